import { typographie } from '#lib/domain/typographie.ts';

/**
 * The small language in which the union writes its letters:
 *
 *     {champ}                      what the agent typed, chose or dated (« 26 janvier 2026 »)
 *     {jour champ}                 a date with the day of the week
 *     {de champ} {du champ}        with « de » or « d’ »; with « du », « de la », « de l’ » or « des »
 *     {si champ} … {sinon} … {fin} when it is filled; also {si non champ}, {si champ = code}, {si champ contient code}
 *     {pour x dans champ} … {fin}  once per line of a list; {x.colonne} in a table, {numero} counts from 1
 *     {nombre: je | nous}          one person signs, or several
 *     {genre: prêt | prête | en mesure}   man, woman, no mark of gender
 *     {passage quotas} … {fin}     words that a section may put in its own way
 *
 * Forms may hold other directives. `\{`, `\}`, `\|` are the characters themselves. What the agent typed is never read as
 * directives nor as markup: it goes around this language, not through it.
 */
export type Noeud =
	| { type: 'texte'; texte: string }
	| { type: 'valeur'; champ: string; forme: Forme }
	| { type: 'si'; condition: Condition; alors: Noeud[]; sinon: Noeud[] }
	| { type: 'pour'; nom: string; champ: string; corps: Noeud[] }
	| { type: 'passage'; code: string; corps: Noeud[] }
	| { type: 'accord'; selon: 'nombre' | 'genre'; formes: Noeud[][] };

export type Forme = 'simple' | 'jour' | 'de' | 'du';

/** `attendu` null: the field is filled (or « oui »); else it equals, or contains, that code. */
export type Condition = {
	champ: string;
	non: boolean;
	test: 'rempli' | 'egale' | 'contient';
	attendu: string | null;
};

/** What is wrong with a template, and on which of its lines (from 1). */
export type ErreurDeGabarit = { ligne: number; message: string };

const NOM = String.raw`\p{L}[\p{L}\d]*(?:\.\p{L}[\p{L}\d]*)?`;
const VALEUR = new RegExp(`^(?:(jour|de|du) +)?(${NOM})$`, 'u');
const CONDITION = new RegExp(`^(non +)?(${NOM})(?: *(=|contient) *([a-z\\d-]+))?$`, 'u');
const PASSAGE = /^passage +([a-z\d]+(?:-[a-z\d]+)*)$/;
const BOUCLE = new RegExp(`^pour +(\\p{L}+) +dans +(${NOM})$`, 'u');
const MOTS_RESERVES = new Set([
	'si',
	'sinon',
	'fin',
	'pour',
	'passage',
	'nombre',
	'genre',
	'jour',
	'de',
	'du',
	'non',
	'dans'
]);

/** Raised inside the reader only, turned into a value at its edge. */
class Illisible extends Error {
	readonly position: number;
	constructor(position: number, message: string) {
		super(message);
		this.position = position;
	}
}

/**
 * Reads a template. Refused, with the line: an unclosed or unopened block, an unknown directive, a wrong number of forms.
 * The typography of the union’s own words is set here, once.
 */
export function gabarit(
	source: string
): { ok: true; noeuds: Noeud[] } | { ok: false; erreur: ErreurDeGabarit } {
	try {
		return { ok: true, noeuds: new Lecteur(sansLignesDeDirectives(source)).read() };
	} catch (cause) {
		if (!(cause instanceof Illisible)) throw cause;
		const ligne = source.slice(0, cause.position).split('\n').length;
		return { ok: false, erreur: { ligne, message: cause.message } };
	}
}

/** Reads what follows « si »: `champ`, `non champ`, `champ = code`, `champ contient code`; null when it is none of these. */
export function condition(texte: string): Condition | null {
	const [, non, champ, operateur, attendu] = CONDITION.exec(texte) ?? [];
	if (champ === undefined || MOTS_RESERVES.has(champ)) return null;
	const test = operateur === '=' ? 'egale' : operateur === 'contient' ? 'contient' : 'rempli';
	return { champ, non: non !== undefined, test, attendu: attendu ?? null };
}

/** A line that holds only block directives disappears with its line break; the length is kept for the line numbers. */
const sansLignesDeDirectives = (source: string): string =>
	source.replace(
		/^[ \t]*((?:\{(?:si|pour|passage) [^{}]*\}|\{sinon\}|\{fin\})+)[ \t]*\n/gm,
		(ligne, directives: string) => directives.padEnd(ligne.length, ABSENT)
	);

/** Stands for a character taken away by `sansLignesDeDirectives`. */
const ABSENT = '\u0000';

class Lecteur {
	readonly #source: string;
	#position = 0;

	constructor(source: string) {
		this.#source = source;
	}

