/**
 * What is counted of a service in a season. They are never added to each other: one agent may be in all of them. `attendus`:
 * convoked and without a report yet; the three last ones are what became of a contestation.
 */
export const NOTIONS = [
	'participants',
	'engages',
	'convoques',
	'secondes',
	'refus',
	'absences',
	'comptesRendus',
	'attendus',
	'contestations',
	'favorables',
	'partielles',
	'rejets'
] as const;
export type Notion = (typeof NOTIONS)[number];

/** What a delegate counts on paper too. */
export const NOTIONS_SUR_PAPIER = [
	'participants',
	'engages',
	'convoques',
	'secondes',
	'refus',
	'absences',
	'comptesRendus',
	'contestations'
] as const satisfies readonly Notion[];

/** What has a history week by week: nobody can tell in which week a report was still awaited. */
export const NOTIONS_EN_COURBE = NOTIONS.filter((notion) => notion !== 'attendus');

/** Numbers of people counted on paper, one for each notion. */
export type Nombres = Record<(typeof NOTIONS_SUR_PAPIER)[number], number>;

/** A number with where it comes from: agents who agreed in Vigie, people whom a delegate counted on paper. */
export type Decompte = { vigie: number; papier: number; total: number };
export type Decomptes = Record<Notion, Decompte>;

/** A counter, as it is kept. */
export type Compte = { source: 'vigie' | 'papier'; notion: Notion; nombre: number };

/** A place of the tree, with everything that it contains. */
export type Ligne = {
	/** Null: what is in the place above and in none that it contains. */
	noeud: string | null;
	nom: string;
	ferme: boolean;
	/** Open services right beneath. */
	enfants: number;
	/** Agents known; null when nothing is. */
	effectif: number | null;
	/** Services within whose head count is unknown. */
	sansEffectif: number;
	decompte: Decomptes;
};

/** Adds up counters, notion by notion, each source apart and both together. */
export function decomptes(comptes: readonly Compte[]): Decomptes {
	return deChaque((notion) => {
		const de = (source: Compte['source']) =>
			comptes
				.filter((un) => un.notion === notion && un.source === source)
				.reduce((somme, { nombre }) => somme + nombre, 0);
		return decompte(de('vigie'), de('papier'));
	});
}

/** What is counted in a place and in none of its parts. */
export function reste(tout: Decomptes, parts: readonly Decomptes[]): Decomptes {
	return deChaque((notion) => {
		const sans = (source: 'vigie' | 'papier') =>
			parts.reduce((total, part) => total - part[notion][source], tout[notion][source]);
		return decompte(sans('vigie'), sans('papier'));
	});
}

const decompte = (vigie: number, papier: number): Decompte => ({ vigie, papier, total: vigie + papier });

const deChaque = (un: (notion: Notion) => Decompte): Decomptes =>
	Object.fromEntries(NOTIONS.map((notion) => [notion, un(notion)])) as Decomptes;

/** True as soon as somebody is counted there. */
export const estCompte = (vus: Decomptes): boolean => NOTIONS.some((notion) => vus[notion].total !== 0);

/**
 * A number as a share of the head count, in whole percent; null when a head count is missing, or lower than the number: then one
 * of the two is wrong, and no share is worth showing.
 */
export function part(
	{ effectif, sansEffectif, decompte: vus }: Pick<Ligne, 'effectif' | 'sansEffectif' | 'decompte'>,
	notion: Notion = 'participants'
): number | null {
	const { total } = vus[notion];
	if (effectif === null || sansEffectif > 0 || total > effectif) return null;
	return Math.round((100 * total) / effectif);
}

/** More people than agents: the head count is to be checked. */
export const effectifDepasse = ({ effectif, sansEffectif, decompte: vus }: Ligne): boolean =>
	effectif !== null && sansEffectif === 0 && NOTIONS.some((notion) => vus[notion].total > effectif);

/** What the employer still owes of the reports. */
export type Retard = {
	etat: 'aucun' | 'sans-date' | 'a-venir' | 'en-retard';
	/** The last day that the employers announced for all reports. */
	le: Temporal.PlainDate | null;
};

/**
 * Whether the awaited reports are late: once the last announced day is past. With several employers and several days the latest
 * one decides, so that nobody is said to be late before it is sure.
 */
export function retard(
	attendus: number,
	jours: readonly (Temporal.PlainDate | null)[],
	au: Temporal.PlainDate
): Retard {
	const le =
		jours
			.flatMap((jour) => (jour === null ? [] : [jour]))
			.toSorted(Temporal.PlainDate.compare)
			.at(-1) ?? null;
	if (attendus <= 0) return { etat: 'aucun', le };
	if (le === null) return { etat: 'sans-date', le };
	return { etat: Temporal.PlainDate.compare(au, le) > 0 ? 'en-retard' : 'a-venir', le };
}
