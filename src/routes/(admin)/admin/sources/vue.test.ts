import { describe, expect, it } from 'vitest';
import { fondements } from '#lib/domain/regimes/fondements.ts';
import { aRelireLe } from '#lib/domain/regimes/fraicheur.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { relecture } from './vue.server.ts';

const FINS = fondements()
	.flatMap((source) => aRelireLe(source) ?? [])
	.toSorted(Temporal.PlainDate.compare);
/** While every reading still holds; when none does any more. */
const [LU, PERIME] = [FINS[0]!, FINS.at(-1)!.add({ days: 1 })];

const parties = relecture(LU);
const codes = (motif: string) =>
	parties.find((partie) => partie.motif === motif)?.sources.map(({ code }) => code) ?? [];

describe('sources à relire', () => {
	it('le plus pressant d’abord', () => {
		expect(parties.map(({ motif }) => motif)).toEqual(['jamais-lue', 'a-verifier', 'abroge']);
		for (const { sens } of parties) expect(sens).toBe(typographie(sens));
	});

	it('chaque source abrogée, jamais lue ou à vérifier y est une fois', () => {
		expect(codes('abroge')).toContain('loi-84-16-art-65');
		expect(codes('jamais-lue')).toContain('ce-beaulieu-1964');
		expect(codes('a-verifier')).toContain('decret-2010-888-art-6');
		const tous = parties.flatMap(({ sources }) => sources.map(({ code }) => code));
		expect(new Set(tous).size).toBe(tous.length);
		expect(tous).not.toContain('ce-386907');
	});

	it('dans un motif, la plus citée d’abord, avec chaque lieu', () => {
		const { sources } = parties.find(({ motif }) => motif === 'a-verifier')!;
		const nombres = sources.map(({ lieux }) => lieux.length);
		expect(nombres).toEqual(nombres.toSorted((a, b) => b - a));
		const article6 = sources.find(({ code }) => code === 'decret-2010-888-art-6');
		expect(article6?.lieux.map(({ ou }) => ou)).toContain('Recours hiérarchique (fonctionnaires de l’État)');
	});

	it('une adresse qui n’est pas officielle est écrite, jamais donnée en lien', () => {
		for (const { lien, adresse } of parties.flatMap(({ sources }) => sources)) {
			expect(lien === null || adresse === null).toBe(true);
		}
	});

	it('plus d’un an après la dernière lecture, tout est à relire', () => {
		const apres = relecture(PERIME);
		expect(apres.map(({ motif }) => motif)).toEqual(['jamais-lue', 'ancienne', 'abroge']);
		expect(apres.flatMap(({ sources }) => sources)).toHaveLength(fondements().length);
	});
});
