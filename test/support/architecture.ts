import ts from 'typescript';

/** A line that goes against the direction of dependencies (docs/decisions/0012), with the rule it breaks. */
export interface Violation {
	file: string;
	line: number;
	what: string;
	rule: string;
}

interface Import {
	/** As written. */
	specifier: string;
	/** A path of this repository, `src/lib/domain/x.ts`, or the specifier itself for packages. */
	target: string;
	line: number;
}

interface Source {
	file: string;
	code: string;
	isTest: boolean;
	imports: Import[];
}

/** What a part of the tree may import. `true` lets through. */
interface Zone {
	name: string;
	contains: (file: string) => boolean;
	mayImport: (target: string, source: Source) => boolean;
	rule: string;
}

const under =
	(...folders: string[]) =>
	(path: string) =>
		folders.some((folder) => path.startsWith(folder));
const isKit = (target: string) => /^(?:@sveltejs\/|\$app\/)/.test(target);
const isSvelte = (target: string) => target === 'svelte' || target.startsWith('svelte/');
const isNode = (target: string) => target.startsWith('node:');
const isOurs = under('src/', 'test/', '$app/');
const isPackage = (target: string) => !isOurs(target) && !target.startsWith('.');

/** The adapters of the server, named after what they adapt. */
const adapterOf = (path: string) => /^src\/lib\/server\/(db|mail|documents|keys)\//.exec(path)?.[1];

const TEST_PACKAGES = new Set(['vitest', 'fast-check', 'node:fs', 'node:url', 'node:path']);

const ZONES: Zone[] = [
	{
		name: 'domain',
		contains: under('src/lib/domain/'),
		mayImport: (target, { isTest }) =>
			under('src/lib/domain/')(target) ||
			(isTest && (TEST_PACKAGES.has(target) || under('test/', 'src/content/')(target))),
		rule: 'the domain imports only the domain'
	},
	{
		name: 'server',
		contains: under('src/lib/server/'),
		mayImport: (target, { isTest }) =>
			under('src/lib/domain/', 'src/lib/server/', 'src/content/')(target) ||
			(isTest && under('test/support/')(target)) ||
			(isPackage(target) && !isKit(target) && !isSvelte(target)),
		rule: 'the server imports the domain, its adapters and packages, never SvelteKit, a route or a component'
	},
	{
		name: 'ui',
		contains: under('src/lib/ui/'),
		mayImport: (target, { isTest }) =>
			under('src/lib/ui/', 'src/lib/domain/')(target) ||
			['$app/forms', '$app/state', '$app/paths'].includes(target) ||
			isSvelte(target) ||
			(isTest && TEST_PACKAGES.has(target)) ||
			(isPackage(target) && !isNode(target) && !isKit(target)),
		rule: 'components import components and the domain, never the server nor Node'
	},
	{
		name: 'routes and hooks',
		contains: (file) => under('src/routes/')(file) || file === 'src/hooks.server.ts',
		mayImport: (target, { isTest }) =>
			under('src/lib/', 'src/content/', 'src/routes/')(target) ||
			(isTest && (TEST_PACKAGES.has(target) || under('test/support/')(target))) ||
			['src/error.html', 'src/http/outage-page.ts', 'src/http/html.ts', 'src/http/reseaux.ts'].includes(
				target
			) ||
			isKit(target) ||
			isSvelte(target) ||
			isNode(target) ||
			target === 'zod',
		rule: 'a route talks to the server, the domain and the components; of packages it knows only zod'
	},
	{
		name: 'http',
		contains: under('src/http/'),
		mayImport: (target, { isTest }) =>
			under('src/http/')(target) || isNode(target) || (isTest && TEST_PACKAGES.has(target)),
		rule: 'the web server knows only Node'
	},
	{
		name: 'programs',
		contains: (file) => /^src\/(?:cli|boot|demo)\//.test(file) || /^src\/[a-z-]+\.ts$/.test(file),
		mayImport: (target) =>
			under(
				'src/lib/domain/',
				'src/lib/server/',
				'src/content/',
				'src/cli/',
				'src/http/',
				'src/boot/',
				'src/demo/'
			)(target) ||
			(isPackage(target) && !isKit(target) && !isSvelte(target)),
		rule: 'a program calls the server and the domain, never a page nor SvelteKit'
	}
];

/** What no file of a part may write, whatever it imports. */
const WORDS: { contains: (file: string) => boolean; forbidden: RegExp; rule: string }[] = [
	{
		contains: (file) => under('src/lib/domain/')(file) && !isTestFile(file),
		forbidden:
			/\bTemporal\.Now\b|\bnew Date\b|\bDate\.(?:now|parse|UTC)\b|\bprocess\.|\bconsole\.|\bfetch\(|\bMath\.random\b/,
		rule: 'the domain has no clock, no chance and no input or output: today is an argument'
	},
	{
		// Its own cases write these words.
		contains: (file) => isTestFile(file) && file !== 'test/architecture.test.ts',
		forbidden:
			/\bvi\.(?:mock|doMock|stubGlobal|stubEnv|useFakeTimers|setSystemTime|setConfig)\b|\bprocess\.(?:chdir\b|env(?:\.\w+|\[[^\]]+\]) *=[^=])/,
		rule: 'test files share their modules: a test replaces no module, global, clock or variable (docs/decisions/0021)'
	}
];

