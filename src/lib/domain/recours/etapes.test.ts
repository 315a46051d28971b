import { describe, expect, it } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Brouillon } from '#lib/domain/recours/brouillon.ts';
import {
	aUneTache,
	type Etat,
	pageSuivante,
	parcours,
	type LettreFigee
} from '#lib/domain/recours/etapes.ts';
import { chaine, complet, ENVOYE, jour, NOTIFIE, REJET } from '../../../../test/support/recours.ts';

const etat = (
	faits: Fait[],
	au: string,
	brouillon: Brouillon = complet(),
	lettres: LettreFigee[] = []
): Etat => ({
	brouillon,
	faits,
	chaine: chaine(faits, au),
	lettres
});

const taches = (un: Etat) => {
	const { courant, groupes } = parcours(un);
	return Object.fromEntries(
		(groupes.find(({ code }) => code === courant)?.taches ?? []).map(({ titre, etat: ou }) => [titre, ou])
	);
};

describe('où en est un recours', () => {
	it.each<[string, Fait[], string, string]>([
		['rien de noté', [], '2026-01-12', 'preparation'],
		['compte rendu notifié', [NOTIFIE], '2026-01-12', 'preparation'],
		['recours parti', [NOTIFIE, ENVOYE], '2026-01-21', 'reponse'],
		['silence', [NOTIFIE, ENVOYE], '2026-02-06', 'reponse'],
		['réponse reçue', [NOTIFIE, ENVOYE, REJET], '2026-02-06', 'commission'],
		['tout obtenu', [NOTIFIE, ENVOYE, { ...REJET, sens: 'total' }], '2026-02-06', 'tribunal'],
		[
			'compte rendu définitif',
			[
				NOTIFIE,
				ENVOYE,
				REJET,
				{ type: 'cap-saisie', le: jour('2026-02-10') },
				{ type: 'compte-rendu-definitif-notifie', le: jour('2026-05-10') }
			],
			'2026-05-12',
			'tribunal'
		]
	])('%s', (_, faits, au, courant) => {
		expect(parcours(etat(faits, au)).courant).toBe(courant);
	});

	it('l’ordre des faits ne change rien', () => {
		const faits = [REJET, ENVOYE, NOTIFIE];
		expect(parcours(etat(faits, '2026-02-06'))).toEqual(parcours(etat(faits.toReversed(), '2026-02-06')));
	});

	it('sans notification notée, c’est la première chose à faire', () => {
		expect(Object.keys(taches(etat([], '2026-01-12')))[0]).toBe(
			'Noter le jour où le compte rendu vous a été notifié'
		);
	});

	it('un élément sans raison garde fermées la vérification et la lettre', () => {
		const brouillon = complet();
		brouillon.elements[0]!.motif = '';
		const vues = taches(etat([NOTIFIE], '2026-01-12', brouillon));
		expect(vues).toMatchObject({ 'Vérifier vos réponses': 'pas-encore', 'La lettre': 'pas-encore' });
		expect(pageSuivante(brouillon)).toBe(`elements/${brouillon.elements[0]!.id}`);
	});

	it('la lettre s’ouvre après la confirmation de ce qui est laissé de côté', () => {
		const sans = { ...complet(), ecartes: null };
		expect(taches(etat([NOTIFIE], '2026-01-12', sans))).toMatchObject({
			'Vérifier vos réponses': 'a-faire',
			'La lettre': 'pas-encore'
		});
		expect(taches(etat([NOTIFIE], '2026-01-12'))).toMatchObject({
			'Vérifier vos réponses': 'fait',
			'La lettre': 'a-faire'
		});
	});

	it('la relance et la saisine de précaution n’apparaissent que le lendemain du dernier jour de l’autorité', () => {
		const [veille, lendemain] = ['2026-02-05', '2026-02-06'].map((au) =>
			Object.keys(taches(etat([NOTIFIE, ENVOYE], au)))
		);
		expect(veille).not.toContain('Relancer l’autorité');
		expect(lendemain).toEqual(
			expect.arrayContaining(['Relancer l’autorité', 'Saisir la CAP par précaution'])
		);
	});
});

describe('une lettre se propose à un seul endroit', () => {
	const SAISIE: Fait = { type: 'cap-saisie', le: jour('2026-02-10') };
	const groupes = (faits: Fait[], lettres: LettreFigee[] = []) =>
		parcours(etat(faits, '2026-02-12', complet(), lettres)).groupes;
	const TITRE = 'Demander les raisons';

	it('après une réponse, les raisons se demandent une fois', () => {
		const titres = groupes([NOTIFIE, ENVOYE, REJET, SAISIE]).flatMap(({ taches: toutes }) =>
			toutes.map(({ titre }) => titre)
		);
		expect(titres.filter((titre) => titre === TITRE)).toHaveLength(1);
	});

	it('à écrire ou à envoyer : une tâche y mène ; le dossier se demande à part', () => {
		const faits = [NOTIFIE, ENVOYE, REJET, SAISIE];
		expect(aUneTache(groupes(faits), 'demande-motifs', [])).toBe(true);
		expect(aUneTache(groupes(faits), 'observations-cap', [])).toBe(true);
		expect(aUneTache(groupes(faits), 'demande-dossier', [])).toBe(false);
		expect(aUneTache(groupes([NOTIFIE]), 'demande-motifs', [])).toBe(false);
		const figees = [{ id: 'une', modele: 'demande-motifs' }];
		expect(aUneTache(groupes(faits, figees), 'demande-motifs', figees)).toBe(true);
	});
});
