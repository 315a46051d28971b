import { avecDe, avecDu, jourDeLaSemaineEnFrancais, jourEnFrancais } from '#lib/domain/courriers/francais.ts';
import type { Valeur, Valeurs } from '#lib/domain/courriers/champs.ts';
import type { Condition, Forme, Noeud } from '#lib/domain/courriers/gabarit.ts';
import type { Bloc, Champ, Fragment, Texte } from '#lib/domain/courriers/modele.ts';

/** What a template is filled with. */
export type Contexte = {
	champs: Champ[];
	valeurs: Valeurs;
	/** Several people sign. */
	pluriel: boolean;
	genre: 'masculin' | 'feminin' | 'neutre';
};

/** Present row of each loop, by the name the loop gives it. */
type Boucles = Record<
	string,
	{ ligne: string | Record<string, string>; champ: string; rang: number; numero: number }
>;

/**
 * Fills a template. A field that has no value becomes a blank, « [votre nom] »: the caller decides whether a letter may keep
 * blanks. What was typed goes into its own fragments and is never looked at for markup.
 */
export function remplir(noeuds: Noeud[], contexte: Contexte, boucles: Boucles = {}): Texte {
	return noeuds.flatMap((noeud): Texte => {
		switch (noeud.type) {
			case 'texte':
				return [{ nature: 'modele', texte: noeud.texte }];
			case 'valeur':
				return [fragment(noeud.champ, noeud.forme, contexte, boucles)];
			case 'si':
				return remplir(
					estVraie(noeud.condition, contexte, boucles) ? noeud.alors : noeud.sinon,
					contexte,
					boucles
				);
			case 'pour':
				return lignes(contexte.valeurs[noeud.champ]).flatMap((ligne, rang) =>
					remplir(noeud.corps, contexte, {
						...boucles,
						[noeud.nom]: { ligne, champ: noeud.champ, rang, numero: rang + 1 }
					})
				);
			case 'passage':
				return remplir(noeud.corps, contexte, boucles);
			case 'accord':
				return remplir(noeud.formes[rangDeForme(noeud.selon, contexte)]!, contexte, boucles);
		}
	});
}

const rangDeForme = (selon: 'nombre' | 'genre', { pluriel, genre }: Contexte): number =>
	selon === 'nombre' ? (pluriel ? 1 : 0) : ['masculin', 'feminin', 'neutre'].indexOf(genre);

function lignes(valeur: Valeur | undefined): (string | Record<string, string>)[] {
	return Array.isArray(valeur) ? valeur : [];
}

/** Value behind a name of the template: a field, the present row of a loop, one of its columns, or `numero`. */
function valeurDe(nom: string, contexte: Contexte, boucles: Boucles): Valeur | undefined {
	const [tete, colonne] = nom.split('.');
	if (nom === 'numero') return String(Object.values(boucles).at(-1)?.numero ?? '');
	const boucle = boucles[tete!];
	if (!boucle) return contexte.valeurs[nom];
	return typeof boucle.ligne === 'string' ? boucle.ligne : boucle.ligne[colonne ?? ''];
}

/** The condition of a block, also used alone for the warnings beside a letter. */
export function estVraie(condition: Condition, contexte: Contexte, boucles: Boucles = {}): boolean {
	const valeur = valeurDe(condition.champ, contexte, boucles);
	const vraie =
		condition.test === 'rempli'
			? valeur !== undefined
			: condition.test === 'egale'
				? valeur === condition.attendu
				: Array.isArray(valeur) && valeur.some((element) => element === condition.attendu);
	return vraie !== condition.non;
}

function fragment(nom: string, forme: Forme, contexte: Contexte, boucles: Boucles): Fragment {
	const champ = contexte.champs.find(({ code }) => code === nom);
	const valeur = valeurDe(nom, contexte, boucles);
	if (typeof valeur !== 'string') {
		return {
			nature: 'blanc',
			texte: enForme(`[${champ?.blanc ?? nom}]`, forme === 'du' ? 'de' : forme),
			champ: nom
		};
	}
	if (champ?.type === 'date') {
		return {
			nature: 'saisi',
			texte: forme === 'jour' ? jourDeLaSemaineEnFrancais(valeur) : jourEnFrancais(valeur),
			champ: nom
		};
	}
	const choisi = champ?.type === 'choix' ? champ.choix.find(({ code }) => code === valeur)!.texte : null;
	if (choisi !== null || nom === 'numero')
		return { nature: 'modele', texte: enForme(choisi ?? valeur, forme) };
	return { nature: 'saisi', texte: enForme(valeur, forme), champ: nomDeChamp(nom, boucles) };
}

