import { avecInstruction, INTACT, NOUVELLE_APPRECIATION } from '#lib/domain/moyens/catalogue/commun.ts';
import { dit } from '#lib/domain/moyens/examen.ts';
import { AVEC_ENTRETIEN, type Fiche, OUI_NON, parLesMots, TOUS } from '#lib/domain/moyens/fiche.ts';
import { nomDuTexte, type Population, texteSur } from '#lib/domain/moyens/textes.ts';

/** Objectives of BIATSS staff are read in the light of real conditions: their arrêté says so too. */
const objectifs = (population: Population) =>
	[
		texteSur('themes', population),
		...(population.employeur === 'education-biatss' ? ['arrete-2013-03-18-education'] : [])
	] as [string, ...string[]];

/** The argument is at its best where the ministry’s own text says it too. */
const vosTextes = ({ employeur }: Population): string =>
	employeur === 'education-biatss'
		? " L'arrêté de 2013 veut que l'écart avec les résultats se lise au regard des conditions réelles du service."
		: '';

/** G33 to G36: quotas, objectives and the period. */
export const OBJECTIFS: readonly Fiche[] = [
	{
		code: 'G33',
		titre: 'Quotas ou harmonisation imposés',
		fondements: avecInstruction('ce-59435', 'cgfp-l521-1'),
		pour: [
			{
				texte: "Une péréquation défavorable aux petits groupes rompt l'égalité entre agents.",
				fondement: 'ce-59435'
			}
		],
		contre: [
			{
				texte: "Une moyenne imposée est licite si l'évaluateur garde une marge.",
				fondement: 'ce-995363'
			}
		],
		preuves: [
			'la note ou le courriel qui fixe un quota ou une moyenne',
			'les versions successives de votre compte rendu'
		],
		regimes: TOUS,
		stade: 'compte-rendu',
		boycott: {
			effet: 'intact',
			texte: "Intact, et collectif : c'est un argument à porter avec le syndicat."
		},
		questions: [
			{
				code: 'G33',
				texte: 'Un quota ou une moyenne ont-ils été écrits ?',
				reponses: {
					ecrit: 'oui, dans une note ou un courriel',
					statistiques: 'non, mais les résultats du service le montrent',
					non: 'non'
				},
				pourquoi: "L'appréciation est individuelle : un quota écrit qui l'impose se conteste."
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: 'un quota ou une moyenne est imposé par écrit',
				si: (examen) => dit(examen, 'G33', 'ecrit'),
				constat: ({ regime }) =>
					regime === 'onic-2005'
						? "Un quota ou une moyenne est imposé par écrit. Ceux de l'arrêté de 2005 (règle O09) sont permis : seul un autre quota se discute."
						: 'Un quota ou une moyenne est imposé par écrit.'
			},
			{
				force: 'faible',
				quand: 'seules des statistiques le montrent',
				si: (examen) => dit(examen, 'G33', 'statistiques'),
				constat: 'Seules des statistiques montrent un quota.'
			},
			parLesMots('G33', 'moyenne', {
				quand: 'des mots du compte rendu nomment un quota ou une moyenne imposée, à lire dans leur contexte',
				suite: "L'argument ne tient que si ce quota ou cette moyenne vous a été imposé.",
				si: 'ecrit'
			}),
			parLesMots('G33', 'faible', {
				quand: 'des mots du compte rendu évoquent une harmonisation, à lire dans leur contexte',
				suite: "L'argument est plus solide si un quota ou une moyenne vous a été imposé par écrit."
			})
		],
		paragraphe: (examen) =>
			`Mon appréciation a été fixée pour respecter un quota ou une moyenne : ${dit(examen, 'G33', 'statistiques') ? '[statistiques du service, année par année]' : '[note ou courriel, date, extrait]'}. L'appréciation est individuelle et mon évaluateur n'a gardé aucune marge : [ce qui le montre, par exemple une version antérieure du compte rendu]. ${NOUVELLE_APPRECIATION}`
	},
	{
		code: 'G34',
		titre: "Objectifs évalués sans avoir été fixés l'an passé",
		fondements: objectifs,
		pour: [],
		contre: [],
		preuves: ["le compte rendu de l'an dernier, rubrique objectifs", 'votre date d’arrivée sur le poste'],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: {
			effet: 'intact',
			texte:
				"Intact pour cette année. L'an prochain, des objectifs fixés sans vous seront moins solides contre vous."
		},
		questions: [
			{
				code: 'G34',
				texte: "Des objectifs vous avaient-ils été fixés l'an passé ?",
				reponses: { oui: 'oui', non: 'non, et le compte rendu évalue pourtant des objectifs' },
				pourquoi: "On n'évalue pas l'atteinte d'objectifs que personne n'a fixés."
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: "le compte rendu évalue des objectifs qui n'avaient pas été fixés l'an passé",
				si: (examen) => dit(examen, 'G34', 'non'),
				constat: (examen) =>
					`Le compte rendu évalue des objectifs qui ne vous avaient pas été fixés. Aucune décision connue.${
						examen.employeur === 'education-biatss'
							? " L'arrêté de 2013 veut des objectifs fixés dans le mois de la prise de fonctions."
							: ''
					}`
			}
		],
		paragraphe: (examen) =>
			`Le compte rendu évalue l'atteinte des objectifs suivants : [objectifs]. Ils ne m'avaient pas été fixés lors de l'entretien précédent, alors que ${nomDuTexte('themes', examen)} fait apprécier les résultats au regard des objectifs assignés. Je demande que mes résultats soient appréciés sur le travail réellement confié : [vos missions et vos résultats].`
	},
	{
		code: 'G35',
		titre: 'Objectifs irréalisables, flous ou sans moyens',
		fondements: objectifs,
		pour: [
			{
				texte:
					"Moyens du service soulevés dans cette affaire : l'issue n'est pas connue, le jugement reste à lire.",
				fondement: 'ta-lille-2203203'
			},
			{
				texte: "Objectifs contestés dans cette affaire : l'issue n'est pas connue, le jugement reste à lire.",
				fondement: 'ta-paris-2124087'
			}
		],
		contre: [],
		preuves: ['les effectifs du service', 'la charge de travail, chiffrée', 'vos alertes écrites'],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G35',
				texte: 'Vos objectifs étaient-ils irréalisables, flous ou sans moyens ?',
				reponses: OUI_NON,
				pourquoi:
					"Les résultats se lisent au regard des conditions d'organisation et de fonctionnement du service."
			},
			{
				code: 'G35-alertes',
				texte: 'Avez-vous alerté par écrit sur les moyens ?',
				reponses: OUI_NON,
				pourquoi: "Une alerte écrite dans l'année renforce l'argument.",
				utile: (examen) => !dit(examen, 'G35', 'non')
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: 'des objectifs irréalisables, flous ou sans moyens, avec des alertes écrites',
				si: (examen) => dit(examen, 'G35', 'oui') && dit(examen, 'G35-alertes', 'oui'),
				constat: (examen) =>
					`Vos objectifs étaient irréalisables, flous ou sans moyens, et vous aviez alerté par écrit.${vosTextes(examen)}`
			},
			{
				force: 'faible',
				quand: 'des objectifs irréalisables, flous ou sans moyens',
				si: (examen) => dit(examen, 'G35', 'oui'),
				constat: (examen) => `Vos objectifs étaient irréalisables, flous ou sans moyens.${vosTextes(examen)}`
			}
		],
		paragraphe: (examen) =>
			`Les objectifs suivants ne pouvaient pas être atteints : [objectifs]. ${nomDuTexte('themes', examen).replace(/^l/, 'L')} fait lire les résultats au regard des conditions d'organisation et de fonctionnement du service, or [effectifs, charge, outils, réorganisation].${dit(examen, 'G35-alertes', 'oui') ? " J'avais alerté par écrit le [dates]." : ''} Je demande que mes résultats soient appréciés en tenant compte de ces conditions.`
	},
	{
		code: 'G36',
		titre: 'Faits hors de la période de référence',
		fondements: (population) => [texteSur('entretien', population)],
		pour: [],
		contre: [],
		preuves: ['la date de chaque fait cité', 'la période évaluée, écrite sur le compte rendu'],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G36',
				texte: 'Les faits cités sont-ils de la bonne année ?',
				reponses: { oui: 'oui', non: 'non, certains sont plus anciens ou plus récents' },
				pourquoi: "L'entretien est annuel : il porte sur une période."
			}
		],
		cas: [
			{
				force: 'faible',
				quand: 'des faits cités sont hors de la période évaluée',
				si: (examen) => dit(examen, 'G36', 'non'),
				constat: 'Des faits cités ne sont pas de la période évaluée. Aucune décision connue.'
			}
		],
		paragraphe: () =>
			`Le compte rendu s'appuie sur les faits suivants : [faits et dates]. Ils sont étrangers à la période évaluée, qui va du [date] au [date] : l'entretien est annuel et l'appréciation porte sur cette période. Je demande qu'ils n'y comptent pas.`
	}
];
