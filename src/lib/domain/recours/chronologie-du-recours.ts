import { type Fait, type TypeDeFait, TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { vocabulaire } from '#lib/domain/recours/vocabulaire.ts';
import type { MoyenEnvoi, RegimeCode } from '#lib/domain/regimes/codes.ts';
import { majuscule } from '#lib/domain/typographie.ts';

/**
 * A line of the chronology that goes with a letter. It is read by the authority, a commission, a court: it says the day, the
 * act, the way and the sense of an answer; never who said what, where, nor what the agent thinks of it.
 */
export type LigneDeChronologie = {
	/** Id of the fact. */
	id: string;
	le: Temporal.PlainDate;
	/** Without a subject, so that anybody may hand it over: « Compte rendu notifié, par courriel ». */
	texte: string;
	/** What a contestation needs anyway; the agent chooses the others one by one. */
	proposee: boolean;
};

/** A fact of a dossier, as the chronology needs it. */
export type FaitConnu = { id: string; fait: Fait };

/** The facts of a dossier in the order of their days. */
export const chronologieDuRecours = (faits: readonly FaitConnu[], regime: RegimeCode): LigneDeChronologie[] =>
	faits
		.toSorted(
			(a, b) =>
				Temporal.PlainDate.compare(a.fait.le, b.fait.le) ||
				TYPES_DE_FAIT.indexOf(a.fait.type) - TYPES_DE_FAIT.indexOf(b.fait.type)
		)
		.map(({ id, fait }) => ({
			id,
			le: fait.le,
			texte: [acte(fait.type, regime), ...precisions(fait)].join(', '),
			proposee: SERVENT.has(fait.type)
		}));

/** The acts of the contestation itself: whoever reads knows them already, and the days are counted from them. */
const SERVENT: ReadonlySet<TypeDeFait> = new Set([
	'compte-rendu-communique',
	'compte-rendu-vise',
	'compte-rendu-notifie',
	'compte-rendu-signe',
	'recours-hierarchique-envoye',
	'recours-hierarchique-recu',
	'reponse-notifiee',
	'cap-saisie',
	'cap-avis',
	'compte-rendu-definitif-notifie',
	'recours-contentieux-depose'
]);

function acte(type: TypeDeFait, regime: RegimeCode): string {
	const { recours, commission } = vocabulaire(regime);
	const actes: Readonly<Record<TypeDeFait, string>> = {
		'convocation-recue': 'Réception de la convocation à l’entretien',
		'refus-envoye': 'Envoi du refus de participer à l’entretien',
		'absence-constatee': 'Absence constatée à l’entretien',
		'entretien-tenu': 'Entretien',
		'compte-rendu-communique': 'Communication du compte rendu',
		'observations-envoyees': 'Envoi des observations sur le compte rendu',
		'compte-rendu-vise': 'Visa du compte rendu',
		'compte-rendu-notifie': 'Notification du compte rendu',
		'compte-rendu-signe': 'Signature du compte rendu',
		'recours-hierarchique-envoye': `${majuscule(recours)} : envoi`,
		'recours-hierarchique-recu': `${majuscule(recours)} : réception par l’autorité`,
		'reponse-notifiee': `${majuscule(recours)} : réponse de l’autorité`,
		'cap-saisie': `Saisine de la ${commission}`,
		'cap-avis': `Avis de la ${commission}`,
		'compte-rendu-definitif-notifie': 'Notification du compte rendu définitif',
		'recours-contentieux-depose': 'Dépôt de la requête au tribunal administratif'
	};
	return actes[type];
}

const MOYENS: Readonly<Record<Exclude<MoyenEnvoi, 'inconnu'>, string>> = {
	'main-propre': 'en main propre',
	courriel: 'par courriel',
	application: 'dans l’application de l’employeur',
	lrar: 'par lettre recommandée',
	'lrar-non-reclamee': 'par lettre recommandée',
	lettre: 'par lettre simple',
	oral: 'de vive voix'
};

const SENS = { rejet: 'refus', partiel: 'accord partiel', total: 'accord complet' };
const AVIS = { rejet: 'défavorable', partiel: 'partiellement favorable', total: 'favorable' };

function precisions(fait: Fait): string[] {
	const sens = 'sens' in fait && fait.sens ? [(fait.type === 'cap-avis' ? AVIS : SENS)[fait.sens]] : [];
	const moyen = 'moyen' in fait && fait.moyen && fait.moyen !== 'inconnu' ? [MOYENS[fait.moyen]] : [];
	return [...sens, ...moyen];
}
