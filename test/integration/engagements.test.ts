import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import { sendAvis } from '#lib/server/avis.ts';
import { changeConsentement, dossier, joinService } from '#lib/server/dossiers.ts';
import {
	engagementDe,
	engagementsDeLaSection,
	recordEngagement,
	tipEngagements,
	withdrawEngagement
} from '#lib/server/engagements.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { createService } from '#lib/server/services.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';
import { agentDEssai, type AgentDEssai, sectionDEssai } from '../support/suivi.ts';

const op = () => randomUUID();
const SAISON = 2026;
const REFUS: Fait = { type: 'refus-envoye', le: Temporal.PlainDate.from('2026-02-20') };

/** A section of which every test takes a service of its own. */
const test = base.extend('lieu', { scope: 'file' }, async ({ ctx }) => {
	const compteId = await insertFirstAdministrateur(ctx);
	const actor = { kind: 'administrateur', compteId } as const;
	const ici = await sectionDEssai(ctx, actor, 'Ici');
	const ailleurs = await sectionDEssai(ctx, actor, 'Ailleurs');
	const service = async (nom: string, sectionId = ici.id) => {
		const { id } = accepte(
			await createService(ctx, actor, sectionId, { nom, parentId: null, effectif: 30 }, op())
		);
		const nouvelle = { serviceId: id, usagesMax: 500, expireLe: ctx.today().add({ days: 300 }) };
		const { jeton } = accepte(await createInvitation(ctx, actor, sectionId, nouvelle, op()));
		return { id, jeton };
	};
	return { ici, ailleurs, service };
});

type Voulu = { seuil?: number; nom?: string; montrerNom?: boolean; jours?: number };

const engage = async (ctx: TestContext, { agent, dossierId }: AgentDEssai, voulu: Voulu = {}) => {
	const { seuil = 4, montrerNom = false, jours = 30 } = voulu;
	const saisi = { seuil, montrerNom, finLe: ctx.today().add({ days: jours }) };
	return recordEngagement(ctx, agent, dossierId, saisi, op());
};

/** So many agents of a service, each with a pledge. */
async function engages(ctx: TestContext, jeton: string, ...voulus: readonly Voulu[]): Promise<AgentDEssai[]> {
	const uns: AgentDEssai[] = [];
	for (const voulu of voulus) {
		const un = await agentDEssai(ctx, jeton, { consentement: 'compte', nom: voulu.nom ?? 'Alix Martin' });
		accepte(await engage(ctx, un, voulu));
		uns.push(un);
	}
	return uns;
}

const vu = (ctx: TestContext, { agent, dossierId }: AgentDEssai) => engagementDe(ctx, agent, dossierId);

const duService = async (ctx: TestContext, delegue: Delegue, sectionId: string, serviceId: string) =>
	(await engagementsDeLaSection(ctx, delegue, sectionId, SAISON)).find(({ id }) => id === serviceId);

