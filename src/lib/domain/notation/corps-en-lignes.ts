import type { Lu } from '#lib/domain/contrat/codes.ts';
import { CORPS_MAXIMAL } from '#lib/domain/notation/onic-saisie.ts';
import { plie } from '#lib/domain/notation/plie.ts';
import { enBref, refus } from '#lib/domain/refus.ts';

/** A row of a list that somebody brought, with its line in the text. */
export type Rangee = { ligne: number; cellules: readonly string[] };

/** Somebody of a corps, as the contract writes it: an empty previous mark is `null`, the reference mark. */
export type PersonneEcrite = { agent?: string; notePrecedente?: number | null; note?: number | null };

type Colonnes = { agent: number; notePrecedente: number; note: number };
const DANS_L_ORDRE: Colonnes = { agent: 0, notePrecedente: 1, note: 2 };

/** How many lines at fault a refusal tells. */
const FAUTES_DITES = 5;

/**
 * Reads a corps typed or brought as rows: who, previous mark, mark. A first row of headings is left out, and
 * tells the order of the columns when it names the three. An empty previous mark is the reference mark, an empty mark is none,
 * « ? » is not known. Refused, with its lines: no row, too many, another number of columns, what is no mark.
 */
export function lireCorps(rangees: readonly Rangee[], champ: string): Lu<PersonneEcrite[]> {
	const [premiere] = rangees;
	const entete = premiere && estUnEntete(premiere.cellules) ? premiere.cellules : null;
	const lignes = entete ? rangees.slice(1) : rangees;
	if (lignes.length === 0) {
		return refus('liste-vide', 'La liste est vide : écrivez une personne par ligne.', champ);
	}
	if (lignes.length > CORPS_MAXIMAL) {
		return refus(
			'liste-trop-longue',
			`La liste dépasse ${CORPS_MAXIMAL.toLocaleString('fr-FR')} lignes : coupez-la par corps.`,
			champ
		);
	}
	const colonnes = (entete && colonnesNommees(entete)) ?? DANS_L_ORDRE;
	const lues = lignes.map((rangee) => lirePersonne(rangee, colonnes));
	const fautes = lues.filter((lue) => typeof lue === 'string');
	return fautes.length === 0
		? { ok: true, valeur: lues.filter((lue) => typeof lue !== 'string') }
		: refus('ligne-illisible', enPhrase(fautes), champ);
}

function enPhrase(fautes: readonly string[]): string {
	const reste = fautes.length - FAUTES_DITES;
	const dites = fautes.slice(0, FAUTES_DITES).join(' ');
	return reste > 0 ? `${dites} Et ${reste} ${reste < 2 ? 'autre ligne' : 'autres lignes'}.` : dites;
}

/** A first cell that names what is below it, or any that speaks of marks: no person is read there. */
const estUnEntete = (cellules: readonly string[]): boolean =>
	/^(?:agent|nom|prenom|personne|fonctionnaire|initiale|matricule)s?(?: |$)/.test(plie(cellules[0] ?? '')) ||
	cellules.some((cellule) => /\bnotes?\b/.test(plie(cellule)));

/** The place of each column by its heading; null when one is not recognised. */
function colonnesNommees(entete: readonly string[]): Colonnes | null {
	const noms = entete.map(plie);
	const trouver = (forme: RegExp, sauf = -1) =>
		noms.findIndex((nom, rang) => rang !== sauf && forme.test(nom));
	const notePrecedente = trouver(/preced|ancien|anterieur|derniere|n 1$/);
	const note = trouver(/note|nouvelle/, notePrecedente);
	const agent = trouver(/agent|nom|personne|initiales|matricule/);
	return Math.min(agent, notePrecedente, note) < 0 ? null : { agent, notePrecedente, note };
}

/** Somebody, or the sentence that says what is wrong with the line. */
function lirePersonne({ ligne, cellules }: Rangee, colonnes: Colonnes): PersonneEcrite | string {
	if (cellules.length !== 3) {
		return `Ligne ${ligne} : ${cellules.length} ${cellules.length < 2 ? 'colonne' : 'colonnes'} au lieu de trois (agent, note précédente, note).`;
	}
	const dans = (colonne: keyof Colonnes): string => cellules[colonnes[colonne]] ?? '';
	const agent = dans('agent');
	if (agent.length > 200) return `Ligne ${ligne} : le nom dépasse 200 caractères.`;
	const personne: PersonneEcrite = agent ? { agent } : {};
	for (const colonne of ['notePrecedente', 'note'] as const) {
		const ecrit = dans(colonne);
		if (ecrit === '?') continue;
		const note = ecrit === '' ? null : lireNote(ecrit);
		if (note === undefined)
			return `Ligne ${ligne} : « ${enBref(ecrit)} » n’est pas une note, écrivez par exemple 20 ou 20,5.`;
		personne[colonne] = note;
	}
	return personne;
}

/** A number written as in French or as in English: « 20 », « 20,5 », « 20.5 », « −0,5 »; nothing for another text. */
export function lireNote(ecrit: string): number | undefined {
	const lu = /^([-−]?)(\d{1,4})(?:[.,](\d{1,6}))?$/.exec(ecrit.replace(/[\s\u00a0\u202f]/g, ''));
	if (!lu) return undefined;
	const [, signe, entiere, decimales] = lu;
	return Number(`${signe ? '-' : ''}${entiere}.${decimales ?? '0'}`);
}
