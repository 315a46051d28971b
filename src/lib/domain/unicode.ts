/**
 * Most combining marks that a letter keeps, as in the stream-safe text format of Unicode (UAX #15, § 13): no language stacks as
 * many, and putting them in order takes a time that grows with their square. A form full of them would hold everybody for minutes.
 */
const MARQUES = 30;

/** A mark, or one of the two signs that the compatible forms turn into marks. */
const MARQUE = String.raw`[\p{M}\uff9e\uff9f]`;
const MARQUES_EN_TROP = new RegExp(`(${MARQUE}{${MARQUES}})${MARQUE}+`, 'gu');

/** A text in one spelling of Unicode, in a time that grows with its length; marks beyond thirty on one letter are left out. */
export const normalise = (texte: string, forme: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): string =>
	(texte.length <= MARQUES ? texte : texte.replace(MARQUES_EN_TROP, '$1')).normalize(forme);
