import { describe, expect, it } from 'vitest';
import { VOIES } from '#lib/domain/recours/envoi.ts';
import { LONGUEUR_PREUVE } from '../../../../../../faits/saisie.ts';
import { LONGUEUR_PREUVE_SAISIE } from './limites.ts';
import { envoiLu } from './saisie.ts';

const lu = (valeurs: Record<string, string>) => envoiLu({ le: '2026-01-20', moyen: 'lrar', ...valeurs });
const erreursDe = (valeurs: Record<string, string>) => {
	const saisi = lu(valeurs);
	return saisi.ok ? [] : saisi.erreurs.map(({ champ }) => champ);
};

describe('le formulaire d’un envoi', () => {
	it('un recommandé : son numéro, sa pièce, ce qui est coché, et la phrase qui le prouve', () => {
		const saisi = lu({
			numero: '1A 187 022\n0781 0',
			piece: 'p1',
			'etapes-lrar': 'signee depot',
			'etapes-courriel': 'copie',
			preuve: 'Bordereau dans le tiroir.'
		});
		expect(saisi).toMatchObject({
			ok: true,
			envoi: { moyen: 'lrar', numero: '1A 187 022 0781 0', pieceId: 'p1', etapes: ['signee', 'depot'] }
		});
		expect(saisi.ok && saisi.envoi.preuve?.replaceAll('\u00a0', ' ')).toBe(
			'Recommandé n° 1A 187 022 0781 0, déposé le mardi 20 janvier 2026. Preuve jointe au dossier. Bordereau dans le tiroir.'
		);
	});

	it('les champs d’une autre voie ne sont pas lus', () => {
		expect(lu({ moyen: 'courriel', numero: '1A18702207810' })).toMatchObject({
			ok: true,
			envoi: { numero: '', pieceId: null, etapes: [], preuve: null }
		});
	});

	it.each([
		['sans jour', { le: '' }, ['le']],
		['un jour qui n’existe pas', { le: '31/02/2026' }, ['le']],
		['sans moyen', { moyen: '' }, ['moyen']],
		['de vive voix, qui n’est pas un envoi', { moyen: 'oral' }, ['moyen']],
		['un numéro sans fin', { numero: '1'.repeat(41) }, ['numero']],
		[
			'tout à la fois',
			{ le: '', moyen: '', preuve: 'é'.repeat(LONGUEUR_PREUVE_SAISIE + 1) },
			['le', 'preuve', 'moyen']
		]
	])('%s : refusé sur son champ', (_, valeurs, champs) => {
		expect(erreursDe(valeurs)).toEqual(champs);
	});

	it('la plus longue preuve, avec sa phrase, se corrige ensuite comme la preuve de tout fait', () => {
		for (const moyen of VOIES) {
			const saisi = lu({
				moyen,
				le: '2026-09-30',
				numero: '1'.repeat(40),
				piece: 'p1',
				preuve: 'é'.repeat(LONGUEUR_PREUVE_SAISIE)
			});
			expect(saisi.ok && (saisi.envoi.preuve?.length ?? 0) <= LONGUEUR_PREUVE).toBe(true);
		}
	});
});
