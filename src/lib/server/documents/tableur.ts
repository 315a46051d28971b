import writeXlsxFile, { type Cell } from 'write-excel-file/node';

/** What a cell may hold: a text, a number, a day, or nothing. */
export type Valeur = string | number | Temporal.PlainDate | null;

/** One sheet of a workbook: its first row names the columns and stays in sight. */
export type FeuilleDeCalcul = { nom: string; lignes: readonly (readonly Valeur[])[] };

/** Signs that make a spreadsheet run what follows, their full-width twins too: some input methods write those. */
const FORMULE = /^[\s\u00a0\u202f]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** A text that a spreadsheet shows instead of running it: an apostrophe stands before what would begin a formula. */
export const neutralise = (texte: string): string => (FORMULE.test(texte) ? `'${texte}` : texte);

/**
 * Rows as a CSV file that a French spreadsheet opens with a double click: UTF-8 with its mark, `;`, CRLF, comma in numbers, days
 * as jj/mm/aaaa. No text of it is ever run as a formula.
 */
export const csvDe = (lignes: readonly (readonly Valeur[])[]): string =>
	`\ufeff${lignes.map((ligne) => `${ligne.map(celluleCsv).join(';')}\r\n`).join('')}`;

function celluleCsv(valeur: Valeur): string {
	if (valeur === null) return '';
	if (typeof valeur === 'number') return String(valeur).replace('.', ',');
	if (typeof valeur !== 'string') return jourEnChiffres(valeur);
	const sur = neutralise(valeur);
	return /[";\r\n\t,]|^\s|\s$/u.test(sur) ? `"${sur.replaceAll('"', '""')}"` : sur;
}

const jourEnChiffres = ({ day, month, year }: Temporal.PlainDate): string =>
	`${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${String(year).padStart(4, '0')}`;

/** Longest name of a sheet, and the signs that it may not hold. */
const NOM_MAX = 31;
const INTERDITS = /[\\/?*[\]:]/gu;
/** Widths in characters: a column is as wide as what it holds, between these. */
const LARGEUR = { min: 8, max: 48 };

/**
 * A workbook (.xlsx) with one sheet for each list. Numbers and days are real ones; every text has the type « text », so that it
 * is never run, not even after somebody edits its cell. Names of sheets are cut and told apart as the format wants. Its properties
 * name nobody.
 */
export async function classeurXlsx(feuilles: readonly FeuilleDeCalcul[]): Promise<Uint8Array> {
	const noms = nomsDeFeuilles(feuilles.map(({ nom }) => nom));
	const sheets = feuilles.map(({ lignes }, rang) => ({
		sheet: noms[rang] ?? String(rang + 1),
		data: lignes.map((ligne, n) => ligne.map((valeur) => celluleXlsx(valeur, n === 0))),
		columns: largeurs(lignes),
		stickyRowsCount: 1
	}));
	return writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}

function celluleXlsx(valeur: Valeur, titre: boolean): Cell {
	if (valeur === null || valeur === '') return null;
	if (typeof valeur === 'number') return { type: Number, value: valeur };
	if (typeof valeur !== 'string')
		return {
			type: Date,
			value: new Date(Date.UTC(valeur.year, valeur.month - 1, valeur.day)),
			format: 'dd/mm/yyyy'
		};
	return { type: String, value: valeur, format: '@', ...(titre && { fontWeight: 'bold', wrap: true }) };
}

function largeurs(lignes: readonly (readonly Valeur[])[]): { width: number }[] {
	const longueurs: number[] = [];
	for (const ligne of lignes)
		ligne.forEach((valeur, rang) => {
			const longueur = valeur === null ? 0 : celluleCsv(valeur).length;
			longueurs[rang] = Math.max(longueurs[rang] ?? 0, longueur);
		});
	return longueurs.map((n) => ({ width: Math.min(LARGEUR.max, Math.max(LARGEUR.min, n + 2)) }));
}

/** Names that the format takes, each once whatever the case: « Service (2) » for the second. */
function nomsDeFeuilles(noms: readonly string[]): string[] {
	const pris = new Set<string>();
	return noms.map((nom) => {
		const propre =
			nom
				.replaceAll(INTERDITS, ' ')
				.replace(/^'+|'+$/gu, '')
				.trim() || 'Feuille';
		for (let rang = 1; ; rang++) {
			const suffixe = rang === 1 ? '' : ` (${rang})`;
			const essai = `${propre.slice(0, NOM_MAX - suffixe.length).trimEnd()}${suffixe}`;
			if (pris.has(essai.toLowerCase())) continue;
			pris.add(essai.toLowerCase());
			return essai;
		}
	});
}
