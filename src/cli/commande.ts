import type { Refus } from '#lib/domain/refus.ts';

/** What the user typed after the name of the command, already checked against the command’s own options. */
export type ParsedArgs = {
	/** Value of each option given: text, `true` for a flag, a list for an option that may be repeated. */
	options: Record<string, string | boolean | string[] | undefined>;
	/** Words that are not options, in order. */
	mots: string[];
	/** True when `--json` was given: the frame prints `json`, else `texte`. */
	json: boolean;
};

/** The outside world of a command: nothing else may be read from it. */
export type Io = {
	/** All of standard input, as UTF-8 text. */
	stdin(): Promise<string>;
	/** The present day in Paris. */
	today(): Temporal.PlainDate;
};

/** What a command answers: one document for a program, a text for a person. */
export type Sortie = { json: unknown; texte: string };

export type OptionDeCommande = { type: 'string' | 'boolean'; multiple?: boolean };

/** A command of `vigie`. `--json` and `--help` belong to the frame: a command does not list them. */
export type Commande = {
	nom: string;
	/** French help, printed by `--help`. */
	usage: string;
	/** Options by name, without the dashes. Any other option is refused by the frame. */
	options: Record<string, OptionDeCommande>;
	/** Words accepted besides the options; none when absent. */
	mots?: { minimum: number; maximum: number };
	/** Refuses as the domain does. */
	run(args: ParsedArgs, io: Io): Promise<Sortie | Refus>;
};

/** True when a command refused its input instead of answering. */
export const estRefus = (reponse: Sortie | Refus): reponse is Refus => 'ok' in reponse;
