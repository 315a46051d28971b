import { echeances } from '#lib/domain/dossier/echeances.ts';
import type {
	Devoir,
	Etat,
	Moment,
	QuestionPropre,
	ReponsesPropres,
	Valeur
} from '#lib/domain/entretien/devoir.ts';
import { DEVOIRS } from '#lib/domain/entretien/devoirs.ts';
import { type Dossier, examenDuDossier } from '#lib/domain/moyens/dossier.ts';
import type { CodeMoyen, MoyenRetenu, Question } from '#lib/domain/moyens/moyen.ts';
import { moyens } from '#lib/domain/moyens/moyens.ts';
import { questions } from '#lib/domain/moyens/questions.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** A duty as this interview kept it, or not. */
export type DevoirControle = Valeur & {
	code: string;
	moment: Moment;
	texte: string;
	etat: Etat;
	moyen: CodeMoyen | null;
	suite: string;
	/** Facts and questions of the grounds tell of it; the other duties have a question of their own. */
	parLesMoyens: boolean;
};

/** What an interview kept of the duties of the evaluator, and what follows. */
export type Controle = {
	devoirs: DevoirControle[];
	/** The grounds that these duties raise, strongest first: never on a missing answer. */
	moyens: MoyenRetenu[];
	/** Questions of the grounds that this dossier asks of the interview. */
	questions: Question[];
	/** The last day to hand over the report, where a text sets one. */
	remiseAvant: Temporal.PlainDate | null;
};

/** The questions of the grounds that the duties rest on. */
export const CODES_DE_QUESTION: ReadonlySet<string> = new Set(
	DEVOIRS.flatMap(({ questions: codes }) => codes)
);

/** The grounds that a breach of a duty raises by itself; the others wait for the words of the report. */
const MOYENS_DE_L_ENTRETIEN: ReadonlySet<CodeMoyen> = new Set(
	DEVOIRS.flatMap(({ questions: codes, moyen }) => (moyen && codes.length > 0 ? [moyen] : []))
);

/** The duties that hold in a régime, with what is to be asked of them. */
export const devoirsDe = ({ regime }: Pick<Dossier, 'regime'>): readonly Devoir[] =>
	DEVOIRS.filter(({ regimes }) => regimes === undefined || regimes.includes(regime));

/** Every question that no ground asks. */
export const QUESTIONS_PROPRES: readonly QuestionPropre[] = DEVOIRS.flatMap(({ propre }) => propre ?? []);

/**
 * Looks at an interview duty by duty. Answers that this dossier does not ask count for the duties and raise no ground.
 * Refused: an older marking system, which has no such interview; as in `examenDuDossier`.
 */
export function controle(dossier: Dossier, propres: ReponsesPropres): ({ ok: true } & Controle) | Refus {
	if (estAncien(dossier.regime)) {
		return refus(
			'regime-ancien',
			'Ces règles de notation sont anciennes : cette liste ne les concerne pas. Faites confirmer votre statut par le syndicat.',
			'statut'
		);
	}
	const ouvert = examenDuDossier(dossier);
	if (!ouvert.ok) return ouvert;
	const posees = questions(dossier);
	if (!posees.ok) return posees;
	const siennes = posees.questions.filter(({ code }) => CODES_DE_QUESTION.has(code));
	const codes = new Set(siennes.map(({ code }) => code));
	const reponses = Object.fromEntries(
		Object.entries(dossier.reponses ?? {}).filter(([code]) => codes.has(code))
	);
	const trouves = moyens({ ...dossier, reponses });
	if (!trouves.ok) return trouves;
	const { examen } = ouvert;
	return {
		ok: true,
		devoirs: devoirsDe(dossier).map((devoir) => ({
			code: devoir.code,
			moment: devoir.moment,
			texte: typographie(typeof devoir.texte === 'string' ? devoir.texte : devoir.texte(examen)),
			...devoir.valeur(examen),
			etat: devoir.etat({ examen, propres }),
			moyen: devoir.moyen,
			suite: typographie(devoir.suite),
			parLesMoyens: devoir.questions.length > 0
		})),
		moyens: trouves.moyens.filter(
			({ code, force }) => MOYENS_DE_L_ENTRETIEN.has(code) && force !== 'sans-effet'
		),
		questions: siennes,
		remiseAvant: remiseDe(dossier)
	};
}

function remiseDe(dossier: Dossier): Temporal.PlainDate | null {
	const chaine = echeances(dossier);
	if (!chaine.ok) return null;
	return chaine.echeances.find(({ code }) => code === 'communication-compte-rendu')?.limite ?? null;
}

/** Reads the answers to the questions that no ground asks: what is on no list is no answer. */
export const lirePropres = (donnees: ReadonlyMap<string, string>): ReponsesPropres =>
	Object.fromEntries(
		QUESTIONS_PROPRES.map(({ code, choix, plusieurs }) => {
			const dites = (donnees.get(code) ?? '').split(' ').filter((un) => Object.hasOwn(choix, un));
			return [code, plusieurs ? dites : dites.slice(0, 1)];
		})
	);
