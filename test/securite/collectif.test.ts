import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { inArray, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { RoleDeMandat } from '#lib/domain/acces/roles.ts';
import type { Administrateur, Delegue } from '#lib/server/acteurs.ts';
import { createCompteTenu, dossierTenu } from '#lib/server/comptes-tenus.ts';
import { asActor, type Actor } from '#lib/server/db/as-actor.ts';
import { fait, invitation } from '#lib/server/db/schema.ts';
import * as t from '#lib/server/db/schema-collectif.ts';
import { avis } from '#lib/server/db/schema-contestation.ts';
import { sendDiffusion } from '#lib/server/diffusions.ts';
import { changeConsentement, changeJoignable, dossier, joinService } from '#lib/server/dossiers.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { addMandat, endMandat } from '#lib/server/mandats.ts';
import { sendMessage } from '#lib/server/messages.ts';
import { addNote } from '#lib/server/notes-de-suivi.ts';
import { takeDossier } from '#lib/server/prises-en-charge.ts';
import { addReponse } from '#lib/server/reponses-types.ts';
import { claimWithCle, proposeCleDeReprise } from '#lib/server/reprises.ts';
import { createService } from '#lib/server/services.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { compteDe } from '../support/mandats.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';
import { type AgentDEssai, agentDEssai, sectionDEssai } from '../support/suivi.ts';

/* The tables of the delegates’ desk, row by row: who sees which, and who writes for whom. */

const op = () => randomUUID();
const OCTETS = Buffer.of(1);
const DENIED = '42501';

/** Values of a column that an actor sees when the query forgets every condition. */
async function visible(ctx: TestContext, actor: Actor, table: string, column: string): Promise<string[]> {
	const rows = await asActor(ctx.db, actor, (tx) =>
		tx.execute<{ id: string }>(
			sql`select distinct ${sql.identifier(column)}::text as id from ${sql.identifier(table)}`
		)
	);
	return rows.map(({ id }) => id).toSorted();
}

/** SQLSTATE of the refusal of a statement; null when it passed. */
async function refusal(act: Promise<unknown>): Promise<string | null> {
	try {
		await act;
		return null;
	} catch (error) {
		const { cause } = error as Error;
		if (cause instanceof Error && 'code' in cause) return String(cause.code);
		throw error;
	}
}

/** Two sections, a delegate of the first whose mandate ended, and agents of the first at each level of consent. */
async function scene(ctx: TestContext) {
	const administrateur = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
	const ici = await sectionDEssai(ctx, administrateur, 'Ici');
	const ailleurs = await sectionDEssai(ctx, administrateur, 'Ailleurs');
	const parti = await ici.autreDelegue();
	accepte(await endMandat(ctx, administrateur, ici.id, parti.mandat, op()));
	return { administrateur, ici, ailleurs, ancien: parti.delegue };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => scene(ctx));

describe('words', () => {
	/** A followed agent who agreed to be written to, with a row of each table around the dossier. */
	async function ecrits(ctx: TestContext, section: { id: string; jeton: string; delegue: Delegue }) {
		const un = await agentDEssai(ctx, section.jeton);
		accepte(await changeJoignable(ctx, un.agent, un.dossierId, { joignable: true, version: 1 }, op()));
		accepte(await sendMessage(ctx, section.delegue, un.dossierId, 'Bonjour', op()));
		accepte(await sendMessage(ctx, un.agent, un.dossierId, 'Merci', op()));
		accepte(await addNote(ctx, section.delegue, un.dossierId, 'Rappeler', op()));
		return un;
	}

	test('an agent sees their own messages, and no note', async ({ ctx, scene: { ici } }) => {
		const [un, autre] = [await ecrits(ctx, ici), await ecrits(ctx, ici)];
		for (const { agent, dossierId } of [un, autre]) {
			expect(await visible(ctx, agent, 'message', 'dossier_id')).toEqual([dossierId]);
			expect(await refusal(visible(ctx, agent, 'note_de_suivi', 'id'))).toBe(DENIED);
			expect(await refusal(visible(ctx, agent, 'reponse_type', 'id'))).toBe(DENIED);
		}
	});

	test('a delegate sees those of the dossiers that follow, in their section, as long as they follow', async ({
		ctx,
		scene: { ici, ailleurs, ancien }
	}) => {
		const un = await ecrits(ctx, ici);
		const vus = async (qui: Delegue) => ({
			message: (await visible(ctx, qui, 'message', 'dossier_id')).includes(un.dossierId),
			note: (await visible(ctx, qui, 'note_de_suivi', 'dossier_id')).includes(un.dossierId)
		});
		expect(await vus(ici.delegue)).toEqual({ message: true, note: true });
		for (const qui of [ailleurs.delegue, ancien])
			expect(await vus(qui)).toEqual({ message: false, note: false });
		const { version } = await dossier(ctx, un.agent, un.dossierId);
		const compte = { consentement: 'compte', nom: 'Camille Petit', version } as const;
		accepte(await changeConsentement(ctx, un.agent, un.dossierId, compte, op()));
		expect(await vus(ici.delegue)).toEqual({ message: false, note: false });
	});

	test('a note stays with the section that wrote it when the dossier goes elsewhere', async ({
		ctx,
		scene: { ici, ailleurs }
	}) => {
		const un = await ecrits(ctx, ici);
		const notes = (qui: Delegue) => visible(ctx, qui, 'note_de_suivi', 'dossier_id');
		const { version } = await dossier(ctx, un.agent, un.dossierId);
		accepte(await joinService(ctx, un.agent, un.dossierId, { invitation: ailleurs.jeton, version }, op()));
		for (const qui of [ici.delegue, ailleurs.delegue]) expect(await notes(qui)).not.toContain(un.dossierId);
		expect(await visible(ctx, ailleurs.delegue, 'dossier', 'id')).toContain(un.dossierId);
	});

	test('nobody writes in the name of the other side, nor to somebody else', async ({
		ctx,
		scene: { ici, ailleurs, ancien }
	}) => {
		const [un, autre] = [await ecrits(ctx, ici), await ecrits(ctx, ici)];
		const ecrire = (qui: Actor, de: { deLAgent: boolean; par: string }, { agent, dossierId }: AgentDEssai) =>
			refusal(
				asActor(ctx.db, qui, (tx) =>
					tx.insert(t.message).values({
						id: randomUUIDv7(),
						dossierId,
						compteId: agent.compteId,
						contenu: OCTETS,
						envoyeAt: ctx.now(),
						...de
					})
				)
			);
		const { compteId } = un.agent;
		const delegueId = ici.delegue.compteId;
		expect(await ecrire(un.agent, { deLAgent: true, par: compteId }, un)).toBe(null);
		expect(await ecrire(ici.delegue, { deLAgent: false, par: delegueId }, un)).toBe(null);
		for (const [qui, de, a] of [
			[un.agent, { deLAgent: false, par: compteId }, un],
			[un.agent, { deLAgent: true, par: delegueId }, un],
			[un.agent, { deLAgent: true, par: compteId }, autre],
			[ici.delegue, { deLAgent: true, par: delegueId }, un],
			[ici.delegue, { deLAgent: false, par: compteId }, un],
			[ailleurs.delegue, { deLAgent: false, par: ailleurs.delegue.compteId }, un],
			[ancien, { deLAgent: false, par: ancien.compteId }, un]
		] as const)
			expect(await ecrire(qui, de, a)).toBe(DENIED);
	});

	test('nobody changes a message, each side reads only for itself, a note is taken off by its author', async ({
		ctx,
		scene: { ici }
	}) => {
		const un = await ecrits(ctx, ici);
		const { delegue: collegue } = await ici.autreDelegue();
		const touche = async (qui: Actor, change: ReturnType<typeof sql>) =>
			(await asActor(ctx.db, qui, (tx) => tx.execute(change))).count;
		const lire = sql`update message set lu_at = now() where dossier_id = ${un.dossierId} and lu_at is null`;
		for (const qui of [un.agent, ici.delegue]) {
			const changer = sql`update message set contenu = '' where dossier_id = ${un.dossierId}`;
			expect(await refusal(touche(qui, changer))).toBe(DENIED);
			expect(await touche(qui, lire)).toBe(1);
		}
		const retirer = sql`update note_de_suivi set retiree_at = now() where dossier_id = ${un.dossierId}`;
		expect(await touche(collegue, retirer)).toBe(0);
		expect(await touche(ici.delegue, retirer)).toBe(1);
	});

	test('saved answers are those of the delegate’s sections', async ({
		ctx,
		scene: { ici, ailleurs, ancien }
	}) => {
		const { id } = accepte(
			await addReponse(ctx, ici.delegue, ici.id, { titre: 'Délai', texte: 'Huit jours.' }, op())
		);
		expect(await visible(ctx, ici.delegue, 'reponse_type', 'id')).toContain(id);
		for (const qui of [ailleurs.delegue, ancien]) {
			expect(await visible(ctx, qui, 'reponse_type', 'id')).not.toContain(id);
			const ajouter = asActor(ctx.db, qui, (tx) =>
				tx.insert(t.reponseType).values({
					id: randomUUIDv7(),
					sectionId: ici.id,
					contenu: OCTETS,
					version: 1,
					majPar: qui.compteId,
					majAt: ctx.now()
				})
			);
			expect(await refusal(ajouter)).toBe(DENIED);
		}
	});

	test('a text reaches those who agreed; one of them sees neither the others nor how many', async ({
		ctx,
		scene: { ici, ailleurs }
	}) => {
		const [un, autre] = [await ecrits(ctx, ici), await ecrits(ctx, ici)];
		const muet = await agentDEssai(ctx, ici.jeton);
		const cible = { sectionId: ici.id, serviceId: null, saison: 2026 };
		const texte = { titre: 'Réunion', texte: 'Lundi.' };
		const { id } = accepte(await sendDiffusion(ctx, ici.delegue, cible, texte, op()));
		for (const { agent } of [un, autre]) {
			expect(await visible(ctx, agent, 'diffusion', 'id')).toEqual([id]);
			expect(await visible(ctx, agent, 'diffusion_destinataire', 'compte_id')).toEqual([agent.compteId]);
			for (const colonne of ['destinataires', 'par'])
				expect(await refusal(visible(ctx, agent, 'diffusion', colonne)), colonne).toBe(DENIED);
		}
		expect(await visible(ctx, muet.agent, 'diffusion', 'id')).toEqual([]);
		expect(await visible(ctx, ailleurs.delegue, 'diffusion', 'id')).not.toContain(id);
		const adresser = (qui: Delegue, compteId: string) =>
			refusal(
				asActor(ctx.db, qui, (tx) => tx.insert(t.diffusionDestinataire).values({ diffusionId: id, compteId }))
			);
		expect(await adresser(ici.delegue, muet.agent.compteId)).toBe(DENIED);
		expect(await adresser(ailleurs.delegue, un.agent.compteId)).toBe(DENIED);
	});

	test('a mail is asked for those alone whom one has a reason to write to', async ({
		ctx,
		scene: { ici, ailleurs }
	}) => {
		const compte = await agentDEssai(ctx, ici.jeton, { consentement: 'compte' });
		const demander = (qui: Actor, compteId: string, immediat = false) =>
			refusal(
				asActor(ctx.db, qui, (tx) =>
					tx
						.insert(avis)
						.values({ id: randomUUIDv7(), compteId, demandeAt: ctx.now(), etat: 1, essais: 0, immediat })
						.onConflictDoNothing()
				)
			);
		const { agent, dossierId } = compte;
		expect(await demander(ici.delegue, agent.compteId)).toBe(DENIED);
		accepte(await changeJoignable(ctx, agent, dossierId, { joignable: true, version: 1 }, op()));
		expect(await demander(ici.delegue, agent.compteId)).toBe(null);
		expect(await demander(ici.delegue, agent.compteId, true)).toBe(DENIED);
		expect(await demander(ailleurs.delegue, agent.compteId)).toBe(DENIED);
		expect(await demander(agent, ici.delegue.compteId)).toBe(DENIED);
		const { delegue: collegue } = await ici.autreDelegue();
		expect(await demander(ici.delegue, collegue.compteId)).toBe(DENIED);
	});
});

describe('the queue', () => {
	const ligne = (
		ctx: TestContext,
		un: AgentDEssai,
		section: { id: string },
		qui: Delegue,
		par = qui.compteId
	) => ({
		id: randomUUIDv7(),
		dossierId: un.dossierId,
		compteId: un.agent.compteId,
		sectionId: section.id,
		delegueId: qui.compteId,
		par,
		depuisAt: ctx.now()
	});

	test('a delegate sees the lines of their section, an agent their own, nobody else any', async ({
		ctx,
		scene: { ici, ailleurs, ancien }
	}) => {
		const [un, autre] = [await agentDEssai(ctx, ici.jeton), await agentDEssai(ctx, ici.jeton)];
		accepte(await takeDossier(ctx, ici.delegue, un.dossierId, op()));
		for (const table of ['place_en_file', 'recherche_mot']) {
			const vus = (qui: Actor) => visible(ctx, qui, table, 'dossier_id');
			expect(await vus(ici.delegue)).toEqual(expect.arrayContaining([un.dossierId, autre.dossierId]));
			expect(await vus(un.agent)).toEqual([un.dossierId]);
			for (const qui of [ailleurs.delegue, ancien]) expect(await vus(qui)).not.toContain(un.dossierId);
			expect(await refusal(vus({ kind: 'figures' }))).toBe(DENIED);
		}
		expect(await visible(ctx, un.agent, 'prise_en_charge', 'dossier_id')).toEqual([un.dossierId]);
		expect(await visible(ctx, autre.agent, 'prise_en_charge', 'dossier_id')).toEqual([]);
		// The note of a hand-over is not the agent’s to read, nor who wrote it.
		for (const column of ['note', 'par'])
			expect(await refusal(visible(ctx, un.agent, 'prise_en_charge', column))).toBe(DENIED);
		for (const qui of [ailleurs.delegue, ancien])
			expect(await visible(ctx, qui, 'prise_en_charge', 'dossier_id')).not.toContain(un.dossierId);
	});

	test('a dossier is taken in one’s own name, for a delegate of its section, while it is followed', async ({
		ctx,
		scene: { ici, ailleurs, ancien }
	}) => {
		const ecrire = (qui: Actor, row: ReturnType<typeof ligne>) =>
			refusal(asActor(ctx.db, qui, (tx) => tx.insert(t.priseEnCharge).values(row)));
		const un = await agentDEssai(ctx, ici.jeton);
		const compte = await agentDEssai(ctx, ici.jeton, { consentement: 'compte' });
		for (const [qui, row] of [
			[ailleurs.delegue, ligne(ctx, un, ici, ailleurs.delegue)],
			[ailleurs.delegue, ligne(ctx, un, ailleurs, ailleurs.delegue)],
			[ici.delegue, ligne(ctx, un, ici, ailleurs.delegue, ici.delegue.compteId)],
			[ici.delegue, ligne(ctx, un, ici, ancien, ici.delegue.compteId)],
			[ici.delegue, ligne(ctx, un, ici, ici.delegue, ancien.compteId)],
			[ici.delegue, ligne(ctx, compte, ici, ici.delegue)],
			[ancien, ligne(ctx, un, ici, ici.delegue, ancien.compteId)],
			[un.agent, ligne(ctx, un, ici, ici.delegue, un.agent.compteId)]
		] as const)
			expect(await ecrire(qui, row)).toBe(DENIED);
		expect(await ecrire(ici.delegue, ligne(ctx, un, ici, ici.delegue))).toBe(null);
	});

	test('what a delegate opened, and their absences, are their own to write', async ({
		ctx,
		scene: { ici, ailleurs, ancien }
	}) => {
		const un = await agentDEssai(ctx, ici.jeton);
		const { delegue: collegue } = await ici.autreDelegue();
		const lue = (qui: Delegue, delegueId: string) =>
			refusal(
				asActor(ctx.db, qui, (tx) =>
					tx.insert(t.lectureDelegue).values({
						delegueId,
						dossierId: un.dossierId,
						compteId: un.agent.compteId,
						lueAt: ctx.now()
					})
				)
			);
		expect(await lue(ici.delegue, ici.delegue.compteId)).toBe(null);
		expect(await lue(ici.delegue, collegue.compteId)).toBe(DENIED);
		for (const qui of [ailleurs.delegue, ancien]) expect(await lue(qui, qui.compteId)).toBe(DENIED);
		expect(await visible(ctx, collegue, 'lecture_delegue', 'delegue_id')).toEqual([]);

		const absent = (qui: Delegue, absentId: string, relaisId: string | null) =>
			refusal(
				asActor(ctx.db, qui, (tx) =>
					tx.insert(t.relais).values({
						id: randomUUIDv7(),
						sectionId: ici.id,
						absentId,
						relaisId,
						duLe: ctx.today(),
						auLe: ctx.today(),
						creeAt: ctx.now()
					})
				)
			);
		const soi = ici.delegue.compteId;
		expect(await absent(ici.delegue, soi, collegue.compteId)).toBe(null);
		expect(await absent(ici.delegue, soi, null)).toBe(null);
		expect(await absent(ici.delegue, collegue.compteId, soi)).toBe(DENIED);
		expect(await absent(ici.delegue, soi, ancien.compteId)).toBe(DENIED);
		expect(await absent(ici.delegue, soi, ailleurs.delegue.compteId)).toBe(DENIED);
		for (const qui of [ailleurs.delegue, ancien]) {
			expect(await absent(qui, qui.compteId, null)).toBe(DENIED);
			expect(await visible(ctx, qui, 'relais', 'absent_id')).toEqual([]);
		}
		const efface = async (qui: Delegue) =>
			(await asActor(ctx.db, qui, (tx) => tx.execute(sql`delete from relais`))).count;
		expect([await efface(collegue), await efface(ailleurs.delegue), await efface(ici.delegue)]).toEqual([
			0, 0, 2
		]);
	});
});

describe('pledges', () => {
	const engage = (
		ctx: TestContext,
		qui: Actor,
		un: AgentDEssai,
		lieu: { sectionId: string; serviceId: string }
	) =>
		refusal(
			asActor(ctx.db, qui, (tx) =>
				tx.insert(t.engagement).values({
					...lieu,
					dossierId: un.dossierId,
					compteId: un.agent.compteId,
					saison: 2026,
					consentement: 2,
					contenu: OCTETS,
					nom: OCTETS,
					creeLe: ctx.today(),
					finLe: ctx.today()
				})
			)
		);

	/** A service of a section, with an invitation to it. */
	async function service(ctx: TestContext, administrateur: Administrateur, sectionId: string) {
		const saisi = { nom: `Service ${op()}`, parentId: null, effectif: null };
		const { id: serviceId } = accepte(await createService(ctx, administrateur, sectionId, saisi, op()));
		const nouvelle = { serviceId, usagesMax: 50, expireLe: ctx.today().add({ days: 30 }) };
		const { jeton } = accepte(await createInvitation(ctx, administrateur, sectionId, nouvelle, op()));
		return { jeton, lieu: { sectionId, serviceId } };
	}

	const noms = (ctx: TestContext, qui: Actor, serviceId: string) =>
		asActor(ctx.db, qui, async (tx) => {
			const rows = await tx.execute<{ id: string }>(
				sql`select dossier_id::text as id from vigie_noms_engages(${serviceId}, 2026)`
			);
			return rows.map(({ id }) => id).toSorted();
		});

	test('only the agent and the worker see a pledge; what is reached is for those reached and their delegates', async ({
		ctx,
		scene: { administrateur, ici, ailleurs, ancien }
	}) => {
		const { jeton, lieu } = await service(ctx, administrateur, ici.id);
		const [un, autre, dehors] = [
			await agentDEssai(ctx, jeton),
			await agentDEssai(ctx, jeton),
			await agentDEssai(ctx, jeton)
		];
		expect(await engage(ctx, autre.agent, un, lieu)).toBe(DENIED);
		expect(await engage(ctx, ici.delegue, un, lieu)).toBe(DENIED);
		for (const qui of [un, autre, dehors]) expect(await engage(ctx, qui.agent, qui, lieu)).toBe(null);
		for (const { agent, dossierId } of [un, autre])
			expect(await visible(ctx, agent, 'engagement', 'dossier_id')).toEqual([dossierId]);
		for (const qui of [ici.delegue, ailleurs.delegue, ancien, administrateur])
			expect(await refusal(visible(ctx, qui, 'engagement', 'dossier_id'))).toBe(DENIED);
		for (const qui of [un.agent, ici.delegue]) expect(await noms(ctx, qui, lieu.serviceId)).toEqual([]);

		const atteints = [un.dossierId, autre.dossierId].toSorted();
		await asActor(ctx.db, { kind: 'worker' }, async (tx) => {
			await tx.insert(t.bascule).values({ ...lieu, saison: 2026, nombre: 5, at: ctx.now() });
			await tx
				.update(t.engagement)
				.set({ atteintAt: ctx.now() })
				.where(inArray(t.engagement.dossierId, atteints));
		});
		for (const qui of [un.agent, ici.delegue]) {
			expect(await noms(ctx, qui, lieu.serviceId)).toEqual(atteints);
			expect(await visible(ctx, qui, 'bascule', 'service_id')).toEqual([lieu.serviceId]);
		}
		for (const qui of [dehors.agent, ailleurs.delegue, ancien]) {
			expect(await noms(ctx, qui, lieu.serviceId)).toEqual([]);
			expect(await visible(ctx, qui, 'bascule', 'service_id')).toEqual([]);
		}
		expect(await refusal(noms(ctx, { kind: 'public' }, lieu.serviceId))).toBe(DENIED);
	});

	test('an agent reaches nothing by themselves, and takes away their own alone', async ({
		ctx,
		scene: { administrateur, ici }
	}) => {
		const { jeton, lieu } = await service(ctx, administrateur, ici.id);
		const [un, autre] = [await agentDEssai(ctx, jeton), await agentDEssai(ctx, jeton)];
		for (const qui of [un, autre]) expect(await engage(ctx, qui.agent, qui, lieu)).toBe(null);
		const atteindre = asActor(ctx.db, un.agent, (tx) =>
			tx.update(t.engagement).set({ atteintAt: ctx.now() })
		);
		expect(await refusal(atteindre)).toBe(DENIED);
		const ecrire = asActor(ctx.db, un.agent, (tx) =>
			tx.insert(t.bascule).values({ ...lieu, saison: 2026, nombre: 5, at: ctx.now() })
		);
		expect(await refusal(ecrire)).toBe(DENIED);
		await asActor(ctx.db, un.agent, (tx) => tx.delete(t.engagement));
		expect(await visible(ctx, autre.agent, 'engagement', 'dossier_id')).toEqual([autre.dossierId]);
	});
});

describe('roles', () => {
	const mandate = async (ctx: TestContext, scene: Scene, portee: string | null, role: RoleDeMandat) => {
		const courriel = `${role}.${randomUUID()}@exemple.fr`;
		accepte(await addMandat(ctx, scene.administrateur, portee, { courriel, nom: 'Alix', role }, op()));
		return compteDe(ctx, courriel);
	};

	test('elected members read no queue, no figure, and no dossier that is not on a sitting', async ({
		ctx,
		scene
	}) => {
		await agentDEssai(ctx, scene.ici.jeton);
		for (const portee of [scene.ici.id, null]) {
			const elu = { kind: 'elu', compteId: await mandate(ctx, scene, portee, 'elu') } as const;
			for (const table of ['dossier', 'fait', 'courrier', 'piece', 'recours', 'cap_passage'])
				expect(await visible(ctx, elu, table, 'compte_id'), table).toEqual([]);
			expect(await visible(ctx, elu, 'mandat', 'compte_id')).toEqual([elu.compteId]);
			for (const table of ['participation', 'compteur', 'place_en_file', 'effectif', 'effectif_branche'])
				expect(await refusal(visible(ctx, elu, table, 'section_id')), table).toBe(DENIED);
		}
		for (const { id } of [scene.ici, scene.ailleurs]) {
			const saisi = { nom: `Bureau ${randomUUID()}`, parentId: null, effectif: 30 };
			accepte(await createService(ctx, scene.administrateur, id, saisi, op()));
		}
		const local = { kind: 'elu', compteId: await mandate(ctx, scene, scene.ici.id, 'elu') } as const;
		expect(await visible(ctx, local, 'service', 'section_id')).toEqual([scene.ici.id]);
		const national = { kind: 'elu', compteId: await mandate(ctx, scene, null, 'elu') } as const;
		expect(await visible(ctx, national, 'service', 'section_id')).toEqual(
			[scene.ici.id, scene.ailleurs.id].toSorted()
		);
	});

	test('an editor changes how to reach their sections: no other, and nothing else of them', async ({
		ctx,
		scene
	}) => {
		const compteId = await mandate(ctx, scene, scene.ici.id, 'redacteur');
		const redacteur = { kind: 'redacteur', compteId } as const;
		expect(await visible(ctx, redacteur, 'section', 'id')).toEqual([scene.ici.id]);
		const ecrit = async (requete: ReturnType<typeof sql>) =>
			(await asActor(ctx.db, redacteur, (tx) => tx.execute(requete))).count;
		expect(await ecrit(sql`update section set telephone = '01'`)).toBe(1);
		for (const colonne of ['nom', 'employeur'])
			expect(
				await refusal(ecrit(sql`update section set ${sql.identifier(colonne)} = 'autre'`)),
				colonne
			).toBe(DENIED);
	});

	test('a mandate that ended, or of another role, opens nothing', async ({ ctx, scene }) => {
		const lecteur = await mandate(ctx, scene, null, 'lecteur');
		for (const compteId of [lecteur, scene.ancien.compteId]) {
			expect(await visible(ctx, { kind: 'redacteur', compteId }, 'section', 'id')).toEqual([]);
			expect(await visible(ctx, { kind: 'elu', compteId }, 'cap_session', 'id')).toEqual([]);
			expect(await visible(ctx, { kind: 'administrateur', compteId }, 'effectif', 'section_id')).toEqual([]);
		}
	});

	test('counters and head counts are read by the delegates of the section, and written by no role', async ({
		ctx,
		scene: { ici, ailleurs, administrateur }
	}) => {
		await agentDEssai(ctx, ici.jeton);
		const saisi = { nom: `Neuf ${randomUUID()}`, parentId: null, effectif: 30 };
		accepte(await createService(ctx, administrateur, ici.id, saisi, op()));
		for (const table of ['compteur', 'effectif', 'effectif_branche']) {
			expect(await visible(ctx, ici.delegue, table, 'section_id'), table).toEqual([ici.id]);
			expect(await visible(ctx, ailleurs.delegue, table, 'section_id'), table).not.toContain(ici.id);
		}
		for (const qui of [ici.delegue, administrateur, { kind: 'worker' }] as const)
			expect(
				await refusal(asActor(ctx.db, qui, (tx) => tx.execute(sql`update compteur set nombre = 0`))),
				qui.kind
			).toBe(DENIED);
	});
});

describe('accounts that a delegate keeps', () => {
	const tenir = async (ctx: TestContext, { id, delegue }: { id: string; delegue: Delegue }) => {
		const au = ctx.today();
		const { compteId, remis } = accepte(
			await createCompteTenu(
				ctx,
				delegue,
				id,
				{
					nom: 'Alix Martin',
					employeur: 'dgfip',
					statut: 'titulaire',
					zone: 'metropole',
					saison: au.year,
					consentement: 'suivi',
					serviceId: null,
					accord: 'telephone',
					accordLe: au,
					dit: null
				},
				op()
			)
		);
		const un = await dossierTenu(ctx, delegue, compteId);
		return { compteId, dossierId: un.id, code: remis?.code ?? '' };
	};
	const VISITEUR = { navigateur: undefined, appareil: undefined, adresse: '192.0.2.9' };
	const change = (ctx: TestContext, qui: Actor, compteId: string, quoi: ReturnType<typeof sql>) =>
		refusal(
			asActor(ctx.db, qui, async (tx) => {
				const rows = await tx.execute(
					sql`update compte_tenu set ${quoi} where compte_id = ${compteId} returning compte_id`
				);
				if (rows.length === 0)
					throw new Error('', { cause: Object.assign(new Error(), { code: 'nothing' }) });
			})
		);

	test('are seen by the delegates of the section until they are taken over, then by their owner', async ({
		ctx,
		scene: { administrateur, ici, ailleurs, ancien }
	}) => {
		const { compteId, code } = await tenir(ctx, ici);
		const voit = async (qui: Actor) =>
			(await visible(ctx, qui, 'compte_tenu', 'compte_id')).includes(compteId);
		expect(await voit(ici.delegue)).toBe(true);
		for (const qui of [ailleurs.delegue, ancien]) expect(await voit(qui)).toBe(false);
		expect(await refusal(voit(administrateur))).toBe(DENIED);
		const { cle, preuve } = accepte(await proposeCleDeReprise(ctx, code, VISITEUR));
		accepte(await claimWithCle(ctx, { code, cle, preuve, appareilPersonnel: false }, VISITEUR));
		expect(await voit(ici.delegue)).toBe(false);
		expect(await voit({ kind: 'agent', compteId })).toBe(true);
		const hash = visible(ctx, { kind: 'agent', compteId }, 'compte_tenu', 'code_hash');
		expect(await refusal(hash)).toBe(DENIED);
	});

	test('are changed by whoever keeps them, and by nobody else', async ({
		ctx,
		scene: { ici, ailleurs, ancien }
	}) => {
		const { compteId } = await tenir(ctx, ici);
		const collegue = (await ici.autreDelegue()).delegue;
		const sansCode = sql`code_hash = null, code_expire_at = null`;
		for (const qui of [collegue, ailleurs.delegue, ancien]) {
			expect(await change(ctx, qui, compteId, sansCode)).toBe('nothing');
			expect(await change(ctx, qui, compteId, sql`delegue_id = ${qui.compteId}`)).toBe('nothing');
		}
		expect(await change(ctx, ici.delegue, compteId, sql`delegue_id = ${collegue.compteId}`)).toBe(DENIED);
		expect(await change(ctx, ici.delegue, compteId, sql`reclame_at = now()`)).toBe(DENIED);
		expect(await change(ctx, { kind: 'agent', compteId }, compteId, sql`confirme_at = now()`)).toBe(
			'nothing'
		);
		expect(await change(ctx, ici.delegue, compteId, sansCode)).toBeNull();
	});

	test('take the facts that the delegate signs, and no other signature', async ({ ctx, scene: { ici } }) => {
		const { compteId, dossierId, code } = await tenir(ctx, ici);
		const collegue = (await ici.autreDelegue()).delegue;
		const noter = (enregistrePar: string) =>
			refusal(
				asActor(ctx.db, { kind: 'agent', compteId }, (tx) =>
					tx.insert(fait).values({
						id: randomUUIDv7(),
						dossierId,
						compteId,
						code: 1,
						le: ctx.today(),
						retire: false,
						enregistreAt: ctx.now(),
						enregistrePar
					})
				)
			);
		expect(await noter(collegue.compteId)).toBe(DENIED);
		expect(await noter(ici.delegue.compteId)).toBeNull();
		const { cle, preuve } = accepte(await proposeCleDeReprise(ctx, code, VISITEUR));
		accepte(await claimWithCle(ctx, { code, cle, preuve, appareilPersonnel: false }, VISITEUR));
		expect(await noter(ici.delegue.compteId)).toBe(DENIED);
	});
});

describe('invitations', () => {
	test('a delegate sees and makes those of their section, in their own name', async ({
		ctx,
		scene: { ici, ailleurs, ancien }
	}) => {
		const sections = (qui: Actor) => visible(ctx, qui, 'invitation', 'section_id');
		expect(await sections(ici.delegue)).toEqual([ici.id]);
		expect(await sections(ailleurs.delegue)).toEqual([ailleurs.id]);
		expect(await sections(ancien)).toEqual([]);
		const creer = (qui: Delegue, sectionId: string, creeePar: string) =>
			refusal(
				asActor(ctx.db, qui, (tx) =>
					tx.insert(invitation).values({
						id: randomUUIDv7(),
						sectionId,
						jetonHash: Buffer.from(randomUUID()),
						usagesMax: 1,
						usages: 0,
						expireAt: ctx.now().add({ hours: 1 }),
						creeePar,
						creeAt: ctx.now()
					})
				)
			);
		expect(await creer(ici.delegue, ici.id, ici.delegue.compteId)).toBeNull();
		expect(await creer(ici.delegue, ailleurs.id, ici.delegue.compteId)).toBe(DENIED);
		expect(await creer(ici.delegue, ici.id, ailleurs.delegue.compteId)).toBe(DENIED);
		expect(await creer(ancien, ici.id, ancien.compteId)).toBe(DENIED);
	});
});

describe('imports, row by row', () => {
	test('are seen and moved on by those who administer the section alone, each in their own name', async ({
		ctx,
		scene: { ici, ailleurs, administrateur }
	}) => {
		const chefDe = async (sectionId: string): Promise<Administrateur> => {
			const courriel = `chef.${randomUUID()}@exemple.fr`;
			accepte(
				await addMandat(
					ctx,
					administrateur,
					sectionId,
					{ courriel, nom: 'Chef', role: 'administrateur' },
					op()
				)
			);
			return { kind: 'administrateur', compteId: await compteDe(ctx, courriel) };
		};
		const [chef, autre] = [await chefDe(ici.id), await chefDe(ailleurs.id)];
		const id = randomUUIDv7();
		const row = {
			id,
			sectionId: ici.id,
			genre: 1,
			etat: 1,
			contenu: OCTETS,
			total: 0,
			fait: 0,
			version: 0,
			creeAt: ctx.now()
		};
		const insert = (qui: Administrateur, par: string) =>
			asActor(ctx.db, qui, (tx) => tx.insert(t.importation).values({ ...row, par }));
		expect(await refusal(insert(autre, autre.compteId)), 'in another section').toBe(DENIED);
		expect(await refusal(insert(chef, autre.compteId)), 'in the name of somebody else').toBe(DENIED);
		await insert(chef, chef.compteId);
		expect(await visible(ctx, chef, 'importation', 'id')).toEqual([id]);
		expect(await visible(ctx, autre, 'importation', 'id')).toEqual([]);
		const effet = { importationId: id, rang: 0, objetId: id };
		const ecritUnEffet = (qui: Administrateur) =>
			asActor(ctx.db, qui, (tx) => tx.insert(t.importationEffet).values(effet));
		expect(await refusal(ecritUnEffet(autre))).toBe(DENIED);
		await ecritUnEffet(chef);
		expect(await visible(ctx, autre, 'importation_effet', 'objet_id')).toEqual([]);
		const avance = (qui: Administrateur, par: string) =>
			asActor(ctx.db, qui, (tx) =>
				tx.execute(sql`update importation set etat = 3, par = ${par} where id = ${id}`)
			);
		expect((await avance(autre, autre.compteId)).count).toBe(0);
		expect(await refusal(avance(chef, autre.compteId))).toBe(DENIED);
		for (const qui of [ici.delegue, { kind: 'worker' }] as const)
			expect(await refusal(visible(ctx, qui, 'importation', 'contenu')), qui.kind).toBe(DENIED);
		expect(await refusal(visible(ctx, { kind: 'worker' }, 'importation', 'fichier'))).toBe(DENIED);
	});
});

describe('published figures', () => {
	/** A week of each kind, and the only words that the readers are given of both. */
	async function parues(ctx: TestContext) {
		const semaines = [
			{ saison: 2031, semaine: Temporal.PlainDate.from('2031-12-15'), annuelle: false },
			{ saison: 2031, semaine: Temporal.PlainDate.from('2031-12-22'), annuelle: true }
		];
		await asActor(ctx.db, { kind: 'worker' }, async (tx) => {
			await tx
				.insert(t.publication)
				.values(semaines.map((une) => ({ ...une, publieeAt: ctx.now() })))
				.onConflictDoNothing();
			await tx
				.insert(t.publicationNoeud)
				.values(
					semaines.map(({ saison, semaine }) => ({
						saison,
						semaine,
						noeud: PARU,
						nom: 'Parue',
						cellules: {}
					}))
				)
				.onConflictDoNothing();
		});
	}
	const PARU = randomUUID();
	const TOUTES = ['2031-12-15', '2031-12-22'];

	test('are read whole by every mandate, and by the public for the last week of the year alone', async ({
		ctx,
		scene: { ici, ailleurs }
	}) => {
		await parues(ctx);
		for (const table of ['publication', 'publication_noeud']) {
			const semaines = (qui: Actor) => visible(ctx, qui, table, 'semaine');
			for (const qui of [ici.delegue, ailleurs.delegue, { kind: 'figures' }] as const)
				expect(await semaines(qui), `${table} ${qui.kind}`).toEqual(TOUTES);
			expect(await semaines({ kind: 'public' }), table).toEqual(['2031-12-22']);
		}
	});

	test('are closed to agents, and to those who only administer', async ({
		ctx,
		scene: { ici, administrateur }
	}) => {
		const { agent } = await agentDEssai(ctx, ici.jeton);
		for (const table of ['publication', 'publication_noeud'])
			for (const qui of [agent, administrateur])
				expect(await refusal(visible(ctx, qui, table, 'saison')), `${table} ${qui.kind}`).toBe(DENIED);
	});

	test('are written once: nobody changes, takes away or adds to a week, not even the worker', async ({
		ctx,
		scene: { ici, administrateur }
	}) => {
		await parues(ctx);
		const acte = (qui: Actor, quoi: ReturnType<typeof sql>) =>
			refusal(asActor(ctx.db, qui, (tx) => tx.execute(quoi)));
		const tous = [ici.delegue, administrateur, { kind: 'figures' }, { kind: 'public' }] as const;
		for (const qui of [...tous, { kind: 'worker' }] as const) {
			expect(await acte(qui, sql`update publication_noeud set cellules = '{"1":[0,9]}'`)).toBe(DENIED);
			expect(await acte(qui, sql`update publication set annuelle = true`)).toBe(DENIED);
			expect(await acte(qui, sql`delete from publication_noeud`)).toBe(DENIED);
		}
		for (const qui of tous)
			expect(
				await acte(
					qui,
					sql`insert into publication (saison, semaine, publiee_at, annuelle) values (2032, '2032-12-20', now(), true)`
				)
			).toBe(DENIED);
	});

	test('are all that their readers have: no count, no head count, no person', async ({ ctx }) => {
		for (const kind of ['figures', 'public'] as const)
			for (const [table, column] of [
				['compteur', 'nombre'],
				['effectif_branche', 'noeud'],
				['participation', 'service_id'],
				['comptage_papier', 'participants'],
				['engagement', 'service_id']
			] as const)
				expect(await refusal(visible(ctx, { kind }, table, column)), `${kind} ${table}`).toBe(DENIED);
	});
});
