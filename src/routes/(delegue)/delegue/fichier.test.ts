import { expect, test } from 'vitest';
import { decomptes, NOTIONS } from '#lib/domain/participation/section.ts';
import { csvDe } from '#lib/server/documents/tableur.ts';
import { EXACTS, lignesDesServices } from './fichier.server.ts';

const au = Temporal.PlainDate.from('2026-03-04');
const une = (nom: string, effectif: number | null) => ({
	noeud: nom,
	nom,
	chemin: ['Direction'],
	ferme: false,
	enfants: 0,
	effectif,
	sansEffectif: effectif === null ? 1 : 0,
	decompte: decomptes([
		{ source: 'vigie', notion: 'refus', nombre: 3 },
		{ source: 'papier', notion: 'refus', nombre: 4 }
	])
});

test('chaque notion a sa colonne par source, puis ensemble ; un effectif inconnu reste vide', () => {
	const [entetes = [], premiere = [], derniere] = lignesDesServices([une('Bureau', null)], {
		saison: 2026,
		au
	});
	const colonne = (titre: string) => premiere[entetes.indexOf(titre)];
	expect(premiere).toHaveLength(entetes.length);
	expect(new Set(entetes).size).toBe(entetes.length);
	expect(['Vigie', 'papier', 'ensemble'].map((source) => colonne(`Refus annoncés (${source})`))).toEqual([
		3, 4, 7
	]);
	expect(colonne('Effectif connu')).toBeNull();
	expect(entetes.filter((titre) => String(titre).endsWith('(Vigie)'))).toHaveLength(NOTIONS.length);
	expect(derniere).toEqual([EXACTS]);
});

test('le nom d’un service ne devient jamais une formule', () => {
	const csv = csvDe(lignesDesServices([une('=1+1', 12)], { saison: 2026, au }));
	expect(csv).toContain("\r\n'=1+1;Direction;2026;04/03/2026;12;");
});
