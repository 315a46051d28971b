import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { recompte } from '#lib/server/compteurs.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import * as t from '#lib/server/db/schema.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { hasard } from '../support/hasard.ts';
import {
	insertCompte,
	insertDossier,
	insertFirstAdministrateur,
	insertMandat,
	insertSection
} from '../support/rows.ts';

const test = base.extend('chef', { scope: 'file' }, async ({ ctx }) => insertFirstAdministrateur(ctx));

const jour = (texte: string) => Temporal.PlainDate.from(texte);

/** How many counters are wrong, by the rows that they count; they are right from then on. */
const ecarts = (ctx: TestContext): Promise<number> => recompte(ctx);

const total = (ctx: TestContext, noeud: string, notion: number, source = 1) => ctx.owner<
	{ nombre: number }[]
>`
	select coalesce(sum(nombre), 0)::int as nombre from compteur
	where noeud = ${noeud} and notion = ${notion} and source = ${source}`;

const branche = (ctx: TestContext, noeud: string) =>
	ctx.owner<
		{ effectif: number | null; sans_effectif: number; enfants: number }[]
	>`select effectif, sans_effectif, enfants from effectif_branche where noeud = ${noeud}`;

/** A section with a direction, two services beneath it, and a delegate. */
async function decor(ctx: TestContext, chef: string) {
	const { sectionId, serviceId: direction } = await insertSection(ctx, chef, 'Ici');
	const delegueId = await insertCompte(ctx);
	await insertMandat(ctx, chef, { compteId: delegueId, sectionId, role: 'delegue' });
	const [nord, sud] = [randomUUIDv7(), randomUUIDv7()];
	const admin = { kind: 'administrateur', compteId: chef } as const;
	await asActor(ctx.db, admin, (tx) =>
		tx.insert(t.service).values([
			{ id: nord, sectionId, nom: 'Nord', parentId: direction, effectif: 20 },
			{ id: sud, sectionId, nom: 'Sud', parentId: direction, effectif: null }
		])
	);
	return { admin, sectionId, direction, nord, sud, delegueId };
}

