import { evolution, MAXIMALE, type NoteEtPrecedente, SOUTENUE } from '#lib/domain/notation/evolution.ts';
import type { Millioniemes } from '#lib/domain/notation/millioniemes.ts';

/** A quota of article 10, for one corps. */
export type Quota = {
	/** The change that it limits, in millionths. */
	points: Millioniemes;
	/** « maximale », « soutenue ». */
	nom: string;
	pourcentage: number;
	/** People of the corps, as listed, and those among them whose mark is given. */
	effectif: number;
	notes: number;
	/** How many may have this change: over everybody listed, over those who are marked. */
	places: number;
	placesSurNotes: number;
	/** Who has it, in the order of the list. */
	agents: string[];
};

/** So many percent of an effectif, rounded down; on integers alone, so that 30 % of 10 is 3. */
export function places(pourcentage: number, effectif: number): number {
	const centiemes = pourcentage * effectif;
	return (centiemes - (centiemes % 100)) / 100;
}

/** Both quotas of a corps, counted apart: what one leaves free is not lent to the other. */
export function quotas(corps: readonly (NoteEtPrecedente & { agent: string })[]): Quota[] {
	const evolutions = corps.map(evolution);
	const notes = corps.filter(({ note }) => note !== undefined && note !== null).length;
	const quota = (marge: { points: Millioniemes; nom: string }, pourcentage: number): Quota => ({
		points: marge.points,
		nom: marge.nom,
		pourcentage,
		effectif: corps.length,
		notes,
		places: places(pourcentage, corps.length),
		placesSurNotes: places(pourcentage, notes),
		agents: corps.flatMap(({ agent }, rang) => (evolutions[rang] === marge.points ? [agent] : []))
	});
	return [quota(MAXIMALE, 20), quota(SOUTENUE, 30)];
}
