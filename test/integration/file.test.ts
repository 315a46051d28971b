import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { debutCherche } from '#lib/domain/participation/recherche.ts';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Consentement } from '#lib/server/db/codes.ts';
import { changeConsentement, createDossier, dossier, joinService } from '#lib/server/dossiers.ts';
import { message } from '#lib/server/db/schema-collectif.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { recherche } from '#lib/server/keys/keys.ts';
import { endMandat } from '#lib/server/mandats.ts';
import {
	chargeDuDossier,
	estPrisEnCharge,
	handOverDossier,
	recordLecture,
	releaseDossier,
	takeDossier
} from '#lib/server/prises-en-charge.ts';
import { refreshDossiers } from '#lib/server/projections.ts';
import { absence, absences, endAbsence, recordAbsence } from '#lib/server/relais.ts';
import { createService } from '#lib/server/services.ts';
import {
	type ChoixDeFile,
	nombresParCouloir,
	PAR_PAGE,
	rappelsManques,
	serviceChoisi,
	servicesTrouves,
	suivis
} from '#lib/server/suivis.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte, PRIVE } from '../support/dossier.ts';
import { insertCompte, insertFirstAdministrateur } from '../support/rows.ts';
import { sectionDEssai, type SectionDEssai } from '../support/suivi.ts';

const op = () => randomUUID();
const jour = (texte: string) => Temporal.PlainDate.from(texte);
const NOTIFIE = (le: string): Fait => ({ type: 'compte-rendu-notifie', le: jour(le) });

const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => {
	ctx.clock.set('2026-02-12');
	const national = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
	return { national, neuve: (nom: string) => sectionDEssai(ctx, national, nom) };
});

async function rejoint(
	ctx: TestContext,
	{ jeton }: Pick<SectionDEssai, 'jeton'>,
	nom: string,
	consentement: Consentement = 'suivi'
) {
	const agent: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
	const nouveau = { ...PRIVE, consentement, nom, invitation: jeton };
	const { id } = accepte(await createDossier(ctx, agent, nouveau, op()));
	return { agent, id };
}
type Rejoint = Awaited<ReturnType<typeof rejoint>>;

const note = async (ctx: TestContext, { agent, id }: Rejoint, fait: Fait) =>
	accepte(await recordFait(ctx, agent, id, { fait, preuve: null }, op()));

const change = async (
	ctx: TestContext,
	{ agent, id }: Rejoint,
	consentement: Consentement,
	nom: string | null
) => {
	const { version } = await dossier(ctx, agent, id);
	accepte(await changeConsentement(ctx, agent, id, { consentement, nom, version }, op()));
};

/** How many mails were asked for a delegate. */
const prevenus = async (ctx: TestContext, { compteId }: Delegue): Promise<number> =>
	(await ctx.owner`select 1 from avis where compte_id = ${compteId}`).length;

const placeDe = async (ctx: TestContext, id: string) =>
	(
		await ctx.owner`select voie, echeance, cible, limite, silence, en_charge as "enCharge", section_id as "sectionId"
			from place_en_file where dossier_id = ${id}`
	)[0];
const motsDe = async (ctx: TestContext, id: string) =>
	(await ctx.owner<{ mot: string }[]>`select mot::text from recherche_mot where dossier_id = ${id}`).map(
		({ mot }) => mot
	);

