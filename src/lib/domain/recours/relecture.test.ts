import { describe, expect, it } from 'vitest';
import {
	approbations,
	aTraiter,
	estAttendue,
	type GenreDeMot,
	lireMot,
	PASSAGE_MAXIMUM,
	REMARQUE_MAXIMUM
} from '#lib/domain/recours/relecture.ts';

const mots = (...genres: GenreDeMot[]) => genres.map((genre) => ({ genre, marque: 'a', regle: false }));

describe('ce qui est écrit', () => {
	it('perd ses blancs autour, garde ses lignes', () => {
		expect(lireMot({ texte: ' un\n\ndeux \n', passage: ' cité ' }, 'Écrivez.')).toEqual({
			ok: true,
			texte: 'un\n\ndeux',
			passage: 'cité'
		});
	});

	it('est demandé quand il le faut, et seulement alors', () => {
		expect(lireMot({ texte: ' \n ' }, 'Écrivez.')).toMatchObject({
			ok: false,
			refus: { code: 'texte-manquant', message: 'Écrivez.', champ: 'texte' }
		});
		expect(lireMot({ texte: '' }, null)).toMatchObject({ ok: true, texte: '' });
	});

	it('a une longueur au plus, dite avec celle qu’il a', () => {
		expect(lireMot({ texte: 'a'.repeat(REMARQUE_MAXIMUM) }, null)).toMatchObject({ ok: true });
		const long = lireMot({ texte: 'a'.repeat(REMARQUE_MAXIMUM + 1) }, null);
		expect(long).toMatchObject({ ok: false, refus: { code: 'texte-trop-long', champ: 'texte' } });
		expect(long.ok ? '' : long.refus.message).toContain('4001 caractères\u202f: 4000 au plus');
		expect(lireMot({ texte: 'a', passage: 'b'.repeat(PASSAGE_MAXIMUM + 1) }, null)).toMatchObject({
			ok: false,
			refus: { code: 'passage-trop-long', champ: 'passage' }
		});
	});
});

describe('une relecture demandée', () => {
	it.each<[string, GenreDeMot[], boolean]>([
		['sans demande, personne n’attend', ['remarque', 'reponse'], false],
		['attend tant qu’aucun délégué n’a écrit', ['demande'], true],
		['une réponse de l’agent n’y change rien', ['remarque', 'demande', 'reponse'], true],
		['une remarque la satisfait', ['demande', 'remarque'], false],
		['une approbation aussi', ['demande', 'approbation'], false],
		['une nouvelle demande attend de nouveau', ['demande', 'remarque', 'demande'], true]
	])('%s', (_titre, genres, attendue) => {
		expect(estAttendue(mots(...genres))).toBe(attendue);
	});
});

it('il reste à traiter les remarques que l’agent n’a pas réglées', () => {
	const [une, autre, ...suite] = mots('remarque', 'remarque', 'approbation', 'reponse');
	expect(aTraiter([{ ...une!, regle: true }, autre!, ...suite])).toEqual([autre]);
});

it('une approbation vaut pour la lettre lue, et pour elle seule', () => {
	const [un] = mots('approbation');
	const tous = [un!, { ...un!, marque: 'b' }, ...mots('remarque')];
	expect(approbations(tous, 'a')).toEqual([un]);
	expect(approbations(tous, 'b')).toHaveLength(1);
	expect(approbations(tous, 'c')).toEqual([]);
});
