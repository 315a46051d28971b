import { statSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type SQL } from 'drizzle-orm';
import { repond } from '#lib/domain/participation/recherche.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import { parseConfig } from '#lib/server/config.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { connect } from '#lib/server/db/client.ts';
import { acquireServer } from '#lib/server/db/embedded.ts';
import { loginNames } from '#lib/server/db/roles.ts';
import { unwrapDataKey } from '#lib/server/keys/keys.ts';
import { openField } from '#lib/server/keys/seal.ts';
import { placeIdentite } from '#lib/server/projections.ts';
import { nombresParCouloir, suivis } from '#lib/server/suivis.ts';
import { tableau } from '#lib/server/tableau.ts';
import { localEnvironment } from '../../src/boot/environment.ts';
import { say, short, whole } from './figures.ts';
import { type GrandeUnion, semeUnion, type Tailles } from './grande-union.ts';

/** What the issue asks for; other sizes: `npm run bench -- echelle 20000 2000` (dossiers, services). */
const TAILLES: Tailles = { dossiers: 200_000, services: 20_000, faitsParDossier: 8 };
/** The same union, so many times smaller, first: what grows is seen between the two. */
const PLUS_PETIT = 10;

const TOURS = 60;
const TOURS_NAIFS = 4;
const CHAUFFE = 5;
/** Most that a question may take, in milliseconds, at the 95th percentile. */
const BUT_MS = 50;

type Question = {
	nom: string;
	/** As the pages ask it; each turn asks something else. */
	posee: (tour: number) => Promise<unknown>;
	/** The same, from the rows themselves. */
	naive: (tour: number) => Promise<unknown>;
};

/**
 * What a question took: in the database, by its own log, and in all, there and back. The log counts every statement of the
 * transaction, the opening and the commit with it, read and planned as well as run.
 */
type Temps = { base: number; tout: number };
/** `milieu`: the median in the database; far below the 95th percentile, it tells that the machine had others to serve. */
type Mesure = { nom: string; posee: Temps; milieu: number; naive: Temps };

/**
 * The dashboard, the queue and the search of the delegates of a large section, as the functions of the site ask them, next to the
 * same questions asked of the rows themselves; at two sizes, so that one sees what grows with what is stored. `tailles`: dossiers,
 * services.
 */
export async function measureEchelle(tailles: readonly number[] = []): Promise<void> {
	const [dossiers = TAILLES.dossiers, services = TAILLES.services] = tailles;
	const grand = { ...TAILLES, dossiers, services };
	const petit = {
		...TAILLES,
		dossiers: Math.ceil(dossiers / PLUS_PETIT),
		services: Math.ceil(services / PLUS_PETIT)
	};
	const avant = await mesure(petit);
	const apres = await mesure(grand);
	say('');
	say(`p95 de ${TOURS} tours, en ms dans la base ; « naïf » : la même question posée aux lignes elles-mêmes`);
	for (const [rang, { nom, posee, milieu, naive }] of apres.entries()) {
		const petite = avant[rang];
		if (!petite) continue;
		const croissance = (a: Temps, b: Temps) =>
			`${short(a.base).padStart(7)} → ${short(b.base).padStart(8)} (× ${short(b.base / a.base)})`;
		say(
			[
				`  ${nom.padEnd(38)}`,
				croissance(petite.posee, posee),
				`médiane ${short(petite.milieu)} → ${short(milieu)}`,
				`naïf ${croissance(petite.naive, naive)}`,
				`naïf ÷ posée ${short(naive.base / posee.base).padStart(7)}`,
				`avec le site ${short(posee.tout)} contre ${short(naive.tout)}`,
				posee.base <= BUT_MS ? '' : `au-delà de ${BUT_MS} ms`
			].join('   ')
		);
	}
	if (apres.some(({ posee }) => posee.base > BUT_MS)) process.exitCode = 1;
}

async function mesure(tailles: Tailles): Promise<Mesure[]> {
	await using held = new AsyncDisposableStack();
	const folder = await mkdtemp(join(tmpdir(), 'vigie-echelle-'));
	held.defer(() => rm(folder, { recursive: true }));
	const dataDir = join(folder, 'data');
	const env = localEnvironment({ mode: 'test', dataDir, clockDir: folder, port: 1, smtpPort: 1 });
	const ctx = await createContext(parseConfig(env));
	held.defer(ctx.close);
	const server = await acquireServer(ctx.config.dataDir);
	held.defer(server.release);
	const owner = connect(server.login('vigie'), { max: 1, applicationName: 'mesure' });
	held.defer(() => owner.end({ timeout: 5 }));
	await owner.unsafe(`alter role "${loginNames('vigie').site}" set log_duration = on`);
	const debut = performance.now();
	const union = await semeUnion(ctx, owner, tailles);
	say(await inventaire(owner, (performance.now() - debut) / 1000));
	const journal = join(dataDir, 'postgres.log');
	const mesures: Mesure[] = [];
	for (const question of questionsDe(ctx, union)) mesures.push(await chronometre(journal, question));
	return mesures;
}

