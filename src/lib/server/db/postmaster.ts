import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What a running server writes about itself in `postmaster.pid`. */
export type Postmaster = { pid: number; port: number; socketDir: string; ready: boolean };

/** Reads `postmaster.pid` of a data folder (a real path); null when there is none or it is not complete yet. */
export function readPostmaster(pgDir: string): Postmaster | null {
	const lines = readText(pidFile(pgDir))?.split('\n') ?? [];
	const [pid, , , port, socketDir, , , status] = lines;
	if (!pid || !port || !socketDir) return null;
	return { pid: Number(pid), port: Number(port), socketDir, ready: status?.trim() === 'ready' };
}

export const pidFile = (pgDir: string) => join(pgDir, 'postmaster.pid');

/** True when the process lives and is a PostgreSQL of this data folder: a pid may have been given to another program. */
export function servesFolder(pid: number, pgDir: string): boolean {
	return processesOf(pgDir, [pid]).length > 0;
}

/**
 * The processes of PostgreSQL that work in a data folder, among `pids` or among all. A server makes its data folder its
 * working folder; where /proc is missing (macOS), its command line names it.
 */
export function processesOf(pgDir: string, pids?: number[]): number[] {
	if (process.platform === 'linux') {
		const all = pids ?? readdirSync('/proc').map(Number).filter(Number.isInteger);
		return all.filter((pid) => workingFolder(pid) === pgDir && programName(pid) === 'postgres');
	}
	return execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' })
		.split('\n')
		.map((line) => /^\s*(\d+)\s+(.*)$/.exec(line))
		.filter((line) => line !== null && line[2]?.includes('postgres') && line[2].includes(pgDir))
		.map((line) => Number(line?.[1]))
		.filter((pid) => !pids || pids.includes(pid));
}

function workingFolder(pid: number): string | null {
	try {
		return readlinkSync(`/proc/${pid}/cwd`);
	} catch {
		// Gone, or not ours to look at: then it is not our server either.
		return null;
	}
}

const programName = (pid: number) => readText(`/proc/${pid}/comm`)?.trim() ?? null;

function readText(path: string): string | null {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ESRCH') return null;
		throw error;
	}
}

/** True when some process has this pid, ours or not. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
