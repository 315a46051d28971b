import type { Retrait } from '#lib/domain/courriers/modele.ts';
import { citation, type Fondement } from '#lib/domain/regimes/fondements.ts';

/** The first of these sources to be repealed, and when; null when none is known to be. */
export function retraitDe(sources: readonly Fondement[]): Retrait | null {
	const [premiere] = sources
		.flatMap((source) => (source.abrogeLe === undefined ? [] : [{ source, du: source.abrogeLe }]))
		.sort((a, b) => (a.du < b.du ? -1 : 1));
	return premiere ? { du: premiere.du, texte: citation(premiere.source) } : null;
}
