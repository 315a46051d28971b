import { type Refus, refus } from '#lib/domain/refus.ts';

/** Longest message between an agent and the delegates, in characters. */
export const MESSAGE_MAXIMUM = 4000;

/** How many messages one side writes in a dossier in 24 hours: beyond, people talk to each other. */
export const MESSAGES_PAR_JOUR = 30;

/** What was typed, without the blanks around it. Refused at the field `texte`: nothing, or more than `max` characters. */
export function ecrit(
	texte: string,
	{ manque, max = MESSAGE_MAXIMUM }: { manque: string; max?: number }
): { ok: true; texte: string } | Refus {
	const propre = texte.trim();
	if (propre === '') return refus('texte-manquant', manque, 'texte');
	if (propre.length > max)
		return refus(
			'texte-trop-long',
			`Ce texte compte ${propre.length} caractères : ${max} au plus. Gardez l’essentiel, ou envoyez-le en deux fois.`,
			'texte'
		);
	return { ok: true, texte: propre };
}

/** A message as it will be kept. Refused: nothing typed, too long. */
export const messageSaisi = (texte: string): { ok: true; texte: string } | Refus =>
	ecrit(texte, { manque: 'Écrivez votre message.' });

/** A saved answer put after what is typed already, so that nothing typed is lost. */
export const avecReponse = (texte: string, reponse: string): string =>
	[texte.trim(), reponse.trim()].filter(Boolean).join('\n\n');
