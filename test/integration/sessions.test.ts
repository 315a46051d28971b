import { randomUUIDv7 } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { openCompteWithCle, proposeCle, removeCle, setCle } from '#lib/server/cles-personnelles.ts';
import { compteDe } from '#lib/server/comptes.ts';
import { redeemCle } from '#lib/server/connexions.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import * as t from '#lib/server/db/schema.ts';
import {
	becomeFirstAdministrateur,
	createDemoLink,
	firstAdministratorLink,
	lienDAdministrateurValable,
	lienDeDemoValable,
	signInAsDemo
} from '#lib/server/liens.ts';
import {
	endSession,
	endSessionsEverywhere,
	resolveSession,
	revokeSession,
	sessionsDe,
	type SessionCourante
} from '#lib/server/sessions.ts';
import { beginTotp, enrolement, passSecondFacteur, resetTotp } from '#lib/server/totp.ts';
import { test, type TestContext } from '../support/database.ts';
import { codeTotp, inconnu, passTotp, signIn } from '../support/entree.ts';
import { insertSection } from '../support/rows.ts';

let people = 0;
const quelquun = () => `quelquun${people++}@exemple.fr`;
const alive = async (ctx: TestContext, { id }: SessionCourante) => (await resolveSession(ctx, id)) !== null;

/** The administrator of everything, and what they can give. */
let premier: Promise<{ compteId: string; sectionId: string; session: SessionCourante }> | undefined;
function administration(ctx: TestContext) {
	premier ??= (async () => {
		const { session } = await signIn(ctx, 'premier@exemple.fr');
		const lien = await firstAdministratorLink(ctx);
		const devenu = await becomeFirstAdministrateur(ctx, session, lien!.split('/').at(-1)!);
		if (!devenu.ok) throw new Error(devenu.refus.message);
		const { sectionId } = await insertSection(ctx, session.compteId, 'Section');
		const next = await resolveSession(ctx, devenu.session.id);
		return { compteId: session.compteId, sectionId, session: next! };
	})();
	return premier;
}

async function giveMandat(ctx: TestContext, compteId: string): Promise<string> {
	const { compteId: par, sectionId } = await administration(ctx);
	const id = randomUUIDv7();
	await asActor(ctx.db, { kind: 'administrateur', compteId: par }, (tx) =>
		tx.insert(t.mandat).values({ id, compteId, sectionId, role: 'delegue', depuisAt: ctx.now() })
	);
	return id;
}

describe('the first administrator', () => {
	test('has 24 hours to open the link', async ({ ctx }) => {
		const lien = (await firstAdministratorLink(ctx))!.split('/').at(-1)!;
		ctx.clock.advance('PT23H59M');
		expect(await lienDAdministrateurValable(ctx, lien)).toBe(true);
		ctx.clock.advance('PT1M');
		expect(await lienDAdministrateurValable(ctx, lien)).toBe(false);
	});

	test('comes in by the last link printed, once; then there is no link any more', async ({ ctx }) => {
		const { session } = await signIn(ctx, 'tente@exemple.fr');
		const old = (await firstAdministratorLink(ctx))!.split('/').at(-1)!;
		const last = (await firstAdministratorLink(ctx))!.split('/').at(-1)!;
		expect(await lienDAdministrateurValable(ctx, old)).toBe(false);
		for (let i = 0; i < 3; i++) expect(await lienDAdministrateurValable(ctx, last)).toBe(true);
		expect((await becomeFirstAdministrateur(ctx, session, old)).ok).toBe(false);
		expect((await becomeFirstAdministrateur(ctx, session, 'x'.repeat(43))).ok).toBe(false);

		const { session: administrateur, compteId } = await administration(ctx);
		expect(administrateur).toMatchObject({ compteId, roles: ['administrateur'], secondFactor: false });
		expect(await firstAdministratorLink(ctx)).toBeNull();
		expect(await lienDAdministrateurValable(ctx, last)).toBe(false);
		expect((await becomeFirstAdministrateur(ctx, session, last)).ok).toBe(false);
		expect((await resolveSession(ctx, session.id))?.roles).toEqual([]);
	});
});

