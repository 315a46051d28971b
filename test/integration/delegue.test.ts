import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Ajout } from '#lib/domain/participation/courbes.ts';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import { comptages, recordComptage } from '#lib/server/comptages.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Database, Tx } from '#lib/server/db/connection.ts';
import type { Consentement } from '#lib/server/db/codes.ts';
import * as t from '#lib/server/db/schema.ts';
import { changeConsentement, createDossier, dossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation, invitations } from '#lib/server/invitations.ts';
import { addMandat, endMandat } from '#lib/server/mandats.ts';
import { createSection } from '#lib/server/sections.ts';
import { createService } from '#lib/server/services.ts';
import { suivis } from '#lib/server/suivis.ts';
import {
	lignesDeFichier,
	participantsSansService,
	saisonsAVoir,
	sectionsDeleguees,
	serviceDe,
	tableau,
	type VueDemandee
} from '#lib/server/tableau.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte, PRIVE } from '../support/dossier.ts';
import { insertCompte, insertFirstAdministrateur } from '../support/rows.ts';

const op = () => randomUUID();
const jour = (texte: string) => Temporal.PlainDate.from(texte);
const SAISON = 2026;

/** A section with a direction and an office in it, its delegate, and the way to join each. */
async function section(ctx: TestContext, compteId: string, nom: string) {
	const actor = { kind: 'administrateur', compteId } as const;
	const carte = { courriel: null, telephone: null, permanence: null, adresse: null, site: null };
	const { id } = accepte(await createSection(ctx, actor, { nom, employeur: 'dgfip', ...carte }, op()));
	const service = async (un: { nom: string; parentId: string | null; effectif: number | null }) =>
		accepte(await createService(ctx, actor, id, un, op())).id;
	const direction = await service({ nom: 'Direction', parentId: null, effectif: null });
	const bureau = await service({ nom: 'Bureau', parentId: direction, effectif: 12 });
	const lien = async (serviceId: string | null) =>
		accepte(
			await createInvitation(
				ctx,
				actor,
				id,
				{ serviceId, usagesMax: 500, expireLe: ctx.today().add({ days: 300 }) },
				op()
			)
		).jeton;
	const courriel = `delegue-${randomUUID()}@exemple.fr`;
	const mandat = accepte(
		await addMandat(ctx, actor, id, { courriel, nom: 'Dominique', role: 'delegue' }, op())
	);
	const [porteur] = await ctx.owner<
		{ id: string }[]
	>`select compte_id as id from mandat where id = ${mandat.id}`;
	const delegue: Delegue = { kind: 'delegue', compteId: porteur?.id ?? '' };
	return { id, actor, direction, bureau, lien, delegue, mandat: mandat.id, parBureau: await lien(bureau) };
}
type Section = Awaited<ReturnType<typeof section>>;

const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => {
	const national = await insertFirstAdministrateur(ctx);
	return {
		ici: await section(ctx, national, 'Ici'),
		ailleurs: await section(ctx, national, 'Ailleurs'),
		neuve: (nom: string) => section(ctx, national, nom)
	};
});

async function rejoint(
	ctx: TestContext,
	invitation: string,
	consentement: Consentement,
	nom: string | null = consentement === 'prive' ? null : 'Alix'
) {
	const agent: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
	const nouveau = { ...PRIVE, saison: SAISON, consentement, nom, invitation };
	const { id } = accepte(await createDossier(ctx, agent, nouveau, op()));
	return { agent, id };
}

const note = async (ctx: TestContext, { agent, id }: { agent: Agent; id: string }, ...faits: Fait[]) => {
	for (const fait of faits) accepte(await recordFait(ctx, agent, id, { fait, preuve: null }, op()));
};
const REFUS: Fait[] = [
	{ type: 'convocation-recue', le: jour('2026-01-05'), entretienLe: jour('2026-01-20') },
	{ type: 'refus-envoye', le: jour('2026-01-06'), moyen: 'courriel' }
];
const ABSENT = { code: 'introuvable' };
/** What was counted on paper, four people of whom three refused. */
const PAPIER = {
	participants: 4,
	engages: 0,
	convoques: 4,
	secondes: 1,
	refus: 3,
	absences: 2,
	comptesRendus: 1,
	contestations: 0
};
const VUE: VueDemandee = { saison: SAISON, branche: null, notion: 'refus', page: 1 };

