import { LONGUEUR_PREUVE } from '../../../../../../faits/saisie.ts';

type Valeurs = Readonly<Record<string, string>>;

/** The boxes of the form, and what each one adds to the proof. */
const CASES = {
	esteve: 'Saisi dans ESTEVE, capture gardée.',
	double: 'Envoyé aussi hors de l’application.'
};

/** Longest proof that may be typed, in characters: with both boxes ticked, the whole stays within the proof of a fact. */
export const LONGUEUR_PREUVE_SAISIE = LONGUEUR_PREUVE - Object.values(CASES).join(' ').length - 1;

/** The proof to keep: what the ticked boxes say, then what was typed; null when there is nothing. */
export const preuveComplete = (valeurs: Valeurs, saisie: string | null): string | null =>
	[...Object.entries(CASES).flatMap(([nom, texte]) => (valeurs[nom] === 'oui' ? [texte] : [])), saisie]
		.filter(Boolean)
		.join(' ') || null;
