import type { TexteDeContestation } from '#lib/domain/groupe/acte.ts';
import { type Brouillon, choisir, type ElementConteste, retenus } from '#lib/domain/recours/brouillon.ts';
import { CODES_DE_RUBRIQUE } from '#lib/domain/recours/rubriques.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';

/** Longest reason of an element and longest remarks of a recourse, in characters and lines: what its pages take. */
const MOTIF_MAXIMUM = 4000;
const REMARQUES_MAXIMUM = 6000;
const REMARQUES_LIGNES = 20;

/**
 * Puts the common text of an act into the recourse of an agent, beside what is there: the element is chosen, its reason comes
 * after the one typed, the wording asked only where none was typed, the remark on a line of its own. Done twice, it changes
 * nothing. Refused: as `choisir` does, or a text that would no longer hold in the letter.
 */
export function verser(
	brouillon: Brouillon,
	{ acteId, texte }: { acteId: string; texte: TexteDeContestation }
): { ok: true; brouillon: Brouillon } | Refus {
	const avecElement = elementVerse(brouillon, texte);
	if (!avecElement.ok) return avecElement;
	const moyens = remarqueVersee(brouillon.demandes.moyens, texte.remarque);
	if (moyens.length > REMARQUES_MAXIMUM || moyens.split('\n').length > REMARQUES_LIGNES)
		return refus(
			'remarques-trop-longues',
			'Vos remarques sur la procédure sont déjà au plus long : raccourcissez-les, puis recommencez.'
		);
	return {
		ok: true,
		brouillon: {
			...brouillon,
			elements: avecElement.elements,
			demandes: { ...brouillon.demandes, moyens },
			communs: {
				...brouillon.communs,
				[acteId]: { element: avecElement.id, remarque: texte.remarque }
			}
		}
	};
}

type Verse = { ok: true; elements: ElementConteste[]; id: string | null };

function elementVerse({ elements }: Brouillon, texte: TexteDeContestation): Verse | Refus {
	const { rubrique, intitule, motif, redaction } = texte;
	if (rubrique === null) return { ok: true, elements, id: null };
	const estLui = (element: ElementConteste) => element.rubrique === rubrique && element.intitule === intitule;
	const choisis = retenus(elements).some(estLui)
		? { ok: true as const, elements }
		: choisir(elements, selectionAvec(elements, rubrique, intitule));
	if (!choisis.ok) return choisis;
	const lui = choisis.elements.find((element) => element.retenu && estLui(element));
	if (!lui) throw new Error(`The element ${rubrique} was not chosen`);
	const nouveau = {
		...lui,
		motif: apres(lui.motif, motif, '\n\n'),
		redaction: lui.redaction.trim() === '' ? redaction : lui.redaction
	};
	if (nouveau.motif.length > MOTIF_MAXIMUM)
		return refus(
			'motif-trop-long',
			`Avec votre raison, le texte commun dépasse ${MOTIF_MAXIMUM} caractères : raccourcissez la vôtre, puis recommencez.`
		);
	return {
		ok: true,
		elements: choisis.elements.map((element) => (element === lui ? nouveau : element)),
		id: lui.id
	};
}

/** What is chosen now, and one element more. */
function selectionAvec(
	elements: readonly ElementConteste[],
	rubrique: ElementConteste['rubrique'],
	intitule: string
): { code: ElementConteste['rubrique']; lignes: string[] }[] {
	return CODES_DE_RUBRIQUE.flatMap((code) => {
		const lignes = retenus(elements)
			.filter((element) => element.rubrique === code)
			.map((element) => element.intitule);
		if (code === rubrique) return [{ code, lignes: [...lignes, intitule] }];
		return lignes.length > 0 ? [{ code, lignes }] : [];
	});
}

/** A text after another, unless it is already in it. */
const apres = (deja: string, texte: string, entre: string): string =>
	deja.includes(texte) ? deja : deja.trim() === '' ? texte : `${deja.trimEnd()}${entre}${texte}`;

/** A remark on one line of its own. */
const remarqueVersee = (deja: string, remarque: string): string =>
	remarque === '' ? deja : apres(deja, remarque, '\n');

/** The common text still stands in the draft as it was brought. */
export function estVerse(
	brouillon: Brouillon,
	{ acteId, texte }: { acteId: string; texte: TexteDeContestation }
): boolean {
	const verse = brouillon.communs[acteId];
	if (!verse) return false;
	const element = retenus(brouillon.elements).find(({ id }) => id === verse.element);
	return (
		(verse.element === null || element?.motif.includes(texte.motif) === true) &&
		brouillon.demandes.moyens.includes(texte.remarque)
	);
}
