import { joursDuMois } from '#lib/domain/delais/numero.ts';
import { enBref, type Refus, refus } from '#lib/domain/refus.ts';

/**
 * Reads a civil date written `AAAA-MM-JJ`. Refused: nothing at all, another writing, a day that no calendar has
 * (`2026-02-30`).
 */
export function lireJour(donnee: unknown, champ: string): { ok: true; valeur: Temporal.PlainDate } | Refus {
	if (donnee === undefined || donnee === null || donnee === '') {
		return refus('date-manquante', `Il manque la date « ${champ} » : écrivez par exemple 2026-01-26.`, champ);
	}
	const lu = typeof donnee === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(donnee) : null;
	if (!lu) {
		return refus(
			'date-illisible',
			`« ${enBref(donnee)} » n'est pas une date : écrivez année-mois-jour, comme 2026-01-26.`,
			champ
		);
	}
	const [annee, mois, jour] = lu.slice(1).map(Number) as [number, number, number];
	const existe = mois >= 1 && mois <= 12 && jour >= 1 && jour <= joursDuMois(annee, mois);
	return existe
		? { ok: true, valeur: new Temporal.PlainDate(annee, mois, jour) }
		: refus('date-impossible', `Le jour « ${lu[0]} » n'existe pas dans le calendrier.`, champ);
}
