import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Correspondance, GenreDImportation } from '#lib/domain/importation/colonnes.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import * as t from '#lib/server/db/schema.ts';
import { classeurXlsx } from '#lib/server/documents/tableur.ts';
import { runImportations } from '#lib/server/importations-en-cours.ts';
import {
	applyImportation,
	dropImportation,
	importationDe,
	importations,
	openImportation,
	tryImportation,
	undoImportation
} from '#lib/server/importations.ts';
import { endMandat, mandats } from '#lib/server/mandats.ts';
import { purge } from '#lib/server/menage.ts';
import { test as base, type TestContext } from '../support/database.ts';
import {
	insertCompte,
	insertDossier,
	insertFirstAdministrateur,
	insertMandat,
	insertSection
} from '../support/rows.ts';

const op = () => randomUUID();
const octets = (texte: string) => Buffer.from(texte);
const COLONNES: Correspondance = ['nom', 'rattachement', 'effectif'];

type Scene = { sectionId: string; serviceId: string; chef: Administrateur };

/** A section of its own, and somebody who administers it alone. */
async function decor(ctx: TestContext, national: string): Promise<Scene> {
	const { sectionId, serviceId } = await insertSection(ctx, national, `Ici ${randomUUID().slice(0, 8)}`);
	const compteId = await insertCompte(ctx);
	await insertMandat(ctx, national, { compteId, sectionId, role: 'administrateur' });
	return { sectionId, serviceId, chef: { kind: 'administrateur', compteId } };
}
const test = base.extend('national', { scope: 'file' }, async ({ ctx }) => insertFirstAdministrateur(ctx));

async function open(
	ctx: TestContext,
	{ chef, sectionId }: Scene,
	file: Uint8Array,
	genre: GenreDImportation = 'services'
) {
	const ouvert = await openImportation(ctx, chef, sectionId, { genre, nom: 'liste.csv', octets: file }, op());
	if (!ouvert.ok) throw new Error(ouvert.refus.message);
	return ouvert.id;
}

async function essaye(
	ctx: TestContext,
	scene: Scene,
	id: string,
	reponses: { colonnes?: Correspondance; deplacer?: boolean } = {}
) {
	const { version, titres } = await importationDe(ctx, scene.chef, scene.sectionId, id);
	const fait = await tryImportation(
		ctx,
		scene.chef,
		scene.sectionId,
		id,
		{ colonnes: COLONNES, titres, deplacer: false, role: 'delegue', ...reponses, version },
		op()
	);
	expect(fait).toEqual({ ok: true });
	return importationDe(ctx, scene.chef, scene.sectionId, id);
}

async function applique(ctx: TestContext, scene: Scene, id: string) {
	const { version } = await importationDe(ctx, scene.chef, scene.sectionId, id);
	expect(await applyImportation(ctx, scene.chef, scene.sectionId, id, version, op())).toEqual({ ok: true });
	await runImportations(ctx);
	return importationDe(ctx, scene.chef, scene.sectionId, id);
}

async function defait(ctx: TestContext, scene: Scene, id: string) {
	const { version } = await importationDe(ctx, scene.chef, scene.sectionId, id);
	expect(await undoImportation(ctx, scene.chef, scene.sectionId, id, version, op())).toEqual({ ok: true });
	await runImportations(ctx);
	return importationDe(ctx, scene.chef, scene.sectionId, id);
}

/** « Direction / Service = 12 » for each, by path. */
async function arbre(ctx: TestContext, sectionId: string): Promise<string[]> {
	const rows = await ctx.owner<{ chemin: string; effectif: number | null }[]>`
		with recursive bas as (
			select id, nom as chemin, effectif from service where section_id = ${sectionId} and parent_id is null
			union all
			select s.id, b.chemin || ' / ' || s.nom, s.effectif from bas b join service s on s.parent_id = b.id
		)
		select chemin, effectif from bas`;
	return rows.map(({ chemin, effectif }) => `${chemin} = ${effectif ?? '-'}`).toSorted();
}

const historique = (ctx: TestContext, serviceId: string) => ctx.owner<
	{ du: string; nombre: number | null }[]
