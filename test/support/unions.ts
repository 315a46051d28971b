import type { Savoir } from '#lib/domain/publication/attaque.ts';
import type { Comptes, Lieu } from '#lib/domain/publication/protection.ts';
import type { NotionPubliee } from '#lib/domain/publication/tranches.ts';
import { hasard } from './hasard.ts';

/*
 * Unions drawn by a seed, person by person: who took part, when, and who went back on it. Nothing is arranged for what is tried on
 * them: sizes as in the civil service (many small services, a few large), any participation from nobody to everybody.
 */

export type UnionTiree = {
	lieux: Lieu[];
	/** What is counted at the end of each week. */
	semaines: Map<string, Comptes>[];
	/** The places of each section, by the section. */
	sections: Map<string, string[]>;
	/** People by place: the week from which each notion holds, and the one from which it does no longer. */
	gens: Map<string, Personne[]>;
};

type Personne = { des: Partial<Record<NotionPubliee, number>>; jusque: number };

type Tirage = (min: number, max: number) => number;

export type Taille = { sections?: [number, number]; semaines?: number };

/** The union of this seed. */
export function tireUnion(seed: number, { sections = [2, 9], semaines = 8 }: Taille = {}): UnionTiree {
	const tire = hasard(seed);
	const lieux: Lieu[] = [{ id: 'union', parent: null, effectif: null }];
	const parSection = new Map<string, string[]>();
	for (let s = 0, n = tire(...sections); s < n; s++) {
		const de = lieux.length;
		ajouteSection(tire, lieux, `s${s}`);
		parSection.set(
			`s${s}`,
			lieux.slice(de).map(({ id }) => id)
		);
	}
	const gens = tireGens(tire, lieux, parSection, semaines);
	return {
		lieux,
		sections: parSection,
		gens,
		semaines: Array.from({ length: semaines }, (_, semaine) => compte(gens, semaine))
	};
}

/** Median 26 agents, one in six beyond 60: the log of a head count is about normal. */
function tireEffectif(tire: Tirage): number {
	let normal = -6;
	for (let i = 0; i < 12; i++) normal += tire(0, 1_000_000) / 1_000_000;
	return Math.max(1, Math.round(26 * Math.exp(0.85 * normal)));
}

function ajouteSection(tire: Tirage, lieux: Lieu[], section: string): void {
	lieux.push({ id: section, parent: 'union', effectif: null });
	// Agents who told no service.
	if (tire(0, 2) === 0) lieux.push({ id: `${section}:sans`, parent: section, effectif: null });
	const directions = tire(1, 5);
	for (let d = 0; d < directions; d++) {
		const direction = `${section}d${d}`;
		// Some sections have services right beneath them, some directions have agents of their own.
		if (tire(0, 5) === 0) {
			lieux.push({ id: direction, parent: section, effectif: tireEffectif(tire) });
			continue;
		}
		lieux.push({ id: direction, parent: section, effectif: null });
		if (tire(0, 3) === 0) lieux.push({ id: `${direction}:propre`, parent: direction, effectif: tire(1, 14) });
		for (let v = 0, n = tire(1, 10); v < n; v++) {
			const sansEffectif = tire(0, 29) === 0;
			lieux.push({
				id: `${direction}v${v}`,
				parent: direction,
				effectif: sansEffectif ? null : tireEffectif(tire)
			});
		}
	}
}

