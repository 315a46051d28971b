import type { DateEcrite } from './dates.ts';
import { datesEcrites } from './dates.ts';
import type { Message } from './courriel.ts';
import type { Etendue, Texte } from './texte.ts';
import { enonceEn } from './texte.ts';

/**
 * What a date is there for. `entretien`: the words around it announce the interview. `neutre`: nothing says what it is.
 * `ancienne`: a slot that the text itself gives up. The others are never the interview.
 */
export type Role =
	'entretien' | 'neutre' | 'ancienne' | 'ecriture' | 'echeance' | 'reference' | 'periode' | 'passe' | 'autre';

export type DateSituee = DateEcrite & { role: Role; enonce: number };

/** Words that say that a sentence moves or cancels the interview. */
const DEPLACE =
	/(?<![a-z])(?:reporte(?:e|s|es|r|ons)?|decale(?:e|s|r|ons)?|deplace(?:e|s|r|ons)?|repousse(?:e|s|r|ons)?|avance(?:e|r|ons)? au|differe(?:e|r)?|annule(?:e|s|r|ons)?|annulation|report (?:de|du|au)|remplace(?:e|s)?|initialement|au lieu du|nouvelle date|nouveau creneau|nouvel horaire|(?:votre|ta) demande de report)(?![a-z])/;
