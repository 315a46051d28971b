import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Administrateur } from '#lib/server/acteurs.ts';
import { domainesRefuses, removeDomaine, saveDomaine } from '#lib/server/domaines-refuses.ts';
import {
	createInvitation,
	invitationDe,
	invitations,
	revokeInvitation,
	type NouvelleInvitation
} from '#lib/server/invitations.ts';
import { addMandat, endMandat, mandats, resetSecondFacteur } from '#lib/server/mandats.ts';
import { saisons, saveSaison } from '#lib/server/saisons.ts';
import {
	changeSection,
	createSection,
	perimetre,
	sectionAdministree,
	type FicheDeSection
} from '#lib/server/sections.ts';
import { changeService, closeService, createService, reopenService, services } from '#lib/server/services.ts';
import { resolveSession } from '#lib/server/sessions.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { passTotp, signIn } from '../support/entree.ts';
import { journalDe } from '../support/journal.ts';
import { insertCompte, insertFirstAdministrateur, insertMandat } from '../support/rows.ts';

const op = () => randomUUID();
const jour = (texte: string) => Temporal.PlainDate.from(texte);
const administrateur = (compteId: string): Administrateur => ({ kind: 'administrateur', compteId });

const fiche = (nom = `Section ${randomUUID()}`): FicheDeSection => ({
	nom,
	employeur: 'dgfip',
	courriel: 'section@exemple.fr',
	telephone: '01 23 45 67 89',
	permanence: 'mardi de 12 h à 14 h',
	adresse: null,
	site: null
});

/** A national administrator, and the administrators of two sections. */
async function scene(ctx: TestContext) {
	const national = administrateur(await insertFirstAdministrateur(ctx));
	const section = async () => {
		const creee = await createSection(ctx, national, fiche(), op());
		if (!creee.ok) throw new Error(creee.refus.message);
		const compteId = await insertCompte(ctx);
		await insertMandat(ctx, national.compteId, { compteId, sectionId: creee.id, role: 'administrateur' });
		return { id: creee.id, chef: administrateur(compteId) };
	};
	return { national, ici: await section(), ailleurs: await section() };
}
const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => scene(ctx));

const ABSENT = { code: 'introuvable' };
const INTERDIT = { code: 'interdit' };

describe('les sections', () => {
	test('l’administration nationale les voit toutes, celle d’une section la sienne', async ({
		ctx,
		scene
	}) => {
		const { national, ici, ailleurs } = scene;
		const tout = await perimetre(ctx, national);
		expect(tout.national).toBe(true);
		expect(tout.sections.map(({ id }) => id)).toEqual(expect.arrayContaining([ici.id, ailleurs.id]));
		expect(await perimetre(ctx, ici.chef)).toMatchObject({ national: false, sections: [{ id: ici.id }] });
	});

	test('une section ne crée pas de section', async ({ ctx, scene }) => {
		await expect(createSection(ctx, scene.ici.chef, fiche(), op())).rejects.toMatchObject(INTERDIT);
	});

	test('deux sections ne portent pas le même nom', async ({ ctx, scene }) => {
		const { nom } = await sectionAdministree(ctx, scene.national, scene.ici.id);
		expect(await createSection(ctx, scene.national, fiche(nom.toUpperCase()), op())).toMatchObject({
			refus: { code: 'nom-pris', champ: 'nom' }
		});
	});

	test('la fiche changée ailleurs entre-temps n’est pas écrasée', async ({ ctx, scene }) => {
		const { id, chef } = scene.ici;
		const { empreinte, nom } = await sectionAdministree(ctx, chef, id);
		const change = (telephone: string) =>
			changeSection(ctx, chef, id, { ...fiche(nom), telephone, empreinte }, op());
		expect(await change('02 00 00 00 00')).toEqual({ ok: true });
		expect(await change('03 00 00 00 00')).toMatchObject({ refus: { code: 'change-entre-temps' } });
		expect(await sectionAdministree(ctx, chef, id)).toMatchObject({ telephone: '02 00 00 00 00' });
	});
});

