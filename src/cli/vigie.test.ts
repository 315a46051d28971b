import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const VIGIE = fileURLToPath(new URL('./vigie.ts', import.meta.url));

/** Runs the command as a person would: a process, its two outputs, its exit code. */
function vigie(
	args: string[],
	entree = ''
): Promise<{ code: number | null; sortie: string; erreur: string }> {
	return new Promise((resolve, reject) => {
		const processus = spawn(process.execPath, [VIGIE, ...args]);
		let sortie = '';
		let erreur = '';
		processus.stdout.setEncoding('utf8').on('data', (texte: string) => (sortie += texte));
		processus.stderr.setEncoding('utf8').on('data', (texte: string) => (erreur += texte));
		processus.on('error', reject);
		processus.on('close', (code) => resolve({ code, sortie, erreur }));
		processus.stdin.end(entree);
	});
}

async function enJson(args: string[], entree = ''): Promise<unknown> {
	const { code, sortie, erreur } = await vigie([...args, '--json'], entree);
	expect({ code, erreur }).toEqual({ code: 0, erreur: '' });
	return JSON.parse(sortie);
}

/** A refusal for a program: exit code 2, one document on the output, nothing else. */
async function refus(args: string[], entree = '') {
	const { code, sortie, erreur } = await vigie([...args, '--json'], entree);
	expect({ code, erreur }).toEqual({ code: 2, erreur: '' });
	return (JSON.parse(sortie) as { erreur: { code: string; message: string; champ?: string } }).erreur;
}

let dossier = '';
beforeAll(async () => {
	dossier = await mkdtemp(join(tmpdir(), 'vigie-cli-'));
});
afterAll(() => rm(dossier, { recursive: true }));

describe('vigie delai', () => {
	it('compte un délai franc reporté', async () => {
		expect(
			await enJson(['delai', '--depuis', '2026-02-05', '--duree', 'P15D', '--franc', '--report'])
		).toMatchObject({
			depuis: '2026-02-05',
			duree: 'P15D',
			franc: true,
			report: true,
			zone: 'metropole',
			limiteSansReport: '2026-02-21',
			limite: '2026-02-23',
			etapes: expect.arrayContaining([{ texte: expect.stringContaining('samedi'), date: '2026-02-23' }])
		});
	});

	it('sans --franc ni --report, rien ne s’ajoute', async () => {
		expect(await enJson(['delai', '--depuis=2026-01-31', '--duree=P1M'])).toMatchObject({
			franc: false,
			report: false,
			limiteSansReport: '2026-02-28',
			limite: '2026-02-28'
		});
	});

	it('répond en français à une personne', async () => {
		const { code, sortie } = await vigie(['delai', '--depuis', '2026-01-10', '--duree', 'P15D', '--franc']);
		expect(code).toBe(0);
		expect(sortie).toContain('Dernier jour\u202f: lundi 26 janvier 2026');
	});

	it.each<[string, string[], string, string | undefined]>([
		['un jour impossible', ['--depuis', '2026-02-30', '--duree', 'P15D'], 'date-impossible', 'depuis'],
		['une date à la française', ['--depuis', '10/01/2026', '--duree', 'P15D'], 'date-illisible', 'depuis'],
		['aucune date', ['--duree', 'P15D'], 'date-manquante', 'depuis'],
		['aucune durée', ['--depuis', '2026-01-10'], 'option-manquante', 'duree'],
		['une durée en semaines', ['--depuis', '2026-01-10', '--duree', 'P2W'], 'duree-illisible', 'duree'],
		[
			'une zone inconnue',
			['--depuis', '2026-01-10', '--duree', 'P15D', '--zone', 'bretagne'],
			'code-inconnu',
			'zone'
		],
		[
			'une fin hors du calendrier',
			['--depuis', '2100-12-30', '--duree', 'P15D'],
			'annee-hors-calendrier',
			undefined
		],
		['une option inconnue', ['--depuis', '2026-01-10', '--durée', 'P15D'], 'option-inconnue', 'durée'],
		[
			'une option donnée deux fois',
			['--depuis', '2026-01-10', '--depuis', '2026-01-11'],
			'option-repetee',
			'depuis'
		],
		['une option sans sa valeur', ['--depuis', '--franc'], 'valeur-manquante', 'depuis'],
		['une valeur de trop', ['--franc=oui'], 'option-sans-valeur', 'franc'],
		['un mot de trop', ['demain'], 'argument-inconnu', undefined]
	])('refuse %s', async (_titre, args, code, champ) => {
		const erreur = await refus(['delai', ...args]);
		expect([erreur.code, erreur.champ]).toEqual([code, champ]);
	});
});

