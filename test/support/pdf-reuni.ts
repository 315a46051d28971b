import { inflateSync } from 'node:zlib';
import { join } from 'node:path';
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { racineDuProjet } from '#lib/server/racine.ts';

/** What stands in for the fonts that every reader has. */
const POLICES = `${join(racineDuProjet(), 'node_modules', 'pdfjs-dist', 'standard_fonts')}/`;

/** A bookmark: its title, the page that it opens (the first is 1), those under it. */
export type Signet = { titre: string; page: number; enfants: Signet[] };
/** A link: its page, the page that it leads to (null when it leads nowhere in the file), its address outside. */
export type Lien = { page: number; vers: number | null; url: string | null };
export type PageLue = {
	largeur: number;
	hauteur: number;
	/** Pieces of text with their place, from the top left corner of the page, in points. */
	textes: { texte: string; x: number; y: number; corps: number }[];
	roles: string[];
	images: number;
};

type Destination = string | unknown[] | null;

/** What an independent reader finds in a joined file: bookmarks, links, sizes, texts, tags, and what acts by itself. */
export async function readReuni(octets: Uint8Array) {
	const document = await getDocument({
		data: new Uint8Array(octets),
		useSystemFonts: false,
		standardFontDataUrl: POLICES
	}).promise;
	const pages: PageLue[] = [];
	const liens: Lien[] = [];
	for (let numero = 1; numero <= document.numPages; numero += 1) {
		const page = await document.getPage(numero);
		const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
		const { items } = await page.getTextContent();
		const { fnArray } = await page.getOperatorList();
		pages.push({
			largeur: x1 - x0,
			hauteur: y1 - y0,
			textes: items.flatMap((item) =>
				'str' in item && item.str.trim() !== ''
					? [
							{
								texte: item.str,
								x: Number(item.transform[4]) - x0,
								y: y1 - Number(item.transform[5]),
								corps: item.height
							}
						]
					: []
			),
			roles: roles(await page.getStructTree()),
			images: fnArray.filter((ordre) => ordre === OPS.paintImageXObject).length
		});
		for (const annot of (await page.getAnnotations()) as Annotation[]) {
			if (annot.subtype !== 'Link') continue;
			liens.push({
				page: numero,
				vers: annot.dest ? await pageVisee(document, annot.dest) : null,
				url: annot.unsafeUrl ?? annot.url ?? null
			});
		}
	}
	const lu = {
		pages,
		liens,
		signets: await signets(document, (await document.getOutline()) as Noeud[] | null),
		actif: {
			scripts: await document.getJSActions(),
			ouverture: await document.getOpenAction(),
			joints: await document.getAttachments(),
			champs: await document.getFieldObjects()
		},
		calques: [...(await document.getOptionalContentConfig())].map(([, calque]) => Boolean(calque.visible))
	};
	await document.loadingTask.destroy();
	return lu;
}

type Annotation = { subtype: string; dest?: Destination; url?: string; unsafeUrl?: string };
type Noeud = { title: string; dest: Destination; items: Noeud[] };

async function pageVisee(document: PDFDocumentProxy, dest: Destination): Promise<number | null> {
	const explicite = typeof dest === 'string' ? await document.getDestination(dest) : dest;
	const ref: unknown = explicite?.[0];
	if (typeof ref !== 'object' || ref === null) return null;
	return 1 + (await document.getPageIndex(ref as { num: number; gen: number }));
}

async function signets(document: PDFDocumentProxy, noeuds: Noeud[] | null): Promise<Signet[]> {
	return Promise.all(
		(noeuds ?? []).map(async ({ title, dest, items }) => ({
			titre: title,
			page: (await pageVisee(document, dest)) ?? 0,
			enfants: await signets(document, items)
		}))
	);
}

function roles(noeud: unknown): string[] {
	if (typeof noeud !== 'object' || noeud === null) return [];
	const role = 'role' in noeud && typeof noeud.role === 'string' ? [noeud.role] : [];
	const enfants = 'children' in noeud && Array.isArray(noeud.children) ? noeud.children : [];
	return [...role, ...enfants.flatMap(roles)];
}

/** Every byte of a PDF as text, its compressed streams opened: what hides in a stream of objects is seen too. */
export function enClair(octets: Uint8Array): string {
	const tout = Buffer.from(octets);
	const textes = [tout.toString('latin1')];
	for (let debut = tout.indexOf('stream'); debut >= 0; debut = tout.indexOf('stream', debut + 6)) {
		const saut = tout[debut + 6] === 0x0d ? 2 : 1;
		try {
			textes.push(inflateSync(tout.subarray(debut + 6 + saut), { finishFlush: 2 }).toString('latin1'));
		} catch {
			// Not a compressed stream: its bytes are already in the text.
		}
	}
	return textes.join('\n');
}
