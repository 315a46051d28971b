/** The answers to a question that one may not know. */
export const OUI_NON = [
	{ valeur: 'oui', libelle: 'Oui' },
	{ valeur: 'non', libelle: 'Non' },
	{ valeur: '', libelle: 'Je ne sais pas' }
];
