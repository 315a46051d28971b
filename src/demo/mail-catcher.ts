import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { Mailbox } from './mailbox.ts';

/** A mail server of this machine that delivers nothing: it keeps what it is given. */
export interface MailCatcher {
	port: number;
	close(): Promise<void>;
}

/** Starts a mail server on a loopback port (0: any free one) that keeps each mail in `mailbox` before accepting it. */
export async function startMailCatcher(mailbox: Mailbox, port: number): Promise<MailCatcher> {
	const server = new SMTPServer({
		banner: 'Vigie',
		disabledCommands: ['AUTH', 'STARTTLS'],
		hideSMTPUTF8: false,
		disableReverseLookup: true,
		onData(stream, session, callback) {
			const recipients = session.envelope.rcptTo.map(({ address }) => address);
			buffer(stream)
				.then((raw) => mailbox.keep(recipients, raw))
				.then(() => callback(), callback);
		}
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	// A client that goes away in the middle of a mail has not sent it: that is its concern.
	server.on('error', () => {});
	const address = server.server.address();
	return {
		port: typeof address === 'object' && address ? address.port : port,
		close: () => new Promise((resolve) => server.close(() => resolve()))
	};
}
