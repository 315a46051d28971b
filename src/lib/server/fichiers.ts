import type { Courrier } from '#lib/domain/courriers/modele.ts';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import { docx } from '#lib/server/documents/docx.ts';
import { eml } from '#lib/server/documents/eml.ts';
import { pdf } from '#lib/server/documents/pdf.ts';

const TYPES = {
	txt: 'text/plain; charset=utf-8',
	eml: 'message/rfc822',
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
};
type Format = keyof typeof TYPES;

/** Whether a letter can be had in this format. */
export const estFormat = (texte: string): texte is Format => Object.hasOwn(TYPES, texte);

/** The letter as a file whose name tells neither who nor what. */
export async function enFichier(
	courrier: Courrier,
	format: Format
): Promise<{ nom: string; type: string; octets: Uint8Array<ArrayBuffer> }> {
	const octets = await rendre(courrier, format);
	return { nom: `${courrier.nomDeFichier}.${format}`, type: TYPES[format], octets: new Uint8Array(octets) };
}

/** Windows opens a text file as UTF-8 only when it begins with a byte order mark. */
function rendre(courrier: Courrier, format: Format): Uint8Array | Promise<Uint8Array> {
	switch (format) {
		case 'txt':
			return new TextEncoder().encode(`\ufeff${enTexte(courrier)}`);
		case 'eml':
			return eml(courrier);
		case 'pdf':
			return pdf(courrier);
		case 'docx':
			return docx(courrier);
	}
}
