import { avant } from '#lib/domain/delais/jour.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Certitude, Zone } from '#lib/domain/regimes/codes.ts';

type Day = Temporal.PlainDate;

export type Ferie = {
	date: Day;
	nom: string;
	/** National holidays move the end of a franc delay; local ones only make the prudent date earlier. */
	national: boolean;
	certitude: Certitude;
};

/** Years for which the calendar is known. A deadline outside is refused, never guessed. */
export const PREMIERE_ANNEE = 1970;
export const DERNIERE_ANNEE = 2100;

/**
 * A holiday of every year: a fixed day, or a number of days after Easter Sunday; in force from `depuis` to `jusque`, both
 * included, without limit when absent.
 */
type Regle = {
	nom: string;
	quand: { mois: number; jour: number } | { paques: number };
	depuis?: number;
	jusque?: number;
	certitude?: Certitude;
};

const le = (jour: number, mois: number) => ({ mois, jour });

/** The eleven days of art. L. 3133-1 of the code du travail. */
const NATIONAUX: Regle[] = [
	{ nom: 'Jour de l’An', quand: le(1, 1) },
	{ nom: 'Lundi de Pâques', quand: { paques: 1 } },
	{ nom: 'Fête du Travail', quand: le(1, 5) },
	// Not a holiday from 1960 to 1981: loi n° 81-893 of 2 October 1981 brought it back.
	{ nom: 'Victoire de 1945', quand: le(8, 5), depuis: 1982 },
	{ nom: 'Ascension', quand: { paques: 39 } },
	{ nom: 'Lundi de Pentecôte', quand: { paques: 50 } },
	{ nom: 'Fête nationale', quand: le(14, 7) },
	{ nom: 'Assomption', quand: le(15, 8) },
	{ nom: 'Toussaint', quand: le(1, 11) },
	{ nom: 'Armistice de 1918', quand: le(11, 11) },
	{ nom: 'Noël', quand: le(25, 12) }
];

const ABOLITION = 'Abolition de l’esclavage';
/** Loi n° 83-550 of 30 June 1983; décret n° 83-1003 of 23 November 1983 gave each territory its day, too late for most that year. */
const PREMIERE_ABOLITION = 1984;
/** Décret n° 2012-553 of 23 April 2012: until then the day of Guadeloupe, of which the island had been a part. */
const ABOLITION_A_SAINT_BARTHELEMY = 2012;
/** The day kept since the territory moved it from 27 May; the code du travail still writes the former one. */
const ABOLITION_DEPLACEE_A_SAINT_MARTIN = 2017;
const abolition = (jour: number, mois: number, depuis: number = PREMIERE_ABOLITION): Regle => ({
	nom: ABOLITION,
	quand: le(jour, mois),
	depuis
});
const vendrediSaint = (nom: string, certitude: Certitude): Regle => ({
	nom,
	quand: { paques: -2 },
	certitude
});

/** Local days, zone by zone (code du travail, L. 3422-2; ordonnance of 16 August 1892). */
const LOCAUX: Record<Zone, Regle[]> = {
	metropole: [],
	'alsace-moselle': [
		vendrediSaint('Vendredi saint (communes ayant un temple protestant ou une église mixte)', 'certain'),
		{ nom: 'Saint-Étienne', quand: le(26, 12) }
	],
	guadeloupe: [abolition(27, 5), vendrediSaint('Vendredi saint (selon les listes)', 'discute')],
	martinique: [abolition(22, 5), vendrediSaint('Vendredi saint (selon les listes)', 'discute')],
	guyane: [abolition(10, 6)],
	'la-reunion': [abolition(20, 12, 1983)],
	mayotte: [abolition(27, 4)],
	'saint-barthelemy': [
		{
			...abolition(27, 5),
			nom: `${ABOLITION} (date de la Guadeloupe)`,
			jusque: ABOLITION_A_SAINT_BARTHELEMY - 1,
			certitude: 'discute'
		},
		abolition(9, 10, ABOLITION_A_SAINT_BARTHELEMY)
	],
	'saint-martin': [
		{ ...abolition(27, 5), nom: `${ABOLITION} (date du code du travail)`, certitude: 'discute' },
		{
			...abolition(28, 5, ABOLITION_DEPLACEE_A_SAINT_MARTIN),
			nom: `${ABOLITION} (date pratiquée)`,
			certitude: 'discute'
		}
	],
	'saint-pierre-et-miquelon': [],
	'nouvelle-caledonie': [{ nom: 'Fête de la citoyenneté', quand: le(24, 9), certitude: 'a-verifier' }],
	'polynesie-francaise': [
		{ nom: 'Arrivée de l’Évangile', quand: le(5, 3), certitude: 'a-verifier' },
		vendrediSaint('Vendredi saint', 'a-verifier'),
		{ nom: 'Fête de l’autonomie', quand: le(29, 6), depuis: 1985, jusque: 2024, certitude: 'a-verifier' },
		{ nom: 'Matari’i i ni’a', quand: le(20, 11), depuis: 2025, certitude: 'a-verifier' }
	],
	'wallis-et-futuna': [
		{ nom: 'Saint-Pierre-Chanel', quand: le(28, 4), certitude: 'a-verifier' },
		{ nom: 'Fête du Territoire', quand: le(29, 7), certitude: 'a-verifier' }
	]
};

