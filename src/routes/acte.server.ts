import { apercu } from '#lib/domain/courriers/courrier.ts';
import type { Courrier } from '#lib/domain/courriers/modele.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Genre } from '#lib/domain/groupe/acte.ts';
import { fiche } from '#lib/domain/moyens/catalogue.ts';
import { rubrique } from '#lib/domain/recours/rubriques.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Acte } from '#lib/server/actes-collectifs.ts';
import { modele } from '#lib/server/contenu.ts';

/** The common words as they will stand: the letter with its blanks, or what enters each recourse. */
export type TexteVu =
	| { genre: 'refus'; courrier: Courrier }
	| { genre: 'contestation'; lignes: { libelle: string; texte: string }[] };

/** A group act as finished French text. */
export type ActeAffiche = {
	id: string;
	titre: string;
	explication: string;
	genre: Genre;
	/** « Refus de l’entretien ». */
	genreDit: string;
	/** The service; null for the whole section. */
	service: string | null;
	saison: number;
	version: number;
	/** Last day on which one may join, in full. */
	finLe: string;
	ferme: boolean;
};

export const GENRES_DITS: Record<Genre, string> = {
	refus: 'Refus de l’entretien',
	contestation: 'Contestation du compte rendu'
};

export const acteAffiche = ({
	id,
	titre,
	explication,
	texte: { genre },
	service,
	saison,
	version,
	finLe,
	closAt
}: Acte): ActeAffiche => ({
	id,
	titre,
	explication,
	genre,
	genreDit: GENRES_DITS[genre],
	service: service?.nom ?? null,
	saison,
	version,
	finLe: enToutesLettres(Temporal.PlainDate.from(finLe)),
	ferme: closAt !== null
});

/** The common text, for whoever is to agree to it. */
export function texteVu({ texte }: Pick<Acte, 'texte'>): TexteVu {
	if (texte.genre === 'refus') {
		const trouve = modele('refus-collectif');
		if (!trouve) throw new Error('No model for the letter of refusal');
		const { motifs, motifLibre } = texte;
		return { genre: 'refus', courrier: apercu(trouve, { motifs, motifLibre }).courrier };
	}
	const element = texte.rubrique && rubrique(texte.rubrique).titre;
	const lignes = [
		{ libelle: 'Élément contesté', texte: [element, texte.intitule].filter(Boolean).join(' – ') },
		{ libelle: 'Raison', texte: texte.motif },
		{ libelle: 'Ce qui est demandé', texte: texte.redaction },
		{ libelle: 'Remarque sur la procédure', texte: texte.remarque },
		{ libelle: 'Moyen du catalogue', texte: texte.moyen ? typographie(fiche(texte.moyen).titre) : '' }
	];
	return { genre: 'contestation', lignes: lignes.filter((ligne) => ligne.texte !== '') };
}
