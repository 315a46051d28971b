import { type Refus, refus } from '#lib/domain/refus.ts';
import { cleDEntree, detailsDeCampagne } from '#lib/server/details-de-campagne.ts';
import { question } from '#lib/server/droits.ts';
import type { Genre } from '#lib/server/ecrits.ts';

type Ecrit = { cle: string; details: unknown; corps: string };

/** What a kind of text keeps besides its words. Refused: a place that does not exist, what the kind cannot take. */
export function refusDeGenre(genre: Genre, { cle, details }: Ecrit): { ok: true; details: unknown } | Refus {
	switch (genre) {
		case 'presentation':
			return cle === '' ? sansDetails : placeInconnue();
		case 'position':
			return question(cle) ? sansDetails : placeInconnue();
		case 'campagne':
			return entree(cle, details);
		case 'passage':
			return placeInconnue();
	}
}

const sansDetails = { ok: true, details: {} } as const;

const placeInconnue = (): Refus => refus('place-inconnue', 'Choisissez où va ce texte dans la liste.', 'cle');

function entree(cle: string, details: unknown): { ok: true; details: unknown } | Refus {
	const nom = cleDEntree.safeParse(cle);
	if (!nom.success) return refus('nom-a-corriger', nom.error.issues[0]?.message ?? '', 'cle');
	const lus = detailsDeCampagne.safeParse(details);
	if (lus.success) return { ok: true, details: lus.data };
	const [issue] = lus.error.issues;
	return refus('details-a-corriger', issue?.message ?? '', String(issue?.path[0] ?? 'sorte'));
}
