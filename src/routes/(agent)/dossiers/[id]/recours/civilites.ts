export const CIVILITES = ['madame', 'monsieur', 'inconnue'] as const;

const LIBELLES: Record<(typeof CIVILITES)[number], string> = {
	madame: 'Madame',
	monsieur: 'Monsieur',
	inconnue: 'Je ne sais pas'
};

export const OPTIONS_DE_CIVILITE = CIVILITES.map((valeur) => ({ valeur, libelle: LIBELLES[valeur] }));

/** « Madame », « Monsieur », « Je ne sais pas ». */
export const libelleDeCivilite = (civilite: string): string =>
	OPTIONS_DE_CIVILITE.find(({ valeur }) => valeur === civilite)?.libelle ?? '';