describe('how long a session lives (F8)', () => {
	test('thirty minutes without a request', async ({ ctx }) => {
		const { session } = await signIn(ctx, quelquun());
		for (const step of ['PT29M', 'PT29M', 'PT17M', 'PT29M59S']) {
			ctx.clock.advance(step);
			expect(await alive(ctx, session)).toBe(true);
		}
		ctx.clock.advance('PT30M');
		expect(await alive(ctx, session)).toBe(false);
		ctx.clock.advance('-PT29M');
		expect(await alive(ctx, session), 'gone for good').toBe(false);
	});

	test('twelve hours whatever is asked', async ({ ctx }) => {
		const { session } = await signIn(ctx, quelquun());
		for (let i = 0; i < 28; i++) {
			ctx.clock.advance('PT25M');
			expect(await alive(ctx, session)).toBe(true);
		}
		ctx.clock.advance('PT20M');
		expect(await alive(ctx, session)).toBe(false);
	});

	test('thirty days on one’s own device, for an agent', async ({ ctx }) => {
		const { session } = await signIn(ctx, quelquun(), { appareilPersonnel: true });
		ctx.clock.advance('PT719H');
		expect(await alive(ctx, session)).toBe(true);
		ctx.clock.advance('PT1H1M');
		expect(await alive(ctx, session)).toBe(false);
	});

	test('a mandate takes the thirty days away at once', async ({ ctx }) => {
		const { session } = await signIn(ctx, quelquun(), { appareilPersonnel: true });
		await giveMandat(ctx, session.compteId);
		ctx.clock.advance('PT29M');
		expect((await resolveSession(ctx, session.id))?.roles).toEqual(['delegue']);
		ctx.clock.advance('PT30M');
		expect(await alive(ctx, session)).toBe(false);
	});

	test('a delegate never has one’s own device', async ({ ctx }) => {
		const courriel = quelquun();
		const { session } = await signIn(ctx, courriel);
		await giveMandat(ctx, session.compteId);
		const { session: next } = await signIn(ctx, courriel, { appareilPersonnel: true });
		expect(next.appareilPersonnel).toBe(false);
	});

	test('a mandate that ends is gone at the next request', async ({ ctx }) => {
		const { session } = await signIn(ctx, quelquun());
		const mandatId = await giveMandat(ctx, session.compteId);
		expect((await resolveSession(ctx, session.id))?.roles).toEqual(['delegue']);
		const { compteId } = await administration(ctx);
		await asActor(ctx.db, { kind: 'administrateur', compteId }, (tx) =>
			tx.update(t.mandat).set({ finAt: ctx.now() }).where(eq(t.mandat.id, mandatId))
		);
		expect((await resolveSession(ctx, session.id))?.roles).toEqual([]);
	});

	test('a closed account has no session', async ({ ctx }) => {
		const { session } = await signIn(ctx, quelquun());
		await ctx.owner`update compte set desactive_at = ${ctx.now().toString()} where id = ${session.compteId}`;
		expect(await alive(ctx, session)).toBe(false);
		await expect(signIn(ctx, 'quelquun-d-autre@exemple.fr')).resolves.toBeDefined();
	});
});

test('F8: nothing in the table of sessions is a cookie', async ({ ctx }) => {
	const { session } = await signIn(ctx, quelquun());
	const dump = await ctx.owner<Record<string, unknown>[]>`select * from session`;
	const values = dump.flatMap((row) =>
		Object.values(row).flatMap((value) =>
			Buffer.isBuffer(value)
				? (['hex', 'base64', 'base64url', 'latin1'] as const).map((form) => value.toString(form))
				: [String(value)]
		)
	);
	expect(values.length).toBeGreaterThan(0);
	expect(values).not.toContain(session.id);
	for (const value of new Set(values)) expect(await resolveSession(ctx, value)).toBeNull();
	expect(await alive(ctx, session)).toBe(true);
});

