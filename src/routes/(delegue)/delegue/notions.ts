import type { Notion } from '#lib/domain/participation/section.ts';

/** The names of what is counted: a line of a list, a column, one person, several. */
export const NOTIONS_DITES: Record<
	Notion,
	{ libelle: string; colonne: string; un: string; plusieurs: string }
> = {
	participants: {
		libelle: 'Personnes comptées',
		colonne: 'Compté·es',
		un: 'personne comptée',
		plusieurs: 'personnes comptées'
	},
	engages: { libelle: 'Promesses', colonne: 'Promis', un: 'promesse', plusieurs: 'promesses' },
	convoques: {
		libelle: 'Personnes convoquées',
		colonne: 'Convoqué·es',
		un: 'personne convoquée',
		plusieurs: 'personnes convoquées'
	},
	secondes: {
		libelle: 'Deuxièmes convocations',
		colonne: '2e convocation',
		un: 'deuxième convocation',
		plusieurs: 'deuxièmes convocations'
	},
	refus: { libelle: 'Refus annoncés', colonne: 'Refus', un: 'refus annoncé', plusieurs: 'refus annoncés' },
	absences: {
		libelle: 'Absences constatées',
		colonne: 'Absences',
		un: 'absence constatée',
		plusieurs: 'absences constatées'
	},
	comptesRendus: {
		libelle: 'Comptes rendus reçus',
		colonne: 'Comptes rendus reçus',
		un: 'compte rendu reçu',
		plusieurs: 'comptes rendus reçus'
	},
	attendus: {
		libelle: 'Comptes rendus attendus',
		colonne: 'Attendus',
		un: 'compte rendu attendu',
		plusieurs: 'comptes rendus attendus'
	},
	contestations: {
		libelle: 'Contestations',
		colonne: 'Contestent',
		un: 'contestation',
		plusieurs: 'contestations'
	},
	favorables: {
		libelle: 'Contestations accordées',
		colonne: 'Accordées',
		un: 'contestation accordée',
		plusieurs: 'contestations accordées'
	},
	partielles: {
		libelle: 'Contestations accordées en partie',
		colonne: 'En partie',
		un: 'contestation accordée en partie',
		plusieurs: 'contestations accordées en partie'
	},
	rejets: {
		libelle: 'Contestations rejetées',
		colonne: 'Rejetées',
		un: 'contestation rejetée',
		plusieurs: 'contestations rejetées'
	}
};

/** What was promised, what was asked, what was refused in fact: three lengths that are never merged. */
export const TROIS = ['engages', 'convoques', 'refus'] as const satisfies readonly Notion[];