describe('la place d’un dossier dans la file', () => {
	test('suit ses faits, le jour qui passe et ce que l’agent laisse voir', async ({ ctx, scene }) => {
		const section = await scene.neuve('Place');
		const un = await rejoint(ctx, section, 'Zoé Dupont');
		expect(await placeDe(ctx, un.id)).toMatchObject({ voie: 3, echeance: null, cible: null, enCharge: null });
		await note(ctx, un, NOTIFIE('2026-02-11'));
		const avant = await placeDe(ctx, un.id);
		expect(avant).toMatchObject({ voie: 1, echeance: 2, silence: false });
		await note(ctx, un, { type: 'recours-hierarchique-envoye', le: jour('2026-02-12') });
		await note(ctx, un, { type: 'recours-hierarchique-recu', le: jour('2026-02-12') });
		expect(await placeDe(ctx, un.id)).toMatchObject({ voie: 2, echeance: 6 });
		ctx.clock.set('2026-06-01');
		expect(await refreshDossiers(ctx, section.id)).toEqual([]);
		expect(await placeDe(ctx, un.id)).toMatchObject({ voie: 1 });
		ctx.clock.set('2026-02-12');
		for (const moins of ['compte', 'prive'] as const) {
			await change(ctx, un, moins, moins === 'prive' ? null : 'Zoé');
			expect(await placeDe(ctx, un.id)).toBeUndefined();
			expect(await motsDe(ctx, un.id)).toEqual([]);
			await change(ctx, un, 'suivi', 'Zoé');
			expect(await placeDe(ctx, un.id)).toBeDefined();
		}
	});

	test('un nom se cherche par les débuts de ses mots, autres d’une section à l’autre', async ({
		ctx,
		scene
	}) => {
		const [ici, ailleurs] = [await scene.neuve('Mots d’ici'), await scene.neuve('Mots d’ailleurs')];
		const un = await rejoint(ctx, ici, 'Zoé Dupont-Étienne');
		const attendus = (sectionId: string, ...debuts: string[]) =>
			debuts.map((debut) => recherche(ctx.keys, sectionId, debut).toString()).toSorted();
		const debuts = ['zoe', 'dup', 'dupo', 'dupon', 'dupont', 'eti', 'etie', 'etien', 'etienn'];
		expect((await motsDe(ctx, un.id)).toSorted()).toEqual(attendus(ici.id, ...debuts));
		await change(ctx, un, 'suivi', 'Ana Dup');
		expect((await motsDe(ctx, un.id)).toSorted()).toEqual(attendus(ici.id, 'ana', 'dup'));
		expect(attendus(ici.id, debutCherche('dup'))).not.toEqual(attendus(ailleurs.id, 'dup'));
		const { version } = await dossier(ctx, un.agent, un.id);
		accepte(await joinService(ctx, un.agent, un.id, { invitation: ailleurs.jeton, version }, op()));
		expect((await motsDe(ctx, un.id)).toSorted()).toEqual(attendus(ailleurs.id, 'ana', 'dup'));
		expect(await placeDe(ctx, un.id)).toMatchObject({ sectionId: ailleurs.id });
	});
});

/** The names of a lane, in its order. */
const noms = async (ctx: TestContext, actor: Delegue, sectionId: string, choix: Partial<ChoixDeFile> = {}) =>
	(await suivis(ctx, actor, sectionId, 2026, choix)).suivis.map(({ nom }) => nom);

const nombres = (ctx: TestContext, actor: Delegue, sectionId: string) =>
	nombresParCouloir(ctx, actor, sectionId, 2026);

const prend = async (ctx: TestContext, actor: Delegue, { id }: Rejoint) =>
	accepte(await takeDossier(ctx, actor, id, op()));

