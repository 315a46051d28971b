import { type CellValue, readSheet } from 'read-excel-file/node';
import type { Lu } from '#lib/domain/contrat/codes.ts';
import type { LigneDeFichier } from '#lib/domain/importation/lecture.ts';
import { refus } from '#lib/domain/refus.ts';
import { rangees, texteDuFichier } from '#lib/server/csv.ts';
import { textePropre } from '#lib/server/formulaires.ts';

type Cellule = CellValue | null;

/** The most rows that a list may have. */
export const LIGNES_MAX = 200_000;
/** Beyond these, a cell or a row is no list of services. */
const CELLULE_MAX = 1_000;
const COLONNES_MAX = 60;

/**
 * Rows of a list, CSV or workbook (.xlsx, its first sheet), blank ones left out, each with its number in the spreadsheet. Every
 * cell is a text; of a formula, the value that the spreadsheet last showed. Runs apart (`importation-a-part.ts`). Refused: as
 * `texteDuFichier` and `rangees` do, a workbook that cannot be opened, a list that is empty, too long or too wide.
 */
export async function lignesDuFichier(octets: Uint8Array, champ: string): Promise<Lu<LigneDeFichier[]>> {
	const lues = estUnZip(octets) ? await lignesDuClasseur(octets, champ) : lignesDuTexte(octets, champ);
	if (!lues.ok) return lues;
	if (lues.valeur.length === 0)
		return refus('liste-vide', 'Ce fichier ne contient aucune ligne : vérifiez que c’est le bon.', champ);
	if (lues.valeur.length > LIGNES_MAX)
		return refus(
			'liste-longue',
			`Ce fichier compte plus de ${LIGNES_MAX.toLocaleString('fr-FR')} lignes : coupez-le en deux.`,
			champ
		);
	if (lues.valeur.some(({ cellules }) => cellules.length > COLONNES_MAX))
		return refus(
			'liste-large',
			`Ce fichier compte plus de ${COLONNES_MAX} colonnes : ne gardez que celles qui servent.`,
			champ
		);
	return lues;
}

const estUnZip = (octets: Uint8Array): boolean => octets[0] === 0x50 && octets[1] === 0x4b;

function lignesDuTexte(octets: Uint8Array, champ: string): Lu<LigneDeFichier[]> {
	const texte = texteDuFichier(octets, champ);
	if (!texte.ok)
		return refus(
			'fichier-illisible',
			'Ce fichier n’est ni un CSV ni un classeur .xlsx : enregistrez-le sous l’un de ces formats, puis recommencez.',
			champ
		);
	const lues = rangees(textePropre(texte.valeur), champ);
	return lues.ok
		? {
				ok: true,
				valeur: lues.valeur.map(({ ligne, cellules }) => ({ ligne, cellules: cellules.map(court) }))
			}
		: lues;
}

async function lignesDuClasseur(octets: Uint8Array, champ: string): Promise<Lu<LigneDeFichier[]>> {
	let feuille: Cellule[][];
	try {
		feuille = await readSheet(Buffer.from(octets));
	} catch {
		// Whatever the reader says of a workbook that it cannot open, in words that may quote the file.
		return refus(
			'classeur-illisible',
			'Ce classeur ne s’ouvre pas : enregistrez-le au format .xlsx, sans mot de passe, ou au format CSV, puis recommencez.',
			champ
		);
	}
	return {
		ok: true,
		valeur: feuille
			.map((cellules, rang) => ({ ligne: rang + 1, cellules: cellules.map(enTexte) }))
			.filter(({ cellules }) => cellules.some((texte) => texte !== ''))
	};
}

function enTexte(cellule: Cellule): string {
	if (cellule === null) return '';
	if (typeof cellule === 'string') return court(textePropre(cellule).trim());
	if (typeof cellule === 'number') return String(cellule);
	if (typeof cellule === 'boolean') return cellule ? 'oui' : 'non';
	// The types of the reader name the class, not its instances.
	return cellule instanceof Date ? cellule.toISOString().slice(0, 10) : '';
}

const court = (texte: string): string => texte.slice(0, CELLULE_MAX);
