import type { TableauDeSection, VueDemandee } from '#lib/server/tableau.ts';
import { dateCourte } from '#lib/ui/format/dates.ts';
import CourbeDeSaison from '#lib/ui/graphes/CourbeDeSaison.svelte';
import PetiteCourbe from '#lib/ui/graphes/PetiteCourbe.svelte';
import TroisBarres from '#lib/ui/graphes/TroisBarres.svelte';
import { PETITE, semainesVues } from '../../courbes.server.ts';
import { NOTIONS_DITES } from '../../notions.ts';
import { barresVues } from '../../vue.server.ts';
import { dessin, LARGEUR, morceau, texte } from './graphe.server.ts';

const DESSINS = ['barres', 'courbe', 'services'] as const;
type Dessin = (typeof DESSINS)[number];

export const estDessin = (nom: string): nom is Dessin => (DESSINS as readonly string[]).includes(nom);

type Demande = VueDemandee & { ceJour: Temporal.PlainDate };

/** One of the charts of a view as a file; null when it has nothing to draw. */
export function dessinDe(
	quoi: Dessin,
	vu: TableauDeSection,
	section: string,
	demande: Demande
): string | null {
	const ou = vu.branche?.nom ?? section;
	const pied = `Au ${dateCourte(demande.ceJour.toString())}. Chiffres exacts, pour les délégué·es de la section seulement.`;
	const place = { x: 0, y: 0, largeur: LARGEUR };
	if (quoi === 'barres') {
		const titre = `${ou}\u202f: promis, convoqué, refusé, saison ${demande.saison}`;
		const barres = barresVues(vu.tout);
		const props = { barres, effectif: vu.tout.effectif, titre };
		return dessin(titre, 78 * barres.length, [morceau(TroisBarres, props, place)], pied);
	}
	const { courbe, petites } = semainesVues(vu, demande);
	if (!courbe) return null;
	const titre = `${ou}\u202f: ${NOTIONS_DITES[demande.notion].libelle.toLowerCase()}, saison ${demande.saison}`;
	if (quoi === 'courbe')
		return dessin(titre, courbe.hauteur + 30, [morceau(CourbeDeSaison, courbe, place)], pied);
	return planche(titre, petites, pied);
}

type Petites = ReturnType<typeof semainesVues>['petites'];

const PAR_RANG = 4;
const CASE = { largeur: 220, pas: 246, hauteur: PETITE.hauteur + 72 };
/** Longest line of a name above its curve, in signs. */
const LIGNE = 32;

/** Every small curve on one sheet, under its name. */
function planche(titre: string, petites: Petites, pied: string): string | null {
	if (petites.length === 0) return null;
	const morceaux = petites.flatMap((une, rang) => {
		const x = (rang % PAR_RANG) * CASE.pas;
		const y = Math.floor(rang / PAR_RANG) * CASE.hauteur;
		const [premiere = '', seconde = ''] = enDeuxLignes(une.nom);
		return [
			texte(premiere, x, y + 12, 'doux'),
			texte(seconde, x, y + 28, 'doux'),
			texte(une.nombre, x, y + 48, 'fort'),
			morceau(
				PetiteCourbe,
				{ trace: une.trace, hauteur: PETITE.hauteur, titre: une.titre },
				{ x, y: y + 52, largeur: CASE.largeur }
			)
		];
	});
	return dessin(titre, Math.ceil(petites.length / PAR_RANG) * CASE.hauteur, morceaux, pied);
}

/** A name on two lines at most, cut between words and closed by « … » when it is longer. */
function enDeuxLignes(nom: string): string[] {
	const lignes = [''];
	for (const mot of nom.split(' ')) {
		const derniere = lignes.at(-1) ?? '';
		const suite = derniere === '' ? mot : `${derniere} ${mot}`;
		if (suite.length <= LIGNE) lignes[lignes.length - 1] = suite;
		else if (lignes.length < 2) lignes.push(mot);
		else return [lignes[0] ?? '', `${derniere}…`];
	}
	return lignes;
}
