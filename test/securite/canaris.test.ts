import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { eq } from 'drizzle-orm';
import { compteDe } from '#lib/server/comptes.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { cleAgent, courrier, dossier, fait, participation, recours } from '#lib/server/db/schema.ts';
import { unwrapDataKey } from '#lib/server/keys/keys.ts';
import { openField } from '#lib/server/keys/seal.ts';
import { test, type TestContext } from '../support/database.ts';
import { insertCompte, insertDossier, insertFirstAdministrateur, insertSection } from '../support/rows.ts';
import { contenuDeLaBase } from '../support/scene.ts';

/** The whole database as a thief reads it. */
const dump = async (ctx: TestContext): Promise<string> =>
	[...(await contenuDeLaBase(ctx.owner)).values()].flat().join('\n');

test('forty secrets of forty agents are nowhere in the database, and their owners read them back', async ({
	ctx
}) => {
	const { sectionId, serviceId } = await insertSection(ctx, await insertFirstAdministrateur(ctx), 'Ici');
	const canaries = Array.from({ length: 40 }, () => `canari-${randomBytes(9).toString('hex')}`);
	for (const [index, canary] of canaries.entries()) {
		const compteId = await insertCompte(ctx, `${canary}@exemple.fr`);
		const consentement = ([0, 1, 2] as const)[index % 3] ?? 0;
		await insertDossier(ctx, { compteId, sectionId, serviceId, consentement, canary });
		await asActor(ctx.db, { kind: 'agent', compteId }, async (tx) => {
			const [row] = await tx.select().from(cleAgent);
			if (!row) throw new Error('The account has no key');
			const key = unwrapDataKey(ctx.keys, row);
			const [mine] = await tx.select().from(dossier);
			if (!mine) throw new Error('The account has no dossier');
			const place = { table: 'dossier', column: 'contenu', row: mine.id, compte: compteId };
			expect(openField(key, place, mine.contenu)).toBe(canary);
		});
	}
	const stolen = await dump(ctx);
	expect(stolen).toContain('Service de Ici');
	for (const canary of canaries) {
		expect(stolen).not.toContain(canary);
		expect(stolen).not.toContain(Buffer.from(canary).toString('base64').slice(0, 20));
	}
	for (const secret of [ctx.keys.kek, ctx.keys.systeme, ctx.keys.index]) {
		expect(stolen).not.toContain(secret.export().toString('latin1'));
		expect(stolen).not.toContain(secret.export().toString('base64'));
	}
});

test('a sealed value moved to another row, column, table or account is refused', async ({ ctx }) => {
	const { sectionId, serviceId } = await insertSection(ctx, await insertCompteAdministrateur(ctx), 'Là');
	const make = async (canary: string) => {
		const compteId = await insertCompte(ctx);
		const dossierId = await insertDossier(ctx, { compteId, sectionId, serviceId, consentement: 2, canary });
		return { compteId, dossierId };
	};
	const victim = await make('à moi');
	const thief = await make('à toi');
	const read = (compteId: string) =>
		asActor(ctx.db, { kind: 'agent', compteId }, async (tx) => {
			const [row] = await tx.select().from(cleAgent);
			if (!row) throw new Error('The account has no key');
			const [d] = await tx.select().from(dossier);
			const [f] = await tx.select().from(fait);
			const [r] = await tx.select().from(recours);
			const [c] = await tx.select().from(courrier);
			const [p] = await tx.select().from(participation);
			if (!d || !f?.details || !r || !c || !p?.identite) throw new Error('A row is missing');
			return {
				key: unwrapDataKey(ctx.keys, row),
				d,
				f: { ...f, details: f.details },
				r,
				c,
				identite: p.identite
			};
		});
	const theirs = await read(victim.compteId);
	const ours = await read(thief.compteId);
	const open = (sealed: Buffer) =>
		openField(
			ours.key,
			{ table: 'dossier', column: 'contenu', row: ours.d.id, compte: thief.compteId },
			sealed
		);
	expect(open(ours.d.contenu)).toBe('à toi');
	for (const moved of [theirs.d.contenu, ours.f.details, ours.r.contenu, ours.c.contenu, ours.identite]) {
		expect(() => open(moved)).toThrow();
	}
	// Moving the wrapped key along does not help: it opens for its own account only.
	const [key] = await ctx.owner<{ cle: Buffer; kek_id: string }[]>`
		select cle, kek_id from cle_agent where compte_id = ${victim.compteId}`;
	if (!key) throw new Error('The account has no key');
	expect(() =>
		unwrapDataKey(ctx.keys, { compteId: thief.compteId, cle: key.cle, kekId: key.kek_id })
	).toThrow();
});

test('without the row of its key, an account is noise', async ({ ctx }) => {
	const compteId = await insertCompte(ctx, 'perdu@exemple.fr');
	expect((await compteDe(ctx, compteId)).courriel).toBe('perdu@exemple.fr');
	await asActor(ctx.db, { kind: 'worker' }, (tx) =>
		tx.delete(cleAgent).where(eq(cleAgent.compteId, compteId))
	);
	await expect(compteDe(ctx, compteId)).rejects.toMatchObject({ code: 'introuvable' });
	expect(await dump(ctx)).not.toContain('perdu@exemple.fr');
});

/** The administrator that the first test of the file made. */
async function insertCompteAdministrateur(ctx: TestContext): Promise<string> {
	const [row] = await ctx.owner<{ id: string }[]>`
		select compte_id as id from mandat where role = 'administrateur' and section_id is null`;
	return row?.id ?? insertFirstAdministrateur(ctx);
}
