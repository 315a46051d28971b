import { describe, expect, it } from 'vitest';
import { TAILLE_MAXIMALE } from '#lib/domain/pieces/piece.ts';
import { FormulaireIllisible, type Partie, partiesDe } from './parties.ts';

type Envoi = { type: string; octets: Uint8Array };

async function formulaire(
	champs: readonly (readonly [nom: string, valeur: string | File])[]
): Promise<Envoi> {
	const donnees = new FormData();
	for (const [nom, valeur] of champs) donnees.append(nom, valeur);
	const ecrit = new Response(donnees);
	return { type: ecrit.headers.get('content-type') ?? '', octets: new Uint8Array(await ecrit.arrayBuffer()) };
}

const fichier = (nom: string, taille: number) => new File([new Uint8Array(taille).fill(7)], nom);

/** The body by pieces of this size. */
const corps = (octets: Uint8Array, pas: number): ReadableStream<Uint8Array> =>
	new ReadableStream({
		start(sortie) {
			for (let place = 0; place < octets.length; place += pas)
				sortie.enqueue(octets.subarray(place, place + pas));
			sortie.close();
		}
	});

async function lire({ type, octets }: Envoi, pas = 10_000): Promise<string[]> {
	const lues: string[] = [];
	for await (const partie of partiesDe(corps(octets, pas), type)) lues.push(dite(partie));
	return lues;
}

function dite(partie: Partie): string {
	if (partie.genre === 'texte') return `${partie.champ}=${partie.texte}`;
	return partie.genre === 'fichier' ? `${partie.nom} ${partie.octets.length}` : 'trop gros';
}

describe('les parties d’un formulaire', () => {
	it.each([1, 7, 61, 4_096, 1_000_000])('arrivent entières par morceaux de %d octets', async (pas) => {
		const envoi = await formulaire([
			['op_id', 'abc'],
			['fichiers', fichier('été « 1 ».pdf', 3_000)],
			['fichiers', fichier('', 0)],
			['fichiers', fichier('vide.pdf', 0)],
			['fichiers', fichier('b.png', 1)]
		]);
		expect(await lire(envoi, pas)).toEqual(['op_id=abc', 'été « 1 ».pdf 3000', 'vide.pdf 0', 'b.png 1']);
	});

	it.each([50_000, 65_536, 200_000])(
		'passent une partie trop grosse et gardent les autres (%d)',
		async (pas) => {
			const envoi = await formulaire([
				['fichiers', fichier('a', 10)],
				['fichiers', fichier('gros', TAILLE_MAXIMALE + 1)],
				['fichiers', fichier('b', 20)],
				['fichiers', fichier('énorme', TAILLE_MAXIMALE * 2)],
				['fichiers', fichier('juste', TAILLE_MAXIMALE)]
			]);
			const attendues = ['a 10', 'trop gros', 'b 20', 'trop gros', `juste ${TAILLE_MAXIMALE}`];
			expect(await lire(envoi, pas)).toEqual(attendues);
		}
	);

	it('ce qui suit la fin ne compte pas', async () => {
		const { type, octets } = await formulaire([['fichiers', fichier('a', 10)]]);
		expect(await lire({ type, octets: Buffer.concat([octets, Buffer.from('fin')]) }, 1)).toEqual(['a 10']);
	});

	it('coupées où que ce soit, ne donnent que les fichiers entiers', async () => {
		const { type, octets } = await formulaire([
			['fichiers', fichier('a', 100)],
			['fichiers', fichier('b', 100)]
		]);
		for (let fin = 0; fin < octets.length - 4; fin++) {
			const vues: string[] = [];
			const lecture = async () => {
				for await (const partie of partiesDe(corps(octets.subarray(0, fin), 50), type))
					vues.push(dite(partie));
			};
			await expect(lecture()).rejects.toBeInstanceOf(FormulaireIllisible);
			expect(['', 'a 100', 'a 100,b 100']).toContain(vues.join());
		}
	});

	it.each<[string, (envoi: Envoi) => Envoi]>([
		['pas un formulaire', ({ octets }) => ({ type: 'application/x-www-form-urlencoded', octets })],
		['sans séparateur', ({ octets }) => ({ type: 'multipart/form-data', octets })],
		['un autre séparateur', ({ octets }) => ({ type: 'multipart/form-data; boundary=autre', octets })],
		['rien', ({ type }) => ({ type, octets: new Uint8Array() })],
		[
			'un nom qui n’est pas en UTF-8',
			({ type, octets }) => ({ type, octets: octets.map((octet) => (octet === 0x7a ? 0xff : octet)) })
		]
	])('illisible : %s', async (_, change) => {
		const envoi = await formulaire([['fichiers', fichier('z', 10)]]);
		await expect(lire(change(envoi))).rejects.toBeInstanceOf(FormulaireIllisible);
	});

	it('illisible : plus de soixante parties', async () => {
		const beaucoup = Array.from({ length: 61 }, () => ['fichiers', fichier('a', 1)] as const);
		await expect(lire(await formulaire(beaucoup))).rejects.toBeInstanceOf(FormulaireIllisible);
	});
});
