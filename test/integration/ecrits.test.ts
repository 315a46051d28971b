import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Redacteur } from '#lib/server/acteurs.ts';
import { asActor, type Actor } from '#lib/server/db/as-actor.ts';
import { ecritsPublies } from '#lib/server/ecrits.ts';
import {
	createEcrit,
	ecritEntier,
	ecritPourLUnion,
	ecritsRediges,
	publishEcrit,
	reviseEcrit,
	storeEcrit,
	takeBackVersion,
	withdrawEcrit,
	type Portee,
	type Saisie
} from '#lib/server/ecrits-rediges.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { compteDe } from '../support/mandats.ts';
import { insertFirstAdministrateur, insertSection } from '../support/rows.ts';

const op = () => randomUUID();
const PUBLIC = { kind: 'public' } as const;

const TEXTE: Saisie = {
	titre: 'Qui nous sommes',
	resume: 'Trois délégués, deux permanences.',
	corps: 'Passez **quand vous voulez**.',
	details: {}
};

/** Two sections with an editor each, and an editor of the whole union. */
async function scene(ctx: TestContext) {
	const chef = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
	const redacteur = async (sectionId: string | null): Promise<Redacteur> => {
		const courriel = `${randomUUID()}@exemple.fr`;
		accepte(await addMandat(ctx, chef, sectionId, { courriel, nom: 'Plume', role: 'redacteur' }, op()));
		const compteId = await compteDe(ctx, courriel);
		return { kind: 'redacteur', compteId };
	};
	const section = async (nom: string) => {
		const { sectionId } = await insertSection(ctx, chef.compteId, nom);
		return { id: sectionId, nom, redacteur: await redacteur(sectionId) };
	};
	return {
		ici: await section('Section d’ici'),
		ailleurs: await section('Section d’ailleurs'),
		union: await redacteur(null)
	};
}
const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => scene(ctx));

/** A text of its own place: an entry of the campaign. */
async function entree(ctx: TestContext, actor: Redacteur, portee: Portee, plus: Partial<Saisie> = {}) {
	const cle = `entree-${randomUUID().slice(0, 8)}`;
	const saisie = { ...TEXTE, details: { sorte: 'texte' }, ...plus };
	const { id } = accepte(await createEcrit(ctx, actor, { portee, genre: 'campagne', cle }, saisie, op()));
	return { id, cle, saisie };
}

const lus = async (ctx: TestContext, cle: string) =>
	(await ecritsPublies(ctx, PUBLIC, 'campagne', { cle })).map(({ titre }) => titre);

