import type { Accord } from '#lib/server/comptes-tenus.ts';

/** How a member agreed, in the words of the pages. */
export const MANIERES: Readonly<Record<Accord, string>> = {
	'en-personne': 'de vive voix, en personne',
	telephone: 'au téléphone'
};
