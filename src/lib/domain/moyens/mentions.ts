import { type Mot, mots } from './mots.ts';
import { lexique, trouvailles, type Trouvaille } from './phrases.ts';
import {
	AUTRUI,
	BARRIERES,
	type Condition,
	ELUS,
	ENCHAINEMENTS,
	type Genre,
	METIER,
	ORDINAIRES,
	REPROCHES,
	SANS_REPROCHE,
	TON_ORDINAIRE,
	VIE_SYNDICALE,
	VOCABULAIRE,
	type Vocabulaire
} from './vocabulaire-mentions.ts';

export type { Genre } from './vocabulaire-mentions.ts';

/** The grounds that words of a text can call for. */
export type MoyenDeMention =
	'G20' | 'G22' | 'G23' | 'G24' | 'G25' | 'G26' | 'G27' | 'G31' | 'G33' | 'G39' | 'G40';

/** Words of a report that the law forbids or watches, where they stand in the text as it was given. */
export type Mention = {
	genre: Genre;
	/** The ground that they call for. A refused interview is G39 where it is only noted, G40 where it is held against the agent. */
	moyen: MoyenDeMention;
	/** The words themselves, and their place: `texte.slice(debut, fin)`. */
	extrait: string;
	debut: number;
	fin: number;
	/**
	 * What stands around them in the same statement, and in the next one where that goes on from it (« De ce fait… »): a hundred
	 * characters at most on each side, cut between two words.
	 */
	avant: string;
	apres: string;
	/** The statement, or the one that goes on from it, has a word of blame or of lowering. A hint to read by, no proof. */
	reproche: boolean;
};

/**
 * Mentions in the text of a report, in order and apart from each other. What the service deals with (« gestion des arrêts
 * maladie ») and what is said of other people (« a remplacé un collègue en congé maternité ») are none. It finds words, not
 * intentions: each one is to be read in its context. Linear in the length of the text. Source: moyens.md, G20 to G40.
 */
export function mentions(texte: string): Mention[] {
	const lecture = lire(texte);
	return reunies(lecture).map((trouvee) => mention(lecture, trouvee));
}

/** What was found and holds; two of one kind that touch (« son mandat syndical », « sa décharge d’activité syndicale ») are one. */
function reunies(lecture: Lecture): Trouvaille<Genre>[] {
	const retenues: Trouvaille<Genre>[] = [];
	let deMetier: Place | null = null;
	for (const { valeur, ...place } of trouvailles(lecture.liste, LEXIQUE)) {
		if (valeur === 'ordinaire') continue;
		const { genre, deLAgent, condition } = valeur;
		if (deLAgent && (suitLeMetier(lecture, deMetier, place) || deMetierOuDAutrui(lecture, place))) {
			deMetier = place;
			continue;
		}
		if (condition && !CONDITIONS[condition](lecture, place)) continue;
		const derniere = retenues.at(-1);
		const suite = derniere?.valeur === genre && jointes(lecture, derniere, place, COMPLEMENT);
		if (suite) derniere.jusque = place.jusque;
		else retenues.push({ ...place, valeur: genre });
	}
	return retenues;
}

/** « la gestion des congés et des arrêts »: two that a conjunction joins are of one kind, unless the second is the agent’s own. */
const suitLeMetier = (lecture: Lecture, deMetier: Place | null, place: Place): boolean =>
	deMetier !== null &&
	!BARRIERES.has(lecture.liste[place.depuis]!.forme) &&
	jointes(lecture, deMetier, place, COORDINATION);

/** True when nothing but these little words stands between two places of one statement. */
const jointes = (lecture: Lecture, une: Place, autre: Place, liens: ReadonlySet<string>): boolean =>
	memeEnonce(lecture, une, autre) &&
	autre.depuis - une.jusque <= 3 &&
	lecture.liste.slice(une.jusque, autre.depuis).every(({ forme }) => liens.has(forme));

/** « décharge d’activité »: what completes a noun. */
const COMPLEMENT: ReadonlySet<string> = new Set('de du d la l'.split(' '));

const COORDINATION: ReadonlySet<string> = new Set('et ou de des d les la le l aux'.split(' '));

const memeEnonce = ({ liste }: Lecture, une: Place, autre: Place): boolean =>
	liste[une.depuis]!.enonce === liste[autre.depuis]!.enonce;

const LEXIQUE = lexique<Vocabulaire | 'ordinaire'>([
	...VOCABULAIRE.map((valeur) => ({ phrases: valeur.phrases, valeur })),
	{ phrases: ORDINAIRES, valeur: 'ordinaire' as const }
]);

