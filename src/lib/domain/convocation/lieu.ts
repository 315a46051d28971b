import type { Message } from './courriel.ts';
import type { Etendue, Texte } from './texte.ts';
import { extrait, dansLEtendue, rangDepuis } from './texte.ts';

/** Where the interview is: null when the text says nothing (`absent`) or leaves a choice (`plusieurs`). */
export type Lieu = { lieu: string | null; motif: 'absent' | 'plusieurs' | null };

const LIBELLE =
	/(?<=^|\n|(?<inline>[-|;,.0-9h] ))(?:[-*•] ?)?(?:(?:lieu|endroit|emplacement|adresse|ou|where|location)(?: (?:de l'entretien|du rendez-?vous|de rendez-?vous|d'entretien|professionnel|de convocation))*|(?<salle>salle|bureau|lien (?:de )?(?:visio(?:conference)?|teams|zoom))) ?: ?\n?|(?<=^|\n)\|? ?(?:ou|lieu|where)(?: ?\| ?|\n| (?=salle|bureau|batiment))/g;

const DISTANCE =
	'visio(?:[- ]?conference)?s?|conference telephonique|telephone|teams|microsoft teams|zoom|webex|webconf(?:erence)?|skype|tchap|distanciel|presentiel|jitsi';
const BATI =
	"bureaux?|salles?|locaux|adresse suivante ?:?|(?:[1-9]|1er|premier|deuxieme|troisieme|quatrieme|rez)[a-z-]* etage|rez-de-chaussee|rdc|siege|mairie|hotel de ville|site (?:de|du|d')|hotel des finances|centre|direction|antenne|agence|service (?!de la)|secretariat|accueil|pole|college|lycee|ecole|rectorat|universite|campus|faculte|institut|hopital|batiment|pavillon|residence|ehpad|ccas|creche|gymnase|mediatheque|bibliotheque|musee|theatre|atelier|depot|caserne|(?:sous-)?prefecture|tresorerie|d[dr]fip|cdg|maison|foyer|tribunal|palais";
/** What is a place without any preposition, after a comma, a dash or an hour. */
const NU =
	"salle [a-z0-9]|(?:mon|votre) bureau|bureau (?:(?:n° ?)?[a-z]?-?[0-9]|d[eu] |des |d')|(?:tour|pavillon|batiment|bat\\.?) [a-z0-9]|site d|rez-de-chaussee|rdc(?![a-z])|centre des finances|mairie(?![a-z])|(?:visio(?:conference)?|teams|zoom|webex|skype|tchap|jitsi)(?![a-z]| (?:possible|ou|sur|si|en cas))";
const ADRESSE =
	'[0-9]{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\\.?|boulevard|bd|place|quai|chemin|allee|cours|route|impasse|square) ';
const ENDROIT = `(?<![a-z])(?:(?:par|via|sur|en) (?:l'|la |le |une )?(?:${DISTANCE})|(?:dans|ds|en|au|aux|a|sur le|sur notre) (?:l'|la |le |les |un |une |votre |vos |nos |notre |mes |ses |leurs )?(?:(?:mon|son|leur) bureau|${BATI}|${ADRESSE})|(?<=[,(\\u2190-\\uffff-] ?|^ ?|[0-9h] |lien (?:de )?)(?:${NU}|${ADRESSE}))`;
const LOCATIF = new RegExp(ENDROIT, 'g');
const COMMENCE_PAR_UN_LIEU = new RegExp(`^ {0,2}(?:[-*•] ?)?(?:${ENDROIT})`);
const CONTEXTE =
	/(?<![a-z])(?:entretien|rendez-?\s?vous|rdv|recevr|recevoir|recois|convoqu|convi|invit|presenter|tiendra|aura lieu|deroulera|attend|rencontr|verrons|creneau|tenue?)/;
const AILLEURS =
	/(?<![a-z])(?:contacter|joindre|renseignement|deposer|retourner|renvoyer|remettre|retirer|transmettre|disponible|consult|dossier|affecte)/;
/** Before a place where something is sent or somebody works. */
const CHEZ_QUELQU_UN = new RegExp(`${AILLEURS.source}|(?:confirm|adress|repon|inform|affect|charge)`);
/** Where the name of a place ends. */
const FIN =
	/(?<!(?:^| )(?:m|mm|mme|dr|st|bat|av|bd))\.(?= |$)|[;!?)](?= |$)|(?<! de| d'| du|^) (?=(?:m\.|mme|mlle) )| (?=avec |afin |pour |en presence|conduit|mene|a [0-9]{1,2} ?[h:]|de [0-9]{1,2} ?[h:]|des [0-9]{1,2} ?h|le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|[0-9])|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi) [0-9]|qui |et (?:sera|durera|portera|aura|fera)|sera |aura lieu|se tiendra|ou (?:je|nous|vous|aura|se)|au titre|dans le cadre|relatif|pour une duree|d'une duree|durant|ou (?:en|par|dans|a|au) )/g;
/** What may follow a comma and still be part of an address. */
const SUITE =
	/^, (?:[0-9]+|[a-z]* ?(?:etage|batiment|bat\b|pavillon|aile|porte|rue|avenue|place|boulevard|site|allee|quai|cedex|salle|bureau|piece)|rez)/;

/** Longest name of a place worth keeping. */
const LONGUEUR = 160;

