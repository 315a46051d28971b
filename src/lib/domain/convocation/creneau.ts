import type { DateEcrite, JourVague } from './dates.ts';
import { estImpossible, jourReel, joursVagues, premierApres } from './dates.ts';
import type { Message } from './courriel.ts';
import { decouper } from './courriel.ts';
import type { HeureEcrite } from './heures.ts';
import { heuresEcrites } from './heures.ts';
import type { DateSituee } from './roles.ts';
import { annonceUnReport, datesSituees } from './roles.ts';
import type { Etendue, Texte } from './texte.ts';
import { enonceEn } from './texte.ts';
import { PARLE_D_ENTRETIEN } from './vocabulaire.ts';

type Day = Temporal.PlainDate;

/** What keeps the slot from being plain. The wording belongs to the alerts. */
export type Constat =
	| {
			code: 'date-absente';
			motif: 'rien' | 'vague' | 'periode' | 'annulee' | 'sans-annee';
			ecrit: string | null;
	  }
	| { code: 'plusieurs-dates'; motif: 'jours' | 'heures' | 'liste' | 'periode' }
	| { code: 'date-incoherente'; ecrit: string; jour: Day | null; semaine: number | null }
	| { code: 'annee-supposee'; jour: Day; depuis: 'reception' | 'message' }
	| { code: 'report'; annulation: boolean }
	| { code: 'seconde-convocation' };

/** When the interview is: null wherever the text is silent or leaves a choice, and then a constat says why. */
export type Creneau = {
	jour: Day | null;
	heure: string | null;
	/** Statement that announces it, and message that holds it. */
	enonce: number | null;
	message: Message;
	/** Where the rest is to be read: that message, then the older ones of the thread that announce the same day. */
	sources: Message[];
	constats: Constat[];
};

type Contexte = {
	texte: Texte;
	enonces: readonly Etendue[];
	messages: readonly Message[];
	dates: DateSituee[];
	heures: HeureEcrite[];
	/** Day after which a date without a year is looked for. */
	ancre: { jour: Day; depuis: 'reception' | 'message' } | null;
	/** A date beside an hour counts only in a text that speaks of an interview somewhere. */
	parleDEntretien: boolean;
};

type Candidat = { jour: Day | null; mentions: DateSituee[]; anneeSupposee: boolean };

