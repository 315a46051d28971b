import { execFile } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Refus } from '#lib/domain/refus.ts';
import type { Sortie } from './commande.ts';
import { commande } from './courrier.ts';

let dossier: string;
beforeEach(() => {
	dossier = mkdtempSync(path.join(tmpdir(), 'vigie-courrier-'));
});
afterEach(() => {
	chmodSync(dossier, 0o700);
	rmSync(dossier, { recursive: true });
});

const CHAMPS = { agentNom: 'Jeanne Dupont', dateEntretien: '2026-01-26' };

function run(
	options: Record<string, string | boolean>,
	champs: unknown = CHAMPS,
	json = true
): Promise<Sortie | Refus> {
	const stdin = async () => (typeof champs === 'string' ? champs : JSON.stringify(champs));
	return commande.run(
		{ options: options.liste ? options : { champs: '-', ...options }, mots: [], json },
		{ stdin, today: () => Temporal.PlainDate.from('2026-01-12') }
	);
}

const refus = (code: string, champ: string, message: RegExp) => ({
	ok: false,
	refus: { code, champ, message: expect.stringMatching(message) }
});

describe('rédiger', () => {
	it('un refus tient en un nom et une date, daté du jour', async () => {
		const sortie = await run({ modele: 'refus-collectif' });
		expect(sortie).toMatchObject({ json: { modele: 'refus-collectif', format: 'txt', avertissements: [] } });
		expect('texte' in sortie && sortie.texte).toContain('Le 12\u00a0janvier 2026');
		expect('texte' in sortie && sortie.texte).toContain('je ne participerai pas à cet entretien individuel');
	});

	it.each([
		['txt', /^Jeanne Dupont\n\nLe 12/],
		['md', /\*\*Objet/],
		['eml', /^X-Unsent: 1\r\n/]
	])('%s s’écrit sur la sortie standard', async (format, debut) => {
		const sortie = await run({ modele: 'refus-collectif', format });
		expect('texte' in sortie && sortie.texte).toMatch(debut);
		expect(sortie).toMatchObject({ json: { format, contenu: expect.stringMatching(debut) } });
	});

	it.each([
		['txt', 'Jean'],
		['md', 'Jean'],
		['eml', 'X-Un'],
		['docx', 'PK\u0003\u0004'],
		['pdf', '%PDF']
	])('%s s’écrit entier dans son fichier, lisible de son seul propriétaire', async (format, debut) => {
		const sortie = path.join(dossier, `lettre.${format}`);
		writeFileSync(sortie, 'ancien');
		const reponse = await run({ modele: 'refus-collectif', sortie });
		const octets = readFileSync(sortie);
		expect(octets.toString('latin1', 0, 4)).toBe(debut);
		expect(reponse).toMatchObject({ json: { format, fichier: sortie, taille: octets.length } });
		expect(readdirSync(dossier)).toEqual([`lettre.${format}`]);
		expect(statSync(sortie).mode & 0o077).toBe(0);
	});

	it('le format demandé passe avant le nom du fichier', async () => {
		const sortie = path.join(dossier, 'lettre.pdf');
		await run({ modele: 'refus-collectif', sortie, format: 'md' });
		expect(readFileSync(sortie, 'utf8')).toContain('**Objet');
	});

	it('une mise en garde fait un avertissement, hors de la lettre', async () => {
		const sortie = path.join(dossier, 'lettre.txt');
		const reponse = await run(
			{ modele: 'reponse-seconde-convocation', sortie },
			{ ...CHAMPS, miseEnGarde: true }
		);
		expect(reponse).toMatchObject({
			json: { avertissements: [expect.stringContaining('appelez le syndicat')] }
		});
		expect('texte' in reponse && reponse.texte).toContain('appelez le syndicat');
		expect(readFileSync(sortie, 'utf8')).not.toContain('appelez le syndicat');
	});
});

