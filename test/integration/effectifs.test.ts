import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Administrateur } from '#lib/server/acteurs.ts';
import {
	changeService,
	closeService,
	createService,
	poidsDuService,
	services,
	type ServiceDate
} from '#lib/server/services.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { insertDossier, insertCompte, insertFirstAdministrateur } from '../support/rows.ts';
import { sectionDEssai } from '../support/suivi.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const op = () => randomUUID();

const test = base
	.extend('chef', { scope: 'file' }, async ({ ctx }): Promise<Administrateur> => ({
		kind: 'administrateur',
		compteId: await insertFirstAdministrateur(ctx)
	}))
	.extend('section', { scope: 'file' }, async ({ ctx, chef }) => sectionDEssai(ctx, chef, 'Ici'))
	.extend('ailleurs', { scope: 'file' }, async ({ ctx, chef }) => sectionDEssai(ctx, chef, 'Là'));

type Ou = { ctx: TestContext; chef: Administrateur; section: { id: string } };

const lit = async ({ ctx, chef, section }: Ou, id: string) => {
	const un = (await services(ctx, chef, section.id)).find((autre) => autre.id === id);
	if (!un) throw new Error('No such service');
	return un;
};
async function change(ou: Ou, id: string, quoi: Partial<ServiceDate>) {
	const { nom, parentId, effectif, empreinte } = await lit(ou, id);
	const saisi = { nom, parentId, effectif, empreinte, ...quoi };
	return changeService(ou.ctx, ou.chef, ou.section.id, id, saisi, op());
}
const poids = (ou: Ou, id: string) => poidsDuService(ou.ctx, ou.chef, ou.section.id, id);

async function cree(ou: Ou, saisi: Partial<ServiceDate> = {}) {
	const un = { nom: `Service ${randomUUID().slice(0, 8)}`, parentId: null, effectif: 20, ...saisi };
	return accepte(await createService(ou.ctx, ou.chef, ou.section.id, un, op())).id;
}

describe('les effectifs au fil du temps', () => {
	test('le dernier en date est le présent ; ceux d’avant restent', async ({ ctx, chef, section }) => {
		ctx.clock.set('2026-03-02');
		const ou = { ctx, chef, section };
		const id = await cree(ou, { effectifDepuis: jour('2025-01-01') });
		accepte(await change(ou, id, { effectif: 25, effectifDepuis: jour('2026-01-01') }));
		expect((await lit(ou, id)).effectif).toBe(25);
		expect((await poids(ou, id)).effectifs).toEqual([
			{ valideDu: jour('2026-01-01'), nombre: 25 },
			{ valideDu: jour('2025-01-01'), nombre: 20 }
		]);
	});

	test('celui d’une année passée ne change rien au présent', async ({ ctx, chef, section }) => {
		const ou = { ctx, chef, section };
		const id = await cree(ou, { effectifDepuis: jour('2026-01-01') });
		accepte(await change(ou, id, { effectif: 31, effectifDepuis: jour('2024-09-01') }));
		expect((await lit(ou, id)).effectif).toBe(20);
		expect((await poids(ou, id)).effectif).toBe(20);
	});

	test('le même jour saisi deux fois vaut une fois ; « non connu » se dit aussi', async ({
		ctx,
		chef,
		section
	}) => {
		ctx.clock.set('2026-03-02');
		const ou = { ctx, chef, section };
		const id = await cree(ou);
		accepte(await change(ou, id, { effectif: 22 }));
		expect((await poids(ou, id)).effectifs).toEqual([{ valideDu: jour('2026-03-02'), nombre: 22 }]);
		accepte(await change(ou, id, { effectif: null }));
		expect((await lit(ou, id)).effectif).toBeNull();
	});

	test('un autre changement n’écrit pas d’effectif', async ({ ctx, chef, section }) => {
		const ou = { ctx, chef, section };
		const id = await cree(ou, { effectifDepuis: jour('2026-01-01') });
		accepte(await change(ou, id, { nom: `Renommé ${randomUUID()}` }));
		expect((await poids(ou, id)).effectifs).toHaveLength(1);
	});

	test('restent à l’administration de la section', async ({ ctx, chef, section, ailleurs }) => {
		const id = await cree({ ctx, chef, section });
		await expect(poidsDuService(ctx, chef, ailleurs.id, id)).rejects.toMatchObject({ code: 'introuvable' });
		const intrus = { kind: 'administrateur', compteId: await insertCompte(ctx) } as const;
		await expect(poidsDuService(ctx, intrus, section.id, id)).rejects.toMatchObject({ code: 'introuvable' });
	});
});

describe('la validité d’un service', () => {
	test.for([
		['une ouverture à venir', { ouvreLe: jour('2026-03-03') }, 'date-a-venir', 'ouvreLe'],
		['un effectif à venir', { effectifDepuis: jour('2026-03-03') }, 'date-a-venir', 'effectifDepuis'],
		[
			'un effectif d’avant l’ouverture',
			{ ouvreLe: jour('2026-02-01'), effectifDepuis: jour('2026-01-01') },
			'effectif-avant-ouverture',
			'effectifDepuis'
		]
	] as const)('%s se refuse', async ([, dates, code, champ], { ctx, chef, section }) => {
		ctx.clock.set('2026-03-02');
		const un = { nom: `Neuf ${randomUUID()}`, parentId: null, effectif: 12, ...dates };
		expect(await createService(ctx, chef, section.id, un, op())).toMatchObject({ refus: { code, champ } });
	});

	test('fermer avant d’avoir ouvert se refuse, ouvrir après la fermeture aussi', async ({
		ctx,
		chef,
		section
	}) => {
		ctx.clock.set('2026-03-02');
		const ou = { ctx, chef, section };
		const id = await cree(ou, { ouvreLe: jour('2026-02-01') });
		expect(await closeService(ctx, chef, section.id, id, jour('2026-01-31'), op())).toMatchObject({
			refus: { code: 'ferme-avant-ouverture', champ: 'le' }
		});
		accepte(await closeService(ctx, chef, section.id, id, jour('2026-02-20'), op()));
		expect(await change(ou, id, { ouvreLe: jour('2026-02-25') })).toMatchObject({
			refus: { code: 'ouvert-apres-fermeture' }
		});
	});
});

test('un service déplacé en pleine saison emporte ce qui y est compté', async ({ ctx, chef, section }) => {
	const ou = { ctx, chef, section };
	const [nord, sud] = [await cree(ou, { effectif: null }), await cree(ou, { effectif: null })];
	const id = await cree(ou, { parentId: nord, effectif: 14 });
	await insertDossier(ctx, {
		compteId: await insertCompte(ctx),
		sectionId: section.id,
		serviceId: id,
		consentement: 1
	});
	const convoques = async (noeud: string) => {
		const [un] = await ctx.owner<{ nombre: number }[]>`
			select coalesce(sum(nombre), 0)::int as nombre from compteur where noeud = ${noeud} and notion = 1`;
		return un?.nombre;
	};
	expect([await convoques(nord), await convoques(sud)]).toEqual([1, 0]);
	expect(await change(ou, id, { parentId: sud })).toEqual({ ok: true, deplace: true });
	expect([await convoques(nord), await convoques(sud)]).toEqual([0, 1]);
	expect([(await poids(ou, nord)).effectif, (await poids(ou, sud)).effectif]).toEqual([null, 14]);
	expect(await change(ou, sud, { parentId: id })).toMatchObject({
		refus: { code: 'parent-en-boucle', champ: 'parentId' }
	});
});
