import { avecInstruction, ENSEMBLE, INTACT, RECOPIER } from '#lib/domain/moyens/catalogue/commun.ts';
import { citee, dit } from '#lib/domain/moyens/examen.ts';
import { type Fiche, FONCTIONNAIRES, parLesMots, TOUS } from '#lib/domain/moyens/fiche.ts';
import { decision } from '#lib/domain/moyens/textes.ts';

/** G23 to G27: health, presence, strike, and what the law forbids to distinguish. */
export const DISCRIMINATIONS: readonly Fiche[] = [
	{
		code: 'G23',
		titre: "État de santé ou absences pour maladie retenus contre l'agent",
		fondements: avecInstruction('cgfp-l131-1'),
		pour: [
			{
				texte: "Absence pour maladie retenue contre l'agent ; arrêt connu par un commentaire, à lire.",
				fondement: 'caa-bordeaux-95bx00498'
			},
			{
				texte: "État de santé et évaluation : l'issue de cette affaire reste à lire.",
				fondement: 'caa-lyon-21ly03716'
			}
		],
		contre: [],
		preuves: [
			'le texte complet du compte rendu',
			'vos avis ou arrêtés de congé, sans aucune donnée médicale',
			'vos résultats pendant le temps travaillé'
		],
		regimes: TOUS,
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G23',
				texte: 'Vos absences ou votre santé sont-elles reprochées, ou seulement mentionnées ?',
				reponses: {
					reprochees: 'reprochées, ou données comme raison d’une baisse',
					mentionnees: 'seulement mentionnées',
					non: 'ni l’un ni l’autre'
				},
				pourquoi: "Les retenir contre vous est interdit ; une mention neutre ne l'est pas."
			},
			{
				code: 'G23-phrase',
				...RECOPIER,
				texte: 'Recopiez la phrase exacte, sans rien dire de votre maladie.',
				utile: (examen) => !dit(examen, 'G23', 'non', 'mentionnees')
			}
		],
		cas: [
			{
				force: 'forte',
				quand: "la santé ou les absences pour maladie sont retenues contre l'agent",
				si: (examen) => dit(examen, 'G23', 'reprochees'),
				constat: 'Vos absences ou votre santé sont retenues contre vous.'
			},
			{
				force: 'sans-effet',
				quand: 'les absences sont mentionnées de façon neutre',
				si: (examen) => dit(examen, 'G23', 'mentionnees'),
				constat: "Ne le plaidez pas : une mention neutre de vos absences n'est pas une irrégularité."
			},
			parLesMots('G23', 'forte', {
				quand: 'une phrase parle de santé ou de maladie avec un mot de reproche, à lire dans son contexte',
				suite:
					"L'argument est fort si votre santé ou ces absences vous sont bien reprochées, sans effet si elles sont seulement mentionnées.",
				si: 'ecrit'
			}),
			parLesMots('G23', 'moyenne', {
				quand:
					'une phrase parle d’absence avec un mot de reproche, sans dire laquelle, à lire dans son contexte',
				suite:
					"L'argument est fort si ce sont des absences pour maladie et qu'elles vous sont reprochées, sans effet si elles sont seulement mentionnées.",
				si: 'reproche'
			}),
			parLesMots('G23', 'sans-effet', {
				quand: 'une phrase parle de santé ou d’absence sans mot de reproche, à lire dans son contexte',
				suite:
					"Sans effet si elles sont seulement mentionnées ; si elles vous sont reprochées, l'argument devient fort : répondez à la question."
			})
		],
		paragraphe: (examen) =>
			`Le compte rendu retient contre moi des absences pour raison de santé : ${citee(examen, 'G23', 'G23-phrase', 'phrase exacte')}. Ces absences, régulières, ne disent rien de mes résultats ni de ma manière de servir pendant le temps travaillé : [vos résultats]. Les retenir revient à me traiter moins bien en raison de mon état de santé. ${ENSEMBLE}`
	},
	{
		code: 'G24',
		titre: 'Maternité, ou durée minimale de présence exigée',
		fondements: ['cgfp-l131-1'],
		pour: [
			{
				texte:
					'Une règle générale de présence minimale est illégale pour les fonctionnaires ; numéro de la décision à confirmer.',
				fondement: 'jurisprudence-presence-minimale'
			},
			{
				texte: "La présence suffisante s'apprécie au cas par cas, jamais par un seuil.",
				fondement: 'caa-nantes-16nt01136'
			},
			{
				texte:
					"Défenseur des droits, qui n'est pas un juge : durée minimale de présence et maternité, à la DGFiP.",
				fondement: 'ddd-2019-036'
			}
		],
		contre: [
			{
				texte: 'Maternité et évaluation : discrimination non établie dans cette affaire.',
				fondement: 'ta-nimes-1500437'
			}
		],
		preuves: [
			'les dates de votre congé',
			"l'instruction ou la note qui fixe une durée",
			'le texte complet du compte rendu'
		],
		regimes: [...FONCTIONNAIRES, 'onic-2005'],
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G24',
				texte: 'Une durée minimale de présence a-t-elle été invoquée, ou votre maternité mentionnée ?',
				reponses: {
					ecrit: 'oui, dans le compte rendu ou dans une note',
					autrement: 'oui, de vive voix ou sans l’écrire',
					non: 'non'
				},
				pourquoi:
					"Aucun seuil général de présence ne permet de refuser d'apprécier un fonctionnaire ou de l'abaisser."
			},
			{ code: 'G24-phrase', ...RECOPIER, utile: (examen) => !dit(examen, 'G24', 'non', 'autrement') }
		],
		cas: [
			{
				force: 'forte',
				quand: 'une règle ou une phrase écrite exige une durée de présence, ou retient la maternité',
				si: (examen) => dit(examen, 'G24', 'ecrit'),
				constat: 'Une durée de présence, ou votre maternité, est invoquée par écrit.'
			},
			{
				force: 'moyenne',
				quand: 'la durée de présence ou la maternité est invoquée sans être écrite',
				si: (examen) => dit(examen, 'G24', 'autrement'),
				constat: "Une durée de présence, ou votre maternité, a été invoquée sans l'écrire."
			},
			parLesMots('G24', 'forte', {
				quand:
					'une phrase exige une durée minimale de présence, ou parle de maternité avec un mot de reproche, à lire dans son contexte',
				suite: "L'argument est fort si cette phrase vous est opposée.",
				si: 'ecrit'
			}),
			parLesMots('G24', 'moyenne', {
				quand:
					'des mots du compte rendu évoquent la maternité ou une durée de présence, à lire dans leur contexte',
				suite: "L'argument devient fort si cette phrase vous est opposée."
			})
		],
		paragraphe: (examen) =>
			dit(examen, 'G24', 'autrement')
				? `Mon appréciation a été arrêtée en invoquant [ma durée de présence, ou mon congé de maternité] ([qui, quand]). La présence s'apprécie au cas par cas (${decision('caa-nantes-16nt01136')}) : aucun seuil général ne peut m'être opposé, et un congé de maternité ne peut peser contre moi. ${ENSEMBLE}`
				: `Le compte rendu m'oppose ${citee(examen, 'G24', 'G24-phrase', 'phrase exacte, ou règle citée')}. La présence s'apprécie au cas par cas (${decision('caa-nantes-16nt01136')}) : aucun seuil général ne peut m'être opposé, et un congé de maternité ne peut peser contre moi. ${ENSEMBLE}`
	},
	{
		code: 'G25',
		titre: "Temps partiel ou autorisations d'absence retenus",
		fondements: avecInstruction('cgfp-l131-1'),
		pour: [],
		contre: [],
		preuves: [
			'votre arrêté de temps partiel ou vos autorisations',
			'vos objectifs, comparés à ceux d’un temps plein'
		],
		regimes: TOUS,
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G25',
				texte:
					"Votre temps partiel ou vos autorisations d'absence vous sont-ils reprochés, ou vos objectifs sont-ils ceux d'un temps plein ?",
				reponses: { oui: 'oui', non: 'non', 'sans-objet': 'je travaille à temps plein, sans autorisation' },
				pourquoi: 'Vos objectifs doivent être adaptés à votre quotité de travail.'
			},
			{ code: 'G25-phrase', ...RECOPIER, utile: (examen) => !dit(examen, 'G25', 'non', 'sans-objet') }
		],
		cas: [
			{
				force: 'moyenne',
				quand:
					"le temps partiel ou les autorisations d'absence sont retenus, ou les objectifs ne sont pas adaptés à la quotité",
				si: (examen) => dit(examen, 'G25', 'oui'),
				constat:
					"Votre temps partiel ou vos autorisations d'absence pèsent dans l'appréciation. Aucune décision connue."
			},
			parLesMots('G25', 'moyenne', {
				quand:
					"des mots du compte rendu évoquent le temps partiel ou une autorisation d'absence, à lire dans leur contexte",
				suite:
					"L'argument ne tient que si cela vous est reproché ou si vos objectifs sont ceux d'un temps plein."
			})
		],
		paragraphe: (examen) =>
			`Le compte rendu retient contre moi [mon temps partiel, ou mes autorisations d'absence] : ${citee(examen, 'G25', 'G25-phrase', 'phrase exacte, ou objectif fixé comme à temps plein')}. Mes résultats se mesurent à ma quotité de travail, qui est de [quotité] : rapportés à elle, ils sont [vos résultats].`
	},
	{
		code: 'G26',
		titre: 'Fait de grève retenu',
		fondements: ['cgfp-l131-1'],
		pour: [],
		contre: [],
		preuves: ['les dates des jours de grève', 'le texte complet du compte rendu'],
		regimes: TOUS,
		stade: 'compte-rendu',
		boycott: { effet: 'intact', texte: 'Intact ; ne présentez jamais le boycott comme une grève.' },
		questions: [
			{
				code: 'G26',
				texte: 'Une grève est-elle mentionnée ?',
				reponses: { retenue: 'oui, et elle m’est reprochée', mentionnee: 'oui, sans plus', non: 'non' },
				pourquoi:
					"Une vraie grève ne peut pas être retenue contre vous ; un boycott, lui, n'est pas une grève."
			},
			{ code: 'G26-phrase', ...RECOPIER, utile: (examen) => !dit(examen, 'G26', 'non') }
		],
		cas: [
			{
				force: 'moyenne',
				quand: "une grève est retenue contre l'agent",
				si: (examen) => dit(examen, 'G26', 'retenue'),
				constat:
					"Une grève est retenue contre vous. Aucune décision connue sur un compte rendu. Un boycott n'est pas une grève."
			},
			{
				force: 'faible',
				quand: 'une grève est mentionnée sans reproche',
				si: (examen) => dit(examen, 'G26', 'mentionnee'),
				constat:
					"Une grève est mentionnée : elle n'a rien à faire dans ce texte, mais elle ne vous y est pas reprochée."
			},
			parLesMots('G26', 'moyenne', {
				quand: 'des mots du compte rendu évoquent une grève, à lire dans leur contexte',
				suite: "L'argument ne tient que si une vraie grève vous est reprochée ; un boycott n'en est pas une."
			})
		],
		paragraphe: (examen) =>
			`Le compte rendu fait état de ma participation à une grève les [dates] : ${citee(examen, 'G26', 'G26-phrase', 'phrase exacte')}. Cette participation est étrangère à mes résultats et à ma manière de servir, et ne peut pas peser contre moi. ${ENSEMBLE}`
	},
	{
		code: 'G27',
		titre: 'Phrase discriminatoire (sexe, âge, handicap, origine…)',
		fondements: ['loi-2008-496-art-4'],
		pour: [
			{
				texte:
					"L'agent apporte des faits qui font présumer une discrimination ; l'employeur doit prouver le contraire.",
				fondement: 'loi-2008-496-art-4'
			}
		],
		contre: [],
		preuves: ['le texte complet du compte rendu', 'des éléments de comparaison avec des collègues'],
		regimes: TOUS,
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G27',
				texte: "Une phrase vise-t-elle le sexe, l'âge, le handicap, l'origine ?",
				reponses: { explicite: 'oui, en toutes lettres', implicite: 'cela se comprend', non: 'non' },
				pourquoi:
					"Une phrase explicite peut faire présumer la discrimination : c'est alors à l'employeur de prouver le contraire."
			},
			{ code: 'G27-phrase', ...RECOPIER, utile: (examen) => !dit(examen, 'G27', 'non') }
		],
		cas: [
			{
				force: 'forte',
				quand:
					'la phrase vise explicitement le sexe, l’âge, le handicap, l’origine ou un autre critère interdit',
				si: (examen) => dit(examen, 'G27', 'explicite'),
				constat: 'Une phrase du compte rendu vise un critère interdit.'
			},
			{
				force: 'moyenne',
				quand: 'le critère interdit se devine sans être écrit',
				si: (examen) => dit(examen, 'G27', 'implicite'),
				constat: 'Un critère interdit se devine dans une phrase : il faut des éléments de comparaison.'
			},
			parLesMots('G27', 'forte', {
				quand: 'des mots du compte rendu nomment un critère interdit, à lire dans leur contexte',
				suite: "L'argument est fort si la phrase vous vise pour cette raison.",
				si: 'ecrit'
			}),
			parLesMots('G27', 'moyenne', {
				quand: 'des mots du compte rendu laissent deviner un critère interdit, à lire dans leur contexte',
				suite: "L'argument devient fort si la phrase vous vise pour cette raison."
			})
		],
		paragraphe: (examen) =>
			`Le compte rendu contient la phrase suivante : ${citee(examen, 'G27', 'G27-phrase', 'phrase exacte')}. Elle me vise en raison de [critère : sexe, âge, handicap, origine…], et non de mon travail. L'article 4 de la loi n° 2008-496 du 27 mai 2008 laisse à l'administration la charge de prouver que cette appréciation repose sur des éléments étrangers à toute discrimination. ${ENSEMBLE}`
	}
];
