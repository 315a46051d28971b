/**
 * `npm test`: every check, one line each; the first failure stops with its output. The closing line counts all of them.
 *
 * Two lanes share the two cores until the build is there; nothing that opens a database runs beside it, because the build
 * takes every core and its pages disappear while it works.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REPORTS = mkdtempSync(join(tmpdir(), 'vigie-test-'));

/** Of what a test says that failed, before the whole output. In characters. */
const FAILURE_SHOWN = 600;

interface Step {
	name: string;
	/** A program of node_modules and its arguments; or a module of this project. */
	command: readonly [string, ...string[]];
	/** A run of Vitest, which writes a report to be counted. The other steps count for one check. */
	counts?: true;
}

interface Outcome {
	step: Step;
	passed: number;
	failed: number;
	skipped: number;
	seconds: number;
	/** One paragraph per test that failed, where the step counts its tests. */
	failures: string[];
	/** The same for those that passed at their second try. */
	secondTries: string[];
	output: string;
}

const bin = (name: string, file: string) => `node_modules/${name}/${file}`;
const vitest = (name: string, ...args: string[]): Step => ({
	name,
	command: [bin('vitest', 'vitest.mjs'), 'run', '--reporter=dot', '--reporter=json', ...args],
	counts: true
});

const SYNC: Step = { name: 'routes', command: [bin('@sveltejs/kit', 'svelte-kit.js'), 'sync'] };
const LANES: readonly (readonly Step[])[] = [
	[
		{ name: 'format', command: [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
		{ name: 'lint', command: [bin('eslint', 'bin/eslint.js'), '--max-warnings=0', '.'] },
		{
			name: 'types',
			command: [bin('svelte-check', 'bin/svelte-check'), '--fail-on-warnings', '--output', 'human']
		}
	],
	[
		vitest('architecture', '--project=unit', 'test/architecture.test.ts'),
		vitest('unit', '--project=unit', '--exclude=test/architecture.test.ts'),
		{ name: 'build', command: ['src/build.ts'] }
	]
];
const LAST: readonly Step[] = [
	// More files at once than cores: most of their time is spent waiting, for a disk, a page or a mail.
	vitest('integration', '--project=integration', '--maxWorkers=3'),
	vitest('e2e', '--project=e2e', '--maxWorkers=3')
];

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

const outcomes: Outcome[] = [];
const start = performance.now();
await inOrder([SYNC]);
await Promise.all(LANES.map(inOrder));
await inOrder(LAST);
rmSync(REPORTS, { recursive: true });
close();

/** Runs steps one after the other, as long as nothing has failed anywhere. */
async function inOrder(steps: readonly Step[]): Promise<void> {
	for (const step of steps) {
		if (stopping.signal.aborted) return;
		const outcome = await run(step);
		// A step cut short by the failure of another has nothing to tell.
		if (stopping.signal.aborted) return;
		outcomes.push(outcome);
		say(lineOf(outcome));
		for (const secondTry of outcome.secondTries) say(secondTry);
		if (outcome.failed > 0) {
			stopping.abort();
			// First, and short: whoever keeps only the beginning of what was said must know every test that failed.
			for (const failure of outcome.failures) say(failure);
			say(outcome.output.trimEnd());
		}
	}
}

async function run(step: Step): Promise<Outcome> {
	const report = join(REPORTS, `${step.name}.json`);
	const args = step.counts ? [...step.command, `--outputFile.json=${report}`] : [...step.command];
	const begin = performance.now();
	const { code, output } = await execute(args);
	const seconds = (performance.now() - begin) / 1000;
	const counted = step.counts ? readReport(report) : null;
	const failed = counted?.failed ?? (code === 0 ? 0 : 1);
	return {
		step,
		passed: counted?.passed ?? (code === 0 ? 1 : 0),
		// A run may fail outside its tests: a file that does not load, an error nobody awaited.
		failed: failed === 0 && code !== 0 ? 1 : failed,
		skipped: counted?.skipped ?? 0,
		seconds,
		failures: counted?.failures ?? [],
		secondTries: counted?.secondTries ?? [],
		output
	};
}

/** Runs a module on this Node and collects what it says; a program that a signal ended has failed. */
function execute(args: readonly string[]): Promise<{ code: number; output: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, args, {
			cwd: ROOT,
			env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (text: string) => (output += text));
		}
		const cut = () => child.kill('SIGTERM');
		stopping.signal.addEventListener('abort', cut);
		child.once('error', reject);
		child.once('close', (code) => {
			stopping.signal.removeEventListener('abort', cut);
			resolve({ code: code ?? 1, output });
		});
	});
}

type Counted = Pick<Outcome, 'passed' | 'failed' | 'skipped' | 'failures' | 'secondTries'>;

interface Report {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	testResults: {
		name: string;
		assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
	}[];
}

/** The counts of a run of Vitest; null if it ended before it could write them. */
function readReport(file: string): Counted | null {
	try {
		const report: Report = JSON.parse(readFileSync(file, 'utf8'));
		return {
			passed: report.numPassedTests,
			failed: report.numFailedTests,
			skipped: report.numPendingTests + report.numTodoTests,
			failures: whatWentWrong(report, '✗', 'failed'),
			secondTries: whatWentWrong(report, '↻', 'passed')
		};
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
}

/** What tests that ended so had to say before: those that passed at once had nothing. */
function whatWentWrong({ testResults }: Report, mark: string, ended: 'failed' | 'passed'): string[] {
	return testResults.flatMap(({ name, assertionResults }) =>
		assertionResults
			.filter(({ status, failureMessages }) => status === ended && failureMessages.length > 0)
			.map(({ fullName, failureMessages }) =>
				[`${mark} ${relative(ROOT, name)} > ${fullName}`, ...failureMessages]
					.join('\n')
					.slice(0, FAILURE_SHOWN)
			)
	);
}

function lineOf({ step, passed, failed, skipped, seconds }: Outcome): string {
	const mark = failed === 0 ? '✓' : '✗';
	const counts = [
		`${passed} passed`,
		...(failed ? [`${failed} failed`] : []),
		...(skipped ? [`${skipped} skipped`] : [])
	];
	return `${mark} ${step.name.padEnd(13)} ${seconds.toFixed(1).padStart(6)} s   ${step.counts ? counts.join(', ') : ''}`.trimEnd();
}

function close(): void {
	const total = (name: 'passed' | 'failed' | 'skipped') =>
		outcomes.reduce((sum, outcome) => sum + outcome[name], 0);
	say(`${((performance.now() - start) / 1000).toFixed(0)} s`);
	const skipped = total('skipped') ? `, ${total('skipped')} skipped` : '';
	say(`${total('passed')} passed, ${total('failed')} failed${skipped}`);
	// Cut short by hand, with no failure: not everything was checked.
	if (stopping.signal.aborted) process.exitCode = 1;
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