describe('les services', () => {
	const saisi = (nom: string, parentId: string | null = null, effectif: number | null = 10) => ({
		nom,
		parentId,
		effectif
	});
	const cree = async (ctx: TestContext, { ici }: Scene, ...de: Parameters<typeof saisi>) => {
		const un = await createService(ctx, ici.chef, ici.id, saisi(...de), op());
		if (!un.ok) throw new Error(un.refus.message);
		return un.id;
	};
	const vu = async (ctx: TestContext, { ici }: Scene, id: string) => {
		const un = (await services(ctx, ici.chef, ici.id)).find((autre) => autre.id === id);
		if (!un) throw new Error('The service is gone');
		return un;
	};

	test('le même formulaire envoyé vingt fois crée un seul service', async ({ ctx, scene }) => {
		const opId = op();
		const nom = randomUUID();
		const reponses = await Promise.all(
			Array.from({ length: 20 }, () => createService(ctx, scene.ici.chef, scene.ici.id, saisi(nom), opId))
		);
		expect(new Set(reponses.map((reponse) => JSON.stringify(reponse))).size).toBe(1);
		const memes = (await services(ctx, scene.ici.chef, scene.ici.id)).filter((un) => un.nom === nom);
		expect(memes).toHaveLength(1);
	});

	test('un service ne se range ni sous lui-même, ni sous ce qu’il contient', async ({ ctx, scene }) => {
		const direction = await cree(ctx, scene, 'Direction');
		const bureau = await cree(ctx, scene, 'Bureau', direction);
		const avant = await vu(ctx, scene, direction);
		for (const parentId of [direction, bureau]) {
			const change = { ...avant, parentId };
			expect(await changeService(ctx, scene.ici.chef, scene.ici.id, direction, change, op())).toMatchObject({
				refus: { code: 'parent-en-boucle', champ: 'parentId' }
			});
		}
	});

	test('un service se ferme après ceux qu’il contient, et se rouvre', async ({ ctx, scene }) => {
		const { chef, id } = scene.ici;
		const haut = await cree(ctx, scene, 'Haut');
		const bas = await cree(ctx, scene, 'Bas', haut);
		const ferme = (un: string, le = ctx.today()) => closeService(ctx, chef, id, un, le, op());
		expect(await ferme(haut)).toMatchObject({ refus: { code: 'contient-des-ouverts' } });
		expect(await ferme(bas, ctx.today().add({ days: 1 }))).toMatchObject({
			refus: { code: 'date-a-venir', champ: 'le' }
		});
		expect(await ferme(bas)).toEqual({ ok: true });
		expect(await ferme(haut)).toEqual({ ok: true });
		expect(await createService(ctx, chef, id, saisi('Neuf', haut), op())).toMatchObject({
			refus: { code: 'parent-ferme' }
		});
		expect(await reopenService(ctx, chef, id, bas, op())).toMatchObject({ refus: { code: 'parent-ferme' } });
		expect(await reopenService(ctx, chef, id, haut, op())).toEqual({ ok: true });
		expect(await reopenService(ctx, chef, id, bas, op())).toEqual({ ok: true });
	});

	test('on ne touche pas aux services d’une autre section', async ({ ctx, scene }) => {
		const { ici, ailleurs } = scene;
		const mien = await cree(ctx, scene, 'Chez nous');
		const change = { ...(await vu(ctx, scene, mien)), nom: 'Pris' };
		const actes = [
			() => services(ctx, ailleurs.chef, ici.id),
			() => createService(ctx, ailleurs.chef, ici.id, saisi('Intrus'), op()),
			() => changeService(ctx, ailleurs.chef, ici.id, mien, change, op()),
			() => changeService(ctx, ailleurs.chef, ailleurs.id, mien, change, op()),
			() => closeService(ctx, ailleurs.chef, ici.id, mien, ctx.today(), op()),
			() => services(ctx, ici.chef, 'pas-un-identifiant')
		];
		for (const acte of actes) await expect(acte()).rejects.toMatchObject(ABSENT);
		expect(await createService(ctx, ailleurs.chef, ailleurs.id, saisi('Greffe', mien), op())).toMatchObject({
			refus: { code: 'parent-inconnu' }
		});
		expect(await vu(ctx, scene, mien)).toMatchObject({ nom: 'Chez nous', fermeLe: null });
	});
});

