import { type Refus, refus } from '#lib/domain/refus.ts';

/** What one word of a second reading is: the agent asks or answers, a delegate remarks or approves. */
export type GenreDeMot = 'demande' | 'remarque' | 'approbation' | 'reponse';

/** One word on a letter being written. */
export type Mot = {
	genre: GenreDeMot;
	/** Mark of the letter as its author read it. */
	marque: string;
	/** The agent took it into account. */
	regle: boolean;
};

/** Longest remark or answer, in characters. */
export const REMARQUE_MAXIMUM = 4000;
/** Longest passage of the letter that a remark quotes, in characters. */
export const PASSAGE_MAXIMUM = 1000;
/** Most words on one letter: beyond, people talk to each other. */
export const MOTS_MAXIMUM = 200;

/** What was typed, without the blanks around it. Refused: nothing where a text is due (`manque` says what to write), or too much. */
export function lireMot(
	{ texte, passage = '' }: { texte: string; passage?: string },
	manque: string | null
): { ok: true; texte: string; passage: string } | Refus {
	const [propre, cite] = [texte.trim(), passage.trim()];
	if (propre === '' && manque !== null) return refus('texte-manquant', manque, 'texte');
	if (propre.length > REMARQUE_MAXIMUM)
		return refus(
			'texte-trop-long',
			`Ce texte compte ${propre.length} caractères : ${REMARQUE_MAXIMUM} au plus. Gardez l’essentiel, ou envoyez-le en deux fois.`,
			'texte'
		);
	if (cite.length > PASSAGE_MAXIMUM)
		return refus(
			'passage-trop-long',
			`Ce passage compte ${cite.length} caractères : ${PASSAGE_MAXIMUM} au plus. Recopiez-en le début.`,
			'passage'
		);
	return { ok: true, texte: propre, passage: cite };
}

/** The agent asked for a reading and no delegate wrote since. `mots` from the oldest. */
export function estAttendue(mots: readonly Pick<Mot, 'genre'>[]): boolean {
	const demande = mots.findLastIndex(({ genre }) => genre === 'demande');
	return demande >= 0 && !mots.slice(demande).some(({ genre }) => estDUnDelegue(genre));
}

/** Whether a delegate wrote it, and not the agent. */
export const estDUnDelegue = (genre: GenreDeMot): boolean => genre === 'remarque' || genre === 'approbation';

/** The remarks that the agent has not dealt with yet. */
export const aTraiter = <M extends Pick<Mot, 'genre' | 'regle'>>(mots: readonly M[]): M[] =>
	mots.filter(({ genre, regle }) => genre === 'remarque' && !regle);

/** The approvals of the letter that reads `marque`, from the oldest. */
export const approbations = <M extends Pick<Mot, 'genre' | 'marque'>>(
	mots: readonly M[],
	marque: string
): M[] => mots.filter((mot) => mot.genre === 'approbation' && mot.marque === marque);
