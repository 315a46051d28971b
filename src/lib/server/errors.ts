import { typographie } from '#lib/domain/typographie.ts';

/**
 * The two ends of a request that a person may meet without a fault of ours. `introuvable` also stands for « not
 * yours », so that nobody learns that somebody else's dossier exists.
 */
export type AppErrorCode = 'introuvable' | 'interdit';

const SENTENCES: Record<AppErrorCode, string> = {
	introuvable: 'Cette page n’existe pas, ou n’est pas à vous.',
	interdit: 'Votre compte ne permet pas de faire cela.'
};

/** Thrown by server functions, mapped once to 404 or 403 in the hooks. The message is one French sentence for the screen. */
export class AppError extends Error {
	readonly code: AppErrorCode;

	constructor(code: AppErrorCode, message: string = SENTENCES[code]) {
		super(typographie(message));
		this.name = 'AppError';
		this.code = code;
	}
}

/**
 * Why Vigie cannot start or go on as it was set up: a wrong variable, a folder that cannot be written, a missing key.
 * The message is one French sentence for whoever runs the server; a program prints it alone, without a stack.
 */
export class ConfigError extends Error {
	/** The environment variable at fault, when there is one. */
	readonly variable: string | null;

	constructor(message: string, options: { variable?: string; cause?: unknown } = {}) {
		super(typographie(message), { cause: options.cause });
		this.name = 'ConfigError';
		this.variable = options.variable ?? null;
	}
}

/**
 * Whether reading a body failed because it is longer than its address reads (src/http/counted-request.ts). That class is in another
 * copy of the program: the name is what both have in common.
 */
export const isBodyTooLarge = (cause: unknown): boolean =>
	cause instanceof Error && cause.name === 'BodyTooLarge';
