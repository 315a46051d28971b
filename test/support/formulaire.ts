/** A field of a form as the page gives it. */
export type ChampVu = {
	nom: string;
	/** What is in it, or what it offers to choose from. */
	valeurs: string[];
	/** Hidden, a choice, typed, a file, which no page can give back, or the value of a button. */
	genre: 'cache' | 'choix' | 'tape' | 'fichier' | 'bouton';
};

/** Every field of the forms of a page that post to `chemin`, the page itself unless they say otherwise; null without such a form. */
export function champsDe(html: string, chemin: string): ChampVu[] | null {
	const champs = new Map<string, ChampVu>();
	let trouve = false;
	for (const [, attributs = '', dedans = ''] of html.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)) {
		const vers = (attribut(attributs, 'action') ?? chemin).split('?')[0];
		if (!/method="post"/i.test(attributs) || vers !== chemin.split('?')[0]) continue;
		trouve = true;
		for (const champ of deFormulaire(dedans)) {
			const vu = champs.get(champ.nom);
			if (vu) vu.valeurs.push(...champ.valeurs);
			else champs.set(champ.nom, champ);
		}
	}
	return trouve ? [...champs.values()] : null;
}

/** What somebody sends who fills a form in haste: what is there, and `reponses` in the place of it. Only these press a button. */
export const remplis = (
	champs: readonly ChampVu[],
	reponses: Readonly<Record<string, string>> = {}
): [string, string][] => champs.map(({ nom, valeurs }) => [nom, reponses[nom] ?? valeurs[0] ?? '']);

/** Other inputs are typed in. */
const GENRES: Readonly<Record<string, ChampVu['genre']>> = {
	hidden: 'cache',
	radio: 'choix',
	checkbox: 'choix',
	file: 'fichier'
};

function* deFormulaire(html: string): Generator<ChampVu> {
	for (const [balise, element = '', attributs = ''] of html.matchAll(
		/<(input|textarea|select|button)\b((?:[^>"]|"[^"]*")*)>/g
	)) {
		const nom = attribut(attributs, 'name');
		if (nom === null) continue;
		const valeur = attribut(attributs, 'value') ?? '';
		const suite = html.slice(html.indexOf(balise) + balise.length);
		switch (element) {
			case 'select': {
				const options = suite
					.slice(0, suite.indexOf('</select>'))
					.matchAll(/<option\b((?:[^>"]|"[^"]*")*)>/g);
				yield {
					nom,
					valeurs: [...options].map(([, un = '']) => attribut(un, 'value') ?? ''),
					genre: 'choix'
				};
				break;
			}
			case 'textarea':
				yield {
					nom,
					valeurs: [texte(suite.slice(0, suite.indexOf('</textarea>')).replace(/^\n/, ''))],
					genre: 'tape'
				};
				break;
			case 'button':
				yield { nom, valeurs: [valeur], genre: 'bouton' };
				break;
			default: {
				const type = attribut(attributs, 'type') ?? 'text';
				yield { nom, valeurs: [valeur], genre: GENRES[type] ?? 'tape' };
			}
		}
	}
}

/** What a page says is to be mended: the sentence, and the place of the page that it leads to. */
export function reprochesDe(html: string): { message: string; vers: string | null }[] {
	const liste = /id="resume-erreurs"[^]*?<ul\b[^>]*>([^]*?)<\/ul>/.exec(html)?.[1] ?? '';
	return [...liste.matchAll(/<li\b[^>]*>([^]*?)<\/li>/g)].map(([, ligne = '']) => ({
		message: texte(ligne.replace(/<[^>]*>/g, '')).trim(),
		vers: attribut(/<a\b([^>]*)>/.exec(ligne)?.[1] ?? '', 'href')?.slice(1) ?? null
	}));
}

function attribut(attributs: string, nom: string): string | null {
	const trouve = new RegExp(`\\b${nom}="([^"]*)"`).exec(attributs)?.[1];
	return trouve === undefined ? null : texte(trouve);
}

const ENTITES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** HTML text as a reader sees it. */
export const texte = (html: string): string =>
	html.replace(/&(?:#(\d+)|(\w+));/g, (tout, numero: string | undefined, nom = '') =>
		numero === undefined ? (ENTITES[nom] ?? tout) : String.fromCodePoint(Number(numero))
	);
