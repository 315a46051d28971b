import type { DateEcrite } from './dates.ts';
import { datesEcrites } from './dates.ts';
import type { Message } from './courriel.ts';
import type { Etendue, Texte } from './texte.ts';
import { enonceEn, extrait } from './texte.ts';
import {
	ABANDON_APRES,
	ABANDON_AVANT,
	CHANGE_D_HEURE,
	COURRIER,
	DEPART,
	DEPLACE,
	ECHEANCE,
	HYPOTHESE,
	LEURRES,
	NOM,
	PASSE,
	REFERENCE,
	TITRE,
	TITRE_ANNULE,
	VERBE_DE_REPORT
} from './vocabulaire.ts';

/**
 * What a date is there for. `entretien`: the words around it announce the interview. `neutre`: nothing says what it is.
 * `ancienne`: a slot that the text itself gives up. The others are never the interview.
 */
export type Role =
	'entretien' | 'neutre' | 'ancienne' | 'ecriture' | 'echeance' | 'reference' | 'periode' | 'passe' | 'autre';

export type DateSituee = DateEcrite & { role: Role; enonce: number };

/** How far the words that decide are looked for, before and after a date. */
const AVANT = 260;
const APRES = 140;

/** Tells whether a sentence moves or cancels the interview, for good and not « en cas de besoin ». */
export const annonceUnReport = (enonce: string): boolean => {
	const mots = enonce.slice(0, 600);
	if (!DEPLACE.test(sansDemandeRejetee(mots))) return false;
	if (HYPOTHESE.test(mots) && !/initialement|annule et remplace/.test(mots)) return false;
	const noms = [...mots.replace(LEURRES, masquer).matchAll(NOM)];
	// « Je remplace Mme Roche »: without the interview named, only « annule et remplace » tells.
	if (noms.length === 0) return DEPLACE.test(mots.replace(/(?<!annule et )remplace/g, masquer));
	return noms.some(({ groups }) => groups?.oui !== undefined);
};

/** « Malgré votre demande de report, l’entretien est maintenu »: nothing moves. */
const sansDemandeRejetee = (mots: string): string =>
	/(?<![a-z])maintenue?s?(?![a-z])/.test(mots)
		? mots.replace(/(?:votre|ta) demande de report/g, masquer)
		: mots;

/** Every date of a text with what it is there for. */
export function datesSituees(
	texte: Texte,
	fils: readonly Message[],
	enonces: readonly Etendue[]
): DateSituee[] {
	const entetes = fils.flatMap((message) => message.entetes);
	const dates = datesEcrites(texte.plie);
	const annules = new Set<Message | undefined>(fils.filter((message) => estAnnule(texte, message)));
	let entete = 0;
	let fil = 0;
	const situees = dates.map((date, rang) => {
		while (entete < entetes.length && entetes[entete]!.fin <= date.debut) entete++;
		const enonce = enonceEn(enonces, date.debut);
		const dansEntete = (entetes[entete]?.debut ?? Infinity) <= date.debut;
		while (fil < fils.length - 1 && fils[fil]!.fin <= date.debut) fil++;
		const lu = dansEntete ? 'ecriture' : roleDe(texte, enonces, enonce, dates, rang);
		const role = lu === 'entretien' && annules.has(fils[fil]) ? 'ancienne' : lu;
		return { ...date, role, enonce };
	});
	return avecVoisines(texte.plie, situees);
}

/** True when the title of a message takes back what follows: « Canceled: Entretien professionnel ». */
export const estAnnule = (texte: Texte, message: Message): boolean =>
	TITRE_ANNULE.test(extrait(texte, message, 600));

