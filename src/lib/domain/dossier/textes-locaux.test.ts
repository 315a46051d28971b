import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lectureConvocation } from '#lib/domain/convocation/lecture.ts';
import { alertesDesReponses } from '#lib/domain/convocation/reponses.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import { OBJETS, type TexteLocal } from '#lib/domain/regimes/texte-local.ts';
import { refusDeTexte } from '#lib/domain/regimes/texte-saisi.ts';
import {
	calcul,
	type Cas,
	echeanceDe,
	envoye,
	ligne,
	notifie,
	recu,
	texteLocal,
	textes as phrases
} from '../../../../test/support/chaine.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const tenu = { type: 'entretien-tenu', le: '2026-02-02' };
const communique = { type: 'compte-rendu-communique', le: '2026-02-02' };
const reponse = { type: 'reponse-notifiee', le: '2026-02-05', sens: 'rejet' };

describe('ce qu’un texte saisi par la section change aux dates', () => {
	it.each<[string, CodeEcheance, Cas, Partial<TexteLocal>, string]>([
		// 2 February + 10 = Thursday 12.
		[
			'État : le décret ne date pas la remise du compte rendu, le texte la date, discutée',
			'communication-compte-rendu',
			{ faits: [tenu], au: '2026-02-03' },
			{ objet: 'communication-compte-rendu' },
			'2026-02-02 2026-02-12 2026-02-12 ouverte discute'
		],
		// 2 February + 15 + 1 = Wednesday 18; prudent: without the franc day nothing is written, hence the same.
		[
			'État : observations en 15 jours francs',
			'observations',
			{ faits: [communique], au: '2026-02-03' },
			{ objet: 'observations', duree: 'P15D', franc: true },
			'2026-02-02 2026-02-18 2026-02-18 ouverte discute'
		],
		[
			'DGFiP : l’arrêté non confirmé ne datait rien, le texte saisi date',
			'observations',
			{ employeur: 'dgfip', faits: [communique], au: '2026-02-03' },
			{ objet: 'observations', duree: 'P15D', employeur: 'dgfip' },
			'2026-02-02 2026-02-17 2026-02-17 ouverte discute'
		],
		[
			'un texte de la Douane ne touche pas la DGFiP',
			'observations',
			{ employeur: 'dgfip', faits: [communique], au: '2026-02-03' },
			{ objet: 'observations', duree: 'P15D', employeur: 'douane' },
			'2026-02-02 - - ouverte a-verifier'
		],
		[
			'un texte pour les fonctionnaires ne touche pas les contractuels',
			'observations',
			{ regime: 'contractuel-etat', faits: [communique], au: '2026-02-03' },
			{ objet: 'observations', duree: 'P15D' },
			'2026-02-02 - - ouverte certain'
		],
		[
			'observations comptées depuis la notification, quand le texte le dit',
			'observations',
			{ faits: [communique, { ...notifie, le: '2026-02-09' }], au: '2026-02-10' },
			{ objet: 'observations', depuis: 'compte-rendu-notifie' },
			'2026-02-09 2026-02-19 2026-02-19 ouverte discute'
		],
		// 2 February + 20 = Sunday 22, not moved; prudent Friday 20.
		[
			'hôpital : l’administration promet la remise en 20 jours au lieu de 30, elle y est tenue',
			'communication-compte-rendu',
			{ regime: 'fph', faits: [tenu], au: '2026-02-03' },
			{ regime: 'fph', objet: 'communication-compte-rendu', duree: 'P20D' },
			'2026-02-02 2026-02-20 2026-02-22 ouverte discute'
		],
		[
			'territoriale : un texte qui laisserait plus que le décret ne change rien',
			'communication-compte-rendu',
			{ regime: 'fpt', faits: [tenu], au: '2026-02-03' },
			{ regime: 'fpt', objet: 'communication-compte-rendu', duree: 'P20D' },
			'2026-02-02 2026-02-17 2026-02-17 ouverte discute'
		],
		// Without the text: prudent Friday 23, last day Monday 26. 10 January + 10 = Tuesday 20.
		[
			'recours : un texte qui dit 10 jours n’avance que la date conseillée',
			'recours-hierarchique',
			{ faits: [notifie], au: '2026-01-12' },
			{ objet: 'recours-hierarchique' },
			'2026-01-10 2026-01-20 2026-01-26 ouverte certain'
		],
		[
			'réponse de l’autorité : un texte qui dit 8 jours ne déclare pas de retard',
			'reponse-autorite',
			{ faits: [notifie, envoye, recu], au: '2026-02-03' },
			{ objet: 'reponse-autorite', duree: 'P8D' },
			'2026-01-22 2026-01-30 2026-02-09 ouverte certain'
		],
		[
			'commission : un texte qui dit 15 jours n’avance que la date conseillée',
			'saisine-cap',
			{ faits: [notifie, envoye, recu, reponse], au: '2026-02-06' },
			{ objet: 'saisine-cap', duree: 'P15D' },
			'2026-02-05 2026-02-20 2026-03-05 ouverte discute'
		],
		// 22 January + 8 = 30 January, + 30 days = Sunday 1 March, hence Friday 27; last day: 9 February + 1 month.
		[
			'silence : la date conseillée de la commission part de la réponse promise en 8 jours, pas son dernier jour',
			'saisine-cap',
			{ faits: [notifie, envoye, recu], au: '2026-02-10' },
			{ objet: 'reponse-autorite', duree: 'P8D' },
			'2026-02-09 2026-02-27 2026-03-09 ouverte discute'
		],
		[
			'hôpital : la réponse, non vérifiée, est datée par le texte',
			'reponse-autorite',
			{ regime: 'fph', faits: [notifie, envoye, recu], au: '2026-02-03' },
			{ regime: 'fph', objet: 'reponse-autorite', duree: 'P15D' },
			'2026-01-22 2026-02-06 2026-02-06 ouverte discute'
		],
		[
			'contractuel hospitalier : un texte de 30 jours ne fait pas attendre au-delà de 15',
			'recours-hierarchique',
			{ regime: 'contractuel-hospitalier', faits: [notifie], au: '2026-01-12' },
			{ regime: 'contractuel-hospitalier', objet: 'recours-hierarchique', duree: 'P30D' },
			'2026-01-10 2026-01-23 2026-02-09 ouverte discute'
		]
	])('%s', (_titre, code, cas, texte, attendu) => {
		expect(ligne({ ...cas, textes: [texteLocal(texte)] }, code)).toBe(attendu);
	});

	it('à l’hôpital, un texte sur la commission ne donne pas de date au silence', () => {
		const textes = (['reponse-autorite', 'saisine-cap'] as const).map((objet) =>
			texteLocal({ id: objet, regime: 'fph', objet, duree: 'P15D' })
		);
		const cas = { regime: 'fph', faits: [notifie, envoye, recu], textes } as const;
		expect(ligne({ ...cas, au: '2026-03-02' }, 'saisine-cap')).toBe('- - - a-venir discute');
		const repondu = { ...cas, faits: [...cas.faits, reponse], au: '2026-02-06' };
		expect(ligne(repondu, 'saisine-cap')).toBe('2026-02-05 2026-02-20 2026-02-20 ouverte discute');
	});
});

