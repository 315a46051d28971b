import { lireJour } from '#lib/domain/delais/lecture-jour.ts';
import { CATALOGUE } from '#lib/domain/moyens/catalogue.ts';
import { NE_SAIS_PAS } from '#lib/domain/moyens/examen.ts';
import type { QuestionDeMoyen } from '#lib/domain/moyens/fiche.ts';
import type { Reponses } from '#lib/domain/moyens/moyen.ts';
import { enBref, type Refus, refus } from '#lib/domain/refus.ts';

/** Longest free answer, in characters: a few sentences of a report. */
export const TEXTE_MAXIMAL = 2000;

/** Every question of the catalogue, by code. */
const QUESTIONS: ReadonlyMap<string, QuestionDeMoyen> = new Map(
	CATALOGUE.flatMap(({ questions }) => questions).map((question) => [question.code, question])
);

/**
 * Reads the answers of an agent, by code of question. Nothing, an empty text and « ne-sais-pas » are unknown. An answer to a
 * question that this dossier does not ask is read and serves nothing. Refused, with the code of the question as field:
 * something else than an object, an unknown question, a value outside its list, a number out of bounds, an impossible day, a
 * text too long.
 */
export function lireReponses(donnee: unknown): { ok: true; reponses: Reponses } | Refus {
	if (donnee === undefined || donnee === null) return { ok: true, reponses: {} };
	if (typeof donnee !== 'object' || Array.isArray(donnee)) {
		return refus('reponses-illisibles', 'Les réponses forment un objet : {"G07": "non", …}.', 'reponses');
	}
	const reponses: Record<string, string | number> = {};
	for (const [code, valeur] of Object.entries(donnee)) {
		const question = QUESTIONS.get(code);
		if (!question) {
			return refus(
				'question-inconnue',
				`« ${enBref(code)} » n'est pas une question : la liste s'obtient en demandant les questions de votre régime.`,
				'reponses'
			);
		}
		if (valeur === null || valeur === undefined || valeur === '') continue;
		const lue = lireReponse(question, valeur);
		if (!lue.ok) return lue;
		reponses[code] = lue.valeur;
	}
	return { ok: true, reponses };
}

function lireReponse(
	{ code, reponses: attendu }: QuestionDeMoyen,
	valeur: unknown
): { ok: true; valeur: string | number } | Refus {
	if (attendu === 'texte') return lireTexte(code, valeur);
	if (attendu === 'date') {
		const jour = lireJour(valeur, code);
		return jour.ok ? { ok: true, valeur: jour.valeur.toString() } : jour;
	}
	if (estBorne(attendu)) return lireNombre(code, valeur, attendu);
	const codes = codesDe(attendu);
	return typeof valeur === 'string' && codes.includes(valeur)
		? { ok: true, valeur }
		: refus(
				'reponse-inconnue',
				`« ${enBref(valeur)} » n'est pas une réponse à « ${code} » : choisissez parmi ${codes.join(', ')}.`,
				code
			);
}

/** The codes of a closed list; « je ne sais pas » is always one, the last. */
export const codesDe = (choix: Readonly<Record<string, string>>): readonly string[] => [
	...Object.keys(choix),
	NE_SAIS_PAS
];

type Borne = { minimum: number; maximum: number };

/** True for a question that waits for a number. */
export const estBorne = (attendu: QuestionDeMoyen['reponses']): attendu is Borne =>
	typeof attendu === 'object' && typeof attendu.minimum === 'number';

function lireTexte(code: string, valeur: unknown): { ok: true; valeur: string } | Refus {
	if (typeof valeur !== 'string') return refus('texte-attendu', `« ${code} » attend un texte.`, code);
	return valeur.length <= TEXTE_MAXIMAL
		? { ok: true, valeur }
		: refus(
				'texte-trop-long',
				`« ${code} » attend quelques phrases : ${TEXTE_MAXIMAL.toLocaleString('fr-FR')} caractères au plus.`,
				code
			);
}

function lireNombre(
	code: string,
	valeur: unknown,
	{ minimum, maximum }: Borne
): { ok: true; valeur: number } | Refus {
	const lu = typeof valeur === 'string' && /^\d{1,5}$/.test(valeur) ? Number(valeur) : valeur;
	return typeof lu === 'number' && Number.isInteger(lu) && lu >= minimum && lu <= maximum
		? { ok: true, valeur: lu }
		: refus('nombre-attendu', `« ${code} » attend un nombre entier de ${minimum} à ${maximum}.`, code);
}
