import { type ErreurChamp, erreurDe } from '#lib/ui/format/erreurs.ts';

/**
 * What a form says of each of its fields, to spread on it: in `<Champ {...champ('nom')} libelle="Nom" />`, `champ` gives the
 * name, what was typed or is known, and the sentence of the error.
 */
export const champs =
	(valeurs: Readonly<Record<string, string | null>>, erreurs: readonly ErreurChamp[] | undefined) =>
	(nom: string) => ({ nom, valeur: valeurs[nom], erreur: erreurDe(erreurs, nom) });
