import { deflateSync } from 'node:zlib';
import {
	PDFArray,
	type PDFContext,
	PDFDict,
	type PDFDocument,
	PDFName,
	PDFNumber,
	type PDFObject,
	type PDFPageLeaf,
	PDFRawStream,
	type PDFRef,
	PDFStream
} from '@cantoo/pdf-lib';
import { type Copie, fluxDeLaPage, ordresDeLaPage } from './copie-pdf.ts';
import { type Cadre, type Matrice, redressement, type Taille } from './feuille.ts';

/** A page of an exhibit as something to draw: its size as it is seen, and what to draw with which matrix. */
export type PageADessiner = Taille & { cadre: Cadre; matrice: Matrice; dessins: Dessin[] };
/** A form of the target document, placed in the units of the page. */
export type Dessin = { forme: PDFRef; matrice: Matrice };

const UNITE: Matrice = [1, 0, 0, 1, 0, 0];
const nom = (texte: string) => PDFName.of(texte);

/**
 * Makes a page of a foreign PDF ready to be drawn in another one: what it draws, and the visible appearance of its
 * annotations and form fields, as forms without any action. Its size counts the rotation and the unit of the page.
 */
export function pageADessiner(page: PDFPageLeaf, copie: Copie, cible: PDFContext): PageADessiner {
	const cadre = cadreVisible(page);
	const rotation = nombre(page.getInheritableAttribute(nom('Rotate')), page.context) ?? 0;
	const dite = nombre(page.get(nom('UserUnit')), page.context) ?? 1;
	const unite = dite > 0 ? dite : 1;
	const couchee = Math.abs(rotation % 180) === 90;
	const redresse = redressement(cadre, rotation).map((n) => n * unite) as Matrice;
	return {
		largeur: (couchee ? cadre.hauteur : cadre.largeur) * unite,
		hauteur: (couchee ? cadre.largeur : cadre.hauteur) * unite,
		cadre,
		matrice: redresse,
		dessins: [
			{ forme: formeDeLaPage(page, cadre, copie, cible), matrice: UNITE },
			...apparences(page, copie, cible)
		]
	};
}

/** Draws the fields that have a value and no appearance yet. Throws when a value cannot be drawn. */
export function completeChamps(document: PDFDocument): void {
	const formulaire = document.context.lookup(document.catalog.get(nom('AcroForm')));
	if (formulaire instanceof PDFDict) document.getForm().updateFieldAppearances();
}

/**
 * What a page draws, as a form. A page made of one stream keeps it as it was compressed, so that it weighs what it weighed;
 * several are joined, since an order may begin in one and end in the next.
 */
function formeDeLaPage(page: PDFPageLeaf, cadre: Cadre, { copie }: Copie, cible: PDFContext): PDFRef {
	const { x, y, largeur, hauteur } = cadre;
	const seul = fluxDeLaPage(page.get(nom('Contents')), page.context);
	const ordres = seul?.getContents() ?? deflateSync(ordresDeLaPage(page.get(nom('Contents')), page.context));
	const dict = cible.obj({
		Type: 'XObject',
		Subtype: 'Form',
		BBox: [x, y, x + largeur, y + hauteur],
		Length: ordres.length
	});
	for (const cle of ['Filter', 'DecodeParms']) {
		const dite = seul?.dict.get(nom(cle));
		if (dite) dict.set(nom(cle), copie(dite));
	}
	if (!seul) dict.set(nom('Filter'), nom('FlateDecode'));
	const ressources = page.getInheritableAttribute(nom('Resources'));
	dict.set(nom('Resources'), ressources ? copie(ressources) : cible.obj({}));
	const groupe = page.get(nom('Group'));
	if (groupe) dict.set(nom('Group'), copie(groupe));
	return cible.register(PDFRawStream.of(dict, ordres));
}

/** The crop box inside the media box; A4 when a page says nothing, as viewers do with Letter. */
function cadreVisible(page: PDFPageLeaf): Cadre {
	const media = boite(page, 'MediaBox') ?? { x: 0, y: 0, largeur: 595.276, hauteur: 841.89 };
	const rogne = boite(page, 'CropBox');
	if (!rogne) return media;
	const x = Math.max(media.x, rogne.x);
	const y = Math.max(media.y, rogne.y);
	const largeur = Math.min(media.x + media.largeur, rogne.x + rogne.largeur) - x;
	const hauteur = Math.min(media.y + media.hauteur, rogne.y + rogne.hauteur) - y;
	return largeur > 0 && hauteur > 0 ? { x, y, largeur, hauteur } : media;
}

