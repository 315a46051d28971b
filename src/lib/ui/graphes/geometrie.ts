import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';

/*
 * Where things go in a chart, worked out on the server so that a browser only draws. Across, everything is a share of the width
 * in percent: text keeps its size on any screen. Down, pixels.
 */

/** What a curve is drawn from: one step a week. */
export type PasVu = {
	/** Monday, `YYYY-MM-DD`. */
	semaine: string;
	vigie: number;
	total: number;
	/** The same week of the year before; null when nothing is known of it. */
	avant: number | null;
};

export type Trace = {
	/** Outline and areas, in a box 1000 wide and `hauteur` high that is stretched to the width of the curve. */
	total: string;
	vigie: string;
	papier: string;
	/** Null when nothing is known of the year before. */
	avant: string | null;
	/** Where the curves end, in pixels from the top. */
	finTotal: number;
	finAvant: number | null;
};

export type Graduation = { y: number; texte: string };
export type Repere = { x: number; texte: string };

/** Width of the box that a curve is drawn in before it is stretched. */
export const LARGEUR_DE_TRACE = 1000;

/** The highest number of some curves, 1 at least. */
export const plafond = (pas: readonly PasVu[]): number =>
	Math.max(1, ...pas.map(({ total, avant }) => Math.max(total, avant ?? 0)));

/** The curves of one place. `haut`: the number at the top of the box. */
export function trace(
	pas: readonly PasVu[],
	{ haut, hauteur, marge }: { haut: number; hauteur: number; marge: number }
): Trace {
	const x = scaleLinear([0, Math.max(1, pas.length - 1)], [0, LARGEUR_DE_TRACE]);
	const y = scaleLinear([0, haut], [hauteur, marge]);
	const arrondi = (n: number) => Math.round(n * 10) / 10;
	const surface = (bas: (un: PasVu) => number, sommet: (un: PasVu) => number) =>
		area<PasVu>(
			(_, rang) => arrondi(x(rang)),
			(un) => arrondi(y(bas(un))),
			(un) => arrondi(y(sommet(un)))
		)(pas) ?? '';
	const ligne = (valeur: (un: PasVu) => number) =>
		line<PasVu>(
			(_, rang) => arrondi(x(rang)),
			(un) => arrondi(y(valeur(un)))
		)(pas) ?? '';
	const connue = pas.some(({ avant }) => avant !== null);
	const dernier = pas.at(-1);
	return {
		total: ligne(({ total }) => total),
		vigie: surface(
			() => 0,
			({ vigie }) => vigie
		),
		papier: surface(
			({ vigie }) => vigie,
			({ total }) => total
		),
		avant: connue ? ligne(({ avant }) => avant ?? 0) : null,
		finTotal: arrondi(y(dernier?.total ?? 0)),
		finAvant: connue ? arrondi(y(dernier?.avant ?? 0)) : null
	};
}

/** A few whole numbers up the side, and the round number to draw up to. */
export function graduations(
	haut: number,
	{ hauteur, marge, nombre }: { hauteur: number; marge: number; nombre: (n: number) => string }
): { haut: number; lignes: Graduation[] } {
	const echelle = scaleLinear([0, haut], [hauteur, marge]).nice(4);
	const sommet = echelle.domain()[1] ?? haut;
	const lignes = echelle
		.ticks(4)
		.filter((n) => Number.isInteger(n))
		.map((n) => ({ y: Math.round(echelle(n)), texte: nombre(n) }));
	return { haut: sommet, lignes };
}

const MOIS = [
	'janv.',
	'févr.',
	'mars',
	'avril',
	'mai',
	'juin',
	'juil.',
	'août',
	'sept.',
	'oct.',
	'nov.',
	'déc.'
];

/** Names of months under the first week of each, no more than `nombre`. `x` in percent of the width of the curve. */
export function reperes(semaines: readonly string[], nombre: number): Repere[] {
	const debuts = semaines
		.map((semaine, rang) => ({ rang, mois: Number(semaine.slice(5, 7)) - 1 }))
		.filter(({ mois }, rang, tous) => rang > 0 && mois !== tous[rang - 1]?.mois);
	const tousLes = Math.max(1, Math.ceil(debuts.length / nombre));
	return debuts
		.filter((_, rang) => rang % tousLes === 0)
		.map(({ rang, mois }) => ({
			x: Math.round((1000 * rang) / Math.max(1, semaines.length - 1)) / 10,
			texte: MOIS[mois] ?? ''
		}));
}

/** Two labels at the end of two curves, moved apart so that both can be read, within the height of the chart. */
export function etiquettes(
	a: number,
	b: number | null,
	{ ecart, hauteur }: { ecart: number; hauteur: number }
): { a: number; b: number | null } {
	if (b === null) return { a: Math.min(Math.max(a, ecart / 2), hauteur), b };
	const manque = ecart - Math.abs(a - b);
	if (manque <= 0) return { a, b };
	const [dessus, dessous] = a <= b ? [a - manque / 2, b + manque / 2] : [b - manque / 2, a + manque / 2];
	const decale = Math.max(0, ecart / 2 - dessus) - Math.max(0, dessous - hauteur);
	const [haut, bas] = [dessus + decale, dessous + decale];
	return a <= b ? { a: haut, b: bas } : { a: bas, b: haut };
}

/** Depth of a cell of the heat table, 0 for none to 4 for the most. */
export function intensite(nombre: number, plusGrand: number): 0 | 1 | 2 | 3 | 4 {
	if (nombre <= 0) return 0;
	const part = nombre / Math.max(1, plusGrand);
	if (part <= 0.25) return 1;
	if (part <= 0.5) return 2;
	return part <= 0.75 ? 3 : 4;
}
