/**
 * `npm run lock`: completes package-lock.json with the optional platform packages that the registry does not serve.
 *
 * npm leaves out of a fresh lock every optional package it could not fetch, then `npm ci` refuses that same lock
 * (EUSAGE « Missing … from lock file »). An entry with version, platform and `optional` is enough for npm to skip it.
 * Run it after any `npm install` that changes the lock.
 */
import { readFileSync, writeFileSync } from 'node:fs';

type Entry = { optionalDependencies?: Record<string, string>; [key: string]: unknown };

const file = new URL('../../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> };

const OS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'sunos', 'aix'];
const CPU = ['arm64', 'x64', 'arm', 'ia32', 'riscv64', 'ppc64', 's390x', 'loong64', 'wasm32'];

/** True when npm would find `name` from the package at `from`, walking up the nested node_modules. */
function resolves(from: string, name: string): boolean {
	for (let base = from; ; base = base.slice(0, base.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
		if (lock.packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true;
		if (!base) return false;
	}
}

const added: string[] = [];
for (const [path, entry] of Object.entries(lock.packages)) {
	for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
		if (resolves(path, name) || !/^\d/.test(version)) continue;
		const words = name.split(/[-/]/);
		lock.packages[`node_modules/${name}`] = {
			version,
			cpu: [CPU.find((cpu) => words.includes(cpu)) ?? 'unknown'],
			os: [OS.find((os) => words.includes(os)) ?? 'unknown'],
			optional: true
		};
		added.push(`${name}@${version}`);
	}
}

if (added.length > 0) {
	const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
	lock.packages = Object.fromEntries(sorted);
	writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
process.stdout.write(added.length ? `Ajouté au verrou : ${added.join(', ')}\n` : 'Verrou complet.\n');
