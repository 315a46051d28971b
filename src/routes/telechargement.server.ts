/**
 * Policy of a file that holds what somebody deposited: a browser that showed it all the same would run nothing of it. The fixed
 * headers (http/headers.ts) forbid any guess of its type and other sites; the hooks forbid keeping it.
 */
export const BAC_A_SABLE = { 'Content-Security-Policy': "sandbox; default-src 'none'" };

/** A PDF of ours as a download. `nom` tells neither who nor what. */
export const pdfATelecharger = (octets: Uint8Array, nom: string): Response =>
	new Response(new Uint8Array(octets), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Length': String(octets.length),
			'Content-Disposition': `attachment; filename="${nom}"`,
			...BAC_A_SABLE
		}
	});

/** A file of ours as a download, of any type. `nom` tells neither who nor what. */
export const fichierATelecharger = (contenu: string | Uint8Array, nom: string, type: string): Response =>
	new Response(typeof contenu === 'string' ? contenu : new Uint8Array(contenu), {
		headers: {
			'Content-Type': type,
			'Content-Disposition': `attachment; filename="${nom}"`,
			...BAC_A_SABLE
		}
	});
