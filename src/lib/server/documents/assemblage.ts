import { createHash } from 'node:crypto';
import {
	ParseSpeeds,
	PDFArray,
	PDFDict,
	PDFDocument,
	type PDFFont,
	PDFHexString,
	PDFName,
	PDFPage,
	PDFRawStream,
	PDFRef,
	PDFString,
	StandardFonts
} from '@cantoo/pdf-lib';
import type { Courrier } from '#lib/domain/courriers/modele.ts';
import type { TypeDePiece } from '#lib/domain/pieces/piece.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { type Balises, balises } from './balises.ts';
import { copieInerte } from './copie-pdf.ts';
import { calques, type Calques } from './calques.ts';
import { A4, agrandissement, feuille, feuilleDImage, type Feuille, type Matrice, puis } from './feuille.ts';
import { imageImprimable } from './image-de-piece.ts';
import { completeChamps, pageADessiner } from './page-de-piece.ts';
import { type BlocDePapier, papier, type Papier, VERS_UNE_PARTIE } from './papier.ts';
import { pdf } from './pdf.ts';
import { poidsDePiece, poidsDImage } from './volumes.ts';

/** What a part of an assembled file is made of. */
export type Contenu =
	/** A letter: its pages are kept as they are, without a stamp. */
	| { nature: 'courrier'; courrier: Courrier }
	/** A paper of ours. Its links (`vers`) lead to the parts of that code. */
	| { nature: 'papier'; papier: Papier }
	/** The linked contents, which knows the pages. `lignes`: the parts of this file, when null. */
	| { nature: 'sommaire'; titre: string; sousTitre: string | null; lignes: LigneDeSommaire[] | null }
	/** A file that somebody added. `nom` says which one in a sentence: « la pièce n° 3 (« Plan ») ». */
	| { nature: 'piece'; type: TypeDePiece; pages: number; nom: string; octets: Uint8Array };

/** A part in the contents: in this file under a code, or in another one (`ou`: « volume 2 »). */
export type LigneDeSommaire = { titre: string; pages: number } & ({ code: string } | { ou: string });

/** A part. Without a title it belongs to the part before: no bookmark and no line in the contents. */
export type Partie = {
	code: string;
	titre: string | null;
	/** Depth of its bookmark. */
	niveau: 1 | 2;
	/** Stamped at the left of its pages: « Pièce n° 3 », followed by the rank of the page when it is an exhibit. */
	marque: string | null;
} & Contenu;

export type Assemblage = {
	/** Title of the document, shown by the reader. */
	titre: string;
	parties: Partie[];
	/** Stamped before « page 17/42 »: « volume 2/3 »; null when there is a single file. */
	estampille: string | null;
	/** Bytes that the file may not exceed; none when left out. */
	limite?: number | null;
};

export type Assemble = { ok: true; octets: Uint8Array; pages: number };

/**
 * Joins a letter, papers and exhibits into one tagged PDF in French: bookmarks, linked contents, and on every page but those
 * of letters a stamp in a margin that hides nothing. The first part is a letter, a paper or the contents. Exhibits are drawn
 * on sheets of their own (`feuille`) without anything active; pictures are turned upright, printable, without what the camera
 * wrote. The same bytes for the same parts. Refused, naming it (`champ` is its code): an exhibit with a page that cannot be
 * copied; above `limite`, the exhibit that weighs the most beyond what its file announced. Rejects when the fault is ours.
 */
export async function assemblage(voulu: Assemblage): Promise<Assemble | Refus> {
	const papiers = await ouvrirLesPapiers(voulu.parties);
	const [premier] = papiers;
	if (!premier) throw new Error('The first part of a file must be a paper of ours');
	const compte = compter(voulu.parties, papiers);
	const cible = premier;
	const volume: Volume = {
		cible,
		tags: balises(cible),
		calques: calques(),
		police: await cible.embedFont(StandardFonts.Helvetica),
		voulu,
		debuts: compte.debuts,
		total: compte.total,
		pages: []
	};
	const fins: number[] = [];
	for (const [rang, partie] of voulu.parties.entries()) {
		const ajoute = await ajouter(volume, partie, papiers[rang]);
		if (!ajoute.ok) return ajoute;
		fins.push(cible.context.largestObjectNumber);
	}
	relier(volume);
	await finir(volume);
	const octets = await cible.save({
		useObjectStreams: true,
		addDefaultPage: false,
		updateFieldAppearances: false,
		objectsPerTick: Infinity
	});
	const { limite = null } = voulu;
	if (limite !== null && octets.length > limite) return tropLourd(volume, fins);
	return { ok: true, octets, pages: volume.pages.length };
}

