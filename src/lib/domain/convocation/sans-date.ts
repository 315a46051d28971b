import type { Constat } from './constats.ts';
import type { Contexte } from './contexte.ts';
import { heuresDuCorps, motsDe } from './contexte.ts';
import type { Message } from './courriel.ts';
import { enTete } from './courriel.ts';
import type { JourVague } from './dates.ts';
import { jourReel, joursVagues } from './dates.ts';
import type { HeureEcrite } from './heures.ts';
import type { Etendue } from './texte.ts';
import { dansLEtendue, enonceEn, rangDepuis } from './texte.ts';

/**
 * What a message without any date of its own still says: why there is no day, and the hour when only one is given. Of the
 * days that it points at, only « demain » is resolved, which the date of the message makes plain. `annulation`: the message
 * cancels an interview.
 */
export function sansDate(
	contexte: Contexte,
	message: Message,
	annulation: boolean
): { jour: Temporal.PlainDate | null; heure: string | null; enonce: number | null; constats: Constat[] } {
	const vagues = vaguesDe(contexte, message);
	const jour = demain(contexte, message, vagues);
	const annulee = annulation && !jour;
	const heures = heuresAnnoncees(contexte, message, vagues[0]);
	const [premiere] = heures;
	return {
		jour,
		heure: premiere && heures.length === 1 && !annulee ? premiere.heure : null,
		enonce: premiere ? enonceEn(contexte.enonces, premiere.debut) : null,
		constats: jour ? [] : [raison(contexte, message, vagues[0], annulee)]
	};
}

/** Days pointed at in the body of a message, outside the dates written in full. */
const vaguesDe = ({ texte, dates }: Contexte, message: Message): JourVague[] =>
	dansLEtendue(joursVagues(texte.plie), message).filter(
		({ debut, fin }) => !enTete(message, debut) && !chevauche(dates, { debut, fin })
	);

/** True when a date written in full stands, even in part, in this stretch; dates do not overlap one another. */
function chevauche(dates: readonly Etendue[], { debut, fin }: Etendue): boolean {
	const dessous = dates[rangDepuis(dates, fin) - 1];
	return dessous !== undefined && debut < dessous.fin;
}

/** « demain » counts from the day the message itself is dated; the day of reception may be later, so it does not serve. */
function demain(
	{ dates }: Contexte,
	message: Message,
	vagues: readonly JourVague[]
): Temporal.PlainDate | null {
	const [seul] = vagues;
	if (vagues.length !== 1 || !seul || seul.decalage === null) return null;
	const ecriture = dates.find(({ debut }) => enTete(message, debut));
	return (ecriture && jourReel(ecriture, ecriture.annee)?.add({ days: seul.decalage })) ?? null;
}

function raison(
	contexte: Contexte,
	message: Message,
	vague: JourVague | undefined,
	annulee: boolean
): Constat {
	const periode = dansLEtendue(contexte.dates, message).find(({ role }) => role === 'periode');
	if (periode && PERIODE_PROPOSEE.test(motsDe(contexte, periode.enonce)))
		return { code: 'plusieurs-dates', motif: 'periode' };
	if (annulee) return { code: 'date-absente', motif: 'annulee', ecrit: null };
	if (!vague) return { code: 'date-absente', motif: periode ? 'periode' : 'rien', ecrit: null };
	const ecrit = contexte.texte.brut.slice(vague.debut, vague.fin).replace(/\s+/g, ' ');
	return { code: 'date-absente', motif: 'vague', ecrit };
}

const PERIODE_PROPOSEE = /propos|choisi|convena|disponib|entretien aura lieu|votre entretien/;

/** How far after a vague day its hour is looked for. */
const ECART = 60;

/** Hours of the sentences that speak of the interview; where a day is pointed at, only those just after it. */
function heuresAnnoncees(contexte: Contexte, message: Message, vague: JourVague | undefined): HeureEcrite[] {
	const annoncees = heuresDuCorps(contexte, message).filter(({ debut }) =>
		annonceLEntretien(contexte, enonceEn(contexte.enonces, debut))
	);
	return vague
		? annoncees.filter(({ debut }) => debut >= vague.debut && debut - vague.fin < ECART)
		: annoncees;
}

/** True for a sentence that speaks of the interview and of no other day. */
const annonceLEntretien = (contexte: Contexte, rang: number): boolean =>
	/entretien|recevr|recois|rendez-?\s?vous|rdv|attend|convo|present|evaluation|heure ?:|se voit|verrons/.test(
		motsDe(contexte, rang)
	) && dansLEtendue(contexte.dates, contexte.enonces[rang] ?? { debut: 0, fin: 0 }).length === 0;
