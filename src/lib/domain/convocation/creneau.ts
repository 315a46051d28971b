import { candidats, datesRetenues, type Candidat } from './candidats.ts';
import { constatsDuJour, constatsDuMessage, type Constat } from './constats.ts';
import { contexte, memeJour, type Contexte } from './contexte.ts';
import type { Message } from './courriel.ts';
import { heuresDe } from './horaire.ts';
import { estUnPlanning } from './planning.ts';
import { sansDate } from './sans-date.ts';
import type { Etendue, Texte } from './texte.ts';
import { dansLEtendue, extrait } from './texte.ts';

/** When the interview is: null wherever the text is silent or leaves a choice, and then a constat says why. */
export type Creneau = {
	jour: Temporal.PlainDate | null;
	heure: string | null;
	/** Statement that announces it, and message that holds it. */
	enonce: number | null;
	message: Message;
	/** Where the rest is to be read: that message, then the older ones of the thread that announce the same day. */
	sources: Message[];
	constats: Constat[];
};

/** Finds the day and the hour of the interview among all the dates of a text. */
export function creneau(
	texte: Texte,
	enonces: readonly Etendue[],
	messages: readonly Message[],
	recueLe: Temporal.PlainDate | undefined
): Creneau {
	const lu = contexte(texte, enonces, messages, recueLe);
	const message = messages.find((fil) => datesRetenues(lu, fil).length > 0) ?? messages[0]!;
	const constats = constatsDuMessage(lu, message);
	const jours = candidats(lu, message);
	const [choisi] = jours;
	if (!choisi) {
		const annulation = constats.some((constat) => constat.code === 'report' && constat.annulation);
		const reste = sansDate(lu, message, annulation);
		return { ...reste, message, sources: [message], constats: [...constats, ...reste.constats] };
	}
	const commun = { enonce: choisi.mentions[0].enonce, message };
	const planning = estUnPlanning(lu, message);
	if (jours.length > 1 || planning || autreJourOffert(lu, choisi)) {
		constats.push({ code: 'plusieurs-dates', motif: planning ? 'liste' : 'jours' });
		return { ...commun, jour: null, heure: null, sources: [message], constats };
	}
	constats.push(...constatsDuJour(lu, choisi));
	const heures = heuresDe(lu, choisi.mentions, message);
	if (heures.length > 1) constats.push({ code: 'plusieurs-dates', motif: 'heures' });
	return {
		...commun,
		jour: choisi.jour,
		heure: heures.length === 1 ? heures[0]! : null,
		sources: sources(lu, message, choisi),
		constats
	};
}

/** « Sinon le 11 à 14 h ? », just after the date: a second slot that leans on its month. */
const autreJourOffert = ({ texte: { plie } }: Contexte, { mentions }: Candidat): boolean =>
	mentions.some(({ fin }) =>
		/(?<![a-z])(?:sinon|ou(?: bien)?|soit|a defaut),? (?:le |(?:lundi|mardi|mercredi|jeudi|vendredi) )+[0-9]{1,2},? (?:a )?(?:[0-9]{1,2} ?[h:]|(?:la )?meme heure)/.test(
			plie.slice(fin, fin + 80).replaceAll('\n', ' ')
		)
	);

/** The agent’s own answer, which tells neither where nor with whom. */
const ACCEPTE =
	/(?<![a-z])(?:(?:me|nous) (?:convient|va)|ca (?:me )?va|bien note|c'est note|je (?:serai|suis) (?:presente?|la|disponible)|ma presence|(?:ok|d'accord|parfait) pour)(?![a-z])/;

/** How far into a message the agreement is looked for, and how far down a thread the place and the person. */
const DEBUT_LU = 2000;
const MESSAGES_RELUS = 5;

function sources({ texte, messages, dates }: Contexte, message: Message, { mentions }: Candidat): Message[] {
	const suivants = messages.filter(({ debut }) => debut > message.debut).slice(0, MESSAGES_RELUS);
	const anciens = suivants.filter((fil) =>
		dansLEtendue(dates, fil).some((date) => date.role === 'entretien' && memeJour(date, mentions[0]))
	);
	const accord = ACCEPTE.test(extrait(texte, message, DEBUT_LU));
	return accord && anciens.length > 0 ? anciens : [message, ...anciens];
}
