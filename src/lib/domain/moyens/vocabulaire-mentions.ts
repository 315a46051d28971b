/** What a delicate mention is about. */
export type Genre =
	| 'syndicat'
	| 'opinions'
	| 'sante'
	| 'absence'
	| 'grossesse'
	| 'presence'
	| 'temps-partiel'
	| 'greve'
	| 'discrimination'
	| 'personne'
	| 'quota'
	| 'refus-entretien';

/** Where a phrase counts only under a condition that its words alone do not tell. */
export type Condition =
	/** Written in capitals, in a statement that is not all in capitals. */
	| 'sigle'
	/** In capitals beside a word of union life. */
	| 'sigle-syndical'
	/** The statement speaks of an interview or a convocation. */
	| 'entretien'
	/** It does, or it ends there and says nothing else that was refused. */
	| 'entretien-sous-entendu'
	/** Nobody elected by the inhabitants is in the statement. */
	| 'sans-elu'
	/** Not alone in its statement: a bare word is a heading of the form. */
	| 'dans-une-phrase';

/**
 * Phrases of one kind. `(a|b|)` is a choice, where nothing may be a choice; accents, capitals, apostrophes and hyphens do
 * not count. The longest phrase that fits wins, also among `ORDINAIRES`.
 */
export type Vocabulaire = {
	genre: Genre;
	/** Only where it is said of the agent: no word of the trade nor of other people governs it. */
	deLAgent?: true;
	condition?: Condition;
	phrases: readonly string[];
};

const SON = '(son|sa|ses|votre|vos|mon|ma|mes)';

