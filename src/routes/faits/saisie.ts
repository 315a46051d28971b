import type { Fait, TypeDeFait } from '#lib/domain/dossier/faits.ts';
import { lireFait } from '#lib/domain/dossier/lecture-faits.ts';
import { type Detail, FAITS } from '#lib/domain/dossier/libelles.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { heureSaisie } from '#lib/ui/format/heures.ts';

/** What was typed, by field; boxes ticked together stand side by side. */
type Valeurs = Readonly<Record<string, string>>;
/** Undefined: not answered, so not known. */
type Lu = { valeur: unknown } | { erreur: string };

/** Longest details and proof, in characters. */
export const LONGUEUR_DETAIL = 200;
export const LONGUEUR_PREUVE = 600;
/** The box that says that nothing was enclosed, which is not the same as not knowing. */
export const RIEN_DE_JOINT = 'aucun';

/**
 * Reads the form of a fact. Refused, each with its field: no day, a day that no calendar has, an hour that no clock shows, a
 * number out of bounds, a text too long (`longueurPreuve` characters for the proof). Whether the fact fits with the others is not asked here.
 */
export function faitSaisi(
	type: TypeDeFait,
	valeurs: Valeurs,
	longueurPreuve = LONGUEUR_PREUVE
): { ok: true; fait: Fait; preuve: string | null } | { ok: false; erreurs: ErreurChamp[] } {
	const erreurs: ErreurChamp[] = [];
	const donnee: Record<string, unknown> = { type };
	const retenir = (champ: string, lu: Lu) => {
		if ('erreur' in lu) erreurs.push({ champ, message: typographie(lu.erreur) });
		else if (lu.valeur !== undefined) donnee[champ] = lu.valeur;
	};
	const le = valeurs['le'] ?? '';
	retenir('le', le === '' ? { erreur: 'Donnez le jour : sans lui, aucun délai ne se compte.' } : jour(le));
	for (const [nom, detail] of Object.entries<Detail>(FAITS[type].details)) {
		retenir(nom, detailSaisi(valeurs[nom] ?? '', detail));
	}
	const preuve = valeurs['preuve'] ?? '';
	if (preuve.length > longueurPreuve) {
		erreurs.push({ champ: 'preuve', message: tropLong(preuve, longueurPreuve) });
	}
	if (erreurs.length > 0) return { ok: false, erreurs };
	const lu = lireFait(donnee);
	if (!lu.ok) return { ok: false, erreurs: [{ champ: lu.refus.champ ?? '', message: lu.refus.message }] };
	return { ok: true, fait: lu.fait, preuve: preuve || null };
}

/** A recorded fact as the fields of its form. */
export function valeursDuFait(fait: Fait, preuve: string | null): Record<string, string> {
	const { type: _type, ...donnees } = fait;
	const valeurs: Record<string, string> = { preuve: preuve ?? '' };
	for (const [nom, valeur] of Object.entries(donnees)) {
		if (Array.isArray(valeur)) valeurs[nom] = valeur.length === 0 ? RIEN_DE_JOINT : valeur.join(' ');
		else valeurs[nom] = typeof valeur === 'boolean' ? (valeur ? 'oui' : 'non') : String(valeur);
	}
	return valeurs;
}

function detailSaisi(texte: string, detail: Detail): Lu {
	if (texte === '') return { valeur: undefined };
	switch (detail.genre) {
		case 'jour':
			return jour(texte);
		case 'heure': {
			const heure = heureSaisie(texte);
			return heure
				? { valeur: heure }
				: { erreur: `« ${court(texte)} » n’est pas une heure : écrivez par exemple 10:30.` };
		}
		case 'texte':
			return texte.length > LONGUEUR_DETAIL
				? { erreur: tropLong(texte, LONGUEUR_DETAIL) }
				: { valeur: texte };
		case 'oui-non':
			return { valeur: texte === 'oui' };
		case 'nombre': {
			const nombre = /^\d{1,6}$/.test(texte) ? Number(texte) : NaN;
			const { minimum, maximum } = detail;
			return nombre >= minimum && nombre <= maximum
				? { valeur: nombre }
				: { erreur: `Écrivez un nombre entier, de ${minimum} à ${maximum}.` };
		}
		case 'choix':
			return { valeur: texte };
		case 'plusieurs-choix':
			return { valeur: texte.split(' ').filter((code) => code !== RIEN_DE_JOINT) };
	}
}

function jour(texte: string): Lu {
	const iso = jourSaisi(texte);
	return iso
		? { valeur: iso }
		: { erreur: `« ${court(texte)} » n’est pas un jour du calendrier : écrivez par exemple 26/01/2026.` };
}

const tropLong = (texte: string, plus: number): string =>
	`C’est trop long (${texte.length} caractères) : ${plus} au plus.`;

const court = (texte: string): string => (texte.length > 40 ? `${texte.slice(0, 40)}…` : texte);
