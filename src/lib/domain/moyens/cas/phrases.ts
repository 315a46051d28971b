import type { Mention } from '../mentions.ts';

/** A sentence as found in reports; `moyens`: the grounds that its words call for, in order. */
type Phrase = { titre: string; texte: string; moyens: Mention['moyen'][] };

/** What must be found. */
export const DELICATES: readonly Phrase[] = [
	{
		titre: 'finances publiques, décharge regrettée',
		texte: 'Il est regrettable que sa décharge d’activité ne lui permette pas de s’investir davantage.',
		moyens: ['G20']
	},
	{
		titre: 'décharge en pourcentage',
		texte: 'Compte tenu de sa décharge de 50 %, le portefeuille a été réduit.',
		moyens: ['G20']
	},
	{ titre: 'mandat et activité', texte: 'Ses mandats syndicaux l’éloignent du service.', moyens: ['G20'] },
	{ titre: 'capitales', texte: 'AGENT TRÈS PRIS PAR SON ACTIVITÉ SYNDICALE.', moyens: ['G20'] },
	{
		titre: 'sans accents',
		texte: 'L agent est delegue du personnel et souvent en reunion syndicale.',
		moyens: ['G20', 'G20']
	},
	{ titre: 'écriture inclusive', texte: 'L’agent·e syndiqué·e a demandé un aménagement.', moyens: ['G20'] },
	{
		titre: 'mot coupé en fin de ligne',
		texte: 'Son engagement syn-\n   dical est connu de tous.',
		moyens: ['G20']
	},
	{
		titre: 'mot coupé par la numérisation',
		texte: 'Les absences syndi cales sont nombreuses.',
		moyens: ['G20']
	},
	{ titre: 'lettres espacées', texte: 'Activité  s y n d i c a l e : importante.', moyens: ['G20'] },
	{ titre: 'chiffres pris pour des lettres', texte: 'Participe aux réunions 5yndica1es.', moyens: ['G20'] },
	{
		titre: 'sigle en capitales',
		texte: 'Adhérente à FO, elle participe peu à la vie du service.',
		moyens: ['G20']
	},
	{ titre: 'sigle pointé', texte: 'Représente la C.G.T. dans les instances.', moyens: ['G20'] },
	{
		titre: 'sigle en minuscules',
		texte: 'distribue les publications de la cgt pendant la pause',
		moyens: ['G20']
	},
	{
		titre: 'Solidaires Finances publiques',
		texte: 'Militante à Solidaires Finances publiques.',
		moyens: ['G22', 'G20']
	},
	{
		titre: 'SUD à côté d’un mot de la vie syndicale',
		texte: 'Élu sur la liste SUD, il siège souvent.',
		moyens: ['G20']
	},
	{ titre: 'CFE-CGC', texte: 'Elle représente la CFE-CGC au ministère.', moyens: ['G20'] },
	{ titre: 'Force ouvrière', texte: 'Membre de Force Ouvrière depuis 2019.', moyens: ['G20'] },
	{
		titre: 'heure mensuelle d’information',
		texte: 'A quitté le guichet pour une heure mensuelle d’information.',
		moyens: ['G20']
	},
	{
		titre: 'élu en CAP',
		texte: 'Sa qualité d’élu en CAP ne saurait justifier ces retards.',
		moyens: ['G20']
	},
	{
		titre: 'exercice d’un mandat',
		texte: 'L’exercice de son mandat désorganise le planning.',
		moyens: ['G20']
	},
	{ titre: 'mouvement social', texte: 'A pris part au mouvement social du printemps.', moyens: ['G20'] },
	{
		titre: 'action collective',
		texte: 'Son refus d’entretien s’inscrit dans une action collective.',
		moyens: ['G39', 'G20']
	},
	{ titre: 'mot d’ordre', texte: 'A suivi le mot d’ordre syndical.', moyens: ['G20'] },
	{
		titre: 'temps syndical, hôpital',
		texte: 'Le planning du pôle tient compte de son crédit de temps syndical.',
		moyens: ['G20']
	},
	{ titre: 'tract', texte: 'L’agent a déposé des tracts en salle de repos.', moyens: ['G20'] },
	{
		titre: 'opinions politiques',
		texte: 'Ses opinions politiques transparaissent dans ses courriers.',
		moyens: ['G22']
	},
	{
		titre: 'convictions religieuses',
		texte: 'Doit tenir ses convictions religieuses à distance du service.',
		moyens: ['G22']
	},
	{ titre: 'candidature', texte: 'Sa candidature aux élections municipales crée une gêne.', moyens: ['G22'] },
	{ titre: 'posture militante', texte: 'Une posture militante qui lasse l’équipe.', moyens: ['G22'] },
	{ titre: 'ramadan', texte: 'Moins disponible pendant le ramadan.', moyens: ['G22'] },
	{
		titre: 'arrêt maladie, DGFiP',
		texte: 'Plusieurs arrêts maladie ont perturbé le service.',
		moyens: ['G23']
	},
	{
		titre: 'congé de longue maladie',
		texte: 'L’agente a été placée en congé de longue maladie en mars.',
		moyens: ['G23']
	},
	{ titre: 'sigle CLM', texte: 'Retour de CLM en septembre.', moyens: ['G23'] },
	{ titre: 'mi-temps thérapeutique', texte: 'Reprend en mi-temps thérapeutique.', moyens: ['G23'] },
	{ titre: 'mi-temps coupé en fin de ligne', texte: 'Reprend en mi-\ntemps thérapeutique.', moyens: ['G23'] },
	{
		titre: 'état de santé',
		texte: 'Son état de santé ne lui permet pas de tenir le poste.',
		moyens: ['G23']
	},
	{ titre: 'santé fragile', texte: 'Agent à la santé fragile.', moyens: ['G23'] },
	{ titre: 'problèmes de santé', texte: 'A connu des problèmes de santé cette année.', moyens: ['G23'] },
	{ titre: 'dépression', texte: 'Depuis sa dépression, elle ne prend plus d’initiative.', moyens: ['G23'] },
	{ titre: 'arrêt de travail', texte: 'Un arrêt de travail de trois mois.', moyens: ['G23'] },
	{ titre: 'absences répétées', texte: 'Ses absences répétées pèsent sur ses collègues.', moyens: ['G23'] },
	{ titre: 'souvent malade', texte: 'Il est souvent malade le lundi.', moyens: ['G23'] },
	{ titre: 'accent mal décodé', texte: 'En congÃ© maladie depuis mai.', moyens: ['G23'] },
	{ titre: 'I pris pour l', texte: 'En arrêt maIadie depuis mai.', moyens: ['G23'] },
	{
		titre: 'restrictions médicales',
		texte: 'Les restrictions médicales limitent son activité.',
		moyens: ['G23']
	},
	{ titre: 'aménagement de poste', texte: 'Bénéficie d’un aménagement de poste.', moyens: ['G23'] },
	{
		titre: 'accident de service',
		texte: 'Suite à un accident de service, a été moins productif.',
		moyens: ['G23']
	},
	{ titre: 'grossesse', texte: 'Sa grossesse a réduit son activité.', moyens: ['G24'] },
	{
		titre: 'congé maternité, mairie',
		texte: 'Absente six mois pour congé de maternité, elle n’a pas atteint ses objectifs.',
		moyens: ['G24']
	},
	{ titre: 'enceinte', texte: 'Étant enceinte, elle n’a pas suivi la formation.', moyens: ['G24'] },
	{ titre: 'enfants', texte: 'Part tôt pour aller chercher ses enfants.', moyens: ['G24'] },
	{ titre: 'congé parental', texte: 'De retour de congé parental.', moyens: ['G24'] },
	{ titre: 'mère de famille', texte: 'Mère de famille très occupée.', moyens: ['G24'] },
	{
		titre: 'durée de présence',
		texte: 'La durée de présence est insuffisante pour noter l’agent.',
		moyens: ['G24']
	},
	{
		titre: 'temps partiel',
		texte: 'Son temps partiel ne permet pas de lui confier ce dossier.',
		moyens: ['G25']
	},
	{
		titre: 'quatre-vingts pour cent',
		texte: 'Travaillant à 80 %, elle ne peut prétendre au niveau excellent.',
		moyens: ['G25']
	},
	{
		titre: 'autorisations d’absence',
		texte: 'De nombreuses autorisations spéciales d’absence.',
		moyens: ['G25']
	},
	{ titre: 'congés', texte: 'Pose ses congés au dernier moment.', moyens: ['G25'] },
	{ titre: 'grève', texte: 'A fait grève à quatre reprises.', moyens: ['G26'] },
	{ titre: 'gréviste inclusif', texte: 'Figure parmi les grévistes de décembre.', moyens: ['G26'] },
	{ titre: 'jours de grève, capitales', texte: 'ABSENCES : 3 JOURS DE GREVE', moyens: ['G26'] },
	{ titre: 'accent décomposé', texte: 'A participé a\u0300 la gre\u0300ve du 5 décembre.', moyens: ['G26'] },
	{ titre: 'âge', texte: 'Malgré son âge, elle s’adapte aux outils.', moyens: ['G27'] },
	{ titre: 'handicap', texte: 'Son handicap limite ses déplacements.', moyens: ['G27'] },
	{ titre: 'RQTH', texte: 'L’agent dispose d’une RQTH.', moyens: ['G27'] },
	{ titre: 'origines', texte: 'Ses origines expliquent sa façon de parler.', moyens: ['G27'] },
	{ titre: 'sexe', texte: 'Bons résultats pour un poste technique, étant une femme.', moyens: ['G27'] },
	{ titre: 'retraite', texte: 'Proche de la retraite, se projette peu.', moyens: ['G27'] },
	{ titre: 'apparence', texte: 'Son apparence physique surprend le public.', moyens: ['G27'] },
	{ titre: 'caractère', texte: 'Son caractère difficile est connu.', moyens: ['G31'] },
	{ titre: 'vie privée', texte: 'Des soucis dans sa vie privée.', moyens: ['G31'] },
	{
		titre: 'quota',
		texte: 'Le quota de croix « excellent » étant atteint, niveau ramené à très bon.',
		moyens: ['G33']
	},
	{
		titre: 'refus noté sans plus',
		texte: 'L’agent a refusé l’entretien professionnel du 12 mars.',
		moyens: ['G39']
	},
	{
		titre: 'absence notée sans plus',
		texte: 'Madame Petit ne s’est pas présentée à l’entretien. Le compte rendu a été établi sans elle.',
		moyens: ['G39']
	},
	{ titre: 'absence, phrase courte', texte: 'Ne s’est pas présenté.', moyens: ['G39'] },
	{
		titre: 'entretien non tenu',
		texte: 'L’entretien n’a pas eu lieu, l’agent n’ayant pas souhaité y participer.',
		moyens: ['G39', 'G39']
	},
	{
		titre: 'refus sans incidence',
		texte: 'Son refus d’entretien est sans incidence sur la baisse des effectifs.',
		moyens: ['G39']
	},
	{ titre: 'boycott noté', texte: 'L’agent a boycotté l’entretien.', moyens: ['G39'] },
	{
		titre: 'boycott que le texte nomme grève : ce n’en est pas une',
		texte: 'L’agent a fait grève de l’entretien professionnel.',
		moyens: ['G39']
	},
	{
		titre: 'absence à l’entretien, pas absence pour maladie',
		texte: 'En raison de son absence à l’entretien, le compte rendu est établi sans échange.',
		moyens: ['G39']
	},
	{
		titre: 'croix ramenée après un refus',
		texte: 'Son refus de l’entretien conduit à ramener la croix à « bon ».',
		moyens: ['G40']
	},
	{ titre: 'absences syndicales', texte: 'Ses absences syndicales nuisent au service.', moyens: ['G20'] },
	{ titre: 'franc-maçonnerie', texte: 'Sa franc-maçonnerie est connue.', moyens: ['G22'] },
	{
		titre: 'refus qui abaisse',
		texte: 'Son refus de participer à l’entretien justifie une baisse du niveau « implication ».',
		moyens: ['G40']
	},
	{
		titre: 'refus qui abaisse, phrase suivante',
		texte: 'L’agent a refusé l’entretien. De ce fait, l’appréciation est ramenée à « bon ».',
		moyens: ['G40']
	},
	{
		titre: 'refus reproché',
		texte: 'Nous regrettons le boycott de l’entretien, qui traduit une défiance.',
		moyens: ['G40']
	},
	{
		titre: 'absence qui empêche d’évaluer',
		texte: 'Absent à l’entretien : son attitude ne permet pas d’apprécier ses résultats.',
		moyens: ['G40']
	},
	{
		titre: 'deux sujets dans une phrase',
		texte: 'Ses arrêts maladie et son mandat syndical sont difficiles à concilier.',
		moyens: ['G23', 'G20']
	},
	{
		titre: 'gestion qui souffre de ses arrêts',
		texte: 'La gestion des dossiers a souffert de ses arrêts maladie.',
		moyens: ['G23']
	},
	{
		titre: 'université, décharge syndicale',
		texte: 'La décharge syndicale de Mme Roy réduit le temps consacré à la scolarité.',
		moyens: ['G20']
	},
	{
		titre: 'heures de délégation',
		texte: 'Ses heures de délégation réduisent sa présence au guichet.',
		moyens: ['G20']
	},
	{ titre: 'mandat au comité social', texte: 'Occupe un mandat au CSA local.', moyens: ['G20'] },
	{
		titre: 'siège au comité social territorial',
		texte: 'Siège au comité social territorial, ce qui réduit sa disponibilité.',
		moyens: ['G20']
	},
	{
		titre: 'métier, puis la personne',
		texte: 'La gestion des congés maladie et ses arrêts lui prennent du temps.',
		moyens: ['G23']
	},
	{ titre: 'pétition', texte: 'A organisé une pétition dans le service.', moyens: ['G20'] },
	{
		titre: 'courrier collectif',
		texte: 'A signé un courrier collectif adressé au directeur.',
		moyens: ['G20']
	},
	{ titre: 'esprit contestataire', texte: 'Esprit contestataire.', moyens: ['G22'] },
	{ titre: 'en arrêt', texte: 'A été en arrêt de mars à juin.', moyens: ['G23'] },
	{ titre: 'congé mat', texte: 'Son congé mat a désorganisé le service.', moyens: ['G24'] },
	{ titre: 'deux enfants', texte: 'Dynamique malgré ses deux enfants.', moyens: ['G24'] },
	{ titre: 'présence trop faible', texte: 'Présence trop faible pour être appréciée.', moyens: ['G24'] },
	{
		titre: 'absence d’une durée',
		texte: 'Son absence de trois mois a pesé sur le service.',
		moyens: ['G23']
	},
	{
		titre: 'retraite proche',
		texte: 'Départ en retraite proche : pas de projet de formation.',
		moyens: ['G27']
	},
	{ titre: 'émotivité', texte: 'Trop émotive devant le public.', moyens: ['G31'] },
	{
		titre: 'refus de l’évaluation',
		texte: 'Son refus de l’évaluation traduit un manque de loyauté.',
		moyens: ['G40']
	}
];

