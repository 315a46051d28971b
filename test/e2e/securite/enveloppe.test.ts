import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeDans } from '../../support/entree.ts';
import { demande, type Demande, type Reponse } from '../../support/demande.ts';
import { adresse, routesDuSite } from '../../support/routes.ts';
import { baseDe, contenuDeLaBase, plante, type Scene, type Sujet } from '../../support/scene.ts';
import { startSite, type Site } from '../../support/site.ts';

/* What travels around the pages: headers, cookies, addresses, errors. */

let site: Site;
let base: Awaited<ReturnType<typeof baseDe>>;
let scene: Scene;

beforeAll(async () => {
	site = await startSite();
	base = await baseDe(site);
	scene = await plante(site, base);
});

afterAll(async () => {
	await base?.[Symbol.asyncDispose]();
	await site?.[Symbol.asyncDispose]();
});

const ask = (path: string, options: Demande = {}): Promise<Reponse> => demande(site.origin, path, options);
const en = (sujet: Sujet) => ({ cookie: scene.cookies[sujet] });
/** The value of a cookie that an answer sets, with its attributes. */
const pose = ({ headers }: Reponse, nom: string) =>
	headers['set-cookie']?.find((cookie) => cookie.startsWith(`${nom}=`)) ?? '';

/** Signs in by the pages, as a browser with these cookies, and gives the answers of both forms. */
async function entre(courriel: string, cookies = '', champs: [string, string][] = []) {
	const demandee = await ask('/connexion', { champs: [['courriel', courriel]], cookie: cookies });
	const chemin = String(demandee.headers.location);
	const navigateur = pose(demandee, '__Host-n').split(';')[0] ?? '';
	const mail = await site.readMail(courriel);
	const saisie: [string, string][] = [
		['demande', new URL(chemin, site.origin).searchParams.get('demande') ?? ''],
		['code', codeDans(mail.text ?? '')],
		...champs
	];
	const cookie = [cookies, navigateur].filter(Boolean).join('; ');
	return { demandee, entree: await ask(chemin, { champs: saisie, cookie }) };
}

describe('caches', () => {
	const PAGE = /^public, max-age=0, s-maxage=10, must-revalidate$/;

	it('keep public pages only, and those are the same for everybody', async () => {
		for (const chemin of ['/', '/refuser', '/contester', '/confidentialite']) {
			const [seul, signe] = [await ask(chemin), await ask(chemin, en('national'))];
			expect(seul.headers['cache-control']).toMatch(PAGE);
			expect(signe.texte).toBe(seul.texte);
			expect(signe.headers['set-cookie']).toBeUndefined();
			const cherche = await ask(`${chemin}?q=secret`, en('national'));
			expect(cherche.headers['cache-control']).toBe('no-store');
		}
	});

	it.each<[string, Sujet, Demande]>([
		['/connexion', 'anonyme', {}],
		['/rejoindre/$jeton', 'anonyme', {}],
		['/compte', 'proprietaire', {}],
		['/compte', 'anonyme', {}],
		['/compte', 'sessionFinie', {}],
		['/compte', 'anonyme', { champs: [['a', 'b']] }],
		['/dossiers/$id', 'proprietaire', {}],
		['/dossiers/$id', 'collegue', {}],
		['/dossiers/$id/__data.json', 'proprietaire', {}],
		['/dossiers/$id/__data.json', 'anonyme', {}],
		['/dossiers/$id/calendrier', 'proprietaire', {}],
		['/dossiers/$id/calendrier', 'collegue', {}],
		['/dossiers/$id/courriers/$courrier/pdf', 'proprietaire', {}],
		['/dossiers/$id/courriers/$courrier/exe', 'proprietaire', {}],
		['/dossiers/nouveau', 'proprietaire', { champs: [['corps', 'onic']] }],
		['/delegue', 'delegueSansFacteur', {}],
		['/delegue', 'delegue', {}],
		['/admin', 'proprietaire', {}],
		['/admin', 'administrateur', {}],
		['/quitter', 'anonyme', {}],
		['/deconnexion', 'anonyme', {}],
		['/refuser', 'anonyme', { champs: [['lieu', 'dgfip']] }],
		['/rien', 'anonyme', {}],
		['/rien', 'anonyme', { method: 'PUT', headers: { origin: '$origin' } }]
	])('keep nothing of %s, asked by « %s »', async (modele, sujet, options) => {
		const chemin = modele.replace(/\$(\w+)/g, (_, nom: string) => scene.ici[nom] ?? '');
		const headers: Record<string, string> = options.headers?.['origin'] ? { origin: site.origin } : {};
		const answer = await ask(chemin, { ...options, headers, ...en(sujet) });
		expect(answer.headers['cache-control'], `status ${answer.status}`).toMatch(/^(?:private, )?no-store$/);
		expect(answer.headers['x-content-type-options']).toBe('nosniff');
		expect(answer.headers['referrer-policy']).toBe('same-origin');
		expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
	});
});

