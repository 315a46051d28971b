import { STATUTS, ZONES, type EmployeurCode, type Statut, type Zone } from '#lib/domain/regimes/codes.ts';
import { AUCUNE, HORS_CHAMP } from '#lib/domain/regimes/hors-champ.ts';
import { regimeDe, type Versant } from '#lib/domain/regimes/regime-de.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { LIEUX } from '../../../(public)/lieux.ts';
import type { Valeurs } from '#lib/server/formulaires.ts';

export type Situation = {
	saison: number;
	employeur: EmployeurCode | Versant;
	statut: Statut;
	zone: Zone;
};

/** Places of work that have rules here; the others are asked among the populations out of scope. */
export const EMPLOYEURS_CONNUS = LIEUX.filter((lieu) => lieu.valeur !== 'onic');

/** Years that a dossier may be opened for, the present one first. */
export const saisons = (annee: number): number[] => [annee, annee + 1, annee - 1, annee - 2];

/** `hors-champ`: the agent’s corps has other rules, no dossier is opened. */
type Lue =
	| { ok: true; situation: Situation; phrase: string }
	| { ok: false; horsChamp: (typeof HORS_CHAMP)[number] }
	| { ok: false; erreurs: ErreurChamp[] };

/** What is asked again, by field, when it was not answered. */
export const MANQUE = {
	corps: 'Dites si vous êtes dans l’un de ces cas : les règles changent du tout au tout.',
	saison: 'Choisissez l’année de l’entretien.',
	employeur: 'Dites où vous travaillez : les règles en dépendent.',
	statut: 'Choisissez votre statut.',
	zone: 'Choisissez le lieu de travail, pour ses jours fériés.'
};

/** Reads the first step of a new dossier. Refused, each with its field: an answer missing, a status without known rules. */
export function situationSaisie(valeurs: Valeurs, annee: number, manque: typeof MANQUE = MANQUE): Lue {
	const horsChamp = HORS_CHAMP.find(({ valeur }) => valeur === valeurs['corps']);
	if (horsChamp) return { ok: false, horsChamp };
	const saison = saisons(annee).find((un) => String(un) === valeurs['saison']);
	const employeur = EMPLOYEURS_CONNUS.find(({ valeur }) => valeur === valeurs['employeur'])?.valeur;
	const statut = STATUTS.find((un) => un === valeurs['statut']);
	const zone = ZONES.find((une) => une === valeurs['zone']);
	const erreurs: ErreurChamp[] = [
		...(valeurs['corps'] === AUCUNE.valeur ? [] : [{ champ: 'corps', message: manque.corps }]),
		...(saison ? [] : [{ champ: 'saison', message: manque.saison }]),
		...(employeur ? [] : [{ champ: 'employeur', message: manque.employeur }]),
		...(statut ? [] : [{ champ: 'statut', message: manque.statut }]),
		...(zone ? [] : [{ champ: 'zone', message: manque.zone }])
	];
	if (erreurs.length > 0 || !saison || !employeur || !statut || !zone) return { ok: false, erreurs };
	const deduit = regimeDe({ employeur, statut });
	if (!deduit.ok) {
		return {
			ok: false,
			erreurs: [{ champ: deduit.refus.champ ?? 'statut', message: deduit.refus.message }]
		};
	}
	return { ok: true, situation: { saison, employeur, statut, zone }, phrase: deduit.phrase };
}
