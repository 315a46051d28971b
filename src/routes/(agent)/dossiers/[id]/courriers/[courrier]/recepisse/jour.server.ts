import { jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** The day asked for in the address of a receipt: none leaves it to be written by hand. What is no day is said, and kept. */
export function jourDeRemise(url: URL): {
	le: Temporal.PlainDate | null;
	tape: string;
	erreurs: ErreurChamp[];
} {
	const tape = (url.searchParams.get('le') ?? '').slice(0, 40);
	const iso = tape === '' ? null : jourSaisi(tape);
	if (iso) return { le: Temporal.PlainDate.from(iso), tape: iso, erreurs: [] };
	const message = `« ${tape} » n’est pas un jour du calendrier : écrivez par exemple 26/01/2026, ou laissez vide.`;
	return { le: null, tape, erreurs: tape === '' ? [] : [{ champ: 'le', message: typographie(message) }] };
}
