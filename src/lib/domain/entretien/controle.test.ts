import { describe, expect, it } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import {
	CODES_DE_QUESTION,
	type Controle,
	controle,
	devoirsDe,
	lirePropres,
	QUESTIONS_PROPRES
} from '#lib/domain/entretien/controle.ts';
import type { ReponsesPropres } from '#lib/domain/entretien/devoir.ts';
import { DEVOIRS, MINUTES_DU_GUIDE } from '#lib/domain/entretien/devoirs.ts';
import { CATALOGUE } from '#lib/domain/moyens/catalogue.ts';
import type { Dossier } from '#lib/domain/moyens/dossier.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';

const jour = (iso: string) => Temporal.PlainDate.from(iso);
const TENU: Fait = { type: 'entretien-tenu', le: jour('2026-02-02') };
const BASE: Dossier = {
	regime: 'fpe',
	employeur: null,
	zone: 'metropole',
	au: jour('2026-02-03'),
	faits: [TENU]
};

function lu(dossier: Partial<Dossier> = {}, propres: ReponsesPropres = {}): Controle {
	const resultat = controle({ ...BASE, ...dossier }, propres);
	if (!resultat.ok) throw new Error(resultat.refus.message);
	return resultat;
}
const etat = (code: string, dossier: Partial<Dossier> = {}, propres: ReponsesPropres = {}) =>
	lu(dossier, propres).devoirs.find((un) => un.code === code)?.etat;
const codes = ({ moyens }: Controle) => moyens.map(({ code, force }) => `${code} ${force}`);

describe('une réponse absente n’est jamais un « non »', () => {
	it.each(REGIMES.filter((code) => !estAncien(code)))(
		'%s : tout est inconnu, rien ne se plaide',
		(regime) => {
			const { devoirs, moyens } = lu({ regime });
			expect(devoirs.map((un) => un.etat)).toEqual(devoirs.map(() => 'inconnu'));
			expect(moyens).toEqual([]);
		}
	);

	it('« je ne sais pas » non plus', () => {
		const reponses = { G04: 'ne-sais-pas', G06: 'ne-sais-pas' };
		expect(etat('superieur-direct', { reponses })).toBe('inconnu');
		expect(codes(lu({ reponses }))).toEqual([]);
	});
});

describe('chaque devoir, suivi ou non, et ce qu’il vaut', () => {
	const convocation = (le: string): Fait => ({
		type: 'convocation-recue',
		le: jour(le),
		entretienLe: jour('2026-02-02')
	});

	it.each([
		['2026-01-25', 'suivi', []],
		['2026-01-26', 'manque', ['G02 moyenne']]
	])('convocation lue le %s pour le 2 février : %s', (le, attendu, moyens) => {
		const dossier = { faits: [convocation(le), TENU] };
		expect(etat('preavis', dossier)).toBe(attendu);
		expect(codes(lu(dossier))).toEqual(moyens);
	});

	it('entretien mené par une autre personne : un argument fort', () => {
		const dossier = { reponses: { G04: 'non' } };
		expect(etat('superieur-direct', dossier)).toBe('manque');
		expect(codes(lu(dossier))).toEqual(['G04 forte']);
	});

	it('un tiers qui parle, un tiers qui se tait, personne', () => {
		expect(codes(lu({ reponses: { G06: 'actif' } }))).toEqual(['G06 moyenne']);
		expect(codes(lu({ reponses: { G06: 'silencieux' } }))).toEqual(['G06 faible']);
		expect(etat('tiers', { reponses: { G06: 'aucun' } })).toBe('suivi');
	});

	it('quarante-cinq minutes ne sont pas une règle : moins ne se plaide pas, cinq minutes oui', () => {
		const court = { reponses: { G19: String(MINUTES_DU_GUIDE - 1) } };
		expect(etat('duree', court)).toBe('manque');
		expect(lu(court).devoirs.find(({ code }) => code === 'duree')?.poids).toBe('usage');
		expect(codes(lu(court))).toEqual([]);
		expect(codes(lu({ reponses: { G19: '5' } }))).toEqual(['G19 moyenne']);
	});

	it('les documents : une règle à l’hôpital, une bonne pratique à l’État, où rien n’en naît', () => {
		const reponses = { G03: 'aucun' };
		const documents = (regime: Dossier['regime']) =>
			lu({ regime, reponses }).devoirs.find(({ code }) => code === 'documents');
		expect(documents('fph')).toMatchObject({ etat: 'manque', poids: 'texte' });
		expect(documents('fpe')).toMatchObject({ etat: 'manque', poids: 'usage' });
		expect(codes(lu({ regime: 'fph', reponses }))).toEqual(['G03 faible']);
		expect(codes(lu({ regime: 'fpe', reponses }))).toEqual([]);
	});

	it('des objectifs jamais fixés : noté, mais rien ne se plaide avant le compte rendu', () => {
		const reponses = { G34: 'non' };
		expect(etat('objectifs-passes', { reponses })).toBe('manque');
		expect(codes(lu({ reponses }))).toEqual([]);
		const recu: Fait = { type: 'compte-rendu-communique', le: jour('2026-02-03') };
		expect(codes(lu({ reponses, faits: [TENU, recu] }))).toEqual(['G34 moyenne']);
	});

	it.each([
		['rubriques', ['rien'], 'suivi'],
		['rubriques', ['rien', 'formation'], 'manque'],
		['sujets', ['aucun'], 'suivi'],
		['sujets', ['syndicat', 'sante'], 'manque'],
		['conditions', ['non'], 'manque'],
		['faits', ['oui'], 'suivi'],
		['personne', ['non'], 'manque'],
		['parole', ['ne-sais-pas'], 'inconnu']
	])('%s %j : %s', (code, dites, attendu) => {
		expect(etat(code, {}, { [code]: dites })).toBe(attendu);
	});

	it('ce que les faits disent déjà n’est pas redemandé', () => {
		const faits: Fait[] = [
			{ ...TENU, type: 'entretien-tenu', conduitPar: 'autre', tiers: 'actif', dureeMinutes: 4 }
		];
		expect(lu({ faits }).questions.map(({ code }) => code)).not.toEqual(
			expect.arrayContaining(['G04', 'G06', 'G19'])
		);
		expect(codes(lu({ faits }))).toEqual(['G04 forte', 'G06 moyenne', 'G19 moyenne']);
	});

	it('le jour de remise du compte rendu, là où un texte en fixe un', () => {
		expect(lu({ regime: 'fph' }).remiseAvant?.toString()).toBe('2026-03-04');
		expect(lu({ regime: 'fpe' }).remiseAvant).toBeNull();
	});
});

