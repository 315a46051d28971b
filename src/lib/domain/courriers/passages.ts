import { propre } from '#lib/domain/courriers/champs.ts';
import type { Noeud } from '#lib/domain/courriers/gabarit.ts';
import { SECTIONS, type Modele } from '#lib/domain/courriers/modele.ts';
import { promesseDe } from '#lib/domain/courriers/promesses.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** Longest passage that a section may write. */
export const LONGUEUR_DU_PASSAGE = 2000;

/** The passages of a template, wherever they stand in it. */
export function passagesDe(noeuds: readonly Noeud[]): Extract<Noeud, { type: 'passage' }>[] {
	return noeuds.flatMap((noeud) => {
		switch (noeud.type) {
			case 'texte':
			case 'valeur':
				return [];
			case 'passage':
				return [noeud];
			case 'si':
				return passagesDe([...noeud.alors, ...noeud.sinon]);
			case 'pour':
				return passagesDe(noeud.corps);
			case 'accord':
				return passagesDe(noeud.formes.flat());
		}
	});
}

/** The words of a passage as a section reads them: paragraphs parted by an empty line, no line cut inside. */
export const texteDuPassage = ({ corps }: Extract<Noeud, { type: 'passage' }>): string =>
	enParagraphes(corps.map((noeud) => (noeud.type === 'texte' ? noeud.texte : '')).join(''));

/**
 * The same letter in the words of a section: `textes` by the code of the passage. A text that `refusDePassage` refuses today
 * leaves the words of the union in place, so that nothing stored long ago can break a letter; unknown codes count for nothing.
 */
export function avecPassages(modele: Modele, textes: ReadonlyMap<string, string>): Modele {
	const siens = new Map(
		modele.passages.flatMap(({ code }) => {
			const texte = textes.get(code);
			return texte === undefined || refusDePassage(modele, code, texte) !== null
				? []
				: [[code, enParagraphes(typographie(propre(texte)))] as const];
		})
	);
	if (siens.size === 0) return modele;
	const gabarits = { ...modele.gabarits };
	for (const section of SECTIONS) gabarits[section] = remplacer(gabarits[section], siens);
	return {
		...modele,
		passages: modele.passages.map((passage) => ({
			...passage,
			texte: siens.get(passage.code) ?? passage.texte
		})),
		gabarits
	};
}

function remplacer(noeuds: Noeud[], textes: ReadonlyMap<string, string>): Noeud[] {
	return noeuds.map((noeud): Noeud => {
		switch (noeud.type) {
			case 'texte':
			case 'valeur':
				return noeud;
			case 'passage':
				return dansSaPlace(noeud, textes.get(noeud.code));
			case 'si':
				return { ...noeud, alors: remplacer(noeud.alors, textes), sinon: remplacer(noeud.sinon, textes) };
			case 'pour':
				return { ...noeud, corps: remplacer(noeud.corps, textes) };
			case 'accord':
				return { ...noeud, formes: noeud.formes.map((forme) => remplacer(forme, textes)) };
		}
	});
}

/** New words between the line breaks of the old ones: what surrounds them stays a paragraph of its own. */
function dansSaPlace(noeud: Extract<Noeud, { type: 'passage' }>, texte: string | undefined): Noeud {
	if (texte === undefined) return noeud;
	const ancien = noeud.corps.map((un) => (un.type === 'texte' ? un.texte : '')).join('');
	const [avant = ''] = /^\s*/.exec(ancien) ?? [];
	const [apres = ''] = /\s*$/.exec(ancien) ?? [];
	return { ...noeud, corps: [{ type: 'texte', texte: `${avant}${texte}${apres}` }] };
}

const enParagraphes = (texte: string): string =>
	texte
		.split(/\n[^\S\n]*\n\s*/)
		.map((paragraphe) => paragraphe.replace(/[^\S\u00a0\u202f]+/g, ' ').trim())
		.filter((paragraphe) => paragraphe !== '')
		.join('\n\n');

/** Signs by which a letter or Markdown makes something else than a paragraph of plain words. */
const MARQUES: readonly [RegExp, string][] = [
	[/[{}[\]|]/u, 'sans accolades, crochets ni barre verticale'],
	[/[<>]|&(?:\p{L}+|#\w+);/u, 'sans balises'],
	[/^\s*(?:[-*+>•–—]|#{1,6}|\d+[.)])\s/mu, 'en paragraphes, sans titre, liste ni citation'],
	[/\*\*|__|`|~~|^\s*(?:-{3,}|={3,})\s*$/mu, 'sans mise en forme'],
	[/https?:|www\.|mailto:|javascript:/iu, 'sans lien']
];

/**
 * Why these words may not stand for a passage of this letter; null when they may. Refused: an unknown passage, an empty text,
 * more than `LONGUEUR_DU_PASSAGE` characters, anything but plain paragraphs, what the union never promises.
 */
export function refusDePassage(
	modele: Pick<Modele, 'passages'>,
	code: string,
	texte: string
): Refus['refus'] | null {
	if (!modele.passages.some((passage) => passage.code === code)) {
		return non(
			'passage-inconnu',
			'Ce passage n’existe pas, ou plus, dans cette lettre : choisissez-en un autre.'
		);
	}
	const lu = propre(texte);
	if (lu === '') {
		return non('passage-vide', 'Écrivez le passage, ou gardez les mots de la lettre proposée.');
	}
	const longueur = [...lu].length;
	if (longueur > LONGUEUR_DU_PASSAGE) {
		const enTrop = longueur - LONGUEUR_DU_PASSAGE;
		return non(
			'passage-trop-long',
			`Ce passage compte ${longueur} caractères : retirez-en ${enTrop} pour rester à ${LONGUEUR_DU_PASSAGE}.`
		);
	}
	for (const [marque, comment] of MARQUES) {
		const trouvee = marque.exec(lu);
		if (trouvee) {
			return non(
				'passage-mis-en-forme',
				`Écrivez ce passage ${comment} : « ${trouvee[0].trim()} » ne peut pas y rester.`
			);
		}
	}
	const promesse = promesseDe(lu);
	return promesse === null
		? null
		: non('passage-promet', `Retirez « ${promesse.mots} » : ${promesse.conseil}.`);
}

const non = (code: string, message: string) => refus(code, message, 'texte').refus;
