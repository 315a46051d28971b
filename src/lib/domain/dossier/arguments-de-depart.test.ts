import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { lireFaits } from '#lib/domain/dossier/lecture-faits.ts';
import { MOYENS_ENVOI, type RegimeCode, ZONES } from '#lib/domain/regimes/codes.ts';
import { echeances } from './echeances.ts';
import { calcul, type Cas, envoye, type FaitEcrit, notifie, recu } from '../../../../test/support/chaine.ts';

/** Handed over against a signature of the same day: nothing to argue about. */
const remis = { ...notifie, moyen: 'main-propre' };
const signe = (le: string): FaitEcrit => ({ type: 'compte-rendu-signe', le });
const communique = (le: string): FaitEcrit => ({ type: 'compte-rendu-communique', le });
const vise = (le: string): FaitEcrit => ({ type: 'compte-rendu-vise', le });

const departs = (cas: Cas) => calcul(cas).departs;
const argumentDe = (cas: Cas, code: string) => {
	const trouve = departs(cas).find((argument) => argument.code === code);
	if (!trouve) throw new Error(`no ${code}`);
	return trouve;
};
const sources = (cotes: readonly { fondement: string }[]) => cotes.map(({ fondement }) => fondement);

describe('d’où partent les délais', () => {
	it.each<[string, Omit<Cas, 'au'>, string[]]>([
		['remis en main propre, rien d’autre n’est dit : rien à plaider', { faits: [remis] }, []],
		['pas encore de compte rendu : rien', { faits: [] }, []],
		[
			'des cases « oui » partout : rien',
			{ faits: [{ ...remis, vise: true, signeParSuperieur: true, voiesEtDelais: true }] },
			[]
		],
		['le moyen n’est pas dit : aucune preuve notée', { faits: [notifie] }, ['preuve-compte-rendu']],
		['remis de vive voix', { faits: [{ ...notifie, moyen: 'oral' }] }, ['preuve-compte-rendu']],
		['lettre simple', { faits: [{ ...notifie, moyen: 'lettre' }] }, ['preuve-compte-rendu']],
		['courriel gardé : rien', { faits: [{ ...notifie, moyen: 'courriel' }] }, []],
		[
			'moyen inconnu, mais signé le même jour : la signature prouve le jour',
			{ faits: [{ ...notifie, moyen: 'inconnu' }, signe('2026-01-10')] },
			[]
		],
		[
			'recommandé retiré pendant la garde',
			{ faits: [{ ...notifie, moyen: 'lrar', presenteLe: '2026-01-05' }] },
			['recommande-compte-rendu']
		],
		[
			'recommandé dont la présentation n’est pas notée',
			{ faits: [{ ...notifie, moyen: 'lrar' }] },
			['recommande-compte-rendu']
		],
		['sans voies ni délais', { faits: [{ ...remis, voiesEtDelais: false }] }, ['voies-et-delais-absents']],
		['sans visa', { faits: [{ ...remis, vise: false }] }, ['visa-absent']],
		[
			'sans visa vu, mais le visa est noté avant : rien',
			{ faits: [vise('2026-01-08'), { ...remis, vise: false }] },
			[]
		],
		['visa daté d’après la notification', { faits: [remis, vise('2026-01-14')] }, ['visa-tardif']],
		[
			'sans la signature du supérieur direct',
			{ faits: [{ ...remis, signeParSuperieur: false }] },
			['signature-superieur-absente']
		],
		[
			'j’ai refusé de signer',
			{ faits: [{ ...remis, signatureAgent: 'refusee' }] },
			['signature-agent-refusee']
		],
		[
			'ma signature n’y est pas',
			{ faits: [{ ...remis, signatureAgent: 'absente' }] },
			['signature-agent-absente']
		],
		[
			'refusé, puis signé : deux jours',
			{ faits: [{ ...remis, signatureAgent: 'refusee' }, signe('2026-01-14')] },
			['notification-ou-signature']
		],
		['signé après la notification', { faits: [remis, signe('2026-01-14')] }, ['notification-ou-signature']],
		[
			'communiqué seulement, hors de l’hôpital : aucun délai ne part, rien à plaider',
			{ faits: [{ ...communique('2026-01-10'), voiesEtDelais: false }] },
			[]
		],
		[
			'hôpital : communiqué puis notifié',
			{ regime: 'fph', faits: [communique('2026-01-06'), remis] },
			['communication-ou-notification']
		],
		[
			'hôpital : communiqué et notifié le même jour',
			{ regime: 'fph', faits: [communique('2026-01-10'), remis] },
			[]
		],
		[
			'hôpital : communiqué seulement',
			{ regime: 'fph', faits: [{ ...communique('2026-01-10'), moyen: 'main-propre' }] },
			['notification-inconnue']
		],
		[
			'territoriale : le visa suit la remise, deux jours possibles',
			{ regime: 'fpt', faits: [remis, vise('2026-01-14')] },
			['remise-ou-copie-visee']
		],
		[
			'territoriale : la copie visée revient plus tard',
			{ regime: 'fpt', faits: [remis, communique('2026-01-14')] },
			['remise-ou-copie-visee']
		],
		[
			'territoriale : pas de visa le jour de la remise',
			{ regime: 'fpt', faits: [{ ...remis, vise: false }] },
			['visa-absent']
		],
		[
			'territoriale : la copie porte le visa',
			{
				regime: 'fpt',
				faits: [
					{ ...remis, vise: false },
					{ ...communique('2026-01-10'), vise: true }
				]
			},
			[]
		],
		[
			'réponse reçue par un moyen qu’on ne dit pas',
			{ faits: [remis, envoye, recu, { type: 'reponse-notifiee', le: '2026-01-30' }] },
			['preuve-reponse']
		],
		[
			'réponse par lettre recommandée',
			{ faits: [remis, envoye, recu, { type: 'reponse-notifiee', le: '2026-01-30', moyen: 'lrar' }] },
			['recommande-reponse']
		],
		[
			'compte rendu définitif changé, reçu sans preuve',
			{
				faits: [
					remis,
					{ type: 'compte-rendu-definitif-notifie', le: '2026-01-30', modifie: true, moyen: 'lettre' }
				]
			},
			['preuve-definitif']
		],
		[
			'compte rendu définitif inchangé : il ne fait rien partir',
			{ faits: [remis, { type: 'compte-rendu-definitif-notifie', le: '2026-01-30', modifie: false }] },
			[]
		],
		['ancienne notation : pas de délai, pas d’argument', { regime: 'onic-2005', faits: [notifie] }, []]
	])('%s', (_titre, cas, codes) => {
		expect(departs({ ...cas, au: '2026-01-31' }).map(({ code }) => code)).toEqual(codes);
	});

	it.each<[string, Cas, string, string[], string[]]>([
		[
			'à la DGFiP, signé après le courriel d’ESTEVE',
			{ employeur: 'dgfip', faits: [remis, signe('2026-01-14')], au: '2026-01-15' },
			'notification-ou-signature',
			['doctrine-cgt-recours-hierarchique', 'caa-paris-21pa05129'],
			['decret-2010-888-art-6', 'doctrine-cgt-cap-a-2024', 'decret-2010-888-art-4']
		],
		[
			'à la DGFiP, signé avant le courriel d’ESTEVE',
			{ employeur: 'dgfip', faits: [communique('2026-01-06'), signe('2026-01-08'), remis], au: '2026-01-15' },
			'notification-ou-signature',
			['decret-2010-888-art-6', 'doctrine-cgt-cap-a-2024'],
			['doctrine-cgt-recours-hierarchique', 'decret-2010-888-art-4']
		],
		[
			'territoriale sans visa : jugé pour elle',
			{ regime: 'fpt', faits: [{ ...remis, vise: false }], au: '2026-01-15' },
			'visa-absent',
			['caa-paris-21pa05129'],
			['decret-2014-1526-art-6']
		],
		[
			'État sans visa : à transposer, rien n’est jugé',
			{ faits: [{ ...remis, vise: false }], au: '2026-01-15' },
			'visa-absent',
			['caa-paris-21pa05129', 'decret-2010-888-art-4'],
			['caa-paris-21pa05129', 'decret-2010-888-art-6']
		],
		[
			'voies et délais absents, avant tout recours',
			{ faits: [{ ...remis, voiesEtDelais: false }], au: '2026-01-15' },
			'voies-et-delais-absents',
			['cja-r421-5'],
			['ce-387763', 'cja-r421-5']
		],
		[
			'voies et délais absents, un recours est parti : le silence compte sans accusé',
			{ faits: [{ ...remis, voiesEtDelais: false }, envoye], au: '2026-01-25' },
			'voies-et-delais-absents',
			['cja-r421-5'],
			['ce-387763', 'cja-r421-5', 'ce-417292']
		],
		[
			'refus de signer : noté, il vaut notification',
			{ faits: [{ ...remis, signatureAgent: 'refusee' }], au: '2026-01-15' },
			'signature-agent-refusee',
			['caa-paris-21pa05129'],
			['circulaire-2012-04-23', 'ce-396279', 'decret-2010-888-art-4']
		],
		[
			'recommandé jamais retiré',
			{ faits: [{ ...notifie, moyen: 'lrar-non-reclamee', presenteLe: '2026-01-05' }], au: '2026-01-15' },
			'recommande-compte-rendu',
			['caa-paris-21pa05129'],
			['ta-nantes-2023-02-15']
		]
	])('pour et contre, chacun avec sa source : %s', (_titre, cas, code, pour, contre) => {
		const argument = argumentDe(cas, code);
		expect([sources(argument.pour), sources(argument.contre)]).toEqual([pour, contre]);
		expect(argument.fondements.map(({ code: source }) => source)).toEqual([...new Set([...pour, ...contre])]);
	});

	it.each<[string, Cas, string, string]>([
		[
			'les deux jours conseillés',
			{ faits: [{ ...remis, signeParSuperieur: false }], au: '2026-01-12' },
			'signature-superieur-absente',
			'Visez quand même le vendredi 23 janvier 2026 pour le recours hiérarchique et le mercredi 11 mars 2026 pour le tribunal administratif.'
		],
		[
			'le jour conseillé est passé, pas le dernier',
			{ faits: [{ ...remis, moyen: 'oral' }], au: '2026-01-26' },
			'preuve-compte-rendu',
			'Visez quand même aujourd’hui pour le recours hiérarchique (dernier jour\u202f: lundi 26 janvier 2026) et le mercredi 11 mars 2026'
		],
		[
			'le dernier jour est passé pour l’un des deux',
			{ faits: [{ ...remis, moyen: 'oral' }], au: '2026-01-27' },
			'preuve-compte-rendu',
			'Visez quand même le mercredi 11 mars 2026 pour le tribunal administratif. Le dernier jour est passé pour le recours hiérarchique'
		],
		[
			'tout est passé',
			{ faits: [{ ...remis, voiesEtDelais: false }], au: '2026-06-01' },
			'voies-et-delais-absents',
			'Le dernier jour est passé pour le tribunal administratif\u202f: faites examiner cet argument par le syndicat ou un avocat.'
		],
		[
			'l’acte est fait',
			{
				faits: [
					{ ...remis, voiesEtDelais: false },
					{ type: 'recours-contentieux-depose', le: '2026-02-01' }
				],
				au: '2026-02-02'
			},
			'voies-et-delais-absents',
			'L’acte est fait'
		],
		[
			'hôpital : le mois de la commission n’a pas de date',
			{
				regime: 'contractuel-hospitalier',
				faits: [{ ...remis, signeParSuperieur: false }],
				au: '2026-01-12'
			},
			'signature-superieur-absente',
			'Visez quand même le mercredi 11 mars 2026 pour le tribunal administratif.'
		]
	])('ce qu’il faut faire : %s', (_titre, cas, code, attendu) => {
		expect(argumentDe(cas, code).faire).toContain(attendu);
	});

	it('aucune phrase ne promet un délai de plus, ni la nullité, ni un préalable', () => {
		const lacunes = {
			vise: false,
			voiesEtDelais: false,
			signeParSuperieur: false,
			signatureAgent: 'refusee'
		};
		const phrases = (['fpe', 'fpt', 'fph', 'contractuel-hospitalier'] as const).flatMap((regime) =>
			departs({
				regime,
				faits: [{ ...notifie, ...lacunes }, envoye, recu, { type: 'reponse-notifiee', le: '2026-01-30' }],
				au: '2026-01-31'
			}).flatMap(({ titre, pour, contre, faire }) => [
				titre,
				faire,
				...[...pour, ...contre].map(({ texte }) => texte)
			])
		);
		expect(phrases.length).toBeGreaterThan(40);
		expect(
			phrases.filter((phrase) => /\bnull?(?:e|ité)?\b|sans limite|préalable|obligatoire/i.test(phrase))
		).toEqual([]);
	});

	it('un texte qu’on n’a pas lu est dit à vérifier', () => {
		const cas: Cas = {
			regime: 'contractuel-hospitalier',
			faits: [{ ...remis, signeParSuperieur: false }],
			au: '2026-01-12'
		};
		expect(argumentDe(cas, 'signature-superieur-absente').pour[0]?.texte).toContain('À vérifier');
	});
});

