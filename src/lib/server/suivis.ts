import { and, eq, gt, inArray, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { COULOIRS, type Couloir, urgence, type Urgence, type Voie } from '#lib/domain/participation/file.ts';
import { debutCherche, mots, repond } from '#lib/domain/participation/recherche.ts';
import { repondant } from '#lib/domain/participation/relais.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDEcheance, codesDEtatDeRappel, codesDeVoie } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { placeEnFile } from '#lib/server/db/schema-collectif.ts';
import { cleAgent, participation, rappel, service } from '#lib/server/db/schema.ts';
import { recherche as indexDeRecherche } from '#lib/server/keys/keys.ts';
import { type EquipeDeSection, readEquipe } from '#lib/server/relais.ts';
import { assertDelegue, nomDuParticipant } from '#lib/server/tableau.ts';
import { isUuid } from '#lib/server/uuid.ts';

/*
 * The queue of the followed dossiers, read off its lines (`place_en_file`): what a page costs grows with what it shows. Row
 * level security lets only leakproof comparisons reach an index, hence the plain ones on ids, numbers and days.
 */

/** A dossier that its agent lets the delegates follow, at its place in the queue. */
export type Suivi = {
	dossierId: string;
	nom: string | null;
	service: { id: string; nom: string } | null;
	voie: Voie;
	/** The step to do first, or that the employer owes; null at rest. */
	echeance: {
		code: CodeEcheance;
		cible: Temporal.PlainDate | null;
		limite: Temporal.PlainDate | null;
	} | null;
	/** Of the agent's step only. */
	urgence: Urgence | null;
	/** The employer has let the time of its answer pass. */
	silence: boolean;
	charge: Charge | null;
	/** The agent recorded something since the delegate last opened the dossier. */
	nouveau: boolean;
	/** A message of the agent that no delegate has read. */
	messageALire: boolean;
	/** A reminder of the last month could not be sent: nobody told the agent. */
	rappelManque: boolean;
};

/** Who takes care of a dossier. */
export type Charge = {
	nom: string | null;
	soi: boolean;
	/** The one who answers today is somebody else, or nobody (`orphelin`). */
	relaye: { nom: string | null; soi: boolean } | null;
	orphelin: boolean;
};

export type ChoixDeFile = {
	couloir: Couloir;
	/** A service, with those it contains. */
	service: string | null;
	/** Words of a name. */
	recherche: string;
	/** From 1 on. */
	page: number;
};

export type PageDeFile = {
	suivis: Suivi[];
	/** There is a page after this one. */
	suite: boolean;
	/** More names answer than were looked at: another word is needed. */
	tropDeNoms: boolean;
};

export const PAR_PAGE = 50;
/** Names of one search that are opened at most. */
const NOMS_MAXIMUM = 100;
/** A lane counts up to here: « 99+ ». */
export const COMPTE_MAXIMUM = 100;

const TOUT: ChoixDeFile = { couloir: 'tous', service: null, recherche: '', page: 1 };

/**
 * One page of the followed dossiers of a section in a season, still open: the agent’s turn first, then the
 * employer’s, each by the day that presses most. Throws `introuvable`
 * unless the delegate is one of the section.
 */
export async function suivis(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	annee: number,
	choix: Partial<ChoixDeFile> = {}
): Promise<PageDeFile> {
	const demande = { ...TOUT, ...choix };
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const ou = await couloirsDe(tx, ctx, actor, sectionId, annee);
		const debut = (demande.page - 1) * PAR_PAGE;
		if (mots(demande.recherche).length === 0) {
			const ids = await idsDe(tx, sql`${lignesDe(ou, demande, debut + PAR_PAGE + 1)} offset ${debut}`);
			const vus = await suivisDe(tx, ctx, ou, ids.slice(0, PAR_PAGE));
			return { suivis: vus, suite: ids.length > PAR_PAGE, tropDeNoms: false };
		}
		const ids = await idsDe(tx, chercheesDe(ctx, ou, demande));
		const vus = await suivisDe(tx, ctx, ou, ids.slice(0, NOMS_MAXIMUM));
		const siens = vus.filter(({ nom }) => nom !== null && repond(nom, demande.recherche));
		return {
			suivis: siens.slice(debut, debut + PAR_PAGE),
			suite: siens.length > debut + PAR_PAGE,
			tropDeNoms: ids.length > NOMS_MAXIMUM
		};
	});
}

