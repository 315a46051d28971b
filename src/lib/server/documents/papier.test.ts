import { describe, expect, it } from 'vitest';
import { papier, type BlocDePapier, type Papier } from '#lib/server/documents/papier.ts';
import { compact, readPdf } from '../../../../test/support/pdf.ts';

const memo = (blocs: BlocDePapier[], plus: Partial<Papier> = {}): Papier => ({
	titre: 'Bordereau des pièces',
	sousTitre: 'Recours du 2 février 2026',
	pied: 'Dossier de Jeanne Dupont',
	blocs,
	...plus
});

const TOUS: BlocDePapier[] = [
	{ type: 'titre', niveau: 2, texte: 'Ce qui est joint' },
	{ type: 'paragraphe', texte: 'Les pièces, dans l’ordre :' },
	{ type: 'liste', elements: ['Le compte rendu', { texte: 'La convocation', vers: 'piece-2' }] },
	{
		type: 'tableau',
		entetes: ['N°', 'Intitulé'],
		largeurs: [0, 1],
		lignes: [
			['1', { texte: 'Compte rendu', vers: 'piece-1' }],
			['2', 'Convocation']
		]
	},
	{ type: 'titre', niveau: 3, texte: 'À vérifier' },
	{ type: 'cases', elements: ['Signé', 'Daté'] },
	{ type: 'saut' },
	{ type: 'signature', libelles: ['L’agente', 'Reçu le'] }
];

describe('papier', () => {
	it('rend tous les blocs, en français, balisés, PDF/UA-1', async () => {
		const lu = await readPdf(papier(memo(TOUS)));
		expect(lu.langue).toBe('fr-FR');
		expect(lu.xmp?.get('pdfuaid:part')).toBe('1');
		expect(lu.info.get('Title')).toBe('Bordereau des pièces');
		expect(lu.pages).toHaveLength(2);
		for (const role of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Table', 'TH', 'TD', 'Link'])
			expect(lu.roles).toContain(role);
		expect(lu.pages[1]!.texte).toContain('L’agente');
		expect(lu.pages[0]!.texte).toContain('Dossier de Jeanne Dupont');
		expect(lu.pages[1]!.texte).toContain('2/2');
	});

	it('le même papier donne les mêmes octets', () => {
		expect(Buffer.compare(papier(memo(TOUS)), papier(memo(TOUS)))).toBe(0);
	});

	it('l’en-tête d’un long tableau revient à chaque page', async () => {
		const lignes = Array.from({ length: 120 }, (_, rang) => [String(rang + 1), `Pièce ${rang + 1}`]);
		const lu = await readPdf(papier(memo([{ type: 'tableau', entetes: ['Numéro', 'Intitulé'], lignes }])));
		expect(lu.pages.length).toBeGreaterThan(2);
		for (const page of lu.pages) expect(page.texte).toContain('Numéro');
	});

	it.each(['#panic("non") *gras* $x$', '<b>&amp;</b> "a" \\', 'x'.repeat(400), '中 שלום \u0000\ud800'])(
		'« %s » reste du texte, partout',
		async (hostile) => {
			const lu = await readPdf(
				papier({
					titre: hostile,
					sousTitre: hostile,
					pied: hostile,
					blocs: [
						{ type: 'titre', niveau: 2, texte: hostile },
						{ type: 'paragraphe', texte: { texte: hostile, vers: 'x' } },
						{ type: 'liste', elements: [hostile] },
						{ type: 'tableau', entetes: [hostile, 'b'], lignes: [[hostile, hostile]] },
						{ type: 'cases', elements: [hostile] },
						{ type: 'signature', libelles: [hostile] }
					]
				})
			);
			const attendu = compact(hostile.slice(0, 20).replace(/[^ -~]/gu, ''));
			expect(compact(lu.texte).split(attendu).length).toBeGreaterThan(8);
		}
	);

	it('une cellule plus longue qu’une page ne perd rien', async () => {
		const longue = 'Une phrase de la cellule. '.repeat(400);
		const lu = await readPdf(
			papier(memo([{ type: 'tableau', entetes: ['a'], lignes: [[`${longue}Fin.`]] }]))
		);
		expect(lu.texte).toContain('Fin.');
		expect(lu.texte.match(/phrase/g)).toHaveLength(400);
	});

	it('refuse un tableau dont une ligne n’a pas toutes ses cellules', () => {
		expect(() => papier(memo([{ type: 'tableau', entetes: ['a', 'b'], lignes: [['1']] }]))).toThrow(
			'2 cells'
		);
	});
});
