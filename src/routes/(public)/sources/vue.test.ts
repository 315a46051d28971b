import { describe, expect, it } from 'vitest';
import { fondement, fondements } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { REGIMES_EXPOSES, regimeVu } from '../regles/vue.server.ts';
import { registre } from './vue.server.ts';

const AU = Temporal.PlainDate.from('2026-11-22');

describe('page des sources', () => {
	const parties = registre(AU);
	const toutes = parties.flatMap(({ sources }) => sources);

	it('tout le registre y est, une fois, sous sa nature', () => {
		expect(toutes.map(({ code }) => code).toSorted()).toEqual(
			fondements()
				.map(({ code }) => code)
				.toSorted()
		);
		for (const { type, sources } of parties) {
			for (const { code } of sources) expect(fondement(code).type).toBe(type);
		}
	});

	it('chaque source dit son état, et un lien ne mène qu’à un site officiel', () => {
		for (const { etat, lien, luDans } of toutes) {
			expect(etat).not.toBe('');
			expect(etat).toBe(typographie(etat));
			expect(lien === null || luDans === null).toBe(true);
			if (lien) expect(new URL(lien).hostname).toMatch(/(gouv\.fr|conseil-etat\.fr|defenseurdesdroits\.fr)$/);
		}
	});

	it('chaque lien vers une règle mène à une étape de sa page', () => {
		const places = new Set(
			REGIMES_EXPOSES.flatMap((code) => {
				const { etapes, employeurs } = regimeVu(code, AU);
				const propres = employeurs.flatMap((employeur) => [
					`${employeur.code}-commission`,
					...employeur.etapes.map(({ ancre }) => ancre)
				]);
				const ancres = ['commission', ...etapes.map(({ ancre }) => ancre), ...propres];
				return [`/regles/${code}`, ...ancres.map((ancre) => `/regles/${code}#${ancre}`)];
			})
		);
		const liens = toutes.flatMap(({ lieux }) => lieux.flatMap(({ href }) => href ?? []));
		const versRegles = liens.filter((href) => href.startsWith('/regles/'));
		expect(versRegles.length).toBeGreaterThan(50);
		expect(versRegles.filter((href) => !places.has(href))).toEqual([]);
	});

	it('une source citée dit où, une autre ne le dit pas', () => {
		const silence = toutes.find(({ code }) => code === 'ce-417292');
		expect(silence?.lieux.length).toBeGreaterThan(3);
		expect(toutes.some(({ lieux }) => lieux.length === 0)).toBe(true);
	});
});
