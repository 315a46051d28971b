/**
 * Program that tries what a program run apart must not be able to do, for its test; or takes time, or memory. Its argument says
 * which; what it could do comes out.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';

const ESSAIS: Record<string, () => unknown> = {
	'lire-le-systeme': () => readFileSync('/etc/passwd'),
	'lire-les-donnees': () => readdirSync('data'),
	ecrire: () => writeFileSync('/tmp/programme-curieux', 'a'),
	lancer: () => {
		const { error } = spawnSync('ls');
		if (error) throw error;
	},
	'ouvrir-une-base': async () => {
		const { DatabaseSync } = await import('node:sqlite');
		return new DatabaseSync('/tmp/programme-curieux.sqlite');
	},
	'charger-du-code-machine': () => import('sharp'),
	appeler: () =>
		new Promise((resolve, reject) => connect(9, '127.0.0.1').once('connect', resolve).once('error', reject))
};

const REFUS = new Set<unknown>(['ERR_ACCESS_DENIED', 'ERR_UNKNOWN_BUILTIN_MODULE', 'ERR_DLOPEN_DISABLED']);

async function possible(essai: () => unknown): Promise<boolean> {
	try {
		await essai();
		return true;
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && REFUS.has(cause.code)) return false;
		// How the package of pictures says that its machine code was not let in.
		if (cause instanceof Error && cause.message.includes('sharp')) return false;
		throw cause;
	}
}

const [, , mode] = process.argv;
if (mode === 'essayer') {
	// Before the package of pictures adds a variable of its own.
	const environnement = Object.keys(process.env);
	const reussis: string[] = [];
	for (const [nom, essai] of Object.entries(ESSAIS)) if (await possible(essai)) reussis.push(nom);
	process.stdout.write(JSON.stringify({ reussis, environnement }));
}
if (mode === 'durer') setInterval(() => {}, 1_000);
if (mode === 'grossir') {
	const tas: Buffer[] = [];
	setInterval(() => tas.push(Buffer.alloc(16 * 1024 * 1024, 1)), 5);
}
if (mode === 'mourir') process.kill(process.pid, 'SIGSEGV');
if (mode === 'echouer') throw Object.assign(new Error('CANARI'), { code: 'ERR_VIGIE_ESSAI' });
if (mode === 'repeter') process.stdin.pipe(process.stdout);