export const VOCABULAIRE: readonly Vocabulaire[] = [
	{
		genre: 'syndicat',
		deLAgent: true,
		phrases: [
			'syndicat(|s)',
			'(syndicale|syndical|syndicales|syndicaux)',
			'(syndicalement|syndicaliste|syndicalistes|syndicalisme|intersyndicale|intersyndical)',
			'(syndique|syndiquee|syndiques|syndiquees)',
			'(activite|activites|action|actions|mandat|mandats|fonction|fonctions|responsabilite|responsabilites|engagement|engagements|heure|heures|reunion|reunions|absence|absences|autorisation|autorisations|conge|conges|formation|formations|decharge|decharges|section|appartenance|delegation|representant|representante|representants|delegue|deleguee|delegues|permanent|permanente|elu|elue|elus|militant|militante|organisation|organisations|liste|listes) (syndical|syndicale|syndicales|syndicaux)',
			'temps syndical',
			`${SON} (absence|absences|autorisation|autorisations) (syndicale|syndicales)`,
			'droit syndical',
			'credit(|s) de temps syndical',
			'autorisation(|s) speciale(|s) d absence (syndicale|syndicales)',
			'heure(|s) (mensuelle|mensuelles) d information(| syndicale| syndicales)',
			'(heure|heures|reunion|reunions) d information (syndicale|syndicales)',
			"mot d'ordre(| syndical| intersyndical)",
			'consigne(|s) (syndicale|syndicales)',
			'(representant|representante|representants|representantes|delegue|deleguee|delegues|deleguees|elu|elue|elus|elues|representation) (du|des) personnel(|s)',
			'(elu|elue|elus|elues|representant|representante|membre|titulaire|suppleant|suppleante) (en|a la|au|du|de la) (cap|capl|capn|ccp|csa|cst|cse|chsct|f3sct|cts|comite social|commission administrative paritaire)',
			`${SON} (mandat|mandats) (de|d) (representant|representante|elu|elue|delegue|deleguee)`,
			"(decharge|decharges) (d'activite|d'activites)(| de service| a titre syndical| pour mandat)",
			'(decharge|decharges) de service',
			`${SON} (decharge|decharges|temps de decharge)`,
			'(cette|une|la|de|sa|sous|en|quotite de|titre de la|taux de) decharge totale',
			'(decharge|decharges) (de|a|a hauteur de) (10|15|20|25|30|35|40|45|50|55|60|65|70|75|80|85|90|95|100)',
			'(decharge|dechargee) (a|de) (20|30|40|50|60|70|80|90|100)(| %) de (son|votre) temps',
			'agent(|e) (decharge|dechargee)',
			'(temps|quotite|jours|heures) de decharge',
			'(action|actions) (collective|collectives)',
			'(mouvement|mouvements|refus) (collectif|collectifs)',
			'demarche collective (syndicale|de refus|de boycott)',
			'mouvement(|s) (social|sociaux)',
			'force ouvriere',
			'(cgt|cfdt|cftc|unsa|fsu|cgtg|ugict|ufict|snui|snasub|snptes|sntrs|sgen|ferc|safpt|fafpt|snca)',
			'fa fpt',
			'cfe cgc',
			'solidaires (finances|fonction|douanes|ccrf|collectivites|sante|industrie|ptt|territoriaux|justice|environnement)(| publiques| publique)',
			'sud (finances|sante|sante sociaux|education|collectivites|collectivites territoriales|ct|rail|ptt|recherche|recherche epst|solidaires|interieur|travail|territoriaux|sdis|culture)',
			'(heure|heures|jour|jours|temps) de delegation',
			'(secretaire|tresorier|tresoriere|adherent|adherente|sympathisant|sympathisante) (de section|de la section|d un syndicat)',
			'(activite|activites|fonction|fonctions) de representation',
			'(mandat|mandats|siege|sieger|siegeant) (en|a la|au|dans la|du) (cap|capl|capn|ccp|csa|cst|cse|chsct|f3sct|comite social|commission administrative paritaire)',
			'(signe|signee|organise|organisee|lance|lancee|relaye|relayee|fait signer|signature d) (une |la |des |)petition(|s)',
			'(courrier|courriers|lettre|lettres) (collectif|collectifs|collective|collectives)',
			'(revendicatif|revendicative|revendicatifs|revendicatives)',
			'tract(|s)'
		]
	},
	{ genre: 'syndicat', condition: 'sigle', phrases: ['fo', 'cgc', 'hmi', 'smps', 'syncass', 'snch'] },
	{ genre: 'syndicat', condition: 'sigle-syndical', phrases: ['sud', 'solidaires', 'csn', 'cnt'] },
	{
		genre: 'syndicat',
		deLAgent: true,
		condition: 'sans-elu',
		phrases: [
			`${SON} (mandat|mandats)`,
			"(l'exercice|exercice|titre|cadre|fait|raison|cause|cumul) (de|du|d'un|des|de son|de sa|de ses|de votre|de vos) (mandat|mandats)"
		]
	},
	{
		genre: 'opinions',
		deLAgent: true,
		phrases: [
			'(opinion|opinions|conviction|convictions|croyance|croyances|appartenance|appartenances) (politique|politiques|religieuse|religieuses|religieux|philosophique|philosophiques|ideologique|ideologiques|confessionnelle|partisane|partisanes)',
			`${SON} (engagement|engagements|activite|activites|idees|orientation|orientations|preference|preferences|position|positions) (politique|politiques|religieuse|religieuses|religieux|philosophiques|ideologiques|partisanes)`,
			'opinions (tranchees|affirmees|marquees|bien arretees)',
			`${SON} (opinion|opinions|convictions|croyance|croyances|religion|foi|idees)`,
			'(militant|militante|militantes|militantisme|engagement militant|engagements militants)',
			'(posture|attitude|discours|ton|comportement|esprit|temperament) (militant|militante|contestataire|ideologique)',
			'(parti|partis) politique(|s)',
			'(candidat|candidate|candidature) aux elections (municipales|legislatives|europeennes|cantonales|departementales|regionales)',
			'mandat (electif|local|municipal)',
			'(pratique|pratiques|fete|fetes|signe|signes|tenue|tenues) (religieuse|religieuses|religieux)(| ostensible| ostensibles)',
			'(port du voile|port du foulard|foulard islamique|voile islamique|ramadan|proselytisme)',
			'(musulman|musulmane|juif|juive|temoin de jehovah|franc macon|franc maconne|franc maconnerie)'
		]
	},
	{
		genre: 'sante',
		deLAgent: true,
		phrases: [
			'(arret|arrets|conge|conges|absence|absences|absent|absente|arrete|arretee|indisponible) (|de |pour |en |pour cause de |pour raison de |pour raisons de |dus a |liees a |liee a )maladie(|s)(| ordinaire)',
			'(arret|arrets) (de travail|medical|medicaux|long|longs|prolonge|prolonges)(| prolonge| repete| repetes)',
			`${SON} (arret|arrets)`,
			'(ete|est|etait|place|placee) en arret',
			'(arrete|arretee) (un|deux|trois|quatre|cinq|six|plusieurs|quelques) (mois|semaines)',
			'(en|son|ses|un|longue|longs|nouvel) arret(| long| prolonge) (depuis|du|pendant|jusqu)',
			'(conge|conges) (|de |pour )(longue maladie|grave maladie|longue duree|invalidite temporaire imputable au service|citis)',
			'(longue maladie|grave maladie|clm|cld|cmo|citis)',
			`${SON} (maladie|maladies|sante|sante fragile|etat de sante|pathologie|pathologies|hospitalisation|hospitalisations|depression|cancer|convalescence|operation|invalidite|inaptitude|fatigabilite)`,
			"(l'etat|etat) de sante",
			'(en|pour|suite a une|apres une|apres sa) maladie',
			'(suite a|apres|depuis) (un|son|votre) accident(| de service| de travail| du travail)',
			'(son|votre|un|ses|d un|d) accident(|s) (de service|de travail|du travail|de trajet)',
			'(souvent|frequemment|regulierement|ete|est|tombe|tombee|etait|etant) malade',
			'(raison|raisons|motif|motifs|cause|causes|probleme|problemes|souci|soucis|ennui|ennuis|difficulte|difficultes|contrainte|contraintes) (de sante|medical|medicale|medicales|medicaux)',
			'sante (fragile|precaire|defaillante|preoccupante)',
			'(fragilite|fragilites|etat|sante|equilibre|instabilite) (psychologique|psychologiques|psychique|psychiques|mentale|depressif)',
			'(fragile|instable|fatigue|fatiguee) psychologiquement',
			'psychologiquement (fragile|instable)',
			'(depressif|depressive|en depression|depression nerveuse|burn out|burnout|epuisement professionnel)',
			'(mi temps|mitemps|temps partiel|reprise a temps partiel) therapeutique',
			'(tpt|temps therapeutique)',
			'(restriction|restrictions|contre indication|contre indications|reserve|reserves) (medicale|medicales)',
			"(amenagement|amenagements) (de poste|du poste|de son poste|de votre poste|d'horaires pour raison de sante)",
			'(inapte|inaptitude|reconnu inapte|reconnue inapte|declare inapte|declaree inapte)',
			'(alcoolisme|addiction a l alcool|probleme d alcool|problemes d alcool|problemes d addiction|addictions)',
			'(traitement|suivi) (medical|psychiatrique|psychologique)'
		]
	},
	{
		genre: 'absence',
		deLAgent: true,
		phrases: [
			'(ses|vos|mes) (trop |)(nombreuses |frequentes |longues |multiples |repetees |)absences',
			'(son|votre) (longue |)absence(| prolongee| longue)',
			'(absence|absences) (repetee|repetees|frequente|frequentes|nombreuses|longue|longues|prolongee|prolongees|reguliere|regulieres|trop nombreuses|trop frequentes|injustifiee|injustifiees)',
			'(nombreuses|frequentes|longues|multiples|trop d) absences',
			'longue absence',
			'(son|votre) absenteisme',
			'absenteisme (de l agent|de l agente|repete|recurrent|de l interesse|de l interessee)',
			'(son|votre) absence (de|d) (un|une|deux|trois|quatre|cinq|six|plusieurs|longue|quelques)',
			'(souvent|frequemment|trop|regulierement|longuement|tres|trop souvent) absent(|e)',
			'(ete|etait|est) (absent|absente) (une|plusieurs|pendant|durant|depuis|la majeure|de longs|au cours|toute|l essentiel)'
		]
	},
	{
		genre: 'grossesse',
		deLAgent: true,
		phrases: [
			'grossesse(|s)',
			'(est|etait|etant|tombee|etre|agente|agent|se trouve|annonce etre) enceinte',
			"(conge|conges|absence|absences|arret|arrets|retour|depart|depart en conge|retour de conge) (|de |en |pour |d )(maternite|paternite|adoption|parental|parentaux|paternite et accueil|naissance|accueil de l'enfant)",
			`${SON} (maternite|paternite|allaitement|accouchement)`,
			'(pour|cause de) maternite',
			'(allaitement|allaite|accouchement|pma|procreation medicalement assistee|fausse couche)',
			`${SON} (|deux |trois |quatre |jeunes )(enfant|enfants|bebe|fils|fille|filles)`,
			'(conge|conges) (mat|pat)',
			'(enfant|enfants) (malade|malades|en bas age)',
			"(garde|gardes) (d'enfant|d'enfants|d'enfant malade|d'enfants malades|de son enfant|de ses enfants)",
			'(jeune|nouvelle) (mere|maman)',
			'(mere|pere|maman) de (famille|jeunes enfants|deux enfants|trois enfants|quatre enfants)',
			'(charge|charges|obligation|obligations|contrainte|contraintes|situation|vie|organisation) (familiale|familiales|de famille)',
			'(conge|conges) (de |)(presence parentale|proche aidant|solidarite familiale)'
		]
	},
	{
		genre: 'presence',
		deLAgent: true,
		phrases: [
			'(duree|temps|periode) (minimale |minimal |minimum |)de presence(| effective| effectif| insuffisant| insuffisante| minimale| minimal| minimum| trop court| trop courte)',
			'presence trop (faible|courte|breve|limitee|reduite|rare)',
			'(presence|presences) (insuffisante|trop courte|trop breve|irreguliere|intermittente|partielle|minimale)',
			'(faible|manque de|courte|peu de|breve) presence',
			'(trop |)peu present(|e)(| dans le service| sur l annee)',
			"(n'a ete|n'est|n'ayant ete|n'etait) (presente|present) que"
		]
	},
	{
		genre: 'temps-partiel',
		deLAgent: true,
		phrases: [
			'temps partiel(|s)(| de droit| sur autorisation)',
			'(mi temps|mitemps)',
			'temps non complet',
			'(travaille|travaillant|exerce|exercant|present|presente|absent|absente|etant|service|quotite|activite) (a|de) (50|60|70|80|90)',
			'quotite (de travail|de temps de travail|reduite|de service)',
			'autorisation(|s) (|speciale |speciales )d absence(|s)',
			'(ses|vos) (conge|conges|rtt|jours de conge|jours de rtt|asa)',
			'(conge|conges) (sans solde|pour convenance personnelle|pour convenances personnelles|de formation syndicale)',
			'(en|mise en|son retour de|retour de|placee en|place en) disponibilite pour',
			'sa disponibilite pour (convenance|convenances|suivre son|elever|etudes)',
			'(ne travaille pas|absent|absente|absences) (le|les|du) (mercredi|mercredis|vendredi|vendredis)'
		]
	},
	{ genre: 'temps-partiel', deLAgent: true, condition: 'sigle', phrases: ['asa'] },
	{
		genre: 'greve',
		deLAgent: true,
		condition: 'dans-une-phrase',
		phrases: [
			'greve(|s)',
			'greviste(|s)',
			'(jour|jours|journee|journees|fait|faits|heure|heures|mouvement|mouvements|droit|piquet) de greve',
			'(debrayage|debrayages|droit de retrait|service non fait)'
		]
	},
	{
		genre: 'discrimination',
		deLAgent: true,
		phrases: [
			`${SON} (age|grand age|sexe|genre|origine|origines|nationalite|accent|physique|apparence|apparence physique|handicap|orientation sexuelle|homosexualite|patronyme|couleur de peau|surpoids|poids|seniorite|feminite|jeunesse|jeune age)`,
			"(malgre|vu|compte tenu de|en raison de|raison de|a cause de|du fait de|eu egard a) (l'age|l'origine|l'apparence|l'handicap|le handicap)",
			'(en situation|situation) de handicap',
			'(travailleur|travailleuse|agent|agente) (handicape|handicapee)',
			'(rqth|reconnaissance de la qualite de travailleur handicape)',
			'(est|etant|etait|reconnu|reconnue|declare|declaree) (handicape|handicapee)',
			'(origine|origines) (etrangere|etrangeres|ethnique|ethniques|sociale|sociales|africaine|maghrebine|asiatique|antillaise|algerienne|marocaine|tunisienne|turque|portugaise)',
			'(apparence physique|couleur de peau|orientation sexuelle|identite de genre|homosexuel|homosexuelle|transgenre|obesite|surpoids)',
			'accent (etranger|prononce|africain|creole|antillais|maghrebin)',
			"(en tant que|etant|etant donne que c'est|pour) une (femme|mere)",
			"(femme|homme) (d'un certain age|de son age|de cet age)",
			'(un certain age|agent age|agente agee|agent agee|trop age|trop agee|trop jeune)',
			'(proche|proximite|approche|approchant) de (la|sa|son) (retraite|depart a la retraite|depart en retraite)',
			'(bientot|prochainement) (a la|en) retraite',
			'(retraite|depart a la retraite|depart en retraite) (proche|prochaine|prochain|imminente|imminent)',
			'en fin de carriere'
		]
	},
	{
		genre: 'personne',
		deLAgent: true,
		phrases: [
			`${SON} (caractere|personnalite|temperament|vie privee|vie personnelle|mentalite|tenue vestimentaire|coiffure|vie sentimentale)`,
			'(caractere|personnalite|temperament) (difficile|bien trempe|affirme|affirmee|trempe|complexe|ombrageux|entier|clivante|clivant|fort|forte|renferme|renfermee)',
			'(mauvais|sale|fort|forte) (caractere|temperament|personnalite)',
			'(caracteriel|caracterielle|immature|lunatique|hysterique|paresseux|paresseuse|menteur|menteuse|manipulateur|manipulatrice|egoiste|asocial|asociale)',
			'(vie privee|vie personnelle|problemes personnels|probleme personnel|soucis personnels|situation personnelle|difficultes personnelles|problemes familiaux)',
			'trop (emotif|emotive|sensible|susceptible|nerveux|nerveuse|fragile)',
			'tenue vestimentaire'
		]
	},
	{
		genre: 'quota',
		phrases: [
			'quota(|s)',
			'(harmonisation|perequation|contingentement) (des|de l ensemble des|entre les) (evaluation|evaluations|appreciations|appreciation|notes|croix|niveaux|services|compte|comptes|agents)',
			'(contingent|nombre limite|pourcentage) (de|d) (excellent|excellents|tres bon|tres bons|croix)',
			'(moyenne|moyennes) (imposee|a respecter|du service a respecter)',
			'(consigne|consignes|demande|directive) d harmonisation'
		]
	},
	{
		genre: 'refus-entretien',
		phrases: [
			'(boycott|boycotts|boycotte|boycottee|boycotter|boycottant|boycottage)',
			'(son |ce |votre |)refus d(|e l|e son|e cet|e votre|u present) entretien',
			'(refuse|refusee|refusant|refuser|refusait|refuserait|decline|declinee) (|de participer a |de se presenter a |de venir a |de se rendre a |d assister a |de realiser |de passer |de tenir )(l|son|cet|votre) entretien',
			'(pas souhaite|pas voulu|pas desire|pas accepte|souhaite pas|veut pas) (|participer a |se presenter a |se rendre a |venir a |passer |realiser |d |de )(l|son|cet|votre|un) entretien',
			'(absence|absent|absente|pas present|pas presente) (a|lors de|pour|le jour de) (l|son|cet|votre|cette) entretien',
			'(son|votre|cette) absence (a|lors de|le jour de) (l|son|cet|votre) entretien',
			'greve de (l|son|cet|votre) entretien',
			'(absence|absent|absente) a (la|sa|votre) convocation',
			"(absence|defaut|faute) d'entretien",
			'(son |ce |votre |)(refus|refuse|refusant) (de l|de son|de cette|de|d|d une|l|son) evaluation(| professionnelle| annuelle)',
			'(son |ce |votre |)(refus|refuse|refusant) (de|d) etre (evalue|evaluee|apprecie|appreciee)',
			"entretien (refuse|non realise|non tenu|non effectue|sans l'agent|sans l'agente)"
		]
	},
	{
		genre: 'refus-entretien',
		condition: 'entretien',
		phrases: [
			"(son |ce |votre |)refus (de|d') (participer|se presenter|venir|assister|se rendre|repondre|etre recu|etre recue|s entretenir)(| a l entretien| a son entretien| a cet entretien| a votre entretien)",
			'(son|ce|cet|votre) refus',
			'(pas eu lieu|pas pu avoir lieu|pas pu se tenir|pas pu etre realise|pas ete realise|non realise|non tenu|pas ete conduit|pas pu etre conduit)',
			'(a|ayant|avoir|avait|avez) pas (assiste|participe|honore|repondu|donne suite)'
		]
	},
	{
		genre: 'refus-entretien',
		condition: 'entretien-sous-entendu',
		phrases: [
			'(est|etes|etant|etait) pas (presente|presentee|rendu|rendue|venu|venue|present|presente|deplace|deplacee)',
			'pas (presente|presentee|rendu|rendue|venu|venue)',
			'(refuse|refusee|refusant|refuser|decline) (de|d) (participer|se presenter|venir|se rendre|assister|y participer|s y rendre|s y presenter)',
			'(pas souhaite|pas voulu|souhaite pas|pas desire) (y |s y |)(participer|venir|presenter|rendre|assister|etre recu|etre recue)',
			'(etait|a) pas (present|presente)'
		]
	}
];

