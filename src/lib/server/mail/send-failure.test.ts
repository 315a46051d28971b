import { expect, test } from 'vitest';
import { sendFailure } from './send-failure.ts';

test.each([
	['an unknown box', 'EENVELOPE', 550, 'RCPT TO', '550 5.1.1 <a@exemple.fr> unknown', 'address'],
	['a box, without an extended status', 'EENVELOPE', 550, 'RCPT TO', '550 No such box', 'address'],
	['a box asked to wait', 'EENVELOPE', 450, 'RCPT TO', '450 4.2.0 Greylisted', 'server'],
	['a relay that is not allowed', 'EENVELOPE', 554, 'RCPT TO', '554 5.7.1 Relay access denied', 'server'],
	['a mail that is too large', 'EMESSAGE', 552, 'DATA', '552 5.3.4 Too big', 'mail'],
	['a mail taken for spam', 'EMESSAGE', 554, 'DATA', '554 5.7.1 Spam', 'server'],
	['a wrong password', 'EAUTH', 535, 'AUTH PLAIN', '535 5.7.8 Bad credentials', 'server'],
	['a sender that is not allowed', 'EENVELOPE', 553, 'MAIL FROM', '553 5.1.8 Not yours', 'server']
])('%s', (_, code, responseCode, command, response, fault) => {
	const error = Object.assign(new Error(response), { code, responseCode, command, response });
	expect(sendFailure(error)).toEqual({ fault, code, responseCode });
});

test('a server that does not answer', () => {
	const error = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNECTION', command: 'CONN' });
	expect(sendFailure(error)).toEqual({ fault: 'server', code: 'ECONNECTION', responseCode: null });
	expect(sendFailure('nothing known')).toEqual({ fault: 'server', code: '', responseCode: null });
});
