import { describe, expect } from 'vitest';
import { openCompteWithCle, proposeCle } from '#lib/server/cles-personnelles.ts';
import { demandeEnCours, redeemCle, redeemCode, requestCode, type Visiteur } from '#lib/server/connexions.ts';
import { compteDe } from '#lib/server/comptes.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { endSession, resolveSession } from '#lib/server/sessions.ts';
import { reseau, takeAttempt } from '#lib/server/throttle.ts';
import { test, type TestContext } from '../support/database.ts';
import { dernierCode, inconnu, signIn } from '../support/entree.ts';
import { journalDe } from '../support/journal.ts';

/** A browser of its own, from a network of its own. */
let networks = 0;
const ailleurs = (): Visiteur => inconnu(`10.${networks >> 8}.${networks++ & 255}.7`);

/** A code asked: the visitor with its cookie, and how to give the code back. */
async function ask(ctx: TestContext, courriel: string, depuis = ailleurs()) {
	const demande = await requestCode(ctx, courriel, depuis);
	if (!demande.ok) throw new Error(demande.refus.message);
	const visiteur = { ...depuis, navigateur: demande.navigateur };
	const give = (code: string, par: Visiteur = visiteur) =>
		redeemCode(ctx, { demandeId: demande.demandeId, code, appareilPersonnel: false }, par);
	return { demandeId: demande.demandeId, visiteur, code: dernierCode(ctx, courriel), give };
}

const rows = async (ctx: TestContext, table: string): Promise<number> => {
	const [row] = await ctx.owner.unsafe<{ n: number }[]>(`select count(*)::int as n from "${table}"`);
	return row?.n ?? 0;
};

