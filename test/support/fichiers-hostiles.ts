import { deflateRawSync, deflateSync, constants, crc32 } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { TAILLE_MAXIMALE } from '#lib/domain/pieces/piece.ts';
import { uneImage, uneImageDe, unPdf } from './fichiers.ts';

/*
 * Files that somebody sends to deceive, to break or to exhaust, made on the spot. Each has the code of the one sentence that
 * it gets.
 */

export type Hostile = [
	titre: string,
	nom: string,
	octets: () => Uint8Array | Promise<Uint8Array>,
	code: string
];

const latin = (texte: string): Uint8Array => new Uint8Array(Buffer.from(texte, 'latin1'));
const bout = (...parts: (string | Uint8Array)[]): Uint8Array =>
	new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : part))));

/** An archive with one empty entry, as a packer writes it. */
function archive(): Uint8Array {
	const nom = latin('a.txt');
	const local = Buffer.alloc(30);
	local.writeUInt32LE(0x04034b50);
	local.writeUInt16LE(nom.length, 26);
	const central = Buffer.alloc(46);
	central.writeUInt32LE(0x02014b50);
	central.writeUInt16LE(nom.length, 28);
	const fin = Buffer.alloc(22);
	fin.writeUInt32LE(0x06054b50);
	fin.writeUInt16LE(1, 8);
	fin.writeUInt16LE(1, 10);
	fin.writeUInt32LE(central.length + nom.length, 12);
	fin.writeUInt32LE(local.length + nom.length, 16);
	return bout(local, nom, central, nom, fin);
}

/** A PDF written by hand, object by object, so that it may be wrong in one way only. `{n}` is the place of object n. */
export function pdfALaMain(objets: readonly (string | Uint8Array)[], queue = ''): Uint8Array {
	const parts: Uint8Array[] = [latin('%PDF-1.7\n')];
	const places: number[] = [];
	let place = 9;
	for (const [rang, objet] of objets.entries()) {
		const part = bout(`${rang + 1} 0 obj\n`, objet, '\nendobj\n');
		places.push(place);
		place += part.length;
		parts.push(part);
	}
	const lignes = places.map((une) => `${String(une).padStart(10, '0')} 00000 n \n`).join('');
	parts.push(
		latin(
			`xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${lignes}trailer\n<< /Size ${objets.length + 1} /Root 1 0 R ${queue.replace('{xref}', String(place))} >>\nstartxref\n${place}\n%%EOF\n`
		)
	);
	return bout(...parts);
}

const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>';

const flux = (dict: string, octets: Uint8Array): Uint8Array =>
	bout(`<< ${dict} /Length ${octets.length} >>\nstream\n`, octets, '\nendstream');

/** Zeros by the gibibyte in a few kibibytes: one compressed block, repeated. */
function bombe(mebioctets: number): Uint8Array {
	const bloc = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
	return bout(
		Uint8Array.of(0x78, 0x9c),
		...Array.from({ length: mebioctets }, () => bloc),
		Uint8Array.of(3, 0)
	);
}

/** A PNG that announces these dimensions, with almost nothing behind. */
function pngAnnonce(largeur: number, hauteur: number, extra: Uint8Array = new Uint8Array()): Uint8Array {
	const entete = Buffer.alloc(13);
	entete.writeUInt32BE(largeur, 0);
	entete.writeUInt32BE(hauteur, 4);
	entete.set([1, 0, 0, 0, 0], 8);
	return bout(
		Uint8Array.of(0x89),
		'PNG\r\n\u001a\n',
		bloc('IHDR', entete),
		extra,
		bloc('IDAT', deflateSync(Buffer.alloc(1000))),
		bloc('IEND', new Uint8Array())
	);
}

function bloc(nom: string, donnees: Uint8Array): Uint8Array {
	const corps = bout(nom, donnees);
	const [taille, somme] = [Buffer.alloc(4), Buffer.alloc(4)];
	taille.writeUInt32BE(donnees.length);
	somme.writeUInt32BE(crc32(corps));
	return bout(taille, corps, somme);
}

async function chiffre(mots: { userPassword?: string; ownerPassword: string }): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	document.addPage().drawText('Secret');
	document.encrypt({ ...mots, permissions: { printing: false } });
	return document.save({ useObjectStreams: false });
}

/** Changes bytes of a file from a place on. */
async function abime(octets: Uint8Array | Promise<Uint8Array>, de: number, a = de + 64): Promise<Uint8Array> {
	const copie = new Uint8Array(await octets);
	copie.fill(0x41, de, a);
	return copie;
}