/** Dates that open lines one under the other are read alike: what the first announces, the next ones do too. */
function avecVoisines(plie: string, dates: DateSituee[]): DateSituee[] {
	for (const [rang, date] of dates.entries()) {
		const dessus = dates[rang - 1];
		if (
			date.role !== 'neutre' ||
			dessus?.role !== 'entretien' ||
			SUJET_PROPRE.test(plie.slice(date.fin, date.fin + 4))
		)
			continue;
		const entre = plie.slice(dessus.fin, Math.min(date.debut, dessus.fin + LIGNE_COURTE * 2));
		const ouvre = /(?:^|\n)(?:[-*•] ?|[0-9][.)] ?)?(?:le )?$/.test(
			plie.slice(Math.max(0, dessus.debut - 8), dessus.debut)
		);
		if (ouvre && /^[^\n]*\n(?:[-*•] ?|[0-9][.)] ?)?(?:le )?$/.test(entre)) date.role = 'entretien';
	}
	return dates;
}

/** « Mercredi 4 mars : inventaire ». */
const SUJET_PROPRE = /^ ?: ?[a-z]/;

function roleDe(
	{ plie }: Texte,
	enonces: readonly Etendue[],
	enonce: number,
	dates: readonly DateEcrite[],
	rang: number
): Role {
	const date = dates[rang]!;
	const phrase = enonces[enonce] ?? { debut: 0, fin: plie.length };
	const avant = plie.slice(Math.max(phrase.debut, date.debut - AVANT), date.debut).replace(/\s+/g, ' ');
	const apres = plie.slice(date.fin, Math.min(phrase.fin, date.fin + APRES)).replace(/\s+/g, ' ');
	if (REFERENCE.test(avant.slice(-90))) return 'reference';
	if (ECHEANCE.test(avant.slice(-70))) return 'echeance';
	const precedente = dates[rang - 1];
	const propre =
		precedente && precedente.fin > phrase.debut ? avant.slice(-(date.debut - precedente.fin)) : avant;
	const deplace = deplacement(avant, propre, apres);
	if (deplace) return deplace;
	if (PASSE.test(propre.slice(-110)) || /^ (?:dernier|passe)(?![a-z])/.test(apres)) return 'passe';
	if (COURRIER.test(avant.slice(-60)) && !/annule|remplace/.test(avant)) return 'reference';
	if (/(?:semaine|quinzaine) du $/.test(avant) || estPeriode(plie, dates, rang)) return 'periode';
	if (estEcriture(plie, date)) return 'ecriture';
	return roleParLesNoms(plie, enonces, enonce, avant, apres);
}

/** Roles in a sentence that moves the interview: what it leaves, what it goes to. */
function deplacement(avant: string, propre: string, apres: string): Role | null {
	if (ABANDON_AVANT.test(propre) || TITRE_ANNULE.test(avant)) return 'ancienne';
	if (ABANDON_APRES.test(apres)) return noms(propre).at(-1) === 'autre' ? 'autre' : 'ancienne';
	if (!annonceUnReport(`${avant}_${apres}`)) return null;
	const verbe = VERBE_DE_REPORT.exec(avant);
	if (!verbe)
		return DEPLACE.test(apres) && DEPART.test(avant) && !CHANGE_D_HEURE.test(apres) ? 'ancienne' : null;
	if (
		/(?:au|pour le|a) ?(?:[a-z]+ )?$/.test(avant.slice(verbe.index)) &&
		!/(?:fixee?|prevue?) au ?(?:[a-z]+ )?$/.test(avant)
	)
		return 'entretien';
	return / du ?(?:[a-z]+ )?$/.test(avant) || DEPART.test(avant) ? 'ancienne' : null;
}

/** One end of « du … au … » or « entre le … et le … ». */
function estPeriode(plie: string, dates: readonly DateEcrite[], rang: number): boolean {
	return bornes(plie, dates[rang - 1], dates[rang]) || bornes(plie, dates[rang], dates[rang + 1]);
}

