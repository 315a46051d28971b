/** What a week adds, by source; below zero when a count was taken back. */
export type Ajout = { semaine: Temporal.PlainDate; vigie: number; papier: number };

/** Where things stand at the end of a week. */
export type Pas = {
	/** Its Monday. */
	semaine: Temporal.PlainDate;
	/** Added in the week, both sources. */
	ajout: number;
	vigie: number;
	papier: number;
	total: number;
	/** Total at the end of the same week of the year before; null when nothing is known of that year. */
	avant: number | null;
};

export type Etendue = { du: Temporal.PlainDate; au: Temporal.PlainDate };

/** Fewer weeks draw no curve, more cannot be told apart. */
const SEMAINES_MIN = 8;
const SEMAINES_MAX = 60;

/** The Monday of a day. */
export const lundi = (le: Temporal.PlainDate): Temporal.PlainDate => le.subtract({ days: le.dayOfWeek - 1 });

/** The same week of the year before: 52 weeks, so that Mondays meet. */
export const unAnAvant = (semaine: Temporal.PlainDate): Temporal.PlainDate => semaine.subtract({ weeks: 52 });

/**
 * The weeks that a season is shown over. The present one ends this week, a past one with the last week of which something is
 * known; all begin with the first week of which something is known, this year or the year before.
 */
export function etendue(
	semaines: readonly Temporal.PlainDate[],
	avant: readonly Temporal.PlainDate[],
	{ enCours, ceJour }: { enCours: boolean; ceJour: Temporal.PlainDate }
): Etendue {
	const present = lundi(ceJour);
	const connues = [...semaines, ...avant.map((semaine) => semaine.add({ weeks: 52 }))]
		.filter((semaine) => Temporal.PlainDate.compare(semaine, present) <= 0)
		.toSorted(Temporal.PlainDate.compare);
	const au = enCours ? present : (connues.at(-1) ?? present);
	const plusTard = au.subtract({ weeks: SEMAINES_MIN - 1 });
	const plusTot = au.subtract({ weeks: SEMAINES_MAX - 1 });
	const premier = connues[0] ?? plusTard;
	return { du: auPlus(auMoins(premier, plusTot), plusTard), au };
}

const auMoins = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
	Temporal.PlainDate.compare(a, b) < 0 ? b : a;
const auPlus = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
	Temporal.PlainDate.compare(a, b) > 0 ? b : a;

/** The Mondays of the weeks from one to another. */
export function semaines({ du, au }: Etendue): Temporal.PlainDate[] {
	const nombre = du.until(au, { largestUnit: 'days' }).days / 7;
	return Array.from({ length: Math.max(0, Math.floor(nombre) + 1) }, (_, rang) => du.add({ weeks: rang }));
}

/**
 * How a number grew, week by week. What was added before the first week is in it. The year before is told over the same weeks,
 * null all along when nothing is known of it.
 */
export function courbe(ajouts: readonly Ajout[], avant: readonly Ajout[], vue: Etendue): Pas[] {
	const cette = cumuls(ajouts, vue);
	const lAutre = cumuls(avant, { du: unAnAvant(vue.du), au: unAnAvant(vue.au) });
	return semaines(vue).map((semaine, rang) => {
		const { vigie, papier } = cette[rang] ?? RIEN;
		const total = vigie + papier;
		const hier = cette[rang - 1] ?? RIEN;
		const meme = lAutre[rang] ?? RIEN;
		return {
			semaine,
			ajout: total - hier.vigie - hier.papier,
			vigie,
			papier,
			total,
			avant: avant.length === 0 ? null : meme.vigie + meme.papier
		};
	});
}

const RIEN = { vigie: 0, papier: 0 };

/** Running totals at the end of each week, in one pass: a page draws fifty of them. */
function cumuls(ajouts: readonly Ajout[], vue: Etendue): { vigie: number; papier: number }[] {
	const rangDe = (semaine: Temporal.PlainDate) =>
		Math.max(0, vue.du.until(semaine, { largestUnit: 'days' }).days / 7);
	const parRang = Map.groupBy(ajouts, ({ semaine }) => rangDe(semaine));
	let cumul = RIEN;
	return semaines(vue).map((_, rang) => {
		for (const un of parRang.get(rang) ?? [])
			cumul = { vigie: cumul.vigie + un.vigie, papier: cumul.papier + un.papier };
		return cumul;
	});
}
