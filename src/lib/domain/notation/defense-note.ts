import type { FicheDefense } from '#lib/domain/notation/defense-saisie.ts';
import {
	dixieme,
	ecrit,
	ecritDecimal,
	type Millioniemes,
	points
} from '#lib/domain/notation/millioniemes.ts';
import { plie } from '#lib/domain/notation/plie.ts';
import { type Anomalie, anomalie } from '#lib/domain/notation/resultat.ts';

/** Rubrics that are struck, besides « Assiduité ». */
export const RUBRIQUES = 7;

/** The points that « Assiduité » may have. */
const POINTS_D_ASSIDUITE = [25, 21, 18, 13, 6, 0] as const;

/** « 25, 21, 18, 13, 6 ou 0 ». */
export const POINTS_D_ASSIDUITE_DITS = POINTS_D_ASSIDUITE.join(', ').replace(/, (\d+)$/, ' ou $1');

const NOTE_MAXIMALE = points(20);
const TOTAL_MAXIMAL = points(200);

/** Half of the last digit of a mark with one decimal. The instruction says nothing of rounding. */
const TOLERANCE = points(1) / 20;

/** The three grids, and the workers of each. */
export const GRILLES = [
	{ grille: 1, pour: 'les ouvriers professionnels et les ouvriers spécialisés' },
	{ grille: 2, pour: 'les manœuvres' },
	{ grille: 3, pour: 'les chefs d’équipe et les ouvriers ayant des responsabilités particulières' }
] as const;

/** Categories of workers as point 3.2 distinguishes them, with their grid. */
export const CATEGORIES = {
	'ouvrier-professionnel': { libelle: 'ouvrier professionnel', grille: 1 },
	'ouvrier-specialise': { libelle: 'ouvrier spécialisé', grille: 1 },
	manoeuvre: { libelle: 'manœuvre', grille: 2 },
	'chef-equipe': { libelle: 'chef d’équipe', grille: 3 },
	'responsabilites-particulieres': {
		libelle: 'responsabilités particulières (agent de sécurité, pompier, pointeau…)',
		grille: 3
	}
} as const;

/** A category in words, where it was given by its code. */
const enMots = (categorie: string): string =>
	new Map(Object.entries(CATEGORIES)).get(categorie)?.libelle ?? categorie;

/** How a category is written; what gives special duties wins. */
const FORMES: readonly [RegExp, 1 | 2 | 3][] = [
	[/\bchef(?:fe|s|fes)? (?:d )?equipe|\bsecurite\b|\bpompier|\bpointeau|\bresponsabilites? particuliere/, 3],
	[/\bmanoeuvre/, 2],
	[/\bprofessionnel|\bspecialise/, 1]
];

/** The grid of the category, W03; nothing when one of them is not given. */
function controleDeLaGrille({ categorie, grille }: FicheDefense): Anomalie[] {
	if (grille === undefined) return [];
	const appliquee = GRILLES.find((une) => une.grille === grille);
	if (!appliquee) {
		return [
			anomalie(
				'W03',
				`L’instruction prévoit trois grilles, numérotées 1, 2 et 3. La fiche porte la grille ${grille}.`
			)
		];
	}
	if (!categorie) return [];
	const attendue = FORMES.find(([forme]) => forme.test(plie(categorie)))?.[1];
	const regle = `La grille ${grille} est pour ${appliquee.pour}.`;
	if (attendue === undefined) {
		return [
			anomalie('W03', `${regle} Nous ne savons pas où ranger « ${enMots(categorie)} » : vérifiez.`, {
				niveau: 'alerte'
			})
		];
	}
	return attendue === grille
		? []
		: [anomalie('W03', `${regle} Pour « ${enMots(categorie)} », c’est la grille ${attendue}.`)];
}

