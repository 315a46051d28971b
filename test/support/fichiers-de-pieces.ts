import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import sharp from 'sharp';

/** Files that people add as exhibits, made by code: the same bytes each time. */

type PageVoulue = {
	largeur: number;
	hauteur: number;
	texte?: string;
	rotation?: number;
	/** Corner and size of the part that is seen. */
	rogne?: [number, number, number, number];
	unite?: number;
};

const UNE_DATE = new Date('2026-01-01T00:00:00Z');

/** A PDF whose pages say their text at their middle and have a cross in each corner of what is seen. */
export async function pdfDe(pages: PageVoulue[]): Promise<Uint8Array> {
	const document = await PDFDocument.create({ updateMetadata: false });
	const police = await document.embedFont(StandardFonts.Helvetica);
	for (const { largeur, hauteur, texte = '', rotation = 0, rogne, unite } of pages) {
		const page = document.addPage([largeur, hauteur]);
		const [x, y, l, h] = rogne ?? [0, 0, largeur, hauteur];
		const corps = Math.min(l, h) / 12;
		page.drawText(texte, { x: x + l / 10, y: y + h / 2, size: corps, font: police });
		for (const [cx, cy] of [
			[x, y],
			[x + l - corps, y],
			[x, y + h - corps],
			[x + l - corps, y + h - corps]
		] as const)
			page.drawRectangle({ x: cx, y: cy, width: corps, height: corps });
		page.setRotation(degrees(rotation));
		if (rogne) page.setCropBox(...rogne);
		if (unite !== undefined) page.node.set(PDFName.of('UserUnit'), document.context.obj(unite));
	}
	return document.save();
}

export const uneFeuilleA4 = (texte: string) => pdfDe([{ largeur: 595.28, hauteur: 841.89, texte }]);

/** A PDF that does things when it is opened, looked at, clicked on; with a note whose drawing is seen. */
export async function pdfActif(): Promise<Uint8Array> {
	const document = await PDFDocument.load(await uneFeuilleA4('Visible'), { updateMetadata: false });
	const { context, catalog } = document;
	const script = context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert("SCRIPT-CACHE")') });
	const lien = context.obj({ S: 'URI', URI: PDFString.of('https://mouchard.example.test/') });
	catalog.set(PDFName.of('OpenAction'), context.register(script));
	catalog.set(PDFName.of('AA'), context.obj({ WC: script }));
	await document.attach(new TextEncoder().encode('FICHIER-CACHE'), 'cache.txt', {
		creationDate: UNE_DATE,
		modificationDate: UNE_DATE
	});
	document.addJavaScript('demarrage', 'app.launchURL("SCRIPT-CACHE")');
	const [page] = document.getPages();
	const dessin = context.register(
		context.flateStream('0 0 1 rg 0 0 50 20 re f', {
			Type: 'XObject',
			Subtype: 'Form',
			BBox: [0, 0, 50, 20],
			AA: { O: script }
		})
	);
	page!.node.set(PDFName.of('AA'), context.obj({ O: script }));
	page!.node.set(
		PDFName.of('Annots'),
		context.obj([
			context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 100, 100], A: lien }),
			context.obj({
				Type: 'Annot',
				Subtype: 'Stamp',
				Rect: [300, 300, 400, 340],
				AP: { N: dessin },
				A: script
			})
		])
	);
	return document.save();
}

/** A form filled in: one value is drawn in the file, the other is only said. */
export async function pdfFormulaire(): Promise<Uint8Array> {
	const document = await PDFDocument.create({ updateMetadata: false });
	const page = document.addPage([595.28, 841.89]);
	const formulaire = document.getForm();
	const nom = formulaire.createTextField('nom');
	nom.setText('Jeanne DUPONT');
	nom.addToPage(page, { x: 100, y: 700, width: 200, height: 24 });
	const lu = formulaire.createCheckBox('lu');
	lu.addToPage(page, { x: 100, y: 650, width: 20, height: 20 });
	lu.check();
	const motif = formulaire.createTextField('motif');
	motif.addToPage(page, { x: 100, y: 600, width: 300, height: 24 });
	motif.setText('Objectifs tenus');
	const octets = await document.save();
	const relu = await PDFDocument.load(octets, { updateMetadata: false });
	const champ = relu.getForm().getTextField('motif');
	for (const widget of champ.acroField.getWidgets()) widget.dict.delete(PDFName.of('AP'));
	return relu.save({ updateFieldAppearances: false });
}

/** A photograph as a telephone writes it: lying sensor, turned by EXIF, with the place where it was taken. */
export async function photo(largeur: number, hauteur: number, orientation = 1): Promise<Uint8Array> {
	const haut = await sharp({
		create: { width: largeur, height: hauteur, channels: 3, background: '#2a6f97' }
	})
		.composite([
			{
				input: {
					create: {
						width: Math.ceil(largeur / 4),
						height: Math.ceil(hauteur / 4),
						channels: 3,
						background: '#d62828'
					}
				},
				top: 0,
				left: 0
			}
		])
		.jpeg({ quality: 90 })
		.withExif({
			IFD0: { Make: 'TELEPHONE-ESPION', Model: 'X' },
			IFD3: {
				GPSLatitudeRef: 'N',
				GPSLatitude: '50/1 25/1 0/1',
				GPSLongitudeRef: 'E',
				GPSLongitude: '2/1 49/1 0/1'
			}
		})
		.withMetadata({ orientation })
		.toBuffer();
	return haut;
}

/** A screenshot with transparent parts. */
export const capture = (largeur: number, hauteur: number): Promise<Uint8Array> =>
	sharp({
		create: { width: largeur, height: hauteur, channels: 4, background: { r: 0, g: 90, b: 0, alpha: 0.5 } }
	})
		.png()
		.toBuffer();
