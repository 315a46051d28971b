import { champInconnu, type Lu } from '#lib/domain/contrat/codes.ts';
import { lireObjet } from '#lib/domain/contrat/document.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { isBodyTooLarge } from '#lib/server/errors.ts';

type Parametres = Readonly<Record<string, string | undefined>>;

/**
 * Reads the parameters of an address, each given once but those named in `plusieurs`, which stay in the address. Refused: a name
 * that is not known, a parameter given twice.
 */
export function lireParametres(
	{ searchParams }: URL,
	connus: readonly string[],
	plusieurs: readonly string[] = []
): Lu<Parametres> {
	const inconnu = champInconnu(searchParams.keys(), [...connus, ...plusieurs]);
	if (inconnu) return inconnu;
	for (const nom of connus) {
		if (searchParams.getAll(nom).length > 1) {
			return refus('parametre-repete', `« ${nom} » ne peut être donné qu’une fois.`, nom);
		}
	}
	return { ok: true, valeur: Object.fromEntries(searchParams) };
}

/** A yes or no of an address: `?franc`, `?franc=true` or `?franc=false`; anything else stays a text, to be refused. */
export const ouiNon = (valeur: string | undefined): unknown =>
	valeur === undefined
		? undefined
		: valeur === 'true' || valeur === ''
			? true
			: valeur === 'false'
				? false
				: valeur;

/** Longest body that is read: ten thousand facts with their details, or the longest convocation. */
const OCTETS = 2 * 1024 * 1024;

/**
 * Reads a JSON object out of the body. Refused: another type, a body too long, not UTF-8, not JSON, an unknown field, parameters in
 * the address beside it.
 */
export async function lireCorpsJson(
	request: Request,
	connus: readonly string[]
): Promise<Lu<Readonly<Record<string, unknown>>>> {
	const parametre = champInconnu(new URL(request.url).searchParams.keys(), []);
	if (parametre) return parametre;
	if (typeDe(request) !== 'application/json') return autreType('application/json');
	const texte = await lireTexte(request);
	if (!texte.ok) return texte;
	const objet = lireObjet(texte.valeur);
	if (!objet.ok) return objet;
	return champInconnu(Object.keys(objet.valeur), connus) ?? objet;
}

/** What the body says that it is, without its parameters. */
export const typeDe = (request: Request): string =>
	(request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();

export const autreType = (...types: string[]): Refus =>
	refus('type-inconnu', `Dites ce que contient le corps : « Content-Type: ${types.join(' » ou « ')} ».`);

/** Reads the body as UTF-8 text. Refused: a body too long, cut on its way, or in another encoding. */
export async function lireTexte({ body }: Request): Promise<Lu<string>> {
	const lu = body === null ? new Uint8Array() : await lireOctets(body);
	if (lu === 'trop-gros') {
		return refus(
			'corps-trop-gros',
			`Le corps de la demande est trop gros : ${OCTETS / 1024 / 1024} Mo au plus.`
		);
	}
	if (lu === 'coupe') return refus('corps-coupe', 'Le corps de la demande s’est arrêté en route.');
	try {
		return { ok: true, valeur: new TextDecoder('utf-8', { fatal: true }).decode(lu) };
	} catch (cause) {
		if (!(cause instanceof TypeError)) throw cause;
		return refus('texte-abime', 'Le corps de la demande n’est pas du texte en UTF-8.');
	}
}

/**
 * Reads to the end even what is too long, without keeping it: the web server bounds it, and the hooks hold the other half of this
 * stream, which would wait for ever for a reader that leaves. Only the connection of the sender, or that bound, can fail here.
 */
async function lireOctets(body: ReadableStream<Uint8Array>): Promise<Uint8Array | 'trop-gros' | 'coupe'> {
	const parts: Uint8Array[] = [];
	let octets = 0;
	try {
		for await (const part of body) {
			octets += part.byteLength;
			if (octets <= OCTETS) parts.push(part);
		}
	} catch (cause) {
		return isBodyTooLarge(cause) ? 'trop-gros' : 'coupe';
	}
	return octets > OCTETS ? 'trop-gros' : Buffer.concat(parts);
}