const tronque = async (octets: Uint8Array | Promise<Uint8Array>, part: number): Promise<Uint8Array> => {
	const lus = await octets;
	return lus.slice(0, Math.floor(lus.length * part));
};

const ftyp = (marque: string): Uint8Array =>
	bout(Uint8Array.of(0, 0, 0, 24), `ftyp${marque}`, Uint8Array.of(0, 0, 0, 0), 'mif1heic');
const html = '<!doctype html><script>alert(document.domain)</script>';
const grandeImage = () => uneImage('jpeg', { largeur: 900, hauteur: 700 });
const bruit = (taille: number): Uint8Array =>
	Uint8Array.from({ length: taille }, (_, place) => (place * 2654435761) >>> 24);

const NOMS: Hostile[] = (
	[
		['sans nom', ''],
		['le dossier parent', '..'],
		['un chemin', '../../etc/passwd.pdf'],
		['un chemin de Windows', 'C:\\Users\\moi\\a.pdf'],
		['un octet nul', 'a.pdf\u0000.exe.pdf'],
		['des retours à la ligne', 'a\r\nSet-Cookie: a=b.pdf'],
		['un renversement de lecture', 'rapport\u202efdp.exe.pdf'],
		['un renversement isolé', 'rapport\u2067.pdf'],
		['un espace invisible', 'rap\u200bport.pdf'],
		['un demi-signe', 'a\ud800.pdf'],
		['201 signes', `${'a'.repeat(197)}.pdf`],
		['cent mille signes', `${'é'.repeat(100_000)}.pdf`],
		['un million d’accents sur une lettre', `e${'\u0301'.repeat(1_000_000)}\u0000.pdf`],
		['un flux caché de Windows', 'a.pdf:b.exe'],
		['une balise', '<img src=x onerror=alert(1)>.pdf'],
		['deux extensions, la seconde de programme cachée', 'facture.exe.pdf'],
		['une page', 'facture.html.pdf'],
		['un script', 'facture.js.pdf'],
		['une archive', 'facture.zip.pdf']
	] as const
).map(([titre, nom]) => [`nom : ${titre}`, nom, () => unPdf(), 'piece-nom']);

