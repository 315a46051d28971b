import { describe, expect, it } from 'vitest';
import { courrier } from '#lib/domain/courriers/courrier.ts';
import { enClair, type Courrier } from '#lib/domain/courriers/modele.ts';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import {
	type Brouillon,
	type CodeLettre,
	departVide,
	elementsDeLettre,
	LETTRES
} from '#lib/domain/recours/brouillon.ts';
import { champsDeLettre, type Matiere, nomDInstance } from '#lib/domain/recours/lettre.ts';
import { modele } from '#lib/server/contenu.ts';
import { chaine, complet, ENVOYE, jour, NOTIFIE, REJET } from '../../../test/support/recours.ts';

/* The letters of the recourse, from a draft and facts through the real models. */

/** What the letters are written from on this day. */
const matiere = (brouillon: Brouillon, faits: Fait[], au: string): Matiere => ({
	brouillon,
	faits,
	chaine: chaine(faits, au),
	employeur: 'dgfip',
	pieces: [],
	au: jour(au)
});
const champs = (code: CodeLettre, ...de: Parameters<typeof matiere>) =>
	champsDeLettre(modele(code)!, code, matiere(...de));

function lettre(code: CodeLettre, ...de: Parameters<typeof matiere>): Courrier {
	const ecrite = courrier(modele(code)!, champs(code, ...de));
	if (!ecrite.ok) throw new Error(ecrite.refus.map(({ message }) => message).join(' '));
	return ecrite.courrier;
}

/** A draft whose appeal left. */
const envoye = () => {
	const brouillon = complet();
	return { ...brouillon, envoyes: elementsDeLettre(brouillon.elements) };
};
const FAITS = [NOTIFIE, ENVOYE, REJET];
const SAISIE: Fait = { type: 'cap-saisie', le: jour('2026-02-05') };

