/** A feed of what appears, for readers of news (RFC 4287): titles and summaries; the texts stay on the site. */
export type Flux = {
	/** Stays the same for ever. */
	urn: string;
	titre: string;
	auteur: string;
	/** Address of the feed itself, and of the page that it follows. */
	soi: string;
	page: string;
	/** The latest first. */
	entrees: readonly EntreeDeFlux[];
	/** What a feed without any entry says of its age. */
	depuis: Temporal.Instant;
};

export type EntreeDeFlux = {
	urn: string;
	titre: string;
	resume: string;
	auteur: string;
	adresse: string;
	publieeAt: Temporal.Instant;
};

/** The feed as an XML document. Characters that XML does not know are left out of its texts. */
export function atom({ urn, titre, auteur, soi, page, entrees, depuis }: Flux): string {
	const change = entrees.map(({ publieeAt }) => publieeAt).toSorted(Temporal.Instant.compare);
	const lignes = [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
		balise('id', urn),
		balise('title', titre),
		balise('updated', (change.at(-1) ?? depuis).toString()),
		`<author>${balise('name', auteur)}</author>`,
		lien('self', 'application/atom+xml', soi),
		lien('alternate', 'text/html', page),
		...entrees.flatMap(entreeEnLignes),
		'</feed>'
	];
	return `${lignes.join('\n')}\n`;
}

const entreeEnLignes = ({ urn, titre, resume, auteur, adresse, publieeAt }: EntreeDeFlux): string[] => [
	'<entry>',
	balise('id', urn),
	balise('title', titre),
	balise('published', publieeAt.toString()),
	balise('updated', publieeAt.toString()),
	`<author>${balise('name', auteur)}</author>`,
	lien('alternate', 'text/html', adresse),
	balise('summary', resume),
	'</entry>'
];

const balise = (nom: string, texte: string) => `<${nom}>${echappe(texte)}</${nom}>`;

const lien = (rel: string, type: string, href: string) =>
	`<link rel="${rel}" type="${type}" href="${echappe(href)}"/>`;

const ENTITES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;'
};

const echappe = (texte: string): string =>
	texte
		.toWellFormed()
		.replace(HORS_XML, '')
		.replace(/[&<>"']/g, (signe) => ENTITES[signe] ?? '');

/** What no XML 1.0 document may hold, even escaped. */
const HORS_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