describe('a file that holds what somebody deposited', () => {
	it.each<[string, Sujet, string]>([
		['/dossiers/$id/pieces/$piece/fichier', 'proprietaire', "filename*=UTF-8''preuve.png"],
		['/delegue/dossiers/$id/pieces/$piece/fichier', 'delegue', "filename*=UTF-8''preuve.png"],
		['/dossiers/$id/recours/dossier/$courrier/volume', 'proprietaire', 'filename="dossier'],
		['/delegue/dossiers/$id/dossier/$courrier/volume', 'delegue', 'filename="dossier'],
		['/dossiers/$id/cap/$seance/papiers', 'proprietaire', 'filename="papiers.pdf"'],
		['/delegue/cap/$seance/dossier?notes', 'delegue', 'filename="dossier.pdf"'],
		['/dossiers/$id/courriers/$courrier/recepisse/pdf', 'proprietaire', 'filename="recepisse.pdf"'],
		['/dossiers/$id/recours/tribunal/memo/pdf', 'proprietaire', 'filename="memo-']
	])('%s leaves as a download in which nothing runs, kept nowhere', async (modele, sujet, nom) => {
		const chemin = modele.replace(/\$(\w+)/g, (_, un: string) => scene.ici[un] ?? '');
		const { status, headers } = await ask(chemin, en(sujet));
		expect(status).toBe(200);
		expect(headers['content-disposition']).toContain(`attachment; ${nom}`);
		expect(headers).toMatchObject({
			'content-security-policy': "sandbox; default-src 'none'",
			'x-content-type-options': 'nosniff',
			'cross-origin-resource-policy': 'same-origin',
			'cache-control': 'no-store'
		});
	});
});

describe('cookies and sessions', () => {
	it('have exactly their attributes, and end with the browser', async () => {
		const { demandee, entree } = await entre('biscuit@exemple.fr');
		const ordinaire = /^__Host-\w=[\w.-]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/;
		expect(pose(demandee, '__Host-n')).toMatch(ordinaire);
		expect(entree.status).toBe(303);
		expect(pose(entree, '__Host-s')).toMatch(ordinaire);
		expect(pose(entree, '__Host-a')).toMatch(ordinaire);
		expect(pose(entree, '__Host-n')).toMatch(
			/^__Host-n=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/
		);
	});

	it('last thirty days on one’s own device, for an agent', async () => {
		const { entree } = await entre('chez.soi@exemple.fr', '', [['appareil', 'oui']]);
		expect(pose(entree, '__Host-s')).toMatch(
			/^__Host-s=[\w-]+; Max-Age=25\d{5}; Path=\/; HttpOnly; Secure; SameSite=Lax$/
		);
	});

	it('a session given by somebody else is never the one that opens', async () => {
		const offerte = 'A'.repeat(43);
		const { entree } = await entre('fixee@exemple.fr', `__Host-s=${offerte}`);
		const recue = pose(entree, '__Host-s').split(';')[0] ?? '';
		expect(recue).not.toContain(offerte);
		expect((await ask('/compte', { cookie: `__Host-s=${offerte}` })).status).toBe(303);
		expect((await ask('/compte', { cookie: recue })).status).toBe(200);
	});

	it('who signs in over a session ends that one', async () => {
		const premiere = await scene.revenir('collegue');
		const { entree } = await entre('apres@exemple.fr', premiere);
		expect(entree.status).toBe(303);
		expect((await ask('/compte', { cookie: premiere })).status).toBe(303);
	});

	it.each([
		['/deconnexion', '"cache", "storage"'],
		['/compte/fermeture', '"cache", "storage"'],
		['/quitter', '"cache", "cookies", "storage"']
	])('%s ends the session on the server and clears the browser', async (chemin, efface) => {
		const cookie = await scene.revenir('proprietaire');
		const sortie = await ask(chemin, { champs: [], cookie });
		expect(sortie.headers['clear-site-data']).toBe(efface);
		expect(pose(sortie, '__Host-s')).toMatch(
			/^__Host-s=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/
		);
		const apres = await ask('/compte', { cookie });
		expect([apres.status, apres.headers.location]).toEqual([303, '/connexion?suite=%2Fcompte&fin=1']);
	});

	it('an asked code leaves the same traces for an address that has an account and for one that has none', async () => {
		await entre('connue@exemple.fr');
		const traces = await Promise.all(
			['connue@exemple.fr', 'inconnue@exemple.fr'].map(async (courriel) => {
				const { status, headers, texte } = await ask('/connexion', { champs: [['courriel', courriel]] });
				const { date: _date, location = '', 'set-cookie': cookies = [], ...stables } = headers;
				return {
					status,
					stables,
					texte,
					location: location.replace(/[0-9a-f-]{36}/, '…'),
					cookies: cookies.map((cookie) => cookie.replace(/=[\w-]{43}/, '=…'))
				};
			})
		);
		expect(traces[1]).toEqual(traces[0]);
	});
});

