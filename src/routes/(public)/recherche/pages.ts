import { typographie } from '#lib/domain/typographie.ts';
import type { Document } from '#lib/server/recherche.ts';

/** A page that does something: what one may come to look for on it. */
const page = (href: string, titre: string, resume: string): Document => ({
	href,
	genre: 'Page',
	titre: typographie(titre),
	resume: typographie(resume),
	texte: ''
});

/** The pages whose text is not content of the union. */
export const PAGES: readonly Document[] = [
	page(
		'/refuser',
		'Refuser l’entretien',
		'La convocation relue, les risques de votre statut, puis la lettre de boycott à envoyer.'
	),
	page(
		'/contester',
		'Contester le compte rendu',
		'Le recours hiérarchique, la CAP ou la CCP, le tribunal : dans quel ordre, et sous quel délai.'
	),
	page(
		'/mode-d-emploi',
		'Le mode d’emploi, pas à pas',
		'Refuser ensemble, étape par étape, avec vos dates. À imprimer.'
	),
	page('/lettres', 'Les lettres', 'Tous les modèles de lettres, selon le moment.'),
	page(
		'/outils/delais',
		'Calculer vos délais',
		'Le dernier jour pour agir, avec les jours fériés et le calcul expliqué.'
	),
	page(
		'/outils/convocation',
		'Relire une convocation',
		'Ce qu’elle dit, ce qui manque, le préavis de huit jours.'
	),
	page(
		'/outils/compte-rendu',
		'Relire un compte rendu',
		'Ce qui manque, ce qui ne devrait pas y être, les arguments pour un recours.'
	),
	page(
		'/outils/entretien',
		'Les devoirs de l’évaluateur',
		'Après l’entretien : ce qui devait être fait, et ce qui ne l’a pas été.'
	),
	page(
		'/outils/ancienne-notation',
		'Vérifier une ancienne notation',
		'ONIC, ouvriers de la Défense : la note, ligne par ligne.'
	),
	page(
		'/regles',
		'Les règles, une par une',
		'Chaque étape selon votre statut, son délai, son point de départ et sa source.'
	),
	page(
		'/sources',
		'Toutes les sources',
		'Décrets, articles, décisions de justice cités sur ce site, et le jour où ils ont été lus.'
	),
	page('/campagne', 'La campagne', 'Les textes, tracts et vidéos, du plus récent au plus ancien.'),
	page(
		'/chiffres-publics',
		'Les chiffres de l’année',
		'Combien d’agents refusent, combien contestent, sans un seul nom.'
	),
	page(
		'/confidentialite',
		'Ce que Vigie sait et promet',
		'Vos données personnelles, combien de temps elles sont gardées, comment les effacer ; le poste de travail.'
	),
	page('/accessibilite', 'Accessibilité', 'Ce qui a été vérifié, comment signaler un obstacle.'),
	page('/mentions-legales', 'Mentions légales', 'Qui répond de ce site, qui l’héberge.'),
	page('/connexion', 'Mon dossier', 'Se connecter à son espace, sans mot de passe.')
];
