import type { RequestEvent, RequestHandler } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { LIMITE } from '#lib/server/debit.ts';
import * as convocation from './convocation/+server.ts';
import * as delai from './delai/+server.ts';
import * as echeances from './echeances/+server.ts';
import { exemples } from './exemples.server.ts';
import * as feries from './feries/+server.ts';

const ORIGINE = 'https://vigie.exemple.fr';
type Verbes = Partial<Record<'GET' | 'POST' | 'fallback', unknown>>;
const MODULES: Record<string, Verbes> = {
	'/api/delai': delai,
	'/api/feries': feries,
	'/api/echeances': echeances,
	'/api/convocation': convocation
};

/** What the functions may touch of a request: no cookie, no session, no database. */
function evenement(request: Request, adresse: string, now: Temporal.Instant): RequestEvent {
	horloge = now;
	const event = {
		request,
		url: new URL(request.url),
		locals: { ctx },
		getClientAddress: () => adresse
	};
	return event as unknown as RequestEvent;
}

const T0 = Temporal.Instant.from('2026-02-02T09:00:00Z');
let horloge = T0;
const ctx = { now: () => horloge, today: () => Temporal.PlainDate.from('2026-02-02') };

let visiteurs = 0;
/** Each call from a network of its own, unless told. */
const ailleurs = () => `10.${visiteurs >> 8}.${visiteurs++ & 255}.1`;

async function demander(
	chemin: string,
	{
		type,
		corps,
		methode,
		adresse = ailleurs(),
		now = T0
	}: Partial<Record<'type' | 'methode' | 'adresse', string>> & {
		corps?: string | Uint8Array<ArrayBuffer>;
		now?: Temporal.Instant;
	} = {}
) {
	const method = methode ?? (corps === undefined ? 'GET' : 'POST');
	const request = new Request(ORIGINE + chemin, {
		method,
		...(corps === undefined ? {} : { body: corps }),
		headers: type ? { 'content-type': type } : {}
	});
	const verbes = MODULES[new URL(request.url).pathname] ?? {};
	const verbe = (method === 'GET' || method === 'POST' ? verbes[method] : undefined) ?? verbes.fallback;
	const reponse = await (verbe as RequestHandler)(evenement(request, adresse, now) as never);
	return { status: reponse.status, headers: reponse.headers, document: (await reponse.json()) as unknown };
}

const JSON_ = 'application/json';

describe('les exemples de la page', () => {
	it.each(exemples().map((exemple) => [exemple.titre, exemple] as const))('%s', async (_, exemple) => {
		const { methode, chemin, corps, reponse } = exemple;
		const { status, document } = await demander(chemin, {
			methode,
			...(corps ? { type: corps.type, corps: corps.texte } : {})
		});
		expect(status).toBe(200);
		expect(document).toEqual(reponse);
	});
});

describe('des faits', () => {
	it('donnent la même réponse par l’adresse et par le corps', async () => {
		const faits = [{ type: 'compte-rendu-notifie', le: '2026-01-10' }];
		const parLAdresse = await demander(
			'/api/echeances?regime=fpe&au=2026-02-01&fait=compte-rendu-notifie=2026-01-10'
		);
		const parLeCorps = await demander('/api/echeances', {
			type: JSON_,
			corps: JSON.stringify({ regime: 'fpe', au: '2026-02-01', faits })
		});
		expect(parLAdresse.status).toBe(200);
		expect(JSON.stringify(parLeCorps.document)).toBe(JSON.stringify(parLAdresse.document));
	});

	it('reçoivent une réponse, même dix mille', async () => {
		const faits = Array.from({ length: 10_000 }, (_, rang) => ({
			type: 'observations-envoyees',
			le: Temporal.PlainDate.from('1990-01-01').add({ days: rang }).toString()
		}));
		const { status } = await demander('/api/echeances', {
			type: JSON_,
			corps: JSON.stringify({ regime: 'fpe', faits })
		});
		expect(status).toBe(200);
	});
});