type Scene = Awaited<ReturnType<typeof scene>>;

describe('les mandats', () => {
	const nouveau = (courriel: string) => ({ courriel, nom: 'Camille Roux', role: 'delegue' as const });

	test('une adresse reçoit un mandat, un courriel qui ne dit rien, et la personne entre', async ({
		ctx,
		scene
	}) => {
		const { chef, id } = scene.ici;
		const opId = op();
		const donne = () => addMandat(ctx, chef, id, nouveau(' Camille.Roux@Exemple.fr '), opId);
		const [premier, second] = [await donne(), await donne()];
		expect(premier).toEqual(second);
		expect(ctx.outbox.map(({ to }) => to)).toEqual(['camille.roux@exemple.fr']);
		expect(`${ctx.outbox[0]?.subject} ${ctx.outbox[0]?.text}`).not.toMatch(
			/syndica|délégu|section|vigie|boycott|Camille/i
		);
		const [vu] = (await mandats(ctx, chef, id)).filter(({ courriel }) => courriel?.startsWith('camille'));
		expect(vu).toMatchObject({ nom: 'Camille Roux', role: 'delegue', finAt: null, secondFacteur: false });
		const { session } = await signIn(ctx, 'camille.roux@exemple.fr');
		expect(session).toMatchObject({ roles: ['delegue'], secondFactor: false });
	});

	test('rien n’apprend si l’adresse avait déjà un compte', async ({ ctx, scene }) => {
		const { chef, id } = scene.ici;
		await signIn(ctx, 'deja.la@exemple.fr');
		const reponses = await Promise.all(
			['deja.la@exemple.fr', 'jamais.vue@exemple.fr'].map((un) => addMandat(ctx, chef, id, nouveau(un), op()))
		);
		expect(reponses).toMatchObject([
			{ ok: true, prevenu: true },
			{ ok: true, prevenu: true }
		]);
	});

	test.for([
		['agent@dgfip.finances.gouv.fr', 'domaine-refuse'],
		['pas une adresse', 'courriel-illisible']
	] as const)('« %s » est refusée', async ([courriel, code], { ctx, scene }) => {
		const { chef, id } = scene.ici;
		expect(await addMandat(ctx, chef, id, nouveau(courriel), op())).toMatchObject({
			refus: { code, champ: 'courriel' }
		});
	});

	test('un courriel qui ne part pas n’empêche pas le mandat, et se dit', async ({ ctx, scene }) => {
		const { chef, id } = scene.ici;
		const muet = { ...ctx, mailer: { ...ctx.mailer, send: () => Promise.reject(new Error('fermé')) } };
		const { reponse, journal } = await journalDe(() =>
			addMandat(muet, chef, id, nouveau('muette@exemple.fr'), op())
		);
		expect(reponse).toMatchObject({ ok: true, prevenu: false });
		expect(journal).toMatch(/mandat/);
		expect(journal).not.toMatch(/muette/);
	});

	test('la fin d’un mandat vaut dès la requête suivante', async ({ ctx, scene }) => {
		const { chef, id } = scene.ici;
		const donne = await addMandat(ctx, chef, id, nouveau('partant@exemple.fr'), op());
		if (!donne.ok) throw new Error(donne.refus.message);
		const { session } = await signIn(ctx, 'partant@exemple.fr');
		expect(await endMandat(ctx, chef, id, donne.id, op())).toEqual({ ok: true });
		expect(await endMandat(ctx, chef, id, donne.id, op())).toEqual({ ok: true });
		expect(await resolveSession(ctx, session.id)).toMatchObject({ roles: [] });
		const revient = await addMandat(ctx, chef, id, nouveau('partant@exemple.fr'), op());
		expect(revient.ok).toBe(true);
		expect(await resolveSession(ctx, session.id)).toMatchObject({ roles: ['delegue'] });
	});

	test('le dernier mandat national ne se retire pas', async ({ ctx, scene }) => {
		const [seul] = await mandats(ctx, scene.national, null);
		if (!seul) throw new Error('No national mandate');
		expect(await endMandat(ctx, scene.national, null, seul.id, op())).toMatchObject({
			refus: { code: 'dernier-administrateur' }
		});
		await expect(mandats(ctx, scene.ici.chef, null)).rejects.toMatchObject(ABSENT);
	});

	test('on ne donne ni ne retire de mandat dans une autre section', async ({ ctx, scene }) => {
		const { ici, ailleurs } = scene;
		const donne = await addMandat(ctx, ici.chef, ici.id, nouveau('chez.nous@exemple.fr'), op());
		if (!donne.ok) throw new Error(donne.refus.message);
		const actes = [
			() => mandats(ctx, ailleurs.chef, ici.id),
			() => addMandat(ctx, ailleurs.chef, ici.id, nouveau('intrus@exemple.fr'), op()),
			() => endMandat(ctx, ailleurs.chef, ici.id, donne.id, op()),
			() => endMandat(ctx, ailleurs.chef, ailleurs.id, donne.id, op()),
			() => resetSecondFacteur(ctx, ailleurs.chef, ici.id, donne.id),
			() => resetSecondFacteur(ctx, ailleurs.chef, ailleurs.id, donne.id)
		];
		for (const acte of actes) await expect(acte()).rejects.toMatchObject(ABSENT);
	});

	test('un second facteur perdu se refait ; pas celui de quelqu’un qui a un mandat ailleurs', async ({
		ctx,
		scene
	}) => {
		const { national, ici, ailleurs } = scene;
		const donne = await addMandat(ctx, ici.chef, ici.id, nouveau('distraite@exemple.fr'), op());
		if (!donne.ok) throw new Error(donne.refus.message);
		const { session } = await passTotp(ctx, (await signIn(ctx, 'distraite@exemple.fr')).session);
		expect(session.secondFactor).toBe(true);

		const autre = await addMandat(ctx, ailleurs.chef, ailleurs.id, nouveau('distraite@exemple.fr'), op());
		if (!autre.ok) throw new Error(autre.refus.message);
		expect(await resetSecondFacteur(ctx, ici.chef, ici.id, donne.id)).toMatchObject({
			refus: { code: 'mandat-ailleurs' }
		});
		expect(await resolveSession(ctx, session.id)).not.toBeNull();

		expect(await resetSecondFacteur(ctx, national, ici.id, donne.id)).toEqual({ ok: true });
		expect(await resolveSession(ctx, session.id)).toBeNull();
		const revenue = await signIn(ctx, 'distraite@exemple.fr');
		expect(revenue.session).toMatchObject({ secondFacteurConfirme: false, roles: ['delegue'] });
	});

	test('personne ne retire son propre second facteur', async ({ ctx, scene }) => {
		const [mien] = await mandats(ctx, scene.ici.chef, scene.ici.id);
		expect(await resetSecondFacteur(ctx, scene.ici.chef, scene.ici.id, mien?.id ?? '')).toMatchObject({
			refus: { code: 'le-sien' }
		});
	});
});

