import { nombreEnLettres, UNITES } from './dates.ts';

/** A time of day as a text writes it; for a slot (« de 10 h à 11 h »), its beginning. */
export type HeureEcrite = {
	debut: number;
	fin: number;
	/** `HH:MM` */
	heure: string;
	/** `HH:MM`, end of the slot when one is written. */
	jusque: string | null;
};

const CHIFFRES = '[0-9oil|]{1,2}';
const EN_LETTRES = UNITES.slice(1).join('|');
const MINUTES_EN_LETTRES =
	'quinze|trente|quarante-cinq|et demie?|et quart|moins le quart|quarante|vingt|dix|cinq';

/** What must not touch a time: a figure, a letter (« a » may, where a scanner lost the space), an offset (« UTC+01:00 »). */
const RIEN_AVANT = '(?:(?<![0-9a-z+,./:-]|utc |gmt )|(?<=(?<![a-z])a)|(?<=[0-9]{2}t|[/.](?:20)?[0-9]{2}-))';
/** « h », « H. », « heures », « hrs ». */
const UNITE = ' ?-? ?(?:h(?:eures?|rs?)?(?![a-gi-kmnp-z]))\\.?';
/** Where minutes may begin: on the next line only a round number, and not one that counts something else. */
const AVANT_LES_MINUTES =
	'(?: ?(?=[oil|]?[0-9])|\\n(?=(?:00|15|30|45)(?! ?[0-9/]| (?:jours|min|janv|fev|mars|avr|mai|jui|aou|sept|oct|nov|dec)))|(?=[oil|]))';
/** « à 10 h. 24 mars »: the figures are those of a date. */
const DEBUT_DE_DATE = '\\.[0-9]| (?:janv|fev|mars|avr|mai|jui|aou|sept|oct|nov|dec)';
const MINUTES = `${AVANT_LES_MINUTES}(?<m>[0-9]{2}(?![0-9/])|[0-9oil|]{2}(?![0-9a-z/]))(?!${DEBUT_DE_DATE})(?: ?(?:min|mn|minutes?)(?![a-z]))?`;
/** « 10 h », « 10 h 30 », « 10 heures trente ». */
const AVEC_UNITE = `${UNITE}(?:(?: et(?= [0-9]{2} ?(?:min|mn)))?${MINUTES}| ?(?<mm>${MINUTES_EN_LETTRES})(?![a-z]))?`;
/** « 10:30 », « 10:30:00 », « 2:00 PM ». */
const DEUX_POINTS = ' ?: ?(?<deux>[0-9o][0-9o])(?:: ?[0-9]{2})?(?![0-9:])(?: ?(?<demi>[ap])\\.?m(?![a-z]))?';
/** « 2 PM ». */
const DEMI_JOURNEE = ' ?(?<demi_seul>[ap])\\.?m(?![a-z])';
/** « 10.30 h », or « 10.30 » where a year or « à » stands before it. */
const POINT =
	'\\.(?<point>[0-5][0-9])(?: ?h(?![a-z])|(?<=(?:20[0-9]{2}|(?<![a-z])a),?(?: -)? [0-9]{1,2}\\.[0-9]{2})(?![0-9]|\\.[0-9]| ?(?:€|%|euros|points)))';
const NEUF_HEURES = `(?<mots>${EN_LETTRES}) heures?(?: (?<mots_m>${MINUTES_EN_LETTRES}))?(?![a-z])`;
const MIDI = '(?<![a-z])(?<midi>midi)(?: (?<midi_m>et demie?|et quart|trente|quinze))?(?![a-z])';

/** « 10h », « 10 h 30 », « 10:30 », « 10.30 h », « 10 heures trente », « neuf heures », « midi », « 2:00 PM », « 2 PM ». */
const HEURE = new RegExp(
	`${RIEN_AVANT}(?:(?<h>${CHIFFRES})(?:${AVEC_UNITE}|${DEUX_POINTS}|${DEMI_JOURNEE}|${POINT})|${NEUF_HEURES}|${MIDI})`,
	'g'
);

/** What stands before the end of a slot: « 10 h | à | 11 h », « 10:00 | - | 11:00 ». */
const LIAISON = /^ ?(?:-|a|au|jusqu'a|->|>) ?$/;
/** The start of a slot whose unit is written once: « de | 9 à | 10 h ». */
const DEBUT_NU = /(?<![0-9a-z])(?:de |entre )?([0-9]{1,2}) ?(?:-|a|et) ?$/;
/** A length of time, not a time of day. */
const DUREE =
	/(?:dure[ea]?[a-z]*|pendant|environ|d'une|d'un|d'|prevoir|prevoyez|compter|comptez|minimum|maximum|consacrer|delai de|sous|dans les|moins de|au moins|plus de) ?:?(?: (?:de|d'|d'environ|une|environ|est de|est d'|estimee a|prevue|au moins))*[ (:]*$/;
const DUREE_APRES =
	/^ ?(?:avant|apres|a l'avance|par (?:semaine|jour|an)|\/ ?(?:agent|personne|entretien|jour|semaine|mois|an)(?![a-z])|d'entretien|de duree|environ\))/;

