import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import {
	auNom,
	comptesTenus,
	createCompteTenu,
	dossierTenu,
	keepCompteTenu,
	type NouveauCompteTenu,
	readCompteTenu,
	renewCode
} from '#lib/server/comptes-tenus.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { changeConsentement, createDossier, dossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { addMandat, endMandat } from '#lib/server/mandats.ts';
import {
	claimWithCle,
	claimWithCourriel,
	confirmReprise,
	proposeCleDeReprise,
	repriseDe,
	repriseDuCode,
	requestCodeDeReprise
} from '#lib/server/reprises.ts';
import { resolveSession } from '#lib/server/sessions.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte, PRIVE } from '../support/dossier.ts';
import { insertCompte, insertFirstAdministrateur, insertSection } from '../support/rows.ts';

const op = () => randomUUID();
const jour = (texte: string) => Temporal.PlainDate.from(texte);
const ABSENT = { code: 'introuvable' };
const VISITEUR = { navigateur: undefined, appareil: undefined, adresse: '192.0.2.7' };
const CONVOCATION: Fait = {
	type: 'convocation-recue',
	le: jour('2026-02-10'),
	entretienLe: jour('2026-03-05')
};

const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => {
	const chef = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
	const ici = await insertSection(ctx, chef.compteId, 'Ici');
	const ailleurs = await insertSection(ctx, chef.compteId, 'Ailleurs');
	const delegue = async (sectionId: string, nom: string) => {
		const mandat = { courriel: `${randomUUID()}@exemple.fr`, nom, role: 'delegue' } as const;
		const { id } = accepte(await addMandat(ctx, chef, sectionId, mandat, op()));
		const [row] = await ctx.owner<{ id: string }[]>`select compte_id as id from mandat where id = ${id}`;
		return { kind: 'delegue', compteId: row?.id ?? '', mandat: id } satisfies Delegue & { mandat: string };
	};
	return {
		chef,
		ici,
		ailleurs,
		delegue,
		dominique: await delegue(ici.sectionId, 'Dominique'),
		camille: await delegue(ici.sectionId, 'Camille'),
		loin: await delegue(ailleurs.sectionId, 'Loin')
	};
});
type Scene = { ici: { sectionId: string; serviceId: string }; dominique: Delegue };

const nouveau = (scene: Scene, plus: Partial<NouveauCompteTenu> = {}): NouveauCompteTenu => ({
	nom: 'Alix Martin',
	employeur: 'dgfip',
	statut: 'titulaire',
	zone: 'metropole',
	saison: 2026,
	consentement: 'suivi',
	serviceId: scene.ici.serviceId,
	accord: 'telephone',
	accordLe: jour('2026-03-01'),
	dit: 'D’accord pour être suivie.',
	...plus
});

async function ouvre(ctx: TestContext, scene: Scene, plus: Partial<NouveauCompteTenu> = {}) {
	const ouvert = accepte(
		await createCompteTenu(ctx, scene.dominique, scene.ici.sectionId, nouveau(scene, plus), op())
	);
	return { compteId: ouvert.compteId, code: ouvert.remis?.code ?? '' };
}

const note = (ctx: TestContext, agent: Agent, id: string) =>
	recordFait(ctx, agent, id, { fait: CONVOCATION, preuve: null }, op());

async function reprend(ctx: TestContext, code: string) {
	const { cle, preuve } = accepte(await proposeCleDeReprise(ctx, code, VISITEUR));
	const saisie = { code, cle, preuve, appareilPersonnel: false };
	return { saisie, entree: accepte(await claimWithCle(ctx, saisie, VISITEUR)) };
}

