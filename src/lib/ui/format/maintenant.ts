import { dateLongue, joursEntre, tempsRestant } from '#lib/ui/format/dates.ts';

/** Seven days before the prudent day, the card takes the colour and the word of « bientôt ». */
const BIENTOT = 7;

/**
 * `a-faire`, then `bientot`; `encore-temps` once the prudent day is past and the last one is not; `depasse` after it;
 * `a-verifier` when the law gives no date; `rien` when nothing is to be done.
 */
export type EtatMaintenant = 'a-faire' | 'bientot' | 'encore-temps' | 'depasse' | 'a-verifier' | 'rien';

/** The dates of the « Maintenant » card as finished French text, beside the ISO days that they came from. */
export type TexteMaintenant = {
	etat: EtatMaintenant;
	/** « vendredi 23 janvier 2026 » */
	date?: string;
	/** « il vous reste 9 jours » */
	reste?: string;
	/** « lundi 26 janvier 2026 » */
	dernierJour?: string;
	/** The last day is written in a text that the section entered: it is not « légal ». */
	parTexteLocal?: true;
};

/**
 * State and texts of the « Maintenant » card. `au`, `prudente` and `limite` are ISO days; a missing date is « à
 * vérifier », never guessed. Once the prudent day is past, the day to act is today.
 */
export function texteMaintenant(echeance: {
	au: string;
	prudente: string | null;
	limite: string | null;
	parTexteLocal?: true | undefined;
}): TexteMaintenant {
	const { au, prudente, limite, parTexteLocal } = echeance;
	if (prudente === null || limite === null) return { etat: 'a-verifier' };
	const dernierJour = dateLongue(limite);
	const fin = { dernierJour, ...(parTexteLocal ? { parTexteLocal } : {}) };
	if (joursEntre(au, limite) < 0)
		return { etat: 'depasse', date: dernierJour, reste: tempsRestant(au, limite), ...fin };
	const restants = joursEntre(au, prudente);
	if (restants < 0)
		return { etat: 'encore-temps', date: dateLongue(au), reste: tempsRestant(au, limite), ...fin };
	return {
		etat: restants <= BIENTOT ? 'bientot' : 'a-faire',
		date: dateLongue(prudente),
		reste: tempsRestant(au, prudente),
		...fin
	};
}