describe('a mailed code', () => {
	test('opens the account at its first success, and the same account afterwards', async ({ ctx }) => {
		const before = await rows(ctx, 'compte');
		const first = await signIn(ctx, 'premiere@exemple.fr');
		expect(await rows(ctx, 'compte')).toBe(before + 1);
		const depuis = ailleurs();
		const asked = await requestCode(ctx, ' Premiere@Exemple.FR ', depuis);
		if (!asked.ok) throw new Error(asked.refus.message);
		const code = dernierCode(ctx, 'premiere@exemple.fr').toLowerCase().replace('-', ' ');
		const saisie = { demandeId: asked.demandeId, code, appareilPersonnel: false };
		expect(await redeemCode(ctx, saisie, { ...depuis, navigateur: asked.navigateur })).toMatchObject({
			ok: true,
			session: { compteId: first.session.compteId }
		});
		expect(await rows(ctx, 'compte')).toBe(before + 1);
		expect((await compteDe(ctx, first.session.compteId)).courriel).toBe('premiere@exemple.fr');
	});

	test('no account opens before the right code', async ({ ctx }) => {
		const before = await rows(ctx, 'compte');
		const { give } = await ask(ctx, 'jamais@exemple.fr');
		expect((await give('CCC-CCC')).ok).toBe(false);
		expect(await rows(ctx, 'compte')).toBe(before);
	});

	test('serves once', async ({ ctx }) => {
		const { give, code } = await ask(ctx, 'une-fois@exemple.fr');
		const entree = await give(code);
		if (!entree.ok) throw new Error(entree.refus.message);
		await endSession(ctx, entree.session.id);
		expect(await give(code)).toMatchObject({ ok: false, refus: { code: 'code-deja-servi' } });
	});

	test('sent twice by a double click, opens one session', async ({ ctx }) => {
		const { give, code } = await ask(ctx, 'double@exemple.fr');
		const before = await rows(ctx, 'session');
		const both = await Promise.all([give(code), give(code), give(code)]);
		const ids = both.map((entree) => (entree.ok ? entree.session.id : entree.refus.code));
		expect(new Set(ids).size).toBe(1);
		expect(await rows(ctx, 'session')).toBe(before + 1);
		expect(await resolveSession(ctx, ids[0])).not.toBeNull();
	});

	test('serves only in the browser that asked', async ({ ctx }) => {
		const { give, code, visiteur } = await ask(ctx, 'navigateur@exemple.fr');
		const other = await ask(ctx, 'autre@exemple.fr');
		for (const par of [inconnu(), other.visiteur, { ...visiteur, navigateur: 'x'.repeat(43) }]) {
			expect(await give(code, par)).toMatchObject({ ok: false, refus: { code: 'code-autre-navigateur' } });
		}
		expect((await give(code)).ok).toBe(true);
	});

	test('serves ten minutes', async ({ ctx }) => {
		const late = await ask(ctx, 'tard@exemple.fr');
		const inTime = await ask(ctx, 'a-temps@exemple.fr');
		ctx.clock.advance('PT9M59S');
		expect((await inTime.give(inTime.code)).ok).toBe(true);
		ctx.clock.advance('PT1S');
		expect(await late.give(late.code)).toMatchObject({ ok: false, refus: { code: 'code-expire' } });
	});

	test('bears five tries', async ({ ctx }) => {
		const { give, code } = await ask(ctx, 'essais@exemple.fr');
		const said: string[] = [];
		for (let i = 0; i < 5; i++) {
			const tried = await give(code === 'CCC-CCC' ? 'DDD-DDD' : 'CCC-CCC');
			said.push(tried.ok ? 'ok' : tried.refus.message);
		}
		expect(said.slice(0, 4).map((text) => /reste (\d) essai/.exec(text)?.[1])).toEqual(['4', '3', '2', '1']);
		expect(await give(code)).toMatchObject({ ok: false, refus: { code: 'code-epuise' } });
	});

	test('a sign that no code holds costs no try', async ({ ctx }) => {
		const { give, code } = await ask(ctx, 'faute@exemple.fr');
		for (let i = 0; i < 6; i++)
			expect(await give('CCC-CC0')).toMatchObject({ refus: { code: 'code-signe' } });
		expect((await give(code)).ok).toBe(true);
	});

	test('two codes asked in one browser are both good until one has served', async ({ ctx }) => {
		const first = await ask(ctx, 'deux@exemple.fr');
		const second = await ask(ctx, 'deux@exemple.fr', first.visiteur);
		expect(second.visiteur.navigateur).toBe(first.visiteur.navigateur);
		// The tab that asked second receives the code of the first mail.
		const entree = await second.give(first.code);
		if (!entree.ok) throw new Error(entree.refus.message);
		await endSession(ctx, entree.session.id);
		expect((await first.give(second.code)).ok).toBe(false);
	});

	test('two tabs for two addresses do not mix', async ({ ctx }) => {
		const first = await ask(ctx, 'onglet1@exemple.fr');
		const second = await ask(ctx, 'onglet2@exemple.fr', first.visiteur);
		expect((await first.give(second.code)).ok).toBe(false);
		expect((await first.give(first.code)).ok).toBe(true);
		expect((await second.give(second.code)).ok).toBe(true);
	});

	test('looking at the page changes nothing, and shows the address to its browser alone', async ({ ctx }) => {
		const { demandeId, visiteur, give, code } = await ask(ctx, 'regarde@exemple.fr');
		for (let i = 0; i < 3; i++) {
			expect(await demandeEnCours(ctx, visiteur.navigateur, demandeId)).toMatchObject({
				courriel: 'regarde@exemple.fr'
			});
		}
		expect(await demandeEnCours(ctx, 'x'.repeat(43), demandeId)).toBeNull();
		expect(await demandeEnCours(ctx, undefined, demandeId)).toBeNull();
		expect((await give(code)).ok).toBe(true);
	});

	test('the mail tells nothing, and keeps the code out of what a locked screen shows', async ({ ctx }) => {
		const { code } = await ask(ctx, 'discret@exemple.fr');
		const mail = ctx.outbox.at(-1)!;
		expect(mail.subject).toBe('Votre code');
		expect(mail.text.indexOf(code)).toBeGreaterThan(160);
		expect(mail.text).not.toMatch(/discret|vigie|syndic|entretien|boycott|recours|https?:/i);
		expect(mail.headers).toBeUndefined();
	});

	test('neither the code nor the address is in the tables', async ({ ctx }) => {
		const { code } = await ask(ctx, 'cache@exemple.fr');
		const [dump] = await ctx.owner<{ text: string }[]>`
			select string_agg(to_jsonb(c)::text, '') as text from connexion c`;
		const found = [code, code.replace('-', ''), 'cache@exemple.fr'].filter((word) =>
			[word, Buffer.from(word).toString('hex')].some((form) => dump?.text.includes(form))
		);
		expect(found).toEqual([]);
	});
});

