import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Agent } from '#lib/server/acteurs.ts';
import { addPiece, contenuDePiece, pieces } from '#lib/server/pieces.ts';
import { test as base } from '../support/database.ts';
import { accepte, dossierAvec } from '../support/dossier.ts';
import { uneImage, uneImageDe, unPdf } from '../support/fichiers.ts';
import { HOSTILES, pdfActif } from '../support/fichiers-hostiles.ts';
import { insertCompte } from '../support/rows.ts';

const test = base.extend('un', { scope: 'file' }, async ({ ctx }) => {
	const qui: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
	return { qui, id: (await dossierAvec(ctx, qui)).id };
});

// Side by side, as they come in life: most of the time of each goes to the start of its program.
describe.concurrent('un fichier hostile reçoit une phrase, et rien n’en est gardé', () => {
	test('il y en a plus de soixante', ({ expect }) => {
		expect(HOSTILES.length).toBeGreaterThan(60);
	});

	for (const [titre, nom, octets, code] of HOSTILES) {
		test(titre, async ({ ctx, un, expect }) => {
			const recu = await addPiece(ctx, un.qui, un.id, { nom, octets: await octets() }, randomUUID());
			expect(recu).toMatchObject({ ok: false, refus: { code, champ: 'fichiers' } });
			if (recu.ok) return;
			// One or a few sentences of ours, in which nothing of the file stands.
			expect(recu.refus.message).toMatch(/^\p{Lu}[\p{L}\p{N}\p{P}\p{Zs}]{20,330}\.$/u);
			if (nom.length > 8) expect(recu.refus.message).not.toContain(nom);
			expect(await pieces(ctx, un.qui, un.id)).toEqual([]);
		});
	}
});

describe('un fichier honnête passe', () => {
	for (const [titre, nom, octets] of [
		['une photo suivie d’un film, comme en font les téléphones', 'IMG_1.jpg', () => uneImageDe(300_000)],
		['une capture sans extension', 'image', () => uneImage('png')],
		['un nom avec une date et des points', 'C.R. du 12.03.2026 (v2.1).pdf', () => unPdf()],
		['un nom en capitales', 'RAPPORT.PDF', () => unPdf()],
		['cinq cents pages', 'long.pdf', () => unPdf({ pages: 500 })],
		['une très petite image', 'point.png', () => uneImage('png', { largeur: 1, hauteur: 1 })]
	] as const) {
		test(titre, async ({ ctx, un }) => {
			accepte(await addPiece(ctx, un.qui, un.id, { nom, octets: await octets() }, randomUUID()));
		});
	}

	test('un PDF qui agit est gardé tel quel, et ce qu’il contient est dit', async ({ ctx, un }) => {
		const octets = await pdfActif();
		expect(Buffer.from(octets).includes('cmd.exe')).toBe(false);
		const fichier = { nom: 'convocation.pdf', octets };
		const { piece } = accepte(await addPiece(ctx, un.qui, un.id, fichier, randomUUID()));
		expect(piece.actifs).toEqual(['script', 'action', 'lancement', 'fichier-joint']);
		const relu = await contenuDePiece(ctx, un.qui, un.id, piece.id);
		expect(Buffer.compare(relu.octets, octets)).toBe(0);
	});
});
