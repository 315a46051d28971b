import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Delegue } from '#lib/server/acteurs.ts';
import { asActor, type Actor } from '#lib/server/db/as-actor.ts';
import * as t from '#lib/server/db/schema-collectif.ts';
import { avis } from '#lib/server/db/schema-contestation.ts';
import { sendDiffusion } from '#lib/server/diffusions.ts';
import { changeConsentement, changeJoignable, dossier } from '#lib/server/dossiers.ts';
import { endMandat } from '#lib/server/mandats.ts';
import { sendMessage } from '#lib/server/messages.ts';
import { addNote } from '#lib/server/notes-de-suivi.ts';
import { takeDossier } from '#lib/server/prises-en-charge.ts';
import { addReponse } from '#lib/server/reponses-types.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
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
	return { ici, ailleurs, ancien: parti.delegue };
}

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