	read(): Noeud[] {
		const noeuds = this.#suite([]);
		if (this.#position < this.#source.length) {
			throw new Illisible(this.#position, `« ${this.#directive()} » ne ferme rien.`);
		}
		return noeuds;
	}

	/** Reads until one of the closing words, which stays to be read, or until the end; `|` and `}` close a form. */
	#suite(fermetures: string[]): Noeud[] {
		const noeuds: Noeud[] = [];
		let texte = '';
		const flush = () => {
			if (texte !== '') noeuds.push({ type: 'texte', texte: typographie(texte) });
			texte = '';
		};
		while (this.#position < this.#source.length) {
			const lettre = this.#source[this.#position]!;
			if (lettre === '\\' && '{}|'.includes(this.#source[this.#position + 1] ?? ' ')) {
				texte += this.#source[this.#position + 1];
				this.#position += 2;
			} else if (fermetures.includes(lettre)) break;
			else if (lettre === '}')
				throw new Illisible(this.#position, 'Une accolade se ferme sans avoir été ouverte.');
			else if (lettre === '{') {
				const mot = this.#directive();
				if (mot === 'sinon' || mot === 'fin') break;
				flush();
				noeuds.push(this.#noeud(mot));
			} else {
				if (lettre !== ABSENT) texte += lettre;
				this.#position += 1;
			}
		}
		flush();
		return noeuds;
	}

	/** The words of the directive that begins here, without moving. */
	#directive(): string {
		const fin = this.#source.slice(this.#position).search(/[}:]/);
		if (fin < 0) throw new Illisible(this.#position, 'Une accolade n’est pas fermée.');
		return this.#source.slice(this.#position + 1, this.#position + fin).trim();
	}

	#avance(): void {
		this.#position = this.#source.indexOf('}', this.#position) + 1;
	}

	#noeud(mot: string): Noeud {
		const debut = this.#position;
		if (mot === 'nombre' || mot === 'genre') return this.#accord(mot);
		if (mot.startsWith('si ')) return this.#si(mot.slice(3).trim());
		if (mot.startsWith('pour ')) return this.#pour(mot);
		if (mot.startsWith('passage ')) return this.#passage(mot);
		const [, forme, champ] = VALEUR.exec(mot) ?? [];
		if (champ === undefined || MOTS_RESERVES.has(champ)) {
			throw new Illisible(debut, `« {${mot}} » n’est ni un champ, ni une directive.`);
		}
		this.#avance();
		return {
			type: 'valeur',
			champ,
			forme: forme === 'jour' || forme === 'de' || forme === 'du' ? forme : 'simple'
		};
	}

	#si(texte: string): Noeud {
		const debut = this.#position;
		const lue = condition(texte);
		if (lue === null) throw new Illisible(debut, `La condition « ${texte} » ne se lit pas.`);
		this.#avance();
		const alors = this.#suite([]);
		let sinon: Noeud[] = [];
		if (this.#motSuivant() === 'sinon') {
			this.#avance();
			sinon = this.#suite([]);
		}
		this.#ferme(debut, `« {si ${texte}} »`);
		return { type: 'si', condition: lue, alors, sinon };
	}

	#pour(mot: string): Noeud {
		const debut = this.#position;
		const [, nom, champ] = BOUCLE.exec(mot) ?? [];
		if (nom === undefined || champ === undefined) {
			throw new Illisible(debut, `« {${mot}} » doit s’écrire « {pour nom dans champ} ».`);
		}
		this.#avance();
		const corps = this.#suite([]);
		this.#ferme(debut, `« {${mot}} »`);
		return { type: 'pour', nom, champ, corps };
	}

	#passage(mot: string): Noeud {
		const debut = this.#position;
		const [, code] = PASSAGE.exec(mot) ?? [];
		if (code === undefined) throw new Illisible(debut, `« {${mot}} » doit s’écrire « {passage code} ».`);
		this.#avance();
		const corps = this.#suite([]);
		this.#ferme(debut, `« {${mot}} »`);
		return { type: 'passage', code, corps };
	}

	#accord(selon: 'nombre' | 'genre'): Noeud {
		const debut = this.#position;
		const attendues = selon === 'nombre' ? 2 : 3;
		this.#position = this.#source.indexOf(':', debut) + 1;
		const formes: Noeud[][] = [];
		for (;;) {
			formes.push(sansBords(this.#suite(['|', '}'])));
			const fermeture = this.#source[this.#position];
			if (fermeture !== '|' && fermeture !== '}') {
				throw new Illisible(debut, `« {${selon}: … } » n’est pas fermé.`);
			}
			this.#position += 1;
			if (fermeture === '}') break;
		}
		if (formes.length !== attendues) {
			throw new Illisible(
				debut,
				`« {${selon}: … } » demande ${attendues} formes, il y en a ${formes.length}.`
			);
		}
		return { type: 'accord', selon, formes };
	}

	#motSuivant(): string | null {
		return this.#source[this.#position] === '{' ? this.#directive() : null;
	}

	#ferme(debut: number, bloc: string): void {
		if (this.#motSuivant() !== 'fin') throw new Illisible(debut, `${bloc} n’est pas fermé par « {fin} ».`);
		this.#avance();
	}
}

/** Takes away the spaces around a form: `{nombre: je | nous}` gives « je » and « nous ». */
function sansBords(noeuds: Noeud[]): Noeud[] {
	return noeuds
		.map((noeud, rang) => {
			if (noeud.type !== 'texte') return noeud;
			let { texte } = noeud;
			if (rang === 0) texte = texte.replace(/^ +/, '');
			if (rang === noeuds.length - 1) texte = texte.replace(/ +$/, '');
			return { ...noeud, texte };
		})
		.filter((noeud) => noeud.type !== 'texte' || noeud.texte !== '');
}
