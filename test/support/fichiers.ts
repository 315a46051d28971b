import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';

/*
 * Files as agents send them, made on the spot: a test that reads one from disk proves what that one file does.
 */

/** A PDF of a few pages, each with a line of text. */
export async function unPdf({ pages = 1, texte = 'Compte rendu' } = {}): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	for (let page = 1; page <= pages; page++) document.addPage([595, 842]).drawText(`${texte} ${page}`);
	return document.save({ useObjectStreams: false });
}

/** A picture of one colour. */
export const uneImage = async (
	type: 'jpeg' | 'png',
	{ largeur = 60, hauteur = 40, couleur = '#b7410e' } = {}
): Promise<Uint8Array> =>
	new Uint8Array(
		await sharp({ create: { width: largeur, height: hauteur, channels: 3, background: couleur } })
			.toFormat(type)
			.toBuffer()
	);

/** A picture of this many bytes that no compression makes smaller: a JPEG, then what a telephone adds behind it. */
export async function uneImageDe(taille: number): Promise<Uint8Array> {
	const image = await uneImage('jpeg');
	const octets = new Uint8Array(taille);
	octets.set(image);
	for (let place = image.length; place < taille; place++) octets[place] = (place * 2654435761) >>> 24;
	return octets;
}
