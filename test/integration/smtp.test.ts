import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Mailer } from '#lib/server/mail/mailer.ts';
import { createSmtpMailer } from '#lib/server/mail/smtp.ts';

type Received = { from: string; to: string[]; raw: string };

let server: SMTPServer;
let mailer: Mailer;
let received: Received[];
let connections: number;
let inFlight: { now: number; most: number };

beforeEach(async () => {
	received = [];
	connections = 0;
	inFlight = { now: 0, most: 0 };
	server = new SMTPServer({
		disabledCommands: ['AUTH', 'STARTTLS'],
		onConnect: (_session, done) => {
			connections++;
			done();
		},
		onRcptTo: ({ address }, _session, done) =>
			done(
				address.startsWith('inconnue@')
					? Object.assign(new Error('No such box'), { responseCode: 550 })
					: null
			),
		onData: async (stream, session, done) => {
			inFlight.most = Math.max(inFlight.most, ++inFlight.now);
			const raw = (await stream.toArray()).join('');
			const { mailFrom, rcptTo } = session.envelope;
			received.push({
				from: mailFrom ? mailFrom.address : '',
				to: rcptTo.map(({ address }) => address),
				raw
			});
			inFlight.now--;
			done();
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const { port } = server.server.address() as AddressInfo;
	mailer = createSmtpMailer({
		smtpUrl: `smtp://127.0.0.1:${port}`,
		mailFrom: { name: 'Vigie', address: 'vigie@exemple.fr' }
	});
});

afterEach(async () => {
	mailer.close();
	await new Promise<void>((resolve) => server.close(resolve));
});

const mail = (to: string, subject = 'À faire d’ici au vendredi 23 janvier') => ({
	to,
	subject,
	text: 'Un message vous attend.\n',
	messageId: '<rappel-1@exemple.fr>'
});

describe('a mail', () => {
	test('arrives as it was written, from the address of the site, with its own number', async () => {
		expect(await mailer.send(mail('agathe@exemple.fr'))).toEqual({ messageId: '<rappel-1@exemple.fr>' });
		expect(received).toHaveLength(1);
		expect(received[0]).toMatchObject({ from: 'vigie@exemple.fr', to: ['agathe@exemple.fr'] });
		const read = await PostalMime.parse(received[0]?.raw ?? '');
		expect(read.subject).toBe('À faire d’ici au vendredi 23 janvier');
		expect(read.text?.trim()).toBe('Un message vous attend.');
		expect(read.messageId).toBe('<rappel-1@exemple.fr>');
		expect(read.html).toBeUndefined();
		expect(read.headers).toContainEqual(
			expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' })
		);
	});

	test('goes on one connection, one after the other', async () => {
		const all = Array.from({ length: 20 }, (_, index) => mailer.send(mail(`agent${index}@exemple.fr`)));
		await Promise.all(all);
		expect(received).toHaveLength(20);
		expect(connections).toBe(1);
		expect(inFlight.most).toBe(1);
	});

	test('that the server refuses is reported, and the next one goes', async () => {
		await expect(mailer.send(mail('inconnue@exemple.fr'))).rejects.toMatchObject({ responseCode: 550 });
		await mailer.send(mail('agathe@exemple.fr'));
		expect(received).toHaveLength(1);
	});

	test.each([
		'agathe',
		'a@exemple.fr, b@exemple.fr',
		'Agathe <a@exemple.fr>',
		'a@exemple.fr\r\nRCPT TO:<b@exemple.fr>'
	])('never leaves for %j', async (to) => {
		await expect(mailer.send(mail(to))).rejects.toThrow('one plain address');
		expect(connections).toBe(0);
	});

	test('takes no second header from a subject', async () => {
		await mailer.send(mail('agathe@exemple.fr', 'Bonjour\r\nBcc: autre@exemple.fr'));
		const read = await PostalMime.parse(received[0]?.raw ?? '');
		expect(read.bcc).toBeUndefined();
		expect(received[0]?.to).toEqual(['agathe@exemple.fr']);
	});
});

test('a server that is not there is reported', async () => {
	const nobody = createSmtpMailer({
		smtpUrl: 'smtp://127.0.0.1:1',
		mailFrom: { name: 'Vigie', address: 'vigie@exemple.fr' }
	});
	await expect(nobody.send(mail('agathe@exemple.fr'))).rejects.toThrow('ECONNREFUSED');
	nobody.close();
});