const TON = lexique<'reproche' | 'sans-reproche' | 'enchainement' | 'ordinaire'>([
	{ phrases: REPROCHES, valeur: 'reproche' },
	{ phrases: ENCHAINEMENTS, valeur: 'enchainement' },
	{ phrases: SANS_REPROCHE, valeur: 'sans-reproche' },
	{ phrases: TON_ORDINAIRE, valeur: 'ordinaire' }
]);

const MOYENS: Record<Exclude<Genre, 'refus-entretien'>, MoyenDeMention> = {
	syndicat: 'G20',
	opinions: 'G22',
	sante: 'G23',
	absence: 'G23',
	grossesse: 'G24',
	presence: 'G24',
	'temps-partiel': 'G25',
	greve: 'G26',
	discrimination: 'G27',
	personne: 'G31',
	quota: 'G33'
};

/** A text read once: its words, and what is known of each statement by its rank. */
type Lecture = { texte: string; liste: Mot[]; enonces: Enonce[] };
type Enonce = {
	/** Ranks of its first word, and of the one after its last. */
	depuis: number;
	jusque: number;
	reproche: boolean;
	sansReproche: boolean;
	/** It goes on with what the one before has said. */
	enchaine: boolean;
	entretien: boolean;
	elu: boolean;
	/** It has small letters, so that capitals mean something. */
	minuscules: boolean;
};

function lire(texte: string): Lecture {
	const liste = mots(texte);
	const enonces: Enonce[] = [];
	liste.forEach(({ forme, enonce: rang, debut, fin }, place) => {
		const enonce = (enonces[rang] ??= nouvelEnonce(place));
		enonce.jusque = place + 1;
		enonce.entretien ||= ditLEntretien(liste, place);
		enonce.elu ||= ELUS.has(forme);
		enonce.minuscules ||= /\p{Ll}{2}/u.test(texte.slice(debut, fin));
	});
	for (const { depuis, valeur } of trouvailles(liste, TON)) {
		const enonce = enonces[liste[depuis]!.enonce]!;
		if (valeur === 'reproche') enonce.reproche = true;
		else if (valeur === 'sans-reproche') enonce.sansReproche = true;
		else if (valeur === 'enchainement') enonce.enchaine ||= depuis === enonce.depuis;
	}
	return { texte, liste, enonces };
}

/** True for the interview and its convocation, not for « l’entretien des locaux » nor « du véhicule ». */
function ditLEntretien(liste: readonly Mot[], place: number): boolean {
	const [mot = '', de = '', quoi = ''] = liste.slice(place, place + 3).map(({ forme }) => forme);
	if (/^convo(?:cations?|quee?)$/.test(mot)) return true;
	if (!/^entretiens?$/.test(mot)) return false;
	return de === 'du' ? /^(?:\d|lundi|mardi|mercredi|jeudi|vendredi)/.test(quoi) : de !== 'des';
}

const nouvelEnonce = (depuis: number): Enonce => ({
	depuis,
	jusque: depuis + 1,
	reproche: false,
	sansReproche: false,
	enchaine: false,
	entretien: false,
	elu: false,
	minuscules: false
});

/** Where something was found, in ranks of words. */
type Place = Omit<Trouvaille<unknown>, 'valeur'>;

const enonceDe = ({ liste, enonces }: Lecture, { depuis }: Place): Enonce => enonces[liste[depuis]!.enonce]!;

const CONDITIONS: Record<Condition, (lecture: Lecture, trouvee: Place) => boolean> = {
	sigle: (lecture, trouvee) => enCapitales(lecture, trouvee) && !coteACote(lecture, trouvee),
	'sigle-syndical': (lecture, trouvee) =>
		majusculeInitiale(lecture, trouvee) && pres(lecture, trouvee, VIE_SYNDICALE),
	entretien: (lecture, trouvee) => enonceDe(lecture, trouvee).entretien,
	'entretien-sous-entendu': (lecture, trouvee) => {
		const { entretien, jusque } = enonceDe(lecture, trouvee);
		return entretien || jusque === trouvee.jusque;
	},
	'sans-elu': (lecture, trouvee) => !enonceDe(lecture, trouvee).elu,
	'dans-une-phrase': (lecture, trouvee) => {
		const { depuis, jusque } = enonceDe(lecture, trouvee);
		return depuis < trouvee.depuis || trouvee.jusque < jusque;
	}
};

const enCapitales = (lecture: Lecture, trouvee: Place): boolean =>
	enonceDe(lecture, trouvee).minuscules && !/\p{Ll}/u.test(extraitDe(lecture, trouvee));

/** « FO/BO », « AR-FO » : one code beside another is no union. */
const coteACote = ({ texte, liste }: Lecture, { depuis, jusque }: Place): boolean =>
	/[/-]/.test((texte[liste[depuis]!.debut - 1] ?? '') + (texte[liste[jusque - 1]!.fin] ?? ''));

