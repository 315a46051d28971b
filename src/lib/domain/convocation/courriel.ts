import type { Etendue, Texte } from './texte.ts';
import { dans, rangDepuis } from './texte.ts';

/** One message of a thread, the most recent first; a letter is a thread of one message. */
export type Message = Etendue & {
	/** Lines that say who wrote to whom and when: their dates are never the interview. */
	entetes: Etendue[];
	/** Who sent it, as its header says. */
	de: string | null;
};

const ENTETE =
	/^\*?(de|from|expediteur|a|to|destinataires?|cc|cci|bcc|envoye(?: le)?|sent|date|objet|subject|sujet|repondre a|reply-to|importance|recu(?: le)?) ?:\*?/;
const EXPEDITEUR = /^\*?(?:de|from|expediteur) ?:\*? ?/;
const SUITE_D_ENTETE = /^\*?(?:envoye(?: le)?|sent|date|a|to|objet|subject|sujet) ?:/;
const SEPARATEUR =
	/^[-_*> ]{0,20}(?:message d'origine|message original|message transfere|original message|forwarded message|debut du message (?:transfere|reexpedie))/;

/** The date of an invitation, among the lines of a header: it has a beginning and an end. */
const CRENEAU = /^\*?date ?:.*[0-9]{1,2}[h:][0-9]{2} ?- ?[0-9]{1,2}[h:]/;

type Ligne = Etendue & { plie: string };

/** Splits a thread of mails at its headers, quotations and « … a écrit : » lines. */
export function messages(texte: Texte): Message[] {
	const lignes = decouper(texte.plie);
	const citations = new Set(texte.citations);
	const liste: Message[] = [nouveau(0)];
	for (let rang = 0; rang < lignes.length; rang++) {
		const ligne = lignes[rang]!;
		const courant = liste.at(-1)!;
		const attribution = lignesDAttribution(lignes, rang);
		if (attribution > 0) {
			const entete = { debut: ligne.debut, fin: lignes[rang + attribution - 1]!.fin };
			ouvrir(liste, ligne.debut, {
				entetes: [entete],
				de: auteurCite(texte.brut.slice(entete.debut, entete.fin))
			});
			rang += attribution - 1;
		} else if (SEPARATEUR.test(ligne.plie)) {
			ouvrir(liste, ligne.debut);
		} else if (commenceUnEntete(lignes, rang)) {
			const fin = finDEntete(lignes, rang);
			// The lines of a header that follow a separator belong to the message it opened.
			if (
				texte.plie
					.slice(courant.debut, ligne.debut)
					.replace(SEPARATEUR, '')
					.replace(/[-_*\s]/g, '') !== ''
			)
				ouvrir(liste, ligne.debut);
			noterEntete(liste.at(-1)!, texte, lignes.slice(rang, fin));
			rang = fin - 1;
		} else if (citations.has(ligne.debut) && !sansCorps(texte, courant, ligne.debut)) {
			ouvrir(liste, ligne.debut);
		}
	}
	return liste.map((message, rang) => ({ ...message, fin: liste[rang + 1]?.debut ?? texte.plie.length }));
}

/** True when this place stands in the header of the message. */
export function enTete({ entetes }: Message, place: number): boolean {
	const entete = entetes[rangDepuis(entetes, place + 1) - 1];
	return entete !== undefined && dans(entete, place);
}

/** The lines of a text, each with its folded words. */
export function decouper(plie: string, depuis = 0): Ligne[] {
	let debut = depuis;
	return plie.split('\n').map((ligne) => {
		const etendue = { debut, fin: debut + ligne.length, plie: ligne };
		debut = etendue.fin + 1;
		return etendue;
	});
}

const nouveau = (debut: number): Message => ({ debut, fin: debut, entetes: [], de: null });

function ouvrir(liste: Message[], debut: number, propre: Partial<Message> = {}): void {
	liste.push({ ...nouveau(debut), ...propre });
}

/** How many lines « Le lun. 2 févr. 2026 à 10:12, Claire Martin a écrit : » takes here: none, one, or two when it was cut. */
function lignesDAttribution(lignes: Ligne[], rang: number): number {
	const ligne = lignes[rang]!.plie;
	if (!/^(?:le|on) /.test(ligne) || ligne.length > 300) return 0;
	if (/(?:a ecrit|wrote) ?:?$/.test(ligne)) return 1;
	const suite = lignes[rang + 1]?.plie ?? '';
	return suite.length < 200 && /(?:a ecrit|wrote) ?:$/.test(suite) ? 2 : 0;
}

/** « …, Claire Martin <claire@exemple.fr> a écrit : » → « Claire Martin ». */
function auteurCite(attribution: string): string | null {
	const sansAdresse = attribution.replace(/\s+/g, ' ').replace(/<[^>]*>|\([^)]*\)/g, '');
	const auteur = /(?:\d[:h]\d{2},?|\d{4},?) (\D{3,80}?) (?:a écrit|wrote) ?:?$/i.exec(sansAdresse)?.[1];
	return auteur?.trim().replace(/^,\s*/, '') ?? null;
}

/** A sender, with a date, an addressee or a subject among the next lines. */
function commenceUnEntete(lignes: Ligne[], rang: number): boolean {
	const autour = lignes.slice(rang, rang + 6);
	if (!ENTETE.test(lignes[rang]!.plie)) return false;
	const entetes = autour.slice(0, autour.findIndex(({ plie }) => !ENTETE.test(plie)) >>> 0);
	return (
		entetes.some(({ plie }) => EXPEDITEUR.test(plie) || /^\*?(?:envoye(?: le)?|sent) ?:/.test(plie)) &&
		entetes.some(({ plie }) => SUITE_D_ENTETE.test(plie)) &&
		entetes.length > 1
	);
}

function finDEntete(lignes: Ligne[], rang: number): number {
	let fin = rang;
	while (fin < lignes.length && ENTETE.test(lignes[fin]!.plie)) fin++;
	return fin;
}

function noterEntete(message: Message, { brut }: Texte, lignes: Ligne[]): void {
	for (const { debut, fin, plie } of lignes) {
		// The subject often says what the body does not repeat: it is read with it.
		if (!/^\*?(?:objet|subject|sujet) ?:/.test(plie) && !CRENEAU.test(plie))
			message.entetes.push({ debut, fin });
		const tete = EXPEDITEUR.exec(plie);
		if (tete)
			message.de ??= brut
				.slice(debut + tete[0].length, fin)
				.replace(/[<[(].*$|"/g, '')
				.trim();
	}
}

/** True while a message holds nothing but its header. */
const sansCorps = ({ plie }: Texte, { debut, entetes }: Message, place: number): boolean =>
	entetes.length > 0 && plie.slice(Math.max(debut, entetes.at(-1)!.fin), place).trim() === '';
