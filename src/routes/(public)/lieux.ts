import type { EmployeurCode, Statut } from '#lib/domain/regimes/codes.ts';
import type { Versant } from '#lib/domain/regimes/regime-de.ts';

/** Places of work to choose from, in the order of the question: an employer with rules of its own, or a whole branch. Short enough for a phone. */
export const LIEUX = [
	{ valeur: 'dgfip', libelle: 'DGFiP', groupe: 'État' },
	{ valeur: 'douane', libelle: 'Douane', groupe: 'État' },
	{ valeur: 'finances', libelle: 'Finances, autre direction', groupe: 'État' },
	{ valeur: 'education-biatss', libelle: 'Éducation, université (BIATSS)', groupe: 'État' },
	{ valeur: 'defense', libelle: 'Ministère des Armées', groupe: 'État' },
	{ valeur: 'onic', libelle: 'Ex-ONIC, notation de 2005', groupe: 'État' },
	{ valeur: 'etat', libelle: 'Autre service de l’État', groupe: 'État' },
	{ valeur: 'territorial', libelle: 'Commune, département, région', groupe: 'Autres employeurs publics' },
	{ valeur: 'hospitalier', libelle: 'Hôpital, établissement de santé', groupe: 'Autres employeurs publics' }
] as const satisfies { valeur: EmployeurCode | Versant | 'onic'; libelle: string; groupe: string }[];

export const CHOIX_DE_STATUT: { valeur: Statut; libelle: string; aide?: string }[] = [
	{ valeur: 'titulaire', libelle: 'Fonctionnaire titulaire' },
	{
		valeur: 'stagiaire',
		libelle: 'Fonctionnaire stagiaire',
		aide: 'En stage avant la titularisation\u202f: un avis est ajouté pour vous.'
	},
	{ valeur: 'contractuel', libelle: 'Contractuel ou contractuelle' },
	{ valeur: 'ouvrier-etat', libelle: 'Ouvrier ou ouvrière de l’État' }
];
