import type { TypeDePiece } from '#lib/domain/pieces/piece.ts';
import { TAILLE_MAXIMALE, enMo } from '#lib/domain/pieces/piece.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { normalise } from '#lib/domain/unicode.ts';

/** A file as it arrives: what its sender calls it, and its bytes. */
export type Fichier = { nom: string; octets: Uint8Array };

/** Longest name of a file, in characters. */
export const NOM_MAXIMUM = 200;

const EXTENSIONS: Readonly<Record<string, TypeDePiece>> = {
	pdf: 'pdf',
	jpg: 'jpeg',
	jpeg: 'jpeg',
	jpe: 'jpeg',
	jfif: 'jpeg',
	png: 'png'
};

const EN_CLAIR: Readonly<Record<TypeDePiece, string>> = {
	pdf: 'un PDF',
	jpeg: 'une image JPEG',
	png: 'une image PNG'
};

/** Extensions that a system runs or a browser executes: hidden before another one, they are there to deceive. */
const TROMPEUSES =
	/\.(?:exe|com|scr|bat|cmd|msi|js|mjs|vbs|wsf|hta|ps1|sh|jar|lnk|html?|xhtml|svgz?|xml|php|zip|rar|7z|docm|xlsm|pptm|iso|img)\.[^.]*$/i;

/** Controls, marks that turn the reading direction, separators of folders and what no system accepts in a name. */
const INTERDITS = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff/\\:*?"<>|]/u;

/**
 * The type of a file, decided by its extension and its first bytes together, with its name in one spelling. A telephone may
 * send a name without extension: it gets the one of its bytes. The parser decides next (`lecture-piece.ts`).
 * Refused, one sentence each: nothing inside, too large, a name that hides something, another type, two types at once.
 */
export function typeDePiece({ nom, octets }: Fichier): { ok: true; type: TypeDePiece; nom: string } | Refus {
	if (octets.length === 0) {
		return non(
			'piece-vide',
			'Ce fichier est vide (0 octet). Choisissez-le de nouveau, ou prenez une photo du papier.'
		);
	}
	if (octets.length > TAILLE_MAXIMALE) return tropGros();
	const propre = nomPropre(nom);
	if (!propre.ok) return propre;
	const vrai = signature(octets);
	if (vrai === 'heic') return refusHeic();
	const annonce = extension(propre.nom);
	const attendu = annonce === null ? null : EXTENSIONS[annonce];
	if (attendu === undefined) {
		return non(
			'piece-type',
			'Seuls les PDF, les JPEG et les PNG sont acceptés. Depuis un autre logiciel, enregistrez ou imprimez ce document en PDF.'
		);
	}
	if (vrai === null) return refusDeContenu(attendu, octets);
	if (attendu !== null && attendu !== vrai) {
		return non(
			'piece-type',
			`Le nom de ce fichier annonce ${EN_CLAIR[attendu]}, mais il contient ${EN_CLAIR[vrai]}. Renommez-le avec la bonne extension, ou enregistrez-le de nouveau.`
		);
	}
	if (estDouble(vrai, octets)) {
		return non(
			'piece-double',
			'Ce fichier est deux choses à la fois : un autre fichier y est caché. Ouvrez-le, enregistrez-le de nouveau ou prenez-en une capture, puis déposez cette copie.'
		);
	}
	return {
		ok: true,
		type: vrai,
		nom: attendu === null ? `${propre.nom}.${vrai === 'jpeg' ? 'jpg' : vrai}` : propre.nom
	};
}

/** Refusal of a file that is larger than any exhibit. */
export const tropGros = (): Refus =>
	non(
		'piece-trop-grosse',
		`Ce fichier dépasse ${enMo(TAILLE_MAXIMALE)}. Déposez une copie plus légère : scan en noir et blanc, photo de taille moyenne, ou document coupé en deux.`
	);

/** The name of a file in one spelling. Refused: none, too long, made to deceive. */
export function nomPropre(nom: string): { ok: true; nom: string } | Refus {
	const lu = normalise(nom, 'NFC').trim();
	if (lu === '' || /^\.+$/.test(lu))
		return non('piece-nom', 'Ce fichier n’a pas de nom. Renommez-le, puis choisissez-le de nouveau.');
	if (INTERDITS.test(lu)) {
		return non(
			'piece-nom',
			'Le nom de ce fichier contient des signes invisibles ou réservés (barre oblique, deux-points…). Renommez-le avec des lettres et des chiffres.'
		);
	}
	if ([...lu].length > NOM_MAXIMUM) {
		return non('piece-nom', `Le nom de ce fichier dépasse ${NOM_MAXIMUM} caractères. Raccourcissez-le.`);
	}
	if (TROMPEUSES.test(lu)) {
		return non(
			'piece-nom',
			'Le nom de ce fichier porte deux extensions, dont une de programme ou de page : renommez-le avec une seule, .pdf, .jpg ou .png.'
		);
	}
	return { ok: true, nom: lu };
}

