import type { IssueDAppel, SensDAppel } from '#lib/domain/echanges/note.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { NoteDeSuivi } from '#lib/server/notes-de-suivi.ts';

export const SENS: Record<SensDAppel, string> = {
	sortant: 'La section a appelé',
	entrant: 'L’agent a appelé'
};
export const ISSUES: Record<IssueDAppel, string> = {
	parle: 'nous avons parlé',
	message: 'message laissé',
	'sans-reponse': 'sans réponse'
};

/** A note or a call, ready for the screen. */
export const noteVue = ({ id, le, texte, nom, appel, soi }: NoteDeSuivi) => ({
	id,
	soi,
	qui: soi ? 'Vous' : (nom ?? 'Un·e délégué·e'),
	le: enToutesLettres(le),
	/** « Appel : l’agent a appelé, nous avons parlé »; null for a note. */
	appel: appel && typographie(`Appel : ${minuscule(SENS[appel.sens])}, ${ISSUES[appel.issue]}`),
	texte
});

const minuscule = (phrase: string): string => phrase.charAt(0).toLowerCase() + phrase.slice(1);
