import { lireCodeFacultatif, type Lu } from '#lib/domain/contrat/codes.ts';
import { source } from '#lib/domain/contrat/source.ts';
import type { Alerte } from '#lib/domain/convocation/alertes.ts';
import {
	type LectureConvocation,
	lectureConvocation,
	type OptionsDeLecture
} from '#lib/domain/convocation/lecture.ts';
import { texteLisible } from '#lib/domain/convocation/texte.ts';
import { lireJour } from '#lib/domain/delais/lecture-jour.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { EMPLOYEURS, REGIMES } from '#lib/domain/regimes/codes.ts';
import { estAncien, regimeApplicable } from '#lib/domain/regimes/regimes.ts';

/** What may be told of a convocation besides its text. */
export const CHAMPS_DE_CONVOCATION = ['recue', 'regime', 'employeur'] as const;

/**
 * Reads what is known beside the text. Refused, with its field: an impossible day, an unknown code, an employer that has no
 * agent under this régime.
 */
export function lireOptionsDeLecture(
	demande: Readonly<Partial<Record<(typeof CHAMPS_DE_CONVOCATION)[number], unknown>>>
): Lu<OptionsDeLecture> {
	const recue =
		demande.recue === undefined || demande.recue === null
			? ({ ok: true, valeur: null } as const)
			: lireJour(demande.recue, 'recue');
	if (!recue.ok) return recue;
	const regime = lireCodeFacultatif(demande.regime, REGIMES, 'regime');
	if (!regime.ok) return regime;
	const employeur = lireCodeFacultatif(demande.employeur, EMPLOYEURS, 'employeur');
	if (!employeur.ok) return employeur;
	const options: OptionsDeLecture = {
		...(recue.valeur ? { recueLe: recue.valeur } : {}),
		...(regime.valeur ? { regime: regime.valeur } : {}),
		...(employeur.valeur ? { employeur: employeur.valeur } : {})
	};
	return employeurIncompatible(options) ?? { ok: true, valeur: options };
}

/** Refused: an employer that has no agent under this régime. */
function employeurIncompatible({ regime, employeur }: OptionsDeLecture): Refus | null {
	if (regime === undefined || employeur === undefined || estAncien(regime)) return null;
	const applicable = regimeApplicable(regime, employeur);
	return applicable.ok ? null : applicable;
}

/** Reads a convocation and gives it as the contract does. Refused: a text that is empty, or too long to be a convocation. */
export function documentConvocation(
	texte: string,
	options: OptionsDeLecture
): { ok: true; document: DocumentConvocation; lecture: LectureConvocation } | Refus {
	const lisible = texteLisible(texte);
	if (!lisible.ok) return lisible;
	const lecture = lectureConvocation(texte, options);
	return { ok: true, document: { ...lecture, alertes: lecture.alertes.map(alerteEnDocument) }, lecture };
}

type AlerteDuContrat = Omit<Alerte, 'fondement'> & { fondement?: ReturnType<typeof source> };

const alerteEnDocument = ({ fondement, ...alerte }: Alerte): AlerteDuContrat =>
	fondement ? { ...alerte, fondement: source(fondement) } : alerte;

/** The answer of the contract to `convocation`. */
export type DocumentConvocation = Omit<LectureConvocation, 'alertes'> & { alertes: AlerteDuContrat[] };