type Volume = {
	cible: PDFDocument;
	tags: Balises;
	calques: Calques;
	police: PDFFont;
	voulu: Assemblage;
	/** Rank of the first page of each part. */
	debuts: Map<string, number>;
	total: number;
	pages: PDFPage[];
};

const nom = (texte: string) => PDFName.of(texte);
const charger = (octets: Uint8Array) =>
	PDFDocument.load(octets, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });

/* Papers of ours -------------------------------------------------------------------------------------------------- */

/** The papers, compiled; the contents last, since it must know how many pages the others have. */
async function ouvrirLesPapiers(parties: readonly Partie[]): Promise<(PDFDocument | undefined)[]> {
	const papiers = await Promise.all(
		parties.map(async (partie) => {
			if (partie.nature === 'courrier') return charger(pdf(partie.courrier));
			return partie.nature === 'papier' ? charger(papier(partie.papier)) : undefined;
		})
	);
	for (const [rang, partie] of parties.entries()) {
		if (partie.nature === 'sommaire') papiers[rang] = await sommaire(partie, rang, parties, papiers);
	}
	return papiers;
}

/** Set again until its own length, which moves the pages after it, is the one that it was set with. */
async function sommaire(
	partie: Extract<Partie, { nature: 'sommaire' }>,
	rang: number,
	parties: readonly Partie[],
	papiers: readonly (PDFDocument | undefined)[]
): Promise<PDFDocument> {
	for (let pages = 1; ; pages += 1) {
		const compte = compter(parties, papiers, { rang, pages });
		const fait = await charger(papier(papierDuSommaire(partie, lignesDuSommaire(partie, parties, compte))));
		if (fait.getPageCount() <= pages) return completer(fait, pages);
	}
}

/** A contents that became shorter keeps the pages that it announced. */
function completer(fait: PDFDocument, pages: number): PDFDocument {
	while (fait.getPageCount() < pages) fait.addPage([A4.largeur, A4.hauteur]);
	return fait;
}

type Compte = { debuts: Map<string, number>; longueurs: Map<string, number>; total: number };

/** Where each part begins, and how long each titled part is with those that belong to it. */
function compter(
	parties: readonly Partie[],
	papiers: readonly (PDFDocument | undefined)[],
	prevu: { rang: number; pages: number } | null = null
): Compte {
	const compte: Compte = { debuts: new Map(), longueurs: new Map(), total: 0 };
	let titree = '';
	for (const [rang, partie] of parties.entries()) {
		const faites = prevu?.rang === rang ? prevu.pages : (papiers[rang]?.getPageCount() ?? 0);
		const pages = partie.nature === 'piece' ? partie.pages : faites;
		if (partie.titre !== null) titree = partie.code;
		compte.debuts.set(partie.code, compte.total + 1);
		compte.longueurs.set(titree, (compte.longueurs.get(titree) ?? 0) + pages);
		compte.total += pages;
	}
	return compte;
}

type LigneImprimee = { titre: string; pages: number; vers: string | null; ou: string };

function lignesDuSommaire(
	{ code, lignes }: Extract<Partie, { nature: 'sommaire' }>,
	parties: readonly Partie[],
	{ debuts, longueurs }: Compte
): LigneImprimee[] {
	const siennes: LigneDeSommaire[] =
		lignes ??
		parties.flatMap((p) =>
			p.titre === null || p.code === code ? [] : { titre: p.titre, pages: 0, code: p.code }
		);
	return siennes.map((ligne) =>
		'code' in ligne
			? {
					titre: ligne.titre,
					pages: longueurs.get(ligne.code) ?? ligne.pages,
					vers: ligne.code,
					ou: `page ${debuts.get(ligne.code) ?? '?'}`
				}
			: { titre: ligne.titre, pages: ligne.pages, vers: null, ou: ligne.ou }
	);
}

function papierDuSommaire(
	{ titre, sousTitre }: Extract<Partie, { nature: 'sommaire' }>,
	lignes: readonly LigneImprimee[]
): Papier {
	const tableau: BlocDePapier = {
		type: 'tableau',
		entetes: ['Document', 'Pages', 'Où'],
		largeurs: [1, 0, 0],
		lignes: lignes.map(({ titre: texte, pages, vers, ou }) => [
			vers === null ? texte : { texte, vers },
			String(pages),
			ou
		])
	};
	return { titre, sousTitre, pied: null, blocs: [tableau] };
}

