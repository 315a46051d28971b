import { randomUUIDv7 } from 'node:crypto';
import type postgres from 'postgres';
import { debuts } from '#lib/domain/participation/recherche.ts';
import type { Context } from '#lib/server/context.ts';
import { createDataKey, recherche } from '#lib/server/keys/keys.ts';
import { sealField } from '#lib/server/keys/seal.ts';
import { placeIdentite } from '#lib/server/projections.ts';
import { hasard } from '../support/hasard.ts';

/** How much of everything there is. */
export type Tailles = { dossiers: number; services: number; faitsParDossier: number };

/** The section that is asked, the largest by far, and one of its delegates. */
export type GrandeUnion = {
	sectionId: string;
	delegueId: string;
	saison: number;
	/** One service of each depth: with what it contains, and a last one, which contains nothing. */
	direction: string;
	service: string;
	/** Names of agents whom the section follows. */
	noms: string[];
};

const SECTIONS = 20;
/** Directions of a section, and services of a direction; the rest is offices, in these. */
const DIRECTIONS = 20;
const PAR_DIRECTION = 25;
const DELEGUES = 30;
const LOT = 4_000;

/** An array as PostgreSQL writes it; the connection knows no types of arrays. */
const liste = (valeurs: readonly (string | number | Buffer)[]): string =>
	`{${valeurs.map((valeur) => (Buffer.isBuffer(valeur) ? `"\\\\x${valeur.toString('hex')}"` : valeur)).join(',')}}`;

const SYLLABES =
	'ba be bou ca char da del du fa fer ga gui ho la le lin ma mer mo nan or pe pi ra ri ro sa sou ta ver'.split(
		' '
	);
const PRENOMS =
	'Alix Camille Claude Dominique Sacha Lou Charlie Andréa Noa Maxime Ange Éden Swann Yaël Mahé Anaïs Hélène Zoé'.split(
		' '
	);

/**
 * Fills an empty database with a whole union, set by set and without triggers, then has the counters written. Half of the services
 * and of the dossiers are of one section: a question asked of it meets as many rows as can be. Seven dossiers in ten are of this
 * season; six are followed, three counted, one private.
 */
export async function semeUnion(
	ctx: Context,
	owner: postgres.Sql,
	{ dossiers, services, faitsParDossier }: Tailles
): Promise<GrandeUnion> {
	const saison = ctx.today().year;
	await owner`set statement_timeout = 0`;
	await owner`set session_replication_role = replica`;
	const sections = await semeSections(owner, services);
	const delegues = await semeDelegues(owner, sections[0] ?? '');
	const noms = await semeAgents(ctx, owner, sections, dossiers, saison);
	await semeDossiers(owner, faitsParDossier, delegues);
	await owner`set session_replication_role = origin`;
	await owner`select vigie_recompte()`;
	await owner`vacuum analyze`;
	const [direction, service] = await Promise.all([lieu(owner, 2), lieu(owner, DIRECTIONS + 2)]);
	return {
		sectionId: sections[0] ?? '',
		delegueId: delegues[0] ?? '',
		saison,
		direction,
		service,
		noms
	};
}

async function lieu(owner: postgres.Sql, rang: number): Promise<string> {
	const [un] = await owner<{ id: string }[]>`select id from lieu where section = 0 and rang = ${rang}`;
	if (!un) throw new Error(`No place ${rang}`);
	return un.id;
}

/** The sections, the largest first, with their trees. */
async function semeSections(owner: postgres.Sql, services: number): Promise<string[]> {
	const sections = Array.from({ length: SECTIONS }, () => randomUUIDv7());
	await owner`insert into section (id, nom)
		select id, 'Section ' || rang from unnest(${liste(sections)}::uuid[]) with ordinality s (id, rang)`;
	await owner`create unlogged table lieu as
		select s.rang::int - 1 as section, s.id as section_id, g.rang, uuidv7() as id
		from unnest(${liste(sections)}::uuid[]) with ordinality s (id, rang)
			cross join lateral generate_series(1, case when s.rang = 1 then ${Math.ceil(services / 2)}::int
				else ${Math.ceil(services / 2 / (SECTIONS - 1))}::int end) g (rang)`;
	await owner`create unique index on lieu (section, rang)`;
	await owner`insert into service (id, section_id, nom, parent_id, effectif)
		select l.id, l.section_id, 'Service des affaires générales n° ' || l.rang, h.id, 12 + l.rang % 30
		from lieu l left join lieu h on h.section = l.section and h.rang = case
			when l.rang <= ${DIRECTIONS} then null
			when l.rang <= ${DIRECTIONS * (PAR_DIRECTION + 1)} then (l.rang - ${DIRECTIONS + 1}) / ${PAR_DIRECTION} + 1
			else ${DIRECTIONS} + (l.rang - ${DIRECTIONS + 1}) % ${DIRECTIONS * PAR_DIRECTION} + 1 end`;
	return sections;
}