describe('les invitations', () => {
	const nouvelle = (ctx: TestContext, change: Partial<NouvelleInvitation> = {}): NouvelleInvitation => ({
		serviceId: null,
		usagesMax: 20,
		expireLe: ctx.today().add({ days: 30 }),
		...change
	});

	test('le même formulaire donne le même lien, qui n’est écrit nulle part', async ({ ctx, scene }) => {
		const { chef, id } = scene.ici;
		const opId = op();
		const cree = () => createInvitation(ctx, chef, id, nouvelle(ctx), opId);
		const [une, deux] = [await cree(), await cree()];
		expect(une).toEqual(deux);
		if (!une.ok) throw new Error(une.refus.message);
		expect(await invitationDe(ctx, une.jeton)).toMatchObject({ ok: true, sectionId: id });
		const traces = await ctx.owner`select resultat from operation where op_id = ${opId}`;
		expect(JSON.stringify(traces)).not.toContain(une.jeton);
		const autre = await createInvitation(ctx, chef, id, nouvelle(ctx), op());
		expect(autre.ok && autre.jeton).not.toBe(une.jeton);
	});

	test('elle sert jusqu’au soir de son dernier jour', async ({ ctx, scene }) => {
		const { chef, id } = scene.ici;
		ctx.clock.set('2026-03-02');
		const une = await createInvitation(ctx, chef, id, nouvelle(ctx, { expireLe: jour('2026-03-10') }), op());
		if (!une.ok) throw new Error(une.refus.message);
		ctx.clock.set('2026-03-10T23:59:00+01:00');
		expect(await invitationDe(ctx, une.jeton)).toMatchObject({ ok: true });
		ctx.clock.set('2026-03-11T00:00:00+01:00');
		expect(await invitationDe(ctx, une.jeton)).toMatchObject({ refus: { code: 'invitation-epuisee' } });
		const [vue] = (await invitations(ctx, chef, id)).filter((autre) => autre.id === une.id);
		expect(vue).toMatchObject({ etat: 'expiree', restants: 10, usagesMax: 20 });
		ctx.clock.set('2026-03-02');
	});

	test('révoquée, elle ne sert plus à personne', async ({ ctx, scene }) => {
		const { chef, id } = scene.ici;
		const une = await createInvitation(ctx, chef, id, nouvelle(ctx), op());
		if (!une.ok) throw new Error(une.refus.message);
		await expect(
			revokeInvitation(ctx, scene.ailleurs.chef, scene.ailleurs.id, une.id, op())
		).rejects.toMatchObject(ABSENT);
		expect(await revokeInvitation(ctx, chef, id, une.id, op())).toEqual({ ok: true });
		expect(await revokeInvitation(ctx, chef, id, une.id, op())).toEqual({ ok: true });
		expect(await invitationDe(ctx, une.jeton)).toMatchObject({ ok: false });
	});

	test('un nombre, un jour ou un service qui ne vont pas sont refusés', async ({ ctx, scene }) => {
		const { ici, ailleurs } = scene;
		const loin = await createService(
			ctx,
			ailleurs.chef,
			ailleurs.id,
			{ nom: 'Loin', parentId: null, effectif: null },
			op()
		);
		if (!loin.ok) throw new Error(loin.refus.message);
		const refusees = [
			[{ usagesMax: 0 }, 'usagesMax'],
			[{ usagesMax: 501 }, 'usagesMax'],
			[{ expireLe: ctx.today().subtract({ days: 1 }) }, 'expireLe'],
			[{ expireLe: ctx.today().add({ days: 400 }) }, 'expireLe'],
			[{ serviceId: loin.id }, 'serviceId']
		] as const;
		for (const [change, champ] of refusees) {
			const reponse = await createInvitation(ctx, ici.chef, ici.id, nouvelle(ctx, change), op());
			expect(reponse).toMatchObject({ refus: { champ } });
		}
		await expect(createInvitation(ctx, ailleurs.chef, ici.id, nouvelle(ctx), op())).rejects.toMatchObject(
			ABSENT
		);
	});
});

