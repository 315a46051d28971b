import { beforeAll, describe, expect, inject, test as base } from 'vitest';
import { fin, jourOuvertPrecedent } from '#lib/domain/delais/delais.ts';
import { type DureeIso, duree } from '#lib/domain/delais/duree.ts';
import { feries } from '#lib/domain/delais/feries.ts';
import { dates } from '#lib/domain/dossier/dates.ts';
import { ZONES } from '#lib/domain/regimes/codes.ts';
import { toutesLesRegles } from '#lib/domain/regimes/regimes.ts';
import { estDatee, type RegleDatee } from '#lib/domain/regimes/regle.ts';
import { connect } from '#lib/server/db/client.ts';
import { hasard } from '../support/hasard.ts';
import {
	type DemandeDeDelai,
	feriesDeLOracle,
	type Longueur,
	oracle,
	prepareOracle
} from '../support/oracle-delais.ts';

/** One connection to the server of the tests, with the holidays of the oracle. */
const test = base.extend('sql', { scope: 'file' }, async ({}, { onCleanup }) => {
	const sql = connect(inject('testServer').admin, { max: 1 });
	onCleanup(() => sql.end({ timeout: 5 }));
	await prepareOracle(sql);
	return sql;
});

const GRAINE = 20_261_122;
const PAR_LES_REGLES = 60_000;
const TOUTES_LONGUEURS = 60_000;

const REGLES = toutesLesRegles()
	.map(({ regle }) => regle)
	.filter(estDatee);

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const entre = hasard(GRAINE);
const parmi = <T>(liste: readonly T[]): T => liste[entre(0, liste.length - 1)] as T;

/** A day of the calendar; one time in three, one of those where counting goes wrong. */
function unJour(derniereAnnee: number): string {
	const annee =
		entre(0, 9) === 0 ? parmi([1970, 1981, 1982, 2000, derniereAnnee]) : entre(1970, derniereAnnee);
	const [mois, quantieme] =
		entre(0, 2) > 0
			? [entre(1, 12), entre(1, 31)]
			: parmi([
					[1, 1],
					[1, 31],
					[2, 28],
					[2, 29],
					[3, 1],
					[4, 30],
					[11, 30],
					[12, 31],
					[entre(1, 12), 31]
				]);
	return Temporal.PlainDate.from({ year: annee, month: mois as number, day: quantieme as number }).toString();
}

const UNITES = { D: 'days', M: 'months', Y: 'years' } as const;
function longueur(iso: DureeIso, franc: boolean): Longueur {
	return { nombre: Number(iso.slice(1, -1)), unite: UNITES[iso.slice(-1) as 'D' | 'M' | 'Y'], franc };
}

interface Cas {
	demande: DemandeDeDelai;
	/** A rejection by silence is an event: nothing has to be done by then, so no day is aimed at. */
	silence: boolean;
	/** ISO days of the engine: last day before and after the move, prudent day. `null`: refused. */
	moteur: [string, string, string | null] | null;
}

/** A delay of a régime, with every reading of it, as the chain of a dossier counts it. */
function casDeRegle(regle: RegleDatee): Cas {
	const [zone, depuis] = [parmi(ZONES), unJour(2099)];
	const franc = regle.genre === 'acte-franc';
	const lectures = regle.lectures.filter((lecture) => lecture.depuis === undefined);
	const le = jour(depuis);
	const chaine = dates(regle, { depuis: le, auPlusTot: le, faits: [], zone });
	const seul = fin({ depuis: le, duree: duree(regle.duree), franc, report: franc });
	return {
		silence: regle.genre === 'evenement-par-silence',
		demande: {
			...longueur(regle.duree, franc),
			zone,
			depuis,
			report: franc,
			lectures: lectures.map((lecture) => longueur(lecture.duree ?? regle.duree, lecture.franc ?? franc))
		},
		moteur:
			seul.ok && chaine.ok
				? [seul.limiteSansReport.toString(), chaine.limite.toString(), chaine.prudente?.toString() ?? null]
				: null
	};
}