async function inventaire(owner: ReturnType<typeof connect>, secondes: number): Promise<string> {
	const [n] = await owner<{ dossiers: number; faits: number; services: number; compteurs: number }[]>`
		select (select count(*)::int from dossier) as dossiers, (select count(*)::int from fait) as faits,
			(select count(*)::int from service) as services, (select count(*)::int from compteur) as compteurs`;
	return `${whole(n?.dossiers)} dossiers, ${whole(n?.faits)} faits, ${whole(n?.services)} services, ${whole(n?.compteurs)} compteurs : semés en ${whole(secondes)} s`;
}

/** Both ways in alternation, so that whatever else the machine does hits them alike. */
async function chronometre(journal: string, { nom, posee, naive }: Question): Promise<Mesure> {
	for (let tour = 0; tour < CHAUFFE; tour++) await posee(tour);
	const [temps, naifs]: [Temps[], Temps[]] = [[], []];
	for (let tour = 0; tour < TOURS; tour++) {
		temps.push(await duree(journal, () => posee(tour)));
		if (tour % (TOURS / TOURS_NAIFS) === 0) naifs.push(await duree(journal, () => naive(tour)));
	}
	const milieu = quantile(
		temps.map(({ base }) => base),
		0.5
	);
	return { nom, posee: p95De(temps), milieu, naive: p95De(naifs) };
}

async function duree(journal: string, act: () => Promise<unknown>): Promise<Temps> {
	const avant = statSync(journal).size;
	const debut = performance.now();
	await act();
	const tout = performance.now() - debut;
	const lignes = await depuis(journal, avant);
	const durees = [...lignes.matchAll(/duration: ([\d.]+) ms/g)].map(([, ms]) => Number(ms));
	if (durees.length === 0) throw new Error('PostgreSQL did not say how long it took');
	return { base: durees.reduce((somme, ms) => somme + ms, 0), tout };
}

async function depuis(journal: string, debut: number): Promise<string> {
	await using file = await open(journal);
	const taille = statSync(journal).size - debut;
	const { buffer } = await file.read(Buffer.alloc(taille), 0, taille, debut);
	return buffer.toString('utf8');
}

const p95De = (temps: readonly Temps[]): Temps => ({
	base: quantile(
		temps.map(({ base }) => base),
		0.95
	),
	tout: quantile(
		temps.map(({ tout }) => tout),
		0.95
	)
});

function quantile(durees: readonly number[], part: number): number {
	const triees = durees.toSorted((a, b) => a - b);
	return triees[Math.min(triees.length - 1, Math.floor(triees.length * part))] ?? NaN;
}

function questionsDe(ctx: Context, union: GrandeUnion): Question[] {
	const actor: Delegue = { kind: 'delegue', compteId: union.delegueId };
	const { sectionId, saison, noms } = union;
	const lit = (requete: SQL) => asActor(ctx.db, actor, (tx) => tx.execute(requete));
	const vue = (branche: string | null) => () =>
		tableau(ctx, actor, sectionId, { saison, branche, notion: 'refus', page: 1 });
	const file = (choix: Parameters<typeof suivis>[4]) => () => suivis(ctx, actor, sectionId, saison, choix);
	const naiveTableau = (branche: string | null) => () => lit(tableauNaif(union, branche));
	const naiveFile = (condition: SQL) => () => lit(fileNaive(union, condition));
	return [
		{ nom: 'tableau de la section', posee: vue(null), naive: naiveTableau(null) },
		{
			nom: 'tableau d’une direction',
			posee: vue(union.direction),
			naive: naiveTableau(union.direction)
		},
		{
			nom: 'tableau d’un service et de ses bureaux',
			posee: vue(union.service),
			naive: naiveTableau(union.service)
		},
		{ nom: 'file, première page', posee: file({}), naive: naiveFile(sql`true`) },
		{
			nom: 'file, ceux que personne ne suit',
			posee: file({ couloir: 'a-prendre' }),
			naive: naiveFile(sql`c.id is null`)
		},
		{
			nom: 'file, les miens',
			posee: file({ couloir: 'miens' }),
			naive: naiveFile(sql`c.delegue_id = ${union.delegueId}`)
		},
		{
			nom: 'file, les miens non lus',
			posee: file({ couloir: 'a-lire' }),
			naive: naiveFile(sql`c.delegue_id = ${union.delegueId} and ${nonLu(union)}`)
		},
		{
			nom: 'file d’une direction',
			posee: file({ service: union.direction }),
			naive: naiveFile(sql`p.service_id in (${brancheNaive(union.direction)})`)
		},
		{
			nom: 'file, nombres par couloir',
			posee: () => nombresParCouloir(ctx, actor, sectionId, saison),
			naive: () => lit(nombresNaifs(union))
		},
		{
			nom: 'recherche d’un nom',
			posee: (tour) => suivis(ctx, actor, sectionId, saison, { recherche: noms[tour % noms.length] ?? '' }),
			naive: (tour) => rechercheNaive(ctx, actor, union, noms[tour % noms.length] ?? '')
		}
	];
}

