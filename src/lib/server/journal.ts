/*
 * What a log may hold. The words of many errors quote what somebody typed: those of PostgreSQL the value it could not read,
 * those of the query builder every parameter, those of a mail server the address. A log that is stolen, or asked for by an
 * employer, must not say more than the code does.
 */

/** Errors whose words are ours, or the engine’s about the code: they name no value. */
const SURS = new Set([
	'Error',
	'TypeError',
	'ReferenceError',
	'AppError',
	'ConfigError',
	'ConnectionLost',
	'AggregateError'
]);

/** Writes one line of JSON on the error output, with its time. Callers give codes, opaque ids and traces only. */
export function logLine(said: Readonly<Record<string, unknown>>): void {
	process.stderr.write(`${JSON.stringify({ at: Temporal.Now.instant(), ...said })}\n`);
}

/**
 * An error and its causes, as they may be written down: name, code, words where they quote nothing, and the places in the
 * code. What is not an error is named by its type only.
 */
export function trace(error: unknown): string {
	const parts: string[] = [];
	for (let cause = error, rang = 0; cause !== undefined && cause !== null && rang < 5; rang++) {
		if (!(cause instanceof Error)) {
			parts.push(`(${typeof cause})`);
			break;
		}
		parts.push([entete(cause), ...appels(cause)].join('\n'));
		cause = cause.cause;
	}
	return parts.join('\ncaused by ');
}

function entete(error: Error): string {
	const { code, constraint_name: contrainte } = error as { code?: unknown; constraint_name?: unknown };
	const precisions = [code, contrainte].filter((mot) => typeof mot === 'string' || typeof mot === 'number');
	return [error.name, ...precisions, mots(error)].filter(Boolean).join(' ');
}

function mots(error: Error): string {
	// The text of a query holds the names of columns; its parameters hold everything else.
	if ('query' in error && typeof error.query === 'string') return `in: ${error.query}`;
	return SURS.has(error.name) && !('responseCode' in error) ? error.message : '';
}

const appels = ({ stack }: Error): string[] => stack?.match(/^ {4}at .*$/gm) ?? [];
