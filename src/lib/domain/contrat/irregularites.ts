import { champInconnu, type Lu } from '#lib/domain/contrat/codes.ts';
import { avecSources, source } from '#lib/domain/contrat/source.ts';
import { lireFaits } from '#lib/domain/dossier/lecture-faits.ts';
import type { Dossier } from '#lib/domain/moyens/dossier.ts';
import type { Argument, MoyenRetenu, Question } from '#lib/domain/moyens/moyen.ts';
import { lireReponses } from '#lib/domain/moyens/reponses.ts';
import { refus } from '#lib/domain/refus.ts';

/** What the file of a dossier may hold. */
export const CHAMPS_DE_DOSSIER = ['faits', 'reponses', 'texte', 'textePrecedent'] as const;

/** What a file says of a dossier. */
export type DossierLu = Required<Pick<Dossier, 'faits' | 'reponses'>> &
	Pick<Dossier, 'texte' | 'textePrecedent'>;

/**
 * Reads the file of a dossier, `{"faits","reponses","texte"?,"textePrecedent"?}`, every field optional. Refused, with its
 * field: something else than an object, an unknown field, facts or answers that cannot be read, a text that is not one.
 */
export function lireDossier(donnee: unknown): Lu<DossierLu> {
	if (typeof donnee !== 'object' || donnee === null || Array.isArray(donnee)) {
		return refus(
			'dossier-illisible',
			'Le dossier est un objet JSON : {"faits": […], "reponses": {…}, "texte": …, "textePrecedent": …}.',
			'dossier'
		);
	}
	const inconnu = champInconnu(Object.keys(donnee), CHAMPS_DE_DOSSIER);
	if (inconnu) return inconnu;
	const champs: Readonly<Partial<Record<(typeof CHAMPS_DE_DOSSIER)[number], unknown>>> = donnee;
	const faits = lireFaits(champs.faits ?? []);
	if (!faits.ok) return faits;
	const reponses = lireReponses(champs.reponses);
	if (!reponses.ok) return reponses;
	const texte = lireTexteFacultatif(champs.texte, 'texte');
	if (!texte.ok) return texte;
	const textePrecedent = lireTexteFacultatif(champs.textePrecedent, 'textePrecedent');
	if (!textePrecedent.ok) return textePrecedent;
	return {
		ok: true,
		valeur: {
			faits: faits.faits,
			reponses: reponses.reponses,
			...(texte.valeur === null ? {} : { texte: texte.valeur }),
			...(textePrecedent.valeur === null ? {} : { textePrecedent: textePrecedent.valeur })
		}
	};
}

function lireTexteFacultatif(donnee: unknown, champ: string): Lu<string | null> {
	if (donnee === undefined || donnee === null || donnee === '') return { ok: true, valeur: null };
	return typeof donnee === 'string'
		? { ok: true, valeur: donnee }
		: refus('texte-attendu', `« ${champ} » attend un texte.`, champ);
}

/** The checklist as the contract writes it; `libelles` gives the French words of each answer of a closed list. */
export const documentQuestions = (questions: readonly Question[]) =>
	questions.map(({ code, moyen, texte, reponses, libelles, pourquoi }) => ({
		code,
		moyen,
		texte,
		reponses,
		...(libelles === null ? {} : { libelles }),
		pourquoi
	}));

/**
 * The grounds as the contract writes them. Besides it: why each is raised (`texte`), what its sources say `pour` and `contre`,
 * the question that would confirm it, what a refusal leaves of it, and the defence it is still good for.
 */
export const documentIrregularites = (moyens: readonly MoyenRetenu[]) =>
	moyens.map((moyen) => ({
		...avecSources(moyen),
		pour: moyen.pour.map(argument),
		contre: moyen.contre.map(argument)
	}));

const argument = ({ texte, fondement }: Argument) => ({ texte, fondement: source(fondement) });
