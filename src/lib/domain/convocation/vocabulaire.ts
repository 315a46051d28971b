/**
 * The words that tell what a date is there for, without capitals nor accents. Each list is read as alternatives of one pattern;
 * to teach the reader a new turn of phrase, add it to its list and a text to `cas/phrases.ts`.
 */

const parmi = (...tournures: string[]): string => `(?:${tournures.join('|')})`;
const MOT = '(?<![a-z])';
const FIN_DE_MOT = '(?![a-z])';

/** What follows « entretien » where it is another one. */
const AUTRE_ENTRETIEN = parmi(
	'prealable (?:a|au) (?:[a-z]+ )?(?:sanction|licenciement)',
	'disciplinaire',
	'de (?:recrutement|recadrage)',
	"d'embauche"
);

/** The interview itself, or the act of calling someone to it. */
const ENTRETIEN = [
	// As hands write it too: « entetien », « entertien », « entretein ».
	`en?t(?:re|er|r|e)ti?ei?n[ts]?(?! ${AUTRE_ENTRETIEN})`,
	'evalu?a?t?i?ons?',
	'evals?',
	'(?:serez|seras|etes) evaluee?',
	'crep',
	'epa?',
	'eae',
	'interviews?',
	'appraisals?',
	'(?:annual|performance) reviews?',
	'(?:point|bilan) (?:annuel|individuel)',
	'rendez-?\\s?vous',
	'rdv',
	'rv',
	'(?:re)?convoc?qu[a-z]*',
	'co[nvo]{1,5}c+a?tions?',
	'convie[a-z]*',
	'invite[a-z]*',
	'recevr[a-z]+',
	'recevoir',
	'recois',
	'recue? par',
	'rencontre[a-z]*',
	'nous (?:voir|verrons|retrouver|retrouverons)',
	'on se (?:voit|retrouve)',
	'vous (?:presenter|presenterez|attend[a-z]*)',
	'(?:serez|etes) (?:attendu|recu)e?',
	'creneaux?',
	'disponibilites?',
	'disponibles?',
	'dates? (?:possibles?|proposees?|au choix)',
	'(?:nouvelle|seconde|deuxieme|2e|autre) date',
	'sinon',
	'a defaut',
	'(?:choix|options?) ?[0-9]',
	'il fa(?:ut|llait) lire',
	'quand',
	'when',
	'debut',
	'start',
	'date et heure'
];

/** Anything else that has a date: another meeting, a paper that moves, a step of a career. */
const AUTRE_CHOSE = [
	'reunions?',
	'seances?',
	'(?:la|une|votre|cette|session de|journee de) formation',
	'formations? (?:des|a|aux)',
	'formations?(?= ?(?:[.,;/|\\n]|$))',
	'stages?',
	'conges?',
	'vacances',
	'absences?',
	'absente?',
	'indisponible',
	'pas disponible',
	'visite medicale',
	'medecins?',
	'medecine (?:du travail|de prevention|preventive)',
	'greves?',
	'elections?',
	'commission',
	'comite',
	'capl?',
	'capn',
	'cst',
	'plenieres?',
	"conseil (?:municipal|d'administration|de discipline|medical)",
	`entretiens? ${AUTRE_ENTRETIEN}`,
	'ferme(?:tures?)?',
	'permanences?',
	'jury',
	'concours',
	'examens?',
	'anniversaire',
	'fete',
	'pot',
	'campagne',
	'ouverture',
	'cloture',
	'periode',
	'exercice',
	'budget',
	'paie',
	'bulletin',
	'compte[- ]rendu',
	'retour(?:ne[a-z]*)?',
	'renvoi',
	'renvoy[a-z]*',
	'transm[a-z]*',
	'remett[a-z]*',
	'remise?s?',
	'envoi',
	'envoy[a-z]*',
	'depos[a-z]*',
	'saisi[a-z]*',
	'inscri[a-z]*',
	'repon[a-z]*',
	'communique[a-z]*',
	'elabor[a-z]*',
	'signe',
	'signature',
	'notifi[a-z]*',
	'publie[a-z]*',
	'version',
	'page',
	'edite',
	'impression',
	'imprime le',
	'mise? a jour',
	'vigueur',
	'nee?(?= le)',
	'naissance',
	'affecte[a-z]*',
	'nomm[a-z]*',
	'recrut[a-z]*',
	'titularis[a-z]*',
	'promu[a-z]*',
	'avancement',
	'mutation',
	'prise de (?:fonctions?|poste)',
	'en poste',
	'contrat',
	'recours'
];

