/** The steps of the way, in order, each with its own address. */
export const ETAPES = [
	{ code: 'texte', chemin: '/outils/compte-rendu', libelle: 'Votre compte rendu' },
	{ code: 'questions', chemin: '/outils/compte-rendu/questions', libelle: 'Les questions' },
	{ code: 'resultat', chemin: '/outils/compte-rendu/resultat', libelle: 'Le résultat' }
] as const;
export type CodeEtape = (typeof ETAPES)[number]['code'];
