import { lireCode, lireOuiNon } from '#lib/domain/contrat/codes.ts';
import { delai } from '#lib/domain/delais/delais.ts';
import { lireDuree } from '#lib/domain/delais/duree.ts';
import { lireJour } from '#lib/domain/delais/lecture-jour.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { type Zone, ZONES } from '#lib/domain/regimes/codes.ts';

type Day = Temporal.PlainDate;

/** What may be asked of `delai`. */
export const CHAMPS_DE_DELAI = ['depuis', 'duree', 'franc', 'report', 'zone'] as const;

/** The answer of the contract to `delai`. */
export type DocumentDelai = {
	depuis: Day;
	duree: string;
	franc: boolean;
	report: boolean;
	zone: Zone;
	limiteSansReport: Day;
	limite: Day;
	etapes: { texte: string; date: Day | null }[];
};

/** Counts one delay as a program asks for it. Refused: a missing or unreadable field, an end outside the known calendar. */
export function documentDelai(
	demande: Readonly<Partial<Record<(typeof CHAMPS_DE_DELAI)[number], unknown>>>
): { ok: true; document: DocumentDelai } | Refus {
	const depuis = lireJour(demande.depuis, 'depuis');
	if (!depuis.ok) return depuis;
	if (typeof demande.duree !== 'string' || demande.duree === '') {
		return refus(
			'option-manquante',
			'Il manque « duree » : écrivez par exemple P15D pour 15 jours.',
			'duree'
		);
	}
	const duree = lireDuree(demande.duree);
	if (!duree.ok) return duree;
	const zone = lireCode(demande.zone, ZONES, 'zone', 'metropole');
	if (!zone.ok) return zone;
	const franc = lireOuiNon(demande.franc, 'franc');
	if (!franc.ok) return franc;
	const report = lireOuiNon(demande.report, 'report');
	if (!report.ok) return report;
	const question = {
		depuis: depuis.valeur,
		franc: franc.valeur,
		report: report.valeur,
		zone: zone.valeur
	};
	const compte = delai({ ...question, duree: duree.duree });
	if (!compte.ok) return compte;
	const { limiteSansReport, limite, etapes } = compte;
	return {
		ok: true,
		document: {
			depuis: question.depuis,
			duree: demande.duree,
			franc: question.franc,
			report: question.report,
			zone: question.zone,
			limiteSansReport,
			limite,
			etapes: etapes.map(({ texte, date }) => ({ texte, date }))
		}
	};
}
