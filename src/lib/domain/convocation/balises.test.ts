import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sansBalises } from './balises.ts';

describe('page collée', () => {
	it.each([
		['Martin <claire@exemple.fr> a écrit', 'Martin <claire@exemple.fr> a écrit'],
		['5 < 6 et 7 > 2', '5 < 6 et 7 > 2'],
		['R&D &eacute;', 'R&D &eacute;'],
		['<p>R&amp;D</p>', 'R&D'],
		['<p>&Eacute;cole &#233;t&#xE9; &inconnu;</p>', 'École été &inconnu;'],
		['<b>un</b>&nbsp;<i>deux</i>', 'un deux'],
		['<div>un</div><div>deux<br/>trois</div>', 'un\ndeux\ntrois'],
		['<tr><td>Lieu</td><td>Salle 2</td></tr>', 'Lieu : Salle 2'],
		['<tr><td>A</td><td>B</td><td>C</td></tr>', 'A | B | C'],
		['<p>vu<!-- caché </p> -->!</p>', 'vu!'],
		['<p>vu<SCRIPT>caché</Script >!', 'vu!'],
		['<p>vu</p><!-- jamais fermé', 'vu'],
		['<p>vu <a href="http://x', 'vu']
	])('%j se lit %j', (page, texte) => {
		expect(sansBalises(page).replace(/^\n+/, '')).toBe(texte);
	});

	it('ne laisse aucune balise fermée, quoi qu’on colle', () => {
		const bribes = fc.constantFrom(
			'<p>',
			'</p>',
			'<br>',
			'<td>',
			'<',
			'>',
			'mots ',
			'&lt;b',
			'<!--',
			'-->',
			'<style>'
		);
		fc.assert(
			fc.property(fc.array(bribes, { maxLength: 30 }), (morceaux) => {
				expect(sansBalises(`<p>${morceaux.join('')}`)).not.toMatch(/<(?:p|br|td|style)>/);
			})
		);
	});
});