/** How many dossiers each lane holds, up to `COMPTE_MAXIMUM`. Throws `introuvable` as `suivis` does. */
export async function nombresParCouloir(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	annee: number
): Promise<Record<Couloir, number>> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const ou = await couloirsDe(tx, ctx, actor, sectionId, annee);
		const nombres = COULOIRS.map(
			(couloir) =>
				sql`(select count(*)::int from (${lignesDe(ou, { couloir, service: null }, COMPTE_MAXIMUM)}) x) as ${sql.identifier(couloir)}`
		);
		const [row] = await tx.execute<Record<Couloir, number>>(sql`select ${sql.join(nombres, sql`, `)}`);
		if (!row) throw new Error('The lanes were not counted');
		return row;
	});
}

/** How many agents of the queue were not told of a day, up to `COMPTE_MAXIMUM`. Throws `introuvable` as `suivis` does. */
export async function rappelsManques(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	annee: number
): Promise<number> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const rows = await tx
			.selectDistinct({ dossierId: rappel.dossierId })
			.from(rappel)
			.innerJoin(placeEnFile, eq(placeEnFile.dossierId, rappel.dossierId))
			.where(and(echecs(ctx), eq(placeEnFile.sectionId, sectionId), eq(placeEnFile.saison, annee)))
			.limit(COMPTE_MAXIMUM);
		return rows.length;
	});
}

/** The services of a section whose name holds a text, whatever its accents; a few of them, by name. */
export async function servicesTrouves(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	recherche: string
): Promise<{ id: string; nom: string }[]> {
	const cherches = mots(recherche);
	if (cherches.length === 0) return [];
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const nom = sql`translate(lower(${service.nom}), 'àâäçéèêëîïôöùûüÿ’-', 'aaaceeeeiioouuuy  ')`;
		const contient = cherches.map((mot) => sql`position(${mot} in ${nom}) > 0`);
		return tx
			.select({ id: service.id, nom: service.nom })
			.from(service)
			.where(and(eq(service.sectionId, sectionId), ...contient))
			.orderBy(service.nom)
			.limit(SERVICES_MAXIMUM);
	});
}

const SERVICES_MAXIMUM = 8;

/** The service of a section with this id; null when there is none. Throws `introuvable` as `suivis` does. */
export async function serviceChoisi(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	id: string | null
): Promise<{ id: string; nom: string } | null> {
	if (id === null || !isUuid(id)) return null;
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const [un] = await tx
			.select({ id: service.id, nom: service.nom })
			.from(service)
			.where(and(eq(service.id, id), eq(service.sectionId, sectionId)));
		return un ?? null;
	});
}

/** What a lane is read with. */
type Ou = {
	sectionId: string;
	annee: number;
	soi: string;
	equipe: EquipeDeSection;
	/** Accounts whose dossiers the delegate answers for today; those for whom nobody does. */
	miens: string[];
	orphelins: string[];
};

async function couloirsDe(
	tx: Tx,
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	annee: number
): Promise<Ou> {
	const equipe = await readEquipe(tx, ctx, actor, sectionId);
	const titulaires = await titulairesDe(tx, sectionId, annee);
	const soi = actor.compteId;
	return {
		sectionId,
		annee,
		soi,
		equipe,
		miens: [...new Set([soi, ...titulaires.filter((un) => repondant(un, equipe) === soi)])],
		orphelins: titulaires.filter((un) => repondant(un, equipe) === null)
	};
}

/** Whoever takes care of a dossier of the section: jumps from one to the next in the index, without reading the lines. */
async function titulairesDe(tx: Tx, sectionId: string, annee: number): Promise<string[]> {
	const suivant = (apres: SQL) => sql`select f.en_charge from place_en_file f
		where f.section_id = ${sectionId} and f.saison = ${annee} and ${apres} order by f.en_charge limit 1`;
	const rows = await tx.execute<{ titulaire: string }>(sql`
		with recursive t (titulaire) as (
			(${suivant(sql`f.en_charge is not null`)})
			union all
			select (${suivant(sql`f.en_charge > t.titulaire`)}) from t where t.titulaire is not null
		)
		select titulaire from t where titulaire is not null`);
	return rows.map(({ titulaire }) => titulaire);
}

