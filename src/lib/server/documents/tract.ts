import type { QrCode } from '#lib/server/qr.ts';
import { dessin } from './qr-dessine.ts';
import { compilePdf } from './typst.ts';

/** The sheets that a leaflet fits on. */
export const FORMATS_DE_TRACT = ['a4', 'a5'] as const;
export type FormatDeTract = (typeof FORMATS_DE_TRACT)[number];
/** Those of a poster. */
export const FORMATS_D_AFFICHE = ['a3', 'a4'] as const;
export type FormatDAffiche = (typeof FORMATS_D_AFFICHE)[number];

/** A leaflet or a poster of one page: what it offers, where the QR code leads, what to know before. */
export type Tract = {
	/** Whose leaflet it is. */
	surtitre: string;
	titre: string;
	points: string[];
	/** True for a poster, which has fewer words, in larger letters. */
	affiche?: boolean;
	/** Figures in large, with what they count and since when; none by default. */
	chiffres?: { valeur: string; libelle: string }[];
	/** What to do with the QR code, whose address is written in full beside it. */
	appel: string;
	adresse: string;
	qr: QrCode;
	/** The QR code for whoever hears the page. */
	qrEnMots: string;
	jusqua: string | null;
	/** Each begins with a few words in bold. */
	paragraphes: { debut: string; suite: string }[];
	contact: string | null;
};

/** A leaflet or a poster as a tagged PDF in French, on one sheet of the format. The same bytes for the same text. */
export function tractPdf({ qr, ...tract }: Tract, format: FormatDeTract | FormatDAffiche): Uint8Array {
	return compilePdf('tract', (imprimer) => ({
		format,
		affiche: tract.affiche ?? false,
		surtitre: imprimer(tract.surtitre),
		titre: imprimer(tract.titre),
		points: tract.points.map(imprimer),
		chiffres: (tract.chiffres ?? []).map(({ valeur, libelle }) => ({
			valeur: imprimer(valeur),
			libelle: imprimer(libelle)
		})),
		appel: imprimer(tract.appel),
		adresse: imprimer(tract.adresse),
		qr: dessin(qr),
		qrEnMots: tract.qrEnMots,
		jusqua: tract.jusqua === null ? null : imprimer(tract.jusqua),
		paragraphes: tract.paragraphes.map(({ debut, suite }) => ({
			debut: imprimer(debut),
			suite: imprimer(suite)
		})),
		contact: tract.contact === null ? null : imprimer(tract.contact)
	}));
}
