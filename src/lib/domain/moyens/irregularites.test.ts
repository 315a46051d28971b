import { describe, expect, it } from 'vitest';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { calcul, type Cas, notifie } from '../../../../test/support/chaine.ts';

describe('irrégularités que les faits montrent', () => {
	const codes = (cas: Cas) => calcul(cas).irregularites.map(({ code, force }) => `${code} ${force}`);
	const convocation = { type: 'convocation-recue', le: '2026-01-02' };
	it.each<[string, Cas, string[]]>([
		[
			'sept jours de préavis',
			{ faits: [{ ...convocation, entretienLe: '2026-01-09' }], au: '2026-01-09' },
			['G02 moyenne']
		],
		[
			'huit jours suffisent',
			{ faits: [{ ...convocation, entretienLe: '2026-01-10' }], au: '2026-01-10' },
			[]
		],
		[
			'Éducation : quatorze jours contredisent l’arrêté',
			{
				employeur: 'education-biatss',
				faits: [{ ...convocation, entretienLe: '2026-01-16' }],
				au: '2026-01-16'
			},
			['G02 faible']
		],
		[
			'Éducation : quinze jours suffisent',
			{
				employeur: 'education-biatss',
				faits: [{ ...convocation, entretienLe: '2026-01-17' }],
				au: '2026-01-17'
			},
			[]
		],
		[
			'qui refuse perd le moyen',
			{
				faits: [
					{ ...convocation, entretienLe: '2026-01-09' },
					{ type: 'refus-envoye', le: '2026-01-03' }
				],
				au: '2026-01-09'
			},
			[]
		],
		['date d’entretien inconnue : rien', { faits: [convocation], au: '2026-01-09' }, []],
		[
			'territoriale : fiche de poste absente',
			{ regime: 'fpt', faits: [{ ...convocation, pieces: ['trame-compte-rendu'] }], au: '2026-01-09' },
			['G03 faible']
		],
		[
			'État : les pièces ne sont pas exigées',
			{ faits: [{ ...convocation, pieces: [] }], au: '2026-01-09' },
			[]
		],
		['pièces non renseignées : rien', { regime: 'fpt', faits: [convocation], au: '2026-01-09' }, []],
		[
			'entretien mené par un autre, devant un tiers actif',
			{
				faits: [{ type: 'entretien-tenu', le: '2026-01-09', conduitPar: 'autre', tiers: 'actif' }],
				au: '2026-01-09'
			},
			['G04 forte', 'G06 moyenne']
		],
		[
			'non signé, non visé, sans voies ni délais',
			{
				faits: [{ ...notifie, signeParSuperieur: false, vise: false, voiesEtDelais: false }],
				au: '2026-01-12'
			},
			['G07 forte', 'G09 moyenne', 'G15 sans-effet']
		],
		['cases non remplies : rien', { faits: [notifie], au: '2026-01-12' }, []],
		[
			'territoriale : le visa vient après, c’est normal',
			{
				regime: 'fpt',
				faits: [
					{ ...notifie, vise: false },
					{ type: 'compte-rendu-vise', le: '2026-01-15' }
				],
				au: '2026-01-16'
			},
			[]
		],
		[
			'État : visa après la notification',
			{ faits: [notifie, { type: 'compte-rendu-vise', le: '2026-01-15' }], au: '2026-01-16' },
			['G09 moyenne']
		],
		[
			'hôpital : compte rendu après trente jours',
			{
				regime: 'fph',
				faits: [
					{ type: 'entretien-tenu', le: '2026-01-10' },
					{ ...notifie, le: '2026-02-10' }
				],
				au: '2026-02-10'
			},
			['G12 faible']
		],
		['décharge de 70 %', { decharge: 70, faits: [notifie], au: '2026-01-12' }, ['G21 forte']],
		['décharge totale', { decharge: 100, faits: [notifie], au: '2026-01-12' }, []]
	])('%s', (_titre, cas, attendu) => {
		expect(codes(cas)).toEqual(attendu);
	});
});

describe('sources des irrégularités', () => {
	const tropTot = [{ type: 'convocation-recue', le: '2026-01-02', entretienLe: '2026-01-09' }];
	it.each<[string, Cas, boolean]>([
		['le décret de l’État est lu', { faits: tropTot, au: '2026-01-09' }, false],
		[
			'le décret des contractuels hospitaliers ne l’est pas',
			{ regime: 'contractuel-hospitalier', faits: tropTot, au: '2026-01-09' },
			true
		],
		[
			'pas davantage pour la signature',
			{
				regime: 'contractuel-hospitalier',
				faits: [{ ...notifie, signeParSuperieur: false }],
				au: '2026-01-12'
			},
			true
		],
		[
			'l’arrêté de l’Éducation a pu changer',
			{
				employeur: 'education-biatss',
				faits: [{ ...tropTot[0]!, entretienLe: '2026-01-12' }],
				au: '2026-01-12'
			},
			true
		]
	])('un texte à vérifier est dit tel : %s', (_titre, cas, aVerifier) => {
		const [constat] = calcul(cas).irregularites;
		expect(constat?.texte.includes('À vérifier')).toBe(aVerifier);
	});

	it('un compte rendu en retard : la réponse ministérielle sur l’effet du retard est citée, une fois', () => {
		const faits = [
			{ type: 'entretien-tenu', le: '2026-01-10' },
			{ ...notifie, le: '2026-02-10' }
		];
		for (const regime of ['fpt', 'fph'] as const) {
			const [constat] = calcul({ regime, faits, au: '2026-02-10' }).irregularites;
			const codes = constat?.fondements.map(({ code }) => code);
			expect(codes?.filter((code) => code === 'senat-qe-01173')).toHaveLength(1);
		}
	});

	it('chaque régime cite son propre décret', () => {
		const sources = (regime: RegimeCode) =>
			calcul({ regime, faits: [{ ...notifie, signeParSuperieur: false }], au: '2026-01-12' })
				.irregularites.flatMap(({ fondements }) => fondements)
				.map(({ code }) => code);
		expect(sources('fpe')).toEqual(['decret-2010-888-art-4', 'caa-paris-16pa03469']);
		expect(sources('fpt')).toEqual(['decret-2014-1526-art-5', 'caa-paris-16pa03469']);
		expect(sources('contractuel-etat')).toEqual(['decret-86-83-art-1-4', 'caa-paris-16pa03469']);
	});
});