describe('un engagement', () => {
	test('ne dit rien de personne tant que le nombre n’est pas atteint', async ({ ctx, lieu }) => {
		const { id, jeton } = await lieu.service('Sous le nombre');
		const uns = await engages(ctx, jeton, ...Array.from({ length: 4 }, () => ({ montrerNom: true })));
		expect(await tipEngagements(ctx)).toBe(0);
		for (const un of uns)
			expect(await vu(ctx, un)).toMatchObject({
				engagement: { seuil: 4, atteintAt: null, nom: 'Alix Martin' },
				bascule: null,
				noms: []
			});
		expect(await duService(ctx, lieu.ici.delegue, lieu.ici.id, id)).toMatchObject({
			vigie: 4,
			premiere: null,
			noms: []
		});
	});

	test('atteint avec les autres : chacun·e l’apprend aussitôt, les noms sont ceux qui l’ont voulu', async ({
		ctx,
		lieu
	}) => {
		ctx.clock.set('2026-03-02T22:40:00Z');
		const { id, jeton } = await lieu.service('Atteint');
		const uns = await engages(
			ctx,
			jeton,
			{ nom: 'Zoé Bernard', montrerNom: true },
			{ nom: 'Ana Petit', montrerNom: true },
			{},
			{},
			{ seuil: 5 },
			{ seuil: 5 },
			{ seuil: 40 }
		);
		ctx.outbox.length = 0;
		expect(await tipEngagements(ctx)).toBe(6);
		await sendAvis(ctx);
		const prevenus = uns.map(({ courriel }) => ctx.outbox.filter(({ to }) => to === courriel).length);
		expect(prevenus).toEqual([1, 1, 1, 1, 1, 1, 0]);
		expect(ctx.outbox, 'les six, et la personne déléguée').toHaveLength(7);

		const [zoe, , sans] = uns;
		expect(await vu(ctx, zoe!)).toMatchObject({
			engagement: { atteintAt: ctx.now() },
			bascule: { nombre: 5 },
			noms: ['Ana Petit']
		});
		expect((await vu(ctx, sans!)).noms).toEqual(['Ana Petit', 'Zoé Bernard']);
		expect(await vu(ctx, uns.at(-1)!)).toMatchObject({
			engagement: { atteintAt: null },
			bascule: null,
			noms: []
		});
		expect(await duService(ctx, lieu.ici.delegue, lieu.ici.id, id)).toMatchObject({
			vigie: 7,
			papier: 0,
			premiere: { nombre: 5 },
			noms: ['Ana Petit', 'Zoé Bernard']
		});
		expect(await tipEngagements(ctx)).toBe(0);
		ctx.clock.set('2026-03-02');
	});

	test('deux passages au même moment n’en font qu’un', async ({ ctx, lieu }) => {
		const { id, jeton } = await lieu.service('Deux passages');
		await engages(ctx, jeton, {}, {}, {}, {}, {});
		const passages = await Promise.all([tipEngagements(ctx), tipEngagements(ctx)]);
		expect(passages.toSorted()).toEqual([0, 5]);
		const bascules = await ctx.owner`select from bascule where service_id = ${id}`;
		expect(bascules).toHaveLength(1);
	});

	test('les collègues qui ont déjà refusé comptent ; on ne s’engage plus après son refus', async ({
		ctx,
		lieu
	}) => {
		const { jeton } = await lieu.service('Déjà refusé');
		const deja = await Promise.all(
			[1, 2, 3].map(() => agentDEssai(ctx, jeton, { consentement: 'compte', faits: [REFUS] }))
		);
		const [un, autre] = await engages(ctx, jeton, {}, {});
		expect(await engage(ctx, deja[0]!)).toMatchObject({ refus: { code: 'engagement-inutile' } });
		expect(await tipEngagements(ctx)).toBe(2);
		expect((await vu(ctx, un!)).bascule).toMatchObject({ nombre: 5 });
		expect((await vu(ctx, autre!)).possible).toMatchObject({ refus: { code: 'engagement-atteint' } });
	});

	test('qui refuse sans attendre compte une fois', async ({ ctx, lieu }) => {
		const { jeton } = await lieu.service('Sans attendre');
		const [presse] = await engages(ctx, jeton, { seuil: 50 }, {}, {}, {});
		const fait = { fait: REFUS, preuve: null };
		accepte(await recordFait(ctx, presse!.agent, presse!.dossierId, fait, op()));
		expect(await tipEngagements(ctx)).toBe(0);
		await engages(ctx, jeton, {});
		expect(await tipEngagements(ctx)).toBe(5);
	});

	test('se retire tant qu’il n’est pas atteint ; ensuite seul le nom s’efface', async ({ ctx, lieu }) => {
		const { id, jeton } = await lieu.service('Retrait');
		const uns = await engages(ctx, jeton, { montrerNom: true }, {}, {}, {}, {});
		const [premier, deuxieme] = uns as [AgentDEssai, AgentDEssai];
		const retire = ({ agent, dossierId }: AgentDEssai) => withdrawEngagement(ctx, agent, dossierId, op());
		expect(await retire(premier)).toEqual({ ok: true, reste: false });
		expect((await vu(ctx, premier)).engagement).toBeNull();
		expect(await tipEngagements(ctx)).toBe(0);
		expect((await duService(ctx, lieu.ici.delegue, lieu.ici.id, id))?.vigie).toBe(4);

		accepte(await engage(ctx, premier, { montrerNom: true }));
		expect(await tipEngagements(ctx)).toBe(5);
		expect((await vu(ctx, deuxieme)).noms).toEqual(['Alix Martin']);
		expect(await retire(premier)).toEqual({ ok: true, reste: true });
		expect((await vu(ctx, premier)).engagement).toMatchObject({ nom: null, atteintAt: ctx.now() });
		expect((await vu(ctx, deuxieme)).noms).toEqual([]);
	});

	test('change de nombre sans changer de jour ; le même envoi n’en fait pas deux', async ({ ctx, lieu }) => {
		const { jeton } = await lieu.service('Changement');
		const [un] = (await engages(ctx, jeton, {})) as [AgentDEssai];
		const saisi = { seuil: 12, montrerNom: true, finLe: ctx.today().add({ days: 9 }) };
		const opId = op();
		for (const _ of [1, 2]) accepte(await recordEngagement(ctx, un.agent, un.dossierId, saisi, opId));
		expect((await vu(ctx, un)).engagement).toMatchObject({ seuil: 12, nom: 'Alix Martin' });
		expect(await engage(ctx, un, { seuil: 3 })).toMatchObject({ refus: { champ: 'seuil' } });
		expect((await vu(ctx, un)).engagement?.seuil).toBe(12);
	});

	test('s’efface le lendemain de son dernier jour, partout', async ({ ctx, lieu }) => {
		ctx.clock.set('2026-03-02');
		const { id, jeton } = await lieu.service('Terme');
		const [un] = (await engages(ctx, jeton, { jours: 1 })) as [AgentDEssai];
		ctx.clock.set('2026-03-04T08:00:00Z');
		await tipEngagements(ctx);
		expect((await vu(ctx, un)).engagement, 'encore le 3 mars à Papeete').not.toBeNull();
		ctx.clock.set('2026-03-04T20:00:00Z');
		await tipEngagements(ctx);
		expect((await vu(ctx, un)).engagement).toBeNull();
		expect(await duService(ctx, lieu.ici.delegue, lieu.ici.id, id)).toBeUndefined();
		ctx.clock.set('2026-03-02');
	});

	test('ne suit ni qui redevient privé, ni qui change de service ou de section', async ({ ctx, lieu }) => {
		const { id, jeton } = await lieu.service('Départs');
		const [prive, suivi, voisin, parti] = (await engages(ctx, jeton, {}, {}, {}, {})) as [
			AgentDEssai,
			AgentDEssai,
			AgentDEssai,
			AgentDEssai
		];
		const choisit = async ({ agent, dossierId }: AgentDEssai, consentement: 'prive' | 'suivi') => {
			const { version } = await dossier(ctx, agent, dossierId);
			const nom = consentement === 'prive' ? null : 'Alix Martin';
			accepte(await changeConsentement(ctx, agent, dossierId, { consentement, nom, version }, op()));
		};
		const rejoint = async ({ agent, dossierId }: AgentDEssai, invitation: string) => {
			const { version } = await dossier(ctx, agent, dossierId);
			accepte(await joinService(ctx, agent, dossierId, { invitation, version }, op()));
		};
		await choisit(prive, 'prive');
		await choisit(suivi, 'suivi');
		await rejoint(voisin, (await lieu.service('Voisin')).jeton);
		await rejoint(parti, lieu.ailleurs.jeton);
		for (const un of [prive, voisin, parti]) expect((await vu(ctx, un)).engagement).toBeNull();
		expect((await vu(ctx, suivi)).engagement).toMatchObject({ seuil: 4 });
		expect((await duService(ctx, lieu.ici.delegue, lieu.ici.id, id))?.vigie).toBe(1);
		expect(await engage(ctx, prive)).toMatchObject({ refus: { code: 'engagement-prive' } });
		expect(await engage(ctx, parti)).toMatchObject({ refus: { code: 'engagement-sans-service' } });
	});

	test('n’est à personne d’autre', async ({ ctx, lieu }) => {
		const { jeton } = await lieu.service('À quelqu’un');
		const [un, autre] = (await engages(ctx, jeton, {}, {})) as [AgentDEssai, AgentDEssai];
		const vol = { agent: autre.agent, dossierId: un.dossierId, courriel: '' };
		await expect(vu(ctx, vol)).rejects.toMatchObject({ code: 'introuvable' });
		await expect(engage(ctx, vol)).rejects.toMatchObject({ code: 'introuvable' });
		await expect(withdrawEngagement(ctx, vol.agent, vol.dossierId, op())).rejects.toMatchObject({
			code: 'introuvable'
		});
		await expect(
			engagementsDeLaSection(ctx, lieu.ailleurs.delegue, lieu.ici.id, SAISON)
		).rejects.toMatchObject({ code: 'introuvable' });
	});
});