const FORBIDDEN_EVERYWHERE: { pattern: RegExp; rule: string }[] = [
	{ pattern: /^\$app\/stores$/, rule: '$app/state replaces $app/stores' },
	{ pattern: /^\$env\//, rule: 'the environment is read once, by config.ts' },
	{ pattern: /^\$lib(?:\/|$)/, rule: 'imports are written #lib/…, which plain Node understands too' }
];

/** In the routes a folder is a word of an address, and « services » are those of the employer. */
const DRAWERS = /(?:^|\/)(?:utils|helpers|types|(?<!^src\/routes\/.*)services)\//;

/** Every violation of one file, given its path from the root of the repository and its text. */
export function violations(file: string, text: string): Violation[] {
	const source = parse(file, text);
	return [...placeViolations(source), ...importViolations(source), ...wordViolations(source)];
}

function placeViolations({ file }: Source): Violation[] {
	const found: Violation[] = [];
	if (DRAWERS.test(file)) {
		found.push({
			file,
			line: 1,
			what: file,
			rule: 'a folder is named after what it is about, not « utils » or « services »'
		});
	}
	if (/(?:^|\/)index\.[jt]s$/.test(file)) {
		found.push({ file, line: 1, what: file, rule: 'no index file: one imports the module that one needs' });
	}
	return found;
}

function importViolations(source: Source): Violation[] {
	const { file } = source;
	const zone = ZONES.find(({ contains }) => contains(file));
	return source.imports.flatMap(({ specifier, target, line }) => {
		const broken: string[] = [];
		if (zone && !zone.mayImport(target, source)) broken.push(zone.rule);
		const [from, to] = [adapterOf(file), adapterOf(target)];
		if (from && to && from !== to) broken.push('adapters do not know each other');
		if (target === 'lucia' && file !== 'src/lib/server/sessions.ts')
			broken.push('only sessions.ts knows lucia');
		for (const { pattern, rule } of FORBIDDEN_EVERYWHERE) if (pattern.test(specifier)) broken.push(rule);
		return broken.map((rule) => ({ file, line, what: specifier, rule }));
	});
}

function wordViolations({ file, code }: Source): Violation[] {
	const rules = WORDS.filter(({ contains }) => contains(file));
	return withoutComments(code)
		.split('\n')
		.flatMap((content, index) =>
			rules.flatMap(({ forbidden, rule }) => {
				const found = forbidden.exec(content);
				return found ? [{ file, line: index + 1, what: found[0], rule }] : [];
			})
		);
}

function isTestFile(file: string): boolean {
	return /\.test\.ts$/.test(file);
}

function parse(file: string, text: string): Source {
	const code = file.endsWith('.svelte') ? scriptsOf(text) : text;
	const { importedFiles } = ts.preProcessFile(code, true, true);
	const imports = importedFiles.map(({ fileName, pos }) => ({
		specifier: fileName,
		target: resolve(file, fileName),
		line: code.slice(0, pos).split('\n').length
	}));
	return { file, code, isTest: isTestFile(file), imports };
}

/** The scripts of a component, on their own lines. */
function scriptsOf(component: string): string {
	let scripts = '';
	let end = 0;
	for (const found of component.matchAll(/(<script\b[^>]*>)([^]*?)<\/script>/g)) {
		const start = found.index + found[1]!.length;
		scripts += blank(component.slice(end, start)) + found[2];
		end = start + found[2]!.length;
	}
	return scripts + blank(component.slice(end));
}

/** Comments blanked out, so that a word in a sentence breaks no rule. */
function withoutComments(code: string): string {
	return code.replace(/\/\*[^]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*/g, blank);
}

function blank(text: string): string {
	return text.replace(/[^\n]/g, ' ');
}

/** Where an import leads: the aliases of package.json and relative paths become paths of the repository. */
function resolve(file: string, specifier: string): string {
	if (specifier.startsWith('#lib/')) return `src/lib/${specifier.slice('#lib/'.length)}`;
	if (specifier.startsWith('#content/')) return `src/content/${specifier.slice('#content/'.length)}`;
	if (!specifier.startsWith('.') || specifier.startsWith('./$types')) {
		return specifier.startsWith('./$types') ? '@sveltejs/kit' : specifier;
	}
	return new URL(specifier.replace(/\?.*$/, ''), `file:///${file}`).pathname.slice(1);
}
