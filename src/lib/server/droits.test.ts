import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ContenuRefuse } from './contenu.ts';
import { lireQuestions, question, questions, RUBRIQUES, sourcesDeQuestion } from './droits.ts';

const ENTETE = {
	code: 'une-question',
	question: 'Est-ce vrai ?',
	court: "L'avis : oui.",
	rubrique: 'avant',
	ordre: 10,
	version: '2026.1',
	verifieLe: '2026-11-22',
	certitude: 'certain',
	fondements: ['cgfp-l521-1'],
	suite: { texte: 'Ensuite.', href: '/refuser', libelle: 'Y aller' }
};

/** Reads a folder of questions, each the usual one with changes. */
function lues(...fichiers: { nom?: string; entete?: object; corps?: string }[]) {
	const dossier = mkdtempSync(path.join(tmpdir(), 'droits-'));
	onTestFinished(() => rmSync(dossier, { recursive: true }));
	for (const { nom = 'une-question', entete = {}, corps = '## Le détail\n\nUn mot.' } of fichiers) {
		const donnees = JSON.stringify({ ...ENTETE, ...entete });
		writeFileSync(path.join(dossier, `${nom}.md`), `---\n${donnees}\n---\n${corps}\n`);
	}
	return lireQuestions(dossier);
}

describe('une question', () => {
	it('se lit avec sa typographie et ses listes vides', () => {
		expect(lues({})).toEqual([
			{
				...ENTETE,
				question: 'Est-ce vrai\u202f?',
				court: 'L’avis\u202f: oui.',
				risques: false,
				parRegime: [],
				liees: [],
				seeds: [],
				corps: '## Le détail\n\nUn mot.\n'
			}
		]);
	});

	it('cite chaque source une fois, celles du texte comprises', () => {
		const [lue] = lues({
			entete: {
				parRegime: [
					{ regimes: ['fpe'], texte: 'a', fondements: ['decret-2010-888-art-2'], certitude: 'certain' }
				],
				employeur: { peut: [{ texte: 'b', fondements: ['cgfp-l521-1'], certitude: 'certain' }] }
			},
			corps: 'Voir [là](source:decret-2010-888-art-3) et [ici](source:cgfp-l521-1).'
		});
		expect(sourcesDeQuestion(lue!)).toEqual([
			'cgfp-l521-1',
			'decret-2010-888-art-3',
			'decret-2010-888-art-2'
		]);
	});

	it('vient à sa place dans sa partie', () => {
		const codes = lues(
			{ nom: 'b', entete: { code: 'b', ordre: 20 } },
			{ nom: 'a', entete: { code: 'a', rubrique: 'recours' } },
			{ nom: 'c', entete: { code: 'c' } }
		).map(({ code }) => code);
		expect(codes).toEqual(['c', 'b', 'a']);
	});
});

describe('ce qui arrête tout, avec le nom du fichier', () => {
	it.each<[string, Parameters<typeof lues>[0], RegExp]>([
		['un code qui n’est pas le nom du fichier', { nom: 'autre' }, /autre\.md : le code « une-question »/],
		['une source inconnue', { entete: { fondements: ['rien'] } }, /fondements\.0 : cette source n’est pas/],
		['une source abrogée', { entete: { fondements: ['decret-2002-682'] } }, /fondements\.0 : cette source/],
		['une source inconnue dans le texte', { corps: '[a](source:rien)' }, /la source « rien »/],
		['une source abrogée dans le texte', { corps: '[a](source:decret-2002-682)' }, /texte est abrogé/],
		['aucune source', { entete: { fondements: [] } }, /ne cite aucune source/],
		['un texte vide', { corps: ' ' }, /n’a pas de texte/],
		['un grand titre', { corps: '# Un titre' }, /les titres d’une réponse/],
		['un champ inconnu', { entete: { couleur: 'rouge' } }, /couleur/],
		['une partie inconnue', { entete: { rubrique: 'divers' } }, /rubrique/],
		['un jour qui n’existe pas', { entete: { verifieLe: '2026-02-30' } }, /verifieLe/],
		['une suite hors du site', { entete: { suite: { ...ENTETE.suite, href: '//a.fr' } } }, /suite\.href/],
		['une question liée qui n’existe pas', { entete: { liees: ['perdue'] } }, /« perdue » n’existe pas/],
		['un lien vers une question perdue', { corps: '[a](/droits/perdue#b)' }, /« perdue » n’existe pas/],
		['un lien qui ne mène nulle part', { corps: '[a](javascript:a)' }, /« javascript:a » ne mène nulle part/]
	])('%s', (_, fichier, message) => {
		expect(() => lues(fichier)).toThrow(ContenuRefuse);
		expect(() => lues(fichier)).toThrow(message);
	});

	it('deux questions à la même place', () => {
		expect(() => lues({}, { nom: 'b', entete: { code: 'b' } })).toThrow(/une autre question a l’ordre 10/);
	});
});

describe('les questions du syndicat', () => {
	it('chaque partie en a, et chacune se retrouve par son code', () => {
		expect(new Set(questions().map(({ rubrique }) => rubrique))).toEqual(new Set(RUBRIQUES));
		for (const une of questions()) expect(question(une.code)).toBe(une);
		expect(question('rien')).toBeUndefined();
	});
});