/** The figures of each place of a level, by season and by week, from the rows of people. */
function tableauNaif({ sectionId, saison }: GrandeUnion, branche: string | null): SQL {
	const premiers =
		branche === null
			? sql`s.section_id = ${sectionId} and s.parent_id is null`
			: sql`s.parent_id = ${branche}`;
	return sql`with recursive dedans (id, noeud) as (
			select s.id, s.id from service s where ${premiers}
			union all select s.id, d.noeud from dedans d join service s on s.parent_id = d.id
		)
		select d.noeud, p.saison, date_trunc('week', p.refus_le), count(*), count(p.convoque_le), count(p.seconde_le),
			count(p.refus_le), count(p.absence_le), count(p.recu_le), count(p.conteste_le), count(p.issue)
		from dedans d join participation p on p.service_id = d.id
		where p.section_id = ${sectionId} and p.saison in (${saison}, ${saison - 1})
		group by 1, 2, 3`;
}

/** The open steps of everybody whom the section follows, put in order. */
function fileNaive({ sectionId, saison }: GrandeUnion, condition: SQL): SQL {
	return sql`select p.dossier_id, min(coalesce(e.prudente, e.limite)) as cible
		from participation p join dossier d on d.id = p.dossier_id
			left join echeance_ouverte e on e.dossier_id = p.dossier_id
			left join prise_en_charge c on c.dossier_id = p.dossier_id and c.fin_at is null
		where p.section_id = ${sectionId} and p.saison = ${saison} and p.consentement = 2 and d.clos_at is null
			and ${condition}
		group by p.dossier_id order by 2, 1 limit 50`;
}

const nonLu = ({ delegueId }: GrandeUnion): SQL => sql`(
	exists (select from message m where m.dossier_id = p.dossier_id and m.de_l_agent and m.lu_at is null)
	or not exists (select from lecture_delegue l where l.dossier_id = p.dossier_id and l.delegue_id = ${delegueId}
		and l.lue_at >= (select max(f.enregistre_at) from fait f where f.dossier_id = p.dossier_id)))`;

const brancheNaive = (serviceId: string): SQL => sql`with recursive dedans (id) as (
	select s.id from service s where s.id = ${serviceId}
	union all select s.id from dedans d join service s on s.parent_id = d.id
) select id from dedans`;

/** How many there are in each lane, all of them. */
function nombresNaifs(union: GrandeUnion): SQL {
	const { sectionId, saison, delegueId } = union;
	return sql`select count(*), count(*) filter (where c.id is null), count(*) filter (where c.delegue_id = ${delegueId}),
			count(*) filter (where c.delegue_id = ${delegueId} and ${nonLu(union)}),
			count(*) filter (where e.pour = 1), count(*) filter (where e.pour = 2)
		from participation p join dossier d on d.id = p.dossier_id
			left join lateral (
				select o.pour from echeance_ouverte o where o.dossier_id = p.dossier_id
				order by coalesce(o.prudente, o.limite) limit 1
			) e on true
			left join prise_en_charge c on c.dossier_id = p.dossier_id and c.fin_at is null
		where p.section_id = ${sectionId} and p.saison = ${saison} and p.consentement = 2 and d.clos_at is null`;
}

/** Every name that the section follows, opened and looked at. */
async function rechercheNaive(
	ctx: Context,
	actor: Delegue,
	{ sectionId, saison }: GrandeUnion,
	recherche: string
): Promise<string[]> {
	const rows = await asActor(ctx.db, actor, (tx) =>
		tx.execute<{ dossierId: string; compteId: string; identite: Buffer; cle: Buffer; kekId: string }>(
			sql`select p.dossier_id as "dossierId", p.compte_id as "compteId", p.identite, c.cle, c.kek_id as "kekId"
				from participation p join cle_agent c on c.compte_id = p.compte_id
				where p.section_id = ${sectionId} and p.saison = ${saison} and p.consentement = 2`
		)
	);
	return rows
		.map(({ dossierId, compteId, identite, ...cle }) =>
			openField(unwrapDataKey(ctx.keys, { compteId, ...cle }), placeIdentite(dossierId, compteId), identite)
		)
		.filter((nom) => repond(nom, recherche));
}
