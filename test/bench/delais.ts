import Holidays from 'date-holidays';
import { ouvertAuPlusTard } from '#lib/domain/delais/calendrier.ts';
import { decompte } from '#lib/domain/delais/decompte.ts';
import { delai, fin, jourOuvertPrecedent } from '#lib/domain/delais/delais.ts';
import { duree } from '#lib/domain/delais/duree.ts';
import { jourDuNumero, type Numero, numeroDuJour } from '#lib/domain/delais/numero.ts';
import { echeances } from '#lib/domain/dossier/echeances.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { toutesLesRegles } from '#lib/domain/regimes/regimes.ts';
import { estDatee } from '#lib/domain/regimes/regle.ts';
import { hasard } from '../support/hasard.ts';
import { median, say, short, spread, whole } from './figures.ts';

const SEED = 20_261_122;
const COMPARED = 500;
const ROUNDS = 11;
const SIZES = [1e3, 1e4, 1e5, 1e6] as const;
/** In a microsecond. */
const NANOSECONDS = 1000;
/** Microseconds: a shorter round says more about the clock than about the work. */
const SHORTEST_ROUND = 50_000;

/** Both know every holiday of these years; date-holidays has 8 May before 1982 too, when it was none. */
const FIRST = numeroDuJour(1983, 1, 1);
const LAST = numeroDuJour(2098, 12, 31);

/** A delay of the régimes, as the count wants it. */
const RULES = toutesLesRegles()
	.map(({ regle }) => regle)
	.filter(estDatee)
	.map(({ genre, duree: iso }) => ({
		duree: duree(iso),
		franc: genre === 'acte-franc',
		report: genre === 'acte-franc'
	}));

type Delay = (typeof RULES)[number] & { start: Numero };

const draw = (count: number): Delay[] => {
	const next = hasard(SEED);
	return Array.from({ length: count }, () => {
		const rule = RULES[next(0, RULES.length - 1)];
		if (!rule) throw new Error('No rule has a length');
		return { ...rule, start: next(FIRST, LAST) };
	});
};

/** Last day before and after the move to a working day, and the open day to aim at. */
type Ends<Day> = [sansReport: Day, limite: Day, prudente: Day];

/** Our count, in numbers of days. */
function ours(delay: Delay): Ends<Numero> {
	const end = decompte(delay.start, delay);
	if (!end) throw new Error('A delay of the sample leaves the calendar');
	return [end.sansReport, end.limite, ouvertAuPlusTard(end.sansReport, 'metropole')];
}

/** One instance, as its documentation shows it. */
const asDocumented = new Holidays('FR');
/** As fast as it goes: public holidays only, and no time zone to convert. */
const atItsFastest = new Holidays('FR', { types: ['public'] });
atItsFastest.setTimezone('');

const shifted = (day: Date, days: number) =>
	new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);

/** The same through date-holidays, which is not asked about Saturdays and Sundays. */
function throughDateHolidays(holidays: Holidays, { duree, franc, report }: Delay, start: Date): Ends<Date> {
	const isClosed = (day: Date) => day.getDay() % 6 === 0 || isPublicHoliday(holidays, day);
	const sansReport = shifted(
		'mois' in duree ? monthsLater(start, duree.mois) : shifted(start, duree.jours),
		franc ? 1 : 0
	);
	let limite = sansReport;
	while (report && isClosed(limite)) limite = shifted(limite, 1);
	let prudente = sansReport;
	while (isClosed(prudente)) prudente = shifted(prudente, -1);
	return [sansReport, limite, prudente];
}

const isPublicHoliday = (holidays: Holidays, day: Date) =>
	(holidays.isHoliday(day) || []).some(({ type }) => type === 'public');

function monthsLater(day: Date, months: number): Date {
	const lastOfMonth = new Date(day.getFullYear(), day.getMonth() + months + 1, 0);
	return new Date(
		lastOfMonth.getFullYear(),
		lastOfMonth.getMonth(),
		Math.min(day.getDate(), lastOfMonth.getDate())
	);
}

const DAY_MS = 86_400_000;
/** Midnight here of a day of the sample. */
function dateOf(day: Numero): Date {
	const utc = new Date(day * DAY_MS);
	return new Date(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate());
}
const numberOf = (day: Date): Numero => numeroDuJour(day.getFullYear(), day.getMonth() + 1, day.getDate());

/** Something done once for each delay of a sample of this size. */
interface Subject {
	size: number;
	work: () => void;
	/** Nanoseconds per delay, one for each round. */
	rounds: number[];
}
type NamedSubject = Subject & { name: string };

/** What the work gives goes here, so that no compiler can leave it out. */
let kept: unknown;

/**
 * How long a delay takes when a whole sample is done, again and again if it goes too fast to be timed: nanoseconds of the
 * processor, so that what the machine does meanwhile for others does not count.
 */
function time({ work, size }: Subject): number {
	let done = 0;
	const start = process.cpuUsage();
	let elapsed = 0;
	while (elapsed < SHORTEST_ROUND) {
		work();
		done += size;
		const { user, system } = process.cpuUsage(start);
		elapsed = user + system;
	}
	return (elapsed * NANOSECONDS) / done;
}

/** One round to warm up, then all the others in turn. */
function alternate(subjects: readonly Subject[]): void {
	for (const subject of subjects) time(subject);
	for (let round = 1; round <= ROUNDS; round++) {
		for (const subject of subjects) subject.rounds.push(time(subject));
	}
}

