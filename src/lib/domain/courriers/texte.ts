import { jourEnFrancais } from '#lib/domain/courriers/francais.ts';
import { enClair, type Bloc, type Courrier, type Texte } from '#lib/domain/courriers/modele.ts';

/** Blocks that a mail program already shows around a message are left out of a message body. */
type Options = { enTete: boolean };

/**
 * The letter as plain text, to be pasted anywhere: one line per paragraph, an empty line between blocks, no hard wrap.
 * Without `enTete`, only what goes in the body of a mail: from « Madame, » to the enclosures.
 */
export function enTexte(courrier: Courrier, { enTete }: Options = { enTete: true }): string {
	const haut = enTete
		? [
				lignes(courrier.expediteur),
				enClair(courrier.lieuEtDate),
				courrier.envoi ?? '',
				lignes(courrier.destinataire),
				`Objet\u202f: ${enClair(courrier.objet)}`
			]
		: [];
	const pieces = courrier.piecesJointes.map((piece) => `- ${enClair(piece)}`).join('\n');
	return [
		...haut,
		...courrier.blocs.map(blocEnTexte),
		lignes(courrier.signatures),
		pieces && `Pièces jointes\u202f:\n${pieces}`
	]
		.filter((partie) => partie !== '')
		.join('\n\n')
		.concat('\n');
}

const lignes = (textes: Texte[]): string => textes.map(enClair).join('\n');

function blocEnTexte(bloc: Bloc): string {
	if (bloc.type === 'liste') return bloc.elements.map((element) => `- ${enClair(element)}`).join('\n');
	return enClair(bloc.texte);
}

/** Longest address that the mail programs and browsers in use still open. */
const LONGUEUR_MAXIMALE = 2000;

/**
 * A `mailto:` address that opens the mail program on the letter; null when it would be too long for some of them: offer the
 * text to copy and the .eml file then. Recipient, subject and body only, percent-encoded.
 */
export const mailto = (courrier: Courrier): string | null =>
	adresseDe(courrier, enTexte(courrier, { enTete: false }));

/**
 * As `mailto`, for a letter that goes as a file: two sentences that announce it, and its signature. Null when even these are too
 * long.
 */
export function mailtoDAnnonce(courrier: Courrier): string | null {
	const { date, piecesJointes, signatures } = courrier;
	const lettre = `ma lettre${date === null ? '' : ` du ${jourEnFrancais(date)}`}`;
	const pieces = piecesJointes.length === 0 ? '' : ', avec ses pièces jointes';
	return adresseDe(
		courrier,
		`Madame, Monsieur,\n\nVeuillez trouver ci-jointe ${lettre}${pieces}. Je vous remercie de m’en accuser réception.\n\n${lignes(signatures)}\n`
	);
}

function adresseDe(courrier: Courrier, texte: string): string | null {
	const corps = texte.replaceAll('\n', '\r\n');
	const a = encodeURIComponent(courrier.courriels.destinataire ?? '').replaceAll('%40', '@');
	const adresse = `mailto:${a}?subject=${encodeURIComponent(enClair(courrier.objet))}&body=${encodeURIComponent(corps)}`;
	return adresse.length > LONGUEUR_MAXIMALE ? null : adresse;
}
