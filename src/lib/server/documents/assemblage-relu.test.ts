import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { courrier } from '#lib/domain/courriers/courrier.ts';
import { modele } from '#lib/server/contenu.ts';
import { assemblage, type Partie } from '#lib/server/documents/assemblage.ts';
import { poidsDePiece, volumes } from '#lib/server/documents/volumes.ts';
import {
	capture,
	pdfActif,
	pdfDe,
	pdfFormulaire,
	photo,
	uneFeuilleA4
} from '../../../../test/support/fichiers-de-pieces.ts';
import { hasard } from '../../../../test/support/hasard.ts';
import { enClair, readReuni } from '../../../../test/support/pdf-reuni.ts';

type Piece = Extract<Partie, { nature: 'piece' }>;
type Fichier = Pick<Piece, 'type' | 'pages' | 'octets'>;

const A4 = { largeur: 595.28, hauteur: 841.89 };

function lettre(): Partie {
	const ecrite = courrier(
		modele('recours-hierarchique')!,
		{
			agentNom: 'Jeanne Dupont',
			dateNotification: '2026-01-26',
			elements: [{ element: 'Appréciation générale', motif: 'Aucun fait précis.' }]
		},
		{ au: '2026-02-02' }
	);
	if (!ecrite.ok) throw new Error(JSON.stringify(ecrite.refus));
	return {
		code: 'lettre',
		titre: 'La lettre',
		niveau: 1,
		marque: null,
		nature: 'courrier',
		courrier: ecrite.courrier
	};
}
const papierDe = (code: string, titre: string, niveau: 1 | 2, marque: string | null = null): Partie => ({
	code,
	titre,
	niveau,
	marque,
	nature: 'papier',
	papier: { titre, sousTitre: null, pied: null, blocs: [{ type: 'paragraphe', texte: `Papier ${titre}` }] }
});
const sommaire: Partie = {
	code: 'sommaire',
	titre: 'Sommaire',
	niveau: 1,
	marque: null,
	nature: 'sommaire',
	sousTitre: null,
	lignes: null
};
const exhibit = (rang: number, fichier: Fichier): Partie[] => [
	papierDe(`piece-${rang}`, `Pièce n° ${rang}`, 2, `Pièce n° ${rang}`),
	{
		code: `fichier-${rang}`,
		titre: null,
		niveau: 2,
		marque: `Pièce n° ${rang}`,
		nature: 'piece',
		nom: `la pièce n° ${rang}`,
		...fichier
	}
];
const dossier = (fichiers: readonly Fichier[]): Partie[] => [
	sommaire,
	lettre(),
	papierDe('pieces', 'Les pièces', 1),
	...fichiers.flatMap((fichier, rang) => exhibit(rang + 1, fichier))
];

async function reuni(parties: Partie[], limite: number | null = null): Promise<Uint8Array> {
	const fait = await assemblage({ titre: 'Dossier', estampille: null, parties, limite });
	if (!fait.ok) throw new Error(fait.refus.message);
	return fait.octets;
}
const pdfs = (octets: Uint8Array, pages: number): Fichier => ({ type: 'pdf', pages, octets });
const plan = () => pdfDe([{ largeur: 1190.55, hauteur: 841.89, texte: 'Plan' }]);
const bulletin = () => pdfDe([{ largeur: 297.64, hauteur: 419.53, texte: 'Bulletin' }]);

