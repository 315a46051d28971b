import { type Refus, refus } from '#lib/domain/refus.ts';
import type { EmployeurCode, RegimeCode, Statut } from '#lib/domain/regimes/codes.ts';
import { nomEmployeur } from '#lib/domain/regimes/regimes.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** Who employs, when no employer of the list fits. */
export const VERSANTS = ['etat', 'territorial', 'hospitalier', 'defense'] as const;
export type Versant = (typeof VERSANTS)[number];

type Deduction = { ok: true; regime: RegimeCode; phrase: string };

type Applicable = readonly [RegimeCode, string];

const FONCTIONNAIRE_DE_L_ETAT: Applicable = [
	'fpe',
	'Vous êtes fonctionnaire de l’État : le décret n° 2010-888 règle votre entretien.'
];
const FONCTIONNAIRES: Record<Versant, Applicable> = {
	etat: FONCTIONNAIRE_DE_L_ETAT,
	defense: FONCTIONNAIRE_DE_L_ETAT,
	territorial: ['fpt', 'Vous êtes fonctionnaire territorial : le décret n° 2014-1526 règle votre entretien.'],
	hospitalier: ['fph', 'Vous êtes fonctionnaire hospitalier : le décret n° 2020-719 règle votre entretien.']
};

const CONTRACTUEL_DE_L_ETAT: Applicable = [
	'contractuel-etat',
	'Vous êtes contractuel de l’État : l’art. 1-4 du décret n° 86-83 règle votre entretien.'
];
const CONTRACTUELS: Record<Versant, Applicable> = {
	etat: CONTRACTUEL_DE_L_ETAT,
	defense: CONTRACTUEL_DE_L_ETAT,
	territorial: [
		'contractuel-territorial',
		'Vous êtes contractuel territorial : l’art. 1-3 du décret n° 88-145 règle votre entretien.'
	],
	hospitalier: [
		'contractuel-hospitalier',
		'Vous êtes contractuel hospitalier : l’art. 1-3 du décret n° 91-155 règle votre entretien. Sa version actuelle reste à vérifier.'
	]
};

/**
 * The régime of an agent, from who employs him and his status, with the French sentence that explains it. Refused: a worker
 * of the State outside Defence, whose marking follows no rule known here.
 */
export function regimeDe({
	employeur,
	statut
}: {
	employeur: EmployeurCode | Versant;
	statut: Statut;
}): Deduction | Refus {
	const versant = VERSANTS.find((code) => code === employeur);
	if (statut === 'ouvrier-etat') return regimeOuvrier(versant);
	const [regime, phrase] = (statut === 'contractuel' ? CONTRACTUELS : FONCTIONNAIRES)[versant ?? 'etat'];
	const chez =
		versant === undefined && regime === 'fpe'
			? ` S’y ajoute ce que votre employeur a écrit (${nomEmployeur(employeur as EmployeurCode)}).`
			: '';
	return { ok: true, regime, phrase: typographie(`${phrase}${chez}`) };
}

function regimeOuvrier(versant: Versant | undefined): Deduction | Refus {
	if (versant === 'defense') {
		return {
			ok: true,
			regime: 'ouvriers-defense-1972',
			phrase: typographie(
				'Vous êtes ouvrier de l’État à la Défense : ancienne notation, statut à confirmer par le syndicat.'
			)
		};
	}
	return refus(
		'regime-inconnu',
		'Nous ne connaissons pas de règles d’évaluation pour les ouvriers de l’État hors de la Défense : demandez au syndicat.',
		'statut'
	);
}