async function semeDelegues(owner: postgres.Sql, sectionId: string): Promise<string[]> {
	const delegues = Array.from({ length: DELEGUES }, () => randomUUIDv7());
	await owner`insert into compte (id, cree_at) select id, now() from unnest(${liste(delegues)}::uuid[]) d (id)`;
	await owner`insert into mandat (id, compte_id, section_id, role, depuis_at)
		select uuidv7(), id, ${sectionId}, 'delegue', now() from unnest(${liste(delegues)}::uuid[]) d (id)`;
	return delegues;
}

/** Who they are: their keys, the names that the delegates read and search, and where they work. */
async function semeAgents(
	ctx: Context,
	owner: postgres.Sql,
	sections: readonly string[],
	dossiers: number,
	saison: number
): Promise<string[]> {
	await owner`create unlogged table graine (rang int, compte_id uuid, cle bytea, kek_id text, dossier_id uuid, identite bytea,
		section int, consentement int, saison int)`;
	const [tirage, motsConnus] = [hasard(20261122), new Map<string, bigint>()];
	const chercher = (section: number, debut: string) => {
		const cle = `${section}|${debut}`;
		const connu = motsConnus.get(cle) ?? recherche(ctx.keys, sections[section] ?? '', debut);
		motsConnus.set(cle, connu);
		return connu;
	};
	const noms: string[] = [];
	for (let fait = 0; fait < dossiers; fait += LOT) {
		const lot = Array.from({ length: Math.min(LOT, dossiers - fait) }, (_, rang) => {
			const [compteId, dossierId] = [randomUUIDv7(), randomUUIDv7()];
			const { key, cle, kekId } = createDataKey(ctx.keys, compteId);
			const nom = nomTire(tirage);
			const parts = tirage(0, 9);
			return {
				rang: fait + rang,
				compteId,
				dossierId,
				cle,
				kekId,
				nom,
				identite: sealField(key, placeIdentite(dossierId, compteId), nom),
				section: rang % 2 === 0 ? 0 : 1 + tirage(0, SECTIONS - 2),
				consentement: parts === 0 ? 0 : parts <= 3 ? 1 : 2,
				saison: tirage(0, 9) < 7 ? saison : saison - 1
			};
		});
		await owner`insert into graine select * from unnest(
			${liste(lot.map(({ rang }) => rang))}::int[], ${liste(lot.map(({ compteId }) => compteId))}::uuid[],
			${liste(lot.map(({ cle }) => cle))}::bytea[], ${liste(lot.map(({ kekId }) => kekId))}::text[],
			${liste(lot.map(({ dossierId }) => dossierId))}::uuid[], ${liste(lot.map(({ identite }) => identite))}::bytea[],
			${liste(lot.map(({ section }) => section))}::int[], ${liste(lot.map(({ consentement }) => consentement))}::int[],
			${liste(lot.map((un) => un.saison))}::int[])`;
		const suivis = lot.filter((un) => un.consentement === 2);
		const mots = suivis.flatMap((un) =>
			debuts(un.nom).map((debut) => ({ ...un, mot: chercher(un.section, debut) }))
		);
		await owner`insert into recherche_mot (section_id, mot, dossier_id, compte_id)
			select * from unnest(${liste(mots.map(({ section }) => sections[section] ?? ''))}::uuid[],
				${liste(mots.map(({ mot }) => mot.toString()))}::bigint[], ${liste(mots.map(({ dossierId }) => dossierId))}::uuid[],
				${liste(mots.map(({ compteId }) => compteId))}::uuid[])`;
		const [un] = suivis.filter((autre) => autre.section === 0 && autre.saison === saison);
		if (un) noms.push(un.nom);
	}
	return noms;
}

function nomTire(tirage: (min: number, max: number) => number): string {
	const syllabe = () => SYLLABES[tirage(0, SYLLABES.length - 1)] ?? '';
	const nom = syllabe() + syllabe() + syllabe();
	return `${PRENOMS[tirage(0, PRENOMS.length - 1)] ?? ''} ${nom.charAt(0).toUpperCase()}${nom.slice(1)}`;
}