/* Parts ----------------------------------------------------------------------------------------------------------- */

async function ajouter(volume: Volume, partie: Partie, compile?: PDFDocument): Promise<{ ok: true } | Refus> {
	if (partie.nature === 'piece') return ajouterPiece(volume, partie);
	if (!compile) throw new Error(`The part ${partie.code} was not compiled`);
	const pages = compile === volume.cible ? compile.getPages() : volume.tags.ajoutePapier(compile);
	for (const page of pages) {
		volume.pages.push(page);
		if (partie.nature !== 'courrier') estamper(volume, page, partie.marque);
	}
	return { ok: true };
}

type Piece = Extract<Partie, { nature: 'piece' }>;

/** What could not be read in the file of somebody, on which page of it when it is known. */
class PieceIllisible extends Error {
	readonly page: number | null;
	constructor(page: number | null, cause: unknown) {
		super('An exhibit cannot be copied', { cause });
		this.page = page;
	}
}

/** What a reader of foreign files throws is said of the file; what our own code throws is our fault. */
async function lire<T>(page: number | null, lecture: () => T): Promise<Awaited<T>> {
	try {
		return await lecture();
	} catch (cause) {
		throw new PieceIllisible(page, cause);
	}
}

async function ajouterPiece(volume: Volume, partie: Piece): Promise<{ ok: true } | Refus> {
	try {
		await (partie.type === 'pdf' ? dessinerPdf(volume, partie) : dessinerImage(volume, partie));
		return { ok: true };
	} catch (cause) {
		if (!(cause instanceof PieceIllisible)) throw cause;
		const debut =
			partie.type !== 'pdf'
				? `L’image de ${partie.nom} ne peut pas être reprise dans le dossier. Ouvrez-la, enregistrez-en une copie`
				: `${cause.page === null ? 'Une page' : `La page ${cause.page}`} de ${partie.nom} ne peut pas être reprise dans le dossier. Ouvrez ce fichier, imprimez-le « en PDF »`;
		return refus(
			'piece-non-assemblee',
			`${debut}, ajoutez cette copie à vos pièces et citez-la à sa place.`,
			partie.code
		);
	}
}

/**
 * Sizes are announced before anything is read. A PDF whose pages share what they draw may weigh more once each page holds its
 * own: the one that exceeds the most what was counted for it is named. `fins`: last number of object after each part.
 */
function tropLourd({ cible, voulu }: Volume, fins: readonly number[]): Refus {
	const poids = voulu.parties.map(() => 0);
	for (const [ref, objet] of cible.context.enumerateIndirectObjects()) {
		const rang = fins.findIndex((derniere) => ref.objectNumber <= derniere);
		if (rang >= 0) poids[rang]! += objet.sizeInBytes();
	}
	const exces = voulu.parties.map((partie, rang) =>
		partie.nature === 'piece'
			? poids[rang]! - poidsDePiece({ ...partie, taille: partie.octets.length })
			: -Infinity
	);
	const pire = voulu.parties[exces.indexOf(Math.max(...exces))];
	if (pire?.nature !== 'piece') throw new Error('A volume without exhibits exceeds its limit');
	return refus(
		'piece-alourdie',
		`Une fois réunie aux autres, ${pire.nom} prend plus de place que son fichier ne l’annonce : ce volume dépasserait la limite. Choisissez une limite plus grande, ou imprimez cette pièce « en PDF », ajoutez cette copie à vos pièces et citez-la à sa place.`,
		pire.code
	);
}

async function dessinerPdf(volume: Volume, partie: Piece): Promise<void> {
	const source = await lire(null, async () => {
		const lue = await charger(partie.octets);
		completeChamps(lue);
		await lue.flush();
		const nombre = lue.getPageCount();
		if (nombre !== partie.pages) throw new Error(`${nombre} pages instead of ${partie.pages}`);
		return lue;
	});
	const pages = source.getPages();
	const copie = copieInerte(source.context, volume.cible.context);
	for (const [rang, { node }] of pages.entries()) {
		const page = await lire(rang + 1, () => pageADessiner(node, copie, volume.cible.context));
		const place = feuille(page);
		const { x, y, largeur, hauteur } = page.cadre;
		const ordres = [
			`q ${enOrdre(puis(page.matrice, place.echelle, place.x, place.y))} cm`,
			`${[x, y, largeur, hauteur].map(enNombre).join(' ')} re W n`,
			...page.dessins.map(({ matrice }, i) => `q ${enOrdre(matrice)} cm /P${i} Do Q`),
			'Q'
		];
		const formes = Object.fromEntries(page.dessins.map(({ forme }, i) => [`P${i}`, forme]));
		poserFeuille(volume, partie, place, { ordres, formes, rang, description: null });
	}
	volume.calques.ajoute(source, copie);
}