it('une date qui vient du texte seul le dit ; une lecture de plus, non', () => {
	const de = (objet: TexteLocal['objet'], regime: TexteLocal['regime'] = 'fpe') =>
		calcul({
			regime,
			faits: [tenu, communique, { ...notifie, le: '2026-02-09' }],
			au: '2026-02-10',
			textes: [texteLocal({ objet, regime })]
		})
			.echeances.filter(({ parTexteLocal }) => parTexteLocal)
			.map(({ code }) => code);
	expect(de('observations')).toEqual(['observations']);
	expect(de('communication-compte-rendu')).toEqual(['communication-compte-rendu']);
	expect(de('communication-compte-rendu', 'fph')).toEqual(['communication-compte-rendu']);
	expect(de('recours-hierarchique')).toEqual([]);
	expect(de('observations', 'fph')).toEqual([]);
});

describe('le jour qui décide', () => {
	const observations = (le: string, texte: Partial<TexteLocal>) =>
		echeanceDe(
			{
				faits: [{ ...communique, le }],
				au: '2026-06-01',
				textes: [texteLocal({ objet: 'observations', ...texte })]
			},
			'observations'
		).limite?.toString() ?? null;

	it.each<[string, string, Partial<TexteLocal>, string | null]>([
		['la veille du texte', '2026-03-31', { valideDu: jour('2026-04-01') }, null],
		['le premier jour du texte', '2026-04-01', { valideDu: jour('2026-04-01') }, '2026-04-11'],
		['le dernier jour du texte', '2026-04-30', { valideAu: jour('2026-04-30') }, '2026-05-10'],
		['le lendemain du dernier jour', '2026-05-01', { valideAu: jour('2026-04-30') }, null],
		['la veille de la fin décidée', '2026-04-29', { finLe: jour('2026-04-30') }, '2026-05-09'],
		['le jour de la fin décidée', '2026-04-30', { finLe: jour('2026-04-30') }, null],
		['terminé à son premier jour : jamais appliqué', '2026-01-05', { finLe: jour('2026-01-05') }, null]
	])('%s', (_titre, le, texte, attendu) => {
		expect(observations(le, texte)).toBe(attendu);
	});

	it('deux textes qui se suivent : chacun pour ce qui commence de son temps', () => {
		const textes = [
			texteLocal({ id: 'vieux', objet: 'observations', valideAu: jour('2026-03-31') }),
			texteLocal({ id: 'neuf', objet: 'observations', duree: 'P20D', valideDu: jour('2026-04-01') })
		];
		const limite = (le: string) =>
			echeanceDe(
				{ faits: [{ ...communique, le }], au: '2026-06-01', textes },
				'observations'
			).limite?.toString();
		expect(limite('2026-03-31')).toBe('2026-04-10');
		expect(limite('2026-04-01')).toBe('2026-04-21');
	});

	it('sans fait, le texte en vigueur le jour de la question s’annonce déjà', () => {
		const textes = [texteLocal({ objet: 'communication-compte-rendu' })];
		expect(ligne({ faits: [], au: '2026-02-03', textes }, 'communication-compte-rendu')).toBe(
			'- - - a-venir discute'
		);
	});
});

