import { enClair, type Bloc, type Courrier, type Texte } from '#lib/domain/courriers/modele.ts';

/** The letter as Markdown. What was typed, and our own words too, are escaped: they print as they are. */
export function markdown(courrier: Courrier): string {
	const pieces = courrier.piecesJointes.map((piece) => `- ${ligne(piece)}`).join('\n');
	return [
		adresse(courrier.expediteur),
		ligne(courrier.lieuEtDate),
		courrier.envoi === null ? '' : `*${echappe(courrier.envoi)}*`,
		adresse(courrier.destinataire),
		`**Objet\u202f: ${ligne(courrier.objet)}**`,
		...courrier.blocs.map(bloc),
		adresse(courrier.signatures),
		pieces && `Pièces jointes\u202f:\n\n${pieces}`
	]
		.filter((partie) => partie !== '')
		.join('\n\n')
		.concat('\n');
}

const adresse = (textes: Texte[]): string => textes.map(lignes).join(RETOUR);

function bloc(lu: Bloc): string {
	if (lu.type === 'liste') return lu.elements.map((element) => `- ${ligne(element)}`).join('\n');
	const texte = lignes(lu.texte);
	if (lu.type === 'titre') return `### ${ligne(lu.texte)}`;
	return lu.type === 'citation' ? `> ${texte.replaceAll('\n', '\n> ')}` : texte;
}

/** A line break that stays one: a backslash at the end of the line. */
const RETOUR = '\\\n';
const lignes = (texte: Texte): string => enClair(texte).split('\n').map(echappe).join(RETOUR);
const ligne = (texte: Texte): string => echappe(enClair(texte).replaceAll('\n', ' '));

/** Every character that Markdown could read as markup, and the openings that count only at the start of a line. */
const echappe = (texte: string): string =>
	texte
		.replace(/[\\`*_[\]<>&|~$#{}]/g, '\\$&')
		.replace(/^(\s*)([-+=])/, '$1\\$2')
		.replace(/^(\s*\d+)([.)])/, '$1\\$2')
		.replace(/(https?|ftp)(:\/\/)/gi, '$1\\$2');
