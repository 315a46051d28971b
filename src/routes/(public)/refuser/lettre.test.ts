import { describe, expect, it } from 'vitest';
import { enClair } from '#lib/domain/courriers/modele.ts';
import { courrier } from '#lib/domain/courriers/courrier.ts';
import { modele, modeles } from '#lib/server/contenu.ts';
import {
	champsDeLaLettre,
	champsDemandes,
	destinataireDe,
	erreurDeLettre,
	groupesDeChamps,
	lettreProposee,
	LETTRES,
	nomDuChamp,
	reponsesProposees
} from './lettre.ts';
import type { Convocation } from '../convocation/reponses.ts';
import { saisieVide } from './saisie.ts';

const AU = '2026-01-12';
const CONVOCATION: Convocation = {
	recueLe: '2026-01-10',
	entretienLe: '2026-01-21',
	heure: '10:30',
	endroit: null,
	evaluateur: 'Mme Martin, responsable du SIP',
	rang: null
};

describe('la lettre proposée', () => {
	it.each([
		['une première convocation', {}, 'refus-collectif'],
		['une nouvelle convocation', { rang: 2 as const }, 'reponse-seconde-convocation'],
		['un entretien aujourd’hui : il est trop tard pour écrire avant', { entretienLe: AU }, 'absence'],
		[
			'un entretien passé, même après une seconde convocation',
			{ entretienLe: '2026-01-09', rang: 2 as const },
			'absence'
		],
		['une date inconnue', { entretienLe: null }, 'refus-collectif']
	])('pour %s', (_, changements, code) => {
		expect(lettreProposee({ ...CONVOCATION, ...changements }, AU)).toBe(code);
	});
});

describe('les questions de la lettre', () => {
	it.each(LETTRES)('toutes celles de « %s » sont posées, une seule fois', (code) => {
		const lu = modele(code)!;
		const posees = groupesDeChamps(lu).flatMap(({ champs }) => champs.map((champ) => champ.code));
		expect(posees.toSorted()).toEqual(
			champsDemandes(lu)
				.map((champ) => champ.code)
				.toSorted()
		);
		expect(posees).not.toContain('employeur');
	});

	it('les modèles du parcours existent', () => {
		expect(modeles().map(({ code }) => code)).toEqual(expect.arrayContaining([...LETTRES]));
	});

	it('les dates de la convocation ne sont demandées que sous un nom', () => {
		expect(nomDuChamp('dateEntretien')).toBe('entretienLe');
		expect(nomDuChamp('agentNom')).toBe('lettre-agentNom');
	});

	it('ce qui a été tapé n’est jamais remplacé par une proposition', () => {
		const saisie = { ...saisieVide(), lettre: { destinataireNom: '' } };
		expect(reponsesProposees(saisie, CONVOCATION, AU)).toMatchObject({
			destinataireNom: '',
			destinataireCivilite: 'madame',
			destinataireQualite: 'responsable du SIP'
		});
	});

	it.each([
		['Mme Martin, responsable du SIP', 'madame', 'Martin', 'responsable du SIP'],
		['M. Jean Dupont', 'monsieur', 'Jean Dupont', ''],
		['Monsieur Dupont (chef de service)', 'monsieur', 'Dupont', 'chef de service'],
		['Claude Moreau', 'inconnue', 'Claude Moreau', ''],
		['Martine Durand', 'inconnue', 'Martine Durand', ''],
		['', 'inconnue', '', '']
	])('« %s » devient un destinataire', (texte, civilite, nom, qualite) => {
		expect(destinataireDe(texte)).toEqual({ civilite, nom, qualite });
	});
});

describe('la lettre écrite', () => {
	const refus = modele('refus-collectif')!;
	const saisie = { ...saisieVide(), entretienLe: '21/01/2026', recueLe: '2026-01-10' };
	const ecrite = (lettre: Record<string, string | string[]>) => {
		const fait = courrier(refus, champsDeLaLettre(refus, { ...saisie, lettre }, { employeur: 'dgfip' }), {
			au: AU
		});
		if (!fait.ok) throw new Error(fait.refus.map(({ message }) => message).join(' '));
		return fait.courrier.blocs.map((bloc) => (bloc.type === 'liste' ? '' : enClair(bloc.texte))).join('\n');
	};

	it('au singulier, avec le jour tapé à la française', () => {
		const texte = ecrite({ agentNom: 'Camille Petit' });
		expect(texte).toContain('je ne participerai pas à cet entretien individuel');
		expect(texte).toContain('mercredi 21\u00a0janvier 2026');
	});

	it('au pluriel dès que deux personnes signent', () => {
		expect(ecrite({ agentNom: 'Camille Petit', signataires: 'Sacha Leroy' })).toContain(
			'nous ne participerons pas'
		);
	});

	it('refuse dans les mots du formulaire, sous ses noms', () => {
		const fait = courrier(refus, champsDeLaLettre(refus, { ...saisieVide(), entretienLe: '31/02/2026' }, {}));
		const erreurs = fait.ok ? [] : fait.refus.map(erreurDeLettre);
		expect(erreurs).toEqual([
			{ champ: 'lettre-agentNom', message: expect.stringContaining('Votre prénom et votre nom') },
			{ champ: 'entretienLe', message: expect.stringContaining('26/01/2026') }
		]);
	});
});