/** What is stored of each dossier, and its lines in the tables that the delegates’ pages read. */
async function semeDossiers(
	owner: postgres.Sql,
	faitsParDossier: number,
	delegues: readonly string[]
): Promise<void> {
	await owner`insert into compte (id, cree_at) select compte_id, now() from graine`;
	await owner`insert into cle_agent (compte_id, cle, kek_id) select compte_id, cle, kek_id from graine`;
	// One in thirty is of no service; the days run over the spring of the season.
	await owner`create unlogged table semis as
		select g.*, s.id as section_id, case when g.rang % 30 = 0 then null else l.id end as service_id,
			make_date(g.saison, 1, 5) + (g.rang * 7919 % 150) as debut, g.rang * 31 % 100 as sort
		from graine g join (select section, count(*) as n from lieu group by section) c on c.section = g.section
			join section s on s.nom = 'Section ' || (g.section + 1)
			join lieu l on l.section = g.section and l.rang = 1 + (g.rang::bigint * 48271 % c.n)`;
	await owner`analyze semis`;
	await owner`insert into dossier (id, compte_id, section_id, service_id, saison, consentement, contenu, version, cree_at)
		select dossier_id, compte_id, section_id, service_id, saison, consentement, '\\x00', 1, debut from semis`;
	await owner`insert into fait (id, dossier_id, compte_id, code, le, retire, enregistre_at, enregistre_par)
		select uuidv7(), s.dossier_id, s.compte_id, 1 + n % 16, s.debut + n * 5, false, s.debut + n * 5, s.compte_id
		from semis s cross join generate_series(0, ${faitsParDossier - 1}::int) n`;
	await owner`insert into participation (dossier_id, compte_id, section_id, service_id, saison, consentement, identite, joignable,
			depuis_le, convoque_le, seconde_le, refus_le, absence_le, recu_le, conteste_le, issue, issue_le)
		select dossier_id, compte_id, section_id, service_id, saison, consentement, identite, sort % 2 = 0, debut,
			case when sort < 80 then debut + 3 end, case when sort < 20 then debut + 20 end,
			case when sort < 60 then debut + 5 end, case when sort < 40 then debut + 15 end,
			case when sort < 50 then debut + 40 end, case when sort < 30 then debut + 50 end,
			case when sort < 15 then 1 + sort % 3 end, case when sort < 15 then debut + 90 end
		from semis where consentement > 0`;
	await owner`insert into echeance_ouverte (dossier_id, compte_id, code, pour, prudente, limite)
		select dossier_id, compte_id, 1 + n, 1 + n % 2, debut + 60 + n * 10, debut + 65 + n * 10
		from semis cross join generate_series(0, 1) n where consentement = 2`;
	await semeLaFile(owner, delegues);
	await owner`drop table semis, graine`;
}

/** The queue: seven in ten are taken by somebody, one in twenty has a message to be read. */
async function semeLaFile(owner: postgres.Sql, delegues: readonly string[]): Promise<void> {
	await owner`insert into place_en_file (dossier_id, compte_id, section_id, service_id, saison, consentement, voie, echeance,
			cible, limite, silence, mouvement_at, en_charge)
		select dossier_id, compte_id, section_id, service_id, saison, consentement, 1 + sort % 3, 1 + sort % 7, debut + 60,
			debut + 65, false, debut + 40,
			case when section = 0 and sort < 70 then (${liste(delegues)}::uuid[])[1 + rang % ${delegues.length}] end
		from semis where consentement = 2`;
	await owner`insert into prise_en_charge (id, dossier_id, compte_id, section_id, delegue_id, par, depuis_at)
		select uuidv7(), dossier_id, compte_id, section_id, en_charge, en_charge, mouvement_at
		from place_en_file where en_charge is not null`;
	await owner`insert into message (id, dossier_id, compte_id, de_l_agent, contenu, par, envoye_at, lu_at)
		select uuidv7(), dossier_id, compte_id, true, '\\x00', compte_id, debut + 40, case when sort < 95 then debut + 41 end
		from semis where consentement = 2`;
	await owner`insert into lecture_delegue (delegue_id, dossier_id, compte_id, lue_at)
		select en_charge, dossier_id, compte_id, mouvement_at + interval '1 day'
		from place_en_file where en_charge is not null and dossier_id::text < '8'`;
}
