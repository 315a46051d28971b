import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseConfig, VARIABLES } from './config.ts';
import { ConfigError } from './errors.ts';

const PRODUCTION = {
	ORIGIN: 'https://vigie.exemple.fr',
	VIGIE_KEY_FILE: '/etc/vigie/cle.json',
	SMTP_URL: 'smtps://vigie:secret@smtp.exemple.fr',
	MAIL_FROM: 'Vigie <vigie@exemple.fr>'
};

/** The refusal of an environment, spaces made ordinary. */
function refusal(env: Record<string, string | undefined>) {
	try {
		parseConfig(env, '/srv/vigie');
	} catch (error) {
		if (error instanceof ConfigError) return { variable: error.variable, message: error.message };
		throw error;
	}
	return null;
}

describe('the environment', () => {
	test('of production is read whole', () => {
		expect(
			parseConfig({ ...PRODUCTION, PORT: '8080', ADDRESS_HEADER: 'X-Forwarded-For' }, '/srv/vigie')
		).toEqual({
			mode: 'production',
			host: '127.0.0.1',
			port: 8080,
			origin: 'https://vigie.exemple.fr',
			databaseUrl: null,
			dataDir: '/srv/vigie/data',
			keyFile: '/etc/vigie/cle.json',
			mediasDir: '/srv/vigie/data/medias',
			smtpUrl: 'smtps://vigie:secret@smtp.exemple.fr',
			mailFrom: { name: 'Vigie', address: 'vigie@exemple.fr' },
			horlogeFile: null,
			heureDesRappels: 8,
			addressHeader: 'x-forwarded-for',
			xffDepth: 1,
			reseauxFile: null,
			quickExitUrl: 'https://meteofrance.com/',
			mentions: { editeur: null, direction: null, hebergeur: null }
		});
	});

	test('of a demo needs nothing, and keeps its key with its data', () => {
		expect(parseConfig({ VIGIE_MODE: 'demo' }, '/srv/vigie')).toMatchObject({
			mode: 'demo',
			origin: 'http://localhost:3000',
			keyFile: '/srv/vigie/data/cle.json'
		});
	});

	test.each([
		[{}, 'production'],
		[{ NODE_ENV: 'production' }, 'production'],
		[{ NODE_ENV: 'development' }, 'developpement'],
		[{ NODE_ENV: 'test' }, 'test'],
		[{ NODE_ENV: 'development', VIGIE_MODE: 'demo' }, 'demo']
	])('%j means %s', (env, mode) => {
		expect(parseConfig({ ...PRODUCTION, ...env }, '/srv/vigie').mode).toBe(mode);
	});

	test('an empty variable counts as absent', () => {
		expect(parseConfig({ ...PRODUCTION, PORT: '', DATABASE_URL: ' ' }).port).toBe(3000);
	});

	test('the origin loses its path and its final slash', () => {
		expect(parseConfig({ ...PRODUCTION, ORIGIN: 'https://vigie.exemple.fr/' }).origin).toBe(
			PRODUCTION.ORIGIN
		);
	});
});

describe('one sentence names the variable at fault', () => {
	test.each([
		['PORT', 'abc', 'La variable PORT doit être un nombre entier entre 1 et 65535.'],
		['PORT', '70000', 'La variable PORT doit être un nombre entier entre 1 et 65535.'],
		[
			'ORIGIN',
			'vigie.exemple.fr',
			'La variable ORIGIN doit être une adresse, comme « https://vigie.exemple.fr ».'
		],
		[
			'ORIGIN',
			'http://vigie.exemple.fr',
			'La variable ORIGIN doit commencer par « https:// » en production.'
		],
		['ORIGIN', undefined, 'La variable ORIGIN manque : donnez l’adresse publique du site.'],
		['DATABASE_URL', 'mysql://x', 'La variable DATABASE_URL doit commencer par « postgres:// »'],
		['SMTP_URL', 'smtp.exemple.fr', 'La variable SMTP_URL doit commencer par « smtp:// »'],
		['SMTP_URL', undefined, 'La variable SMTP_URL manque : donnez l’adresse du serveur de courriel'],
		['MAIL_FROM', 'Vigie', 'La variable MAIL_FROM doit être une adresse'],
		['MAIL_FROM', 'a@exemple.fr, b@exemple.fr', 'La variable MAIL_FROM doit être une adresse'],
		['VIGIE_KEY_FILE', undefined, 'La variable VIGIE_KEY_FILE manque : donnez le chemin du fichier de clé.'],
		[
			'VIGIE_KEY_FILE',
			'data/cle.json',
			'La variable VIGIE_KEY_FILE désigne un fichier du dossier des données'
		],
		['VIGIE_KEY_FILE', 'data/..cle', 'La variable VIGIE_KEY_FILE désigne un fichier du dossier des données'],
		['VIGIE_HORLOGE_FILE', '/tmp/horloge', 'La variable VIGIE_HORLOGE_FILE est refusée en production'],
		[
			'VIGIE_MODE',
			'prod',
			'La variable VIGIE_MODE doit être l’un de : production, demo, test, developpement.'
		],
		['XFF_DEPTH', '0', 'La variable XFF_DEPTH doit être un nombre entier entre 1 et 10.'],
		['ADDRESS_HEADER', 'x forwarded', 'La variable ADDRESS_HEADER doit être le nom d’un en-tête HTTP'],
		['QUICK_EXIT_URL', 'javascript:alert(1)', 'La variable QUICK_EXIT_URL doit commencer par « https:// »']
	])('%s=%s', (variable, value, sentence) => {
		const refused = refusal({ ...PRODUCTION, [variable]: value });
		expect(refused?.variable).toBe(variable);
		expect(refused?.message.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(sentence);
	});

	test('a folder whose name only starts like that of the data is outside it', () => {
		expect(refusal({ ...PRODUCTION, VIGIE_KEY_FILE: 'data-cle/cle.json' })).toBeNull();
		expect(refusal({ ...PRODUCTION, VIGIE_KEY_FILE: '..data/cle.json' })).toBeNull();
	});

	test('plain http is accepted on the machine itself', () => {
		expect(refusal({ ...PRODUCTION, ORIGIN: 'http://localhost:3000' })).toBeNull();
	});
});

test('docs/exploitation.md tells every variable that is read, and no other', () => {
	const manual = readFileSync(new URL('../../../docs/exploitation.md', import.meta.url), 'utf8');
	const [, chapter = ''] = /^## Les variables\n(.*?)^## /ms.exec(manual) ?? [];
	const told = new Set([...chapter.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name));
	expect([...told].sort()).toEqual([...VARIABLES].sort());
});
