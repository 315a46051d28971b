import { describe, expect, it } from 'vitest';
import type { MoyenRetenu } from '#lib/domain/moyens/moyen.ts';
import { brouillonVide, choisir } from '#lib/domain/recours/brouillon.ts';
import {
	avecRemarque,
	avecReponses,
	bilan,
	REMARQUES_MAXIMUM,
	examenDuRecours,
	type Matiere
} from '#lib/domain/recours/examen.ts';
import { jour, NOTIFIE } from '../../../../test/support/recours.ts';

const matiere = (change: Partial<Matiere> = {}): Matiere => ({
	faits: [NOTIFIE],
	regime: 'fpe',
	employeur: 'dgfip',
	zone: 'metropole',
	au: jour('2026-01-12'),
	brouillon: brouillonVide(),
	...change
});
const repond = (examen: Record<string, string>) => ({ ...brouillonVide(), examen });
const codes = (trouves: readonly MoyenRetenu[]) => trouves.map(({ code }) => code);

describe('les moyens d’un recours', () => {
	it('une réponse du brouillon fait apparaître son moyen', () => {
		expect(codes(examenDuRecours(matiere()).moyens)).not.toContain('G28');
		const { moyens } = examenDuRecours(matiere({ brouillon: repond({ G28: 'oui' }) }));
		expect(codes(moyens)).toContain('G28');
	});

	it('les mots recopiés du compte rendu comptent, jamais ceux de l’agent', () => {
		const lu = choisir([], [{ code: 'appreciation', lignes: [] }]);
		if (!lu.ok) throw new Error(lu.refus.message);
		const phrase = 'Je regrette ses absences liées à son mandat syndical.';
		const avec = (textes: { passage: string; motif: string }) =>
			codes(
				examenDuRecours(
					matiere({
						brouillon: { ...brouillonVide(), elements: lu.elements.map((un) => ({ ...un, ...textes })) }
					})
				).moyens
			);
		expect(avec({ passage: phrase, motif: '' })).toContain('G20');
		expect(avec({ passage: '', motif: phrase })).not.toContain('G20');
	});

	it('une réponse que les faits contredisent depuis est mise de côté et dite', () => {
		const examen = { G12: '2026-01-02', G28: 'oui' };
		const faits = [{ type: 'entretien-tenu', le: jour('2026-01-08') } as const, NOTIFIE];
		const vu = examenDuRecours(matiere({ faits, brouillon: repond(examen) }));
		expect(vu.ecartees.map(({ code }) => code)).toEqual(['G12']);
		expect(codes(vu.moyens)).toContain('G28');
	});

	it('une question qui n’existe plus ne casse rien', () => {
		const vu = examenDuRecours(matiere({ brouillon: repond({ G99: 'oui', G28: 'oui' }) }));
		expect(vu.ecartees.map(({ code }) => code)).toEqual(['G99']);
		expect(codes(vu.moyens)).toContain('G28');
	});
});

describe('garder les réponses', () => {
	it('ce qui est effacé redevient inconnu, ce que la page ne montrait pas reste', () => {
		const avant = matiere({ brouillon: repond({ G28: 'oui', G30: 'oui' }) });
		const garde = avecReponses(avant, { G28: '', G31: 'oui' });
		expect(garde).toMatchObject({ ok: true, examen: { G30: 'oui', G31: 'oui' } });
		expect(garde.ok && 'G28' in garde.examen).toBe(false);
	});

	it('une réponse hors de sa liste est refusée à sa question', () => {
		const garde = avecReponses(matiere(), { G28: 'peut-être' });
		expect(garde).toMatchObject({ ok: false, refus: { champ: 'G28' } });
	});
});

describe('ce que l’on dit d’abord', () => {
	const un = (force: MoyenRetenu['force'], aConfirmer: string | null = null) =>
		({ force, aConfirmer }) as MoyenRetenu;
	it.each([
		['rien', [], 'rien'],
		['un moyen sans effet n’est rien', [un('sans-effet')], 'rien'],
		['un moyen faible seul', [un('faible')], 'faible'],
		[
			'des mots à confirmer, même forts, ne sont pas solides',
			[un('forte', 'G20'), un('faible')],
			'a-confirmer'
		],
		['un moyen qui dépend des faits', [un('moyenne')], 'a-etayer'],
		['un moyen fort', [un('faible'), un('forte')], 'solide']
	])('%s', (_, trouves, attendu) => {
		expect(bilan(trouves)).toBe(attendu);
	});
});

describe('un paragraphe dans la lettre', () => {
	const avec = (moyens: string) => ({
		...brouillonVide(),
		demandes: { ...brouillonVide().demandes, moyens }
	});

	it('il tient sur sa ligne, après les autres', () => {
		const mis = avecRemarque(avec('Première.'), 'Deuxième,\nsuite.');
		expect(mis.ok && mis.brouillon.demandes.moyens).toBe('Première.\nDeuxième, suite.');
	});

	it('deux fois le même ne s’écrit qu’une fois', () => {
		const mis = avecRemarque(avec('Première.'), ' Première. ');
		expect(mis.ok && mis.brouillon.demandes.moyens).toBe('Première.');
	});

	it.each([
		[
			'trop de lignes',
			Array.from({ length: REMARQUES_MAXIMUM.lignes }, (_, rang) => `Point ${rang}`).join('\n')
		],
		['trop de caractères', 'a'.repeat(REMARQUES_MAXIMUM.caracteres - 3)]
	])('%s : refusé', (_, moyens) => {
		expect(avecRemarque(avec(moyens), 'Encore')).toMatchObject({
			ok: false,
			refus: { code: 'trop-de-remarques' }
		});
	});
});
