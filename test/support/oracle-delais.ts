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

const REQUETE = readFileSync(join(import.meta.dirname, 'oracle-delais.sql'), 'utf8');
/** So many delays a query: each ends long before a statement is cut. */
const PAR_REQUETE = 20_000;

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
		const lignes = await sql.unsafe<(NonNullable<ReponseDeLOracle> & { rang: number })[]>(REQUETE, [
			JSON.stringify(lot)
		]);
		for (const { rang, ...reponse } of lignes) reponses[rang] = reponse;
	}
	return reponses;
}
