import { randomUUIDv7 } from 'node:crypto';
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Operation } from '#lib/domain/importation/resume.ts';
import type { Lieu } from '#lib/domain/importation/plan-services.ts';
import { remarque } from '#lib/domain/importation/lecture.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDEtatDImportation, codesDImportation } from '#lib/server/db/codes.ts';
import { isDatabaseUnavailable, type Tx } from '#lib/server/db/connection.ts';
import { effectif, importation, importationEffet } from '#lib/server/db/schema-collectif.ts';
import { service } from '#lib/server/db/schema.ts';
import { askListe } from '#lib/server/documents/lecture-importation.ts';
import { AppError } from '#lib/server/errors.ts';
import {
	ceQuiEstConnu,
	type ContenuDImportation,
	type EtatDImportation,
	openContenu,
	openFichier,
	sealContenu,
	sealFichier,
	servicesConnus
} from '#lib/server/importations.ts';
import { logLine, trace } from '#lib/server/journal.ts';
import { addMandat, endMandat } from '#lib/server/mandats.ts';
import { assertAdministre } from '#lib/server/sections.ts';
import { uuidDe } from '#lib/server/uuid.ts';

const ETAT = codesDEtatDImportation;
/** Changes made by one transaction: the section is held no longer than that. */
const LOT = 500;
/** As for the mails: the worker gives its sign of life between two passes. */
const LONGEST_PASS_MS = 8_000;
const BAIL_SECONDES = 120;
/** After what this worker cannot do, such as acting for somebody who administers no more. */
const PAUSE_SECONDES = 3_600;

/** A change with the ids that it works on: made the same however often it is taken up again. */
type Pas =
	| { type: 'cree'; id: string; nom: string; parentId: string | null; effectif: number | null }
	| { type: 'effectif'; id: string; avant: number | null; effectif: number }
	| { type: 'deplace'; id: string; avant: string | null; parentId: string | null }
	| {
			type: 'mandat';
			ligne: number;
			courriel: string;
			nom: string;
			role: Extract<Operation, { type: 'mandat' }>['role'];
	  };

/** What a change replaced and what it made. Names of services alone, which are in clear everywhere. */
type Effet = {
	type: Pas['type'];
	nom?: string;
	parentId?: string | null;
	effectif?: number | null;
	/** The day on which a head count was written, and what was written for that day before. */
	le?: string;
	duJour?: Histoire;
};

/** A line of the history of head counts; null: none. */
type Histoire = { nombre: number | null } | null;

type EnCours = { id: string; sectionId: string; actor: Administrateur };

/**
 * Goes on with the imports that were asked for, and with those to undo, in the name of whoever asked: by lots, for a few
 * seconds, then leaves the rest to the next pass. Nothing is done twice, wherever it was stopped.
 */
export async function runImportations(ctx: Context): Promise<void> {
	const fin = Date.now() + LONGEST_PASS_MS;
	for (let une = await take(ctx); une; une = await take(ctx)) {
		let pause: number | null = null;
		try {
			await go(ctx, une, fin);
		} catch (error) {
			if (isDatabaseUnavailable(error)) throw error;
			pause = await stop(ctx, une, error);
		}
		await release(ctx, une, pause);
		if (Date.now() >= fin) return;
	}
}

/** The oldest one that waits, held for a while. */
async function take(ctx: Context): Promise<EnCours | null> {
	return asActor(ctx.db, { kind: 'worker' }, async (tx) => {
		const [row] = await tx
			.select({ id: importation.id, sectionId: importation.sectionId, par: importation.par })
			.from(importation)
			.where(
				and(
					inArray(importation.etat, [ETAT.numero('demandee'), ETAT.numero('a-defaire')]),
					isNotNull(importation.par),
					or(isNull(importation.bailJusqueAt), lt(importation.bailJusqueAt, ctx.now()))
				)
			)
			.orderBy(asc(importation.creeAt))
			.limit(1)
			.for('update', { skipLocked: true });
		if (!row?.par) return null;
		await tx
			.update(importation)
			.set({ bailJusqueAt: ctx.now().add({ seconds: BAIL_SECONDES }) })
			.where(eq(importation.id, row.id));
		const { id, sectionId, par } = row;
		return { id, sectionId, actor: { kind: 'administrateur', compteId: par } };
	});
}

