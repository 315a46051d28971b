import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { describe, expect } from 'vitest';
import type { Delegue } from '#lib/server/acteurs.ts';
import { demandeAvis, demandeDesAvisImmediats, sendAvis, suitesDAvis } from '#lib/server/avis.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Mail } from '#lib/server/mail/mailer.ts';
import { createSmtpMailer } from '#lib/server/mail/smtp.ts';
import { purge } from '#lib/server/menage.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { journalDe } from '../support/journal.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';
import { type AgentDEssai, agentDEssai, sectionDEssai } from '../support/suivi.ts';

const test = base.extend('section', { scope: 'file' }, async ({ ctx }) => {
	const compteId = await insertFirstAdministrateur(ctx);
	return sectionDEssai(ctx, { kind: 'administrateur', compteId }, 'Finances');
});

const demander = (ctx: TestContext, delegue: Delegue, { agent }: AgentDEssai) =>
	asActor(ctx.db, delegue, (tx) => demandeAvis(tx, ctx, agent.compteId));

/** The mails that leave for an agent when the worker looks. */
async function partis(ctx: TestContext, { courriel }: AgentDEssai): Promise<Mail[]> {
	ctx.outbox.length = 0;
	await sendAvis(ctx);
	return ctx.outbox.filter(({ to }) => to === courriel);
}

const suite = async (ctx: TestContext, delegue: Delegue, { agent: { compteId } }: AgentDEssai) =>
	(await asActor(ctx.db, delegue, (tx) => suitesDAvis(tx, [compteId]))).get(compteId);

