import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { openCompte } from '#lib/server/comptes.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { recordFait, removeFait } from '#lib/server/faits.ts';
import { refreshDossiers } from '#lib/server/projections.ts';
import type { Mail } from '#lib/server/mail/mailer.ts';
import { rappelsEnEchec, reconcileRappels, sendRappels } from '#lib/server/rappels.ts';
import { test, type TestContext } from '../support/database.ts';
import { accepte, dossierAvec } from '../support/dossier.ts';
import { journalDe } from '../support/journal.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);

/** An agent with an address (or only a key), and a dossier that holds this fact. */
async function agentAvec(ctx: TestContext, fait: Fait, avecAdresse = true) {
	const courriel = `${randomUUID()}@exemple.fr`;
	const qui = avecAdresse ? { courriel } : { cle: randomUUIDv7() };
	const { compteId } = await asActor(ctx.db, { kind: 'connexion' }, (tx) => openCompte(tx, ctx, qui));
	const agent: Agent = { kind: 'agent', compteId };
	const { id } = await dossierAvec(ctx, agent, fait);
	return { agent, id, courriel };
}

/** Lives a day at nine o'clock as the worker does, and says what was mailed to this address. */
async function vivre(ctx: TestContext, le: string, courriel: string): Promise<string[]> {
	ctx.clock.set(le);
	ctx.outbox.length = 0;
	await refreshDossiers(ctx);
	await sendRappels(ctx);
	return ctx.outbox
		.filter(({ to }) => to === courriel)
		.map(({ subject }) => subject.replaceAll('\u202f', ' '));
}

// Notified on 10 January 2026: prudent day Friday 23, last day Monday 26.
const NOTIFIE: Fait = { type: 'compte-rendu-notifie', le: jour('2026-01-10') };

