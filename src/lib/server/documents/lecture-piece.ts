import { PassThrough, Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflate } from 'node:zlib';
import {
	EncryptedPDFError,
	ParseSpeeds,
	PDFArray,
	type PDFContext,
	PDFDict,
	PDFDocument,
	PDFName,
	PDFNumber,
	type PDFObject,
	PDFRawStream,
	PDFRef,
	PDFStream
} from '@cantoo/pdf-lib';
import {
	type ContenuActif,
	CONTENUS_ACTIFS,
	PAGES_MAXIMUM,
	PIXELS_MAXIMUM,
	type TypeDePiece
} from '#lib/domain/pieces/piece.ts';

/** What reading a whole file says of it. Nothing of the file itself is in it. */
export type Lecture =
	| { ok: true; pages: number; actifs: ContenuActif[] }
	| { ok: false; defaut: 'illisible' | 'verrouille' | 'trop-de-pages' | 'trop-grande' | 'demesure' };

/** Everything that a PDF holds once inflated, in bytes: what a document of ten mebibytes may weigh, and a trap does not. */
const GONFLE_MAXIMUM = 1024 * 1024 * 1024;

/** Reads a file as the one who opens it will: every pixel, every page, every stream. Runs apart (`isolement.ts`). */
export const lirePiece = (type: TypeDePiece, octets: Uint8Array): Promise<Lecture> =>
	type === 'pdf' ? lirePdf(octets) : lireImage(type, octets);

async function lireImage(type: 'jpeg' | 'png', octets: Uint8Array): Promise<Lecture> {
	// Not above: the program that reads a PDF may load no machine code.
	const { default: sharp } = await import('sharp');
	const image = sharp(octets, { limitInputPixels: false, failOn: 'error', pages: 1, sequentialRead: true });
	try {
		const { format, width, height } = await image.metadata();
		if (format !== type) return { ok: false, defaut: 'illisible' };
		if (width * height > PIXELS_MAXIMUM) return { ok: false, defaut: 'trop-grande' };
		await image.stats();
		return { ok: true, pages: 1, actifs: [] };
	} catch {
		// Whatever the decoder says of a file that it cannot decode, in words that may quote the file.
		return { ok: false, defaut: 'illisible' };
	}
}

async function lirePdf(octets: Uint8Array): Promise<Lecture> {
	if (!finitBien(octets) || tourneEnRond(octets)) return { ok: false, defaut: 'illisible' };
	try {
		const document = await PDFDocument.load(octets, {
			parseSpeed: ParseSpeeds.Fastest,
			updateMetadata: false
		});
		const pages = pagesDe(document);
		if (pages === 0) return { ok: false, defaut: 'illisible' };
		if (pages > PAGES_MAXIMUM) return { ok: false, defaut: 'trop-de-pages' };
		if (await estDemesure(document.context)) return { ok: false, defaut: 'demesure' };
		return { ok: true, pages, actifs: contenusActifs(document.context) };
	} catch (cause) {
		return { ok: false, defaut: cause instanceof EncryptedPDFError ? 'verrouille' : 'illisible' };
	}
}

/** Readers look for the end mark in the last kibibyte; mail programs and scanners may leave a little more behind it. */
function finitBien(octets: Uint8Array): boolean {
	const fin = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).subarray(-4096);
	return fin.includes('%%EOF');
}

/** Whether the tables of objects, each of which names the one before it, come back to one of them: some readers never end. */
function tourneEnRond(octets: Uint8Array): boolean {
	const texte = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('latin1');
	const vues = new Set<number>();
	let place = Number(/startxref\s+(\d{1,10})/.exec(texte.slice(texte.lastIndexOf('startxref')))?.[1] ?? NaN);
	while (!vues.has(place)) {
		if (!(place < texte.length)) return false;
		vues.add(place);
		const table = texte.slice(place, texte.indexOf('startxref', place));
		place = Number(/\/Prev\s+(\d{1,10})(?!\d|\s+\d+\s+R)/.exec(table)?.[1] ?? NaN);
	}
	return true;
}

/** Pages that are really there, each with its page object and its contents. Throws when one is missing. */
function pagesDe(document: PDFDocument): number {
	const annonce = document.catalog.Pages().Count().asNumber();
	if (annonce > PAGES_MAXIMUM) return annonce;
	const pages = document.getPages();
	for (const { node } of pages) {
		const contenu = node.get(PDFName.of('Contents'));
		const lu = document.context.lookup(contenu);
		if (contenu && !(lu instanceof PDFStream) && !(lu instanceof PDFArray))
			throw new Error('A page has no contents');
		if (!node.MediaBox()) throw new Error('A page has no size');
	}
	return pages.length;
}