/** `element.motif` of the second row of `elements` is the field `elements.1.motif` of a form. */
function nomDeChamp(nom: string, boucles: Boucles): string {
	const [tete, colonne] = nom.split('.');
	const boucle = boucles[tete!];
	return boucle ? [boucle.champ, boucle.rang, ...(colonne ? [colonne] : [])].join('.') : nom;
}

const enForme = (texte: string, forme: Forme): string =>
	forme === 'de' ? avecDe(texte) : forme === 'du' ? avecDu(texte) : texte;

/**
 * Cuts a filled template into blocks. Only the union’s own words can make one: a blank line ends a block, `### ` opens a
 * title, `> ` a quotation, `- ` a list item; lists that
 * follow each other are one. A blank line that the agent typed ends a paragraph too; nothing else they type counts.
 */
export function blocs(texte: Texte): Bloc[] {
	const resultat: Bloc[] = [];
	for (const paragraphe of couper(texte, /\n[ \t]*\n\s*/)) {
		const debut = paragraphe[0]!;
		const marque = debut.nature === 'modele' ? /^\s*(- |### |> )/.exec(debut.texte)?.[1] : undefined;
		if (marque === '- ') {
			const elements = couper(sansMarque(paragraphe, /^\s*- /), /\n- /).map(enUneLigne);
			// Items that only some answers write leave blank lines between them: it is still one list.
			const precedent = resultat.at(-1);
			if (precedent?.type === 'liste') precedent.elements.push(...elements);
			else resultat.push({ type: 'liste', elements });
		} else if (marque === '### ') {
			resultat.push({ type: 'titre', texte: enUneLigne(sansMarque(paragraphe, /^\s*### /)) });
		} else {
			const type = marque === '> ' ? 'citation' : 'paragraphe';
			const contenu = enUneLigne(sansMarque(paragraphe, /^\s*> /));
			resultat.push(...paragraphesSaisis(contenu).map((morceau): Bloc => ({ type, texte: morceau })));
		}
	}
	return resultat;
}

/** The lines of a filled template, empty ones dropped. */
export const lignesDe = (texte: Texte): Texte[] =>
	couper(texte, /\n/)
		.map(enUneLigne)
		.filter((ligne) => ligne.length > 0);

/** A filled template on one line. */
export function enUneLigne(texte: Texte): Texte {
	const joints = joindre(texte);
	return joints
		.map((f, rang) => {
			if (f.nature !== 'modele') return f;
			let ligne = f.texte.replace(/[ \t]*\n[ \t]*/g, ' ').replace(/ {2,}/g, ' ');
			if (rang === 0) ligne = ligne.replace(/^ +/, '');
			if (rang === joints.length - 1) ligne = ligne.replace(/ +$/, '');
			return { ...f, texte: ligne };
		})
		.filter((f) => f.texte !== '');
}

/** Cuts at a mark found in the union’s words only; adjoining words are joined first so that a mark is never cut in two. */
function couper(texte: Texte, marque: RegExp): Texte[] {
	const morceaux: Texte[] = [[]];
	for (const f of joindre(texte)) {
		if (f.nature !== 'modele') morceaux.at(-1)!.push(f);
		else {
			f.texte.split(marque).forEach((partie, rang) => {
				if (rang > 0) morceaux.push([]);
				if (partie !== '') morceaux.at(-1)!.push({ ...f, texte: partie });
			});
		}
	}
	return morceaux.filter((morceau) => morceau.some((f) => f.nature !== 'modele' || f.texte.trim() !== ''));
}

function joindre(texte: Texte): Texte {
	const joints: Texte = [];
	for (const f of texte) {
		const dernier = joints.at(-1);
		if (f.nature === 'modele' && dernier?.nature === 'modele') dernier.texte += f.texte;
		else joints.push({ ...f });
	}
	return joints;
}

/** A text without the mark that opens it; what the agent typed is never one. */
export const sansMarque = (texte: Texte, marque: RegExp): Texte =>
	texte.map((f, rang) =>
		rang === 0 && f.nature === 'modele' ? { ...f, texte: f.texte.replace(marque, '') } : f
	);

/** A long text typed with blank lines makes several paragraphs. */
function paragraphesSaisis(texte: Texte): Texte[] {
	const paragraphes: Texte[] = [[]];
	for (const f of texte) {
		const parties = f.nature === 'saisi' ? f.texte.split(/\n\s*\n\s*/) : [f.texte];
		parties.forEach((partie, rang) => {
			if (rang > 0) paragraphes.push([]);
			paragraphes.at(-1)!.push({ ...f, texte: partie });
		});
	}
	return paragraphes;
}