describe('vigie feries', () => {
	it('liste les jours d’une zone, triés', async () => {
		const liste = (await enJson(['feries', '--annee', '2026', '--zone', 'mayotte'])) as { date: string }[];
		expect(liste).toHaveLength(12);
		expect(liste).toContainEqual({ date: '2026-04-27', nom: 'Abolition de l’esclavage', national: false });
		expect(liste[0]).toEqual({ date: '2026-01-01', nom: 'Jour de l’An', national: true });
		expect(liste.map(({ date }) => date)).toEqual(liste.map(({ date }) => date).toSorted());
	});

	it('dit à une personne ce qui est discuté ou à vérifier', async () => {
		const { sortie } = await vigie(['feries', '--annee', '2026', '--zone', 'polynesie-francaise']);
		expect(sortie).toContain('Arrivée de l’Évangile (local, à vérifier)');
		expect(sortie).toContain('Noël\n');
	});

	it.each([
		[['--annee', '1969'], 'annee-hors-calendrier'],
		[['--annee', '2101'], 'annee-hors-calendrier'],
		[['--annee', 'demain'], 'annee-illisible'],
		[[], 'option-manquante']
	])('refuse %j', async (args, code) => {
		expect(await refus(['feries', ...args])).toMatchObject({ code, champ: 'annee' });
	});
});

