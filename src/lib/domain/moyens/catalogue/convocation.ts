import {
	aRefuse,
	convocation,
	dit,
	type Examen,
	joursDePreavis,
	leJour,
	note
} from '#lib/domain/moyens/examen.ts';
import { AVEC_ENTRETIEN, type Fiche, VICE_DE_PROCEDURE } from '#lib/domain/moyens/fiche.ts';
import { decision, nomDuTexte, sources } from '#lib/domain/moyens/textes.ts';
import type { SourcesCitees } from '#lib/domain/regimes/regle.ts';

/** « au moins huit jours à l’avance », where the text was read. */
const delaiDePreavis = ({ applicable }: Examen): string =>
	applicable && applicable.preavis.certitude !== 'a-verifier'
		? "au moins huit jours à l'avance"
		: "à l'avance [délai à vérifier]";

const court = (examen: Examen): boolean => {
	const jours = joursDePreavis(examen);
	return jours !== null && examen.applicable !== null && jours < examen.applicable.preavis.jours;
};

/** Enough for the text of the régime, short of what the employer’s own text promises. */
const courtPourLEmployeur = (examen: Examen): boolean => {
	const jours = joursDePreavis(examen);
	const promis = examen.applicable?.preavisEmployeur;
	return jours !== null && !!promis && jours < promis.jours;
};

const joursEus = (examen: Examen): string => {
	const jours = joursDePreavis(examen) ?? 0;
	return jours < 0
		? "La convocation est arrivée après le jour prévu pour l'entretien"
		: `Vous avez eu ${enJours(jours)} entre la convocation et l'entretien`;
};

const enJours = (jours: number): string => `${jours} jour${jours > 1 ? 's' : ''}`;

const constatDuPreavis = (examen: Examen, suite: string): string =>
	`${joursEus(examen)} ; ${examen.applicable?.preavis.certitude === 'a-verifier' ? 'ailleurs, ' : ''}il en faut au moins ${examen.applicable?.preavis.jours ?? 8}.${suite}`;

/** Short of the régime’s notice, the interview is short of the longer one that the employer’s own text promises too. */
const sourcesDuPreavis = (examen: Examen): SourcesCitees => {
	const [premiere, ...autres] = examen.applicable?.preavis.fondements ?? sources('convocation')(examen);
	return [premiere, ...autres, ...(examen.applicable?.preavisEmployeur?.fondements ?? [])];
};

const DEJA_ABSENT =
	" Vous n'êtes pas venu·e : il ne reste presque rien de ce moyen, puisque vous n'avez rien eu à préparer.";

/** What the employer’s own text promises, said by the agent. */
const promesse = ({ applicable }: Examen): string => {
	const promis = applicable?.preavisEmployeur;
	if (!promis) return '[texte] en promet davantage';
	const reserve = promis.certitude === 'a-verifier' ? ' [texte à vérifier]' : '';
	return `${promis.nom.replace('votre ministère', 'mon ministère')} en promet au moins ${promis.jours}${reserve}`;
};

const manquantes = (examen: Examen): string[] => {
	const pieces = convocation(examen)?.pieces;
	const fiche = pieces ? !pieces.includes('fiche-de-poste') : dit(examen, 'G03', 'trame-seule', 'aucun');
	const trame = pieces ? !pieces.includes('trame-compte-rendu') : dit(examen, 'G03', 'fiche-seule', 'aucun');
	return [...(fiche ? ['la fiche de poste'] : []), ...(trame ? ['la trame du compte rendu'] : [])];
};

/** Where the text was not read, nothing says that the papers were due. */
const ceQuiManque = (examen: Examen): string => {
	const documents = manquantes(examen).join(' et ');
	return examen.applicable?.preavis.certitude === 'a-verifier'
		? `La convocation n'était pas accompagnée de tous les documents que d'autres régimes demandent. Il manque : ${documents}.`
		: `La convocation devait être accompagnée d'un document qui manque : ${documents}.`;
};