async function dessinerImage(volume: Volume, partie: Piece): Promise<void> {
	const { octets, largeur, hauteur } = await lire(null, () =>
		imageImprimable(partie.octets, poidsDImage(partie.octets.length))
	);
	const { context } = volume.cible;
	const dict = context.obj({
		Type: 'XObject',
		Subtype: 'Image',
		Width: largeur,
		Height: hauteur,
		ColorSpace: 'DeviceRGB',
		BitsPerComponent: 8,
		Filter: 'DCTDecode',
		Length: octets.length
	});
	const image = context.register(PDFRawStream.of(dict, octets));
	const place = feuilleDImage({ largeur, hauteur });
	const taille: Matrice = [largeur * place.echelle, 0, 0, hauteur * place.echelle, place.x, place.y];
	const ordres = [`q ${enOrdre(taille)} cm /P0 Do Q`];
	const description = `Image : ${partie.nom}`;
	poserFeuille(volume, partie, place, { ordres, formes: { P0: image }, rang: 0, description });
}

type Trace = { ordres: string[]; formes: Record<string, PDFRef>; rang: number; description: string | null };

/** A sheet with the content of one page of an exhibit, tagged as one element, and its stamp. */
function poserFeuille(volume: Volume, partie: Piece, { largeur, hauteur }: Feuille, trace: Trace): void {
	const { context } = volume.cible;
	const page = volume.cible.addPage([largeur, hauteur]);
	page.node.set(nom('Resources'), context.obj({ XObject: context.obj(trace.formes) }));
	const balise = trace.description === null ? 'Div' : 'Figure';
	const ordres = [`/${balise} <</MCID 0>> BDC`, ...trace.ordres, 'EMC'].join('\n');
	page.node.set(nom('Contents'), context.obj([context.register(context.flateStream(ordres))]));
	page.node.set(nom('Tabs'), nom('S'));
	volume.tags.ajoutePage(page, trace.description);
	volume.pages.push(page);
	const marque = partie.marque === null ? null : `${partie.marque} – ${trace.rang + 1}/${partie.pages}`;
	estamper(volume, page, marque);
}

const enNombre = (n: number) => String(Number(n.toFixed(5)));
const enOrdre = (m: Matrice) => m.map(enNombre).join(' ');

/* Stamps ---------------------------------------------------------------------------------------------------------- */

const CORPS = 9;
const BORD = 28;

/** Writes at the top of a page, in the band that is free of any content: the mark at the left, the running page at the right. */
function estamper(volume: Volume, page: PDFPage, marque: string | null): void {
	const { police, total, voulu, pages, cible } = volume;
	const { width, height } = page.getSize();
	const courante = `${voulu.estampille === null ? '' : `${voulu.estampille} – `}page ${pages.length}/${total}`;
	const gauche = marque === null ? null : imprimables(marque, police);
	const droite = imprimables(courante, police);
	const facteur = agrandissement({ largeur: width, hauteur: height });
	const [corps, bord] = [CORPS * facteur, BORD * facteur];
	const y = height - 22 * facteur;
	const ligne = (texte: string, x: number) =>
		`1 0 0 1 ${enNombre(x)} ${enNombre(y)} Tm ${police.encodeText(texte).toString()} Tj`;
	const ordres = [
		'Q',
		`/Artifact BMC q BT /Estampille ${enNombre(corps)} Tf 0 g`,
		...(gauche === null ? [] : [ligne(gauche, bord)]),
		ligne(droite, width - bord - police.widthOfTextAtSize(droite, corps)),
		'ET Q EMC'
	].join('\n');
	const { Contents: contents, Font: polices } = page.node.normalizedEntries();
	if (!contents) throw new Error('A page without contents');
	polices.set(nom('Estampille'), police.ref);
	contents.insert(0, cible.context.register(cible.context.flateStream('q')));
	contents.push(cible.context.register(cible.context.flateStream(ordres)));
}

/** The letters that the font of the stamps can draw. */
function imprimables(texte: string, police: PDFFont): string {
	const connus = new Set(police.getCharacterSet());
	return [...texte.replaceAll('\u202f', '\u00a0')]
		.map((lettre) => (connus.has(lettre.codePointAt(0)!) ? lettre : '?'))
		.join('');
}

