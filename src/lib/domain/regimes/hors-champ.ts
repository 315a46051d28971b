import type { Sources } from '#lib/domain/regimes/regle.ts';
import { typographie } from '#lib/domain/typographie.ts';

type Population = { valeur: string; libelle: string; raison: string; fondements: Sources };

const POPULATIONS: readonly Population[] = [
	{
		valeur: 'enseignant',
		libelle: 'Enseignant·e, ou autre personnel à rendez-vous de carrière',
		raison: 'Le rendez-vous de carrière a ses propres délais, et sa propre règle sur le silence.',
		fondements: ['doctrine-snfolc35-rdv-carriere']
	},
	{
		valeur: 'notation',
		libelle: 'Membre d’un corps resté à la notation (une partie de la police, par exemple)',
		raison: 'Le statut particulier de votre corps fixe la procédure et ses délais.',
		fondements: ['cgfp-l521-2', 'decret-2010-888-art-1']
	},
	{
		valeur: 'onic',
		libelle: 'Agent·e de l’ex-ONIC, sous la notation de 2005',
		raison: 'L’arrêté de cette ancienne notation n’écrit ni délai ni recours.',
		fondements: ['arrete-2005-06-28-onic']
	},
	{
		valeur: 'regi-par-decret-de-2015',
		libelle: 'Membre d’un corps régi par le décret du 3 avril 2015',
		raison: 'Vos délais sont propres à ce décret, avec un entretien de plus et une autre commission.',
		fondements: ['arrete-2016-12-14']
	},
	{
		valeur: 'expert',
		libelle: 'Détaché·e comme expert·e technique international·e',
		raison: 'C’est le ministre d’accueil qui vous évalue.',
		fondements: ['cgfp-r360-17']
	},
	{
		valeur: 'contractuel-enseignant',
		libelle: 'Contractuel ou contractuelle sur les fonctions d’un corps à part (enseignement, par exemple)',
		raison: 'Un arrêté ministériel ou une décision de l’employeur règle votre évaluation.',
		fondements: ['decret-86-83-art-1-4']
	},
	{
		valeur: 'medecin',
		libelle: 'Médecin hospitalier, ou directeur ou directrice d’hôpital',
		raison: 'Votre corps a ses propres règles.',
		fondements: ['csp-r6152-825', 'decret-2020-719']
	}
];

/** Agents whose rules are not those of Vigie: asked first, then told plainly, and no date is computed (regimes.md § 8). */
export const HORS_CHAMP: readonly Population[] = POPULATIONS.map((population) => ({
	...population,
	libelle: typographie(population.libelle),
	raison: typographie(population.raison)
}));

/** The answer of everybody else. */
export const AUCUNE = { valeur: 'aucune', libelle: 'Aucun de ces cas' };
