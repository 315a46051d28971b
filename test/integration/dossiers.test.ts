import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import * as t from '#lib/server/db/schema.ts';
import { changeConsentement, createDossier, dossier, dossiers, joinService } from '#lib/server/dossiers.ts';
import { correctFait, recordFait, removeFait } from '#lib/server/faits.ts';
import { createJeton, jetonHash } from '#lib/server/jetons.ts';
import { test, type TestContext } from '../support/database.ts';
import { dossierAvec, PRIVE } from '../support/dossier.ts';
import { insertCompte, insertFirstAdministrateur, insertMandat, insertSection } from '../support/rows.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const prouve = (fait: Fait, preuve: string | null = null) => ({ fait, preuve });
const op = () => randomUUID();

async function agent(ctx: TestContext): Promise<Agent> {
	return { kind: 'agent', compteId: await insertCompte(ctx) };
}

async function dossierPrive(ctx: TestContext) {
	const qui = await agent(ctx);
	return { qui, id: (await dossierAvec(ctx, qui)).id };
}

/** A private dossier that holds one fact, of 10 February 2026. */
async function dossierDUnFait(ctx: TestContext, type: 'refus-envoye' | 'compte-rendu-notifie') {
	const qui = await agent(ctx);
	const { id, faitIds } = await dossierAvec(ctx, qui, { type, le: jour('2026-02-10') });
	return { qui, id, faitId: faitIds[0] ?? '' };
}

let administrateur: Promise<string> | undefined;

async function invitation(ctx: TestContext, usagesMax = 5) {
	administrateur ??= insertFirstAdministrateur(ctx);
	const compteId = await administrateur;
	const { sectionId, serviceId, invitationId } = await insertSection(
		ctx,
		compteId,
		`Section ${randomUUID()}`
	);
	const jeton = createJeton();
	await asActor(ctx.db, { kind: 'administrateur', compteId }, (tx) =>
		tx
			.update(t.invitation)
			.set({ jetonHash: jetonHash(jeton), usagesMax })
			.where(eq(t.invitation.id, invitationId))
	);
	return { sectionId, serviceId, jeton };
}

const participations = (ctx: TestContext, dossierId: string) =>
	ctx.owner`select service_id, consentement, refus_le is not null as refus, convoque_le is not null as convoque from participation where dossier_id = ${dossierId}`;

