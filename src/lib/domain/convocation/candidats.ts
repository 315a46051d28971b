import { apres } from '#lib/domain/delais/jour.ts';
import type { Contexte } from './contexte.ts';
import { memeJour } from './contexte.ts';
import type { Message } from './courriel.ts';
import { jourReel, premierApres } from './dates.ts';
import { heureProche } from './horaire.ts';
import type { DateSituee } from './roles.ts';
import { dansLEtendue } from './texte.ts';

/** A day that may be that of the interview: null when its year is not known, or when no calendar has it. */
export type Candidat = {
	jour: Temporal.PlainDate | null;
	/** Where it is written, in order; one at least. */
	mentions: [DateSituee, ...DateSituee[]];
	anneeSupposee: boolean;
};

/** The days of a message that may be that of the interview, in the order of the text; past ones only where there is no other. */
export function candidats(contexte: Contexte, message: Message): Candidat[] {
	return sansPasse(contexte, joursAnnonces(contexte, message));
}

/** Dates of a message that announce the interview; failing any, those that stand beside an hour and have no other role. */
export function datesRetenues(contexte: Contexte, message: Message): DateSituee[] {
	const { texte, parleDEntretien, dates, heures, enonces } = contexte;
	const ici = dansLEtendue(dates, message);
	const anciennes = sansRepetition(ici.filter(({ role }) => role === 'ancienne' || role === 'passe'));
	const libres = ici.filter((date) => !anciennes.some((ancienne) => memeJour(ancienne, date)));
	const annoncees = libres.filter(({ role }) => role === 'entretien');
	if (annoncees.length > 0) return annoncees;
	const neutres = libres.filter(({ role }) => role === 'neutre');
	if (!parleDEntretien) return rienQueDesDates(contexte) ? libres : [];
	return neutres.filter(
		(date) =>
			HEURE_DESSOUS.test(texte.plie.slice(date.fin, date.fin + 40)) ||
			heureProche(heures, date, enonces[date.enonce]) !== undefined
	);
}

/** One date for each way of writing a day, however often a text writes it. */
const sansRepetition = (dates: readonly DateSituee[]): DateSituee[] => [
	...new Map(dates.map((date) => [`${date.annee}-${date.mois}-${date.jour}`, date])).values()
];

/** The field « Heure » of a form, on the line below the date. */
const HEURE_DESSOUS = /^ ?\n[-*•| ]*(?:heure|horaire)/;

/** « Mardi 10 mars 2026 à 9 h. » and nothing else: who pastes only that gives the day of the interview. */
function rienQueDesDates({ texte: { plie }, dates, heures }: Contexte): boolean {
	if (plie.length > 100) return false;
	const mots = plie.split('');
	for (const { debut, fin } of [...dates, ...heures]) mots.fill(' ', debut, fin);
	return /^(?:\W|le|a|de)*$/.test(mots.join(''));
}

/** Gathers the mentions of the same day, the year of one serving the others. */
function joursAnnonces(contexte: Contexte, message: Message): Candidat[] {
	const trouves: Candidat[] = [];
	const mentions = datesRetenues(contexte, message).toSorted(
		(a, b) => Number(a.annee === null) - Number(b.annee === null)
	);
	for (const mention of mentions) {
		const meme = trouves.find(({ mentions: [premiere] }) => memeJour(premiere, mention));
		if (meme) meme.mentions.push(mention);
		else trouves.push(candidat(contexte, mention));
	}
	for (const { mentions: siennes } of trouves) siennes.sort((a, b) => a.debut - b.debut);
	return trouves.sort((a, b) => a.mentions[0].debut - b.mentions[0].debut);
}

function candidat({ ancre, dates }: Contexte, mention: DateSituee): Candidat {
	const annee =
		mention.annee ??
		dates.find((date) => date.annee !== null && date.role !== 'ecriture' && memeJour(date, mention))?.annee;
	if (annee !== null && annee !== undefined)
		return { jour: jourReel(mention, annee), mentions: [mention], anneeSupposee: false };
	const jour = ancre ? premierApres(mention, ancre.jour) : null;
	return { jour, mentions: [mention], anneeSupposee: true };
}

/** Once a later day is announced, a day before the reception is only a memory of the year before. */
function sansPasse({ ancre }: Contexte, jours: Candidat[]): Candidat[] {
	if (!ancre || jours.length < 2) return jours;
	const aVenir = jours.filter(({ jour }) => jour === null || apres(jour, ancre.jour));
	return aVenir.length > 0 ? aVenir : jours;
}