/** The same database, counting the queries that a page makes. */
function compteur({ db }: TestContext): { db: Database; requetes: () => number } {
	let nombre = 0;
	const compte = (tx: Tx): Tx =>
		new Proxy(tx, {
			get: (cible, nom) => {
				if (typeof nom === 'string' && /^select/.test(nom)) nombre += 1;
				return Reflect.get(cible, nom, cible) as unknown;
			}
		});
	const site: Database['site'] = {
		...db.site,
		transaction: (debut, fn) => db.site.transaction(debut, (tx) => fn(compte(tx)))
	};
	return { db: { ...db, site }, requetes: () => nombre };
}

describe('la participation', () => {
	test('compte les agents qui l’ont choisi, par service et cumulée, le papier à part', async ({
		ctx,
		scene
	}) => {
		const { id, delegue, bureau, direction, lien, parBureau } = await scene.neuve('Comptée');
		await note(ctx, await rejoint(ctx, parBureau, 'compte'), ...REFUS);
		await note(ctx, await rejoint(ctx, parBureau, 'suivi'), REFUS[0] as Fait);
		await note(ctx, await rejoint(ctx, parBureau, 'prive'), ...REFUS);
		await rejoint(ctx, await lien(direction), 'compte');
		await rejoint(ctx, await lien(null), 'compte');
		accepte(await recordComptage(ctx, delegue, bureau, SAISON, { ...PAPIER, participants: 9 }, op()));
		ctx.clock.advance('P1D');
		accepte(await recordComptage(ctx, delegue, bureau, SAISON, PAPIER, op()));

		const haut = await tableau(ctx, delegue, id, VUE);
		expect(haut.lignes.map(({ nom, effectif, enfants }) => [nom, effectif, enfants])).toEqual([
			['Direction', 12, 1],
			['Sans service', null, 0]
		]);
		expect(haut.lignes[0]?.decompte.participants).toEqual({ vigie: 3, papier: 4, total: 7 });
		expect(haut.tout.decompte.participants).toEqual({ vigie: 4, papier: 4, total: 8 });
		const bas = await tableau(ctx, delegue, id, { ...VUE, branche: direction });
		expect(bas.branche).toEqual({ id: direction, nom: 'Direction', chemin: [] });
		expect(bas.tout.decompte).toEqual(haut.lignes[0]?.decompte);
		expect(bas.lignes.map(({ nom }) => nom)).toEqual(['Bureau', 'Directement dans ce service']);
		expect(bas.lignes[0]).toMatchObject({
			effectif: 12,
			decompte: {
				participants: { vigie: 2, papier: 4, total: 6 },
				convoques: { vigie: 2, papier: 4, total: 6 },
				attendus: { vigie: 2, papier: 0, total: 2 },
				refus: { vigie: 1, papier: 3, total: 4 },
				absences: { vigie: 0, papier: 2, total: 2 }
			}
		});
		expect(bas.lignes[1]?.decompte.participants).toEqual({ vigie: 1, papier: 0, total: 1 });
		expect(await saisonsAVoir(ctx, delegue, id, SAISON + 3)).toEqual([SAISON + 3, SAISON]);
		const apres = await tableau(ctx, delegue, id, { ...VUE, saison: SAISON + 1 });
		expect(apres.tout.decompte.participants.total).toBe(0);
	});

	test('se lit semaine par semaine, et contre la saison d’avant à la même semaine', async ({
		ctx,
		scene
	}) => {
		ctx.clock.set('2026-02-18');
		const { id, delegue, bureau, parBureau } = await scene.neuve('En courbe');
		await note(ctx, await rejoint(ctx, parBureau, 'compte'), ...REFUS);
		accepte(await recordComptage(ctx, delegue, bureau, SAISON, PAPIER, op()));
		const { ajouts } = await tableau(ctx, delegue, id, VUE);
		const dits = (lus: readonly Ajout[] = []) =>
			lus
				.map(({ semaine, vigie, papier }) => [semaine.toString(), vigie, papier])
				.toSorted(([a], [b]) => String(a).localeCompare(String(b)));
		const attendus = [
			['2026-01-05', 1, 0],
			['2026-02-16', 0, 3]
		];
		expect(dits(ajouts.get(id)?.cette)).toEqual(attendus);
		const suivante = { ...VUE, saison: SAISON + 1 };
		expect(dits((await tableau(ctx, delegue, id, suivante)).ajouts.get(id)?.avant)).toEqual(attendus);
		ctx.clock.set('2027-01-15');
		expect((await tableau(ctx, delegue, id, suivante)).avant.refus).toEqual({
			vigie: 1,
			papier: 0,
			total: 1
		});
		ctx.clock.set('2027-02-15');
		expect((await tableau(ctx, delegue, id, suivante)).avant.refus).toEqual({
			vigie: 1,
			papier: 3,
			total: 4
		});
	});

	test('une page montre cinquante services, la dernière ce qui n’est dans aucun', async ({ ctx, scene }) => {
		const { id, actor, delegue, lien } = await scene.neuve('Large');
		await rejoint(ctx, await lien(null), 'compte');
		const nom = (rang: number) => `Été ${String(rang).padStart(2, '0')}`;
		for (let rang = 0; rang < 51; rang += 1)
			accepte(await createService(ctx, actor, id, { nom: nom(rang), parentId: null, effectif: null }, op()));
		const noms = async (page: number) => {
			const { lignes, pages } = await tableau(ctx, delegue, id, { ...VUE, page });
			expect(pages).toBe(2);
			return lignes.map((une) => une.nom);
		};
		expect(await noms(1)).toEqual(['Direction', ...Array.from({ length: 49 }, (_, rang) => nom(rang))]);
		expect(await noms(2)).toEqual([nom(49), nom(50), 'Sans service']);
		const fichier = await lignesDeFichier(ctx, delegue, id, VUE);
		expect(fichier).toHaveLength(54);
		expect(fichier?.[2]).toMatchObject({ nom: 'Bureau', chemin: ['Direction'], effectif: 12 });
	});

	test('un dossier privé ne change rien à l’écran : ni nombre, ni ligne, ni nom', async ({ ctx, scene }) => {
		const { id, actor, delegue, bureau, lien, parBureau } = await scene.neuve('Discrète');
		const parSection = await lien(null);
		const ecran = async () =>
			JSON.stringify([
				await tableau(ctx, delegue, id, VUE),
				await lignesDeFichier(ctx, delegue, id, VUE),
				await saisonsAVoir(ctx, delegue, id, SAISON),
				await serviceDe(ctx, delegue, bureau, SAISON),
				await participantsSansService(ctx, delegue, id, SAISON),
				await suivis(ctx, delegue, id, SAISON),
				await invitations(ctx, actor, id)
			]);
		const avant = await ecran();
		await note(ctx, await rejoint(ctx, parBureau, 'prive'), ...REFUS);
		await rejoint(ctx, parSection, 'prive');
		expect(await ecran()).toBe(avant);
	});

	test('les noms sont ceux de qui participe, et seul un dossier suivi s’ouvre', async ({ ctx, scene }) => {
		const { delegue, direction, bureau, parBureau } = await scene.neuve('Nommée');
		const zoe = await rejoint(ctx, parBureau, 'suivi', 'Zoé Étienne');
		await rejoint(ctx, parBureau, 'compte', 'Émile Zola');
		await rejoint(ctx, parBureau, 'prive');
		for (const service of [bureau, direction]) {
			const { participants } = await serviceDe(ctx, delegue, service, SAISON);
			expect(participants).toMatchObject([
				{ nom: 'Émile Zola', dossierId: null },
				{ nom: 'Zoé Étienne', dossierId: zoe.id }
			]);
		}
	});

	test('rien d’une autre section, ni pour qui n’a plus de mandat', async ({ ctx, scene }) => {
		const { ici, ailleurs } = scene;
		const partie = await scene.neuve('Quittée');
		expect(await sectionsDeleguees(ctx, partie.delegue)).toMatchObject([{ id: partie.id }]);
		accepte(await endMandat(ctx, partie.actor, partie.id, partie.mandat, op()));
		expect(await sectionsDeleguees(ctx, partie.delegue)).toEqual([]);
		const actes = ([delegue, section]: readonly [Delegue, Section]) => [
			() => tableau(ctx, delegue, section.id, VUE),
			() => lignesDeFichier(ctx, delegue, section.id, VUE),
			() => saisonsAVoir(ctx, delegue, section.id, SAISON),
			() => serviceDe(ctx, delegue, section.bureau, SAISON),
			() => participantsSansService(ctx, delegue, section.id, SAISON),
			() => suivis(ctx, delegue, section.id, SAISON),
			() => comptages(ctx, delegue, section.bureau, SAISON),
			() => recordComptage(ctx, delegue, section.bureau, SAISON, PAPIER, op())
		];
		const essais = [
			[ailleurs.delegue, ici],
			[partie.delegue, partie],
			[{ kind: 'delegue', compteId: ici.actor.compteId }, ici]
		] as const;
		for (const essai of essais) {
			for (const acte of actes(essai)) await expect(acte()).rejects.toMatchObject(ABSENT);
		}
		await expect(tableau(ctx, ici.delegue, 'rien', VUE)).rejects.toMatchObject(ABSENT);
		for (const branche of ['rien', randomUUID(), ailleurs.direction]) {
			await expect(tableau(ctx, ici.delegue, ici.id, { ...VUE, branche })).rejects.toMatchObject(ABSENT);
			await expect(lignesDeFichier(ctx, ici.delegue, ici.id, { ...VUE, branche })).rejects.toMatchObject(
				ABSENT
			);
		}
	});

	test('quarante noms se lisent en autant de requêtes que trois', async ({ ctx, scene }) => {
		const { delegue, bureau, parBureau } = await scene.neuve('Grande');
		const lecture = async () => {
			const { db, requetes } = compteur(ctx);
			const { participants } = await serviceDe({ ...ctx, db }, delegue, bureau, SAISON);
			return { noms: participants?.length, requetes: requetes() };
		};
		for (let rang = 0; rang < 3; rang++) await rejoint(ctx, parBureau, 'compte');
		const petite = await lecture();
		await Promise.all(Array.from({ length: 37 }, () => rejoint(ctx, parBureau, 'suivi')));
		expect(petite).toMatchObject({ noms: 3 });
		expect(petite.requetes).toBeGreaterThan(2);
		expect(await lecture()).toEqual({ noms: 40, requetes: petite.requetes });
	});
});

