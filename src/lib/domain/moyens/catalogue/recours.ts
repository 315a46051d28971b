import { premier } from '#lib/domain/dossier/depart.ts';
import { INTACT } from '#lib/domain/moyens/catalogue/commun.ts';
import { dit, type Examen, leJour, note, remises } from '#lib/domain/moyens/examen.ts';
import { AVEC_ENTRETIEN, type Fiche, OUI_NON, VICE_DE_PROCEDURE } from '#lib/domain/moyens/fiche.ts';
import { nomDuTexte, sources } from '#lib/domain/moyens/textes.ts';

const CONTRACTUELS = ['contractuel-etat', 'contractuel-territorial', 'contractuel-hospitalier'] as const;

const sansVoiesNiDelais = (examen: Examen): boolean => {
	const vues = remises(examen).filter(({ voiesEtDelais }) => voiesEtDelais !== undefined);
	return vues.length > 0
		? vues.some(({ voiesEtDelais }) => voiesEtDelais === false)
		: dit(examen, 'G15', 'non');
};

const avisFavorable = ({ faits }: Examen): boolean => {
	const sens = premier(faits, 'cap-avis')?.sens;
	return sens === 'partiel' || sens === 'total';
};

const commission = ({ regime }: Pick<Examen, 'regime'>): string =>
	regime.startsWith('contractuel') ? 'la commission consultative paritaire' : 'la CAP compétente';

const AUCUN_EFFET = { effet: 'intact', texte: 'Sans effet, avec ou sans refus.' } as const;

