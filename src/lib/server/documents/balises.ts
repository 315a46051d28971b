import {
	PDFArray,
	PDFDict,
	type PDFDocument,
	PDFHexString,
	PDFName,
	PDFNumber,
	type PDFObject,
	PDFObjectCopier,
	PDFPage,
	PDFPageLeaf,
	PDFRef,
	PDFString
} from '@cantoo/pdf-lib';

const nom = (texte: string) => PDFName.of(texte);

/**
 * The structure tree of a document that grows: the tags of the papers that are added, and one element for each page of an
 * exhibit, are put under the `Document` of the first paper. `ferme` writes the tables that readers go by.
 */
export type Balises = {
	/** Appends the pages of a tagged paper, with its tags. The source is spent by it. */
	ajoutePapier(source: PDFDocument): PDFPage[];
	/** Tags the content marked 0 of a page: `Figure` with its description, or `Div`. */
	ajoutePage(page: PDFPage, description: string | null): void;
	ferme(): void;
};

/** Opens the tags of a document made from a tagged PDF of ours. Throws when it has none. */
export function balises(cible: PDFDocument): Balises {
	const { context } = cible;
	const racine = cible.catalog.lookup(nom('StructTreeRoot'), PDFDict);
	const racineRef = cible.catalog.get(nom('StructTreeRoot'));
	const corps = premierEnfant(racine);
	const parents = new Map(entrees(racine.lookup(nom('ParentTree'))));
	const identifiants = new Map(identifiantsDe(racine));
	let suivant = 1 + Math.max(-1, ...parents.keys());
	let greffes = 0;

	const adopter = (element: PDFRef) => {
		const enfants = corps.dict.lookup(nom('K'));
		if (enfants instanceof PDFArray) enfants.push(element);
		else corps.dict.set(nom('K'), context.obj(enfants ? [enfants, element] : [element]));
	};

	return {
		ajoutePapier(source) {
			greffes += 1;
			const copier = PDFObjectCopier.for(source.context, context);
			const arbre = source.catalog.lookup(nom('StructTreeRoot'), PDFDict);
			const tete = premierEnfant(arbre);
			const decalage = suivant;
			decalerLesPages(source, decalage);
			renommer(source, `d${greffes}`);
			// Its parent would bring the whole foreign tree along.
			tete.dict.delete(nom('P'));
			const corpsCopie = copier.copy(tete.ref);
			const copie = context.lookup(corpsCopie, PDFDict);
			copie.set(nom('P'), corps.ref);
			copie.set(nom('S'), nom('Part'));
			adopter(corpsCopie);
			for (const [cle, valeur] of entrees(arbre.lookup(nom('ParentTree')))) {
				parents.set(cle + decalage, copier.copy(valeur));
				suivant = Math.max(suivant, cle + decalage + 1);
			}
			for (const [cle, valeur] of identifiantsDe(arbre)) identifiants.set(cle, copier.copy(valeur));
			return source.getPages().map((page) => {
				const ref = copier.copy(page.ref);
				return cible.addPage(PDFPage.of(context.lookup(ref) as PDFPageLeaf, ref, cible));
			});
		},
		ajoutePage(page, description) {
			const element = context.register(
				context.obj({
					Type: 'StructElem',
					S: description === null ? 'Div' : 'Figure',
					P: corps.ref,
					Pg: page.ref,
					K: [0],
					...(description === null ? {} : { Alt: PDFHexString.fromText(description) })
				})
			);
			adopter(element);
			page.node.set(nom('StructParents'), PDFNumber.of(suivant));
			parents.set(suivant, context.obj([element]));
			suivant += 1;
		},
		ferme() {
			const nums = [...parents].toSorted(([a], [b]) => a - b);
			const noms = [...identifiants].toSorted(([a], [b]) => (a < b ? -1 : 1));
			racine.set(
				nom('ParentTree'),
				context.obj({ Nums: nums.flatMap(([cle, v]) => [PDFNumber.of(cle), v]) })
			);
			racine.set(nom('ParentTreeNextKey'), PDFNumber.of(suivant));
			racine.set(nom('IDTree'), context.obj({ Names: noms.flatMap(([cle, v]) => [PDFString.of(cle), v]) }));
			if (racineRef) corps.dict.set(nom('P'), racineRef);
		}
	};
}