/** True where a text speaks of an interview somewhere. */
export const PARLE_D_ENTRETIEN = new RegExp(`${MOT}(?:${ENTRETIEN.join('|')}|evaluat[a-z]+)${FIN_DE_MOT}`);

/** Group `oui` for the interview, `non` for anything else. */
export const NOM = new RegExp(
	`${MOT}(?:(?<oui>${ENTRETIEN.join('|')})|(?<non>${AUTRE_CHOSE.join('|')}))${FIN_DE_MOT}`,
	'g'
);

/** True when the interview is named at the very end of these lines, as a title. */
export const TITRE = new RegExp(`${MOT}${parmi(...ENTRETIEN)}${FIN_DE_MOT}[^.\\n]{0,60}\\s*$`);

/**
 * Words that say nothing of the date beside them: a place or a paper named after what happens elsewhere (« salle de réunion »,
 * « compte rendu d’entretien »), an aside between brackets, a whole period.
 */
export const LEURRES = new RegExp(
	parmi(
		'salles? (?:de|des) (?:reunions?|formation|conseil|commission)',
		"(?:objet|date|id|identifiant|lien|numero|code(?: d'acces)?) (?:de |a )?(?:la )?reunion",
		'(?:rejoindre|participer a) (?:la|cette) reunion',
		'reunion (?:microsoft )?teams',
		'\\([^()]{0,120}\\)',
		"(?:periode|campagne|exercice)[a-z' ]{0,40} (?:du|de) [^.;:]{3,22} au [^.;:]{3,22} 20[0-9]{2}",
		"(?:fiche|guide|trame|grille|formulaire|support|campagne|modele) (?:de l'|d'|de |des )?(?:entretiens?|evaluation)",
		"(?<=compte[- ]rendu )(?:de l'|d'|de |des )?(?:entretiens?|evaluation)",
		"(?<=(?:reunion|seance|session|formation|information|webinaire|atelier)[a-z' ]{0,40} )(?:sur|a|pour) (?:l'|les |vos |votre )?entretiens?",
		'auto[- ]?evaluation'
	),
	'g'
);

const REPORT = parmi(
	'passe',
	'remise?(?= au (?:[a-z]+ )?(?:[0-9]|$))',
	'reprogramm',
	'replanifi',
	'recale',
	'report',
	'decal',
	'deplac',
	'repouss',
	'avanc',
	'differ'
);
const MOUVEMENT = parmi(REPORT, 'annul');

/** A sentence that moves or cancels the interview. */
export const DEPLACE = new RegExp(
	`${MOT}${parmi(
		'(?:report|decal|deplac|repouss|annul|reprogramm|replanifi|recal)(?:e|es|er|ee|ees|ons)',
		'nulle? et non avenue?',
		"avance(?:e|r|ons)? (?:au|d'une|de [0-9])",
		'remise? au (?:[a-z]+ )?[0-9_]+',
		'differe[er]?',
		'annulation',
		'report (?:de|du|au)',
		'(?:votre|ta) demande de report',
		'remplace[es]?',
		'initialement',
		'au lieu d[eu]',
		'passe (?:du|au)',
		"changement (?:de date|de creneau|d'horaires?|d'heure)",
		'nouvelle date',
		'nouveau creneau',
		'nouvel horaire'
	)}${FIN_DE_MOT}`
);

/** The same words inside a possibility, a rule or a refusal. */
export const HYPOTHESE = new RegExp(
	`${MOT}${parmi(
		'en cas d',
		'si vous',
		"si l[ae']",
		'si ce',
		"s'il",
		'(?<!ne )(?:pourra|pourrait|pourrez)',
		'peut etre',
		`ne (?:sera|peut|pourra) (?:pas |plus )?(?:etre )?${MOUVEMENT}`,
		`pas (?:etre )?${MOUVEMENT}`,
		'aucun',
		'eventuel',
		'souhaite[rz]',
		'sollicit',
		'demand(?:er|ez)',
		'toute demande',
		'possibilite',
		'possible de',
		'sous reserve',
		'au plus tard'
	)}`
);

/** « décret n° 2010-888 du », just before a date. */
export const REFERENCE = new RegExp(
	[
		MOT,
		parmi(
			'decrets?',
			'arretes?',
			'circulaires?',
			'loi',
			'ordonnance',
			'instruction',
			'directive',
			'deliberation',
			'note(?: de (?:service|cadrage|gestion))?',
			'journal officiel',
			'jorf?',
			'bulletin officiel',
			'code',
			'accord',
			'protocole'
		),
		'(?: (?:ministerielle?s?|prefectoral|interministerielle?|modifiee?|dgfip|dgafp|dgrh|municipale?|departementale?|conjoint|susvisee?|precitee?))*',
		'[ ,(]*(?:n ?[o°.]? ?|numero )?[a-z]{0,5}[0-9./ -]{0,20}',
		'[ ,(]*(?:modifiee? )?(?:en date )?(?:du|,|-)? ?$'
	].join('')
);