/** Ordinary words of the trade that look like the others: what they cover is no mention. */
export const ORDINAIRES: readonly string[] = [
	// Bodies and papers that bear the name.
	'(|membre du |president du |delegue du |delegue au |statuts du )syndicat(|s) (mixte|mixtes|intercommunal|intercommunaux|intercommunaire|d initiative|des eaux|de copropriete|des coproprietaires|de coproprietaires|scolaire|departemental|d energie|d electrification|de traitement|d assainissement|de communes|de bassin|de riviere|de gestion|interdepartemental|agricole|d adduction|des transports)',
	'(organe|organes|comite|comites|conseil|bureau|assemblee|association|associations|autorisee) (syndical|syndicaux|syndicale|syndicales)(| autorisee| autorisees| libre| libres| de proprietaires)',
	'(chambre|chambres) (syndicale|syndicales)',
	'(relations|relation|dialogue|partenariat|partenariats|echange|echanges|rencontre|rencontres|negociation|negociations|concertation|interlocuteur|interlocutrice) (avec|de|des)(| les| l ensemble des| nos| leurs)(| organisations| representants| partenaires| elus| delegues) (syndicales|syndicaux|du personnel|des personnels|syndicats)',
	'mandat(|s) (de paiement|de depense|de depenses|de recouvrement|de depot|cash|sepa|administratif|administratifs|de gestion|de vente|de representation|postal|postaux|d arret|du maire|de maitrise|de prelevement)',
	'(prelevement|virement) (par |)mandat',
	'decharge(|s) (comptable|comptables|de responsabilite|publique|publiques|municipale|municipales|sauvage|sauvages|contre|de gestion|de signature|d enseignement|de direction|electrique|electriques|brute)',
	'(bordereau|bordereaux|formulaire|signature|attestation|quitus et) de decharge',
	'(action|actions) (collective|collectives) (de|d|du|des|aupres|en direction|a destination|avec|pour|en faveur|menees|organisees|portee|du service|sur)',
	"(sens|esprit|gout|culture) (de l'action|de la demarche) collective",
	"(l'action|action) collective (du|de l|de la|des) (service|equipe|unite|bureau|pole|etablissement|collectivite)",
	// Health as the trade of the service.
	'(service|services|medecine|pole|politique|comite|commission|referent|cellule|direction|mission) (de |)(prevention et |)(de |)(sante|sante securite) (au travail|publique|et securite|securite au travail|universitaire)',
	'(agence regionale|centre|centres|maison|maisons|observatoire|etablissement|etablissements|professionnel|professionnels|cadre|cadres|metiers|systeme|contrat local|ministere) de (|la )sante',
	'sante (publique|au travail|mentale|universitaire|scolaire|environnementale|animale)',
	'(assurance|caisse primaire d assurance|cpam assurance) maladie',
	'(lutte|prevention) contre (les |la )(maladie|maladies|addictions)',
	'prevention des addictions',
	'(maladie|maladies) (infectieuses|infectieuse|chroniques|rares|professionnelles|nosocomiales|transmissibles|cardiovasculaires|respiratoires)',
	'(service|services|unite|pole|consultation|consultations|salle|ecole) (de|des) (maternite|grossesses|grossesse|accouchement|maladies|addictions)(| pathologiques| a risque)',
	// Other senses of the same letters.
	'(en|malgre|pendant|durant|pallie|pallier|supplee|suppleant|remplace|par) (l |en l )absence',
	'(l |)absence (de|d|du|totale de|complete de|notable d)',
	'(son|votre) absence (de|d)',
	'tenue vestimentaire (conforme|adaptee|reglementaire|professionnelle|correcte)',
	'longue duree',
	'en ceinte',
	'(place|quai) de greve',
	'greve(|s) (des|du|de la|de l|dans les|dans la|dans le|a la) (transports|transporteurs|prestataire|prestataires|sncf|ratp|poste|fournisseurs|fournisseur|trains|controleurs|eboueurs|pilotes|controleurs aeriens|societe|entreprise|routiers|raffineries|metro|bus|compagnie|cantine|delegataire)',
	'quotas (de|d) (peche|production|lait|laitiers|emission|emissions|co2|logement|logements|inscription|inscriptions|places|heures|interne|internes|tickets|disque|impression|stockage)',
	'quota (de|d) (peche|production|lait|emission|emissions|logement|logements|inscription|places|heures|disque|impression|stockage)',
	'(harmonisation|perequation) (des|de) (pratiques|procedures|methodes|documents|taxes|bases)',
	'(conge|conges) (de|pour) formation',
	'(charge|chargee) de famille',
	'(refus|refuse|refusee|refuser) (de |d |)(l |)entretien (des|du|de la|de l|de|courant|menager|technique|annuel de la|annuel du|periodique)',
	'absence d entretien (des|du|de la|de l|courant|regulier)',
	'defaut d entretien (des|du|de la|de l|courant|regulier|normal)',
	'(son|ce|cet) refus (de|d) (permis|payer|titre|visa|paiement|guichet|vente|inscription|signer le pv)'
];

