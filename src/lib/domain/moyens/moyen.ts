import type { Irregularite } from '#lib/domain/dossier/echeance.ts';
import type { Fondement } from '#lib/domain/regimes/fondements.ts';

/** Grounds against a report, by the stable codes of the contract: never renumbered, only added to. */
export const CODES_MOYEN = [
	'G01',
	'G02',
	'G03',
	'G04',
	'G05',
	'G06',
	'G07',
	'G08',
	'G09',
	'G10',
	'G11',
	'G12',
	'G13',
	'G14',
	'G15',
	'G16',
	'G17',
	'G18',
	'G19',
	'G20',
	'G21',
	'G22',
	'G23',
	'G24',
	'G25',
	'G26',
	'G27',
	'G28',
	'G29',
	'G30',
	'G31',
	'G32',
	'G33',
	'G34',
	'G35',
	'G36',
	'G37',
	'G38',
	'G39',
	'G40'
] as const;
export type CodeMoyen = (typeof CODES_MOYEN)[number];

/** What a ground is worth, strongest first. `sans-effet`: a trap, shown so that nobody pleads it. */
export const FORCES = ['forte', 'moyenne', 'faible', 'sans-effet'] as const;
export type Force = Irregularite['force'];

/** What a question waits for: one code of a closed list, or a free text, a whole number, a day. */
export type Attendu = readonly string[] | 'texte' | 'nombre' | 'date';

/** A question of the checklist, asked to the agent. */
export type Question = {
	/** The ground that it serves, with a suffix when that ground asks more than one: `G04`, `G04-superieur`. */
	code: string;
	moyen: CodeMoyen;
	texte: string;
	reponses: Attendu;
	/** French words of each code of a closed list; null for the other kinds. */
	libelles: Readonly<Record<string, string>> | null;
	/** Why it is asked, in one sentence. */
	pourquoi: string;
};

/** Answers by code of question: a code of the list, a text, a number or an ISO day. Nothing is “unknown”, never “no”. */
export type Reponses = Readonly<Record<string, string | number>>;

/** What a source says for or against a ground. */
export type Argument = { texte: string; fondement: Fondement };

/** A ground that the dossier raises, with what it takes to use it. */
export type MoyenRetenu = {
	code: CodeMoyen;
	titre: string;
	force: Force;
	/** Why it is raised here, and what its strength rests on. */
	texte: string;
	/** Question whose answer would confirm a ground found by words alone; null when nothing is left to confirm. */
	aConfirmer: string | null;
	pour: Argument[];
	contre: Argument[];
	/** What to gather. */
	preuves: string[];
	/** Ready for the letter, holes shown as « […] »; empty for a ground that must not be pleaded. */
	paragraphe: string;
	/** What a refusal of the interview leaves of it; null when nobody refused. */
	boycott: string | null;
	/** Only useful as a defence against a plea of lateness, at this step; null for every other ground. */
	defense: { echeance: 'recours-contentieux'; texte: string } | null;
	fondements: Fondement[];
};
