import type { Lieu, Publie } from './protection.ts';

/** The top of the tree: the whole union. */
export const UNION = '00000000-0000-0000-0000-000000000000';

/** A section or a service as it is now. `effectif`: of the service itself, without those that it contains. */
export type Place = {
	id: string;
	nom: string;
	/** The place above: a service, the section, the union for a section. */
	parent: string;
	sectionId: string;
	effectif: number | null;
};

/** A place as it stood in the last published week of the season. */
export type PlaceParue = Omit<Place, 'effectif'>;

export type ArbreDeSaison = {
	/** What the rules of publication are applied to: places with others beneath hold their own agents in a place apart. */
	lieux: Lieu[];
	/** What is published: the union first. */
	places: PlaceParue[];
	/** New places that are counted in another one until the season ends, by the one that counts them. */
	repliees: ReadonlyMap<string, string>;
};

/** The place that holds the agents of a place who are in none of those beneath it. It is never published by itself. */
export const propre = (id: string): string => `${id}:propre`;

/**
 * The tree of a season. A place that was published keeps the place above that it had, though it moved since: figures that follow
 * a service from one sum to another would tell it by their difference. A new one enters where it is now, unless figures of the
 * place above were told while nothing was beneath it: what they said of everybody would be compared with what is said of the rest,
 * and the new one is counted with it until the season ends. `publie`: what was told of `parues`.
 */
export function arbreDeSaison(
	places: readonly Place[],
	parues: readonly PlaceParue[],
	publie: Publie | null
): ArbreDeSaison {
	const actuelles = new Map(places.map((une) => [une.id, une]));
	const anciennes = new Map(parues.map((une) => [une.id, une]));
	const repliees = placesRepliees(actuelles, parues, publie);
	const gardees = parues
		.filter(({ id }) => id !== UNION)
		.map((une) => ({ ...une, nom: actuelles.get(une.id)?.nom ?? une.nom }));
	const neuves = places
		.filter(({ id }) => !anciennes.has(id) && !repliees.has(id))
		.map(({ id, nom, parent, sectionId }) => ({ id, nom, parent, sectionId }));
	const toutes = [...gardees, ...neuves];
	const porteuses = new Set(toutes.map(({ parent }) => parent));
	const avec = Map.groupBy(repliees.keys(), (id) => repliees.get(id));
	const lieux = toutes.flatMap((une): Lieu[] => {
		const sien = actuelles.get(une.id)?.effectif ?? null;
		const ajoutes = (avec.get(une.id) ?? []).reduce((n, id) => n + (actuelles.get(id)?.effectif ?? 0), 0);
		const effectif = sien === null ? null : sien + ajoutes;
		return porteuses.has(une.id)
			? [
					{ id: une.id, parent: une.parent, effectif: null },
					{ id: propre(une.id), parent: une.id, effectif, tu: true }
				]
			: [{ id: une.id, parent: une.parent, effectif }];
	});
	return {
		lieux: [{ id: UNION, parent: null, effectif: null }, ...lieux],
		places: [{ id: UNION, nom: 'Tout le syndicat', parent: '', sectionId: '' }, ...toutes],
		repliees
	};
}

/** Of each new place under one that was told figures without anything beneath it, that one. */
function placesRepliees(
	actuelles: ReadonlyMap<string, Place>,
	parues: readonly PlaceParue[],
	publie: Publie | null
): Map<string, string> {
	const connues = new Set(parues.map(({ id }) => id));
	const porteuses = new Set(parues.map(({ parent }) => parent));
	const fermees = new Set(
		[...connues].filter(
			(id) => !porteuses.has(id) && Object.values(publie?.get(id) ?? {}).some((tranche) => tranche !== null)
		)
	);
	const repliees = new Map<string, string>();
	for (const { id, parent } of actuelles.values()) {
		if (connues.has(id)) continue;
		let haut: string | undefined = parent;
		while (haut !== undefined && !connues.has(haut)) haut = actuelles.get(haut)?.parent;
		if (haut !== undefined && fermees.has(haut)) repliees.set(id, haut);
	}
	return repliees;
}

export type SemaineAPublier = {
	/** Year of the interviews. */
	saison: number;
	/** Its Monday. */
	semaine: Temporal.PlainDate;
	/** The last week of its season: the one that anybody may read. */
	annuelle: boolean;
};

/**
 * The weeks that may be published on this day: the last one that is over, and the last one of the year before, should it have been
 * missed. A season ends with the week of its last Sunday; weeks in between that were missed are not made up for.
 */
export function semainesAPublier(au: Temporal.PlainDate): SemaineAPublier[] {
	const semaine = au.subtract({ days: au.dayOfWeek + 6 });
	const saison = semaine.add({ days: 6 }).year;
	return [
		{ saison: saison - 1, semaine: finDeSaison(saison - 1), annuelle: true },
		{ saison, semaine, annuelle: semaine.equals(finDeSaison(saison)) }
	];
}

/** The Monday of the week whose Sunday is the last one of the year. */
function finDeSaison(annee: number): Temporal.PlainDate {
	const dernier = Temporal.PlainDate.from({ year: annee, month: 12, day: 31 });
	return dernier.subtract({ days: (dernier.dayOfWeek % 7) + 6 });
}
