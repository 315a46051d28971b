import type { LectureConvocation } from '#lib/domain/convocation/lecture.ts';
import { courrier } from '#lib/domain/courriers/courrier.ts';
import type { Courrier, Modele } from '#lib/domain/courriers/modele.ts';
import { noticeDeRisque } from '#lib/domain/courriers/risques.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { contenuRisques, modele, modeles } from '#lib/server/contenu.ts';
import type { Context } from '#lib/server/context.ts';
import { avecMots, motsDeSection, SANS_MOTS, type MotsDeSection } from '#lib/server/passages.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { convocationSaisie, erreurDuTexte, sourceDe, type Convocation } from '../convocation/reponses.ts';
import { etapeDue, etapeNommee, type CodeEtape, type Reproches } from './etapes.ts';
import { lire, type Lecture } from '../convocation/lecture.server.ts';
import { champsDeLaLettre, erreurDeLettre, LETTRES, lettreProposee } from './lettre.ts';
import { saisieDuFormulaire, type Saisie } from './saisie.ts';
import { situationDe, type Situation } from '../situation.ts';

/** The letter as far as it is written; `erreurs` says what is missing, by the names of the form. */
type Redaction =
	| { modele: Modele; courrier: Courrier; erreurs: [] }
	| { modele: Modele | null; courrier: null; erreurs: ErreurChamp[] };

/** Where somebody stands on the way, and all that is known from the forms sent so far. */
export type Parcours = {
	/** The step to show: the one asked for, or the first one that cannot be passed yet. */
	etape: CodeEtape;
	/** What is to be mended there; empty for what was never asked. */
	erreurs: ErreurChamp[];
	saisie: Saisie;
	convocation: Convocation;
	texteLu: LectureConvocation | null;
	/** Who asks and the letter they may write; null as long as the first step does not say who. */
	agent: { situation: Situation; redaction: Redaction } | null;
};

/** Reads the form of any step and finds the step it leads to. `au`: today, ISO; `mots`: of the section of this agent. */
export function parcours(
	formulaire: FormData,
	demandee: CodeEtape,
	au: string,
	mots: MotsDeSection = SANS_MOTS
): Parcours {
	const envoyee = saisieDuFormulaire(formulaire, champsMultiples());
	const qui = situationDe(envoyee);
	const texteEnCause = sourceDe(envoyee) === 'coller' ? erreurDuTexte(envoyee.texte) : null;
	const { saisie, texteLu }: Lecture =
		qui.ok && texteEnCause === null ? lire(envoyee, qui.situation) : { saisie: envoyee, texteLu: null };
	const { convocation, erreurs } = convocationSaisie(saisie, au);
	const agent = qui.ok
		? { situation: qui.situation, redaction: redaction(saisie, qui.situation, convocation, { au, mots }) }
		: null;
	const reproches: Reproches = {
		situation: [...(qui.ok ? [] : qui.erreurs), ...erreurDeSource(envoyee)],
		texte: texteEnCause === null ? [] : [texteEnCause],
		convocation: erreurs,
		risques: agent && !avisReconnu(saisie, agent.situation) ? [NON_LU] : [],
		lettre: agent?.redaction.erreurs ?? []
	};
	return {
		...etapeDue(demandee, etapeNommee(saisie.depuis), reproches),
		saisie,
		convocation,
		texteLu,
		agent
	};
}

/** The finished letter of a form, or null while a step of the way, the notice for one, still stands before it. */
export function courrierDemande(
	formulaire: FormData,
	au: string,
	mots: MotsDeSection = SANS_MOTS
): Courrier | null {
	const { etape, agent } = parcours(formulaire, 'envoi', au, mots);
	return etape === 'envoi' ? (agent?.redaction.courrier ?? null) : null;
}

/** Questions of the letters that take several answers: their fields come several times in a form. */
export const champsMultiples = (): Set<string> =>
	new Set(
		REGIMES.flatMap((regime) => modeles(regime)).flatMap(({ champs }) =>
			champs.filter(({ type }) => type === 'choix-multiple').map(({ code }) => code)
		)
	);