describe('l’avis « quelque chose vous attend »', () => {
	test('part une fois, quel que soit le nombre d’actes qui le demandent', async ({ ctx, section }) => {
		ctx.clock.set('2026-03-02');
		const qui = await agentDEssai(ctx, section.jeton);
		const { delegue: autre } = await section.autreDelegue();
		await Promise.all([
			demander(ctx, section.delegue, qui),
			demander(ctx, autre, qui),
			demander(ctx, section.delegue, qui)
		]);
		expect(await suite(ctx, section.delegue, qui)).toBe('en-attente');
		ctx.outbox.length = 0;
		await Promise.all([sendAvis(ctx), sendAvis(ctx)]);
		await sendAvis(ctx);
		expect(ctx.outbox.filter(({ to }) => to === qui.courriel)).toHaveLength(1);
		expect(await suite(ctx, section.delegue, qui)).toBe('parti');
	});

	test('ne dit ni quoi, ni qui, ni où, et ne porte aucun jeton', async ({ ctx, section }) => {
		ctx.clock.set('2026-03-02');
		const qui = await agentDEssai(ctx, section.jeton);
		await demander(ctx, section.delegue, qui);
		const [mail] = await partis(ctx, qui);
		expect(mail).toMatchObject({ subject: 'Quelque chose vous attend', to: qui.courriel });
		expect(mail?.text).toContain(`${ctx.origin}/dossiers\n`);
		const sansAdresse = (mail?.text ?? '').replace(`${ctx.origin}/dossiers`, '').toLowerCase();
		for (const mot of [
			'http',
			'camille',
			'finances',
			'syndica',
			'délégué',
			'commission',
			'dossier',
			'recours'
		])
			expect(sansAdresse).not.toContain(mot);
	});

	test('un acte défait ne prévient personne', async ({ ctx, section }) => {
		ctx.clock.set('2026-03-02');
		const qui = await agentDEssai(ctx, section.jeton);
		const act = asActor(ctx.db, section.delegue, async (tx) => {
			await demandeAvis(tx, ctx, qui.agent.compteId);
			throw new Error('défait');
		});
		await expect(act).rejects.toThrow('défait');
		expect(await partis(ctx, qui)).toEqual([]);
	});

	test('un par jour au plus : le second attend le lendemain huit heures', async ({ ctx, section }) => {
		ctx.clock.set('2026-03-02');
		const qui = await agentDEssai(ctx, section.jeton);
		await demander(ctx, section.delegue, qui);
		expect(await partis(ctx, qui)).toHaveLength(1);
		await demander(ctx, section.delegue, qui);
		ctx.clock.set('2026-03-02T22:00:00Z');
		expect(await partis(ctx, qui)).toEqual([]);
		ctx.clock.set('2026-03-03T06:59:00Z');
		expect(await partis(ctx, qui)).toEqual([]);
		ctx.clock.set('2026-03-03T07:00:00Z');
		expect(await partis(ctx, qui)).toHaveLength(1);
	});

	test('demandé la nuit, il part à huit heures là où vit l’agent', async ({ ctx, section }) => {
		ctx.clock.set('2026-03-02');
		const ici = await agentDEssai(ctx, section.jeton);
		const loin = await agentDEssai(ctx, section.jeton, { zone: 'nouvelle-caledonie' });
		// 21:30 in Paris, half past seven in the morning of the day after in Nouméa.
		ctx.clock.set('2026-03-02T20:30:00Z');
		await demander(ctx, section.delegue, loin);
		expect(await partis(ctx, loin)).toEqual([]);
		ctx.clock.set('2026-03-02T21:00:00Z');
		expect(await partis(ctx, loin)).toHaveLength(1);
		ctx.clock.set('2026-03-03T05:00:00Z');
		await demander(ctx, section.delegue, ici);
		expect(await partis(ctx, ici)).toEqual([]);
		ctx.clock.set('2026-03-03T07:00:00Z');
		expect(await partis(ctx, ici)).toHaveLength(1);
	});

	test('demandé pour tout de suite, il n’attend ni l’heure ni le lendemain, et emporte celui qui attendait', async ({
		ctx,
		section
	}) => {
		ctx.clock.set('2026-03-02');
		const qui = await agentDEssai(ctx, section.jeton);
		await demander(ctx, section.delegue, qui);
		expect(await partis(ctx, qui)).toHaveLength(1);
		await demander(ctx, section.delegue, qui);
		ctx.clock.set('2026-03-02T22:00:00Z');
		expect(await partis(ctx, qui)).toEqual([]);
		const { compteId } = qui.agent;
		await asActor(ctx.db, { kind: 'worker' }, (tx) => demandeDesAvisImmediats(tx, ctx, [compteId, compteId]));
		ctx.clock.advance('PT10M');
		expect(await partis(ctx, qui)).toHaveLength(1);
		ctx.clock.set('2026-03-03T07:00:00Z');
		expect(await partis(ctx, qui)).toEqual([]);
	});

	test('sans adresse, ou compte fermé : rien ne part, et la section l’apprend', async ({ ctx, section }) => {
		ctx.clock.set('2026-03-02');
		const sansAdresse = await agentDEssai(ctx, section.jeton, { avecAdresse: false });
		const ferme = await agentDEssai(ctx, section.jeton);
		await demander(ctx, section.delegue, sansAdresse);
		await demander(ctx, section.delegue, ferme);
		await ctx.owner`update compte set desactive_at = now() where id = ${ferme.agent.compteId}`;
		ctx.outbox.length = 0;
		expect(await sendAvis(ctx)).toBe(0);
		expect(ctx.outbox).toEqual([]);
		for (const qui of [sansAdresse, ferme]) expect(await suite(ctx, section.delegue, qui)).toBe('impossible');
		// The next act asks again: an address may have come meanwhile.
		await demander(ctx, section.delegue, sansAdresse);
		expect(await suite(ctx, section.delegue, sansAdresse)).toBe('en-attente');
		await sendAvis(ctx);
	});

	test('on ne prévient que qui l’on suit', async ({ ctx, section }) => {
		ctx.clock.set('2026-03-02');
		for (const consentement of ['prive', 'compte'] as const) {
			const qui = await agentDEssai(ctx, section.jeton, { consentement });
			await expect(demander(ctx, section.delegue, qui)).rejects.toThrow();
			expect(await partis(ctx, qui)).toEqual([]);
		}
		const suivi = await agentDEssai(ctx, section.jeton);
		const compteId = await leChef(ctx);
		const ailleurs = await sectionDEssai(ctx, { kind: 'administrateur', compteId }, 'Ailleurs');
		await expect(demander(ctx, ailleurs.delegue, suivi)).rejects.toThrow();
		await demander(ctx, section.delegue, suivi);
		expect(await suite(ctx, ailleurs.delegue, suivi)).toBeUndefined();
		expect(await partis(ctx, suivi)).toHaveLength(1);
	});

	test('le ménage n’emporte que ce qui est parti depuis longtemps', async ({ ctx, section }) => {
		ctx.clock.set('2026-03-02');
		const [parti, enAttente] = [await agentDEssai(ctx, section.jeton), await agentDEssai(ctx, section.jeton)];
		await demander(ctx, section.delegue, parti);
		expect(await partis(ctx, parti)).toHaveLength(1);
		await demander(ctx, section.delegue, enAttente);
		ctx.clock.set('2026-06-02');
		await purge(ctx);
		const left = (qui: AgentDEssai) => ctx.owner`select from avis where compte_id = ${qui.agent.compteId}`;
		expect(await left(parti)).toHaveLength(0);
		expect(await left(enAttente)).toHaveLength(1);
		expect(await partis(ctx, enAttente)).toHaveLength(1);
	});
});

