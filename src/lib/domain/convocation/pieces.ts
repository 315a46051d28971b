import type { PieceConvocation } from '#lib/domain/regimes/codes.ts';
import { PIECES_CONVOCATION } from '#lib/domain/regimes/codes.ts';
import type { Message } from './courriel.ts';
import type { Etendue, Texte } from './texte.ts';
import { dansLEtendue, extrait } from './texte.ts';

type Mention = Etendue & { piece: PieceConvocation };

/** The report as papers call it, and what may follow its name. */
const COMPTE_RENDU =
	"(?:compte[- ]?rendus?|crep|cr)(?: (?:d'|de l')?(?:entretien|evaluation))?(?: professionnel(?:le)?)?(?: annuel(?:le)?)?";

const NOMS: Record<PieceConvocation, readonly string[]> = {
	'compte-rendu-precedent': [
		`${COMPTE_RENDU}(?: de)? (?:votre |l')?(?:annee |an |exercice )?(?:precedente?|derniere?|passee?|ecoulee?|n ?- ?1)`,
		'(?:compte[- ]?rendu|crep) (?:de |du )(?:votre )?(?:dernier|precedent) entretien',
		'(?:dernier|precedent) (?:compte[- ]?rendu|crep)',
		`votre ${COMPTE_RENDU} (?:de |au titre de )?20[0-9]{2}`,
		`${COMPTE_RENDU} (?:de |au titre de |de l'annee )?(?<annee>20[0-9]{2})(?! vierge)`
	],
	'trame-compte-rendu': [
		"(?:trames?|canevas)(?: (?:de |du |d')(?:compte[- ]?rendu|crep|entretien|evaluation))?",
		"(?:formulaires?|modeles?|supports?|grilles?|imprimes?|maquettes?|documents?(?: supports?)?|fiches?(?: support)?)(?: vierges?| types?)? (?:de |du |d'|de l')(?:preparation de l'|support de l')?(?:compte[- ]?rendu|entretien|evaluation|crep)",
		'formulaires?',
		'(?:grilles?|supports?|documents?) (?:vierges?|types?)',
		"fiches? d'(?:entretien|evaluation)(?: professionnel(?:le)?)?(?: annuel(?:le)?)?(?: (?:vierges?|types?))?",
		`${COMPTE_RENDU}(?: 20[0-9]{2})? (?:vierge|type|a (?:completer|remplir|renseigner|preparer))`,
		'exemplaire (?:vierge )?du (?:compte[- ]?rendu|crep)'
	],
	'fiche-de-poste': [
		"fiches?(?: individuelles?)?(?: descriptives?)? (?:de |du |d')(?:poste|fonctions?|emploi)",
		'fdp',
		'fiches? emploi',
		'descriptif de poste'
	]
};
const ORDRE = ['compte-rendu-precedent', 'trame-compte-rendu', 'fiche-de-poste'] as const;
const PIECE = new RegExp(
	ORDRE.map((piece, rang) => `(?<![a-z])(?<p${rang}>${NOMS[piece].join('|')})`).join('|'),
	'g'
);

