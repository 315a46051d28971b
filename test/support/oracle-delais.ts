import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import type { Zone } from '#lib/domain/regimes/codes.ts';

/** A way of counting, as the oracle reads it. */
export interface Longueur {
	nombre: number;
	unite: 'days' | 'months' | 'years';
	franc: boolean;
}

/** One delay to count. `lectures`: the other ways of counting it, which only make the prudent day earlier. */
export interface DemandeDeDelai extends Longueur {
	zone: Zone;
	/** ISO day. */
	depuis: string;
	report: boolean;
	lectures: readonly Longueur[];
}

/** ISO days; null for a delay that leaves the known calendar. */
export type ReponseDeLOracle = { sansReport: string; limite: string; prudente: string } | null;

const requete = (nom: string) => readFileSync(join(import.meta.dirname, `${nom}.sql`), 'utf8');
const FERIES = requete('oracle-feries');
const DELAIS = requete('oracle-delais');
/** So many delays a query: each ends long before a statement is cut. */
const PAR_REQUETE = 20_000;

/** Makes the holidays that the two questions below ask for; they last as long as the connection. */
export async function prepareOracle(sql: postgres.Sql): Promise<void> {
	await sql.unsafe(FERIES);
}

/** Every holiday of the known calendar, as « zone jour »; « nationale » stands for all zones. */
export async function feriesDeLOracle(sql: postgres.Sql): Promise<string[]> {
	const lignes = await sql<{ ferie: string }[]>`
		select 'nationale ' || jour as ferie from ferie_national where extract(year from jour) between 1970 and 2100
		union
		select zone || ' ' || jour from ferie_local where extract(year from jour) between 1970 and 2100`;
	return lignes.map(({ ferie }) => ferie);
}

/** What PostgreSQL alone says of each delay, in their order. */
export async function oracle(
	sql: postgres.Sql,
	demandes: readonly DemandeDeDelai[]
): Promise<ReponseDeLOracle[]> {
	const reponses = Array.from<ReponseDeLOracle>({ length: demandes.length }).fill(null);
	for (let premier = 0; premier < demandes.length; premier += PAR_REQUETE) {
		const lot = demandes
			.slice(premier, premier + PAR_REQUETE)
			.map((demande, rang) => ({ ...demande, rang: premier + rang }));
		const lignes = await sql.unsafe<(NonNullable<ReponseDeLOracle> & { rang: number })[]>(DELAIS, [
			JSON.stringify(lot)
		]);
		for (const { rang, ...reponse } of lignes) reponses[rang] = reponse;
	}
	return reponses;
}