/** « votre courrier du », « date de remise de la convocation : », « rue du », just before a date. */
export const COURRIER = new RegExp(
	parmi(
		`${MOT}(?:rue|avenue|place|boulevard|quai|square|cours|allee|impasse|espace|stade|caserne|lycee|college|ecole|salle) du ?$`,
		`${MOT}(?:n ?[o°]|numero|ref(?:erence)?s?\\.?) ?:? ?$`,
		`${MOT}${parmi(
			'courrier',
			'courriel',
			'lettre',
			'mail',
			'mel',
			'message',
			'conversation',
			'appel',
			'discussion',
			'echange',
			'demande',
			'reponse',
			'certificat',
			'(?:ma|notre|la|cette|precedente|premiere|votre) convocation'
		)}(?: [a-z-]{1,15}){0,2}(?: en date)? du ?$`,
		'^[-\\s]*convocation du ?: ?$',
		'(?:convocation|courrier|lettre|message)[^.;:]{0,25} (?:recue?|remise?|datee?|envoyee?|notifiee?) (?:du|le) ?$',
		"(?:date|jour|heure)s? (?:de |d'|de la )(?:remise|envoi|reception|notification|signature|edition|naissance|prise)[^:]{0,40}: ?$"
	)
);

/** « avant le », « au plus tard le », « à compter du », just before a date. */
export const ECHEANCE = new RegExp(
	`${MOT}${parmi(
		'avant',
		'plus tard',
		"d'ici",
		"jusqu'au?",
		'a partir',
		'a compter',
		'depuis',
		'des',
		'apres',
		'date limite[^.;:]{0,40}',
		'delai de rigueur',
		'dernier delai',
		'echeance'
	)}(?: fixee?)?(?: est)? ?:?(?: (?:le|au|du|pour le))? ?$`
);

/** What has already happened, in the words before a date. */
export const PASSE = new RegExp(
	`${MOT}${parmi(
		"s'est (?:tenu|deroule)e?",
		'(?:a|avait) eu lieu',
		'(?:avez|aviez) ete recue?',
		'a ete (?:realise|conduit|mene|signe|notifie|communique)e?',
		'vous ai recue?',
		'avons eu',
		'(?:dernier|derniere|precedent|precedente)(?! fois)',
		'ne vous etes pas',
		"n'(?:etiez|avez) pas",
		'avez (?:refuse|decline)',
		'etiez (?:convoque|convie|invite|attendu|recu)e?',
		'etiez absente?',
		'constate',
		"suite a (?:votre|ton|l') ?(?:absence|refus|non[- ]?(?:participation|presentation)|empechement|indisponibilite)",
		'(?:votre|ton) (?:absence|refus|non[- ]?(?:participation|presentation)|empechement)',
		'nee?(?= le)',
		'naissance',
		'en poste',
		'affectee?',
		'nommee?',
		'recrutee?',
		'titularisee?'
	)}${FIN_DE_MOT}(?:(?!, (?:je|vous|nous|une?|votre|notre|l')(?![a-z]))[^.;:]){0,70}$`
);

/** A slot that is given up, in the words before its date: « initialement prévu le », « annule celui du ». */
export const ABANDON_AVANT = new RegExp(
	parmi(
		`${MOT}${parmi(
			'initialement',
			'prealablement',
			"d'abord",
			'anciennement',
			'au lieu',
			'en remplacement',
			'a la place',
			'et non(?: pas)?',
			'et pas',
			"n'aura (?:[a-z]+ )?pas lieu",
			'ne se tiendra (?:[a-z]+ )?pas',
			"(?:pas|plus) d'entretien",
			'ne (?:pourra|peut|pourrai|peux)(?: [a-z]+){0,2} (?:se tenir|avoir lieu|vous recevoir|se derouler|etre maintenue?)'
		)}${FIN_DE_MOT}[^.;:]{0,70}$`,
		`${MOT}(?:annule(?:e|r|ons)?(?: et remplace)?|remplace|annulation)${FIN_DE_MOT}(?:(?!fixe|par une? |par le |aura lieu|tiendra|recevr|convoque|convie|invite)[^.;:]){0,70}$`
	)
);

