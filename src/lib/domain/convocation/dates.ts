type Day = Temporal.PlainDate;

/** A date as a text writes it: some of its parts may be missing, and nothing says yet that the calendar has it. */
export type DateEcrite = {
	debut: number;
	fin: number;
	/** 1 = Monday … 7 = Sunday, when the day of the week is written. */
	semaine: number | null;
	jour: number;
	mois: number;
	annee: number | null;
};

/** A day that is pointed at without its month or without any number: « mardi 3 », « mardi prochain », « demain ». */
export type JourVague = {
	debut: number;
	fin: number;
	/** Days after the day of writing, for « demain » and « après-demain » only. */
	decalage: number | null;
};

/** A figure, with the letters that a scanner takes for one. */
const CHIFFRE = '[0-9oil|]';
const ENTRE_MOTS = '[ \\n]?';

/** Letters that scanners exchange, and the sign that replaces a letter lost by a wrong decoding. */
const CONFUSIONS: Record<string, string> = {
	i: '[i1l|]',
	l: '[l1i|]',
	o: '[o0]',
	e: '[e\\ufffd]',
	u: '[u\\ufffd]',
	m: '(?:m|rn)'
};
const tolerant = (mot: string): string => [...mot].map((lettre) => CONFUSIONS[lettre] ?? lettre).join('');

const SEMAINE: readonly (readonly string[])[] = [
	['lundi', 'lun', 'monday', 'mon'],
	['mardi', 'mar', 'tuesday', 'tue'],
	['mercredi', 'mer', 'wednesday', 'wed'],
	['jeudi', 'jeu', 'thursday', 'thu'],
	['vendredi', 'ven', 'friday', 'fri'],
	['samedi', 'sam', 'saturday', 'sat'],
	['dimanche', 'dim', 'sunday', 'sun']
];

/** The days of the week in full. */
const JOURS = SEMAINE.map(([nom]) => nom).join('|');

/** Longest first: a shorter name must not win over the one it begins. */
const MOIS: readonly (readonly string[])[] = [
	['janvier', 'january', 'janv', 'jan'],
	['fevrier', 'february', 'fevr', 'fev', 'feb'],
	['mars', 'march', 'mar'],
	['avril', 'april', 'avr', 'apr'],
	['mai', 'may'],
	['juin', 'june', 'jun'],
	['juillet', 'july', 'juil', 'jul'],
	['aout', 'august', 'aou', 'aug'],
	['septembre', 'september', 'sept', 'sep'],
	['octobre', 'october', 'oct'],
	['novembre', 'november', 'nov'],
	['decembre', 'december', 'dec']
];

/** One to nineteen in words. */
export const UNITES = [
	'un',
	'deux',
	'trois',
	'quatre',
	'cinq',
	'six',
	'sept',
	'huit',
	'neuf',
	'dix',
	'onze',
	'douze',
	'treize',
	'quatorze',
	'quinze',
	'seize',
	'dix-sept',
	'dix-huit',
	'dix-neuf'
];

/** Numbers in words up to ninety-nine that dates and years need, « premier » included. */
const NOMBRES: ReadonlyMap<string, number> = new Map([
	['premier', 1],
	...UNITES.map((mot, rang): [string, number] => [mot, rang + 1]),
	...['vingt', 'trente', 'quarante'].flatMap((dizaine, rang): [string, number][] => [
		[dizaine, (rang + 2) * 10],
		[`${dizaine} et un`, (rang + 2) * 10 + 1],
		...UNITES.slice(1, 9).map((mot, unite): [string, number] => [
			`${dizaine}-${mot}`,
			(rang + 2) * 10 + unite + 2
		])
	])
]);

/** A number in words, whatever joins its parts: « vingt-six », « vingt six », « vingt-et-un ». */
export const nombreEnLettres = (mots: string): number | undefined => {
	const simple = mots.replace(/[-\s]+/g, ' ');
	return NOMBRES.get(simple) ?? NOMBRES.get(simple.replace(/ (?!et )/, '-'));
};

const groupe = (listes: readonly (readonly string[])[]): string =>
	listes
		.flat()
		.sort((a, b) => b.length - a.length)
		.map(tolerant)
		.join('|');

const MOT_NOMBRE = [...NOMBRES.keys()]
	.sort((a, b) => b.length - a.length)
	.map((mot) => mot.replace(/[- ]/g, '[- \\n]'))
	.join('|');
