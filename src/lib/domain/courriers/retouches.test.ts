import { describe, expect, it } from 'vitest';
import type { Bloc, Courrier, Texte } from '#lib/domain/courriers/modele.ts';
import { enClair } from '#lib/domain/courriers/modele.ts';
import { avecRetouches, paragraphes, retouchesDe } from '#lib/domain/courriers/retouches.ts';

const modele = (texte: string): Texte => [{ nature: 'modele', texte }];
const paragraphe = (texte: string): Bloc => ({ type: 'paragraphe', texte: modele(texte) });

const lettre = (...blocs: Bloc[]): Courrier => ({
	modele: 'essai',
	version: '1',
	expediteur: [],
	destinataire: [],
	envoi: null,
	lieuEtDate: [],
	objet: [],
	blocs,
	signatures: [],
	piecesJointes: [],
	courriels: { expediteur: null, destinataire: null },
	date: null,
	nomDeFichier: 'lettre',
	avertissements: []
});

const RAISON: Bloc = {
	type: 'paragraphe',
	texte: [...modele('Raison : '), { nature: 'saisi', texte: 'faits', champ: 'elements.0.motif' }]
};
const LISTE: Bloc = { type: 'liste', elements: [modele('un ;'), modele('deux.')] };
const lues = ({ blocs }: Courrier) =>
	blocs.map((bloc) => (bloc.type === 'liste' ? bloc.elements.map(enClair) : enClair(bloc.texte)));

describe('les paragraphes que l’agent récrit', () => {
	it('se proposent tous, sauf les titres, les blancs et ce qui se change ailleurs', () => {
		const blanc: Bloc = { type: 'paragraphe', texte: [{ nature: 'blanc', texte: '[date]' }] };
		const titre: Bloc = { type: 'titre', texte: modele('1. Appréciation') };
		expect(paragraphes(lettre(paragraphe('Un.'), titre, RAISON, blanc, LISTE), [])).toEqual([
			{ origine: 'Un.', texte: 'Un.', retouche: false, type: 'paragraphe' },
			{ origine: 'un ;\ndeux.', texte: 'un ;\ndeux.', retouche: false, type: 'liste' }
		]);
	});

	it('prennent la place de ceux du syndicat, une ligne vide en fait deux, le vide les enlève', () => {
		const ecrite = avecRetouches(lettre(paragraphe('Un.'), RAISON, paragraphe('Deux.'), LISTE), [
			{ origine: 'Deux.', texte: '' },
			{ origine: 'Un.', texte: 'Uns.\n\nEncore.' },
			{ origine: 'un ;\ndeux.', texte: 'trois.' }
		]);
		expect(lues(ecrite.courrier)).toEqual(['Uns.', 'Encore.', 'Raison : faits', ['trois.']]);
		expect(ecrite.orphelines).toEqual([]);
	});

	it('ne vont jamais ailleurs quand la lettre a changé', () => {
		const retouche = { origine: 'Un, le 3 mars.', texte: 'À moi.' };
		const ecrite = avecRetouches(lettre(paragraphe('Un, le 4 mars.')), [retouche]);
		expect(lues(ecrite.courrier)).toEqual(['Un, le 4 mars.']);
		expect(ecrite.orphelines).toEqual([retouche]);
	});

	it('deux paragraphes pareils se récrivent l’un sans l’autre', () => {
		const retouches = [{ origine: 'Un.', texte: 'Premier.' }];
		const double = lettre(paragraphe('Un.'), paragraphe('Un.'));
		expect(lues(avecRetouches(double, retouches).courrier)).toEqual(['Premier.', 'Un.']);
		expect(paragraphes(double, retouches).map(({ texte }) => texte)).toEqual(['Premier.', 'Un.']);
	});

	it('ce qui redevient la formulation du syndicat n’est pas gardé', () => {
		expect(
			retouchesDe([
				{ origine: 'Un.', texte: ' Un. ' },
				{ origine: 'Deux.', texte: 'Deux\u0007 fois.' }
			])
		).toEqual([{ origine: 'Deux.', texte: 'Deux fois.' }]);
	});

	it('ce que l’agent tape n’est jamais lu comme une mise en forme', () => {
		const [bloc] = avecRetouches(lettre(paragraphe('Un.')), [{ origine: 'Un.', texte: '### {agentNom} <b>' }])
			.courrier.blocs;
		expect(bloc).toEqual({
			type: 'paragraphe',
			texte: [{ nature: 'saisi', texte: '### {agentNom} <b>', champ: 'retouches.0' }]
		});
	});
});