function premierEnfant(arbre: PDFDict): { ref: PDFRef; dict: PDFDict } {
	const enfants = arbre.lookup(nom('K'));
	const ref = enfants instanceof PDFArray ? enfants.get(0) : arbre.get(nom('K'));
	if (!(ref instanceof PDFRef)) throw new Error('A structure tree without a document element');
	return { ref, dict: arbre.context.lookup(ref, PDFDict) };
}

/** Pairs of a number tree, its branches too. */
function entrees(arbre: PDFObject | undefined): [number, PDFObject][] {
	if (!(arbre instanceof PDFDict)) return [];
	const branches = arbre.lookup(nom('Kids'));
	if (branches instanceof PDFArray)
		return branches.asArray().flatMap((branche) => entrees(arbre.context.lookup(branche)));
	return paires(arbre.lookup(nom('Nums'))).map(([cle, valeur]) => [(cle as PDFNumber).asNumber(), valeur]);
}

function identifiantsDe(racine: PDFDict): [string, PDFObject][] {
	const arbre = racine.lookup(nom('IDTree'));
	const lire = (noeud: PDFObject | undefined): [string, PDFObject][] => {
		if (!(noeud instanceof PDFDict)) return [];
		const branches = noeud.lookup(nom('Kids'));
		if (branches instanceof PDFArray)
			return branches.asArray().flatMap((b) => lire(racine.context.lookup(b)));
		return paires(noeud.lookup(nom('Names'))).map(([cle, valeur]) => [enTexte(cle), valeur]);
	};
	return lire(arbre);
}

function paires(liste: PDFObject | undefined): [PDFObject, PDFObject][] {
	if (!(liste instanceof PDFArray)) return [];
	const elements = liste.asArray();
	return Array.from({ length: elements.length >> 1 }, (_, i) => [elements[2 * i]!, elements[2 * i + 1]!]);
}

const enTexte = (objet: PDFObject): string =>
	objet instanceof PDFString || objet instanceof PDFHexString ? objet.decodeText() : String(objet);

/** The pages and links of a paper are numbered after those that the target already has. */
function decalerLesPages(source: PDFDocument, decalage: number): void {
	const decaler = (dict: PDFDict, cle: string) => {
		const numero = dict.lookup(nom(cle));
		if (numero instanceof PDFNumber) dict.set(nom(cle), PDFNumber.of(numero.asNumber() + decalage));
	};
	for (const page of source.getPages()) {
		decaler(page.node, 'StructParents');
		for (const annot of page.node.Annots()?.asArray() ?? []) {
			decaler(source.context.lookup(annot, PDFDict), 'StructParent');
		}
	}
}

/** Two papers call the head of their first column by the same name: each gets its own. */
function renommer(source: PDFDocument, prefixe: string): void {
	const neuf = (objet: PDFObject) => PDFString.of(`${prefixe}-${enTexte(objet)}`);
	const arbre = source.catalog.lookup(nom('StructTreeRoot'), PDFDict).lookup(nom('IDTree'));
	for (const [, objet] of source.context.enumerateIndirectObjects()) {
		if (!(objet instanceof PDFDict) || String(objet.get(nom('Type'))) !== '/StructElem') continue;
		const identifiant = objet.lookup(nom('ID'));
		if (identifiant) objet.set(nom('ID'), neuf(identifiant));
		for (const attributs of objet.lookupMaybe(nom('A'), PDFArray)?.asArray() ?? []) {
			const entetes = attributs instanceof PDFDict ? attributs.lookup(nom('Headers')) : undefined;
			if (!(entetes instanceof PDFArray)) continue;
			entetes.asArray().forEach((entete, rang) => entetes.set(rang, neuf(entete)));
		}
	}
	renommerLesCles(arbre, neuf);
}

function renommerLesCles(noeud: PDFObject | undefined, neuf: (objet: PDFObject) => PDFObject): void {
	if (!(noeud instanceof PDFDict)) return;
	for (const branche of noeud.lookupMaybe(nom('Kids'), PDFArray)?.asArray() ?? [])
		renommerLesCles(noeud.context.lookup(branche), neuf);
	const noms = noeud.lookupMaybe(nom('Names'), PDFArray);
	noms?.asArray().forEach((objet, rang) => {
		if (rang % 2 === 0) noms.set(rang, neuf(objet));
	});
}