describe('les couloirs', () => {
	test('chacun tient ce qu’il dit, et le nombre de chacun aussi', async ({ ctx, scene }) => {
		ctx.clock.set('2026-02-12');
		const section = await scene.neuve('Couloirs');
		const [ana, { delegue: luc }] = [section.delegue, await section.autreDelegue()];
		const agit = await rejoint(ctx, section, 'Agit');
		const attend = await rejoint(ctx, section, 'Attend');
		const dort = await rejoint(ctx, section, 'Dort');
		await note(ctx, agit, NOTIFIE('2026-02-11'));
		await note(ctx, attend, NOTIFIE('2026-01-31'));
		await note(ctx, attend, { type: 'recours-hierarchique-envoye', le: jour('2026-02-06') });
		await note(ctx, attend, { type: 'recours-hierarchique-recu', le: jour('2026-02-06') });
		expect(await noms(ctx, ana, section.id)).toEqual(['Agit', 'Attend', 'Dort']);
		expect(await noms(ctx, ana, section.id, { couloir: 'agent' })).toEqual(['Agit']);
		expect(await noms(ctx, ana, section.id, { couloir: 'employeur' })).toEqual(['Attend']);
		await prend(ctx, ana, agit);
		await prend(ctx, luc, dort);
		expect(await noms(ctx, ana, section.id, { couloir: 'a-prendre' })).toEqual(['Attend']);
		expect(await noms(ctx, ana, section.id, { couloir: 'miens' })).toEqual(['Agit']);
		expect(await nombres(ctx, ana, section.id)).toEqual({
			'a-prendre': 1,
			miens: 1,
			'a-lire': 1,
			agent: 1,
			employeur: 1,
			orphelins: 0,
			tous: 3
		});
		await recordLecture(ctx, ana, agit.id);
		expect(await noms(ctx, ana, section.id, { couloir: 'a-lire' })).toEqual([]);
		ctx.clock.advance('PT1H');
		await note(ctx, agit, { type: 'recours-hierarchique-envoye', le: jour('2026-02-12') });
		expect(await noms(ctx, ana, section.id, { couloir: 'a-lire' })).toEqual(['Agit']);
		expect(await suivis(ctx, luc, section.id, 2026, { couloir: 'miens' })).toMatchObject({
			suivis: [{ nom: 'Dort', charge: { soi: true, relaye: null, orphelin: false }, nouveau: true }]
		});
	});

	test('un message de l’agent attend chez qui s’en occupe, jusqu’à ce qu’il soit lu', async ({
		ctx,
		scene
	}) => {
		ctx.clock.set('2026-02-12');
		const section = await scene.neuve('Messages');
		const un = await rejoint(ctx, section, 'Écrit');
		await prend(ctx, section.delegue, un);
		await recordLecture(ctx, section.delegue, un.id);
		await asActor(ctx.db, un.agent, (tx) =>
			tx.insert(message).values({
				id: randomUUID(),
				dossierId: un.id,
				compteId: un.agent.compteId,
				deLAgent: true,
				contenu: Buffer.of(1),
				par: un.agent.compteId,
				envoyeAt: ctx.now()
			})
		);
		expect(await suivis(ctx, section.delegue, section.id, 2026, { couloir: 'a-lire' })).toMatchObject({
			suivis: [{ nom: 'Écrit', messageALire: true, nouveau: false }]
		});
		await asActor(ctx.db, section.delegue, (tx) => tx.update(message).set({ luAt: ctx.now() }));
		expect(await noms(ctx, section.delegue, section.id, { couloir: 'a-lire' })).toEqual([]);
	});

	test('une page tient cinquante dossiers, la suivante le reste', async ({ ctx, scene }) => {
		ctx.clock.set('2026-02-12');
		const section = await scene.neuve('Longue');
		const un = await rejoint(ctx, section, 'Modèle');
		const { delegue: ana } = section;
		await ctx.owner`with d as (
				insert into dossier (id, compte_id, section_id, saison, consentement, contenu, version, cree_at, joignable)
				select gen_random_uuid(), compte_id, section_id, 3000 + n, consentement, contenu, version, cree_at, false
				from dossier, generate_series(1, ${PAR_PAGE}) n where id = ${un.id}
				returning *
			)
			select 1`;
		await ctx.owner`alter table place_en_file disable trigger all`;
		await ctx.owner`alter table participation disable trigger all`;
		await ctx.owner`insert into participation (dossier_id, compte_id, section_id, saison, consentement, joignable, depuis_le)
			select id, compte_id, section_id, 2026, 2, false, '2026-02-01' from dossier
			where compte_id = ${un.agent.compteId} and saison >= 3000`;
		await ctx.owner`insert into place_en_file
				(dossier_id, compte_id, section_id, saison, consentement, voie, echeance, cible, limite, silence, mouvement_at)
			select id, compte_id, section_id, 2026, 2, 1, 2, '2026-03-01'::date + (saison - 3000), '2026-05-01', false, cree_at
			from dossier where compte_id = ${un.agent.compteId} and saison >= 3000`;
		await ctx.owner`alter table place_en_file enable trigger all`;
		await ctx.owner`alter table participation enable trigger all`;
		const premiere = await suivis(ctx, ana, section.id, 2026);
		expect(premiere).toMatchObject({ suite: true });
		expect(premiere.suivis).toHaveLength(PAR_PAGE);
		const jours = premiere.suivis.map(({ echeance }) => echeance?.cible?.toString());
		expect(jours).toEqual(jours.toSorted());
		expect(await suivis(ctx, ana, section.id, 2026, { page: 2 })).toMatchObject({
			suite: false,
			suivis: [{ nom: 'Modèle' }]
		});
	});
});

