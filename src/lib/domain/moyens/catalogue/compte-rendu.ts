import { INTACT } from '#lib/domain/moyens/catalogue/commun.ts';
import { apres, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { premier } from '#lib/domain/dossier/depart.ts';
import { dit, type Examen, leJour, libre, note, premiereRemise, remises } from '#lib/domain/moyens/examen.ts';
import { AVEC_ENTRETIEN, type Fiche, OUI_NON, VICE_DE_PROCEDURE } from '#lib/domain/moyens/fiche.ts';
import { decision, nomDuTexte, sources, texteSur } from '#lib/domain/moyens/textes.ts';

const nonSigne = (examen: Examen): boolean => {
	const vues = remises(examen).filter(({ signeParSuperieur }) => signeParSuperieur !== undefined);
	return vues.length > 0
		? vues.some(({ signeParSuperieur }) => signeParSuperieur === false)
		: dit(examen, 'G07', 'non');
};

/** Where the visa comes before the notification, the day of the visa may betray that it came after. */
const visaTardif = ({ faits, applicable }: Examen): boolean => {
	const vise = premier(faits, 'compte-rendu-vise');
	const notifie = premier(faits, 'compte-rendu-notifie');
	return !!applicable && !applicable.visaApresRemise && !!vise && !!notifie && apres(vise.le, notifie.le);
};

/** The hand-over on which the visa should be seen: the notification, or the copy that follows the visa. */
const temoinDuVisa = ({ faits, applicable }: Examen) =>
	applicable?.visaApresRemise
		? premier(faits, 'compte-rendu-communique')
		: premier(faits, 'compte-rendu-notifie');

const visaAbsent = (examen: Examen): boolean => {
	if (note(examen, 'compte-rendu-vise')) return false;
	const vise = temoinDuVisa(examen)?.vise;
	return vise === undefined ? dit(examen, 'G09', 'non') : !vise;
};

const VISA_UTILE =
	"Surtout utile si l'on vous reproche d'être en retard : nous comptons pourtant comme si les délais couraient.";

/** The first hand-over came after the last day that a text sets. */
const retard = (examen: Examen): { remise: Temporal.PlainDate; limite: Temporal.PlainDate } | null => {
	const remise = premiereRemise(examen);
	const limite = examen.remiseAvant?.limite;
	return remise && limite && apres(remise, limite) ? { remise, limite } : null;
};

/** The text that sets the day: the one of the régime, or a local one by its own name. */
const texteDeLaRemise = (examen: Examen): string => {
	const local = examen.remiseAvant?.fondements.find((source) => typeof source === 'object');
	return local
		? `le texte suivant : ${local.texte.replace(/ \(texte saisi par .*\)$/u, '')},`
		: nomDuTexte('remise', examen);
};

/** G07 to G12: the report itself, its signatures and its hand-over. */
export const COMPTE_RENDU: readonly Fiche[] = [
	{
		code: 'G07',
		titre: 'Compte rendu non signé par le supérieur hiérarchique direct',
		fondements: sources('signature'),
		pour: [
			{
				texte:
					"L'absence de signature du supérieur direct a suffi à faire annuler, sans rien d'autre à prouver ; la signature du N+2 ne la répare pas.",
				fondement: 'caa-paris-16pa03469'
			}
		],
		contre: [],
		preuves: ['une copie de la page signée, ou sa capture avec la date'],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: {
			effet: 'intact',
			texte: 'Intact : votre refus ne dispense pas le supérieur direct de signer.'
		},
		questions: [
			{
				code: 'G07',
				texte: 'Le compte rendu porte-t-il la signature de votre supérieur direct ?',
				reponses: OUI_NON,
				pourquoi: 'Son absence a déjà fait annuler un compte rendu, même signé par le N+2.',
				utile: (examen) => remises(examen).every(({ signeParSuperieur }) => signeParSuperieur === undefined)
			}
		],
		cas: [
			{
				force: 'forte',
				quand: 'le compte rendu remis ne porte pas la signature du supérieur direct',
				si: nonSigne,
				constat: 'Le compte rendu reçu ne porte pas la signature de votre supérieur hiérarchique direct.'
			}
		],
		paragraphe: (examen) =>
			`Le compte rendu qui m'a été remis ne porte pas la signature de mon supérieur hiérarchique direct, alors que ${nomDuTexte('signature', examen)} veut qu'il l'établisse et le signe. Cette irrégularité de forme suffit, et la signature d'une autre autorité ne la répare pas (${decision('caa-paris-16pa03469')}). J'y ai perdu la certitude que cette appréciation est bien celle de la personne qui dirige mon travail.`
	},
	{
		code: 'G08',
		titre: 'Observations ou appréciations ajoutées après signature',
		fondements: sources('visa'),
		pour: [
			{
				texte:
					"Le supérieur direct n'ajoute rien après sa signature, une fois que l'agent a répondu : garantie perdue.",
				fondement: 'caa-nantes-21nt00286'
			}
		],
		contre: [
			{
				texte: "À la DGFiP, le texte peut être modifié, même en moins bien, tant que l'agent n'a pas signé.",
				fondement: 'caa-paris-24pa00058'
			},
			VICE_DE_PROCEDURE
		],
		preuves: [
			'toutes les versions du compte rendu',
			"des captures d'écran datées de l'application",
			'le jour de vos observations et de votre signature'
		],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G08',
				texte: 'Le texte a-t-il changé après la signature du supérieur ?',
				reponses: OUI_NON,
				pourquoi: 'Un ajout auquel vous ne pouvez plus répondre vous prive d’une garantie.'
			},
			{
				code: 'G08-signe',
				texte: 'Aviez-vous déjà signé, ou rendu vos observations, quand le texte a changé ?',
				reponses: {
					signe: "oui, j'avais signé",
					observations: "j'avais rendu mes observations, sans signer",
					non: "non, ni l'un ni l'autre"
				},
				pourquoi: "Avant votre signature, le texte peut encore changer : l'argument tombe alors.",
				utile: (examen) => !dit(examen, 'G08', 'non')
			}
		],
		cas: [
			{
				force: 'forte',
				quand: "le texte a changé après la signature du supérieur et celle de l'agent",
				si: (examen) => dit(examen, 'G08', 'oui') && dit(examen, 'G08-signe', 'signe'),
				constat: 'Le texte a changé après la signature de votre supérieur et après la vôtre.'
			},
			{
				force: 'moyenne',
				quand:
					"le texte a changé après la signature du supérieur et les observations de l'agent, qui n'avait pas signé : les deux décisions citées se discutent",
				si: (examen) => dit(examen, 'G08', 'oui') && dit(examen, 'G08-signe', 'observations'),
				constat:
					"Le texte a changé après vos observations, mais vous n'aviez pas signé : les deux décisions citées se discutent."
			},
			{
				force: 'sans-effet',
				quand: "le texte a changé avant que l'agent signe ou réponde",
				si: (examen) => dit(examen, 'G08', 'oui') && dit(examen, 'G08-signe', 'non'),
				constat:
					"Ne le plaidez pas : tant que vous n'aviez ni signé ni répondu, le texte pouvait encore changer."
			},
			{
				force: 'faible',
				quand:
					"le texte a changé après la signature du supérieur, sans que l'on sache si l'agent avait signé",
				si: (examen) => dit(examen, 'G08', 'oui'),
				aConfirmer: 'G08-signe',
				constat:
					'Le texte a changé après la signature de votre supérieur. Tout dépend de ce que vous aviez déjà signé ou rendu : dites-le.'
			}
		],
		paragraphe: (examen) =>
			`Après sa signature, mon supérieur hiérarchique direct a ajouté au compte rendu le passage suivant : « [passage ajouté] », alors que ${dit(examen, 'G08-signe', 'signe') ? "j'avais déjà signé" : "j'avais déjà rendu mes observations"} le [date]. ${nomDuTexte('visa', examen).replace(/^l/, 'L')} ne lui permet plus d'y revenir à ce stade (${decision('caa-nantes-21nt00286')}). J'y ai perdu une garantie : répondre à ce passage avant le visa.`
	},
	{
		code: 'G09',
		titre: "Visa de l'autorité absent ou non prouvé",
		fondements: sources('visa'),
		pour: [
			{
				texte:
					"Dans la territoriale, le délai du tribunal ne court pas tant que le visa n'est pas établi ; ailleurs, rien n'est jugé.",
				fondement: 'caa-paris-21pa05129'
			}
		],
		contre: [
			{
				texte:
					"Dans la même affaire, le nom du second signataire manquait : cela n'a pas fait annuler. Aucune annulation n'est connue pour le seul visa.",
				fondement: 'caa-paris-21pa05129'
			},
			VICE_DE_PROCEDURE
		],
		preuves: ['la page que vous avez reçue', 'le visa, son nom et sa date, ou leur absence'],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: INTACT,
		questions: [
			{
				code: 'G09',
				texte: ({ regime }) =>
					regime === 'fpt' || regime === 'contractuel-territorial'
						? "Sur la copie rendue après votre signature, voit-on le visa, le nom et la date de l'autorité ?"
						: "Voit-on le visa, le nom et la date de l'autorité sur le compte rendu notifié ?",
				reponses: OUI_NON,
				pourquoi: 'Le visa sert surtout à répondre à qui vous dirait trop tard.',
				utile: (examen) => !note(examen, 'compte-rendu-vise') && temoinDuVisa(examen)?.vise === undefined
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand:
					"le visa de l'autorité n'apparaît pas sur le compte rendu (dans la territoriale, sur la copie rendue après le visa)",
				si: visaAbsent,
				constat: `Le visa de l'autorité n'apparaît pas. ${VISA_UTILE}`
			},
			{
				force: 'moyenne',
				quand: 'le visa porte une date postérieure à la notification, là où il doit la précéder',
				si: visaTardif,
				constat: `Le visa porte une date postérieure à la notification. ${VISA_UTILE}`
			}
		],
		paragraphe: (examen) =>
			`Le compte rendu ${visaTardif(examen) ? 'porte un visa postérieur à sa notification' : "qui m'a été remis ne porte pas le visa de l'autorité"}, alors que ${nomDuTexte('visa', examen)} demande ce visa. J'y ai perdu une garantie : un second regard sur cette appréciation et sur mes observations avant qu'elle soit versée à mon dossier. Je vous demande de me communiquer ce visa, avec son auteur et sa date.`
	},
	{
		code: 'G10',
		titre: "Impossibilité d'écrire ses observations ; compte rendu transmis au N+2 avant",
		fondements: sources('visa'),
		pour: [
			{
				texte:
					"Raisonnement à transposer : un ajout auquel l'agent ne pouvait plus répondre l'a privé d'une garantie.",
				fondement: 'caa-nantes-21nt00286'
			},
			{
				texte: "Moyen soulevé dans cette affaire : l'issue n'est pas connue, le jugement reste à lire.",
				fondement: 'ta-lille-2203203'
			}
		],
		contre: [VICE_DE_PROCEDURE],
		preuves: [
			"des captures datées des étapes de l'application",
			'le refus, ou le silence, à votre demande d’écrire des observations'
		],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: { effet: 'intact', texte: 'Intact pour vos observations écrites.' },
		questions: [
			{
				code: 'G10',
				texte: 'Avez-vous pu écrire des observations avant le visa ?',
				reponses: OUI_NON,
				pourquoi: "Vos observations doivent pouvoir être lues par l'autorité avant qu'elle vise.",
				utile: (examen) => !note(examen, 'observations-envoyees')
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: "l'agent n'a pas pu écrire ses observations avant le visa",
				si: (examen) => !note(examen, 'observations-envoyees') && dit(examen, 'G10', 'non'),
				constat: "Vous n'avez pas pu écrire vos observations avant le visa de l'autorité."
			}
		],
		paragraphe: (examen) =>
			`Je n'ai pas pu porter mes observations sur le compte rendu avant qu'il soit transmis pour visa le [date], alors que ${nomDuTexte('visa', examen)} le prévoit. J'y ai perdu une garantie : répondre par écrit, pour que l'autorité me lise avant de viser. J'aurais répondu que [vos observations].`
	},
	{
		code: 'G11',
		titre: 'Rubriques obligatoires absentes ou vides',
		fondements: (population) => [
			texteSur('themes', population),
			...(population.regime === 'fpt' ? ['decret-2014-1526-art-5'] : []),
			...(population.regime === 'fph' ? ['arrete-2020-11-23'] : [])
		],
		pour: [
			{
				texte:
					"Compte rendu annulé parce que l'évaluateur ne s'était pas prononcé sur les perspectives d'évolution ; jugement rapporté par la presse syndicale, numéro à relever.",
				fondement: 'jurisprudence-reims-perspectives'
			},
			{
				texte: 'Compte rendu territorial annulé sur les articles 3 à 5 du décret ; références à relever.',
				fondement: 'jurisprudence-idcite-a82760'
			}
		],
		contre: [],
		preuves: ['une copie complète du compte rendu', 'le modèle vierge, pour comparer les rubriques'],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: { effet: 'intact', texte: 'Intact : le compte rendu doit être complet, même rédigé sans vous.' },
		questions: [
			{
				code: 'G11',
				texte: 'Quelles rubriques du compte rendu sont vides ou absentes ?',
				reponses: {
					aucune: 'aucune',
					principale: 'résultats, objectifs, manière de servir, perspectives ou appréciation générale',
					autre: "seulement une autre (formation, acquis de l'expérience…)"
				},
				pourquoi: 'Une des principales rubriques laissée vide a déjà fait annuler un compte rendu.'
			},
			{
				code: 'G11-rubriques',
				texte: 'Lesquelles ? Recopiez leur nom.',
				reponses: 'texte',
				pourquoi: 'Le paragraphe doit les nommer une par une.',
				utile: (examen) => !dit(examen, 'G11', 'aucune')
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: 'résultats, objectifs, manière de servir, perspectives ou appréciation générale manquent',
				si: (examen) => dit(examen, 'G11', 'principale'),
				constat: 'Une des rubriques principales du compte rendu est vide ou absente.'
			},
			{
				force: 'faible',
				quand: 'une autre rubrique manque',
				si: (examen) => dit(examen, 'G11', 'autre'),
				constat: 'Une rubrique du compte rendu est vide ou absente, mais ce n’est pas une des principales.'
			}
		],
		paragraphe: (examen) =>
			`Le compte rendu laisse vides ou omet les rubriques suivantes : ${libre(examen, 'G11-rubriques', 'noms des rubriques')}. ${nomDuTexte('themes', examen).replace(/^l/, 'L')} les prévoit pourtant, et elles comptent pour la suite de ma carrière. J'y ai perdu une garantie : une appréciation complète de mon année, et la possibilité d'y répondre.`
	},
	{
		code: 'G12',
		titre: 'Compte rendu remis en retard',
		fondements: (population) =>
			population.regime === 'fph'
				? ['decret-2020-719', 'fiche-cap-metiers-fph']
				: [texteSur('remise', population)],
		pour: [],
		contre: [
			{
				texte:
					'Selon une réponse ministérielle, une remise tardive ne fait que décaler le départ de vos délais de recours.',
				fondement: 'senat-qe-01173'
			},
			VICE_DE_PROCEDURE
		],
		preuves: ['la preuve datée de la remise', "la date de l'entretien"],
		regimes: ['fpt', 'fph', 'contractuel-territorial'],
		aussi: ({ remiseAvant }) => remiseAvant !== null,
		stade: 'compte-rendu',
		boycott: { effet: 'perdu', texte: "Perdu : sans entretien, le délai n'a pas de départ." },
		questions: [
			{
				code: 'G12',
				texte: 'Quel jour avez-vous reçu le compte rendu pour la première fois ?',
				reponses: 'date',
				pourquoi: "Dans votre régime, un texte fixe un délai après l'entretien.",
				utile: ({ faits, applicable }) => !faits.some(({ type }) => applicable?.premiereRemise.includes(type))
			}
		],
		cas: [
			{
				force: 'faible',
				quand:
					"la première remise vient plus de quinze jours (territoriale) ou de trente jours (hôpital) après l'entretien",
				si: (examen) => retard(examen) !== null,
				constat: (examen) => {
					const trouve = retard(examen);
					return trouve
						? `Remis le ${enToutesLettres(trouve.remise)}, après le ${enToutesLettres(trouve.limite)}. Cela ne fait que décaler vos délais de recours.`
						: '';
				},
				fondements: (examen) => examen.remiseAvant?.fondements ?? [texteSur('remise', examen)]
			}
		],
		paragraphe: (examen) => {
			const trouve = retard(examen);
			return `Le compte rendu m'a été remis ${leJour(trouve?.remise)}, alors que l'entretien s'est tenu ${leJour(premier(examen.faits, 'entretien-tenu')?.le)} et que ${texteDeLaRemise(examen)} fixe la remise ${leJour(trouve?.limite)} au plus tard. J'y ai perdu du temps pour [faire valoir mes observations, préparer une candidature] ; je ne le relève qu'à l'appui de ce qui précède.`;
		}
	}
];
