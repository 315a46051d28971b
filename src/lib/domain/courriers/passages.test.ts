import { describe, expect, it } from 'vitest';
import { courrier } from '#lib/domain/courriers/courrier.ts';
import { gabarit } from '#lib/domain/courriers/gabarit.ts';
import { enClair, type Modele } from '#lib/domain/courriers/modele.ts';
import { avecPassages, LONGUEUR_DU_PASSAGE, refusDePassage } from '#lib/domain/courriers/passages.ts';
import { PROMESSES } from '#lib/domain/courriers/promesses.ts';
import { defautsDuModele } from '#lib/domain/courriers/verification.ts';

const noeuds = (source: string) => {
	const lu = gabarit(source);
	if (!lu.ok) throw new Error(lu.erreur.message);
	return lu.noeuds;
};

const modele = (lettre: string, codes = ['demande', 'equipe']): Modele => ({
	code: 'essai',
	titre: 'Essai',
	resume: 'Une lettre d’essai.',
	version: '1',
	valideDu: '2023-01-01',
	regimes: ['fpe'],
	regime: 'fpe',
	employeurs: null,
	champs: [
		{
			code: 'motif',
			libelle: 'Motif',
			aide: null,
			pourquoi: null,
			obligatoire: false,
			blanc: 'motif',
			type: 'texte',
			maximum: 40
		}
	],
	auMoinsUn: [],
	fondements: [],
	retrait: null,
	avertissements: [],
	passages: codes.map((code) => ({ code, titre: code, texte: 'Base.', version: '1' })),
	avant: [],
	apres: [],
	gabarits: {
		destinataire: [],
		objet: noeuds('Objet'),
		lettre: noeuds(lettre),
		'pieces-jointes': []
	}
});

const LETTRE = `Bonjour. {passage demande}Nous demandons ceci.{fin}

{si motif}
{passage equipe}
Le travail se fait en équipe.
{fin}
{fin}
Au revoir {motif}.`.replace(' {motif}', '');

const paragraphes = (lu: Modele, champs: Record<string, unknown> = { motif: 'oui' }) => {
	const ecrit = courrier(lu, champs, { au: '2026-11-22' });
	if (!ecrit.ok) throw new Error(JSON.stringify(ecrit.refus));
	return ecrit.courrier.blocs.map((bloc) =>
		bloc.type === 'liste' ? bloc.elements.map(enClair).join(' / ') : enClair(bloc.texte)
	);
};

