import { jourEnFrancais } from '#lib/domain/courriers/francais.ts';
import { enClair, type Bloc, type Courrier, type Texte } from '#lib/domain/courriers/modele.ts';
import { compilePdf } from './typst.ts';

/**
 * The letter as a tagged PDF in French, the same bytes on every machine for the same letter. PDF/UA-1 whenever its text
 * allows; else an ordinary tagged PDF. A character that none of the bundled fonts can draw is printed as its Unicode number,
 * « [U+4E2D] »: nothing typed disappears.
 */
export const pdf = (courrier: Courrier): Uint8Array =>
	compilePdf('courrier', (imprimer) => donnees(courrier, imprimer));

/** What the page template reads: plain strings only. */
function donnees(courrier: Courrier, imprimer: (texte: string) => string): Record<string, unknown> {
	const clair = (texte: Texte) => imprimer(enClair(texte));
	const bloc = (b: Bloc) =>
		b.type === 'liste'
			? { type: b.type, elements: b.elements.map(clair) }
			: { type: b.type, texte: clair(b.texte) };
	return {
		titre: courrier.date === null ? 'Lettre' : `Lettre du ${jourEnFrancais(courrier.date)}`,
		expediteur: courrier.expediteur.map(clair),
		destinataire: courrier.destinataire.map(clair),
		lieuEtDate: clair(courrier.lieuEtDate),
		envoi: courrier.envoi === null ? null : imprimer(courrier.envoi),
		objet: clair(courrier.objet),
		blocs: courrier.blocs.map(bloc),
		signatures: courrier.signatures.map(clair),
		piecesJointes: courrier.piecesJointes.map(clair)
	};
}