describe('from the draft to what everybody reads', () => {
	test('a draft is read by its editors alone; once given, by everybody', async ({ ctx, scene }) => {
		const { ici } = scene;
		const { id, cle } = await entree(ctx, ici.redacteur, ici.id);
		expect(await lus(ctx, cle)).toEqual([]);
		accepte(await publishEcrit(ctx, ici.redacteur, id, null, { vue: 1, opId: op() }));
		const [paru] = await ecritsPublies(ctx, PUBLIC, 'campagne', { section: ici.id, cle });
		expect(paru).toMatchObject({ titre: TEXTE.titre, section: ici.nom, version: 1, sectionId: ici.id });
		expect((await ecritEntier(ctx, ici.redacteur, id)).etat.code).toBe('paru');
	});

	test('a change is not read before it is given, and the day of the first turn stays', async ({
		ctx,
		scene
	}) => {
		const { ici } = scene;
		const { id, cle, saisie } = await entree(ctx, ici.redacteur, ici.id);
		accepte(await publishEcrit(ctx, ici.redacteur, id, null, { vue: 1, opId: op() }));
		const [avant] = await ecritsPublies(ctx, PUBLIC, 'campagne', { cle });
		const suite = { ...saisie, titre: 'Corrigé' };
		accepte(await reviseEcrit(ctx, ici.redacteur, id, suite, { vue: 1, opId: op() }));
		expect(await lus(ctx, cle)).toEqual([TEXTE.titre]);
		accepte(await publishEcrit(ctx, ici.redacteur, id, null, { vue: 2, opId: op() }));
		const [apres] = await ecritsPublies(ctx, PUBLIC, 'campagne', { cle });
		expect(apres).toMatchObject({ titre: 'Corrigé', version: 2, du: avant?.du });
	});

	test('what is planned appears when its time comes, and not if it is given up', async ({ ctx, scene }) => {
		const { ici } = scene;
		const un = await entree(ctx, ici.redacteur, ici.id);
		const autre = await entree(ctx, ici.redacteur, ici.id);
		const demain = ctx.now().add({ hours: 24 });
		for (const { id } of [un, autre])
			accepte(await publishEcrit(ctx, ici.redacteur, id, demain, { vue: 1, opId: op() }));
		expect((await ecritEntier(ctx, ici.redacteur, un.id)).etat.code).toBe('programme');
		accepte(await withdrawEcrit(ctx, ici.redacteur, autre.id, { vue: 1, opId: op() }));
		ctx.clock.set(demain.toString());
		expect(await lus(ctx, un.cle)).toEqual([TEXTE.titre]);
		expect(await lus(ctx, autre.cle)).toEqual([]);
	});

	test('an older version that was planned does not come back over a newer one', async ({ ctx, scene }) => {
		const { ici } = scene;
		const { id, cle, saisie } = await entree(ctx, ici.redacteur, ici.id);
		const demain = ctx.now().add({ hours: 24 });
		accepte(await publishEcrit(ctx, ici.redacteur, id, demain, { vue: 1, opId: op() }));
		const suite = { ...saisie, titre: 'Plus récent' };
		accepte(await reviseEcrit(ctx, ici.redacteur, id, suite, { vue: 1, opId: op() }));
		accepte(await publishEcrit(ctx, ici.redacteur, id, null, { vue: 2, opId: op() }));
		ctx.clock.set(demain.toString());
		expect(await lus(ctx, cle)).toEqual(['Plus récent']);
	});

	test('what was withdrawn is no longer read, and comes back by a later turn', async ({ ctx, scene }) => {
		const { ici } = scene;
		const { id, cle } = await entree(ctx, ici.redacteur, ici.id);
		const acte = () => ({ vue: 1, opId: op() });
		accepte(await publishEcrit(ctx, ici.redacteur, id, null, acte()));
		accepte(await withdrawEcrit(ctx, ici.redacteur, id, acte()));
		expect(await lus(ctx, cle)).toEqual([]);
		expect(await withdrawEcrit(ctx, ici.redacteur, id, acte())).toMatchObject({ ok: false });
		accepte(await publishEcrit(ctx, ici.redacteur, id, null, acte()));
		expect(await lus(ctx, cle)).toEqual([TEXTE.titre]);
	});

	test('an older version is taken back as the next one', async ({ ctx, scene }) => {
		const { ici } = scene;
		const { id, saisie } = await entree(ctx, ici.redacteur, ici.id);
		const suite = { ...saisie, corps: 'Autre chose.' };
		accepte(await reviseEcrit(ctx, ici.redacteur, id, suite, { vue: 1, opId: op() }));
		accepte(await takeBackVersion(ctx, ici.redacteur, id, 1, { vue: 2, opId: op() }));
		const { versions } = await ecritEntier(ctx, ici.redacteur, id);
		expect(versions.map(({ corps, reprendDe }) => [corps, reprendDe])).toEqual([
			[TEXTE.corps, 1],
			['Autre chose.', null],
			[TEXTE.corps, null]
		]);
	});

	test('a text put away leaves the list, and must not be read any more', async ({ ctx, scene }) => {
		const { ici } = scene;
		const { id } = await entree(ctx, ici.redacteur, ici.id);
		const acte = () => ({ vue: 1, opId: op() });
		accepte(await publishEcrit(ctx, ici.redacteur, id, null, acte()));
		expect(await storeEcrit(ctx, ici.redacteur, id, acte())).toMatchObject({ refus: { code: 'encore-lu' } });
		accepte(await withdrawEcrit(ctx, ici.redacteur, id, acte()));
		accepte(await storeEcrit(ctx, ici.redacteur, id, acte()));
		const liste = await ecritsRediges(ctx, ici.redacteur, ici.id);
		expect(liste.map((un) => un.id)).not.toContain(id);
	});

	test('a place whose text was put away takes it out again, with its history', async ({ ctx, scene }) => {
		const { ici } = scene;
		const { id, cle, saisie } = await entree(ctx, ici.redacteur, ici.id);
		accepte(await storeEcrit(ctx, ici.redacteur, id, { vue: 1, opId: op() }));
		const place = { portee: ici.id, genre: 'campagne', cle } as const;
		const repris = { ...saisie, corps: 'De nouveau.' };
		expect(accepte(await createEcrit(ctx, ici.redacteur, place, repris, op())).id).toBe(id);
		expect((await ecritEntier(ctx, ici.redacteur, id)).versions.map(({ corps }) => corps)).toEqual([
			'De nouveau.',
			TEXTE.corps
		]);
	});
});

