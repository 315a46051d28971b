import { type Faits, premier } from '#lib/domain/dossier/depart.ts';
import type { TypeDeFait } from '#lib/domain/dossier/faits.ts';
import { convocationQuiCompte } from '#lib/domain/dossier/regime-du-dossier.ts';
import { jourEnFrancais } from '#lib/domain/courriers/francais.ts';
import type { CodeMoyen, Reponses } from '#lib/domain/moyens/moyen.ts';
import type { Population } from '#lib/domain/moyens/textes.ts';
import type { RegimeApplicable } from '#lib/domain/regimes/regimes.ts';
import type { SourcesCitees } from '#lib/domain/regimes/regle.ts';

type Day = Temporal.PlainDate;

/** A passage of the report that words alone point at: to be read in its context. */
export type Passage = {
	moyen: CodeMoyen;
	/** The words, and what stands around them in the same statement. */
	phrase: string;
	/** The statement has a word of blame or of lowering: a hint, no proof. */
	reproche: boolean;
	/** The words write what the ground asks to be written, and do not only suggest it. */
	ecrit: boolean;
	/** The same statement speaks of the refused interview. */
	avecLeRefus: boolean;
};

/** Everything known of a dossier when its grounds are looked for. */
export type Examen = Population & {
	/** The rules of the agent; null for the older marking systems. */
	applicable: RegimeApplicable | null;
	/** In the order of their days. */
	faits: Faits;
	/** What the agent answered; a question left out, or answered « je ne sais pas », is unknown. */
	reponses: Reponses;
	/** Passages found in the text of the report. */
	passages: readonly Passage[];
	/** How this year’s text takes up last year’s, in a French sentence; null when it does not, or was not compared. */
	recopie: string | null;
	/** What went down since last year, in French, as far as both texts show it. */
	baisses: readonly string[];
	/** A report exists, by the facts or because its audit is asked for. */
	compteRendu: boolean;
	/** Last day to hand the report over, where a text sets one, and the sources of that delay. */
	remiseAvant: { limite: Day; fondements: SourcesCitees } | null;
	/** Union discharge in percent, when known. */
	decharge: number | null;
};

/** The answer to a question, unless it is unknown. */
export function reponse({ reponses }: Pick<Examen, 'reponses'>, code: string): string | number | null {
	const donnee = Object.hasOwn(reponses, code) ? reponses[code] : undefined;
	return donnee === undefined || donnee === NE_SAIS_PAS ? null : donnee;
}

/** Code of “I do not know”, the last answer of every closed list. */
export const NE_SAIS_PAS = 'ne-sais-pas';

/** True when the question was answered by one of these codes. */
export const dit = (examen: Pick<Examen, 'reponses'>, code: string, ...codes: string[]): boolean =>
	codes.includes(String(reponse(examen, code)));

/** A number answered; null otherwise. */
export function nombre(examen: Pick<Examen, 'reponses'>, code: string): number | null {
	const donnee = reponse(examen, code);
	return typeof donnee === 'number' ? donnee : null;
}

/** A fact of this type is recorded. */
export const note = ({ faits }: Pick<Examen, 'faits'>, ...types: TypeDeFait[]): boolean =>
	faits.some(({ type }) => types.includes(type));

/** The agent said that they would not come. */
export const aRefuse = (examen: Pick<Examen, 'faits' | 'reponses'>): boolean =>
	note(examen, 'refus-envoye') || (dit(examen, 'G05', 'refuse') && !note(examen, 'entretien-tenu'));

/** The agent refused or did not come, and no interview was held after all. */
export const estBoycott = (examen: Pick<Examen, 'faits' | 'reponses'>): boolean =>
	(aRefuse(examen) || note(examen, 'absence-constatee')) && !note(examen, 'entretien-tenu');

