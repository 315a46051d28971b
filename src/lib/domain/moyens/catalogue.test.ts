import { describe, expect, it } from 'vitest';
import { conseils } from '#lib/domain/recours/conseils.ts';
import { EMPLOYEURS, REGIMES } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { estAncien, regimeApplicable } from '#lib/domain/regimes/regimes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { CATALOGUE, fiche } from './catalogue.ts';
import { CODES_MOYEN } from './moyen.ts';
import { nonPlaides, pieges } from './pieges.ts';
import { principes } from './principes.ts';
import { type Sujet, texteSur } from './textes.ts';

describe('le catalogue des moyens', () => {
	it('a les quarante codes, dans l’ordre', () => {
		expect(CATALOGUE.map(({ code }) => code)).toEqual([...CODES_MOYEN]);
		expect(CODES_MOYEN).toHaveLength(40);
	});

	it.each(CATALOGUE.map((une) => [une.code, une] as const))(
		'%s : chaque source existe, dans chaque régime',
		(_code, une) => {
			const { fondements, pour, contre } = une;
			for (const regime of REGIMES) {
				for (const employeur of [null, ...EMPLOYEURS]) {
					const base = typeof fondements === 'function' ? fondements({ regime, employeur }) : fondements;
					for (const code of base) expect(fondement(code).code).toBe(code);
				}
			}
			for (const { fondement: code } of [...pour, ...contre]) expect(fondement(code).code).toBe(code);
		}
	);

	it('ce dont l’issue n’est pas connue est dit tel', () => {
		for (const { pour, contre } of CATALOGUE) {
			for (const { texte, fondement: code } of [...pour, ...contre]) {
				const { certitude, texte: nom } = fondement(code);
				if (certitude === 'a-verifier' && /^(CAA|TA|CE)\b/.test(nom)) {
					expect([code, texte]).toEqual([code, expect.stringMatching(/à lire|pas connue|première instance/)]);
				}
			}
		}
	});

	it('chaque texte est français : apostrophes droites seulement avant la typographie, pas de tiret long', () => {
		for (const { titre, pour, contre, preuves, boycott, questions, cas } of CATALOGUE) {
			const ecrits = [
				titre,
				boycott.texte,
				...preuves,
				...[...pour, ...contre].map(({ texte }) => texte),
				...questions.map(({ pourquoi }) => pourquoi),
				...cas.map(({ quand }) => quand)
			];
			for (const ecrit of ecrits) {
				expect(ecrit).not.toMatch(/[–—]|\.\.\.| {2}/);
				expect(typographie(ecrit)).toBe(typographie(typographie(ecrit)));
				expect(typographie(ecrit)).not.toMatch(/'/);
			}
		}
	});

	it('ce qui se plaide se prouve : chaque moyen dit quoi réunir, sauf ce qui ne se plaide jamais', () => {
		const jamais = CATALOGUE.filter(({ cas }) => cas.every(({ force }) => force === 'sans-effet'));
		expect(jamais.map(({ code }) => code)).toEqual(['G14', 'G15', 'G16', 'G39']);
		for (const { code, preuves } of CATALOGUE.filter((une) => !jamais.includes(une))) {
			expect([code, preuves.length > 0]).toEqual([code, true]);
		}
	});

	it('les codes des questions commencent par celui de leur moyen et ne se répètent pas', () => {
		const codes = CATALOGUE.flatMap(({ code, questions }) =>
			questions.map((question) => {
				expect(question.code.startsWith(code)).toBe(true);
				return question.code;
			})
		);
		expect(new Set(codes).size).toBe(codes.length);
	});

	it('les textes cités sont ceux des régimes eux-mêmes', () => {
		const memes: readonly [Sujet, 'entretien' | 'signature' | 'visa'][] = [
			['entretien', 'entretien'],
			['signature', 'signature'],
			['visa', 'visa']
		];
		for (const code of REGIMES) {
			if (estAncien(code)) continue;
			const lu = regimeApplicable(code);
			if (!lu.ok) throw new Error(code);
			for (const [sujet, exigence] of memes) {
				expect(lu.regime.exigences[exigence]).toContain(texteSur(sujet, { regime: code }));
			}
			expect(lu.regime.preavis.fondements).toContain(texteSur('convocation', { regime: code }));
		}
	});
});

describe('les pièges d’écriture', () => {
	const codes = (...[population]: Parameters<typeof pieges>) => pieges(population).map(({ code }) => code);

	it('l’article 7 dans la territoriale, la CAPL à la DGFiP, nulle part ailleurs', () => {
		expect(codes({ regime: 'fpt' })).toContain('article-7');
		expect(codes({ regime: 'fpe' })).not.toContain('article-7');
		expect(codes({ regime: 'fpe', employeur: 'dgfip' })).toContain('capl');
		expect(codes({ regime: 'fpe' })).not.toContain('capl');
		expect(codes({ regime: 'fph' })).not.toContain('capl');
	});

	it('chacun a une source, et n’est écrit qu’avec la typographie du pays', () => {
		for (const regime of REGIMES) {
			for (const { nePasEcrire, pourquoi, ecrirePlutot, fondements } of pieges({ regime, employeur: null })) {
				expect(fondements.length).toBeGreaterThan(0);
				for (const ecrit of [nePasEcrire, pourquoi, ecrirePlutot ?? '']) {
					expect(ecrit).toBe(typographie(ecrit));
					expect(ecrit).not.toMatch(/['–—]/);
				}
			}
		}
	});

	it('chacun est aussi remarqué dans une lettre qui y tombe', () => {
		for (const regime of REGIMES) {
			for (const { code, nePasEcrire } of pieges({ regime, employeur: 'dgfip' })) {
				const remarques = conseils({ motif: '', redaction: nePasEcrire }).map((une) => une.code);
				expect([code, remarques]).toEqual([code, expect.arrayContaining([code])]);
			}
		}
	});

	it('du boycott rapproché de la grève, il n’y a rien à écrire', () => {
		expect(pieges({ regime: 'fpe' }).find(({ code }) => code === 'greve')?.ecrirePlutot).toBeNull();
	});
});

describe('ce qui vaut avant tout moyen', () => {
	it('dit à qui écrire, dans chaque régime, jamais à la personne qui évalue', () => {
		const premiers = (['fpe', 'fpt', 'fph', 'contractuel-etat', 'contractuel-territorial'] as const).map(
			(regime) => principes({ regime })[0]
		);
		expect(premiers.map((une) => une?.texte)).toEqual([
			expect.stringContaining('l’autorité hiérarchique'),
			expect.stringContaining('l’autorité territoriale'),
			expect.stringContaining('AIPN'),
			expect.stringContaining('l’autorité hiérarchique'),
			expect.stringContaining('l’autorité territoriale')
		]);
		expect(premiers.map((une) => une?.fondements[0]?.code)).toEqual([
			'decret-2010-888-art-6',
			'decret-2014-1526-art-7',
			'decret-2020-719',
			'decret-86-83-art-1-4',
			'decret-88-145-art-1-3'
		]);
	});

	it('une ancienne notation n’a pas de destinataire écrit', () => {
		expect(
			principes({ regime: 'onic-2005' })
				.map(({ texte }) => texte)
				.join(' ')
		).not.toContain('Écrivez à');
	});
});

describe('ce qui ne se plaide pas', () => {
	it('les quatre moyens sans effet, et les deux qui n’en ont pas toujours', () => {
		expect(nonPlaides({ regime: 'fpe' }).map(({ code }) => code)).toEqual([
			'G08',
			'G14',
			'G15',
			'G16',
			'G23',
			'G39'
		]);
	});

	it('les anciennes notations ont leurs propres règles de procédure', () => {
		expect(nonPlaides({ regime: 'onic-2005' }).map(({ code }) => code)).toEqual(['G23']);
	});

	it('chacun dit pourquoi', () => {
		for (const { pourquoi } of nonPlaides({ regime: 'fpt' })) expect(pourquoi).toMatch(/plaide|sans effet/i);
		expect(fiche('G16').questions).toEqual([]);
		const conditionnels = nonPlaides({ regime: 'fpe' }).filter(({ quand }) => quand !== null);
		expect(conditionnels.map(({ code }) => code)).toEqual(['G08', 'G23']);
	});
});