const NOM_JOUR = `(?:${groupe(SEMAINE)})`;
/** « mar » is Tuesday, unless a year follows it: « 10 Mar 2026 », « Mar 10, 2026 ». */
const NOM_MOIS = `(?:(?!mar(?![a-z]))(?:${groupe(MOIS)})|mar(?=\\.?,? (?:[0-9]{1,2},? )?20[0-9]{2}))`;
/** The day of the week, if any; without it, nothing that could be a figure or a letter may touch the date. */
const SEMAINE_AVANT = `(?:(?<![a-z])(?<semaine>${NOM_JOUR})\\.?,?${ENTRE_MOTS}(?:le )?|(?<=(?<![a-z])le)|(?<![0-9a-z][./-]|[0-9a-z]))`;
/** A year, misprints included (« 20026 », « 206 »): a year that cannot be is better than one that is supposed. */
const ANNEE = `[2z][0o]${CHIFFRE}{2}|19[0-9]{2}|(?<!, )2[0-9]{2,4}(?! ?[h:€])|deux[- ]mille(?:[- ](?:${MOT_NOMBRE}))?`;
/** Nothing that goes on as a number; « 10/03/2026-10h00 » goes on with the hour. */
const APRES = '(?![0-9]|[./][0-9]|-(?![0-9]{1,2} ?(?:h|:[0-9]{2}))[0-9])';

/** « lundi 26 janvier 2026 », « 1er mars », « vingt-six janv. 2026 ». */
const LITTERALE = new RegExp(
	`${SEMAINE_AVANT}(?<jour>[1il|]${ENTRE_MOTS}er|${CHIFFRE}{1,2}|${MOT_NOMBRE})(?:th|st|nd|rd|e(?= ))?(?:-|${ENTRE_MOTS}(?:of |de |du mois de )?)(?<mois>${NOM_MOIS})(?![a-z])\\.?,?(?:(?:-|${ENTRE_MOTS}(?:de l'annee )?)(?<annee>${ANNEE}|'?\\d{2}(?!\\d|${ENTRE_MOTS}(?:h|:)))(?![0-9a-z]))?`,
	'g'
);

/** « March 10, 2026 »: what an English mail program writes. */
const ANGLAISE = new RegExp(
	`${SEMAINE_AVANT}(?<mois>${NOM_MOIS})(?![a-z])\\.? (?<jour>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<annee>20[0-9]{2})(?![0-9])`,
	'g'
);

/** « 26/01/2026 », « 26-01-26 », « 26 . 01 . 2026 », « 26 01 2026 ». */
const CHIFFREE = new RegExp(
	`${SEMAINE_AVANT}(?<jour>${CHIFFRE}{1,2}|1er)(?<separateur> ?[/.-] ?| (?=[01][0-9] 20[0-9]{2}(?![0-9])))(?<mois>${CHIFFRE}{1,2})\\k<separateur>(?<annee>[2z][0o]${CHIFFRE}{2}|19[0-9]{2}|[0-9]{2})(?![a-z])${APRES}`,
	'g'
);

/** « 2026-01-26 », « 2026/01/26 ». */
const ISO = new RegExp(
	`${SEMAINE_AVANT}(?<annee>20[0-9]{2})(?<separateur>[/-])(?<mois>[0-9]{2})\\k<separateur>(?<jour>[0-9]{2})(?:t(?=[0-9]{2}:)|(?![a-z])${APRES})`,
	'g'
);

/** « le 26/01 », « lundi 26/01 », « : 26/01 »: no year, so an article, a label, a day of the week or an hour beside it is required. */
const COURTE = new RegExp(
	`(?:(?<![a-z])(?<semaine>${NOM_JOUR})\\.?,?${ENTRE_MOTS}(?:le )?\\(?|(?<=(?<![a-z])(?:le|au|du) |[:|] ?)|(?<![0-9a-z/.-])(?=(?:[0-9]{1,2}|1er)/[0-9]{1,2},? (?:a |de |- )?[0-9]{1,2} ?[h:]))(?<jour>[0-9]{1,2}|1er)(?<separateur>[/.])(?<mois>[01]?[0-9])(?![0-9a-z]| ?(?:h(?![a-z])|heures|%|€|points?|m2))${APRES}`,
	'g'
);

/** A first day that leans on the month of the date after it: « les 26 et | 27 janvier », « du 9 au | 13 mars ». */
const JOUR_APPUYE = new RegExp(
	`(?:(?<![a-z])(?<semaine>${NOM_JOUR})\\.?,? |(?<![a-z])(?:le|les|du|au|entre le|entre les|soit|ou|et|de) )(?<jour>[0-9]{1,2}|1er)(?: ?,| (?:et|ou|au|a|-|et le|ou le|soit le|ou au|jusqu'au))(?: le)? ?$|(?<![0-9a-z])(?<seul>[0-9]{1,2})(?: ?- ?| (?:ou|et) (?:le )?)$`
);

