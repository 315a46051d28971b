import { demande, type Reponse } from './demande.ts';
import { champsDe, remplis } from './formulaire.ts';

/** A browser without scripts: asks for pages of a site, fills their forms, keeps the cookies that it is given. */
export class Navigateur {
	readonly #origin: string;
	#cookies = new Map<string, string>();

	constructor(origin: string, cookie: string | null = null) {
		this.#origin = origin;
		if (cookie) this.#garde(cookie);
	}

	get cookie(): string {
		return [...this.#cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ');
	}

	/** Asks for a page, or sends it these fields. Follows nothing. */
	async ouvre(chemin: string, champs?: readonly (readonly [string, string])[]): Promise<Reponse> {
		const answer = await demande(this.#origin, chemin, {
			cookie: this.cookie,
			...(champs ? { champs } : {})
		});
		for (const pose of answer.headers['set-cookie'] ?? []) this.#garde(pose);
		return answer;
	}

	/** Fills the form of a page that goes to `chemin`, with `reponses` in the place of what is there, and sends it. */
	async remplit(
		page: Reponse,
		chemin: string,
		reponses: Readonly<Record<string, string>> = {}
	): Promise<Reponse> {
		return this.ouvre(chemin, remplis(champsDe(page.texte, chemin) ?? [], reponses));
	}

	#garde(pose: string): void {
		const [, nom = '', valeur = ''] = /^([^=]+)=([^;]*)/.exec(pose) ?? [];
		if (valeur === '') this.#cookies.delete(nom);
		else this.#cookies.set(nom, valeur);
	}
}
