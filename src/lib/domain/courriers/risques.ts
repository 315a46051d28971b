import type { Certitude, EmployeurCode, RegimeCode, Statut } from '#lib/domain/regimes/codes.ts';

/** A risk notice: shown as it is, before any refusal letter, with its sources and the day it was last read by a jurist. */
export type Notice = {
	code: string;
	titre: string;
	texte: string;
	version: string;
	/** `AAAA-MM-JJ` */
	lectureLe: string;
	certitude: Certitude;
	fondements: string[];
	pour: {
		regimes?: RegimeCode[];
		employeurs?: EmployeurCode[];
		statuts?: Statut[];
		decharge?: { minimum: number; maximum: number };
	};
};

/** One sentence and what it rests on. */
export type Affirmation = { texte: string; fondements: string[]; certitude: Certitude };

type ListesDAffirmations<T> = { risques: T[]; employeurPeut: T[]; employeurNePeutPas: T[] };

/** What every agent should know, whoever employs them. */
type Generalites = { version: string; lectureLe: string } & ListesDAffirmations<Affirmation>;

/**
 * As the file gives it: sources by régime make a sentence that only those régimes see; `saufPour` says for which régimes it
 * is surer, or less sure, than for the others.
 */
type AffirmationDeclaree = Omit<Affirmation, 'fondements'> & {
	fondements: string[] | Partial<Record<RegimeCode, string[]>>;
	saufPour?: Partial<Record<RegimeCode, Certitude>>;
};
type GeneralitesDeclarees = {
	version: string;
	lectureLe: string;
} & ListesDAffirmations<AffirmationDeclaree>;

export type ContenuRisques = { notices: Notice[]; generalites: GeneralitesDeclarees };

/** Who asks. `decharge`: union discharge in percent. */
export type Situation = { regime: RegimeCode; employeur?: EmployeurCode; statut: Statut; decharge?: number };

/**
 * What to show this agent before any refusal letter: the notice of their employer under their régime, or else the one of
 * their régime; then what a traineeship or a union discharge adds; then what holds for everybody. A practice of one
 * employer is never shown to the agents of another, nor to staff under another régime.
 */
export function noticeDeRisque(
	{ notices, generalites }: ContenuRisques,
	{ regime, employeur, statut, decharge = 0 }: Situation
): { notices: Notice[] } & Generalites {
	const duRegime = notices.filter(({ pour }) => pour.regimes?.includes(regime));
	const deLEmployeur = duRegime.filter(({ pour }) => employeur && pour.employeurs?.includes(employeur));
	const parDefaut = duRegime.filter(({ pour }) => pour.employeurs === undefined);
	const ajoutees = notices.filter(
		({ pour }) =>
			pour.statuts?.includes(statut) ||
			(pour.decharge && decharge >= pour.decharge.minimum && decharge < pour.decharge.maximum)
	);
	return {
		notices: [...(deLEmployeur.length > 0 ? deLEmployeur : parDefaut), ...ajoutees],
		version: generalites.version,
		lectureLe: generalites.lectureLe,
		risques: pourLeRegime(generalites.risques, regime),
		employeurPeut: pourLeRegime(generalites.employeurPeut, regime),
		employeurNePeutPas: pourLeRegime(generalites.employeurNePeutPas, regime)
	};
}

const pourLeRegime = (liste: readonly AffirmationDeclaree[], regime: RegimeCode): Affirmation[] =>
	liste.flatMap(({ texte, fondements, certitude, saufPour }) => {
		const sources = Array.isArray(fondements) ? fondements : fondements[regime];
		return sources ? [{ texte, fondements: sources, certitude: saufPour?.[regime] ?? certitude }] : [];
	});
