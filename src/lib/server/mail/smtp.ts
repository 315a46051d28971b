import { createTransport } from 'nodemailer';
import type { Config } from '#lib/server/config.ts';
import { parseAddress } from './address.ts';
import type { Mailer } from './mailer.ts';

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

/**
 * Sends through the SMTP server of the configuration, one connection and one mail at a time, so that a crash leaves at
 * most one mail of which nobody knows whether it went. Waits twenty seconds for an answer.
 */
export function createSmtpMailer({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mailer {
	const transport = createTransport({
		url: smtpUrl,
		pool: true,
		maxConnections: 1,
		connectionTimeout: CONNECT_MS,
		greetingTimeout: CONNECT_MS,
		dnsTimeout: CONNECT_MS,
		socketTimeout: SILENCE_MS,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	return {
		send: async ({ to, subject, text, headers, messageId }) => {
			if (parseAddress(to) !== to) throw new Error('A mail goes to one plain address');
			const sent = await transport.sendMail({
				from: mailFrom,
				to: { name: '', address: to },
				subject,
				text,
				messageId,
				headers: { 'Auto-Submitted': 'auto-generated', ...headers }
			});
			return { messageId: sent.messageId };
		},
		close: () => transport.close()
	};
}
