import { regimeDe } from '#lib/domain/regimes/regime-de.ts';
import {
	EMPLOYEURS,
	STATUTS,
	type EmployeurCode,
	type RegimeCode,
	type Statut
} from '#lib/domain/regimes/codes.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { LIEUX } from './lieux.ts';

/** From this union discharge, in percent, the law owes an interview without any appraisal (CGFP, art. L. 212-6). */
const DECHARGE_TOTALE_OU_PRESQUE = 70;

/** Who asks, once it is known. */
export type Situation = {
	regime: RegimeCode;
	employeur?: EmployeurCode;
	statut: Statut;
	/** In percent. */
	decharge: number;
	/** Why this régime, in one sentence. */
	phrase: string;
};

/** What was answered about one’s work, as typed. */
export type ReponsesDeSituation = { lieu: string; statut: string; decharge: string };

/** Reads who asks. Refused, with the field: no employer, no status, a status whose rules nobody knows at this employer. */
export function situationDe(
	saisie: ReponsesDeSituation
): { ok: true; situation: Situation } | { ok: false; erreurs: ErreurChamp[] } {
	const lieu = LIEUX.find(({ valeur }) => valeur === saisie.lieu)?.valeur;
	const statut = STATUTS.find((code) => code === saisie.statut);
	if (lieu === undefined || statut === undefined) {
		const erreurs: ErreurChamp[] = [];
		if (lieu === undefined)
			erreurs.push({ champ: 'lieu', message: 'Choisissez l’endroit où vous travaillez.' });
		if (statut === undefined) erreurs.push({ champ: 'statut', message: 'Choisissez votre statut.' });
		return { ok: false, erreurs };
	}
	const decharge = saisie.decharge === 'oui' ? DECHARGE_TOTALE_OU_PRESQUE : 0;
	if (lieu === 'onic' && (statut === 'titulaire' || statut === 'stagiaire')) {
		const phrase =
			'L’arrêté du 28 juin 2005 règle cette ancienne notation, statut à confirmer par le syndicat.';
		return { ok: true, situation: { regime: 'onic-2005', statut, decharge, phrase } };
	}
	const deduit = regimeDe({ employeur: lieu === 'onic' ? 'etat' : lieu, statut });
	if (!deduit.ok) return { ok: false, erreurs: [{ champ: 'statut', message: deduit.refus.message }] };
	const { regime, phrase } = deduit;
	const employeur = EMPLOYEURS.find((code) => code === lieu);
	return { ok: true, situation: { regime, statut, decharge, phrase, ...(employeur ? { employeur } : {}) } };
}
