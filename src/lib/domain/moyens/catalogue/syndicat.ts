import { avecInstruction, ENSEMBLE, INTACT, RECOPIER } from '#lib/domain/moyens/catalogue/commun.ts';
import { citee, dit, estBoycott, type Examen, nombre, passage } from '#lib/domain/moyens/examen.ts';
import { AVEC_ENTRETIEN, type Cas, type Fiche, OUI_NON, parLesMots, TOUS } from '#lib/domain/moyens/fiche.ts';
import { decision } from '#lib/domain/moyens/textes.ts';

/** The answer is more precise than what was ticked. */
const decharge = (examen: Examen): number | null => nombre(examen, 'G21') ?? examen.decharge;

/** From this discharge on, and short of a full one, no appraisal is due. */
const QUOTA = 70;
const TOTALE = 100;

/** « J’ai une décharge de 70 % ou plus »: the order still has to say how much. */
const dePlusieursQuotites = (examen: Examen): boolean =>
	nombre(examen, 'G21') === null && examen.decharge === QUOTA;

const quotiteDite = (examen: Examen): string =>
	dePlusieursQuotites(examen) ? '70 % ou plus, mais de moins de 100 %' : `${decharge(examen) ?? ''} %`;

const parLesMotsDuRefus = parLesMots('G20', 'forte', {
	quand: 'des mots du compte rendu présentent le refus comme une action syndicale, à lire dans leur contexte',
	suite:
		"L'argument est renforcé si le compte rendu présente bien votre refus comme une action syndicale. Un refus seulement noté est permis.",
	si: 'ecrit'
});

/** The words of the union and those of the refusal stand in one statement. */
const refusSyndical: Cas = {
	...parLesMotsDuRefus,
	si: (examen) =>
		estBoycott(examen) && parLesMotsDuRefus.si(examen) && passage(examen, 'G20')?.avecLeRefus === true
};