describe('un dossier ouvert pour une personne rencontrée', () => {
	test('est tenu par qui l’a ouvert, et chaque fait porte son nom', async ({ ctx, scene }) => {
		const { dominique, ici } = scene;
		const { compteId } = await ouvre(ctx, scene);
		expect(await comptesTenus(ctx, dominique, ici.sectionId)).toMatchObject([
			{
				compteId,
				nom: 'Alix Martin',
				service: 'Service de Ici',
				accord: 'telephone',
				tenant: 'soi',
				tenantNom: 'Dominique',
				consentement: 'suivi'
			}
		]);
		const un = await dossierTenu(ctx, dominique, compteId);
		accepte(await note(ctx, auNom(dominique, compteId), un.id));
		const [fait] = await ctx.owner`select enregistre_par as par from fait where dossier_id = ${un.id}`;
		expect(fait).toEqual({ par: dominique.compteId });
		expect((await dossier(ctx, dominique, un.id)).faits).toHaveLength(1);
	});

	test('le même formulaire envoyé deux fois ouvre un seul dossier et montre le même code', async ({
		ctx,
		scene
	}) => {
		const { dominique, ici } = scene;
		const envoi = op();
		const ouvrir = () => createCompteTenu(ctx, dominique, ici.sectionId, nouveau(scene), envoi);
		const [un, deux] = [accepte(await ouvrir()), accepte(await ouvrir())];
		expect(deux).toEqual(un);
		expect(un.remis?.code).toMatch(/^.{4}-.{4}-.{4}-.{4}$/);
		const [{ n }] = await ctx.owner<[{ n: number }]>`
			select count(*)::int as n from dossier where compte_id = ${un.compteId}`;
		expect(n).toBe(1);
		const autre = accepte(await renewCode(ctx, dominique, un.compteId, op()));
		expect(accepte(await ouvrir()).remis).toBeNull();
		expect(autre.remis?.code).not.toBe(un.remis?.code);
	});

	test('dit ce qui manque', async ({ ctx, scene }) => {
		const { dominique, ici, ailleurs } = scene;
		const essai = (plus: Partial<NouveauCompteTenu>) =>
			createCompteTenu(ctx, dominique, ici.sectionId, nouveau(scene, plus), op());
		for (const [plus, code] of [
			[{ nom: ' ' }, 'nom-manquant'],
			[{ accordLe: jour('2026-03-03') }, 'date-future'],
			[{ accordLe: jour('2025-12-01') }, 'accord-ancien'],
			[{ serviceId: ailleurs.serviceId }, 'service-inconnu']
		] as const)
			expect(await essai(plus)).toMatchObject({ refus: { code } });
		await expect(
			createCompteTenu(ctx, dominique, ailleurs.sectionId, nouveau(scene), op())
		).rejects.toMatchObject(ABSENT);
	});

	test('n’a ni adresse ni clé ni session : personne n’y entre, aucun rappel ne part', async ({
		ctx,
		scene
	}) => {
		const { compteId } = await ouvre(ctx, scene);
		const un = await dossierTenu(ctx, scene.dominique, compteId);
		accepte(await note(ctx, auNom(scene.dominique, compteId), un.id));
		const [row] = await ctx.owner`
			select c.courriel_index as courriel, c.cle_personnelle_index as cle,
				(select count(*)::int from session s where s.compte_id = c.id) as sessions,
				(select count(*)::int from rappel r where r.compte_id = c.id) as rappels
			from compte c where c.id = ${compteId}`;
		expect(row).toEqual({ courriel: null, cle: null, sessions: 0, rappels: 0 });
	});
});

