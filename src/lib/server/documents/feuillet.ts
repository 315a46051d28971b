import type { QrCode } from '#lib/server/qr.ts';
import { dessin } from './qr-dessine.ts';
import { compilePdf } from './typst.ts';

/** The sheets that a leaflet of steps is printed on. */
export const FORMATS_DE_FEUILLET = ['a4', 'a5'] as const;
export type FormatDeFeuillet = (typeof FORMATS_DE_FEUILLET)[number];

/** A leaflet of numbered steps, with the place to go on. */
export type Feuillet = {
	/** Whose leaflet it is. */
	surtitre: string;
	titre: string;
	/** What to know before the first step. */
	chapeau: string;
	/** `jours`: the reader’s own days, none on a leaflet for everybody. */
	etapes: { titre: string; texte: string; jours: string[] }[];
	/** What to do with the QR code, whose address is written in full beside it. */
	appel: string;
	adresse: string;
	qr: QrCode;
	/** The QR code for whoever hears the page. */
	qrEnMots: string;
	contact: string | null;
	/** In small: for whom these rules are, and what the leaflet is not. */
	mention: string;
};

/** A leaflet as a tagged PDF in French, on sheets of the format. The same bytes for the same text. */
export function feuilletPdf({ qr, ...feuillet }: Feuillet, format: FormatDeFeuillet): Uint8Array {
	return compilePdf('feuillet', (imprimer) => ({
		format,
		surtitre: imprimer(feuillet.surtitre),
		titre: imprimer(feuillet.titre),
		chapeau: imprimer(feuillet.chapeau),
		etapes: feuillet.etapes.map(({ titre, texte, jours }) => ({
			titre: imprimer(titre),
			texte: imprimer(texte),
			jours: jours.map(imprimer)
		})),
		appel: imprimer(feuillet.appel),
		adresse: imprimer(feuillet.adresse),
		qr: dessin(qr),
		qrEnMots: feuillet.qrEnMots,
		contact: feuillet.contact === null ? null : imprimer(feuillet.contact),
		mention: imprimer(feuillet.mention)
	}));
}
