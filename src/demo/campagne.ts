import type { DetailsDeCampagne } from '#lib/server/details-de-campagne.ts';

/** What the union of the demo wrote: seven clips over a year, the last one still to come, and a text nobody gave to read yet. */
export type EntreeDeDemo = {
	cle: string;
	titre: string;
	resume: string;
	corps: string;
	details: DetailsDeCampagne;
	/** Days from the first start of the demo: in the past, to come, or null for a draft. */
	jours: number | null;
};

const clip = (transcription: string, liees: string[] = []): DetailsDeCampagne => ({
	sorte: 'clip',
	transcription,
	documents: [],
	liees
});

export const CAMPAGNE: readonly EntreeDeDemo[] = [
	{
		cle: 'les-dominos',
		titre: 'Les dominos',
		resume: 'On retire une permanence, puis une autre. Qui tombe à la fin ?',
		jours: -320,
		corps: `« Gérer autrement », « responsabiliser l’usager », « limiter la durée du suivi » : prises une à une, ces phrases ont l’air raisonnables. Ce clip les met à la suite.

Nous l’avons écrit après avoir lu un rapport de direction qui demandait moins de temps par personne reçue, au nom de l’autonomie. Personne n’y était nommé. Tout le monde y perdait quelque chose.`,
		details: clip(
			`*Une longue table. Une main pose des dominos debout, un mot écrit sur chacun.*

**La voix.** Une permanence le matin seulement. C’est plus rationnel.

*« Permanence » bascule et touche « rendez-vous ».*

**La voix.** Trois semaines pour un rendez-vous. On s’organise.

*« Rendez-vous » touche « écoute », qui touche « collègue ».*

**La voix.** Elle est partie. On ne la remplacera pas. L’équipe est autonome.

*Les dominos tombent de plus en plus vite. Le dernier, plus grand, n’a pas de mot : seulement la silhouette d’une personne. Il penche.*

*La main arrive, et le retient. Une autre main la rejoint.*

**La voix.** À un, on le retarde. À plusieurs, on le relève.`,
			['compte-a-rebours']
		)
	},
	{
		cle: 'compte-a-rebours',
		titre: 'Compte à rebours',
		resume: 'Cinq entretiens, cinq années, la même chaise. Ce qui change peu à peu.',
		jours: -270,
		corps: `La première année, l’entretien se passe bien. C’est ce que racontent presque tous les collègues : on parle, on est écouté, on ressort content.

Le clip montre les suivantes. Les objectifs arrivent, puis les chiffres, puis la mission chargée d’« accompagner le changement ». Rien de brutal. C’est cela qu’il faut voir venir.`,
		details: clip(
			`*Un bureau, une chaise. Un chiffre au mur : 5.*

**Elle.** Alors, cette année ?

**Lui.** Une bonne année. On a repensé l’accueil à trois.

*Le chiffre passe à 4.*

**Elle.** On va fixer deux objectifs. Rien d’impossible.

*3.*

**Elle.** Il faudrait qu’ils soient mesurables. Un pourcentage, par exemple.

**Lui.** Un pourcentage de quoi ?

*2.*

**Elle.** Vos collègues y arrivent, eux.

*1. La chaise est vide. La porte s’ouvre : ils sont six à entrer, chacun apporte la sienne.*

**Lui.** On a préféré venir parler du service.`,
			['les-dominos', 'temoignage']
		)
	},
	{
		cle: 'temoignage',
		titre: 'Témoignage',
		resume: 'Elle y croyait. Elle raconte comment elle a changé d’avis.',
		jours: -220,
		corps: `Une collègue du travail social a accepté de nous dire son histoire ; une comédienne la joue, et rien ne permet de la reconnaître.

Elle trouvait la note d’autrefois infantilisante, et elle avait raison. L’entretien lui promettait mieux : être reconnue pour ce qu’elle fait.`,
		details: clip(
			`*Plan fixe. Une femme parle face à nous.*

Au début, j’étais pour. La note, c’était l’école. Là, on allait enfin parler de mon métier.

La première fois, j’avais préparé trois pages. Il y avait une famille que j’avais suivie deux ans. J’étais fière de ce qu’on avait fait ensemble.

On m’a demandé combien de familles. Pas laquelle. Combien.

*Un silence.*

L’année d’après, j’avais un objectif. Je l’ai atteint. Pour l’atteindre, j’ai arrêté d’aller voir les gens chez eux.

J’ai eu un bon compte rendu. C’est en le lisant que j’ai eu honte.

Cette année, avec les collègues, on a écrit le nôtre.`,
			['compte-a-rebours', 'ce-qui-ne-se-mesure-pas']
		)
	},
	{
		cle: 'demande-urgente',
		titre: 'Demande urgente',
		resume: 'Une famille sans toit ce soir, et onze cases à remplir avant d’avoir une réponse.',
		jours: -165,
		corps: `L’histoire est vraie ; les noms et les lieux sont changés. Entre l’accueil, où l’on a quelqu’un en face de soi, et le bureau où l’on décide, la procédure a pris toute la place.

Personne n’y est méchant. Chacun remplit sa case.`,
		details: clip(
			`*Un comptoir, 16 h 40 à l’horloge. Une mère, deux enfants.*

**L’agente**, *au téléphone.* C’est pour ce soir. Non, ce soir.

**Une voix.** Il me faut le formulaire de demande urgente.

**L’agente.** Je l’ai envoyé à quinze heures.

**La voix.** C’était l’ancien. Le nouveau a onze rubriques.

*16 h 55. Elle remplit, debout. Un enfant s’est endormi.*

**La voix.** Rubrique neuf : quel est l’objectif de la demande ?

*L’agente regarde la mère, repose le téléphone, et sort son propre carnet d’adresses.*

*17 h 30. Ils ont un toit. À l’écran : « Demande classée sans suite : dossier incomplet. »*`,
			['les-dossiers']
		)
	},
	{
		cle: 'les-dossiers',
		titre: 'Les dossiers',
		resume: 'Cent vingt avant vendredi. Peu importe ce qu’il y a dedans.',
		jours: -110,
		corps: `On n’évalue plus ce que fait le service, mais ce que rend chaque agent. Alors les dossiers deviennent des unités, et le savoir-faire un temps de traitement.

Le clip dure le temps d’une pile.`,
		details: clip(
			`*Deux bureaux face à face. Deux piles. Un compteur au-dessus de chacune.*

**Le premier agent** *lit, annote, appelle. Son compteur : 1.*

**Le second** *tamponne. Son compteur : 9, 10, 11.*

**Une affiche :** « Bravo à notre agent du mois. »

*Le premier regarde l’affiche, puis sa page. Il hésite. Il tamponne. 2, 3, 4.*

*La pile tombe. Une photo glisse d’une chemise : un visage. Le second la ramasse.*

**Le second.** Lui, je l’ai refusé tout à l’heure. Je ne l’avais pas lu.

*Ils s’assoient du même côté. Les compteurs s’arrêtent.*`,
			['demande-urgente', 'ce-qui-ne-se-mesure-pas']
		)
	},
	{
		cle: 'la-montre',
		titre: 'La montre',
		resume: 'Dix minutes de silence avec un adolescent. Dans quelle case les mettre ?',
		jours: -45,
		corps: `Deux clips de cette série racontent un moment où des collègues ont su qu’ils avaient bien travaillé. Celui-ci est le premier.

Aucun tableau n’aurait gardé trace de ce moment. C’est pourtant le cœur du métier.`,
		details: clip(
			`*Une cour, un banc. Un éducateur, un garçon de quinze ans qui ne parle pas. Une montre arrêtée dans la main du garçon.*

**L’éducateur.** Elle est à qui ?

*Pas de réponse. Le temps passe. L’éducateur sort un couteau suisse, ouvre le boîtier, souffle. Il ne pose plus de question.*

*Dix minutes. Le garçon se penche, puis prend la petite vis, et la remet lui-même.*

*Le tic-tac.*

**Le garçon.** À mon père.

*C’est la première fois qu’il en parle.*

*À l’écran : « Actes réalisés : 0. Durée : 45 minutes. »*`,
			['ce-qui-ne-se-mesure-pas']
		)
	},
	{
		cle: 'detour',
		titre: 'Détour',
		resume: 'Elle devait rentrer au bureau. Elle a fait le tour par le marché.',
		jours: 9,
		corps: `Le second de nos deux clips sur le travail qu’on ne voit pas, et le dernier de l’année.

Le détour n’est pas prévu. Il n’est pas non plus du temps perdu.`,
		details: clip(
			`*Une assistante sociale sort d’un immeuble. Une dame âgée, sur le seuil, ne veut pas qu’on entre.*

**La dame.** Je n’ai besoin de rien.

**L’assistante sociale.** Moi, il me faut des pommes. Vous m’accompagnez ?

*Le marché. Elles parlent de tout autre chose. La dame porte le panier, puis s’appuie à un bras.*

**La dame.** Vous savez, mon chauffage…

*Au retour, la porte reste ouverte.*

*Le téléphone sonne.* **Une voix.** Tu en es où de tes visites ?

**L’assistante sociale.** J’en ai fait une.`,
			['la-montre']
		)
	},
	{
		cle: 'ce-que-nous-avons-entendu',
		titre: 'Ce que nous avons entendu cette année',
		resume: 'Paroles recueillies pendant les heures d’information.',
		jours: null,
		corps: `Brouillon : à compléter avec les notes de Nantes et de Saint-Nazaire.

- « Je ne savais pas que les autres avaient les mêmes objectifs que moi. »
- « On a fait le bilan du service en une heure. Il y avait trois ans à dire. »`,
		details: { sorte: 'texte', documents: [], liees: [] }
	}
];

/** What the section of the demo says of itself, and of one question. */
export const ECRITS_DE_LA_SECTION = {
	presentation: {
		titre: 'Qui nous sommes',
		resume: 'Des collègues des Finances publiques, dans trois services.',
		corps: `Nous sommes des agents de Loire-Océan : accueil, gestion, recouvrement, vérification. Nous tenons une permanence deux fois par semaine, et une heure d’information chaque mois.

Depuis trois ans, nous aidons à préparer les entretiens, à relire les comptes rendus et à écrire les recours. Vous pouvez venir sans être adhérent·e, et ce que vous dites reste entre nous.`
	},
	position: {
		cle: 'suis-je-oblige-de-venir',
		titre: 'Nous proposons de refuser ensemble',
		resume: 'Décision de l’assemblée de section.',
		corps: `Notre assemblée propose de ne pas aller à l’entretien individuel, à plusieurs, par une lettre remise le même jour. Elle demande à la place une réunion par service sur les effectifs et l’accueil.

Chacun décide pour soi, après avoir lu les risques. Celles et ceux qui y vont restent des nôtres.`
	}
} as const;
