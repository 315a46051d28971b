import { readFileSync } from 'node:fs';
import type { Zone } from '#lib/domain/regimes/codes.ts';
import { ConfigError } from '#lib/server/errors.ts';

/** What time it is, and which civil day in a zone of public holidays. */
export type Clock = {
	now: () => Temporal.Instant;
	/** Civil day, in Paris unless a zone is given. */
	today: (zone?: Zone) => Temporal.PlainDate;
};

/** IANA zone of each zone of public holidays; French Polynesia counts by Tahiti, where its administration sits. */
export const TIME_ZONES: Readonly<Record<Zone, string>> = {
	metropole: 'Europe/Paris',
	'alsace-moselle': 'Europe/Paris',
	guadeloupe: 'America/Guadeloupe',
	guyane: 'America/Cayenne',
	martinique: 'America/Martinique',
	mayotte: 'Indian/Mayotte',
	'la-reunion': 'Indian/Reunion',
	'saint-barthelemy': 'America/St_Barthelemy',
	'saint-martin': 'America/Marigot',
	'saint-pierre-et-miquelon': 'America/Miquelon',
	'nouvelle-caledonie': 'Pacific/Noumea',
	'polynesie-francaise': 'Pacific/Tahiti',
	'wallis-et-futuna': 'Pacific/Wallis'
};

/** A clock over any source of instants. Instants are cut to the millisecond, so that a database gives them back equal. */
export function createClock(source: () => Temporal.Instant): Clock {
	const now = () => source().round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
	return {
		now,
		today: (zone = 'metropole') => now().toZonedDateTimeISO(TIME_ZONES[zone]).toPlainDate()
	};
}

/**
 * The clock of the machine, moved by the ISO 8601 duration (`P3D`, `-PT2H`) that `horlogeFile` holds at each reading; an
 * absent or empty file moves nothing. Throws a `ConfigError` when the file says anything else.
 */
export function systemClock(horlogeFile: string | null): Clock {
	if (horlogeFile === null) return createClock(() => Temporal.Now.instant());
	return createClock(() =>
		Temporal.Now.zonedDateTimeISO('Europe/Paris').add(readOffset(horlogeFile)).toInstant()
	);
}

function readOffset(file: string): Temporal.Duration {
	let text = '';
	try {
		text = readFileSync(file, 'utf8').trim();
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
	}
	try {
		return Temporal.Duration.from(text || 'PT0S');
	} catch (cause) {
		throw new ConfigError(`Le fichier d’horloge doit contenir une durée comme « P3D », et non « ${text} ».`, {
			variable: 'VIGIE_HORLOGE_FILE',
			cause
		});
	}
}