const perSecond = (nanoseconds: number) => 1e9 / nanoseconds;

/** Delays per second, beside the same work through date-holidays; then from a thousand to a million of them. */
export function measureDelais(): void {
	compare();
	grow();
	measureChain();
}

function compare(): void {
	const sample = draw(COMPARED);
	const dates = sample.map(({ start }) => dateOf(start));
	const days = sample.map(({ start }) => jourDuNumero(start));
	assertSameEnds(sample, dates);
	const subject = (name: string, one: (delay: Delay, rank: number) => unknown): NamedSubject => ({
		name,
		size: COMPARED,
		work: () => {
			for (let rank = 0; rank < sample.length; rank++) kept = one(sample[rank] as Delay, rank);
		},
		rounds: []
	});
	const references = [
		subject('date-holidays, comme on l’emploie', (delay, rank) =>
			throughDateHolidays(asDocumented, delay, dates[rank] as Date)
		),
		subject('date-holidays, réglé au plus vite', (delay, rank) =>
			throughDateHolidays(atItsFastest, delay, dates[rank] as Date)
		)
	];
	const own = [
		subject('notre décompte', ours),
		subject('le même, rendu en dates (Temporal)', (delay, rank) => {
			const depuis = days[rank] as Temporal.PlainDate;
			const end = fin({ depuis, duree: delay.duree, franc: delay.franc, report: delay.report });
			return end.ok && jourOuvertPrecedent(end.limiteSansReport, 'metropole');
		}),
		subject('le même, expliqué en français', (delay, rank) =>
			delai({ ...delay, depuis: days[rank] as Temporal.PlainDate, zone: 'metropole' })
		)
	];
	alternate([...references, ...own]);

	say('');
	say(
		`Délais : ${whole(COMPARED)} délais tirés au sort (graine ${SEED}) parmi les règles datées des régimes, jours de 1983 à 2098, métropole.`
	);
	say('Dernier jour avant et après report, jour ouvert à viser : les mêmes des deux côtés, vérifié.');
	say(
		`${ROUNDS} tours en alternance, temps de processeur, médiane [min – max] ; × : combien de fois plus vite que chacun des deux`
	);
	for (const { name, rounds } of [...references, ...own]) {
		const times = references.map((reference) =>
			spread(
				rounds.map((round, rank) => (reference.rounds[rank] ?? NaN) / round),
				whole
			)
		);
		const ratios = references.some((reference) => reference.name === name)
			? []
			: times.map((one) => `× ${one}`);
		say([`  ${name.padEnd(36)}`, `${spread(rounds.map(perSecond), whole)} délais/s`, ...ratios].join('   '));
	}
}

/** Throws unless both ways give the same days: there is nothing to compare in two different works. */
function assertSameEnds(sample: readonly Delay[], dates: readonly Date[]): void {
	for (const [rank, delay] of sample.entries()) {
		const own = ours(delay).join(' ');
		for (const holidays of [asDocumented, atItsFastest]) {
			const theirs = throughDateHolidays(holidays, delay, dates[rank] as Date)
				.map(numberOf)
				.join(' ');
			if (own === theirs) continue;
			throw new Error(
				`${jourDuNumero(delay.start).toString()} ${JSON.stringify(delay)}: ${own}, not ${theirs}`
			);
		}
	}
}

/** From a thousand delays to a million, never the same ones twice in a row: no branch is learnt by heart. */
function grow(): void {
	const all = draw(Math.max(...SIZES));
	const subjects = SIZES.map((size): Subject => {
		let first = 0;
		const work = () => {
			const end = first + size;
			for (let rank = first; rank < end; rank++) kept = ours(all[rank] as Delay);
			first = end % all.length;
		};
		return { size, work, rounds: [] };
	});
	alternate(subjects);
	const smallest = median(subjects[0]?.rounds ?? []);
	say('');
	say('Croissance : temps par délai, et son rapport à une croissance linéaire depuis mille délais');
	for (const { size, rounds } of subjects) {
		say(
			`  ${whole(size).padStart(9)} délais   ${spread(rounds, whole)} ns par délai   × ${short(median(rounds) / smallest)}`
		);
	}
}

/** The whole chain of one dossier, seven steps counted and explained: for information. */
function measureChain(): void {
	const jour = (texte: string) => Temporal.PlainDate.from(texte);
	const faits: Fait[] = [
		{ type: 'entretien-tenu', le: jour('2026-01-05') },
		{ type: 'compte-rendu-notifie', le: jour('2026-01-12') },
		{ type: 'recours-hierarchique-envoye', le: jour('2026-01-20'), moyen: 'lrar' },
		{ type: 'recours-hierarchique-recu', le: jour('2026-01-22') }
	];
	const question = { faits, regime: 'fpe', zone: 'metropole', au: jour('2026-03-30') } as const;
	const subject: Subject = {
		size: 1,
		work: () => {
			kept = echeances(question);
		},
		rounds: []
	};
	alternate([subject]);
	say('');
	say(
		`Chaîne entière d’un dossier, sept étapes expliquées (pour information) : ${spread(subject.rounds.map(perSecond), whole)} dossiers/s`
	);
	if (kept === undefined) throw new Error('Nothing was measured');
}