/** The ids of lines, in their order. */
async function idsDe(tx: Tx, lignes: SQL): Promise<string[]> {
	const rows = await tx.execute<{ dossierId: string }>(lignes);
	return rows.map(({ dossierId }) => dossierId);
}

/**
 * The first lines of a lane, by day. Where the index holds them apart (by service, by delegate), the first of each are taken
 * before they are put in order: none is read that is not among the first somewhere.
 */
function lignesDe(
	ou: Ou,
	{ couloir, service: branche }: Pick<ChoixDeFile, 'couloir' | 'service'>,
	limite: number
): SQL {
	const premieres = (
		condition: SQL
	) => sql`select f.dossier_id as "dossierId", f.voie, f.cible from place_en_file f
		where ${iciDe(ou)} and ${condition} order by f.voie, f.cible, f.dossier_id limit ${limite}`;
	if (branche !== null)
		return parmi(
			sql`${brancheDe(ou, branche)} b`,
			premieres(sql`f.service_id = b.id and ${conditionDe(ou, couloir)}`),
			limite
		);
	const titulaires = titulairesDuCouloir(ou, couloir);
	if (titulaires === null) return premieres(conditionDe(ou, couloir));
	const nouveaute = couloir === 'a-lire' ? nouveauPour(ou.soi) : sql`true`;
	return parmi(
		sql`unnest(${idsSql(titulaires)}) b (id)`,
		premieres(sql`f.en_charge = b.id and ${nouveaute}`),
		limite
	);
}

const parmi = (sources: SQL, premieres: SQL, limite: number): SQL => sql`select p."dossierId", p.voie, p.cible
	from ${sources} cross join lateral (${premieres}) p order by p.voie, p.cible, p."dossierId" limit ${limite}`;

/** The lines that answer to the beginnings of every word, one more than are opened. */
function chercheesDe(ctx: Context, ou: Ou, { couloir, service: branche, recherche }: ChoixDeFile): SQL {
	const avec = mots(recherche).map((mot) => {
		const index = indexDeRecherche(ctx.keys, ou.sectionId, debutCherche(mot)).toString();
		return sql`exists (select from recherche_mot m where m.section_id = ${ou.sectionId}
			and m.mot = ${index}::bigint and m.dossier_id = f.dossier_id)`;
	});
	const dansLaBranche = branche === null ? sql`true` : sql`f.service_id in ${brancheDe(ou, branche)}`;
	return sql`select f.dossier_id as "dossierId" from place_en_file f
		where ${iciDe(ou)} and ${sql.join(avec, sql` and `)} and ${conditionDe(ou, couloir)} and ${dansLaBranche}
		order by f.voie, f.cible, f.dossier_id limit ${NOMS_MAXIMUM + 1}`;
}

const iciDe = ({ sectionId, annee }: Ou): SQL => sql`f.section_id = ${sectionId} and f.saison = ${annee}`;

/** A service of the section with those that it contains, each found by the index: `offset 0` keeps it from reading them all. */
const brancheDe = ({ sectionId }: Ou, serviceId: string): SQL => sql`(with recursive dedans (id) as (
		select s.id from service s where s.id = ${serviceId} and s.section_id = ${sectionId}
		union select s.id from dedans d
			cross join lateral (select s.id from service s where s.parent_id = d.id offset 0) s
	) select id from dedans)`;

const titulairesDuCouloir = ({ miens, orphelins }: Ou, couloir: Couloir): string[] | null => {
	if (couloir === 'miens' || couloir === 'a-lire') return miens;
	return couloir === 'orphelins' ? orphelins : null;
};

function conditionDe(ou: Ou, couloir: Couloir): SQL {
	const titulaires = titulairesDuCouloir(ou, couloir);
	const enCharge = titulaires && sql`f.en_charge = any (${idsSql(titulaires)})`;
	if (enCharge) return couloir === 'a-lire' ? sql`${enCharge} and ${nouveauPour(ou.soi)}` : enCharge;
	if (couloir === 'a-prendre') return sql`f.en_charge is null`;
	if (couloir === 'agent' || couloir === 'employeur') return sql`f.voie = ${codesDeVoie.numero(couloir)}`;
	return sql`true`;
}

