import { type Dossier, TEXTE_DE_COMPTE_RENDU_MAXIMAL } from '#lib/domain/moyens/dossier.ts';
import type { MoyenRetenu, Question } from '#lib/domain/moyens/moyen.ts';
import { moyens } from '#lib/domain/moyens/moyens.ts';
import { questions } from '#lib/domain/moyens/questions.ts';
import { lireReponses } from '#lib/domain/moyens/reponses.ts';
import { type Brouillon, retenus } from '#lib/domain/recours/brouillon.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';

/** A dossier as its recourse looks for grounds in it. */
export type Matiere = Omit<Dossier, 'reponses' | 'texte'> & {
	brouillon: Pick<Brouillon, 'examen' | 'elements'>;
};

/** What the dossier, the answers and the words copied from the report bring. */
export type ExamenDuRecours = {
	/** Strongest first; those without a paragraph are not pleaded. */
	moyens: MoyenRetenu[];
	questions: Question[];
	/** Answers that no longer hold, and why: kept in the draft, taken into account nowhere. */
	ecartees: { code: string; message: string }[];
};

/**
 * The grounds of a recourse and what is still to be asked. The one door to the grounds for every page of the recourse: the
 * facts, the answers of the draft and the passages copied from the report count everywhere. An answer that facts contradict
 * since, or that the checklist no longer knows, is put aside and told. Throws when the facts themselves contradict each other.
 */
export function examenDuRecours(matiere: Matiere): ExamenDuRecours {
	const ecartees: ExamenDuRecours['ecartees'] = [];
	let reponses = matiere.brouillon.examen;
	for (;;) {
		const lu = examine({ ...matiere, reponses, texte: texteRecopie(matiere.brouillon) });
		if (lu.ok) return { moyens: lu.moyens, questions: lu.questions, ecartees };
		const fautive = reponseFautive(lu, reponses);
		if (fautive === null) throw new Error(`These facts contradict each other: ${lu.refus.code}`);
		reponses = Object.fromEntries(Object.entries(reponses).filter(([code]) => code !== fautive));
		ecartees.push({ code: fautive, message: lu.refus.message });
	}
}

function examine(dossier: Dossier): { ok: true; moyens: MoyenRetenu[]; questions: Question[] } | Refus {
	const trouves = moyens(dossier);
	if (!trouves.ok) return trouves;
	const posees = questions(dossier);
	return posees.ok ? { ok: true, moyens: trouves.moyens, questions: posees.questions } : posees;
}

/** The answer that a refusal is about: its field, or the one that is no question any more. */
function reponseFautive({ refus: { champ } }: Refus, reponses: Brouillon['examen']): string | null {
	if (champ !== undefined && Object.hasOwn(reponses, champ)) return champ;
	return Object.entries(reponses).find(([code, valeur]) => !lireReponses({ [code]: valeur }).ok)?.[0] ?? null;
}

/** What was copied from the report, element by element: words of it to be read, never the agent’s own. */
export const texteRecopie = ({ elements }: Pick<Brouillon, 'elements'>): string =>
	retenus(elements)
		.map(({ passage }) => passage)
		.filter(Boolean)
		.join('\n\n')
		.slice(0, TEXTE_DE_COMPTE_RENDU_MAXIMAL);

/** The answers as they are kept; an empty one is no answer. Refused: as in `examenDuDossier`, at the field of its question. */
export function avecReponses(
	matiere: Matiere,
	saisies: Readonly<Record<string, string>>
): { ok: true; examen: Brouillon['examen'] } | Refus {
	const posees = new Set(examenDuRecours(matiere).questions.map(({ code }) => code));
	const lues = Object.entries(saisies).filter(([code]) => posees.has(code));
	const autres = Object.entries(matiere.brouillon.examen).filter(([code]) => !(code in saisies));
	const examen = Object.fromEntries([...autres, ...lues.filter(([, valeur]) => valeur !== '')]);
	const verifie = moyens({ ...matiere, reponses: Object.fromEntries(lues) });
	return verifie.ok ? { ok: true, examen } : verifie;
}

/** How much the grounds found are worth together; never a forecast. */
export type Bilan = 'solide' | 'a-etayer' | 'a-confirmer' | 'faible' | 'rien';

/**
 * What to say first. `solide`: a strong ground stands; `a-etayer`: one that depends on facts; `a-confirmer`: only words that
 * make think of one; `faible`: only what supports another; `rien`: nothing that may be pleaded.
 */
export function bilan(trouves: readonly MoyenRetenu[]): Bilan {
	const plaides = trouves.filter(({ force }) => force !== 'sans-effet');
	const etablis = plaides.filter(({ aConfirmer }) => aConfirmer === null);
	if (etablis.some(({ force }) => force === 'forte')) return 'solide';
	if (etablis.some(({ force }) => force === 'moyenne')) return 'a-etayer';
	if (plaides.some(({ force, aConfirmer }) => aConfirmer !== null && force !== 'faible'))
		return 'a-confirmer';
	return plaides.length > 0 ? 'faible' : 'rien';
}

/** Longest list of remarks of a letter, in characters, and its lines. */
export const REMARQUES_MAXIMUM = { caracteres: 6000, lignes: 20 };

/** A remark more in the letter, on a line of its own; one that is there already is not said twice. Refused: too many of them. */
export function avecRemarque(
	brouillon: Brouillon,
	paragraphe: string
): { ok: true; brouillon: Brouillon } | Refus {
	const ligne = paragraphe.replace(/\s+/g, ' ').trim();
	const lignes = brouillon.demandes.moyens.split('\n').filter(Boolean);
	if (lignes.includes(ligne)) return { ok: true, brouillon };
	const moyensDeLettre = [...lignes, ligne].join('\n');
	if (moyensDeLettre.length > REMARQUES_MAXIMUM.caracteres || lignes.length >= REMARQUES_MAXIMUM.lignes) {
		return refus(
			'trop-de-remarques',
			'Votre lettre a déjà beaucoup de remarques : retirez-en une avant d’en ajouter.',
			'paragraphe'
		);
	}
	return {
		ok: true,
		brouillon: { ...brouillon, demandes: { ...brouillon.demandes, moyens: moyensDeLettre } }
	};
}