describe('les passages d’une lettre', () => {
	const lu = modele(LETTRE);

	it('sans autre texte, la lettre est celle du fichier', () => {
		expect(defautsDuModele(lu)).toEqual([]);
		expect(avecPassages(lu, new Map())).toBe(lu);
		expect(paragraphes(lu)[0]).toBe('Bonjour. Nous demandons ceci.');
	});

	it('les mots d’une section prennent leur place, avec la typographie et plusieurs paragraphes', () => {
		const sien = avecPassages(
			lu,
			new Map([
				['demande', "Nous demandons l'évaluation du service : tout entier."],
				['equipe', 'Une première idée,\nsur deux lignes.\n\n\nUne seconde.'],
				['inconnu', 'Rien.']
			])
		);
		expect(paragraphes(sien)).toEqual([
			'Bonjour. Nous demandons l’évaluation du service\u202f: tout entier.',
			'Une première idée, sur deux lignes.',
			'Une seconde. Au revoir.'
		]);
		expect(sien.passages.map(({ texte }) => texte)).toEqual([
			'Nous demandons l’évaluation du service\u202f: tout entier.',
			'Une première idée, sur deux lignes.\n\nUne seconde.'
		]);
		expect(paragraphes(sien, {})).toHaveLength(2);
		expect(paragraphes(lu)[0], 'le modèle d’origine ne change pas').toBe('Bonjour. Nous demandons ceci.');
	});

	it('un texte gardé qui ne serait plus accepté laisse les mots de l’union', () => {
		for (const texte of ['{agentNom}', 'Vous ne risquez rien.', '', 'x'.repeat(LONGUEUR_DU_PASSAGE + 1)]) {
			expect(avecPassages(lu, new Map([['demande', texte]]))).toBe(lu);
		}
	});

	it.each<[string, string, string]>([
		['un passage inconnu', 'autre', 'Bonjour.'],
		['rien', 'demande', ' \n\u0007 '],
		['trop de caractères', 'demande', 'é'.repeat(LONGUEUR_DU_PASSAGE + 1)],
		['un champ', 'demande', 'Bonjour {agentNom}.'],
		['une directive', 'demande', '{si motif}x{fin}'],
		['un blanc', 'demande', 'Écrivez à [nom].'],
		['une balise', 'demande', 'Bonjour <script>alert(1)</script>'],
		['une entité', 'demande', 'Bonjour &lt;b&gt;'],
		['un titre', 'demande', 'Bonjour\n\n### Titre'],
		['une liste', 'demande', 'Bonjour\n- un\n- deux'],
		['une liste numérotée', 'demande', '1. un'],
		['une citation', 'demande', '> dit-il'],
		['du gras', 'demande', 'Un **gras**'],
		['un lien', 'demande', 'Voyez https://exemple.test'],
		['une promesse', 'demande', 'Nous usons de notre droit de grève.']
	])('refuse %s', (_, code, texte) => {
		const refus = refusDePassage(lu, code, texte);
		expect(refus).not.toBeNull();
		expect(refus!.message).toMatch(/^\p{Lu}.*\.$/su);
		expect(refus!.message).not.toMatch(/ [;:!?»]|« |'/);
		expect(refus!.champ).toBe('texte');
	});

	it.each([
		'Nous demandons l’évaluation collective – et rien d’autre.',
		'Camille a dit « non ». 98 % des objectifs sont tenus !',
		'x'.repeat(LONGUEUR_DU_PASSAGE),
		'🙂'.repeat(LONGUEUR_DU_PASSAGE),
		'שלום, puis السلام'
	])('accepte « %s »', (texte) => expect(refusDePassage(lu, 'demande', texte)).toBeNull());

	it('le refus d’une longueur dit combien retirer', () => {
		expect(refusDePassage(lu, 'demande', 'x'.repeat(LONGUEUR_DU_PASSAGE + 12))!.message).toContain(
			'retirez-en 12'
		);
	});
});

describe('un passage fautif est reconnu', () => {
	it.each<[string, string[], RegExp]>([
		['{passage demande}{motif}{fin}', ['demande'], /ne peut contenir que du texte/],
		['{passage demande}a{fin}', [], /n’est pas décrit/],
		['rien', ['demande'], /écrit nulle part/],
		['{passage demande}a{fin} {passage demande}b{fin}', ['demande'], /écrit 2 fois/]
	])('%s', (lettre, codes, message) => {
		expect(defautsDuModele(modele(lettre, codes)).join(' ')).toMatch(message);
	});

	it.each(['{passage demande}ouvert', '{passage}x{fin}', '{passage Une Idée}x{fin}'])('%s', (lettre) => {
		expect(gabarit(lettre).ok).toBe(false);
	});
});

describe('ce qui ne se promet jamais', () => {
	it.each([
		'Le droit au refus existe.',
		'C’est mon droit.',
		'L’entretien n’est pas obligatoire.',
		'Nous sommes en grève.',
		'Vous ne risquez rien.',
		'Il n’y a aucune conséquence.',
		'Nous gagnerons.',
		'La CAP décide.',
		'La CAP vous donnera raison.',
		'L’administration ne pourra pas vous évaluer.',
		'Votre refus ne sera pas écrit.',
		'C’est toléré à la DGFiP.',
		'Je refuse de signer.',
		'Signer, c’est accepter.',
		'Vous avez un an pour agir.',
		'La CAPL est saisie.',
		'Un texte insuffisamment motivé.',
		'Ceci est un conseil juridique.'
	])('%s', (texte) => {
		expect(PROMESSES.some(({ motif }) => motif.test(texte))).toBe(true);
	});
});
