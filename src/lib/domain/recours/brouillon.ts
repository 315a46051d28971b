import type { Retouche } from '#lib/domain/courriers/retouches.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { CODES_DE_RUBRIQUE, RUBRIQUES, rubrique, type RubriqueCode } from '#lib/domain/recours/rubriques.ts';

/** What the agent says of one element of the report. */
export type ElementConteste = {
	/** Code of its part, with a rank in a part made of lines: `appreciation`, `croix-2`. Never given twice. */
	id: string;
	rubrique: RubriqueCode;
	/** Line of the report, in its words; empty for the whole part. */
	intitule: string;
	/** False when it was chosen, then left aside: what was typed stays. */
	retenu: boolean;
	/** What the report says. */
	passage: string;
	motif: string;
	/** Wording or level asked. */
	redaction: string;
};

export const ISSUES = ['oui', 'en-partie', 'non'] as const;
/** What the authority granted of an element. */
export type Issue = (typeof ISSUES)[number];

/** An element as it was when the appeal was sent: nothing else can go to the commission. */
export type ElementEnvoye = Pick<ElementConteste, 'id' | 'passage' | 'motif' | 'redaction'> & {
	nom: string;
	obtenu: Issue | null;
	/** What the authority wrote of it; absent as long as nothing was copied. */
	dit?: string;
	/** What the agent answers to the decision, for the commission. */
	replique: string;
};

export type Personne = { civilite: string; nom: string };
export type Autorite = Personne & {
	qualite: string;
	administration: string;
	adresse: string;
	courriel: string;
};
export type Identite = {
	nom: string;
	genre: string;
	grade: string;
	service: string;
	adresse: string;
	courriel: string;
	ville: string;
	anneeEvaluee: string;
};
export type Demandes = {
	audience: boolean;
	accompagnant: string;
	/** Remarks on the procedure, one a line. */
	moyens: string;
	/** The appeal is typed in the employer’s application too. */
	application: boolean;
};
export type Commission = Omit<Autorite, 'qualite'> & { instance: string };

/** The letters of the recourse, in the order of a case. */
export const LETTRES = [
	'recours-hierarchique',
	'complement-recours',
	'demande-dossier',
	'relance',
	'demande-motifs',
	'saisine-cap-precaution',
	'saisine-cap',
	'observations-cap'
] as const;
export type CodeLettre = (typeof LETTRES)[number];

/** How a letter leaves, and what is the agent’s in it. */
export type Depart = {
	envoi: string;
	/** ISO day on the letter; empty: the day it is finished. */
	date: string;
	/** Enclosures that are no exhibit of the dossier, one a line. */
	pieces: string;
	/** Ids of the exhibits that go with it, in order: « Pièce n° 1 », « Pièce n° 2 ». */
	joindre: string[];
	/** Answers to the questions of this letter alone, by field of its model. */
	reponses: Record<string, string>;
	retouches: Retouche[];
};

/** An exhibit as a letter cites it: its number there, its name and its content on the day it was frozen. */
export type PieceCitee = { id: string; numero: number; intitule: string; sha256: string };

/** The exhibits of a letter, numbered in the order that was chosen; those that are no longer there are skipped. */
export function piecesCitees(
	{ joindre }: Pick<Depart, 'joindre'>,
	pieces: readonly Omit<PieceCitee, 'numero'>[]
): PieceCitee[] {
	const presentes = joindre.flatMap((id) => pieces.filter((piece) => piece.id === id));
	return presentes.map(({ id, intitule, sha256 }, rang) => ({ id, numero: rang + 1, intitule, sha256 }));
}

/** A frozen letter that left. */
export type Envoi = {
	courrierId: string;
	modele: CodeLettre;
	/** ISO day on which it left. */
	le: string;
	moyen: string;
	/** Number of the registered letter; empty without one. */
	numero: string;
	/** ISO day stamped at the post office; empty without one. */
	depotLe: string;
	/** Exhibit that proves the sending. */
	pieceId: string | null;
	/** What was ticked of the checklist of this way of sending. */
	etapes: string[];
};

/** Everything typed for the recourse of a dossier. Days are ISO. */
export type Brouillon = {
	elements: ElementConteste[];
	/** Parts left aside as the agent confirmed it; null while nothing was confirmed. */
	ecartes: RubriqueCode[] | null;
	autorite: Autorite;
	identite: Identite;
	demandes: Demandes;
	commission: Commission;
	departs: Partial<Record<CodeLettre, Depart>>;
	envois: Envoi[];
	/** Elements of the appeals that left; null as long as none left from here. */
	envoyes: ElementEnvoye[] | null;
	/** Answers to « faut-il contester, et quoi ? », by question. */
	examen: Record<string, string>;
	/** What group acts brought, by act: the element that took the common text, the remark. */
	communs: Record<string, TexteVerse>;
};

