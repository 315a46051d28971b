import { describe, expect, it } from 'vitest';
import { CHARGES_HTML, CHARGES_MARKDOWN } from '../../../../test/support/charges-hostiles.ts';
import { enHtml, enTexte, liens, nettoye, sourcesCitees } from './html.ts';

const BALISES = new Set(
	'p h2 h3 h4 h5 h6 ul ol li blockquote hr br pre code strong em del a span table thead tbody tr th td'.split(
		' '
	)
);
const SANS_FIN = new Set(['hr', 'br']);
const ATTRIBUTS: Record<string, RegExp> = {
	'a href': /^(?:\/(?![/\\])|#|https:\/\/[\w.-]+|mailto:|tel:)[^\s\\]*$/,
	'a rel': /^noreferrer$/,
	'ol start': /^\d+$/,
	'span class': /^dehors$/
};

const decode = (texte: string) =>
	texte
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');

/** What is wrong with a piece of HTML, read letter by letter by a grammar that knows nothing but what is allowed. */
function defauts(html: string): string[] {
	const fautes: string[] = [];
	const ouvertes: string[] = [];
	const reste = html.replaceAll(
		/<(\/?)([a-z][a-z\d]*)((?: [a-z]+="[^"<>]*")*)( ?\/)?>/g,
		(_, fin: string, nom: string, attributs: string) => {
			if (!BALISES.has(nom)) fautes.push(`élément ${nom}`);
			if (fin && ouvertes.pop() !== nom) fautes.push(`fin de ${nom} sans début`);
			if (!fin && !SANS_FIN.has(nom)) ouvertes.push(nom);
			for (const [, attribut, valeur] of attributs.matchAll(/ ([a-z]+)="([^"]*)"/g)) {
				if (!ATTRIBUTS[`${nom} ${attribut}`]?.test(decode(valeur!)))
					fautes.push(`${nom} ${attribut}=${valeur}`);
			}
			return '';
		}
	);
	if (/[<>]/.test(reste)) fautes.push(`reste ${reste}`);
	return [...fautes, ...ouvertes.map((nom) => `${nom} jamais fermé`)];
}

describe('le lecteur du test', () => {
	it.each([
		'<script>a</script>',
		'<p onclick="a">a</p>',
		'<a href="javascript:a">a</a>',
		'<a href="java&amp;#9;script:a">a</a>',
		'<a href="//exemple.fr">a</a>',
		'<p>a',
		'a</p>',
		'<p>a</div>',
		'a < b',
		'<span class="autre">a</span>',
		'<p\nid=a>a</p>'
	])('refuse %s', (html) => expect(defauts(html)).not.toEqual([]));
});

describe('le second mur tient seul', () => {
	it('plus de trois cents charges, toutes différentes', () => {
		expect(new Set(CHARGES_HTML.map(({ texte }) => texte)).size).toBe(CHARGES_HTML.length);
		expect(CHARGES_HTML.length).toBeGreaterThanOrEqual(300);
	});

	it.each(CHARGES_HTML)('$nom', ({ texte }) => {
		const propre = nettoye(texte);
		expect(defauts(propre)).toEqual([]);
		expect(defauts(nettoye(propre))).toEqual([]);
	});
});

describe('un texte écrit à la main ne fait rien tourner', () => {
	it.each(CHARGES_MARKDOWN)('$nom', ({ texte }) => {
		expect(defauts(enHtml(texte))).toEqual([]);
		expect(defauts(enHtml(`- un\n\n  > ${texte}\n\nfin`))).toEqual([]);
	});

	it('le HTML tapé se lit comme il a été tapé', () => {
		expect(enHtml('Un <b onclick="x">mot</b>')).toBe('<p>Un &lt;b onclick="x"&gt;mot&lt;/b&gt;</p>\n');
	});

	it.each([
		['citations', '>'.repeat(40_000)],
		['listes', '- '.repeat(20_000)],
		['listes numérotées', '1. '.repeat(13_000)],
		['citations et listes', '>- '.repeat(13_000)],
		['crochets', '[a]('.repeat(10_000)],
		['emphases', '*a **b '.repeat(5_000)],
		['tableau', `${'|'.repeat(20_000)}\n${'|-'.repeat(10_000)}`]
	])('des %s par milliers se lisent quand même', (_, texte) => {
		expect(defauts(enHtml(texte))).toEqual([]);
	});
});

describe('liens', () => {
	it.each([
		['une page du site', '[a](/droits)', '<a href="/droits">a</a>'],
		['un endroit de la page', '[a](#b)', '<a href="#b">a</a>'],
		['une adresse', '[a](mailto:a@exemple.fr)', '<a href="mailto:a@exemple.fr">a</a>'],
		['un téléphone', '[a](tel:+33100000000)', '<a href="tel:+33100000000">a</a>'],
		[
			'un autre site dit où il mène',
			'[a](https://exemple.fr/b?c=1&d=2)',
			'<a href="https://exemple.fr/b?c=1&amp;d=2" rel="noreferrer">a</a> <span class="dehors">(site exemple.fr)</span>'
		],
		[
			'un nom qui n’est que la fin d’un autre ne le dit pas',
			'[banque-exemple.fr](https://exemple.fr)',
			'<a href="https://exemple.fr" rel="noreferrer">banque-exemple.fr</a> <span class="dehors">(site exemple.fr)</span>'
		],
		[
			'un autre site déjà nommé',
			'<https://exemple.fr>',
			'<a href="https://exemple.fr" rel="noreferrer">https://exemple.fr</a>'
		],
		['en clair', '[a](http://exemple.fr)', 'a'],
		['sans protocole', '[a](//exemple.fr)', 'a'],
		['avec un mot de passe', '[a](https://vigie@exemple.fr)', 'a'],
		['une barre à l’envers', '[a](/\\exemple.fr)', 'a'],
		['une source', '[art. 6](source:cgfp-l521-1)', '<a href="/sources#cgfp-l521-1">art.\u00a06</a>'],
		['une source inconnue', '[a](source:rien)', 'a'],
		['une image', '![un mot](https://exemple.fr/a.png)', 'un mot']
	])('%s', (_, markdown, html) => expect(enHtml(markdown)).toBe(`<p>${html}</p>\n`));

	it('une source peut être plus bas dans la page', () => {
		expect(enHtml('[a](source:cgfp-l521-1)', { sources: 'page' })).toContain('href="#source-cgfp-l521-1"');
	});

	it('les sources et les adresses d’un texte', () => {
		const texte = '[a](source:x) et [b](source:x), [c](/droits)\n\n- [d](source:y)';
		expect(sourcesCitees(texte)).toEqual(['x', 'y']);
		expect(liens(texte)).toEqual(['source:x', 'source:x', '/droits', 'source:y']);
	});
});

describe('mise en forme', () => {
	it('les titres se rangent sous ceux de la page', () => {
		expect(enHtml('# a\n\n## b\n\n### c', { niveau: 3 })).toBe('<h3>a</h3>\n<h3>b</h3>\n<h4>c</h4>\n');
		expect(enHtml('###### a', { niveau: 4 })).toBe('<h6>a</h6>\n');
	});

	it('la typographie se pose seule, sauf dans le code et les adresses', () => {
		expect(enHtml("L'avis : « [oui](/a'b) » ? `a : b`")).toBe(
			'<p>L’avis\u202f: «\u00a0<a href="/a\'b">oui</a>\u00a0»\u202f? <code>a : b</code></p>\n'
		);
	});

	it('une liste garde son rang, une case son état', () => {
		expect(enHtml('3. a\n4. b')).toContain('<ol start="3">');
		expect(enTexte('- [x] fait\n- [ ] reste')).toBe('☑ fait ☐ reste');
	});

	it('le texte seul', () => {
		expect(enTexte('## Un titre\n\nUn *mot*, 1 < 2 & [a](/b).\n\n- c')).toBe('Un titre Un mot, 1 < 2 & a. c');
	});
});
