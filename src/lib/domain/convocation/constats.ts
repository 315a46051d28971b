import type { Candidat } from './candidats.ts';
import type { Contexte } from './contexte.ts';
import { memeJour, motsDe } from './contexte.ts';
import type { Message } from './courriel.ts';
import { estImpossible } from './dates.ts';
import type { DateSituee } from './roles.ts';
import { annonceUnReport, estAnnule } from './roles.ts';
import { dansLEtendue, rangDepuis } from './texte.ts';
import { SECONDE, SECONDE_HYPOTHESE, SUITE_A_ABSENCE } from './vocabulaire.ts';

type Day = Temporal.PlainDate;

/** What keeps the slot from being plain. The wording belongs to the alerts. */
export type Constat =
	| {
			code: 'date-absente';
			motif: 'rien' | 'vague' | 'periode' | 'annulee' | 'sans-annee';
			ecrit: string | null;
	  }
	| { code: 'plusieurs-dates'; motif: 'jours' | 'heures' | 'liste' | 'periode' }
	| { code: 'date-incoherente'; ecrit: string; jour: null }
	/** `semaine`: the weekday that is written, from 1. */
	| { code: 'date-incoherente'; jour: Day; semaine: number }
	| { code: 'annee-supposee'; jour: Day; depuis: 'reception' | 'message' }
	| { code: 'report'; annulation: boolean }
	| { code: 'seconde-convocation' };

/** What the sentences of a message say of the summons itself: a second one, a postponement, a cancellation. */
export function constatsDuMessage(contexte: Contexte, message: Message): Constat[] {
	const { enonces, dates } = contexte;
	const constats: Constat[] = [];
	let seconde = false;
	let report = false;
	let annulation = estAnnule(contexte.texte, message);
	let absence = false;
	const fin = rangDepuis(enonces, message.fin);
	for (let rang = rangDepuis(enonces, message.debut); rang < fin; rang++) {
		const mots = motsDe(contexte, rang).replace(/\s+/g, ' ');
		const ferme = SECONDE.test(mots) && !SECONDE_HYPOTHESE.test(mots);
		seconde ||= ferme;
		absence ||= ferme && SUITE_A_ABSENCE.test(mots);
		if (!annonceUnReport(mots)) continue;
		report = true;
		annulation ||= /annul|nulle? et non/.test(mots);
	}
	const remplacee = dansLEtendue(dates, message).some(({ role }) => role === 'ancienne');
	// « Un nouveau rendez-vous » after a postponement is not a second summons, unless the agent did not come.
	if (seconde && (absence || !report)) constats.push({ code: 'seconde-convocation' });
	if (report || annulation || remplacee || autreDateCitee(dates, message))
		constats.push({ code: 'report', annulation });
	return constats;
}

/** True when an older message of the same thread announced another day. */
function autreDateCitee(dates: readonly DateSituee[], message: Message): boolean {
	const [sienne, ...autres] = dansLEtendue(dates, message).filter(({ role }) => role === 'entretien');
	if (!sienne || autres.length > 0) return false;
	return dates
		.slice(rangDepuis(dates, message.fin))
		.some((date) => date.role === 'entretien' && !memeJour(sienne, date));
}

/** What is wrong with the day itself: no calendar has it, its year is missing or supposed, its weekday is another. */
export function constatsDuJour(
	{ texte, ancre }: Contexte,
	{ jour, mentions, anneeSupposee }: Candidat
): Constat[] {
	const [premiere] = mentions;
	const ecrit = texte.brut.slice(premiere.debut, premiere.fin).replace(/\s+/g, ' ');
	if (mentions.some(estImpossible) || (!jour && !anneeSupposee))
		return [{ code: 'date-incoherente', ecrit, jour: null }];
	if (!jour) return [{ code: 'date-absente', motif: 'sans-annee', ecrit }];
	const constats: Constat[] = [];
	if (anneeSupposee && ancre) constats.push({ code: 'annee-supposee', jour, depuis: ancre.depuis });
	const semaine = mentions
		.map((mention) => mention.semaine)
		.find((ecrite) => ecrite !== null && ecrite !== jour.dayOfWeek);
	if (semaine) constats.push({ code: 'date-incoherente', jour, semaine });
	return constats;
}