describe('writes started elsewhere', () => {
	it('reach no act of the site, and change nothing', async () => {
		const etrangers: Record<string, string>[] = [
			{ origin: 'https://mechant.exemple' },
			{ origin: 'null' },
			{ origin: '' },
			{ origin: site.origin.replace('localhost', 'a.localhost') },
			{ origin: site.origin.replace('http:', 'https:') },
			{ 'sec-fetch-site': 'cross-site' },
			{ 'sec-fetch-site': 'same-site' },
			{ 'sec-fetch-site': 'none' },
			{ origin: 'https://mechant.exemple', 'content-type': 'text/plain' },
			{ origin: 'https://mechant.exemple', 'content-type': '' }
		];
		const avant = await contenuDeLaBase(base, { sauf: ['battement', 'rappel', 'session'] });
		const actes = routesDuSite().filter(
			({ actions, methodes }) => actions.length > 0 || methodes.includes('POST')
		);
		expect(actes.length).toBeGreaterThan(45);
		const passes: string[] = [];
		for (const { id } of actes) {
			for (const headers of etrangers) {
				const chemin = adresse(id, scene.ici);
				const { status } = await ask(chemin, {
					champs: [['op_id', randomUUID()]],
					headers,
					...en('national')
				});
				if (status !== 403) passes.push(`${id} ${JSON.stringify(headers)}: ${status}`);
			}
		}
		expect(passes).toEqual([]);
		expect(await contenuDeLaBase(base, { sauf: ['battement', 'rappel', 'session'] })).toEqual(avant);
	});

	it.each([
		[415, 'application/json', '{"nom":"x"}'],
		[415, 'text/plain', 'nom=x'],
		[415, 'application/xml', '<x/>'],
		[415, '', 'nom=x'],
		[400, 'multipart/form-data', 'nom=x'],
		[400, 'multipart/form-data; boundary=a', '--a\r\nContent-Disposition: form-data; name="x"\r\n\r\ncut'],
		[422, 'application/x-www-form-urlencoded; charset=utf-8', '%zz=%&=&&%C3%28'],
		[422, 'application/x-www-form-urlencoded', 'courriel&'.repeat(1_900)],
		[413, 'application/x-www-form-urlencoded', 'a&'.repeat(1_500_000)]
	])('answer %i to a body that says « %s »', async (status, type, body) => {
		for (const chemin of ['/connexion', '/refuser/envoi/txt']) {
			const answer = await ask(chemin, { body, headers: { 'content-type': type } });
			expect(answer.status).toBe(chemin === '/connexion' || status < 420 ? status : 307);
			if (status < 420) expect(answer.texte).toMatch(/abîmé|ne sait lire que|trop gros/);
		}
	});
});

