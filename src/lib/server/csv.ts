import { CsvError, parse } from 'csv-parse/sync';
import type { Lu } from '#lib/domain/contrat/codes.ts';
import type { Rangee } from '#lib/domain/notation/corps-en-lignes.ts';
import { refus } from '#lib/domain/refus.ts';

/**
 * The text of a file that a spreadsheet wrote: UTF-8, UTF-16 with its mark, or else Windows-1252. Refused: a workbook or another
 * file that is no text.
 */
export function texteDuFichier(octets: Uint8Array, champ: string): Lu<string> {
	if (octets[0] === 0x50 && octets[1] === 0x4b) {
		return refus(
			'classeur',
			'Ce fichier est un classeur : dans votre tableur, enregistrez-le au format CSV, puis recommencez.',
			champ
		);
	}
	const texte = decoder(octets);
	return texte.includes('\0')
		? refus('fichier-illisible', 'Ce fichier n’est pas un texte : donnez un fichier CSV.', champ)
		: { ok: true, valeur: texte };
}

function decoder(octets: Uint8Array): string {
	if (octets[0] === 0xff && octets[1] === 0xfe) return new TextDecoder('utf-16le').decode(octets);
	if (octets[0] === 0xfe && octets[1] === 0xff) return new TextDecoder('utf-16be').decode(octets);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(octets);
	} catch (cause) {
		if (!(cause instanceof TypeError)) throw cause;
		return new TextDecoder('windows-1252').decode(octets);
	}
}

/** The signs that may part two cells, the surest first: a comma is also that of a number. */
const SEPARATEURS = [';', '\t', ','];

/**
 * Rows of a list written as CSV, blank lines left out; the separator is the first of `;`, tab and `,` that the text holds. Cells
 * stay texts, whatever they begin with. Refused: a quotation mark that never closes.
 */
export function rangees(texte: string, champ: string): Lu<Rangee[]> {
	const separateur = SEPARATEURS.find((signe) => texte.includes(signe)) ?? ';';
	const lues: Rangee[] = [];
	try {
		parse(texte, {
			bom: true,
			delimiter: separateur,
			relax_column_count: true,
			relax_quotes: true,
			skip_records_with_empty_values: true,
			// Blanks around quotation marks; those of typography go below.
			trim: true,
			on_record: (cellules, { lines }) => {
				lues.push({ ligne: lines, cellules: cellules.map((cellule) => cellule.trim()) });
				return null;
			}
		});
		return { ok: true, valeur: lues };
	} catch (cause) {
		if (!(cause instanceof CsvError)) throw cause;
		const ou = typeof cause['lines'] === 'number' ? `Ligne ${cause['lines']} : ` : '';
		return refus(
			'csv-illisible',
			`${ou}un guillemet " est mal placé ou n’est jamais fermé. Retirez-le, puis recommencez.`,
			champ
		);
	}
}
