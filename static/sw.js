/*
 * Pages that anybody may read stay readable without a network once they were read. Only answers that say « public » are kept:
 * never a private page, an address with a query or anything that was sent. docs/decisions/0042.
 */
const KEPT = 'vigie-1';
const OFFLINE = '/hors-ligne';
const FILES = /^\/(?:page\.js|favicon\.svg|fonts\/.+)$/;
/* A network slower than this is no network, when the page is here. In milliseconds. */
const PATIENCE = 8000;

const mayKeep = (answer, { pathname, search }) =>
	answer.ok &&
	!answer.redirected &&
	search === '' &&
	(FILES.test(pathname) || /\bpublic\b/.test(answer.headers.get('cache-control') ?? ''));

const keep = async (url, answer) => (await caches.open(KEPT)).put(url.origin + url.pathname, answer);

const kept = (url) => caches.match(url.origin + url.pathname, { ignoreVary: true });

addEventListener('install', (event) => {
	skipWaiting();
	event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll([OFFLINE, '/page.js', '/favicon.svg'])));
});

addEventListener('activate', (event) => {
	event.waitUntil(start());
});

/* Takes charge of the pages that are open, and keeps them: they came before this program. */
async function start() {
	for (const name of await caches.keys()) if (name !== KEPT) await caches.delete(name);
	await clients.claim();
	for (const client of await clients.matchAll({ type: 'window' })) {
		const url = new URL(client.url);
		const answer = await fetch(url.pathname).catch(() => null);
		if (answer && mayKeep(answer, url)) await keep(url, answer);
	}
}

addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	const isPage = request.mode === 'navigate';
	if (request.method !== 'GET' || url.origin !== location.origin || url.search !== '') return;
	if (isPage || FILES.test(url.pathname)) event.respondWith(answerTo(event, url, isPage));
});

async function answerTo(event, url, isPage) {
	const asked = fetch(event.request);
	const before = await kept(url);
	const late = new Promise((done) => before && setTimeout(done, PATIENCE, before));
	try {
		const answer = await Promise.race([asked, late]);
		if (answer !== before && mayKeep(answer, url)) event.waitUntil(keep(url, answer.clone()));
		return answer;
	} catch (cause) {
		if (before) return before;
		if (isPage) return (await caches.match(OFFLINE)) ?? Response.error();
		throw cause;
	}
}
