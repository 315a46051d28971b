import { Marked, type Tokens } from 'marked';
import sanitize from 'sanitize-html';
import type { HtmlSur } from '#lib/domain/html-sur.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';

export type OptionsHtml = {
	/** Level of the highest heading of the text on its page: « ## » and « # » become it, « ### » the next one. 2 unless told. */
	niveau?: 2 | 3 | 4;
	/** Where its sources stand: in the public registry unless told, or in a list of the same page (`id="source-code"`). */
	sources?: 'registre' | 'page';
};

/**
 * Markdown as HTML that any page may show: French typography set, headings shifted under those of the page. Links lead inside
 * the site, to `https`, `mailto` and `tel` only; one that leaves the site says where to. `source:code` leads to the registry.
 * HTML that was typed shows as it was typed, an image as its description. Never refuses: what is not allowed becomes text.
 */
export const enHtml = (markdown: string, { niveau = 2, sources = 'registre' }: OptionsHtml = {}): HtmlSur =>
	nettoye(lecteur(niveau, sources).parse(sansPuits(markdown), { async: false }));

/** Marks that open quotations and lists inside one another: beyond eighty, what follows is text, or the reader would overflow. */
const sansPuits = (markdown: string): string =>
	markdown.replaceAll(/^([ \t>+*.)\d-]{80})([ \t]*)(?=[>+*\d-])/gm, '$1$2\\');

/** Codes of the sources that a Markdown text cites (`[art. 6](source:code)`), known or not, in their order. */
export function sourcesCitees(markdown: string): string[] {
	const codes = liens(markdown).flatMap((href) =>
		href.startsWith(SOURCE) ? [href.slice(SOURCE.length)] : []
	);
	return [...new Set(codes)];
}

/** Every address that a Markdown text leads to, as it is typed. */
export function liens(markdown: string): string[] {
	const hrefs: string[] = [];
	const lecteur = new Marked();
	lecteur.walkTokens(lecteur.lexer(markdown), (token) => {
		if (token.type === 'link') hrefs.push((token as Tokens.Link).href);
	});
	return hrefs;
}

/** The same without any mark, on one line: for extracts and searches. */
export const enTexte = (markdown: string): string =>
	sanitize(
		lecteur(2, 'registre')
			.parse(sansPuits(markdown), { async: false })
			.replaceAll(/<\/(?:p|li|h\d|td|th)>/g, '$& '),
		{
			allowedTags: []
		}
	)
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&')
		.replaceAll(/[ \t\n]+/g, ' ')
		.trim();

const SOURCE = 'source:';

/** Where a source stands, before its code. */
const PLACES = { registre: '/sources#', page: '#source-' };

const BALISES = [
	...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'pre', 'code'],
	...['strong', 'em', 'del', 'a', 'span', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
];

/** What is said after a link that leaves the site. */
const DEHORS = 'dehors';

/**
 * The second wall, that holds alone: whatever HTML comes in, only the elements, attributes and addresses that our pages use come
 * out. The first one is that no HTML of an author is taken for HTML.
 */
export const nettoye = (html: string): HtmlSur =>
	sanitize(html, {
		allowedTags: BALISES,
		allowedAttributes: { a: ['href', 'rel'], ol: ['start'], span: ['class'] },
		allowedClasses: { span: [DEHORS] },
		allowedSchemes: ['https', 'mailto', 'tel'],
		allowedSchemesAppliedToAttributes: ['href'],
		allowProtocolRelative: false,
		nestingLimit: 40,
		transformTags: {
			a: (_, { href = '' }) => lienSur(href),
			ol: (_, { start = '' }) => ({ tagName: 'ol', attribs: rangDeListe(start) })
		}
	}) as HtmlSur;

const rangDeListe = (start: string): sanitize.Attributes => (/^\d{1,4}$/.test(start) ? { start } : {});

function lienSur(href: string): sanitize.Tag {
	const adresse = adresseSure(href);
	if (!adresse) return { tagName: 'span', attribs: {} };
	return { tagName: 'a', attribs: adresse.hote === null ? { href } : { href, rel: 'noreferrer' } };
}

/** Where an address leads: a site (`hote`), or a page, mail or telephone (null); null for one that no page of ours may carry. */
function adresseSure(href: string): { hote: string | null } | null {
	// No browser may read it otherwise than we do: no control character, no space, no backslash.
	if (!/^[!-[\]-~\u00a1-\uffff]+$/.test(href)) return null;
	if (/^(?:\/(?!\/)|#)/.test(href) || /^(?:mailto|tel):/i.test(href)) return { hote: null };
	if (!/^https:\/\/[^/]/i.test(href)) return null;
	const url = URL.parse(href);
	return url && url.username === '' && url.password === '' ? { hote: url.hostname } : null;
}

function lecteur(niveau: number, sources: keyof typeof PLACES): Marked {
	return new Marked({
		walkTokens: (token) => {
			if (token.type === 'text' && !('tokens' in token)) token.text = typographie(token.text as string);
		},
		renderer: {
			heading({ depth, tokens }) {
				const rang = Math.min(6, niveau + Math.max(0, depth - 2));
				return `<h${rang}>${this.parser.parseInline(tokens)}</h${rang}>\n`;
			},
			html: ({ text, type, block }) => {
				const ecrit = echappe(text.trim());
				return block && type === 'html' ? `<p>${ecrit}</p>\n` : ecrit;
			},
			image: ({ text }) => echappe(text),
			checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
			link({ href, tokens }) {
				const texte = this.parser.parseInline(tokens);
				return lien(href, texte, PLACES[sources]);
			}
		}
	});
}

function lien(href: string, texte: string, registre: string): string {
	if (href.startsWith(SOURCE)) {
		const code = href.slice(SOURCE.length);
		return estConnue(code) ? `<a href="${registre}${code}">${texte}</a>` : texte;
	}
	const adresse = adresseSure(href);
	if (!adresse) return texte;
	const a = `<a href="${echappe(href)}">${texte}</a>`;
	if (adresse.hote === null || ditLHote(texte, adresse.hote)) return a;
	return `${a} <span class="${DEHORS}">(site ${echappe(adresse.hote)})</span>`;
}

/** Whether the text of a link says the whole name of its site: « banque-exemple.fr » does not say exemple.fr. */
const ditLHote = (texte: string, hote: string): boolean =>
	texte.split(/[^\p{L}\p{N}.-]+/u).some((mot) => mot.replace(/\.$/, '') === hote);

function estConnue(code: string): boolean {
	try {
		return fondement(code).code === code;
	} catch (cause) {
		if (cause instanceof RangeError) return false;
		throw cause;
	}
}

const echappe = (texte: string): string =>
	texte
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
