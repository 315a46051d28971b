import { describe, expect, it } from 'vitest';
import { lireFaits } from '#lib/domain/dossier/lecture-faits.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { absent, type CasDeDossier, convoque, notifie, refuse, tenu } from './cas/dossiers.ts';
import { NE_SAIS_PAS } from './examen.ts';
import { moyens } from './moyens.ts';
import { questions } from './questions.ts';
import { lireReponses } from './reponses.ts';

type Connu = Pick<CasDeDossier, 'regime' | 'employeur' | 'reponses' | 'decharge' | 'faits'>;

function demander({ regime = 'fpe', faits = [], ...reste }: Connu) {
	const lus = lireFaits(faits);
	if (!lus.ok) throw new Error(lus.refus.message);
	const liste = questions({ ...reste, regime, faits: lus.faits });
	if (!liste.ok) throw new Error(liste.refus.message);
	return liste.questions;
}

const codes = (connu: Connu) => demander(connu).map(({ code }) => code);

describe('la liste des questions', () => {
	it.each<[string, Connu, string[], string[]]>([
		[
			'État : ni pièces, ni délai de remise, ni critères, ni contrat',
			{},
			['G01', 'G02', 'G04', 'G07', 'G20', 'G28', 'G38', 'G39', 'G40'],
			['G03', 'G04-superieur', 'G12', 'G17', 'G18', 'G20-refus']
		],
		['territoriale : pièces, délai de remise, critères', { regime: 'fpt' }, ['G03', 'G12', 'G17'], ['G18']],
		[
			'hôpital : y a-t-il un supérieur direct ?',
			{ regime: 'fph' },
			['G04-superieur', 'G04-direction'],
			['G18']
		],
		[
			'contractuel : la durée du contrat, pas ce qui ne vaut que pour un fonctionnaire',
			{ regime: 'contractuel-etat' },
			['G18', 'G18-adapte', 'G05'],
			['G03', 'G24', 'G38']
		],
		[
			'ancienne notation : rien de la procédure',
			{ regime: 'ouvriers-defense-1972' },
			['G20', 'G28', 'G33'],
			['G01', 'G07', 'G15', 'G21', 'G24', 'G34', 'G37', 'G39']
		],
		[
			'après un refus : ce qui est perdu ne se demande plus',
			{ faits: [convoque, refuse, notifie] },
			['G07', 'G10', 'G11', 'G20-refus', 'G28', 'G39', 'G40'],
			['G01', 'G02', 'G02-jours', 'G04', 'G05', 'G06', 'G19', 'G38']
		],
		[
			'un refus dit en réponse compte comme un refus noté',
			{ faits: [notifie], reponses: { G05: 'refuse' } },
			['G39', 'G40', 'G07'],
			['G02', 'G04', 'G06', 'G19', 'G38']
		],
		[
			'jamais organisé',
			{ faits: [notifie], reponses: { G05: 'demande' } },
			['G07'],
			['G04', 'G06', 'G19', 'G38']
		],
		[
			'après une absence',
			{ faits: [convoque, absent, notifie] },
			['G39', 'G40'],
			['G04', 'G06', 'G19', 'G38']
		],
		[
			'ce que les faits disent ne se demande pas',
			{
				faits: [
					convoque,
					{ ...tenu, conduitPar: 'superieur-direct', tiers: 'aucun', dureeMinutes: 60 },
					{ ...notifie, signeParSuperieur: true, vise: true, voiesEtDelais: true }
				],
				decharge: 0
			},
			['G08', 'G10', 'G11', 'G20', 'G28'],
			['G01', 'G02', 'G02-jours', 'G04', 'G05', 'G06', 'G07', 'G09', 'G15', 'G19', 'G21', 'G39', 'G40']
		],
		[
			'convoqué seulement : le compte rendu n’existe pas encore',
			{ faits: [convoque] },
			[],
			['G01', 'G02', 'G04', 'G07', 'G20', 'G28', 'G13']
		],
		[
			'préavis trop court : avez-vous protesté ?',
			{ faits: [{ ...convoque, le: '2026-01-15' }] },
			['G02'],
			['G02-jours']
		],
		[
			'la commission ne se demande qu’après un recours',
			{ faits: [notifie, { type: 'recours-hierarchique-envoye', le: '2026-02-15' }] },
			['G13'],
			[]
		],
		['pas de recours : pas de commission', { faits: [notifie] }, [], ['G13']],
		[
			'une réponse en rend une autre inutile',
			{ faits: [notifie], reponses: { G08: 'non', G11: 'aucune', G20: 'non', G35: 'non', G37: 'non' } },
			['G08', 'G11'],
			['G08-signe', 'G11-rubriques', 'G20-phrase', 'G35-alertes', 'G37-mesures']
		]
	])('%s', (_titre, connu, posees, tues) => {
		const liste = codes(connu);
		expect(liste).toEqual(expect.arrayContaining(posees));
		expect(liste.filter((code) => tues.includes(code))).toEqual([]);
	});

	it('le visa se demande sur la copie rendue, dans la territoriale', () => {
		const texte = (regime: 'fpe' | 'fpt') => demander({ regime }).find(({ code }) => code === 'G09')?.texte;
		expect(texte('fpt')).toContain('après votre signature');
		expect(texte('fpe')).toContain('notifié');
	});

	it('chaque liste fermée finit par « je ne sais pas » et dit chaque réponse en français', () => {
		for (const regime of REGIMES) {
			for (const { code, texte, reponses, libelles, pourquoi } of demander({ regime })) {
				expect([code, pourquoi.length > 10, texte]).toEqual([code, true, typographie(texte)]);
				if (typeof reponses === 'string') {
					expect(libelles).toBeNull();
					continue;
				}
				expect(reponses.at(-1)).toBe(NE_SAIS_PAS);
				expect(Object.keys(libelles ?? {})).toEqual([...reponses]);
			}
		}
	});

	it('toute réponse proposée est comprise', () => {
		const exemples = { texte: 'mes mots', nombre: 5, date: '2026-02-01' } as const;
		for (const regime of REGIMES) {
			for (const { code, reponses } of demander({ regime })) {
				const valeurs = typeof reponses === 'string' ? [exemples[reponses]] : reponses;
				for (const valeur of valeurs) expect(lireReponses({ [code]: valeur })).toMatchObject({ ok: true });
			}
		}
	});

	it('toute question sert : une de ses réponses change l’audit ou le paragraphe', () => {
		for (const regime of REGIMES) {
			const liste = demander({ regime });
			const principales = new Map(
				liste.flatMap(({ code, moyen, reponses }) =>
					code === moyen && typeof reponses !== 'string' ? [[moyen, reponses] as const] : []
				)
			);
			for (const { code, moyen, reponses } of liste) {
				const valeurs = typeof reponses === 'string' ? ['mes mots', 2, 90, '2026-03-01'] : reponses;
				const principale = (principales.get(moyen) ?? []).map((reponse) => ({ [moyen]: reponse }));
				const contextes = [
					{},
					...principale,
					...principale.map((une) => ({ ...une, G05: 'refuse' })),
					{ 'G02-jours': 3 },
					{ 'G04-superieur': 'non', G04: 'non' },
					{ G03: 'aucun' },
					{ G05: 'refuse' },
					{ G18: 'un-an-ou-moins', 'G18-adapte': 'non' }
				];
				const audits = contextes.map(
					(contexte) =>
						new Set(
							[null, ...valeurs].flatMap((valeur) => {
								const audit = moyens({
									regime,
									faits: faitsPour(code),
									zone: 'metropole',
									au: Temporal.PlainDate.from('2026-06-01'),
									reponses: { ...contexte, ...(valeur === null ? {} : { [code]: valeur }) }
								});
								return audit.ok ? [JSON.stringify(audit.moyens)] : [];
							})
						).size
				);
				expect([regime, code, Math.max(...audits) > 1]).toEqual([regime, code, true]);
			}
		}
	});

	it('un employeur d’un autre régime est refusé', () => {
		expect(questions({ regime: 'fph', employeur: 'dgfip' })).toMatchObject({
			ok: false,
			refus: { code: 'employeur-incompatible' }
		});
	});
});

/** The delay to hand the report over counts from an interview. */
function faitsPour(code: string) {
	const lus = lireFaits(code === 'G12' ? [tenu] : []);
	if (!lus.ok) throw new Error(lus.refus.message);
	return lus.faits;
}