describe('au bord du calendrier connu', () => {
	const le = '2099-12-31';
	const observations = (texte: Partial<TexteLocal>): [Cas, CodeEcheance] => [
		{ faits: [{ ...communique, le }], au: le, textes: [texteLocal({ objet: 'observations', ...texte })] },
		'observations'
	];

	it.each<[string, Partial<TexteLocal>, string]>([
		// 31 December 2099 + 365 = Friday 31 December 2100.
		['365 jours finissent le dernier jour', { duree: 'P365D' }, '2100-12-31 2100-12-31 ouverte discute'],
		['366 jours en sortent : pas de date', { duree: 'P366D' }, '- - ouverte a-verifier'],
		['douze mois francs aussi', { duree: 'P12M', franc: true }, '- - ouverte a-verifier']
	])('%s', (_titre, texte, attendu) => {
		expect(ligne(...observations(texte))).toBe(`${le} ${attendu}`);
	});

	it('l’étape dit pourquoi elle n’a pas de date', () => {
		expect(phrases(...observations({ duree: 'P366D' }))).toMatch(/2101 n’est pas couverte.*syndicat\.$/);
	});
});

describe('ce qui se dit', () => {
	it.each<[string, CodeEcheance, Partial<TexteLocal>, string]>([
		[
			'une date donnée par le texte',
			'observations',
			{ objet: 'observations' },
			'Le décret ne fixe aucun délai pour vos observations ; un ministère peut en fixer un.'
		],
		[
			'une lecture de plus',
			'recours-hierarchique',
			{ objet: 'recours-hierarchique' },
			'un texte local ne raccourcit pas un délai fixé par décret'
		]
	])('%s : la section, la référence, depuis quand', (_titre, code, texte, phrase) => {
		const cas = {
			faits: [code === 'observations' ? communique : notifie],
			au: '2026-02-03',
			textes: [texteLocal(texte)]
		};
		const dit = phrases(cas, code).replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ');
		expect(dit).toContain(
			'Texte saisi par la section « Gard » : Note de service du 5 janvier 2026, en vigueur depuis le lundi 5 janvier 2026.'
		);
		expect(dit).toContain(phrase);
	});

	it('la source est parmi les autres, avec le jour où elle a été lue ; un lien seulement vers un site officiel', () => {
		const source = (lien: string | null) =>
			echeanceDe(
				{
					faits: [communique],
					au: '2026-02-03',
					textes: [texteLocal({ objet: 'observations', lien })]
				},
				'observations'
			).fondements.find(({ code }) => code === 'texte-local:un');
		expect(source('https://www.economie.gouv.fr/note')).toMatchObject({
			adresseOfficielle: 'https://www.economie.gouv.fr/note',
			luDans: null,
			verifieLe: '2026-01-06'
		});
		expect(source('https://intranet.exemple.fr/note')).toMatchObject({
			adresseOfficielle: null,
			luDans: 'intranet.exemple.fr'
		});
		expect(source(null)).toMatchObject({ url: null, adresseOfficielle: null, luDans: null });
	});

	it('chaque source citée par une étape est dans la liste des sources', () => {
		const textes = OBJETS.map((objet) => texteLocal({ id: objet, objet, duree: 'P9D' }));
		const faits = [communique, notifie, envoye, recu].map((fait) => ({ ...fait }));
		for (const { etapes, fondements } of calcul({ faits, au: '2026-02-10', textes }).echeances) {
			const codes = new Set(fondements.map(({ code }) => code));
			for (const { fondement } of etapes) if (fondement) expect(codes).toContain(fondement);
		}
	});
});