/** The title that a calendar gives to what it takes back: « Annulé : … ». */
export const TITRE_ANNULE =
	/(?:^[\s-]*|(?:^|\n)(?:objet|subject|sujet) ?: ?)(?:annulee?|annulation|cancell?ed) ?:/;

/** What moves while the day stays: an hour or a place. */
const AUTRE_QUE_LE_JOUR = parmi(
	'(?:a|de) [0-9]',
	"d'une? (?:demi-)?heure",
	"d'[0-9]",
	'en ',
	'dans ',
	'au bureau'
);

/** A slot that is given up, in the words after its date: « est reporté », « n’aura pas lieu ». */
export const ABANDON_APRES = new RegExp(
	`^[^.;]{0,40}?${parmi(
		`(?:est|sont|a ete|ont ete|sera|seront|doit etre|etait|suis contrainte? de|dois) (?:le )?${MOUVEMENT}[a-z]*(?!,? ${AUTRE_QUE_LE_JOUR})(?![a-z])`,
		"n'aura (?:[a-z]+ )?pas lieu",
		'ne (?:pourra|peut) (?:pas |malheureusement )?(?:avoir lieu|se tenir|etre (?:maintenu|honore))',
		'ne se tiendra (?:[a-z]+ )?pas',
		"n'est (?:plus|pas) (?:maintenu|possible)"
	)}`
);

/** « est décalé à 14 h », « est déplacé en salle 12 », « 11 h au lieu de 9 h ». */
export const CHANGE_D_HEURE = new RegExp(`${MOUVEMENT}[a-z]*,? ${AUTRE_QUE_LE_JOUR}|au lieu de [0-9]`);

/** The verb that moves a slot to another day. */
export const VERBE_DE_REPORT = new RegExp(`${REPORT}[a-z]*`);

/** « entretien du », « prévu le »: the slot that a sentence starts from. */
export const DEPART =
	/(?<![a-z])(?:entretien|rendez-?vous|rdv|convocation|creneau|prevue?|fixee?|programmee?|planifiee?)(?: (?:du|le|au|pour le)| du)? ?(?:[a-z]+ )?$/;

/** A summons that comes after another one. */
export const SECONDE = new RegExp(
	`${MOT}${parmi(
		'(?:seconde|deuxieme|2e|2eme|2nde|troisieme|nouvelle|derniere|ultime) (?:et derniere )?(?:convocation|invitation|fois|proposition)',
		'(?<!avez une? )(?:second|deuxieme|2e|2eme|2nd|troisieme|nouvel|nouveau) (?:entretien|rendez-?vous|rdv|creneau)',
		'(?:a nouveau|de nouveau)(?: [a-z]+){0,2} (?:convoqu|convie|invite|propos)[a-z]*',
		'(?:convoqu|convie|invite|propos)[a-z]* (?:a nouveau|de nouveau|une (?:seconde|deuxieme) fois)',
		'reconvoqu[a-z]*',
		'convocation n ?[o°] ?[2-9](?![0-9])',
		'mise en demeure',
		'suite a (?:votre|ton) (?:absence|refus|non[- ]?(?:participation|presentation))',
		'ne vous etes pas presentee?',
		"avez (?:refuse|decline) (?:[a-z']+ ){0,4}?(?:participer|presenter|venir|entretien|convocation|invitation|proposition)",
		"n'(?:avez|as) pas (?:donne suite|honore|repondu (?:[a-z]+ ){0,4}(?:convocation|invitation|proposition))"
	)}${FIN_DE_MOT}`
);

/** Hours that are those of an office, not of the interview: « le secrétariat est ouvert de 9 h à 12 h ». */
export const AUTRE_HORAIRE = new RegExp(
	`${MOT}${parmi('ouverte?s?', 'ouverture', 'fermee?s?', 'fermeture', 'permanences?', 'standard', 'joignables?', 'horaires? (?:du|de la|des)', 'pause', 'dejeuner')}${FIN_DE_MOT}`
);

/** The same words inside a possibility or a rule. */
export const SECONDE_HYPOTHESE = new RegExp(
	`${MOT}${parmi('en cas d', 'si vous', "s'il", 'a defaut', 'vous sera', 'pourra', 'pourrait', "dans l'hypothese")}`
);

/** In a second summons, the words that blame the agent for the first. */
export const SUITE_A_ABSENCE = new RegExp(
	parmi(
		'absence',
		'refus',
		'non[- ]?(?:participation|presentation)',
		'pas presente',
		'pas donne suite',
		'pas honore'
	)
);