describe('la recherche', () => {
	test('trouve par le début des mots, sans accents, dans la section seulement', async ({ ctx, scene }) => {
		const [ici, ailleurs] = [await scene.neuve('Cherchée'), await scene.neuve('Autre')];
		for (const nom of ['Zoé Dupontel', 'Zoé Dupontex', 'Inès Zola', 'Ly Zoé']) await rejoint(ctx, ici, nom);
		await rejoint(ctx, ailleurs, 'Zoé Dupontel');
		const cherche = async (recherche: string) =>
			(await noms(ctx, ici.delegue, ici.id, { recherche })).toSorted();
		expect(await cherche('zoe')).toEqual(['Ly Zoé', 'Zoé Dupontel', 'Zoé Dupontex']);
		expect(await cherche('DUPONTEL')).toEqual(['Zoé Dupontel']);
		expect(await cherche('zol ine')).toEqual(['Inès Zola']);
		expect(await cherche('ly')).toEqual(['Ly Zoé']);
		expect(await cherche('zo')).toEqual([]);
		expect(await cherche('ontel')).toEqual([]);
		expect(await cherche('%')).toHaveLength(4);
	});

	test('un service se trouve par son nom, et se choisit avec ceux qu’il contient', async ({ ctx, scene }) => {
		const section = await scene.neuve('Services');
		const service = async (nom: string, parentId: string | null) =>
			accepte(await createService(ctx, scene.national, section.id, { nom, parentId, effectif: null }, op()))
				.id;
		const direction = await service('Direction des Impôts', null);
		const bureau = await service('Bureau', direction);
		const autre = await service('Accueil', null);
		const lien = async (serviceId: string) =>
			accepte(
				await createInvitation(
					ctx,
					scene.national,
					section.id,
					{ serviceId, usagesMax: 5, expireLe: ctx.today().add({ days: 30 }) },
					op()
				)
			);
		await rejoint(ctx, await lien(direction), 'Directe');
		await rejoint(ctx, await lien(bureau), 'Bureau');
		await rejoint(ctx, await lien(autre), 'Accueil');
		const { delegue: ana } = section;
		expect(await servicesTrouves(ctx, ana, section.id, 'impots')).toEqual([
			{ id: direction, nom: 'Direction des Impôts' }
		]);
		const dans = async (choix: Partial<ChoixDeFile>) => (await noms(ctx, ana, section.id, choix)).toSorted();
		expect(await dans({ service: direction })).toEqual(['Bureau', 'Directe']);
		expect(await dans({ service: direction, couloir: 'a-prendre', recherche: 'dir' })).toEqual(['Directe']);
		expect(await dans({ service: autre, couloir: 'miens' })).toEqual([]);
		expect(await serviceChoisi(ctx, ana, section.id, randomUUID())).toBeNull();
	});
});

