import { describe, expect, it } from 'vitest';
import {
	asAnybody,
	LARGEST_BODY_BYTES,
	LARGEST_LIST_BYTES,
	LARGEST_UPLOAD_BYTES,
	refusal,
	type Visit
} from './gate.ts';

const ORIGIN = new URL('https://vigie.exemple.fr');

const page: Visit = {
	method: 'GET',
	path: '/refuser',
	headers: { host: 'vigie.exemple.fr' },
	remoteAddress: '203.0.113.7'
};
const post: Visit = {
	...page,
	method: 'POST',
	headers: {
		...page.headers,
		origin: 'https://vigie.exemple.fr',
		'sec-fetch-site': 'same-origin',
		'content-type': 'application/x-www-form-urlencoded;charset=UTF-8'
	}
};
const health: Visit = {
	method: 'GET',
	path: '/readyz',
	headers: { host: '127.0.0.1:3000' },
	remoteAddress: '127.0.0.1'
};

/** A program: no page, no cookie, no origin. */
const call: Visit = {
	method: 'POST',
	path: '/api/convocation',
	headers: { host: 'vigie.exemple.fr', 'content-type': 'application/json' },
	remoteAddress: '203.0.113.7'
};

const withHeaders = (visit: Visit, headers: Visit['headers']): Visit => ({
	...visit,
	headers: { ...visit.headers, ...headers }
});

const upload: Visit = { ...post, path: '/dossiers/01920000-0000-7000-8000-000000000000/pieces' };
const sized = (bytes: number) => ({
	...post.headers,
	'content-type': 'multipart/form-data; boundary=x',
	'content-length': String(bytes)
});

const LISTE = `/admin/sections/${crypto.randomUUID()}/importations/nouvelle`;

describe('requests that pass', () => {
	it.each<[string, Visit]>([
		['a page', page],
		['a page asked from another site by a link', withHeaders(page, { 'sec-fetch-site': 'cross-site' })],
		['a host name in capitals', withHeaders(page, { host: 'Vigie.Exemple.FR' })],
		['a post from our own page', post],
		[
			'a post from a browser that does not say where it starts',
			withHeaders(post, { 'sec-fetch-site': undefined })
		],
		['a body as large as allowed', withHeaders(post, { 'content-length': String(LARGEST_BODY_BYTES) })],
		['files as large as allowed', { ...upload, headers: sized(LARGEST_UPLOAD_BYTES) }],
		['a list as large as allowed', { ...upload, path: LISTE, headers: sized(LARGEST_LIST_BYTES) }],
		['a form with files', withHeaders(post, { 'content-type': 'multipart/form-data; boundary=x' })],
		['a program that writes JSON to the functions for programs', call],
		['a program that writes a mere text to them', withHeaders(call, { 'content-type': 'text/plain' })],
		['our own page that writes to them', { ...post, path: '/api/echeances' }],
		['the health page asked from this machine', health],
		['the same by IPv6', { ...health, remoteAddress: '::1', headers: { host: '[::1]:3000' } }]
	])('%s', (_, visit) => {
		expect(refusal(visit, ORIGIN)).toBeNull();
	});
});

describe('requests that are refused', () => {
	it.each<[string, number, Visit]>([
		['another host', 421, withHeaders(page, { host: 'autre.exemple.fr' })],
		['our host on another port', 421, withHeaders(page, { host: 'vigie.exemple.fr:8080' })],
		['no host', 421, withHeaders(page, { host: undefined })],
		['a post from another site', 403, withHeaders(post, { 'sec-fetch-site': 'cross-site' })],
		['a post from a neighbour domain', 403, withHeaders(post, { 'sec-fetch-site': 'same-site' })],
		['a post with the origin of another site', 403, withHeaders(post, { origin: 'https://mechant.exemple' })],
		['a post of an unknown origin', 403, withHeaders(post, { origin: 'null' })],
		['a post without origin', 403, withHeaders(post, { origin: undefined })],
		[
			'a post whose origin begins like ours',
			403,
			withHeaders(post, { origin: 'https://vigie.exemple.fr.mechant.exemple' })
		],
		['any other write', 403, { ...withHeaders(post, { origin: undefined }), method: 'DELETE' }],
		['files one byte too large', 413, { ...upload, headers: sized(LARGEST_UPLOAD_BYTES + 1) }],
		['a list one byte too large', 413, { ...upload, path: LISTE, headers: sized(LARGEST_LIST_BYTES + 1) }],
		[
			'files beside the page that takes them',
			413,
			{ ...upload, path: `${upload.path}/nouvelle`, headers: sized(LARGEST_BODY_BYTES + 1) }
		],
		['one byte too many', 413, withHeaders(post, { 'content-length': String(LARGEST_BODY_BYTES + 1) })],
		['what is not a form', 415, withHeaders(post, { 'content-type': 'application/json' })],
		['a form sent as mere text', 415, withHeaders(post, { 'content-type': 'text/plain' })],
		['nothing said of the body', 415, withHeaders(post, { 'content-type': undefined })],
		['a program that writes to a page', 403, { ...call, path: '/compte' }],
		['a program that writes to a page by a detour', 403, { ...call, path: '/api/../compte' }],
		['a program that writes below the functions', 403, { ...call, path: '/api/delai/autre' }],
		[
			'another site that writes to the functions',
			403,
			withHeaders(call, { origin: 'https://mechant.exemple' })
		],
		['an unknown origin that writes to them', 403, withHeaders(call, { origin: 'null' })],
		['an empty origin that writes to them', 403, withHeaders(call, { origin: '' })],
		[
			'a page of another site that writes to them',
			403,
			withHeaders(call, { 'sec-fetch-site': 'cross-site' })
		],
		[
			'one byte too many for them',
			413,
			withHeaders(call, { 'content-length': String(LARGEST_BODY_BYTES + 1) })
		],
		['the health page from elsewhere', 404, { ...health, remoteAddress: '203.0.113.7' }],
		[
			'the health page through a proxy of this machine',
			404,
			withHeaders(health, { 'x-forwarded-for': '203.0.113.7' })
		],
		['the health page by the public name', 404, withHeaders(health, { host: 'vigie.exemple.fr' })]
	])('%s', (_, status, visit) => {
		expect(refusal(visit, ORIGIN)?.status).toBe(status);
	});
});

it('the functions for programs never see a cookie, and SvelteKit lets their texts through', () => {
	const headers = { ...call.headers, cookie: '__Host-s=abc' };
	asAnybody(headers, ORIGIN);
	expect(headers).toEqual({ ...call.headers, origin: 'https://vigie.exemple.fr' });
});
