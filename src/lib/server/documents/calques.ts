import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { Copie } from './copie-pdf.ts';

/**
 * The layers of the exhibits (optional content): one that its author hid stays hidden in the assembled file, instead of
 * being shown because nobody says anything about it any more.
 */
export type Calques = { ajoute(source: PDFDocument, copie: Copie): void; ecrit(cible: PDFDocument): void };

const nom = (texte: string) => PDFName.of(texte);

export function calques(): Calques {
	const tous: PDFRef[] = [];
	const caches: PDFRef[] = [];
	return {
		ajoute(source, copie) {
			const proprietes = source.catalog.lookup(nom('OCProperties'));
			if (!(proprietes instanceof PDFDict)) return;
			const reglage = proprietes.lookup(nom('D'));
			const eteints = reglage instanceof PDFDict ? refs(reglage, 'OFF') : [];
			const allumes = reglage instanceof PDFDict ? refs(reglage, 'ON') : [];
			const parDefaut = reglage instanceof PDFDict && String(reglage.lookup(nom('BaseState'))) === '/OFF';
			for (const calque of refs(proprietes, 'OCGs')) {
				const copiee = copie.vers(calque);
				if (!copiee) continue;
				tous.push(copiee);
				if (eteints.includes(calque) || (parDefaut && !allumes.includes(calque))) caches.push(copiee);
			}
		},
		ecrit(cible) {
			if (tous.length === 0) return;
			const { context } = cible;
			const reglage = context.obj({ Order: [], ON: [], OFF: caches });
			cible.catalog.set(nom('OCProperties'), context.obj({ OCGs: tous, D: reglage }));
		}
	};
}

function refs(dict: PDFDict, cle: string): PDFRef[] {
	const liste = dict.lookup(nom(cle));
	return liste instanceof PDFArray ? liste.asArray().filter((objet) => objet instanceof PDFRef) : [];
}