describe('signing out', () => {
	test('ends this session and no other', async ({ ctx }) => {
		const courriel = quelquun();
		const { session: here } = await signIn(ctx, courriel);
		const { session: there } = await signIn(ctx, courriel);
		await endSession(ctx, here.id);
		expect([await alive(ctx, here), await alive(ctx, there)]).toEqual([false, true]);
	});

	test('everywhere ends all those of the account and no other', async ({ ctx }) => {
		const courriel = quelquun();
		const { session: here } = await signIn(ctx, courriel);
		const { session: there } = await signIn(ctx, courriel);
		const { session: neighbour } = await signIn(ctx, quelquun());
		await endSessionsEverywhere(ctx, here.compteId);
		expect([await alive(ctx, here), await alive(ctx, there), await alive(ctx, neighbour)]).toEqual([
			false,
			false,
			true
		]);
	});

	test('from the list: one’s own, not somebody else’s', async ({ ctx }) => {
		const courriel = quelquun();
		const { session: here } = await signIn(ctx, courriel);
		const { session: there } = await signIn(ctx, courriel, { appareilPersonnel: true });
		const { session: neighbour } = await signIn(ctx, quelquun());
		const list = await sessionsDe(ctx, here);
		expect(list.map(({ courante, appareilPersonnel }) => ({ courante, appareilPersonnel }))).toEqual(
			expect.arrayContaining([
				{ courante: true, appareilPersonnel: false },
				{ courante: false, appareilPersonnel: true }
			])
		);
		expect(list).toHaveLength(2);
		const [theirs] = await sessionsDe(ctx, neighbour);
		expect(await revokeSession(ctx, here.compteId, theirs!.reference)).toBe(false);
		expect(await revokeSession(ctx, here.compteId, 'n’importe quoi')).toBe(false);
		const other = list.find(({ courante }) => !courante)!;
		expect(await revokeSession(ctx, here.compteId, other.reference)).toBe(true);
		expect([await alive(ctx, here), await alive(ctx, there), await alive(ctx, neighbour)]).toEqual([
			true,
			false,
			true
		]);
	});
});

