import type { CodeDefense } from '#lib/domain/notation/regles.ts';
import type { AbsenceDefense, FicheDefense } from '#lib/domain/notation/defense-saisie.ts';
import { points } from '#lib/domain/notation/millioniemes.ts';
import { plie } from '#lib/domain/notation/plie.ts';
import { type Anomalie, anomalie } from '#lib/domain/notation/resultat.ts';

type Motif = {
	libelle: string;
	/** The rule that speaks of it; none: the instruction does not. */
	regle: Extract<CodeDefense, 'W08' | 'W09' | 'W10' | 'W11'> | null;
	/** Other writings, folded. */
	aussi?: readonly string[];
};

/** Why somebody was away, as far as point 4.1 distinguishes it; an illness is never told further. */
export const MOTIFS = {
	maladie: {
		libelle: 'maladie',
		regle: 'W08',
		aussi: [
			'arret maladie',
			'arret de maladie',
			'conge maladie',
			'conge de maladie',
			'maladie ordinaire',
			'conge de maladie ordinaire'
		]
	},
	grossesse: { libelle: 'grossesse', regle: 'W09', aussi: ['etat de grossesse'] },
	maternite: {
		libelle: 'congé de maternité',
		regle: 'W09',
		aussi: ['conge de maternite', 'conge maternite']
	},
	'maladie-grossesse': {
		libelle: 'maladie liée à la grossesse',
		regle: 'W09',
		aussi: [
			'maladie liee a la grossesse',
			'maladie liee a une grossesse',
			'maladie de grossesse',
			'maladie liee grossesse',
			'grossesse maladie'
		]
	},
	'accident-travail': {
		libelle: 'accident du travail',
		regle: 'W10',
		aussi: ['accident du travail', 'accident de travail', 'accident de service', 'accident service']
	},
	'blessure-service': {
		libelle: 'blessure de service',
		regle: 'W10',
		aussi: [
			'blessure de service',
			'blessure en service',
			'blessures de service',
			'blessure contractee en service'
		]
	},
	'maladie-service': {
		libelle: 'maladie contractée en service',
		regle: 'W10',
		aussi: [
			'maladie de service',
			'maladie contractee en service',
			'maladie en service',
			'maladie professionnelle'
		]
	},
	adoption: { libelle: 'adoption', regle: 'W10', aussi: ['conge d adoption', 'conge adoption'] },
	'pension-guerre': {
		libelle:
			'suites de faits ouvrant droit à une pension d’invalidité d’ancien combattant ou de victime de guerre',
		regle: 'W10',
		aussi: [
			'pension d invalidite',
			'pension invalidite',
			'pension de guerre',
			'ancien combattant',
			'victime de guerre'
		]
	},
	hospitalisation: { libelle: 'hospitalisation', regle: 'W10' },
	convalescence: { libelle: 'convalescence', regle: 'W10' },
	autorisation: {
		libelle: 'autorisation d’absence',
		regle: 'W11',
		aussi: [
			'autorisation d absence',
			'autorisation absence',
			'autorisation speciale d absence',
			'autorisation syndicale',
			'autorisation d absence syndicale'
		]
	},
	autre: { libelle: 'autre motif', regle: null }
} as const satisfies Record<string, Motif>;
export type CodeMotif = keyof typeof MOTIFS;

const MOTIF_DE: ReadonlyMap<string, CodeMotif> = new Map(
	(Object.keys(MOTIFS) as CodeMotif[]).flatMap((code) => {
		const { aussi = [] }: Motif = MOTIFS[code];
		return [plie(code), ...aussi].map((ecrit): [string, CodeMotif] => [ecrit, code]);
	})
);

/** The reason of an absence, by its code or its usual French name; nothing when it is not in the closed list. */
export const motifDe = (ecrit: string): CodeMotif | undefined => MOTIF_DE.get(plie(ecrit));

/** What point 4.1 says of each kind of absence. */
const REGLES: Record<NonNullable<Motif['regle']>, string> = {
	W08: 'En principe, la note ne baisse pas pour une absence de maladie ; mais le même point laisse le notateur apprécier chaque cas.',
	W09: 'La grossesse, et la maladie qui s’y rattache avant ou après le congé de maternité, ne justifient en aucun cas une baisse de la note.',
	W10: 'Cette absence n’est pas prise en compte pour l’assiduité.',
	W11: 'Les autorisations accordées selon la réglementation ne doivent pas nuire à la notation.'
};

const PLEINE = points(25);

/**
 * Absences held against the worker, W08 to W11. Where nobody says whether one counted and the points of « Assiduité » are not
 * full, it is only to be asked.
 */
export const controleDesAbsences = ({ absences = [], assiduite }: FicheDefense): Anomalie[] =>
	absences.flatMap((absence) => controleDUneAbsence(absence, assiduite !== undefined && assiduite < PLEINE));

function controleDUneAbsence({ motif, retenue }: AbsenceDefense, estReduite: boolean): Anomalie[] {
	const { libelle, regle }: Motif = motif === undefined ? MOTIFS.autre : MOTIFS[motif];
	if (regle === null || retenue === false || (retenue === undefined && !estReduite)) return [];
	return retenue
		? [anomalie(regle, `Absence retenue (${libelle}). ${REGLES[regle]}`)]
		: [
				anomalie(
					regle,
					`Absence signalée (${libelle}), et la rubrique « Assiduité » n’a pas ses 25 points. ${REGLES[regle]} Demandez si elle a compté.`,
					{ niveau: 'alerte' }
				)
			];
}