/** Nouns of the trade: what follows them is what the service deals with, not what is said of the agent. */
export const METIER: ReadonlySet<string> = new Set(
	`gestion suivis saisie saisies traitement traitements instruction controle controles dossier dossiers demande demandes
	gere gerer geree traite traiter instruit instruire calcule calcul liquidation paie paies paye bureau pole maitrise connaissance connaissances expertise contentieux cellule service services
	mission missions chargee charge dialogue relations relation partenariat preparation elections election organisation organise
	reforme reglementation remboursement remboursements indemnisation statistiques tableau tableaux bilan procedure procedures
	formation formations guide accueil prise referent referente prevention actualites veille histoire enseignement
	recherche recherches etude etudes theses these cours accompagnement secretariat convocation convocations anime animation
	animer developpe developper`.split(/\s+/)
);

/** Other people than the agent. */
export const AUTRUI: ReadonlySet<string> = new Set(
	`agents collegue collegues patient patients patiente patientes usager usagers usagere usageres eleve eleves etudiant etudiants
	etudiante etudiantes personnels personne personnes resident residents enfants familles contribuable contribuables
	allocataire allocataires salarie salaries equipe equipes femme femmes public publics parents parent administres beneficiaires
	redevables entreprise entreprises societe societes stagiaires remplacant remplacante remplacement remplacements remplacer
	remplace remplacee remplaces prestataire prestataires transports homologue homologues cheffe chef adjoint adjointe responsable`.split(
		/\s+/
	)
);

