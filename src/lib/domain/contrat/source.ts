import type { Fondement } from '#lib/domain/regimes/fondements.ts';

/** A source cut down to the five fields of the contract. */
export const source = ({ code, texte, article, url, verifieLe }: Fondement) => ({
	code,
	texte,
	article,
	url,
	verifieLe
});

/** The same, for each source of an échéance or of a ground. */
export const avecSources = <T extends { fondements: Fondement[] }>(une: T) => ({
	...une,
	fondements: une.fondements.map(source)
});