/** Whether a stream grows beyond measure once decoded, or a picture has more pixels than a picture may. */
async function estDemesure(context: PDFContext): Promise<boolean> {
	let reste = GONFLE_MAXIMUM;
	for (const [, objet] of context.enumerateIndirectObjects()) {
		if (!(objet instanceof PDFRawStream)) continue;
		if (nombre(objet.dict, 'Width') * nombre(objet.dict, 'Height') > PIXELS_MAXIMUM) return true;
		const couches = couchesComprimees(context, objet.dict);
		if (couches === 0) continue;
		reste -= await tailleGonflee(objet.contents, couches, reste);
		if (reste < 0) return true;
	}
	return false;
}

const nombre = (dict: PDFDict, nom: string): number => {
	const valeur = dict.lookup(PDFName.of(nom));
	return valeur instanceof PDFNumber ? valeur.asNumber() : 0;
};

/** How many times in a row a stream is deflated, from the outside: that is where a small file becomes an immense one. */
function couchesComprimees(context: PDFContext, dict: PDFDict): number {
	const filtre = context.lookup(dict.get(PDFName.of('Filter')));
	const noms = filtre instanceof PDFArray ? filtre.asArray().map((un) => context.lookup(un)) : [filtre];
	const autre = noms.findIndex(
		(nom) => !(nom instanceof PDFName) || !/^\/(?:FlateDecode|Fl)$/.test(nom.asString())
	);
	return autre < 0 ? noms.length : autre;
}

/** What is counted at once: by small pieces, most of the time goes to handing them over. */
const SORTIE_OCTETS = 256 * 1024;

/** Size of a stream once inflated, counted as it comes out and never kept; stops one byte beyond `limite`. */
async function tailleGonflee(octets: Uint8Array, couches: number, limite: number): Promise<number> {
	let taille = 0;
	const compte = new PassThrough();
	const etapes: Transform[] = Array.from({ length: couches }, () =>
		createInflate({ chunkSize: SORTIE_OCTETS })
	);
	try {
		await pipeline([
			Readable.from([Buffer.from(octets)]),
			...etapes,
			compte,
			async (source: AsyncIterable<Buffer>) => {
				for await (const morceau of source) {
					taille += morceau.length;
					if (taille > limite) return;
				}
			}
		]);
	} catch {
		// A stream with a broken end is common and shows as far as it goes: what came out was counted.
	}
	return taille;
}

const NOMS_ACTIFS: Readonly<Record<string, ContenuActif>> = {
	'/JavaScript': 'script',
	'/JS': 'script',
	'/OpenAction': 'action',
	'/AA': 'action',
	'/Launch': 'lancement',
	'/EmbeddedFiles': 'fichier-joint',
	'/EmbeddedFile': 'fichier-joint',
	'/SubmitForm': 'formulaire',
	'/ImportData': 'formulaire',
	'/XFA': 'formulaire',
	'/RichMedia': 'media',
	'/Movie': 'media',
	'/Sound': 'media',
	'/Rendition': 'media'
};

/** What the document may do by itself, found in every object, those of compressed object streams too. */
function contenusActifs(context: PDFContext): ContenuActif[] {
	const trouves = new Set<ContenuActif>();
	const a_voir: PDFObject[] = context.enumerateIndirectObjects().map(([, objet]) => objet);
	for (let objet = a_voir.pop(); objet; objet = a_voir.pop()) {
		if (objet instanceof PDFRawStream) a_voir.push(objet.dict);
		else if (objet instanceof PDFArray) a_voir.push(...objet.asArray());
		else if (objet instanceof PDFDict) {
			for (const [cle, valeur] of objet.entries()) {
				const actif = NOMS_ACTIFS[cle.asString()] ?? actifParSorte(cle, valeur);
				if (actif) trouves.add(actif);
				if (!(valeur instanceof PDFRef)) a_voir.push(valeur);
			}
		}
	}
	return CONTENUS_ACTIFS.filter((actif) => trouves.has(actif));
}

/** An action or an annotation says its kind in `/S` or `/Subtype`. */
const actifParSorte = (cle: PDFName, valeur: PDFObject): ContenuActif | undefined =>
	valeur instanceof PDFName && /^\/(?:S|Subtype|Type)$/.test(cle.asString())
		? NOMS_ACTIFS[valeur.asString()]
		: undefined;