describe('le comptage papier', () => {
	test('s’ajoute à l’historique avec son auteur, une fois par formulaire', async ({ ctx, scene }) => {
		const { delegue, direction } = scene.ici;
		const opId = op();
		const envoye = () => recordComptage(ctx, delegue, direction, SAISON, PAPIER, opId);
		expect(await envoye()).toEqual(await envoye());
		accepte(await recordComptage(ctx, delegue, direction, SAISON, { ...PAPIER, refus: 4 }, op()));
		expect(await comptages(ctx, delegue, direction, SAISON)).toMatchObject([
			{ refus: 4, auteur: 'Dominique' },
			{ refus: 3, auteur: 'Dominique' }
		]);
	});

	test.for([
		['refus', 5],
		['secondes', 5],
		['absences', -1],
		['participants', 1.5]
	] as const)('%s à %d est refusé', async ([champ, nombre], { ctx, scene }) => {
		const { delegue, bureau } = scene.ici;
		const reponse = await recordComptage(ctx, delegue, bureau, SAISON, { ...PAPIER, [champ]: nombre }, op());
		expect(reponse).toMatchObject({ ok: false, refus: { champ } });
	});
});

describe('la file des dossiers suivis', () => {
	test('d’abord le tour de l’agent, par jour conseillé, puis celui de l’employeur, puis le repos', async ({
		ctx,
		scene
	}) => {
		ctx.clock.set('2026-02-12');
		const { id, delegue, parBureau } = await scene.neuve('En file');
		const remis = (le: string): Fait[] => [{ type: 'compte-rendu-notifie', le: jour(le) }];
		const repos = await rejoint(ctx, parBureau, 'suivi', 'Repos');
		const tard = await rejoint(ctx, parBureau, 'suivi', 'Tard');
		const attend = await rejoint(ctx, parBureau, 'suivi', 'Attend');
		const tot = await rejoint(ctx, parBureau, 'suivi', 'Tôt');
		await rejoint(ctx, parBureau, 'compte', 'Compté');
		await note(ctx, repos, ...REFUS);
		await note(ctx, tard, ...remis('2026-02-11'));
		await note(ctx, tot, ...remis('2026-01-31'));
		await note(
			ctx,
			attend,
			...remis('2026-01-31'),
			{ type: 'recours-hierarchique-envoye', le: jour('2026-02-06') },
			{ type: 'recours-hierarchique-recu', le: jour('2026-02-06') }
		);
		const { suivis: file } = await suivis(ctx, delegue, id, SAISON);
		expect(file).toMatchObject([
			{ nom: 'Tôt', voie: 'agent', urgence: 'bientot', echeance: { code: 'recours-hierarchique' } },
			{ nom: 'Tard', voie: 'agent', urgence: 'a-faire' },
			{ nom: 'Attend', voie: 'employeur', silence: false, echeance: { code: 'reponse-autorite' } },
			{ nom: 'Repos', voie: 'repos', echeance: null }
		]);
	});

	test('un rappel qui n’a pas pu partir se voit', async ({ ctx, scene }) => {
		ctx.clock.set('2026-02-12');
		const { id, delegue, parBureau } = await scene.neuve('En échec');
		const un = await rejoint(ctx, parBureau, 'suivi');
		await note(ctx, un, { type: 'compte-rendu-notifie', le: jour('2026-02-02') });
		expect(await suivis(ctx, delegue, id, SAISON)).toMatchObject({ suivis: [{ rappelManque: false }] });
		await asActor(ctx.db, { kind: 'worker' }, (tx) =>
			tx.update(t.rappel).set({ etat: 4, duLe: ctx.today() })
		);
		expect(await suivis(ctx, delegue, id, SAISON)).toMatchObject({ suivis: [{ rappelManque: true }] });
	});
});

