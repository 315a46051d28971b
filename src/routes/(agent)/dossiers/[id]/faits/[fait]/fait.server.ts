import type { DossierVu, FaitActuel } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';

/** A fact that counts. Throws `introuvable` for one that was corrected or withdrawn since, and for any other id. */
export function faitActuel(un: DossierVu, id: string): FaitActuel {
	const trouve = un.faits.find((fait) => fait.id === id);
	if (!trouve) throw new AppError('introuvable');
	return trouve;
}