/** Where the common text of a group act stands in a draft. */
export type TexteVerse = { element: string | null; remarque: string };

const SANS_AUTORITE: Autorite = {
	civilite: 'inconnue',
	nom: '',
	qualite: '',
	administration: '',
	adresse: '',
	courriel: ''
};

/** A draft in which nothing was typed yet. */
export const brouillonVide = (): Brouillon => ({
	elements: [],
	ecartes: null,
	autorite: { ...SANS_AUTORITE },
	identite: {
		nom: '',
		genre: 'neutre',
		grade: '',
		service: '',
		adresse: '',
		courriel: '',
		ville: '',
		anneeEvaluee: ''
	},
	demandes: { audience: false, accompagnant: '', moyens: '', application: false },
	commission: { instance: '', civilite: 'inconnue', nom: '', administration: '', adresse: '', courriel: '' },
	departs: {},
	envois: [],
	envoyes: null,
	examen: {},
	communs: {}
});

/** How a letter leaves when nothing was said of it. */
export const departVide = (): Depart => ({
	envoi: '',
	date: '',
	pieces: '',
	joindre: [],
	reponses: {},
	retouches: []
});

/** A draft as it may have been sealed by an earlier version: what did not exist then is missing. */
export type BrouillonGarde = Partial<Omit<Brouillon, 'departs' | 'envois'>> & {
	departs?: Partial<Record<CodeLettre, Partial<Depart>>>;
	envois?: (Pick<Envoi, 'courrierId' | 'modele' | 'le' | 'moyen'> & Partial<Envoi>)[];
};

/** A sealed draft in today’s shape: what it did not know yet is empty, what it holds is kept as it is. */
export function brouillonComplet(garde: BrouillonGarde): Brouillon {
	const departs = Object.entries(garde.departs ?? {}).map(([code, depart]) => [
		code,
		{ ...departVide(), ...depart }
	]);
	return {
		...brouillonVide(),
		...garde,
		departs: Object.fromEntries(departs) as Brouillon['departs'],
		envois: (garde.envois ?? []).map((envoi) => ({
			numero: '',
			depotLe: '',
			pieceId: null,
			etapes: [],
			...envoi
		}))
	};
}

/** Longest line of the report that names an element. */
const INTITULE_MAXIMUM = 160;
/** Most elements of one appeal, as in the letters. */
const ELEMENTS_MAXIMUM = 40;

/** What was ticked, and the lines copied from the report for the parts made of lines. */
export type Selection = { code: RubriqueCode; lignes: readonly string[] }[];

/**
 * Chooses what is contested. Nothing typed is lost: an element left out keeps its texts aside, a line written otherwise
 * keeps those of the line it replaces. A part of lines without any line stands for the whole part; « autre » needs one.
 * Refused: more elements than a letter holds, a line too long, « autre » without a name, nothing at all.
 */
export function choisir(
	avant: readonly ElementConteste[],
	selection: Selection
): { ok: true; elements: ElementConteste[] } | Refus {
	const propre = selection.map(({ code, lignes }) => ({ code, lignes: [...new Set(lignes)] }));
	const defaut = propre.map(defautDeLignes).find((trouve) => trouve !== null);
	if (defaut) return defaut;
	const elements = CODES_DE_RUBRIQUE.flatMap((code) => {
		const choisie = propre.find((une) => une.code === code);
		const siens = avant.filter((element) => element.rubrique === code);
		if (!choisie) return siens.map((element) => ({ ...element, retenu: false }));
		const lignes = rubrique(code).lignes && choisie.lignes.length > 0 ? choisie.lignes : [''];
		return lignesEnElements(code, siens, lignes);
	});
	const nombre = retenus(elements).length;
	if (nombre === 0) return refus('aucun-element', 'Choisissez au moins un élément à contester.', 'rubriques');
	if (nombre > ELEMENTS_MAXIMUM) {
		return refus(
			'trop-d-elements',
			`Vous contestez ${nombre} éléments : ${ELEMENTS_MAXIMUM} au plus dans une lettre. Regroupez des lignes.`,
			'rubriques'
		);
	}
	return { ok: true, elements };
}

function defautDeLignes({ code, lignes }: Selection[number]): Refus | null {
	const longue = lignes.find((ligne) => ligne.length > INTITULE_MAXIMUM);
	if (longue !== undefined) {
		return refus(
			'ligne-trop-longue',
			`La ligne « ${longue.slice(0, 40)}… » compte ${longue.length} caractères, ${INTITULE_MAXIMUM} au plus : gardez l’intitulé, la citation entière vient à l’étape suivante.`,
			`lignes-${code}`
		);
	}
	return code === 'autre' && lignes.length === 0
		? refus('element-sans-nom', 'Nommez cet autre élément, avec les mots du compte rendu.', 'lignes-autre')
		: null;
}

