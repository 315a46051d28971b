import { describe, expect, it } from 'vitest';
import { modele } from '#lib/server/contenu.ts';
import { figeComplet } from '#lib/server/courriers.ts';
import { apercu } from '#lib/domain/courriers/courrier.ts';

describe('une lettre figée', () => {
	const { courrier } = apercu(modele('relance')!, {});

	it('d’une version antérieure ne cite aucune pièce et parle à un agent de l’État', () => {
		expect(figeComplet({ courrier, champs: {}, elements: [] })).toEqual({
			courrier,
			champs: {},
			elements: [],
			pieces: [],
			regime: 'fpe'
		});
	});

	it('garde les pièces qu’elle cite', () => {
		const pieces = [{ id: 'p1', numero: 1, intitule: 'Compte rendu', sha256: 'a'.repeat(64) }];
		expect(figeComplet({ courrier, champs: {}, elements: [], pieces }).pieces).toEqual(pieces);
	});
});