describe('un dossier réuni, relu par un autre lecteur', async () => {
	const fichiers: Fichier[] = [
		pdfs(
			await pdfDe([
				{ ...A4, texte: 'Un' },
				{ ...A4, texte: 'Deux' }
			]),
			2
		),
		{ type: 'jpeg', pages: 1, octets: await photo(1600, 1200) },
		{ type: 'jpeg', pages: 1, octets: await photo(1600, 1200, 6) },
		pdfs(await plan(), 1),
		pdfs(await bulletin(), 1),
		{ type: 'png', pages: 1, octets: await capture(400, 300) }
	];
	const octets = await reuni(dossier(fichiers));
	const lu = await readReuni(octets);
	/** Contents, letter, « Les pièces », then each exhibit after its cover sheet. */
	const couvertures = [4, 7, 9, 11, 13, 15];

	it('a des signets qui ouvrent la première page de chaque partie', () => {
		expect(lu.pages).toHaveLength(16);
		expect(lu.signets.map(({ titre, page }) => [titre, page])).toEqual([
			['Sommaire', 1],
			['La lettre', 2],
			['Les pièces', 3]
		]);
		expect(lu.signets[2]!.enfants.map(({ titre, page }) => [titre, page])).toEqual(
			couvertures.map((page, rang) => [`Pièce n° ${rang + 1}`, page])
		);
	});

	it('a un sommaire dont chaque lien mène à la page qu’il dit', () => {
		const visees = lu.liens.filter(({ page }) => page === 1).map(({ vers }) => vers);
		expect([...new Set(visees)]).toEqual([2, 3, ...couvertures]);
		expect(lu.liens.every(({ url }) => url === null)).toBe(true);
		const ecrites = lu.pages[0]!.textes.map(({ texte }) => texte.trim())
			.filter((texte) => /^page\s\d+$/.test(texte))
			.map((texte) => Number(texte.replace(/\D/g, '')));
		expect(ecrites).toEqual([2, 3, ...couvertures]);
	});

	it('a des feuilles A4, droites ou couchées comme la page, sauf un plan et sa taille', () => {
		const tailles = lu.pages.map(({ largeur, hauteur }) => [Math.round(largeur), Math.round(hauteur)]);
		const [droite, couchee] = [
			[595, 842],
			[842, 595]
		];
		expect(tailles.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => droite));
		// A photograph that EXIF says turned is upright; the other lies.
		expect([tailles[7], tailles[9]]).toEqual([couchee, droite]);
		expect([tailles[11], tailles[13], tailles[15]]).toEqual([[1191, 842], droite, couchee]);
	});

	it('porte sur chaque page, sauf la lettre, son rang et sa pièce, dans la bande du haut', () => {
		for (const [rang, page] of lu.pages.entries()) {
			const total = page.textes.filter(({ texte }) => texte === `page ${rang + 1}/16`);
			if (rang === 1) {
				expect(total).toEqual([]);
				continue;
			}
			expect(total).toHaveLength(1);
			const facteur = Math.max(1, Math.min(page.largeur, page.hauteur) / 595.276);
			expect(total[0]!.y).toBeLessThan(30 * facteur);
			expect(total[0]!.x).toBeGreaterThan(page.largeur / 2);
			expect(total[0]!.corps).toBeCloseTo(9 * facteur, 0);
			// Nothing else in the band of an exhibit: the stamp covers nothing.
			const dansLaBande = page.textes.filter(({ y }) => y < 28 * facteur).map(({ texte }) => texte);
			const attendus = rang < 3 ? 1 : 2;
			expect(dansLaBande, `page ${rang + 1}`).toHaveLength(attendus);
		}
		expect(lu.pages[5]!.textes.map(({ texte }) => texte)).toContain('Pièce n° 1 – 2/2');
	});

	it('garde les balises de la lettre, et donne une description à chaque image', () => {
		expect(lu.pages[1]!.roles).toEqual(expect.arrayContaining(['Document', 'H1', 'H2', 'P']));
		expect(lu.pages[0]!.roles).toEqual(expect.arrayContaining(['Table', 'TH', 'TD', 'Link']));
		for (const rang of [7, 9, 15]) {
			expect(lu.pages[rang]!.roles).toContain('Figure');
			expect(lu.pages[rang]!.images).toBe(1);
		}
		for (const rang of [4, 5, 11, 13]) expect(lu.pages[rang]!.roles).toContain('Div');
	});

	it('est le même fichier à chaque fois', async () => {
		expect(Buffer.compare(octets, await reuni(dossier(fichiers)))).toBe(0);
	});
});

describe('ce qui agit ou trahit', () => {
	it('n’entre pas, même au fond d’un flux comprimé', async () => {
		const pieges: Fichier[] = [
			pdfs(await pdfActif(), 1),
			pdfs(await pdfFormulaire(), 1),
			{ type: 'jpeg', pages: 1, octets: await photo(800, 600, 8) }
		];
		const octets = await reuni(dossier(pieges));
		const { actif, liens } = await readReuni(octets);
		expect(actif).toEqual({ scripts: null, ouverture: null, joints: null, champs: null });
		expect(liens.filter(({ url }) => url !== null)).toEqual([]);
		const clair = enClair(octets);
		expect(clair).toContain('/StructTreeRoot');
		expect(clair).not.toMatch(
			/JavaScript|\/JS\b|OpenAction|\/AA\b|EmbeddedFile|\/Launch|\/AcroForm|mouchard|SCRIPT-CACHE|FICHIER-CACHE|TELEPHONE-ESPION|Exif|GPS/
		);
		expect(enClair(pieges[0]!.octets)).toMatch(/OpenAction[^]*\/AA/);
	});

	it('un calque que son auteur cachait reste caché', async () => {
		const octets = await reuni(dossier([pdfs(await pdfACalques(), 1)]));
		const { calques } = await readReuni(octets);
		expect(calques.toSorted()).toEqual([false, true]);
	});
});

/** A page with a layer that is seen and one that its author hid. */
async function pdfACalques(): Promise<Uint8Array> {
	const document = await PDFDocument.load(await uneFeuilleA4('Fond'), { updateMetadata: false });
	const { context, catalog } = document;
	const calque = (Name: string) => context.register(context.obj({ Type: 'OCG', Name: PDFString.of(Name) }));
	const [vu, cache] = [calque('Vu'), calque('Corrections')];
	catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [vu, cache], D: { ON: [vu], OFF: [cache] } }));
	const page = document.getPage(0);
	const contenu = context.register(
		context.flateStream('/OC /Vu BDC 10 10 50 50 re f EMC /OC /Cache BDC 90 90 50 50 re f EMC')
	);
	const ressources = page.node.Resources() ?? context.obj({});
	ressources.set(PDFName.of('Properties'), context.obj({ Vu: vu, Cache: cache }));
	page.node.set(PDFName.of('Resources'), ressources);
	const avant = page.node.Contents();
	const flux = avant instanceof PDFArray ? avant.asArray() : [];
	page.node.set(PDFName.of('Contents'), context.obj([...flux, contenu]));
	return document.save();
}

