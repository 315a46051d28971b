import { randomUUIDv7 } from 'node:crypto';
import { describe, expect } from 'vitest';
import { UNION } from '#lib/domain/publication/saison.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import * as t from '#lib/server/db/schema.ts';
import {
	chiffresAPublier,
	chiffresPublies,
	placePubliee,
	publishChiffres,
	semainesPubliees,
	toutesLesPlaces
} from '#lib/server/publications.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { insertCompte, insertFirstAdministrateur, insertMandat, insertSection } from '../support/rows.ts';

const test = base.extend('chef', { scope: 'file' }, async ({ ctx }) => insertFirstAdministrateur(ctx));

const FIGURES = { kind: 'figures' } as const;
const jour = (texte: string) => Temporal.PlainDate.from(texte);

/** A section of three services of 40 agents in a direction, and somebody who types what was counted on paper. */
async function decor(ctx: TestContext, chef: string, nom: string) {
	const { sectionId, serviceId: direction } = await insertSection(ctx, chef, nom);
	const delegueId = await insertCompte(ctx);
	await insertMandat(ctx, chef, { compteId: delegueId, sectionId, role: 'delegue' });
	const services = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()] as const;
	await asActor(ctx.db, { kind: 'administrateur', compteId: chef }, (tx) =>
		tx.insert(t.service).values(
			services.map((id, rang) => ({
				id,
				sectionId,
				nom: `Service ${rang}`,
				parentId: direction,
				effectif: 40
			}))
		)
	);
	const compte = (serviceId: string, participants: number, refus: number, saisiLe: string) =>
		asActor(ctx.db, { kind: 'delegue', compteId: delegueId }, (tx) =>
			tx.insert(t.comptagePapier).values({
				id: randomUUIDv7(),
				sectionId,
				serviceId,
				saison: jour(saisiLe).year,
				participants,
				refus,
				absences: 0,
				comptesRendus: 0,
				contestations: 0,
				saisiLe: jour(saisiLe),
				saisiPar: delegueId
			})
		);
	return { sectionId, direction, services, compte };
}

describe('les chiffres publiés', () => {
	test('sont arrêtés une fois par semaine, et ne bougent plus', async ({ ctx, chef }) => {
		const { sectionId, services, compte } = await decor(ctx, chef, 'Une');
		const [nord, sud, est] = services;
		ctx.clock.set('2026-03-11');
		await compte(nord, 21, 3, '2026-03-04');
		await compte(sud, 6, 1, '2026-03-05');
		expect(await chiffresAPublier(ctx)).toBe(true);
		// Two workers at once.
		const parues = await Promise.all([publishChiffres(ctx), publishChiffres(ctx)]);
		expect(parues.toSorted()).toEqual([0, 1]);
		expect(await chiffresAPublier(ctx)).toBe(false);
		expect(await chiffresPublies(ctx, nord, 2026)).toMatchObject({
			semaine: jour('2026-03-02'),
			nom: 'Service 0',
			effectif: 40,
			tranches: { participants: { min: 18, max: 22 }, refus: { min: 0, max: 7 } }
		});
		expect((await chiffresPublies(ctx, sud, 2026))?.tranches.participants).toEqual({ min: 0, max: 7 });

		// One more agent changes nothing before the next week is published.
		const avant = await toutesLesPlaces(ctx, FIGURES, { saison: 2026, semaine: jour('2026-03-02') });
		await compte(est, 40, 38, '2026-03-10');
		expect(await publishChiffres(ctx)).toBe(0);
		expect(await toutesLesPlaces(ctx, FIGURES, { saison: 2026, semaine: jour('2026-03-02') })).toEqual(avant);
		ctx.clock.set('2026-03-17');
		expect(await publishChiffres(ctx)).toBe(1);
		// Everybody, told as at least.
		expect((await chiffresPublies(ctx, est, 2026))?.tranches.participants).toEqual({ min: 33, max: null });
		const { place, chemin, enfants } = await placePubliee(
			ctx,
			FIGURES,
			{ saison: 2026, semaine: jour('2026-03-09') },
			sectionId
		);
		expect(place.nom).toContain('Une');
		expect(chemin.map(({ noeud }) => noeud)).toEqual([UNION]);
		expect(enfants).toHaveLength(1);
	});

	test('gardent à un service déplacé sa place de la saison', async ({ ctx, chef }) => {
		const ici = await decor(ctx, chef, 'Deux');
		const [nord] = ici.services;
		ctx.clock.set('2026-04-08');
		await ici.compte(nord, 21, 3, '2026-03-30');
		await publishChiffres(ctx);
		await ctx.owner`update service set parent_id = null where id = ${nord}`;
		ctx.clock.set('2026-04-15');
		await publishChiffres(ctx);
		const lue = await placePubliee(ctx, FIGURES, { saison: 2026, semaine: jour('2026-04-06') }, nord);
		expect(lue.place).toMatchObject({
			parent: ici.direction,
			tranches: { participants: { min: 18, max: 22 } }
		});
	});

	test('de la dernière semaine sont à tout le monde, les autres non', async ({ ctx, chef }) => {
		const ici = await decor(ctx, chef, 'Trois');
		ctx.clock.set('2027-12-22');
		await ici.compte(ici.services[0], 21, 3, '2027-12-06');
		await publishChiffres(ctx);
		// The worker was stopped for the last week of the year: it is published the day it comes back.
		ctx.clock.set('2028-01-20');
		await publishChiffres(ctx);
		const publiques = await semainesPubliees(ctx, { kind: 'public' });
		expect(publiques.map(({ saison, semaine }) => [saison, semaine.toString()])).toContainEqual([
			2027,
			'2027-12-20'
		]);
		expect(publiques.every(({ annuelle }) => annuelle)).toBe(true);
		await expect(
			placePubliee(ctx, { kind: 'public' }, { saison: 2027, semaine: jour('2027-12-13') }, UNION)
		).rejects.toMatchObject({ code: 'introuvable' });
		expect(
			await toutesLesPlaces(ctx, { kind: 'public' }, { saison: 2027, semaine: jour('2027-12-20') })
		).not.toHaveLength(0);
	});

	test('ne laissent à leurs lecteurs aucun chiffre des personnes', async ({ ctx }) => {
		for (const table of [t.participation, t.comptagePapier]) {
			await expect(asActor(ctx.db, FIGURES, (tx) => tx.select().from(table))).rejects.toThrow();
		}
	});
});
