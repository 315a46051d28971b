import { normalise } from '#lib/domain/unicode.ts';
import type { Message } from './courriel.ts';
import { decouper, enTete } from './courriel.ts';
import type { Etendue, Texte } from './texte.ts';
import { dansLEtendue, extrait } from './texte.ts';

/** Who leads the interview: null when the text does not say it (`inconnu`) or names several people (`plusieurs`). */
export type Evaluateur = { evaluateur: string | null; motif: 'inconnu' | 'plusieurs' | null };

/** Latin letters, listed: `\p{L}` some twenty times over is slow to compile, and the command line compiles at each call. */
const LETTRE = 'A-Za-zÀ-ɏ';
const CAPITALE = '[A-ZÀ-ÖØ-ÞŒŠŸŽŁŚŻĆČĐĞİŞŐŰ]';
const CIVILITE = `(?:M\\.|MM\\.|M(?= ${CAPITALE})|Mme\\.?|Mlle|Monsieur|Madame|Mr\\.?|Dr|Docteur|Professeur|Maître|Pr)`;
/** A name: two to four capitalised words (a particle may stand between), or one after a civil title; it goes on over the next line only inside a sentence. */
const PARTICULE = "(?:de |du |des |d'|le |la |van |von |ben |el )";
const MOT = `${CAPITALE}(?:\\.|[${LETTRE}'-]{0,30}[${LETTRE}])`;
const NOM_SEUL = `${MOT}(?: ${PARTICULE}?${MOT}){1,3}`;
const NOM_TITRE = `${CIVILITE}[ \\n]?(?:le |la )?(?:${PARTICULE})?${MOT}(?:(?: |\\n(?=${MOT}[,.;)]))${PARTICULE}?${MOT}){0,3}`;
const NOM = `(?<nom>${NOM_TITRE}|${NOM_SEUL})`;
const TITRE =
	'(?:[Éé]valuat(?:eur|rice)|[Ss]upérieure?(?: hiérarchique)?(?: directe?)?|N ?\\+ ?1|[Cc]hef(?:fe)? d[eu](?: l[ae])? ?(?:service|bureau|pôle|division|unité|équipe|département)|[Rr]esponsable(?: hiérarchique)?(?: directe?)?(?: d[eu](?: l[ae])? ?(?:service|pôle|unité|équipe))?|[Dd]irect(?:eur|rice)|[Cc]adre de santé|[Nn]otateur)(?: adjointe?)?';
/** A title, with or without its article. */
const FONCTION = `(?:[Vv]otre |[Ss]on |[Ss]a |[Ll][ae] |[Vv]os |[Mm]on |[Ll]')?${TITRE}`;

/** A way of naming the evaluator. `suffit`: it says so by itself; else the sentence must be about the interview. */
type Designation = { motif: RegExp; suffit: boolean };

const designation = (motif: string, suffit: boolean): Designation => ({
	motif: new RegExp(motif, 'gu'),
	suffit
});

const LIBELLES = [
	"(?:Nom (?:et prénom )?(?:de l'|du |de la ))?(?:[ÉéE]valuat(?:eur|rice)|[ÉE]VALUAT(?:EUR|RICE)|[Ss]upérieure? hiérarchique(?: directe?)?)",
	'(?:[Ee]ntretien )?(?:[Cc]onduit|[Mm]ené) par',
	'Reçue? par',
	'Organisat(?:eur|rice)',
	'Organizer',
	'Avec',
	"Responsable de l'entretien",
	'N\\+1'
].join('|');

const POSTES =
	'(?:direct(?:eur|rice)|chef(?:fe)?|responsable (?=d)|cadre|proviseure?|principale?|secrétaire générale?|inspect(?:eur|rice)|présidente?|maire)';
const POSTE_SEUL = new RegExp(`^[Ll](?:[ea] |')${POSTES}`, 'u');
/** Who is known by the post alone, as it is written: « Mme la directrice », « le chef du pôle gestion fiscale ». */
const POSTE = `(?<nom>(?:${CIVILITE} )?(?:[Ll][ea] |[Ll]')${POSTES}(?: (?!(?:le|à|dans|en|pour|au|qui|afin|lors|vous|sera|est|et|ou) )[${LETTRE}'-]+){0,8})(?![${LETTRE}'-])`;

