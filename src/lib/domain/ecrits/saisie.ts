import { type Refus, refus } from '#lib/domain/refus.ts';
import { normalise } from '#lib/domain/unicode.ts';

/** What an editor types for any kind of text. */
export type EcritSaisi = { titre: string; resume: string; corps: string };

/** In characters. */
export const TITRE_MAXIMUM = 140;
export const RESUME_MAXIMUM = 300;
export const CORPS_MAXIMUM = 20_000;

/**
 * A text as it will be kept: composed (NFC), lines ended by `\n`, one line for the title and the summary. Refused, with the
 * field: no title, no text, too long.
 */
export function ecritSaisi({ titre, resume, corps }: EcritSaisi): { ok: true; ecrit: EcritSaisi } | Refus {
	const ecrit = {
		titre: enUneLigne(titre),
		resume: enUneLigne(resume),
		corps: normalise(corps, 'NFC').replaceAll(/\r\n?/g, '\n').trim()
	};
	if (ecrit.titre === '') return refus('titre-manquant', 'Donnez un titre.', 'titre');
	const tropLongs = [
		['titre', 'Ce titre', TITRE_MAXIMUM],
		['resume', 'Ce résumé', RESUME_MAXIMUM],
		['corps', 'Ce texte', CORPS_MAXIMUM]
	] as const;
	for (const [champ, quoi, maximum] of tropLongs) {
		const longueur = ecrit[champ].length;
		if (longueur > maximum)
			return refus(
				'texte-trop-long',
				`${quoi} compte ${longueur.toLocaleString('fr-FR')} caractères : ${maximum.toLocaleString('fr-FR')} au plus.`,
				champ
			);
	}
	if (ecrit.corps === '') return refus('texte-manquant', 'Écrivez le texte.', 'corps');
	return { ok: true, ecrit };
}

const enUneLigne = (texte: string): string => normalise(texte, 'NFC').trim().replaceAll(/\s+/g, ' ');
