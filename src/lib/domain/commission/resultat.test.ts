import { describe, expect, it } from 'vitest';
import { ensemble, faitDeLAvis, resultatPossible, type Vote, type VoteSaisi, voteSaisi } from './resultat.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const LE = jour('2026-04-14');

type Trois = readonly [number | null, number | null, number | null];
const saisi = (a: Trois, p: Trois): VoteSaisi => ({
	administration: { pour: a[0], contre: a[1], abstention: a[2] },
	personnel: { pour: p[0], contre: p[1], abstention: p[2] }
});
const vote = (a: Trois, p: Trois): Vote => {
	const lu = voteSaisi(saisi(a, p));
	if (!lu.ok || lu.vote === null) throw new Error('no vote');
	return lu.vote;
};
const RIEN: Trois = [null, null, null];

describe('un vote saisi', () => {
	it('rien : le vote n’est pas connu', () => {
		expect(voteSaisi(saisi(RIEN, RIEN))).toEqual({ ok: true, vote: null });
	});

	it('un blanc à côté de nombres vaut zéro', () => {
		expect(ensemble(vote([null, 4, null], [3, null, 1]))).toEqual({ pour: 3, contre: 4, abstention: 1 });
	});

	it.each([
		['négatif', saisi([-1, 0, 0], [4, 0, 0]), 'voix-impossibles', 'administration-pour'],
		['absurde', saisi([0, 0, 0], [4, 31, 0]), 'voix-impossibles', 'personnel-contre'],
		['pas entier', saisi([0, 0, 1.5], [4, 0, 0]), 'voix-impossibles', 'administration-abstention'],
		['sans votant', saisi([0, 0, 0], [0, 0, 0]), 'vote-sans-voix', 'administration-pour']
	] as const)('%s : refusé à son champ', (_, tape, code, champ) => {
		expect(voteSaisi(tape)).toMatchObject({ ok: false, refus: { code, champ } });
	});
});

describe('un avis et son vote', () => {
	const lu = (
		avis: 'favorable' | 'partiel' | 'defavorable' | 'partage',
		v: Vote | null,
		au = '2026-04-14'
	) => {
		const possible = resultatPossible({ avis, vote: v }, { le: LE, au: jour(au) });
		return possible.ok ? 'permis' : possible.refus.code;
	};
	const POUR = vote([1, 3, 0], [4, 0, 0]);
	const CONTRE = vote([0, 4, 0], [2, 0, 2]);
	const EGAL = vote([0, 4, 0], [4, 0, 0]);

	it('la veille de la séance, rien ne se note ; le jour même, oui', () => {
		expect(lu('favorable', null, '2026-04-13')).toBe('seance-a-venir');
		expect(lu('favorable', null)).toBe('permis');
	});

	it.each([
		['favorable', POUR, 'permis'],
		['favorable', EGAL, 'vote-contraire'],
		['favorable', CONTRE, 'vote-contraire'],
		['defavorable', CONTRE, 'permis'],
		['defavorable', POUR, 'vote-contraire'],
		['partage', EGAL, 'permis'],
		['partage', POUR, 'vote-contraire'],
		['partiel', POUR, 'permis'],
		['partiel', CONTRE, 'permis'],
		['partiel', EGAL, 'permis']
	] as const)('%s avec ce vote : %j, %s', (avis, v, attendu) => {
		expect(lu(avis, v)).toBe(attendu);
	});
});

describe('le fait que l’agent note', () => {
	it.each([
		['favorable', { type: 'cap-avis', le: LE, sens: 'total' }],
		['partiel', { type: 'cap-avis', le: LE, sens: 'partiel' }],
		['defavorable', { type: 'cap-avis', le: LE, sens: 'rejet' }],
		['partage', { type: 'cap-avis', le: LE }]
	] as const)('avis %s', (avis, fait) => {
		expect(faitDeLAvis(avis, LE)).toEqual(fait);
	});
});
