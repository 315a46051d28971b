import { jourCivil } from '#lib/domain/courriers/francais.ts';
import { limiteSaisie } from '#lib/domain/courriers/limite.ts';
import type { Champ, Colonne, Modele, RefusCourrier } from '#lib/domain/courriers/modele.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { normalise } from '#lib/domain/unicode.ts';

/** A checked answer. Dates stay `AAAA-MM-JJ`; an absent answer is not in the record. */
export type Valeur = string | boolean | string[] | Record<string, string>[];
export type Valeurs = Record<string, Valeur>;

/** What a form or a file gives: nothing is known about it yet. */
export type ChampsSaisis = Record<string, unknown>;

type Lu = { valeur?: Valeur; refus: RefusCourrier[] };

/**
 * Checks what was typed against the fields of a model. Refused, each with its field: an unknown field, a value of another
 * kind, a text too long, an unknown choice, a day that does not exist, a required field left empty. All the refusals come
 * together: unknown fields first, then in the order of the model. What was typed is kept as it is but for Unicode composition (NFC), characters that
 * cannot be printed and spaces at both ends.
 */
export function valeursDesChamps(
	modele: Modele,
	saisis: ChampsSaisis
): { valeurs: Valeurs; refus: RefusCourrier[] } {
	const valeurs: Valeurs = {};
	const refus = inconnus(modele, saisis);
	for (const champ of modele.champs) {
		const lu = lire(champ, saisis[champ.code]);
		refus.push(...lu.refus);
		const valeur = lu.valeur ?? (champ.type === 'choix' ? (champ.defaut ?? undefined) : undefined);
		if (valeur !== undefined) valeurs[champ.code] = valeur;
		else if (champ.obligatoire && lu.refus.length === 0) refus.push(manque(champ));
	}
	refus.push(...limitesIllisibles(modele, valeurs), ...groupesVides(modele, valeurs, refus));
	return { valeurs, refus };
}

const refusDe = (code: string, message: string, champ: string): RefusCourrier => ({
	code,
	message: typographie(message),
	champ
});

const manque = (champ: Champ): RefusCourrier =>
	refusDe('champ-manquant', `Remplissez « ${champ.libelle} ».`, champ.code);

function inconnus(modele: Modele, saisis: ChampsSaisis): RefusCourrier[] {
	const connus = modele.champs.map((champ) => champ.code);
	return Object.keys(saisis)
		.filter((code) => !connus.includes(code))
		.map((code) =>
			refusDe(
				'champ-inconnu',
				`Le champ « ${propre(code).slice(0, 60)} » n’existe pas dans ce modèle : choisissez parmi ${connus.join(', ')}.`,
				code
			)
		);
}

/** A limit is typed as a text, with or without a space: what is not a number of characters is said. */
function limitesIllisibles({ champs }: Modele, valeurs: Valeurs): RefusCourrier[] {
	return champs.flatMap((champ) => {
		if (!('limite' in champ) || champ.limite === undefined) return [];
		const { champ: nom, defaut } = champ.limite;
		const saisie = valeurs[nom];
		if (typeof saisie !== 'string' || limiteSaisie(saisie) !== null) return [];
		const { libelle } = champs.find(({ code }) => code === nom)!;
		return [
			refusDe('nombre-illisible', `« ${libelle} » attend un nombre de 1 à 20000, par exemple ${defaut}.`, nom)
		];
	});
}

/** A group is not missed when one of its fields was typed but refused: that refusal says it all. */
function groupesVides(modele: Modele, valeurs: Valeurs, refus: RefusCourrier[]): RefusCourrier[] {
	const touche = (code: string) => code in valeurs || refus.some(({ champ }) => champ === code);
	return modele.auMoinsUn
		.filter((groupe) => !groupe.some(touche))
		.map((groupe) => {
			const libelles = groupe.map((code) => modele.champs.find((champ) => champ.code === code)!.libelle);
			const message = `Remplissez au moins ${libelles.map((libelle) => `« ${libelle} »`).join(' ou ')}.`;
			return refusDe('champ-manquant', message, groupe[0]!);
		});
}