/** G13 to G18: what follows the report, its criteria, and a contract. */
export const RECOURS: readonly Fiche[] = [
	{
		code: 'G13',
		titre: 'CAP ou CCP non saisie malgré la demande',
		fondements: sources('revision'),
		pour: [
			{
				texte: "Refus implicite de saisir la CAP : l'issue de cette affaire reste à lire.",
				fondement: 'caa-paris-23pa04025'
			}
		],
		contre: [VICE_DE_PROCEDURE],
		preuves: [
			'votre saisine, en recommandé ou avec un accusé de réception',
			'la date de la réponse à votre recours hiérarchique',
			"l'ordre du jour ou le calendrier de la commission"
		],
		regimes: AVEC_ENTRETIEN,
		stade: 'commission',
		boycott: INTACT,
		questions: [
			{
				code: 'G13',
				texte:
					'Avez-vous la preuve de votre saisine, et la commission a-t-elle pourtant été laissée de côté (refus, ou aucune réunion) ?',
				reponses: {
					preuve: "oui, j'ai la preuve et la commission n'a pas été saisie",
					'sans-preuve': "la commission n'a pas été saisie, mais je n'ai pas de preuve",
					non: 'non, la commission a été saisie ou le sera'
				},
				pourquoi:
					"La commission donne un avis avant la fin du recours : l'écarter malgré votre demande se conteste.",
				utile: (examen) => !note(examen, 'cap-avis')
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand:
					"l'agent a la preuve de sa saisine, faite après le recours hiérarchique, et la commission n'a pas été saisie",
				si: (examen) => !note(examen, 'cap-avis') && dit(examen, 'G13', 'preuve'),
				constat: "Vous avez demandé l'avis de la commission, et elle n'a pas été saisie."
			},
			{
				force: 'faible',
				quand: "la commission n'a pas été saisie, mais la demande ne se prouve pas",
				si: (examen) => !note(examen, 'cap-avis') && dit(examen, 'G13', 'sans-preuve'),
				constat:
					"La commission n'a pas été saisie, mais sans preuve de votre demande l'argument ne tient guère."
			}
		],
		paragraphe: (examen) =>
			`J'ai demandé la saisine de ${commission(examen)} ${leJour(premier(examen.faits, 'cap-saisie')?.le, 'date de votre demande')}, après la réponse à mon recours hiérarchique, comme le permet ${nomDuTexte('revision', examen)}. Elle n'a pas été saisie. J'y ai perdu une garantie : l'avis de la commission sur mon compte rendu avant que celui-ci devienne définitif.`
	},
	{
		code: 'G14',
		titre: 'Avis de la CAP ou CCP non suivi',
		fondements: ['caa-nancy-21nc02134'],
		pour: [],
		contre: [{ texte: "L'avis de la commission ne lie personne.", fondement: 'caa-nancy-21nc02134' }],
		preuves: [],
		regimes: AVEC_ENTRETIEN,
		stade: 'commission',
		boycott: AUCUN_EFFET,
		questions: [],
		cas: [
			{
				force: 'sans-effet',
				quand: 'la commission a donné un avis favorable que le compte rendu définitif ne suit pas',
				si: (examen) =>
					avisFavorable(examen) && premier(examen.faits, 'compte-rendu-definitif-notifie')?.modifie === false,
				constat:
					"L'avis de la commission n'oblige pas l'administration : ne plaidez pas qu'elle devait le suivre. Écrivez plutôt « cet avis confirme que… »."
			},
			{
				force: 'sans-effet',
				quand: "la commission a donné un avis, et la suite n'est pas connue",
				si: ({ faits }) =>
					premier(faits, 'cap-avis') !== undefined &&
					premier(faits, 'cap-avis')?.sens !== 'rejet' &&
					premier(faits, 'compte-rendu-definitif-notifie')?.modifie === undefined,
				constat:
					"Si l'administration ne suit pas l'avis de la commission, ne plaidez pas qu'elle le devait. Écrivez plutôt « cet avis confirme que… ».",
				rappel: true
			}
		],
		paragraphe: () => ''
	},
	{
		code: 'G15',
		titre: 'Voies et délais de recours non indiqués',
		fondements: ['cja-r421-5'],
		pour: [],
		contre: [
			{
				texte:
					"Leur absence empêche seulement d'opposer le délai du tribunal, et dans certaines limites : ne comptez jamais dessus.",
				fondement: 'ce-387763'
			}
		],
		preuves: ['la page de notification'],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: AUCUN_EFFET,
		questions: [
			{
				code: 'G15',
				texte: 'Les voies et délais de recours figurent-ils sur ce qui vous a été notifié ?',
				reponses: OUI_NON,
				pourquoi: "Leur absence ne sert que si l'on vous dit trop tard.",
				utile: (examen) => remises(examen).every(({ voiesEtDelais }) => voiesEtDelais === undefined)
			}
		],
		cas: [
			{
				force: 'sans-effet',
				quand: "la notification n'indique ni voies ni délais de recours",
				si: sansVoiesNiDelais,
				constat:
					"Sans effet sur le fond : l'absence des voies et délais empêche seulement d'opposer le délai du tribunal. Visez quand même les deux mois."
			}
		],
		paragraphe: () => '',
		defense:
			"Si l'on oppose à votre requête le délai de deux mois : la notification ne mentionnait ni les voies ni les délais de recours (art. R. 421-5 du code de justice administrative). N'en faites jamais une raison d'attendre."
	},
	{
		code: 'G16',
		titre: 'Absence de motivation',
		fondements: ['crpa-l211-2'],
		pour: [],
		contre: [{ texte: "Le compte rendu n'a pas à être motivé.", fondement: 'ta-orleans-2202230' }],
		preuves: [],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: AUCUN_EFFET,
		questions: [],
		cas: [
			{
				force: 'sans-effet',
				quand: 'un compte rendu existe : personne ne plaide le défaut de motivation',
				si: ({ compteRendu }) => compteRendu,
				constat:
					"Ne le plaidez pas : le compte rendu n'a pas à être motivé comme une sanction. Écrivez plutôt « aucun fait précis ne vient à l'appui de cette appréciation » (G30).",
				rappel: true
			}
		],
		paragraphe: () => ''
	},
	{
		code: 'G17',
		titre: 'Critères non fixés après avis du comité social',
		fondements: sources('criteres'),
		pour: [],
		contre: [VICE_DE_PROCEDURE],
		preuves: [
			'la délibération ou la décision qui fixe les critères',
			'votre demande écrite de cette décision, et la réponse'
		],
		regimes: ['fpt', 'fph'],
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G17',
				texte: 'La décision fixant les critères vous a-t-elle été communiquée ?',
				reponses: { oui: 'oui', non: 'non, malgré ma demande ou sans que je la trouve' },
				pourquoi:
					'Dans votre régime, les critères sont fixés par une décision prise après avis du comité social.'
			}
		],
		cas: [
			{
				force: 'faible',
				quand: "l'agent n'a trouvé aucune décision fixant les critères après avis du comité social",
				si: (examen) => dit(examen, 'G17', 'non'),
				constat:
					'Aucune décision fixant les critères ne vous a été communiquée : demandez-la par écrit. Aucune décision de justice connue.'
			}
		],
		paragraphe: (examen) =>
			`Malgré ma demande du [date], la décision qui fixe les critères d'appréciation après avis du comité social, prévue par ${nomDuTexte('criteres', examen)}, ne m'a pas été communiquée. Si elle n'existe pas, j'y ai perdu une garantie : une appréciation portée selon des critères discutés et connus de tous. Je vous demande de me la communiquer.`
	},
	{
		code: 'G18',
		titre: 'Compte rendu inadapté à un contrat court',
		fondements: sources('entretien'),
		pour: [
			{
				texte:
					"Contrat de moins d'un an : l'entretien n'était pas dû, mais tenu, il devait être adapté au contrat ; annulation. Décision non lue.",
				fondement: 'caa-marseille-contrat-court'
			}
		],
		contre: [],
		preuves: ['votre contrat', 'vos objectifs, avec leurs dates'],
		regimes: CONTRACTUELS,
		stade: 'convocation',
		boycott: INTACT,
		questions: [
			{
				code: 'G18',
				texte: 'Quelle est la durée de votre contrat ?',
				reponses: {
					'un-an-ou-moins': 'un an ou moins',
					'plus-d-un-an': "plus d'un an, à durée déterminée",
					cdi: 'à durée indéterminée'
				},
				pourquoi:
					"Un contrat d'un an ou moins ne donne pas droit à l'entretien ; s'il a lieu, il doit lui être adapté."
			},
			{
				code: 'G18-adapte',
				texte: 'Le compte rendu est-il adapté à votre emploi et à la durée de votre contrat ?',
				reponses: OUI_NON,
				pourquoi:
					'Des objectifs sur plusieurs années, par exemple, ne vont pas à un contrat de quelques mois.',
				utile: (examen) => !dit(examen, 'G18', 'plus-d-un-an', 'cdi')
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: "contrat d'un an ou moins, et compte rendu inadapté à l'emploi ou à la durée du contrat",
				si: (examen) => dit(examen, 'G18', 'un-an-ou-moins') && dit(examen, 'G18-adapte', 'non'),
				constat: "Le compte rendu n'est pas adapté à votre contrat, qui dure un an ou moins."
			}
		],
		paragraphe: () =>
			`Mon contrat court du [date] au [date]. Le compte rendu ne tient pas compte de cette durée ni de mon emploi : [objectifs ou critères inadaptés]. Un entretien tenu pour un contrat d'un an ou moins doit être adapté à l'emploi et au contrat. J'y ai perdu une garantie : une appréciation de ce que mon contrat permettait réellement de faire.`
	}
];
