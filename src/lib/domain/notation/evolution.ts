import { type Millioniemes, points } from '#lib/domain/notation/millioniemes.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** A change of mark that article 9 of the arrêté of 2005 allows, and what it is for. */
export type Marge = { points: Millioniemes; nom: string; motif: string };

const marge = (valeur: Millioniemes, nom: string, motif: string): Marge => ({
	points: valeur,
	nom,
	motif: typographie(motif)
});

/** The two changes that a quota limits. */
export const MAXIMALE = marge(
	points(3),
	'maximale',
	'l’excellente implication de l’agent au bénéfice du service'
);
export const SOUTENUE = marge(points(2), 'soutenue', 'la très bonne implication de l’agent');

/** The six changes of the arrêté, from the highest. */
export const MARGES: readonly Marge[] = [
	MAXIMALE,
	SOUTENUE,
	marge(points(1), 'modérée', 'une implication satisfaisante'),
	marge(points(0), 'nulle', 'une alerte'),
	marge(-points(1) / 2, 'négative modérée', 'une insuffisance avérée'),
	marge(-points(1), 'négative soutenue', 'une insuffisance professionnelle persistante')
];

/** Mark from which somebody without a previous one starts (article 8). */
export const NOTE_DE_REFERENCE = points(20);

/** A mark and the one before it; `null` before: the reference mark; nothing: not known. */
export type NoteEtPrecedente = { notePrecedente?: Millioniemes | null; note?: Millioniemes | null };

/** What the change is counted from; null when it is not known. */
export const depart = ({ notePrecedente }: NoteEtPrecedente): Millioniemes | null =>
	notePrecedente === null ? NOTE_DE_REFERENCE : (notePrecedente ?? null);

/** The change of a mark; null when one of the two marks is not known. */
export function evolution(notes: NoteEtPrecedente): Millioniemes | null {
	const base = depart(notes);
	return base === null || notes.note === undefined || notes.note === null ? null : notes.note - base;
}

/** The allowed change of so many points, if there is one. */
export const margeDe = (valeur: Millioniemes): Marge | undefined =>
	MARGES.find(({ points: permis }) => permis === valeur);