function lire(champ: Champ, saisi: unknown): Lu {
	if (saisi === undefined || saisi === null || (typeof saisi === 'string' && saisi.trim() === ''))
		return { refus: [] };
	switch (champ.type) {
		case 'texte':
		case 'texte-long':
			return lireTexte(champ, saisi, champ.code);
		case 'date':
			return lireDate(champ, saisi);
		case 'oui-non':
			return lireOuiNon(champ, saisi);
		case 'choix':
			return lireChoix(champ, saisi);
		case 'choix-multiple':
			return lireChoixMultiple(champ, saisi);
		case 'liste':
			return lireListe(champ, saisi);
		case 'tableau':
			return lireTableau(champ, saisi);
	}
}

const refuse = (code: string, message: string, champ: string): Lu => ({
	refus: [refusDe(code, message, champ)]
});

function lireTexte(champ: Pick<Colonne, 'libelle' | 'type' | 'maximum'>, saisi: unknown, nom: string): Lu {
	if (typeof saisi !== 'string')
		return refuse('texte-attendu', `« ${champ.libelle} » doit être un texte.`, nom);
	const texte = champ.type === 'texte' ? propre(saisi).replace(/\s*\n\s*/g, ' ') : propre(saisi);
	if (texte.length > champ.maximum) {
		return refuse(
			'texte-trop-long',
			`« ${champ.libelle} » compte ${texte.length} caractères : ${champ.maximum} au plus.`,
			nom
		);
	}
	return texte === '' ? { refus: [] } : { valeur: texte, refus: [] };
}

function lireDate(champ: Champ, saisi: unknown): Lu {
	const texte = typeof saisi === 'string' ? saisi.trim() : '';
	if (texte !== '' && jourCivil(texte)) return { valeur: texte, refus: [] };
	const ecriture = /^\d{4}-\d{2}-\d{2}$/.test(texte);
	const message = ecriture
		? `« ${champ.libelle} » : le jour « ${texte} » n’existe pas dans le calendrier.`
		: `« ${champ.libelle} » doit être une date comme 2026-01-26.`;
	return refuse(ecriture ? 'date-impossible' : 'date-illisible', message, champ.code);
}

/** Forms send words, JSON sends true and false. « non » is the same as no answer. */
function lireOuiNon(champ: Champ, saisi: unknown): Lu {
	if (saisi === true || saisi === 'oui' || saisi === 'on') return { valeur: true, refus: [] };
	if (saisi === false || saisi === 'non') return { refus: [] };
	return refuse('oui-non-attendu', `« ${champ.libelle} » attend « oui » ou « non ».`, champ.code);
}

type AvecChoix = Extract<Champ, { type: 'choix' | 'choix-multiple' }>;

const choixInconnu = (champ: AvecChoix, saisi: unknown): Lu =>
	refuse(
		'choix-inconnu',
		`« ${champ.libelle} » : ${typeof saisi === 'string' ? `« ${propre(saisi).slice(0, 60)} » n’est pas proposé, ` : ''}choisissez parmi ${champ.choix.map(({ code }) => code).join(', ')}.`,
		champ.code
	);

function lireChoix(champ: Extract<Champ, { type: 'choix' }>, saisi: unknown): Lu {
	const connu = champ.choix.find(({ code }) => code === saisi);
	return connu ? { valeur: connu.code, refus: [] } : choixInconnu(champ, saisi);
}

/** Kept in the order of the model, whatever the order of the answers. */
function lireChoixMultiple(champ: Extract<Champ, { type: 'choix-multiple' }>, saisi: unknown): Lu {
	const codes: unknown[] = (Array.isArray(saisi) ? saisi : [saisi]).filter((code) => code !== '');
	const inconnu = codes.find((code) => !champ.choix.some((choix) => choix.code === code));
	if (inconnu !== undefined) return choixInconnu(champ, inconnu);
	const retenus = champ.choix.map(({ code }) => code).filter((code) => codes.includes(code));
	return retenus.length === 0 ? { refus: [] } : { valeur: retenus, refus: [] };
}

