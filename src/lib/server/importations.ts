import { randomUUIDv7 } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import { type GenreDImportation, refusDeColonnes } from '#lib/domain/importation/colonnes.ts';
import type { Remarque } from '#lib/domain/importation/lecture.ts';
import { nombreDeChangements, type ResumeDuPlan } from '#lib/domain/importation/resume.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDEtatDImportation, codesDImportation } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { importation } from '#lib/server/db/schema-collectif.ts';
import { domaineRefuse } from '#lib/server/db/schema.ts';
import type { Demande, Reponses } from '#lib/server/liste-lue.ts';
import { askListe } from '#lib/server/documents/lecture-importation.ts';
import { AppError } from '#lib/server/errors.ts';
import type { Keys } from '#lib/server/keys/keys.ts';
import { openBytes, openField, sealBytes, sealField, type Place } from '#lib/server/keys/seal.ts';
import { mandats } from '#lib/server/mandats.ts';
import { assertAdministre, changeInSection } from '#lib/server/sections.ts';
import { isUuid, uuidDe } from '#lib/server/uuid.ts';

export type EtatDImportation = (typeof codesDEtatDImportation.codes)[number];

/** What is kept of an import beside its file, sealed. */
export type ContenuDImportation = {
	/** Name of the file. */
	nom: string;
	lignes: number;
	/** The first rows, as the columns are told by them. */
	apercu: string[][];
	/** The first row seems to name the columns. */
	titres: boolean;
	reponses: Reponses | null;
	essai: ResumeDuPlan | null;
	/** Digest of the changes that the trial showed: these are made, or none. */
	empreinte: string | null;
	/** The changes stand in place of the file, ready to be made. */
	planPret: boolean;
	/** Why it stopped, in a sentence. */
	motif: string | null;
	/** Rows that could not be done as the trial said. */
	ecarts: Remarque[];
	/** Changes that undoing left alone. */
	laisses: number;
};

export type ImportationVue = {
	id: string;
	genre: GenreDImportation;
	etat: EtatDImportation;
	/** Changes to make, and those made. */
	total: number;
	fait: number;
	creeAt: Temporal.Instant;
	appliqueeAt: Temporal.Instant | null;
	defaiteAt: Temporal.Instant | null;
	/** Comes back with each form: an import that moved on since it was shown does not change. */
	version: number;
} & ContenuDImportation;

/** A list that is larger than this is none. */
export const TAILLE_MAX = 16 * 1024 * 1024;
/** Each mandate is told by a mail: a file that asks for more was not meant. */
export const MANDATS_MAX = 1_000;

const ETAT = codesDEtatDImportation;
const CHAMP = 'fichier';

/** The imports of a section, the last one first. Throws `introuvable` unless the actor administers it. */
export async function importations(
	ctx: Context,
	actor: Administrateur,
	sectionId: string
): Promise<ImportationVue[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertAdministre(tx, sectionId);
		const rows = await tx
			.select(COLONNES)
			.from(importation)
			.where(eq(importation.sectionId, sectionId))
			.orderBy(desc(importation.creeAt))
			.limit(100);
		return rows.map((row) => vue(ctx.keys, row));
	});
}

/** One import. Throws `introuvable` unless it is one of a section that the actor administers. */
export async function importationDe(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	id: string
): Promise<ImportationVue> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertAdministre(tx, sectionId);
		return vue(ctx.keys, await readImportation(tx, sectionId, id));
	});
}

/**
 * Takes a list in, CSV or workbook, without changing anything: its columns are told next. Refused: no file, one that is too
 * large, one that cannot be read (`lignesDuFichier`). Throws `introuvable` unless the actor administers the section.
 */