describe('les rappels d’un recours', () => {
	test('J−10, −5, −2, −1, puis chaque jour jusqu’au dernier, puis « est-ce fait ? »', async ({ ctx }) => {
		ctx.clock.set('2026-01-11');
		const { courriel } = await agentAvec(ctx, NOTIFIE);
		const recus: Record<string, string[]> = {};
		for (let le = jour('2026-01-11'); le.toString() <= '2026-01-29'; le = le.add({ days: 1 })) {
			const objets = await vivre(ctx, le.toString(), courriel);
			if (objets.length > 0) recus[le.toString()] = objets;
		}
		expect(recus).toEqual({
			'2026-01-13': ['À faire d’ici au vendredi 23 janvier'],
			'2026-01-18': ['À faire d’ici au vendredi 23 janvier'],
			'2026-01-21': ['À faire d’ici au vendredi 23 janvier'],
			'2026-01-22': ['À faire d’ici au vendredi 23 janvier'],
			'2026-01-23': ['À faire aujourd’hui, au plus tard lundi 26 janvier'],
			'2026-01-24': ['À faire aujourd’hui, au plus tard lundi 26 janvier'],
			'2026-01-25': ['À faire aujourd’hui, au plus tard lundi 26 janvier'],
			'2026-01-26': ['À faire aujourd’hui, au plus tard lundi 26 janvier'],
			'2026-01-27': ['Est-ce fait ?']
		});
	});

	test('l’acte noté, ils s’arrêtent ; retiré, ils reprennent', async ({ ctx }) => {
		ctx.clock.set('2026-01-20');
		const { agent, id, courriel } = await agentAvec(ctx, NOTIFIE);
		const envoi: Fait = { type: 'recours-hierarchique-envoye', le: jour('2026-01-20') };
		const note = accepte(await recordFait(ctx, agent, id, { fait: envoi, preuve: null }, randomUUID()));
		expect(await vivre(ctx, '2026-01-21', courriel)).toEqual([]);
		await removeFait(ctx, agent, id, note.id, randomUUID());
		expect(await vivre(ctx, '2026-01-22', courriel)).toEqual(['À faire d’ici au vendredi 23 janvier']);
	});

	test('après une panne de trois jours, un seul courriel part, le dernier prévu', async ({ ctx }) => {
		ctx.clock.set('2026-01-20');
		const { courriel } = await agentAvec(ctx, NOTIFIE);
		ctx.clock.set('2026-01-24');
		expect(await vivre(ctx, '2026-01-24', courriel)).toEqual([
			'À faire aujourd’hui, au plus tard lundi 26 janvier'
		]);
	});

	test('plusieurs rappels dus à la fois, avant le tour du jour : seul le dernier part', async ({ ctx }) => {
		ctx.clock.set('2026-01-20');
		const { courriel } = await agentAvec(ctx, NOTIFIE);
		ctx.clock.set('2026-01-24');
		ctx.outbox.length = 0;
		await sendRappels(ctx);
		expect(ctx.outbox.filter(({ to }) => to === courriel).map(({ text }) => text)).toEqual([
			expect.stringContaining('faites-la aujourd’hui')
		]);
	});

	test('arrêtée le jour d’un rappel, la machine l’envoie à son retour, même si un autre jour a commencé', async ({
		ctx
	}) => {
		ctx.clock.set('2026-01-11');
		const { courriel } = await agentAvec(ctx, NOTIFIE);
		// J−10 was due on the 13th, J−5 is due on the 18th: between them, nothing else would have said anything.
		expect(await vivre(ctx, '2026-01-15', courriel)).toEqual(['À faire d’ici au vendredi 23 janvier']);
		expect(await vivre(ctx, '2026-01-16', courriel)).toEqual([]);
		expect(await vivre(ctx, '2026-01-18', courriel)).toEqual(['À faire d’ici au vendredi 23 janvier']);
	});

	test('arrêtée depuis avant le dernier jour, elle demande encore « est-ce fait ? »', async ({ ctx }) => {
		ctx.clock.set('2026-01-20');
		const { courriel } = await agentAvec(ctx, NOTIFIE);
		expect(await vivre(ctx, '2026-01-30', courriel)).toEqual(['Est-ce fait ?']);
		expect(await vivre(ctx, '2026-01-31', courriel)).toEqual([]);
	});

	test('noté en retard, un fait n’envoie pas les rappels d’avant', async ({ ctx }) => {
		ctx.clock.set('2026-01-15');
		const { courriel } = await agentAvec(ctx, NOTIFIE);
		expect(await vivre(ctx, '2026-01-15', courriel)).toEqual([]);
	});

	test('le même jour, deux passages et deux workers n’envoient qu’une fois', async ({ ctx }) => {
		ctx.clock.set('2026-01-12');
		const { courriel } = await agentAvec(ctx, NOTIFIE);
		ctx.clock.set('2026-01-13');
		ctx.outbox.length = 0;
		await Promise.all([sendRappels(ctx), sendRappels(ctx)]);
		await sendRappels(ctx);
		expect(ctx.outbox.filter(({ to }) => to === courriel)).toHaveLength(1);
	});

	test('rien ne part avant huit heures', async ({ ctx }) => {
		ctx.clock.set('2026-01-12');
		const { courriel } = await agentAvec(ctx, NOTIFIE);
		ctx.outbox.length = 0;
		ctx.clock.set('2026-01-13T06:59:00Z');
		await sendRappels(ctx);
		expect(ctx.outbox.filter(({ to }) => to === courriel)).toHaveLength(0);
		ctx.clock.set('2026-01-13T07:00:00Z');
		await sendRappels(ctx);
		expect(ctx.outbox.filter(({ to }) => to === courriel)).toHaveLength(1);
	});

	test('une clé personnelle seule ne reçoit aucun courriel et n’en attend aucun', async ({ ctx }) => {
		ctx.clock.set('2026-01-12');
		const { agent, id } = await agentAvec(ctx, NOTIFIE, false);
		ctx.clock.set('2026-01-13');
		await reconcileRappels(ctx);
		expect(await ctx.owner`select 1 from rappel where dossier_id = ${id}`).toHaveLength(0);
		expect(await rappelsEnEchec(ctx, agent)).toEqual([]);
	});
});