const TYPES: Hostile[] = [
	['un programme', 'a.exe', () => unPdf(), 'piece-type'],
	['un programme derrière un PDF', 'a.pdf.exe', () => unPdf(), 'piece-type'],
	['un SVG', 'a.svg', () => latin('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'piece-type'],
	['un texte de Word', 'a.docx', archive, 'piece-type'],
	['une image nommée PDF', 'a.pdf', () => uneImage('png'), 'piece-type'],
	['un JPEG nommé PNG', 'a.png', () => uneImage('jpeg'), 'piece-type'],
	['un PDF nommé JPEG', 'a.jpg', () => unPdf(), 'piece-type'],
	['une page nommée PDF', 'a.pdf', () => latin(html), 'piece-type'],
	['une page nommée JPEG', 'a.jpeg', () => latin(html), 'piece-type'],
	['un SVG nommé PNG', 'a.png', () => latin('<svg onload="alert(1)"/>'), 'piece-type'],
	['une archive nommée PDF', 'a.pdf', archive, 'piece-type'],
	['un programme nommé JPEG', 'a.jpg', () => bout(Uint8Array.of(0x7f), 'ELF', bruit(500)), 'piece-type'],
	[
		'un GIF',
		'a.gif',
		() =>
			sharp(Buffer.from('GIF89a'))
				.toBuffer()
				.catch(() => latin('GIF89a')),
		'piece-type'
	],
	['un WebP nommé PNG', 'a.png', () => bout('RIFF', Uint8Array.of(9, 0, 0, 0), 'WEBPVP8 '), 'piece-type'],
	['un TIFF nommé JPEG', 'a.jpg', () => bout('II*', bruit(300)), 'piece-type'],
	['du bruit sans extension', 'a', () => bruit(5_000), 'piece-type'],
	['une photo HEIC', 'IMG_0001.HEIC', () => bout(ftyp('heic'), bruit(500)), 'piece-heic'],
	['une photo HEIC nommée JPEG', 'IMG_0001.jpg', () => bout(ftyp('mif1'), bruit(500)), 'piece-heic'],
	['une image AVIF', 'a.avif', () => bout(ftyp('avif'), bruit(500)), 'piece-heic']
];

const TAILLES: Hostile[] = [
	['zéro octet', 'a.pdf', () => new Uint8Array(), 'piece-vide'],
	['dix mébioctets et un', 'a.jpg', () => uneImageDe(TAILLE_MAXIMALE + 1), 'piece-trop-grosse'],
	['un octet', 'a.pdf', () => latin('%'), 'piece-type'],
	['la signature seule', 'a.pdf', () => latin('%PDF-1.7'), 'piece-illisible']
];

const DOUBLES: Hostile[] = [
	[
		'GIF et PDF',
		'a.pdf',
		async () => bout('GIF89a', Uint8Array.of(1, 0, 1, 0, 0, 0, 0), await unPdf()),
		'piece-double'
	],
	['du bruit avant le PDF', 'a.pdf', async () => bout(bruit(500), await unPdf()), 'piece-double'],
	[
		'une marque avant le PDF',
		'a.pdf',
		async () => bout(Uint8Array.of(0xef, 0xbb, 0xbf), await unPdf()),
		'piece-double'
	],
	['JPEG et archive', 'a.jpg', async () => bout(await uneImage('jpeg'), archive()), 'piece-double'],
	['PNG et archive', 'a.png', async () => bout(await uneImage('png'), archive()), 'piece-double'],
	['PDF et archive', 'a.pdf', async () => bout(await unPdf(), archive()), 'piece-double'],
	[
		'PDF et archive qui finit par un commentaire',
		'a.pdf',
		async () => bout(await unPdf(), archive(), '%%EOF\n'),
		'piece-double'
	],
	[
		'JPEG et PDF',
		'a.jpg',
		async () => bout((await uneImage('jpeg')).slice(0, 20), '%PDF-1.4', (await uneImage('jpeg')).slice(20)),
		'piece-double'
	],
	['JPEG et page', 'a.jpg', async () => bout(await uneImage('jpeg'), html), 'piece-double'],
	['PNG et page', 'a.png', async () => bout(await uneImage('png'), html), 'piece-double'],
	[
		'PDF et page',
		'a.pdf',
		async () => bout('%PDF-1.4\n%', html, '\n', (await unPdf()).slice(9)),
		'piece-double'
	]
];

const PDF_FAUX: Hostile[] = [
	['coupé à la moitié', 'a.pdf', () => tronque(unPdf({ pages: 20 }), 0.5), 'piece-illisible'],
	['coupé avant sa fin', 'a.pdf', () => tronque(unPdf({ pages: 20 }), 0.9), 'piece-illisible'],
	['du bruit', 'a.pdf', () => bout('%PDF-1.7\n', bruit(100_000), '\n%%EOF'), 'piece-illisible'],
	[
		'sans page',
		'a.pdf',
		() => pdfALaMain([CATALOGUE, '<< /Type /Pages /Kids [] /Count 0 >>']),
		'piece-illisible'
	],
	['sans catalogue', 'a.pdf', () => pdfALaMain(['<< >>', PAGES, PAGE]), 'piece-illisible'],
	['page sans contenu', 'a.pdf', () => pdfALaMain([CATALOGUE, PAGES, PAGE]), 'piece-illisible'],
	[
		'pages en rond',
		'a.pdf',
		() => pdfALaMain([CATALOGUE, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']),
		'piece-illisible'
	],
	[
		'pages en rond à deux',
		'a.pdf',
		() =>
			pdfALaMain([
				CATALOGUE,
				'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
				'<< /Type /Pages /Kids [2 0 R] /Count 1 >>'
			]),
		'piece-illisible'
	],
	[
		'tables en rond',
		'a.pdf',
		() => pdfALaMain([CATALOGUE, PAGES, PAGE, flux('', latin('BT ET'))], '/Prev {xref}'),
		'piece-illisible'
	],
	[
		'un million de pages annoncées',
		'a.pdf',
		() =>
			pdfALaMain([CATALOGUE, '<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>', PAGE, flux('', latin(''))]),
		'piece-trop-de-pages'
	],
	[
		'un million de pages, une seule annoncée',
		'a.pdf',
		() =>
			pdfALaMain([
				CATALOGUE,
				`<< /Type /Pages /Kids [${'3 0 R '.repeat(1_000_000)}] /Count 1 >>`,
				PAGE,
				flux('', latin(''))
			]),
		'piece-trop-de-pages'
	],
	['501 pages', 'a.pdf', () => unPdf({ pages: 501 }), 'piece-trop-de-pages'],
	[
		'un million de tableaux emboîtés',
		'a.pdf',
		() => pdfALaMain([CATALOGUE, PAGES, PAGE, `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`]),
		'piece-illisible'
	],
	[
		'protégé par un mot de passe',
		'a.pdf',
		() => chiffre({ userPassword: 'secret', ownerPassword: 'maitre' }),
		'piece-verrouillee'
	],
	[
		'verrouillé sans mot de passe à l’ouverture',
		'a.pdf',
		() => chiffre({ ownerPassword: 'maitre' }),
		'piece-verrouillee'
	]
];

const pageEt = (...objets: (string | Uint8Array)[]): Uint8Array =>
	pdfALaMain([CATALOGUE, PAGES, PAGE, ...objets]);

const BOMBES: Hostile[] = [
	[
		'contenu qui gonfle',
		'a.pdf',
		() => pageEt(flux('/Filter /FlateDecode', bombe(1_100))),
		'piece-demesuree'
	],
	[
		'contenu qui gonfle deux fois',
		'a.pdf',
		() => pageEt(flux('/Filter [/FlateDecode /FlateDecode]', deflateSync(bombe(3_000)))),
		'piece-demesuree'
	],
	[
		'cent contenus qui gonflent',
		'a.pdf',
		() =>
			pageEt(
				flux('/Filter /Fl', bombe(1)),
				...Array.from({ length: 100 }, () => flux('/Filter /FlateDecode', bombe(20)))
			),
		'piece-demesuree'
	],
	[
		'objets comprimés qui gonflent',
		'a.pdf',
		() => pageEt(flux('/Type /ObjStm /N 1 /First 10 /Filter /FlateDecode', bombe(3_000))),
		'piece-demesuree'
	],
	[
		'table comprimée qui gonfle',
		'a.pdf',
		() => pageEt(flux('/Type /XRef /Size 5 /W [1 2 1] /Filter /FlateDecode', bombe(3_000))),
		'piece-demesuree'
	],
	[
		'image immense dans un PDF',
		'a.pdf',
		() => pageEt(flux('/Type /XObject /Subtype /Image /Width 65535 /Height 65535', latin('0'))),
		'piece-demesuree'
	],
	['PNG de 65 535 pixels de côté', 'a.png', () => pngAnnonce(65_535, 65_535), 'piece-trop-grande'],
	['PNG d’une ligne immense', 'a.png', () => pngAnnonce(100_000_000, 1), 'piece-trop-grande'],
	[
		'PNG de deux milliards de pixels de côté',
		'a.png',
		() => pngAnnonce(0x7fffffff, 0x7fffffff),
		'piece-illisible'
	],
	[
		'JPEG de 65 500 pixels de côté',
		'a.jpg',
		async () => jpegAnnonce(await uneImage('jpeg'), 65_500),
		'piece-trop-grande'
	],
	['PNG dont il ne vient presque rien', 'a.png', () => pngAnnonce(4_000, 4_000), 'piece-illisible'],
	['JPEG coupé', 'a.jpg', () => tronque(grandeImage(), 0.6), 'piece-illisible'],
	['JPEG réduit à son en-tête', 'a.jpg', () => tronque(grandeImage(), 0.05), 'piece-illisible'],
	[
		'PNG coupé',
		'a.png',
		() => tronque(uneImage('png', { largeur: 900, hauteur: 700 }), 0.6),
		'piece-illisible'
	],
	['PNG abîmé', 'a.png', () => abime(uneImage('png', { largeur: 900, hauteur: 700 }), 60), 'piece-illisible'],
	[
		'PNG sans en-tête',
		'a.png',
		() => bout(Uint8Array.of(0x89), 'PNG\r\n\u001a\n', bruit(2_000)),
		'piece-illisible'
	],
	[
		'JPEG de bruit',
		'a.jpg',
		() => bout(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), bruit(2_000)),
		'piece-illisible'
	]
];

/** Announces other dimensions in the frame of a JPEG. */
function jpegAnnonce(octets: Uint8Array, cote: number): Uint8Array {
	const copie = Buffer.from(octets);
	const cadre = copie.indexOf(Buffer.of(0xff, 0xc0));
	copie.writeUInt16BE(cote, cadre + 5);
	copie.writeUInt16BE(cote, cadre + 7);
	return new Uint8Array(copie);
}

export const HOSTILES: readonly Hostile[] = [
	...NOMS,
	...TYPES,
	...TAILLES,
	...DOUBLES,
	...PDF_FAUX,
	...BOMBES
];

/** A document that does something by itself once opened, its objects in compressed streams where a mere search finds nothing. */
export async function pdfActif(): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	document.addPage().drawText('Convocation');
	document.addJavaScript('main', 'app.alert(1)');
	await document.attach(latin('piece'), 'a.txt', { mimeType: 'text/plain' });
	const { context, catalog } = document;
	const lance = context.obj({ Type: 'Action', S: 'Launch', F: PDFString.of('cmd.exe') });
	catalog.set(PDFName.of('OpenAction'), context.register(lance));
	return document.save({ useObjectStreams: true });
}