describe('les dates d’une saison', () => {
	const saison = (
		entretiens: string | null,
		comptesRendus: string | null,
		employeur: 'dgfip' | null = null
	) => ({
		annee: 2026,
		employeur,
		entretiensAvant: entretiens ? jour(entretiens) : null,
		comptesRendusAvant: comptesRendus ? jour(comptesRendus) : null
	});

	test('une ligne par employeur ; la dernière saisie vaut, deux dates vides l’effacent', async ({
		ctx,
		scene
	}) => {
		const { chef, id } = scene.ici;
		const ecrit = (une: ReturnType<typeof saison>) => saveSaison(ctx, chef, id, une, op());
		expect(await ecrit(saison('2026-03-31', '2026-04-30'))).toEqual({ ok: true });
		expect(await ecrit(saison('2026-03-15', null, 'dgfip'))).toEqual({ ok: true });
		expect(await ecrit(saison('2026-03-20', '2026-05-15'))).toEqual({ ok: true });
		const vues = await saisons(ctx, chef, id);
		expect(vues.map((une) => [une.employeur, une.entretiensAvant?.toString()])).toEqual([
			['dgfip', '2026-03-15'],
			[null, '2026-03-20']
		]);
		expect(await ecrit(saison(null, null, 'dgfip'))).toEqual({ ok: true });
		expect(await saisons(ctx, chef, id)).toHaveLength(1);
	});

	test('une date hors de la saison, ou des comptes rendus avant les entretiens, sont refusés', async ({
		ctx,
		scene
	}) => {
		const { ici, ailleurs } = scene;
		const ecrit = (...de: Parameters<typeof saison>) =>
			saveSaison(ctx, ici.chef, ici.id, saison(...de), op());
		expect(await ecrit('2024-03-31', null)).toMatchObject({ refus: { champ: 'entretiensAvant' } });
		expect(await ecrit('2026-03-31', '2026-03-01')).toMatchObject({ refus: { champ: 'comptesRendusAvant' } });
		await expect(
			saveSaison(ctx, ailleurs.chef, ici.id, saison('2026-03-31', null), op())
		).rejects.toMatchObject(ABSENT);
	});
});

