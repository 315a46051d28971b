import { ecritEntier, type EcritEntier } from '#lib/server/ecrits-rediges.ts';
import type { Redacteur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { AppError } from '#lib/server/errors.ts';
import { porteeDe } from '../saisie.server.ts';

/** The text of an address. Throws `introuvable` too when it is another section's than the address says. */
export async function ecritDe(
	ctx: Context,
	qui: Redacteur,
	{ section, ecrit }: { section: string; ecrit: string }
): Promise<EcritEntier> {
	const lu = await ecritEntier(ctx, qui, ecrit);
	if (lu.portee !== porteeDe(section)) throw new AppError('introuvable');
	return lu;
}

/** What every act on a text shows of it. */
export const enTete = ({ id, genre, titre, version, etat }: EcritEntier) => ({
	id,
	genre,
	titre,
	version,
	etat: etat.code,
	parue: etat.parue
});