const idsSql = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;

const MESSAGE_A_LIRE = sql`exists (select from message m
	where m.dossier_id = f.dossier_id and m.lu_at is null and m.de_l_agent)`;

const mouvementPour = (soi: string): SQL => sql`not exists (select from lecture_delegue l
	where l.delegue_id = ${soi} and l.dossier_id = f.dossier_id and l.lue_at >= f.mouvement_at)`;

const nouveauPour = (soi: string): SQL => sql`(${MESSAGE_A_LIRE} or ${mouvementPour(soi)})`;

/** These dossiers as the queue shows them, in this order. */
async function suivisDe(tx: Tx, ctx: Context, ou: Ou, ids: readonly string[]): Promise<Suivi[]> {
	if (ids.length === 0) return [];
	const f = alias(placeEnFile, 'f');
	const rows = await tx
		.select({
			place: f,
			participation,
			cle: cleAgent,
			service: { id: service.id, nom: service.nom },
			messageALire: sql<boolean>`${MESSAGE_A_LIRE}`,
			nouveau: sql<boolean>`${mouvementPour(ou.soi)}`
		})
		.from(f)
		.innerJoin(participation, eq(participation.dossierId, f.dossierId))
		.innerJoin(cleAgent, eq(cleAgent.compteId, f.compteId))
		.leftJoin(service, eq(service.id, f.serviceId))
		.where(inArray(f.dossierId, [...ids]));
	const manques = await manquesDe(tx, ctx, ids);
	const parId = new Map(rows.map((row) => [row.place.dossierId, row]));
	return ids.flatMap((id) => {
		const row = parId.get(id);
		return row ? [suiviDe(ctx, ou, row, manques.has(id))] : [];
	});
}

type Row = {
	place: typeof placeEnFile.$inferSelect;
	participation: typeof participation.$inferSelect;
	cle: typeof cleAgent.$inferSelect;
	service: { id: string; nom: string } | null;
	messageALire: boolean;
	nouveau: boolean;
};

function suiviDe(ctx: Context, ou: Ou, row: Row, rappelManque: boolean): Suivi {
	const { place: une, participation: qui, cle, service: dans, messageALire, nouveau } = row;
	const voie = codesDeVoie.code(une.voie);
	const { cible, limite } = une;
	return {
		dossierId: une.dossierId,
		nom: nomDuParticipant(ctx.keys, qui, cle),
		service: dans,
		voie,
		echeance: une.echeance === null ? null : { code: codesDEcheance.code(une.echeance), cible, limite },
		urgence: voie === 'agent' && une.echeance !== null ? urgence({ cible, limite }, ou.equipe.au) : null,
		silence: une.silence,
		charge: une.enCharge === null ? null : chargeDe(ou.equipe, une.enCharge, ou.soi),
		nouveau,
		messageALire,
		rappelManque
	};
}

/** Who takes care of a dossier, and who answers for it today. */
export function chargeDe(equipe: EquipeDeSection, titulaire: string, soi: string): Charge {
	const aujourdhui = repondant(titulaire, equipe);
	const nomDe = (id: string) => equipe.noms.get(id) ?? null;
	return {
		nom: nomDe(titulaire),
		soi: titulaire === soi,
		relaye:
			aujourdhui === null || aujourdhui === titulaire
				? null
				: { nom: nomDe(aujourdhui), soi: aujourdhui === soi },
		orphelin: aujourdhui === null
	};
}

async function manquesDe(tx: Tx, ctx: Context, ids: readonly string[]): Promise<Set<string>> {
	const rows = await tx
		.selectDistinct({ dossierId: rappel.dossierId })
		.from(rappel)
		.where(and(inArray(rappel.dossierId, [...ids]), echecs(ctx)));
	return new Set(rows.map(({ dossierId }) => dossierId));
}

const echecs = (ctx: Context) =>
	and(
		eq(rappel.etat, codesDEtatDeRappel.numero('echec')),
		gt(rappel.duLe, ctx.today().subtract({ days: 31 }))
	);