describe('la porte d’un compte tenu', () => {
	test('ne s’ouvre pas à un·e autre délégué·e, d’ici ou d’ailleurs', async ({ ctx, scene }) => {
		const { compteId } = await ouvre(ctx, scene);
		const { id } = await dossierTenu(ctx, scene.dominique, compteId);
		for (const autre of [scene.camille, scene.loin]) {
			await expect(dossierTenu(ctx, autre, compteId)).rejects.toMatchObject(ABSENT);
			await expect(note(ctx, auNom(autre, compteId), id)).rejects.toMatchObject(ABSENT);
			await expect(renewCode(ctx, autre, compteId, op())).rejects.toMatchObject(ABSENT);
		}
		await expect(readCompteTenu(ctx, scene.loin, compteId)).rejects.toMatchObject(ABSENT);
		await expect(keepCompteTenu(ctx, scene.loin, compteId, op())).rejects.toMatchObject(ABSENT);
		expect(await keepCompteTenu(ctx, scene.camille, compteId, op())).toMatchObject({
			refus: { code: 'deja-tenu' }
		});
		await expect(comptesTenus(ctx, scene.loin, scene.ici.sectionId)).rejects.toMatchObject(ABSENT);
	});

	test('ne s’ouvre jamais sur un compte qui a son ou sa propriétaire', async ({ ctx, scene }) => {
		const { dominique, ici } = scene;
		const agent: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
		const { id } = accepte(await createDossier(ctx, agent, PRIVE, op()));
		await expect(dossierTenu(ctx, dominique, agent.compteId)).rejects.toMatchObject(ABSENT);
		await expect(note(ctx, auNom(dominique, agent.compteId), id)).rejects.toMatchObject(ABSENT);
		const saisir = asActor(ctx.db, dominique, (tx) =>
			tx.execute(
				`insert into compte_tenu (compte_id, section_id, delegue_id, accord, accord_le, contenu, cree_at)
				values ('${agent.compteId}', '${ici.sectionId}', '${dominique.compteId}', 1, '2026-03-01', '\\x00', now())`
			)
		);
		await expect(saisir).rejects.toMatchObject({ cause: { code: '42501' } });
	});

	test('se ferme quand le mandat finit ; un·e collègue prend la suite et l’ancien code meurt', async ({
		ctx,
		scene
	}) => {
		const { chef, ici, camille } = scene;
		const partant = await scene.delegue(ici.sectionId, 'Partant');
		const { compteId, code } = await ouvre(ctx, { ...scene, dominique: partant });
		accepte(await endMandat(ctx, chef, ici.sectionId, partant.mandat, op()));
		await expect(dossierTenu(ctx, partant, compteId)).rejects.toMatchObject(ABSENT);
		expect(await readCompteTenu(ctx, camille, compteId)).toMatchObject({ tenant: 'personne' });
		accepte(await keepCompteTenu(ctx, camille, compteId, op()));
		expect(await readCompteTenu(ctx, camille, compteId)).toMatchObject({
			tenant: 'soi',
			tenantNom: 'Camille',
			codeJusquAt: null
		});
		expect(await repriseDuCode(ctx, code, VISITEUR)).toMatchObject({ refus: { code: 'code-mort' } });
	});

	test('se ferme quand la personne retire son accord', async ({ ctx, scene }) => {
		const { dominique } = scene;
		const { compteId, code } = await ouvre(ctx, scene);
		const { id, version } = await dossierTenu(ctx, dominique, compteId);
		const retrait = { consentement: 'prive', nom: null, version } as const;
		accepte(await changeConsentement(ctx, auNom(dominique, compteId), id, retrait, op()));
		await expect(dossierTenu(ctx, dominique, compteId)).rejects.toMatchObject(ABSENT);
		await expect(note(ctx, auNom(dominique, compteId), id)).rejects.toMatchObject(ABSENT);
		await expect(dossier(ctx, dominique, id)).rejects.toMatchObject(ABSENT);
		expect(await readCompteTenu(ctx, dominique, compteId)).toMatchObject({ consentement: null });
		expect(await repriseDuCode(ctx, code, VISITEUR)).toMatchObject({ ok: true });
	});
});