describe('une page qui ne peut pas être reprise', () => {
	it('est nommée, avec sa pièce', async () => {
		const document = await PDFDocument.load(
			await pdfDe([
				{ ...A4, texte: 'Un' },
				{ ...A4, texte: 'Deux' }
			]),
			{ updateMetadata: false }
		);
		const abime = document.context.register(document.context.stream('rien', { Filter: 'FiltreInconnu' }));
		document.getPage(1).node.set(PDFName.of('Contents'), document.context.obj([abime, abime]));
		const parties = dossier([pdfs(await uneFeuilleA4('Bonne'), 1), pdfs(await document.save(), 2)]);
		const fait = await assemblage({ titre: 'Dossier', estampille: null, parties });
		expect(fait).toMatchObject({
			ok: false,
			refus: { code: 'piece-non-assemblee', champ: 'fichier-2' }
		});
		expect(fait.ok ? '' : fait.refus.message).toMatch(/^La page 2 de la pièce n°.2 /);
	});

	it('ne couvre pas une faute à nous', async () => {
		const parties = dossier([pdfs(await uneFeuilleA4('Bonne'), 1)]);
		const faute = () => {
			throw new TypeError('ours');
		};
		const fautives = parties.map((partie) =>
			partie.nature === 'piece' ? Object.defineProperty({ ...partie }, 'marque', { get: faute }) : partie
		);
		await expect(assemblage({ titre: 'Dossier', estampille: null, parties: fautives })).rejects.toThrow(
			'ours'
		);
	});
});

describe('la limite d’un volume', () => {
	const OUVERTURE = { ouverture: 120_000, sommaire: 60_000 };

	it('n’est jamais dépassée, quelles que soient les pièces', async () => {
		for (const graine of [1, 2, 3]) {
			const entre = hasard(graine);
			const fichiers: Fichier[] = [];
			for (let rang = 0; rang < 16; rang += 1) fichiers.push(await auHasard(entre));
			const limite = 300_000;
			const poids = fichiers.map((fichier) => poidsDePiece({ ...fichier, taille: fichier.octets.length }));
			const faits = volumes(poids, limite, OUVERTURE);
			expect(faits.length).toBeGreaterThan(1);
			for (const [place, { rangs, poids: annonce }] of faits.entries()) {
				const siennes = rangs.flatMap((rang) => exhibit(rang + 1, fichiers[rang]!));
				const octets = await reuni([sommaire, ...(place === 0 ? [lettre()] : []), ...siennes], limite);
				expect(octets.length).toBeLessThanOrEqual(Math.min(limite, annonce));
			}
		}
	}, 60_000);

	it('nomme la pièce qui pèse plus que son fichier ne l’annonce', async () => {
		const lourde = pdfs(await pdfAFondCommun(60), 60);
		const parties = dossier([pdfs(await uneFeuilleA4('Bonne'), 1), lourde]);
		const limite = lourde.octets.length + 300_000;
		const fait = await assemblage({ titre: 'Dossier', estampille: null, parties, limite });
		expect(fait).toMatchObject({ ok: false, refus: { code: 'piece-alourdie', champ: 'fichier-2' } });
		expect(await reuni(parties)).toBeInstanceOf(Uint8Array);
	});
});

async function auHasard(entre: (min: number, max: number) => number): Promise<Fichier> {
	const sorte = entre(0, 3);
	if (sorte === 0) {
		const octets = await photo(entre(200, 2000), entre(200, 2000), entre(1, 8));
		return { type: 'jpeg', pages: 1, octets };
	}
	if (sorte === 1) return { type: 'png', pages: 1, octets: await capture(entre(20, 900), entre(20, 900)) };
	if (sorte === 2) return pdfs(await pdfFormulaire(), 1);
	const pages = Array.from({ length: entre(1, 30) }, (_, rang) => ({
		largeur: entre(100, 1500),
		hauteur: entre(100, 1500),
		texte: `Page ${rang}`,
		rotation: 90 * entre(0, 3)
	}));
	return pdfs(await pdfDe(pages), pages.length);
}

/** Pages that share one long stream, each followed by one of its own. */
async function pdfAFondCommun(pages: number): Promise<Uint8Array> {
	const document = await PDFDocument.create({ updateMetadata: false });
	const entre = hasard(7);
	const traits = Array.from({ length: 6000 }, () => `${entre(0, 500)} ${entre(0, 800)} l`);
	const fond = document.context.register(document.context.flateStream(`0 0 m ${traits.join(' ')} S`));
	for (let rang = 0; rang < pages; rang += 1) {
		const page = document.addPage([A4.largeur, A4.hauteur]);
		const propre = document.context.register(document.context.flateStream(`${rang} 0 9 9 re f`));
		page.node.set(PDFName.of('Contents'), document.context.obj([fond, propre]));
		page.node.set(PDFName.of('Resources'), PDFDict.withContext(document.context));
	}
	return document.save();
}
