import { mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lireModeles, lireRisques } from '#lib/server/contenu.ts';
import { racineDuProjet } from '#lib/server/racine.ts';

describe('un contenu fautif arrête le démarrage avec le fichier et la raison', () => {
	let dossier: string;
	const contenu = path.join(racineDuProjet(), 'src', 'content');
	const modifier = (fichier: string, change: (texte: string) => string) =>
		writeFileSync(path.join(dossier, fichier), change(readFileSync(path.join(dossier, fichier), 'utf8')));

	beforeEach(() => {
		dossier = mkdtempSync(path.join(tmpdir(), 'vigie-contenu-'));
		cpSync(path.join(contenu, 'modeles'), dossier, { recursive: true });
		cpSync(path.join(contenu, 'employeurs'), path.join(dossier, 'employeurs'), { recursive: true });
	});
	afterEach(() => rmSync(dossier, { recursive: true }));

	it.each<[string, (texte: string) => string, RegExp]>([
		['une source inconnue', (t) => t.replace('fpe: [', 'fpe: [decret-inconnu, '), /absence\.md : fondements/],
		['une source abrogée', (t) => t.replace('fpe: [', 'fpe: [loi-84-16-art-65, '), /le texte est abrogé/],
		[
			'un champ inconnu',
			(t) => t.replace('# Objet\n', '# Objet\n\n{inconnu}'),
			/Le champ « inconnu » n’existe pas/
		],
		['un bloc ouvert', (t) => `${t}\n{si service}`, /ligne \d+, « {si service} » n’est pas fermé/],
		['une section inconnue', (t) => `${t}\n# Post-scriptum\n`, /la section « # Post-scriptum » est inconnue/],
		[
			'une section oubliée',
			(t) => t.replace(/# Objet[\s\S]*?(?=# Lettre)/, ''),
			/il manque la section « objet »/
		],
		[
			'un champ commun inconnu',
			(t) => t.replace('  - ville\n', '  - vile\n'),
			/le champ commun « vile » n’existe pas/
		],
		['une clé inconnue', (t) => t.replace('version:', 'vresion:'), /vresion/],
		[
			'un code qui n’est pas le nom du fichier',
			(t) => t.replace('code: absence', 'code: absent'),
			/n’est pas le nom du fichier/
		],
		['un en-tête oublié', (t) => t.replace('---\n', ''), /doit commencer par un en-tête/]
	])('%s', (_, change, message) => {
		modifier('absence.md', change);
		expect(() => lireModeles(dossier)).toThrow(message);
	});

	it('la ligne dite est celle du fichier', () => {
		modifier('absence.md', (t) => t.replace(/^\{destinataireCivilite\},$/m, '{faute ici},'));
		const texte = readFileSync(path.join(dossier, 'absence.md'), 'utf8');
		const ligne = texte.slice(0, texte.indexOf('{faute ici}')).split('\n').length;
		expect(() => lireModeles(dossier)).toThrow(`ligne ${ligne}, `);
	});

	it.each<[string, string, (texte: string) => string, RegExp]>([
		[
			'un terme oublié dans un régime',
			'termes-par-regime.yaml',
			(t) => t.replace(/ {2}sigle: CCP\n/, ''),
			/contractuel-etat n’a pas de terme « sigle »/
		],
		[
			'un terme qui ne se lit pas',
			'termes-par-regime.yaml',
			(t) => t.replace('recours: recours hiérarchique', "recours: '{si x}'"),
			/fpe, « recours »/
		],
		[
			'un délai écrit là où il n’a pas été lu',
			'relance.md',
			(t) => t.replace('{si dureeDeReponse}', '{dureeDeReponse}{si dureeDeReponse}'),
			/relance\.md : fph, Le champ « dureeDeReponse » n’existe pas/
		],
		[
			'un article inconnu dans un conseil',
			'relance.md',
			(t) => t.replace('la saisine de précaution de la {sigle}', 'ce que dit {article}'),
			/contractuel-hospitalier, le terme « article » ne s’écrit pas ici/
		],
		[
			'un régime sans sources',
			'relance.md',
			(t) => t.replace(/^ {2}fph: \[.*\]\n/m, ''),
			/fph n’a pas de fondements/
		]
	])('%s', (_, fichier, change, message) => {
		modifier(fichier, change);
		expect(() => lireModeles(dossier)).toThrow(message);
	});

	it.each<[string, (texte: string) => string, RegExp]>([
		['une notice sans destinataire', (t) => t.replace(/pour:\n.*\n/, 'pour: {}\n'), /dites pour qui/],
		['une notice sans date', (t) => t.replace(/lectureLe.*\n/, ''), /lectureLe/],
		['une notice vide', (t) => t.slice(0, t.lastIndexOf('---\n') + 4), /n’a pas de texte/]
	])('%s', (_, change, message) => {
		modifier('employeurs/fpe.md', change);
		expect(() => lireRisques(path.join(dossier, 'employeurs'))).toThrow(message);
	});
});