const VAGUE = new RegExp(
	`(?<![a-z])(?:(?<demain>(?:apres[- ])?demain)(?![a-z])|(?:${NOM_JOUR}) (?<![0-9])(?:[0-9]{1,2}|1er)(?![0-9]|${ENTRE_MOTS}[:h/.-])(?! ?h)|(?:${JOURS}|semaine) (?:prochaine?|en huit|en quinze|matin|apres-midi|qui vient)(?![a-z])|ce (?:${JOURS})(?![a-z])|dans (?:huit|quinze|8|15|10|dix) jours)`,
	'g'
);

/**
 * Every date written in a folded text, in order, whatever its form; a day without a month is read only where the date beside
 * it gives the month. Dates that no calendar has (31 février) are kept: `jourReel` tells. No year is supposed here.
 */
export function datesEcrites(plie: string): DateEcrite[] {
	const lues = [LITTERALE, ANGLAISE, CHIFFREE, ISO, COURTE]
		.flatMap((forme) => [...plie.matchAll(forme)].map(dateLue))
		.filter((date) => date !== null)
		.sort((a, b) => a.debut - b.debut || b.fin - a.fin);
	const dates: DateEcrite[] = [];
	for (const date of lues) {
		if (date.debut < (dates.at(-1)?.fin ?? 0)) continue;
		const lectures = lecturesAmericaines(plie, date) ?? [avecSemaineApres(plie, date)];
		dates.push(...joursAppuyes(plie, date, dates.at(-1)?.fin ?? 0), ...lectures);
	}
	return dates;
}

/** An hour told in halves of a day: the program that wrote it may put the month before the day. */
const EN_DEMI_JOURNEES = /^,? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? [ap]m(?![a-z])/;
/** A weekday in English, then figures and bars. */
const CHIFFRES_AMERICAINS = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?[0-9]{1,2}\/[0-9]{1,2}\//;

/**
 * « Tue 3/10/2026 10:00 AM »: the order that goes with the weekday; without one, both, for the text leaves the choice. Null for
 * any other writing.
 */
function lecturesAmericaines(plie: string, date: DateEcrite): DateEcrite[] | null {
	const ecrit = plie.slice(date.debut, date.fin);
	if (!CHIFFRES_AMERICAINS.test(ecrit) || !EN_DEMI_JOURNEES.test(plie.slice(date.fin, date.fin + 16)))
		return null;
	const inverse = { ...date, jour: date.mois, mois: date.jour };
	const possibles = [date, inverse].filter((lecture) => jourReel(lecture, lecture.annee) !== null);
	const accordees = possibles.filter(
		(lecture) => lecture.semaine === jourReel(lecture, lecture.annee)?.dayOfWeek
	);
	if (date.semaine !== null && accordees.length > 0) return accordees;
	return possibles.length > 0 ? possibles : null;
}

/** Days pointed at without enough to make a date. */
export const joursVagues = (plie: string): JourVague[] =>
	[...plie.matchAll(VAGUE)].map(({ index, 0: mots, groups }) => ({
		debut: index,
		fin: index + mots.length,
		decalage: groups?.demain === undefined ? null : groups.demain === 'demain' ? 1 : 2
	}));

/** The day of the calendar; null when the year is missing or when no calendar has it. */
export const jourReel = ({ jour, mois }: DateEcrite, annee: number | null): Day | null => {
	if (annee === null || annee < 1900 || annee > 2099 || mois < 1 || mois > 12 || jour < 1) return null;
	const premier = new Temporal.PlainDate(annee, mois, 1);
	return jour > premier.daysInMonth ? null : premier.with({ day: jour });
};

/** True when no year at all gives this day (« 31 février », « 12/26/2026 »), or when nobody can have meant the year (« 20026 »). */
export const estImpossible = (date: DateEcrite): boolean => jourReel(date, date.annee ?? 2024) === null;

/**
 * The first year that puts the date after this day. The same day counts only when the day of the week is written and agrees:
 * « lundi 2 février », received that very Monday.
 */
export function premierApres(date: DateEcrite, depuis: Day): Day | null {
	// Eight years always hold a 29 February.
	for (let annee = depuis.year; annee <= depuis.year + 8; annee++) {
		const jour = jourReel(date, annee);
		if (!jour) continue;
		const ecart = Temporal.PlainDate.compare(jour, depuis);
		if (ecart > 0 || (ecart === 0 && date.semaine === jour.dayOfWeek)) return jour;
	}
	return null;
}

