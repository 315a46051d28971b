import { type Duree, type DureeIso, duree, dureeEnFrancais } from '#lib/domain/delais/duree.ts';
import { apres, avant, enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { TypeDeFait } from '#lib/domain/dossier/faits.ts';
import { lieuDeLecture } from '#lib/domain/regimes/adresse.ts';
import type { EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { Fondement } from '#lib/domain/regimes/fondements.ts';
import type { RegimeApplicable } from '#lib/domain/regimes/regimes.ts';
import {
	type CodeEcheance,
	estDatee,
	type Lecture,
	type Regle,
	type RegleDatee,
	type Remarque
} from '#lib/domain/regimes/regle.ts';
import { typographie } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;

/**
 * What a text of a ministry, of a directorate or of an employer may set: the notice, and the steps that a décret leaves to
 * it or that nobody could verify. Neither the two months of silence nor the court: a code sets them.
 */
export const OBJETS = [
	'preavis',
	'communication-compte-rendu',
	'observations',
	'recours-hierarchique',
	'reponse-autorite',
	'saisine-cap'
] as const;
export type ObjetDeTexte = (typeof OBJETS)[number];

/** A text below the décret, entered by a section with its reference (decompte.md, D16). */
export type TexteLocal = {
	id: string;
	/** Name of the section that entered it. */
	section: string;
	regime: RegimeCode;
	/** Null: every employer of the section, under this régime. */
	employeur: EmployeurCode | null;
	objet: ObjetDeTexte;
	/** In days for a notice. */
	duree: DureeIso;
	franc: boolean;
	/** The fact that starts the delay, where the régime leaves several; null: the first of them. */
	depuis: TypeDeFait | null;
	/** The text as it is cited: « Note de service du 3 mars 2026, point 4 ». */
	reference: string;
	/** Where it can be read. */
	lien: string | null;
	luLe: Day;
	/** First day of the text, and the last one when it says so. */
	valideDu: Day;
	valideAu: Day | null;
	/** Day from which it no longer applies, by an act of the section. */
	finLe: Day | null;
};

/** The texts of a section, and the day on which each thing that they may set begins. */
export type TextesAuJour = { textes: readonly TexteLocal[]; leDe: (objet: ObjetDeTexte) => Day };

/** What a text does to a step. A step without a length gets one; a length set by a décret is never made longer. */
export type Effet =
	/** The décret leaves the step without a delay, or its delay was not read: the text gives the day. */
	| 'donne-la-date'
	/** The administration promised less than the décret allows it: it is held to it. */
	| 'lie-l-administration'
	/** The length is the décret’s: the text is one more reading, which only makes the prudent day earlier. */
	| 'lecture';

/** What a text on this step does to the rule of the régime (decompte.md § 3 and D16; docs/decisions/0023). */
export function effetSur(code: CodeEcheance, regle: Regle): Effet {
	if (!estDatee(regle)) return 'donne-la-date';
	return code === 'communication-compte-rendu' ? 'lie-l-administration' : 'lecture';
}

/** True when the text applies to what begins on that day. */
const enVigueur = ({ valideDu, valideAu, finLe }: TexteLocal, le: Day): boolean =>
	!avant(le, valideDu) && (valideAu === null || !apres(le, valideAu)) && (finLe === null || avant(le, finLe));

/** The same régime, changed by the texts in force on the day on which each thing begins. */
export const avecTextes = (regime: RegimeApplicable, { textes, leDe }: TextesAuJour): RegimeApplicable =>
	OBJETS.reduce((courant, objet) => {
		const texte = textes.find((un) => un.objet === objet && vise(un, regime) && enVigueur(un, leDe(objet)));
		return texte ? avecTexte(courant, texte) : courant;
	}, regime);

/** True when the text is for agents of this régime and of this employer. */
const vise = ({ regime, employeur }: TexteLocal, pour: RegimeApplicable): boolean =>
	regime === pour.code && (employeur === null || employeur === pour.employeur);

/** The text as a source among the others: linked when its address is official. */
export function fondementDeTexte(texte: TexteLocal): Fondement {
	const { id, section, reference, lien, luLe } = texte;
	return {
		code: `texte-local:${id}`,
		type: 'instruction',
		texte: typographie(`${reference} (texte saisi par ${nomDeSection(section)})`),
		article: null,
		url: lien,
		verifieLe: luLe.toString(),
		...lieuDeLecture(lien),
		etat: 'en-vigueur',
		certitude: 'discute',
		note: typographie(`Texte saisi par ${nomDeSection(section)}.`)
	};
}

/** « la section du Gard », or « la section « Trésor public du Gard » » for a name that does not say that it is one. */
const nomDeSection = (nom: string): string =>
	/^section\s/i.test(nom) ? `la s${nom.slice(1)}` : `la section « ${nom} »`;

/** « 10 jours francs ». */
export const longueurEnFrancais = ({ duree: iso, franc }: Pick<TexteLocal, 'duree' | 'franc'>): string =>
	`${dureeEnFrancais(duree(iso))}${franc ? ' francs' : ''}`;

/** Least distance in days between the convocation and the interview that a text on the notice asks for. */
export function joursDePreavis({ duree: iso, franc }: Pick<TexteLocal, 'duree' | 'franc'>): number {
	const longueur = duree(iso);
	if ('mois' in longueur) throw new RangeError(`A notice is in days: ${iso}`);
	return longueur.jours + (franc ? 1 : 0);
}

/** The furthest that a franc delay is moved to a working day: a week-end and two public holidays beside it. */
const REPORT_MAX = 4;

/** Fewest and most days that a delay may last, whatever its start. */
function etendue({ duree: iso, franc }: Pick<TexteLocal, 'duree' | 'franc'>, { report = false } = {}) {
	const longueur: Duree = duree(iso);
	const [min, max] =
		'mois' in longueur ? [28 * longueur.mois, 31 * longueur.mois] : [longueur.jours, longueur.jours];
	const ajout = franc ? 1 : 0;
	return { min: min + ajout, max: max + ajout + (franc && report ? REPORT_MAX : 0) };
}

/** Length of a rule, as of a text. */
export const longueurDe = ({ duree: iso, genre }: RegleDatee) => ({
	duree: iso,
	franc: genre === 'acte-franc'
});

/** True when the text never ends after the rule, whatever the start. */
export const neFinitJamaisApres = (texte: Pick<TexteLocal, 'duree' | 'franc'>, regle: RegleDatee): boolean =>
	etendue(texte, { report: true }).max <= etendue(longueurDe(regle)).min;

/** True when the text may end before the rule: else it says nothing more than it. */
export const peutFinirAvant = (texte: Pick<TexteLocal, 'duree' | 'franc'>, regle: RegleDatee): boolean =>
	etendue(texte).min < etendue(longueurDe(regle)).max;

function avecTexte(regime: RegimeApplicable, texte: TexteLocal): RegimeApplicable {
	if (texte.objet === 'preavis') return avecPreavis(regime, texte);
	const regle = regime.regles[texte.objet];
	return { ...regime, regles: { ...regime.regles, [texte.objet]: regleAvec(texte.objet, regle, texte) } };
}

/** The longest promise holds: who keeps it keeps the others. */
function avecPreavis(regime: RegimeApplicable, texte: TexteLocal): RegimeApplicable {
	const jours = joursDePreavis(texte);
	if (jours <= regime.preavis.jours || jours < (regime.preavisEmployeur?.jours ?? 0)) return regime;
	return {
		...regime,
		preavisEmployeur: {
			jours,
			force: 'faible',
			certitude: 'discute',
			fondements: [fondementDeTexte(texte)],
			nom: typographie(`le texte local (${texte.reference})`),
			...(regime.preavisEmployeur?.mentionsEcrites ? { mentionsEcrites: true } : {})
		}
	};
}

function regleAvec(code: CodeEcheance, regle: Regle, texte: TexteLocal): Regle {
	if (!estDatee(regle)) return dateeParTexte(regle, texte);
	if (effetSur(code, regle) === 'lecture') return avecLecture(regle, texte);
	// A décret that has changed since the text was entered may allow less than it: the text then promises nothing.
	return neFinitJamaisApres(texte, regle) ? promise(regle, texte) : regle;
}

const annonce = (texte: TexteLocal): Remarque => ({
	texte: `Texte saisi par ${nomDeSection(texte.section)} : ${texte.reference}, en vigueur depuis le ${enToutesLettres(texte.valideDu)}.`,
	fondement: fondementDeTexte(texte)
});

/** The régime gives no day: the text does, and the step says that nothing else does. */
function dateeParTexte(regle: Exclude<Regle, RegleDatee>, texte: TexteLocal): RegleDatee {
	const { texte: phrase, ...reste } = regle;
	const sansLui = regle.genre === 'sans-delai' ? phrase : NON_VERIFIE[regle.pour];
	return {
		...reste,
		genre: texte.franc ? 'acte-franc' : 'acte-simple',
		duree: texte.duree,
		lectures: regle.genre === 'a-verifier' ? (regle.lectures ?? []) : [],
		certitude: 'discute',
		fondements: [...regle.fondements, fondementDeTexte(texte)],
		valideDu: null,
		valideAu: null,
		depuis: texte.depuis === null ? regle.depuis : [texte.depuis],
		remarques: [
			annonce(texte),
			{ texte: sansLui, fondement: regle.fondements[0] },
			{ texte: 'Cette date vient du seul texte saisi par votre section.' },
			...(regle.remarques ?? [])
		],
		parTexteLocal: true
	};
}

const NON_VERIFIE = {
	agent: 'Le délai écrit dans les textes nationaux n’a pas pu être vérifié : agissez bien avant cette date.',
	autorite: 'Le délai écrit dans les textes nationaux n’a pas pu être vérifié.'
};

/** The administration is held to the shorter time that it promised; what the décret allows is said. */
const promise = (regle: RegleDatee, texte: TexteLocal): RegleDatee => ({
	...regle,
	parTexteLocal: true,
	genre: texte.franc ? 'acte-franc' : 'acte-simple',
	duree: texte.duree,
	certitude: 'discute',
	fondements: [...regle.fondements, fondementDeTexte(texte)],
	remarques: [
		annonce(texte),
		{
			texte: `Le décret laisse ${longueurEnFrancais(longueurDe(regle))} à l’administration ; ce texte lui en donne moins.`,
			fondement: regle.fondements[0]
		},
		...(regle.remarques ?? [])
	]
});

/** One more reading, which moves the prudent day only: a text below a décret takes no day away from it. */
function avecLecture(regle: RegleDatee, texte: TexteLocal): RegleDatee {
	const source = fondementDeTexte(texte);
	const longueur = longueurEnFrancais(texte);
	const lecture: Lecture = {
		texte: `${longueur} d’après le texte saisi par votre section`,
		duree: texte.duree,
		franc: texte.franc,
		fondements: [source]
	};
	const suite = regle.pour === 'agent' ? ' La date conseillée, elle, en tient compte.' : '';
	return {
		...regle,
		lectures: [...regle.lectures, lecture],
		fondements: [...regle.fondements, source],
		remarques: [
			annonce(texte),
			{
				texte: `Il écrit ${longueur} : un texte local ne raccourcit pas un délai fixé par décret. Le dernier jour ne bouge pas.${suite}`,
				fondement: regle.fondements[0]
			},
			...(regle.remarques ?? [])
		]
	};
}