/** The chief of the other tests of the file. */
async function leChef(ctx: TestContext): Promise<string> {
	const [row] = await ctx.owner<{ id: string }[]>`
		select compte_id as id from mandat where role = 'administrateur' and section_id is null`;
	return row?.id ?? '';
}

describe('quand le courrier tombe en panne', () => {
	async function avecPanne(ctx: TestContext, cause: Error, refuses: Mail[]): Promise<string> {
		const { send } = ctx.mailer;
		ctx.mailer.send = (mail) => {
			refuses.push(mail);
			return Promise.reject(cause);
		};
		try {
			return (await journalDe(() => sendAvis(ctx))).journal;
		} finally {
			ctx.mailer.send = send;
		}
	}

	test('l’avis attend, puis part avec le même identifiant', async ({ ctx, section }) => {
		ctx.clock.set('2026-03-02');
		const qui = await agentDEssai(ctx, section.jeton);
		await demander(ctx, section.delegue, qui);
		const refuses: Mail[] = [];
		await avecPanne(ctx, new Error('connect ECONNREFUSED'), refuses);
		expect(await partis(ctx, qui)).toEqual([]);
		ctx.clock.advance('PT1M');
		expect(await partis(ctx, qui)).toEqual(refuses.filter(({ to }) => to === qui.courriel));
	});

	test('un refus définitif s’arrête là, et le journal ne dit pas l’adresse', async ({ ctx, section }) => {
		ctx.clock.set('2026-03-02');
		const qui = await agentDEssai(ctx, section.jeton);
		await demander(ctx, section.delegue, qui);
		const refus = Object.assign(new Error(`550 <${qui.courriel}> unknown`), {
			responseCode: 550,
			command: 'RCPT TO'
		});
		const journal = await avecPanne(ctx, refus, []);
		expect(journal).toContain('"responseCode":550');
		expect(journal).not.toContain(qui.courriel);
		ctx.clock.advance('PT1H');
		expect(await partis(ctx, qui)).toEqual([]);
		expect(await suite(ctx, section.delegue, qui)).toBe('impossible');
	});

	test('un worker mort en chemin laisse l’avis à un autre, qui l’envoie sous le même identifiant', async ({
		ctx,
		section
	}) => {
		ctx.clock.set('2026-03-02');
		const qui = await agentDEssai(ctx, section.jeton);
		await demander(ctx, section.delegue, qui);
		// The mail left, the worker died before it could say so.
		const [premier] = await partis(ctx, qui);
		await ctx.owner`update avis set etat = 1, envoye_at = null where compte_id = ${qui.agent.compteId}`;
		expect(await partis(ctx, qui)).toEqual([]);
		ctx.clock.advance('PT1M');
		const [second] = await partis(ctx, qui);
		expect(second?.messageId).toBe(premier?.messageId);
	});
});

test('un serveur de courriel le reçoit en texte, sans nom', async ({ ctx, section }) => {
	const recus: string[] = [];
	const server = new SMTPServer({
		disabledCommands: ['AUTH', 'STARTTLS'],
		onData: async (stream, _session, done) => {
			recus.push((await stream.toArray()).join(''));
			done();
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const { port } = server.server.address() as AddressInfo;
	const mailer = createSmtpMailer({
		smtpUrl: `smtp://127.0.0.1:${port}`,
		mailFrom: { name: 'Vigie', address: 'vigie@exemple.fr' }
	});
	ctx.clock.set('2026-03-02');
	const qui = await agentDEssai(ctx, section.jeton, { nom: `Nom-${randomUUID()}` });
	await demander(ctx, section.delegue, qui);
	try {
		await sendAvis({ ...ctx, mailer });
	} finally {
		mailer.close();
		await new Promise<void>((resolve) => server.close(resolve));
	}
	const lus = await Promise.all(recus.map((raw) => PostalMime.parse(raw)));
	const lu = lus.find(({ to }) => to?.some(({ address }) => address === qui.courriel));
	expect(lu?.subject).toBe('Quelque chose vous attend');
	expect(lu?.text).toContain(`${ctx.origin}/dossiers`);
	expect(lu?.html).toBeUndefined();
	expect(recus.join('')).not.toContain('Nom-');
});