function dateLue({ index, 0: mots, groups = {} }: RegExpExecArray): DateEcrite | null {
	const jour = nombre(groups.jour);
	const mois = rangDe(MOIS_RECONNUS, groups.mois) ?? nombre(groups.mois);
	if (jour === null || mois === null || jour < 1 || mois < 1) return null;
	// « 32 janvier » is a mistake to tell; « 45.12.26 » may be anything.
	if (jour > 31 && /\d/.test(groups.mois ?? '') && groups.annee?.length !== 4) return null;
	// Two letters that could be figures (« il mai ») are words unless a year or a weekday stands beside them.
	if (
		!/\d/.test(groups.jour ?? '') &&
		/^[oil|]+$/.test(groups.jour ?? '') &&
		!groups.annee &&
		!groups.semaine
	)
		return null;
	if (groups.mois === 'mon') return null;
	return {
		debut: index,
		fin: index + mots.length,
		semaine: rangDe(SEMAINE_RECONNUE, groups.semaine),
		jour,
		mois,
		annee: anneeLue(groups.annee)
	};
}

function nombre(ecrit: string | undefined): number | null {
	if (ecrit === undefined) return null;
	const mots = nombreEnLettres(ecrit);
	if (mots !== undefined) return mots;
	const chiffres = ecrit
		.replace(/[\s']|er$/g, '')
		.replace(/[il|]/g, '1')
		.replace(/o/g, '0')
		.replace(/z/g, '2');
	return /^\d+$/.test(chiffres) ? Number(chiffres) : null;
}

function anneeLue(ecrite: string | undefined): number | null {
	if (ecrite === undefined) return null;
	if (ecrite.startsWith('deux')) {
		const reste = ecrite.replace(/^deux[- ]mille[- ]?/, '');
		return 2000 + (reste === '' ? 0 : (nombreEnLettres(reste) ?? 0));
	}
	const annee = nombre(ecrite);
	return annee !== null && annee < 100 ? 2000 + annee : annee;
}

/** Each list as one pattern, confusions of scanners included. */
const reconnus = (listes: readonly (readonly string[])[]): RegExp[] =>
	listes.map((noms) => new RegExp(`^(?:${noms.map(tolerant).join('|')})$`));
const SEMAINE_RECONNUE = reconnus(SEMAINE);
const MOIS_RECONNUS = reconnus(MOIS);

/** Position, from 1, of the pattern that knows this word. */
function rangDe(motifs: readonly RegExp[], mot: string | undefined): number | null {
	if (mot === undefined) return null;
	const rang = motifs.findIndex((motif) => motif.test(mot));
	return rang === -1 ? null : rang + 1;
}

/** Longest stretch looked at before a date for the days that lean on it. */
const RECUL = 30;
/** A list of more days than a fortnight is not a choice of dates any more. */
const JOURS_APPUYES_MAXIMUM = 10;

function joursAppuyes(plie: string, date: DateEcrite, depuis: number): DateEcrite[] {
	const appuyes: DateEcrite[] = [];
	let fin = date.debut;
	while (appuyes.length < JOURS_APPUYES_MAXIMUM) {
		const debut = Math.max(depuis, fin - RECUL);
		const trouve = JOUR_APPUYE.exec(plie.slice(debut, fin));
		const jour = nombre(trouve?.groups?.jour ?? trouve?.groups?.seul);
		if (!trouve || jour === null || jour < 1 || jour > 31) break;
		const place = debut + trouve.index + trouve[0].search(/\d/);
		appuyes.unshift({
			...date,
			debut: place,
			fin: place + String(jour).length,
			semaine: rangDe(SEMAINE_RECONNUE, trouve.groups?.semaine),
			jour
		});
		fin = debut + trouve.index + (trouve.groups?.semaine ? 0 : trouve[0].search(/\d/));
		// « les 26, 27 et 28 »: the article comes only once, the comma before the next day is enough.
		if (!/[,]| (?:et|ou|au|soit|-)(?: le)? ?$/.test(plie.slice(Math.max(depuis, fin - 12), fin))) break;
	}
	return appuyes;
}

/** « le 26 janvier 2026 (lundi) ». */
function avecSemaineApres(plie: string, date: DateEcrite): DateEcrite {
	if (date.semaine !== null) return date;
	const apres = SEMAINE_APRES.exec(plie.slice(date.fin, date.fin + 12));
	if (!apres) return date;
	return { ...date, semaine: rangDe(SEMAINE_RECONNUE, apres[1]), fin: date.fin + apres[0].length };
}

const SEMAINE_APRES = new RegExp(`^ ?\\((${JOURS})\\)`);