describe('les domaines refusés', () => {
	const motif = 'Votre employeur lit cette messagerie.';

	test('l’administration nationale change la liste, et l’entrée suit', async ({ ctx, scene }) => {
		const { national, ici } = scene;
		const reponse = await saveDomaine(ctx, national, { domaine: '@Ville-Exemple.org', motif }, op());
		expect(reponse).toEqual({ ok: true });
		const { domaines, modifiable } = await domainesRefuses(ctx, ici.chef);
		expect(modifiable).toBe(false);
		expect(domaines).toContainEqual({ domaine: 'ville-exemple.org', motif });
		const mandat = { courriel: 'a@mail.ville-exemple.org', nom: 'A', role: 'delegue' as const };
		expect(await addMandat(ctx, ici.chef, ici.id, mandat, op())).toMatchObject({ refus: { message: motif } });
		await removeDomaine(ctx, national, 'ville-exemple.org', op());
		expect((await addMandat(ctx, ici.chef, ici.id, mandat, op())).ok).toBe(true);
	});

	test.for(['fr', '*.fr', '**.fr', 'deux mots.fr', 'a@b.fr', '.fr', 'exemple.', ''])(
		'« %s » est refusé',
		async (domaine, { ctx, scene }) => {
			expect(await saveDomaine(ctx, scene.national, { domaine, motif }, op())).toMatchObject({
				refus: { code: 'domaine-illisible', champ: 'domaine' }
			});
		}
	);

	test('une section ne change pas la liste commune', async ({ ctx, scene }) => {
		const { chef } = scene.ici;
		await expect(saveDomaine(ctx, chef, { domaine: 'x.org', motif }, op())).rejects.toMatchObject(INTERDIT);
		await expect(removeDomaine(ctx, chef, 'gouv.fr', op())).rejects.toMatchObject(INTERDIT);
	});
});
