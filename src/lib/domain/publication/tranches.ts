/** What is published outside the sections, in the order of the pages. The others are too small or go down again. */
export const NOTIONS_PUBLIEES = [
	'participants',
	'convoques',
	'refus',
	'absences',
	'comptesRendus',
	'contestations'
] as const;

export type NotionPubliee = (typeof NOTIONS_PUBLIEES)[number];

/**
 * Which count never exceeds which other one: everybody who is counted takes part, a report is contested once it is there. An
 * adversary knows it too.
 */
export const ORDRES: readonly (readonly [dedans: NotionPubliee, autour: NotionPubliee])[] = [
	['convoques', 'participants'],
	['refus', 'participants'],
	['absences', 'participants'],
	['comptesRendus', 'participants'],
	['contestations', 'comptesRendus']
];

/** What is told of a count: between `min` and `max`, both included. `max` null: no upper end is told. */
export type Tranche = { min: number; max: number | null };

/** A place, or a service, smaller than this has no figure of its own (the rule of tax statistics for natural persons). */
export const EFFECTIF_MINIMAL = 11;
/** Published counts are rounded to this: 10 stands for 8 to 12. */
export const ARRONDI = 5;
/** The last count of the lowest band, and the number of agents that the highest one leaves open at least. */
const PETIT = 7;
/** The highest band leaves this share of the agents open too: no place is told to be unanimous, however large. */
const PART_OUVERTE = 0.1;

/** The first count of the rounded band that holds `nombre`: 8, 13, 18… */
export const bordSous = (nombre: number): number => Math.floor((nombre - 3) / ARRONDI) * ARRONDI + 3;
/** The first edge at `nombre` or after it. */
export const bordSur = (nombre: number): number => Math.ceil((nombre - 3) / ARRONDI) * ARRONDI + 3;

/**
 * The first count of the highest band of a service of so many agents, or null when no cut leaves enough on both sides: the
 * service is then protected whatever its count is, so that being protected says nothing of the count.
 */
export function bordDuHaut(effectif: number | null): number | null {
	if (effectif === null || effectif < EFFECTIF_MINIMAL) return null;
	const bord = bordSous(effectif - Math.max(PETIT, Math.ceil(effectif * PART_OUVERTE)));
	return bord > PETIT ? bord : null;
}

/** What is told of the count of a service; null: protected. The band depends on nothing but the count and the head count. */
export function trancheDeService(nombre: number, effectif: number | null): Tranche | null {
	const haut = bordDuHaut(effectif);
	if (haut === null) return null;
	if (nombre >= haut) return { min: haut, max: effectif };
	if (nombre <= PETIT) return { min: 0, max: PETIT };
	const min = bordSous(nombre);
	return { min, max: Math.min(min + ARRONDI, haut) - 1 };
}

/** How a band is told. `arrondi`: by one rounded number. */
export type FormeDeTranche = 'arrondi' | 'moins-de' | 'au-moins' | 'entre';

/** The form in which a band of a place of so many agents is told. */
export function formeDeTranche({ min, max }: Tranche, effectif: number | null): FormeDeTranche {
	if (max === null || (effectif !== null && max >= effectif)) return 'au-moins';
	if (min === 0) return 'moins-de';
	return max - min < ARRONDI ? 'arrondi' : 'entre';
}

/** The rounded number of a band of the form `arrondi`. */
export const arrondi = ({ min }: Tranche): number => min + 2;

/** True when a count is told by a number of its own: rounded, or « at least ». A low band is a protection, not a figure. */
export const estChiffree = (tranche: Tranche | null): boolean => tranche !== null && tranche.min > 0;

/** A head count as it is told outside: rounded, and none below the minimum. */
export const effectifDit = (effectif: number | null): number | null =>
	effectif === null || effectif < EFFECTIF_MINIMAL ? null : Math.round(effectif / ARRONDI) * ARRONDI;