describe('la liste des devoirs', () => {
	it('ne demande que des questions du catalogue, et ne cite que des sources du registre', () => {
		const connues = new Set(CATALOGUE.flatMap(({ questions }) => questions).map(({ code }) => code));
		expect([...CODES_DE_QUESTION].filter((code) => !connues.has(code))).toEqual([]);
		for (const regime of REGIMES.filter((code) => !estAncien(code)))
			for (const { fondements, poids, code } of lu({ regime }).devoirs) {
				for (const source of fondements) expect(fondement(source)).toBeDefined();
				if (code === 'duree') expect(poids).not.toBe('texte');
			}
	});

	it('le compte personnel de formation n’est demandé qu’aux fonctionnaires', () => {
		const concernes = REGIMES.filter((regime) =>
			devoirsDe({ regime }).some(({ code }) => code === 'formation')
		);
		expect(concernes.filter((code) => !estAncien(code))).toEqual(['fpe', 'fpt', 'fph']);
	});

	it('chaque devoir a de quoi être renseigné', () => {
		for (const { questions, propre } of DEVOIRS)
			expect(questions.length > 0 || propre !== undefined).toBe(true);
	});

	it('une valeur hors liste n’est pas une réponse', () => {
		const lues = lirePropres(
			new Map([
				['sujets', 'syndicat <script> sante __proto__'],
				['faits', 'peut-être'],
				['conditions', 'oui non']
			])
		);
		expect(lues['sujets']).toEqual(['syndicat', 'sante']);
		expect(lues['faits']).toEqual([]);
		expect(lues['conditions']).toEqual(['oui']);
		expect(Object.keys(lues)).toEqual(QUESTIONS_PROPRES.map(({ code }) => code));
	});
});

describe('ce qui est refusé', () => {
	it.each([
		['une ancienne notation', { regime: 'onic-2005', faits: [] } as const, 'regime-ancien'],
		['une réponse hors liste', { reponses: { G04: 'peut-être' } }, 'reponse-inconnue'],
		['un nombre impossible', { reponses: { G19: '-3' } }, 'nombre-attendu'],
		[
			'un entretien à venir',
			{ faits: [{ type: 'entretien-tenu', le: jour('2026-03-01') }] as Fait[] },
			'fait-futur'
		]
	])('%s', (_cas, dossier, code) => {
		expect(controle({ ...BASE, ...dossier }, {})).toMatchObject({ ok: false, refus: { code } });
	});
});
