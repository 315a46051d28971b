import {
	decodePDFRawStream,
	PDFArray,
	type PDFContext,
	PDFDict,
	PDFName,
	PDFNull,
	type PDFObject,
	PDFRawStream,
	PDFRef,
	PDFStream
} from '@cantoo/pdf-lib';

/** Copies an object of a foreign PDF, with what it needs; `vers` says what became of a reference, if it was copied. */
export type Copie = { copie: (objet: PDFObject) => PDFObject; vers: (ref: PDFRef) => PDFRef | undefined };

/** In a stream: what reads another file, says where the file comes from, or leads back into the foreign document. */
const CLES_DE_FLUX = [
	'F',
	'FFilter',
	'FDecodeParms',
	'Ref',
	'OPI',
	'Alternates',
	'Metadata',
	'PieceInfo',
	'LastModified',
	'StructParent',
	'StructParents',
	'Measure',
	'PtData',
	'AF',
	'AA'
];
/** What a page never draws, but that a list of properties may lead to. */
const TYPES_ECARTES = new Set([
	'/Page',
	'/Pages',
	'/Catalog',
	'/Annot',
	'/Action',
	'/Filespec',
	'/StructElem',
	'/StructTreeRoot'
]);

/**
 * Copies what draws a page and nothing else: names in resources are free, so active things are told by where they stand (a
 * stream that reads a file) or by what they are (an action, an annotation, a page), and left out. An object used twice is
 * copied once.
 */
export function copieInerte(source: PDFContext, cible: PDFContext): Copie {
	const refs = new Map<PDFRef, PDFRef>();
	const directs = new Map<PDFObject, PDFObject>();
	const copie = (objet: PDFObject): PDFObject => {
		if (objet instanceof PDFRef) return copieRef(objet);
		const deja = directs.get(objet);
		if (deja) return deja;
		if (objet instanceof PDFStream) return copieFlux(objet);
		if (objet instanceof PDFDict) return copieDict(objet);
		if (objet instanceof PDFArray) return copieArray(objet);
		return objet.clone(cible);
	};
	const copieRef = (ref: PDFRef): PDFRef => {
		const deja = refs.get(ref);
		if (deja) return deja;
		const neuve = cible.nextRef();
		refs.set(ref, neuve);
		cible.assign(neuve, copie(source.lookup(ref) ?? PDFNull));
		return neuve;
	};
	const remplir = (de: PDFDict, vers: PDFDict) => {
		for (const [cle, valeur] of de.entries()) vers.set(cle, copie(valeur));
		return vers;
	};
	const copieDict = (dict: PDFDict): PDFObject => {
		const type = dict.get(PDFName.of('Type'));
		if (type && TYPES_ECARTES.has(String(source.lookup(type)))) return PDFNull;
		const neuf = PDFDict.withContext(cible);
		directs.set(dict, neuf);
		return remplir(dict, neuf);
	};
	const copieArray = (array: PDFArray): PDFArray => {
		const neuf = PDFArray.withContext(cible);
		directs.set(array, neuf);
		for (const valeur of array.asArray()) neuf.push(copie(valeur));
		return neuf;
	};
	const copieFlux = (flux: PDFStream): PDFObject => {
		if (String(flux.dict.lookup(PDFName.of('Subtype'))) === '/PS') return PDFNull;
		const dict = PDFDict.withContext(cible);
		const neuf = PDFRawStream.of(dict, flux.getContents());
		directs.set(flux, neuf);
		remplir(sansCles(flux.dict), dict);
		return neuf;
	};
	return { copie, vers: (ref) => refs.get(ref) };
}

function sansCles(dict: PDFDict): PDFDict {
	const reste = dict.clone();
	for (const cle of CLES_DE_FLUX) reste.delete(PDFName.of(cle));
	return reste;
}

/** The single stream of a page that has only one, read whole; null when it has several, or none. */
export function fluxDeLaPage(contents: PDFObject | undefined, source: PDFContext): PDFRawStream | null {
	const flux = fluxDe(contents, source);
	const [seul] = flux;
	return flux.length === 1 && seul instanceof PDFRawStream && !seul.dict.has(PDFName.of('F')) ? seul : null;
}

/** The drawing orders of a page, decoded: its streams follow each other as one. Throws when one cannot be decoded. */
export const ordresDeLaPage = (contents: PDFObject | undefined, source: PDFContext): Uint8Array =>
	Buffer.concat(fluxDe(contents, source).flatMap((flux) => [decoder(flux), Buffer.from('\n')]));

function fluxDe(contents: PDFObject | undefined, source: PDFContext): PDFStream[] {
	const resolu = contents instanceof PDFRef ? source.lookup(contents) : contents;
	const flux = resolu instanceof PDFArray ? resolu.asArray().map((objet) => source.lookup(objet)) : [resolu];
	return flux.filter((objet) => objet instanceof PDFStream);
}

const decoder = (flux: PDFStream): Uint8Array =>
	flux instanceof PDFRawStream ? decodePDFRawStream(flux).decode() : flux.getContents();