const release = (ctx: Context, { id }: EnCours, pause: number | null): Promise<unknown> =>
	asActor(ctx.db, { kind: 'worker' }, (tx) =>
		tx
			.update(importation)
			.set({ bailJusqueAt: pause === null ? null : ctx.now().add({ seconds: pause }) })
			.where(eq(importation.id, id))
	);

/** Says on the import why it stopped. Seconds to leave it alone when even that is not possible. */
async function stop(ctx: Context, une: EnCours, error: unknown): Promise<number | null> {
	if (error instanceof AppError) return PAUSE_SECONDES;
	logLine({ tache: 'importations', erreur: trace(error) });
	await held(ctx, une, (tx, { contenu }) =>
		save(tx, ctx, une, {
			etat: 'echouee',
			contenu: {
				...contenu,
				motif:
					'Une ligne n’a pas pu être écrite : la section a changé entre-temps. Ce qui précède est fait : défaites-le, ou importez de nouveau le fichier.'
			}
		})
	);
	return null;
}

type Present = { etat: EtatDImportation; total: number; fait: number; contenu: ContenuDImportation };

/** One transaction of an import, its section held as by any other act on it. */
async function held<T>(ctx: Context, une: EnCours, fn: (tx: Tx, present: Present) => Promise<T>): Promise<T> {
	return asActor(ctx.db, une.actor, async (tx) => {
		await assertAdministre(tx, une.sectionId);
		await tx.execute(sql`select from section where id = ${une.sectionId} for update`);
		const [row] = await tx
			.select({
				etat: importation.etat,
				total: importation.total,
				fait: importation.fait,
				contenu: importation.contenu
			})
			.from(importation)
			.where(eq(importation.id, une.id))
			.for('update');
		if (!row) throw new AppError('introuvable');
		return fn(tx, {
			...row,
			etat: ETAT.code(row.etat),
			contenu: openContenu(ctx.keys, une.id, row.contenu)
		});
	});
}

type Suite = {
	etat?: EtatDImportation;
	fait?: number;
	total?: number;
	contenu?: ContenuDImportation;
	fichier?: Buffer | null;
	appliqueeAt?: Temporal.Instant;
	defaiteAt?: Temporal.Instant;
};

/** Writes where an import stands; a page that showed another state does not change it any more. */
const save = (tx: Tx, ctx: Context, { id }: EnCours, { etat, contenu, ...reste }: Suite): Promise<unknown> =>
	tx
		.update(importation)
		.set({
			...reste,
			bailJusqueAt: ctx.now().add({ seconds: BAIL_SECONDES }),
			...(etat && { etat: ETAT.numero(etat), version: sql`${importation.version} + 1` }),
			...(contenu && { contenu: sealContenu(ctx.keys, id, contenu) })
		})
		.where(eq(importation.id, id));

/** Goes on with one import until it ends or `fin`. */
async function go(ctx: Context, une: EnCours, fin: number): Promise<void> {
	const { etat } = await held(ctx, une, async (_tx, present) => present);
	if (etat === 'a-defaire') return undo(ctx, une, fin);
	const pas = await plan(ctx, une);
	if (pas === null) return;
	for (let continues = true; continues && Date.now() < fin;) continues = await applyNext(ctx, une, pas);
}

/* The changes ------------------------------------------------------------------------------------------------------ */

