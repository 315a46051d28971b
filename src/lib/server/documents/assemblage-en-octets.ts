import type { Refus } from '#lib/domain/refus.ts';
import type { Assemblage, Assemble, Partie } from './assemblage.ts';

/*
 * What is said to the program that joins a file, and what it answers. An assembly: the length of a JSON text (four bytes), the
 * text, where each exhibit is replaced by its size, then the bytes of the exhibits one after the other. The answer: how many
 * pages (four bytes) then the PDF; or no page, then the refusal as JSON.
 */

type Piece = Extract<Partie, { nature: 'piece' }>;
type PieceDecrite = Omit<Piece, 'octets'> & { taille: number };
type Decrite = Exclude<Partie, Piece> | PieceDecrite;
type AssemblageDecrit = Omit<Assemblage, 'parties'> & { parties: Decrite[] };

/** The assembly as bytes that follow each other, those of the exhibits without a copy; `deOctets` reads them back as one. */
export function enOctets(voulu: Assemblage): Uint8Array[] {
	const parties = voulu.parties.map((partie): Decrite => {
		if (partie.nature !== 'piece') return partie;
		const { octets, ...decrite } = partie;
		return { ...decrite, taille: octets.length };
	});
	const json = Buffer.from(JSON.stringify({ ...voulu, parties } satisfies AssemblageDecrit));
	const fichiers = voulu.parties.flatMap((partie) => (partie.nature === 'piece' ? [partie.octets] : []));
	return [entier(json.length), json, ...fichiers];
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

/** The answer of the program as bytes; `deReponse` reads it back. */
export const enReponse = (fait: Assemble | Refus): Uint8Array[] =>
	fait.ok ? [entier(fait.pages), fait.octets] : [entier(0), Buffer.from(JSON.stringify(fait))];

/** Reads `enReponse` back. */
export function deReponse(octets: Buffer): Assemble | Refus {
	const pages = octets.readUInt32LE(0);
	const reste = octets.subarray(4);
	return pages > 0 ? { ok: true, octets: reste, pages } : (JSON.parse(reste.toString('utf8')) as Refus);
}

function entier(n: number): Buffer {
	const quatre = Buffer.alloc(4);
	quatre.writeUInt32LE(n);
	return quatre;
}
