import { describe, expect, it } from 'vitest';
import { apercu } from '#lib/domain/courriers/courrier.ts';
import type { Texte } from '#lib/domain/courriers/modele.ts';
import { modele } from '#lib/server/contenu.ts';
import type { CourrierFige } from '#lib/server/courriers.ts';
import { papier } from '#lib/server/documents/papier.ts';
import { recepisse } from '#lib/server/recepisse.ts';
import { readPdf } from '../../../test/support/pdf.ts';

const brut = (texte: string): Texte => [{ nature: 'saisi', texte }];

/** A frozen letter with these enclosures, its texts replaced by hand. */
function figee(pieces: string[]): CourrierFige {
	const { courrier } = apercu(modele('relance')!, {});
	return {
		id: 'c1',
		dossierId: 'd1',
		modele: 'relance',
		regime: 'fpe',
		titre: 'Relance',
		figeAt: Temporal.Instant.from('2026-01-19T09:00:00Z'),
		champs: {},
		elements: [],
		pieces: [],
		courrier: {
			...courrier,
			date: '2026-01-19',
			objet: brut('Recours hiérarchique'),
			destinataire: [brut('Madame la Directrice'), brut('12 rue de la République')],
			signatures: [brut('Camille Petit')],
			piecesJointes: pieces.map(brut)
		}
	};
}

const lu = async (pieces: string[], le: string | null) => {
	const octets = papier(recepisse(figee(pieces), le === null ? null : Temporal.PlainDate.from(le)));
	const { texte, pages, roles } = await readPdf(octets);
	return { texte: texte.replace(/\s+/g, ' '), pages: pages.length, roles };
};

describe('le récépissé', () => {
	it('dit quelle lettre, de qui, à qui, avec combien de pièces, et laisse la place de signer', async () => {
		const { texte, pages, roles } = await lu(['Compte rendu', 'Fiche de poste'], null);
		for (const dit of [
			'Camille Petit',
			'Madame la Directrice, 12 rue de la République',
			'Recours hiérarchique',
			'19 janvier 2026',
			'2 pièces',
			'Fiche de poste',
			'Nom et prénom',
			'Qualité',
			'Signature',
			'Cachet du service'
		]) {
			expect(texte).toContain(dit);
		}
		expect(pages).toBe(1);
		expect(roles).toContain('Table');
	});

	it('le jour est laissé à la main, ou imprimé', async () => {
		expect((await lu([], null)).texte).not.toContain('mardi');
		const { texte } = await lu([], '2026-01-20');
		expect(texte).toContain('mardi 20 janvier 2026');
		expect(texte).toContain('Aucune');
	});

	it('cent pièces ne font pas disparaître la signature', async () => {
		const { texte } = await lu(
			Array.from({ length: 100 }, (_, rang) => `Pièce ${rang + 1}`),
			null
		);
		expect(texte).toContain('Pièce 100');
		expect(texte).toContain('Cachet du service');
	});
});