/** The changes of an import, worked out once and kept; null when they are no longer those that the trial showed. */
async function plan(ctx: Context, une: EnCours): Promise<Pas[] | null> {
	const [row] = await asActor(ctx.db, une.actor, (tx) =>
		tx
			.select({ fichier: importation.fichier, contenu: importation.contenu, genre: importation.genre })
			.from(importation)
			.where(eq(importation.id, une.id))
	);
	// Given up meanwhile.
	if (!row?.fichier) return null;
	const contenu = openContenu(ctx.keys, une.id, row.contenu);
	const octets = openFichier(ctx.keys, une.id, row.fichier);
	if (contenu.planPret) return JSON.parse(octets.toString('utf8')) as Pas[];
	if (!contenu.reponses) throw new Error('An import was asked for before its trial');
	const lu = await askListe(
		{
			type: 'planifier',
			genre: codesDImportation.code(row.genre),
			...contenu.reponses,
			...(await ceQuiEstConnu(ctx, une.actor, une.sectionId))
		},
		{ ...(await servicesConnus(ctx, une.actor, une.sectionId)), fichier: octets }
	);
	const pareil = lu.ok && lu.empreinte === contenu.empreinte && lu.erreurs === 0;
	const pas = pareil ? poser(lu.operations) : null;
	return held(ctx, une, async (tx, present) => {
		// Given up, or worked out by another worker, whose ids hold.
		if (present.etat !== 'demandee' || present.contenu.planPret) return null;
		await save(
			tx,
			ctx,
			une,
			pas
				? {
						contenu: { ...present.contenu, planPret: true },
						fichier: sealFichier(ctx.keys, une.id, Buffer.from(JSON.stringify(pas)))
					}
				: { etat: 'lue', contenu: { ...present.contenu, motif: CHANGE_DEPUIS } }
		);
		return pas;
	});
}

const CHANGE_DEPUIS =
	'La section a changé depuis l’essai : rien n’a été appliqué. Vérifiez les colonnes et refaites l’essai.';

/** Gives an id to what will be created, and to what is under it. */
function poser(operations: readonly Operation[]): Pas[] {
	const ids = operations.map(({ type }) => (type === 'cree' ? randomUUIDv7() : ''));
	const lieu = (un: Lieu | null): string | null =>
		un === null ? null : 'id' in un ? un.id : (ids[un.cree] ?? null);
	return operations.map((op, rang): Pas => {
		if (op.type === 'cree')
			return {
				type: 'cree',
				id: ids[rang] ?? '',
				nom: op.nom,
				parentId: lieu(op.parent),
				effectif: op.effectif
			};
		if (op.type === 'effectif')
			return { type: 'effectif', id: op.id, avant: op.avant, effectif: op.effectif };
		if (op.type === 'deplace')
			return { type: 'deplace', id: op.id, avant: op.avant, parentId: lieu(op.parent) };
		return op;
	});
}

/** Makes the next changes. False when none is left, or when the import was given up meanwhile. */
async function applyNext(ctx: Context, une: EnCours, pas: readonly Pas[]): Promise<boolean> {
	const premier = await held(ctx, une, async (_tx, present) => present);
	const prochain = pas[premier.fait];
	if (premier.etat !== 'demandee') return false;
	if (prochain?.type === 'mandat') return applyMandat(ctx, une, prochain, premier.fait);
	return held(ctx, une, async (tx, { etat, fait }) => {
		if (etat !== 'demandee') return false;
		const lot = pas.slice(fait, fait + LOT);
		if (lot.length === 0) {
			await save(tx, ctx, une, { etat: 'appliquee', fichier: null, appliqueeAt: ctx.now() });
			return false;
		}
		await applyLot(tx, ctx, une, lot, fait);
		await save(tx, ctx, une, { fait: fait + lot.length });
		return true;
	});
}

type Ecrit = { objetId: string; avant: Effet | null; apres: Effet };

/** Makes the changes of a lot in their order, those of a same kind that follow each other by one statement. */
async function applyLot(
	tx: Tx,
	ctx: Context,
	une: EnCours,
	lot: readonly Pas[],
	depuis: number
): Promise<void> {
	const ecrits: (Ecrit | null)[] = [];
	for (let rang = 0; rang < lot.length;) {
		const type = lot[rang]?.type;
		const suite = lot.slice(rang);
		const longueur = suite.findIndex((pas) => pas.type !== type);
		const groupe = longueur < 0 ? suite : suite.slice(0, longueur);
		ecrits.push(
			...(await createServices(
				tx,
				ctx,
				une,
				groupe.filter((pas) => pas.type === 'cree')
			)),
			...(await changeEffectifs(
				tx,
				ctx,
				une,
				groupe.filter((pas) => pas.type === 'effectif')
			)),
			...(await moveServices(
				tx,
				une,
				groupe.filter((pas) => pas.type === 'deplace')
			))
		);
		rang += groupe.length;
	}
	const effets = ecrits.flatMap((ecrit, rang) =>
		ecrit ? [{ importationId: une.id, rang: depuis + rang, ...ecrit }] : []
	);
	if (effets.length > 0) await tx.insert(importationEffet).values(effets);
}

