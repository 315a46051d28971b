import type { Comparaison, Segment } from '#lib/domain/moyens/comparaison.ts';
import type { BlocCompare, ComparaisonVue } from './vue.ts';

/** Most blocks and replaced words that a page shows: enough for any real report, bounded for the others. */
const BLOCS_MONTRES = 150;
const REMPLACEMENTS_MONTRES = 20;

/** Longest run of kept text that is printed again, in characters. */
const GARDE_MONTRE = 1200;

/** A comparison as the page shows it: kept sentences run together, what only moved is shown where it stands now. */
export function comparaisonVue(resultat: Comparaison | null): ComparaisonVue | null {
	if (resultat === null) return null;
	const { part, similitude, recopie, mots, remplacements, segments } = resultat;
	const blocs: BlocCompare[] = [];
	for (const segment of segments) {
		const dernier = blocs.at(-1);
		if (segment.sorte === 'garde' && dernier?.sorte === 'garde') {
			dernier.phrases++;
			dernier.texte += segment.texte;
		} else if (segment.sorte !== 'deplace' || segment.texte !== '') blocs.push(blocDe(segment));
	}
	return {
		part,
		similitude,
		recopie,
		mots,
		remplacements: remplacements.slice(0, REMPLACEMENTS_MONTRES),
		blocs: blocs.slice(0, BLOCS_MONTRES).map(abrege),
		autres: blocs.slice(BLOCS_MONTRES).filter(({ sorte }) => sorte !== 'garde').length
	};
}

function blocDe(segment: Segment): BlocCompare {
	switch (segment.sorte) {
		case 'garde':
			return { sorte: 'garde', phrases: 1, texte: segment.texte };
		case 'retire':
			return { sorte: 'retire', texte: segment.precedent };
		case 'ajoute':
		case 'deplace':
			return { sorte: segment.sorte, texte: segment.texte };
		case 'change':
			return {
				sorte: 'change',
				ecarts: segment.ecarts.map(({ sorte, texte, precedent }) => ({
					sorte,
					texte: sorte === 'retire' ? precedent : texte
				}))
			};
	}
}

const abrege = (bloc: BlocCompare): BlocCompare =>
	bloc.sorte === 'garde' && bloc.texte.length > GARDE_MONTRE
		? { ...bloc, texte: `${bloc.texte.slice(0, GARDE_MONTRE)}…` }
		: bloc;