const SECONDE =
	/(?<![a-z])(?:(?:seconde|deuxieme|2e|2eme|2nde|troisieme|nouvelle|derniere|ultime) (?:et derniere )?(?:convocation|invitation|fois|proposition)|(?:second|deuxieme|2e|2eme|2nd|troisieme|nouvel|nouveau) (?:entretien|rendez-?vous|rdv|creneau)|(?:a nouveau|de nouveau)(?: [a-z]+){0,2} (?:convoqu|convie|invite|propos)[a-z]*|(?:convoqu|convie|invite|propos)[a-z]* (?:a nouveau|de nouveau|une (?:seconde|deuxieme) fois)|reconvoqu[a-z]*|convocation n ?[o°] ?[2-9](?![0-9])|mise en demeure|suite a (?:votre|ton) (?:absence|refus|non[- ]?(?:participation|presentation))|ne vous etes pas presentee?|avez (?:refuse|decline) (?:[a-z']+ ){0,4}?(?:participer|presenter|venir|entretien|convocation|invitation|proposition)|n'(?:avez|as) pas (?:donne suite|honore|repondu (?:[a-z]+ ){0,4}(?:convocation|invitation|proposition)))(?![a-z])/;
const SECONDE_HYPOTHESE =
	/(?<![a-z])(?:en cas d|si vous|s'il|a defaut|vous sera|pourra|pourrait|dans l'hypothese)/;
const SUITE_A_ABSENCE =
	/absence|refus|non[- ]?(?:participation|presentation)|pas presente|pas donne suite|pas honore/;

/** Finds the day and the hour of the interview among all the dates of a text. */
export function creneau(
	texte: Texte,
	enonces: readonly Etendue[],
	messages: readonly Message[],
	recueLe: Day | undefined
): Creneau {
	const dates = datesSituees(texte, messages, enonces);
	const contexte: Contexte = {
		texte,
		enonces,
		messages,
		dates,
		heures: heuresEcrites(texte.plie),
		ancre: ancre(dates, recueLe),
		parleDEntretien: PARLE_D_ENTRETIEN.test(texte.plie)
	};
	const message = messages.find((fil) => retenues(contexte, fil).length > 0) ?? messages[0]!;
	const constats = constatsDuMessage(contexte, message);
	const report = constats.some(({ code }) => code === 'report');
	const candidats = sansPasse(contexte, candidatsDe(contexte, message), recueLe);
	if (candidats.length === 0) return sansDate(contexte, message, constats, report);
	const heures = heuresDe(
		contexte,
		candidats.flatMap(({ mentions }) => mentions),
		message
	);
	const liste = estListe(contexte, message);
	if (candidats.length > 1 || liste || autreJourOffert(contexte, candidats[0]!)) {
		constats.push({ code: 'plusieurs-dates', motif: liste ? 'liste' : 'jours' });
		return {
			jour: null,
			heure: null,
			enonce: candidats[0]!.mentions[0]!.enonce,
			message,
			sources: [message],
			constats
		};
	}
	const [choisi] = candidats as [Candidat];
	constats.push(...constatsDuJour(contexte, choisi));
	if (heures.length > 1) constats.push({ code: 'plusieurs-dates', motif: 'heures' });
	return {
		jour: choisi.jour,
		heure: heures.length === 1 ? heures[0]! : null,
		enonce: choisi.mentions[0]!.enonce,
		message,
		sources: sources(contexte, message, choisi),
		constats
	};
}

/** The agent’s own answer, which tells neither where nor with whom. */
const ACCEPTE =
	/(?<![a-z])(?:(?:me|nous) (?:convient|va)|ca (?:me )?va|bien note|c'est note|je (?:serai|suis) (?:presente?|la|disponible)|ma presence|(?:ok|d'accord|parfait) pour)(?![a-z])/;

/** How far down a thread the place and the person are looked for. */
const MESSAGES_RELUS = 5;

function sources({ texte, messages, dates }: Contexte, message: Message, { mentions }: Candidat): Message[] {
	const suivants = messages.filter(({ debut }) => debut > message.debut).slice(0, MESSAGES_RELUS);
	const anciens = suivants.filter((fil) =>
		dates.some((date) => date.role === 'entretien' && dans(fil, date.debut) && memeJour(date, mentions[0]!))
	);
	const accord = ACCEPTE.test(texte.plie.slice(message.debut, Math.min(message.fin, message.debut + 2000)));
	return accord && anciens.length > 0 ? anciens : [message, ...anciens];
}

/** « Sinon le 11 à 14 h ? », just after the date: a second slot that leans on its month. */
const autreJourOffert = ({ texte: { plie } }: Contexte, { mentions }: Candidat): boolean =>
	mentions.some(({ fin }) =>
		/(?<![a-z])(?:sinon|ou(?: bien)?|soit|a defaut),? (?:le |(?:lundi|mardi|mercredi|jeudi|vendredi) )+[0-9]{1,2},? (?:a )?[0-9]{1,2} ?[h:]/.test(
			plie.slice(fin, fin + 80).replaceAll('\n', ' ')
		)
	);

/** What a date without a year is counted from: the reception, else the day the message or the letter is dated. */
function ancre(dates: readonly DateSituee[], recueLe: Day | undefined): Contexte['ancre'] {
	if (recueLe) return { jour: recueLe, depuis: 'reception' };
	for (const date of dates) {
		const jour = date.role === 'ecriture' ? jourReel(date, date.annee) : null;
		if (jour) return { jour, depuis: 'message' };
	}
	return null;
}

const dans = ({ debut, fin }: Etendue, place: number): boolean => debut <= place && place < fin;

const memeJour = (a: DateEcrite, b: DateEcrite): boolean =>
	a.jour === b.jour && a.mois === b.mois && (a.annee === null || b.annee === null || a.annee === b.annee);

/** Dates of a message that announce the interview; failing any, those that stand beside an hour and have no other role. */
function retenues(contexte: Contexte, message: Message): DateSituee[] {
	const { texte, parleDEntretien, dates, heures, enonces } = contexte;
	const ici = dates.filter(({ debut }) => dans(message, debut));
	const anciennes = ici.filter(({ role }) => role === 'ancienne' || role === 'passe');
	const libres = ici.filter((date) => !anciennes.some((ancienne) => memeJour(ancienne, date)));
	const annoncees = libres.filter(({ role }) => role === 'entretien');
	if (annoncees.length > 0) return annoncees;
	const neutres = libres.filter(({ role }) => role === 'neutre');
	if (!parleDEntretien) return rienQueDesDates(contexte) ? libres : [];
	return neutres.filter(
		(date) =>
			HEURE_DESSOUS.test(texte.plie.slice(date.fin, date.fin + 40)) ||
			heureProche(heures, date, enonces[date.enonce]) !== undefined
	);
}

/** The field « Heure » of a form, on the line below the date. */
const HEURE_DESSOUS = /^ ?\n[-*•| ]*(?:heure|horaire)/;

/** « Mardi 10 mars 2026 à 9 h. » and nothing else: who pastes only that gives the day of the interview. */
function rienQueDesDates({ texte: { plie }, dates, heures }: Contexte): boolean {
	if (plie.length > 100) return false;
	const mots = plie.split('');
	for (const { debut, fin } of [...dates, ...heures]) mots.fill(' ', debut, fin);
	return /^(?:\W|le|a|de)*$/.test(mots.join(''));
}

/** Gathers the mentions of the same day, the year of one serving the others. */
function candidatsDe(contexte: Contexte, message: Message): Candidat[] {
	const candidats: Candidat[] = [];
	const mentions = retenues(contexte, message).toSorted(
		(a, b) => Number(a.annee === null) - Number(b.annee === null)
	);
	for (const mention of mentions) {
		const meme = candidats.find(({ mentions: [premiere] }) => premiere && memeJour(premiere, mention));
		if (meme) meme.mentions.push(mention);
		else candidats.push(candidat(contexte, mention));
	}
	for (const { mentions: siennes } of candidats) siennes.sort((a, b) => a.debut - b.debut);
	return candidats.sort((a, b) => a.mentions[0]!.debut - b.mentions[0]!.debut);
}

function candidat({ ancre, dates }: Contexte, mention: DateSituee): Candidat {
	const annee =
		mention.annee ??
		dates.find((date) => date.annee !== null && date.role !== 'ecriture' && memeJour(date, mention))?.annee;
	if (annee !== null && annee !== undefined)
		return { jour: jourReel(mention, annee), mentions: [mention], anneeSupposee: false };
	const jour = ancre ? premierApres(mention, ancre.jour) : null;
	return { jour, mentions: [mention], anneeSupposee: true };
}

/** Once a later day is announced, a day before the reception is only a memory of the year before. */
function sansPasse({ ancre }: Contexte, candidats: Candidat[], recueLe: Day | undefined): Candidat[] {
	const repere = recueLe ?? ancre?.jour;
	if (!repere || candidats.length < 2) return candidats;
	const aVenir = candidats.filter(
		({ jour }) => jour === null || Temporal.PlainDate.compare(jour, repere) > 0
	);
	return aVenir.length > 0 ? aVenir : candidats;
}

function constatsDuMessage({ texte, enonces, messages, dates }: Contexte, message: Message): Constat[] {
	const constats: Constat[] = [];
	let seconde = false;
	let report = false;
	let annulation = false;
	let absence = false;
	for (const etendue of enonces) {
		if (!dans(message, etendue.debut)) continue;
		const mots = texte.plie
			.slice(etendue.debut, Math.min(etendue.fin, etendue.debut + 600))
			.replace(/\s+/g, ' ');
		const ferme = SECONDE.test(mots) && !SECONDE_HYPOTHESE.test(mots);
		seconde ||= ferme;
		absence ||= ferme && SUITE_A_ABSENCE.test(mots);
		if (!annonceUnReport(mots)) continue;
		report = true;
		annulation ||= /annul|nulle? et non/.test(mots);
	}
	const remplacee = dates.some(({ role, debut }) => role === 'ancienne' && dans(message, debut));
	// « Un nouveau rendez-vous » after a postponement is not a second summons, unless the agent did not come.
	if (seconde && (absence || !report)) constats.push({ code: 'seconde-convocation' });
	if (report || remplacee || autreDateCitee(dates, messages, message))
		constats.push({ code: 'report', annulation });
	return constats;
}

/** True when an older message of the same thread announced another day. */
function autreDateCitee(dates: readonly DateSituee[], fils: readonly Message[], message: Message): boolean {
	const siennes = dates.filter(({ debut, role }) => role === 'entretien' && dans(message, debut));
	if (siennes.length !== 1) return false;
	return dates.some(
		(date) =>
			date.role === 'entretien' &&
			fils.some((fil) => fil.debut > message.debut && dans(fil, date.debut)) &&
			!siennes.some((sienne) => memeJour(sienne, date))
	);
}

function constatsDuJour({ texte, ancre }: Contexte, { jour, mentions, anneeSupposee }: Candidat): Constat[] {
	const premiere = mentions[0]!;
	const ecrit = texte.brut.slice(premiere.debut, premiere.fin).replace(/\s+/g, ' ');
	if (mentions.some(estImpossible) || (!jour && !anneeSupposee))
		return [{ code: 'date-incoherente', ecrit, jour: null, semaine: null }];
	if (!jour) return [{ code: 'date-absente', motif: 'sans-annee', ecrit }];
	const constats: Constat[] = [];
	if (anneeSupposee && ancre) constats.push({ code: 'annee-supposee', jour, depuis: ancre.depuis });
	const discordante = mentions.find(({ semaine }) => semaine !== null && semaine !== jour.dayOfWeek);
	if (discordante) constats.push({ code: 'date-incoherente', ecrit, jour, semaine: discordante.semaine });
	return constats;
}

/** No day to give: says why, and resolves only « demain », which the date of the message makes plain. */
function sansDate(contexte: Contexte, message: Message, constats: Constat[], report: boolean): Creneau {
	const { texte, dates, heures, enonces } = contexte;
	const vagues = joursVagues(texte.plie).filter(
		(vague) =>
			dans(message, vague.debut) &&
			!message.entetes.some((entete) => dans(entete, vague.debut)) &&
			!dates.some((date) => date.debut < vague.fin && vague.debut < date.fin)
	);
	const jour = demain(contexte, message, vagues);
	const periode = dates.find((date) => date.role === 'periode' && dans(message, date.debut));
	const proposee =
		periode &&
		/propos|choisi|convena|disponib|entretien aura lieu|votre entretien/.test(enonceDe(contexte, periode));
	const vague = vagues[0];
	const annulee =
		report && !jour && constats.some((constat) => constat.code === 'report' && constat.annulation);
	if (!jour && proposee) constats.push({ code: 'plusieurs-dates', motif: 'periode' });
	else if (!jour) {
		const motif = annulee ? 'annulee' : vague ? 'vague' : periode ? 'periode' : 'rien';
		const ecrit = vague && !annulee ? texte.brut.slice(vague.debut, vague.fin).replace(/\s+/g, ' ') : null;
		constats.push({ code: 'date-absente', motif, ecrit });
	}
	const libres = heures.filter(
		({ debut }) =>
			dans(message, debut) &&
			!message.entetes.some((entete) => dans(entete, debut)) &&
			annonceLEntretien(contexte, enonceEn(enonces, debut))
	);
	const annoncees = vague
		? libres.filter(({ debut }) => debut >= vague.debut && debut - vague.fin < 60)
		: libres;
	const enonce = annoncees[0] ? enonceEn(enonces, annoncees[0].debut) : null;
	return {
		jour,
		heure: annulee || annoncees.length !== 1 ? null : annoncees[0]!.heure,
		enonce,
		message,
		sources: [message],
		constats
	};
}

/** True for a sentence that speaks of the interview and of no other day. */
function annonceLEntretien({ texte, enonces, dates }: Contexte, rang: number): boolean {
	const { debut, fin } = enonces[rang] ?? { debut: 0, fin: 0 };
	const mots = texte.plie.slice(debut, Math.min(fin, debut + 600));
	return (
		/entretien|recevr|recois|rendez-?\s?vous|rdv|attend|convo|present|evaluation|heure ?:|se voit|verrons/.test(
			mots
		) && !dates.some((date) => date.enonce === rang)
	);
}

const enonceDe = ({ texte, enonces }: Contexte, date: DateSituee): string => {
	const etendue = enonces[date.enonce];
	return etendue ? texte.plie.slice(etendue.debut, Math.min(etendue.fin, etendue.debut + 600)) : '';
};

/** « demain » counts from the day the message itself is dated; the day of reception may be later, so it does not serve. */
function demain({ dates }: Contexte, { entetes }: Message, vagues: readonly JourVague[]): Day | null {
	const [seul] = vagues;
	if (vagues.length !== 1 || !seul || seul.decalage === null) return null;
	const ecriture = dates.find(({ debut }) => entetes.some((entete) => dans(entete, debut)));
	return (ecriture && jourReel(ecriture, ecriture.annee)?.add({ days: seul.decalage })) ?? null;
}

/** Longest way between a date and its hour, inside one sentence. */
const ECART_APRES = 90;
const ECART_AVANT = 45;

function heureProche(
	heures: readonly HeureEcrite[],
	date: Etendue,
	phrase: Etendue | undefined
): HeureEcrite | undefined {
	if (!phrase) return undefined;
	const apres = suivante(heures, date.fin);
	if (apres && apres.debut < phrase.fin && apres.debut - date.fin <= ECART_APRES) return apres;
	const avant = heures[heures.indexOf(apres ?? heures.at(-1)!) - (apres ? 1 : 0)];
	const proche =
		avant && avant.fin <= date.debut && avant.debut >= phrase.debut && date.debut - avant.fin <= ECART_AVANT;
	return proche ? avant : undefined;
}

/** The first hour written at this place or after it, by bisection. */
function suivante(heures: readonly HeureEcrite[], place: number): HeureEcrite | undefined {
	let bas = 0;
	let haut = heures.length;
	while (bas < haut) {
		const milieu = (bas + haut) >> 1;
		if (heures[milieu]!.debut < place) bas = milieu + 1;
		else haut = milieu;
	}
	return heures[bas];
}

/** Distinct hours given for these mentions of one day: none, the hour, or several between which the text leaves the choice. */
function heuresDe(contexte: Contexte, mentions: readonly DateSituee[], message: Message): string[] {
	const { heures, enonces, dates, texte } = contexte;
	const trouvees = new Set<string>();
	for (const mention of mentions) {
		// « du 24/02/2026 11:00 au 24/02/2026 12:00 »: the end of the slot is no other hour.
		if (
			trouvees.size > 0 &&
			/(?:\d|h) ?(?:au|jusqu'au|-) ?$/.test(texte.plie.slice(Math.max(0, mention.debut - 14), mention.debut))
		)
			continue;
		const heure = heureProche(heures, mention, enonces[mention.enonce]);
		const autreDate = heure && dates.some((date) => date !== mention && entre(date, mention, heure));
		if (!heure || autreDate) continue;
		trouvees.add(heure.heure);
		const rang = heures.indexOf(heure);
		for (let suite = rang + 1; suite < heures.length; suite++) {
			const liaison = texte.plie.slice(heures[suite - 1]!.fin, heures[suite]!.debut);
			if (!/^ ?(?:,|\/|ou(?: bien)?|soit|, ou|et)(?: a| de)? ?$/.test(liaison)) break;
			trouvees.add(heures[suite]!.heure);
		}
	}
	if (trouvees.size > 0) return [...trouvees];
	return heureAilleurs(contexte, mentions[0]!, message);
}

const entre = (date: Etendue, mention: Etendue, heure: Etendue): boolean =>
	(mention.fin <= date.debut && date.fin <= heure.debut) ||
	(heure.fin <= date.debut && date.fin <= mention.debut);

/** An hour in a line of its own (« Heure : 10 h »), or in one of the two sentences that follow. */
function heureAilleurs(
	{ texte, heures, enonces }: Contexte,
	mention: DateSituee,
	message: Message
): string[] {
	const ici = heures.filter(
		({ debut }) => dans(message, debut) && !message.entetes.some((entete) => dans(entete, debut))
	);
	const libellee = ici.filter(({ debut }) =>
		/(?<![a-z])(?:heure|horaire|debut)(?! de fin)[a-z' ]{0,25}: ?(?:a |de )?$/.test(
			texte.plie.slice(Math.max(0, debut - 45), debut)
		)
	);
	if (libellee.length > 0) return [...new Set(libellee.map(({ heure }) => heure))];
	const fin = enonces[Math.min(mention.enonce + 2, enonces.length - 1)]?.fin ?? 0;
	const proches = ici.filter(({ debut }) => debut > mention.fin && debut < fin);
	return proches[0] &&
		/(?:heure|horaire|a|de|des|rendez-?vous|entretien|entre) ?:? ?$/.test(
			texte.plie.slice(Math.max(0, proches[0].debut - 14), proches[0].debut)
		)
		? [proches[0].heure]
		: [];
}

/** Two people at least, each with a different hour, on lines of their own or on one: the schedule of a whole service. */
function estListe({ texte, heures, dates }: Contexte, message: Message): boolean {
	const moments = new Set<string>();
	let rang = 0;
	for (const { debut, fin, plie } of decouper(texte.plie.slice(message.debut, message.fin), message.debut)) {
		while (rang < heures.length && heures[rang]!.debut < debut) rang++;
		const premiere = heures[rang];
		if (!premiere || premiere.debut >= fin || fin - debut > 200) continue;
		if (message.entetes.some((entete) => dans(entete, debut)) || /^[a-z' ]{1,30}:/.test(plie)) continue;
		const date = dates.find((ecrite) => dans({ debut, fin }, ecrite.debut));
		const nommee = PERSONNE.test(texte.brut.slice(debut, fin));
		for (let suite = rang; heures[suite] && heures[suite]!.debut < fin; suite++) {
			const { heure, fin: place } = heures[suite]!;
			if ((nommee && suite === rang) || A_QUELQU_UN.test(texte.brut.slice(place, Math.min(fin, place + 30))))
				moments.add(`${date?.mois}-${date?.jour} ${heure}`);
		}
	}
	return moments.size > 1;
}

/** What follows an hour in a schedule written on one line: « 9 h Sonia, 10 h 30 M. Petit ». */
const A_QUELQU_UN = /^ ?[:(-]? ?(?:(?:M\.|Mme|Mlle) )?\p{Lu}\p{Ll}+ ?(?:[,;)\/-]|$)/u;
/** A line of a schedule: it opens with a name, or holds a civil title next to a name, and is no sentence. */
const PERSONNE =
	/^(?:[-*•|] ?|\d{1,2}[.)] ?|\d[\d hH:–-]{1,14}[|;:,-]? ?)?(?:(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame) \p{Lu}|\p{Lu}\p{L}+[ -]\p{Lu}[\p{L}.-]*(?:[ ,;|:(-]|$)|\p{Lu}[\p{L}-]{2,} ?[;|:-])|[|;:-] ?(?:M\.|Mme|Mlle|Monsieur|Madame) \p{Lu}|[|;:-] ?\p{Lu}\p{Ll}+ \p{Lu}\p{L}+ ?$/u;
