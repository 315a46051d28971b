import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Redacteur } from '#lib/server/acteurs.ts';
import { modele } from '#lib/server/contenu.ts';
import { createEcrit, publishEcrit, type Portee } from '#lib/server/ecrits-rediges.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { avecMots, motsDeSection } from '#lib/server/passages.ts';
import { test, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { compteDe } from '../support/mandats.ts';
import { insertFirstAdministrateur, insertSection } from '../support/rows.ts';

const op = () => randomUUID();

const LETTRE = modele('refus-collectif')!;
const [PASSAGE] = LETTRE.passages;
const CLE = `${LETTRE.code}/${PASSAGE!.code}`;

/** What an agent reads: the words of the passage, and whose they are. */
async function lu(ctx: TestContext, section = ''): Promise<{ texte: string; par: (string | null)[] }> {
	const { modele: dite, repris } = avecMots(LETTRE, await motsDeSection(ctx, { section, employeur: null }));
	return {
		texte: dite.passages.find(({ code }) => code === PASSAGE!.code)!.texte,
		par: repris.map(({ par }) => par)
	};
}

describe('the words of a section in a letter', () => {
	test('the only section there is; among several, the one whose page one comes from; else the union', async ({
		ctx
	}) => {
		const chef = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
		const ecrire = async (portee: Portee, corps: string, paru = true) => {
			const courriel = `${randomUUID()}@exemple.fr`;
			accepte(await addMandat(ctx, chef, portee, { courriel, nom: 'Plume', role: 'redacteur' }, op()));
			const actor: Redacteur = { kind: 'redacteur', compteId: await compteDe(ctx, courriel) };
			const saisie = { titre: PASSAGE!.titre, resume: '', corps, details: {} };
			const { id } = accepte(
				await createEcrit(ctx, actor, { portee, genre: 'passage', cle: CLE }, saisie, op())
			);
			if (paru) accepte(await publishEcrit(ctx, actor, id, null, { vue: 1, opId: op() }));
		};
		const deBase = { texte: PASSAGE!.texte, par: [] };
		expect(await lu(ctx)).toEqual(deBase);

		const ici = await insertSection(ctx, chef.compteId, 'Section d’ici');
		await ecrire(ici.sectionId, 'Nous demandons une réunion de service.');
		const deLaSection = { texte: 'Nous demandons une réunion de service.', par: ['Section d’ici'] };
		expect(await lu(ctx)).toEqual(deLaSection);

		const ailleurs = await insertSection(ctx, chef.compteId, 'Section d’ailleurs');
		await ecrire(ailleurs.sectionId, 'Un brouillon que personne ne lit.', false);
		expect(await lu(ctx)).toEqual(deBase);
		expect(await lu(ctx, ici.sectionId)).toEqual(deLaSection);
		for (const inconnue of [ailleurs.sectionId, randomUUID(), "' or 1=1 --"])
			expect(await lu(ctx, inconnue)).toEqual(deBase);

		await ecrire(null, 'Nous demandons un débat dans chaque service.');
		const deLUnion = { texte: 'Nous demandons un débat dans chaque service.', par: [null] };
		expect(await lu(ctx)).toEqual(deLUnion);
		expect(await lu(ctx, ailleurs.sectionId)).toEqual(deLUnion);
		expect(await lu(ctx, ici.sectionId)).toEqual(deLaSection);
	});
});
