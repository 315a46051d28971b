/**
 * How many pages a PDF of ours has (`papier`, `pdf`): the page tree says so in clear, since Typst writes it outside of its
 * compressed streams. Throws for a PDF of another make.
 */
export function nombreDePages(octets: Uint8Array): number {
	const comptes = [
		...Buffer.from(octets)
			.toString('latin1')
			.matchAll(/\/Type \/Pages\s[^>]*?\/Count (\d+)/g)
	];
	const nombre = Math.max(...comptes.map(([, compte]) => Number(compte)));
	if (!Number.isInteger(nombre)) throw new Error('Not a PDF of ours: it does not say how many pages it has');
	return nombre;
}
