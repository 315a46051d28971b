import type { Assemblage, Partie } from './assemblage.ts';

/*
 * An assembly on its way to the program that makes it: the length of a JSON text (four bytes), the text, where each exhibit
 * is replaced by its size, then the bytes of the exhibits one after the other.
 */

type Piece = Extract<Partie, { nature: 'piece' }>;
type PieceDecrite = Omit<Piece, 'octets'> & { taille: number };
type Decrite = Exclude<Partie, Piece> | PieceDecrite;
type AssemblageDecrit = Omit<Assemblage, 'parties'> & { parties: Decrite[] };

/** The assembly as bytes; `deOctets` reads it back. */
export function enOctets(voulu: Assemblage): Buffer {
	const parties = voulu.parties.map((partie): Decrite => {
		if (partie.nature !== 'piece') return partie;
		const { octets, ...decrite } = partie;
		return { ...decrite, taille: octets.length };
	});
	const json = Buffer.from(JSON.stringify({ ...voulu, parties } satisfies AssemblageDecrit));
	const longueur = Buffer.alloc(4);
	longueur.writeUInt32LE(json.length);
	const fichiers = voulu.parties.flatMap((partie) => (partie.nature === 'piece' ? [partie.octets] : []));
	return Buffer.concat([longueur, json, ...fichiers]);
}

/** Reads `enOctets` back; the bytes of the exhibits are views of the same memory. */
export function deOctets(octets: Buffer): Assemblage {
	let debut = 4 + octets.readUInt32LE(0);
	const { parties, ...reste } = JSON.parse(octets.toString('utf8', 4, debut)) as AssemblageDecrit;
	return {
		...reste,
		parties: parties.map((decrite): Partie => {
			if (decrite.nature !== 'piece') return decrite;
			const { taille, ...partie } = decrite;
			debut += taille;
			return { ...partie, octets: octets.subarray(debut - taille, debut) };
		})
	};
}