export async function openImportation(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	{ genre, nom, octets }: { genre: GenreDImportation; nom: string; octets: Uint8Array },
	opId: string
): Promise<{ ok: true; id: string } | Refus> {
	await asActor(ctx.db, actor, (tx) => assertAdministre(tx, sectionId));
	if (octets.byteLength === 0) return refus('fichier-manquant', 'Choisissez un fichier CSV ou .xlsx.', CHAMP);
	if (octets.byteLength > TAILLE_MAX)
		return refus('fichier-gros', 'Ce fichier dépasse 16 Mo : coupez-le en deux.', CHAMP);
	const lu = await askListe({ type: 'ouvrir', genre }, { connus: '[]', participants: '{}', fichier: octets });
	if (!lu.ok) return lu;
	// Another file sent from a page brought back is another import.
	const envoi = uuidDe(opId, genre, nom, octets);
	return changeInSection(ctx, actor, sectionId, { acte: 'importation', opId: envoi }, async (tx) => {
		const id = randomUUIDv7();
		const contenu: ContenuDImportation = {
			nom,
			lignes: lu.lignes,
			apercu: lu.apercu,
			titres: lu.titres,
			reponses: null,
			essai: null,
			empreinte: null,
			planPret: false,
			motif: null,
			ecarts: [],
			laisses: 0
		};
		await tx.insert(importation).values({
			id,
			sectionId,
			genre: codesDImportation.numero(genre),
			etat: ETAT.numero('lue'),
			fichier: sealFichier(ctx.keys, id, Buffer.from(octets)),
			contenu: sealContenu(ctx.keys, id, contenu),
			total: 0,
			fait: 0,
			version: 1,
			par: actor.compteId,
			creeAt: ctx.now()
		});
		return { ok: true as const, id };
	});
}

/**
 * Says what an import would change with these columns, without changing anything else. Refused: columns that make no list, an
 * import that moved on since it was shown, a file that is no longer kept. Throws `introuvable` unless it is one of a section
 * that the actor administers.
 */
export async function tryImportation(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	id: string,
	{ version, ...reponses }: Reponses & { version: number },
	opId: string
): Promise<{ ok: true } | Refus> {
	const { fichier, ...row } = await asActor(ctx.db, actor, async (tx) => {
		await assertAdministre(tx, sectionId);
		const [lue] = await tx
			.select({ ...COLONNES, fichier: importation.fichier })
			.from(importation)
			.where(and(eq(importation.id, uuid(id)), eq(importation.sectionId, sectionId)));
		if (!lue) throw new AppError('introuvable');
		return lue;
	});
	const { genre, etat } = vue(ctx.keys, row);
	const refuse = refusDeColonnes(genre, reponses.colonnes);
	if (refuse) return refuse;
	if (etat !== 'lue' && etat !== 'essayee') return refusAvance();
	if (!fichier) return refus('fichier-parti', 'Ce fichier n’est plus gardé : importez-le de nouveau.');
	const lu = await askListe(
		{ type: 'essayer', genre, ...reponses, ...(await ceQuiEstConnu(ctx, actor, sectionId)) },
		{
			...(await servicesConnus(ctx, actor, sectionId)),
			fichier: openFichier(ctx.keys, id, fichier)
		}
	);
	if (!lu.ok) return lu;
	const total = nombreDeChangements(lu.resume);
	if (genre === 'mandats' && total > MANDATS_MAX)
		return refus(
			'mandats-trop',
			`Ce fichier donnerait ${total.toLocaleString('fr-FR')} mandats, et autant de courriels : ${MANDATS_MAX.toLocaleString('fr-FR')} au plus à la fois.`
		);
	return advance(
		ctx,
		actor,
		sectionId,
		id,
		{ acte: 'importation-essai', opId, version },
		['lue', 'essayee'],
		(avant) => ({
			etat: 'essayee',
			total,
			contenu: { ...avant, reponses, essai: lu.resume, empreinte: lu.empreinte, motif: null }
		})
	);
}

/**
 * Asks for what the trial said to be done; a worker does it. Refused: errors in the trial, nothing to do, an import that moved
 * on since it was shown. Throws `introuvable` unless it is one of a section that the actor administers.
 */