/** Any length, franc or not, moved or not, to the very end of the calendar. */
function casQuelconque(): Cas {
	const [zone, depuis, franc, report] = [parmi(ZONES), unJour(2100), entre(0, 1) === 1, entre(0, 1) === 1];
	const iso = parmi<DureeIso>([`P${entre(1, 120)}D`, `P${entre(1, 24)}M`, `P${entre(1, 3)}Y`]);
	const compte = fin({ depuis: jour(depuis), duree: duree(iso), franc, report });
	return {
		silence: false,
		demande: { ...longueur(iso, franc), zone, depuis, report, lectures: [] },
		moteur: compte.ok
			? [
					compte.limiteSansReport.toString(),
					compte.limite.toString(),
					jourOuvertPrecedent(compte.limiteSansReport, zone).toString()
				]
			: null
	};
}

describe('délais comptés une seconde fois, par PostgreSQL seul', () => {
	let cas: Cas[];
	beforeAll(() => {
		cas = [
			...Array.from({ length: PAR_LES_REGLES }, (_, rang) =>
				casDeRegle(REGLES[rang % REGLES.length] as RegleDatee)
			),
			...Array.from({ length: TOUTES_LONGUEURS }, casQuelconque)
		];
	});

	test(`${PAR_LES_REGLES + TOUTES_LONGUEURS} délais tirés au sort (graine ${GRAINE}), toutes zones, 1970 à 2100 : les mêmes jours`, async ({
		sql
	}) => {
		const reponses = await oracle(
			sql,
			cas.map(({ demande }) => demande)
		);
		const differences = cas.flatMap(({ demande, silence, moteur }, rang) => {
			const reponse = reponses[rang];
			const attendu = reponse && [reponse.sansReport, reponse.limite, silence ? null : reponse.prudente];
			return String(moteur) === String(attendu) ? [] : [{ demande, moteur, oracle: attendu }];
		});
		expect(differences.slice(0, 5)).toEqual([]);
		expect(reponses.filter((reponse) => reponse === null).length).toBeGreaterThan(100);
	});

	test('chaque règle datée de chaque régime et chaque zone y passent', () => {
		const zones = new Set(cas.map(({ demande }) => demande.zone));
		expect(zones.size).toBe(ZONES.length);
		expect(PAR_LES_REGLES / REGLES.length).toBeGreaterThan(1000);
	});

	test('chaque jour férié de chaque zone, de 1970 à 2100 : les mêmes', async ({ sql }) => {
		const connus = new Set<string>();
		for (const zone of ZONES) {
			for (let annee = 1970; annee <= 2100; annee++) {
				const lus = feries(annee, zone);
				if (!lus.ok) throw new Error(lus.refus.message);
				for (const { national, date } of lus.feries) {
					connus.add(`${national ? 'nationale' : zone} ${date.toString()}`);
				}
			}
		}
		const trouves = await feriesDeLOracle(sql);
		expect(trouves.filter((ferie) => !connus.has(ferie))).toEqual([]);
		expect([...connus.difference(new Set(trouves))]).toEqual([]);
	});

	test('trois jours connus d’avance : l’oracle lui-même sait compter', async ({ sql }) => {
		const commun = { report: true, lectures: [] };
		const reponses = await oracle(sql, [
			{ ...commun, ...longueur('P15D', true), zone: 'metropole', depuis: '2026-01-10' },
			{ ...commun, ...longueur('P2M', true), zone: 'metropole', depuis: '2017-08-23' },
			// 28 days from 8 March 2026: Sunday 5 April, Easter; Monday closed; back past Good Friday to Thursday 2.
			{ ...commun, ...longueur('P28D', false), zone: 'alsace-moselle', depuis: '2026-03-08' }
		]);
		expect(reponses).toEqual([
			{ sansReport: '2026-01-26', limite: '2026-01-26', prudente: '2026-01-26' },
			{ sansReport: '2017-10-24', limite: '2017-10-24', prudente: '2017-10-24' },
			{ sansReport: '2026-04-05', limite: '2026-04-07', prudente: '2026-04-02' }
		]);
	});
});
