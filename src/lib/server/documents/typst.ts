import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { racineDuProjet } from '#lib/server/racine.ts';

/** What a page template reads. `imprimer` is applied to every string that will be drawn. */
export type Donnees = (imprimer: (texte: string) => string) => Record<string, unknown>;

/** The templates of this folder. */
const MODELES = {
	courrier: 'courrier.typ',
	feuillet: 'feuillet.typ',
	papier: 'papier.typ',
	tract: 'tract.typ'
} as const;
type ModeleDePage = keyof typeof MODELES;

/**
 * Compiles a page template of this folder into a tagged PDF in French: the same bytes on every machine for the same data.
 * PDF/UA-1 whenever the text allows; else an ordinary tagged PDF. A character that none of the bundled fonts can draw is
 * printed as its Unicode number, « [U+4E2D] »: nothing typed disappears.
 */
export function compilePdf(modele: ModeleDePage, donnees: Donnees): Uint8Array {
	const premier = compiler(modele, donnees, new Set());
	if (premier.ok) return premier.octets;
	const second = compiler(modele, donnees, premier.sansGlyphe);
	return second.ok ? second.octets : typst().pdf(source(modele, donnees, premier.sansGlyphe));
}

type Compile = { ok: true; octets: Uint8Array } | { ok: false; sansGlyphe: Set<string> };

function compiler(modele: ModeleDePage, donnees: Donnees, sansGlyphe: Set<string>): Compile {
	try {
		const octets = typst().pdf(source(modele, donnees, sansGlyphe), { pdfStandard: 'ua-1' });
		return { ok: true, octets };
	} catch (cause) {
		const refus = cause instanceof Error ? cause.message : String(cause);
		if (!refus.includes('PDF/UA-1 error')) throw cause;
		return { ok: false, sansGlyphe: glyphesManquants(refus) };
	}
}

/** Characters that the refusal names: « the text `"中"` could not be displayed with font … ». */
function glyphesManquants(refus: string): Set<string> {
	const manquants = new Set<string>();
	for (const [, texte = ''] of refus.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gs)) {
		const lu = texte.replace(/\\+u\{([\da-f]+)\}/gi, (_, hexa: string) =>
			String.fromCodePoint(parseInt(hexa, 16))
		);
		for (const lettre of lu) if (lettre > '\u007f') manquants.add(lettre);
	}
	return manquants;
}

let compilateur: NodeCompiler | undefined;
let rendus = 0;

/** One compiler for the process. Its cache grows with every paper: it is emptied every ten. */
function typst(): NodeCompiler {
	compilateur ??= NodeCompiler.create({
		workspace: dossierDesModeles(),
		fontArgs: [{ fontPaths: polices() }]
	});
	rendus += 1;
	if (rendus % 10 === 0) compilateur.evictCache(10);
	return compilateur;
}

const dossierDesModeles = () => path.join(racineDuProjet(), 'src', 'lib', 'server', 'documents');

function polices(): string[] {
	const require = createRequire(path.join(racineDuProjet(), 'package.json'));
	const famille = path.dirname(require.resolve('@expo-google-fonts/source-serif-4/package.json'));
	return ['400Regular', '400Regular_Italic', '600SemiBold'].map((graisse) => path.join(famille, graisse));
}

const lus = new Map<ModeleDePage, string>();

function source(
	modele: ModeleDePage,
	donnees: Donnees,
	sansGlyphe: Set<string>
): { mainFileContent: string; inputs: Record<string, string> } {
	const mainFileContent =
		lus.get(modele) ?? readFileSync(path.join(dossierDesModeles(), MODELES[modele]), 'utf8');
	lus.set(modele, mainFileContent);
	const contenu = donnees((texte) => imprimable(texte, sansGlyphe));
	return { mainFileContent, inputs: { [modele]: JSON.stringify(contenu) } };
}

/** No French word is longer; a run of wider letters than these would leave the narrowest block of the page. */
const MOT_TROP_LONG = /\S{26,}/gu;

/** Marks what no font draws, and lets an endless word be cut (U+200B) rather than run off the page. */
function imprimable(texte: string, sansGlyphe: Set<string>): string {
	return [...texte.toWellFormed()]
		.map((lettre) =>
			sansGlyphe.has(lettre)
				? `[U+${lettre.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`
				: lettre
		)
		.join('')
		.replace(MOT_TROP_LONG, (mot) => mot.replace(/\S{5}(?=\S)/gu, '$&\u200b'));
}