export const applyImportation = (
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	id: string,
	version: number,
	opId: string
): Promise<{ ok: true } | Refus> =>
	advance(
		ctx,
		actor,
		sectionId,
		id,
		{ acte: 'importation-applique', opId, version },
		['essayee'],
		(avant) => {
			if ((avant.essai?.erreurs.nombre ?? 1) > 0)
				return refus('importation-erreurs', 'Des erreurs bloquent cet import : corrigez-les d’abord.');
			if (!avant.essai || nombreDeChangements(avant.essai) === 0)
				return refus('importation-vide', 'Ce fichier ne change rien : il n’y a rien à appliquer.');
			return { etat: 'demandee', contenu: avant };
		}
	);

/**
 * Asks for what an import did to be undone, the last change first; a worker does it. Refused: an import that did nothing, or
 * that moved on since it was shown. Throws `introuvable` unless it is one of a section that the actor administers.
 */
export const undoImportation = (
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	id: string,
	version: number,
	opId: string
): Promise<{ ok: true } | Refus> =>
	advance(
		ctx,
		actor,
		sectionId,
		id,
		{ acte: 'importation-defait', opId, version },
		['appliquee', 'echouee'],
		(avant, fait) =>
			fait === 0
				? refus('importation-sans-effet', 'Cet import n’a rien changé : il n’y a rien à défaire.')
				: { etat: 'a-defaire', contenu: { ...avant, motif: null, laisses: 0 } }
	);

/**
 * Gives an import up before it is applied, or stops it on its way: what it did stays, and can be undone. Its file is kept no
 * longer. Refused: an import that ended already. Throws `introuvable` unless it is one of a section that the actor administers.
 */
export const dropImportation = (
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	id: string,
	version: number,
	opId: string
): Promise<{ ok: true } | Refus> =>
	advance(
		ctx,
		actor,
		sectionId,
		id,
		{ acte: 'importation-abandon', opId, version },
		['lue', 'essayee', 'demandee'],
		(avant) => ({ etat: 'echouee', contenu: avant, sansFichier: true })
	);

type Avance = { etat: EtatDImportation; contenu: ContenuDImportation; total?: number; sansFichier?: boolean };

/** One step of an import, done once, by whoever asks for it from now on. */
async function advance(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	id: string,
	{ acte, opId, version }: { acte: string; opId: string; version: number },
	depuis: readonly EtatDImportation[],
	fn: (contenu: ContenuDImportation, fait: number) => Avance | Refus
): Promise<{ ok: true } | Refus> {
	return changeInSection(ctx, actor, sectionId, { acte, opId }, async (tx) => {
		const row = await readImportation(tx, sectionId, id);
		if (row.version !== version || !depuis.includes(ETAT.code(row.etat))) return refusAvance();
		const suite = fn(openContenu(ctx.keys, id, row.contenu), row.fait);
		if ('ok' in suite) return suite;
		await tx
			.update(importation)
			.set({
				etat: ETAT.numero(suite.etat),
				contenu: sealContenu(ctx.keys, id, suite.contenu),
				version: version + 1,
				par: actor.compteId,
				bailJusqueAt: null,
				...(suite.total !== undefined && { total: suite.total }),
				...(suite.sansFichier && { fichier: null })
			})
			.where(eq(importation.id, id));
		return { ok: true as const };
	});
}

const refusAvance = (): Refus =>
	refus('change-entre-temps', 'Cet import a avancé depuis que cette page est ouverte : rouvrez-la.');

/** What a trial and its application compare a list with, beside the services. */
export async function ceQuiEstConnu(
	ctx: Context,
	actor: Administrateur,
	sectionId: string
): Promise<Pick<Extract<Demande, { type: 'essayer' | 'planifier' }>, 'mandats' | 'domaines'>> {
	const tous = await mandats(ctx, actor, sectionId);
	const domaines = await asActor(ctx.db, actor, (tx) =>
		tx.select().from(domaineRefuse).orderBy(domaineRefuse.domaine)
	);
	return {
		mandats: tous.flatMap(({ courriel, role, finAt }) =>
			courriel !== null && finAt === null ? [{ courriel, role }] : []
		),
		domaines
	};
}