/* Links, bookmarks, properties ------------------------------------------------------------------------------------ */

const pageDe = ({ debuts, pages }: Volume, code: string): PDFPage | undefined =>
	pages[(debuts.get(code) ?? 0) - 1];

/** The top of a page, at the zoom of the reader. */
const haut = ({ cible }: Volume, page: PDFPage): PDFArray =>
	cible.context.obj([page.ref, nom('XYZ'), 0, page.getHeight(), null]);

/** Links between parts lead to their pages; those to a part of another volume lead nowhere, their text stays. */
function relier(volume: Volume): void {
	for (const page of volume.pages) {
		for (const objet of page.node.Annots()?.asArray() ?? []) {
			const annot = volume.cible.context.lookup(objet, PDFDict);
			const uri = annot.lookupMaybe(nom('A'), PDFDict)?.lookupMaybe(nom('URI'), PDFString, PDFHexString);
			const cible = uri?.decodeText();
			if (!cible?.startsWith(VERS_UNE_PARTIE)) continue;
			const code = cible.slice(VERS_UNE_PARTIE.length);
			const vers = pageDe(volume, code);
			const titre = volume.voulu.parties.find((p) => p.code === code)?.titre ?? 'Dans un autre volume';
			annot.delete(nom('A'));
			annot.set(nom('Contents'), PDFHexString.fromText(titre));
			if (vers) annot.set(nom('Dest'), haut(volume, vers));
		}
	}
}

type Signet = { titre: string; page: PDFPage; enfants: Signet[] };

function signets(volume: Volume): Signet[] {
	const tous: Signet[] = [];
	for (const partie of volume.voulu.parties) {
		const page = pageDe(volume, partie.code);
		if (partie.titre === null || !page) continue;
		const signet: Signet = { titre: partie.titre, page, enfants: [] };
		const parent = partie.niveau === 2 ? tous.at(-1) : undefined;
		(parent?.enfants ?? tous).push(signet);
	}
	return tous;
}

/** Writes a level of bookmarks under `parent`. */
function ecrireSignets(volume: Volume, liste: readonly Signet[], parent: PDFRef, noeud: PDFDict): void {
	const { context } = volume.cible;
	const refs = liste.map(() => context.nextRef());
	for (const [rang, { titre, page, enfants }] of liste.entries()) {
		const dict = context.obj({
			Title: PDFHexString.fromText(titre),
			Parent: parent,
			Dest: haut(volume, page),
			...(rang > 0 ? { Prev: refs[rang - 1]! } : {}),
			...(rang < refs.length - 1 ? { Next: refs[rang + 1]! } : {})
		});
		context.assign(refs[rang]!, dict);
		if (enfants.length > 0) ecrireSignets(volume, enfants, refs[rang]!, dict);
	}
	noeud.set(nom('First'), refs[0]!);
	noeud.set(nom('Last'), refs.at(-1)!);
	noeud.set(nom('Count'), context.obj(liste.reduce((n, { enfants }) => n + 1 + enfants.length, 0)));
}

async function finir(volume: Volume): Promise<void> {
	const { cible, tags, voulu } = volume;
	const { context, catalog } = cible;
	tags.ferme();
	volume.calques.ecrit(cible);
	// The letter alone was PDF/UA-1: what is joined to it is not.
	const declare = catalog.get(nom('Metadata'));
	catalog.delete(nom('Metadata'));
	if (declare instanceof PDFRef) context.delete(declare);
	cible.setTitle(voulu.titre, { showInWindowTitleBar: true });
	cible.setLanguage('fr-FR');
	const racine = context.obj({ Type: 'Outlines' });
	const ref = context.register(racine);
	ecrireSignets(volume, signets(volume), ref, racine);
	catalog.set(nom('Outlines'), ref);
	catalog.set(nom('PageMode'), nom('UseOutlines'));
	const empreinte = PDFHexString.of(empreinteDe(voulu));
	context.trailerInfo.ID = context.obj([empreinte, empreinte]);
	await cible.flush();
}

/** An identifier of the file that depends on what it holds only. */
function empreinteDe(voulu: Assemblage): string {
	const hash = createHash('sha256').update(JSON.stringify([voulu.titre, voulu.estampille]));
	for (const partie of voulu.parties) {
		if (partie.nature === 'piece') hash.update(partie.code).update(partie.octets);
		else hash.update(JSON.stringify(partie));
	}
	return hash.digest('hex').slice(0, 32);
}
