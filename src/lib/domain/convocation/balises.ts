/** A tag that only a page has: a bracketed address or a sign « < » makes no page of a text. */
const PAGE =
	/<(?:html|head|body|style|meta|div|p|br|span|table|tr|td|th|b|strong|i|em|ul|ol|li|font|h[1-6])(?:\s[^<>]{0,400})?\/?>/i;
/** What begins a tag, an end of tag, a declaration. */
const BALISE = /<(?=[a-z/!?])/gi;
/** Elements whose content is nobody’s to read. */
const MUETS = ['style', 'script', 'head', 'title', 'noscript'];
const LIGNES = /^\/?(?:br|p|div|tr|table|ul|ol|li|h[1-6]|hr|blockquote|section|article)$/;
/** Blocks that an empty line parts from the next, where the page leaves one. */
const AERES = /^\/?(?:br|p|h[1-6]|blockquote|section|article)$/;
const CELLULES = /^\/?(?:td|th)$/;

/** Named characters that French mail programs write. */
const NOMS: Readonly<Record<string, string>> = {
	nbsp: ' ',
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	laquo: '«',
	raquo: '»',
	rsquo: '’',
	lsquo: '‘',
	ldquo: '“',
	rdquo: '”',
	ndash: '–',
	mdash: '—',
	hellip: '…',
	deg: '°',
	middot: '·',
	bull: '•',
	euro: '€',
	agrave: 'à',
	acirc: 'â',
	ccedil: 'ç',
	egrave: 'è',
	eacute: 'é',
	ecirc: 'ê',
	euml: 'ë',
	icirc: 'î',
	iuml: 'ï',
	ocirc: 'ô',
	ugrave: 'ù',
	ucirc: 'û',
	uuml: 'ü',
	oelig: 'œ'
};

/**
 * The words of a page of HTML whose source was pasted: a line for each block, a row of two cells as « label : value ». A text
 * that is no page comes back unchanged. One pass, whatever is left open.
 */
export function sansBalises(source: string): string {
	if (!PAGE.test(source)) return source;
	const sortie: string[] = [];
	let ligne: string[] = [''];
	const finirLaLigne = (aere: boolean) => {
		const cellules = ligne.map((cellule) => cellule.replace(/\s+/g, ' ').trim());
		const pleines = cellules.filter((cellule) => cellule !== '');
		if (pleines.length > 0 || aere) sortie.push(pleines.join(cellules.length === 2 ? ' : ' : ' | '));
		ligne = [''];
	};
	const ecrire = (mots: string) => {
		ligne.push(`${ligne.pop() ?? ''}${mots}`);
	};
	let place = 0;
	BALISE.lastIndex = 0;
	for (let trouvee = BALISE.exec(source); trouvee; trouvee = BALISE.exec(source)) {
		ecrire(enLettres(source.slice(place, trouvee.index)));
		const { nom, fin } = balise(source, trouvee.index);
		place = BALISE.lastIndex = fin;
		if (LIGNES.test(nom)) finirLaLigne(AERES.test(nom));
		else if (CELLULES.test(nom) && !nom.startsWith('/')) {
			if (ligne.some((cellule) => cellule.trim() !== '')) ligne.push('');
		}
	}
	ecrire(enLettres(source.slice(place)));
	finirLaLigne(false);
	return sortie.join('\n');
}

/** The name of the tag that opens here, and where what it hides ends; at the end of the text when it is never closed. */
function balise(source: string, debut: number): { nom: string; fin: number } {
	if (source.startsWith('<!--', debut)) return { nom: '', fin: apresDe(source, '-->', debut + 4) };
	const nom = (/^\/?[a-z][a-z0-9]*/i.exec(source.slice(debut + 1, debut + 20))?.[0] ?? '').toLowerCase();
	const fin = apresDe(source, '>', debut + 1);
	return { nom, fin: MUETS.includes(nom) ? apresLElement(source, nom, fin) : fin };
}

/** Just after the end of an element, however it is written; the end of the text when it is never closed. */
function apresLElement(source: string, nom: string, depuis: number): number {
	const fermeture = new RegExp(`</${nom}[^>]*>?`, 'gi');
	fermeture.lastIndex = depuis;
	return fermeture.test(source) ? fermeture.lastIndex : source.length;
}

/** Just after the next such mark; the end of the text when there is none, so that it is looked for only once. */
function apresDe(source: string, marque: string, depuis: number): number {
	const place = source.indexOf(marque, depuis);
	return place === -1 ? source.length : place + marque.length;
}

/** Characters written by name or by number. */
const enLettres = (texte: string): string =>
	texte.replace(
		/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
		(ecrit, dix?: string, seize?: string, nom?: string) => {
			if (nom !== undefined) {
				const lettre = NOMS[nom.toLowerCase()];
				if (lettre === undefined) return ecrit;
				return /^[A-Z]/.test(nom) && nom !== nom.toUpperCase() ? lettre.toUpperCase() : lettre;
			}
			const code = dix === undefined ? Number.parseInt(seize ?? '', 16) : Number(dix);
			return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
		}
	);