describe('two editors', () => {
	test('the second one to send is told, and nothing is lost', async ({ ctx, scene }) => {
		const { ici } = scene;
		const { id, saisie } = await entree(ctx, ici.redacteur, ici.id);
		const version = (titre: string) => ({ ...saisie, titre });
		accepte(await reviseEcrit(ctx, ici.redacteur, id, version('Premier'), { vue: 1, opId: op() }));
		const second = await reviseEcrit(ctx, ici.redacteur, id, version('Second'), { vue: 1, opId: op() });
		expect(second).toMatchObject({ ok: false, refus: { code: 'change-entre-temps' } });
		expect((await ecritEntier(ctx, ici.redacteur, id)).titre).toBe('Premier');
	});

	test('a place has one text', async ({ ctx, scene }) => {
		const { ici } = scene;
		const place = { portee: ici.id, genre: 'presentation', cle: '' } as const;
		accepte(await createEcrit(ctx, ici.redacteur, place, TEXTE, op()));
		expect(await createEcrit(ctx, ici.redacteur, place, TEXTE, op())).toMatchObject({
			refus: { code: 'place-prise' }
		});
	});

	test('a form sent twice writes once', async ({ ctx, scene }) => {
		const { ici } = scene;
		const { id, saisie } = await entree(ctx, ici.redacteur, ici.id);
		const opId = op();
		const suite = { ...saisie, corps: 'Une fois.' };
		for (const _ of [1, 2]) accepte(await reviseEcrit(ctx, ici.redacteur, id, suite, { vue: 1, opId }));
		expect((await ecritEntier(ctx, ici.redacteur, id)).version).toBe(2);
	});
});