function bornes(plie: string, debut: DateEcrite | undefined, fin: DateEcrite | undefined): boolean {
	if (!debut || !fin || fin.debut - debut.fin > 14) return false;
	const entre = plie.slice(debut.fin, fin.debut).replace(/\s+/g, ' ');
	const avant = plie.slice(Math.max(0, debut.debut - 12), debut.debut);
	return (
		/^ ?(?:au|jusqu'au|-|->|a) ?$/.test(entre) ||
		(/(?:entre)(?: le)? ?$/.test(avant) && /^ et(?: le)? ?$/.test(entre))
	);
}

/** Longest beginning of the line that dates a letter. */
const LIGNE_COURTE = 80;

/** « Lyon, le 5 janvier 2026 »: a line that holds a place and the date of the letter, and no hour. */
function estEcriture(plie: string, { debut, fin }: DateEcrite): boolean {
	const recul = plie.slice(Math.max(0, debut - LIGNE_COURTE), debut).lastIndexOf('\n');
	const ligneDebut = recul === -1 ? 0 : Math.max(0, debut - LIGNE_COURTE) + recul + 1;
	if (debut - ligneDebut > LIGNE_COURTE) return false;
	const avant = plie.slice(ligneDebut, debut);
	const apres = plie.slice(fin, fin + 20).split('\n', 1)[0] ?? '';
	if (/^fait (?:a|le)(?![a-z])/.test(avant)) return true;
	if (!/^[.,]?$/.test(apres)) return false;
	if (avant !== '' && avant !== 'le ') return PLACE_ET_DATE.test(avant) && noms(avant).length === 0;
	// A date alone on its line: the day of the letter, unless the text above leads to it.
	const seule = ligneDebut < 2 || plie.slice(ligneDebut - 2, ligneDebut) === '\n\n';
	return seule && !TITRE.test(plie.slice(Math.max(0, ligneDebut - 140), ligneDebut));
}

const PLACE_ET_DATE =
	/^(?:a )?(?!le |date|jour|quand|(?:[a-z']+ ){0,4}(?:est|aura|sera|je|vous|pour|prevue?|fixee?|votre|ton|mon) )[a-z][a-z' -]{1,40}(?:\([0-9]{2,5}\))?(?:,| -)? ?(?:le |ce |, )$/;

/** The nearest word before the date decides, else the nearest after it, else the last of the sentences above. */
function roleParLesNoms(
	plie: string,
	enonces: readonly Etendue[],
	enonce: number,
	avant: string,
	apres: string
): Role {
	if (/^[^.;]{0,40}(?:medecine|sante) (?:du|au) travail|^\)? ?(?:etant |est )?(?:ferie|chome)/.test(apres))
		return 'autre';
	const dernier = sujetDeLItem(avant, apres) ?? noms(avant).at(-1) ?? noms(apres)[0];
	if (dernier) return dernier;
	const phrase = enonces[enonce];
	if (!phrase || SUJET_PROPRE.test(apres)) return 'neutre';
	const dessus = plie.slice(Math.max(0, phrase.debut - AVANT), phrase.debut);
	return (REPRISE.test(avant) ? noms(dessus).at(-1) : undefined) ?? 'neutre';
}

/** « 9 mars : réunion, 10 mars 10 h : entretien »: a date that opens an item has its subject just after it. */
function sujetDeLItem(avant: string, apres: string): Role | null {
	if (!/(?:^|[,;/|] ?)(?:le )?$/.test(avant)) return null;
	const intitule =
		/^(?:,? (?:a |de )?[0-9]{1,2} ?[h:](?: ?[0-9]{2})?)?(?: ?[:=-] ?| )(?:l'|l[ae] |une? |votre |ton )?/.exec(
			apres
		);
	if (!intitule) return null;
	const [premier] = apres.slice(intitule[0].length).replace(LEURRES, masquer).matchAll(NOM);
	if (premier?.index !== 0) return null;
	return premier.groups?.oui === undefined ? 'autre' : 'entretien';
}

/** A sentence that goes on about what the one above spoke of: a pronoun, a label, an item of a list, a bare date. */
const REPRISE =
	/^[-*•\s]*(?:\d[.)] |[a-c]\) )?(?:date ?:|jour ?:|le |il |elle |celui-ci |cet? |soit |ou |et |option|choix|proposition|creneau|$|[a-z]{0,10} ?$|date [a-z' ]{0,30}:)/;

const noms = (mots: string): Role[] =>
	[...mots.replace(LEURRES, masquer).matchAll(NOM)].map(({ groups }) =>
		groups?.oui === undefined ? 'autre' : 'entretien'
	);

const masquer = (leurre: string): string => '_'.repeat(leurre.length);
