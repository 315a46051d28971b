import { LONGUEUR_PREUVE } from '../../../../../../faits/saisie.ts';

/** Longest number of a registered letter that is kept, in characters. */
export const NUMERO_MAXIMUM = 40;

/** Kept for the sentence that the number, the day and the exhibit write before what was typed. */
const PHRASE_MAXIMUM = 100 + NUMERO_MAXIMUM;

/** Longest proof that may be typed, in characters: with that sentence, the whole stays within the proof of a fact. */
export const LONGUEUR_PREUVE_SAISIE = LONGUEUR_PREUVE - PHRASE_MAXIMUM;