describe('les champs des lettres', () => {
	it.each<[string, string, boolean]>([
		['le dernier jour', '2026-01-26', true],
		['le lendemain', '2026-01-27', false]
	])('la lettre ne se dit dans le délai que s’il est respecté : %s', (_, au, dansLeDelai) => {
		expect(champs('recours-hierarchique', complet(), [NOTIFIE], au)).toMatchObject({
			dansLeDelai,
			dateLettre: au
		});
	});

	it('une lettre datée d’après le dernier jour ne se dit pas dans le délai', () => {
		const brouillon = {
			...complet(),
			departs: { 'recours-hierarchique': { ...departVide(), date: '2026-01-28' } }
		};
		expect(champs('recours-hierarchique', brouillon, [NOTIFIE], '2026-01-20')).toMatchObject({
			dansLeDelai: false
		});
	});

	it('la signature, plus ancienne que le courriel, est le jour de la lettre', () => {
		const signe: Fait = { type: 'compte-rendu-signe', le: jour('2026-01-08') };
		const communique: Fait = { type: 'compte-rendu-communique', le: jour('2026-01-07') };
		expect(
			champs('recours-hierarchique', complet(), [communique, NOTIFIE, signe], '2026-01-12')
		).toMatchObject({
			dateNotification: '2026-01-08'
		});
	});

	it('la saisine de la CAP ne reprend que ce qui était contesté et n’est pas obtenu, avec la réplique', () => {
		const brouillon = envoye();
		brouillon.envoyes[0]!.obtenu = 'oui';
		Object.assign(brouillon.envoyes[1]!, {
			obtenu: 'non',
			passage: '« Agent en retrait. »',
			dit: '"L’appréciation est maintenue."',
			replique: 'La réponse ne dit rien des chiffres.'
		});
		const { elements, sensReponse, dateRecours } = champs('saisine-cap', brouillon, FAITS, '2026-02-06');
		expect(elements).toEqual([
			{
				element: 'Appréciation générale littérale',
				passage: 'Agent en retrait.',
				motif: 'Raison de appreciation',
				redaction: '',
				reponse: 'L’appréciation est maintenue.',
				replique: 'La réponse ne dit rien des chiffres.'
			}
		]);
		expect(enTexte(lettre('saisine-cap', brouillon, FAITS, '2026-02-06'))).toContain(
			'Raison\u202f: Raison de appreciation\n\nCe que répond l’autorité\u202f: «\u00a0L’appréciation est maintenue.\u00a0»\n\nCe que j’y réponds\u202f: La réponse ne dit rien des chiffres.'
		);
		expect({ sensReponse, dateRecours }).toEqual({ sensReponse: 'rejet', dateRecours: '2026-01-20' });
	});

	it.each<[Fait<'reponse-notifiee'>['sens'], string]>([
		['rejet', 'rejette mes demandes'],
		['partiel', 'n’accueille qu’en partie mes demandes'],
		['total', 'n’accorde pas tout ce que je demandais'],
		[undefined, 'n’accorde pas tout ce que je demandais']
	])('la saisine ne dit de la réponse que ce qui en est su : sens %s', (sens, mots) => {
		const sans = FAITS.filter(({ type }) => type !== 'reponse-notifiee');
		const reponse: Fait = { type: 'reponse-notifiee', le: jour('2026-02-04'), ...(sens && { sens }) };
		const texte = enTexte(lettre('saisine-cap', envoye(), [...sans, reponse], '2026-02-06'));
		expect(texte).toContain(`La réponse, notifiée le 4\u00a0février 2026, ${mots}.`);
	});

	it('ni titre redoublé devant un nom, ni article oublié devant la commission', () => {
		const brouillon = envoye();
		Object.assign(brouillon.autorite, { civilite: 'madame', nom: 'Mme Arnoux' });
		Object.assign(brouillon.commission, { instance: 'CAP n° 2', civilite: 'monsieur', nom: 'M. Roy' });
		const relance = enTexte(lettre('relance', brouillon, FAITS, '2026-02-06'));
		expect(relance).toContain('\nMadame Arnoux\n');
		expect(relance).toContain('saisir par précaution la CAP n° 2,');
		const saisine = enTexte(lettre('saisine-cap', brouillon, FAITS, '2026-02-06'));
		expect(saisine).toContain('À la présidence de la CAP n° 2\nÀ l’attention de Monsieur Roy\n');
	});

	it.each<[string, 'dgfip' | 'education-biatss' | null, string, string | null]>([
		['DGFiP, saison 2022', 'dgfip', '2022-05-01', 'la CAPL'],
		['DGFiP, saison 2026', 'dgfip', '2026-05-01', 'la CAP nationale'],
		['Éducation : la lettre garde ses mots', 'education-biatss', '2026-05-01', null],
		['ailleurs à l’État : la lettre garde ses mots', null, '2026-05-01', null]
	])('nom de la commission : %s', (_, employeur, au, nom) => {
		expect(nomDInstance({ chaine: { regime: 'fpe', echeances: [] }, employeur, au: jour(au) })).toBe(nom);
	});

	it.each(LETTRES)('« %s » s’écrit sans rien qui manque', (code) => {
		const brouillon = envoye();
		Object.assign(brouillon.departs, {
			'complement-recours': { ...departVide(), reponses: { moyens: 'Le visa ne porte aucun nom.' } },
			'observations-cap': { ...departVide(), reponses: { observations: 'Les chiffres sont joints.' } }
		});
		const faits = [...FAITS, SAISIE];
		expect(enTexte(lettre(code, brouillon, faits, '2026-02-06'))).not.toMatch(/\[|undefined|null|CAPL/);
	});

	it('le complément ne reprend que ce qui s’ajoute ou change', () => {
		const brouillon = envoye();
		expect(champs('complement-recours', brouillon, [NOTIFIE, ENVOYE], '2026-01-22')).toMatchObject({
			elements: []
		});
		brouillon.elements = brouillon.elements.map((element) =>
			element.id === 'appreciation' ? { ...element, motif: 'Une autre raison' } : element
		);
		expect(champs('complement-recours', brouillon, [NOTIFIE, ENVOYE], '2026-01-22')).toMatchObject({
			elements: [{ element: 'Appréciation générale littérale', motif: 'Une autre raison' }],
			dansLeDelai: true
		});
		expect(champs('complement-recours', brouillon, [NOTIFIE, ENVOYE], '2026-01-27')).toMatchObject({
			dansLeDelai: false
		});
	});

	it('le rejet par le silence n’est écrit qu’une fois né', () => {
		const faits = [NOTIFIE, ENVOYE];
		const rejet = (au: string) => champs('demande-motifs', envoye(), faits, au)['dateRejet'];
		expect([rejet('2026-03-19'), rejet('2026-03-20')]).toEqual(['', '2026-03-20']);
	});

	it('les pièces se numérotent dans l’ordre choisi', () => {
		const pieces = [{ intitule: 'Compte rendu' }, { intitule: 'Tableau d’activité' }];
		const lu = modele('relance')!;
		const ecrite = courrier(
			lu,
			champsDeLettre(lu, 'relance', { ...matiere(envoye(), FAITS, '2026-02-06'), pieces })
		);
		expect(ecrite.ok && ecrite.courrier.piecesJointes.map(enClair)).toEqual([
			'Copie du recours hiérarchique du 20\u00a0janvier 2026',
			'Pièce n°\u00a01\u202f: Compte rendu',
			'Pièce n°\u00a02\u202f: Tableau d’activité'
		]);
	});

	it('la direction qui réunit la commission est au-dessus de son adresse, pas chez l’agent', () => {
		const brouillon = envoye();
		Object.assign(brouillon.commission, {
			administration: 'Bureau des CAP',
			adresse: '1 rue Haute\n75012 Paris'
		});
		const ecrite = lettre('saisine-cap', brouillon, FAITS, '2026-02-06');
		expect(ecrite.expediteur.map(enClair)).toEqual(['Camille Petit']);
		expect(enTexte(ecrite)).toContain(
			'À la présidence de la CAP nationale\nBureau des CAP\n1 rue Haute\n75012 Paris'
		);
	});

	it('le passage contesté est cité, puis la raison, puis la demande', () => {
		const brouillon = complet();
		Object.assign(
			brouillon.elements.find(({ id }) => id === 'appreciation')!,
			{ passage: 'Doit progresser', redaction: 'Agent rigoureux' }
		);
		expect(enTexte(lettre('recours-hierarchique', brouillon, [NOTIFIE], '2026-01-12'))).toContain(
			'2. Appréciation générale littérale\n\nCe qui est écrit\u202f: «\u00a0Doit progresser\u00a0»\n\nRaison\u202f: Raison de appreciation\n\nDemande\u202f: Agent rigoureux'
		);
	});
});