function boite(page: PDFPageLeaf, laquelle: string): Cadre | null {
	return rectangle(page.getInheritableAttribute(nom(laquelle)), page.context);
}

function rectangle(objet: PDFObject | undefined, contexte: PDFContext): Cadre | null {
	const liste = nombres(objet, contexte);
	if (liste?.length !== 4) return null;
	const [a, b, c, d] = liste as [number, number, number, number];
	const cadre = { x: Math.min(a, c), y: Math.min(b, d), largeur: Math.abs(a - c), hauteur: Math.abs(b - d) };
	return cadre.largeur > 0 && cadre.hauteur > 0 ? cadre : null;
}

function nombres(objet: PDFObject | undefined, contexte: PDFContext): number[] | null {
	const array = contexte.lookup(objet);
	if (!(array instanceof PDFArray)) return null;
	const lus = array.asArray().map((element) => nombre(element, contexte));
	return lus.every((n) => n !== null) ? lus : null;
}

function nombre(objet: PDFObject | undefined, contexte: PDFContext): number | null {
	const lu = contexte.lookup(objet);
	return lu instanceof PDFNumber && Number.isFinite(lu.asNumber()) ? lu.asNumber() : null;
}

/** Hidden, or not to be seen (ISO 32000-1, table 165). */
const INVISIBLE = 2 | 32;

function apparences(page: PDFPageLeaf, copie: Copie, cible: PDFContext): Dessin[] {
	const contexte = page.context;
	const annots = contexte.lookup(page.get(nom('Annots')));
	if (!(annots instanceof PDFArray)) return [];
	return annots.asArray().flatMap((objet) => {
		const annot = contexte.lookup(objet);
		return annot instanceof PDFDict ? (apparence(annot, copie, cible) ?? []) : [];
	});
}

function apparence(annot: PDFDict, { copie }: Copie, cible: PDFContext): Dessin | null {
	const contexte = annot.context;
	if (((nombre(annot.get(nom('F')), contexte) ?? 0) & INVISIBLE) !== 0) return null;
	if (String(annot.lookup(nom('Subtype'))) === '/Popup') return null;
	const rect = rectangle(annot.get(nom('Rect')), contexte);
	const flux = apparenceNormale(annot);
	if (!rect || !flux) return null;
	const bbox = rectangle(flux.dict.get(nom('BBox')), contexte);
	if (!bbox) return null;
	const propre = (nombres(flux.dict.get(nom('Matrix')), contexte) ?? UNITE) as Matrice;
	const copiee = copie(flux);
	if (!(copiee instanceof PDFStream)) return null;
	copiee.dict.set(nom('Type'), nom('XObject'));
	copiee.dict.set(nom('Subtype'), nom('Form'));
	return { forme: cible.register(copiee), matrice: versRect(bbox, propre, rect) };
}

/** The normal appearance, in its current state when it has several (a box that is ticked or not). */
function apparenceNormale(annot: PDFDict): PDFStream | null {
	const toutes = annot.lookup(nom('AP'));
	const normale = toutes instanceof PDFDict ? toutes.lookup(nom('N')) : undefined;
	if (normale instanceof PDFStream) return normale;
	const etat = annot.lookup(nom('AS'));
	if (!(normale instanceof PDFDict) || !(etat instanceof PDFName)) return null;
	const choisie = normale.lookup(etat);
	return choisie instanceof PDFStream ? choisie : null;
}

/** Brings the box of an appearance, turned by its own matrix, onto the rectangle of the annotation (ISO 32000-1, 12.5.5). */
function versRect(bbox: Cadre, [a, b, c, d, e, f]: Matrice, rect: Cadre): Matrice {
	const coins = [0, 1].flatMap((i) =>
		[0, 1].map((j) => {
			const [x, y] = [bbox.x + i * bbox.largeur, bbox.y + j * bbox.hauteur];
			return [a * x + c * y + e, b * x + d * y + f] as const;
		})
	);
	const gauche = Math.min(...coins.map(([x]) => x));
	const bas = Math.min(...coins.map(([, y]) => y));
	const largeur = Math.max(...coins.map(([x]) => x)) - gauche;
	const hauteur = Math.max(...coins.map(([, y]) => y)) - bas;
	const sx = largeur > 0 ? rect.largeur / largeur : 1;
	const sy = hauteur > 0 ? rect.hauteur / hauteur : 1;
	return [sx, 0, 0, sy, rect.x - gauche * sx, rect.y - bas * sy];
}