/**
 * The services of a section as JSON, written by the database: this process reads none of it. How many take part is for the
 * delegates of the section alone: an administrator who is none is compared with nothing.
 */
export async function servicesConnus(
	ctx: Context,
	{ compteId }: Administrateur,
	sectionId: string
): Promise<{ connus: string; participants: string }> {
	const connus = await asActor(ctx.db, { kind: 'administrateur', compteId }, (tx) =>
		tx.execute<{ texte: string }>(sql`
			select coalesce(json_agg(json_build_object('id', s.id, 'nom', s.nom, 'parent_id', s.parent_id,
				'effectif', s.effectif, 'ferme', s.ferme_le is not null) order by s.id), '[]')::text as texte
			from service s where s.section_id = ${sectionId}`)
	);
	const participants = await asActor(ctx.db, { kind: 'delegue', compteId }, (tx) =>
		tx.execute<{ texte: string }>(sql`
			with lieu as (
				select c.noeud, sum(c.nombre) as nombre from compteur c
				where c.section_id = ${sectionId} and c.saison = ${ctx.today().year} and c.notion = 1
				group by c.noeud
			), propre as (
				select s.id, l.nombre - coalesce((
					select sum(d.nombre) from service e join lieu d on d.noeud = e.id where e.parent_id = s.id
				), 0) as nombre
				from lieu l join service s on s.id = l.noeud
			)
			select coalesce(json_object_agg(p.id, p.nombre), '{}')::text as texte from propre p`)
	);
	return { connus: connus[0]?.texte ?? '[]', participants: participants[0]?.texte ?? '{}' };
}

/* What is sealed ---------------------------------------------------------------------------------------------------- */

const placeDe = (column: 'contenu' | 'fichier', id: string): Place => ({
	table: 'importation',
	column,
	row: id,
	compte: 'systeme'
});

/** What is kept of an import, sealed. */
export const sealContenu = (keys: Keys, id: string, contenu: ContenuDImportation): Buffer =>
	sealField(keys.systeme, placeDe('contenu', id), JSON.stringify(contenu));

/** What `sealContenu` sealed. */
export const openContenu = (keys: Keys, id: string, scelle: Buffer): ContenuDImportation =>
	JSON.parse(openField(keys.systeme, placeDe('contenu', id), scelle)) as ContenuDImportation;

/** The file of an import, or the changes that took its place, sealed. */
export const sealFichier = (keys: Keys, id: string, octets: Buffer): Buffer =>
	sealBytes(keys.systeme, placeDe('fichier', id), octets);

/** What `sealFichier` sealed. */
export const openFichier = (keys: Keys, id: string, scelle: Buffer): Buffer =>
	openBytes(keys.systeme, placeDe('fichier', id), scelle);

/* Rows ------------------------------------------------------------------------------------------------------------- */

/** Everything but the file, which is large. */
const COLONNES = {
	id: importation.id,
	genre: importation.genre,
	etat: importation.etat,
	contenu: importation.contenu,
	total: importation.total,
	fait: importation.fait,
	creeAt: importation.creeAt,
	appliqueeAt: importation.appliqueeAt,
	defaiteAt: importation.defaiteAt,
	version: importation.version
};

type Row = Omit<ImportationVue, 'genre' | 'etat' | keyof ContenuDImportation> & {
	genre: number;
	etat: number;
	contenu: Buffer;
};

const vue = (keys: Keys, { contenu, genre, etat, ...row }: Row): ImportationVue => ({
	...row,
	genre: codesDImportation.code(genre),
	etat: ETAT.code(etat),
	...openContenu(keys, row.id, contenu)
});

async function readImportation(tx: Tx, sectionId: string, id: string): Promise<Row> {
	const [row] = await tx
		.select(COLONNES)
		.from(importation)
		.where(and(eq(importation.id, uuid(id)), eq(importation.sectionId, sectionId)));
	if (!row) throw new AppError('introuvable');
	return row;
}

function uuid(id: string): string {
	if (!isUuid(id)) throw new AppError('introuvable');
	return id;
}