describe('the second factor (F3, F7)', () => {
	test('the first right code confirms it; the id of the session changes and the old one is dead', async ({
		ctx
	}) => {
		const { session } = await signIn(ctx, quelquun());
		await beginTotp(ctx, session.compteId);
		const waiting = await enrolement(ctx, session.compteId);
		await beginTotp(ctx, session.compteId);
		expect(await enrolement(ctx, session.compteId), 'asked again, the same secret').toEqual(waiting);
		const wrong = codeTotp(waiting!.secret, ctx.now().add({ hours: 3 }));
		expect(await passSecondFacteur(ctx, session, wrong)).toMatchObject({ refus: { code: 'totp-faux' } });
		const code = codeTotp(waiting!.secret, ctx.now());
		const passe = await passSecondFacteur(ctx, session, code);
		if (!passe.ok) throw new Error(passe.refus.message);
		expect(passe.session.id).not.toBe(session.id);
		expect(await alive(ctx, session)).toBe(false);
		expect(await resolveSession(ctx, passe.session.id)).toMatchObject({
			secondFactor: true,
			secondFacteurConfirme: true,
			finAt: session.finAt
		});
		expect(await enrolement(ctx, session.compteId), 'never shown again').toBeNull();
	});

	test('a code serves once, for every session of the account', async ({ ctx }) => {
		const courriel = quelquun();
		const { secret } = await passTotp(ctx, (await signIn(ctx, courriel)).session);
		const { session: other } = await signIn(ctx, courriel);
		const replayed = codeTotp(secret, ctx.now());
		expect(await passSecondFacteur(ctx, other, replayed)).toMatchObject({ refus: { code: 'totp-faux' } });
		ctx.clock.advance('PT30S');
		expect((await passSecondFacteur(ctx, other, codeTotp(secret, ctx.now()))).ok).toBe(true);
	});

	test('the same code sent ten times at once passes once', async ({ ctx }) => {
		const courriel = quelquun();
		const { secret } = await passTotp(ctx, (await signIn(ctx, courriel)).session);
		ctx.clock.advance('PT30S');
		const sessions = [];
		for (let i = 0; i < 5; i++)
			sessions.push((await signIn(ctx, courriel, { visiteur: inconnu(`10.9.${i}.1`) })).session);
		const code = codeTotp(secret, ctx.now());
		const passed = await Promise.all(sessions.map((session) => passSecondFacteur(ctx, session, code)));
		expect(passed.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('ten wrong codes in an hour, then even the right one waits', async ({ ctx }) => {
		const { session, secret } = await passTotp(ctx, (await signIn(ctx, quelquun())).session);
		const wrong = codeTotp(secret, ctx.now().add({ hours: 5 }));
		for (let i = 0; i < 10; i++) {
			expect(await passSecondFacteur(ctx, session, wrong)).toMatchObject({ refus: { code: 'totp-faux' } });
		}
		ctx.clock.advance('PT1M');
		const right = codeTotp(secret, ctx.now());
		expect(await passSecondFacteur(ctx, session, right)).toMatchObject({ refus: { code: 'trop-d-essais' } });
	});

	test('an administrator takes it away from a delegate, who is out everywhere; not from just anybody', async ({
		ctx
	}) => {
		const { compteId } = await administration(ctx);
		const { session } = await passTotp(ctx, (await signIn(ctx, quelquun())).session);
		const actor = { kind: 'administrateur', compteId } as const;
		await expect(resetTotp(ctx, actor, session.compteId)).rejects.toMatchObject({ code: 'introuvable' });
		expect(await alive(ctx, session)).toBe(true);

		await giveMandat(ctx, session.compteId);
		await expect(
			resetTotp(ctx, { kind: 'administrateur', compteId: session.compteId }, session.compteId)
		).rejects.toMatchObject({ code: 'introuvable' });
		await resetTotp(ctx, actor, session.compteId);
		expect(await alive(ctx, session)).toBe(false);
		expect((await compteDe(ctx, session.compteId)).totpConfirmeAt).toBeNull();
	});

	test('the secret is sealed', async ({ ctx }) => {
		const { session, secret } = await passTotp(ctx, (await signIn(ctx, quelquun())).session);
		const [row] = await ctx.owner<{ totp: Buffer }[]>`select totp from compte where id = ${session.compteId}`;
		expect(row!.totp.includes(secret.replaceAll(' ', ''))).toBe(false);
	});
});

describe('a personal key', () => {
	async function openWithCle(ctx: TestContext, appareilPersonnel = false) {
		const { cle, preuve } = proposeCle(ctx, null);
		const entree = await openCompteWithCle(ctx, { cle, preuve, appareilPersonnel }, inconnu());
		if (!entree.ok) throw new Error(entree.refus.message);
		return { cle, preuve, session: (await resolveSession(ctx, entree.session.id))! };
	}
	const enter = (ctx: TestContext, cle: string) =>
		redeemCle(ctx, { cle, appareilPersonnel: false }, inconnu());

	test('opens an account once it was typed back, and comes back to it', async ({ ctx }) => {
		const { cle, preuve, session } = await openWithCle(ctx);
		expect(await compteDe(ctx, session.compteId)).toMatchObject({ courriel: null, aUneCle: true });
		expect(await enter(ctx, cle.toLowerCase().replaceAll('-', ' '))).toMatchObject({
			ok: true,
			session: { compteId: session.compteId }
		});
		const again = await openCompteWithCle(ctx, { cle, preuve, appareilPersonnel: false }, inconnu());
		expect(again, 'a form sent twice').toMatchObject({ ok: true, session: { compteId: session.compteId } });
	});

	test('that was shown and not typed back opens nothing', async ({ ctx }) => {
		const { cle } = proposeCle(ctx, null);
		expect(await enter(ctx, cle)).toMatchObject({ ok: false, refus: { code: 'cle-inconnue' } });
	});

	test('is typed back as it was shown, within the hour, on a form of ours', async ({ ctx }) => {
		const shown = proposeCle(ctx, null);
		const other = proposeCle(ctx, null);
		const open = (cle: string, preuve: string) =>
			openCompteWithCle(ctx, { cle, preuve, appareilPersonnel: false }, inconnu());
		expect(await open(other.cle, shown.preuve)).toMatchObject({ refus: { code: 'cle-autre' } });
		await expect(open(shown.cle, 'autre chose')).rejects.toMatchObject({ code: 'introuvable' });
		const later = shown.preuve.replace(/^\d+/, (ms) => String(Number(ms) + 3_600_000));
		expect(await open(shown.cle, later), 'a longer hour').toMatchObject({ refus: { code: 'cle-autre' } });
		ctx.clock.advance('PT1H');
		expect(await open(shown.cle, shown.preuve)).toMatchObject({ refus: { code: 'cle-trop-vieille' } });
	});

	test('is stored as a keyed digest only', async ({ ctx }) => {
		const { cle, session } = await openWithCle(ctx);
		const [row] = await ctx.owner<{ dump: string }[]>`
			select to_jsonb(c)::text as dump from compte c where id = ${session.compteId}`;
		const plain = cle.replaceAll('-', '');
		for (const form of [cle, plain, Buffer.from(plain).toString('hex')])
			expect(row!.dump).not.toContain(form);
	});

	test('is replaced by another: the old one and the other sessions are dead', async ({ ctx }) => {
		const { cle: old, session } = await openWithCle(ctx);
		const elsewhere = await enter(ctx, old);
		const next = proposeCle(ctx, session.compteId);
		const stolen = proposeCle(ctx, null);
		expect(await setCle(ctx, session, stolen), 'a key shown for another account').toMatchObject({
			refus: { code: 'cle-autre' }
		});
		const set = await setCle(ctx, session, next);
		if (!set.ok || !elsewhere.ok) throw new Error('refused');
		expect(await enter(ctx, old)).toMatchObject({ refus: { code: 'cle-inconnue' } });
		expect(await enter(ctx, next.cle)).toMatchObject({ ok: true, session: { compteId: session.compteId } });
		expect(await alive(ctx, session)).toBe(false);
		expect(await resolveSession(ctx, elsewhere.session.id)).toBeNull();
		expect(await resolveSession(ctx, set.session.id)).not.toBeNull();
	});

	test('is not changed without a fresh proof (F9)', async ({ ctx }) => {
		const { session } = await signIn(ctx, quelquun());
		const next = proposeCle(ctx, session.compteId);
		ctx.clock.advance('PT10M');
		expect(await setCle(ctx, session, next)).toMatchObject({ refus: { code: 'preuve-trop-vieille' } });
		expect(await removeCle(ctx, session)).toMatchObject({ refus: { code: 'preuve-trop-vieille' } });
		expect((await compteDe(ctx, session.compteId)).aUneCle).toBe(false);
	});

	test('is taken away from an account that has an address, never from one that has only it', async ({
		ctx
	}) => {
		const { session } = await signIn(ctx, quelquun());
		const set = await setCle(ctx, session, proposeCle(ctx, session.compteId));
		if (!set.ok) throw new Error(set.refus.message);
		const removed = await removeCle(ctx, (await resolveSession(ctx, set.session.id))!);
		expect(removed.ok).toBe(true);
		expect((await compteDe(ctx, session.compteId)).aUneCle).toBe(false);
		const { session: only } = await openWithCle(ctx);
		expect(await removeCle(ctx, only)).toMatchObject({ refus: { code: 'cle-seule' } });
		expect(await alive(ctx, only)).toBe(true);
	});
});

describe('the links of the demo', () => {
	test('do not exist outside it', async ({ ctx }) => {
		const { session } = await signIn(ctx, quelquun());
		await expect(createDemoLink(ctx, session.compteId)).rejects.toMatchObject({ code: 'introuvable' });
		await expect(signInAsDemo(ctx, 'x'.repeat(43))).rejects.toMatchObject({ code: 'introuvable' });
	});

	test('replace both factors, as often as wanted, until the next ones', async ({ ctx }) => {
		const demo = { ...ctx, config: { ...ctx.config, mode: 'demo' as const } };
		const { session } = await signIn(ctx, quelquun());
		await giveMandat(ctx, session.compteId);
		const first = (await createDemoLink(demo, session.compteId)).split('/').at(-1)!;
		for (let i = 0; i < 2; i++) {
			const entree = await signInAsDemo(demo, first);
			if (!entree.ok) throw new Error(entree.refus.message);
			expect(await resolveSession(ctx, entree.session.id)).toMatchObject({
				compteId: session.compteId,
				roles: ['delegue'],
				secondFactor: true
			});
		}
		const second = (await createDemoLink(demo, session.compteId)).split('/').at(-1)!;
		expect(await lienDeDemoValable(demo, first)).toBe(false);
		expect((await signInAsDemo(demo, first)).ok).toBe(false);
		expect(await lienDeDemoValable(demo, second)).toBe(true);
	});
});
