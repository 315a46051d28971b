import { compilePdf } from './typst.ts';

/** A text of a paper; with `vers`, a link to another part of the same dossier (`assemblage` gives it its page). */
export type TexteDePapier = string | { texte: string; vers: string };

export type BlocDePapier =
	| { type: 'titre'; niveau: 2 | 3; texte: string }
	| { type: 'paragraphe'; texte: TexteDePapier }
	| { type: 'liste'; elements: TexteDePapier[] }
	/**
	 * `entetes` names the columns, `lignes` has as many cells in each row. `largeurs` are the shares of the width, as many
	 * as columns; 0 is as wide as its text. All equal when left out.
	 */
	| { type: 'tableau'; entetes: string[]; lignes: TexteDePapier[][]; largeurs?: number[] }
	/** Boxes to tick by hand. */
	| { type: 'cases'; elements: string[] }
	/** One place to sign by label, side by side. */
	| { type: 'signature'; libelles: string[] }
	/** What follows begins a new page. */
	| { type: 'saut' };

/** A working paper: a bordereau, a memo, a receipt to sign. `pied` is printed at the foot of each page. */
export type Papier = { titre: string; sousTitre: string | null; pied: string | null; blocs: BlocDePapier[] };

/** The scheme of the links between the parts of a dossier, before they are given a page. */
export const VERS_UNE_PARTIE = 'partie:';

/**
 * A working paper as a tagged A4 PDF in French: title, headings, lists and tables are read as such, the head of a table is
 * printed again on each page. The same bytes for the same paper. PDF/UA-1 whenever its text allows, else plain tagged; a
 * character that no bundled font draws is printed as its Unicode number. Line breaks typed in a text are kept. Throws when
 * a table has rows of another width than its head.
 */
export function papier(p: Papier): Uint8Array {
	for (const bloc of p.blocs) if (bloc.type === 'tableau') checkTableau(bloc);
	return compilePdf('papier', (imprimer) => donnees(p, imprimer));
}

function checkTableau({ entetes, lignes, largeurs }: Extract<BlocDePapier, { type: 'tableau' }>): void {
	const colonnes = entetes.length;
	if (colonnes === 0) throw new Error('A table of a paper has no column');
	if (lignes.some((ligne) => ligne.length !== colonnes))
		throw new Error(`A row of a paper does not have ${colonnes} cells`);
	if (largeurs && largeurs.length !== colonnes) throw new Error(`A paper needs ${colonnes} widths`);
}

function donnees(p: Papier, imprimer: (texte: string) => string): Record<string, unknown> {
	const texte = (t: TexteDePapier) =>
		typeof t === 'string'
			? { texte: imprimer(t), vers: null }
			: { texte: imprimer(t.texte), vers: VERS_UNE_PARTIE + t.vers };
	const bloc = (b: BlocDePapier): Record<string, unknown> => {
		switch (b.type) {
			case 'titre':
				return { ...b, texte: texte(b.texte) };
			case 'paragraphe':
				return { ...b, texte: texte(b.texte) };
			case 'liste':
			case 'cases':
				return { ...b, elements: b.elements.map(texte) };
			case 'tableau':
				return {
					...b,
					largeurs: b.largeurs ?? b.entetes.map(() => 1),
					entetes: b.entetes.map(texte),
					lignes: b.lignes.map((ligne) => ligne.map(texte))
				};
			case 'signature':
				return { ...b, libelles: b.libelles.map(texte) };
			case 'saut':
				return b;
		}
	};
	return {
		titre: imprimer(p.titre),
		sousTitre: p.sousTitre === null ? null : texte(p.sousTitre),
		pied: p.pied === null ? null : texte(p.pied),
		blocs: p.blocs.map(bloc)
	};
}
