import { expect, it } from 'vitest';
import { appareilCookie, sessionCookie } from './cookies.ts';

const everywhere = { path: '/', httpOnly: true, sameSite: 'lax' };

it.each([
	'https://vigie.exemple',
	'https://vigie.exemple:8443',
	'http://localhost:3000',
	'http://127.0.0.1:3000'
])('%s: the cookie is Secure and bound to the host', (origin) => {
	expect(sessionCookie(origin)).toEqual({ name: '__Host-s', options: { ...everywhere, secure: true } });
});

it('on plain http to another machine browsers would drop a Secure cookie: it has no prefix', () => {
	expect(sessionCookie('http://192.168.1.10:3000')).toEqual({
		name: 's',
		options: { ...everywhere, secure: false }
	});
});

it('without a length it ends with the browser', () => {
	expect(sessionCookie('https://vigie.exemple').options).not.toHaveProperty('maxAge');
	expect(sessionCookie('https://vigie.exemple', 60).options.maxAge).toBe(60);
	expect(appareilCookie('https://vigie.exemple', false).options).not.toHaveProperty('maxAge');
	expect(appareilCookie('https://vigie.exemple', true).options.maxAge).toBe(31_536_000);
});