async function createServices(
	tx: Tx,
	ctx: Context,
	{ sectionId, actor }: EnCours,
	pas: readonly Extract<Pas, { type: 'cree' }>[]
): Promise<Ecrit[]> {
	if (pas.length === 0) return [];
	await tx.insert(service).values(
		pas.map(({ id, nom, parentId, effectif: nombre }) => ({
			id,
			sectionId,
			nom,
			parentId,
			effectif: nombre
		}))
	);
	const connus = pas.flatMap(({ id, effectif: nombre }) =>
		nombre === null
			? []
			: [
					{
						serviceId: id,
						sectionId,
						valideDu: ctx.today(),
						nombre,
						saisiPar: actor.compteId,
						saisiAt: ctx.now()
					}
				]
	);
	if (connus.length > 0) await tx.insert(effectif).values(connus);
	return pas.map(({ id, nom, parentId, effectif: nombre }) => ({
		objetId: id,
		avant: null,
		apres: { type: 'cree', nom, parentId, effectif: nombre }
	}));
}

/** Those that changed since the plan was made are left alone: null. */
async function changeEffectifs(
	tx: Tx,
	ctx: Context,
	une: EnCours,
	pas: readonly Extract<Pas, { type: 'effectif' }>[]
): Promise<(Ecrit | null)[]> {
	if (pas.length === 0) return [];
	const today = ctx.today();
	const duJour = await effectifsDuJour(
		tx,
		pas.map(({ id }) => id),
		today
	);
	const changes = await setEffectifs(
		tx,
		ctx,
		une,
		pas.map(({ id, avant, effectif: apres }) => ({ id, avant, apres, histoire: { nombre: apres } }))
	);
	return pas.map(({ id, avant, effectif: nombre }) =>
		changes.has(id)
			? {
					objetId: id,
					avant: { type: 'effectif', effectif: avant, duJour: duJour.get(id) ?? null },
					apres: { type: 'effectif', effectif: nombre, le: today.toString() }
				}
			: null
	);
}

async function effectifsDuJour(
	tx: Tx,
	ids: readonly string[],
	le: Temporal.PlainDate
): Promise<Map<string, { nombre: number | null }>> {
	const rows = await tx
		.select({ id: effectif.serviceId, nombre: effectif.nombre })
		.from(effectif)
		.where(and(inArray(effectif.serviceId, [...ids]), eq(effectif.valideDu, le)));
	return new Map(rows.map(({ id, nombre }) => [id, { nombre }]));
}

/** `histoire`: what the history says of today from then on. */
type EffectifAEcrire = { id: string; avant: number | null; apres: number | null; histoire: Histoire };

/** Writes head counts and their history, of the services that still have the one before. The ids of those. */
async function setEffectifs(
	tx: Tx,
	ctx: Context,
	{ sectionId, actor }: EnCours,
	lignes: readonly EffectifAEcrire[]
): Promise<Set<string>> {
	if (lignes.length === 0) return new Set();
	const json = JSON.stringify(lignes);
	const changes = await tx.execute<{ id: string }>(sql`
		update service s set effectif = v.apres
		from jsonb_to_recordset(${json}::text::jsonb) as v(id uuid, avant integer, apres integer)
		where s.id = v.id and s.section_id = ${sectionId} and s.effectif is not distinct from v.avant
		returning s.id`);
	const ids = new Set(changes.map(({ id }) => id));
	const faits = lignes.filter(({ id }) => ids.has(id));
	const aGarder = faits.flatMap(({ id, histoire }) =>
		histoire === null
			? []
			: [
					{
						serviceId: id,
						sectionId,
						valideDu: ctx.today(),
						nombre: histoire.nombre,
						saisiPar: actor.compteId,
						saisiAt: ctx.now()
					}
				]
	);
	if (aGarder.length > 0)
		await tx
			.insert(effectif)
			.values(aGarder)
			.onConflictDoUpdate({
				target: [effectif.serviceId, effectif.valideDu],
				set: {
					nombre: sql`excluded.nombre`,
					saisiPar: sql`excluded.saisi_par`,
					saisiAt: sql`excluded.saisi_at`
				}
			});
	const aRetirer = faits.filter(({ histoire }) => histoire === null).map(({ id }) => id);
	if (aRetirer.length > 0)
		await tx
			.delete(effectif)
			.where(and(inArray(effectif.serviceId, aRetirer), eq(effectif.valideDu, ctx.today())));
	return ids;
}

