import { type Dossier, examenDuDossier } from '#lib/domain/moyens/dossier.ts';
import type { MoyenRetenu } from '#lib/domain/moyens/moyen.ts';
import { retenus } from '#lib/domain/moyens/retenus.ts';
import type { Refus } from '#lib/domain/refus.ts';

/**
 * The grounds that a dossier raises, strongest first, each with its decisions for and against, what to gather and a paragraph
 * for the letter; then what must not be pleaded, without a paragraph (source: moyens.md). Nothing is a forecast. Refused: as in
 * `examenDuDossier`.
 */
export function moyens(dossier: Dossier): { ok: true; moyens: MoyenRetenu[] } | Refus {
	const ouvert = examenDuDossier(dossier);
	return ouvert.ok ? { ok: true, moyens: retenus(ouvert.examen, { avecRappels: true }) } : ouvert;
}