/** Every time of day written in a folded text, in order; lengths of time (« durée : 1 h 30 ») and offsets (UTC+01:00) are left out. */
export function heuresEcrites(plie: string): HeureEcrite[] {
	const heures: HeureEcrite[] = [];
	for (const trouve of plie.matchAll(HEURE)) {
		const lue = heureLue(plie, trouve);
		if (!lue) continue;
		const precedente = heures.at(-1);
		if (precedente && precedente.jusque === null && sontUnCreneau(plie, precedente, lue)) {
			precedente.jusque = lue.heure;
			precedente.fin = lue.fin;
		} else heures.push(avecDebutNu(plie, lue));
	}
	return heures.filter((heure) => !estUnePlage(plie, heure));
}

function heureLue(plie: string, { index, 0: mots, groups = {} }: RegExpExecArray): HeureEcrite | null {
	const avant = plie.slice(Math.max(0, index - 40), index);
	if (DUREE.test(avant) || DUREE_APRES.test(plie.slice(index + mots.length, index + mots.length + 16)))
		return null;
	if (groups.h !== undefined && !/\d/.test(mots) && !/ a $/.test(avant)) return null;
	// A scanner may part the two figures: « 1 1 h 00 ».
	const dizaine = groups.h?.length === 1 ? /(?<![a-z])a ([12]) $/.exec(avant)?.[1] : undefined;
	const base = groups.midi
		? 12
		: groups.mots
			? nombreEnLettres(groups.mots)
			: chiffres(`${dizaine ?? ''}${groups.h}`);
	const ecrites = groups.m ?? groups.deux ?? groups.point;
	const mn =
		ecrites === undefined ? minutesEnLettres(groups.mm ?? groups.mots_m ?? groups.midi_m) : chiffres(ecrites);
	if (base === undefined || base > 23 || mn > 59) return null;
	const fin = index + mots.length;
	const demi = groups.demi ?? groups.demi_seul;
	const soir =
		demi === 'p' || (base < 9 && /^ (?:de l'apres[- ]midi|du soir)/.test(plie.slice(fin, fin + 20)));
	const h = soir && base < 12 ? base + 12 : demi === 'a' && base === 12 ? 0 : base;
	const minutes = h * 60 + mn;
	return { debut: index, fin, heure: enHeure(minutes), jusque: null };
}

/** « de 10 h à 11 h », « 10:00 - 11:00 », « entre 10 h et 11 h »; two hours joined by « et » alone are a choice. */
function sontUnCreneau(plie: string, { debut, fin }: HeureEcrite, suivante: HeureEcrite): boolean {
	const liaison = plie.slice(fin, suivante.debut);
	if (LIAISON.test(liaison)) return true;
	return liaison === ' et ' && /(?<!choi[a-z]{1,8} )entre $/.test(plie.slice(Math.max(0, debut - 24), debut));
}

/** « dans la matinée (9 h - 12 h) »: half a day, not an appointment. */
const estUnePlage = (plie: string, { debut, fin, jusque }: HeureEcrite): boolean =>
	(jusque !== null || /^ ?- ?[0-9]/.test(plie.slice(fin, fin + 4))) &&
	/(?:matinee|apres-midi|journee)(?: ?[(,:-]| entre| de)? ?$/.test(
		plie.slice(Math.max(0, debut - 20), debut)
	);

function avecDebutNu(plie: string, heure: HeureEcrite): HeureEcrite {
	const recul = Math.max(0, heure.debut - 16);
	const nu = DEBUT_NU.exec(plie.slice(recul, heure.debut));
	if (!nu || !nu[1]) return heure;
	const h = Number(nu[1]);
	const debutDeCreneau = /^(?:de|entre) /.test(nu[0]) || nu[0].includes('-');
	if (!debutDeCreneau || h >= Number(heure.heure.slice(0, 2)) || h < 6) return heure;
	return { ...heure, debut: recul + nu.index, heure: enHeure(h * 60), jusque: heure.heure };
}

const chiffres = (ecrits = ''): number => Number(ecrits.replace(/[il|]/g, '1').replace(/o/g, '0'));

const enHeure = (minutes: number): string =>
	`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function minutesEnLettres(mots: string | undefined): number {
	if (mots === undefined) return 0;
	if (mots.startsWith('et demi')) return 30;
	if (mots === 'et quart') return 15;
	if (mots === 'moins le quart') return -15;
	if (mots === 'quarante-cinq') return 45;
	return nombreEnLettres(mots) ?? 0;
}