/** One by one: what each holds leaves the places above it while the tree is what it was. */
async function moveServices(
	tx: Tx,
	une: EnCours,
	pas: readonly Extract<Pas, { type: 'deplace' }>[]
): Promise<(Ecrit | null)[]> {
	const ecrits: (Ecrit | null)[] = [];
	for (const { id, avant, parentId } of pas)
		ecrits.push(
			(await move(tx, une, id, avant, parentId))
				? {
						objetId: id,
						avant: { type: 'deplace', parentId: avant },
						apres: { type: 'deplace', parentId }
					}
				: null
		);
	return ecrits;
}

/** Puts a service elsewhere. False, and left alone, when it is no longer where it was, or would be under itself. */
async function move(
	tx: Tx,
	{ sectionId }: EnCours,
	id: string,
	avant: string | null,
	apres: string | null
): Promise<boolean> {
	const moved = await tx.execute(sql`
		with recursive dessus as (
			select s.id, s.parent_id from service s where s.id = ${apres}::uuid and s.section_id = ${sectionId}
			union
			select s.id, s.parent_id from dessus d join service s on s.id = d.parent_id
		)
		update service set parent_id = ${apres}::uuid
		where id = ${id} and section_id = ${sectionId} and parent_id is not distinct from ${avant}::uuid
			and (${apres}::uuid is null or exists (select from dessus)) and not exists (select from dessus where dessus.id = ${id})
		returning service.id`);
	return moved.length > 0;
}

/** Gives one mandate. What is refused meanwhile is told on the import. */
async function applyMandat(
	ctx: Context,
	une: EnCours,
	{ ligne, courriel, nom, role }: Extract<Pas, { type: 'mandat' }>,
	rang: number
): Promise<boolean> {
	const donne = await addMandat(
		ctx,
		une.actor,
		une.sectionId,
		{ courriel, nom, role },
		uuidDe(une.id, 'donne', String(rang))
	);
	return held(ctx, une, async (tx, { etat, fait, contenu }) => {
		// Stopped between the two: the mandate is given, and stays to be undone.
		if (fait !== rang || (etat !== 'demandee' && etat !== 'echouee')) return false;
		if (donne.ok)
			await tx.insert(importationEffet).values({
				importationId: une.id,
				rang,
				objetId: donne.id,
				avant: null,
				apres: { type: 'mandat' } satisfies Effet
			});
		const ecart = donne.ok
			? donne.prevenu
				? null
				: 'Le mandat est donné, mais le courriel n’est pas parti : prévenez cette personne.'
			: donne.refus.message;
		await save(tx, ctx, une, {
			fait: rang + 1,
			...(ecart !== null && { contenu: { ...contenu, ecarts: [...contenu.ecarts, remarque(ligne, ecart)] } })
		});
		return etat === 'demandee';
	});
}

/* Undoing ---------------------------------------------------------------------------------------------------------- */

/**
 * Takes the changes back, the last one first. What was changed since, and services that something hangs on by now, are left
 * alone and counted. A lot that meets one is cut until it stands alone.
 */
async function undo(ctx: Context, une: EnCours, fin: number): Promise<void> {
	let taille = LOT;
	for (let continues = true; continues && Date.now() < fin;) {
		try {
			continues = await undoNext(ctx, une, taille, false);
			taille = Math.min(LOT, taille * 2);
		} catch (error) {
			if (!tientEncore(error)) throw error;
			if (taille > 1) taille = Math.floor(taille / 2);
			else continues = await undoNext(ctx, une, 1, true);
		}
	}
}

/** Whether a statement failed because a row is still referred to. */
function tientEncore(error: unknown): boolean {
	for (let cause = error; cause instanceof Error; cause = cause.cause)
		if ('code' in cause && cause.code === '23503') return true;
	return false;
}

