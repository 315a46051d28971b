import { texteLisible } from '#lib/domain/convocation/texte.ts';
import { dateLongue, joursApres, joursEntre, jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { heureEnClair, heureSaisie } from '#lib/ui/format/heures.ts';
import type { ChampDeConvocation, Saisie } from '../refuser/saisie.ts';

/** How the visitor tells of the convocation. */
export const SOURCES = ['coller', 'questions', 'aucune'] as const;
export type Source = (typeof SOURCES)[number];

/** What is known of a convocation; `null` is unknown, and said so. Days are ISO, the hour is `HH:MM`. */
export type Convocation = {
	recueLe: string | null;
	entretienLe: string | null;
	heure: string | null;
	endroit: string | null;
	evaluateur: string | null;
	/** 1 for a first convocation, 2 for a second one or a later one. */
	rang: 1 | 2 | null;
};

/** Days away from today beyond which a year is surely mistyped. */
const LOIN = 2 * 366;

/** Where the visitor tells of the convocation: asked first, `aucune` when nothing was said yet. */
export const sourceDe = (saisie: Saisie): Source =>
	SOURCES.find((source) => source === saisie.source) ?? 'aucune';

/**
 * Reads what was answered or corrected about the convocation. `au`: today, ISO. Refused, each with its field: a day that
 * is not in the calendar, a reception that is still to come, a year far from this one, an hour that no clock shows.
 */
export function convocationSaisie(
	saisie: Saisie,
	au: string
): { convocation: Convocation; erreurs: ErreurChamp[] } {
	const erreurs: ErreurChamp[] = [];
	const recueLe = jourDe('recueLe', saisie, au, erreurs);
	if (recueLe !== null && recueLe > au) {
		erreurs.push({
			champ: 'recueLe',
			message: `Le ${dateLongue(recueLe)} n’est pas encore arrivé\u202f: donnez le jour où vous avez reçu la convocation.`
		});
	}
	const entretienLe = jourDe('entretienLe', saisie, au, erreurs);
	const heure = saisie.heure === '' ? null : heureSaisie(saisie.heure);
	if (saisie.heure !== '' && heure === null) {
		erreurs.push({
			champ: 'heure',
			message: `«\u00a0${court(saisie.heure)}\u00a0» n’est pas une heure\u202f: écrivez par exemple 10:30.`
		});
	}
	for (const champ of ['endroit', 'evaluateur'] as const) {
		if (saisie[champ].length > 200) {
			erreurs.push({
				champ,
				message: `C’est trop long (${saisie[champ].length} caractères)\u202f: 200 au plus.`
			});
		}
	}
	const rang = saisie.rang === '1' ? 1 : saisie.rang === '2' ? 2 : null;
	return {
		convocation: {
			recueLe,
			entretienLe,
			heure,
			endroit: saisie.endroit || null,
			evaluateur: saisie.evaluateur || null,
			rang
		},
		erreurs
	};
}

/** Refuses a paste that is empty or too long to be a convocation. */
export function erreurDuTexte(texte: string): ErreurChamp | null {
	const lisible = texteLisible(texte);
	return lisible.ok ? null : { champ: 'texte', message: lisible.refus.message };
}

/** « L’entretien est dans 9 jours, le mardi 3 février 2026 à 10 h 30. »; `null` when its day is not known. */
export function delaiAvantEntretien({ entretienLe, heure }: Convocation, au: string): string | null {
	if (entretienLe === null) return null;
	const jours = joursEntre(au, entretienLe);
	const quand = `${dateLongue(entretienLe)}${heure === null ? '' : ` à ${heureEnClair(heure)}`}`;
	if (jours > 1) return `L’entretien est dans ${jours}\u00a0jours, le ${quand}.`;
	if (jours === 1) return `L’entretien est demain, ${quand}.`;
	if (jours === 0) return `L’entretien est aujourd’hui, ${quand}.`;
	return jours === -1
		? `L’entretien était prévu hier, ${quand}.`
		: `L’entretien était prévu il y a ${-jours}\u00a0jours, le ${quand}.`;
}

/** The last day to write before the interview, ISO: its eve. `null` when its day is not known, or when the eve is past. */
export function dernierJourPourEcrire({ entretienLe }: Convocation, au: string): string | null {
	if (entretienLe === null || entretienLe <= au) return null;
	return joursApres(entretienLe, -1);
}

function jourDe(
	champ: Extract<ChampDeConvocation, 'recueLe' | 'entretienLe'>,
	saisie: Saisie,
	au: string,
	erreurs: ErreurChamp[]
): string | null {
	if (saisie[champ] === '') return null;
	const jour = jourSaisi(saisie[champ]);
	if (jour === null) {
		erreurs.push({
			champ,
			message: `«\u00a0${court(saisie[champ])}\u00a0» n’est pas un jour du calendrier\u202f: écrivez par exemple 26/01/2026.`
		});
	} else if (Math.abs(joursEntre(au, jour)) > LOIN) {
		erreurs.push({
			champ,
			message: `Le ${dateLongue(jour)} est bien loin d’aujourd’hui\u202f: vérifiez l’année.`
		});
		return null;
	}
	return jour;
}

const court = (texte: string): string => (texte.length > 40 ? `${texte.slice(0, 40)}…` : texte);
