import { departDeRegle, type Faits, premier, reception } from '#lib/domain/dossier/depart.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Refus } from '#lib/domain/refus.ts';
import type { EmployeurCode } from '#lib/domain/regimes/codes.ts';
import { regimeApplicable, type RegimeApplicable } from '#lib/domain/regimes/regimes.ts';
import type { ObjetDeTexte, TexteLocal } from '#lib/domain/regimes/texte-local.ts';

type Day = Temporal.PlainDate;

/** What decides of the rules of a dossier. `faits` in the order of their days. */
export type QuestionDeRegime = {
	regime: Parameters<typeof regimeApplicable>[0];
	employeur?: EmployeurCode | null | undefined;
	/** Texts entered by the section of the agent; none without a section. */
	textes?: readonly TexteLocal[] | undefined;
	faits: Faits;
	au: Day;
};

/**
 * The rules of a dossier: a text of the section holds for what begins while it is in force; what has not begun yet is looked
 * at as if it began on the day `au`. Refused: an employer that has no agent under this régime.
 */
export function regimeDuDossier({
	regime: code,
	employeur,
	textes = [],
	faits,
	au
}: QuestionDeRegime): { ok: true; regime: RegimeApplicable } | Refus {
	const national = regimeApplicable(code, employeur);
	if (!national.ok || textes.length === 0) return national;
	const leDe = (objet: ObjetDeTexte) => debut(national.regime, faits, objet) ?? au;
	return regimeApplicable(code, employeur, { textes, leDe });
}

/** The day on which a step, or the notice, begins; null when it has not. */
function debut({ regles }: RegimeApplicable, faits: Faits, objet: ObjetDeTexte): Day | null {
	if (objet === 'preavis') return convocationQuiCompte(faits)?.le ?? null;
	if (objet === 'reponse-autorite') return reception(faits)?.le ?? null;
	return departDeRegle(faits, regles[objet])?.le ?? null;
}

/** The convocation to the interview that was held, else the last one. */
export function convocationQuiCompte(faits: Faits): Fait<'convocation-recue'> | undefined {
	const toutes = faits.filter((fait) => fait.type === 'convocation-recue');
	const tenu = premier(faits, 'entretien-tenu');
	return toutes.findLast(({ entretienLe }) => tenu && entretienLe?.equals(tenu.le)) ?? toutes.at(-1);
}
