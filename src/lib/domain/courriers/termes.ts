import type { Noeud } from '#lib/domain/courriers/gabarit.ts';

/** The words that a régime gives to its letters, by name; null: this régime has none, or none that was read surely. */
export type Termes = ReadonlyMap<string, Noeud[] | null>;

/**
 * A template in the words of a régime: a term is replaced by its words, `{si terme}` by the branch that holds there. A term
 * that the régime lacks stays as it is when printed outside of its `{si}`: the check of the model refuses it as unknown.
 */
export function avecTermes(noeuds: readonly Noeud[], termes: Termes): Noeud[] {
	return noeuds.flatMap((noeud): Noeud[] => {
		switch (noeud.type) {
			case 'texte':
				return [noeud];
			case 'valeur':
				return termes.get(noeud.champ) ?? [noeud];
			case 'si': {
				const { champ, non } = noeud.condition;
				const [alors, sinon] = [avecTermes(noeud.alors, termes), avecTermes(noeud.sinon, termes)];
				if (!termes.has(champ)) return [{ ...noeud, alors, sinon }];
				return (termes.get(champ) !== null) !== non ? alors : sinon;
			}
			case 'pour':
				return [{ ...noeud, corps: avecTermes(noeud.corps, termes) }];
			case 'passage':
				return [{ ...noeud, corps: avecTermes(noeud.corps, termes) }];
			case 'accord':
				return [{ ...noeud, formes: noeud.formes.map((forme) => avecTermes(forme, termes)) }];
		}
	});
}