describe('un préavis plus long', () => {
	const convocation = (entretienLe: string) => ({ type: 'convocation-recue', le: '2026-02-02', entretienLe });
	const irregularites = (entretienLe: string, texte: Partial<TexteLocal> = {}) =>
		calcul({
			faits: [convocation(entretienLe)],
			au: '2026-02-03',
			textes: [texteLocal(texte)]
		}).irregularites;

	it.each([
		['7 jours : le décret n’est pas respecté', '2026-02-09', 'moyenne'],
		['9 jours : assez pour le décret, pas pour le texte local', '2026-02-11', 'faible'],
		['10 jours : rien à relever', '2026-02-12', undefined]
	])('%s', (_titre, entretienLe, force) => {
		expect(irregularites(entretienLe)[0]?.force).toBe(force);
	});

	it('l’irrégularité nomme le texte et le cite', () => {
		const [une] = irregularites('2026-02-11');
		expect(une?.texte).toContain('le texte local (Note de service du 5 janvier 2026) en promet au moins 10');
		expect(une?.fondements[0]?.code).toBe('texte-local:un');
	});

	it('10 jours francs en demandent onze', () => {
		expect(irregularites('2026-02-12', { franc: true })[0]?.force).toBe('faible');
		expect(irregularites('2026-02-13', { franc: true })).toEqual([]);
	});

	it('le plus long des deux préavis tient quand l’arrêté du ministère en promet un aussi', () => {
		const jours = (duree: TexteLocal['duree']) =>
			calcul({
				faits: [convocation('2026-02-12')],
				au: '2026-02-03',
				employeur: 'education-biatss',
				textes: [texteLocal({ duree })]
			}).irregularites[0]?.texte;
		expect(jours('P10D')).toContain('l’arrêté de votre ministère en promet au moins 15');
		expect(jours('P20D')).toContain('en promet au moins 20');
	});

	const options = { regime: 'fpe', textes: [texteLocal()] } as const;
	const lue = (recueLe: string) =>
		lectureConvocation('Votre entretien professionnel aura lieu le lundi 16 février 2026 à 14 h, bureau 3.', {
			...options,
			recueLe: jour(recueLe)
		}).alertes.filter(({ code }) => code.startsWith('preavis'));

	it.each([
		['7 jours', '2026-02-09', [['preavis-insuffisant', 'erreur']]],
		['9 jours', '2026-02-07', [['preavis-insuffisant', 'alerte']]],
		['exactement 10 jours : une information', '2026-02-06', [['preavis-limite', 'info']]],
		['11 jours', '2026-02-05', []],
		['avant le texte, 9 jours suffisaient', '2026-01-04', []]
	])('la lecture de la convocation, %s', (_titre, recueLe, attendu) => {
		expect(lue(recueLe).map(({ code, niveau }) => [code, niveau])).toEqual(attendu);
	});

	it('la convocation saisie à la main reçoit la même alerte, avec sa source', () => {
		const reponses = {
			recueLe: jour('2026-02-07'),
			entretienLe: jour('2026-02-16'),
			heure: '14:00',
			lieu: null,
			evaluateur: null,
			rang: null
		};
		const [une] = alertesDesReponses(reponses, null, options);
		expect(une).toMatchObject({ niveau: 'alerte', fondement: { code: 'texte-local:un' } });
		expect(alertesDesReponses(reponses, null, { regime: 'fpe' })).toEqual([]);
	});
});