describe('not somebody else’s', () => {
	test('the editor of another section, or of one alone, reaches nothing', async ({ ctx, scene }) => {
		const { ici, ailleurs, union } = scene;
		const sien = await entree(ctx, ici.redacteur, ici.id);
		const commun = await entree(ctx, union, null);
		for (const [actor, id] of [
			[ailleurs.redacteur, sien.id],
			[ici.redacteur, commun.id]
		] as const) {
			const acte = () => ({ vue: 1, opId: op() });
			for (const essai of [
				() => ecritEntier(ctx, actor, id),
				() => reviseEcrit(ctx, actor, id, sien.saisie, acte()),
				() => takeBackVersion(ctx, actor, id, 1, acte()),
				() => publishEcrit(ctx, actor, id, null, acte()),
				() => withdrawEcrit(ctx, actor, id, acte()),
				() => storeEcrit(ctx, actor, id, acte())
			])
				await expect(essai()).rejects.toMatchObject({ code: 'introuvable' });
		}
		await expect(ecritsRediges(ctx, ailleurs.redacteur, ici.id)).rejects.toMatchObject({
			code: 'introuvable'
		});
		await expect(entree(ctx, ici.redacteur, null)).rejects.toMatchObject({ code: 'introuvable' });
		expect(await ecritPourLUnion(ctx, ici.redacteur)).toBe(false);
	});

	test('the editor of the union writes for the sections too', async ({ ctx, scene }) => {
		const { ici, union } = scene;
		const { id } = await entree(ctx, union, ici.id);
		accepte(await publishEcrit(ctx, union, id, null, { vue: 1, opId: op() }));
		expect(await ecritPourLUnion(ctx, union)).toBe(true);
	});

	test('a draft, its author and what was given up stay out of the reach of readers', async ({
		ctx,
		scene
	}) => {
		const { ici } = scene;
		const brouillon = await entree(ctx, ici.redacteur, ici.id, { corps: 'Secret jusqu’à lundi.' });
		const vus = async (actor: Actor, requete: ReturnType<typeof sql>) =>
			(await asActor(ctx.db, actor, (tx) => tx.execute(requete))).count;
		expect(await vus(PUBLIC, sql`select id from ecrit where id = ${brouillon.id}`)).toBe(0);
		expect(await vus(PUBLIC, sql`select corps from ecrit_version where ecrit_id = ${brouillon.id}`)).toBe(0);
		await expect(vus(PUBLIC, sql`select par from ecrit_version`)).rejects.toMatchObject({
			cause: { code: '42501' }
		});
		await expect(
			vus(ici.redacteur, sql`update ecrit_version set corps = 'autre' where ecrit_id = ${brouillon.id}`)
		).rejects.toMatchObject({ cause: { code: '42501' } });
	});
});

describe('bad input', () => {
	test.for<[string, Partial<Saisie>, string]>([
		['no title', { titre: '  ' }, 'titre'],
		['no text', { corps: '\n' }, 'corps'],
		['a text that is too long', { corps: 'a'.repeat(20_001) }, 'corps'],
		['a title of 20,000 characters', { titre: 'a'.repeat(20_000) }, 'titre'],
		['a kind that is none', { details: { sorte: 'chanson' } }, 'sorte'],
		['a link that is a script', { details: { sorte: 'texte', lien: 'javascript:alert(1)' } }, 'lien']
	])('%s', async ([, plus, champ], { ctx, scene }) => {
		const { ici } = scene;
		const place = { portee: ici.id, genre: 'campagne', cle: 'essai' } as const;
		const saisie = { ...TEXTE, details: { sorte: 'texte' }, ...plus };
		const reponse = await createEcrit(ctx, ici.redacteur, place, saisie, op());
		expect(reponse).toMatchObject({ ok: false, refus: { champ } });
	});

	test('a question that is none has no position', async ({ ctx, scene }) => {
		const place = { portee: scene.ici.id, genre: 'position', cle: 'inconnue' } as const;
		expect(await createEcrit(ctx, scene.ici.redacteur, place, TEXTE, op())).toMatchObject({
			refus: { code: 'place-inconnue' }
		});
	});

	test('the union has no page of a section', async ({ ctx, scene }) => {
		const place = { portee: null, genre: 'presentation', cle: '' } as const;
		expect(await createEcrit(ctx, scene.union, place, TEXTE, op())).toMatchObject({
			refus: { code: 'place-inconnue' }
		});
	});

	test('a moment that is past, or too far', async ({ ctx, scene }) => {
		const { ici } = scene;
		const { id } = await entree(ctx, ici.redacteur, ici.id);
		for (const [du, code] of [
			[ctx.now().subtract({ seconds: 1 }), 'deja-passe'],
			[ctx.now().add({ hours: 24 * 400 }), 'trop-loin']
		] as const)
			expect(await publishEcrit(ctx, ici.redacteur, id, du, { vue: 1, opId: op() })).toMatchObject({
				refus: { code }
			});
	});
});