describe('les compteurs', () => {
	test('disent ce que disent les lignes qu’ils comptent, quoi qu’il arrive', async ({ ctx, chef }) => {
		const { admin, sectionId, direction, nord, sud, delegueId } = await decor(ctx, chef);
		const tirage = hasard(20261122);
		const services = [direction, nord, sud];
		const agents: { compteId: string; dossierId: string }[] = [];
		for (let n = 0; n < 12; n += 1) {
			const compteId = await insertCompte(ctx);
			const serviceId = services[tirage(0, 2)] ?? nord;
			const consentement = tirage(1, 2) === 1 ? 1 : 2;
			agents.push({
				compteId,
				dossierId: await insertDossier(ctx, { compteId, sectionId, serviceId, consentement })
			});
		}
		for (let tour = 0; tour < 60; tour += 1) {
			const un = agents[tirage(0, agents.length - 1)];
			if (!un) continue;
			const moi = { kind: 'agent', compteId: un.compteId } as const;
			const semaine = jour('2026-01-05')
				.add({ days: tirage(0, 120) })
				.toString();
			const acte = tirage(0, 5);
			if (acte === 0)
				await asActor(ctx.db, moi, (tx) =>
					tx.execute(sql`update participation set recu_le = ${semaine} where dossier_id = ${un.dossierId}`)
				);
			if (acte === 1)
				await asActor(ctx.db, moi, (tx) =>
					tx.execute(sql`update participation set refus_le = null, conteste_le = ${semaine},
						issue = 3, issue_le = ${semaine} where dossier_id = ${un.dossierId}`)
				);
			if (acte === 2)
				await asActor(ctx.db, moi, (tx) =>
					tx.execute(sql`delete from participation where dossier_id = ${un.dossierId}`)
				);
			if (acte === 3)
				await asActor(ctx.db, moi, (tx) =>
					tx.execute(sql`update participation set service_id = ${services[tirage(0, 2)] ?? null}
						where dossier_id = ${un.dossierId}`)
				);
			if (acte === 4)
				await asActor(ctx.db, { kind: 'delegue', compteId: delegueId }, (tx) =>
					tx.insert(t.comptagePapier).values({
						id: randomUUIDv7(),
						sectionId,
						serviceId: services[tirage(0, 2)] ?? nord,
						saison: 2026,
						participants: 20,
						refus: tirage(0, 20),
						absences: tirage(0, 9),
						comptesRendus: 0,
						contestations: tirage(0, 3),
						saisiLe: jour(semaine),
						saisiPar: delegueId
					})
				);
			if (acte === 5)
				await asActor(ctx.db, admin, (tx) =>
					tx.execute(sql`update service set parent_id = ${tirage(0, 1) ? direction : null} where id = ${sud}`)
				);
		}
		expect(await ecarts(ctx)).toBe(0);
	});

	test('un compteur faussé est compté, puis juste', async ({ ctx, chef }) => {
		const { sectionId, nord, direction } = await decor(ctx, chef);
		const compteId = await insertCompte(ctx);
		await insertDossier(ctx, { compteId, sectionId, serviceId: nord, consentement: 1 });
		for (const noeud of [nord, direction, sectionId])
			expect(await total(ctx, noeud, 3)).toEqual([{ nombre: 1 }]);
		await ctx.owner`update compteur set nombre = 7 where noeud = ${nord} and notion = 3`;
		expect(await ecarts(ctx)).toBeGreaterThan(0);
		expect(await total(ctx, nord, 3)).toEqual([{ nombre: 1 }]);
		expect(await ecarts(ctx)).toBe(0);
	});

	test('l’effacement d’un compte s’en va des chiffres', async ({ ctx, chef }) => {
		const { sectionId, nord } = await decor(ctx, chef);
		const compteId = await insertCompte(ctx);
		await insertDossier(ctx, { compteId, sectionId, serviceId: nord, consentement: 2 });
		await asActor(ctx.db, { kind: 'worker' }, (tx) =>
			tx.execute(sql`delete from compte where id = ${compteId}`)
		);
		expect(await total(ctx, sectionId, 1)).toEqual([{ nombre: 0 }]);
		expect(await ecarts(ctx)).toBe(0);
	});

	test('vingt faits notés en même temps dans deux services ne s’attendent pas en rond', async ({
		ctx,
		chef
	}) => {
		const { sectionId, nord, sud } = await decor(ctx, chef);
		const comptes = await Promise.all(Array.from({ length: 20 }, () => insertCompte(ctx)));
		await Promise.all(
			comptes.map((compteId, n) =>
				insertDossier(ctx, { compteId, sectionId, serviceId: n % 2 ? nord : sud, consentement: 2 })
			)
		);
		expect(await total(ctx, sectionId, 1)).toEqual([{ nombre: 20 }]);
		expect(await ecarts(ctx)).toBe(0);
	});
});

describe('les effectifs additionnés', () => {
	test('suivent un effectif, une fermeture, un déplacement et un effacement', async ({ ctx, chef }) => {
		const { admin, sectionId, direction, nord, sud } = await decor(ctx, chef);
		const change = (requete: ReturnType<typeof sql>) => asActor(ctx.db, admin, (tx) => tx.execute(requete));
		// The direction has 12 agents of its own.
		expect(await branche(ctx, direction)).toEqual([{ effectif: 32, sans_effectif: 1, enfants: 2 }]);
		await change(sql`update service set effectif = 9 where id = ${sud}`);
		expect(await branche(ctx, sectionId)).toEqual([{ effectif: 41, sans_effectif: 0, enfants: 1 }]);
		await change(sql`update service set parent_id = null where id = ${sud}`);
		expect(await branche(ctx, direction)).toEqual([{ effectif: 32, sans_effectif: 0, enfants: 1 }]);
		expect(await branche(ctx, sectionId)).toEqual([{ effectif: 41, sans_effectif: 0, enfants: 2 }]);
		await change(sql`update service set ferme_le = '2026-05-01' where id = ${nord}`);
		expect(await branche(ctx, direction)).toEqual([{ effectif: 12, sans_effectif: 0, enfants: 0 }]);
		await change(sql`delete from service where id = ${sud}`);
		expect(await branche(ctx, sectionId)).toEqual([{ effectif: 12, sans_effectif: 0, enfants: 1 }]);
		expect(await branche(ctx, sud)).toEqual([]);
		expect(await ecarts(ctx)).toBe(0);
	});
});