describe('un dossier n’est visible que suivi, par la section, pendant le mandat', () => {
	test('sinon, rien ne le distingue d’un dossier qui n’existe pas', async ({ ctx, scene }) => {
		const { ici, ailleurs } = scene;
		const partie = await scene.neuve('Ancienne');
		const suivi = await rejoint(ctx, ici.parBureau, 'suivi');
		expect(await dossier(ctx, ici.delegue, suivi.id)).toMatchObject({ id: suivi.id, nom: 'Alix' });

		const erreur = async (delegue: Delegue, id: string) =>
			dossier(ctx, delegue, id).then(
				() => null,
				(cause: Error) => `${cause.name} ${cause.message}`
			);
		const inconnu = await erreur(ici.delegue, randomUUID());
		const caches = [
			await rejoint(ctx, ici.parBureau, 'prive'),
			await rejoint(ctx, ici.parBureau, 'compte'),
			await rejoint(ctx, ailleurs.parBureau, 'suivi')
		];
		for (const { id } of caches) expect(await erreur(ici.delegue, id)).toBe(inconnu);
		expect(await erreur(ailleurs.delegue, suivi.id)).toBe(inconnu);

		const chezEux = await rejoint(ctx, partie.parBureau, 'suivi');
		expect(await erreur(partie.delegue, chezEux.id)).toBeNull();
		accepte(await endMandat(ctx, partie.actor, partie.id, partie.mandat, op()));
		expect(await erreur(partie.delegue, chezEux.id)).toBe(inconnu);
	});

	test('le consentement retiré vaut dès la requête suivante', async ({ ctx, scene }) => {
		const { ici } = scene;
		const un = await rejoint(ctx, ici.parBureau, 'suivi');
		const change = async (consentement: Consentement) => {
			const { version } = await dossier(ctx, un.agent, un.id);
			const choix = { consentement, nom: consentement === 'prive' ? null : 'Alix', version };
			accepte(await changeConsentement(ctx, un.agent, un.id, choix, op()));
		};
		for (const moins of ['compte', 'prive'] as const) {
			await change('suivi');
			expect(await dossier(ctx, ici.delegue, un.id)).toMatchObject({ id: un.id });
			await change(moins);
			await expect(dossier(ctx, ici.delegue, un.id)).rejects.toMatchObject(ABSENT);
			const { suivis: file } = await suivis(ctx, ici.delegue, ici.id, SAISON);
			expect(file.map(({ dossierId }) => dossierId)).not.toContain(un.id);
		}
	});
});
