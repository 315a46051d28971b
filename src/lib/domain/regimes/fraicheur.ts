import type { Fondement } from '#lib/domain/regimes/fondements.ts';

type Day = Temporal.PlainDate;

/**
 * What the last reading of a source is worth on a day. `abroge`: the text was repealed, whenever it was read; `jamais-lue`:
 * nobody noted a reading; `ancienne`: the last one is more than a year old; `a-jour` otherwise.
 */
export type EtatDeLecture = 'a-jour' | 'ancienne' | 'jamais-lue' | 'abroge';

/** A reading holds for a year: the law of a season is read again before the next one. */
const DUREE_DE_LECTURE = { years: 1 };

/** The last day on which a source counts as read; null when it never was. */
export const aRelireLe = ({ verifieLe }: Pick<Fondement, 'verifieLe'>): Day | null =>
	verifieLe === null ? null : Temporal.PlainDate.from(verifieLe).add(DUREE_DE_LECTURE);

/** Whether a source may still be relied on as it was read, on the day `au`. */
export function etatDeLecture(source: Pick<Fondement, 'etat' | 'verifieLe'>, au: Day): EtatDeLecture {
	if (source.etat === 'abroge') return 'abroge';
	const relire = aRelireLe(source);
	if (relire === null) return 'jamais-lue';
	return Temporal.PlainDate.compare(au, relire) > 0 ? 'ancienne' : 'a-jour';
}

/** What a page says beside a source; null when it was read less than a year ago and still stands. */
export const MENTIONS: Readonly<Record<EtatDeLecture, string | null>> = {
	abroge: 'texte abrogé',
	'jamais-lue': 'jamais lu : à vérifier',
	ancienne: 'lu il y a plus d’un an : à revérifier',
	'a-jour': null
};

/** Why a source has to be read again, the most pressing first. */
export const MOTIFS_DE_RELECTURE = ['abroge', 'jamais-lue', 'ancienne', 'a-verifier'] as const;
export type MotifDeRelecture = (typeof MOTIFS_DE_RELECTURE)[number];

/**
 * Why somebody should read this source again on the day `au`; null when nothing asks for it. `a-verifier`: read less than a
 * year ago, but the text may have moved since, or what was read leaves a doubt. */
export function motifDeRelecture(
	source: Pick<Fondement, 'etat' | 'verifieLe' | 'certitude'>,
	au: Day
): MotifDeRelecture | null {
	const lecture = etatDeLecture(source, au);
	if (lecture !== 'a-jour') return lecture;
	return source.etat === 'a-verifier' || source.certitude === 'a-verifier' ? 'a-verifier' : null;
}