describe('vigie echeances', () => {
	const question = ['echeances', '--regime', 'fpe', '--employeur', 'dgfip', '--au', '2026-02-01'];
	const faits = [
		{ type: 'recours-hierarchique-envoye', le: '2026-01-20', moyen: 'lrar' },
		{ type: 'compte-rendu-notifie', le: '2026-01-10', moyen: 'main-propre' }
	];

	it('répond par tout le document du contrat', async () => {
		const document = (await enJson([...question, '--fait', 'compte-rendu-notifie=2026-01-10'])) as {
			echeances: Record<string, unknown>[];
		};
		expect(document).toMatchObject({
			regime: 'fpe',
			au: '2026-02-01',
			situation: 'compte-rendu-recu',
			maintenant: {
				code: 'recours-contentieux',
				titre: 'Recours au tribunal administratif',
				prudente: '2026-03-11'
			},
			irregularites: []
		});
		const recours = document.echeances.find(({ code }) => code === 'recours-hierarchique');
		expect(Object.keys(recours ?? {}).toSorted()).toEqual(
			[
				'code',
				'pour',
				'depuis',
				'prudente',
				'limite',
				'statut',
				'certitude',
				'etapes',
				'fondements'
			].toSorted()
		);
		expect(recours).toMatchObject({ prudente: '2026-01-23', limite: '2026-01-26', statut: 'depassee' });
		expect(recours?.fondements).toContainEqual({
			code: 'decret-2010-888-art-6',
			texte: expect.stringContaining('2010-888'),
			article: '6',
			url: expect.stringContaining('legifrance.gouv.fr'),
			verifieLe: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)
		});
	});

	it('lit les faits d’un fichier ou de l’entrée standard, dans n’importe quel ordre', async () => {
		const fichier = join(dossier, 'faits.json');
		await writeFile(fichier, JSON.stringify(faits));
		await writeFile(join(dossier, 'bom.json'), `\ufeff${JSON.stringify(faits)}`);
		const duFichier = await enJson([...question, '--faits', fichier]);
		const deLEntree = await enJson([...question, '--faits', '-'], JSON.stringify(faits.toReversed()));
		expect(duFichier).toMatchObject({ situation: 'recours-en-cours', maintenant: null });
		expect(deLEntree).toEqual(duFichier);
		expect(await enJson([...question, '--faits', join(dossier, 'bom.json')])).toEqual(duFichier);
	});

	it('sans --au, la question est posée aujourd’hui', async () => {
		const { au } = (await enJson(['echeances', '--regime', 'fpe'])) as { au: string };
		const jours = [0, 1].map((retard) =>
			Temporal.Now.plainDateISO('Europe/Paris').subtract({ days: retard }).toString()
		);
		expect(jours).toContain(au);
	});

	it('une ancienne notation donne une liste vide et une phrase', async () => {
		expect(await enJson(['echeances', '--regime', 'onic-2005', '--au', '2026-01-01'])).toMatchObject({
			echeances: [],
			phrase: expect.stringContaining('syndicat')
		});
	});

	it('répond en français à une personne', async () => {
		const { sortie } = await vigie([...question, '--fait', 'compte-rendu-notifie=2026-01-20']);
		expect(sortie).toContain('À faire\u202f: Recours hiérarchique, avant la fin du mercredi 4 février 2026.');
		expect(sortie).not.toMatch(/undefined|null|\[object/);
	});

	it('à une personne, chaque irrégularité donne sa source', async () => {
		const faits = JSON.stringify([
			{ type: 'compte-rendu-notifie', le: '2026-01-20', signeParSuperieur: false }
		]);
		const { sortie } = await vigie([...question, '--faits', '-'], faits);
		expect(sortie).toMatch(/G07 Compte rendu non signé[^\n]*\n {2}Sources\u202f: Décret n°\u00a02010-888/);
	});

	it('sans voies ni délais : un argument pour, un contre, et la même date', async () => {
		const faits = [{ type: 'compte-rendu-notifie', le: '2026-01-20', moyen: 'main-propre' }];
		const sansVoies = [{ ...faits[0], voiesEtDelais: false }];
		const lire = async (liste: object[]) =>
			(await enJson([...question, '--faits', '-'], JSON.stringify(liste))) as {
				departs: { code: string; pour: unknown[]; contre: unknown[]; fondements: { code: string }[] }[];
				echeances: { limite: string | null }[];
			};
		const [avant, apres] = await Promise.all([lire(faits), lire(sansVoies)]);
		expect(avant.departs).toEqual([]);
		expect(apres.departs).toMatchObject([
			{
				code: 'voies-et-delais-absents',
				echeances: ['recours-contentieux'],
				pour: [{ fondement: 'cja-r421-5' }],
				fondements: [{ code: 'cja-r421-5' }, { code: 'ce-387763' }]
			}
		]);
		expect(apres.echeances.map(({ limite }) => limite)).toEqual(avant.echeances.map(({ limite }) => limite));
		const { sortie } = await vigie([...question, '--faits', '-'], JSON.stringify(sansVoies));
		expect(sortie).toContain('aucun ne donne un jour de plus');
		expect(sortie).toMatch(/Contre\u202f: [^\n]*\n {2}Gardez[^\n]*Visez quand même le/);
	});

	it.each<[string, string[], string, string]>([
		['un régime inconnu', ['echeances', '--regime', 'sncf'], '', 'code-inconnu'],
		['aucun régime', ['echeances'], '', 'option-manquante'],
		[
			'un employeur d’un autre régime',
			['echeances', '--regime', 'fph', '--employeur', 'dgfip'],
			'',
			'employeur-incompatible'
		],
		['un fait à venir', [...question, '--fait', 'compte-rendu-notifie=2026-02-02'], '', 'fait-futur'],
		['un fait sans date', [...question, '--fait', 'compte-rendu-notifie'], '', 'fait-illisible'],
		['un fait inconnu', [...question, '--fait', 'grève=2026-01-01'], '', 'fait-inconnu'],
		['un jour impossible', [...question, '--fait', 'compte-rendu-notifie=2026-02-30'], '', 'date-impossible'],
		[
			'une réponse avant sa demande',
			[
				...question,
				'--fait',
				'reponse-notifiee=2026-01-10',
				'--fait',
				'recours-hierarchique-recu=2026-01-11'
			],
			'',
			'chronologie-impossible'
		],
		['un fichier absent', [...question, '--faits', '/nulle/part.json'], '', 'fichier-illisible'],
		['un texte qui n’est pas du JSON', [...question, '--faits', '-'], '{faits}', 'json-illisible'],
		['un objet au lieu d’une liste', [...question, '--faits', '-'], '{"faits":[]}', 'faits-illisibles'],
		[
			'un détail inconnu',
			[...question, '--faits', '-'],
			'[{"type":"entretien-tenu","le":"2026-01-01","humeur":"bonne"}]',
			'detail-inconnu'
		],
		[
			'des faits donnés des deux façons',
			[...question, '--faits', '-', '--fait', 'entretien-tenu=2026-01-01'],
			'[]',
			'faits-deux-fois'
		],
		['une décharge de 170 %', [...question, '--decharge', '170'], '', 'decharge-illisible'],
		['un statut inconnu', [...question, '--statut', 'retraite'], '', 'code-inconnu']
	])('refuse %s', async (_titre, args, entree, code) => {
		expect((await refus(args, entree)).code).toBe(code);
	});
});

describe('vigie', () => {
	it('dit le refus à une personne par une phrase, sur la sortie d’erreur', async () => {
		const args = ['delai', '--depuis', '2026-02-30', '--duree', 'P15D'];
		expect(await vigie(args)).toEqual({
			code: 2,
			sortie: '',
			erreur: 'Le jour «\u00a02026-02-30\u00a0» n’existe pas dans le calendrier.\n'
		});
	});

	it('refuse une commande inconnue, même au nom d’une méthode', async () => {
		expect((await refus(['toString'])).code).toBe('commande-inconnue');
	});

	it('--help aide, pour l’ensemble et pour une commande', async () => {
		const [tout, une] = await Promise.all([vigie(['--help']), vigie(['echeances', '--help'])]);
		expect([tout.code, une.code]).toEqual([0, 0]);
		expect(tout.sortie).toContain('feries');
		expect(une.sortie).toContain('--faits');
	});
});