const AVEC = designation(`[Aa]vec[ \\n](?:${FONCTION},?[ \\n])?${NOM}`, false);

/** The plainest first: the first that finds somebody wins. */
const DESIGNATIONS: readonly Designation[] = [
	designation(
		`(?:^|\\n|[.;-] )(?:[-*•|] ?)?(?:${LIBELLES})(?:\\(?(?:trice|·?rice)\\)?)?(?: \\([^)\\n]{0,30}\\)| (?:conduisant|chargée?|en charge|menant)[^:\\n]{0,40})?(?: ?[:|] ?\\n?|\\n)"?${NOM}`,
		true
	),
	designation(
		`(?:conduit|mené|dirigé|recue?|reçue?|attendue?)[^.;\\n]{0,80}? par[ \\n](?:${FONCTION},?[ \\n])?${NOM}`,
		true
	),
	designation(`(?:assuré|réalisé|tenu|effectué|présidé) par[ \\n](?:${FONCTION},?[ \\n])?${NOM}`, false),
	designation(
		`${NOM}(?:,? ?(?:\\([^)\\n]{0,60}\\)|[^.,\\n]{0,60}),?)? (?:vous recevra|vous attendra|te recevra|conduira|mènera|assurera(?! le secrétariat)|procédera|sera votre évaluat|est votre évaluat|vous recevoir|[(-] ?(?:organisat|[ée]valuat))`,
		true
	),
	designation(
		`(?:(?:[Vv]otre|[Tt]on|[Ll][ae]) |[Ll]')${TITRE}(?: \\([^)\\n]{0,30}\\))?(?: ?[,:]| sera| est)?[ \\n]\\(?${NOM}`,
		false
	),
	designation(`${NOM},? (?:votre|ton) (?:supérieur|évaluat|N ?\\+ ?1|chef|responsable hiérarchique)`, true),
	designation(`(?:^|\\n)[ÉéE]valuat(?:eur|rice) (?<nom>${NOM_TITRE})`, true),
	designation(`${FONCTION},? ${NOM},? (?:vous|te) (?:convoque|convie|invite|attend|propose)`, true),
	designation(`[Jj]e,? soussignée?,? ${NOM}`, true),
	AVEC,
	designation(`(?:bureau|invitation|proposition) d(?:e |u |')(?:${FONCTION},?[ \\n])?${NOM}`, false),
	designation(`(?:conduit|mené|dirigé|recue?|reçue?|attendue?)[^.;\\n]{0,80}? par[ \\n]${POSTE}`, true),
	designation(`${POSTE} (?:vous recevra|te recevra|conduira|mènera)`, true),
	designation(`[Aa]vec[ \\n]${POSTE}`, false)
];

const ENTRETIEN =
	/entretien|rendez-?\s?vous|rdv|(?<![a-z])(?:il|celui-ci) sera ?$|evaluat|recevr|recu|convo|creneau|rencontr|invite|attendue?|quand|echange/;
