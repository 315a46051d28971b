import { lireCode, lireCodeFacultatif, type Lu } from '#lib/domain/contrat/codes.ts';
import { avecSources } from '#lib/domain/contrat/source.ts';
import { lireJour } from '#lib/domain/delais/lecture-jour.ts';
import type { ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import type { Question } from '#lib/domain/dossier/echeances.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { lireFait } from '#lib/domain/dossier/lecture-faits.ts';
import { enBref, type Refus, refus } from '#lib/domain/refus.ts';
import { EMPLOYEURS, REGIMES, STATUTS, ZONES } from '#lib/domain/regimes/codes.ts';

/** What may be asked of `echeances`, besides its facts. */
export const CHAMPS_D_ECHEANCES = ['regime', 'employeur', 'zone', 'au', 'statut', 'decharge'] as const;

/**
 * Reads who asks and when; `au` is `aujourdhui` unless given. Refused, with its field: no régime, an unknown code, an impossible
 * day, a discharge that is not a whole number from 0 to 100 (as text or as a number).
 */
export function lireQuestion(
	demande: Readonly<Partial<Record<(typeof CHAMPS_D_ECHEANCES)[number], unknown>>>,
	aujourdhui: Temporal.PlainDate
): Lu<Omit<Question, 'faits'>> {
	const regime = lireCode(demande.regime, REGIMES, 'regime');
	if (!regime.ok) return regime;
	const employeur = lireCodeFacultatif(demande.employeur, EMPLOYEURS, 'employeur');
	if (!employeur.ok) return employeur;
	const zone = lireCode(demande.zone, ZONES, 'zone', 'metropole');
	if (!zone.ok) return zone;
	// No échéance depends on the status, but a wrong one is a wrong question.
	const statut = lireCode(demande.statut, STATUTS, 'statut', 'titulaire');
	if (!statut.ok) return statut;
	const decharge = lireDecharge(demande.decharge);
	if (!decharge.ok) return decharge;
	const au =
		demande.au === undefined || demande.au === null
			? ({ ok: true, valeur: aujourdhui } as const)
			: lireJour(demande.au, 'au');
	if (!au.ok) return au;
	return {
		ok: true,
		valeur: {
			regime: regime.valeur,
			employeur: employeur.valeur,
			zone: zone.valeur,
			au: au.valeur,
			...(decharge.valeur === null ? {} : { decharge: decharge.valeur })
		}
	};
}

function lireDecharge(donnee: unknown): Lu<number | null> {
	if (donnee === undefined || donnee === null) return { ok: true, valeur: null };
	const ecrite = typeof donnee === 'number' ? String(donnee) : donnee;
	const valeur = typeof ecrite === 'string' && /^\d{1,3}$/.test(ecrite) ? Number(ecrite) : Number.NaN;
	return valeur <= 100
		? { ok: true, valeur }
		: refus(
				'decharge-illisible',
				`« ${enBref(donnee)} » n'est pas une décharge : écrivez un nombre entier de 0 à 100.`,
				'decharge'
			);
}

/** Reads facts written in short, `compte-rendu-notifie=2026-01-10`, without details. Refused: another writing, an unknown fact, an impossible day. */
export function lireFaitsCourts(textes: readonly string[]): { ok: true; faits: Fait[] } | Refus {
	const faits: Fait[] = [];
	for (const texte of textes) {
		const [type, le, ...reste] = texte.split('=');
		if (le === undefined || reste.length > 0) {
			return refus(
				'fait-illisible',
				`« ${enBref(texte)} » n'est pas un fait daté : écrivez par exemple compte-rendu-notifie=2026-01-10.`,
				'fait'
			);
		}
		const lu = lireFait({ type, le });
		if (!lu.ok) return refus(lu.refus.code, lu.refus.message, 'fait');
		faits.push(lu.fait);
	}
	return { ok: true, faits };
}

/** The answer of the contract to `echeances`; `phrase` only where it says why there is no chain. */
export const documentEcheances = ({
	regime,
	au,
	situation,
	maintenant,
	echeances,
	irregularites,
	departs,
	phrase
}: ResultatEcheances) => ({
	regime,
	au,
	situation,
	maintenant,
	echeances: echeances.map(avecSources),
	irregularites: irregularites.map(avecSources),
	departs: departs.map(avecSources),
	...(phrase === null ? {} : { phrase })
});
