import { randomUUIDv7, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { asActor, type Actor } from '#lib/server/db/as-actor.ts';
import * as t from '#lib/server/db/schema.ts';
import * as contestation from '#lib/server/db/schema-contestation.ts';
import { test as base, type TestContext } from '../support/database.ts';
import {
	DAY,
	insertCompte,
	insertDossier,
	insertFirstAdministrateur,
	insertMandat,
	insertSection
} from '../support/rows.ts';

const ROLES = [
	'connexion',
	'public',
	'agent',
	'delegue',
	'elu',
	'redacteur',
	'administrateur',
	'figures',
	'worker'
] as const;
type Role = (typeof ROLES)[number];

/**
 * What each role may do with each table: S select, I insert, U update, D delete; in lower case, only some columns.
 * A new table or a new grant must be thought about here first.
 */
const MATRIX: Record<string, Partial<Record<Role, string>>> = {
	acte_collectif: { agent: 's', delegue: 'SIu' },
	acte_participant: { agent: 'SIuD', delegue: 'S' },
	avis: { agent: 'I', delegue: 'sI', elu: 'I', worker: 'SIUD' },
	bascule: { agent: 'S', delegue: 'S', worker: 'SI' },
	battement: { public: 'S', agent: 'S', delegue: 'S', elu: 'S', administrateur: 'S', worker: 'SIU' },
	cap_passage: { agent: 'su', delegue: 'SIuD', elu: 'Su' },
	cap_session: { agent: 's', delegue: 'SIu', elu: 'S' },
	cle_agent: { connexion: 'SI', agent: 'S', delegue: 'S', elu: 'S', administrateur: 'S', worker: 'SD' },
	comptage_papier: { delegue: 'SI' },
	compte: { connexion: 'SIU', agent: 'S', administrateur: 's', worker: 'sD' },
	compte_tenu: { connexion: 'su', agent: 'su', delegue: 'SIu', worker: 'S' },
	compteur: { delegue: 'S', worker: 'S' },
	connexion: { connexion: 'SIUD', worker: 'SD' },
	courrier: { agent: 'SI', delegue: 'S', elu: 'S' },
	diffusion: { agent: 's', delegue: 'SI' },
	diffusion_destinataire: { agent: 'Su', delegue: 'SI' },
	domaine_refuse: { connexion: 'S', agent: 'S', administrateur: 'SIUD' },
	dossier: { agent: 'SIu', delegue: 'S', elu: 'S', worker: 'SuD' },
	echeance_ouverte: { agent: 'SIUD', delegue: 'S', worker: 'SIUD' },
	effectif: { delegue: 'S', administrateur: 'SIuD', worker: 'S' },
	ecrit: { public: 's', agent: 's', delegue: 's', redacteur: 'SIu' },
	ecrit_version: { public: 's', agent: 's', delegue: 's', redacteur: 'SI' },
	effectif_branche: { delegue: 'S', administrateur: 'S', worker: 'S' },
	engagement: { agent: 'SIuD', worker: 'SUD' },
	fait: { agent: 'SI', delegue: 'S', elu: 'S', worker: 'S' },
	importation: { administrateur: 'SIu', worker: 'su' },
	importation_effet: { administrateur: 'SID' },
	invitation: { public: 's', agent: 'su', delegue: 'SIu', administrateur: 'SIU' },
	lecture_delegue: { delegue: 'SIu' },
	lien_unique: { connexion: 'SIU', worker: 'SD' },
	mandat: { connexion: 'SI', agent: 'S', delegue: 'S', elu: 'S', administrateur: 'SIu', worker: 'S' },
	message: { agent: 'SIu', delegue: 'SIu' },
	note_de_suivi: { delegue: 'SIu' },
	operation: {
		agent: 'SI',
		delegue: 'SI',
		elu: 'SI',
		redacteur: 'SI',
		administrateur: 'SI',
		worker: 'SD'
	},
	parution: { public: 's', agent: 's', delegue: 's', redacteur: 'SIu' },
	participation: { agent: 'SIUD', delegue: 'S', worker: 'SIUD' },
	piece: { agent: 'SIu', delegue: 'S', elu: 'S' },
	piece_morceau: { agent: 'SID', delegue: 'S', elu: 'S' },
	place_en_file: { agent: 'SIuD', delegue: 'S', worker: 'SIuD' },
	prise_en_charge: { agent: 'su', delegue: 'SIu' },
	publication: { public: 'S', delegue: 'S', figures: 'S', worker: 'SI' },
	publication_noeud: { public: 'S', delegue: 'S', figures: 'S', worker: 'SI' },
	rappel: { agent: 'SIu', delegue: 'S', worker: 'SIU' },
	recherche_mot: { agent: 'SID', delegue: 'S', worker: 'SID' },
	recours: { agent: 'SIu', delegue: 'S', elu: 'S' },
	reglage: { worker: 'SIU' },
	relais: { delegue: 'SIuD' },
	relecture: { agent: 'SIu', delegue: 'SI' },
	reponse_type: { delegue: 'SIuD' },
	saison: { public: 'S', agent: 'S', delegue: 'S', administrateur: 'SIUD', figures: 'S', worker: 'S' },
	section: {
		public: 'S',
		agent: 'S',
		delegue: 'S',
		elu: 'S',
		redacteur: 'Su',
		administrateur: 'SIU',
		figures: 's',
		worker: 'S'
	},
	service: {
		public: 's',
		agent: 'S',
		delegue: 'S',
		elu: 'S',
		administrateur: 'SIUD',
		figures: 'S',
		worker: 'S'
	},
	session: { connexion: 'SIUD', worker: 'SD' },
	tactique: { agent: 's', delegue: 's', administrateur: 'SIu' },
	texte_local: { agent: 's', delegue: 's', elu: 's', administrateur: 'SIu', worker: 'Su' },
	throttle: { connexion: 'SIUD', worker: 'SD' }
};

/** Two sections, one agent for each consent in the first, one followed agent in the second, and their delegates. */
async function cast(ctx: TestContext) {
	const chef = await insertFirstAdministrateur(ctx);
	const ici = await insertSection(ctx, chef, 'Ici');
	const ailleurs = await insertSection(ctx, chef, 'Ailleurs');
	const mandat = async (
		section: typeof ici,
		role: 'delegue' | 'administrateur',
		ended = false
	): Promise<string> => {
		const compteId = await insertCompte(ctx);
		await insertMandat(ctx, chef, { compteId, sectionId: section.sectionId, role, ended });
		return compteId;
	};
	const agent = async ({ sectionId, serviceId }: typeof ici, consentement: 0 | 1 | 2) => {
		const compteId = await insertCompte(ctx);
		return {
			compteId,
			dossierId: await insertDossier(ctx, { compteId, sectionId, serviceId, consentement })
		};
	};
	return {
		chef,
		ici,
		ailleurs,
		prive: await agent(ici, 0),
		compte: await agent(ici, 1),
		suivi: await agent(ici, 2),
		loin: await agent(ailleurs, 2),
		delegueIci: await mandat(ici, 'delegue'),
		delegueAilleurs: await mandat(ailleurs, 'delegue'),
		ancienDelegue: await mandat(ici, 'delegue', true),
		administrateurIci: await mandat(ici, 'administrateur')
	};
}
type Cast = Awaited<ReturnType<typeof cast>>;
type Agent = Cast['prive'];

const test = base.extend('cast', { scope: 'file' }, async ({ ctx }) => cast(ctx));

const as = (kind: 'agent' | 'delegue' | 'elu' | 'redacteur' | 'administrateur', compteId: string): Actor => ({
	kind,
	compteId
});

/** Values of a column that an actor sees when the query forgets every condition. */
async function visible(ctx: TestContext, actor: Actor, table: string, column: string): Promise<string[]> {
	const rows = await asActor(ctx.db, actor, (tx) =>
		tx.execute<{ id: string }>(
			sql`select distinct ${sql.identifier(column)}::text as id from ${sql.identifier(table)}`
		)
	);
	return rows.map(({ id }) => id).toSorted();
}

/** SQLSTATE of the refusal of a statement; null when it passed. */
async function refusal(act: Promise<unknown>): Promise<string | null> {
	try {
		await act;
		return null;
	} catch (error) {
		const { cause } = error as Error;
		if (cause instanceof Error && 'code' in cause) return String(cause.code);
		throw error;
	}
}
const DENIED = '42501';
const FOREIGN_KEY = '23503';

describe('the matrix of privileges', () => {
	test('is the one that was decided, table by table and role by role', async ({ ctx }) => {
		const rows = await ctx.owner<{ name: string; role: string; rights: string }[]>`
			select c.relname as name, substr(r.rolname, 5) as role,
				concat(
					case when has_table_privilege(r.oid, c.oid, 'select') then 'S'
						when has_any_column_privilege(r.oid, c.oid, 'select') then 's' end,
					case when has_table_privilege(r.oid, c.oid, 'insert') then 'I'
						when has_any_column_privilege(r.oid, c.oid, 'insert') then 'i' end,
					case when has_table_privilege(r.oid, c.oid, 'update') then 'U'
						when has_any_column_privilege(r.oid, c.oid, 'update') then 'u' end,
					case when has_table_privilege(r.oid, c.oid, 'delete') then 'D' end,
					case when has_table_privilege(r.oid, c.oid, 'truncate, references, trigger') then '!' end
				) as rights
			from pg_class c cross join pg_roles r
			where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
				and r.rolname in ${ctx.owner(ROLES.map((role) => `app_${role}`))}`;
		const found: typeof MATRIX = {};
		for (const { name, role, rights } of rows) {
			found[name] ??= {};
			if (rights) Object.assign(found[name], { [role]: rights });
		}
		expect(found).toEqual(MATRIX);
	});

	test('holds when each command is really sent', async ({ ctx }) => {
		const commands = (name: string) => ({
			S: sql`select count(*) from ${sql.identifier(name)}`,
			I: sql`insert into ${sql.identifier(name)} default values`,
			D: sql`delete from ${sql.identifier(name)} where false`
		});
		for (const role of ROLES) {
			const actor: Actor =
				role === 'agent' ||
				role === 'delegue' ||
				role === 'elu' ||
				role === 'redacteur' ||
				role === 'administrateur'
					? as(role, randomUUIDv7())
					: { kind: role };
			await asActor(ctx.db, actor, async (tx) => {
				for (const [name, roles] of Object.entries(MATRIX)) {
					for (const [letter, command] of Object.entries(commands(name))) {
						const rights = roles[role] ?? '';
						// What is refused undoes itself alone.
						await tx.execute(sql`savepoint essai`);
						const code = await refusal(tx.execute(command));
						await tx.execute(sql`rollback to savepoint essai`);
						const where = `${role} ${letter} ${name}`;
						if (letter === 'I' && rights.includes('I')) {
							// Allowed to try: row level security, or a missing value, refuses an empty row.
							expect([DENIED, '23502'], where).toContain(code);
						} else {
							const allowed = rights.includes(letter) || (letter === 'S' && rights.includes('s'));
							expect(code, where).toBe(allowed ? null : DENIED);
						}
					}
				}
			});
		}
	});

	test('the figures never read who', async ({ ctx }) => {
		for (const column of ['dossier_id', 'compte_id', 'identite', 'consentement']) {
			const act = visible(ctx, { kind: 'figures' }, 'participation', column);
			expect(await refusal(act), column).toBe(DENIED);
		}
		expect(await refusal(visible(ctx, { kind: 'figures' }, 'comptage_papier', 'saisi_par'))).toBe(DENIED);
	});
});

/** Tables that hang on a dossier. */
const OF_DOSSIER = ['fait', 'echeance_ouverte', 'recours', 'courrier', 'rappel'];

describe('a query without condition shows', () => {
	const dossiers = (...agents: Agent[]) => agents.map(({ dossierId }) => dossierId).toSorted();
	const comptes = (...agents: Agent[]) => agents.map(({ compteId }) => compteId).toSorted();

	test('an agent their own rows', async ({ ctx, cast }) => {
		for (const me of [cast.prive, cast.compte, cast.suivi]) {
			const actor = as('agent', me.compteId);
			expect(await visible(ctx, actor, 'dossier', 'id')).toEqual([me.dossierId]);
			for (const table of OF_DOSSIER) {
				expect(await visible(ctx, actor, table, 'dossier_id'), table).toEqual([me.dossierId]);
			}
			for (const table of ['cle_agent', 'operation']) {
				expect(await visible(ctx, actor, table, 'compte_id'), table).toEqual([me.compteId]);
			}
			expect(await visible(ctx, actor, 'compte', 'id')).toEqual([me.compteId]);
			expect(await visible(ctx, actor, 'mandat', 'compte_id')).toEqual([]);
		}
		expect(await visible(ctx, as('agent', cast.prive.compteId), 'participation', 'dossier_id')).toEqual([]);
	});

	test('a delegate who takes part, and the dossiers that follow, in their section', async ({ ctx, cast }) => {
		const { prive, compte, suivi, loin } = cast;
		expect(comptes(prive)).toHaveLength(1);
		const seen = async (compteId: string) => {
			const actor = as('delegue', compteId);
			return {
				participation: await visible(ctx, actor, 'participation', 'dossier_id'),
				cle: await visible(ctx, actor, 'cle_agent', 'compte_id'),
				dossier: await visible(ctx, actor, 'dossier', 'id'),
				parts: await Promise.all(OF_DOSSIER.map((table) => visible(ctx, actor, table, 'dossier_id')))
			};
		};
		expect(await seen(cast.delegueIci)).toEqual({
			participation: dossiers(compte, suivi),
			cle: comptes(compte, suivi),
			dossier: dossiers(suivi),
			parts: OF_DOSSIER.map(() => dossiers(suivi))
		});
		expect(await seen(cast.delegueAilleurs)).toEqual({
			participation: dossiers(loin),
			cle: comptes(loin),
			dossier: dossiers(loin),
			parts: OF_DOSSIER.map(() => dossiers(loin))
		});
	});

	test('nothing to a delegate whose mandate ended, nor to an agent or an administrator who plays one', async ({
		ctx,
		cast
	}) => {
		for (const compteId of [cast.ancienDelegue, cast.suivi.compteId, cast.administrateurIci, cast.chef]) {
			const actor = as('delegue', compteId);
			for (const table of ['participation', 'cle_agent', ...OF_DOSSIER]) {
				const column = table === 'cle_agent' ? 'compte_id' : 'dossier_id';
				expect(await visible(ctx, actor, table, column), table).toEqual([]);
			}
			expect(await visible(ctx, actor, 'dossier', 'id')).toEqual([]);
		}
	});

	test('a delegate the mandates of their section, and nobody who administers it from above', async ({
		ctx,
		cast
	}) => {
		const ours = [cast.administrateurIci, cast.delegueIci, cast.ancienDelegue].toSorted();
		const seen = (compteId: string) => visible(ctx, as('delegue', compteId), 'mandat', 'compte_id');
		expect(await seen(cast.delegueIci)).toEqual(ours);
		expect(await seen(cast.delegueAilleurs)).toEqual([cast.delegueAilleurs]);
		expect(await seen(cast.ancienDelegue)).toEqual([cast.ancienDelegue]);
		expect(await seen(cast.suivi.compteId)).toEqual([]);
	});

	test('an administrator the accounts of their own section only', async ({ ctx, cast }) => {
		const actor = as('administrateur', cast.administrateurIci);
		const ours = [cast.administrateurIci, cast.delegueIci, cast.ancienDelegue].toSorted();
		expect(await visible(ctx, actor, 'mandat', 'compte_id')).toEqual(ours);
		expect(await visible(ctx, actor, 'compte', 'id')).toEqual(ours);
		expect(await visible(ctx, actor, 'cle_agent', 'compte_id')).toEqual(ours);
		expect(await visible(ctx, actor, 'invitation', 'id')).toEqual([cast.ici.invitationId]);
		const everywhere = await visible(ctx, as('administrateur', cast.chef), 'mandat', 'compte_id');
		expect(everywhere).toEqual([cast.chef, cast.delegueAilleurs, ...ours].toSorted());
		expect(await visible(ctx, as('administrateur', cast.delegueIci), 'mandat', 'compte_id')).toEqual([]);
	});

	test('the texts of a section to its agents, its delegates and its administrators', async ({
		ctx,
		cast
	}) => {
		const [mien, autre] = [cast.ici.texteId, cast.ailleurs.texteId];
		const seen = (actor: Actor) => visible(ctx, actor, 'texte_local', 'id');
		for (const { compteId } of [cast.prive, cast.compte, cast.suivi])
			expect(await seen(as('agent', compteId))).toEqual([mien]);
		expect(await seen(as('agent', cast.loin.compteId))).toEqual([autre]);
		expect(await seen(as('agent', cast.chef))).toEqual([]);
		expect(await seen(as('delegue', cast.delegueIci))).toEqual([mien]);
		expect(await seen(as('delegue', cast.ancienDelegue))).toEqual([]);
		expect(await seen(as('administrateur', cast.administrateurIci))).toEqual([mien]);
		expect(await seen(as('administrateur', cast.delegueIci))).toEqual([]);
		const tous = [mien, autre].toSorted();
		expect(await seen(as('administrateur', cast.chef))).toEqual(tous);
		expect(await seen({ kind: 'worker' })).toEqual(tous);
	});

	test('no account: nothing', async ({ ctx, cast }) => {
		expect(cast.chef).toBeTruthy();
		for (const kind of ['agent', 'delegue'] as const) {
			for (const table of ['participation', 'cle_agent', 'operation', ...OF_DOSSIER]) {
				const column = table === 'cle_agent' || table === 'operation' ? 'compte_id' : 'dossier_id';
				expect(await visible(ctx, as(kind, ''), table, column), `${kind} ${table}`).toEqual([]);
			}
		}
	});
});

describe('nobody writes for somebody else', () => {
	test('an agent neither changes nor deletes a row of another', async ({ ctx, cast }) => {
		const actor = as('agent', cast.suivi.compteId);
		const other = cast.compte.dossierId;
		const changes = [
			sql`update dossier set version = 9 where id = ${other}`,
			sql`update recours set version = 9 where dossier_id = ${other}`,
			sql`update rappel set etat = 3 where dossier_id = ${other}`,
			sql`update echeance_ouverte set pour = 2 where dossier_id = ${other}`,
			sql`update participation set convoque_le = null where dossier_id = ${other}`,
			sql`delete from echeance_ouverte where dossier_id = ${other}`,
			sql`delete from participation where dossier_id = ${other}`
		];
		for (const change of changes) {
			const { count } = await asActor(ctx.db, actor, (tx) => tx.execute(change));
			expect(count).toBe(0);
		}
	});

	test('an agent adds nothing to the dossier of another, under either name', async ({ ctx, cast }) => {
		const actor = as('agent', cast.suivi.compteId);
		const add = (compteId: string, enregistrePar: string) =>
			asActor(ctx.db, actor, (tx) =>
				tx.insert(t.fait).values({
					id: randomUUIDv7(),
					dossierId: cast.compte.dossierId,
					compteId,
					code: 1,
					le: DAY,
					retire: false,
					enregistreAt: ctx.now(),
					enregistrePar
				})
			);
		expect(await refusal(add(cast.compte.compteId, cast.compte.compteId))).toBe(DENIED);
		expect(await refusal(add(cast.compte.compteId, cast.suivi.compteId))).toBe(DENIED);
		expect(await refusal(add(cast.suivi.compteId, cast.suivi.compteId))).toBe(FOREIGN_KEY);
	});

	test('an agent gives no dossier away', async ({ ctx, cast }) => {
		const { compteId } = cast.suivi;
		const give = sql`update dossier set compte_id = ${cast.compte.compteId} where compte_id = ${compteId}`;
		expect(await refusal(asActor(ctx.db, as('agent', compteId), (tx) => tx.execute(give)))).toBe(DENIED);
	});

	test('nobody changes or deletes a fact, not even the worker', async ({ ctx, cast }) => {
		const actors: Actor[] = [
			as('agent', cast.suivi.compteId),
			as('delegue', cast.delegueIci),
			{ kind: 'worker' }
		];
		for (const actor of actors) {
			for (const change of [sql`update fait set code = 2`, sql`delete from fait`]) {
				expect(await refusal(asActor(ctx.db, actor, (tx) => tx.execute(change)))).toBe(DENIED);
			}
		}
	});

	test('a delegate counts on paper in their section, in their own name', async ({ ctx, cast }) => {
		const count = (place: Cast['ici'], saisiPar: string) =>
			asActor(ctx.db, as('delegue', cast.delegueIci), (tx) =>
				tx.insert(t.comptagePapier).values({
					id: randomUUIDv7(),
					sectionId: place.sectionId,
					serviceId: place.serviceId,
					saison: 2026,
					participants: 3,
					refus: 1,
					absences: 0,
					comptesRendus: 0,
					contestations: 0,
					saisiLe: DAY,
					saisiPar
				})
			);
		expect(await refusal(count(cast.ici, cast.delegueIci))).toBeNull();
		expect(await refusal(count(cast.ailleurs, cast.delegueIci))).toBe(DENIED);
		expect(await refusal(count(cast.ici, cast.delegueAilleurs))).toBe(DENIED);
		const mixed = { ...cast.ici, serviceId: cast.ailleurs.serviceId };
		expect(await refusal(count(mixed, cast.delegueIci))).toBe(FOREIGN_KEY);
	});

	test('an administrator of a section leaves the others alone', async ({ ctx, cast }) => {
		const actor = as('administrateur', cast.administrateurIci);
		const { sectionId, serviceId } = cast.ailleurs;
		const run = (change: ReturnType<typeof sql>) => asActor(ctx.db, actor, (tx) => tx.execute(change));
		const changes = [
			sql`update section set nom = 'pris' where id = ${sectionId}`,
			sql`update service set nom = 'pris' where id = ${serviceId}`,
			sql`delete from saison where section_id = ${sectionId}`,
			sql`update mandat set fin_at = now() where section_id = ${sectionId}`,
			sql`update invitation set usages_max = 99 where section_id = ${sectionId}`,
			sql`update texte_local set fin_le = valide_du where section_id = ${sectionId}`
		];
		for (const change of changes) expect((await run(change)).count).toBe(0);
		const adds = [
			sql`insert into section (id, nom) values (${randomUUIDv7()}, 'Nouvelle')`,
			sql`insert into service (id, section_id, nom) values (${randomUUIDv7()}, ${sectionId}, 'Nouveau')`,
			sql`insert into mandat (id, compte_id, role, depuis_at)
				values (${randomUUIDv7()}, ${cast.administrateurIci}, 'administrateur', now())`,
			sql`insert into mandat (id, compte_id, section_id, role, depuis_at)
				values (${randomUUIDv7()}, ${cast.administrateurIci}, ${sectionId}, 'delegue', now())`,
			sql`insert into texte_local
				(id, section_id, regime, objet, duree, franc, reference, lu_le, valide_du, saisi_par, saisi_at, a_projeter)
				values (${randomUUIDv7()}, ${sectionId}, 'fpe', 'preavis', 'P10D', false, 'Note', now(), now(),
					${cast.administrateurIci}, now(), true)`,
			sql`insert into domaine_refuse values ('exemple.fr', 'essai')`,
			sql`update service set section_id = ${sectionId} where id = ${cast.ici.serviceId}`
		];
		for (const add of adds) expect(await refusal(run(add))).toBe(DENIED);
		expect((await run(sql`update section set nom = 'Ici' where id = ${cast.ici.sectionId}`)).count).toBe(1);
	});

	test('a text is entered and ended in one’s own name, and never changed but to be ended', async ({
		ctx,
		cast
	}) => {
		const actor = as('administrateur', cast.administrateurIci);
		const { sectionId, texteId } = cast.ici;
		const run = (change: ReturnType<typeof sql>) => asActor(ctx.db, actor, (tx) => tx.execute(change));
		const entered = (saisiPar: string) => sql`insert into texte_local
			(id, section_id, regime, objet, duree, franc, reference, lu_le, valide_du, saisi_par, saisi_at, a_projeter)
			values (${randomUUIDv7()}, ${sectionId}, 'fpe', 'preavis', 'P10D', false, 'Note', now(), now(), ${saisiPar}, now(), true)`;
		expect(await refusal(run(entered(cast.chef)))).toBe(DENIED);
		const changes = [
			sql`update texte_local set duree = 'P99D' where id = ${texteId}`,
			sql`update texte_local set section_id = ${cast.ailleurs.sectionId} where id = ${texteId}`,
			sql`update texte_local set saisi_par = ${cast.administrateurIci} where id = ${texteId}`,
			sql`delete from texte_local where id = ${texteId}`
		];
		for (const change of changes) expect(await refusal(run(change))).toBe(DENIED);
		const ended = (finiPar: string, le = '2026-04-01') =>
			sql`update texte_local set fin_le = ${le}, fini_par = ${finiPar} where id = ${texteId}`;
		expect(await refusal(run(ended(cast.chef)))).toBe(DENIED);
		expect((await run(ended(cast.administrateurIci))).count).toBe(1);
		expect(await refusal(run(ended(cast.administrateurIci, '2026-01-01')))).toBe('23514');
		const byAgent = sql`update texte_local set fin_le = '2026-04-01' where id = ${texteId}`;
		expect(
			await refusal(asActor(ctx.db, as('agent', cast.suivi.compteId), (tx) => tx.execute(byAgent)))
		).toBe(DENIED);
	});

	test('who entered a text is for the administrators of its section alone', async ({ ctx, cast }) => {
		for (const actor of [as('agent', cast.suivi.compteId), as('delegue', cast.delegueIci)]) {
			for (const column of ['saisi_par', 'fini_par'])
				expect(await refusal(visible(ctx, actor, 'texte_local', column)), column).toBe(DENIED);
		}
	});

	test('the first administrator is made once, and only that mandate is', async ({ ctx, cast }) => {
		const make = (role: 'delegue' | 'administrateur', sectionId: string | null) =>
			asActor(ctx.db, { kind: 'connexion' }, (tx) =>
				tx.insert(t.mandat).values({
					id: randomUUIDv7(),
					compteId: cast.suivi.compteId,
					sectionId,
					role,
					depuisAt: ctx.now()
				})
			);
		expect(await refusal(make('administrateur', null))).toBe(DENIED);
		expect(await refusal(make('delegue', cast.ici.sectionId))).toBe(DENIED);
	});

	test('the worker leaves the fingerprint of the key alone', async ({ ctx }) => {
		const write = sql`insert into reglage values ('cle.empreinte', 'autre')`;
		expect(await refusal(asActor(ctx.db, { kind: 'worker' }, (tx) => tx.execute(write)))).toBe(DENIED);
	});
});

/** A sitting in each section with its followed dossier, under notes and a result, as the application writes them. */
async function sittings(ctx: TestContext, cast: Cast) {
	const open = async (delegue: string, { sectionId }: Cast['ici'], { compteId, dossierId }: Agent) => {
		const [seanceId, passageId] = [randomUUIDv7(), randomUUIDv7()];
		await asActor(ctx.db, as('delegue', delegue), async (tx) => {
			await tx.insert(contestation.capSession).values({
				id: seanceId,
				sectionId,
				le: DAY,
				contenu: randomBytes(32),
				version: 1,
				creeePar: delegue,
				creeeAt: ctx.now()
			});
			await tx
				.insert(contestation.capPassage)
				.values({ ...passageOf(ctx, delegue, seanceId, { compteId, dossierId }), id: passageId });
		});
		return { seanceId, passageId };
	};
	return {
		ici: await open(cast.delegueIci, cast.ici, cast.suivi),
		la: await open(cast.delegueAilleurs, cast.ailleurs, cast.loin)
	};
}
const passageOf = (ctx: TestContext, delegue: string, sessionId: string, { compteId, dossierId }: Agent) => ({
	id: randomUUIDv7(),
	sessionId,
	dossierId,
	compteId,
	proposePar: delegue,
	proposeAt: ctx.now(),
	accord: 0,
	version: 1
});
const withRows = test.extend('rows', { scope: 'file' }, async ({ ctx, cast }) => sittings(ctx, cast));

describe('the sittings of the commission', () => {
	withRows(
		'show to the delegates of their section, and to the agents whose dossiers are on them',
		async ({ ctx, cast, rows }) => {
			const seen = async (actor: Actor) => [
				await visible(ctx, actor, 'cap_session', 'id'),
				await visible(ctx, actor, 'cap_passage', 'id')
			];
			const ours = [[rows.ici.seanceId], [rows.ici.passageId]];
			expect(await seen(as('delegue', cast.delegueIci))).toEqual(ours);
			expect(await seen(as('agent', cast.suivi.compteId))).toEqual(ours);
			expect(await seen(as('delegue', cast.delegueAilleurs))).toEqual([
				[rows.la.seanceId],
				[rows.la.passageId]
			]);
			for (const compteId of [cast.prive.compteId, cast.compte.compteId, cast.chef])
				expect(await seen(as('agent', compteId))).toEqual([[], []]);
			for (const compteId of [cast.ancienDelegue, cast.suivi.compteId, cast.administrateurIci, cast.chef])
				expect(await seen(as('delegue', compteId))).toEqual([[], []]);
		}
	);

	withRows(
		'the agent reads the result, never the notes, and learns of nobody who asked',
		async ({ ctx, cast }) => {
			const actor = as('agent', cast.suivi.compteId);
			expect(await refusal(visible(ctx, actor, 'cap_passage', 'resultat'))).toBeNull();
			for (const column of ['notes', 'propose_par', 'version'])
				expect(await refusal(visible(ctx, actor, 'cap_passage', column)), column).toBe(DENIED);
			expect(await refusal(visible(ctx, actor, 'cap_session', 'creee_par'))).toBe(DENIED);
		}
	);

	withRows(
		'the delegate never writes the agreement, nor the agent what the delegates write',
		async ({ ctx, cast, rows: { ici } }) => {
			const run = (actor: Actor, change: ReturnType<typeof sql>) =>
				asActor(ctx.db, actor, (tx) => tx.execute(change));
			const delegue = as('delegue', cast.delegueIci);
			const agent = as('agent', cast.suivi.compteId);
			for (const change of [
				sql`update cap_passage set accord = 1 where id = ${ici.passageId}`,
				sql`update cap_passage set accord_at = now() where id = ${ici.passageId}`,
				sql`update cap_passage set session_id = ${ici.seanceId} where id = ${ici.passageId}`,
				sql`update cap_passage set compte_id = ${cast.prive.compteId} where id = ${ici.passageId}`,
				sql`update cap_session set section_id = ${cast.ailleurs.sectionId} where id = ${ici.seanceId}`,
				sql`delete from cap_session where id = ${ici.seanceId}`
			])
				expect(await refusal(run(delegue, change))).toBe(DENIED);
			for (const change of [
				sql`update cap_passage set notes = null where id = ${ici.passageId}`,
				sql`update cap_passage set resultat = null where id = ${ici.passageId}`,
				sql`update cap_passage set resultat_at = now() where id = ${ici.passageId}`,
				sql`update cap_session set le = now() where id = ${ici.seanceId}`,
				sql`delete from cap_passage where id = ${ici.passageId}`
			])
				expect(await refusal(run(agent, change))).toBe(DENIED);
			const noted = sql`update cap_passage set notes = 'x', resultat = 'x', resultat_at = now(), version = 2
			where id = ${ici.passageId}`;
			expect((await run(delegue, noted)).count).toBe(1);
			expect((await run(as('delegue', cast.delegueAilleurs), noted)).count).toBe(0);
			const agreed = sql`update cap_passage set accord = 1, accord_at = now() where id = ${ici.passageId}`;
			expect((await run(as('agent', cast.compte.compteId), agreed)).count).toBe(0);
			expect((await run(agent, agreed)).count).toBe(1);
			// Once the agent answered, the delegates no longer take the dossier off.
			const off = sql`delete from cap_passage where id = ${ici.passageId}`;
			expect((await run(delegue, off)).count).toBe(0);
		}
	);

	withRows(
		'a delegate puts on it the followed dossiers of its section only, in their own name, not agreed',
		async ({ ctx, cast, rows }) => {
			const put = (seanceId: string, un: Agent, change: object = {}) =>
				refusal(
					asActor(ctx.db, as('delegue', cast.delegueIci), (tx) =>
						tx
							.insert(contestation.capPassage)
							.values({ ...passageOf(ctx, cast.delegueIci, seanceId, un), ...change })
					)
				);
			for (const un of [cast.prive, cast.compte, cast.loin])
				expect(await put(rows.ici.seanceId, un)).toBe(DENIED);
			expect(await put(rows.la.seanceId, cast.suivi)).toBe(DENIED);
			const compteId = await insertCompte(ctx);
			const { sectionId, serviceId } = cast.ici;
			const autre = {
				compteId,
				dossierId: await insertDossier(ctx, { compteId, sectionId, serviceId, consentement: 2 })
			};
			const { seanceId } = rows.ici;
			expect(await put(seanceId, autre, { accord: 1 })).toBe(DENIED);
			expect(await put(seanceId, autre, { accordAt: ctx.now() })).toBe(DENIED);
			expect(await put(seanceId, autre, { proposePar: cast.delegueAilleurs })).toBe(DENIED);
			expect(await put(seanceId, { ...autre, compteId: cast.compte.compteId })).toBe(FOREIGN_KEY);
			expect(await put(seanceId, autre)).toBeNull();
			expect(await put(seanceId, autre)).toBe('23505');
			// As long as nobody answered, it is taken off again.
			const off = sql`delete from cap_passage where dossier_id = ${autre.dossierId}`;
			const { count } = await asActor(ctx.db, as('delegue', cast.delegueIci), (tx) => tx.execute(off));
			expect(count).toBe(1);
		}
	);
});

describe('a statement without condition', () => {
	withRows(
		'of a delegate touches the passages of their own section only',
		async ({ ctx, cast, rows: { ici, la } }) => {
			const run = (compteId: string, change: ReturnType<typeof sql>) =>
				asActor(ctx.db, as('delegue', compteId), (tx) => tx.execute(change));
			const left = async () =>
				(await ctx.owner<{ id: string }[]>`select id from cap_passage`).map(({ id }) => id);
			// Nobody answered on either sitting: what the delegates there have put may go, and nothing else.
			await ctx.owner`update cap_passage set accord = 0, notes = 'x'`;
			await run(cast.ancienDelegue, sql`delete from cap_passage`);
			await run(cast.ancienDelegue, sql`update cap_passage set notes = null`);
			await run(cast.delegueIci, sql`delete from cap_passage`);
			expect(await left()).not.toContain(ici.passageId);
			expect(await left()).toContain(la.passageId);
			const noted = await ctx.owner`select from cap_passage where notes is null`;
			expect(noted).toEqual([]);
			await ctx.owner`delete from cap_passage where id = ${la.passageId}`;
		}
	);

	test('of the delegates of a new section leaves what the former one noted', async ({ ctx, cast }) => {
		const { sectionId, serviceId } = cast.ici;
		const compteId = await insertCompte(ctx);
		const dossierId = await insertDossier(ctx, { compteId, sectionId, serviceId, consentement: 2 });
		const { ici } = await sittings(ctx, { ...cast, suivi: { compteId, dossierId } });
		await ctx.owner`update cap_passage set notes = 'x' where id = ${ici.passageId}`;
		await ctx.owner`delete from participation where dossier_id = ${dossierId}`;
		await ctx.owner`update dossier set section_id = ${cast.ailleurs.sectionId},
			service_id = ${cast.ailleurs.serviceId} where id = ${dossierId}`;
		await asActor(ctx.db, as('delegue', cast.delegueAilleurs), (tx) =>
			tx.execute(sql`update cap_passage set notes = null`)
		);
		const [row] = await ctx.owner<{ notes: Buffer | null }[]>`
			select notes from cap_passage where id = ${ici.passageId}`;
		expect(row?.notes).not.toBeNull();
	});
});

describe('the mail that something waits', () => {
	const ask = (ctx: TestContext, delegue: string, compteId: string, change: object = {}) =>
		refusal(
			asActor(ctx.db, as('delegue', delegue), (tx) =>
				tx
					.insert(contestation.avis)
					.values({ id: randomUUIDv7(), compteId, demandeAt: ctx.now(), etat: 1, essais: 0, ...change })
			)
		);

	test('is asked for followed agents only, waits once, and is nobody’s to change but the worker’s', async ({
		ctx,
		cast
	}) => {
		const { suivi, prive, compte, loin } = cast;
		for (const { compteId } of [prive, compte, loin])
			expect(await ask(ctx, cast.delegueIci, compteId)).toBe(DENIED);
		expect(await ask(ctx, cast.ancienDelegue, suivi.compteId)).toBe(DENIED);
		expect(await ask(ctx, cast.delegueIci, suivi.compteId, { etat: 2 })).toBe(DENIED);
		expect(await ask(ctx, cast.delegueIci, suivi.compteId, { envoyeAt: ctx.now() })).toBe(DENIED);
		// A lease without end, or tries already made, would keep every other mail from this agent.
		expect(await ask(ctx, cast.delegueIci, suivi.compteId, { bailJusqueAt: ctx.now() })).toBe(DENIED);
		expect(await ask(ctx, cast.delegueIci, suivi.compteId, { essais: 99 })).toBe(DENIED);
		expect(await ask(ctx, cast.delegueIci, suivi.compteId, { erreur: 'autre' })).toBe(DENIED);
		expect(await ask(ctx, cast.delegueIci, suivi.compteId)).toBeNull();
		expect(await ask(ctx, cast.delegueIci, suivi.compteId)).toBe('23505');
		const seen = (compteId: string) => visible(ctx, as('delegue', compteId), 'avis', 'compte_id');
		expect(await seen(cast.delegueIci)).toEqual([suivi.compteId]);
		expect(await seen(cast.delegueAilleurs)).toEqual([]);
		for (const column of ['erreur', 'essais', 'bail_jusque_at'])
			expect(await refusal(visible(ctx, as('delegue', cast.delegueIci), 'avis', column)), column).toBe(
				DENIED
			);
		for (const actor of [as('delegue', cast.delegueIci), as('agent', suivi.compteId)])
			for (const change of [sql`update avis set etat = 2`, sql`delete from avis`])
				expect(await refusal(asActor(ctx.db, actor, (tx) => tx.execute(change)))).toBe(DENIED);
		expect(await visible(ctx, { kind: 'worker' }, 'avis', 'compte_id')).toEqual([suivi.compteId]);
	});
});

describe('consent', () => {
	test('a dossier turns private only once nobody can read its participation', async ({ ctx, cast }) => {
		const { compteId, dossierId } = await agentOf(ctx, cast);
		const actor = as('agent', compteId);
		const toPrivate = sql`update dossier set consentement = 0 where id = ${dossierId}`;
		const remove = sql`delete from participation where dossier_id = ${dossierId}`;
		expect(await refusal(asActor(ctx.db, actor, (tx) => tx.execute(toPrivate)))).toBe('23514');
		await asActor(ctx.db, actor, async (tx) => {
			await tx.execute(remove);
			await tx.execute(toPrivate);
		});
		const seen = await visible(ctx, as('delegue', cast.delegueIci), 'participation', 'dossier_id');
		expect(seen).not.toContain(dossierId);
	});

	test('a participation needs the consent, the section and the season of its dossier', async ({
		ctx,
		cast
	}) => {
		const take = (consentement: number, sectionId: string) =>
			asActor(ctx.db, as('agent', cast.prive.compteId), (tx) =>
				tx.insert(t.participation).values({
					dossierId: cast.prive.dossierId,
					compteId: cast.prive.compteId,
					sectionId,
					saison: 2026,
					consentement,
					joignable: false,
					depuisLe: DAY
				})
			);
		expect(await refusal(take(1, cast.ici.sectionId))).toBe(FOREIGN_KEY);
		expect(await refusal(take(2, cast.ailleurs.sectionId))).toBe(FOREIGN_KEY);
		expect(await refusal(take(0, cast.ici.sectionId))).toBe('23514');
	});

	test('going from followed to counted hides the dossier at once', async ({ ctx, cast }) => {
		const { compteId, dossierId } = await agentOf(ctx, cast);
		const delegue = as('delegue', cast.delegueIci);
		expect(await visible(ctx, delegue, 'dossier', 'id')).toContain(dossierId);
		await asActor(ctx.db, as('agent', compteId), (tx) =>
			tx.execute(sql`update dossier set consentement = 1 where id = ${dossierId}`)
		);
		expect(await visible(ctx, delegue, 'dossier', 'id')).not.toContain(dossierId);
		expect(await visible(ctx, delegue, 'participation', 'dossier_id')).toContain(dossierId);
	});

	async function agentOf(ctx: TestContext, { ici }: Cast): Promise<Agent> {
		const compteId = await insertCompte(ctx);
		return { compteId, dossierId: await insertDossier(ctx, { ...placeOf(ici), compteId, consentement: 2 }) };
	}
	const placeOf = ({ sectionId, serviceId }: Cast['ici']) => ({ sectionId, serviceId });
});

describe('a group act', () => {
	/** An act of a section, or of one of its services, proposed by a delegate of it. */
	async function acte(
		ctx: TestContext,
		par: string,
		{ sectionId, serviceId = null }: { sectionId: string; serviceId?: string | null }
	): Promise<string> {
		const id = randomUUIDv7();
		await asActor(ctx.db, as('delegue', par), (tx) =>
			tx.insert(contestation.acteCollectif).values({
				id,
				sectionId,
				serviceId,
				genre: 1,
				contenu: randomBytes(8),
				version: 1,
				creePar: par,
				creeAt: ctx.now()
			})
		);
		return id;
	}
	const join = (ctx: TestContext, par: string, acteId: string, { compteId, dossierId }: Agent) =>
		asActor(ctx.db, as('agent', par), (tx) =>
			tx
				.insert(contestation.acteParticipant)
				.values({ acteId, dossierId, compteId, nom: randomBytes(8), accordAt: ctx.now() })
		);
	const participants = (ctx: TestContext, actor: Actor) =>
		visible(ctx, actor, 'acte_participant', 'dossier_id');

	test('is seen in its section or its service, and by nobody else', async ({ ctx, cast }) => {
		const { ici, ailleurs, prive, loin } = cast;
		const autreService = randomUUIDv7();
		await asActor(ctx.db, as('administrateur', cast.chef), (tx) =>
			tx.insert(t.service).values({ id: autreService, sectionId: ici.sectionId, nom: 'Autre' })
		);
		const ofSection = await acte(ctx, cast.delegueIci, { sectionId: ici.sectionId });
		const ofService = await acte(ctx, cast.delegueIci, ici);
		const ofOther = await acte(ctx, cast.delegueIci, { ...ici, serviceId: autreService });
		const seen = (actor: Actor) => visible(ctx, actor, 'acte_collectif', 'id');
		expect(await seen(as('agent', prive.compteId))).toEqual([ofSection, ofService].toSorted());
		expect(await seen(as('agent', loin.compteId))).toEqual([]);
		expect(await seen(as('delegue', cast.delegueIci))).toEqual([ofSection, ofService, ofOther].toSorted());
		for (const compteId of [cast.delegueAilleurs, cast.ancienDelegue, prive.compteId])
			expect(await seen(as('delegue', compteId))).toEqual([]);
		expect(await refusal(acte(ctx, cast.ancienDelegue, ici))).toBe(DENIED);
		expect(await refusal(acte(ctx, cast.delegueIci, ailleurs))).toBe(DENIED);
		expect(await refusal(join(ctx, prive.compteId, ofOther, prive))).toBe(DENIED);
	});

	test('names nobody before they agree, nor to whoever did not, nor after they withdrew', async ({
		ctx,
		cast
	}) => {
		const { ici, prive, compte, suivi, loin } = cast;
		const acteId = await acte(ctx, cast.delegueIci, ici);
		await join(ctx, prive.compteId, acteId, prive);
		await join(ctx, compte.compteId, acteId, compte);
		const both = [prive.dossierId, compte.dossierId].toSorted();
		expect(await participants(ctx, as('agent', prive.compteId))).toEqual(both);
		expect(await participants(ctx, as('delegue', cast.delegueIci))).toEqual(both);
		for (const actor of [
			as('agent', suivi.compteId),
			as('agent', loin.compteId),
			as('delegue', cast.delegueAilleurs),
			as('delegue', cast.ancienDelegue)
		])
			expect(await participants(ctx, actor)).toEqual([]);
		const withdraw = (par: string, who: Agent) =>
			asActor(ctx.db, as('agent', par), (tx) =>
				tx.execute(sql`delete from acte_participant where dossier_id = ${who.dossierId}`)
			);
		expect((await withdraw(suivi.compteId, prive)).count).toBe(0);
		expect((await withdraw(compte.compteId, prive)).count).toBe(0);
		expect((await withdraw(prive.compteId, prive)).count).toBe(1);
		expect(await participants(ctx, as('agent', prive.compteId))).toEqual([]);
		expect(await participants(ctx, as('delegue', cast.delegueIci))).toEqual([compte.dossierId]);
		await withdraw(compte.compteId, compte);
	});

	test('is joined for oneself, from one’s own dossier there, while it is open', async ({ ctx, cast }) => {
		const { ici, prive, compte, suivi, loin } = cast;
		const acteId = await acte(ctx, cast.delegueIci, ici);
		expect(await refusal(join(ctx, suivi.compteId, acteId, compte))).toBe(DENIED);
		expect(await refusal(join(ctx, loin.compteId, acteId, loin))).toBe(DENIED);
		expect(await refusal(join(ctx, prive.compteId, acteId, { ...prive, dossierId: compte.dossierId }))).toBe(
			DENIED
		);
		await asActor(ctx.db, as('delegue', cast.delegueIci), (tx) =>
			tx.execute(sql`update acte_collectif set clos_at = now() where id = ${acteId}`)
		);
		expect(await refusal(join(ctx, prive.compteId, acteId, prive))).toBe(DENIED);
	});

	test('is signed with a letter of one’s own dossier, once joined', async ({ ctx, cast }) => {
		const { ici, prive, compte } = cast;
		const acteId = await acte(ctx, cast.delegueIci, ici);
		const lettreDe = async ({ dossierId }: Agent): Promise<string> => {
			const [row] = await ctx.owner<
				{ id: string }[]
			>`select id from courrier where dossier_id = ${dossierId}`;
			expect(row).toBeDefined();
			return row?.id ?? '';
		};
		const joinWith = (change: object) =>
			asActor(ctx.db, as('agent', prive.compteId), (tx) =>
				tx.insert(contestation.acteParticipant).values({
					...{ acteId, dossierId: prive.dossierId, compteId: prive.compteId },
					...{ nom: randomBytes(8), accordAt: ctx.now() },
					...change
				})
			);
		expect(await refusal(joinWith({ courrierId: await lettreDe(compte) }))).toBe(DENIED);
		expect(await refusal(joinWith({ signeLe: DAY }))).toBe(DENIED);
		await joinWith({});
		const sign = (courrierId: string) =>
			asActor(ctx.db, as('agent', prive.compteId), (tx) =>
				tx.execute(sql`update acte_participant set courrier_id = ${courrierId}, signe_le = now()
					where acte_id = ${acteId}`)
			);
		expect(await refusal(sign(await lettreDe(compte)))).toBe(DENIED);
		const { sectionId, serviceId } = ici;
		const mien = { compteId: prive.compteId, sectionId, serviceId };
		const autreDossier = await insertDossier(ctx, { ...mien, consentement: 0 });
		expect(await refusal(sign(await lettreDe({ ...prive, dossierId: autreDossier })))).toBe(DENIED);
		expect(await refusal(sign(await lettreDe(prive)))).toBeNull();
	});

	test('is still seen by whoever joined it, once their dossier left the service', async ({ ctx, cast }) => {
		const { ici, ailleurs } = cast;
		const compteId = await insertCompte(ctx);
		const { sectionId, serviceId } = ici;
		const dossierId = await insertDossier(ctx, { compteId, sectionId, serviceId, consentement: 0 });
		const acteId = await acte(ctx, cast.delegueIci, ici);
		await join(ctx, compteId, acteId, { compteId, dossierId });
		const me = as('agent', compteId);
		await asActor(ctx.db, me, (tx) =>
			tx.execute(sql`update dossier set section_id = ${ailleurs.sectionId},
				service_id = ${ailleurs.serviceId} where id = ${dossierId}`)
		);
		expect(await visible(ctx, me, 'acte_collectif', 'id')).toEqual([acteId]);
		await asActor(ctx.db, me, (tx) => tx.execute(sql`delete from acte_participant`));
		expect(await visible(ctx, me, 'acte_collectif', 'id')).toEqual([]);
	});

	test('tells how many joined by fives, and nothing under five', async ({ ctx, cast }) => {
		const { sectionId, serviceId } = cast.ici;
		const acteId = await acte(ctx, cast.delegueIci, cast.ici);
		const told: (number | null)[] = [];
		for (let rang = 1; rang <= 11; rang += 1) {
			const compteId = await insertCompte(ctx);
			const dossierId = await insertDossier(ctx, { compteId, sectionId, serviceId, consentement: 0 });
			await join(ctx, compteId, acteId, { compteId, dossierId });
			const [row] = await asActor(ctx.db, as('agent', cast.suivi.compteId), (tx) =>
				tx.execute<{ n: number | null }>(sql`select vigie_participants_par_cinq(${acteId}) as n`)
			);
			told.push(row?.n ?? null);
		}
		expect(told).toEqual([null, null, null, null, 5, 5, 5, 5, 5, 10, 10]);
	});
});

describe('second readings', () => {
	type Ligne = Partial<typeof contestation.relecture.$inferInsert>;
	const mot = (ctx: TestContext, { compteId, dossierId }: Agent, par: string, plus: Ligne = {}) => ({
		id: randomUUIDv7(),
		dossierId,
		compteId,
		modele: 4,
		contenu: Buffer.from('scellé'),
		approuve: false,
		par,
		faiteAt: ctx.now(),
		...plus
	});
	const add = (ctx: TestContext, actor: Actor, row: ReturnType<typeof mot>) =>
		refusal(asActor(ctx.db, actor, (tx) => tx.insert(contestation.relecture).values(row)));

	test('a delegate writes in their own name on a followed dossier of their section, and reads it', async ({
		ctx,
		cast: { suivi, compte, prive, loin, delegueIci, delegueAilleurs, ancienDelegue }
	}) => {
		const delegue = as('delegue', delegueIci);
		expect(await add(ctx, delegue, mot(ctx, suivi, delegueIci, { approuve: true }))).toBeNull();
		for (const cible of [compte, prive, loin])
			expect(await add(ctx, delegue, mot(ctx, cible, delegueIci))).toBe(DENIED);
		expect(await add(ctx, delegue, mot(ctx, suivi, delegueAilleurs))).toBe(DENIED);
		expect(await add(ctx, delegue, mot(ctx, suivi, delegueIci, { regleeAt: ctx.now() }))).toBe(DENIED);
		expect(await add(ctx, as('delegue', ancienDelegue), mot(ctx, suivi, ancienDelegue))).toBe(DENIED);
		const autreCompte = mot(ctx, { ...suivi, compteId: compte.compteId }, delegueIci);
		expect(await add(ctx, delegue, autreCompte)).toBe(FOREIGN_KEY);
		const seen = (actor: Actor) => visible(ctx, actor, 'relecture', 'dossier_id');
		expect(await seen(delegue)).toEqual([suivi.dossierId]);
		expect(await seen(as('agent', suivi.compteId))).toEqual([suivi.dossierId]);
		for (const actor of [
			as('delegue', delegueAilleurs),
			as('delegue', ancienDelegue),
			as('agent', compte.compteId),
			as('agent', delegueIci)
		])
			expect(await seen(actor)).toEqual([]);
	});

	test('an agent answers for themselves, never approves, and deals with their own only', async ({
		ctx,
		cast: { suivi, compte, delegueIci }
	}) => {
		const agent = as('agent', suivi.compteId);
		expect(await add(ctx, agent, mot(ctx, suivi, suivi.compteId))).toBeNull();
		expect(await add(ctx, agent, mot(ctx, suivi, suivi.compteId, { approuve: true }))).toBe(DENIED);
		expect(await add(ctx, agent, mot(ctx, suivi, delegueIci))).toBe(DENIED);
		expect(await add(ctx, agent, mot(ctx, compte, suivi.compteId))).toBe(DENIED);
		const settle = (actor: Actor) =>
			asActor(ctx.db, actor, (tx) => tx.execute(sql`update relecture set reglee_at = now()`));
		expect((await settle(as('agent', compte.compteId))).count).toBe(0);
		expect((await settle(agent)).count).toBeGreaterThan(0);
		expect(await refusal(settle(as('delegue', delegueIci)))).toBe(DENIED);
		for (const change of [
			sql`update relecture set contenu = 'autre'`,
			sql`update relecture set approuve = true`,
			sql`delete from relecture`
		])
			expect(await refusal(asActor(ctx.db, agent, (tx) => tx.execute(change)))).toBe(DENIED);
	});
});

describe('erasure', () => {
	test('an account goes with everything that hangs on it', async ({ ctx, cast }) => {
		const compteId = await insertCompte(ctx);
		const { sectionId, serviceId } = cast.ici;
		const dossierId = await insertDossier(ctx, { compteId, sectionId, serviceId, consentement: 2 });
		await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
			tx.insert(t.session).values({
				idHash: randomBytes(32),
				compteId,
				creeAt: ctx.now(),
				vueAt: ctx.now(),
				finAt: ctx.now(),
				appareilPersonnel: false
			})
		);
		await asActor(ctx.db, { kind: 'worker' }, (tx) =>
			tx.execute(sql`delete from compte where id = ${compteId}`)
		);
		const columns = await ctx.owner<{ name: string }[]>`
			select distinct c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'compte_id'`;
		expect(columns.length).toBeGreaterThan(10);
		for (const { name } of columns) {
			const left = await ctx.owner`select from ${ctx.owner(name)} where compte_id = ${compteId}`;
			expect(left, name).toHaveLength(0);
		}
		expect(await ctx.owner`select from dossier where id = ${dossierId}`).toHaveLength(0);
	});
});
