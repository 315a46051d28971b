import { describe, expect, it } from 'vitest';
import { assemblage, type Partie } from '#lib/server/documents/assemblage.ts';
import { runAssemblage } from '#lib/server/documents/run-assemblage.ts';
import { volumes } from '#lib/server/documents/volumes.ts';
import {
	pdfActif,
	pdfDe,
	pdfFormulaire,
	photo,
	uneFeuilleA4
} from '../../../../test/support/fichiers-de-pieces.ts';
import { compact, readPdf } from '../../../../test/support/pdf.ts';

type TypeDePiece = Extract<Partie, { nature: 'piece' }>['type'];

const bordereau = (vers: string): Partie => ({
	code: 'bordereau',
	titre: 'Bordereau',
	niveau: 1,
	marque: null,
	nature: 'papier',
	papier: {
		titre: 'Bordereau',
		sousTitre: null,
		pied: null,
		blocs: [{ type: 'tableau', entetes: ['Pièce'], lignes: [[{ texte: 'La pièce', vers }]] }]
	}
});
const piece = (type: TypeDePiece, pages: number, octets: Uint8Array): Partie => ({
	code: 'piece-1',
	titre: 'Pièce n° 1',
	niveau: 2,
	marque: 'Pièce n° 1',
	nature: 'piece',
	type,
	pages,
	nom: 'la pièce n° 1',
	octets
});
const avec = (type: TypeDePiece, pages: number, octets: Uint8Array) => ({
	titre: 'Dossier',
	estampille: null,
	parties: [bordereau('piece-1'), piece(type, pages, octets)]
});
async function reuni(type: TypeDePiece, pages: number, octets: Uint8Array): Promise<Uint8Array> {
	const fait = await assemblage(avec(type, pages, octets));
	if (!fait.ok) throw new Error(fait.refus.message);
	return fait.octets;
}

describe('assemblage', () => {
	it('estampille chaque page d’une pièce, de l’A6 à l’A3, tournée ou rognée', async () => {
		const pages = [
			{ largeur: 298, hauteur: 420, texte: 'Bulletin' },
			{ largeur: 1191, hauteur: 842, texte: 'Plan' },
			{ largeur: 842, hauteur: 595, texte: 'Tourne', rotation: 90 },
			{
				largeur: 900,
				hauteur: 900,
				texte: 'Rogne',
				rogne: [100, 200, 400, 300] as [number, number, number, number]
			}
		];
		const lu = await readPdf(await reuni('pdf', 4, await pdfDe(pages)));
		expect(lu.pages).toHaveLength(5);
		for (const [rang, { texte }] of pages.entries()) {
			const page = compact(lu.pages[rang + 1]!.texte);
			expect(page).toContain(texte);
			expect(page).toContain(`Piècen°1–${rang + 1}/4`);
			expect(page).toContain(`page${rang + 2}/5`);
		}
		expect(lu.roles).toContain('Table');
		expect(lu.info.get('Title')).toBe('Dossier');
	});

	it('ne garde rien d’actif, mais tout ce qui se voit', async () => {
		const octets = await reuni('pdf', 1, await pdfActif());
		const lu = await readPdf(octets);
		expect(lu.texte).toContain('Visible');
		expect(Buffer.from(octets).toString('latin1')).not.toMatch(/JavaScript|OpenAction|mouchard|EmbeddedFile/);
	});

	it('les valeurs d’un formulaire restent lisibles, même sans dessin', async () => {
		const lu = await readPdf(await reuni('pdf', 1, await pdfFormulaire()));
		expect(lu.texte).toContain('Jeanne DUPONT');
		expect(lu.texte).toContain('Objectifs tenus');
	});

	it('une photo perd ce que l’appareil a écrit', async () => {
		const prise = await photo(1600, 1200, 6);
		expect(Buffer.from(prise).toString('latin1')).toContain('TELEPHONE-ESPION');
		const octets = await reuni('jpeg', 1, prise);
		expect(Buffer.from(octets).toString('latin1')).not.toMatch(/TELEPHONE-ESPION|Exif|GPS/);
	});

	it('les mêmes parties donnent les mêmes octets, aussi dans un programme à part', async () => {
		const voulu = avec('pdf', 1, await uneFeuilleA4('Une page'));
		const [ici, apart] = [await assemblage(voulu), await runAssemblage(voulu)];
		if (!ici.ok || !apart.ok) throw new Error('refused');
		expect(Buffer.compare(ici.octets, apart.octets)).toBe(0);
	});

	it('nomme la pièce qui ne peut pas être reprise', async () => {
		const fait = await assemblage(avec('pdf', 1, new TextEncoder().encode('%PDF-1.7 rien')));
		expect(fait).toMatchObject({ ok: false, refus: { code: 'piece-non-assemblee' } });
	});
});

describe('volumes', () => {
	it('chaque pièce une fois, dans l’ordre, et aucun volume au-dessus de la limite s’il n’est pas seul', () => {
		for (let graine = 1; graine < 300; graine += 1) {
			const poids = Array.from({ length: graine % 40 }, (_, i) => ((i + 1) * graine * 7919) % 900);
			const faits = volumes(poids, 1000, { ouverture: graine % 500, sommaire: 20 });
			expect(faits.flatMap(({ rangs }) => rangs)).toEqual(poids.map((_, rang) => rang));
			for (const volume of faits) expect(volume.poids <= 1000 || volume.depasse).toBe(true);
			for (const { rangs, depasse } of faits) if (depasse) expect(rangs.length).toBeLessThanOrEqual(1);
		}
	});
});
