/**
 * The smallest number of people that anything is told about. Somebody who pledged knows of themselves; two who compare what
 * they read know of two. Five leaves three whom they cannot tell apart, as for the figures that leave a section.
 */
export const SEUIL_DE_PROTECTION = 5;

/** Somebody who boycotts if at least `seuil` colleagues of the service do, themselves left out. */
export type EngagementEnAttente = {
	id: string;
	/** 0 for somebody who refused or stayed away already: they wait for nobody. */
	seuil: number;
};

export type Cascade = {
	/** Pledges that hold each other, in the order of their thresholds; none as long as the number is not reached. */
	atteints: string[];
	/** How many boycott once they do, those of `deja` included; 0 as long as nothing is reached. */
	ensemble: number;
};

/**
 * The largest group of pledges that hold each other: each of its members finds in it, with the `deja` who wait for nobody, at
 * least the colleagues that they asked for. It is the only largest one, whatever the order in which people came. Nothing is
 * reached below `SEUIL_DE_PROTECTION` people in all, so that what is told never points at a few.
 */
export function cascade(enAttente: readonly EngagementEnAttente[], deja: number): Cascade {
	const tries = enAttente.toSorted((a, b) => a.seuil - b.seuil);
	// With the first k of them, each has deja + k − 1 colleagues; only the last and largest threshold may lack one.
	const retenus = tries.findLastIndex(({ seuil }, rang) => seuil <= deja + rang) + 1;
	const ensemble = deja + retenus;
	return retenus === 0 || ensemble < SEUIL_DE_PROTECTION
		? { atteints: [], ensemble: 0 }
		: { atteints: tries.slice(0, retenus).map(({ id }) => id), ensemble };
}

/** A number of people as it may be told to those who pledged: by fives downwards; null under the threshold of protection. */
export const nombreDit = (nombre: number): number | null =>
	nombre < SEUIL_DE_PROTECTION ? null : nombre - (nombre % SEUIL_DE_PROTECTION);