>`
	select valide_du::text as du, nombre from effectif where service_id = ${serviceId} order by 1`;

async function ecarts(ctx: TestContext): Promise<number> {
	const avant =
		await ctx.owner`select noeud, effectif, sans_effectif, enfants from effectif_branche order by 1`;
	const [row] = await asActor(ctx.db, { kind: 'worker' }, (tx) =>
		tx.execute<{ faux: number }>(sql`select vigie_recompte() as faux`)
	);
	const apres =
		await ctx.owner`select noeud, effectif, sans_effectif, enfants from effectif_branche order by 1`;
	expect(avant).toEqual(apres);
	return row?.faux ?? -1;
}

describe('importer des services', () => {
	test('un CSV en Windows-1252 : essayé sans effet, appliqué, puis défait', async ({ ctx, national }) => {
		const scene = await decor(ctx, national);
		const avant = await arbre(ctx, scene.sectionId);
		const csv = Buffer.from(
			'Service;Direction;Effectif\r\nAccueil;Direction générale;12\r\nDirection générale;;\r\n',
			'latin1'
		);
		const id = await open(ctx, scene, csv);
		const lue = await importationDe(ctx, scene.chef, scene.sectionId, id);
		expect(lue).toMatchObject({
			etat: 'lue',
			lignes: 3,
			titres: true,
			apercu: [
				['Service', 'Direction', 'Effectif'],
				['Accueil', 'Direction générale', '12'],
				['Direction générale', '', '']
			]
		});

		const vue = await essaye(ctx, scene, id);
		expect(vue).toMatchObject({ etat: 'essayee', total: 2, fait: 0 });
		expect(vue.essai).toMatchObject({
			crees: { nombre: 2 },
			erreurs: { nombre: 0 },
			avertissements: { nombre: 0 }
		});
		expect(await arbre(ctx, scene.sectionId)).toEqual(avant);

		const faite = await applique(ctx, scene, id);
		expect(faite).toMatchObject({ etat: 'appliquee', total: 2, fait: 2 });
		expect(await arbre(ctx, scene.sectionId)).toEqual(
			[...avant, 'Direction générale = -', 'Direction générale / Accueil = 12'].toSorted()
		);
		expect(await ecarts(ctx)).toBe(0);
		const [{ fichier, effets }] = await ctx.owner<[{ fichier: Buffer | null; effets: number }]>`
			select fichier, (select count(*)::int from importation_effet where importation_id = id) as effets
			from importation where id = ${id}`;
		expect({ fichier, effets }).toEqual({ fichier: null, effets: 2 });

		expect(await defait(ctx, scene, id)).toMatchObject({ etat: 'defaite', fait: 0, laisses: 0 });
		expect(await arbre(ctx, scene.sectionId)).toEqual(avant);
		expect(await ecarts(ctx)).toBe(0);
	});

	test('un classeur change un effectif et garde l’ancien ; défait un autre jour, il le redit', async ({
		ctx,
		national
	}) => {
		const scene = await decor(ctx, national);
		const [{ nom }] = await ctx.owner<
			[{ nom: string }]
		>`select nom from service where id = ${scene.serviceId}`;
		ctx.clock.set('2026-03-02');
		const id = await open(
			ctx,
			scene,
			await classeurXlsx([
				{
					nom: 'Feuille',
					lignes: [
						['Service', 'Rattachement', 'Effectif'],
						[nom, null, 30]
					]
				}
			])
		);
		await essaye(ctx, scene, id);
		expect(await applique(ctx, scene, id)).toMatchObject({ etat: 'appliquee', fait: 1 });
		expect(await arbre(ctx, scene.sectionId)).toEqual([`${nom} = 30`]);
		expect(await historique(ctx, scene.serviceId)).toEqual([{ du: '2026-03-02', nombre: 30 }]);
		ctx.clock.set('2026-03-05');
		expect(await defait(ctx, scene, id)).toMatchObject({ etat: 'defaite', laisses: 0 });
		expect(await arbre(ctx, scene.sectionId)).toEqual([`${nom} = 12`]);
		expect(await historique(ctx, scene.serviceId)).toEqual([
			{ du: '2026-03-02', nombre: 30 },
			{ du: '2026-03-05', nombre: 12 }
		]);
	});

	test('un service déplacé emporte ce qui y est compté, et revient avec', async ({ ctx, national }) => {
		const scene = await decor(ctx, national);
		const agent = await insertCompte(ctx);
		await insertDossier(ctx, {
			compteId: agent,
			sectionId: scene.sectionId,
			serviceId: scene.serviceId,
			consentement: 1
		});
		const [{ nom }] = await ctx.owner<
			[{ nom: string }]
		>`select nom from service where id = ${scene.serviceId}`;
		const id = await open(ctx, scene, octets(`Service;Rattachement;Effectif\nNord;;\n${nom};Nord;12\n`));
		const vue = await essaye(ctx, scene, id, { deplacer: true });
		expect(vue.essai).toMatchObject({
			crees: { nombre: 1 },
			deplaces: { nombre: 1 },
			effectifs: { nombre: 0 }
		});
		await applique(ctx, scene, id);
		expect(await arbre(ctx, scene.sectionId)).toEqual([`Nord / ${nom} = 12`, 'Nord = -']);
		expect(await ecarts(ctx)).toBe(0);
		expect(await defait(ctx, scene, id)).toMatchObject({ etat: 'defaite', laisses: 0 });
		expect(await arbre(ctx, scene.sectionId)).toEqual([`${nom} = 12`]);
		expect(await ecarts(ctx)).toBe(0);
	});

	test('défaire laisse ce qui a changé depuis et ce qui sert déjà', async ({ ctx, national }) => {
		const scene = await decor(ctx, national);
		const id = await open(
			ctx,
			scene,
			octets('Service;Rattachement;Effectif\nNord;;\nA;Nord;1\nB;Nord;2\nC;Nord;3\n')
		);
		await essaye(ctx, scene, id);
		await applique(ctx, scene, id);
		const services = await ctx.owner<
			{ id: string; nom: string }[]
		>`select id, nom from service where section_id = ${scene.sectionId}`;
		const de = (nom: string) => services.find((un) => un.nom === nom)?.id ?? '';
		await asActor(ctx.db, scene.chef, (tx) =>
			tx.execute(sql`update service set effectif = 9 where id = ${de('B')}`)
		);
		const agent = await insertCompte(ctx);
		await insertDossier(ctx, {
			compteId: agent,
			sectionId: scene.sectionId,
			serviceId: de('C'),
			consentement: 1
		});
		// B and C stay, hence what is above them.
		expect(await defait(ctx, scene, id)).toMatchObject({ etat: 'defaite', laisses: 3 });
		expect((await arbre(ctx, scene.sectionId)).filter((ligne) => ligne.startsWith('Nord'))).toEqual([
			'Nord / B = 9',
			'Nord / C = 3',
			'Nord = -'
		]);
		expect(await ecarts(ctx)).toBe(0);
	});

	test('des erreurs empêchent d’appliquer, et un fichier qui ne change rien aussi', async ({
		ctx,
		national
	}) => {
		const scene = await decor(ctx, national);
		const id = await open(ctx, scene, octets('Service;Rattachement;Effectif\nA;B;\nB;A;\n=1+1;;\n'));
		const { essai, version } = await essaye(ctx, scene, id);
		expect(essai?.erreurs.premiers.map(({ ligne }) => ligne)).toEqual([2, 4]);
		expect(await applyImportation(ctx, scene.chef, scene.sectionId, id, version, op())).toMatchObject({
			refus: { code: 'importation-erreurs' }
		});
		const vide = await open(ctx, scene, octets('Service;Effectif\nService de nulle part;\n'));
		await essaye(ctx, scene, vide, { colonnes: ['effectif', 'nom'] });
		expect((await importationDe(ctx, scene.chef, scene.sectionId, vide)).etat).toBe('essayee');
	});

	test('rien ne s’applique si la section a changé depuis l’essai', async ({ ctx, national }) => {
		const scene = await decor(ctx, national);
		const id = await open(ctx, scene, octets('Service;Rattachement;Effectif\nNord;;3\n'));
		await essaye(ctx, scene, id);
		await asActor(ctx.db, scene.chef, (tx) =>
			tx.insert(t.service).values({ id: randomUUIDv7(), sectionId: scene.sectionId, nom: 'Nord' })
		);
		const avant = await arbre(ctx, scene.sectionId);
		expect(await applique(ctx, scene, id)).toMatchObject({ etat: 'lue', fait: 0 });
		expect((await importationDe(ctx, scene.chef, scene.sectionId, id)).motif).toContain(
			'a changé depuis l’essai'
		);
		expect(await arbre(ctx, scene.sectionId)).toEqual(avant);
	});

	test('une page ouverte avant ne fait plus rien avancer, un formulaire renvoyé ne compte qu’une fois', async ({
		ctx,
		national
	}) => {
		const scene = await decor(ctx, national);
		const { chef, sectionId } = scene;
		const id = await open(ctx, scene, octets('Service;Rattachement;Effectif\nNord;;3\n'));
		const { version } = await essaye(ctx, scene, id);
		const envoi = op();
		expect(await applyImportation(ctx, chef, sectionId, id, version, envoi)).toEqual({ ok: true });
		expect(await applyImportation(ctx, chef, sectionId, id, version, envoi)).toEqual({ ok: true });
		expect(await dropImportation(ctx, chef, sectionId, id, version, op())).toMatchObject({
			refus: { code: 'change-entre-temps' }
		});
		const { version: presente } = await importationDe(ctx, chef, sectionId, id);
		expect(await dropImportation(ctx, chef, sectionId, id, presente, op())).toEqual({ ok: true });
		await runImportations(ctx);
		expect(await importationDe(ctx, chef, sectionId, id)).toMatchObject({ etat: 'echouee', fait: 0 });
	});

	test('qui compte la participation est prévenu d’un effectif trop petit, qui administre seulement ne l’apprend pas', async ({
		ctx,
		national
	}) => {
		const scene = await decor(ctx, national);
		const [{ nom }] = await ctx.owner<
			[{ nom: string }]
		>`select nom from service where id = ${scene.serviceId}`;
		for (let rang = 0; rang < 3; rang++)
			await insertDossier(ctx, {
				compteId: await insertCompte(ctx),
				sectionId: scene.sectionId,
				serviceId: scene.serviceId,
				consentement: 1
			});
		const fichier = octets(`Service;Rattachement;Effectif\n${nom};;2\n`);
		const seul = await essaye(ctx, scene, await open(ctx, scene, fichier));
		expect(seul.essai?.avertissements.nombre).toBe(0);
		await insertMandat(ctx, national, {
			compteId: scene.chef.compteId,
			sectionId: scene.sectionId,
			role: 'delegue'
		});
		const aussi = await essaye(ctx, scene, await open(ctx, scene, fichier));
		expect(aussi.essai?.avertissements.premiers[0]?.message).toContain('compte plus de participant·es');
		expect(aussi.essai?.erreurs.nombre).toBe(0);
	});

	test('une liste longue avance par lots, et reprend où elle s’était arrêtée', async ({ ctx, national }) => {
		const scene = await decor(ctx, national);
		const lignes = Array.from(
			{ length: 1_300 },
			(_, rang) => `S${rang};${rang < 20 ? '' : `S${rang % 20}`};${(rang % 50) + 1}`
		);
		const id = await open(ctx, scene, octets(`Service;Rattachement;Effectif\n${lignes.join('\n')}\n`));
		await essaye(ctx, scene, id);
		// A worker that died after its first lot: it wrote where it stood.
		const { version } = await importationDe(ctx, scene.chef, scene.sectionId, id);
		await applyImportation(ctx, scene.chef, scene.sectionId, id, version, op());
		await ctx.owner`create function arret() returns trigger language plpgsql as $$ begin
			if new.fait = 1000 then raise exception 'arret' using errcode = '57P01'; end if; return new; end $$`;
		await ctx.owner`create trigger arret before update on importation for each row execute function arret()`;
		await expect(runImportations(ctx)).rejects.toThrow();
		await ctx.owner`drop trigger arret on importation`;
		expect(await importationDe(ctx, scene.chef, scene.sectionId, id)).toMatchObject({
			etat: 'demandee',
			total: 1_300,
			fait: 500
		});
		// Held until the lease of the dead worker ends.
		await runImportations(ctx);
		expect((await importationDe(ctx, scene.chef, scene.sectionId, id)).fait).toBe(500);
		ctx.clock.advance('PT5M');
		await runImportations(ctx);
		expect(await importationDe(ctx, scene.chef, scene.sectionId, id)).toMatchObject({
			etat: 'appliquee',
			fait: 1_300
		});
		expect(await arbre(ctx, scene.sectionId)).toHaveLength(1_301);
		expect(await ecarts(ctx)).toBe(0);
		expect(await defait(ctx, scene, id)).toMatchObject({ etat: 'defaite', laisses: 0 });
		expect(await arbre(ctx, scene.sectionId)).toHaveLength(1);
		expect(await ecarts(ctx)).toBe(0);
	});
});