/** Words past which one looks no further back: what follows them is said of the agent. */
export const BARRIERES: ReadonlySet<string> = new Set(
	`a ont est sont ete etait etaient etant son sa ses votre vos mon ma mes vous il elle ils elles qui que dont car mais donc malgre pour
	par pendant durant suite cause raison raisons fait depuis apres avant lors liee liees lie lies due dues souffert souffre
	penalise penalisee perturbe perturbee retarde retardee regrette deplore regrettable pas ne n monsieur madame m mme agent agente interesse interessee`.split(
		/\s+/
	)
);

/** Words of union life, beside which « SUD » or « Solidaires » is a union. */
export const VIE_SYNDICALE: ReadonlySet<string> = new Set(
	`syndicat syndicats syndicale syndical section adherent adherente militant militante elu elue elus liste tract tracts delegue deleguee
	chez union federation sympathisant sympathisante representant representante membre`.split(/\s+/)
);

export const ELUS: ReadonlySet<string> = new Set(
	`maire maires elus elue elues conseiller conseillers conseillere conseilleres depute deputee senateur president presidente
	presidents municipal municipale municipaux ministre prefet directeur directrice`.split(/\s+/)
);

/** Words that hold something against somebody, or lower an appreciation. */
export const REPROCHES: readonly string[] = [
	'regrettable(|s)',
	'(regrette|regretter|regrettons|regrettant|deplore|deplorer|deplorons|deplorant)',
	'(nuit|nuire|nuisent|nui|nuisant|nuisible|nuisibles|prejudiciable|prejudiciables|dommageable|dommageables)',
	'(perturbe|perturbent|perturbee|perturber|perturbant|perturbation|perturbations)',
	'(desorganise|desorganisent|desorganisation|desorganiser|desorganisant|desorganisee)',
	'(penalise|penalisent|penalisee|penaliser|penalisant|penalisante)',
	'(affectent|impacte|impactent|impacter|fragilise|fragilisent|alourdit|alourdissent)',
	'(insuffisant|insuffisante|insuffisants|insuffisantes|insuffisance|insuffisamment|incompatible|incompatibles)',
	'(baisse|baisses|baissent|abaisse|abaissee|abaisser|abaissement|diminue|diminuee|diminution|degrade|degradee|degradation|ramene|ramenee|ramener|minore|minoree|regression|recul)',
	'moins (bon|bonne|bons|bonnes|bien|favorable|investi|investie|disponible)',
	'(manque|manquement|manquements|defaut) (de|d|a|aux) (investissement|implication|disponibilite|loyaute|motivation|respect|obeissance|esprit|interet|assiduite|professionnalisme|adhesion|devoir|obligation|obligations)',
	'(insubordination|desinvolture|defiance|opposition|irrespect|mauvaise volonte|desinteret|deloyaute|deloyal|deloyale|desobeissance|provocation)',
	'(freine|freinent|frein|entrave|entravent|empeche|empechent|retarde|retardent|retards|limite sa|limite son|limitent sa|limitent son)',
	'(ne permet|ne permettent|n a pas permis|ne permettant|n ont pas permis) pas',
	'(n a pas|n ont pas) permis',
	'ne (lui|leur|vous) (permet|permettent|permettant) pas',
	'pas (ete |)(atteint|atteints|atteinte|atteintes)',
	'ne (peut|peuvent|pouvait) plus (progresser|pretendre|evoluer)',
	'(gene|genent|gener|genant|au detriment|peu disponible)',
	'(reproche|reprochee|reproches|inacceptable|anormal|anormale|problematique|contraire)',
	'(malheureusement|trop|excessif|excessive|excessives|excessifs|injustifie|injustifiee|injustifiees)',
	'(doit|devra|devrait|devez) (etre plus|ameliorer|veiller|faire preuve|limiter|reduire|se rendre plus)',
	'(ne peut|ne pouvait|ne peuvent) (pas |)(pretendre|etre evalue|etre evaluee|beneficier|obtenir|progresser|etre propose|etre proposee)',
	'(attentes|objectifs|resultats) (non|pas) (atteints|satisfaites|remplis)'
];

