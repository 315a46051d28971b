import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { estHoteLocal } from '#lib/server/boucle-locale.ts';
import { ConfigError } from '#lib/server/errors.ts';
import { parseAddress } from '#lib/server/mail/address.ts';

/**
 * `production`: real people. `demo`: the named cast, on this machine only. `test`: automatic tests. `developpement`:
 * `npm run dev`. Only the last three may move the clock or keep the key in the data folder.
 */
const MODES = ['production', 'demo', 'test', 'developpement'] as const;
export type Mode = (typeof MODES)[number];

/** The environment, checked once at the edge. Paths are absolute. */
export type Config = {
	mode: Mode;
	host: string;
	port: number;
	/** Address that people type, without a final slash: `https://vigie.example`. */
	origin: string;
	/** A PostgreSQL server and the login that owns the database; null for the embedded server. */
	databaseUrl: string | null;
	/** Everything that Vigie writes, but the key in production. */
	dataDir: string;
	keyFile: string;
	/** Films and documents of the campaign, put there by whoever runs the site. */
	mediasDir: string;
	smtpUrl: string;
	mailFrom: { name: string; address: string };
	/** A file that holds an ISO 8601 duration to add to the time of the machine. */
	horlogeFile: string | null;
	/** Header in which the proxy in front writes the address of the visitor. */
	addressHeader: string | null;
	/** Number of proxies in front, when `addressHeader` is `x-forwarded-for`. */
	xffDepth: number;
	/** A list of networks of administrations, from which visitors are warned; null for none. */
	reseauxFile: string | null;
	/** Harmless page that the quick exit leads to. */
	quickExitUrl: string;
	/** Who answers for the site, as the legal notice says it; null where whoever runs it has not said. */
	mentions: { editeur: string | null; direction: string | null; hebergeur: string | null };
	/** Hour of the day, where the agent works, from which a reminder may leave. */
	heureDesRappels: number;
};

const url = (protocols: string[], expected: string) =>
	z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), expected);

const integer = (minimum: number, maximum: number) => {
	const expected = `doit être un nombre entier entre ${minimum} et ${maximum}`;
	return z
		.string()
		.regex(/^\d{1,6}$/, expected)
		.transform(Number)
		.refine((value) => value >= minimum && value <= maximum, expected);
};

const mailFrom = z.string().transform((text, ctx) => {
	const named = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>\s]+)>\s*$/.exec(text);
	const address = parseAddress(named?.[2] ?? text);
	if (address !== null) return { name: named?.[1] ?? '', address };
	ctx.addIssue({
		code: 'custom',
		message: 'doit être une adresse, comme « Vigie <ne-pas-repondre@exemple.fr> »'
	});
	return z.NEVER;
});

/** A few words for the legal notice. */
const mention = z.string().trim().max(500, 'doit tenir en 500 caractères');

const environment = z.object({
	NODE_ENV: z.string().optional(),
	VIGIE_MODE: z.enum(MODES, `doit être l’un de : ${MODES.join(', ')}`).optional(),
	HOST: z.string().default('127.0.0.1'),
	PORT: integer(1, 65_535).default(3000),
	ORIGIN: url(['http:', 'https:'], 'doit être une adresse, comme « https://vigie.exemple.fr »').optional(),
	DATABASE_URL: url(
		['postgres:', 'postgresql:'],
		'doit commencer par « postgres:// », ou rester vide pour la base intégrée'
	).optional(),
	VIGIE_DATA_DIR: z.string().default('data'),
	VIGIE_KEY_FILE: z.string().optional(),
	VIGIE_MEDIAS_DIR: z.string().optional(),
	SMTP_URL: url(['smtp:', 'smtps:'], 'doit commencer par « smtp:// » ou « smtps:// »').optional(),
	MAIL_FROM: mailFrom.optional(),
	VIGIE_HORLOGE_FILE: z.string().optional(),
	ADDRESS_HEADER: z
		.string()
		.regex(/^[A-Za-z0-9-]+$/, 'doit être le nom d’un en-tête HTTP, comme « x-forwarded-for »')
		.transform((name) => name.toLowerCase())
		.optional(),
	XFF_DEPTH: integer(1, 10).default(1),
	VIGIE_RESEAUX_FILE: z.string().optional(),
	QUICK_EXIT_URL: url(['https:'], 'doit commencer par « https:// »').default('https://meteofrance.com/'),
	VIGIE_HEURE_RAPPELS: integer(0, 23).default(8),
	VIGIE_EDITEUR: mention.optional(),
	VIGIE_DIRECTION: mention.optional(),
	VIGIE_HEBERGEUR: mention.optional()
});
type Environment = z.infer<typeof environment>;

/** The names of all the variables that are read. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

/**
 * Reads the environment into a `Config`. An empty variable counts as absent. Relative paths start at `cwd`.
 * Refused with a `ConfigError` that names one variable: a value of the wrong form, a variable that production needs, a
 * movable clock in production, a key kept with the data it protects.
 */
