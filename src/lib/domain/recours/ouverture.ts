import { apres } from '#lib/domain/delais/jour.ts';
import { envoiDuRecours, premier } from '#lib/domain/dossier/depart.ts';
import type { ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { type Brouillon, type CodeLettre, ecartsConfirmes, restants } from '#lib/domain/recours/brouillon.ts';
import { silence } from '#lib/domain/recours/silence.ts';

/** Letters to offer beside the task list while they may be written and no task leads to them. */
export const AUTRES_LETTRES = [
	'complement-recours',
	'demande-dossier',
	'demande-motifs',
	'observations-cap'
] as const satisfies CodeLettre[];

/** What tells whether a letter is called for. `faits` in any order. */
export type Moment = { brouillon: Brouillon; chaine: ResultatEcheances; faits: readonly Fait[] };

/**
 * Whether a letter may be written now. An appeal comes after its check; what completes it, inside its term and before the
 * answer; what a silence calls for, from the day after the authority’s last day, or at once where its time could not be
 * verified; the referral after the answer, for what it left; reasons, after an answer that gives less than everything or
 * during a silence; observations, once the commission is seized and until its opinion. The file may be asked for at any time.
 */
export function lettreOuverte(moment: Moment, code: CodeLettre): boolean {
	const { brouillon, chaine } = moment;
	const faits = moment.faits.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le));
	const reponse = premier(faits, 'reponse-notifiee');
	const seTait = silence({ faits, chaine }, '') !== null;
	switch (code) {
		case 'recours-hierarchique':
			return ecartsConfirmes(brouillon);
		case 'complement-recours':
			return envoiDuRecours(faits) !== null && reponse === undefined && estDansLeTemps(moment);
		case 'demande-dossier':
			return true;
		case 'demande-motifs':
			return seTait || (reponse !== undefined && reponse.sens !== 'total');
		case 'relance':
		case 'saisine-cap-precaution':
			return seTait;
		case 'saisine-cap':
			return reponse !== undefined && restants(brouillon).length > 0;
		case 'observations-cap':
			return premier(faits, 'cap-saisie') !== undefined && premier(faits, 'cap-avis') === undefined;
	}
}

/** No later than the last day of the appeal; where that day is not known, nothing says that it is over. */
function estDansLeTemps({ chaine }: Moment): boolean {
	const limite = chaine.echeances.find(({ code }) => code === 'recours-hierarchique')?.limite;
	return !limite || !apres(chaine.au, limite);
}
