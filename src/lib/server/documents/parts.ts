const TAILLE_OCTETS = 4;

/** Several texts or files as one row of bytes, each after its length. */
export const enParts = (parts: readonly Uint8Array[]): Uint8Array[] =>
	parts.flatMap((part) => {
		const taille = Buffer.alloc(TAILLE_OCTETS);
		taille.writeUInt32BE(part.byteLength);
		return [taille, part];
	});

/** What `enParts` joined. Throws when bytes are missing. */
export function desParts(octets: Buffer, combien: number): Buffer[] {
	const parts: Buffer[] = [];
	let ici = 0;
	for (let rang = 0; rang < combien; rang++) {
		const debut = ici + TAILLE_OCTETS;
		ici = debut + octets.readUInt32BE(ici);
		if (ici > octets.byteLength) throw new Error('A part is cut short');
		parts.push(octets.subarray(debut, ici));
	}
	return parts;
}
