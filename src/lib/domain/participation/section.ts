import { arbre, enLignes, type Feuille, type Noeud } from '#lib/domain/participation/arbre.ts';

/** What is counted of a service in a season. They are never added to each other: one agent may be in all of them. */
export const NOTIONS = ['participants', 'refus', 'absences', 'comptesRendus', 'contestations'] as const;
export type Notion = (typeof NOTIONS)[number];

/** Numbers of people, one for each notion. */
export type Nombres = Record<Notion, number>;

/** A number with where it comes from: agents who agreed in Vigie, people whom a delegate counted on paper. */
export type Decompte = { vigie: number; papier: number; total: number };

export type Service = Feuille & {
	/** Agents of the service itself, without those of the services that it contains; null when unknown. */
	effectif: number | null;
	ferme: boolean;
};

/** Numbers of the agents of Vigie in one service, or out of any service (`serviceId` null). */
export type NombresDeVigie = Nombres & { serviceId: string | null; convoques: number };
/** Numbers of the last paper count of a service. */
export type NombresDePapier = Nombres & { serviceId: string };

/** A service with everything that it contains. */
export type Ligne = {
	/** Null for the agents of the section who are in no service. */
	serviceId: string | null;
	nom: string;
	profondeur: number;
	/** Names of the services above, from the top. */
	chemin: string[];
	contient: boolean;
	ferme: boolean;
	/** Agents known; null when nothing is. */
	effectif: number | null;
	/** Services within whose head count is unknown. */
	sansEffectif: number;
	/** In Vigie only: nobody counts convocations on paper. */
	convoques: number;
	decompte: Record<Notion, Decompte>;
};

/**
 * The participation of a section: its services in the order of the tree, each with what it contains, then the agents
 * without service, then the total. A closed service stays as long as somebody is counted in it. Service `null` only has a
 * line when somebody is in it.
 */
export function participationDeLaSection({
	services,
	vigie,
	papier
}: {
	services: readonly Service[];
	vigie: readonly NombresDeVigie[];
	papier: readonly NombresDePapier[];
}): { lignes: Ligne[]; total: Ligne } {
	const deVigie = new Map(vigie.map((nombres) => [nombres.serviceId, nombres]));
	const dePapier = new Map(papier.map((nombres) => [nombres.serviceId, nombres]));
	const parts = (noeud: Noeud<Service>): Part[] =>
		enLignes([noeud]).map(({ service, enfants }) => ({
			service,
			contient: enfants.length > 0,
			vigie: deVigie.get(service.id),
			papier: dePapier.get(service.id)
		}));
	const sansService: Part[] = deVigie.has(null) ? [{ vigie: deVigie.get(null) }] : [];

	const racines = arbre(services);
	const lignes = enLignes(racines).map((noeud) => ({
		...cumul(parts(noeud)),
		serviceId: noeud.service.id,
		nom: noeud.service.nom,
		profondeur: noeud.profondeur,
		chemin: noeud.chemin,
		contient: noeud.enfants.length > 0,
		ferme: noeud.service.ferme
	}));
	const dehors = sansService.map((part) => ({ ...HORS, ...cumul([part]) }));
	const total = { ...HORS, nom: 'Section', ...cumul([...racines.flatMap(parts), ...sansService]) };
	return { lignes: [...lignes.filter((ligne) => !ligne.ferme || estCompte(ligne)), ...dehors], total };
}

type Part = {
	service?: Service;
	contient?: boolean;
	vigie?: NombresDeVigie | undefined;
	papier?: NombresDePapier | undefined;
};

const HORS = {
	serviceId: null,
	nom: 'Sans service',
	profondeur: 0,
	chemin: [],
	contient: false,
	ferme: false
};

function cumul(parts: readonly Part[]): Pick<Ligne, 'effectif' | 'sansEffectif' | 'convoques' | 'decompte'> {
	const ouverts = parts.flatMap(({ service, contient }) =>
		service && !service.ferme ? [{ effectif: service.effectif, contient }] : []
	);
	const connus = ouverts.flatMap(({ effectif }) => (effectif === null ? [] : [effectif]));
	return {
		effectif: connus.length > 0 ? somme(connus) : null,
		// A service that only contains others may well have nobody of its own.
		sansEffectif: ouverts.filter(({ effectif, contient }) => effectif === null && !contient).length,
		convoques: somme(parts.map(({ vigie }) => vigie?.convoques ?? 0)),
		decompte: Object.fromEntries(
			NOTIONS.map((notion) => {
				const vigie = somme(parts.map((part) => part.vigie?.[notion] ?? 0));
				const papier = somme(parts.map((part) => part.papier?.[notion] ?? 0));
				return [notion, { vigie, papier, total: vigie + papier }];
			})
		) as Record<Notion, Decompte>
	};
}

const somme = (nombres: readonly number[]): number => nombres.reduce((a, b) => a + b, 0);

const estCompte = ({ decompte }: Ligne): boolean => NOTIONS.some((notion) => decompte[notion].total > 0);

/**
 * The share of a head count that takes part, in whole percent; null when a head count is missing, or lower than the number of
 * participants: then one of the two is wrong, and no share is worth showing.
 */
export function part(ligne: Pick<Ligne, 'effectif' | 'sansEffectif' | 'decompte'>): number | null {
	const { total } = ligne.decompte.participants;
	if (ligne.effectif === null || ligne.sansEffectif > 0 || total > ligne.effectif) return null;
	return Math.round((100 * total) / ligne.effectif);
}
