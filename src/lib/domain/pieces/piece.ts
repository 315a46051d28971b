import { type Refus, refus } from '#lib/domain/refus.ts';

export const TYPES_DE_PIECE = ['pdf', 'jpeg', 'png'] as const;
/** What an exhibit may be: what every authority and every court can open and print. */
export type TypeDePiece = (typeof TYPES_DE_PIECE)[number];

const MIO = 1024 * 1024;
/** Largest exhibit, in bytes. */
export const TAILLE_MAXIMALE = 10 * MIO;
/** Room of one account over all its dossiers, in bytes of the originals that are kept. */
export const PLACE_PAR_COMPTE = 200 * MIO;
/** Most exhibits kept in one dossier. */
export const PIECES_PAR_DOSSIER = 200;
/** Most pages of one PDF. */
export const PAGES_MAXIMUM = 500;
/** Largest picture, in pixels: a telephone of 64 million pixels, an A4 page scanned at 800 points per inch. */
export const PIXELS_MAXIMUM = 70_000_000;

/** What a PDF may do by itself once opened: kept as it is, since it is a proof, and said to whoever opens it. */
export const CONTENUS_ACTIFS = [
	'script',
	'action',
	'lancement',
	'fichier-joint',
	'formulaire',
	'media'
] as const;
export type ContenuActif = (typeof CONTENUS_ACTIFS)[number];

/**
 * The room that is left for one more exhibit. Refused: a dossier or an account that is full. `taille` in bytes.
 */
export function placePour(
	taille: number,
	{ occupee, nombre }: { occupee: number; nombre: number }
): { ok: true } | Refus {
	if (nombre >= PIECES_PAR_DOSSIER) {
		return refus(
			'trop-de-pieces',
			`Ce dossier compte déjà ${PIECES_PAR_DOSSIER} pièces, le plus qu’il peut garder. Retirez-en une, ou réunissez plusieurs pages dans un seul PDF.`,
			'fichiers'
		);
	}
	if (occupee + taille > PLACE_PAR_COMPTE) {
		return refus(
			'place-epuisee',
			`Il n’y a plus assez de place : ${enMo(PLACE_PAR_COMPTE - occupee)} libres sur ${enMo(PLACE_PAR_COMPTE)}. Retirez une pièce devenue inutile, ou déposez une copie plus légère.`,
			'fichiers'
		);
	}
	return { ok: true };
}

/** A size in French, rounded down to a tenth: « 9,5 Mo », « 84 Ko », « 1 octet ». Binary multiples. */
export function enMo(octets: number): string {
	if (octets < 2) return `${octets}\u00a0octet`;
	if (octets < 1024) return `${octets}\u00a0octets`;
	if (octets < MIO) return `${Math.floor(octets / 1024)}\u00a0Ko`;
	const dixiemes = Math.floor((octets * 10) / MIO);
	const reste = dixiemes % 10;
	return `${Math.floor(dixiemes / 10)}${reste === 0 ? '' : `,${reste}`}\u00a0Mo`;
}