describe('ce qui n’est pas une liste', () => {
	test.for([
		['vide.csv', Buffer.alloc(0), 'fichier-manquant'],
		['blanc.csv', Buffer.from('\n\n'), 'liste-vide'],
		['photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'fichier-illisible'],
		['faux.xlsx', Buffer.from('PK\u0003\u0004 rien'), 'classeur-illisible'],
		['guillemet.csv', Buffer.from('Service;Effectif\n"Accueil;3\n'), 'csv-illisible']
	] as const)('%s est refusé avec une phrase', async ([nom, file, code], { ctx, national }) => {
		const { chef, sectionId } = await decor(ctx, national);
		const refuse = await openImportation(
			ctx,
			chef,
			sectionId,
			{ genre: 'services', nom, octets: file },
			op()
		);
		expect(refuse).toMatchObject({ ok: false, refus: { code, champ: 'fichier' } });
	});
});

describe('importer des mandats', () => {
	const CSV = octets('Courriel;Nom;Mandat\nAna@exemple.fr;Ana;\nelie@exemple.fr;Élie;élu\n');
	const colonnes: Correspondance = ['courriel', 'nom', 'role'];

	test('chacun est donné une fois et prévenu ; défaire y met fin', async ({ ctx, national }) => {
		const scene = await decor(ctx, national);
		const id = await open(ctx, scene, CSV, 'mandats');
		const vue = await essaye(ctx, scene, id, { colonnes });
		expect(vue.essai?.mandats.premiers).toMatchObject([
			{ nom: 'Ana', avant: 'ana@exemple.fr', apres: 'delegue' },
			{ nom: 'Élie', apres: 'elu' }
		]);
		ctx.outbox.length = 0;
		expect(await applique(ctx, scene, id)).toMatchObject({ etat: 'appliquee', fait: 2, ecarts: [] });
		expect(ctx.outbox.map(({ to }) => to)).toEqual(['ana@exemple.fr', 'elie@exemple.fr']);
		const donnes = (await mandats(ctx, scene.chef, scene.sectionId)).filter(
			({ courriel, finAt }) => courriel?.endsWith('@exemple.fr') && finAt === null
		);
		expect(donnes.map(({ nom, role }) => `${nom} ${role}`).toSorted()).toEqual(['Ana delegue', 'Élie elu']);
		// The same file again changes nothing.
		const encore = await essaye(ctx, scene, await open(ctx, scene, CSV, 'mandats'), { colonnes });
		expect(encore.essai).toMatchObject({ mandats: { nombre: 0 }, inchanges: 2 });
		expect(await defait(ctx, scene, id)).toMatchObject({ etat: 'defaite', laisses: 0 });
		const restent = (await mandats(ctx, scene.chef, scene.sectionId)).filter(
			({ role, finAt }) => role !== 'administrateur' && finAt === null
		);
		expect(restent).toEqual([]);
	});

	test('une adresse que l’employeur lit arrête l’import', async ({ ctx, national }) => {
		const scene = await decor(ctx, national);
		const id = await open(
			ctx,
			scene,
			octets('Courriel;Nom\nx@ministere.gouv.fr;X\nsans-adresse;Y\n'),
			'mandats'
		);
		const vue = await essaye(ctx, scene, id, { colonnes: ['courriel', 'nom'] });
		expect(vue.essai?.erreurs.premiers.map(({ ligne }) => ligne)).toEqual([2, 3]);
	});
});

describe('pas à quelqu’un d’autre', () => {
	test('une autre section ne voit ni ne change un import', async ({ ctx, national }) => {
		const [ici, ailleurs] = [await decor(ctx, national), await decor(ctx, national)];
		const id = await open(ctx, ici, octets('Service;Effectif\nNord;3\n'));
		const ABSENT = { code: 'introuvable' };
		const reponses = {
			colonnes: COLONNES,
			titres: true,
			deplacer: false,
			role: 'delegue',
			version: 0
		} as const;
		for (const section of [ici.sectionId, ailleurs.sectionId]) {
			const qui = ailleurs.chef;
			await expect(importationDe(ctx, qui, section, id)).rejects.toMatchObject(ABSENT);
			await expect(tryImportation(ctx, qui, section, id, reponses, op())).rejects.toMatchObject(ABSENT);
			await expect(applyImportation(ctx, qui, section, id, 0, op())).rejects.toMatchObject(ABSENT);
			await expect(undoImportation(ctx, qui, section, id, 0, op())).rejects.toMatchObject(ABSENT);
			await expect(dropImportation(ctx, qui, section, id, 0, op())).rejects.toMatchObject(ABSENT);
		}
		await expect(importations(ctx, ailleurs.chef, ici.sectionId)).rejects.toMatchObject(ABSENT);
		await expect(
			openImportation(
				ctx,
				ailleurs.chef,
				ici.sectionId,
				{ genre: 'services', nom: 'a', octets: octets('a') },
				op()
			)
		).rejects.toMatchObject(ABSENT);
		expect(await importations(ctx, ailleurs.chef, ailleurs.sectionId)).toEqual([]);
	});

	test('rien ne se fait au nom de qui n’administre plus', async ({ ctx, national }) => {
		const scene = await decor(ctx, national);
		const id = await open(ctx, scene, octets('Service;Rattachement;Effectif\nNord;;3\n'));
		const { version } = await essaye(ctx, scene, id);
		await applyImportation(ctx, scene.chef, scene.sectionId, id, version, op());
		const chefNational: Administrateur = { kind: 'administrateur', compteId: national };
		const un = (await mandats(ctx, chefNational, scene.sectionId)).find(
			({ compteId }) => compteId === scene.chef.compteId
		);
		await endMandat(ctx, chefNational, scene.sectionId, un?.id ?? '', op());
		await runImportations(ctx);
		const vue = await importationDe(ctx, chefNational, scene.sectionId, id);
		expect(vue).toMatchObject({ etat: 'demandee', fait: 0 });
		expect(await dropImportation(ctx, chefNational, scene.sectionId, id, vue.version, op())).toEqual({
			ok: true
		});
	});
});

describe('le ménage', () => {
	test('le fichier d’un import que personne ne poursuit n’est gardé qu’un mois', async ({
		ctx,
		national
	}) => {
		const scene = await decor(ctx, national);
		const id = await open(ctx, scene, octets('Service;Rattachement;Effectif\nNord;;3\n'));
		await purge(ctx);
		await essaye(ctx, scene, id);
		ctx.clock.advance('P31D');
		await purge(ctx);
		const { version } = await importationDe(ctx, scene.chef, scene.sectionId, id);
		const reponses = { colonnes: COLONNES, titres: true, deplacer: false, role: 'delegue', version } as const;
		expect(await tryImportation(ctx, scene.chef, scene.sectionId, id, reponses, op())).toMatchObject({
			refus: { code: 'fichier-parti' }
		});
	});
});
