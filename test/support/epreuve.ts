import { attaque, type Bilan } from '#lib/domain/publication/attaque.ts';
import { type Comptes, type Lieu, protege, type Publie } from '#lib/domain/publication/protection.ts';
import {
	ARRONDI,
	bordSous,
	EFFECTIF_MINIMAL,
	estChiffree,
	NOTIONS_PUBLIEES,
	type Tranche
} from '#lib/domain/publication/tranches.ts';
import { hasard } from './hasard.ts';
import { savoirDe, type Taille, tireUnion, type UnionTiree } from './unions.ts';

/** A way to publish a week: that of Vigie, or one to compare with. */
export type Regle = (
	lieux: readonly Lieu[],
	comptes: ReadonlyMap<string, Comptes>,
	precedente: Publie | null
) => Publie;

export type Epreuve = {
	attaques: number;
	/** Attacks in which no hypothesis had to be given up. */
	pleines: number;
	/** Protected counts that some adversary found, that they hemmed in, and published ones that they made exact. */
	recouvrees: number;
	cernees: number;
	precisees: number;
	protegees: number;
	/** Possible values that the closest count kept. */
	reste: number;
	/** Services, those with a number of their own in the last week, and those told to be under the lowest band. */
	services: number;
	chiffres: number;
	moinsDe: number;
};

export const RIEN: Epreuve = {
	attaques: 0,
	pleines: 0,
	recouvrees: 0,
	cernees: 0,
	precisees: 0,
	protegees: 0,
	reste: Infinity,
	services: 0,
	chiffres: 0,
	moinsDe: 0
};

/** Publishes all the weeks of the union of this seed by a rule, and lets every adversary have a go at them. */
export function eprouve(seed: number, regle: Regle = protege, taille: Taille = {}): Epreuve {
	const union = tireUnion(seed, taille);
	const semaines: Publie[] = [];
	for (const comptes of union.semaines) semaines.push(regle(union.lieux, comptes, semaines.at(-1) ?? null));
	const epreuve = { ...RIEN, ...visibles(union, semaines) };
	for (const savoir of adversaires(union, semaines, seed)) {
		const bilan = attaque(union.lieux, semaines, savoir);
		epreuve.attaques += 1;
		epreuve.pleines += bilan.coherent ? 1 : 0;
		epreuve.recouvrees += bilan.recouvrees.length;
		epreuve.cernees += bilan.cernees.length;
		epreuve.precisees += bilan.precisees.length;
		epreuve.protegees += bilan.protegees;
		epreuve.reste = Math.min(epreuve.reste, bilan.reste);
	}
	return epreuve;
}

const estService = (id: string): boolean => id.includes('d') && !id.includes(':');

function visibles(
	{ lieux }: UnionTiree,
	semaines: readonly Publie[]
): Pick<Epreuve, 'services' | 'chiffres' | 'moinsDe'> {
	const portent = new Set(lieux.map(({ parent }) => parent));
	const services = lieux.filter(({ id }) => estService(id) && !portent.has(id));
	const dites = services.map(({ id }) => semaines.at(-1)?.get(id)?.participants ?? null);
	const chiffres = dites.filter(estChiffree).length;
	return {
		services: services.length,
		chiffres,
		moinsDe: dites.filter((une) => une !== null).length - chiffres
	};
}

/**
 * Nobody in particular; the delegates of each of three sections, each time with two people: both in the service where the section
 * alone comes closest, then one there and one in the service beside it, then two anywhere.
 */
function* adversaires(union: UnionTiree, semaines: readonly Publie[], seed: number) {
	yield savoirDe(union, null, []);
	const tire = hasard(seed + 7);
	const toutes = [...union.sections.keys()];
	const sections = new Set([toutes[0], toutes[tire(0, toutes.length - 1)], toutes.at(-1)]);
	for (const section of sections) {
		if (section === undefined) continue;
		const siens = new Set(union.sections.get(section));
		const ailleurs = [...union.gens.keys()].filter((id) => !siens.has(id));
		const proche = plusProche(attaque(union.lieux, semaines, savoirDe(union, section, [])), ailleurs);
		if (proche === null) continue;
		const parent = union.lieux.find(({ id }) => id === proche)?.parent;
		const voisin = ailleurs.find(
			(id) => id !== proche && union.lieux.find((lieu) => lieu.id === id)?.parent === parent
		);
		const [un, deux] = [ailleurs[tire(0, ailleurs.length - 1)], ailleurs[tire(0, ailleurs.length - 1)]];
		for (const [a, b] of [
			[proche, proche],
			[proche, voisin ?? proche],
			[un ?? proche, deux ?? proche]
		])
			yield savoirDe(union, section, [
				{ lieu: a ?? proche, rang: 0 },
				{ lieu: b ?? proche, rang: 1 }
			]);
	}
}

/** The place whose counts the adversary knows best, from those that a person can be in. */
function plusProche({ deductions }: Bilan, parmi: readonly string[]): string | null {
	const restes = new Map<string, number>();
	for (const { lieu, apres, avant } of deductions)
		if (avant > 1) restes.set(lieu, Math.min(apres, restes.get(lieu) ?? Infinity));
	return parmi.toSorted((a, b) => (restes.get(a) ?? Infinity) - (restes.get(b) ?? Infinity)).at(0) ?? null;
}

/** What many sites do: a count is shown when it is not small and the group is not either, each place by itself. */
export const seuilSeul: Regle = (lieux, comptes) => chacun(lieux, comptes, (n) => ({ min: n, max: n }));

/** The same, rounded. */
export const seuilEtArrondi: Regle = (lieux, comptes) =>
	chacun(lieux, comptes, (n) => ({ min: bordSous(n), max: bordSous(n) + ARRONDI - 1 }));

function chacun(
	lieux: readonly Lieu[],
	comptes: ReadonlyMap<string, Comptes>,
	dit: (nombre: number) => Tranche
): Publie {
	const sous = Map.groupBy(lieux, ({ parent }) => parent);
	const somme = (id: string, de: (id: string) => number): number =>
		de(id) + (sous.get(id) ?? []).reduce((total, un) => total + somme(un.id, de), 0);
	const effectifs = new Map(lieux.map(({ id, effectif }) => [id, effectif ?? 0]));
	return new Map(
		lieux.map(({ id }) => {
			const effectif = somme(id, (un) => effectifs.get(un) ?? 0);
			const cellule = (notion: (typeof NOTIONS_PUBLIEES)[number]) => {
				const nombre = somme(id, (un) => comptes.get(un)?.[notion] ?? 0);
				const montre = effectif >= EFFECTIF_MINIMAL && nombre >= 3 && nombre <= effectif - 3;
				return montre && !id.includes(':') ? dit(nombre) : null;
			};
			return [
				id,
				{
					participants: cellule('participants'),
					convoques: cellule('convoques'),
					refus: cellule('refus'),
					absences: cellule('absences'),
					comptesRendus: cellule('comptesRendus'),
					contestations: cellule('contestations')
				}
			];
		})
	);
}

/** The sum of two trials. */
export const ensemble = (a: Epreuve, b: Epreuve): Epreuve => ({
	attaques: a.attaques + b.attaques,
	pleines: a.pleines + b.pleines,
	recouvrees: a.recouvrees + b.recouvrees,
	cernees: a.cernees + b.cernees,
	precisees: a.precisees + b.precisees,
	protegees: a.protegees + b.protegees,
	reste: Math.min(a.reste, b.reste),
	services: a.services + b.services,
	chiffres: a.chiffres + b.chiffres,
	moinsDe: a.moinsDe + b.moinsDe
});
