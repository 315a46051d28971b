import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { jourNomme } from '#lib/ui/format/dates.ts';

/** « lundi 2 mars à 9 h 05 », by the clock of Paris. */
export function momentEnClair(at: Temporal.Instant): string {
	const ici = at.toZonedDateTimeISO('Europe/Paris');
	const minutes = String(ici.minute).padStart(2, '0');
	return `${jourNomme(ici.toPlainDate().toString())} à ${ici.hour}\u00a0h\u00a0${minutes}`;
}

/** The day of an instant in Paris, in full. */
export const jourDe = (at: Temporal.Instant): string =>
	enToutesLettres(at.toZonedDateTimeISO('Europe/Paris').toPlainDate());
