import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { atom, type EntreeDeFlux } from '#lib/server/documents/atom.ts';

const FLUX = {
	urn: 'urn:vigie:campagne',
	titre: 'Campagne',
	auteur: 'Le syndicat',
	soi: 'https://vigie.exemple.fr/campagne/atom.xml',
	page: 'https://vigie.exemple.fr/campagne',
	depuis: Temporal.Instant.from('2026-01-01T00:00:00Z')
};

const entree = (rang: number, changements: Partial<EntreeDeFlux> = {}): EntreeDeFlux => ({
	urn: `urn:uuid:${rang}`,
	titre: `Texte ${rang}`,
	resume: 'Ce qu’on y lit.',
	auteur: 'Section de Loire-Océan',
	adresse: `https://vigie.exemple.fr/campagne/texte-${rang}`,
	publieeAt: Temporal.Instant.from(`2026-0${rang}-01T08:00:00Z`),
	...changements
});

/** The document as a reader of feeds that is not ours understands it. */
function relit(xml: string) {
	expect(XMLValidator.validate(xml)).toBe(true);
	const lu: unknown = new XMLParser({
		ignoreAttributes: false,
		attributeNamePrefix: '@',
		parseTagValue: false,
		trimValues: false,
		isArray: (nom) => nom === 'entry' || nom === 'link'
	}).parse(xml);
	return (lu as { feed: Record<string, unknown> }).feed;
}

it('un flux dit qui, quoi, quand et où', () => {
	const feed = relit(atom({ ...FLUX, entrees: [entree(3), entree(2)] }));
	expect(feed).toMatchObject({
		'@xmlns': 'http://www.w3.org/2005/Atom',
		'@xml:lang': 'fr',
		id: 'urn:vigie:campagne',
		title: 'Campagne',
		updated: '2026-03-01T08:00:00Z',
		link: [
			{ '@rel': 'self', '@type': 'application/atom+xml', '@href': FLUX.soi },
			{ '@rel': 'alternate', '@type': 'text/html', '@href': FLUX.page }
		],
		entry: [
			{
				id: 'urn:uuid:3',
				title: 'Texte 3',
				published: '2026-03-01T08:00:00Z',
				updated: '2026-03-01T08:00:00Z',
				author: { name: 'Section de Loire-Océan' },
				summary: 'Ce qu’on y lit.',
				link: [{ '@href': 'https://vigie.exemple.fr/campagne/texte-3' }]
			},
			{ id: 'urn:uuid:2' }
		]
	});
});

it('un flux sans entrée reste un flux', () => {
	const feed = relit(atom({ ...FLUX, entrees: [] }));
	expect(feed['updated']).toBe('2026-01-01T00:00:00Z');
	expect(feed['entry']).toBeUndefined();
});

it.each([
	['des balises', '</title><script>alert(1)</script>'],
	['la fin d’une section CDATA', 'a ]]> b'],
	['des guillemets et des esperluettes', `"a" & 'b' &amp; &lt;`],
	['de l’arabe et des émojis', 'مرحبا 👩🏽‍🏫']
])('un titre avec %s se relit tel quel', (_, titre) => {
	const feed = relit(atom({ ...FLUX, titre, entrees: [] }));
	expect(feed['title']).toBe(titre);
});

it('ce que le XML ne connaît pas est laissé', () => {
	const feed = relit(atom({ ...FLUX, titre: 'a\0b\u0008c\uFFFEd\uD800e', entrees: [] }));
	expect(feed['title']).toBe('abcd\uFFFDe');
});