describe('aucun détail ne donne un jour de plus', () => {
	const REGIMES: readonly RegimeCode[] = [
		'fpe',
		'fpt',
		'fph',
		'contractuel-etat',
		'contractuel-territorial',
		'contractuel-hospitalier'
	];
	const OUI_NON = [true, false, undefined];
	const dansOrdre = TYPES_DE_FAIT.filter((type) => type !== 'convocation-recue');
	/** A file in the order of the law, cut anywhere, each fact some days after the one before, whatever its report lacks. */
	const unDossier = fc
		.record({
			premier: fc.integer({ min: 0, max: 2500 }),
			ecarts: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 15, maxLength: 15 }),
			gardes: fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
			moyen: fc.constantFrom(...MOYENS_ENVOI, undefined),
			modifie: fc.constantFrom(...OUI_NON),
			attente: fc.integer({ min: 0, max: 120 }),
			regime: fc.constantFrom(...REGIMES),
			dgfip: fc.boolean(),
			zone: fc.constantFrom(...ZONES)
		})
		.map(({ premier, ecarts, gardes, moyen, modifie, attente, regime, dgfip, zone }) => {
			let le = new Temporal.PlainDate(2021, 1, 1).add({ days: premier });
			const faits: FaitEcrit[] = [];
			for (const [rang, type] of dansOrdre.entries()) {
				if (type !== 'compte-rendu-notifie' && gardes[rang] !== true) continue;
				le = le.add({ days: ecarts[rang] ?? 0 });
				faits.push({
					type,
					le: le.toString(),
					...(type === 'compte-rendu-notifie' && moyen ? { moyen } : {}),
					...(type === 'compte-rendu-definitif-notifie' && modifie !== undefined ? { modifie } : {})
				});
			}
			const employeur = dgfip && regime === 'fpe' ? ('dgfip' as const) : undefined;
			return { faits, regime, employeur, zone, au: le.add({ days: attente }) };
		});
	type Dossier = {
		faits: FaitEcrit[];
		regime: RegimeCode;
		employeur: 'dgfip' | undefined;
		zone: (typeof ZONES)[number];
		au: Temporal.PlainDate;
	};

	/** The days of every step, or null when the facts are refused. */
	function jours({ faits, ...question }: Dossier) {
		const lus = lireFaits(faits);
		if (!lus.ok) throw new Error(lus.refus.message);
		const resultat = echeances({ ...question, faits: lus.faits });
		if (!resultat.ok) return null;
		return resultat.echeances.map(({ code, limite, prudente }) => ({ code, limite, prudente }));
	}
	const modifier = (dossier: Dossier, type: string, details: Record<string, unknown>): Dossier => ({
		...dossier,
		faits: dossier.faits.map((fait) => (fait.type === type ? { ...fait, ...details } : fait))
	});
	const ajouter = (dossier: Dossier, fait: FaitEcrit): Dossier => ({
		...dossier,
		faits: [...dossier.faits.filter(({ type }) => type !== fait.type), fait]
	});
	const notifieLe = ({ faits }: Dossier): Temporal.PlainDate =>
		Temporal.PlainDate.from(faits.find(({ type }) => type === 'compte-rendu-notifie')?.le ?? '');

	/** No day of `apres` is later than the same day of `avant`. */
	function jamaisPlusTard(avant: Dossier, apres: Dossier): boolean {
		const [depart, arrivee] = [jours(avant), jours(apres)];
		if (!depart || !arrivee) return false;
		for (const [rang, { code, limite, prudente }] of arrivee.entries()) {
			const ancienne = depart[rang];
			for (const [nom, jour, ancien] of [
				['limite', limite, ancienne?.limite],
				['prudente', prudente, ancienne?.prudente]
			] as const) {
				if (!ancien || !jour) continue;
				if (Temporal.PlainDate.compare(jour, ancien) > 0) {
					throw new Error(`${code} ${nom}: ${ancien} became ${jour}`);
				}
			}
		}
		return true;
	}

	it('ni visa, ni signature, ni voies et délais ne changent une date, dans un sens ou dans l’autre', () => {
		const remise = fc.constantFrom('compte-rendu-communique', 'compte-rendu-notifie');
		const details = fc.record({
			vise: fc.constantFrom(...OUI_NON),
			signeParSuperieur: fc.constantFrom(...OUI_NON),
			voiesEtDelais: fc.constantFrom(...OUI_NON),
			signatureAgent: fc.constantFrom('refusee', 'absente', undefined)
		});
		let compares = 0;
		fc.assert(
			fc.property(unDossier, remise, details, (dossier, type, lesDetails) => {
				const sans = jours(dossier);
				if (sans) compares++;
				expect(jours(modifier(dossier, type, lesDetails))).toEqual(sans);
			}),
			{ numRuns: 600 }
		);
		expect(compares).toBeGreaterThan(200);
	});

	it.each<[string, (dossier: Dossier, jour: number) => Dossier]>([
		[
			'une première présentation',
			(dossier, jour) =>
				modifier(dossier, 'compte-rendu-notifie', {
					presenteLe: notifieLe(dossier).subtract({ days: jour }).toString()
				})
		],
		[
			'une signature, avant ou après',
			(dossier, jour) =>
				ajouter(
					dossier,
					signe(
						notifieLe(dossier)
							.add({ days: jour - 15 })
							.toString()
					)
				)
		],
		[
			'un visa, avant ou après',
			(dossier, jour) =>
				ajouter(
					dossier,
					vise(
						notifieLe(dossier)
							.add({ days: jour - 15 })
							.toString()
					)
				)
		],
		[
			'une communication, avant ou après',
			(dossier, jour) =>
				ajouter(
					dossier,
					communique(
						notifieLe(dossier)
							.add({ days: jour - 15 })
							.toString()
					)
				)
		]
	])('ajouter %s ne repousse jamais une date', (_titre, ajout) => {
		let compares = 0;
		fc.assert(
			fc.property(unDossier, fc.integer({ min: 0, max: 30 }), (dossier, jour) => {
				const sans = { ...dossier, faits: retirer(dossier.faits, ajout(dossier, jour).faits) };
				if (jamaisPlusTard(sans, ajout(sans, jour))) compares++;
			}),
			{ numRuns: 600 }
		);
		expect(compares).toBeGreaterThan(100);
	});

	it('dire par quel moyen on l’a reçu ne repousse jamais une date', () => {
		fc.assert(
			fc.property(unDossier, fc.constantFrom(...MOYENS_ENVOI), (dossier, moyen) => {
				const tu = modifier(dossier, 'compte-rendu-notifie', { moyen: undefined });
				jamaisPlusTard(tu, modifier(tu, 'compte-rendu-notifie', { moyen }));
			}),
			{ numRuns: 600 }
		);
	});

	/** The facts before an addition: those that it replaced are taken away. */
	function retirer(avant: FaitEcrit[], apres: FaitEcrit[]): FaitEcrit[] {
		const ajoute = apres.find((fait) => !avant.includes(fait));
		return ajoute?.type === 'compte-rendu-notifie'
			? avant
			: avant.filter(({ type }) => type !== ajoute?.type);
	}
});
