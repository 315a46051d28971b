import type { Remarque } from './lecture.ts';
import type { Lieu, OperationDeService, PlanDeServices } from './plan-services.ts';
import type { OperationDeMandat, PlanDeMandats } from './plan-mandats.ts';

export type Operation = OperationDeService | OperationDeMandat;
export type Plan = PlanDeServices | PlanDeMandats;

/** A list that a page shows the beginning of, with how many there are. */
export type Debut<T> = { nombre: number; premiers: T[] };

/** One change, in the words of the section. */
export type Changement = {
	ligne: number | null;
	nom: string;
	/** Name of what is above; null at the top, or for a mandate. */
	sous: string | null;
	avant: string | null;
	apres: string | null;
};

/** What a trial says: what would be created, changed and left, what stands in the way, what to look at. */
export type ResumeDuPlan = {
	crees: Debut<Changement>;
	effectifs: Debut<Changement>;
	deplaces: Debut<Changement>;
	mandats: Debut<Changement>;
	inchanges: number;
	erreurs: Debut<Remarque>;
	avertissements: Debut<Remarque>;
};

/** Changes that a trial announces. */
export const nombreDeChangements = ({ crees, effectifs, deplaces, mandats }: ResumeDuPlan): number =>
	crees.nombre + effectifs.nombre + deplaces.nombre + mandats.nombre;

/** A page shows no more of each. */
export const PREMIERS = 100;

/** Sums a plan up. `nomDe`: the name of a service of the section by its id. */
export function resumeDuPlan(plan: Plan, nomDe: (id: string) => string): ResumeDuPlan {
	const operations: readonly Operation[] = plan.operations;
	const sous = (lieu: Lieu | null): string | null => {
		if (lieu === null) return null;
		if ('id' in lieu) return nomDe(lieu.id);
		const dessus = operations[lieu.cree];
		return dessus?.type === 'cree' ? dessus.nom : null;
	};
	const dit = (op: Operation): Changement => {
		const { ligne, nom } = op;
		if (op.type === 'cree')
			return { ligne, nom, sous: sous(op.parent), avant: null, apres: nombreOuRien(op.effectif) };
		if (op.type === 'effectif')
			return { ligne, nom, sous: null, avant: nombreOuRien(op.avant), apres: String(op.effectif) };
		if (op.type === 'deplace')
			return {
				ligne,
				nom,
				sous: sous(op.parent),
				avant: op.avant === null ? null : nomDe(op.avant),
				apres: sous(op.parent)
			};
		return { ligne, nom, sous: null, avant: op.courriel, apres: op.role };
	};
	const de = (type: Operation['type']): Debut<Changement> => {
		const tous = operations.filter((op) => op.type === type);
		return { nombre: tous.length, premiers: tous.slice(0, PREMIERS).map(dit) };
	};
	return {
		crees: de('cree'),
		effectifs: de('effectif'),
		deplaces: de('deplace'),
		mandats: de('mandat'),
		inchanges: plan.inchanges,
		erreurs: debut(plan.erreurs),
		avertissements: debut(plan.avertissements)
	};
}

const nombreOuRien = (nombre: number | null): string | null => (nombre === null ? null : String(nombre));

const debut = <T>(tous: readonly T[]): Debut<T> => ({
	nombre: tous.length,
	premiers: tous.slice(0, PREMIERS)
});
