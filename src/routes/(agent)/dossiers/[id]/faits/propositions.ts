import type { Situation } from '#lib/domain/dossier/echeance.ts';
import { estRepetable } from '#lib/domain/dossier/chronologie.ts';
import { type Fait, type TypeDeFait, TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { premieresRemises } from '#lib/domain/regimes/regimes.ts';

/** The few facts that come next, by situation. */
const SUITES: Record<Situation, readonly TypeDeFait[]> = {
	'sans-convocation': ['convocation-recue', 'compte-rendu-notifie'],
	convoque: ['refus-envoye', 'absence-constatee', 'entretien-tenu'],
	'refus-annonce': ['absence-constatee', 'compte-rendu-notifie', 'convocation-recue'],
	absent: ['compte-rendu-notifie', 'compte-rendu-communique', 'convocation-recue'],
	'entretien-tenu': ['compte-rendu-communique', 'compte-rendu-notifie'],
	'compte-rendu-recu': [
		'compte-rendu-notifie',
		'compte-rendu-signe',
		'recours-hierarchique-envoye',
		'observations-envoyees'
	],
	'recours-en-cours': ['recours-hierarchique-recu', 'reponse-notifiee'],
	silence: ['cap-saisie', 'reponse-notifiee', 'recours-hierarchique-recu'],
	'reponse-recue': ['cap-saisie', 'compte-rendu-definitif-notifie', 'recours-contentieux-depose'],
	'cap-en-cours': ['cap-avis', 'compte-rendu-definitif-notifie', 'recours-contentieux-depose'],
	definitif: ['recours-contentieux-depose'],
	contentieux: ['compte-rendu-definitif-notifie'],
	clos: ['recours-contentieux-depose', 'compte-rendu-definitif-notifie']
};

/**
 * The facts to offer, those that make sense now first, all the others behind. A fact that happens once and is there is left
 * out: it can be corrected. A communication that is not a first hand-over is never among the next ones.
 */
export function faitsProposes(
	faits: readonly Fait[],
	situation: Situation,
	regime: RegimeCode
): { suivants: TypeDeFait[]; autres: TypeDeFait[] } {
	const possible = (type: TypeDeFait) => estRepetable(type) || !faits.some((fait) => fait.type === type);
	const copie = premieresRemises(regime).includes('compte-rendu-communique')
		? null
		: 'compte-rendu-communique';
	const suivants = SUITES[situation].filter((type) => possible(type) && type !== copie);
	return { suivants, autres: TYPES_DE_FAIT.filter((type) => possible(type) && !suivants.includes(type)) };
}

/** What the facts already tell of a new one, to fill its form: the day of the interview, the rank of a convocation. */
export function valeursProposees(
	type: TypeDeFait,
	faits: readonly Fait[],
	au: string
): Record<string, string> {
	const convocations = faits
		.filter((fait) => fait.type === 'convocation-recue')
		.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le));
	const prevu = convocations.at(-1)?.entretienLe?.toString();
	switch (type) {
		case 'convocation-recue':
			return convocations.length > 0 ? { rang: String(convocations.length + 1) } : {};
		case 'absence-constatee':
			return prevu ? { entretienLe: prevu, ...(prevu <= au ? { le: prevu } : {}) } : {};
		case 'entretien-tenu':
			return prevu && prevu <= au ? { le: prevu } : {};
		default:
			return {};
	}
}
