import {
	avecInstruction,
	INTACT,
	NOUVELLE_APPRECIATION,
	RECOPIER
} from '#lib/domain/moyens/catalogue/commun.ts';
import { citee, dit, type Examen, libre, reponse } from '#lib/domain/moyens/examen.ts';
import { type Fiche, OUI_NON, parLesMots, TOUS } from '#lib/domain/moyens/fiche.ts';
import { nomDuTexte, texteSur } from '#lib/domain/moyens/textes.ts';

const recopie = (examen: Examen): boolean =>
	dit(examen, 'G32', 'identique', 'collegue') || (reponse(examen, 'G32') === null && examen.recopie !== null);

const baisse = (examen: Examen): string => {
	const dite = reponse(examen, 'G29-baisse');
	if (dite !== null) return libre(examen, 'G29-baisse', '');
	return examen.baisses.length > 0 ? examen.baisses.join(' ; ') : '[ce qui a baissé]';
};

/** G28 to G32: what the report says of the work. */
export const APPRECIATION: readonly Fiche[] = [
	{
		code: 'G28',
		titre: 'Appréciations contradictoires entre elles ou avec le tableau synoptique',
		fondements: ['ce-27575'],
		pour: [
			{
				texte:
					"Une discordance qu'aucun fait n'explique, entre la note et les appréciations, est une erreur manifeste ; décision connue par un commentaire.",
				fondement: 'ce-27575'
			}
		],
		contre: [],
		preuves: ['un tableau, rubrique par rubrique : la croix, le passage, la contradiction'],
		regimes: TOUS,
		stade: 'compte-rendu',
		boycott: { effet: 'intact', texte: "Intact : c'est souvent le meilleur argument après un refus." },
		questions: [
			{
				code: 'G28',
				texte: 'Des croix contredisent-elles un passage, ou deux passages se contredisent-ils ?',
				reponses: OUI_NON,
				pourquoi: "Une contradiction qu'aucun fait n'explique révèle une erreur."
			},
			{
				code: 'G28-passages',
				texte: 'Quelles croix contredisent quel passage ? Recopiez les deux.',
				reponses: 'texte',
				pourquoi: 'La contradiction doit se voir dans la lettre.',
				utile: (examen) => !dit(examen, 'G28', 'non')
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: 'des appréciations se contredisent entre elles, ou contredisent les croix',
				si: (examen) => dit(examen, 'G28', 'oui'),
				constat: "Des appréciations se contredisent, sans fait qui l'explique."
			}
		],
		paragraphe: (examen) =>
			`Le compte rendu se contredit : ${libre(examen, 'G28-passages', 'la croix, puis le passage qui la contredit')}. Aucun fait de l'année n'explique cet écart. ${NOUVELLE_APPRECIATION}`
	},
	{
		code: 'G29',
		titre: "Baisse inexpliquée par rapport à l'année précédente",
		fondements: avecInstruction('cgfp-l521-1'),
		pour: [],
		contre: [],
		preuves: [
			'vos trois derniers comptes rendus',
			'vos résultats de l’année, chiffrés',
			'les félicitations et remerciements reçus'
		],
		regimes: TOUS,
		stade: 'compte-rendu',
		boycott: { effet: 'intact', texte: 'Intact ; regardez si la baisse répond à votre refus (G40).' },
		questions: [
			{
				code: 'G29',
				texte: "Quelque chose a-t-il baissé depuis l'an dernier, et le texte dit-il pourquoi ?",
				reponses: {
					inexpliquee: 'oui, sans explication',
					expliquee: 'oui, et le texte dit pourquoi',
					non: 'non, rien n’a baissé'
				},
				pourquoi:
					"Personne n'a droit au niveau de l'an dernier ; une baisse sans raison appuie les autres arguments."
			},
			{
				code: 'G29-baisse',
				texte: "Qu'est-ce qui a baissé ? Pourquoi, d'après le texte ?",
				reponses: 'texte',
				pourquoi: 'La lettre doit dire quelle ligne, de quel niveau à quel niveau.',
				utile: (examen) => !dit(examen, 'G29', 'non', 'expliquee')
			}
		],
		cas: [
			{
				force: 'faible',
				quand: "une baisse que le texte n'explique pas ; moyenne avec un des moyens G20 à G28",
				si: (examen) => dit(examen, 'G29', 'inexpliquee'),
				constat:
					"Une baisse depuis l'an dernier n'est pas expliquée. Nul n'a droit au niveau de l'an passé : l'argument en appuie un autre."
			},
			{
				force: 'faible',
				quand: 'la comparaison des deux textes montre une baisse, à lire dans son contexte',
				si: (examen) => reponse(examen, 'G29') === null && examen.baisses.length > 0,
				aConfirmer: 'G29',
				constat: (examen) =>
					`La comparaison avec l'an dernier montre une baisse : ${examen.baisses.join(' ; ')}. À lire : le texte dit-il pourquoi ?`
			}
		],
		paragraphe: (examen) =>
			`Par rapport à l'année précédente, l'appréciation baisse sur les points suivants : ${baisse(examen)}. Le compte rendu n'en donne aucune raison, alors que mes résultats ont été [vos résultats]. ${NOUVELLE_APPRECIATION}`
	},
	{
		code: 'G30',
		titre: 'Griefs non établis, généraux ou incohérents',
		fondements: ['jurisprudence-idcite-a66381'],
		pour: [
			{
				texte:
					'Les reproches doivent être fondés, sincères et cohérents ; arrêt rapporté, références à relever.',
				fondement: 'jurisprudence-idcite-a66381'
			},
			{
				texte:
					"La fiche d'un centre de gestion cite une annulation pour des reproches trop généraux ; arrêt à lire.",
				fondement: 'fiche-cig-entpro'
			}
		],
		contre: [],
		preuves: [
			'vos courriels et vos chiffres, à la date de chaque reproche',
			'le nom de personnes qui peuvent témoigner'
		],
		regimes: TOUS,
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G30',
				texte: 'Des reproches sont-ils écrits sans fait ni date, ou contre ce qui s’est passé ?',
				reponses: OUI_NON,
				pourquoi: 'Un reproche doit reposer sur des faits précis et vrais.'
			},
			{
				code: 'G30-reproches',
				texte: 'Quels reproches, sur quels faits, à quelle date ? Recopiez-les.',
				reponses: 'texte',
				pourquoi: 'Chaque reproche se conteste un par un.',
				utile: (examen) => !dit(examen, 'G30', 'non')
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: 'des reproches sont généraux, non datés, ou contredits par les faits',
				si: (examen) => dit(examen, 'G30', 'oui'),
				constat: 'Des reproches ne reposent sur aucun fait précis.'
			}
		],
		paragraphe: (examen) =>
			`Le compte rendu me reproche ${citee(examen, 'G30', 'G30-reproches', 'reproche exact')}. Aucun fait précis ne vient à l'appui de cette appréciation : ni date, ni dossier, ni conséquence pour le service. Les faits de l'année montrent au contraire que [faits, dates, chiffres]. ${NOUVELLE_APPRECIATION}`
	},
	{
		code: 'G31',
		titre: 'Appréciations étrangères à la manière de servir',
		fondements: (population) => [texteSur('themes', population)],
		pour: [
			{
				texte:
					'Compte rendu territorial annulé pour des appréciations étrangères au service ; références à relever.',
				fondement: 'jurisprudence-idcite-a90127'
			}
		],
		contre: [],
		preuves: ['le texte complet du compte rendu'],
		regimes: TOUS,
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G31',
				texte: 'Une phrase juge-t-elle la personne et non le travail ?',
				reponses: OUI_NON,
				pourquoi:
					"L'appréciation porte sur vos résultats et votre manière de servir, pas sur votre vie ni votre caractère."
			},
			{
				code: 'G31-phrase',
				...RECOPIER,
				utile: (examen) => !dit(examen, 'G31', 'non')
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: 'une phrase juge la personne, sa vie privée ou son caractère, et non le travail',
				si: (examen) => dit(examen, 'G31', 'oui'),
				constat: 'Une phrase juge la personne et non le travail.'
			},
			parLesMots('G31', 'moyenne', {
				quand: 'des mots du compte rendu visent la personne, à lire dans leur contexte',
				suite: "L'argument est plus solide si la phrase ne dit rien de votre travail."
			})
		],
		paragraphe: (examen) =>
			`Le compte rendu contient la phrase suivante : ${citee(examen, 'G31', 'G31-phrase', 'phrase exacte')}. Elle juge ma personne et non mon travail, alors que ${nomDuTexte('themes', examen)} fait porter l'appréciation sur les résultats professionnels et la manière de servir. ${NOUVELLE_APPRECIATION}`
	},
	{
		code: 'G32',
		titre: "Texte recopié de l'an passé ou d'un collègue",
		fondements: avecInstruction('cgfp-l521-1'),
		pour: [
			{
				texte:
					"À la DGFiP, une note de service demande de ne pas reprendre le texte d'une année sur l'autre, selon un syndicat.",
				fondement: 'doctrine-cftc-dgfip-2026'
			}
		],
		contre: [],
		preuves: ['les deux textes, côte à côte', 'ce qui a changé dans votre année, daté'],
		regimes: TOUS,
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G32',
				texte: "Le texte est-il le même que l'an dernier ou que celui d'un collègue ?",
				reponses: {
					identique: "oui, que l'an dernier",
					collegue: "oui, que celui d'un collègue",
					non: 'non'
				},
				pourquoi: "Un texte recopié montre que votre année n'a pas été examinée."
			}
		],
		cas: [
			{
				force: 'faible',
				quand: "le texte reprend celui de l'an passé ou celui d'un collègue",
				si: recopie,
				constat: (examen) =>
					dit(examen, 'G32', 'collegue')
						? "Le texte est celui d'un collègue : votre travail n'a pas été examiné pour lui-même. Aucune décision connue."
						: `${examen.recopie ?? "Le texte est celui de l'an dernier."} Votre année n'a pas été examinée pour elle-même. Aucune décision connue.`
			}
		],
		paragraphe: (examen) =>
			`Le texte de mon compte rendu reprend ${dit(examen, 'G32', 'collegue') ? "celui d'un autre agent du service" : "celui de l'année précédente"}, presque mot pour mot. Mon année n'a donc pas été examinée pour elle-même, alors que j'ai [ce qui a changé cette année : dossiers, intérims, formations]. ${NOUVELLE_APPRECIATION}`
	}
];
