/**
 * Where the page of an exhibit goes on its sheet: pure geometry, in points (1/72 inch), origin at the bottom left.
 */

export type Taille = { largeur: number; hauteur: number };
/** A sheet, and the place of the content on it. */
export type Feuille = Taille & { x: number; y: number; echelle: number };

export const A4: Taille = { largeur: 595.276, hauteur: 841.89 };
/** Kept free at the top of an A4 sheet for the stamp. */
const BANDE = 30;

/** The stamp of a plan grows with its sheet: it is still read when the plan is printed on A4. */
export const agrandissement = ({ largeur, hauteur }: Taille): number =>
	Math.max(1, Math.min(largeur, hauteur) / A4.largeur);
const bande = (sur: Taille) => BANDE * agrandissement(sur);
/** Beyond, a viewer may refuse the page (ISO 32000-1, annex C). */
const COTE_MAXIMUM = 14_400;
/** A stamp must be read on the smallest sheet. */
const FEUILLE_MINIMUM: Taille = { largeur: 300, hauteur: 200 };
/** A page that needs less than this reduction is put on A4, the paper that everybody prints on. */
const REDUCTION_ADMISE = 0.9;

/**
 * The sheet of a page of this size, as it is seen (turned, in points). Up to about A4: an A4 sheet, upright or lying as the
 * page is, the page in its middle at its real size when there is room above it for the stamp, else slightly reduced. Larger:
 * a sheet of the size of the page, so that a plan is still printed on its paper, reduced by what the stamp needs. Nothing is
 * enlarged, nothing is covered. Throws when a side is not a positive number.
 */
export function feuille(page: Taille): Feuille {
	if (!(page.largeur > 0 && page.hauteur > 0)) throw new RangeError('A page without a size');
	const a4 = orienter(page);
	const surA4 = reduction(page, a4);
	if (surA4 >= REDUCTION_ADMISE) return poser(page, a4, Math.min(1, surA4));
	const borne = Math.min(1, COTE_MAXIMUM / Math.max(page.largeur, page.hauteur));
	const propre = {
		largeur: Math.max(page.largeur * borne, FEUILLE_MINIMUM.largeur),
		hauteur: Math.max(page.hauteur * borne, FEUILLE_MINIMUM.hauteur)
	};
	return poser(page, propre, Math.min(1, reduction(page, propre)));
}

const MARGE = 28;

/**
 * The sheet of a picture: A4, upright or lying as the picture is, as large as the margins allow, but never below 96 dots
 * per inch: a small screenshot stays small and sharp.
 */
export function feuilleDImage(pixels: Taille): Feuille {
	const a4 = orienter(pixels);
	const place = { largeur: a4.largeur - 2 * MARGE, hauteur: a4.hauteur - MARGE - bande(a4) };
	const echelle = Math.min(place.largeur / pixels.largeur, place.hauteur / pixels.hauteur, 72 / 96);
	return poser(pixels, a4, echelle);
}

const orienter = (page: Taille): Taille =>
	page.largeur > page.hauteur ? { largeur: A4.hauteur, hauteur: A4.largeur } : A4;

const reduction = (page: Taille, sur: Taille) =>
	Math.min(sur.largeur / page.largeur, (sur.hauteur - bande(sur)) / page.hauteur);

const poser = (page: Taille, sur: Taille, echelle: number): Feuille => ({
	...sur,
	x: (sur.largeur - page.largeur * echelle) / 2,
	y: (sur.hauteur - bande(sur) - page.hauteur * echelle) / 2,
	echelle
});

/** A matrix of PDF: `[a b c d e f]`. */
export type Matrice = [number, number, number, number, number, number];
/** The visible part of a page, in its own units. */
export type Cadre = { x: number; y: number; largeur: number; hauteur: number };

/** Brings a page as it was drawn to a page turned clockwise by `rotation` degrees (a multiple of 90), its corner at 0, 0. */
export function redressement({ x, y, largeur, hauteur }: Cadre, rotation: number): Matrice {
	switch (((rotation % 360) + 360) % 360) {
		case 90:
			return [0, -1, 1, 0, -y, x + largeur];
		case 180:
			return [-1, 0, 0, -1, x + largeur, y + hauteur];
		case 270:
			return [0, 1, -1, 0, y + hauteur, -x];
		default:
			return [1, 0, 0, 1, -x, -y];
	}
}

/** `m`, then scaled and moved. */
export const puis = (m: Matrice, echelle: number, dx: number, dy: number): Matrice => [
	m[0] * echelle,
	m[1] * echelle,
	m[2] * echelle,
	m[3] * echelle,
	m[4] * echelle + dx,
	m[5] * echelle + dy
];
