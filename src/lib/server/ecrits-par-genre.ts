import { type Refus, refus } from '#lib/domain/refus.ts';
import { refusDePassage } from '#lib/domain/courriers/passages.ts';
import type { Modele } from '#lib/domain/courriers/modele.ts';
import { modeles } from '#lib/server/contenu.ts';
import { cleDEntree, detailsDeCampagne } from '#lib/server/details-de-campagne.ts';
import { question } from '#lib/server/droits.ts';
import type { Genre } from '#lib/server/ecrits.ts';

/** `portee`: whose words; null for the whole union. */
type Ecrit = { portee: string | null; cle: string; details: unknown; corps: string };

/** What a kind of text keeps besides its words. Refused: a place that does not exist, what the kind cannot take. */
export function refusDeGenre(
	genre: Genre,
	{ portee, cle, details, corps }: Ecrit
): { ok: true; details: unknown } | Refus {
	switch (genre) {
		case 'presentation':
			// It stands on the page of a section; the union has none.
			return portee !== null && cle === '' ? sansDetails : placeInconnue();
		case 'position':
			return question(cle) ? sansDetails : placeInconnue();
		case 'campagne':
			return entree(cle, details);
		case 'passage':
			return passage(cle, corps);
	}
}

const sansDetails = { ok: true, details: {} } as const;

const placeInconnue = (): Refus => refus('place-inconnue', 'Choisissez où va ce texte dans la liste.', 'cle');

function entree(cle: string, details: unknown): { ok: true; details: unknown } | Refus {
	const nom = cleDEntree.safeParse(cle);
	if (!nom.success) return refus('nom-a-corriger', nom.error.issues[0]?.message ?? '', 'cle');
	const lus = detailsDeCampagne.safeParse(details);
	if (lus.success) return { ok: true, details: lus.data };
	const [issue] = lus.error.issues;
	return refus('details-a-corriger', issue?.message ?? '', String(issue?.path[0] ?? 'sorte'));
}

/** A passage of a letter that a section may word, in each régime that has it. */
export type PassageOuvert = { cle: string; modele: string; titre: string; texte: string; version: string };

/** Every passage that a section may word, in the order of the letters: each once, in the words of the first régime that has it. */
export function passagesOuverts(): PassageOuvert[] {
	const ouverts = new Map<string, PassageOuvert>();
	for (const { code, titre: modele, version, passages } of modeles())
		for (const { code: passage, titre, texte } of passages) {
			const cle = `${code}/${passage}`;
			if (!ouverts.has(cle)) ouverts.set(cle, { cle, modele, titre, texte, version });
		}
	return [...ouverts.values()];
}

/** Keeps the version of the letter that the section read, so that a later one can be told. */
function passage(cle: string, corps: string): { ok: true; details: unknown } | Refus {
	const [code = '', nom = ''] = cle.split('/');
	const siens: Modele[] = modeles().filter(
		(un) => un.code === code && un.passages.some((ouvert) => ouvert.code === nom)
	);
	const [premier] = siens;
	if (!premier) return placeInconnue();
	for (const modele of siens) {
		const ecarte = refusDePassage(modele, nom, corps);
		if (ecarte) return { ok: false, refus: { ...ecarte, champ: 'corps' } };
	}
	return { ok: true, details: { base: premier.version } };
}
