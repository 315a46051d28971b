import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { outagePage } from './outage-page.ts';

const TEMPLATE = readFileSync(new URL('../error.html', import.meta.url), 'utf8');
const page = (...fields: [string, string][]) => outagePage(TEMPLATE, '/dossiers/1/fait?x=1&y=2', fields);

it('sends everything again, line by line, to the same address', () => {
	const html = page(['op_id', '019a'], ['motif', 'Première ligne\n« deuxième » & <b>']);
	expect(html).toContain('<form method="post" action="/dossiers/1/fait?x=1&#38;y=2">');
	expect(html).toContain('<textarea name="op_id" hidden>\n019a</textarea>');
	expect(html).toContain('hidden>\nPremière ligne\n« deuxième » &#38; &#60;b&#62;</textarea>');
});

it('shows the texts that were typed, not the identifiers', () => {
	const html = page(['op_id', '019a'], ['motif', 'Deux mots']);
	expect(html).toContain('<dd>Deux mots</dd>');
	expect(html).not.toContain('<dd>019a</dd>');
	expect(page(['op_id', '019a'])).not.toContain('<details>');
});

it('takes what was typed for text, whatever it holds', () => {
	const html = page(['"><script>', '</textarea><script>alert(1)</script> $& $1'], ['b', '$`']);
	expect(html).not.toContain('<script');
	expect(html).toContain('$&#38; $1');
	expect(html).toContain('$`');
});

it('asks to come back when nothing was sent', () => {
	expect(outagePage(TEMPLATE, '/dossiers', null)).toContain('Rechargez cette page dans une minute');
	expect(outagePage(TEMPLATE, '/dossiers', null)).not.toContain('<form');
});

it('has no placeholder left', () => {
	expect(page(['a', 'b'])).not.toMatch(/%sveltekit|<!--suite/);
});
