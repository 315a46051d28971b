import { INTACT, RECOPIER } from '#lib/domain/moyens/catalogue/commun.ts';
import { aLire, citee, dit, libre, passage, reponse } from '#lib/domain/moyens/examen.ts';
import { AVEC_ENTRETIEN, type Fiche, OUI_NON, parLesMots } from '#lib/domain/moyens/fiche.ts';

/** G37, G39 and G40: measures that followed, and the refusal in the report. */
export const REFUS_ET_SUITES: readonly Fiche[] = [
	{
		code: 'G37',
		titre: 'Sanction déguisée, harcèlement',
		fondements: ['cgfp-l133-2', 'cgfp-l533-1'],
		pour: [],
		contre: [],
		preuves: [
			'une chronologie datée de toutes les mesures',
			'les écrits qui les annoncent',
			'le nom de personnes qui peuvent témoigner'
		],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G37',
				texte:
					"D'autres mesures ont-elles accompagné ou suivi ce compte rendu (mutation, retrait de missions, prime réduite…) ?",
				reponses: {
					'avec-ecrits': "oui, et j'ai des écrits",
					'sans-ecrits': 'oui, sans écrits',
					non: 'non'
				},
				pourquoi: "L'accusation est grave : elle demande un dossier. Parlez-en d'abord à la section."
			},
			{
				code: 'G37-mesures',
				texte: 'Lesquelles, et à quelle date ?',
				reponses: 'texte',
				pourquoi: 'Seule une chronologie précise rend ce moyen sérieux.',
				utile: (examen) => !dit(examen, 'G37', 'non')
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: "d'autres mesures ont suivi, et l'agent a un dossier écrit",
				si: (examen) => dit(examen, 'G37', 'avec-ecrits'),
				constat:
					"D'autres mesures ont suivi, et vous avez des écrits. Aucune décision connue sur un compte rendu. Appelez la section avant de l'écrire."
			},
			{
				force: 'faible',
				quand: "d'autres mesures ont suivi, sans écrits",
				si: (examen) => dit(examen, 'G37', 'sans-ecrits'),
				constat:
					"D'autres mesures ont suivi, mais sans écrits l'accusation ne tient guère. Appelez la section avant de l'écrire."
			}
		],
		paragraphe: (examen) =>
			`Ce compte rendu s'inscrit dans une suite de mesures : ${libre(examen, 'G37-mesures', 'mesures et dates')}. Leur rapprochement montre que l'appréciation vise autre chose que mes résultats et ma manière de servir : [ce qui le montre]. Pièces jointes : [écrits].`
	},
	{
		code: 'G39',
		titre: "Mention neutre du refus d'entretien",
		fondements: ['circulaire-2012-04-23'],
		pour: [],
		contre: [
			{
				texte: "La circulaire demande elle-même d'inscrire le refus au compte rendu.",
				fondement: 'circulaire-2012-04-23'
			}
		],
		preuves: [],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: {
			effet: 'propre',
			texte: "Sans effet : une mention neutre du refus n'est pas une irrégularité."
		},
		questions: [
			{
				code: 'G39',
				texte: "Si vous avez refusé l'entretien : le compte rendu se borne-t-il à le noter ?",
				reponses: { oui: 'oui, seulement noté', non: 'non' },
				pourquoi: 'Noter le refus de façon neutre est permis ; le retenir contre votre travail se discute.'
			}
		],
		cas: [
			{
				force: 'sans-effet',
				quand: 'le compte rendu note le refus de façon neutre',
				si: (examen) => dit(examen, 'G39', 'oui') && !dit(examen, 'G40', 'oui'),
				constat:
					"Ne le plaidez pas : votre hiérarchie peut écrire, de façon neutre, que vous avez refusé l'entretien."
			},
			{
				force: 'sans-effet',
				quand: 'des mots du compte rendu notent le refus, à lire dans leur contexte',
				si: (examen) =>
					passage(examen, 'G39') !== null &&
					reponse(examen, 'G39') === null &&
					!dit(examen, 'G40', 'oui') &&
					!aLire(examen, 'G40'),
				aConfirmer: 'G39',
				constat: (examen) =>
					`Le compte rendu parle de votre refus : « ${passage(examen, 'G39')?.phrase.replace(/\s+/g, ' ') ?? ''} ». Seulement noté, il est permis : ne le plaidez pas.`
			}
		],
		paragraphe: () => ''
	},
	{
		code: 'G40',
		titre: "Refus d'entretien retenu pour abaisser la valeur professionnelle",
		fondements: ['cgfp-l521-1'],
		pour: [
			{
				texte: "Le refus de l'agent ne dispense pas l'employeur d'apprécier son année.",
				fondement: 'caa-paris-21pa02972'
			}
		],
		contre: [
			{
				texte:
					'La circulaire de 2012 permet de noter le refus et de traiter un refus qui persiste comme une faute possible.',
				fondement: 'circulaire-2012-04-23'
			}
		],
		preuves: [
			'le texte complet du compte rendu',
			"le compte rendu de l'an dernier, croix comprises",
			'vos résultats de l’année, chiffrés'
		],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: { effet: 'propre', texte: 'Ce moyen ne naît que du refus ; joignez-y G28, G29 ou G30.' },
		questions: [
			{
				code: 'G40',
				texte: "Si vous avez refusé l'entretien : ce refus est-il donné comme motif d'une baisse ?",
				reponses: OUI_NON,
				pourquoi: "L'appréciation porte sur vos résultats et votre manière de servir de l'année."
			},
			{
				code: 'G40-phrase',
				...RECOPIER,
				utile: (examen) => !dit(examen, 'G40', 'non')
			}
		],
		cas: [
			{
				force: 'faible',
				quand: 'le refus est donné comme motif de la baisse',
				si: (examen) => dit(examen, 'G40', 'oui'),
				constat:
					'Votre refus est donné comme motif de la baisse. Aucune décision connue : joignez ce moyen à une contradiction (G28), une baisse (G29) ou un reproche sans fait (G30).'
			},
			parLesMots('G40', 'faible', {
				quand: 'une phrase rapproche le refus d’un reproche, à lire dans son contexte',
				suite:
					"L'argument ne tient que si le refus est donné comme motif de la baisse : répondez à la question."
			})
		],
		paragraphe: (examen) =>
			`Le compte rendu donne mon absence à l'entretien comme motif de l'appréciation : ${citee(examen, 'G40', 'G40-phrase', 'phrase exacte')}. L'appréciation porte sur mes résultats et ma manière de servir pendant l'année, et le devoir de l'apprécier demeure en l'absence d'entretien. L'absence à l'entretien ne mesure ni les uns ni l'autre : mes résultats ont été [vos résultats], et rien d'autre n'explique la baisse de [rubriques]. Je demande une nouvelle appréciation fondée sur le travail de l'année.`
	}
];