/** The same words inside a possibility, a rule or a refusal. */
const HYPOTHESE =
	/(?<![a-z])(?:en cas d|si vous|si l[ae']|si ce|s'il|(?<!ne )(?:pourra|pourrait|pourrez)|peut etre|ne (?:sera|peut|pourra) (?:pas |plus )?(?:etre )?(?:report|decal|deplac|annul)|aucun|eventuel|souhaite[rz]|sollicit|demand(?:er|ez)|toute demande|possibilite|possible de|pas (?:etre )?(?:report|decal|deplac|annul)|sous reserve|au plus tard)/;

const ENTRETIEN =
	'entretiens?|entretlen|evaluations?|rendez-?\\s?vous|rdv|rv|convoqu[a-z]*|convocation|convie[a-z]*|invite[a-z]*|recevr[a-z]+|recevoir|recois|rencontre[a-z]*|nous (?:voir|verrons|retrouver|retrouverons)|on se (?:voit|retrouve)|creneaux?|vous (?:presenter|presenterez|attend[a-z]*)|(?:serez|etes) (?:attendu|recu)e?|recue? par|crep|quand|when|date et heure|debut|disponibilites?|disponibles?';
const AUTRE =
	"reunions?|seances?|(?:la|une|votre|cette|session de|journee de) formation|stages?|conges?|visite medicale|greves?|elections?|commission|comite|capl?|capn|cst|plenieres?|conseil (?:municipal|d'administration)|fermetures?|ferme|permanences?|jury|concours|examens?|anniversaire|campagne|periode|exercice|retour(?:ne[a-z]*)?|renvoy[a-z]*|renvoi|transm[a-z]*|remett[a-z]*|remise?s?|envoy[a-z]*|envoi|depos[a-z]*|saisi[a-z]*|inscri[a-z]*|repon[a-z]*|affecte[a-z]*|nomm[a-z]*|recrut[a-z]*|titularis[a-z]*|promu[a-z]*|avancement|prise de (?:fonctions?|poste)|en poste|contrat|version|edite|imprime le|mise? a jour|publie[a-z]*|signe|signature|notifi[a-z]*|vigueur|naissance|nee?(?= le)|budget|paie|recours|mutation|vacances|absences?|absente?|fete|pot|compte[- ]rendu|elabor[a-z]*|communique[a-z]*|indisponible|pas disponible|impression|page|bulletin|medecin[a-z]*";
const NOM = new RegExp(`(?<![a-z])(?:(?<oui>${ENTRETIEN})|(?<non>${AUTRE}))(?![a-z])`, 'g');
/** Places and papers named after what happens elsewhere: « salle de réunion », « compte rendu d’entretien ». */
const LEURRES =
	/salles? (?:de|des) (?:reunions?|formation|conseil|commission)|objet de la reunion|(?:rejoindre|participer a) (?:la|cette) reunion|reunion (?:microsoft )?teams|(?:compte[- ]rendu|fiche|guide|trame|grille|formulaire|support|campagne|modele) (?:de l'|d'|de |des )?(?:entretiens?|evaluation)|date de reunion/g;

const REFERENCE =
	/(?<![a-z])(?:decrets?|arretes?|circulaires?|loi|ordonnance|instruction|directive|deliberation|note(?: de (?:service|cadrage|gestion))?|journal officiel|jorf?|code|accord|protocole|bulletin officiel)(?: (?:ministerielle?s?|prefectoral|interministerielle?|modifiee?|dgfip|dgafp|dgrh|municipale?|departementale?|conjoint|susvisee?|precitee?))*[ ,(]*(?:n ?[o°º.]? ?|numero )?[a-z]{0,5}[0-9./ -]{0,20}[ ,(]*(?:modifiee? )?(?:en date )?(?:du|,|-)? ?$/;
const ECHEANCE =
	/(?<![a-z])(?:avant|plus tard|d'ici|jusqu'au?|a partir|a compter|depuis|des|apres|date limite[^.;:]{0,40}|delai de rigueur|dernier delai|echeance)(?: fixee?)?(?: est)? ?:?(?: (?:le|au|du|pour le))? ?$/;
const PASSE =
	/(?<![a-z])(?:s'est (?:tenu|deroule)e?|a eu lieu|a ete (?:realise|conduit|mene|signe|notifie|communique)e?|vous ai recue?|avons eu|(?:votre |l'|du |le |la )?(?:dernier|derniere|precedent|precedente)(?! fois)|ne vous etes pas|n'etiez pas|n'avez pas|etiez absente?|constate|suite a (?:votre|ton|l') ?(?:absence|refus|non[- ]?participation|empechement|indisponibilite)|(?:votre|ton) (?:absence|refus|non[- ]?participation|empechement)|nee?(?= le)|naissance|en poste|affectee?|nommee?|recrutee?|titularisee?)(?![a-z])[^.;:]{0,70}$/;
const COURRIER =
	/(?<![a-z])(?:courrier|conversation|appel|discussion|lettre|mail|mel|courriel|message|demande|(?:ma|notre|la|cette|precedente|premiere|votre) convocation|reponse|certificat|echange)(?: [a-z-]{1,15}){0,2}(?: en date)? du ?$|^[-\s]*convocation du ?: ?$|(?:convocation|courrier|lettre|message)[^.;:]{0,25} (?:recue?|remise?|datee?|envoyee?|notifiee?) (?:du|le) ?$|(?:date|jour|heure)s? (?:de |d'|de la )(?:remise|envoi|reception|notification|signature|edition|naissance|prise)[^:]{0,40}: ?$/;
const ANCIENNE_AVANT =
	/(?<![a-z])(?:(?:initialement|prealablement|d'abord|anciennement|au lieu|en remplacement|a la place|ne (?:pourra|peut|pourrai|peux)(?: [a-z]+){0,2} (?:se tenir|avoir lieu|vous recevoir|se derouler|etre maintenue?)|n'aura pas lieu|ne se tiendra pas|et non(?: pas)?)(?![a-z])[^.;:]{0,70}|(?:annule(?:e|r|ons)?(?: et remplace)?|remplace|annulation)(?![a-z])(?:(?!fixe|par une? |par le |aura lieu|tiendra|recevr|convoque|convie|invite)[^.;:]){0,70})$/;
const ANCIENNE_APRES =
	/^[^.;]{0,40}?(?:(?:est|a ete|sera|doit etre|etait|suis contraint[e]? de|dois) (?:le )?(?:annule|reporte|decale|deplace|repousse|avance|differe)(?! (?:a|de) [0-9]| d'une? |,? d'[0-9]| en | dans | au bureau)|n'aura pas lieu|ne (?:pourra|peut) (?:pas |malheureusement )?(?:avoir lieu|se tenir|etre (?:maintenu|honore))|ne se tiendra pas|n'est (?:plus|pas) (?:maintenu|possible))/;
const DEPART =
	/(?:entretien|rendez-?vous|rdv|convocation|creneau|prevue?|fixee?|programmee?|planifiee?)(?: (?:du|le|au|pour le)| du)? ?(?:[a-z]+ )?$/;

/** The day stays: only the hour or the place moves. */
const CHANGE_D_HEURE =
	/(?:report|decal|deplac|repouss|avanc)[a-z]* (?:(?:a|de) [0-9]|d'une? (?:demi-)?heure|d'[0-9]|en |dans |au bureau)/;

/** How far the words that decide are looked for, before and after a date. */
const AVANT = 260;
const APRES = 140;

/** Tells whether a sentence moves or cancels the interview, for good and not « en cas de besoin ». */
export const annonceUnReport = (enonce: string): boolean => {
	const mots = enonce.slice(0, 600);
	if (!DEPLACE.test(mots)) return false;
	if (HYPOTHESE.test(mots) && !/initialement|annule et remplace/.test(mots)) return false;
	const noms = [...mots.replace(LEURRES, masquer).matchAll(NOM)];
	return noms.length === 0 || noms.some(({ groups }) => groups?.oui !== undefined);
};

/** Every date of a text with what it is there for. */
export function datesSituees(
	texte: Texte,
	fils: readonly Message[],
	enonces: readonly Etendue[]
): DateSituee[] {
	const entetes = fils.flatMap((message) => message.entetes);
	const dates = datesEcrites(texte.plie);
	let entete = 0;
	return dates.map((date, rang) => {
		while (entete < entetes.length && entetes[entete]!.fin <= date.debut) entete++;
		const enonce = enonceEn(enonces, date.debut);
		const dansEntete = (entetes[entete]?.debut ?? Infinity) <= date.debut;
		const role = dansEntete ? 'ecriture' : roleDe(texte, enonces, enonce, dates, rang);
		return { ...date, role, enonce };
	});
}

function roleDe(
	{ plie }: Texte,
	enonces: readonly Etendue[],
	enonce: number,
	dates: readonly DateEcrite[],
	rang: number
): Role {
	const date = dates[rang]!;
	const phrase = enonces[enonce] ?? { debut: 0, fin: plie.length };
	const avant = plie.slice(Math.max(phrase.debut, date.debut - AVANT), date.debut).replace(/\s+/g, ' ');
	const apres = plie.slice(date.fin, Math.min(phrase.fin, date.fin + APRES)).replace(/\s+/g, ' ');
	if (REFERENCE.test(avant.slice(-90))) return 'reference';
	if (ECHEANCE.test(avant.slice(-70))) return 'echeance';
	const precedente = dates[rang - 1];
	const propre =
		precedente && precedente.fin > phrase.debut ? avant.slice(-(date.debut - precedente.fin)) : avant;
	const deplace = deplacement(avant, propre, apres);
	if (deplace) return deplace;
	if (PASSE.test(propre.slice(-110)) || /^ (?:dernier|passe)(?![a-z])/.test(apres)) return 'passe';
	if (COURRIER.test(avant.slice(-60)) && !/annule|remplace/.test(avant)) return 'reference';
	if (estPeriode(plie, dates, rang)) return 'periode';
	if (estEcriture(plie, date)) return 'ecriture';
	return roleParLesNoms(plie, enonces, enonce, avant, apres);
}

/** Roles in a sentence that moves the interview: what it leaves, what it goes to. */
function deplacement(avant: string, propre: string, apres: string): Role | null {
	if (ANCIENNE_AVANT.test(propre)) return 'ancienne';
	if (ANCIENNE_APRES.test(apres)) return 'ancienne';
	if (!annonceUnReport(`${avant}_${apres}`)) return null;
	const verbe = /(?:report|decal|deplac|repouss|avanc|differ)[a-z]*/.exec(avant);
	if (!verbe)
		return DEPLACE.test(apres) && DEPART.test(avant) && !CHANGE_D_HEURE.test(apres) ? 'ancienne' : null;
	if (
		/(?:au|pour le|a) ?(?:[a-z]+ )?$/.test(avant.slice(verbe.index)) &&
		!/(?:fixee?|prevue?) au ?(?:[a-z]+ )?$/.test(avant)
	)
		return 'entretien';
	return / du ?(?:[a-z]+ )?$/.test(avant) || DEPART.test(avant) ? 'ancienne' : null;
}

/** One end of « du … au … » or « entre le … et le … ». */
function estPeriode(plie: string, dates: readonly DateEcrite[], rang: number): boolean {
	return bornes(plie, dates[rang - 1], dates[rang]) || bornes(plie, dates[rang], dates[rang + 1]);
}

function bornes(plie: string, debut: DateEcrite | undefined, fin: DateEcrite | undefined): boolean {
	if (!debut || !fin || fin.debut - debut.fin > 14) return false;
	const entre = plie.slice(debut.fin, fin.debut).replace(/\s+/g, ' ');
	const avant = plie.slice(Math.max(0, debut.debut - 12), debut.debut);
	return (
		/^ ?(?:au|jusqu'au|-|->|a) ?$/.test(entre) ||
		(/(?:entre)(?: le)? ?$/.test(avant) && /^ et(?: le)? ?$/.test(entre))
	);
}

/** Longest beginning of the line that dates a letter. */
const LIGNE_COURTE = 80;

/** « Lyon, le 5 janvier 2026 »: a line that holds a place and the date of the letter, and no hour. */
function estEcriture(plie: string, { debut, fin }: DateEcrite): boolean {
	const recul = plie.slice(Math.max(0, debut - LIGNE_COURTE), debut).lastIndexOf('\n');
	const ligneDebut = recul === -1 ? 0 : Math.max(0, debut - LIGNE_COURTE) + recul + 1;
	if (debut - ligneDebut > LIGNE_COURTE) return false;
	const avant = plie.slice(ligneDebut, debut);
	const apres = plie.slice(fin, fin + 20).split('\n', 1)[0] ?? '';
	if (/^fait (?:a|le)(?![a-z])/.test(avant)) return true;
	if (!/^[.,]?$/.test(apres)) return false;
	const precedente =
		plie
			.slice(Math.max(0, ligneDebut - 120), Math.max(0, ligneDebut - 1))
			.split('\n')
			.at(-1) ?? '';
	if (/[:,a-z0-9]$/.test(precedente) && !/^[a-z' -]{0,40},? le ?$/.test(avant))
		return avant.trim() === '' ? false : PLACE_ET_DATE.test(avant);
	return avant === '' || avant === 'le '
		? precedente === '' && !annonceJuste(plie, ligneDebut)
		: PLACE_ET_DATE.test(avant);
}

const PLACE_ET_DATE =
	/^(?:a )?(?!le |date|jour|entretien|rendez|convocation|crep|evaluation|quand|creneau)[a-z][a-z' -]{1,40}(?:\([0-9]{2,5}\))?(?:,| -)? ?(?:le |ce |, )$/;

/** True when the text just above announces what the date is: « Entretien professionnel », then the date alone. */
const annonceJuste = (plie: string, place: number): boolean =>
	new RegExp(`(?<![a-z])(?:${ENTRETIEN})(?![a-z])[^.\\n]{0,60}\\s*$`).test(
		plie.slice(Math.max(0, place - 140), place)
	);

/** The nearest word before the date decides, else the nearest after it, else the last of the sentences above. */
function roleParLesNoms(
	plie: string,
	enonces: readonly Etendue[],
	enonce: number,
	avant: string,
	apres: string
): Role {
	if (/^[^.;]{0,40}(?:medecine|sante) (?:du|au) travail/.test(apres)) return 'autre';
	const dernier = noms(avant).at(-1) ?? noms(apres)[0];
	if (dernier) return dernier;
	const phrase = enonces[enonce];
	if (!phrase) return 'neutre';
	const dessus = plie.slice(Math.max(0, phrase.debut - AVANT), phrase.debut);
	return (REPRISE.test(avant) ? noms(dessus).at(-1) : undefined) ?? 'neutre';
}

/** A sentence that goes on about what the one above spoke of: a pronoun, a label, an item of a list, a bare date. */
const REPRISE =
	/^[-*•\s]*(?:\d[.)] |[a-c]\) )?(?:date ?:|jour ?:|le |il |elle |celui-ci |cet? |soit |ou |et |option|choix|proposition|creneau|$|[a-z]{0,10} ?$|date [a-z' ]{0,30}:)/;

const noms = (mots: string): Role[] =>
	[...mots.replace(LEURRES, masquer).matchAll(NOM)].map(({ groups }) =>
		groups?.oui === undefined ? 'autre' : 'entretien'
	);

const masquer = (leurre: string): string => '_'.repeat(leurre.length);
