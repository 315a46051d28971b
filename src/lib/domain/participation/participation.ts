import type { Fait } from '#lib/domain/dossier/faits.ts';

/** What became of a contestation: everything, a part or nothing was granted. */
export type Issue = 'total' | 'partiel' | 'rejet';

/** What a dossier adds to the figures of its service: the first day of each thing that happened, and nothing else. */
export type Participation = {
	convoqueLe: Temporal.PlainDate | null;
	/** A second convocation, or a later one. */
	secondeLe: Temporal.PlainDate | null;
	refusLe: Temporal.PlainDate | null;
	absenceLe: Temporal.PlainDate | null;
	recuLe: Temporal.PlainDate | null;
	contesteLe: Temporal.PlainDate | null;
	/** Of the last answer that says which way it goes; null with its day when there is none. */
	issue: Issue | null;
	issueLe: Temporal.PlainDate | null;
};

/** What the current facts of a dossier add to the figures. A contestation counts once it has been sent. */
export function participation(faits: readonly Fait[]): Participation {
	const premier = (...types: Fait['type'][]) =>
		faits
			.filter(({ type }) => types.includes(type))
			.map(({ le }) => le)
			.toSorted((a, b) => Temporal.PlainDate.compare(a, b))[0] ?? null;
	const reponse = faits
		.flatMap((fait) =>
			fait.type === 'reponse-notifiee' && fait.sens ? [{ sens: fait.sens, le: fait.le }] : []
		)
		.toSorted((a, b) => Temporal.PlainDate.compare(b.le, a.le))[0];
	return {
		convoqueLe: premier('convocation-recue'),
		secondeLe: seconde(faits),
		refusLe: premier('refus-envoye'),
		absenceLe: premier('absence-constatee'),
		recuLe: premier('compte-rendu-communique', 'compte-rendu-notifie', 'compte-rendu-signe'),
		contesteLe: premier(
			'recours-hierarchique-envoye',
			'recours-hierarchique-recu',
			'cap-saisie',
			'recours-contentieux-depose'
		),
		issue: reponse?.sens ?? null,
		issueLe: reponse?.le ?? null
	};
}

/** The day of the second convocation: the one that says so, else the second by its day. */
function seconde(faits: readonly Fait[]): Temporal.PlainDate | null {
	const convocations = faits
		.flatMap((fait) => (fait.type === 'convocation-recue' ? [fait] : []))
		.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le));
	return (convocations.find(({ rang }) => (rang ?? 1) > 1) ?? convocations[1])?.le ?? null;
}
