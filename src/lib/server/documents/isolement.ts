import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { racineDuProjet } from '#lib/server/racine.ts';

/**
 * What a program run apart may use: milliseconds of clock, bytes of memory, and `natif`, packages in machine code (images,
 * letters), whose own reads and writes the permissions of Node do not see.
 */
export type Limites = { ms: number; octets: number; natif: boolean };

/** What came of a program run apart; `arret`: it was stopped by a fault of its own, such as a crash of a decoder. */
export type Isole = { ok: true; sortie: Buffer } | { ok: false; cause: 'temps' | 'memoire' | 'arret' };

/**
 * What programs run apart are for, and how many of each run at once, since each may hold its whole limit of memory. Those who
 * add an exhibit, which takes a second, never wait behind a dossier or a list, which may take minutes.
 */
const ENSEMBLE = { lecture: 2, assemblage: 1, importation: 1 } as const;
export type Guichet = keyof typeof ENSEMBLE;

const SURVEILLANCE_MS = 25;
const PAGE_OCTETS = 4096;

/**
 * Runs one of our programs on bytes that somebody sent, in a process of its own: the Node of this process with nothing of its
 * environment, that reads only our code and its packages, writes no file, opens no connection and starts no program. Bytes in
 * by standard input, out by standard output, never by a file. Killed beyond its limits. Those of a same `guichet` wait for each
 * other. `programme`: path from the folder of the project; `entree`: bytes, or several that follow each other. Throws when the
 * program itself is at fault (a module that is missing).
 */
export async function runIsole(
	programme: string,
	parametres: readonly string[],
	entree: Entree,
	limites: Limites,
	guichet: Guichet = 'lecture'
): Promise<Isole> {
	await entrer(guichet);
	try {
		return await run(programme, parametres, entree, limites);
	} finally {
		sortir(guichet);
	}
}

type Entree = Uint8Array | readonly Uint8Array[];

const dedans: Record<Guichet, number> = { lecture: 0, assemblage: 0, importation: 0 };
const files: Record<Guichet, (() => void)[]> = { lecture: [], assemblage: [], importation: [] };

async function entrer(guichet: Guichet): Promise<void> {
	if (dedans[guichet] >= ENSEMBLE[guichet])
		await new Promise<void>((resolve) => files[guichet].push(resolve));
	else dedans[guichet] += 1;
}

/** Leaves the place to the first who waits, or free. */
function sortir(guichet: Guichet): void {
	const suivant = files[guichet].shift();
	if (suivant) suivant();
	else dedans[guichet] -= 1;
}

async function run(
	programme: string,
	parametres: readonly string[],
	entree: Entree,
	{ ms, octets, natif }: Limites
): Promise<Isole> {
	const racine = racineDuProjet();
	const enfant = spawn(
		process.execPath,
		[
			...(await droits(racine, natif)),
			`--max-old-space-size=${Math.floor(octets / 2 ** 20)}`,
			path.join(racine, programme),
			...parametres
		],
		{ env: {}, cwd: racine, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true }
	);
	let cause: 'temps' | 'memoire' | null = null;
	const tuer = (pourquoi: 'temps' | 'memoire') => {
		cause ??= pourquoi;
		enfant.kill('SIGKILL');
	};
	const minuterie = setTimeout(() => tuer('temps'), ms);
	const arreterSurveillance = surveiller(enfant, octets, () => tuer('memoire'));
	try {
		const { code, signal, sortie, dit } = await fin(enfant, entree, octets);
		if (cause) return { ok: false, cause };
		if (code === 0) return { ok: true, sortie };
		// Node aborts by itself when its heap is full; the system kills what takes too much.
		if (signal === 'SIGABRT' || signal === 'SIGKILL') return { ok: false, cause: 'memoire' };
		if (signal) return { ok: false, cause: 'arret' };
		// What it says may quote the file: only the code of the error is told.
		throw new Error(
			`${programme} ended with ${code} ${/\b(?:ERR_[A-Z_]+|MODULE_NOT_FOUND)\b/.exec(dit)?.[0] ?? ''}`.trim()
		);
	} finally {
		clearTimeout(minuterie);
		arreterSurveillance();
	}
}

/** The permissions of Node: reads our code and packages, nothing else. Its SQLite is left out: it would open any file. */
async function droits(racine: string, natif: boolean): Promise<string[]> {
	const paquets = await realpath(path.join(racine, 'node_modules'));
	const lisibles = [
		path.join(racine, 'package.json'),
		path.join(racine, 'src', '*'),
		path.join(racine, 'node_modules', '*'),
		path.join(paquets, '*'),
		'/usr/bin/ldd'
	];
	return [
		'--permission',
		'--no-experimental-sqlite',
		...(natif ? ['--allow-addons'] : []),
		...lisibles.map((lisible) => `--allow-fs-read=${lisible}`)
	];
}

type Fin = { code: number | null; signal: NodeJS.Signals | null; sortie: Buffer; dit: string };

/** Gives the program its bytes and waits for its end. It says no more than its limit of memory. */
function fin(enfant: ChildProcess, entree: Entree, maximum: number): Promise<Fin> {
	return new Promise((resolve, reject) => {
		const morceaux: Buffer[] = [];
		let taille = 0;
		let dit = '';
		enfant.once('error', reject);
		enfant.stdout?.on('data', (morceau: Buffer) => {
			taille += morceau.length;
			if (taille <= maximum) morceaux.push(morceau);
			else enfant.kill('SIGKILL');
		});
		enfant.stderr?.on('data', (morceau: Buffer) => {
			if (dit.length < PAGE_OCTETS) dit += morceau.toString('latin1');
		});
		enfant.once('close', (code, signal) => resolve({ code, signal, sortie: Buffer.concat(morceaux), dit }));
		// A program that ends before it read everything closes the pipe: its end tells why.
		enfant.stdin?.on('error', () => {});
		for (const octets of entree instanceof Uint8Array ? [entree] : entree) enfant.stdin?.write(octets);
		enfant.stdin?.end();
	});
}

/**
 * Watches the memory that the system really gave to a process, which holds what decoders take outside of the heap of Node.
 * Where there is no /proc, only the heap is bounded. Returns how to stop.
 */
function surveiller(enfant: ChildProcess, octets: number, depasse: () => void): () => void {
	const minuterie = setInterval(() => {
		readFile(`/proc/${enfant.pid}/statm`, 'latin1').then(
			(statm) => {
				if (Number(statm.split(' ')[1]) * PAGE_OCTETS > octets) depasse();
			},
			() => clearInterval(minuterie)
		);
	}, SURVEILLANCE_MS);
	return () => clearInterval(minuterie);
}