/** Seven rubrics, W04, and « Assiduité » among its six values, W06. */
function controleDesRubriques({ points: donnes, assiduite }: FicheDefense): Anomalie[] {
	const anomalies: Anomalie[] = [];
	if (donnes && donnes.length !== RUBRIQUES) {
		const precision =
			donnes.length === RUBRIQUES + 1
				? ' Les points d’« Assiduité » s’ajoutent à part : ne les y comptez pas.'
				: '';
		anomalies.push(
			anomalie(
				'W04',
				`Une case est rayée dans chacune des sept premières rubriques ; la fiche en donne ${donnes.length}.${precision}`
			)
		);
	}
	if (assiduite !== undefined && !POINTS_D_ASSIDUITE.some((permis) => points(permis) === assiduite)) {
		anomalies.push(
			anomalie(
				'W06',
				`La rubrique « Assiduité » vaut ${POINTS_D_ASSIDUITE_DITS} points. La fiche en donne ${ecrit(assiduite)}.`
			)
		);
	}
	return anomalies;
}

/** The total that the seven rubrics and « Assiduité » give; null when they are not all known. */
function somme({ points: donnes, assiduite }: FicheDefense): Millioniemes | null {
	if (donnes?.length !== RUBRIQUES || assiduite === undefined) return null;
	return donnes.reduce((total, un) => total + un, assiduite);
}

/** The total of the points, or else the one that the sheet tells; nothing when neither is known. */
const totalConnu = (fiche: FicheDefense): Millioniemes | undefined => somme(fiche) ?? fiche.total;

/** The mark that the points give, or else the total; null when neither is known. */
export function noteCalculee(fiche: FicheDefense): number | null {
	const total = totalConnu(fiche);
	return total === undefined ? null : dixieme(total);
}

/** The same sheet, with the mark that its points give where it tells none. */
export function avecNote(fiche: FicheDefense): FicheDefense {
	const total = totalConnu(fiche);
	return fiche.note !== undefined || total === undefined ? fiche : { ...fiche, note: Math.round(total / 10) };
}

/** The total against the points, the mark against the total, and the bounds of both, W05. */
function controleDuCalcul(fiche: FicheDefense): Anomalie[] {
	const { total, note } = fiche;
	const calcule = somme(fiche);
	const retenu = totalConnu(fiche);
	const anomalies: Anomalie[] = [];
	if (calcule !== null && total !== undefined && total !== calcule) {
		anomalies.push(
			anomalie(
				'W05',
				`Les points des sept rubriques et d’« Assiduité » font ${ecrit(calcule)}. Le total porté est ${ecrit(total)}.`
			)
		);
	}
	if (retenu !== undefined && (retenu < 0 || retenu > TOTAL_MAXIMAL)) {
		anomalies.push(
			anomalie(
				'W05',
				`La note est comprise entre 0 et 20, donc le total entre 0 et 200. Ici, le total est ${ecrit(retenu)}.`
			)
		);
	}
	if (note === undefined || note === null) return anomalies;
	if (note < 0 || note > NOTE_MAXIMALE) {
		anomalies.push(anomalie('W05', `La note est comprise entre 0 et 20. Ici, elle est de ${ecrit(note)}.`));
	}
	// In tenths, so that dividing by ten stays whole.
	if (retenu !== undefined && Math.abs(note * 10 - retenu) > TOLERANCE * 10) {
		anomalies.push(
			anomalie(
				'W05',
				`La note est le total divisé par 10 : ${ecrit(retenu)} points font ${ecritDecimal(dixieme(retenu))}. La note portée est ${ecrit(note)} ; l’instruction ne prévoit pas d’arrondi et exclut toute péréquation.`
			)
		);
	}
	return anomalies;
}

/** What the sheet says in figures: grid, rubrics, total and mark. */
export const controleDesPoints = (fiche: FicheDefense): Anomalie[] => [
	...controleDeLaGrille(fiche),
	...controleDesRubriques(fiche),
	...controleDuCalcul(fiche)
];