const JOINT_AVANT =
	/(?<![a-z])(?:ci[- ]?(?:joint|inclus|annexe|apres)[a-z]*|en (?:piece|p\.?)s? ?-?(?:j\.?|jointes?)|en pj|en annexe|en fichier|j'annexe|je (?:vous |te )?(?:joins|transmets|adresse|remets|envoie|communique|fais parvenir)|vous trouverez|(?:est|sont|etes|et) accompagnee?s? (?:de|d'|du)|accompagnee?s? (?:de|d'|du)|avec la presente|veuillez trouver|voici|joint[se]* :|documents? joints?|transmets)/g;
const JOINT_APRES_PLURIEL =
	/(?:ci[- ]?(?:joint|inclus|annexe)[a-z]*|joints|jointes|annexees?|annexes|en (?:piece|p)s? ?-?j(?:ointes?)?|en pj|en annexe|vous (?:sont|est|a ete|ont ete) (?:transmise?s?|adressee?s?|remise?s?)|figurent? en)(?![a-z])/;
const JOINT_APRES_SINGULIER = /^,?[^,;.]{0,60}?(?:(?<![a-z]|non )jointe?|ci[- ]?joint[a-z]*)(?![a-z])/;
const NIE_APRES =
	/^[^;.]{0,70}?(?:(?<![a-z])(?:sera|seront)(?: [a-z]+){0,2} (?:transmise?s?|envoyee?s?|remise?s?|communiquee?s?|adressee?s?|fournie?s?|jointe?s?|presentee?s?|disponibles?|etablie?s?|actualisee?s?|discutee?s?|examinee?s?|revue?s?)|vous (?:sera|seront|parviendra)|disponibles?|consultables?|accessibles?|telechargeables?|a venir|ulterieurement|prochainement|suivra|suivront|parviendra|sur (?:l'|le |votre |notre )(?:intranet|espace|portail|site|reseau|serveur|application)|dans (?:esteve|l'application)|(?:n'est|ne sont|n'a|n'ont|n'etant) (?:pas|plus)|manquante?s?|non (?:jointe?|fournie?)s?|en cours (?:de|d'))/;
const NIE_AVANT =
	/(?<![a-z])(?:sans|sauf|hormis|excepte|a l'exception|a defaut|non|munir|muni[e]?s?|apporter|amener|rapporter|consulter|relire|(?<!a )(?:preparer|completer|actualiser)|transmettrai|enverrai|remettrai|adresserai|communiquerai|demander|retrouver sur|telecharger|saisir|rediger|etablir|reclamer|aucune?|ni|pas)(?![a-z])/g;
/** « Sont joints à la présente : … »; said after a paper, it speaks of that paper only. */
const JOINT_ATTRIBUT = /(?<![a-z])(?:jointe?s? (?:a |au )|(?:est|sont) jointe?s?(?![a-z]))/g;
const RUPTURE =
	/(?<![a-z])(?:mais|en revanche|toutefois|cependant|tandis que|alors que|quant a|par contre)(?![a-z])/g;
const LISTE =
	/^(?:[-*•] ?|[0-9]{1,2} )?(?:p\.? ?j\.?|pieces? jointes?|pieces? annexees?|annexes?|attachments?|fichiers? joints?|documents? (?:joints?|remis|transmis|annexes?)(?: ce jour| a l'agent| avec la convocation)?)(?: \(?[0-9]{1,2}\)?)?(?: ?:|\s*\n)/;
/** « Vous trouverez ci-joint : », « Sont joints à ce courriel : », before items on lines of their own. */
const OUVRE_UNE_LISTE = new RegExp(`(?:${JOINT_AVANT.source}|${JOINT_ATTRIBUT.source})[^:]{0,80}:\\s*$`);
const RIEN = /^[^:\n]*: ?(?:neant|aucune?|sans objet|-|0)? ?$/;

/** An empty box before the name of a paper. */
const DECOCHEE = /(?:☐|□|❏|\[ \]) ?$/;

/** Longest distance at which « ci-joint » still speaks of a paper named after it. */
const PORTEE = 320;

/**
 * Papers announced as enclosed; one that is promised for later, to be brought, or found elsewhere, is not. The year of
 * the interview tells whether « compte rendu 2024 » is the previous one.
 */
export function piecesJointes(
	texte: Texte,
	enonces: readonly Etendue[],
	message: Message,
	anneeEntretien: number | null
): PieceConvocation[] {
	const trouvees = new Set<PieceConvocation>();
	let dansListe = false;
	for (const etendue of dansLEtendue(enonces, message)) {
		const ligne = extrait(texte, etendue, 2000).replace(/^\s+/, '');
		const liste = LISTE.test(ligne) || OUVRE_UNE_LISTE.test(ligne);
		// The items of a list come as statements of their own, each with a bullet or after a semicolon.
		dansListe = liste || (dansListe && (/^[-*•\d]/.test(ligne) || texte.plie[etendue.debut - 1] === ';'));
		const phrase = ligne.replace(/[\s_]+/g, ' ').replace(/-(?=poste|de-)|(?<=fiche|de|trame)-/g, ' ');
		if (liste && RIEN.test(phrase)) continue;
		for (const mention of mentions(phrase, anneeEntretien)) {
			if (DECOCHEE.test(phrase.slice(0, mention.debut))) continue;
			if (dansListe ? !NIE_APRES.test(phrase.slice(mention.fin)) : estJointe(phrase, mention))
				trouvees.add(mention.piece);
		}
	}
	return PIECES_CONVOCATION.filter((piece) => trouvees.has(piece));
}

function mentions(phrase: string, anneeEntretien: number | null = null): Mention[] {
	return [...phrase.matchAll(PIECE)].flatMap(({ index, 0: mots, groups = {} }) => {
		const piece = ORDRE.find((_, rang) => groups[`p${rang}`] !== undefined);
		// « compte rendu 2025 », in January 2026, may be last year’s or the blank one: only an older year is plain.
		const douteux =
			groups.annee !== undefined && !(anneeEntretien !== null && Number(groups.annee) < anneeEntretien - 1);
		return piece && !douteux ? [{ debut: index, fin: index + mots.length, piece }] : [];
	});
}

function estJointe(phrase: string, { debut, fin }: Mention): boolean {
	const rupture = dernier(phrase.slice(0, debut), RUPTURE);
	const avant = phrase.slice(Math.max(rupture, debut - PORTEE, 0), debut);
	const suite = phrase.slice(fin, fin + PORTEE);
	const apres = suite.slice(
		0,
		(suite.search(/(?<![a-z])(?:mais|toutefois|cependant|en revanche|sans|sauf)(?![a-z])/) + 1 ||
			suite.length + 1) - 1
	);
	if (NIE_APRES.test(apres.split(/, (?=l[ae]s? |votre |vos |ainsi)/)[0] ?? '')) return false;
	const attribut = dernier(avant, JOINT_ATTRIBUT);
	const enTete = mentions(avant.slice(0, Math.max(attribut, 0))).length === 0;
	const annonce = Math.max(dernier(avant, JOINT_AVANT), enTete ? attribut : -1);
	const refus = dernier(avant, NIE_AVANT);
	if (annonce >= 0 && annonce > refus) return true;
	const negation =
		refus >= 0 &&
		/(?:sans|sauf|hormis|excepte|exception|aucune?|ni|pas|non)(?: (?:de|la|votre|le|toutefois))* ?$/.test(
			avant.slice(refus)
		);
	if (negation) return false;
	return JOINT_APRES_SINGULIER.test(jusquAuProchain(apres)) || (JOINT_APRES_PLURIEL.test(apres) && refus < 0);
}

/** What follows a paper, up to the next one: « la fiche de poste et la trame jointe » encloses the form only. */
const jusquAuProchain = (suite: string): string =>
	suite.slice(0, [...suite.matchAll(PIECE)][0]?.index ?? suite.length);

const dernier = (mots: string, motif: RegExp): number => [...mots.matchAll(motif)].at(-1)?.index ?? -1;
