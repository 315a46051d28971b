import { createHash } from 'node:crypto';
import type { Context } from '#lib/server/context.ts';

/*
 * What the two outboxes (rappels.ts, avis.ts) share: how long a row is held, when a mail that no server took is tried again,
 * and under which number.
 */

/** A worker that holds a row longer than this is taken for dead. */
export const BAIL_SECONDES = 60;

const PREMIERE_PAUSE_SECONDES = 30;
const LONGEST_PAUSE_SECONDES = 600;

/** How long a mail waits after so many tries, in seconds: twice as long each time, ten minutes at most. */
export const pauseApres = (essais: number): number =>
	Math.min(LONGEST_PAUSE_SECONDES, PREMIERE_PAUSE_SECONDES * 2 ** Math.min(essais, 10));

/** A Message-ID: the same for each try of what `cle` names, and it says nothing of it. */
export function messageIdDe({ origin }: Pick<Context, 'origin'>, cle: string): string {
	const digest = createHash('sha256').update(cle).digest('hex').slice(0, 32);
	return `<${digest}@${new URL(origin).hostname}>`;
}

/** The words of a mail server often quote the address: only the code of its reply is kept. */
export const reponseGardee = (responseCode: number | null): string =>
	responseCode === null ? 'pas de réponse' : String(responseCode);
