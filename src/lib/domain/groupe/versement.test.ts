import { describe, expect, it } from 'vitest';
import type { TexteDeContestation } from '#lib/domain/groupe/acte.ts';
import { estVerse, verser } from '#lib/domain/groupe/versement.ts';
import {
	type Brouillon,
	brouillonVide,
	choisir,
	ecartees,
	ecartsConfirmes,
	retenus
} from '#lib/domain/recours/brouillon.ts';

const ACTE = 'un-acte';
const COMMUN: TexteDeContestation = {
	genre: 'contestation',
	rubrique: 'appreciation',
	intitule: '',
	motif: 'La même phrase se lit dans tous les comptes rendus du service.',
	redaction: 'Une appréciation propre à l’agent.',
	moyen: null,
	remarque: 'Le compte rendu ne porte aucun visa.'
};

/** A draft that contests these elements, each with a reason and a wording of its own. */
function brouillon(...choisis: { code: 'appreciation' | 'croix'; lignes: string[] }[]): Brouillon {
	const vide = brouillonVide();
	if (choisis.length === 0) return vide;
	const lu = choisir([], choisis);
	if (!lu.ok) throw new Error(lu.refus.message);
	const elements = lu.elements.map((element) => ({
		...element,
		motif: 'Ma raison.',
		redaction: 'Ma rédaction.'
	}));
	return { ...vide, elements, ecartes: ecartees(elements) };
}

function verse(avant: Brouillon, change: Partial<TexteDeContestation> = {}): Brouillon {
	const lu = verser(avant, { acteId: ACTE, texte: { ...COMMUN, ...change } });
	if (!lu.ok) throw new Error(lu.refus.message);
	return lu.brouillon;
}

const dits = (lu: Brouillon) =>
	retenus(lu.elements).map(({ rubrique, intitule, motif, redaction }) => [
		rubrique,
		intitule,
		motif,
		redaction
	]);

describe('verser le texte commun dans son recours', () => {
	it('dans un brouillon vide : l’élément, sa raison, la rédaction, la remarque', () => {
		const apres = verse(brouillonVide());
		expect(dits(apres)).toEqual([['appreciation', '', COMMUN.motif, COMMUN.redaction]]);
		expect(apres.demandes.moyens).toBe(COMMUN.remarque);
		expect(apres.communs).toEqual({ [ACTE]: { element: 'appreciation', remarque: COMMUN.remarque } });
	});

	it('n’écrase rien de ce qui est écrit', () => {
		const avant = brouillon({ code: 'appreciation', lignes: [] });
		const moyens = 'Ma remarque.';
		const apres = verse({ ...avant, demandes: { ...avant.demandes, moyens } });
		expect(dits(apres)).toEqual([['appreciation', '', `Ma raison.\n\n${COMMUN.motif}`, 'Ma rédaction.']]);
		expect(apres.demandes.moyens).toBe(`Ma remarque.\n${COMMUN.remarque}`);
	});

	it('laisse les autres éléments comme ils sont, et demande de confirmer de nouveau ce qui est écarté', () => {
		const avant = brouillon({ code: 'croix', lignes: ['Implication', 'Sens du service'] });
		expect(ecartsConfirmes(avant)).toBe(true);
		const apres = verse(avant);
		expect(dits(apres)).toEqual([
			['croix', 'Implication', 'Ma raison.', 'Ma rédaction.'],
			['croix', 'Sens du service', 'Ma raison.', 'Ma rédaction.'],
			['appreciation', '', COMMUN.motif, COMMUN.redaction]
		]);
		expect(ecartsConfirmes(apres)).toBe(false);
	});

	it('ajoute une ligne à une rubrique qui en a déjà d’autres', () => {
		const apres = verse(brouillon({ code: 'croix', lignes: ['Implication'] }), {
			rubrique: 'croix',
			intitule: 'Sens du service'
		});
		expect(dits(apres)).toEqual([
			['croix', 'Implication', 'Ma raison.', 'Ma rédaction.'],
			['croix', 'Sens du service', COMMUN.motif, COMMUN.redaction]
		]);
	});

	it('reprend un élément laissé de côté, avec ce qui y était écrit', () => {
		const avant = brouillon({ code: 'appreciation', lignes: [] });
		const apres = verse({ ...avant, elements: avant.elements.map((un) => ({ ...un, retenu: false })) });
		expect(dits(apres)).toEqual([['appreciation', '', `Ma raison.\n\n${COMMUN.motif}`, 'Ma rédaction.']]);
	});

	it('une remarque seule ne touche aucun élément', () => {
		const avant = brouillon({ code: 'croix', lignes: [] });
		const apres = verse(avant, { rubrique: null, motif: '', redaction: '' });
		expect(apres.elements).toEqual(avant.elements);
		expect(apres.communs[ACTE]).toEqual({ element: null, remarque: COMMUN.remarque });
	});

	it('deux fois ne change rien de plus', () => {
		const une = verse(brouillon({ code: 'appreciation', lignes: [] }));
		expect(verse(une)).toEqual(une);
	});

	it('refuse ce qui ne tiendrait plus dans la lettre, sans rien changer', () => {
		const avant = brouillon({ code: 'appreciation', lignes: [] });
		const long = { ...avant, elements: avant.elements.map((un) => ({ ...un, motif: 'x'.repeat(3990) })) };
		expect(verser(long, { acteId: ACTE, texte: COMMUN })).toMatchObject({
			refus: { code: 'motif-trop-long' }
		});
		const bavard = { ...avant, demandes: { ...avant.demandes, moyens: 'Une remarque.\n'.repeat(20).trim() } };
		expect(verser(bavard, { acteId: ACTE, texte: COMMUN })).toMatchObject({
			refus: { code: 'remarques-trop-longues' }
		});
	});

	it('se reconnaît dans le brouillon, jusqu’à ce que l’agent l’enlève', () => {
		const apres = verse(brouillonVide());
		const acte = { acteId: ACTE, texte: COMMUN };
		expect(estVerse(brouillonVide(), acte)).toBe(false);
		expect(estVerse(apres, acte)).toBe(true);
		const change = { ...apres, elements: apres.elements.map((un) => ({ ...un, motif: 'Autre chose.' })) };
		expect(estVerse(change, acte)).toBe(false);
	});
});
