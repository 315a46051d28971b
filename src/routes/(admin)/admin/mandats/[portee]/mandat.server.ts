import { administrateur } from '#lib/server/acteurs.ts';
import { AppError } from '#lib/server/errors.ts';
import { mandats, type MandatVu, type PorteeDeMandat } from '#lib/server/mandats.ts';

export const porteeDe = (portee: string): PorteeDeMandat => (portee === 'union' ? null : portee);

/** The mandate in force that a page is about. Throws `introuvable` when it is not there, or not the actor’s to see. */
export async function mandatDeLaPage(
	{ ctx, actor }: App.Locals,
	params: { portee: string; mandat: string }
): Promise<MandatVu> {
	const tous = await mandats(ctx, administrateur(actor), porteeDe(params.portee));
	const un = tous.find(({ id, finAt }) => id === params.mandat && finAt === null);
	if (!un) throw new AppError('introuvable');
	return un;
}

/** How a page names the holder of a mandate. */
export const titulaire = ({ nom, courriel }: Pick<MandatVu, 'nom' | 'courriel'>): string =>
	nom ?? courriel ?? 'Compte à clé personnelle';