describe('quand le courrier tombe en panne', () => {
	/** What the log says of it; `refuses` receives the mails that were not taken. */
	async function avecPanne(
		ctx: TestContext,
		cause: Error,
		fn: () => Promise<void>,
		refuses: Mail[] = []
	): Promise<string> {
		const { send } = ctx.mailer;
		ctx.mailer.send = (mail) => {
			refuses.push(mail);
			return Promise.reject(cause);
		};
		try {
			const { journal } = await journalDe(fn);
			return journal;
		} finally {
			ctx.mailer.send = send;
		}
	}

	test('une panne passagère garde le rappel, qui part plus tard avec le même identifiant', async ({
		ctx
	}) => {
		ctx.clock.set('2026-01-12');
		const { courriel, id } = await agentAvec(ctx, NOTIFIE);
		ctx.clock.set('2026-01-13');
		const refuses: Mail[] = [];
		await avecPanne(
			ctx,
			new Error('connect ECONNREFUSED'),
			async () => {
				await sendRappels(ctx);
			},
			refuses
		);
		ctx.outbox.length = 0;
		await sendRappels(ctx);
		expect(ctx.outbox.filter(({ to }) => to === courriel)).toHaveLength(0);
		ctx.clock.advance('PT1M');
		await sendRappels(ctx);
		const [parti] = ctx.outbox.filter(({ to }) => to === courriel);
		const [ligne] =
			await ctx.owner`select message_id, essais from rappel where dossier_id = ${id} and etat = 2`;
		expect(ligne).toEqual({ message_id: parti?.messageId, essais: 1 });
		expect(refuses.filter(({ to }) => to === courriel)).toEqual([parti]);
	});

	test('une messagerie en panne tout un jour ne perd pas le rappel de ce jour', async ({ ctx }) => {
		ctx.clock.set('2026-01-12');
		const { courriel } = await agentAvec(ctx, NOTIFIE);
		await avecPanne(ctx, new Error('connect ECONNREFUSED'), async () => {
			expect(await vivre(ctx, '2026-01-13', courriel)).toEqual([]);
		});
		expect(await vivre(ctx, '2026-01-14', courriel)).toEqual(['À faire d’ici au vendredi 23 janvier']);
	});

	test('un refus définitif se voit à l’écran, sans l’adresse', async ({ ctx }) => {
		ctx.clock.set('2026-01-12');
		const { agent, id, courriel } = await agentAvec(ctx, NOTIFIE);
		ctx.clock.set('2026-01-13');
		const refus = Object.assign(new Error(`550 <${courriel}> unknown`), {
			responseCode: 550,
			command: 'RCPT TO'
		});
		const journal = await avecPanne(ctx, refus, async () => {
			await sendRappels(ctx);
		});
		expect(journal).toContain('"responseCode":550');
		expect(journal).not.toContain(courriel);
		expect(await rappelsEnEchec(ctx, agent)).toMatchObject([{ dossierId: id }]);
		const [ligne] = await ctx.owner`select erreur from rappel where dossier_id = ${id} and etat = 4`;
		expect(ligne).toEqual({ erreur: '550' });
	});

	test('le mot de passe du serveur de courriel expire : le rappel attend, et part une fois le mot de passe changé', async ({
		ctx
	}) => {
		ctx.clock.set('2026-01-12');
		const { agent, courriel } = await agentAvec(ctx, NOTIFIE);
		const refus = Object.assign(new Error('535'), {
			code: 'EAUTH',
			responseCode: 535,
			command: 'AUTH PLAIN'
		});
		await avecPanne(ctx, refus, async () => {
			expect(await vivre(ctx, '2026-01-13', courriel)).toEqual([]);
		});
		expect(await rappelsEnEchec(ctx, agent)).toEqual([]);
		expect(await vivre(ctx, '2026-01-14', courriel)).toEqual(['À faire d’ici au vendredi 23 janvier']);
	});

	test('une ligne effacée à la main est remise, une seule fois', async ({ ctx }) => {
		ctx.clock.set('2026-01-12');
		const { id, courriel } = await agentAvec(ctx, NOTIFIE);
		ctx.clock.set('2026-01-13');
		await ctx.owner`delete from rappel where dossier_id = ${id} and du_le = '2026-01-13'`;
		expect(await reconcileRappels(ctx)).toBeGreaterThan(0);
		expect(await reconcileRappels(ctx)).toBe(0);
		ctx.outbox.length = 0;
		await sendRappels(ctx);
		expect(ctx.outbox.filter(({ to }) => to === courriel)).toHaveLength(1);
	});
});
