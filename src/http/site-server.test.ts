import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { LARGEST_BODY_BYTES, LARGEST_UPLOAD_BYTES } from './gate.ts';
import { RESEAU_HEADER } from './reseaux.ts';
import { siteServer, type PageHandler } from './site-server.ts';

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

/** Reads the body as SvelteKit does, then says its length, or what it met. */
const reader: PageHandler = (request, answer) => {
	let length = 0;
	let met = '';
	const say = () => answer.writeHead(met === '' ? 200 : 413).end(met === '' ? String(length) : met);
	request.on('data', (chunk: Buffer) => (length += chunk.length));
	request.on('end', () => met === '' && say());
	request.on('error', (error: Error) => {
		met = error.name;
		say();
	});
};

const MIO = 1024 * 1024;
const FILES = '/dossiers/01920000-0000-7000-8000-000000000000/pieces';

/** Posts a body by pieces, without telling its length. */
async function postByPieces(path: string, mebibytes: number): Promise<{ status: number; said: string }> {
	const server = siteServer(new URL('http://vigie.test'), reader, () => {});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	try {
		const { port } = server.address() as AddressInfo;
		const headers = {
			Host: 'vigie.test',
			Origin: 'http://vigie.test',
			'Content-Type': 'multipart/form-data; boundary=x',
			'Transfer-Encoding': 'chunked'
		};
		const asked = request({ host: '127.0.0.1', port, path, method: 'POST', agent: false, headers });
		const answered = once(asked, 'response');
		for (let sent = 0; sent < mebibytes; sent++) {
			if (!asked.write(Buffer.alloc(MIO))) await once(asked, 'drain');
		}
		asked.end();
		const [answer] = await answered;
		return { status: answer.statusCode, said: await text(answer) };
	} finally {
		server.close();
	}
}

test('a body that does not tell its length is read as far as any other, and no further', async () => {
	const allowed = LARGEST_BODY_BYTES / MIO;
	expect(await postByPieces('/refuser', allowed)).toEqual({ status: 200, said: String(LARGEST_BODY_BYTES) });
	expect(await postByPieces('/refuser', allowed + 1)).toEqual({ status: 413, said: 'BodyTooLarge' });
	expect(await postByPieces(`${FILES}/autre`, allowed + 1)).toEqual({ status: 413, said: 'BodyTooLarge' });
});

test('files are read much further', async () => {
	const allowed = LARGEST_UPLOAD_BYTES / MIO;
	expect(await postByPieces(FILES, allowed)).toEqual({ status: 200, said: String(LARGEST_UPLOAD_BYTES) });
	expect(await postByPieces(FILES, allowed + 1)).toEqual({ status: 413, said: 'BodyTooLarge' });
});

/** Says whether it was told that the visitor is on a listed network; the page may be shared. */
const warner: PageHandler = (request, answer) => {
	answer
		.writeHead(200, { 'Content-Type': 'text/html', 'Cache-Control': 'public, s-maxage=60' })
		.end(String(request.headers[RESEAU_HEADER] ?? 'not listed'));
};

test('whoever comes from a listed network is told apart, whatever they say and whatever is in memory', async () => {
	const listed = ({ headers }: { headers: Record<string, unknown> }) => headers['x-from'] === 'ministry';
	const server = siteServer(new URL('http://vigie.test'), warner, () => {}, listed);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const ask = async (headers: Record<string, string>) => {
		const asked = request({
			host: '127.0.0.1',
			port,
			path: '/droits',
			agent: false,
			headers: { Host: 'vigie.test', ...headers }
		});
		const [answer] = await once(asked.end(), 'response');
		return text(answer);
	};
	try {
		expect(await ask({ [RESEAU_HEADER]: '1' })).toBe('not listed');
		expect(await ask({ 'x-from': 'ministry' })).toBe('1');
		expect(await ask({})).toBe('not listed');
	} finally {
		server.close();
	}
});