/** `laisser`: the last change is left alone. False when none is left to undo. */
async function undoNext(ctx: Context, une: EnCours, taille: number, laisser: boolean): Promise<boolean> {
	const dernier = await lastEffet(ctx, une);
	if (dernier?.type === 'mandat')
		await endMandat(
			ctx,
			une.actor,
			une.sectionId,
			dernier.objetId,
			uuidDe(une.id, 'retire', String(dernier.rang))
		);
	return held(ctx, une, async (tx, { etat, contenu }) => {
		if (etat !== 'a-defaire') return false;
		const effets = await tx
			.select({
				rang: importationEffet.rang,
				objetId: importationEffet.objetId,
				avant: importationEffet.avant,
				apres: importationEffet.apres
			})
			.from(importationEffet)
			.where(eq(importationEffet.importationId, une.id))
			.orderBy(desc(importationEffet.rang))
			.limit(dernier?.type === 'mandat' ? 1 : taille);
		const [premier] = effets.toReversed();
		if (!premier) {
			await save(tx, ctx, une, { etat: 'defaite', fait: 0, fichier: null, defaiteAt: ctx.now() });
			return false;
		}
		const defaits = laisser || dernier?.type === 'mandat' ? 0 : await undoLot(tx, ctx, une, effets.map(lu));
		const laisses = dernier?.type === 'mandat' ? 0 : effets.length - defaits;
		await tx.execute(
			sql`delete from importation_effet where importation_id = ${une.id} and rang >= ${premier.rang}`
		);
		await save(tx, ctx, une, {
			fait: premier.rang,
			...(laisses > 0 && { contenu: { ...contenu, laisses: contenu.laisses + laisses } })
		});
		return true;
	});
}

async function lastEffet(
	ctx: Context,
	{ id, actor }: EnCours
): Promise<{ type: Pas['type']; objetId: string; rang: number } | null> {
	const [row] = await asActor(ctx.db, actor, (tx) =>
		tx
			.select({
				rang: importationEffet.rang,
				objetId: importationEffet.objetId,
				apres: importationEffet.apres
			})
			.from(importationEffet)
			.where(eq(importationEffet.importationId, id))
			.orderBy(desc(importationEffet.rang))
			.limit(1)
	);
	return row ? { rang: row.rang, objetId: row.objetId, type: (row.apres as Effet).type } : null;
}

type EffetLu = { id: string; avant: Effet | null; apres: Effet };

const lu = ({ objetId, avant, apres }: { objetId: string; avant: unknown; apres: unknown }): EffetLu => ({
	id: objetId,
	avant: avant as Effet | null,
	apres: apres as Effet
});

/** Takes a lot back, the last change first: places, head counts, then what was created. How many could be. */
async function undoLot(tx: Tx, ctx: Context, une: EnCours, effets: readonly EffetLu[]): Promise<number> {
	let defaits = 0;
	for (const { id, avant, apres } of effets.filter((un) => un.apres.type === 'deplace'))
		if (await move(tx, une, id, apres.parentId ?? null, avant?.parentId ?? null)) defaits += 1;
	const rendus = await setEffectifs(
		tx,
		ctx,
		une,
		effets
			.filter((un) => un.apres.type === 'effectif')
			.map(({ id, avant, apres }) => ({
				id,
				avant: apres.effectif ?? null,
				apres: avant?.effectif ?? null,
				// Undone on another day, the count held until then.
				histoire:
					apres.le === ctx.today().toString() ? (avant?.duJour ?? null) : { nombre: avant?.effectif ?? null }
			}))
	);
	const crees = effets.filter((un) => un.apres.type === 'cree');
	if (crees.length === 0) return defaits + rendus.size;
	const json = JSON.stringify(crees.map(({ id, apres }) => ({ id, ...apres })));
	const effaces = await tx.execute(sql`
		delete from service s
		using jsonb_to_recordset(${json}::text::jsonb) as v(id uuid, nom text, "parentId" uuid, effectif integer)
		where s.id = v.id and s.section_id = ${une.sectionId} and s.ferme_le is null and s.nom = v.nom
			and s.effectif is not distinct from v.effectif and s.parent_id is not distinct from v."parentId"
		returning s.id`);
	return defaits + rendus.size + effaces.length;
}
