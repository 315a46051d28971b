/**
 * What the visitor has said so far. It lives in the form that travels from one page to the next and nowhere else: no
 * cookie, no storage, no address. Everything here is text as it was typed; it is judged by the steps that use it.
 */

/**
 * Answers of one value each, by the name of their field; `depuis` is the step whose form was sent, `section` the one whose
 * page the visitor came from.
 */
export const CHAMPS = [
	'lieu',
	'statut',
	'decharge',
	'dejaAverti',
	'source',
	'texte',
	'texteLu',
	'recueLe',
	'entretienLe',
	'heure',
	'endroit',
	'evaluateur',
	'rang',
	'avisLu',
	'modele',
	'section',
	'depuis'
] as const;
export type NomDeChamp = (typeof CHAMPS)[number];

/** What the convocation says, as read or as corrected by the visitor. */
export const CHAMPS_DE_CONVOCATION = [
	'recueLe',
	'entretienLe',
	'heure',
	'endroit',
	'evaluateur',
	'rang'
] as const satisfies NomDeChamp[];
export type ChampDeConvocation = (typeof CHAMPS_DE_CONVOCATION)[number];

/** Prefix of the fields of the letter, whose names belong to the models. */
export const LETTRE = 'lettre-';

export type Saisie = Record<NomDeChamp, string> & {
	/**
	 * Answers to the questions of the letter: by code of the model's field, several for a multiple choice; those of a table
	 * by row and column, « elements.0.motif ».
	 */
	lettre: Record<string, string | string[]>;
};

/** Nothing said yet. */
export const saisieVide = (): Saisie => {
	const vide = Object.fromEntries(CHAMPS.map((nom) => [nom, ''])) as Record<NomDeChamp, string>;
	return { ...vide, lettre: {} };
};

/**
 * Reads the form of any step. Unknown fields and files are left out; line ends become `\n`, so that a text counts the
 * same in every browser. `plusieurs` names the questions of the letter that take several answers.
 */
export function saisieDuFormulaire(formulaire: FormData, plusieurs: ReadonlySet<string>): Saisie {
	const saisie = saisieVide();
	for (const [nom, valeur] of formulaire) {
		if (typeof valeur !== 'string') continue;
		const texte = valeur.replace(/\r\n?/g, '\n');
		if (estChamp(nom)) saisie[nom] = nom === 'texte' ? texte : texte.trim();
		else if (nom.startsWith(LETTRE)) repondre(saisie.lettre, nom.slice(LETTRE.length), texte, plusieurs);
	}
	return saisie;
}

const estChamp = (nom: string): nom is NomDeChamp => (CHAMPS as readonly string[]).includes(nom);

function repondre(
	lettre: Saisie['lettre'],
	code: string,
	texte: string,
	plusieurs: ReadonlySet<string>
): void {
	if (!/^\p{L}[\p{L}\d]{0,39}(?:\.\d{1,3}\.\p{L}[\p{L}\d]{0,39})?$/u.test(code)) return;
	if (!plusieurs.has(code)) lettre[code] = texte;
	else if (texte !== '') lettre[code] = [...(Array.isArray(lettre[code]) ? lettre[code] : []), texte];
}

/**
 * The hidden fields that carry what was said through a page that asks for something else. `sauf`: the names that this
 * page asks for itself; an entry that ends with `*` leaves out every name that begins so.
 */
export function champsPortes(saisie: Saisie, sauf: readonly string[]): { nom: string; valeur: string }[] {
	const exclu = (nom: string) =>
		sauf.some((modele) => (modele.endsWith('*') ? nom.startsWith(modele.slice(0, -1)) : nom === modele));
	const simples = CHAMPS.map((nom) => ({ nom: nom as string, valeur: saisie[nom] }));
	const lettre = Object.entries(saisie.lettre).flatMap(([code, valeur]) =>
		[valeur].flat().map((une) => ({ nom: LETTRE + code, valeur: une }))
	);
	return [...simples, ...lettre].filter(({ nom, valeur }) => valeur !== '' && !exclu(nom));
}

/**
 * Mark of a pasted text, to know on a later page whether the corrections beside it were made to this very text. It
 * tells one text from the next, nothing more.
 */
export function empreinte(texte: string): string {
	let somme = 0x811c9dc5;
	for (let rang = 0; rang < texte.length; rang++) {
		somme = Math.imul(somme ^ texte.charCodeAt(rang), 0x01000193);
	}
	return texte === '' ? '' : `${texte.length}-${(somme >>> 0).toString(36)}`;
}
