import MailComposer from 'nodemailer/lib/mail-composer';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import { enClair, type Courrier } from '#lib/domain/courriers/modele.ts';

/** A file joined to the draft. */
export type PieceJointe = { nom: string; type: string; octets: Uint8Array };

/**
 * The letter as an RFC 5322 message that the mail program opens as a draft (`X-Unsent`), in UTF-8, with its enclosures. It
 * carries neither date nor identifier: the mail program gives its own on sending, and this machine leaves no trace.
 */
export async function eml(courrier: Courrier, pieces: PieceJointe[] = []): Promise<Buffer> {
	const { expediteur, destinataire } = courrier.courriels;
	const nom = courrier.signatures[0] ? enClair(courrier.signatures[0]) : '';
	const message = new MailComposer({
		...(expediteur === null ? {} : { from: { name: nom, address: expediteur } }),
		...(destinataire === null ? {} : { to: { name: '', address: destinataire } }),
		subject: enClair(courrier.objet),
		text: enTexte(courrier),
		headers: { 'X-Unsent': '1' },
		attachments: pieces.map((piece) => ({
			filename: piece.nom,
			contentType: piece.type,
			content: Buffer.from(piece.octets)
		})),
		disableFileAccess: true,
		disableUrlAccess: true
	}).compile();
	// RFC 5322 knows no other line end; the composer leaves those of the text as they are.
	message.newline = 'windows';
	return sansTraces(await message.build());
}

/** The composer adds both headers whatever it is told. */
function sansTraces(message: Buffer): Buffer {
	const fin = message.indexOf('\r\n\r\n');
	const entetes = message
		.subarray(0, fin)
		.toString('latin1')
		.split(/\r\n(?![ \t])/)
		.filter((entete) => !/^(?:message-id|date):/i.test(entete));
	return Buffer.concat([Buffer.from(entetes.join('\r\n'), 'latin1'), message.subarray(fin)]);
}