/** Zones whose own list is to be confirmed each year: what is given here is what is sure, not all there is. */
const ZONES_A_CONFIRMER: ReadonlySet<Zone> = new Set([
	'saint-pierre-et-miquelon',
	'nouvelle-caledonie',
	'polynesie-francaise',
	'wallis-et-futuna'
]);

/** True when the local holidays of the zone have to be confirmed on the spot. */
export const estAConfirmer = (zone: Zone): boolean => ZONES_A_CONFIRMER.has(zone);

/** Easter Sunday of a Gregorian year (anonymous computus of 1876). */
export function paques(annee: number): Day {
	const cycle = annee % 19;
	const siecle = Math.floor(annee / 100);
	const reste = annee % 100;
	const bissextiles = Math.floor(siecle / 4);
	const correction = Math.floor((siecle - Math.floor((siecle + 8) / 25) + 1) / 3);
	const epacte = (19 * cycle + siecle - bissextiles - correction + 15) % 30;
	const dimanche = (32 + 2 * (siecle % 4) + 2 * Math.floor(reste / 4) - epacte - (reste % 4)) % 7;
	const tardive = Math.floor((cycle + 11 * epacte + 22 * dimanche) / 451);
	const rang = epacte + dimanche - 7 * tardive + 114;
	return new Temporal.PlainDate(annee, Math.floor(rang / 31), (rang % 31) + 1);
}

/** True when the year is inside the known calendar. */
export const anneeConnue = (annee: number): boolean =>
	Number.isInteger(annee) && annee >= PREMIERE_ANNEE && annee <= DERNIERE_ANNEE;

/** The refusal of a year outside the known calendar. */
export const refusAnnee = (annee: number, champ?: string): Refus =>
	refus(
		'annee-hors-calendrier',
		`L'année ${annee} n'est pas couverte : les jours fériés sont connus de ${PREMIERE_ANNEE} à ${DERNIERE_ANNEE}.`,
		champ
	);

/** Every holiday of a year in a zone, sorted by day, national first. Refused: a year outside the known calendar. */
export function feries(annee: number, zone: Zone): { ok: true; feries: readonly Ferie[] } | Refus {
	return anneeConnue(annee) ? { ok: true, feries: feriesConnus(annee, zone) } : refusAnnee(annee, 'annee');
}

/** Local holidays of the zone that fall on this day. */
export const feriesLocaux = (jour: Day, zone: Zone): readonly Ferie[] =>
	feriesDuJour(jour, zone).filter(({ national }) => !national);

/** The national holiday of this day, if any. */
export const ferieNational = (jour: Day): Ferie | undefined =>
	feriesDuJour(jour, 'metropole').find(({ national }) => national);

const feriesDuJour = (jour: Day, zone: Zone) =>
	feriesConnus(jour.year, zone).filter(({ date }) => date.month === jour.month && date.day === jour.day);

const calendriers = new Map<string, readonly Ferie[]>();

/** Pure, remembered because one deadline asks for the same year many times. */
function feriesConnus(annee: number, zone: Zone): readonly Ferie[] {
	const cle = `${annee} ${zone}`;
	const connus = calendriers.get(cle);
	if (connus) return connus;
	const liste = [
		...NATIONAUX.map((regle) => ({ regle, national: true })),
		...LOCAUX[zone].map((regle) => ({ regle, national: false }))
	]
		.filter(({ regle }) => annee >= (regle.depuis ?? annee) && annee <= (regle.jusque ?? annee))
		.map(({ regle, national }) => ferie(regle, annee, national))
		.toSorted(parDate);
	calendriers.set(cle, liste);
	return liste;
}

function ferie(regle: Regle, annee: number, national: boolean): Ferie {
	const { quand } = regle;
	const date =
		'paques' in quand
			? paques(annee).add({ days: quand.paques })
			: new Temporal.PlainDate(annee, quand.mois, quand.jour);
	return { date, nom: regle.nom, national, certitude: regle.certitude ?? 'certain' };
}

const parDate = (a: Ferie, b: Ferie) =>
	a.date.equals(b.date) ? Number(b.national) - Number(a.national) : avant(a.date, b.date) ? -1 : 1;
