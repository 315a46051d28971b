import type { EmployeurCode, Statut } from '#lib/domain/regimes/codes.ts';
import type { Versant } from '#lib/domain/regimes/regime-de.ts';

/** Places of work to choose from, in the order of the question: an employer with rules of its own, or a whole branch. */
export const LIEUX = [
	{ valeur: 'dgfip', libelle: 'À la DGFiP' },
	{ valeur: 'douane', libelle: 'À la Douane' },
	{ valeur: 'finances', libelle: 'Dans une autre direction des ministères économiques et financiers' },
	{
		valeur: 'education-biatss',
		libelle: 'Dans l’Éducation nationale ou l’enseignement supérieur (personnels BIATSS)'
	},
	{ valeur: 'defense', libelle: 'Au ministère des Armées' },
	{ valeur: 'onic', libelle: 'À l’ex-ONIC (office des céréales), encore sous la notation de 2005' },
	{ valeur: 'etat', libelle: 'Dans un autre service de l’État' },
	{ valeur: 'territorial', libelle: 'Dans une commune, un département, une région ou leurs établissements' },
	{ valeur: 'hospitalier', libelle: 'Dans un hôpital ou un autre établissement public de santé' }
] as const satisfies { valeur: EmployeurCode | Versant | 'onic'; libelle: string }[];

export const CHOIX_DE_STATUT: { valeur: Statut; libelle: string; aide?: string }[] = [
	{ valeur: 'titulaire', libelle: 'Fonctionnaire titulaire' },
	{
		valeur: 'stagiaire',
		libelle: 'Je suis stagiaire',
		aide: 'En stage avant la titularisation : un avis est ajouté pour vous.'
	},
	{ valeur: 'contractuel', libelle: 'Contractuel ou contractuelle' },
	{ valeur: 'ouvrier-etat', libelle: 'Ouvrier ou ouvrière de l’État' }
];