describe('le code de reprise', () => {
	test('sert une fois : la personne entre, lit qui a écrit quoi, le ou la délégué·e n’entre plus', async ({
		ctx,
		scene
	}) => {
		const { dominique } = scene;
		const { compteId, code } = await ouvre(ctx, scene);
		const { id } = await dossierTenu(ctx, dominique, compteId);
		accepte(await note(ctx, auNom(dominique, compteId), id));
		const { saisie, entree } = await reprend(ctx, code);
		const session = await resolveSession(ctx, entree.session.id);
		expect(session?.compteId).toBe(compteId);

		const agent: Agent = { kind: 'agent', compteId };
		expect(await repriseDe(ctx, agent)).toMatchObject({
			accord: 'telephone',
			dit: 'D’accord pour être suivie.',
			aConfirmer: true,
			faits: [{ par: 'Dominique', fait: { type: 'convocation-recue' } }]
		});
		// The same form again is the same entry; another use of the code is none.
		expect(accepte(await claimWithCle(ctx, saisie, VISITEUR)).session.id).toBe(entree.session.id);
		expect(await repriseDuCode(ctx, code, VISITEUR)).toMatchObject({ refus: { code: 'code-mort' } });
		expect(await proposeCleDeReprise(ctx, code, VISITEUR)).toMatchObject({ ok: false });

		await expect(dossierTenu(ctx, dominique, compteId)).rejects.toMatchObject(ABSENT);
		await expect(note(ctx, auNom(dominique, compteId), id)).rejects.toMatchObject(ABSENT);
		await expect(readCompteTenu(ctx, dominique, compteId)).rejects.toMatchObject(ABSENT);
		await expect(renewCode(ctx, dominique, compteId, op())).rejects.toMatchObject(ABSENT);
	});

	test('attend la fin de ce que le ou la délégué·e est en train d’écrire', async ({ ctx, scene }) => {
		const { compteId, code } = await ouvre(ctx, scene);
		const [tient, finit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
		const ecriture = asActor(ctx.db, auNom(scene.dominique, compteId), async () => {
			tient.resolve();
			await finit.promise;
			return ctx.owner`select reclame_at as repris from compte_tenu where compte_id = ${compteId}`;
		});
		await tient.promise;
		const reprise = reprend(ctx, code);
		await expect
			.poll(async () => {
				const [row] = await ctx.owner<[{ n: number }]>`
					select count(*)::int as n from pg_stat_activity
					where datname = current_database() and wait_event_type = 'Lock'`;
				return row.n;
			})
			.toBe(1);
		finit.resolve();
		expect(await ecriture).toEqual([{ repris: null }]);
		expect((await reprise).entree.ok).toBe(true);
	});

	test('après la reprise, la section voit ce que le choix de la personne permet', async ({ ctx, scene }) => {
		const { dominique } = scene;
		const { compteId, code } = await ouvre(ctx, scene);
		const { id } = await dossierTenu(ctx, dominique, compteId);
		await reprend(ctx, code);
		expect((await dossier(ctx, dominique, id)).id).toBe(id);
		const agent: Agent = { kind: 'agent', compteId };
		const { dossier: sien } = (await repriseDe(ctx, agent)) ?? {};
		const choix = { consentement: 'prive', nom: null, version: sien?.version ?? 0 } as const;
		accepte(await confirmReprise(ctx, agent, choix, op()));
		await expect(dossier(ctx, dominique, id)).rejects.toMatchObject(ABSENT);
		expect(await repriseDe(ctx, agent)).toMatchObject({ aConfirmer: false });
	});

	test('avec une adresse, le compte reçoit ses rappels et s’ouvre par elle', async ({ ctx, scene }) => {
		const { compteId, code } = await ouvre(ctx, scene);
		ctx.outbox.length = 0;
		const courriel = `${randomUUID()}@exemple.fr`;
		const demande = accepte(await requestCodeDeReprise(ctx, { code, courriel }, VISITEUR));
		const visiteur = { ...VISITEUR, navigateur: demande.navigateur };
		const recu = /[34679CDFGHJKMNPQRTVWX]{3}-[34679CDFGHJKMNPQRTVWX]{3}/.exec(ctx.outbox[0]?.text ?? '');
		const saisie = {
			code,
			demandeId: demande.demandeId,
			codeCourriel: recu?.[0] ?? '',
			appareilPersonnel: false
		};
		const entree = accepte(await claimWithCourriel(ctx, saisie, visiteur));
		expect((await resolveSession(ctx, entree.session.id))?.compteId).toBe(compteId);
		expect(accepte(await claimWithCourriel(ctx, saisie, visiteur)).session.id).toBe(entree.session.id);
	});

	test('refuse une adresse qui ouvre déjà un autre compte, et ne touche à rien', async ({ ctx, scene }) => {
		const premier = await ouvre(ctx, scene);
		const second = await ouvre(ctx, scene);
		const courriel = `${randomUUID()}@exemple.fr`;
		const tente = async (code: string) => {
			ctx.outbox.length = 0;
			const demande = accepte(await requestCodeDeReprise(ctx, { code, courriel }, VISITEUR));
			const recu = /[34679CDFGHJKMNPQRTVWX]{3}-[34679CDFGHJKMNPQRTVWX]{3}/.exec(ctx.outbox[0]?.text ?? '');
			const { demandeId, navigateur } = demande;
			return claimWithCourriel(
				ctx,
				{ code, demandeId, codeCourriel: recu?.[0] ?? '', appareilPersonnel: false },
				{ ...VISITEUR, navigateur }
			);
		};
		accepte(await tente(premier.code));
		expect(await tente(second.code)).toMatchObject({ refus: { code: 'adresse-prise' } });
		expect(await repriseDuCode(ctx, second.code, VISITEUR)).toMatchObject({ ok: true });
	});

	test('la clé d’un autre dossier n’ouvre pas celui-ci', async ({ ctx, scene }) => {
		const [un, deux] = [await ouvre(ctx, scene), await ouvre(ctx, scene)];
		const { cle, preuve } = accepte(await proposeCleDeReprise(ctx, un.code, VISITEUR));
		const saisie = { code: deux.code, cle, preuve, appareilPersonnel: false };
		expect(await claimWithCle(ctx, saisie, VISITEUR)).toMatchObject({ refus: { code: 'cle-autre' } });
	});

	test('expire, se remplace, et ne se cherche pas au hasard', async ({ ctx, scene }) => {
		const { dominique } = scene;
		const { compteId, code } = await ouvre(ctx, scene);
		const suivant = accepte(await renewCode(ctx, dominique, compteId, op())).remis?.code ?? '';
		expect(await repriseDuCode(ctx, code, VISITEUR)).toMatchObject({ refus: { code: 'code-mort' } });
		expect(await repriseDuCode(ctx, suivant, VISITEUR)).toMatchObject({ ok: true, section: 'Ici' });
		const ailleurs = { ...VISITEUR, adresse: '198.51.100.9' };
		const faux = 'CDFG-HJKM-NPQR-TVWX';
		for (let essai = 0; essai < 60; essai++)
			expect(await repriseDuCode(ctx, faux, ailleurs)).toMatchObject({ refus: { code: 'code-mort' } });
		expect(await repriseDuCode(ctx, suivant, ailleurs)).toMatchObject({ refus: { code: 'trop-d-essais' } });
		expect(await repriseDuCode(ctx, suivant, VISITEUR)).toMatchObject({ ok: true });
		for (let essai = 1; essai < 10; essai++) accepte(await renewCode(ctx, dominique, compteId, op()));
		expect(await renewCode(ctx, dominique, compteId, op())).toMatchObject({
			refus: { code: 'trop-de-demandes' }
		});
		const dernier = await ouvre(ctx, scene);
		ctx.clock.advance('P31D');
		expect(await repriseDuCode(ctx, dernier.code, VISITEUR)).toMatchObject({ refus: { code: 'code-mort' } });
	});
});