/** No interview was held: refused, missed, or never organised. */
export const sansEntretien = (examen: Pick<Examen, 'faits' | 'reponses'>): boolean =>
	estBoycott(examen) || (dit(examen, 'G05', 'demande', 'rien-dit') && !note(examen, 'entretien-tenu'));

/** The convocation to the interview that was held, else the last one. */
export const convocation = ({ faits }: Pick<Examen, 'faits'>) => convocationQuiCompte(faits);

/** Days between the reception of the convocation and the interview, by the facts or by the answer; null when unknown. */
export function joursDePreavis(examen: Pick<Examen, 'faits' | 'reponses'>): number | null {
	const recue = convocation(examen);
	if (!recue) return nombre(examen, 'G02-jours');
	const entretienLe = recue.entretienLe ?? jourTenu(examen);
	return entretienLe
		? recue.le.until(entretienLe, { largestUnit: 'days' }).days
		: nombre(examen, 'G02-jours');
}

/** The interview answers the only convocation, whose date was not noted. */
function jourTenu({ faits }: Pick<Examen, 'faits'>): Day | undefined {
	const seule = faits.filter(({ type }) => type === 'convocation-recue').length === 1;
	return seule ? premier(faits, 'entretien-tenu')?.le : undefined;
}

/** Every hand-over of the report, first or last. */
export const remises = ({ faits }: Pick<Examen, 'faits'>) =>
	faits.filter((fait) => fait.type === 'compte-rendu-communique' || fait.type === 'compte-rendu-notifie');

/** The day of the first hand-over, by the facts or by the answer. */
export function premiereRemise({ faits, applicable, reponses }: Examen): Day | null {
	const fait = faits.find(({ type }) => applicable?.premiereRemise.includes(type));
	if (fait) return fait.le;
	const donnee = reponse({ reponses }, 'G12');
	return typeof donnee === 'string' ? Temporal.PlainDate.from(donnee) : null;
}

/** What the text of the report says that points at this ground: what is written first, then blame. */
export function passage({ passages }: Pick<Examen, 'passages'>, moyen: CodeMoyen): Passage | null {
	const siens = passages.filter((un) => un.moyen === moyen);
	return (
		siens.find(({ ecrit, reproche, avecLeRefus }) => ecrit && (reproche || avecLeRefus)) ??
		siens.find(({ ecrit }) => ecrit) ??
		siens.find(({ reproche }) => reproche) ??
		siens[0] ??
		null
	);
}

/** The words point at a ground, and nobody has said yet what they mean. */
export const aLire = (examen: Pick<Examen, 'passages' | 'reponses'>, moyen: CodeMoyen): boolean =>
	passage(examen, moyen) !== null && reponse(examen, moyen) === null;

/** A place left for the agent to complete, as in the other letters. */
export const blanc = (quoi: string): string => `[${quoi}]`;

/** A day in a letter, « le 26 janvier 2026 »; a blank when unknown. */
export const leJour = (jour: Day | null | undefined, quoi = 'date'): string =>
	`le ${jour ? jourEnFrancais(jour.toString()) : blanc(quoi)}`;

/** A free answer between quotation marks, else the passage found in the text, else a blank. */
export function citee(examen: Examen, moyen: CodeMoyen, question: string, quoi: string): string {
	const texte = reponse(examen, question) ?? passage(examen, moyen)?.phrase ?? null;
	return texte === null ? `« ${blanc(quoi)} »` : `« ${enUneLigne(String(texte))} »`;
}

/** A free answer as it stands, else a blank. */
export function libre(examen: Pick<Examen, 'reponses'>, question: string, quoi: string): string {
	const texte = reponse(examen, question);
	return texte === null ? blanc(quoi) : enUneLigne(String(texte));
}

/** The paragraph is one line of the letter; quotation marks inside a quotation are straight. */
export const enUneLigne = (texte: string): string =>
	texte
		.replace(/\s+/g, ' ')
		.replace(/« ?| ?»/g, '"')
		.trim();
