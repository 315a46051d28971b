import { avant, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import { instance } from '#lib/domain/regimes/instances.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;

/** Somebody who sits for the staff. */
export type Membre = { nom: string; role: string };

/** A sitting of a CAP or CCP that a section prepares: those who sit for it receive the dossiers. */
export type Seance = {
	le: Day;
	/** Whose dossiers the commission hears. */
	regime: RegimeCode;
	/** Its name, ready for « séance de … »: « la CAP nationale ». */
	commission: string;
	lieu: string;
	membres: Membre[];
	/** For the delegates. */
	note: string;
};

/** Civil servants go before a CAP, contract staff before a CCP. */
export const sigle = (regime: RegimeCode): 'CAP' | 'CCP' =>
	regime.startsWith('contractuel') ? 'CCP' : 'CAP';

/**
 * The name that the commission bears on a day. The register speaks to an agent (« la CAP dont relève votre corps »); where it
 * leaves several open, the bare name is proposed and the delegate writes the rest.
 */
export function commissionProposee(
	regime: RegimeCode,
	employeur: EmployeurCode | null,
	le: Day
): string | null {
	if (estAncien(regime)) return null;
	const nom = instance(regime, employeur, le)?.nom;
	return nom && !/\b(?:votre|ou|puis)\b/.test(nom) ? nom : `la ${sigle(regime)}`;
}

/** How far ahead a sitting is fixed, in days: beyond, the year was mistyped. */
const JOURS_A_L_AVANCE = 730;
const MEMBRES_MAXIMUM = 40;
const NOM_MAXIMUM = 120;

/**
 * Reads who sits, one a line: « Dominique Faure, titulaire ». What follows the first comma is the role; without one, the
 * person sits for the staff. Refused: nobody, a line too long, too many lines, the same person twice.
 */
export function membresSaisis(texte: string): { ok: true; membres: Membre[] } | Refus {
	const lignes = texte
		.split('\n')
		.map((ligne) => ligne.replace(/\s+/g, ' ').trim())
		.filter((ligne) => ligne !== '');
	if (lignes.length === 0)
		return refus(
			'sans-membre',
			'Nommez au moins un·e élu·e : un agent ne confie pas son dossier à une liste vide.',
			'membres'
		);
	if (lignes.length > MEMBRES_MAXIMUM)
		return refus('trop-de-membres', `Nommez ${MEMBRES_MAXIMUM} élu·es au plus.`, 'membres');
	const longue = lignes.find((ligne) => ligne.length > NOM_MAXIMUM);
	if (longue !== undefined)
		return refus(
			'membre-trop-long',
			`La ligne « ${longue.slice(0, 40)}… » est trop longue : un nom et un rôle, ${NOM_MAXIMUM} caractères au plus.`,
			'membres'
		);
	const membres = lignes.map(membre);
	const sansNom = membres.find(({ nom }) => nom === '');
	if (sansNom) return refus('membre-sans-nom', `Il manque le nom avant « , ${sansNom.role} ».`, 'membres');
	const double = membres.find(({ nom }, rang) => membres.findIndex((autre) => autre.nom === nom) !== rang);
	if (double) return refus('membre-double', `« ${double.nom} » est nommé deux fois.`, 'membres');
	return { ok: true, membres };
}

function membre(ligne: string): Membre {
	const virgule = ligne.indexOf(',');
	if (virgule === -1) return { nom: ligne, role: SANS_ROLE };
	return { nom: ligne.slice(0, virgule).trim(), role: ligne.slice(virgule + 1).trim() || SANS_ROLE };
}

const SANS_ROLE = 'élu·e du personnel';

/** The members as they are typed. */
export const membresEnTexte = (membres: readonly Membre[]): string =>
	membres.map(({ nom, role }) => (role === SANS_ROLE ? nom : `${nom}, ${role}`)).join('\n');

/**
 * Whether a sitting may be held on this day. Refused: a day gone by at its opening, a day too far ahead. One that has been held
 * may be corrected to another past day, and comes back to the future only while no result is known.
 */
export function jourDeSeance(
	le: Day,
	{ au, avant: ancien, resultats }: { au: Day; avant: Day | null; resultats: boolean }
): { ok: true } | Refus {
	const tenue = ancien !== null && !avant(au, ancien);
	if (avant(le, au) && !tenue)
		return refus(
			'seance-passee',
			`Le ${enToutesLettres(le)} est passé : une séance se prépare avant d’être tenue. Vérifiez le jour.`,
			'le'
		);
	if (avant(au.add({ days: JOURS_A_L_AVANCE }), le))
		return refus('seance-lointaine', 'C’est dans plus de deux ans : vérifiez l’année.', 'le');
	if (resultats && avant(au, le))
		return refus(
			'seance-deja-rendue',
			'Un avis est déjà noté pour cette séance : elle ne peut pas être à venir.',
			'le'
		);
	return { ok: true };
}

/** « CAP nationale du mardi 14 avril 2026 » */
export const titreDeSeance = ({ commission, le }: Pick<Seance, 'commission' | 'le'>): string =>
	typographie(`${majuscule(commission.replace(/^(?:la|le) /i, ''))} du ${enToutesLettres(le)}`);
