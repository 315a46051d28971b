import type { Fait } from '#lib/domain/dossier/faits.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';

/**
 * A fact as it was recorded. Nothing is ever edited: a correction is a new record that replaces another (`remplace`), and a
 * withdrawal is a correction without fact.
 */
export type FaitEnregistre = { id: string; remplace: string | null; fait: Fait | null };

/** A record that a later one replaced. */
export type FaitRemplace<T extends FaitEnregistre = FaitEnregistre> = { enregistre: T; remplacePar: T };

/**
 * Folds the records of a dossier: the facts that hold now, and what they replaced, in the order of the records. Throws when a
 * record replaces one that is not in the list.
 */
export function faitsActuels<T extends FaitEnregistre>(
	enregistres: readonly T[]
): { actuels: (T & { fait: Fait })[]; remplaces: FaitRemplace<T>[] } {
	const connus = new Set(enregistres.map(({ id }) => id));
	const remplacants = new Map<string, T>();
	for (const enregistre of enregistres) {
		if (enregistre.remplace === null) continue;
		if (!connus.has(enregistre.remplace)) {
			throw new RangeError(`Record ${enregistre.id} replaces ${enregistre.remplace}, which is missing`);
		}
		remplacants.set(enregistre.remplace, enregistre);
	}
	return {
		actuels: enregistres.filter(
			(enregistre): enregistre is T & { fait: Fait } =>
				enregistre.fait !== null && !remplacants.has(enregistre.id)
		),
		remplaces: enregistres.flatMap((enregistre) => {
			const remplacePar = remplacants.get(enregistre.id);
			return remplacePar ? [{ enregistre, remplacePar }] : [];
		})
	};
}

/** Whether a record may be corrected or withdrawn. Refused: one that is unknown, or that was already replaced. */
export function peutEtreCorrige(enregistres: readonly FaitEnregistre[], id: string): { ok: true } | Refus {
	if (faitsActuels(enregistres).actuels.some((enregistre) => enregistre.id === id)) return { ok: true };
	return refus(
		'fait-deja-corrige',
		"Ce fait n'est plus celui qui compte : il a déjà été corrigé ou retiré. Rouvrez la page pour voir le dernier état.",
		'remplace'
	);
}
