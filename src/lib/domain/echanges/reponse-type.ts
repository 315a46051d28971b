import { ecrit, MESSAGE_MAXIMUM } from '#lib/domain/echanges/message.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';

/** Longest title of a saved answer or of a message to a service, in characters. */
export const TITRE_MAXIMUM = 120;

/** How many answers a section keeps ready: more would not be found again. */
export const REPONSES_MAXIMUM = 100;

/** An answer that a section keeps ready. */
export type ReponseType = { titre: string; texte: string };

/** A title on one line. Refused at the field `titre`: none (`manque` says what to write), too long. */
export function titreSaisi(titre: string, manque: string): { ok: true; titre: string } | Refus {
	const propre = titre.trim().replace(/\s+/g, ' ');
	if (propre === '') return refus('titre-manquant', manque, 'titre');
	if (propre.length > TITRE_MAXIMUM)
		return refus('titre-trop-long', `Ce titre est trop long : ${TITRE_MAXIMUM} caractères au plus.`, 'titre');
	return { ok: true, titre: propre };
}

/** A saved answer as it will be kept. Refused: no title, no text, too long. */
export function reponseSaisie({ titre, texte }: ReponseType): { ok: true; reponse: ReponseType } | Refus {
	const nomme = titreSaisi(titre, 'Donnez un titre : c’est lui que l’on choisit dans la liste.');
	if (!nomme.ok) return nomme;
	const lu = ecrit(texte, { manque: 'Écrivez la réponse.', max: MESSAGE_MAXIMUM });
	return lu.ok ? { ok: true, reponse: { titre: nomme.titre, texte: lu.texte } } : lu;
}
