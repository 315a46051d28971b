import { enTete, type Message } from './courriel.ts';
import type { DateEcrite } from './dates.ts';
import { jourReel } from './dates.ts';
import type { HeureEcrite } from './heures.ts';
import { heuresEcrites } from './heures.ts';
import type { DateSituee } from './roles.ts';
import { datesSituees } from './roles.ts';
import type { Etendue, Texte } from './texte.ts';
import { dansLEtendue, extrait } from './texte.ts';
import { PARLE_D_ENTRETIEN } from './vocabulaire.ts';

type Day = Temporal.PlainDate;

/** A text with all that is looked at to find the interview in it. */
export type Contexte = {
	texte: Texte;
	enonces: readonly Etendue[];
	messages: readonly Message[];
	dates: readonly DateSituee[];
	heures: readonly HeureEcrite[];
	/** Day after which a date without a year is looked for. */
	ancre: { jour: Day; depuis: 'reception' | 'message' } | null;
	/** A date beside an hour counts only in a text that speaks of an interview somewhere. */
	parleDEntretien: boolean;
};

/** Finds every date and every hour of a text, and what each date is there for. */
export function contexte(
	texte: Texte,
	enonces: readonly Etendue[],
	messages: readonly Message[],
	recueLe: Day | undefined
): Contexte {
	const dates = datesSituees(texte, messages, enonces);
	return {
		texte,
		enonces,
		messages,
		dates,
		heures: heuresEcrites(texte.plie),
		ancre: ancre(dates, recueLe),
		parleDEntretien: PARLE_D_ENTRETIEN.test(texte.plie)
	};
}

/** What a date without a year is counted from: the reception, else the day the message or the letter is dated. */
function ancre(dates: readonly DateSituee[], recueLe: Day | undefined): Contexte['ancre'] {
	if (recueLe) return { jour: recueLe, depuis: 'reception' };
	for (const date of dates) {
		const jour = date.role === 'ecriture' ? jourReel(date, date.annee) : null;
		if (jour) return { jour, depuis: 'message' };
	}
	return null;
}

/** The folded words of a statement; nothing when there is no such statement. */
export function motsDe({ texte, enonces }: Contexte, rang: number): string {
	const enonce = enonces[rang];
	return enonce ? extrait(texte, enonce, ENONCE_LU) : '';
}

/** Longest part of a statement that is looked at. */
const ENONCE_LU = 600;

/** Hours of a message, its header aside. */
export const heuresDuCorps = ({ heures }: Contexte, message: Message): HeureEcrite[] =>
	dansLEtendue(heures, message).filter(({ debut }) => !enTete(message, debut));

/** True for two writings of one day; a year that is not written agrees with any. */
export const memeJour = (a: DateEcrite, b: DateEcrite): boolean =>
	a.jour === b.jour && a.mois === b.mois && (a.annee === null || b.annee === null || a.annee === b.annee);
