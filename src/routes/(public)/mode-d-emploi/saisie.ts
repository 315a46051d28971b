import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Suivi } from '#lib/domain/mode-d-emploi/mode-d-emploi.ts';
import { ZONES, type Zone } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { dateLongue, jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { type Situation, situationDe } from '../situation.ts';

/** What the form asks, by the names of its fields; the days in the order in which they come. */
export const JOURS = ['recueLe', 'entretienLe', 'refusLe', 'communiqueLe', 'notifieLe'] as const;
export const CHAMPS = ['lieu', 'statut', 'decharge', 'zone', ...JOURS] as const;
type NomDeJour = (typeof JOURS)[number];
export type Valeurs = Readonly<Record<string, string>>;

/** Who follows the steps and with which days. */
export type Demande = { situation: Situation; suivi: Suivi };

/** Years away from today beyond which a day is surely mistyped. */
const LOIN = 3;

/** The zone of the holidays; an unknown one is the one that most people are in. */
export const zoneDe = (valeurs: Valeurs): Zone =>
	ZONES.find((zone) => zone === valeurs['zone']) ?? 'metropole';

/**
 * Reads the form. Refused, each at its field: nobody to apply a rule to, a day that no calendar has, a year far from this
 * one, a day still to come where something has happened, a report before the convocation.
 */
export function demande(
	valeurs: Valeurs,
	au: Temporal.PlainDate
): { ok: true; demande: Demande } | { ok: false; erreurs: ErreurChamp[] } {
	const erreurs: ErreurChamp[] = [];
	const qui = situationDe({
		lieu: valeurs['lieu'] ?? '',
		statut: valeurs['statut'] ?? '',
		decharge: valeurs['decharge'] ?? ''
	});
	if (!qui.ok) erreurs.push(...qui.erreurs);
	const lus = new Map<NomDeJour, Temporal.PlainDate>();
	for (const nom of JOURS) {
		const lu = jourDe(valeurs[nom] ?? '', { au, aVenir: nom === 'entretienLe' });
		if (lu.ok) {
			if (lu.jour) lus.set(nom, lu.jour);
		} else erreurs.push({ champ: nom, message: typographie(lu.message) });
	}
	erreurs.push(...erreursDOrdre(lus));
	if (!qui.ok || erreurs.length > 0) return { ok: false, erreurs };
	const { situation } = qui;
	return {
		ok: true,
		demande: {
			situation,
			suivi: {
				regime: situation.regime,
				employeur: situation.employeur ?? null,
				zone: zoneDe(valeurs),
				au,
				faits: faitsDe(lus),
				entretienLe: lus.get('entretienLe') ?? null
			}
		}
	};
}

function jourDe(
	texte: string,
	{ au, aVenir }: { au: Temporal.PlainDate; aVenir: boolean }
): { ok: true; jour: Temporal.PlainDate | null } | { ok: false; message: string } {
	if (texte === '') return { ok: true, jour: null };
	const iso = jourSaisi(texte);
	if (iso === null) {
		const message = `« ${texte.slice(0, 40)} » n’est pas un jour du calendrier : écrivez par exemple 26/01/2026.`;
		return { ok: false, message };
	}
	const jour = Temporal.PlainDate.from(iso);
	if (Math.abs(jour.year - au.year) > LOIN) {
		return { ok: false, message: 'Cette année est bien loin de la nôtre : vérifiez-la.' };
	}
	return aVenir || Temporal.PlainDate.compare(jour, au) <= 0
		? { ok: true, jour }
		: { ok: false, message: `Le ${dateLongue(iso)} n’est pas encore arrivé : vérifiez ce jour.` };
}

function faitsDe(lus: ReadonlyMap<NomDeJour, Temporal.PlainDate>): Fait[] {
	const entretienLe = lus.get('entretienLe');
	const recueLe = lus.get('recueLe');
	const types = {
		refusLe: 'refus-envoye',
		communiqueLe: 'compte-rendu-communique',
		notifieLe: 'compte-rendu-notifie'
	} as const;
	const suite = (['refusLe', 'communiqueLe', 'notifieLe'] as const).flatMap((nom): Fait[] => {
		const le = lus.get(nom);
		return le ? [{ type: types[nom], le }] : [];
	});
	return recueLe
		? [{ type: 'convocation-recue', le: recueLe, ...(entretienLe ? { entretienLe } : {}) }, ...suite]
		: suite;
}

/** A report that comes before the convocation is a day mistyped. */
function erreursDOrdre(lus: ReadonlyMap<NomDeJour, Temporal.PlainDate>): ErreurChamp[] {
	const recueLe = lus.get('recueLe');
	return (['communiqueLe', 'notifieLe'] as const).flatMap((champ) => {
		const le = lus.get(champ);
		if (!le || !recueLe || Temporal.PlainDate.compare(le, recueLe) >= 0) return [];
		const message = 'Le compte rendu ne peut pas précéder la convocation : vérifiez les deux dates.';
		return [{ champ, message: typographie(message) }];
	});
}