/** A name as a sentence may say it, whatever it hides: without invisible signs, short. */
export function nomLisible(nom: string): string {
	const propre = normalise(nom.toWellFormed(), 'NFC').replace(new RegExp(INTERDITS, 'gu'), '').trim();
	const lettres = [...propre];
	if (lettres.length === 0) return 'sans nom';
	return lettres.length > 60 ? `${lettres.slice(0, 40).join('')}…${lettres.slice(-15).join('')}` : propre;
}

/** What an exhibit is called as long as nobody gave it a title: its name without its extension. */
export const intituleParDefaut = (nom: string): string => {
	const sans = nom
		.replace(/\.[^.]{1,5}$/, '')
		.replace(/[_\s]+/g, ' ')
		.trim();
	return sans === '' ? nom : sans;
};

/** Last extension of a name, in lower case; null without one. A dot before figures only, or before words, is punctuation. */
function extension(nom: string): string | null {
	const trouvee = /\.([\p{L}\p{N}]{1,8})$/u.exec(nom)?.[1];
	return trouvee === undefined || /^\p{N}+$/u.test(trouvee) ? null : trouvee.toLowerCase();
}

/** What the first bytes are. A PDF begins at its first byte: what stands before it may be another file. */
function signature(octets: Uint8Array): TypeDePiece | 'heic' | null {
	if (latin(octets, 0, 5) === '%PDF-') return 'pdf';
	if (octets[0] === 0xff && octets[1] === 0xd8 && octets[2] === 0xff) return 'jpeg';
	if (latin(octets, 0, 8) === '\u0089PNG\r\n\u001a\n') return 'png';
	const marque = latin(octets, 4, 12);
	return /^ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avif|avis)$/.test(marque) ? 'heic' : null;
}

/** The extension promises what the bytes are not. */
function refusDeContenu(attendu: TypeDePiece | null, octets: Uint8Array): Refus {
	if (attendu === 'pdf' && latin(octets, 0, 1024).includes('%PDF-')) {
		return non(
			'piece-double',
			'Ce fichier commence par autre chose qu’un PDF. Ouvrez-le, imprimez-le « en PDF », puis déposez cette copie.'
		);
	}
	return non(
		'piece-type',
		attendu === null
			? 'Ce fichier n’est ni un PDF, ni un JPEG, ni un PNG. Enregistrez ou imprimez ce document en PDF, ou prenez-en une photo.'
			: `Malgré son nom, ce fichier n’est pas ${EN_CLAIR[attendu]}. Ouvrez-le dans le logiciel qui l’a fait, puis enregistrez-le en PDF.`
	);
}

/** Photos of recent telephones: a telephone can send them as JPEG itself. */
const refusHeic = (): Refus =>
	non(
		'piece-heic',
		'Cette photo est au format HEIC, que peu d’administrations savent ouvrir. Sur iPhone : Réglages, Appareil photo, Formats, « Le plus compatible », puis reprenez la photo ; ou faites-en une capture d’écran. Sur Android : ouvrez la photo, Partager ou Exporter en JPEG.'
	);

/**
 * A second file inside the first: an archive at its end (a reader of archives looks there), another type in the first
 * kibibyte, or a page for a browser in a picture. What telephones add to a photo, another picture or a film, is let through.
 */
function estDouble(type: TypeDePiece, octets: Uint8Array): boolean {
	if (finitEnArchive(octets)) return true;
	const debut = latin(octets, 1, 1024);
	if (type === 'pdf') return /<(?:!doctype|html|script|svg)[\s>]/i.test(debut.split('endobj', 1)[0] ?? '');
	return debut.includes('%PDF-') || contient(octets, /<(?:!doctype html|html|script|\?php)[\s>]/i);
}

/** End of central directory of an archive, which names the start of its directory: both are there only in a real one. */
function finitEnArchive(octets: Uint8Array): boolean {
	const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
	const FIN = 22;
	for (let place = octets.length - FIN; place >= Math.max(0, octets.length - FIN - 0xffff); place--) {
		if (vue.getUint32(place, true) !== 0x06054b50) continue;
		const repertoire = place - vue.getUint32(place + 12, true);
		if (repertoire >= 0 && vue.getUint32(repertoire, true) === 0x02014b50) return true;
	}
	return false;
}

/** Looks for a text without copying the whole file into one; a match may stand across two windows. */
function contient(octets: Uint8Array, motif: RegExp): boolean {
	const FENETRE = 64 * 1024;
	const RECOUVREMENT = 32;
	for (let place = 0; place < octets.length; place += FENETRE - RECOUVREMENT) {
		if (motif.test(latin(octets, place, place + FENETRE))) return true;
	}
	return false;
}

/** Bytes as a text of the same length. */
function latin(octets: Uint8Array, de: number, a: number): string {
	let texte = '';
	const fin = Math.min(a, octets.length);
	for (let place = de; place < fin; place += 8192) {
		texte += String.fromCharCode(...octets.subarray(place, Math.min(place + 8192, fin)));
	}
	return texte;
}

const non = (code: string, message: string): Refus => refus(code, message, 'fichiers');