/** Only the whole first step asks how the convocation is told. */
const erreurDeSource = ({ depuis, source }: Saisie): ErreurChamp[] =>
	depuis === 'situation' && source === ''
		? [
				{
					champ: 'source',
					message: 'Dites comment vous nous montrez la convocation, ou que vous n’en avez pas.'
				}
			]
		: [];

/** The notices that this agent is to read before any letter, and what every agent should know. */
export const noticesDe = (situation: Situation) => noticeDeRisque(contenuRisques(), situation);

/** What a ticked box acknowledges: these notices in these versions. Another employer or a new wording is another box. */
export const avisDe = (situation: Situation): string =>
	noticesDe(situation)
		.notices.map(({ code, version }) => `${code}@${version}`)
		.join(' ');

/** An empty mark acknowledges nothing, even where no notice was written. */
const avisReconnu = ({ avisLu }: Saisie, situation: Situation): boolean =>
	avisLu !== '' && avisLu === avisDe(situation);

const NON_LU: ErreurChamp = {
	champ: 'avisLu',
	message: 'Lisez cet avis, puis cochez la case pour passer à la lettre.'
};

/** The letters of this way that hold for the régime and the employer of this agent, in the words of their régime. */
export const modelesPour = (situation: Situation, mots: MotsDeSection = SANS_MOTS): LettrePour[] =>
	LETTRES.flatMap((code) => modelePour(code, situation, mots) ?? []);

/** A letter as an agent has it, and the passages that are not in the words of the whole site. */
export type LettrePour = ReturnType<typeof avecMots>;

/**
 * The letter of this code for an agent, in the words of their régime and of their section; undefined when it does not hold
 * for them.
 */
export function modelePour(
	code: string,
	{ regime, employeur }: Situation,
	mots: MotsDeSection
): LettrePour | undefined {
	const lu = modele(code, regime);
	const reserves = lu?.employeurs ?? null;
	const sien = reserves === null || (employeur !== undefined && reserves.includes(employeur));
	return lu && sien ? avecMots(lu, mots) : undefined;
}

/** The words of the section of whoever sends this form. */
export function motsDuFormulaire(ctx: Context, formulaire: FormData): Promise<MotsDeSection> {
	const saisie = saisieDuFormulaire(formulaire, new Set());
	const qui = situationDe(saisie);
	const employeur = qui.ok ? (qui.situation.employeur ?? null) : null;
	return motsDeSection(ctx, { section: saisie.section, employeur });
}

/** Writes the letter that was chosen, else the one that the convocation calls for. */
function redaction(
	saisie: Saisie,
	situation: Situation,
	convocation: Convocation,
	{ au, mots }: { au: string; mots: MotsDeSection }
): Redaction {
	const disponibles = modelesPour(situation, mots).map((lettre) => lettre.modele);
	const choisi =
		disponibles.find(({ code }) => code === saisie.modele) ??
		disponibles.find(({ code }) => code === lettreProposee(convocation, au)) ??
		disponibles[0];
	if (!choisi) return { modele: null, courrier: null, erreurs: [{ champ: '', message: SANS_LETTRE }] };
	return redactionDe(choisi, saisie, situation, au);
}

/** Writes a letter from what was answered, or says what is missing under the names of the form. `au`: today, ISO. */
export function redactionDe(
	lu: Modele,
	saisie: Saisie,
	situation: Pick<Situation, 'employeur'>,
	au: string
): Extract<Redaction, { courrier: Courrier }> | { modele: Modele; courrier: null; erreurs: ErreurChamp[] } {
	const redige = courrier(lu, champsDeLaLettre(lu, saisie, situation), { au });
	if (redige.ok) return { modele: lu, courrier: redige.courrier, erreurs: [] };
	return { modele: lu, courrier: null, erreurs: redige.refus.map(erreurDeLettre) };
}

const SANS_LETTRE = 'Nous n’avons pas encore de lettre vérifiée pour votre statut.';