/** The same words of the trade, which blame nobody. */
export const TON_ORDINAIRE: readonly string[] = [
	'(baisse|diminution|degradation|recul) (des|du|de la|de l|de) (effectif|effectifs|nombre|moyens|charge|delais|delai|stock|stocks|impots|activite|recettes|conditions|fraude|frequentation|dotation)',
	'(opposition|oppositions) (a tiers|administrative|administratives|a poursuites|sur)',
	"insuffisance(|s) d'actif",
	'trop percu(|s)',
	'(retards|defaut|defauts) de (paiement|declaration)',
	'au contraire',
	'contraire a l usage'
];

/** Words that say that nothing is held against anybody. */
export const SANS_REPROCHE: readonly string[] = [
	'(sans|aucune|aucun|pas d|pas eu d) (incidence|consequence|consequences|influence|impact|effet)',
	'(pas|nullement|aucunement) (ete |)(retenu|retenue|retenus|retenues|reproche|reprochee|reproches|reprochees|pris en compte|prise en compte|prises en compte)',
	'(independamment de|nonobstant)'
];

/** Openings by which a statement goes on with what the one before has said. */
export const ENCHAINEMENTS: readonly string[] = [
	'(de ce fait|par consequent|en consequence|c est pourquoi|des lors|aussi|cela|ceci)',
	'(ce|cette|cet|ces) (refus|absence|absences|attitude|comportement|situation|choix|position|decision|boycott|engagement|activite|arret|arrets|decharge|mandat)'
];