describe('qui s’en occupe', () => {
	test('on le prend, on le passe avec une note, on le rend ; l’histoire reste', async ({ ctx, scene }) => {
		ctx.clock.set('2026-02-12');
		const section = await scene.neuve('Charge');
		const [ana, { delegue: luc }] = [section.delegue, await section.autreDelegue()];
		const un = await rejoint(ctx, section, 'Zoé');
		const opId = op();
		accepte(await takeDossier(ctx, ana, un.id, opId));
		accepte(await takeDossier(ctx, ana, un.id, opId));
		expect(await takeDossier(ctx, luc, un.id, op())).toMatchObject({ refus: { code: 'deja-en-charge' } });
		const vu = await chargeDuDossier(ctx, ana, un.id);
		expect(vu).toMatchObject({ aPrendre: false, avant: [], enCours: { soi: true, passePar: null } });
		const ligne = vu.enCours?.id ?? null;
		const passe = (choix: Partial<{ a: string; note: string; ligne: string | null }>) =>
			handOverDossier(ctx, ana, un.id, { a: luc.compteId, note: 'Appelée lundi.', ligne, ...choix }, op());
		for (const [choix, code] of [
			[{ note: '' }, 'note-manquante'],
			[{ note: 'a'.repeat(1001) }, 'note-longue'],
			[{ a: ana.compteId }, 'deja-en-charge'],
			[{ a: un.agent.compteId }, 'delegue-inconnu'],
			[{ ligne: null }, 'version-depassee']
		] as const)
			expect(await passe(choix)).toMatchObject({ ok: false, refus: { code } });
		expect(await prevenus(ctx, luc)).toBe(0);
		accepte(await passe({}));
		expect(await prevenus(ctx, luc)).toBe(1);
		expect(await estPrisEnCharge(ctx, un.agent, un.id)).toBe(true);
		const apres = await chargeDuDossier(ctx, luc, un.id);
		expect(apres).toMatchObject({
			enCours: { soi: true, note: 'Appelée lundi.', passePar: { soi: false } },
			avant: [{ soi: false, note: null }]
		});
		const derniere = apres.enCours?.id ?? '';
		expect(await releaseDossier(ctx, ana, un.id, derniere, op())).toMatchObject({
			refus: { code: 'charge-d-un-autre' }
		});
		expect(await releaseDossier(ctx, luc, un.id, ligne ?? '', op())).toMatchObject({
			refus: { code: 'version-depassee' }
		});
		accepte(await releaseDossier(ctx, luc, un.id, derniere, op()));
		expect(await estPrisEnCharge(ctx, un.agent, un.id)).toBe(false);
		expect(await chargeDuDossier(ctx, ana, un.id)).toMatchObject({
			aPrendre: true,
			enCours: null,
			avant: [{ note: 'Appelée lundi.' }, { note: null }]
		});
		expect(await noms(ctx, ana, section.id, { couloir: 'a-prendre' })).toEqual(['Zoé']);
	});

	test('deux qui le prennent ensemble : un seul l’a', async ({ ctx, scene }) => {
		const section = await scene.neuve('Ensemble');
		const autres = await Promise.all([section.autreDelegue(), section.autreDelegue()]);
		const un = await rejoint(ctx, section, 'Zoé');
		const reponses = await Promise.all(
			[section.delegue, ...autres.map(({ delegue }) => delegue)].map((qui) =>
				takeDossier(ctx, qui, un.id, op())
			)
		);
		expect(reponses.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('une absence passe les dossiers au relais, ou les laisse sans personne', async ({ ctx, scene }) => {
		ctx.clock.set('2026-02-12');
		const section = await scene.neuve('Absences');
		const [ana, { delegue: luc, mandat }] = [section.delegue, await section.autreDelegue()];
		const un = await rejoint(ctx, section, 'Zoé');
		await prend(ctx, ana, un);
		const jours = { duLe: jour('2026-02-12'), auLe: jour('2026-02-20') };
		expect(
			await recordAbsence(ctx, ana, section.id, { ...jours, relaisId: un.agent.compteId }, op())
		).toMatchObject({ refus: { code: 'relais-inconnu' } });
		accepte(await recordAbsence(ctx, ana, section.id, { ...jours, relaisId: luc.compteId }, op()));
		expect(await prevenus(ctx, luc)).toBe(1);
		expect(await noms(ctx, luc, section.id, { couloir: 'miens' })).toEqual(['Zoé']);
		expect(await suivis(ctx, luc, section.id, 2026)).toMatchObject({
			suivis: [{ charge: { soi: false, relaye: { soi: true }, orphelin: false } }]
		});
		const { absences: notees, collegues } = await absences(ctx, luc, section.id);
		expect(notees).toMatchObject([{ soi: false, sansRelais: false }]);
		expect(collegues.find(({ compteId }) => compteId === ana.compteId)?.absentJusquAu?.toString()).toBe(
			'2026-02-20'
		);
		accepte(await endMandat(ctx, scene.national, section.id, mandat, op()));
		expect(await noms(ctx, ana, section.id, { couloir: 'orphelins' })).toEqual(['Zoé']);
		const sienne = notees[0]?.id ?? '';
		accepte(await endAbsence(ctx, ana, sienne, op()));
		expect(await noms(ctx, ana, section.id, { couloir: 'orphelins' })).toEqual([]);
		expect((await absences(ctx, ana, section.id)).absences).toEqual([]);
		await expect(endAbsence(ctx, ana, sienne, op())).rejects.toMatchObject({ code: 'introuvable' });
	});

	test('qui n’est plus délégué·e laisse un dossier à prendre, un compte fermé aussi', async ({
		ctx,
		scene
	}) => {
		const section = await scene.neuve('Partie');
		const [ana, partie, fermee] = [
			section.delegue,
			await section.autreDelegue(),
			await section.autreDelegue()
		];
		const [un, autre] = [await rejoint(ctx, section, 'Zoé'), await rejoint(ctx, section, 'Yves')];
		await prend(ctx, partie.delegue, un);
		await prend(ctx, fermee.delegue, autre);
		accepte(await endMandat(ctx, scene.national, section.id, partie.mandat, op()));
		await ctx.owner`update prise_en_charge set delegue_id = null where delegue_id = ${fermee.delegue.compteId}`;
		expect((await noms(ctx, ana, section.id, { couloir: 'orphelins' })).toSorted()).toEqual(['Yves', 'Zoé']);
		expect(await nombres(ctx, ana, section.id)).toMatchObject({ orphelins: 2, 'a-prendre': 0 });
		expect(await chargeDuDossier(ctx, ana, autre.id)).toMatchObject({
			aPrendre: true,
			enCours: { orphelin: true }
		});
		for (const dossier of [un, autre]) await prend(ctx, ana, dossier);
		expect(await noms(ctx, ana, section.id, { couloir: 'orphelins' })).toEqual([]);
	});

	test('un dossier qui change de section y arrive sans personne', async ({ ctx, scene }) => {
		const [ici, ailleurs] = [await scene.neuve('Quittée'), await scene.neuve('Rejointe')];
		const un = await rejoint(ctx, ici, 'Zoé');
		await prend(ctx, ici.delegue, un);
		const { version } = await dossier(ctx, un.agent, un.id);
		accepte(await joinService(ctx, un.agent, un.id, { invitation: ailleurs.jeton, version }, op()));
		expect(await chargeDuDossier(ctx, ailleurs.delegue, un.id)).toMatchObject({
			aPrendre: true,
			enCours: null,
			avant: []
		});
		await prend(ctx, ailleurs.delegue, un);
		expect(await noms(ctx, ailleurs.delegue, ailleurs.id, { couloir: 'miens' })).toEqual(['Zoé']);
	});

	test('rien de tout cela d’une autre section, ni d’un dossier qui n’est pas suivi', async ({
		ctx,
		scene
	}) => {
		const [ici, ailleurs] = [await scene.neuve('À nous'), await scene.neuve('À eux')];
		const suivi = await rejoint(ctx, ici, 'Zoé');
		const compte = await rejoint(ctx, ailleurs, 'Comptée', 'compte');
		const { delegue: eux } = ailleurs;
		const passage = { a: eux.compteId, note: 'À moi', ligne: null };
		const jours = { relaisId: null, duLe: ctx.today(), auLe: ctx.today() };
		const { id: leur } = accepte(await recordAbsence(ctx, ici.delegue, ici.id, jours, op()));
		const essais = [
			...[suivi, compte].flatMap(({ id }) => [
				() => chargeDuDossier(ctx, eux, id),
				() => takeDossier(ctx, eux, id, op()),
				() => handOverDossier(ctx, eux, id, passage, op()),
				() => releaseDossier(ctx, eux, id, op(), op()),
				() => recordLecture(ctx, eux, id)
			]),
			() => suivis(ctx, eux, ici.id, 2026),
			() => nombresParCouloir(ctx, eux, ici.id, 2026),
			() => rappelsManques(ctx, eux, ici.id, 2026),
			() => servicesTrouves(ctx, eux, ici.id, 'a'),
			() => serviceChoisi(ctx, eux, ici.id, randomUUID()),
			() => absences(ctx, eux, ici.id),
			() => recordAbsence(ctx, eux, ici.id, jours, op()),
			() => absence(ctx, eux, leur),
			() => endAbsence(ctx, eux, leur, op())
		];
		for (const essai of essais) await expect(essai()).rejects.toMatchObject({ code: 'introuvable' });
	});
});
