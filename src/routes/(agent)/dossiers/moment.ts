import { enToutesLettres } from '#lib/domain/delais/jour.ts';

/** The day of an instant in Paris, in full. */
export const jourDe = (at: Temporal.Instant): string =>
	enToutesLettres(at.toZonedDateTimeISO('Europe/Paris').toPlainDate());
