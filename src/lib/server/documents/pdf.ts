import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { jourEnFrancais } from '#lib/domain/courriers/francais.ts';
import { enClair, type Bloc, type Courrier, type Texte } from '#lib/domain/courriers/modele.ts';
import { racineDuProjet } from '#lib/server/racine.ts';

/**
 * The letter as a tagged PDF in French, the same bytes on every machine for the same letter. PDF/UA-1 whenever its text
 * allows; else an ordinary tagged PDF. A character that none of the bundled fonts can draw is printed as its Unicode number,
 * « [U+4E2D] »: nothing typed disappears.
 */
export function pdf(courrier: Courrier): Uint8Array {
	const premier = compiler(courrier, new Set());
	if (premier.ok) return premier.octets;
	const second = compiler(courrier, premier.sansGlyphe);
	return second.ok ? second.octets : compilerSansNorme(courrier, premier.sansGlyphe);
}

type Compile = { ok: true; octets: Uint8Array } | { ok: false; sansGlyphe: Set<string> };

function compiler(courrier: Courrier, sansGlyphe: Set<string>): Compile {
	try {
		return { ok: true, octets: typst().pdf(source(courrier, sansGlyphe), { pdfStandard: 'ua-1' }) };
	} catch (cause) {
		const refus = cause instanceof Error ? cause.message : String(cause);
		if (!refus.includes('PDF/UA-1 error')) throw cause;
		return { ok: false, sansGlyphe: glyphesManquants(refus) };
	}
}

const compilerSansNorme = (courrier: Courrier, sansGlyphe: Set<string>): Uint8Array =>
	typst().pdf(source(courrier, sansGlyphe));

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

/** One compiler for the process. Its cache grows with every letter: it is emptied every ten. */
function typst(): NodeCompiler {
	compilateur ??= NodeCompiler.create({ workspace: dossierDuModele(), fontArgs: [{ fontPaths: polices() }] });
	rendus += 1;
	if (rendus % 10 === 0) compilateur.evictCache(10);
	return compilateur;
}

const dossierDuModele = () => path.join(racineDuProjet(), 'src', 'lib', 'server', 'documents');

function polices(): string[] {
	const require = createRequire(path.join(racineDuProjet(), 'package.json'));
	const famille = path.dirname(require.resolve('@expo-google-fonts/source-serif-4/package.json'));
	return ['400Regular', '400Regular_Italic', '600SemiBold'].map((graisse) => path.join(famille, graisse));
}

let modele: string | undefined;

function source(
	courrier: Courrier,
	sansGlyphe: Set<string>
): { mainFileContent: string; inputs: Record<string, string> } {
	modele ??= readFileSync(path.join(dossierDuModele(), 'courrier.typ'), 'utf8');
	return { mainFileContent: modele, inputs: { courrier: JSON.stringify(donnees(courrier, sansGlyphe)) } };
}

/** What the page template reads: plain strings only. */
function donnees(courrier: Courrier, sansGlyphe: Set<string>): Record<string, unknown> {
	const imprimer = (texte: string) => imprimable(texte, sansGlyphe);
	const clair = (texte: Texte) => imprimer(enClair(texte));
	const bloc = (b: Bloc) =>
		b.type === 'liste'
			? { type: b.type, elements: b.elements.map(clair) }
			: { type: b.type, texte: clair(b.texte) };
	return {
		titre: courrier.date === null ? 'Lettre' : `Lettre du ${jourEnFrancais(courrier.date)}`,
		expediteur: courrier.expediteur.map(clair),
		destinataire: courrier.destinataire.map(clair),
		lieuEtDate: clair(courrier.lieuEtDate),
		envoi: courrier.envoi === null ? null : imprimer(courrier.envoi),
		objet: clair(courrier.objet),
		blocs: courrier.blocs.map(bloc),
		signatures: courrier.signatures.map(clair),
		piecesJointes: courrier.piecesJointes.map(clair)
	};
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
