import { citation, type Fondement } from '#lib/domain/regimes/fondements.ts';

/** A source ready for the screen: its citation, its official address or the site where it was read, the day of check. */
export type Reference = {
	texte: string;
	lien: string | null;
	luDans: string | null;
	/** ISO day. */
	verifieLe: string | null;
};

/** Call it in a `load`, not in a component: the table of sources that comes with it is too heavy for a phone. */
export function reference(fondement: Fondement): Reference {
	return {
		texte: citation(fondement),
		lien: fondement.adresseOfficielle,
		luDans: fondement.luDans?.replace(/^www\./, '') ?? null,
		verifieLe: fondement.verifieLe
	};
}