/** Reads where the interview is: a line « Lieu : … » first, else a place named in a sentence about the interview. */
export function lieuEcrit(
	texte: Texte,
	enonces: readonly Etendue[],
	message: Message,
	annonce: number | null
): Lieu {
	const { plie } = texte;
	LIBELLE.lastIndex = Math.max(0, message.debut - 1);
	for (let trouve = LIBELLE.exec(plie); trouve && trouve.index < message.fin; trouve = LIBELLE.exec(plie)) {
		const debut = trouve.groups?.salle
			? trouve.index + trouve[0].indexOf(trouve.groups.salle)
			: LIBELLE.lastIndex;
		const ligne = plie.slice(LIBELLE.lastIndex, LIBELLE.lastIndex + LONGUEUR);
		const fin = LIBELLE.lastIndex + ligne.search(trouve.groups?.inline ? /\n| - | \||;|$/ : /\n|$/);
		const lieu = texte.brut
			.slice(debut, fin)
			.replace(/\s+/g, ' ')
			.replace(/ ?: /, ' ')
			// « "Salle 3" <salle3@exemple.fr> », « | Salle 3 | ».
			.replace(/<[^>]*>|"|\|/g, '')
			.replace(/[ .;,]+$/, '');
		if (/(?<![a-z]) ou (?=en|par|dans|au|a )/.test(plie.slice(debut, fin)))
			return { lieu: null, motif: 'plusieurs' };
		// An empty « Lieu : » followed by another label says nothing.
		if (/^[a-z' ]{2,30}:(?!\/)/.test(ligne)) continue;
		if (lieu !== '' && !/^(?:à définir|à préciser|à déterminer|non précisé)/i.test(lieu))
			return { lieu, motif: null };
	}
	return lieuDansUnePhrase(texte, enonces, message, annonce);
}

function lieuDansUnePhrase(
	texte: Texte,
	enonces: readonly Etendue[],
	message: Message,
	annonce: number | null
): Lieu {
	const premier = rangDepuis(enonces, message.debut);
	const rangs = dansLEtendue(enonces, message).map((_, rang) => premier + rang);
	const ordre =
		annonce === null
			? rangs
			: [annonce, ...rangs.filter((rang) => rang > annonce), ...rangs.filter((rang) => rang < annonce)];
	for (const rang of ordre) {
		const { debut, fin } = enonces[rang]!;
		const phrase = surUneLigne(extrait(texte, { debut, fin }, 1000));
		const suite =
			annonce !== null && rang > annonce && rang <= annonce + 2 && COMMENCE_PAR_UN_LIEU.test(phrase);
		if (rang !== annonce && !suite && (!CONTEXTE.test(phrase) || AILLEURS.test(phrase))) continue;
		const places = [...phrase.matchAll(LOCATIF)].filter(
			({ index }) => !CHEZ_QUELQU_UN.test(phrase.slice(Math.max(0, index - 60), index))
		);
		const [premiere, seconde] = places;
		if (!premiere) continue;
		if (!seconde && premiere[0].endsWith('presentiel')) continue;
		if (
			seconde &&
			/ ou(?: bien)? $/.test(phrase.slice(0, seconde.index)) &&
			!memesMots(premiere[0], seconde[0])
		)
			return { lieu: null, motif: 'plusieurs' };
		return {
			lieu: nomDuLieu(texte, debut + premiere.index, Math.min(fin, debut + premiere.index + LONGUEUR)),
			motif: null
		};
	}
	return { lieu: null, motif: 'absent' };
}

/** The sentence over several lines, at the same places. */
const surUneLigne = (mots: string): string => mots.replaceAll('\n', ' ');

const memesMots = (a: string, b: string): boolean => a.trim() === b.trim();

/** The place without its preposition: « dans la salle 12, 3e étage » → « salle 12, 3e étage ». */
function nomDuLieu({ brut, plie }: Texte, debut: number, limite: number): string {
	const mots = surUneLigne(plie.slice(debut, limite));
	const tete =
		/^(?:dans|ds|en|au|aux|a|sur|par|via) (?:l'|la |le |les |un |une )?(?:adresse suivante ?:? ?)?/.exec(
			mots
		)?.[0].length ?? 0;
	const premierMot = mots.indexOf(' ', tete + 3);
	let fin = mots.length;
	FIN.lastIndex = Math.max(tete, premierMot);
	const coupe = premierMot === -1 ? null : FIN.exec(mots);
	if (coupe) fin = coupe.index;
	// A line that opens with a capital says something else; in a text all in capitals, the sign is worth nothing.
	const ligne = brut.slice(debut, debut + fin).search(/\n(?=\p{Lu}\p{Ll})/u);
	if (ligne > premierMot && premierMot !== -1) fin = ligne;
	for (
		let virgule = mots.indexOf(',', tete);
		virgule !== -1 && virgule < fin;
		virgule = mots.indexOf(',', virgule + 1)
	) {
		if (!SUITE.test(mots.slice(virgule, virgule + 30))) fin = virgule;
	}
	fin = apresParenthese(mots, tete, fin);
	return brut
		.slice(debut + tete, debut + fin)
		.replace(/\s+/g, ' ')
		.replace(/[ ,;:.-]+$|(?<!\([^)]*)\)$/, '');
}

/** Where a name ends once the bracket that it opens is closed; before the bracket when nothing closes it. */
function apresParenthese(mots: string, debut: number, fin: number): number {
	const ouverte = mots.slice(debut, fin).lastIndexOf('(');
	if (ouverte === -1 || mots.slice(debut + ouverte, fin).includes(')')) return fin;
	const fermee = mots.indexOf(')', debut + ouverte);
	return fermee === -1 ? debut + ouverte : fermee + 1;
}
