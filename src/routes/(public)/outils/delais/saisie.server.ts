import { echeances, type Question } from '#lib/domain/dossier/echeances.ts';
import type { ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { ZONES, type Zone } from '#lib/domain/regimes/codes.ts';
import { jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { faitSaisi } from '../../../faits/saisie.ts';
import { type Situation, situationDe } from '../../situation.ts';
import { CASES, detailsUtiles, type Valeurs } from './cases.ts';

/** A fact as given, with its place in the form. */
type FaitDonne = { cle: string; fait: Fait };

export type Calcul = {
	situation: Situation;
	zone: Zone;
	donnes: FaitDonne[];
	chaine: ResultatEcheances;
};

/** Who asks; refused as in `situationDe`. */
export const quiDemande = (valeurs: Valeurs): ReturnType<typeof situationDe> =>
	situationDe({
		lieu: valeurs['lieu'] ?? '',
		statut: valeurs['statut'] ?? '',
		decharge: valeurs['decharge'] ?? ''
	});

/**
 * Reads the form and counts. `aujourdhui` is the day in the zone that was chosen. Refused, each at its field: no place of work, an
 * unknown zone or day, no fact at all, a fact without its day, facts that could not have happened in that order.
 */
export function calcul(
	valeurs: Valeurs,
	aujourdhui: (zone: Zone) => Temporal.PlainDate
): { ok: true; calcul: Calcul } | { ok: false; erreurs: ErreurChamp[] } {
	const qui = quiDemande(valeurs);
	const zone = zoneDe(valeurs);
	const au = jourDe(valeurs['au'] ?? '', aujourdhui(zone));
	const { donnes, erreurs } = faitsDonnes(valeurs);
	const aReprendre = [...(qui.ok ? [] : qui.erreurs), ...erreurs, ...(au ? [] : [JOUR_ILLISIBLE])];
	if (!qui.ok || !au || aReprendre.length > 0) return { ok: false, erreurs: aReprendre };
	const { situation } = qui;
	const { regime, employeur, decharge } = situation;
	const question = { regime, employeur: employeur ?? null, zone, au, decharge };
	const chaine = echeances({ ...question, faits: donnes.map(({ fait }) => fait) });
	if (chaine.ok) return { ok: true, calcul: { situation, zone, donnes, chaine } };
	return { ok: false, erreurs: [reproche(chaine, donnes, question)] };
}

/** The zone of the holidays; an unknown one is the one that most people are in, as the list shows it. */
export const zoneDe = (valeurs: Valeurs): Zone =>
	ZONES.find((zone) => zone === valeurs['zone']) ?? 'metropole';

const JOUR_ILLISIBLE: ErreurChamp = {
	champ: 'au',
	message: 'Ce n’est pas un jour du calendrier\u202f: écrivez par exemple 26/01/2026, ou laissez vide.'
};

const RIEN: ErreurChamp = {
	champ: 'compte-rendu-notifie-le',
	message: 'Donnez au moins une date\u202f: celle de votre compte rendu ou de votre convocation, par exemple.'
};

function jourDe(texte: string, aujourdhui: Temporal.PlainDate): Temporal.PlainDate | null {
	if (texte === '') return aujourdhui;
	const iso = jourSaisi(texte);
	return iso === null ? null : Temporal.PlainDate.from(iso);
}

/** The facts that have a day or a detail; a fact whose details alone were given lacks its day. */
function faitsDonnes(valeurs: Valeurs): { donnes: FaitDonne[]; erreurs: ErreurChamp[] } {
	const donnes: FaitDonne[] = [];
	const erreurs: ErreurChamp[] = [];
	for (const { cle, type } of CASES) {
		const noms = ['le', ...detailsUtiles(type).map(([nom]) => nom)];
		const propres = Object.fromEntries(noms.map((nom) => [nom, valeurs[`${cle}-${nom}`] ?? '']));
		if (Object.values(propres).every((valeur) => valeur === '')) continue;
		const saisi = faitSaisi(type, propres);
		if (saisi.ok) donnes.push({ cle, fait: saisi.fait });
		else erreurs.push(...saisi.erreurs.map((erreur) => ({ ...erreur, champ: `${cle}-${erreur.champ}` })));
	}
	return { donnes, erreurs: donnes.length + erreurs.length === 0 ? [RIEN] : erreurs };
}

/**
 * What is wrong with facts that are refused together, at the field of the first one, in the order of the form, whose day contradicts
 * those above it: it has a field even where several contradict each other.
 */
function reproche(
	{ refus }: Refus,
	donnes: readonly FaitDonne[],
	question: Omit<Question, 'faits'>
): ErreurChamp {
	if (refus.champ === 'employeur') return { champ: 'lieu', message: refus.message };
	for (const [rang, { cle, fait }] of donnes.entries()) {
		const lu = echeances({ ...question, faits: donnes.slice(0, rang + 1).map((un) => un.fait) });
		if (lu.ok) continue;
		const detail = detailsUtiles(fait.type).some(([nom]) => nom === lu.refus.champ) ? lu.refus.champ : 'le';
		return { champ: `${cle}-${detail}`, message: lu.refus.message };
	}
	return { champ: '', message: refus.message };
}