/** G01 to G03 and G05: being called to the interview, and having one. */
export const CONVOCATION: readonly Fiche[] = [
	{
		code: 'G01',
		titre: 'Aucune convocation, y compris pendant un congé de maladie',
		fondements: sources('convocation'),
		pour: [
			{
				texte:
					"Un long congé de maladie ne dispense pas de convoquer l'agent ou de lui demander des observations écrites : garantie perdue, compte rendu annulé, nouvelle évaluation sous trois mois.",
				fondement: 'caa-paris-20pa04065'
			}
		],
		contre: [VICE_DE_PROCEDURE],
		preuves: [
			'une recherche dans votre messagerie et dans votre courrier',
			'votre arrêté ou votre avis de congé, sans donnée médicale',
			'votre courriel disant que vous n’avez pas été convoqué·e'
		],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: {
			effet: 'intact',
			texte: "Perdu si vous avez été convoqué·e ; intact si vous ne l'avez jamais été."
		},
		questions: [
			{
				code: 'G01',
				texte: "Avez-vous reçu une date d'entretien, même par courriel ?",
				reponses: { oui: 'oui', non: 'non, aucune' },
				pourquoi:
					"Votre hiérarchie doit vous communiquer une date avant d'apprécier votre année, même pendant un congé.",
				utile: (examen) => !note(examen, 'convocation-recue')
			}
		],
		cas: [
			{
				force: 'forte',
				quand: "l'agent n'a reçu aucune date, et un entretien ou un compte rendu existe",
				si: (examen) =>
					!note(examen, 'convocation-recue') &&
					dit(examen, 'G01', 'non') &&
					(examen.compteRendu || note(examen, 'entretien-tenu')),
				constat: "Votre année a été appréciée sans qu'aucune date d'entretien vous ait été communiquée."
			}
		],
		paragraphe: (examen) =>
			`Aucune date d'entretien ne m'a été communiquée, alors que ${nomDuTexte('convocation', examen)} veut qu'elle le soit ${delaiDePreavis(examen)}. Un congé de maladie, même long, n'en dispense pas (${decision('caa-paris-20pa04065')}). J'y ai perdu une garantie : le temps de préparer cet entretien et l'occasion de m'exprimer avant que l'appréciation soit arrêtée.`
	},
	{
		code: 'G02',
		titre: 'Convocation à moins de huit jours',
		fondements: sources('convocation'),
		pour: [
			{
				texte: "Moyen soulevé dans cette affaire : l'issue n'est pas connue, le jugement reste à lire.",
				fondement: 'ta-paris-2124087'
			}
		],
		contre: [
			{
				texte: 'Préavis insuffisant soulevé par un agent hospitalier : requête rejetée, motifs à lire.',
				fondement: 'ta-nimes-2202173'
			},
			VICE_DE_PROCEDURE
		],
		preuves: [
			'la convocation, avec le jour où vous avez pu la lire',
			'votre protestation ou votre demande de report, écrite et datée, et la réponse'
		],
		regimes: AVEC_ENTRETIEN,
		stade: 'convocation',
		boycott: {
			effet: 'presque-perdu',
			texte: "Presque perdu : qui n'est pas venu n'a rien eu à préparer."
		},
		questions: [
			{
				code: 'G02-jours',
				texte:
					'Combien de jours entre le jour où vous avez pu lire la convocation et le jour de l’entretien ?',
				reponses: { minimum: 0, maximum: 366 },
				pourquoi:
					"Moins de huit jours, c'est trop court ; exactement huit suffit selon la lecture la mieux admise. Un texte de votre employeur peut promettre plus.",
				utile: (examen) =>
					!aRefuse(examen) &&
					joursDePreavis({ ...examen, reponses: {} }) === null &&
					!dit(examen, 'G01', 'non')
			},
			{
				code: 'G02',
				texte: "Avez-vous demandé un report par écrit, ou protesté avant l'entretien ?",
				reponses: {
					ecrit: "oui, par écrit, avant l'entretien",
					'report-refuse': "oui, et le report m'a été refusé",
					'venu-sans-protester': "non, je n'ai rien dit avant de venir",
					'date-acceptee': "non, j'étais d'accord sur la date"
				},
				pourquoi:
					"Une protestation écrite montre que le temps de préparation vous a vraiment manqué ; venir sans rien dire affaiblit l'argument.",
				utile: (examen) => {
					const jours = joursDePreavis(examen);
					return !aRefuse(examen) && (jours === null ? !dit(examen, 'G01', 'non') : court(examen));
				}
			}
		],
		cas: [
			{
				force: 'faible',
				quand: "moins de huit jours, après une absence : l'agent n'a rien eu à préparer",
				si: (examen) => court(examen) && note(examen, 'absence-constatee') && !note(examen, 'entretien-tenu'),
				constat: (examen) => constatDuPreavis(examen, DEJA_ABSENT),
				fondements: sourcesDuPreavis
			},
			{
				force: 'faible',
				quand: "moins de huit jours, mais le texte de ce régime n'a pas pu être lu",
				si: (examen) => court(examen) && examen.applicable?.preavis.force === 'faible',
				constat: (examen) => constatDuPreavis(examen, ''),
				fondements: sourcesDuPreavis
			},
			{
				force: 'faible',
				quand: "moins de huit jours, et l'agent avait accepté la date ou est venu sans protester",
				si: (examen) => court(examen) && dit(examen, 'G02', 'date-acceptee', 'venu-sans-protester'),
				constat: (examen) =>
					constatDuPreavis(
						examen,
						" Venir sans protester, ou accepter la date, affaiblit beaucoup l'argument."
					),
				fondements: sourcesDuPreavis
			},
			{
				force: 'forte',
				quand: 'moins de huit jours, avec une protestation écrite avant l’entretien ou un report refusé',
				si: (examen) => court(examen) && dit(examen, 'G02', 'ecrit', 'report-refuse'),
				constat: (examen) =>
					constatDuPreavis(examen, " Vous l'avez écrit avant l'entretien : gardez cette preuve."),
				fondements: sourcesDuPreavis
			},
			{
				force: 'moyenne',
				quand: 'moins de huit jours entre la réception de la convocation et l’entretien',
				si: court,
				constat: (examen) => constatDuPreavis(examen, ''),
				fondements: sourcesDuPreavis
			},
			{
				force: 'faible',
				quand:
					'assez pour le décret, moins que ce que promet un texte de l’employeur (quinze jours dans l’arrêté de 2013 pour les BIATSS)',
				titre: "Convocation plus tardive que ne le promet le texte de l'employeur",
				si: courtPourLEmployeur,
				constat: (examen) =>
					`${joursEus(examen)} ; ${examen.applicable?.preavisEmployeur?.nom ?? ''} en promet au moins ${examen.applicable?.preavisEmployeur?.jours ?? ''}.`,
				fondements: (examen) =>
					examen.applicable?.preavisEmployeur?.fondements ?? sources('convocation')(examen),
				maintienAVerifier: ({ applicable }) => applicable?.preavisEmployeur?.certitude === 'a-verifier'
			}
		],
		paragraphe: (examen) => {
			const recue = convocation(examen);
			const jours = joursDePreavis(examen);
			const regle = court(examen)
				? `${nomDuTexte('convocation', examen)} veut qu'elle le soit ${delaiDePreavis(examen)}`
				: promesse(examen);
			const ecrit = dit(examen, 'G02', 'ecrit', 'report-refuse')
				? ` Je l'ai signalé par écrit avant l'entretien, le [date de votre message]${dit(examen, 'G02', 'report-refuse') ? ", et le report m'a été refusé" : ''}.`
				: '';
			const delai = jours === null || jours < 0 ? '[nombre] jours' : enJours(jours);
			return `La date de l'entretien m'a été communiquée ${leJour(recue?.le, 'date de réception')}, soit ${delai} avant l'entretien, alors que ${regle}.${ecrit} J'y ai perdu une garantie : le temps de préparer cet entretien, de réunir mes résultats et de demander conseil. Je n'ai pas pu y répondre sur [ce que vous auriez préparé ou apporté].`;
		}
	},
	{
		code: 'G03',
		titre: 'Fiche de poste ou trame du compte rendu non jointe',
		fondements: sources('convocation'),
		pour: [],
		contre: [
			{
				texte: 'Fiche de poste non jointe : sans conséquence pour un agent ancien qui la connaissait.',
				fondement: 'ta-rennes-2023-11-10'
			},
			VICE_DE_PROCEDURE
		],
		preuves: [
			'la convocation et la liste de ce qui y était joint',
			'votre demande écrite de la fiche de poste'
		],
		regimes: ['fpt', 'fph', 'contractuel-territorial', 'contractuel-hospitalier'],
		aussi: ({ applicable }) => applicable?.piecesExigees === true,
		stade: 'convocation',
		boycott: { effet: 'presque-perdu', texte: "Presque perdu : qui n'est pas venu n'a rien eu à préparer." },
		questions: [
			{
				code: 'G03',
				texte: 'Quels documents étaient joints à la convocation ?',
				reponses: {
					'les-deux': 'la fiche de poste et la trame du compte rendu',
					'fiche-seule': 'la fiche de poste seulement',
					'trame-seule': 'la trame du compte rendu seulement',
					aucun: 'aucun des deux'
				},
				pourquoi:
					"Là où un texte le demande, la convocation s'accompagne de la fiche de poste et de la trame.",
				utile: (examen) => !aRefuse(examen) && convocation(examen)?.pieces === undefined
			},
			{
				code: 'G03-poste',
				texte: 'Votre poste est-il nouveau, a-t-il changé, ou n’a-t-il aucune fiche de poste ?',
				reponses: { oui: 'oui', non: 'non, je connaissais ma fiche de poste' },
				pourquoi: "L'argument tombe pour qui connaissait déjà sa fiche de poste.",
				utile: (examen) =>
					!aRefuse(examen) && (convocation(examen)?.pieces === undefined || manquantes(examen).length > 0)
			}
		],
		cas: [
			{
				force: 'moyenne',
				quand: 'la fiche de poste manque, et le poste est nouveau, a changé ou n’a pas de fiche',
				si: (examen) =>
					manquantes(examen).includes('la fiche de poste') &&
					dit(examen, 'G03-poste', 'oui') &&
					examen.regime !== 'contractuel-hospitalier' &&
					!note(examen, 'absence-constatee'),
				constat: (examen) =>
					`${ceQuiManque(examen)} Votre poste est nouveau, a changé ou n'a pas de fiche : vous ne pouviez pas l'avoir déjà.`
			},
			{
				force: 'faible',
				quand: 'la fiche de poste ou la trame du compte rendu n’était pas jointe',
				si: (examen) => manquantes(examen).length > 0,
				constat: ceQuiManque,
				fondements: (examen) => examen.applicable?.preavis.fondements ?? sources('convocation')(examen)
			}
		],
		paragraphe: (examen) => {
			const absentes = manquantes(examen).map((piece) => piece.replace(/^la /, 'ni la '));
			return `La convocation ne comportait ${absentes.join(' ').replace(/^ni la/, absentes.length > 1 ? 'ni la' : 'pas la')}, que ${nomDuTexte('convocation', examen)} demande d'y joindre. ${dit(examen, 'G03-poste', 'oui') ? "[Mon poste est nouveau / a changé / n'a pas de fiche], et je ne disposais pas de ce document. " : ''}J'y ai perdu une garantie : savoir à l'avance sur quelles missions et sur quelles rubriques l'entretien porterait, et préparer ma réponse sur [points que vous n'avez pas pu préparer].`;
		}
	},
	{
		code: 'G05',
		titre: "Pas d'entretien alors que l'agent ne l'a pas refusé",
		fondements: (population) => [...sources('entretien')(population), 'cgfp-l521-1'],
		pour: [
			{
				texte:
					"L'absence de l'agent, même en long congé, ne dispense pas de le convoquer ou de demander ses observations : garantie perdue, compte rendu annulé.",
				fondement: 'caa-paris-20pa04065'
			},
			{
				texte: "Même un refus de l'agent ne libère pas l'employeur de son devoir de l'apprécier.",
				fondement: 'caa-paris-21pa02972'
			}
		],
		contre: [VICE_DE_PROCEDURE],
		preuves: [
			'votre agenda et vos courriels de la période',
			"votre demande d'entretien, si vous en avez écrit une",
			'le compte rendu, qui ne donne pas de date d’entretien'
		],
		regimes: AVEC_ENTRETIEN,
		stade: 'compte-rendu',
		boycott: {
			effet: 'perdu',
			texte: "Perdu : vous avez vous-même refusé l'entretien, ou n'êtes pas venu·e."
		},
		questions: [
			{
				code: 'G05',
				texte: "L'entretien a-t-il eu lieu ? Sinon, l'avez-vous refusé ou demandé ?",
				reponses: {
					tenu: 'il a eu lieu',
					demande: 'non, et je l’avais demandé',
					'rien-dit': 'non, et je ne l’avais ni refusé ni demandé',
					refuse: 'non, je l’ai refusé ou je n’y suis pas allé·e'
				},
				pourquoi: "Un compte rendu sans entretien se conteste, sauf si c'est vous qui l'avez refusé.",
				utile: (examen) => !note(examen, 'entretien-tenu', 'refus-envoye', 'absence-constatee')
			}
		],
		cas: [
			{
				force: 'forte',
				quand:
					"un compte rendu existe sans entretien, et l'agent ne l'a pas refusé (contrat de plus d'un an pour les contractuels)",
				si: (examen) =>
					examen.compteRendu &&
					!note(examen, 'entretien-tenu', 'refus-envoye', 'absence-constatee') &&
					!dit(examen, 'G18', 'un-an-ou-moins') &&
					dit(examen, 'G05', 'demande', 'rien-dit'),
				constat: (examen) =>
					`Un compte rendu existe sans entretien, alors que vous ne l'avez pas refusé${dit(examen, 'G05', 'demande') ? " : vous l'aviez même demandé" : ''}.`
			}
		],
		paragraphe: (examen) =>
			`Ce compte rendu a été établi sans entretien, alors que ${nomDuTexte('entretien', examen)} en prévoit un chaque année et que je ne l'ai pas refusé.${dit(examen, 'G05', 'demande') ? " Je l'avais demandé le [date de votre demande]." : ''} J'y ai perdu une garantie : présenter mes résultats, discuter mes objectifs et mes besoins de formation, et répondre avant que l'appréciation soit arrêtée.`
	}
];
