import type { Contexte } from './contexte.ts';
import { heuresDuCorps, motsDe } from './contexte.ts';
import type { Message } from './courriel.ts';
import type { HeureEcrite } from './heures.ts';
import type { DateSituee } from './roles.ts';
import type { Etendue } from './texte.ts';
import { dansLEtendue, enonceEn, extrait, rangDepuis } from './texte.ts';
import { AUTRE_HORAIRE } from './vocabulaire.ts';

/** Distinct hours given for these mentions of one day: none, the hour, or several between which the text leaves the choice. */
export function heuresDe(contexte: Contexte, mentions: readonly DateSituee[], message: Message): string[] {
	const { heures, enonces, dates, texte } = contexte;
	const trouvees = new Set<string>();
	for (const mention of mentions) {
		// « du 24/02/2026 11:00 au 24/02/2026 12:00 »: the end of the slot is no other hour.
		if (
			trouvees.size > 0 &&
			FIN_DE_CRENEAU.test(texte.plie.slice(Math.max(0, mention.debut - 14), mention.debut))
		)
			continue;
		const heure = heureProche(heures, mention, enonces[mention.enonce]);
		if (!heure || separees(dates, mention, heure)) continue;
		for (const autre of heuresDesAutres(contexte, enonces[mention.enonce])) trouvees.add(autre);
		for (const enumeree of heuresEnumerees(contexte, heure)) trouvees.add(enumeree);
	}
	return trouvees.size > 0 ? [...trouvees] : heureAilleurs(contexte, mentions[0]!, message);
}

/** « Ton entretien est à 10 h et celui de Lucie à 11 h »: every hour of the sentence, for nothing tells whose is which. */
function heuresDesAutres({ texte, heures }: Contexte, phrase: Etendue | undefined): string[] {
	if (!phrase || !/(?<![a-z])cel(?:ui|le) d(?:e |')/.test(extrait(texte, phrase, 600))) return [];
	return dansLEtendue(heures, phrase).map(({ heure }) => heure);
}

const FIN_DE_CRENEAU = /(?:\d|h) ?(?:au|jusqu'au|-) ?$/;

/** An hour and those that a list goes on with: « à 10 h, 11 h ou 14 h ». */
function heuresEnumerees({ texte, heures }: Contexte, premiere: HeureEcrite): string[] {
	const enumerees = [premiere.heure];
	for (let rang = rangDepuis(heures, premiere.debut) + 1; rang < heures.length; rang++) {
		if (!ENUMERATION.test(texte.plie.slice(heures[rang - 1]!.fin, heures[rang]!.debut))) break;
		enumerees.push(heures[rang]!.heure);
	}
	return enumerees;
}

const ENUMERATION = /^ ?(?:,|\/|ou(?: bien)?|soit|, ou|et)(?: a| de)? ?$/;

/** Longest way between a date and its hour, inside one sentence. */
const ECART_APRES = 90;
const ECART_AVANT = 45;

/** The hour that stands beside a date in its sentence, after it rather than before. */
export function heureProche(
	heures: readonly HeureEcrite[],
	date: Etendue,
	phrase: Etendue | undefined
): HeureEcrite | undefined {
	if (!phrase) return undefined;
	const rang = rangDepuis(heures, date.fin);
	const apres = heures[rang];
	if (apres && apres.debut < phrase.fin && apres.debut - date.fin <= ECART_APRES) return apres;
	const avant = heures[rang - 1];
	const proche =
		avant && avant.fin <= date.debut && avant.debut >= phrase.debut && date.debut - avant.fin <= ECART_AVANT;
	return proche ? avant : undefined;
}

/** True when another date stands between a date and an hour. */
function separees(dates: readonly Etendue[], mention: Etendue, heure: Etendue): boolean {
	const [debut, fin] = mention.fin <= heure.debut ? [mention.fin, heure.debut] : [heure.fin, mention.debut];
	const suivante = dates[rangDepuis(dates, debut)];
	return suivante !== undefined && suivante.fin <= fin;
}

/** An hour in a line of its own (« Heure : 10 h »), or in one of the two sentences that follow. */
function heureAilleurs(contexte: Contexte, mention: DateSituee, message: Message): string[] {
	const { plie } = contexte.texte;
	const ici = heuresDuCorps(contexte, message);
	const libellee = ici.filter(({ debut }) => HEURE_LIBELLEE.test(plie.slice(Math.max(0, debut - 45), debut)));
	if (libellee.length > 0) return [...new Set(libellee.map(({ heure }) => heure))];
	const fin = contexte.enonces[Math.min(mention.enonce + 2, contexte.enonces.length - 1)]?.fin ?? 0;
	const proche = ici.find(
		({ debut }) =>
			debut > mention.fin &&
			debut < fin &&
			!AUTRE_HORAIRE.test(motsDe(contexte, enonceEn(contexte.enonces, debut)))
	);
	return proche && HEURE_INTRODUITE.test(plie.slice(Math.max(0, proche.debut - 14), proche.debut))
		? [proche.heure]
		: [];
}

const HEURE_LIBELLEE = /(?<![a-z])(?:heure|horaire|debut)(?! de fin)[a-z' ]{0,25}: ?(?:a |de )?$/;
const HEURE_INTRODUITE = /(?:heure|horaire|debut|a|de|des|rendez-?vous|entretien|entre) ?:? ?$/;
