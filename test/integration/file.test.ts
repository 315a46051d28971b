import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { debutCherche } from '#lib/domain/participation/recherche.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import type { Consentement } from '#lib/server/db/codes.ts';
import { changeConsentement, createDossier, dossier, joinService } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { recherche } from '#lib/server/keys/keys.ts';
import { refreshDossiers } from '#lib/server/projections.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte, PRIVE } from '../support/dossier.ts';
import { insertCompte, insertFirstAdministrateur } from '../support/rows.ts';
import { sectionDEssai, type SectionDEssai } from '../support/suivi.ts';

const op = () => randomUUID();
const jour = (texte: string) => Temporal.PlainDate.from(texte);
const NOTIFIE = (le: string): Fait => ({ type: 'compte-rendu-notifie', le: jour(le) });

const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => {
	ctx.clock.set('2026-02-12');
	const national = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
	return { national, neuve: (nom: string) => sectionDEssai(ctx, national, nom) };
});

async function rejoint(
	ctx: TestContext,
	{ jeton }: Pick<SectionDEssai, 'jeton'>,
	nom: string,
	consentement: Consentement = 'suivi'
) {
	const agent: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
	const nouveau = { ...PRIVE, consentement, nom, invitation: jeton };
	const { id } = accepte(await createDossier(ctx, agent, nouveau, op()));
	return { agent, id };
}
type Rejoint = Awaited<ReturnType<typeof rejoint>>;

const note = async (ctx: TestContext, { agent, id }: Rejoint, fait: Fait) =>
	accepte(await recordFait(ctx, agent, id, { fait, preuve: null }, op()));

const change = async (
	ctx: TestContext,
	{ agent, id }: Rejoint,
	consentement: Consentement,
	nom: string | null
) => {
	const { version } = await dossier(ctx, agent, id);
	accepte(await changeConsentement(ctx, agent, id, { consentement, nom, version }, op()));
};

const placeDe = async (ctx: TestContext, id: string) =>
	(
		await ctx.owner`select voie, echeance, cible, limite, silence, en_charge as "enCharge", section_id as "sectionId"
			from place_en_file where dossier_id = ${id}`
	)[0];
const motsDe = async (ctx: TestContext, id: string) =>
	(await ctx.owner<{ mot: string }[]>`select mot::text from recherche_mot where dossier_id = ${id}`).map(
		({ mot }) => mot
	);

describe('la place d’un dossier dans la file', () => {
	test('suit ses faits, le jour qui passe et ce que l’agent laisse voir', async ({ ctx, scene }) => {
		const section = await scene.neuve('Place');
		const un = await rejoint(ctx, section, 'Zoé Dupont');
		expect(await placeDe(ctx, un.id)).toMatchObject({ voie: 3, echeance: null, cible: null, enCharge: null });
		await note(ctx, un, NOTIFIE('2026-02-11'));
		const avant = await placeDe(ctx, un.id);
		expect(avant).toMatchObject({ voie: 1, echeance: 2, silence: false });
		await note(ctx, un, { type: 'recours-hierarchique-envoye', le: jour('2026-02-12') });
		await note(ctx, un, { type: 'recours-hierarchique-recu', le: jour('2026-02-12') });
		expect(await placeDe(ctx, un.id)).toMatchObject({ voie: 2, echeance: 6 });
		ctx.clock.set('2026-06-01');
		expect(await refreshDossiers(ctx, section.id)).toEqual([]);
		expect(await placeDe(ctx, un.id)).toMatchObject({ voie: 1 });
		ctx.clock.set('2026-02-12');
		for (const moins of ['compte', 'prive'] as const) {
			await change(ctx, un, moins, moins === 'prive' ? null : 'Zoé');
			expect(await placeDe(ctx, un.id)).toBeUndefined();
			expect(await motsDe(ctx, un.id)).toEqual([]);
			await change(ctx, un, 'suivi', 'Zoé');
			expect(await placeDe(ctx, un.id)).toBeDefined();
		}
	});

	test('un nom se cherche par les débuts de ses mots, autres d’une section à l’autre', async ({
		ctx,
		scene
	}) => {
		const [ici, ailleurs] = [await scene.neuve('Mots d’ici'), await scene.neuve('Mots d’ailleurs')];
		const un = await rejoint(ctx, ici, 'Zoé Dupont-Étienne');
		const attendus = (sectionId: string, ...debuts: string[]) =>
			debuts.map((debut) => recherche(ctx.keys, sectionId, debut).toString()).toSorted();
		const debuts = ['zoe', 'dup', 'dupo', 'dupon', 'dupont', 'eti', 'etie', 'etien', 'etienn'];
		expect((await motsDe(ctx, un.id)).toSorted()).toEqual(attendus(ici.id, ...debuts));
		await change(ctx, un, 'suivi', 'Ana Dup');
		expect((await motsDe(ctx, un.id)).toSorted()).toEqual(attendus(ici.id, 'ana', 'dup'));
		expect(attendus(ici.id, debutCherche('dup'))).not.toEqual(attendus(ailleurs.id, 'dup'));
		const { version } = await dossier(ctx, un.agent, un.id);
		accepte(await joinService(ctx, un.agent, un.id, { invitation: ailleurs.jeton, version }, op()));
		expect((await motsDe(ctx, un.id)).toSorted()).toEqual(attendus(ailleurs.id, 'ana', 'dup'));
		expect(await placeDe(ctx, un.id)).toMatchObject({ sectionId: ailleurs.id });
	});
});