export function parseConfig(env: Record<string, string | undefined>, cwd = process.cwd()): Config {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
	const parsed = environment.safeParse(given);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		const variable = String(issue?.path[0]);
		throw new ConfigError(`La variable ${variable} ${issue?.message}.`, { variable });
	}
	const mode = modeOf(parsed.data);
	return mode === 'production' ? productionConfig(parsed.data, cwd) : relaxedConfig(parsed.data, mode, cwd);
}

/** Nothing said means production: only the tools of development and tests say otherwise by themselves. */
function modeOf({ VIGIE_MODE, NODE_ENV }: Environment): Mode {
	if (VIGIE_MODE) return VIGIE_MODE;
	if (NODE_ENV === 'development') return 'developpement';
	return NODE_ENV === 'test' ? 'test' : 'production';
}

function productionConfig(env: Environment, cwd: string): Config {
	const required = (
		variable: 'ORIGIN' | 'VIGIE_KEY_FILE' | 'SMTP_URL' | 'MAIL_FROM',
		what: string
	): never => {
		throw new ConfigError(`La variable ${variable} manque : donnez ${what}.`, { variable });
	};
	if (env.VIGIE_HORLOGE_FILE) {
		throw new ConfigError(
			'La variable VIGIE_HORLOGE_FILE est refusée en production : l’horloge n’y bouge pas.',
			{
				variable: 'VIGIE_HORLOGE_FILE'
			}
		);
	}
	const origin = env.ORIGIN ?? required('ORIGIN', 'l’adresse publique du site');
	const { protocol, hostname } = new URL(origin);
	if (protocol !== 'https:' && !estHoteLocal(hostname)) {
		throw new ConfigError('La variable ORIGIN doit commencer par « https:// » en production.', {
			variable: 'ORIGIN'
		});
	}
	const keyFile = env.VIGIE_KEY_FILE ?? required('VIGIE_KEY_FILE', 'le chemin du fichier de clé');
	const config = {
		...common(env, cwd),
		mode: 'production' as const,
		origin: new URL(origin).origin,
		keyFile: resolve(cwd, keyFile),
		smtpUrl: env.SMTP_URL ?? required('SMTP_URL', 'l’adresse du serveur de courriel, comme « smtps://… »'),
		mailFrom: env.MAIL_FROM ?? required('MAIL_FROM', 'l’adresse d’expédition des courriels'),
		horlogeFile: null
	};
	if (isInside(config.keyFile, config.dataDir)) {
		throw new ConfigError(
			'La variable VIGIE_KEY_FILE désigne un fichier du dossier des données : une sauvegarde emporterait la clé avec ce qu’elle protège, placez-le ailleurs.',
			{ variable: 'VIGIE_KEY_FILE' }
		);
	}
	return config;
}

function relaxedConfig(env: Environment, mode: Mode, cwd: string): Config {
	const shared = common(env, cwd);
	return {
		...shared,
		mode,
		origin: env.ORIGIN ? new URL(env.ORIGIN).origin : `http://localhost:${env.PORT}`,
		keyFile: env.VIGIE_KEY_FILE ? resolve(cwd, env.VIGIE_KEY_FILE) : resolve(shared.dataDir, 'cle.json'),
		smtpUrl: env.SMTP_URL ?? 'smtp://127.0.0.1:1025',
		mailFrom: env.MAIL_FROM ?? { name: 'Vigie', address: 'ne-pas-repondre@vigie.test' },
		horlogeFile: env.VIGIE_HORLOGE_FILE ? resolve(cwd, env.VIGIE_HORLOGE_FILE) : null
	};
}

function common(env: Environment, cwd: string) {
	return {
		host: env.HOST,
		port: env.PORT,
		databaseUrl: env.DATABASE_URL ?? null,
		dataDir: resolve(cwd, env.VIGIE_DATA_DIR),
		mediasDir: resolve(cwd, env.VIGIE_MEDIAS_DIR ?? join(env.VIGIE_DATA_DIR, 'medias')),
		addressHeader: env.ADDRESS_HEADER ?? null,
		xffDepth: env.XFF_DEPTH,
		reseauxFile: env.VIGIE_RESEAUX_FILE ? resolve(cwd, env.VIGIE_RESEAUX_FILE) : null,
		quickExitUrl: env.QUICK_EXIT_URL,
		mentions: {
			editeur: env.VIGIE_EDITEUR ?? null,
			direction: env.VIGIE_DIRECTION ?? null,
			hebergeur: env.VIGIE_HEBERGEUR ?? null
		},
		heureDesRappels: env.VIGIE_HEURE_RAPPELS
	};
}

function isInside(path: string, folder: string): boolean {
	const way = relative(folder, path);
	return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
