import { BlockList, isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';

/** Header by which the web server tells the pages that a visitor comes from a listed network; nobody else may send it. */
export const RESEAU_HEADER = 'x-vigie-reseau';

/** The networks of administrations that whoever runs the site has listed. */
export type Reseaux = { contient: (adresse: string) => boolean };

export const AUCUN_RESEAU: Reseaux = { contient: () => false };

/**
 * Reads a list of networks: one a line, `192.0.2.0/24`, `2001:db8::/32` or a single address; `#` begins a comment. Refused: the
 * first line that is none of these, by its number.
 */
export function lireReseaux(texte: string): { ok: true; reseaux: Reseaux } | { ok: false; ligne: number } {
	const liste = new BlockList();
	for (const [rang, brute] of texte.split('\n').entries()) {
		const ligne = brute.replace(/#.*$/, '').trim();
		if (ligne !== '' && !ajoute(liste, ligne)) return { ok: false, ligne: rang + 1 };
	}
	return {
		ok: true,
		reseaux: {
			contient(adresse) {
				const simple = sansEnveloppe(adresse);
				const famille = isIP(simple);
				return famille !== 0 && liste.check(simple, famille === 4 ? 'ipv4' : 'ipv6');
			}
		}
	};
}

function ajoute(liste: BlockList, ligne: string): boolean {
	const [adresse = '', longueur, ...reste] = ligne.split('/');
	const famille = isIP(adresse);
	if (famille === 0 || reste.length > 0) return false;
	const type = famille === 4 ? 'ipv4' : 'ipv6';
	if (longueur === undefined) {
		liste.addAddress(adresse, type);
		return true;
	}
	if (!/^\d{1,3}$/.test(longueur) || Number(longueur) > (famille === 4 ? 32 : 128)) return false;
	liste.addSubnet(adresse, Number(longueur), type);
	return true;
}

/** An address of the old kind as a socket of the new kind writes it: `::ffff:192.0.2.7`. */
const sansEnveloppe = (adresse: string): string => adresse.replace(/^::ffff:(?=\d+\.)/i, '');

/** How the address of a visitor is known: by the socket, or by a header that the proxy in front writes. */
export type Provenance = { addressHeader: string | null; xffDepth: number };

/** The address of whoever asks, as the pages know it too; empty when it cannot be told. */
export function adresseDuVisiteur(
	{ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
	{ addressHeader, xffDepth }: Provenance
): string {
	if (addressHeader === null) return socket.remoteAddress ?? '';
	const dite = String(headers[addressHeader] ?? '');
	if (addressHeader !== 'x-forwarded-for') return dite.trim();
	return dite.split(',').at(-xffDepth)?.trim() ?? '';
}
