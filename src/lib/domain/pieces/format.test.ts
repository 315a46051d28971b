import { describe, expect, it } from 'vitest';
import { intituleParDefaut, nomLisible, nomPropre, typeDePiece } from './format.ts';
import { TAILLE_MAXIMALE } from './piece.ts';

const octets = (texte: string, taille = 64): Uint8Array => {
	const tous = new Uint8Array(taille);
	tous.set(Uint8Array.from(texte, (signe) => signe.charCodeAt(0)).subarray(0, taille));
	return tous;
};
const PDF = octets('%PDF-1.7\n');
const JPEG = octets('\u00ff\u00d8\u00ff\u00e1');
const PNG = octets('\u0089PNG\r\n\u001a\n');

describe('le type d’un fichier', () => {
	it.each([
		['rapport.pdf', PDF, 'pdf'],
		['RAPPORT.PDF', PDF, 'pdf'],
		['photo.jpg', JPEG, 'jpeg'],
		['photo.JPEG', JPEG, 'jpeg'],
		['photo.jfif', JPEG, 'jpeg'],
		['capture.png', PNG, 'png'],
		['C.R. du 12.03.2026 (v2.1).pdf', PDF, 'pdf']
	] as const)('%s', (nom, contenu, type) => {
		expect(typeDePiece({ nom, octets: contenu })).toEqual({ ok: true, type, nom });
	});

	it.each([
		['image', JPEG, 'image.jpg'],
		['compte rendu v2.1', PDF, 'compte rendu v2.1.pdf'],
		['Capture', PNG, 'Capture.png']
	])('« %s », sans extension, reçoit celle de ses octets', (nom, contenu, attendu) => {
		expect(typeDePiece({ nom, octets: contenu })).toMatchObject({ ok: true, nom: attendu });
	});

	it.each([
		['l’extension dit autre chose que les octets', 'a.png', PDF, 'piece-type'],
		['une extension inconnue', 'a.txt', PDF, 'piece-type'],
		['ni extension ni signature', 'a', octets('bonjour'), 'piece-type'],
		['vide', 'a.pdf', new Uint8Array(), 'piece-vide'],
		['un octet de trop', 'a.pdf', octets('%PDF-1.7', TAILLE_MAXIMALE + 1), 'piece-trop-grosse'],
		['une photo HEIC', 'a.jpg', octets('\u0000\u0000\u0000\u0018ftypheic'), 'piece-heic']
	])('refusé : %s', (_, nom, contenu, code) => {
		expect(typeDePiece({ nom, octets: contenu })).toMatchObject({ ok: false, refus: { code } });
	});

	it('la taille maximale passe', () => {
		expect(typeDePiece({ nom: 'a.pdf', octets: octets('%PDF-1.7', TAILLE_MAXIMALE) })).toMatchObject({
			ok: true
		});
	});

	it('une page cachée à cheval sur deux fenêtres de lecture est vue', () => {
		const place = 64 * 1024 - 4;
		const image = octets('\u00ff\u00d8\u00ff\u00e1', 200_000);
		image.set(octets('<script>', 8), place);
		expect(typeDePiece({ nom: 'a.jpg', octets: image })).toMatchObject({ refus: { code: 'piece-double' } });
	});
});

describe('le nom d’un fichier', () => {
	it('est gardé dans une seule orthographe, sans blancs autour', () => {
		expect(nomPropre(' e\u0301te\u0301.pdf ')).toEqual({ ok: true, nom: 'été.pdf' });
	});

	it('se dit sans ce qu’il cache, et court', () => {
		expect(nomLisible('rap\u202efdp\u0000.exe')).toBe('rapfdp.exe');
		expect(nomLisible('\u200b')).toBe('sans nom');
		expect(nomLisible('\ud800')).toBe('\ufffd');
		expect([...nomLisible(`${'é'.repeat(500)}.pdf`)].length).toBeLessThanOrEqual(60);
	});

	it.each([
		['scan_compte_rendu.pdf', 'scan compte rendu'],
		['IMG_0042.JPG', 'IMG 0042'],
		['Ma  pièce.png', 'Ma pièce'],
		['.pdf', '.pdf']
	])('%s s’intitule « %s »', (nom, intitule) => {
		expect(intituleParDefaut(nom)).toBe(intitule);
	});
});
