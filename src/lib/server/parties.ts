import {
	MaxFileSizeExceededError,
	MultipartParseError,
	MultipartParser,
	type MultipartPart
} from '@remix-run/multipart-parser';
import { TAILLE_MAXIMALE } from '#lib/domain/pieces/piece.ts';

/** A part of a form that brings files, in the order of the form. */
export type Partie =
	| { genre: 'texte'; champ: string; texte: string }
	| { genre: 'fichier'; nom: string; octets: Uint8Array }
	/** Larger than an exhibit may be: it was not kept. */
	| { genre: 'trop-gros' };

/** The form is not one, or stops before its end. */
export class FormulaireIllisible extends Error {
	constructor(options?: ErrorOptions) {
		super('The form cannot be read to its end', options);
		this.name = 'FormulaireIllisible';
	}
}

/** Most parts of one form: fifty files, and a few texts. */
const PARTIES_MAXIMUM = 60;
const TEXTE_MAXIMUM = 1024;
/** Small enough for a part that is too large not to begin and end in one piece. */
const MORCEAU_OCTETS = 64 * 1024;

/**
 * Reads a form as it arrives, one file in memory at a time: whoever reads the parts sets the pace of the sender. A file that is too large
 * is passed over, the next ones are read. An input left empty gives nothing. Throws `FormulaireIllisible`.
 * `type`: the Content-Type header.
 */
export async function* partiesDe(
	corps: ReadableStream<Uint8Array> | null,
	type: string
): AsyncGenerator<Partie, void> {
	const frontiere = /^multipart\/form-data;.*?boundary="?([\w'()+,./:=?-]{1,70})"?\s*(?:;|$)/i.exec(
		type
	)?.[1];
	if (!corps || frontiere === undefined) throw new FormulaireIllisible();
	const lecteur = new LecteurDeParties(frontiere);
	let nombre = 0;
	try {
		// Left before its end, the form is not cut: the answer to it could not be read on a connection that is gone.
		for await (const bloc of corps.values({ preventCancel: true })) {
			for (let place = 0; place < bloc.length; place += MORCEAU_OCTETS) {
				for (const partie of lecteur.lire(bloc.subarray(place, place + MORCEAU_OCTETS))) {
					if (++nombre > PARTIES_MAXIMUM) throw new FormulaireIllisible();
					if (partie === 'trop-gros') yield { genre: 'trop-gros' };
					else if (!estVide(partie)) yield lue(partie);
				}
			}
		}
		lecteur.finir();
	} catch (cause) {
		if (cause instanceof MultipartParseError || estMalEcrit(cause)) throw new FormulaireIllisible({ cause });
		throw cause;
	}
}

/** The head of a part, with the name of its file, is not in UTF-8. */
const estMalEcrit = (cause: unknown): boolean =>
	cause instanceof TypeError && 'code' in cause && cause.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** The parser of the form, begun anew behind each part that it refuses for its size. */
class LecteurDeParties {
	readonly #frontiere: string;
	readonly #separateur: Buffer;
	#parser: MultipartParser;
	/** End of what was read, where a separator may have begun. */
	#queue: Uint8Array = new Uint8Array();
	#saute = false;

	constructor(frontiere: string) {
		this.#frontiere = frontiere;
		this.#separateur = Buffer.from(`\r\n--${frontiere}`, 'latin1');
		this.#parser = this.#nouveau();
	}

	*lire(morceau: Uint8Array): Generator<MultipartPart | 'trop-gros', void> {
		let entree: Uint8Array | null = morceau;
		while (entree) {
			if (this.#saute) entree = this.#apresLeTropGros(entree);
			if (!entree) return;
			try {
				yield* this.#parser.write(entree);
				this.#queue = this.#fin(entree);
				return;
			} catch (cause) {
				if (this.#aFini()) return;
				if (!(cause instanceof MaxFileSizeExceededError)) throw cause;
				this.#saute = true;
				yield 'trop-gros';
			}
		}
	}

	/** Throws when the form stops before its end. */
	finir(): void {
		if (this.#saute) throw new MultipartParseError('The form stops inside a file');
		this.#parser.finish();
	}

	/** Whether the end mark was read: what comes behind it is nothing. */
	#aFini(): boolean {
		try {
			this.#parser.finish();
			return true;
		} catch (cause) {
			if (cause instanceof MultipartParseError) return false;
			throw cause;
		}
	}

	/** What follows the part that is passed over, from its separator on; null as long as it does not come. */
	#apresLeTropGros(entree: Uint8Array): Uint8Array | null {
		const joint = Buffer.concat([this.#queue, entree]);
		const place = joint.indexOf(this.#separateur);
		this.#queue = this.#fin(joint);
		if (place < 0) return null;
		this.#saute = false;
		this.#parser = this.#nouveau();
		// A form begins with its separator, without the end of line that stands before the next ones.
		return joint.subarray(place + 2);
	}

	readonly #fin = (octets: Uint8Array): Uint8Array => octets.slice(1 - this.#separateur.length);

	readonly #nouveau = (): MultipartParser =>
		new MultipartParser(this.#frontiere, {
			maxFileSize: TAILLE_MAXIMALE,
			maxParts: PARTIES_MAXIMUM,
			maxTotalSize: Number.MAX_SAFE_INTEGER
		});
}

/** A browser sends an input of files without any file as a file without name and without bytes. */
const estVide = (partie: MultipartPart): boolean => partie.isFile && !partie.filename && partie.size === 0;

function lue(partie: MultipartPart): Partie {
	if (partie.isFile) return { genre: 'fichier', nom: partie.filename ?? '', octets: partie.bytes };
	const debut = Buffer.from(partie.bytes.subarray(0, TEXTE_MAXIMUM));
	return { genre: 'texte', champ: partie.name ?? '', texte: debut.toString('utf8') };
}
