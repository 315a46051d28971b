import { join } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { racineDuProjet } from '#lib/server/racine.ts';

/** What stands in for the fonts that every reader has, of which the stamps of a dossier make use. */
const POLICES = `${join(racineDuProjet(), 'node_modules', 'pdfjs-dist', 'standard_fonts')}/`;

/** Tags of a page, from the root down; leaves are pieces of content without a tag. */
function roles(noeud: object): string[] {
	const role = 'role' in noeud && typeof noeud.role === 'string' ? [noeud.role] : [];
	const enfants = 'children' in noeud && Array.isArray(noeud.children) ? noeud.children : [];
	return [...role, ...enfants.flatMap((enfant: object) => roles(enfant))];
}

const open = (octets: Uint8Array): Promise<PDFDocumentProxy> =>
	getDocument({
		data: new Uint8Array(octets),
		useSystemFonts: false,
		standardFontDataUrl: POLICES
	}).promise;

/** The page, from 1, that a bookmark or a link leads to; null when it leads nowhere in the file. */
async function pageVisee(document: PDFDocumentProxy, dest: unknown): Promise<number | null> {
	if (!Array.isArray(dest)) return null;
	const [cible] = dest as [Parameters<PDFDocumentProxy['getPageIndex']>[0]];
	return (await document.getPageIndex(cible)) + 1;
}

/** Where the bookmarks and the links of a PDF lead. */
export async function readLiens(octets: Uint8Array) {
	const document = await open(octets);
	const signets = await Promise.all(
		((await document.getOutline()) ?? []).map(async ({ title, dest }) => ({
			titre: title,
			page: await pageVisee(document, dest)
		}))
	);
	const liens: { depuis: number; vers: number | null }[] = [];
	for (let depuis = 1; depuis <= document.numPages; depuis++) {
		const notes: { subtype?: string; dest?: unknown }[] = await (
			await document.getPage(depuis)
		).getAnnotations();
		for (const { subtype, dest } of notes)
			if (subtype === 'Link') liens.push({ depuis, vers: await pageVisee(document, dest) });
	}
	await document.loadingTask.destroy();
	return { signets, liens };
}

/** Reads back the text and the tags of a PDF, as a screen reader would. */
export async function readPdf(octets: Uint8Array) {
	const document = await open(octets);
	const { info, metadata } = await document.getMetadata();
	const pages = await Promise.all(
		Array.from({ length: document.numPages }, async (_, rang) => {
			const page = await document.getPage(rang + 1);
			const contenu = await page.getTextContent();
			const texte = contenu.items
				.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
				.join('');
			const arbre = await page.getStructTree();
			return { texte, roles: arbre ? roles(arbre) : [] };
		})
	);
	const langue = /\/Lang\s*\(([^)]*)\)/.exec(Buffer.from(octets).toString('latin1'))?.[1];
	await document.loadingTask.destroy();
	return {
		pages,
		texte: pages.map((p) => p.texte).join('\n'),
		roles: pages.flatMap((p) => p.roles),
		info: new Map(Object.entries(info)),
		xmp: metadata,
		langue
	};
}

/** Text without the breaks of lines and words that a page adds: hyphens at the end of lines, spaces, cutting points. */
export const compact = (texte: string) => texte.replace(/[-\u2010]\n/g, '').replace(/[\s\u200b\u00ad]+/g, '');