/** Same lines keep their texts; of the others, the first new line takes over the first one that went. */
function lignesEnElements(
	code: RubriqueCode,
	siens: readonly ElementConteste[],
	lignes: readonly string[]
): ElementConteste[] {
	const remplacables = siens.filter(({ retenu, intitule }) => retenu && !lignes.includes(intitule));
	let dernier = Math.max(0, ...siens.map(({ id }) => Number(id.split('-')[1] ?? 1)));
	const gardes = lignes.map((intitule): ElementConteste => {
		const meme = siens.find((element) => element.intitule === intitule) ?? remplacables.shift();
		if (meme) return { ...meme, intitule, retenu: true };
		dernier += 1;
		const id = dernier === 1 ? code : `${code}-${dernier}`;
		return { id, rubrique: code, intitule, retenu: true, passage: '', motif: '', redaction: '' };
	});
	const partis = siens.filter(({ id }) => !gardes.some((garde) => garde.id === id));
	return [...gardes, ...partis.map((element) => ({ ...element, retenu: false }))];
}

/** The elements that the appeal contests, in the order of the report. */
export const retenus = (elements: readonly ElementConteste[]): ElementConteste[] =>
	elements.filter(({ retenu }) => retenu);

/** The parts of the report that nothing contests, « autre » apart, which is no part of it. */
export const ecartees = (elements: readonly ElementConteste[]): RubriqueCode[] =>
	RUBRIQUES.map(({ code }) => code).filter(
		(code) => code !== 'autre' && !retenus(elements).some((element) => element.rubrique === code)
	);

/** How an element is called in the letter: « Tableau synoptique – Sens du service public ». */
export function nomDElement({
	rubrique: code,
	intitule
}: Pick<ElementConteste, 'rubrique' | 'intitule'>): string {
	const { titre } = rubrique(code);
	if (intitule === '') return titre;
	return typographie(code === 'autre' ? intitule : `${titre} – ${intitule}`);
}

/** An element is ready once it has a reason. */
export const estComplet = ({ motif }: Pick<ElementConteste, 'motif'>): boolean => motif.trim() !== '';

/** True when the agent confirmed exactly what is left aside now. */
export const ecartsConfirmes = ({ ecartes, elements }: Brouillon): boolean =>
	ecartes !== null && JSON.stringify(ecartes) === JSON.stringify(ecartees(elements));

/** What the letter of an appeal contests, as it is when the letter is finished. */
export const elementsDeLettre = (elements: readonly ElementConteste[]): ElementEnvoye[] =>
	retenus(elements).map((element) => {
		const { id, passage, motif, redaction } = element;
		return { id, nom: nomDElement(element), passage, motif, redaction, obtenu: null, replique: '' };
	});

/**
 * What a supplement adds to an appeal that left: the elements that were not in it, and those whose words changed since. When
 * the appeal left by another way, nobody knows what it held: everything chosen.
 */
export const complements = ({
	envoyes,
	elements
}: Pick<Brouillon, 'envoyes' | 'elements'>): ElementEnvoye[] =>
	elementsDeLettre(elements).filter((element) => {
		const parti = envoyes?.find(({ id }) => id === element.id);
		return (
			parti === undefined ||
			parti.passage !== element.passage ||
			parti.motif !== element.motif ||
			parti.redaction !== element.redaction
		);
	});

/** The elements of one more letter that left, beside those of the earlier ones. */
export const avecEnvoyes = (
	avant: readonly ElementEnvoye[] | null,
	partis: readonly ElementEnvoye[]
): ElementEnvoye[] => [
	...(avant ?? []).filter(({ id }) => !partis.some((parti) => parti.id === id)),
	...partis
];

/** What was contested in the appeal: what left from here, or, when it left by another way, what the draft keeps. */
export const contestes = ({ envoyes, elements }: Pick<Brouillon, 'envoyes' | 'elements'>): ElementEnvoye[] =>
	envoyes ?? elementsDeLettre(elements);

/** What is left to ask of the commission. */
export const restants = (brouillon: Brouillon): ElementEnvoye[] =>
	contestes(brouillon).filter(({ obtenu }) => obtenu !== 'oui');

/** The answer as a whole, from the answer to each element; null while one is not known. */
export function sensDeLaReponse(
	elements: readonly Pick<ElementEnvoye, 'obtenu'>[]
): 'rejet' | 'partiel' | 'total' | null {
	if (elements.length === 0 || elements.some(({ obtenu }) => obtenu === null)) return null;
	if (elements.every(({ obtenu }) => obtenu === 'oui')) return 'total';
	return elements.every(({ obtenu }) => obtenu === 'non') ? 'rejet' : 'partiel';
}
