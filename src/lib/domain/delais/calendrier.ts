import { DERNIERE_ANNEE, type Ferie, feries, PREMIERE_ANNEE } from '#lib/domain/delais/feries.ts';
import { type Numero, numero, numeroDuJour } from '#lib/domain/delais/numero.ts';
import type { Zone } from '#lib/domain/regimes/codes.ts';

type Day = Temporal.PlainDate;

/** The known calendar, and the day before it: 1 January 1970 is closed, going back from it must end on an open day. */
const PREMIER = numeroDuJour(PREMIERE_ANNEE, 1, 1) - 1;
const DERNIER = numeroDuJour(DERNIERE_ANNEE, 12, 31);

/** True when the day is inside the known calendar. */
export const jourConnu = (jour: Numero): boolean => jour > PREMIER && jour <= DERNIER;

/** One byte per day from `PREMIER` to `DERNIER`: 1 when closed. */
type JoursFermes = Uint8Array;

/** True on a day that is neither Saturday, Sunday nor national holiday: what the end of a franc delay moves to. */
export const estOuvrable = (jour: Day): boolean => !estFerme(fermesPartout(), numero(jour));

/** True on a day that is open in the zone as well: neither weekend, national holiday nor local holiday. */
export const estOuvertDans = (jour: Day, zone: Zone): boolean => !estFerme(fermesDans(zone), numero(jour));

/** The day itself if it is neither Saturday, Sunday nor national holiday, else the next one that is none of these. */
export function ouvrableDesLe(jour: Numero): Numero {
	const fermes = fermesPartout();
	let candidat = jour;
	while (estFerme(fermes, candidat)) candidat += 1;
	return candidat;
}

/** The day itself if it is open in the zone, else the previous one that is neither weekend, national nor local holiday. */
export function ouvertAuPlusTard(jour: Numero, zone: Zone): Numero {
	const fermes = fermesDans(zone);
	let candidat = jour;
	while (estFerme(fermes, candidat)) candidat -= 1;
	return candidat;
}

/** Throws outside the known calendar: a deadline there must be refused, never guessed (decompte.md § 9). */
function estFerme(fermes: JoursFermes, jour: Numero): boolean {
	const ferme = fermes[jour - PREMIER];
	if (ferme === undefined) throw new RangeError(`Day ${jour} is outside the known calendar`);
	return ferme === 1;
}

const parZone = new Map<Zone, JoursFermes>();
let nationaux: JoursFermes | undefined;

/** Saturdays, Sundays and national holidays. Made once, at its first use. */
const fermesPartout = (): JoursFermes => (nationaux ??= joursFermes('metropole', ({ national }) => national));

/** The same and the local holidays of the zone, whatever their certainty. Made once per zone, at its first use. */
function fermesDans(zone: Zone): JoursFermes {
	const connus = parZone.get(zone);
	if (connus) return connus;
	const fermes = joursFermes(zone, () => true);
	parZone.set(zone, fermes);
	return fermes;
}

function joursFermes(zone: Zone, compte: (ferie: Ferie) => boolean): JoursFermes {
	const fermes = new Uint8Array(DERNIER - PREMIER + 1).map((_, rang) =>
		Number(estFinDeSemaine(PREMIER + rang))
	);
	for (let annee = PREMIERE_ANNEE; annee <= DERNIERE_ANNEE; annee++) {
		const lus = feries(annee, zone);
		if (!lus.ok) throw new RangeError(lus.refus.message);
		for (const ferie of lus.feries) if (compte(ferie)) fermes[numero(ferie.date) - PREMIER] = 1;
	}
	return fermes;
}

/** Day 0 is a Thursday: days 2 and 3 are a Saturday and a Sunday. */
const estFinDeSemaine = (jour: Numero): boolean => (jour + 5) % 7 < 2;