describe('what is not an address to write to', () => {
	test.for(['', 'nom', 'nom@', 'a b@exemple.fr', 'nom@exemple', 'x'.repeat(2_000_000)])(
		'%#',
		async (texte, { ctx }) => {
			const sent = ctx.outbox.length;
			expect(await requestCode(ctx, texte, ailleurs())).toMatchObject({
				ok: false,
				refus: { code: 'courriel', champ: 'courriel' }
			});
			expect(ctx.outbox.length).toBe(sent);
		}
	);

	test.for([
		'nom@dgfip.finances.gouv.fr',
		'nom@interieur.gouv.fr',
		'nom@ac-lyon.fr',
		'nom@aphp.fr',
		'nom@mairie-exemple.fr'
	])('%s: the employer reads it, no mail leaves', async (courriel, { ctx }) => {
		const before = { mails: ctx.outbox.length, rows: await rows(ctx, 'connexion') };
		const answer = await requestCode(ctx, courriel, ailleurs());
		expect(answer).toMatchObject({ ok: false, refus: { code: 'courriel-employeur', champ: 'courriel' } });
		expect(!answer.ok && answer.refus.message).toContain('Votre employeur');
		expect({ mails: ctx.outbox.length, rows: await rows(ctx, 'connexion') }).toEqual(before);
	});

	test('a mail server that is down: said so, nothing kept, nothing counted', async ({ ctx }) => {
		const broken = {
			...ctx,
			mailer: {
				close: () => {},
				send: () => Promise.reject(Object.assign(new Error('panne@exemple.fr'), { code: 'ECONNECTION' }))
			}
		};
		const before = await rows(ctx, 'connexion');
		const depuis = ailleurs();
		for (let i = 0; i < 8; i++) {
			const { reponse, journal } = await journalDe(() => requestCode(broken, 'panne@exemple.fr', depuis));
			expect(reponse).toMatchObject({ ok: false, refus: { code: 'courriel-impossible' } });
			expect(journal).toContain('ECONNECTION');
			expect(journal).not.toContain('panne@');
		}
		expect(await rows(ctx, 'connexion')).toBe(before);
		expect((await requestCode(ctx, 'panne@exemple.fr', depuis)).ok).toBe(true);
	});
});

describe('known and unknown addresses', () => {
	test('get the same answers, after the same statements', async ({ ctx }) => {
		await signIn(ctx, 'connue@exemple.fr', { visiteur: ailleurs() });
		const forms = await Promise.all(
			['connue@exemple.fr', 'inconnue@exemple.fr'].map(async (courriel) => {
				const { give, demandeId } = await ask(ctx, courriel);
				const wrong = await give('CCC-CCC');
				const { subject, text } = ctx.outbox.findLast(({ to }) => to === courriel)!;
				return {
					subject,
					text: text.replace(/[0-9A-Z]{3}-[0-9A-Z]{3}/, 'CODE'),
					wrong,
					length: demandeId.length
				};
			})
		);
		expect(forms[0]).toEqual(forms[1]);
	});
});

