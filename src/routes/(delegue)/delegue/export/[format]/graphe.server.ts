import { render } from 'svelte/server';
import type { Component } from 'svelte';
import couleurs from '#lib/ui/styles/tokens.css?raw';
import regles from '#lib/ui/graphes/graphes.css?raw';

/** Pixels: what a page of text has room for. */
export const LARGEUR = 960;
const ENTETE = 56;
const PIED = 40;

/** The tokens of the light theme, by name. */
const JETONS = new Map(
	[...(/:root\s*\{([^}]*)\}/.exec(couleurs)?.[1] ?? '').matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(
		([, nom, valeur]) => [nom, valeur] as const
	)
);

/** The rules of the charts without what only a page knows: a file has one theme, and programs that read no variable. */
const STYLE = regles
	.replaceAll(/\/\*[\s\S]*?\*\//g, '')
	.replaceAll(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '')
	.replaceAll(/var\((--[\w-]+)\)/g, (_, nom: string) => JETONS.get(nom) ?? 'currentColor')
	.replaceAll(/\s+/g, ' ');

const FOND = JETONS.get('--sheet') ?? '#fff';

const echappe = (texte: string): string =>
	texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Shares of the width become pixels: few programs but browsers know what they are a share of. */
const enPixels = (svg: string, largeur: number): string =>
	svg.replaceAll(
		/ (x|x1|x2|cx|width)="(-?[\d.]+)%"/g,
		(_, attribut: string, part: string) => ` ${attribut}="${Math.round(Number(part) * largeur) / 100}"`
	);

/** One chart as the page draws it, as a piece of a file. */
export function morceau<Props extends Record<string, unknown>>(
	composant: Component<Props>,
	props: Props,
	{ x, y, largeur }: { x: number; y: number; largeur: number }
): string {
	const { body } = render(composant as Component<Record<string, unknown>>, { props });
	const svg = body.replaceAll(/<!--[\s\S]*?-->/g, '').trim();
	return `<svg x="${x}" y="${y}" width="${largeur}">${enPixels(svg, largeur)}</svg>`;
}

export const texte = (dit: string, x: number, y: number, classe: string): string =>
	`<text class="${classe}" x="${x}" y="${y}">${echappe(dit)}</text>`;

/** A drawing that any program opens: its title, what it is made of, and that it stays in the section. */
export function dessin(titre: string, hauteur: number, morceaux: readonly string[], pied: string): string {
	const haut = ENTETE + hauteur + PIED;
	const bord = 24;
	const large = LARGEUR + 2 * bord;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${large}" height="${haut}" viewBox="0 0 ${large} ${haut}" role="img" aria-label="${echappe(titre)}">`,
		`<style>svg{font-family:sans-serif} ${STYLE}</style>`,
		`<rect width="${large}" height="${haut}" fill="${FOND}"/>`,
		`<g class="graphe" transform="translate(${bord} 0)">`,
		texte(titre, 0, 30, 'fort'),
		`<g transform="translate(0 ${ENTETE})">${morceaux.join('')}</g>`,
		texte(pied, 0, haut - 14, 'doux'),
		'</g></svg>\n'
	].join('');
}
