import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lireCampagne } from '#lib/server/campagne.ts';
import { dossierDuContenu } from '#lib/server/contenu.ts';
import { enTexte, liens } from '#lib/server/documents/html.ts';
import { questions } from '#lib/server/droits.ts';

const racine = mkdtempSync(join(tmpdir(), 'vigie-campagne-'));
afterAll(() => rmSync(racine, { recursive: true }));

const ENTETE = { cle: 'essai', titre: 'Essai', resume: 'Un essai.', le: "'2026-01-12'", sorte: 'texte' };

let rang = 0;
/** Reads a folder with one entry that is right but for these changes. */
function lit(changements: Record<string, string> = {}, corps = 'Un texte.', nom = 'essai.md') {
	const dossier = join(racine, String(rang++));
	mkdirSync(dossier);
	const entete = Object.entries({ ...ENTETE, ...changements }).map(([cle, valeur]) => `${cle}: ${valeur}`);
	writeFileSync(join(dossier, nom), ['---', ...entete, '---', '', corps, ''].join('\n'));
	return lireCampagne(dossier);
}

describe('un texte de campagne fourni', () => {
	it('se lit avec sa date, à minuit à Paris', () => {
		expect(lit()).toMatchObject([
			{
				adresse: 'essai',
				section: null,
				titre: 'Essai',
				corps: 'Un texte.',
				details: { sorte: 'texte', documents: [], liees: [] },
				at: Temporal.Instant.from('2026-01-11T23:00:00Z'),
				le: Temporal.PlainDate.from('2026-01-12')
			}
		]);
	});

	it.each<[string, Record<string, string>, string | undefined, RegExp]>([
		['d’une sorte inconnue', { sorte: 'affiche' }, undefined, /sorte/],
		['sans jour', { le: 'bientôt' }, undefined, /le :/],
		['avec un champ inconnu', { auteur: 'moi' }, undefined, /auteur/],
		['sous un autre nom que le sien', { cle: 'autre' }, undefined, /« autre » n’est pas le nom du fichier/],
		['lié à un texte qui n’existe pas', { liees: '[absent]' }, undefined, /« absent » n’existe pas/],
		['sans texte', {}, ' ', /le texte manque/],
		['avec une source inconnue', {}, 'Voyez [ceci](source:rien-du-tout).', /« rien-du-tout »/],
		['avec un document sans adresse', { documents: '[{ titre: A }]' }, undefined, /documents/]
	])('%s : le démarrage s’arrête et le dit', (_, changements, corps, message) => {
		expect(() => lit(changements, corps)).toThrow(message);
	});
});

describe('les textes que l’union fournit', () => {
	const entrees = lireCampagne(join(dossierDuContenu(), 'campagne'));

	it('sont quelques-uns, dont les deux premiers à lire', () => {
		const cles = entrees.map(({ cle }) => cle);
		expect(cles).toEqual(expect.arrayContaining(['evaluation-collective', 'a-quoi-sert-un-boycott']));
		expect(cles.length).toBeGreaterThanOrEqual(3);
	});

	it.each(entrees.map((une) => [une.cle, une] as const))('%s mène à des pages qui existent', (_, une) => {
		const codes = new Set(questions().map(({ code }) => code));
		const cles = new Set(entrees.map(({ cle }) => cle));
		for (const href of liens(une.corps)) {
			const [, lieu, nom] = /^\/(droits|campagne)\/(.+)$/.exec(href) ?? [];
			if (lieu === 'droits') expect(codes).toContain(nom);
			else if (lieu === 'campagne') expect(cles).toContain(nom);
			else expect(['/mode-d-emploi', '/lettres']).toContain(href);
		}
	});

	// What the union never promises (refus-et-risques.md, § 5).
	it.each(entrees.map((une) => [une.cle, une] as const))(
		'%s ne promet rien',
		(_, { titre, resume, corps }) => {
			const dit = `${titre} ${resume} ${enTexte(corps)}`.toLowerCase();
			for (const promesse of [
				'ne risquez rien',
				'aucun risque',
				'aucune conséquence',
				'votre droit',
				'droit au refus',
				'droit de retrait',
				'vous gagnerez',
				'conseil juridique',
				'la cap décide'
			])
				expect(dit).not.toContain(promesse);
		}
	);

	it('celui sur le boycott dit les risques et qu’il n’est pas une grève', () => {
		const dit = enTexte(entrees.find(({ cle }) => cle === 'a-quoi-sert-un-boycott')?.corps ?? '');
		expect(dit).toContain('n’est pas une grève');
		expect(dit).toContain('ce que vous risquez');
		expect(dit).toContain('compte rendu');
	});
});
