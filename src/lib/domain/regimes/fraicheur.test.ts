import { describe, expect, it } from 'vitest';
import { fondements } from './fondements.ts';
import { aRelireLe, etatDeLecture, MENTIONS, motifDeRelecture } from './fraicheur.ts';

const jour = (iso: string) => Temporal.PlainDate.from(iso);

/** The day after the last one on which a reading of the registry holds. */
const LECTURES_PERIMEES = fondements()
	.flatMap((source) => aRelireLe(source) ?? [])
	.toSorted(Temporal.PlainDate.compare)
	.at(-1)!
	.add({ days: 1 });

describe('état de lecture', () => {
	it.each([
		['lue la veille', 'en-vigueur', '2026-11-22', '2026-11-23', 'a-jour'],
		['lue le jour même', 'en-vigueur', '2026-11-22', '2026-11-22', 'a-jour'],
		['lue il y a un an jour pour jour', 'en-vigueur', '2026-11-22', '2027-11-22', 'a-jour'],
		['lue il y a un an et un jour', 'en-vigueur', '2026-11-22', '2027-11-23', 'ancienne'],
		['lue un 29 février', 'en-vigueur', '2028-02-29', '2029-02-28', 'a-jour'],
		['lue un 29 février, le lendemain de l’an', 'en-vigueur', '2028-02-29', '2029-03-01', 'ancienne'],
		['à vérifier, lue récemment', 'a-verifier', '2026-11-22', '2026-12-01', 'a-jour'],
		['historique, lue il y a deux ans', 'historique', '2026-11-22', '2028-12-01', 'ancienne'],
		['jamais lue', 'en-vigueur', null, '2026-11-22', 'jamais-lue'],
		['abrogée, lue la veille', 'abroge', '2026-11-22', '2026-11-23', 'abroge'],
		['abrogée, jamais lue', 'abroge', null, '2026-11-23', 'abroge']
	] as const)('%s (%s, lue le %s), le %s : %s', (_titre, etat, verifieLe, au, attendu) => {
		expect(etatDeLecture({ etat, verifieLe }, jour(au))).toBe(attendu);
	});

	it('le jour après lequel il faut relire', () => {
		expect(aRelireLe({ verifieLe: '2026-11-22' })?.toString()).toBe('2027-11-22');
		expect(aRelireLe({ verifieLe: null })).toBeNull();
	});

	it('ce qui n’est pas à jour se dit en mots, ce qui l’est ne dit rien', () => {
		expect(MENTIONS['a-jour']).toBeNull();
		for (const etat of ['ancienne', 'jamais-lue', 'abroge'] as const) expect(MENTIONS[etat]).not.toBeNull();
	});

	it('plus d’un an après la dernière lecture du registre, plus rien n’est à jour', () => {
		expect(fondements().filter((source) => etatDeLecture(source, LECTURES_PERIMEES) === 'a-jour')).toEqual(
			[]
		);
	});
});

describe('motif de relecture', () => {
	it.each([
		['en vigueur, certaine, lue hier', 'en-vigueur', 'certain', '2026-11-21', null],
		['en vigueur, discutée, lue hier', 'en-vigueur', 'discute', '2026-11-21', null],
		['peut avoir changé', 'a-verifier', 'certain', '2026-11-21', 'a-verifier'],
		['libellé incertain', 'en-vigueur', 'a-verifier', '2026-11-21', 'a-verifier'],
		['lue il y a deux ans', 'en-vigueur', 'certain', '2024-11-21', 'ancienne'],
		['lue il y a deux ans, et peut avoir changé', 'a-verifier', 'certain', '2024-11-21', 'ancienne'],
		['page d’une époque passée, lue il y a deux ans', 'historique', 'discute', '2024-11-21', 'ancienne'],
		['jamais lue', 'en-vigueur', 'a-verifier', null, 'jamais-lue'],
		['abrogée', 'abroge', 'certain', '2026-11-21', 'abroge']
	] as const)('%s : %s, %s, le %s → %s', (_titre, etat, certitude, verifieLe, attendu) => {
		expect(motifDeRelecture({ etat, certitude, verifieLe }, jour('2026-11-22'))).toBe(attendu);
	});
});
