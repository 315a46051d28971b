import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { siteServer } from './site-server.ts';

test.each([
	['a page', '/refuser', 'text/html; charset=utf-8', /Le site a rencontré une panne/],
	['a program', '/api/delai', 'application/json', /^\{"erreur":\{"code":"interne","message":"[^"]+"\}\}$/]
])('a breakdown is told to %s in what it can read', async (_, path, type, said) => {
	const reported: unknown[] = [];
	const failing = () => Promise.reject(new Error('broken on purpose'));
	const server = siteServer(new URL('http://vigie.test'), failing, (error) => reported.push(error));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	try {
		const { port } = server.address() as AddressInfo;
		const asked = request({ host: '127.0.0.1', port, path, agent: false, headers: { Host: 'vigie.test' } });
		const [answer] = await once(asked.end(), 'response');
		expect(answer.statusCode).toBe(500);
		expect(answer.headers['content-type']).toBe(type);
		expect(await text(answer)).toMatch(said);
		expect(reported).toHaveLength(1);
	} finally {
		server.close();
	}
});