/** Texts of every kind that may be entered: those that the entry refuses are left out. */
const texteAuHasard = fc
	.record({
		regime: fc.constantFrom(...REGIMES.filter((code) => !estAncien(code))),
		objet: fc.constantFrom(...OBJETS),
		nombre: fc.integer({ min: 1, max: 40 }),
		unite: fc.constantFrom('D', 'M'),
		franc: fc.boolean()
	})
	.map(({ nombre, unite, ...reste }) =>
		texteLocal({ ...reste, duree: unite === 'M' ? `P${(nombre % 3) + 1}M` : `P${nombre}D` })
	)
	.filter((texte) => refusDeTexte(texte, { autres: [], au: jour('2026-12-31') }) === null);

describe('quel que soit le texte saisi', () => {
	it('aucun dernier jour ne recule, ceux de l’agent ne bougent pas, la date conseillée n’est jamais plus tardive', () => {
		const depart = fc.integer({ min: 0, max: 300 }).map((jours) => jour('2026-01-10').add({ days: jours }));
		fc.assert(
			fc.property(texteAuHasard, depart, (texte, le) => {
				const au = le.add({ days: 40 }).toString();
				const faits = [
					{ type: 'entretien-tenu', le: le.subtract({ days: 3 }).toString() },
					{ type: 'compte-rendu-notifie', le: le.toString() },
					{ type: 'recours-hierarchique-envoye', le: le.add({ days: 2 }).toString(), moyen: 'lrar' },
					{ type: 'recours-hierarchique-recu', le: le.add({ days: 4 }).toString() }
				];
				const cas = { faits, au, regime: texte.regime };
				const avec = calcul({ ...cas, textes: [texte] }).echeances;
				for (const sans of calcul(cas).echeances) {
					const une = avec.find(({ code }) => code === sans.code);
					if (!sans.limite) continue;
					if (!une?.limite) return expect.fail(`${sans.code} a perdu sa date`);
					const compare = Temporal.PlainDate.compare(une.limite, sans.limite);
					expect(compare).toBeLessThanOrEqual(0);
					if (sans.code !== 'communication-compte-rendu') expect(compare).toBe(0);
					if (une.prudente && sans.prudente)
						expect(Temporal.PlainDate.compare(une.prudente, sans.prudente)).toBeLessThanOrEqual(0);
				}
			}),
			{ numRuns: 300 }
		);
	});
});
