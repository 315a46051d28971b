import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Administrateur, Agent, Delegue } from '#lib/server/acteurs.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { tactique as tactiqueTable } from '#lib/server/db/schema-contestation.ts';
import { createDossier } from '#lib/server/dossiers.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { chooseTactique, tactiqueDeLaSection, tactiqueDuDossier } from '#lib/server/tactiques.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte, dossierAvec, PRIVE } from '../support/dossier.ts';
import { insertCompte, insertFirstAdministrateur, insertMandat, insertSection } from '../support/rows.ts';

const op = () => randomUUID();
const CONSEIL = 'On garde les chiffres du service pour la séance.';
const RESERVE = { choix: 'reserve', explication: CONSEIL } as const;

async function scene(ctx: TestContext) {
	const national: Administrateur = {
		kind: 'administrateur',
		compteId: await insertFirstAdministrateur(ctx)
	};
	const section = async (nom: string) => {
		const { sectionId, serviceId } = await insertSection(ctx, national.compteId, nom);
		const membre = async (role: 'administrateur' | 'delegue') => {
			const compteId = await insertCompte(ctx);
			await insertMandat(ctx, national.compteId, { compteId, sectionId, role });
			return compteId;
		};
		const chef: Administrateur = { kind: 'administrateur', compteId: await membre('administrateur') };
		const delegue: Delegue = { kind: 'delegue', compteId: await membre('delegue') };
		return { id: sectionId, serviceId, chef, delegue };
	};
	return { ici: await section('Section de la tactique'), ailleurs: await section('Section d’à côté') };
}
const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => scene(ctx));
type Section = Awaited<ReturnType<typeof scene>>['ici'];

/** A dossier in a section, followed. */
async function agentDe(ctx: TestContext, { id: sectionId, serviceId, chef }: Section) {
	const agent: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
	const lien = { serviceId, usagesMax: 5, expireLe: ctx.today().add({ days: 30 }) };
	const { jeton } = accepte(await createInvitation(ctx, chef, sectionId, lien, op()));
	const nouveau = { ...PRIVE, consentement: 'suivi', nom: 'Camille Petit', invitation: jeton } as const;
	const { id } = accepte(await createDossier(ctx, agent, nouveau, op()));
	return { agent, id };
}

/** What the section says now, or an earlier version of it. */
const versionDe = async (ctx: TestContext, { id, chef }: Section) =>
	(await tactiqueDeLaSection(ctx, chef, id)).version;

describe('la tactique d’une section', () => {
	test('choisie, elle se lit dans le dossier de ses agents et chez qui les suit, puis change', async ({
		ctx,
		scene: { ici }
	}) => {
		const { agent, id } = await agentDe(ctx, ici);
		expect(await tactiqueDuDossier(ctx, agent, id)).toBeNull();
		accepte(await chooseTactique(ctx, ici.chef, ici.id, { ...RESERVE, version: 0 }, op()));
		const lue = { ...RESERVE, section: 'Section de la tactique' };
		expect(await tactiqueDuDossier(ctx, agent, id)).toEqual(lue);
		expect(await tactiqueDuDossier(ctx, ici.delegue, id)).toEqual(lue);
		const tout = { choix: 'tout', explication: 'Tout de suite.', version: 1 } as const;
		accepte(await chooseTactique(ctx, ici.chef, ici.id, tout, op()));
		expect(await tactiqueDuDossier(ctx, agent, id)).toMatchObject({ choix: 'tout' });
		expect(await versionDe(ctx, ici)).toBe(2);
	});

	test('deux personnes à la fois : la seconde est prévenue, rien n’est écrasé', async ({
		ctx,
		scene: { ici }
	}) => {
		const version = await versionDe(ctx, ici);
		accepte(await chooseTactique(ctx, ici.chef, ici.id, { ...RESERVE, version }, op()));
		const autre = { choix: 'tout', explication: 'Autre', version } as const;
		expect(await chooseTactique(ctx, ici.chef, ici.id, autre, op())).toMatchObject({
			ok: false,
			refus: { code: 'change-entre-temps' }
		});
		expect((await tactiqueDeLaSection(ctx, ici.chef, ici.id)).tactique).toEqual(RESERVE);
	});

	test('le même formulaire deux fois n’écrit qu’une fois', async ({ ctx, scene: { ici } }) => {
		const version = await versionDe(ctx, ici);
		const opId = op();
		accepte(await chooseTactique(ctx, ici.chef, ici.id, { ...RESERVE, version }, opId));
		accepte(await chooseTactique(ctx, ici.chef, ici.id, { ...RESERVE, version }, opId));
		expect(await versionDe(ctx, ici)).toBe(version + 1);
	});

	test('une explication absente ou trop longue est refusée', async ({ ctx, scene: { ici } }) => {
		const version = await versionDe(ctx, ici);
		for (const explication of ['', 'a'.repeat(2001)]) {
			const refusee = await chooseTactique(ctx, ici.chef, ici.id, { ...RESERVE, explication, version }, op());
			expect(refusee).toMatchObject({ ok: false, refus: { champ: 'explication' } });
		}
	});

	test('l’agent d’une autre section, ou sans section, n’en voit rien', async ({
		ctx,
		scene: { ici, ailleurs }
	}) => {
		const sien = await agentDe(ctx, ici);
		const autre = await agentDe(ctx, ailleurs);
		expect(await tactiqueDuDossier(ctx, autre.agent, autre.id)).toBeNull();
		await expect(tactiqueDuDossier(ctx, autre.agent, sien.id)).rejects.toMatchObject({
			code: 'introuvable'
		});
		const seul: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
		const prive = await dossierAvec(ctx, seul);
		expect(await tactiqueDuDossier(ctx, seul, prive.id)).toBeNull();
		const lignes = await asActor(ctx.db, autre.agent, (tx) =>
			tx.select({ sectionId: tactiqueTable.sectionId }).from(tactiqueTable)
		);
		expect(lignes).toEqual([]);
	});

	test('l’administrateur et le délégué d’une autre section ne la lisent ni ne la changent', async ({
		ctx,
		scene: { ici, ailleurs }
	}) => {
		await expect(tactiqueDeLaSection(ctx, ailleurs.chef, ici.id)).rejects.toMatchObject({
			code: 'introuvable'
		});
		const volee = chooseTactique(ctx, ailleurs.chef, ici.id, { ...RESERVE, version: 0 }, op());
		await expect(volee).rejects.toMatchObject({ code: 'introuvable' });
		const { id } = await agentDe(ctx, ici);
		await expect(tactiqueDuDossier(ctx, ailleurs.delegue, id)).rejects.toMatchObject({ code: 'introuvable' });
	});

	test('rien de ce qui est écrit n’est en clair dans la base', async ({ ctx, scene: { ici } }) => {
		const version = await versionDe(ctx, ici);
		accepte(await chooseTactique(ctx, ici.chef, ici.id, { ...RESERVE, version }, op()));
		const rows = await ctx.owner<{ contenu: Buffer }[]>`select contenu from tactique`;
		expect(rows.length).toBeGreaterThan(0);
		for (const { contenu } of rows) {
			const lisible = contenu.toString('latin1');
			expect(lisible).not.toContain(Buffer.from(CONSEIL).toString('latin1'));
			expect(lisible).not.toContain('reserve');
		}
	});
});