/** G20 to G22: what belongs to the union and to opinions. */
export const SYNDICAT: readonly Fiche[] = [
	{
		code: 'G20',
		titre: 'Activité, décharge ou mandat syndical pris en compte',
		fondements: avecInstruction('cgfp-l131-1', 'cgfp-l137-2'),
		pour: [
			{
				texte:
					"Croix au plus haut, mais texte regrettant une décharge syndicale : erreur de droit, et tout est annulé, car la note et l'appréciation ne se séparent pas.",
				fondement: 'caa-lyon-16ly02938'
			},
			{
				texte: 'Activité syndicale et notation ; décision connue par un commentaire.',
				fondement: 'ce-189318'
			},
			{
				texte:
					"Le Défenseur des droits, qui n'est pas un juge, tient que l'activité syndicale n'a pas sa place dans l'appréciation.",
				fondement: 'ddd-ra-2023-062'
			}
		],
		contre: [],
		preuves: [
			'le texte complet du compte rendu',
			'votre arrêté de décharge ou votre mandat',
			'les comptes rendus d’avant et d’après'
		],
		regimes: TOUS,
		stade: 'compte-rendu',
		boycott: {
			effet: 'renforce',
			texte: 'Renforcé si le compte rendu présente votre refus comme une action syndicale.'
		},
		questions: [
			{
				code: 'G20',
				texte: "Le texte parle-t-il du syndicat, d'un mandat, d'une décharge, d'une action collective ?",
				reponses: {
					ecrit: "oui, c'est écrit",
					deduit: "ce n'est pas écrit, mais cela se comprend",
					non: 'non'
				},
				pourquoi:
					"L'activité syndicale n'a pas sa place dans l'appréciation, même pour la regretter poliment."
			},
			{ code: 'G20-phrase', ...RECOPIER, utile: (examen) => !dit(examen, 'G20', 'non') },
			{
				code: 'G20-refus',
				texte: 'Le compte rendu présente-t-il votre refus comme une action syndicale ?',
				reponses: OUI_NON,
				pourquoi: "Retenir contre vous une action syndicale renforce l'argument.",
				utile: estBoycott
			}
		],
		cas: [
			{
				force: 'forte',
				quand:
					"l'activité syndicale est écrite dans le compte rendu, ou le refus y est présenté comme une action syndicale",
				si: (examen) =>
					dit(examen, 'G20', 'ecrit') || (estBoycott(examen) && dit(examen, 'G20-refus', 'oui')),
				constat: (examen) =>
					estBoycott(examen) && dit(examen, 'G20-refus', 'oui')
						? "Le compte rendu présente votre refus comme une action syndicale : l'argument en est renforcé."
						: 'Le compte rendu parle de votre activité syndicale.'
			},
			{
				force: 'moyenne',
				quand: "l'activité syndicale se déduit du compte rendu sans y être écrite",
				si: (examen) => dit(examen, 'G20', 'deduit'),
				constat: "L'activité syndicale n'est pas écrite, mais des faits montrent qu'elle a compté."
			},
			refusSyndical,
			parLesMots('G20', 'forte', {
				quand: 'des mots du compte rendu nomment le syndicat, à lire dans leur contexte',
				suite: "L'argument est fort si c'est bien de votre activité syndicale qu'il s'agit.",
				si: 'ecrit'
			}),
			parLesMots('G20', 'moyenne', {
				quand: 'des mots du compte rendu font penser au syndicat sans le nommer, à lire dans leur contexte',
				suite: "L'argument devient fort si c'est bien de votre activité syndicale qu'il s'agit."
			})
		],
		paragraphe: (examen) =>
			dit(examen, 'G20', 'deduit') && !dit(examen, 'G20-refus', 'oui')
				? `Sans l'écrire, ce compte rendu tient compte de mon activité syndicale : [faits et dates qui le montrent]. Un mandat, une décharge ou une action syndicale n'a pas sa place dans l'appréciation de mes résultats et de ma manière de servir. ${ENSEMBLE}`
				: `Le compte rendu fait état de mon activité syndicale : ${citee(examen, 'G20', 'G20-phrase', 'phrase exacte')}. Un mandat, une décharge ou une action syndicale n'a pas sa place dans l'appréciation de mes résultats et de ma manière de servir ; la seule mention d'un regret a été jugée contraire au droit (${decision('caa-lyon-16ly02938')}). ${ENSEMBLE}`
	},
	{
		code: 'G21',
		titre: 'Entretien évaluatif imposé malgré une décharge de 70 % ou plus',
		fondements: ['cgfp-l212-6'],
		pour: [],
		contre: [
			{
				texte: 'La règle ne joue pas dans un corps resté à la notation.',
				fondement: 'cgfp-l212-6'
			}
		],
		preuves: ['votre arrêté de décharge ou de mise à disposition, avec sa quotité'],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: { effet: 'intact', texte: "Pas besoin de refuser : aucune appréciation n'est due." },
		questions: [
			{
				code: 'G21',
				texte: 'Quelle est votre quotité de décharge syndicale, en pour cent ? (0 si vous n’en avez pas)',
				reponses: { minimum: 0, maximum: TOTALE },
				pourquoi:
					'De 70 % à moins de 100 %, on vous doit un entretien annuel sans appréciation de votre valeur professionnelle.',
				utile: (examen) => examen.decharge === null || dePlusieursQuotites({ ...examen, reponses: {} })
			}
		],
		cas: [
			{
				force: 'forte',
				quand:
					"décharge de 70 % à moins de 100 %, prouvée par l'arrêté, et compte rendu qui apprécie quand même l'agent",
				si: (examen) => {
					const quotite = decharge(examen);
					return examen.compteRendu && quotite !== null && quotite >= QUOTA && quotite < TOTALE;
				},
				constat: (examen) =>
					`Avec une décharge de ${quotiteDite(examen)}, on vous doit un entretien annuel sans appréciation de votre valeur professionnelle, sauf si votre corps est resté à la notation.`
			}
		],
		paragraphe: (examen) =>
			`Ma décharge syndicale est de ${dePlusieursQuotites(examen) ? '[quotité]' : (decharge(examen) ?? '[quotité]')} % (arrêté du [date]). L'article L. 212-6 du code général de la fonction publique prévoit dans ce cas un entretien annuel sans appréciation de la valeur professionnelle. Le compte rendu porte pourtant une telle appréciation : je demande son annulation.`
	},
	{
		code: 'G22',
		titre: 'Opinions politiques, religieuses ou philosophiques mentionnées',
		fondements: avecInstruction('cgfp-l131-1', 'cgfp-l137-2'),
		pour: [],
		contre: [],
		preuves: ['le texte complet du compte rendu'],
		regimes: TOUS,
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G22',
				texte: 'Le texte mentionne-t-il des opinions politiques, religieuses ou philosophiques ?',
				reponses: { oui: "oui, c'est écrit", non: 'non' },
				pourquoi: "Aucune opinion ne doit figurer dans votre dossier ni peser sur l'appréciation."
			},
			{ code: 'G22-phrase', ...RECOPIER, utile: (examen) => !dit(examen, 'G22', 'non') }
		],
		cas: [
			{
				force: 'forte',
				quand: 'une opinion politique, religieuse ou philosophique est écrite',
				si: (examen) => dit(examen, 'G22', 'oui'),
				constat: 'Le compte rendu mentionne des opinions. Aucune décision connue sur un compte rendu.'
			},
			parLesMots('G22', 'forte', {
				quand:
					'des mots du compte rendu nomment une opinion politique, religieuse ou philosophique, à lire dans leur contexte',
				suite: "L'argument est fort s'il s'agit bien d'une opinion qu'on vous prête.",
				si: 'ecrit'
			}),
			parLesMots('G22', 'moyenne', {
				quand: 'des mots du compte rendu évoquent une opinion, à lire dans leur contexte',
				suite: "L'argument devient fort s'il s'agit bien d'une opinion qu'on vous prête."
			})
		],
		paragraphe: (examen) =>
			`Le compte rendu mentionne des opinions qui me sont prêtées : ${citee(examen, 'G22', 'G22-phrase', 'phrase exacte')}. Le code général de la fonction publique interdit toute distinction entre agents en raison de leurs opinions et leur mention au dossier. ${ENSEMBLE}`
	}
];