describe('refus', () => {
	it.each<[string, Record<string, string>, unknown, string, string, RegExp]>([
		['modèle inconnu', { modele: 'demission' }, CHAMPS, 'code-inconnu', 'modele', /refus-collectif, /],
		['modèle oublié', {}, CHAMPS, 'option-manquante', 'modele', /Il manque «.modele.»/],
		[
			'format inconnu',
			{ modele: 'absence', format: 'odt' },
			CHAMPS,
			'code-inconnu',
			'format',
			/txt, md, eml, docx, pdf/
		],
		[
			'pdf sans fichier',
			{ modele: 'absence', format: 'pdf' },
			CHAMPS,
			'option-manquante',
			'sortie',
			/--sortie/
		],
		[
			'docx sans fichier',
			{ modele: 'absence', format: 'docx' },
			CHAMPS,
			'option-manquante',
			'sortie',
			/--sortie/
		],
		['JSON mal formé', { modele: 'absence' }, '{', 'json-illisible', 'champs', /JSON/],
		['JSON qui n’est pas un objet', { modele: 'absence' }, '[1]', 'objet-attendu', 'champs', /objet JSON/],
		['JSON nul', { modele: 'absence' }, 'null', 'objet-attendu', 'champs', /objet JSON/],
		[
			'champ inconnu',
			{ modele: 'absence' },
			{ ...CHAMPS, nom: 'x' },
			'champ-inconnu',
			'nom',
			/«.nom.» n’existe pas/
		],
		[
			'champ obligatoire vide',
			{ modele: 'absence' },
			{ agentNom: 'x' },
			'champ-manquant',
			'dateEntretien',
			/dateEntretien/
		],
		[
			'jour impossible',
			{ modele: 'absence' },
			{ ...CHAMPS, dateEntretien: '2026-02-30' },
			'date-impossible',
			'dateEntretien',
			/2026-02-30/
		]
	])('%s', async (_, options, champs, code, champ, message) => {
		expect(await run(options, champs)).toMatchObject(refus(code, champ, message));
	});

	it('un fichier de champs absent', async () => {
		const reponse = await run({ modele: 'absence', champs: path.join(dossier, 'rien.json') });
		expect(reponse).toMatchObject(refus('fichier-illisible', 'champs', /il n’existe pas/));
	});

	it.each([
		['un dossier absent', 'rien/lettre.txt', /le dossier n’existe pas/],
		['un dossier à la place du fichier', '.', /c’est un dossier/]
	])('%s', async (_, nom, message) => {
		const reponse = await run({ modele: 'absence', sortie: path.join(dossier, nom) });
		expect(reponse).toMatchObject(refus('fichier-impossible', 'sortie', message));
		expect(readdirSync(dossier)).toEqual([]);
	});

	it.runIf(process.getuid?.() !== 0)('un dossier protégé : rien ne change, rien ne reste', async () => {
		const sortie = path.join(dossier, 'lettre.txt');
		writeFileSync(sortie, 'ancien');
		chmodSync(dossier, 0o500);
		expect(await run({ modele: 'absence', sortie })).toMatchObject(
			refus('fichier-impossible', 'sortie', /pas le droit d’y écrire/)
		);
		expect(readFileSync(sortie, 'utf8')).toBe('ancien');
	});

	it('une saisie refusée ne touche pas au fichier', async () => {
		const sortie = path.join(dossier, 'lettre.txt');
		await run({ modele: 'absence', sortie }, {});
		expect(existsSync(sortie)).toBe(false);
	});
});

describe('dans les mots d’un régime', () => {
	const RELANCE = { agentNom: 'Jo Li', dateRecours: '2026-01-12' };
	it.each([
		[undefined, /À l’autorité hiérarchique[\s\S]*2010-888/],
		['fpt', /À l’autorité territoriale[\s\S]*2014-1526/],
		['contractuel-etat', /À l’autorité hiérarchique[\s\S]*86-83/]
	])('%s', async (regime, attendu) => {
		const lue = await run({ modele: 'relance', ...(regime ? { regime } : {}) }, RELANCE);
		expect('texte' in lue && lue.texte).toMatch(attendu);
	});

	it.each([
		['onic-2005', 'modele-d-un-autre-regime', /vaut pour fpe, fpt/],
		['lune', 'code-inconnu', /choisissez parmi fpe/]
	])('%s : refusé, avec ce qui existe', async (regime, code, message) => {
		expect(await run({ modele: 'relance', regime }, RELANCE)).toMatchObject(refus(code, 'regime', message));
	});
});

describe('liste', () => {
	it('dit chaque modèle et ses champs, sans les textes', async () => {
		const reponse = await run({ liste: true });
		const json = 'json' in reponse ? reponse.json : null;
		expect(json).toHaveLength(19);
		expect(json).toMatchObject([
			{ code: 'refus-collectif', auMoinsUn: [['dateEntretien', 'dateConvocation']] },
			...Array(18).fill({})
		]);
		expect(JSON.stringify(json)).not.toContain('gabarit');
		expect('texte' in reponse && reponse.texte).toContain(
			'  - agentNom (texte, 120 caractères au plus, obligatoire)'
		);
		expect('texte' in reponse && reponse.texte).toContain('liste de {element, passage?, motif, redaction?}');
		expect('texte' in reponse && reponse.texte).toContain(
			'  * au moins un de : dateEntretien, dateConvocation'
		);
	});

	it('dit les modèles d’un régime dans ses mots', async () => {
		const liste = await run({ liste: true, regime: 'contractuel-territorial' });
		expect('texte' in liste && liste.texte).toContain('saisine-cap — Saisir la CCP après la réponse');
		expect('texte' in liste && liste.texte).not.toMatch(/recours hiérarchique|CAP\b/);
		expect(await run({ liste: true, regime: 'onic-2005' })).toMatchObject({
			json: [],
			texte: 'Aucun modèle pour onic-2005.'
		});
	});

	it('ne se mêle pas d’autre chose', async () => {
		expect(await run({ liste: true, modele: 'absence' })).toMatchObject(
			refus('option-en-trop', 'modele', /seule/)
		);
	});
});

it('la commande répond par le cadre : texte seul, puis code 2 et une phrase', async () => {
	const vigie = (champs: string, ...args: string[]) =>
		new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
			const enfant = execFile(
				process.execPath,
				['src/cli/vigie.ts', 'courrier', '--modele', 'refus-collectif', '--champs', '-', ...args],
				(erreur, stdout, stderr) => resolve({ code: Number(erreur?.code ?? 0), stdout, stderr })
			);
			enfant.stdin!.end(champs);
		});
	const [bien, mal] = await Promise.all([vigie(JSON.stringify(CHAMPS)), vigie('{"x":1}', '--json')]);
	expect(bien).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^Jeanne Dupont\n/) });
	expect(mal.code).toBe(2);
	expect(JSON.parse(mal.stdout)).toMatchObject({ erreur: { code: 'champ-inconnu', champ: 'x' } });
});
