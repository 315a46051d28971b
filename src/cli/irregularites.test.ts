import { describe, expect, it } from 'vitest';
import type { Refus } from '#lib/domain/refus.ts';
import { estRefus, type ParsedArgs, type Sortie } from './commande.ts';
import { commande } from './irregularites.ts';

const lancer = (options: ParsedArgs['options'], entree = ''): Promise<Sortie | Refus> =>
	commande.run(
		{ options, mots: [], json: true },
		{ stdin: async () => entree, today: () => Temporal.PlainDate.from('2026-06-01') }
	);

async function reponse(options: ParsedArgs['options'], entree?: string): Promise<Sortie> {
	const sortie = await lancer(options, entree);
	if (estRefus(sortie)) throw new Error(sortie.refus.message);
	return sortie;
}

const auditer = (dossier: unknown, options: ParsedArgs['options'] = {}) =>
	reponse({ regime: 'fpe', dossier: '-', ...options }, JSON.stringify(dossier));

const notifie = { type: 'compte-rendu-notifie', le: '2026-02-10' };

describe('vigie irregularites', () => {
	it('les questions sont celles du contrat', async () => {
		const { json, texte } = await reponse({ regime: 'fpe', questions: true });
		const liste = json as Record<string, unknown>[];
		expect(liste.find(({ code }) => code === 'G07')).toEqual({
			code: 'G07',
			moyen: 'G07',
			texte: 'Le compte rendu porte-t-il la signature de votre supérieur direct\u202f?',
			reponses: ['oui', 'non', 'ne-sais-pas'],
			libelles: { oui: 'oui', non: 'non', 'ne-sais-pas': 'je ne sais pas' },
			pourquoi: expect.stringContaining('N+2')
		});
		expect(liste.map(({ reponses }) => reponses)).toEqual(expect.arrayContaining(['texte', 'nombre']));
		expect(texte).toContain('G19 Combien de minutes a duré l’entretien\u202f?');
		expect(texte).not.toMatch(/undefined|null|\[object/);
	});

	it('avec un dossier, seulement les questions encore utiles', async () => {
		const options = { regime: 'fpe', questions: true, dossier: '-' };
		const faits = [{ type: 'refus-envoye', le: '2026-01-13' }, notifie];
		const { json } = await reponse(options, JSON.stringify({ faits }));
		const codes = (json as { code: string }[]).map(({ code }) => code);
		expect(codes).toContain('G40');
		expect(codes).not.toContain('G02');
	});

	it('l’audit est celui du contrat', async () => {
		const faits = [{ ...notifie, signeParSuperieur: false }];
		const { json } = await auditer({ faits, reponses: {} });
		const [premier, ...suite] = json as Record<string, unknown>[];
		expect(premier).toMatchObject({
			code: 'G07',
			titre: 'Compte rendu non signé par le supérieur hiérarchique direct',
			force: 'forte',
			preuves: [expect.stringContaining('page signée')],
			paragraphe: expect.stringContaining('décret n°\u00a02010-888')
		});
		const [source] = premier?.fondements as object[];
		expect(Object.keys(source ?? {}).toSorted()).toEqual(['article', 'code', 'texte', 'url', 'verifieLe']);
		expect(suite).toMatchObject([{ code: 'G16', force: 'sans-effet', paragraphe: '' }]);
		expect(JSON.parse(JSON.stringify(json))).toEqual(json);
	});

	it('les deux textes sont comparés, et lus', async () => {
		const ancien =
			'Agent investi. Son mandat syndical est connu de tous, et il a tenu ses objectifs cette année.';
		const { json } = await auditer({ texte: ancien, textePrecedent: ancien });
		expect(json).toMatchObject([{ code: 'G20' }, { code: 'G32' }, { code: 'G16' }]);
	});

	it('la décharge est une option', async () => {
		expect((await auditer({ faits: [notifie] }, { decharge: '80' })).json).toMatchObject([
			{ code: 'G21', force: 'forte' },
			{ code: 'G16' }
		]);
	});

	it('répond en français à une personne', async () => {
		const { texte } = await auditer({ faits: [notifie], reponses: { G07: 'non', G15: 'non' } });
		expect(texte).toContain(
			'G07 Compte rendu non signé par le supérieur hiérarchique direct (argument fort)'
		);
		expect(texte).toContain('G15 Voies et délais de recours non indiqués (à ne pas plaider)');
		expect(texte).toContain('Écrivez à l’autorité hiérarchique, jamais à la personne qui vous évalue.');
		expect(texte).toContain('Aucun argument n’est certain');
		expect(texte).toContain('G14 Avis de la CAP ou CCP non suivi. L’avis de la commission n’oblige pas');
		expect(texte).toContain('Plutôt\u202f: «\u00a0recours hiérarchique\u00a0»');
		expect(texte.split('\n').filter((ligne) => ligne.includes('G15 '))).toHaveLength(1);
		expect(texte).not.toMatch(/undefined|null\b|\[object|'/);
	});

	it('un dossier où rien n’apparaît le dit', async () => {
		const convocation = { type: 'convocation-recue', le: '2026-01-02' };
		const { json, texte } = await auditer({ faits: [convocation] });
		expect(json).toEqual([]);
		expect(texte).toContain('Rien n’apparaît');
	});

	it('dix mille faits sont refusés pour ce qu’ils ont d’impossible, cent mille caractères sont lus', async () => {
		const faits = Array.from({ length: 10_000 }, () => notifie);
		expect(await lancer({ regime: 'fpe', dossier: '-' }, JSON.stringify({ faits }))).toMatchObject({
			refus: { code: 'fait-en-double' }
		});
		const texte = '(a+)+$ « ['.repeat(10_000);
		expect((await auditer({ texte, textePrecedent: `${texte}!` })).json).toMatchObject([
			{ code: 'G32' },
			{ code: 'G16' }
		]);
	});

	it.each<[string, ParsedArgs['options'], string, string, string]>([
		['sans régime', { questions: true }, '', 'option-manquante', 'regime'],
		['un régime inconnu', { regime: 'sncf', questions: true }, '', 'code-inconnu', 'regime'],
		['ni questions ni dossier', { regime: 'fpe' }, '', 'option-manquante', 'dossier'],
		[
			'un employeur d’un autre régime',
			{ regime: 'fph', employeur: 'dgfip', questions: true },
			'',
			'employeur-incompatible',
			'employeur'
		],
		['un fichier absent', { regime: 'fpe', dossier: '/nulle/part.json' }, '', 'fichier-illisible', 'dossier'],
		['un fichier vide', { regime: 'fpe', dossier: '-' }, '', 'json-illisible', 'dossier'],
		[
			'un texte qui n’est pas du JSON',
			{ regime: 'fpe', dossier: '-' },
			'{faits}',
			'json-illisible',
			'dossier'
		],
		['une liste', { regime: 'fpe', dossier: '-' }, '[]', 'dossier-illisible', 'dossier'],
		['un champ inconnu', { regime: 'fpe', dossier: '-' }, '{"note":12}', 'champ-inconnu', 'note'],
		[
			'des faits qui n’en sont pas',
			{ regime: 'fpe', dossier: '-' },
			'{"faits":{}}',
			'faits-illisibles',
			'faits'
		],
		[
			'un fait inconnu',
			{ regime: 'fpe', dossier: '-' },
			'{"faits":[{"type":"greve","le":"2026-01-01"}]}',
			'fait-inconnu',
			'type'
		],
		[
			'des réponses en liste',
			{ regime: 'fpe', dossier: '-' },
			'{"reponses":[]}',
			'reponses-illisibles',
			'reponses'
		],
		[
			'une question inconnue',
			{ regime: 'fpe', dossier: '-' },
			'{"reponses":{"G41":"oui"}}',
			'question-inconnue',
			'reponses'
		],
		[
			'une question nommée __proto__',
			{ regime: 'fpe', dossier: '-' },
			'{"reponses":{"__proto__":"oui"}}',
			'question-inconnue',
			'reponses'
		],
		[
			'une réponse inconnue',
			{ regime: 'fpe', dossier: '-' },
			'{"reponses":{"G07":"peut-être"}}',
			'reponse-inconnue',
			'G07'
		],
		[
			'un texte qui n’en est pas un',
			{ regime: 'fpe', dossier: '-' },
			'{"texte":12}',
			'texte-attendu',
			'texte'
		],
		[
			'une décharge de 170 %',
			{ regime: 'fpe', dossier: '-', decharge: '170' },
			'{}',
			'decharge-illisible',
			'decharge'
		],
		[
			'un fait à venir',
			{ regime: 'fpe', dossier: '-' },
			'{"faits":[{"type":"entretien-tenu","le":"2027-01-01"}]}',
			'fait-futur',
			'le'
		]
	])('refuse %s', async (_titre, options, entree, code, champ) => {
		const refusee = await lancer(options, entree);
		expect(refusee).toMatchObject({ ok: false, refus: { code, champ } });
		if (estRefus(refusee)) expect(refusee.refus.message.length).toBeLessThan(2000);
	});
});