/** A level of participation for the union, one for each section and each service around it: neighbours are alike. */
function tireGens(
	tire: Tirage,
	lieux: readonly Lieu[],
	sections: ReadonlyMap<string, string[]>,
	semaines: number
): Map<string, Personne[]> {
	const gens = new Map<string, Personne[]>();
	const portent = new Set(lieux.map(({ parent }) => parent));
	const union = tire(0, 100);
	// In two unions of three nobody takes the consent back: an adversary who believes that counts never go down is right there.
	const retraits = tire(0, 2) === 0;
	for (const ids of sections.values()) {
		const section = borne(union + tire(-30, 30));
		for (const lieu of lieux) {
			if (!ids.includes(lieu.id) || portent.has(lieu.id)) continue;
			// One service in eight is unanimous one way or the other.
			const extreme = tire(0, 15);
			const part = extreme === 0 ? 100 : extreme === 1 ? 0 : borne(section + tire(-35, 35));
			// One head count in twenty-five is out of date: more people than agents.
			const reel = Math.max(1, (lieu.effectif ?? tire(1, 30)) + (tire(0, 24) === 0 ? tire(1, 6) : 0));
			gens.set(
				lieu.id,
				Array.from({ length: reel }, () => tirePersonne(tire, { part, semaines, retraits }))
			);
		}
	}
	return gens;
}

const borne = (part: number): number => Math.min(100, Math.max(0, part));

function tirePersonne(
	tire: Tirage,
	{ part, semaines, retraits }: { part: number; semaines: number; retraits: boolean }
): Personne {
	const des: Personne['des'] = {};
	if (tire(1, 100) > part) return { des, jusque: semaines };
	const entree = tire(0, semaines - 1);
	des.participants = entree;
	const plusTard = () => entree + tire(0, 3);
	if (tire(0, 9) > 1) des.convoques = plusTard();
	if (tire(0, 9) > 2) des.refus = plusTard();
	if (tire(0, 9) > 6) des.absences = plusTard();
	if (tire(0, 9) > 4) {
		des.comptesRendus = plusTard() + 1;
		if (tire(0, 9) > 5) des.contestations = des.comptesRendus + tire(0, 2);
	}
	// One in sixty takes the consent back.
	return { des, jusque: retraits && tire(0, 59) === 0 ? entree + tire(1, 4) : semaines };
}

const fait = ({ des, jusque }: Personne, notion: NotionPubliee, semaine: number): boolean =>
	(des[notion] ?? Infinity) <= semaine && semaine < jusque;

function compte(gens: ReadonlyMap<string, Personne[]>, semaine: number): Map<string, Comptes> {
	return new Map(
		[...gens].map(([id, personnes]) => [
			id,
			enNotions((notion) => personnes.filter((une) => fait(une, notion, semaine)).length)
		])
	);
}

function enNotions<Valeur>(de: (notion: NotionPubliee) => Valeur): Record<NotionPubliee, Valeur> {
	return {
		participants: de('participants'),
		convoques: de('convoques'),
		refus: de('refus'),
		absences: de('absences'),
		comptesRendus: de('comptesRendus'),
		contestations: de('contestations')
	};
}

/** What the delegates of a section know of it, every place with everything beneath it, and what the accomplices tell. */
export function savoirDe(
	{ lieux, semaines, sections, gens }: UnionTiree,
	section: string | null,
	complices: readonly { lieu: string; rang: number }[]
): Savoir {
	const sous = Map.groupBy(lieux, ({ parent }) => parent);
	const total = (id: string, semaine: number, notion: NotionPubliee): number =>
		(semaines[semaine]?.get(id)?.[notion] ?? 0) +
		(sous.get(id) ?? []).reduce((somme, un) => somme + total(un.id, semaine, notion), 0);
	const ids = section === null ? [] : [section, ...(sections.get(section) ?? [])];
	return {
		effectifs: new Map([...gens].map(([id, personnes]) => [id, personnes.length])),
		section: new Map(
			ids.map((id) => [id, semaines.map((_, semaine) => enNotions((notion) => total(id, semaine, notion)))])
		),
		complices: complices.flatMap(({ lieu, rang }) => {
			const personne = gens.get(lieu)?.[rang];
			return personne
				? [
						{
							lieu,
							faits: semaines.map((_, semaine) => enNotions((notion) => fait(personne, notion, semaine)))
						}
					]
				: [];
		})
	};
}
