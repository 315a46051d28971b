import { apres, avant } from '#lib/domain/delais/jour.ts';

type Day = Temporal.PlainDate;

/** Days before the prudent day on which a reminder is planned. The one list of thresholds of the product. */
export const JOURS_AVANT = [10, 5, 2, 1] as const;

/**
 * A planned reminder. `quotidien`: from the prudent day to the last day, every day. `est-ce-fait`: once, the day after the last
 * day.
 */
export type Palier = { code: `j-${(typeof JOURS_AVANT)[number]}` | 'quotidien' | 'est-ce-fait'; le: Day };

/** What a step must say to be reminded of. */
export type EcheanceARappeler = { depuis: Day | null; prudente: Day | null; limite: Day | null };

/**
 * Every day on which a step calls for a reminder, in order. None before the delay has begun, none without a date. The caller
 * stops when the act is recorded.
 */
export function paliers({ depuis, prudente, limite }: EcheanceARappeler): Palier[] {
	if (!prudente || !limite) return [];
	const liste: Palier[] = JOURS_AVANT.map((jours) => ({
		code: `j-${jours}` as const,
		le: prudente.subtract({ days: jours })
	}));
	for (let le = prudente; !apres(le, limite); le = le.add({ days: 1 })) liste.push({ code: 'quotidien', le });
	liste.push({ code: 'est-ce-fait', le: limite.add({ days: 1 }) });
	// A prudent day before `depuis` watches an earlier clock: nothing to leave out then.
	const debut = depuis && !apres(depuis, prudente) ? depuis : null;
	return liste.filter(({ le }) => !debut || !avant(le, debut));
}

/**
 * Which reminder each step not yet done calls for on this day: the latest planned one, today's or one that was missed. A
 * reminder sent once under its `code` and `le` is not sent again; steps that call for none are left out.
 */
export const rappelsDus = <T extends EcheanceARappeler>(
	echeances: readonly T[],
	aujourdhui: Day
): { echeance: T; palier: Palier }[] =>
	echeances.flatMap((echeance) => {
		const palier = paliers(echeance).findLast(({ le }) => !apres(le, aujourdhui));
		return palier ? [{ echeance, palier }] : [];
	});
