import { createHash } from 'node:crypto';
import ical, {
	ICalAlarmRelatesTo,
	ICalAlarmType,
	ICalCalendarMethod,
	ICalEventClass,
	ICalEventStatus,
	ICalEventTransparency
} from 'ical-generator';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Echeance } from '#lib/domain/dossier/echeance.ts';
import { JOURS_AVANT } from '#lib/domain/rappels/paliers.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { DossierVu } from '#lib/server/dossiers.ts';

/** Hour of the alarms, by the clock of the calendar. */
const HEURE = 9;
const SECONDS_PER_HOUR = 3600;

/** The days to put in a calendar. */
export type Agenda = {
	/** Opaque: the same as long as a later file must replace an earlier one. */
	id: string;
	/** Grows with each change. */
	sequence: number;
	echeances: readonly Echeance[];
};

/** A dossier that goes to another section, hence to its next version, leaves texts behind: always fewer than that. */
const PAR_VERSION = 1_000;

/** The days of a dossier: a fact, a text of the section, its end, a choice of the agent each change them. */
export const agendaDuDossier = ({ id, enregistres, textes, version, chaine }: DossierVu): Agenda => ({
	id,
	sequence:
		enregistres.length +
		textes.length +
		textes.filter(({ finLe }) => finLe !== null).length +
		version * PAR_VERSION,
	echeances: chaine.echeances
});

/**
 * The days of an agent as a calendar file: one whole-day event per act, on the day to aim at, with an alarm wherever the
 * reminders have one. Nothing tells what it is about nor where it comes from. Taken again, it replaces what was there: the
 * identifiers hold, the sequence grows, an act that is done comes back as cancelled.
 */
export function calendrier(un: Agenda, now: Temporal.Instant): string {
	const agenda = nouvelAgenda('Échéances');
	for (const echeance of un.echeances) {
		const { pour, prudente, limite, statut } = echeance;
		if (pour !== 'agent' || !prudente || !limite) continue;
		const faite = statut !== 'ouverte' && statut !== 'a-venir';
		const evenement = agenda.createEvent({
			id: identifiant(un, echeance),
			sequence: un.sequence,
			stamp: now,
			start: prudente,
			allDay: true,
			summary: faite ? 'Échéance levée' : typographie('Échéance : à faire ce jour au plus tard'),
			description: typographie(
				limite.equals(prudente)
					? 'C’est le dernier jour.'
					: `Jour conseillé. Dernier jour : ${enToutesLettres(limite)}.`
			),
			status: faite ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
			class: ICalEventClass.PRIVATE,
			transparency: ICalEventTransparency.TRANSPARENT
		});
		for (const jours of faite ? [] : joursDAlarme(prudente, limite)) {
			// The constructor of alarms loses what they relate to.
			evenement.createAlarm(alarme(jours)).relatesTo(ICalAlarmRelatesTo.start);
		}
	}
	return agenda.toString();
}

/**
 * An appointment as a calendar file, on the clock of the calendar, for the whole day when its hour (`HH:MM`) is not known. Nothing
 * tells what it is about nor where it comes from.
 */
export function rendezVous(
	{ id, le, heure }: { id: string; le: Temporal.PlainDate; heure: string | null },
	now: Temporal.Instant
): string {
	const agenda = nouvelAgenda('Rendez-vous');
	agenda.createEvent({
		id: `${id}@agenda`,
		stamp: now,
		...(heure === null
			? { start: le, allDay: true }
			: {
					start: le.toPlainDateTime(heure),
					end: le.toPlainDateTime(heure).add({ hours: 1 }),
					floating: true
				}),
		summary: 'Rendez-vous',
		class: ICalEventClass.PRIVATE
	});
	return agenda.toString();
}

const nouvelAgenda = (name: string) =>
	ical({
		name,
		prodId: { company: 'Agenda personnel', product: name, language: 'FR' },
		method: ICalCalendarMethod.PUBLISH
	});

/** As the reminders go: before the day to aim at, then every day until the last one. In days before the former. */
function joursDAlarme(prudente: Temporal.PlainDate, limite: Temporal.PlainDate): number[] {
	const ensuite = prudente.until(limite, { largestUnit: 'days' }).days;
	return [...JOURS_AVANT, ...Array.from({ length: ensuite + 1 }, (_, jour) => -jour)];
}

/** Seconds are counted back from the first hour of the day to aim at. */
const alarme = (joursAvant: number) => ({
	type: ICalAlarmType.display,
	trigger: (joursAvant * 24 - HEURE) * SECONDS_PER_HOUR,
	description: 'Échéance'
});

/** The same for the same act of the same agenda, for ever; it says neither. */
const identifiant = ({ id }: Agenda, { code }: Echeance): string =>
	`${createHash('sha256').update(`${id}|${code}`).digest('base64url').slice(0, 22)}@agenda`;