describe('ouvrir un dossier', () => {
	test('le régime est déduit, le dossier est vide et privé', async ({ ctx }) => {
		const { qui, id } = await dossierPrive(ctx);
		const un = await dossier(ctx, qui, id);
		expect(un).toMatchObject({ regime: 'fpe', consentement: 'prive', section: null, faits: [] });
		expect(un.chaine.situation).toBe('sans-convocation');
		expect(await participations(ctx, id)).toHaveLength(0);
	});

	test('vingt envois du même formulaire ouvrent un seul dossier', async ({ ctx }) => {
		const qui = await agent(ctx);
		const opId = op();
		const reponses = await Promise.all(
			Array.from({ length: 20 }, () => createDossier(ctx, qui, PRIVE, opId))
		);
		expect(new Set(reponses.map((reponse) => JSON.stringify(reponse))).size).toBe(1);
		expect(await dossiers(ctx, qui)).toHaveLength(1);
	});

	test('deux onglets n’ouvrent pas deux dossiers pour la même année', async ({ ctx }) => {
		const qui = await agent(ctx);
		const reponses = await Promise.all([
			createDossier(ctx, qui, PRIVE, op()),
			createDossier(ctx, qui, PRIVE, op())
		]);
		expect(reponses.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
	});

	test('sans section, on ne peut être ni compté ni suivi', async ({ ctx }) => {
		const qui = await agent(ctx);
		const reponse = await createDossier(ctx, qui, { ...PRIVE, consentement: 'compte', nom: 'Anne' }, op());
		expect(reponse).toMatchObject({ ok: false, refus: { code: 'section-manquante' } });
	});

	test('être compté demande un nom', async ({ ctx }) => {
		const { jeton } = await invitation(ctx);
		const qui = await agent(ctx);
		const reponse = await createDossier(
			ctx,
			qui,
			{ ...PRIVE, consentement: 'suivi', invitation: jeton },
			op()
		);
		expect(reponse).toMatchObject({ ok: false, refus: { code: 'nom-manquant', champ: 'nom' } });
	});

	test('une invitation pour une personne ne sert pas à deux, même ensemble', async ({ ctx }) => {
		const { jeton } = await invitation(ctx, 1);
		const demandes = [await agent(ctx), await agent(ctx)].map((qui) =>
			createDossier(ctx, qui, { ...PRIVE, invitation: jeton }, op())
		);
		const reponses = await Promise.all(demandes);
		expect(reponses.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
	});
});

describe('noter les faits', () => {
	test('un compte rendu notifié ouvre le recours, avec ses deux jours', async ({ ctx }) => {
		ctx.clock.set('2026-01-12');
		const { qui, id } = await dossierPrive(ctx);
		const fait: Fait = {
			type: 'compte-rendu-notifie',
			le: jour('2026-01-10'),
			moyen: 'application',
			vise: true
		};
		const note = await recordFait(ctx, qui, id, prouve(fait, 'Courriel d’ESTEVE'), op());
		expect(note.ok).toBe(true);
		const un = await dossier(ctx, qui, id);
		expect(un.faits).toMatchObject([
			{ fait: { type: 'compte-rendu-notifie', vise: true }, preuve: 'Courriel d’ESTEVE' }
		]);
		const recours = un.chaine.echeances.find(({ code }) => code === 'recours-hierarchique');
		expect(recours?.limite?.toString()).toBe('2026-01-26');
		const [projete] = await ctx.owner`
			select prudente::text, limite::text from echeance_ouverte where dossier_id = ${id} and code = 2`;
		expect(projete).toEqual({ prudente: recours?.prudente?.toString(), limite: '2026-01-26' });
	});

	test('un fait à venir, ou avant ce qu’il suit, est refusé et ne change rien', async ({ ctx }) => {
		ctx.clock.set('2026-03-02');
		const { qui, id } = await dossierPrive(ctx);
		await recordFait(ctx, qui, id, prouve({ type: 'entretien-tenu', le: jour('2026-02-20') }), op());
		const futur = await recordFait(
			ctx,
			qui,
			id,
			prouve({ type: 'refus-envoye', le: jour('2026-03-03') }),
			op()
		);
		expect(futur).toMatchObject({ ok: false, refus: { code: 'fait-futur', champ: 'le' } });
		const tropTot: Fait = { type: 'compte-rendu-communique', le: jour('2026-02-19') };
		expect(await recordFait(ctx, qui, id, prouve(tropTot), op())).toMatchObject({ ok: false });
		expect((await dossier(ctx, qui, id)).faits).toHaveLength(1);
	});

	test('une correction remplace le fait et reste dans l’historique', async ({ ctx }) => {
		ctx.clock.set('2026-03-02');
		const { qui, id, faitId } = await dossierDUnFait(ctx, 'compte-rendu-notifie');
		const corrige = prouve({ type: 'compte-rendu-notifie', le: jour('2026-02-12') });
		expect((await correctFait(ctx, qui, id, faitId, corrige, op())).ok).toBe(true);
		const un = await dossier(ctx, qui, id);
		expect(un.faits.map(({ fait }) => fait.le.toString())).toEqual(['2026-02-12']);
		expect(un.remplaces.map(({ enregistre }) => enregistre.fait?.le.toString())).toEqual(['2026-02-10']);
		expect(await correctFait(ctx, qui, id, faitId, corrige, op())).toMatchObject({
			ok: false,
			refus: { code: 'fait-deja-corrige' }
		});
	});

	test('un fait retiré ne compte plus et ne se retire pas deux fois', async ({ ctx }) => {
		ctx.clock.set('2026-03-02');
		const { qui, id, faitId } = await dossierDUnFait(ctx, 'refus-envoye');
		expect((await removeFait(ctx, qui, id, faitId, op())).ok).toBe(true);
		expect((await dossier(ctx, qui, id)).faits).toEqual([]);
		expect(await removeFait(ctx, qui, id, faitId, op())).toMatchObject({ ok: false });
	});

	test('un formulaire envoyé deux fois note un seul fait', async ({ ctx }) => {
		ctx.clock.set('2026-03-02');
		const { qui, id } = await dossierPrive(ctx);
		const opId = op();
		const fait = prouve({ type: 'refus-envoye', le: jour('2026-02-10') });
		const [un, deux] = await Promise.all([
			recordFait(ctx, qui, id, fait, opId),
			recordFait(ctx, qui, id, fait, opId)
		]);
		expect(un).toEqual(deux);
		expect((await dossier(ctx, qui, id)).faits).toHaveLength(1);
	});
});

describe('choisir qui sait', () => {
	test('privé, compté, suivi, puis privé de nouveau : la ligne des chiffres suit', async ({ ctx }) => {
		ctx.clock.set('2026-03-02');
		const { jeton, serviceId } = await invitation(ctx);
		const { qui, id } = await dossierDUnFait(ctx, 'refus-envoye');
		expect((await joinService(ctx, qui, id, { invitation: jeton, version: 1 }, op())).ok).toBe(true);
		expect(await participations(ctx, id)).toHaveLength(0);
		const choisir = (consentement: 'prive' | 'compte' | 'suivi', version: number) =>
			changeConsentement(ctx, qui, id, { consentement, nom: 'Anne Martin', version }, op());
		expect((await choisir('compte', 2)).ok).toBe(true);
		expect(await participations(ctx, id)).toEqual([
			{ service_id: serviceId, consentement: 1, refus: true, convoque: false }
		]);
		expect((await choisir('suivi', 3)).ok).toBe(true);
		expect(await participations(ctx, id)).toMatchObject([{ consentement: 2 }]);
		expect((await choisir('prive', 4)).ok).toBe(true);
		expect(await participations(ctx, id)).toHaveLength(0);
	});

	test('une page ouverte avant le dernier changement est refusée', async ({ ctx }) => {
		const { jeton } = await invitation(ctx);
		const { qui, id } = await dossierPrive(ctx);
		await joinService(ctx, qui, id, { invitation: jeton, version: 1 }, op());
		const reponse = await changeConsentement(
			ctx,
			qui,
			id,
			{ consentement: 'compte', nom: 'Anne', version: 1 },
			op()
		);
		expect(reponse).toMatchObject({ ok: false, refus: { code: 'version-depassee' } });
	});
});

describe('le dossier d’autrui', () => {
	test('n’existe pas : ni lecture, ni fait, ni correction, ni consentement', async ({ ctx }) => {
		ctx.clock.set('2026-03-02');
		const { qui, id, faitId } = await dossierDUnFait(ctx, 'refus-envoye');
		const autre = await agent(ctx);
		const fait = prouve({ type: 'absence-constatee', le: jour('2026-02-11') });
		const introuvable = expect.objectContaining({ code: 'introuvable' });
		await expect(dossier(ctx, autre, id)).rejects.toEqual(introuvable);
		await expect(recordFait(ctx, autre, id, fait, op())).rejects.toEqual(introuvable);
		await expect(correctFait(ctx, autre, id, faitId, fait, op())).rejects.toEqual(introuvable);
		await expect(removeFait(ctx, autre, id, faitId, op())).rejects.toEqual(introuvable);
		const choix = { consentement: 'prive' as const, nom: null, version: 1 };
		await expect(changeConsentement(ctx, autre, id, choix, op())).rejects.toEqual(introuvable);
		await expect(joinService(ctx, autre, id, { invitation: 'x', version: 1 }, op())).rejects.toEqual(
			introuvable
		);
		await expect(dossier(ctx, qui, 'pas-un-identifiant')).rejects.toEqual(introuvable);
	});

	test('un délégué de la section lit un dossier suivi, jamais un dossier compté ou privé', async ({
		ctx
	}) => {
		ctx.clock.set('2026-03-02');
		const { jeton, sectionId } = await invitation(ctx);
		const delegue = { kind: 'delegue' as const, compteId: await insertCompte(ctx) };
		await insertMandat(ctx, await administrateur!, {
			compteId: delegue.compteId,
			sectionId,
			role: 'delegue'
		});
		const { qui, id } = await dossierPrive(ctx);
		await joinService(ctx, qui, id, { invitation: jeton, version: 1 }, op());
		const introuvable = expect.objectContaining({ code: 'introuvable' });
		await expect(dossier(ctx, delegue, id)).rejects.toEqual(introuvable);
		await changeConsentement(ctx, qui, id, { consentement: 'compte', nom: 'Anne', version: 2 }, op());
		await expect(dossier(ctx, delegue, id)).rejects.toEqual(introuvable);
		await changeConsentement(ctx, qui, id, { consentement: 'suivi', nom: 'Anne', version: 3 }, op());
		expect((await dossier(ctx, delegue, id)).nom).toBe('Anne');
	});
});
