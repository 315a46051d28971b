import { asc, eq } from 'drizzle-orm';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { domaineRefuse } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { once } from '#lib/server/operations.ts';
import { administreTout } from '#lib/server/sections.ts';

/** A line of the list: every mail domain that it covers is refused, for this reason. */
export type DomaineRefuse = {
	/** `gouv.fr` covers itself and all below it; a star stands for any signs of one label. */
	domaine: string;
	/** The sentence that the person gets. */
	motif: string;
};

/** The list, by domain. Every administrator reads it; only the national ones change it. */
export async function domainesRefuses(
	ctx: Context,
	actor: Administrateur
): Promise<{ domaines: DomaineRefuse[]; modifiable: boolean }> {
	return asActor(ctx.db, actor, async (tx) => ({
		domaines: await tx.select().from(domaineRefuse).orderBy(asc(domaineRefuse.domaine)),
		modifiable: await administreTout(tx)
	}));
}

/**
 * Adds a line, or gives another reason to the one that is there. Refused: a text that covers no domain, or covers a whole
 * ending such as `.fr`. Throws `interdit` unless the actor administers the whole union.
 */
export async function saveDomaine(
	ctx: Context,
	actor: Administrateur,
	{ domaine, motif }: DomaineRefuse,
	opId: string
): Promise<{ ok: true } | Refus> {
	const ligne = domaine.trim().toLowerCase().replace(/^@/, '');
	if (!LIGNE.test(ligne) || ligne.length > 253 || !/[a-z0-9]/.test(ligne.split('.').at(-2) ?? ''))
		return refus(
			'domaine-illisible',
			'Écrivez ce qui suit le @, comme ville-exemple.fr. Une étoile vaut pour une partie d’un mot : ac-*.fr.',
			'domaine'
		);
	return changeListe(ctx, actor, { acte: 'domaine', opId }, (tx) =>
		tx
			.insert(domaineRefuse)
			.values({ domaine: ligne, motif })
			.onConflictDoUpdate({ target: domaineRefuse.domaine, set: { motif } })
	);
}

/** Takes a line off the list; one that is gone stays gone. Throws `interdit` unless the actor administers the whole union. */
export const removeDomaine = (
	ctx: Context,
	actor: Administrateur,
	domaine: string,
	opId: string
): Promise<{ ok: true }> =>
	changeListe(ctx, actor, { acte: 'domaine-retire', opId }, (tx) =>
		tx.delete(domaineRefuse).where(eq(domaineRefuse.domaine, domaine))
	);

/** Two labels at least, each of letters, digits, hyphens and stars, the last one of letters only. */
const LIGNE = /^(?:[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?\.)+[a-z]{2,63}$/;

async function changeListe(
	ctx: Context,
	actor: Administrateur,
	{ acte, opId }: { acte: string; opId: string },
	fn: (tx: Tx) => Promise<unknown>
): Promise<{ ok: true }> {
	return asActor(ctx.db, actor, async (tx) => {
		if (!(await administreTout(tx))) throw new AppError('interdit');
		return once(tx, actor.compteId, opId, acte, async () => {
			await fn(tx);
			return { ok: true as const };
		});
	});
}
