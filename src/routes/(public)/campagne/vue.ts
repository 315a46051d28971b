import type { HtmlSur } from '#lib/domain/html-sur.ts';

/** An entry of the campaign in a list. */
export type EntreeAnnoncee = {
	href: string;
	titre: string;
	resume: string;
	/** ISO day. */
	le: string;
	/** « Clip », « Tract », « Texte ». */
	sorte: string;
	/** Name of the section whose words they are; null: the whole union. */
	section: string | null;
};

export type FilmVu = {
	src: string;
	/** A sound without pictures. */
	son: boolean;
	/** « 12,4 Mo » */
	taille: string;
	sousTitres: string | null;
	titre: string;
};

export type DocumentVu = { titre: string; href: string; precision: string; dehors: boolean };

export type EntreeVue = EntreeAnnoncee & {
	pageDeSection: string | null;
	corps: HtmlSur;
	film: FilmVu | null;
	filmAttendu: boolean;
	lien: { href: string; hote: string } | null;
	transcription: HtmlSur | null;
	documents: DocumentVu[];
	liees: EntreeAnnoncee[];
};