const HORS_SUJET =
	/(?:contact|renseign|rapproche|joindre|voir|secretariat|inscri|prendre|presence|assiste|accompagne|copie|organise|suite a|echange[a-z]*|lien|accord|relation) ?(?:[a-z']+ ){0,3}$/;
const PREMIERE_PERSONNE =
	/(?<![a-z])(?:je (?:vous|te) (?:recevrai|recois|attendrai|attends|verrai|rencontrerai)|avec moi|mon bureau|je (?:conduirai|menerai|procederai|realiserai)|nous (?:nous )?(?:verrons|retrouverons|rencontrerons|voir|rencontrer|retrouver)|on se (?:voit|retrouve)|vous recevoir|te recevoir|notre entretien|notre rendez-?vous)/;
const JE_RECOIS = /(?<![a-z])je (?:vous|te) (?:recevrai|recois|verrai|rencontrerai)(?![a-z])/;
const CONVOQUE =
	/(?:^|\n)(?:quand|when) ?:|(?<![a-z])je (?:vous|te|t') ?(?:convoque|convie|invite|propose|fixe|confirme|informe)|je souhaite (?:vous|te)|votre evaluat(?:eur|rice) ?(?:$|\n)|j'ai (?:fixe|programme|prevu|planifie)/;
/** A signature given for somebody else, or by an office that convenes without evaluating. */
const SIGNE_AILLEURS =
	/ressources humaines|(?<![a-z])d?rh(?![a-z])|secretaria|secretaire|assistant|gestionnaire|maire(?![a-z])|president|recteur|prefet|pour l[ea] |par delegation|p\/o|par ordre|service du personnel/;

/** Reads who leads the interview, from the message that announces it. */
export function evaluateurEcrit(texte: Texte, message: Message): Evaluateur {
	const corps = texte.brut.slice(message.debut, message.fin);
	for (const maniere of DESIGNATIONS) {
		const noms = new Set<string>();
		let plusieurs = false;
		for (const { 0: mots, index, groups } of corps.matchAll(maniere.motif)) {
			const nom = nomPropre(groups?.nom);
			if (nom === null || !estDeLEntretien(texte, message, index, mots, maniere)) continue;
			noms.add(nom);
			const suite = corps.slice(index + mots.length, index + mots.length + 40);
			plusieurs ||= new RegExp(
				`^(?:,? ?[^,\\n]{0,30},)? (?:et|ou)(?: (?:de|avec|par))? ${CIVILITE} ?${CAPITALE}`,
				'u'
			).test(suite);
		}
		if (plusieurs || distincts(noms).length > 1) return { evaluateur: null, motif: 'plusieurs' };
		const [seul] = distincts(noms);
		if (seul !== undefined) return { evaluateur: seul, motif: null };
	}
	const signataire = signature(texte, message);
	return signataire === null
		? { evaluateur: null, motif: 'inconnu' }
		: { evaluateur: signataire, motif: null };
}

/** The same person may be written « M. Durand » here and « Paul Durand » there. */
function distincts(noms: ReadonlySet<string>): string[] {
	const liste = [...noms];
	return liste.filter((nom, rang) => liste.findIndex((autre) => famille(autre) === famille(nom)) === rang);
}

const famille = (nom: string) => nom.split(' ').at(-1)!.toLowerCase();

/** True when two writings share no word, titles aside: « MARTIN Claire » and « Mme Martin » are one person. */
export function sontDeuxPersonnes(a: string, b: string): boolean {
	const mots = (nom: string) => nomSansTitre(nom).toLowerCase().split(/[ -]/);
	return !mots(a).some((mot) => mot.length > 2 && mots(b).includes(mot));
}

function estDeLEntretien(
	{ plie }: Texte,
	message: Message,
	index: number,
	mots: string,
	maniere: Designation
): boolean {
	const place = message.debut + index;
	const avant = plie.slice(Math.max(message.debut, place - 220), place).replace(/\s+/g, ' ');
	const tete = plie.slice(place, place + mots.length);
	if (enTete(message, place)) return false;
	if (HORS_SUJET.test(avant.slice(-60))) return false;
	if (maniere.suffit) return true;
	const phrase = avant.split(/(?<!(?:^|[^a-z])(?:m|mm|mme|dr))[.!?] /).at(-1) ?? '';
	// Who receives says « je »: the other is a third person.
	if (maniere === AVEC && JE_RECOIS.test(phrase)) return false;
	return (
		ENTRETIEN.test(phrase) || /^(?:(?:votre|ton|la|le) |l')(?:evaluat|superieur|n ?\+ ?1|notat)/.test(tete)
	);
}

/** First person: who signs is who receives. Without « je vous recevrai », a signature from an office of staff does not count. */
function signature(texte: Texte, message: Message): string | null {
	const corps = texte.plie.slice(message.debut, message.fin);
	const recoit = recoitEnPersonne(texte, message);
	if (!recoit && !CONVOQUE.test(corps)) return null;
	const bas = basDuMessage(texte, message);
	for (const [rang, { debut, fin }] of bas.entries()) {
		const nom = nomSigne(texte.brut.slice(debut, fin));
		if (nom === null) continue;
		// Titles stand on short lines around the name; a long line above it is still the letter.
		const titres = bas
			.slice(Math.max(0, rang - 2))
			.filter(({ plie }, ecart) => ecart >= Math.min(rang, 2) || plie.length < 60);
		return !recoit && SIGNE_AILLEURS.test(titres.map(({ plie }) => plie).join('\n')) ? null : nom;
	}
	return message.de === null || SIGNE_AILLEURS.test(message.de.toLowerCase())
		? null
		: nomPropre(nomDExpediteur(message.de));
}

/** True when whoever writes says « je vous recevrai », « mon bureau », « notre entretien ». */
export const recoitEnPersonne = ({ plie }: Texte, message: Message): boolean =>
	PREMIERE_PERSONNE.test(plie.slice(message.debut, message.fin));

/** The lines of the signature: those that follow the closing words, else the last ones. */
export function basDuMessage(texte: Texte, message: Message): (Etendue & { plie: string })[] {
	const lignes = decouper(texte.plie.slice(message.debut, message.fin), message.debut).filter(
		({ plie, debut }) => plie !== '' && !enTete(message, debut)
	);
	const formule = lignes.findLastIndex(({ plie }) =>
		/^(?:bien |tres )?(?:cordialement|sinceres|salutations|respectueusement|amicalement|merci|bonne (?:journee|reception)|a bientot|cdt|veuillez|je vous prie)|^-{2,3}$|salutations|consideration|sentiments/.test(
			plie
		)
	);
	return formule === -1 ? lignes.slice(-3) : lignes.slice(formule, formule + 6);
}

/** The name that a line of a signature gives; null when it gives none. */
export const nomSigne = (ligne: string): string | null =>
	nomPropre((NOM_DE_SIGNATURE.exec(ligne) ?? NOM_EN_FIN.exec(ligne))?.groups?.nom);

const NOM_DE_SIGNATURE = new RegExp(
	`^(?:(?:[Ss]igné|[Cc]ordialement|[Cc]dt|[Bb]ises|[Aa]micalement|[Mm]erci|[Bb]ien à vous)[ ,:]*)?(?:${FONCTION}[^,:]{0,40}[,:] ?)?${NOM}(?: ?[,(|/-].{0,80})?$`,
	'u'
);

/** A signature at the end of the last line: « … dans mon bureau. Claire Martin ». */
const NOM_EN_FIN = new RegExp(`(?<!(?:^|[^${LETTRE}])(?:M|MM|Mme|Dr))[.!] ${NOM}$`, 'u');

/** « MARTIN Claire », « claire.martin@exemple.fr » → a name, when there is one. */
const nomDExpediteur = (de: string): string | undefined =>
	new RegExp(`^${NOM}`, 'u').exec(de.replace(/^([^,]+), ([^,]+)$/, '$2 $1'))?.groups?.nom;

/** Words with a capital that are nobody’s name. */
const PAS_UN_NOM =
	/^(?:monsieur|madame|mesdames|messieurs|direct(?:ion|eur|rice)|service|bureau|salle|ministere|mairie|ville|departement|region|republique|centre|chef|cheffe|responsable|objet|convocation|entretien|bonjour|cordialement|pole|division|academie|universite|hopital|ressources|lundi|mardi|mercredi|jeudi|vendredi|secretariat|rh|drh|dgfip|votre|nous|vous|je|merci|rue|place|avenue|tel|telephone|piece|pieces|annee|campagne|agent|fiche|pour|veuillez|commune|conseil|communaute|prefecture|rectorat|syndicat|bien|bonne|teams|microsoft|reunion|professionnel|annuel)(?![a-z])/i;

function nomPropre(nom: string | undefined): string | null {
	if (nom === undefined) return null;
	const simple = nom
		.replace(/\s+/g, ' ')
		.replace(/^Monsieur /, 'M. ')
		.replace(/^Madame /, 'Mme ')
		.replace(/^(?:Mr\.?|M) /, 'M. ');
	if (POSTE_SEUL.test(simple)) return simple;
	const sansTitre = normalise(nomSansTitre(simple), 'NFD').replace(/\p{M}/gu, '');
	if (sansTitre === '' || PAS_UN_NOM.test(sansTitre)) return null;
	// « M. LE GALL » is a name, « Le Service » is not.
	return simple === nomSansTitre(simple) && /^(?:le|la|les|un|une)(?![a-z])/i.test(sansTitre) ? null : simple;
}

const nomSansTitre = (nom: string): string =>
	nom.replace(/^(?:M\.|Mme\.?|Mlle|Dr|Docteur|Professeur|Maître|Pr) ?/, '');

const TIERS =
	/(?<![a-z])(?:en presence (?:de|d'|du|des|egalement)|assiste[es]* (?:de|d'|par|du)|accompagne[es]* (?:de|d'|par|du)|sera(?:i|ont)? (?:egalement |aussi )?(?:presente?s?|associee?s? a|la(?= *[.,;]|$| pour ))|nous vous recevrons|et moi[- ]meme|assurera le secretariat|(?:(?:participer|assister|interviendr|se joindr)(?:a|ont)|prendr(?:a|ont) part)(?: egalement| aussi)?|en binome|binome d'evaluat|co-?evaluat|observat(?:eur|rice)|conjointement (?:avec|par)|aux cotes de|la presence (?:de |du |d')[^.;]{0,40}(?:est|sera) prevue|et (?:son|sa) (?:adjointe?|collaborat(?:eur|rice))|a deux voix|entretien tripartite)(?![a-z])/g;
const TIERS_NIE =
	/(?<![a-z])(?:sans|hors|aucune?|ni|ne (?:peut|peuvent|pouvez|sera|saurait|doit)|n'est pas|pas (?:se |etre |vous )?(?:faire )?|interdit|exclu|non|vous pouvez|pouvez|possibilite|si vous|droit|souhait|en cas|dossier|convocation|courrier)(?![a-z])[^.;]{0,60}$/;
const TIERS_FAUX =
	/^[^.;\n]{0,12}(?:de votre (?:superieur|evaluat|responsable|n ?\+ ?1|chef)|de vous|de l'agent|de l'interesse|de la fiche|de (?:votre|la|sa|l[ae]s?) (?:fiche|trame|compte|formulaire|guide)|d'un (?:formulaire|guide|compte)|du (?:formulaire|compte|guide|modele))/;

/** « Je vous recevrai avec Mme Lopez », « avec M. Petit et Mme Grand ». */
const RECU_A_DEUX =
	/(?<![a-z])(?:je (?:vous|te) (?:recevrai|recois|verrai|rencontrerai)(?: [a-z]+){0,6}? avec (?:m\.|mme|monsieur|madame|mon adjoint|ma collegue|mon collegue|l[ae] (?:drh|rh|responsable|direct))|avec (?:m\.|mme|monsieur|madame) [a-z' -]{2,40}(?:, [^,.;]{0,30},)? et (?:(?:m\.|mme|monsieur|madame) [a-z]|(?:son|sa|mon|ma) [a-z]))/;

/** True when the text announces somebody else at the interview; a reminder that nobody may come is not such an announcement. */
export function annonceUnTiers(texte: Texte, enonces: readonly Etendue[], message: Message): boolean {
	return dansLEtendue(enonces, message).some((enonce) => {
		const phrase = extrait(texte, enonce, 1000).replace(/\s+/g, ' ');
		if (RECU_A_DEUX.test(phrase)) return true;
		return [...phrase.matchAll(TIERS)].some(({ index, 0: mots }) => {
			const avant = phrase.slice(Math.max(0, index - 90), index);
			const apres = phrase.slice(index + mots.length, index + mots.length + 60);
			if (TIERS_NIE.test(avant) || TIERS_FAUX.test(mots.slice(mots.lastIndexOf(' ')) + apres)) return false;
			return !estAttendu(avant, mots, apres);
		});
	});
}

/** Who is at the interview anyway, just before « sera présent » or « participera », and the papers that are there too. */
const SUJET_ATTENDU =
	/(?<![a-z])(?:vous|je|qui|l'agent|l'interessee?|(?:votre |l[ae] |l')(?:evaluat[a-z]+|superieure?(?: hierarchique)?(?: directe?)?)|(?:fiche|formulaire|document|rubrique|trame|piece|compte[- ]rendu|crep|bilan|rapport|projet|campagne|dossier|grille|objectifs?|criteres?)[^.;]{0,40}) $/;

/** True when the words speak of the agent, of the evaluator, of a paper or of another meeting. */
function estAttendu(avant: string, mots: string, apres: string): boolean {
	if (/accompagne/.test(mots))
		return /^[^.;]{0,40}(?:fiche|trame|formulaire|compte|document|piece|guide)/.test(apres);
	if (/^(?:participer|assister|interviendr|se joindr|prendr)/.test(mots) && /reunion/.test(apres))
		return true;
	return /^(?:sera|participer|assister|interviendr|se joindr|prendr)/.test(mots) && SUJET_ATTENDU.test(avant);
}