describe('a body that nothing reads', () => {
	it.each<[number, string, string, Record<string, string>?, number?]>([
		[415, '/api/echeances', 'text/html'],
		[307, '/dossiers/nouveau', 'multipart/form-data; boundary=a'],
		[403, '/connexion', 'multipart/form-data; boundary=a', { origin: 'https://mechant.exemple' }],
		// Closing the connection on what is still being sent would lose the sentence that says why.
		[413, '/connexion', 'multipart/form-data; boundary=a', {}, 8_000_000]
	])(
		'keeps nobody waiting behind it: %i at %s',
		async (status, chemin, type, entetes = {}, octets = 2_000_000) => {
			// As behind a reverse proxy: what comes next on the connection is somebody else's.
			const agent = new Agent({ keepAlive: true, maxSockets: 1 });
			const body = Buffer.alloc(octets, 'a');
			const answer = await ask(chemin, { body, headers: { 'content-type': type, ...entetes }, agent });
			expect(answer.status).toBe(status);
			expect(answer.headers.connection).toBe('keep-alive');
			expect((await ask('/outils', { agent })).status).toBe(200);
			agent.destroy();
		}
	);

	it('is no fault of ours when its sender leaves before the end', async () => {
		const headers = { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' };
		const envoi = request(new URL('/outils/delais', site.origin), { method: 'POST', headers });
		const parti = new Promise((resolve) => envoi.on('error', resolve));
		await new Promise<void>((resolve) => envoi.write('lieu=dgfip', () => resolve()));
		await ask('/outils');
		envoi.destroy(new Error('gone'));
		await parti;
		expect((await ask('/outils')).status).toBe(200);
		// The site writes nothing down: its journal is looked at when it stops.
	});
});

describe('other names of the site', () => {
	it.each(['mechant.exemple', 'localhost', 'localhost:1', 'localhost.mechant.exemple:3000'])(
		'« %s » is not answered, nor built upon',
		async (host) => {
			const answer = await ask('/connexion', { headers: { host } });
			expect([400, 421]).toContain(answer.status);
			expect(answer.texte).not.toContain('mechant');
		}
	);

	it('in the headers of a proxy change nothing', async () => {
		const headers = {
			'x-forwarded-host': 'mechant.exemple',
			'x-forwarded-proto': 'https',
			'x-forwarded-port': '444',
			forwarded: 'host=mechant.exemple'
		};
		for (const chemin of ['/', '/connexion', '/compte', '/rejoindre/x']) {
			const answer = await ask(chemin, { headers });
			expect(answer.texte + JSON.stringify(answer.headers)).not.toContain('mechant');
		}
	});
});

describe('the page to go to afterwards', () => {
	it.each([
		'https://mechant.exemple',
		'//mechant.exemple',
		'/\\mechant.exemple',
		'\\\\mechant.exemple',
		'/%09/mechant.exemple',
		'/\t/mechant.exemple',
		'javascript:alert(1)',
		'data:text/html,x',
		'/\u2215mechant.exemple',
		'/ok\r\nSet-Cookie: x=y',
		'/@mechant.exemple',
		'/' + 'a'.repeat(600)
	])('is never another site: %j', async (suite) => {
		const encode = encodeURIComponent(suite);
		const vues = await Promise.all(
			[
				'/connexion',
				'/connexion/code',
				'/connexion/cle',
				'/connexion/cle/nouvelle',
				'/connexion/reprise'
			].map((chemin) => ask(`${chemin}?suite=${encode}`))
		);
		for (const { texte } of vues) expect(texte).not.toMatch(/(?:href|action)="(?:https?:)?\/\/mechant/);
		const { entree } = await entre(`suite.${randomUUID().slice(0, 8)}@exemple.fr`, '', [['suite', suite]]);
		const vers = new URL(String(entree.headers.location), site.origin);
		expect(vers.origin).toBe(site.origin);
		expect(entree.headers['set-cookie']?.join()).not.toContain('x=y');
	});
});

describe('errors', () => {
	it('of an endpoint are told as those of a page, in French, with their status', async () => {
		for (const chemin of ['/calendrier', '/courriers/rien/pdf', `/courriers/${scene.ici['courrier']}/exe`]) {
			const { status, texte } = await ask(`/dossiers/${scene.ici['id']}${chemin}`, en('collegue'));
			expect(status).toBe(404);
			expect(texte).toContain('Cette page n’existe pas');
			expect(texte).toContain('404');
			expect(texte).not.toMatch(/Error|Not Found|\b500\b/);
		}
	});

	it('of ours have a number, found again in the log, and neither show nor write what happened inside', async () => {
		const secret = `canari-${randomUUID()}`;
		await base`alter table domaine_refuse rename to domaine_refuse_`;
		const champs: [string, string][] = [
			['domaine', `${secret}.fr`],
			['motif', secret]
		];
		const vues = [
			await ask('/admin/domaines', en('national')),
			await ask('/admin/domaines', { champs, ...en('national') }),
			await ask('/admin/domaines/__data.json', en('national'))
		];
		await base`alter table domaine_refuse_ rename to domaine_refuse`;
		const journal = site.takeErrors();
		for (const { texte } of vues) {
			const numero = /(?:<code>|"id":")([0-9a-f]{8})\b/.exec(texte)?.[1] ?? 'absent';
			expect(journal).toContain(`"id":"${numero}"`);
			expect(texte).toContain('Ce n’est pas de votre fait');
			expect(texte).not.toMatch(/domaine_refuse|42P01|\.js:\d|node_modules|at async/);
		}
		expect(journal).toContain('42P01');
		expect(journal).not.toContain(secret);
		expect((await ask('/admin/domaines', en('national'))).status).toBe(200);
	});
});
