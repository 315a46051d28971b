import { z } from 'zod';
import { texteDuPassageEnClair } from './passage.ts';
import type { HtmlSur } from '#lib/domain/html-sur.ts';
import { enHtml } from '#lib/server/documents/html.ts';
import { detailsDeCampagne } from '#lib/server/details-de-campagne.ts';
import type { Portee, Saisie } from '#lib/server/ecrits-rediges.ts';
import type { Genre } from '#lib/server/ecrits.ts';
import { operation, texte, type Valeurs } from '#lib/server/formulaires.ts';

/** Whose words an address is about: `union` stands for the whole union. */
export const porteeDe = (section: string): Portee => (section === 'union' ? null : section);

/** The form of a text of any kind; what is in it is judged by the kind. */
export const formulaireDEcrit = z.object({
	op_id: operation,
	/** `apercu` shows the text without keeping it. */
	geste: texte,
	/** The version that the form was made from. */
	version: z.coerce.number().int().min(0).catch(0),
	cle: texte,
	titre: texte,
	resume: texte,
	corps: texte,
	sorte: texte,
	lien: texte,
	fichier: texte,
	sousTitres: texte,
	transcription: texte,
	documents: texte,
	liees: texte
});
type Formulaire = z.output<typeof formulaireDEcrit>;

/** What an editor typed, as a text of this kind. A passage has the title of its place. */
export function saisieDe(genre: Genre, lu: Formulaire, titreDuPassage = ''): Saisie {
	const { titre, resume, corps } = lu;
	if (genre === 'passage') return { titre: titreDuPassage, resume: '', corps, details: {} };
	return { titre, resume, corps, details: genre === 'campagne' ? detailsTapes(lu) : {} };
}

/** The details of an entry of the campaign; empty fields are absent ones. */
function detailsTapes({ sorte, documents, liees, ...reste }: Formulaire): Record<string, unknown> {
	const facultatifs = ['lien', 'fichier', 'sousTitres', 'transcription'] as const;
	return {
		sorte,
		...Object.fromEntries(facultatifs.flatMap((nom) => (reste[nom] === '' ? [] : [[nom, reste[nom]]]))),
		documents: lignes(documents).map(documentTape),
		liees: lignes(liees)
	};
}

const lignes = (tape: string): string[] =>
	tape
		.split(/\r?\n/)
		.map((ligne) => ligne.trim())
		.filter((ligne) => ligne !== '');

/** « Title | file or address ». */
function documentTape(ligne: string): Record<string, string> {
	const place = ligne.lastIndexOf('|');
	const titre = ligne.slice(0, Math.max(place, 0)).trim();
	const cible = ligne.slice(place + 1).trim();
	return /^[a-z]+:/i.test(cible) ? { titre, lien: cible } : { titre, fichier: cible };
}

/** A version as its form shows it. */
export function valeursDeVersion({ titre, resume, corps, details }: Saisie): Valeurs {
	const lus = detailsDeCampagne.safeParse(details);
	if (!lus.success) return { titre, resume, corps };
	const { sorte, lien = '', fichier = '', sousTitres = '', transcription = '', documents, liees } = lus.data;
	return {
		titre,
		resume,
		corps,
		sorte,
		lien,
		fichier,
		sousTitres,
		transcription,
		documents: documents.map((un) => `${un.titre} | ${'lien' in un ? un.lien : un.fichier}`).join('\n'),
		liees: liees.join('\n')
	};
}

/** The text as its readers would see it. A passage is plain paragraphs. */
export const apercuDe = (genre: Genre, corps: string): HtmlSur =>
	enHtml(genre === 'passage' ? texteDuPassageEnClair(corps) : corps, { niveau: 3 });
