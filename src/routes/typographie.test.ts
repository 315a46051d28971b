import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'svelte/compiler';
import { expect, it } from 'vitest';
import { typographie } from '#lib/domain/typographie.ts';

const SOURCES = dirname(import.meta.dirname);
const files = globSync('**/*.svelte', { cwd: SOURCES });

/** Every text of a page or a component: between its tags, in its attributes, in the strings of its code. */
function* texts(node: unknown): Generator<string> {
	if (Array.isArray(node)) for (const one of node) yield* texts(one);
	if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
	const { type, data, value } = node as { type?: string; data?: unknown; value?: unknown };
	if (type === 'Text') yield String(data);
	if (type === 'Literal' && typeof value === 'string') yield value;
	if (type === 'TemplateElement') yield String((value as { cooked: string }).cooked);
	for (const inside of Object.values(node)) yield* texts(inside);
}

const textsOf = (file: string): string[] => {
	const { fragment, instance } = parse(readFileSync(`${SOURCES}/${file}`, 'utf8'), { modern: true });
	return [...texts(fragment), ...texts(instance?.content)];
};

it('there are sentences to read', () => {
	expect(files.flatMap(textsOf).filter((text) => /\u202f[;:!?]/.test(text)).length).toBeGreaterThan(100);
});

it.each(files)('%s is set as French is', (file) => {
	expect(textsOf(file).filter((text) => typographie(text) !== text)).toEqual([]);
});