const PROFOND = '['.repeat(300_000);
const corps = (texte: string) => ({ type: JSON_, corps: texte });

describe('refuse avec un code, une phrase et son champ', () => {
	it.each<[string, string, Parameters<typeof demander>[1], number, string, string | undefined]>([
		['un jour impossible', '/api/delai?depuis=2026-02-30&duree=P15D', {}, 422, 'date-impossible', 'depuis'],
		['aucune durée', '/api/delai?depuis=2026-02-03', {}, 422, 'option-manquante', 'duree'],
		[
			'ni oui ni non',
			'/api/delai?depuis=2026-02-03&duree=P1D&franc=peut-etre',
			{},
			422,
			'oui-ou-non',
			'franc'
		],
		['un paramètre inconnu', '/api/delai?depuis=2026-02-03&duré=P1D', {}, 422, 'champ-inconnu', 'duré'],
		['__proto__ dans l’adresse', '/api/delai?__proto__=a', {}, 422, 'champ-inconnu', '__proto__'],
		['deux fois la même', '/api/feries?annee=2026&annee=2027', {}, 422, 'parametre-repete', 'annee'],
		['aucune année', '/api/feries', {}, 422, 'option-manquante', 'annee'],
		['une année hors du calendrier', '/api/feries?annee=9999', {}, 422, 'annee-hors-calendrier', 'annee'],
		['une zone inconnue', '/api/feries?annee=2026&zone=bretagne', {}, 422, 'code-inconnu', 'zone'],
		['aucun régime', '/api/echeances', {}, 422, 'option-manquante', 'regime'],
		['un fait sans jour', '/api/echeances?regime=fpe&fait=cap-saisie', {}, 422, 'fait-illisible', 'fait'],
		['un fait à venir', '/api/echeances?regime=fpe&fait=cap-saisie=2027-01-01', {}, 422, 'fait-futur', 'le'],
		[
			'un employeur d’un autre versant',
			'/api/echeances?regime=fpt&employeur=dgfip',
			{},
			422,
			'employeur-incompatible',
			'employeur'
		],
		['un corps vide', '/api/echeances', corps(''), 400, 'json-illisible', undefined],
		['un JSON coupé', '/api/echeances', corps('{"regime":'), 400, 'json-illisible', undefined],
		['une liste', '/api/echeances', corps('[]'), 400, 'objet-attendu', undefined],
		['null', '/api/echeances', corps('null'), 400, 'objet-attendu', undefined],
		[
			'des listes sans fin',
			'/api/echeances',
			corps(`{"regime":"fpe","faits":${PROFOND}`),
			400,
			'json-trop-profond',
			undefined
		],
		[
			'un champ inconnu',
			'/api/echeances',
			corps('{"regime":"fpe","faits":[],"nom":"X"}'),
			422,
			'champ-inconnu',
			'nom'
		],
		[
			'__proto__ dans le corps',
			'/api/echeances',
			corps('{"__proto__":{"regime":"fpe"}}'),
			422,
			'champ-inconnu',
			'__proto__'
		],
		[
			'__proto__ dans un fait',
			'/api/echeances',
			corps('{"regime":"fpe","faits":[{"type":"cap-saisie","le":"2026-01-10","__proto__":{}}]}'),
			422,
			'detail-inconnu',
			'__proto__'
		],
		[
			'un nombre pour un code',
			'/api/echeances',
			corps('{"regime":3,"faits":[]}'),
			422,
			'code-inconnu',
			'regime'
		],
		['aucun fait', '/api/echeances', corps('{"regime":"fpe"}'), 422, 'faits-illisibles', 'faits'],
		[
			'un fait qui n’est pas un objet',
			'/api/echeances',
			corps('{"regime":"fpe","faits":[[]]}'),
			422,
			'fait-illisible',
			'faits'
		],
		[
			'une décharge de 400 %',
			'/api/echeances',
			corps('{"regime":"fpe","decharge":400,"faits":[]}'),
			422,
			'decharge-illisible',
			'decharge'
		],
		[
			'des paramètres à côté d’un corps JSON',
			'/api/echeances?regime=fpe',
			corps('{"faits":[]}'),
			422,
			'champ-inconnu',
			'regime'
		],
		[
			'un corps sans type',
			'/api/echeances',
			{ corps: new Uint8Array([123, 125]) },
			415,
			'type-inconnu',
			undefined
		],
		[
			'un formulaire',
			'/api/echeances',
			{ type: 'application/x-www-form-urlencoded', corps: 'regime=fpe' },
			415,
			'type-inconnu',
			undefined
		],
		[
			'une convocation vide',
			'/api/convocation',
			{ type: 'text/plain', corps: ' \n' },
			422,
			'texte-vide',
			'texte'
		],
		[
			'une convocation de 300 000 signes',
			'/api/convocation',
			{ type: 'text/plain', corps: 'mot '.repeat(75_000) },
			422,
			'texte-trop-long',
			'texte'
		],
		[
			'une convocation qui n’est pas du texte',
			'/api/convocation',
			{ type: 'text/plain', corps: new Uint8Array([0xff, 0xfe, 0x41]) },
			400,
			'texte-abime',
			undefined
		],
		[
			'une convocation sans texte',
			'/api/convocation',
			corps('{"recue":"2026-01-20"}'),
			422,
			'texte-attendu',
			'texte'
		],
		[
			'un texte qui est une liste',
			'/api/convocation',
			corps('{"texte":["a"]}'),
			422,
			'texte-attendu',
			'texte'
		],
		[
			'un corps trop gros',
			'/api/convocation',
			{ type: 'text/plain', corps: 'a'.repeat(2_100_000) },
			413,
			'corps-trop-gros',
			undefined
		],
		[
			'lire une convocation par son adresse',
			'/api/convocation?texte=bonjour',
			{},
			405,
			'methode-refusee',
			undefined
		],
		['poster un délai', '/api/delai', corps('{}'), 405, 'methode-refusee', undefined],
		['effacer', '/api/feries', { methode: 'DELETE' }, 405, 'methode-refusee', undefined]
	])('%s', async (_, chemin, options, status, code, champ) => {
		const reponse = await demander(chemin, options);
		const { erreur } = reponse.document as { erreur: { code: string; message: string; champ?: string } };
		expect([reponse.status, erreur.code, erreur.champ]).toEqual([status, code, champ]);
		expect(erreur.message).toMatch(/^.{10,2000}[.!?]$/s);
		if (status === 405) expect(reponse.headers.get('allow')).toMatch(/^(?:GET|POST|GET, POST)$/);
	});
});

it('cent mille signes hostiles sont lus sans panne', async () => {
	for (const signe of ['1/', '> ', 'le 12 ', '((((', 'à 10h ', '\ud800', '| ', '\n']) {
		const texte = signe.repeat(100_000 / signe.length);
		const { status } = await demander('/api/convocation', corps(JSON.stringify({ texte })));
		expect([200, 422]).toContain(status);
	}
});

it('un réseau qui demande trop attend, les autres non', async () => {
	const adresse = '203.0.113.7';
	const une = (now = T0) => demander('/api/feries?annee=2026', { adresse, now });
	for (let rang = 0; rang < LIMITE; rang++) expect((await une()).status).toBe(200);
	const trop = await une(T0.add({ minutes: 4 }));
	expect(trop.status).toBe(429);
	expect(trop.headers.get('retry-after')).toBe('360');
	expect(trop.document).toEqual({
		erreur: { code: 'trop-de-demandes', message: expect.stringContaining('dans 6\u00a0minutes') }
	});
	expect((await demander('/api/feries?annee=2026')).status).toBe(200);
	expect((await une(T0.add({ minutes: 10 }))).status).toBe(200);
});