/** A list of texts, or one text with an item per line. */
function lireListe(champ: Extract<Champ, { type: 'liste' }>, saisi: unknown): Lu {
	const elements: unknown[] =
		typeof saisi === 'string' ? propre(saisi).split('\n') : Array.isArray(saisi) ? saisi : [saisi];
	if (elements.length > champ.nombreMaximum) return tropDeLignes(champ);
	const lus = elements.map((element, rang) =>
		element === ''
			? { refus: [] }
			: lireTexte({ ...champ, type: 'texte-long' }, element, `${champ.code}.${rang}`)
	);
	const valeur = lus.flatMap((lu: Lu) => (typeof lu.valeur === 'string' ? [lu.valeur] : []));
	return { valeur: valeur.length === 0 ? undefined : valeur, refus: lus.flatMap((lu) => lu.refus) };
}

const tropDeLignes = (champ: Extract<Champ, { type: 'liste' | 'tableau' }>): Lu =>
	refuse('trop-de-lignes', `« ${champ.libelle} » : ${champ.nombreMaximum} lignes au plus.`, champ.code);

/** Rows left wholly empty are dropped: a form always offers one more. */
function lireTableau(champ: Extract<Champ, { type: 'tableau' }>, saisi: unknown): Lu {
	if (!Array.isArray(saisi))
		return refuse('liste-attendue', `« ${champ.libelle} » doit être une liste.`, champ.code);
	if (saisi.length > champ.nombreMaximum) return tropDeLignes(champ);
	const refus: RefusCourrier[] = [];
	const lignes: Record<string, string>[] = [];
	saisi.forEach((ligne: unknown, rang) => {
		const lu = lireLigne(champ, ligne, `${champ.code}.${rang}`);
		refus.push(...lu.refus);
		if (lu.ligne) lignes.push(lu.ligne);
	});
	return { valeur: lignes.length === 0 ? undefined : lignes, refus };
}

function lireLigne(
	champ: Extract<Champ, { type: 'tableau' }>,
	saisie: unknown,
	nom: string
): { ligne?: Record<string, string>; refus: RefusCourrier[] } {
	if (typeof saisie !== 'object' || saisie === null || Array.isArray(saisie)) {
		return refuse('ligne-illisible', `« ${champ.libelle} » : chaque ligne se donne par ses colonnes.`, nom);
	}
	const cellules = new Map<string, unknown>(Object.entries(saisie));
	const refus: RefusCourrier[] = [];
	const ligne: Record<string, string> = {};
	for (const code of cellules.keys()) {
		if (champ.colonnes.some((colonne) => colonne.code === code)) continue;
		const message = `« ${propre(code).slice(0, 60)} » n’est pas une colonne de « ${champ.libelle} » : choisissez parmi ${champ.colonnes.map((colonne) => colonne.code).join(', ')}.`;
		refus.push(refusDe('champ-inconnu', message, `${nom}.${code}`));
	}
	for (const colonne of champ.colonnes) {
		const saisi = cellules.get(colonne.code) ?? '';
		const lu = lireTexte(colonne, saisi, `${nom}.${colonne.code}`);
		refus.push(...lu.refus);
		if (typeof lu.valeur === 'string') ligne[colonne.code] = lu.valeur;
	}
	if (refus.length === 0 && Object.keys(ligne).length === 0) return { refus };
	for (const colonne of champ.colonnes) {
		const vide = !(colonne.code in ligne) && !refus.some((r) => r.champ === `${nom}.${colonne.code}`);
		if (colonne.obligatoire && vide) {
			const message = `« ${champ.libelle} » : remplissez « ${colonne.libelle} ».`;
			refus.push(refusDe('champ-manquant', message, `${nom}.${colonne.code}`));
		}
	}
	return { ligne, refus };
}

/**
 * What can be printed of a typed text: composed letters, lone halves of characters shown as U+FFFD, line breaks as `\n`, no
 * control character and none of the invisible ones that reverse the lines around them.
 */
export const propre = (texte: string): string =>
	normalise(texte.replace(/\p{Surrogate}/gu, '\ufffd'), 'NFC')
		.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
		.replace(/\t/g, ' ')
		.replace(CARACTERES_DE_COMMANDE, '')
		.trim();

/** Controls but `\n`, byte order mark, bidirectional overrides and isolates, characters that Unicode keeps unassigned for ever. */
const CARACTERES_DE_COMMANDE =
	/(?!\n)\p{Cc}|[\ufeff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]|\p{Noncharacter_Code_Point}/gu;
