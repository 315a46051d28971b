import type { Fait } from '#lib/domain/dossier/faits.ts';
import { CODES_DE_QUESTION, lirePropres } from '#lib/domain/entretien/controle.ts';
import type { ReponsesPropres } from '#lib/domain/entretien/devoir.ts';
import type { Dossier } from '#lib/domain/moyens/dossier.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { dateLongue, jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { QUESTION } from '../../../questions-vues.ts';
import { type Situation, situationDe } from '../../situation.ts';

export type Valeurs = Readonly<Record<string, string>>;

/** Prefix of the fields that answer a question of the duties alone: `d-rubriques`. */
export const PROPRE = 'd-';

/** Years away from today beyond which a day is surely mistyped. */
const LOIN = 5;

export type Demande = { situation: Situation; dossier: Dossier; propres: ReponsesPropres };

/**
 * Reads the form. Refused, each at its field: nobody to apply a rule to, no day of the interview, a day that no calendar has,
 * a day still to come, a year far from this one. Answers are checked by the grounds themselves.
 */
export function demande(
	valeurs: Valeurs,
	au: Temporal.PlainDate
): { ok: true; demande: Demande } | { ok: false; erreurs: ErreurChamp[] } {
	const qui = situationDe({ lieu: valeurs['lieu'] ?? '', statut: valeurs['statut'] ?? '', decharge: '' });
	const erreurs: ErreurChamp[] = qui.ok ? [] : [...qui.erreurs];
	const recueLe = jourDe('recueLe', valeurs, au, erreurs);
	const entretienLe = jourDe('entretienLe', valeurs, au, erreurs);
	if ((valeurs['entretienLe'] ?? '') === '') {
		erreurs.push({ champ: 'entretienLe', message: 'Donnez le jour de l’entretien.' });
	}
	if (!qui.ok || !entretienLe || erreurs.length > 0) return { ok: false, erreurs };
	const { situation } = qui;
	const faits: Fait[] = [
		...(recueLe ? [{ type: 'convocation-recue' as const, le: recueLe, entretienLe }] : []),
		{ type: 'entretien-tenu', le: entretienLe }
	];
	return {
		ok: true,
		demande: {
			situation,
			dossier: {
				regime: situation.regime,
				employeur: situation.employeur ?? null,
				zone: 'metropole',
				au,
				faits,
				reponses: reponsesDe(valeurs)
			},
			propres: lirePropres(
				new Map(
					Object.entries(valeurs).flatMap(([nom, valeur]) =>
						nom.startsWith(PROPRE) ? [[nom.slice(PROPRE.length), valeur] as const] : []
					)
				)
			)
		}
	};
}

/** Answers to the questions of the grounds, by code; an empty one is no answer. */
export const reponsesDe = (valeurs: Valeurs): Record<string, string> =>
	Object.fromEntries(
		[...CODES_DE_QUESTION].flatMap((code) => {
			const valeur = valeurs[QUESTION + code] ?? '';
			return valeur === '' ? [] : [[code, valeur] as const];
		})
	);

function jourDe(
	champ: 'recueLe' | 'entretienLe',
	valeurs: Valeurs,
	au: Temporal.PlainDate,
	erreurs: ErreurChamp[]
): Temporal.PlainDate | null {
	const texte = valeurs[champ] ?? '';
	if (texte === '') return null;
	const iso = jourSaisi(texte);
	const jour = iso === null ? null : Temporal.PlainDate.from(iso);
	const message =
		jour === null
			? `« ${texte.slice(0, 40)} » n’est pas un jour du calendrier : écrivez par exemple 26/01/2026.`
			: Math.abs(jour.year - au.year) > LOIN
				? 'Cette année est bien loin de la nôtre : vérifiez-la.'
				: Temporal.PlainDate.compare(jour, au) > 0
					? `Le ${dateLongue(jour.toString())} n’est pas encore arrivé : cette liste se remplit après l’entretien.`
					: null;
	if (message === null) return jour;
	erreurs.push({ champ, message: typographie(message) });
	return null;
}
