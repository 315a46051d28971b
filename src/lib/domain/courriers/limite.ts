import type { Valeurs } from '#lib/domain/courriers/champs.ts';
import type { Limite, Modele } from '#lib/domain/courriers/modele.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** What a text has beyond the limit of a form; characters are counted as a reader sees them typed, one for an emoji. */
export type Depassement = {
	caracteres: number;
	limite: number;
	enTrop: number;
	/** The words that would not fit. */
	excedent: string;
};

/** What exceeds, null when everything fits. Nothing is ever cut. */
export function depassement(texte: string, limite: number): Depassement | null {
	const lettres = [...texte];
	if (lettres.length <= limite) return null;
	return {
		caracteres: lettres.length,
		limite,
		enTrop: lettres.length - limite,
		excedent: lettres.slice(limite).join('')
	};
}

/** A number of characters as somebody types it, « 1 400 » or « 1400 »; null when it is not one between 1 and 20 000. */
export function limiteSaisie(texte: string): number | null {
	const chiffres = texte.replace(/\s/g, '');
	if (!/^\d{1,5}$/.test(chiffres)) return null;
	const nombre = Number(chiffres);
	return nombre >= 1 && nombre <= 20_000 ? nombre : null;
}

/** The limit that holds for a field, from what was answered. */
export function limiteDe({ champ, defaut }: Limite, valeurs: Valeurs): number {
	const saisie = valeurs[champ];
	return (typeof saisie === 'string' ? limiteSaisie(saisie) : null) ?? defaut;
}

/** For each text that exceeds the form it goes into, a sentence that says by how much and from which words. */
export function avertissementsDeLongueur(modele: Modele, valeurs: Valeurs): string[] {
	return modele.champs.flatMap((champ) => {
		if (!('limite' in champ) || champ.limite === undefined) return [];
		const texte = valeurs[champ.code];
		const trop = typeof texte === 'string' ? depassement(texte, limiteDe(champ.limite, valeurs)) : null;
		return trop === null ? [] : [phrase(champ.libelle, trop)];
	});
}

const phrase = (libelle: string, { caracteres, limite, enTrop, excedent }: Depassement): string =>
	typographie(
		`« ${libelle} » : ${enChiffres(caracteres)} caractères, ${enChiffres(enTrop)} de trop pour un formulaire qui en accepte ${enChiffres(limite)}. Ce qui n’y tiendrait pas commence à « ${debut(excedent)} ». La lettre garde tout : raccourcissez, ou joignez-la.`
	);

/** « 20 000 », with a space that does not break. */
const enChiffres = (nombre: number): string => String(nombre).replace(/\B(?=(\d{3})+$)/g, '\u202f');

function debut(texte: string): string {
	const lettres = [...texte.trim().replace(/\s+/g, ' ')];
	return lettres.length > 40 ? `${lettres.slice(0, 40).join('').trim()}…` : lettres.join('');
}
