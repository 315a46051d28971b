import { Agent, request, type IncomingHttpHeaders } from 'node:http';

/** An answer, whole. */
export type Reponse = {
	status: number;
	headers: IncomingHttpHeaders;
	/** Bytes as Latin letters, so that files pass unharmed. */
	body: string;
	/** The same as UTF-8 text. */
	texte: string;
};

export type Demande = {
	method?: string;
	/** Fields of a form, several of the same name allowed, or a body as it is. */
	champs?: readonly (readonly [string, string])[];
	body?: string | Buffer;
	/** Null: a header that would be sent otherwise, and is not. */
	headers?: Record<string, string | null>;
	/** Value of the Cookie header. */
	cookie?: string | null;
	/** The connections to use; those that every request shares by default. */
	agent?: Agent;
};

const connexions = new Agent({ keepAlive: true, maxSockets: 8 });

/**
 * Asks a site for exactly this: `fetch` would add headers of its own and follow redirections. A form says that it comes from
 * the site, as a browser would, unless `headers` says otherwise.
 */
export function demande(
	origin: string,
	path: string,
	{ method, champs, body, headers = {}, cookie = null, agent = connexions }: Demande = {}
): Promise<Reponse> {
	const octets = champs
		? new URLSearchParams(champs.map(([nom, valeur]) => [nom, valeur])).toString()
		: (body ?? '');
	const methode = method ?? (champs || body !== undefined ? 'POST' : 'GET');
	const forme: Record<string, string> =
		methode === 'POST'
			? {
					origin,
					'content-type': 'application/x-www-form-urlencoded',
					'content-length': String(Buffer.byteLength(octets))
				}
			: {};
	const entetes = Object.entries({
		accept: 'text/html,*/*;q=0.8',
		...forme,
		...(cookie ? { cookie } : {}),
		...headers
	}).filter((entete): entete is [string, string] => entete[1] !== null);
	const { promise, resolve, reject } = Promise.withResolvers<Reponse>();
	const envoi = request(
		new URL(path, origin),
		{
			method: methode,
			agent,
			headers: Object.fromEntries(entetes)
		},
		(answer) => {
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.on('error', reject);
			answer.on('end', () => {
				const whole = Buffer.concat(parts);
				const { statusCode = 0, headers: recus } = answer;
				resolve({
					status: statusCode,
					headers: recus,
					body: whole.toString('latin1'),
					texte: whole.toString('utf8')
				});
			});
		}
	);
	envoi.on('error', reject);
	envoi.end(octets);
	return promise;
}

/** Runs `fn` on each item, a few at a time, and gives the results in order. */
export async function chacun<T, R>(
	items: readonly T[],
	fn: (item: T) => Promise<R>,
	enMemeTemps = 6
): Promise<R[]> {
	const resultats: R[] = [];
	let suivant = 0;
	const file = async () => {
		for (let rang = suivant++; rang < items.length; rang = suivant++)
			resultats[rang] = await fn(items[rang]!);
	};
	await Promise.all(Array.from({ length: enMemeTemps }, file));
	return resultats;
}
