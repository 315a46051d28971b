import { propre } from '#lib/domain/courriers/champs.ts';
import { type Bloc, type Courrier, enClair, type Texte } from '#lib/domain/courriers/modele.ts';

/** A paragraph written otherwise than the union does: found by what it said, whatever its place. */
export type Retouche = { origine: string; texte: string };

/** A paragraph of a letter that may be written otherwise. */
export type Paragraphe = {
	/** What the union’s wording says, a list with one item a line. */
	origine: string;
	/** What the letter says: the same, or the agent’s words; empty once taken away. */
	texte: string;
	/** True when it is no longer the union’s wording. */
	retouche: boolean;
	type: 'paragraphe' | 'liste';
};

/** Longest paragraph of the agent, in characters. */
export const RETOUCHE_MAXIMUM = 6000;

/** Answers that have a page of their own: what they say is changed there. */
const AILLEURS = /^(?:elements|moyens|observations)(?:\.|$)/;

const textes = (bloc: Bloc): Texte[] => (bloc.type === 'liste' ? bloc.elements : [bloc.texte]);

const enLignes = (bloc: Bloc): string => textes(bloc).map(enClair).join('\n');

/** The union’s paragraphs and lists; not its titles, nor what comes from another page, nor what still has blanks. */
const seRetouche = (bloc: Bloc): bloc is Extract<Bloc, { type: 'paragraphe' | 'liste' }> =>
	(bloc.type === 'paragraphe' || bloc.type === 'liste') &&
	!textes(bloc)
		.flat()
		.some(({ nature, champ }) => nature === 'blanc' || AILLEURS.test(champ ?? ''));

/** Every paragraph of a letter that may be written otherwise, in its order, with the agent’s words where there are some. */
export function paragraphes(courrier: Pick<Courrier, 'blocs'>, retouches: readonly Retouche[]): Paragraphe[] {
	const restantes = [...retouches];
	return courrier.blocs.filter(seRetouche).map((bloc) => {
		const origine = enLignes(bloc);
		const trouvee = prendre(restantes, origine);
		return { origine, texte: trouvee?.texte ?? origine, retouche: trouvee !== undefined, type: bloc.type };
	});
}

/**
 * A letter with the agent’s paragraphs in the place of the union’s. A blank line cuts one in two; an empty one takes it away.
 * `orphelines`: those whose paragraph the letter no longer holds, since an answer changed: they go nowhere else.
 */
export function avecRetouches(
	courrier: Courrier,
	retouches: readonly Retouche[]
): { courrier: Courrier; orphelines: Retouche[] } {
	const restantes = [...retouches];
	const blocs = courrier.blocs.flatMap((bloc): Bloc[] => {
		const trouvee = seRetouche(bloc) ? prendre(restantes, enLignes(bloc)) : undefined;
		return trouvee ? siens(bloc, trouvee, retouches.indexOf(trouvee)) : [bloc];
	});
	return { courrier: { ...courrier, blocs }, orphelines: restantes };
}

/** What was typed for each paragraph, kept only where it differs from the union’s wording. */
export const retouchesDe = (saisies: readonly Retouche[]): Retouche[] =>
	saisies
		.map(({ origine, texte }) => ({ origine, texte: propre(texte) }))
		.filter(({ origine, texte }) => texte !== origine);

/** Takes the first change of this paragraph out of the list: the same words twice are two paragraphs. */
function prendre(restantes: Retouche[], origine: string): Retouche | undefined {
	const rang = restantes.findIndex((retouche) => retouche.origine === origine);
	return rang < 0 ? undefined : restantes.splice(rang, 1)[0];
}

function siens(bloc: Bloc, { texte }: Retouche, rang: number): Bloc[] {
	const saisi = (partie: string): Texte => [{ nature: 'saisi', texte: partie, champ: `retouches.${rang}` }];
	if (bloc.type === 'liste') {
		const elements = texte.split('\n').filter((ligne) => ligne.trim() !== '');
		return elements.length === 0 ? [] : [{ type: 'liste', elements: elements.map(saisi) }];
	}
	return texte
		.split(/\n\s*\n\s*/)
		.filter((partie) => partie.trim() !== '')
		.map((partie) => ({ type: 'paragraphe', texte: saisi(partie) }));
}
