import { citation, type Fondement } from '#lib/domain/regimes/fondements.ts';
import { etatDeLecture, MENTIONS } from '#lib/domain/regimes/fraicheur.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** A source ready for the screen: its citation, its official address or the site where it was read, the day of check. */
export type Reference = {
	/** Its code in the registry, which is its place on the page of the sources. */
	code: string;
	texte: string;
	lien: string | null;
	luDans: string | null;
	/** ISO day. */
	verifieLe: string | null;
	/** What is to be said against it on that day: repealed, never read, read too long ago. */
	mention: string | null;
};

/**
 * What a page shows of a source on the day `au`. Call it in a `load`, not in a component: the table of sources that comes
 * with it is too heavy for a phone.
 */
export function reference(source: Fondement, au: Temporal.PlainDate): Reference {
	const mention = MENTIONS[etatDeLecture(source, au)];
	return {
		code: source.code,
		texte: citation(source),
		lien: source.adresseOfficielle,
		luDans: source.luDans?.replace(/^www\./, '') ?? null,
		verifieLe: source.verifieLe,
		mention: mention === null ? null : typographie(mention)
	};
}