/** What must not be found. */
export const ORDINAIRES: readonly Omit<Phrase, 'moyens'>[] = [
	{ titre: 'formation collective', texte: 'Propose chaque année une action de formation collective.' },
	{ titre: 'actions collectives d’un CCAS', texte: 'Anime des actions collectives auprès des familles.' },
	{ titre: 'action collective du service', texte: 'Contribue à l’action collective du service.' },
	{ titre: 'santé publique', texte: 'Pilote les projets de santé publique de la ville.' },
	{ titre: 'service de santé au travail', texte: 'Assure le lien avec le service de santé au travail.' },
	{ titre: 'agence régionale de santé', texte: 'Correspondante de l’agence régionale de santé.' },
	{ titre: 'assurance maladie', texte: 'Suit les conventions avec l’assurance maladie.' },
	{ titre: 'maladies infectieuses', texte: 'Infirmier dans le service des maladies infectieuses.' },
	{ titre: 'mandat de paiement', texte: 'Vise chaque jour les mandats de paiement.' },
	{ titre: 'mandats administratifs', texte: 'Traite les mandats administratifs et les titres de recettes.' },
	{ titre: 'mandat du maire', texte: 'A préparé le bilan du mandat du maire.' },
	{ titre: 'mandat de l’élu', texte: 'Le maire, pendant son mandat, lui a confié ce projet.' },
	{ titre: 'décharge comptable', texte: 'A obtenu la décharge comptable de la régie.' },
	{ titre: 'décharge de responsabilité', texte: 'Fait signer la décharge de responsabilité aux parents.' },
	{ titre: 'décharge sauvage', texte: 'Lutte contre les décharges sauvages.' },
	{ titre: 'déchargé d’un dossier', texte: 'A été déchargé de ce dossier pour en prendre un autre.' },
	{ titre: 'section de fonctionnement', texte: 'Prépare la section de fonctionnement du budget.' },
	{ titre: 'âge dans un mot', texte: 'Le partage, le stage et l’usage des outils sont acquis.' },
	{ titre: 'âge des usagers', texte: 'Accueille des publics de tout âge.' },
	{ titre: 'syndicat mixte', texte: 'Suit le budget du syndicat mixte de l’Orge.' },
	{ titre: 'membre du syndicat mixte', texte: 'La commune est membre du syndicat mixte.' },
	{ titre: 'syndicat intercommunal', texte: 'Secrétaire du syndicat intercommunal scolaire.' },
	{ titre: 'syndicat de copropriété', texte: 'Rappelle les règles au syndicat de copropriété.' },
	{ titre: 'syndic', texte: 'Échange avec le syndic de l’immeuble.' },
	{ titre: 'organe syndical', texte: 'Convoque l’organe syndical du SIVOM.' },
	{ titre: 'comité syndical', texte: 'Rédige les délibérations du comité syndical.' },
	{ titre: 'association syndicale', texte: 'Contrôle les comptes de l’association syndicale autorisée.' },
	{
		titre: 'relations sociales d’une DRH',
		texte: 'Chargée des relations avec les organisations syndicales.'
	},
	{
		titre: 'dialogue avec les représentants',
		texte: 'Conduit le dialogue avec les représentants du personnel.'
	},
	{ titre: 'FO dans un mot', texte: 'Informe, formalise et fortifie le réseau. Bon effort.' },
	{ titre: 'FO code de poste', texte: 'Affectée au guichet FO/BO de la préfecture.' },
	{ titre: 'fo en minuscules', texte: 'Range le fo nds documentaire.' },
	{ titre: 'CFE impôt', texte: 'Gère les réclamations de CFE et de CVAE.' },
	{ titre: 'sud, le point cardinal', texte: 'Couvre le secteur sud et le SIP Sud.' },
	{ titre: 'équipes solidaires', texte: 'Les équipes restent solidaires.' },
	{
		titre: 'Solidaires en tête de phrase',
		texte: 'Solidaires et impliqués, les agents ont tenu les délais.'
	},
	{
		titre: 'politique publique',
		texte: 'Met en œuvre la politique de la ville et les politiques publiques.'
	},
	{ titre: 'élus municipaux', texte: 'Rend compte aux élus et aux conseillers municipaux.' },
	{ titre: 'fait religieux, université', texte: 'Gère les inscriptions en histoire des religions.' },
	{ titre: 'gestion des arrêts', texte: 'Assure la gestion des arrêts maladie.' },
	{
		titre: 'gestion des congés maternité',
		texte: 'Suivi administratif des congés de maternité et des congés parentaux.'
	},
	{ titre: 'paie des temps partiels', texte: 'Traite en paie les temps partiels et les grèves.' },
	{ titre: 'collègue en congé maternité', texte: 'A remplacé une collègue en congé maternité.' },
	{ titre: 'absence des collègues', texte: 'Pallie les absences de ses collègues.' },
	{ titre: 'en l’absence du chef', texte: 'Prend le relais en l’absence de la responsable.' },
	{ titre: 'absence d’erreur', texte: 'Note l’absence d’erreur et l’absence de retard.' },
	{ titre: 'disponibilité', texte: 'Fait preuve d’une grande disponibilité.' },
	{ titre: 'patients dépressifs', texte: 'Accompagne des patients dépressifs.' },
	{ titre: 'femmes enceintes', texte: 'Suivi des femmes enceintes en consultation.' },
	{ titre: 'enceinte sportive', texte: 'Surveille l’enceinte du stade.' },
	{ titre: 'service de maternité', texte: 'Aide-soignante au service de maternité.' },
	{ titre: 'suivi de grossesse', texte: 'Réalise le suivi de grossesses pathologiques.' },
	{ titre: 'enfants accueillis', texte: 'ATSEM attentive aux enfants et à leurs familles.' },
	{ titre: 'usagers handicapés', texte: 'Facilite l’accueil des personnes en situation de handicap.' },
	{ titre: 'handicap au figuré', texte: 'Le logiciel ancien est un handicap pour le service.' },
	{ titre: 'à l’origine', texte: 'Il est à l’origine de la réforme du guichet.' },
	{ titre: 'grève des transports', texte: 'A tenu le poste malgré la grève des transports.' },
	{ titre: 'titre de rubrique', texte: 'Grève.' },
	{ titre: 'place de Grève', texte: 'Guide les visites de la place de Grève.' },
	{ titre: 'entretien des locaux', texte: 'A refusé l’entretien des locaux à un prestataire.' },
	{ titre: 'entretien du matériel', texte: 'Signale tout défaut d’entretien du matériel.' },
	{ titre: 'examen manqué', texte: 'Ne s’est pas présenté au concours interne de cadre.' },
	{ titre: 'réunion manquée', texte: 'Son refus de participer aux réunions de service est dommage.' },
	{ titre: 'formation non tenue', texte: 'La formation n’a pas eu lieu.' },
	{ titre: 'entretien du véhicule', texte: 'Refus de participer à l’entretien du véhicule.' },
	{ titre: 'refus de permis', texte: 'Instruit les refus de permis de construire.' },
	{ titre: 'caractère d’un document', texte: 'Respecte le caractère confidentiel des pièces.' },
	{ titre: 'quota de pêche', texte: 'Contrôle les quotas de pêche.' },
	{ titre: 'harmonisation des pratiques', texte: 'Travaille à l’harmonisation des pratiques.' },
	{ titre: 'convictions au travail', texte: 'Parle avec conviction et un bon sens politique au sens noble.' },
	{ titre: 'moyenne', texte: 'La moyenne des délais est bonne.' },
	{ titre: 'susceptible', texte: 'Poste susceptible d’évoluer.' },
	{ titre: 'longue durée', texte: 'Pilote des projets de longue durée.' },
	{ titre: 'service public', texte: 'Sens du service public, neutralité et laïcité.' },
	{ titre: 'enseignement en santé', texte: 'Assure la scolarité de la faculté de santé.' },
	{
		titre: 'texte ordinaire',
		texte: 'Manière de servir très satisfaisante, relations humaines excellentes, objectifs atteints.'
	},
	{ titre: 'absentéisme du service', texte: 'Le service a connu un fort absentéisme.' },
	{
		titre: 'engagement de la collectivité',
		texte: 'Porte l’engagement politique de la collectivité en faveur du vélo.'
	},
	{ titre: 'orientations politiques d’une mairie', texte: 'Traduit les orientations politiques en actions.' },
	{ titre: 'absence d’initiative', texte: 'Son absence de prise d’initiative est à corriger.' },
	{ titre: 'tenue d’hygiène', texte: 'Tenue vestimentaire conforme aux règles d’hygiène.' },
	{ titre: 'Hélios', texte: 'Gère les mandats et les titres sur Hélios.' },
	{
		titre: 'maladie professionnelle',
		texte: 'Suit les dossiers de maladie professionnelle et d’accident de service.'
	},
	{ titre: 'comité médical', texte: 'Instruit les demandes de congé longue maladie au comité médical.' },
	{ titre: 'correspondants handicap', texte: 'Anime le réseau des correspondants handicap.' },
	{
		titre: 'bureau des élections',
		texte: 'Le bureau des élections reçoit les candidatures aux élections municipales.'
	},
	{ titre: 'mouvement des mutations', texte: 'Participe au mouvement national des mutations.' },
	{ titre: 'chaudière', texte: 'La visite d’entretien des chaudières n’a pas eu lieu.' },
	{ titre: 'marché public', texte: 'N’a pas participé au marché public de fournitures.' },
	{ titre: 'taux', texte: 'Le taux de recouvrement est à 80 %, en hausse.' },
	{ titre: 'congés de l’équipe', texte: 'Organise les congés de l’équipe et les absences.' },
	{ titre: 'sage-femme', texte: 'Sage-femme : suit les grossesses à risque et les accouchements.' },
	{ titre: 'réunion des usagers', texte: 'Organise des réunions d’information des usagers.' },
	{
		titre: 'expert des ressources humaines',
		texte: 'Assiste au comité social d’administration comme expert RH.'
	},
	{
		titre: 'être disponible n’est pas être en disponibilité',
		texte: 'Sa disponibilité pour le service est appréciée.'
	}
];