const majusculeInitiale = (lecture: Lecture, trouvee: Place): boolean =>
	/^\p{Lu}/u.test(extraitDe(lecture, trouvee));

/** True when one of these words stands among the three before or the one after, in the same statement. */
function pres({ liste, enonces }: Lecture, { depuis, jusque }: Place, formes: ReadonlySet<string>): boolean {
	const enonce = enonces[liste[depuis]!.enonce]!;
	const voisins = [
		...liste.slice(Math.max(enonce.depuis, depuis - 3), depuis),
		...liste.slice(jusque, Math.min(enonce.jusque, jusque + 1))
	];
	return voisins.some(({ forme }) => formes.has(forme));
}

/** How far one looks back for the word that governs a mention, and on for whom it is said of. */
const PORTEE = 5;

/**
 * True when the mention is what the service deals with or is said of other people: a word of the trade or of people governs
 * it (« gestion des », « collègue en ») or completes it (« des agents »).
 */
function deMetierOuDAutrui({ liste, enonces }: Lecture, { depuis, jusque }: Place): boolean {
	const enonce = enonces[liste[depuis]!.enonce]!;
	if (BARRIERES.has(liste[depuis]!.forme)) return estSuiviDAutrui(liste, jusque, enonce.jusque);
	for (let rang = depuis - 1; rang >= Math.max(enonce.depuis, depuis - PORTEE); rang--) {
		const { forme } = liste[rang]!;
		if (METIER.has(forme) || AUTRUI.has(forme) || estLeSuivi(liste, rang)) return true;
		if (BARRIERES.has(forme)) break;
	}
	return estSuiviDAutrui(liste, jusque, enonce.jusque);
}

/** « le suivi des arrêts », not « il a suivi ». */
const estLeSuivi = (liste: readonly Mot[], rang: number): boolean =>
	liste[rang]!.forme === 'suivi' && !/^(?:a|ont|avoir|ayant|avait)$/.test(liste[rang - 1]?.forme ?? '');

/** « des agents », « des étudiants de licence », « de ses collègues ». */
function estSuiviDAutrui(liste: readonly Mot[], depuis: number, jusque: number): boolean {
	const [de, ...suite] = liste.slice(depuis, Math.min(jusque, depuis + 3)).map(({ forme }) => forme);
	if (de === undefined || !/^(?:de|des|du|d)$/.test(de)) return false;
	const [premier = '', second = ''] = suite;
	return AUTRUI.has(/^(?:ses|la|l|son|nos|leurs|certains)$/.test(premier) ? second : premier);
}

const extraitDe = ({ texte, liste }: Lecture, { depuis, jusque }: Place): string =>
	texte.slice(liste[depuis]!.debut, liste[jusque - 1]!.fin);

function mention(lecture: Lecture, trouvee: Trouvaille<Genre>): Mention {
	const { texte, liste } = lecture;
	const genre = trouvee.valeur;
	const debut = liste[trouvee.depuis]!.debut;
	const fin = liste[trouvee.jusque - 1]!.fin;
	const reproche = estReprochee(lecture, trouvee);
	return {
		genre,
		moyen: genre !== 'refus-entretien' ? MOYENS[genre] : reproche ? 'G40' : 'G39',
		extrait: texte.slice(debut, fin),
		debut,
		fin,
		...contexte(lecture, trouvee),
		reproche
	};
}

function estReprochee({ liste, enonces }: Lecture, { depuis }: Place): boolean {
	const rang = liste[depuis]!.enonce;
	const ici = enonces[rang]!;
	const suite = enonces[rang + 1];
	const suivis = suite?.enchaine ? [ici, suite] : [ici];
	return suivis.some(({ reproche }) => reproche) && !suivis.some(({ sansReproche }) => sansReproche);
}

/** Longest context on each side, in characters. */
const CONTEXTE = 100;

function contexte(lecture: Lecture, trouvee: Place): { avant: string; apres: string } {
	const { texte, liste } = lecture;
	const enonce = enonceDe(lecture, trouvee);
	const suite = lecture.enonces[liste[trouvee.depuis]!.enonce + 1];
	const jusque = suite?.enchaine ? suite.jusque : enonce.jusque;
	const debut = liste[trouvee.depuis]!.debut;
	const fin = liste[trouvee.jusque - 1]!.fin;
	let premier = trouvee.depuis;
	while (premier > enonce.depuis && debut - liste[premier - 1]!.debut <= CONTEXTE) premier--;
	let dernier = trouvee.jusque - 1;
	while (dernier < jusque - 1 && liste[dernier + 1]!.fin - fin <= CONTEXTE) dernier++;
	return { avant: texte.slice(liste[premier]!.debut, debut), apres: texte.slice(fin, liste[dernier]!.fin) };
}
