import { EMPLOYEURS, type EmployeurCode } from '#lib/domain/regimes/codes.ts';
import { VERSANTS, type Versant } from '#lib/domain/regimes/regime-de.ts';
import { majuscule } from '#lib/domain/typographie.ts';

type Employeur = EmployeurCode | Versant;

const NOMS: Record<Employeur, string> = {
	dgfip: 'la DGFiP',
	douane: 'la Douane',
	finances: 'une autre direction des ministères économiques et financiers',
	'education-biatss': 'l’Éducation nationale ou l’enseignement supérieur (BIATSS)',
	defense: 'le ministère des Armées',
	etat: 'un autre service de l’État',
	territorial: 'une collectivité territoriale ou son établissement',
	hospitalier: 'un hôpital ou un autre établissement public de santé'
};

/** The employers that a section may organise, for a list to choose from. */
export const CHOIX_D_EMPLOYEUR = (Object.keys(NOMS) as Employeur[]).map((valeur) => ({
	valeur,
	libelle: majuscule(NOMS[valeur])
}));

/** Narrows what a form or a row says; null for anything else. */
export const employeurDe = (code: string | null): Employeur | null =>
	[...EMPLOYEURS, ...VERSANTS].find((un) => un === code) ?? null;

/** « la DGFiP », or « tous les employeurs ». */
export const nomDeLEmployeur = (code: string | null): string => {
	const connu = employeurDe(code);
	return connu ? NOMS[connu] : 'tous les employeurs';
};
