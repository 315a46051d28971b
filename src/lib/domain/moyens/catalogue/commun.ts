import type { Population } from '#lib/domain/moyens/textes.ts';
import type { EffetDuBoycott } from '#lib/domain/moyens/fiche.ts';

/** A refusal takes nothing from the ground. */
export const INTACT: EffetDuBoycott = { effet: 'intact', texte: 'Intact.' };

/** Asks for the words of the report. */
export const RECOPIER = {
	texte: 'Recopiez la phrase exacte.',
	reponses: 'texte',
	pourquoi: 'La lettre doit citer les mots du compte rendu.'
} as const;

/** Adds the instruction on workers of Defence where it says the same. */
export const avecInstruction =
	(...codes: [string, ...string[]]) =>
	({ regime }: Population): readonly [string, ...string[]] =>
		regime === 'ouvriers-defense-1972' ? ['instruction-72-08', ...codes] : codes;

/** A report cannot be cut: all of it is contested. */
export const ENSEMBLE =
	"Je demande l'annulation de l'ensemble du compte rendu et une nouvelle appréciation qui n'en tienne aucun compte.";

export const NOUVELLE_APPRECIATION =
	"Je demande une nouvelle appréciation, fondée sur mes résultats et ma manière de servir de l'année.";