describe('limits', () => {
	test('one account, one network: five codes in a quarter of an hour, then when to come back', async ({
		ctx
	}) => {
		const depuis = ailleurs();
		for (let i = 0; i < 5; i++) expect((await requestCode(ctx, 'insiste@exemple.fr', depuis)).ok).toBe(true);
		ctx.clock.advance('PT3M');
		const refused = await requestCode(ctx, 'insiste@exemple.fr', depuis);
		expect(refused).toMatchObject({ ok: false, refus: { code: 'trop-de-codes' } });
		expect(!refused.ok && refused.refus.message).toContain('dans 12\u00a0minutes');
		ctx.clock.advance('PT12M');
		expect((await requestCode(ctx, 'insiste@exemple.fr', depuis)).ok).toBe(true);
	});

	test('F11: 200 agents behind one address come in within ten minutes, each after a mistake', async ({
		ctx
	}) => {
		const comeIn = async (courriel: string) => {
			const { give, code } = await ask(ctx, courriel, inconnu('198.51.100.9'));
			expect(await give('CCC-CCC')).toMatchObject({ refus: { code: 'code-faux' } });
			expect((await give(code)).ok).toBe(true);
		};
		for (let wave = 0; wave < 10; wave++) {
			await Promise.all(Array.from({ length: 20 }, (_, i) => comeIn(`agent${wave * 20 + i}@exemple.fr`)));
			ctx.clock.advance('PT1M');
		}
	});

	test('F10: guesses at one account from 500 networks: at most 20 are looked at in an hour; the owner comes in throughout', async ({
		ctx
	}) => {
		const courriel = 'visee@exemple.fr';
		const { visiteur: chezElle } = await signIn(ctx, courriel, { visiteur: ailleurs() });
		let looked = 0;
		for (let i = 0; i < 500; i++) {
			const depuis = ailleurs();
			const demande = await requestCode(ctx, courriel, depuis);
			if (demande.ok) {
				for (const code of ['CCC-CCC', 'DDD-DDD']) {
					const par = { ...depuis, navigateur: demande.navigateur };
					const saisie = { demandeId: demande.demandeId, code, appareilPersonnel: false };
					const tried = await redeemCode(ctx, saisie, par);
					if (tried.ok || !tried.refus.code.startsWith('trop-')) looked++;
				}
			}
			if (i % 100 === 0) await signIn(ctx, courriel, { visiteur: chezElle });
			ctx.clock.advance('PT7S');
		}
		expect(looked).toBeGreaterThan(0);
		expect(looked).toBeLessThanOrEqual(20);
	});

	test('a device that the account knows: twenty wrong codes in an hour', async ({ ctx }) => {
		const { visiteur } = await signIn(ctx, 'appareil@exemple.fr', { visiteur: ailleurs() });
		const wrong = async (tries: number) => {
			// Each code asked by a browser that forgot the one before bears five tries of its own.
			const { give } = await ask(ctx, 'appareil@exemple.fr', { ...visiteur, navigateur: undefined });
			for (let i = 0; i < tries; i++)
				expect(await give('CCC-CCC')).toMatchObject({ refus: { code: 'code-faux' } });
			return give;
		};
		for (let mail = 0; mail < 5; mail++) await wrong(4);
		const give = await wrong(0);
		expect(await give('CCC-CCC')).toMatchObject({ ok: false, refus: { code: 'trop-d-essais' } });
	});

	test('one network: three hundred wrong keys in an hour, and the others go on', async ({ ctx }) => {
		const depuis = ailleurs();
		const wrongKey = (par: Visiteur) =>
			redeemCle(ctx, { cle: proposeCle(ctx, null).cle, appareilPersonnel: false }, par);
		for (let wave = 0; wave < 15; wave++) {
			const said = await Promise.all(Array.from({ length: 20 }, () => wrongKey(depuis)));
			for (const refused of said) expect(refused).toMatchObject({ refus: { code: 'cle-inconnue' } });
		}
		expect(await wrongKey(depuis)).toMatchObject({ ok: false, refus: { code: 'trop-d-essais' } });
		expect(await wrongKey(ailleurs())).toMatchObject({ ok: false, refus: { code: 'cle-inconnue' } });
	});

	test('one network: three hundred accounts opened with a key in an hour, and the others go on', async ({
		ctx
	}) => {
		const depuis = ailleurs();
		const openFrom = (par: Visiteur) => {
			const { cle, preuve } = proposeCle(ctx, null);
			return openCompteWithCle(ctx, { cle, preuve, appareilPersonnel: false }, par);
		};
		await asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
			for (let i = 0; i < 299; i++) await takeAttempt(tx, ctx, 'ouverture-reseau', reseau(depuis.adresse));
		});
		expect((await openFrom(depuis)).ok).toBe(true);
		expect(await openFrom(depuis)).toMatchObject({ ok: false, refus: { code: 'trop-d-essais' } });
		expect((await openFrom(ailleurs())).ok).toBe(true);
	});

	test('a forged device cookie has no budget of its own', async ({ ctx }) => {
		const depuis = ailleurs();
		const { visiteur: chezElle } = await signIn(ctx, 'forge@exemple.fr', { visiteur: ailleurs() });
		const forged = [
			'x.y',
			`${'x'.repeat(43)}.${'y'.repeat(43)}`,
			(await signIn(ctx, 'voisine@exemple.fr', { visiteur: ailleurs() })).visiteur.appareil!
		];
		for (let i = 0; i < 6; i++) {
			await requestCode(ctx, 'forge@exemple.fr', { ...depuis, appareil: forged[i % 3] });
		}
		expect((await requestCode(ctx, 'forge@exemple.fr', { ...depuis, appareil: forged[0] })).ok).toBe(false);
		expect((await requestCode(ctx, 'forge@exemple.fr', { ...depuis, appareil: chezElle.appareil })).ok).toBe(
			true
		);
	});
});
