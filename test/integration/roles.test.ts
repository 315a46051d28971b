import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { RoleDeMandat } from '#lib/domain/acces/roles.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Administrateur, Elu, Redacteur } from '#lib/server/acteurs.ts';
import {
	answerPassage,
	createSeance,
	marqueDAccord,
	marqueDesNotes,
	marqueDuResultat,
	passage,
	passageDe,
	proposeDossier,
	recordResultat,
	saveNotes,
	seance,
	seancesDuSiege
} from '#lib/server/cap.ts';
import { paquet } from '#lib/server/cap-pdf.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { avis } from '#lib/server/db/schema-contestation.ts';
import { changeConsentement, dossier } from '#lib/server/dossiers.ts';
import { addMandat, endMandat, mandats, mandatsHerites } from '#lib/server/mandats.ts';
import { changeContact, sectionRedigee, sectionsRedigees } from '#lib/server/redaction.ts';
import { remise } from '#lib/server/remises.ts';
import { createSection, sectionAdministree } from '#lib/server/sections.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { compteDe } from '../support/mandats.ts';
import { readPdf } from '../support/pdf.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';
import { agentDEssai, recoursDEssai, sectionDEssai } from '../support/suivi.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const op = () => randomUUID();
const ABSENT = { code: 'introuvable' };
const NOTIFIE: Fait = { type: 'compte-rendu-notifie', le: jour('2026-02-16') };

const test = base
	.extend('chef', { scope: 'file' }, async ({ ctx }): Promise<Administrateur> => ({
		kind: 'administrateur',
		compteId: await insertFirstAdministrateur(ctx)
	}))
	.extend('ici', { scope: 'file' }, async ({ ctx, chef }) => sectionDEssai(ctx, chef, 'Ici'))
	.extend('ailleurs', { scope: 'file' }, async ({ ctx, chef }) => sectionDEssai(ctx, chef, 'Ailleurs'));

/** Somebody with this mandate, in a section or in all (null). */
async function nomme(ctx: TestContext, chef: Administrateur, portee: string | null, role: RoleDeMandat) {
	const courriel = `${role}.${randomUUID()}@exemple.fr`;
	const { id: mandatId } = accepte(
		await addMandat(ctx, chef, portee, { courriel, nom: `Alix ${role}`, role }, op())
	);
	return { mandatId, compteId: await compteDe(ctx, courriel) };
}
const elu = async (ctx: TestContext, chef: Administrateur, portee: string | null) => {
	const { mandatId, compteId } = await nomme(ctx, chef, portee, 'elu');
	return { mandatId, actor: { kind: 'elu', compteId } satisfies Elu };
};

/** A sitting of the section with a dossier whose agent agreed, and another one whose agent has not answered. */
async function seanceDeuxDossiers(ctx: TestContext, section: Awaited<ReturnType<typeof sectionDEssai>>) {
	ctx.clock.set('2026-03-02');
	const saisie = {
		le: jour('2026-03-02'),
		regime: 'fpe' as const,
		commission: '',
		lieu: '',
		membres: 'Alix Noël, titulaire',
		note: 'Prévenir le secrétaire'
	};
	const { id: seanceId } = accepte(await createSeance(ctx, section.delegue, section.id, saisie, op()));
	const inscrit = async (nom: string) => {
		const qui = await agentDEssai(ctx, section.jeton, { nom, faits: [NOTIFIE] });
		await recoursDEssai(ctx, qui.agent, qui.dossierId, {
			le: jour('2026-03-02'),
			motif: `Raison de ${nom}.`,
			pieces: []
		});
		accepte(await proposeDossier(ctx, section.delegue, seanceId, qui.dossierId, op()));
		return qui;
	};
	const accorde = await inscrit('Camille Petit');
	const muet = await inscrit('Sacha Roy');
	const lue = marqueDAccord(
		await passageDe(ctx, accorde.agent, accorde.dossierId, seanceId),
		await remise(ctx, accorde.agent, accorde.dossierId)
	);
	const cible = { seanceId, dossierId: accorde.dossierId };
	accepte(await answerPassage(ctx, accorde.agent, cible, { accord: 'donne', lue }, op()));
	return { seanceId, accorde, muet, cible };
}

describe('les mandats', () => {
	test('un mandat national se voit dans chaque section, de qui administre tout', async ({
		ctx,
		chef,
		ici
	}) => {
		const { mandatId } = await nomme(ctx, chef, null, 'lecteur');
		expect(await mandatsHerites(ctx, chef)).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ id: mandatId, role: 'lecteur', nom: 'Alix lecteur' })
			])
		);
		expect((await mandats(ctx, chef, ici.id)).map(({ id }) => id)).not.toContain(mandatId);
		const local = await nomme(ctx, chef, ici.id, 'administrateur');
		const actor = { kind: 'administrateur', compteId: local.compteId } as const;
		expect(await mandatsHerites(ctx, actor)).toBeNull();
	});

	test('un·e délégué·e n’est jamais national·e', async ({ ctx, chef }) => {
		const nouveau = { courriel: 'partout@exemple.fr', nom: 'Alix', role: 'delegue' as const };
		expect(await addMandat(ctx, chef, null, nouveau, op())).toMatchObject({
			refus: { code: 'delegue-sans-section', champ: 'role' }
		});
	});

	test('la dernière administration nationale reste, les autres mandats nationaux se retirent', async ({
		ctx,
		chef
	}) => {
		const { mandatId } = await nomme(ctx, chef, null, 'redacteur');
		expect(await endMandat(ctx, chef, null, mandatId, op())).toEqual({ ok: true });
		const seul = (await mandats(ctx, chef, null)).find(({ role }) => role === 'administrateur');
		expect(await endMandat(ctx, chef, null, seul?.id ?? '', op())).toMatchObject({
			refus: { code: 'dernier-administrateur' }
		});
	});
});

describe('les élu·es', () => {
	test('lisent les dossiers confiés à une séance, et eux seuls, sans la note des délégué·es', async ({
		ctx,
		chef,
		ici
	}) => {
		const { seanceId, accorde, muet } = await seanceDeuxDossiers(ctx, ici);
		const { actor } = await elu(ctx, chef, ici.id);
		const { aVenir } = await seancesDuSiege(ctx, actor);
		expect(aVenir.find(({ id }) => id === seanceId)).toMatchObject({ accordes: 1, section: 'Ici', note: '' });
		const vue = await seance(ctx, actor, seanceId);
		expect(vue).toMatchObject({ note: '', passages: [{ nom: 'Camille Petit', avis: null }] });
		expect(await dossier(ctx, actor, accorde.dossierId)).toMatchObject({ nom: 'Camille Petit' });
		await expect(dossier(ctx, actor, muet.dossierId)).rejects.toMatchObject(ABSENT);
		await expect(passage(ctx, actor, seanceId, muet.dossierId)).rejects.toMatchObject(ABSENT);
		const fait = await paquet(ctx, actor, seanceId, { notes: false });
		if (!fait.ok) throw new Error(fait.cause);
		const { texte } = await readPdf(fait.octets);
		expect(texte).toContain('Camille Petit');
		expect(texte).not.toContain('Sacha Roy');
	});

	test('un mandat national vaut dans les sections créées après lui ; un mandat de section, pas ailleurs', async ({
		ctx,
		chef,
		ici
	}) => {
		const national = await elu(ctx, chef, null);
		const local = await elu(ctx, chef, ici.id);
		const apres = await sectionDEssai(ctx, chef, 'Créée après');
		const { seanceId } = await seanceDeuxDossiers(ctx, apres);
		expect((await seance(ctx, national.actor, seanceId)).passages).toHaveLength(1);
		await expect(seance(ctx, local.actor, seanceId)).rejects.toMatchObject(ABSENT);
		expect(accepte(await endMandat(ctx, chef, null, national.mandatId, op()))).toEqual({ ok: true });
		await expect(seance(ctx, national.actor, seanceId)).rejects.toMatchObject(ABSENT);
	});

	test('notent, et l’agent est prévenu de l’avis ; rien ne s’écrit dans une autre section', async ({
		ctx,
		chef,
		ici,
		ailleurs
	}) => {
		const { seanceId, accorde, cible } = await seanceDeuxDossiers(ctx, ici);
		const { actor } = await elu(ctx, chef, ici.id);
		const intrus = await elu(ctx, chef, ailleurs.id);
		const base = marqueDesNotes(null);
		accepte(await saveNotes(ctx, actor, cible, { notes: 'Insister sur l’appréciation.', base }));
		expect((await passage(ctx, ici.delegue, seanceId, accorde.dossierId)).passage.notes).toBe(
			'Insister sur l’appréciation.'
		);
		const rien = { pour: null, contre: null, abstention: null };
		const resultat = {
			avis: 'favorable' as const,
			vote: { administration: rien, personnel: rien },
			suites: '',
			mot: '',
			base: marqueDuResultat(null)
		};
		const combien = async () =>
			(await asActor(ctx.db, { kind: 'worker' }, (tx) => tx.select().from(avis))).filter(
				({ compteId }) => compteId === accorde.agent.compteId
			).length;
		await ctx.owner`delete from avis`;
		accepte(await recordResultat(ctx, actor, cible, resultat));
		expect(await combien()).toBe(1);
		await expect(saveNotes(ctx, intrus.actor, cible, { notes: 'x', base })).rejects.toMatchObject(ABSENT);
		await expect(recordResultat(ctx, intrus.actor, cible, resultat)).rejects.toMatchObject(ABSENT);
	});

	test('ne voient plus rien d’un agent qui se retire, ou qui n’est plus suivi', async ({
		ctx,
		chef,
		ici
	}) => {
		const { actor } = await elu(ctx, chef, ici.id);
		const retire = await seanceDeuxDossiers(ctx, ici);
		accepte(
			await answerPassage(ctx, retire.accorde.agent, retire.cible, { accord: 'refuse', lue: '' }, op())
		);
		const parti = await seanceDeuxDossiers(ctx, ici);
		const { agent, dossierId } = parti.accorde;
		const { version } = await dossier(ctx, agent, dossierId);
		accepte(
			await changeConsentement(ctx, agent, dossierId, { consentement: 'compte', nom: 'C. P.', version }, op())
		);
		for (const { seanceId, accorde } of [retire, parti]) {
			expect((await seance(ctx, actor, seanceId)).passages).toEqual([]);
			await expect(dossier(ctx, actor, accorde.dossierId)).rejects.toMatchObject(ABSENT);
			await expect(
				paquet(ctx, actor, seanceId, { notes: false, dossierId: accorde.dossierId })
			).rejects.toMatchObject(ABSENT);
		}
	});
});

describe('la rédaction', () => {
	const CONTACT = {
		courriel: null,
		telephone: '01 02 03 04 05',
		permanence: null,
		adresse: null,
		site: null
	};
	const redacteur = async (ctx: TestContext, chef: Administrateur, portee: string | null) => {
		const { compteId } = await nomme(ctx, chef, portee, 'redacteur');
		return { kind: 'redacteur', compteId } satisfies Redacteur;
	};

	test('tient le contact de ses sections, et rien d’autre', async ({ ctx, chef, ici, ailleurs }) => {
		const actor = await redacteur(ctx, chef, ici.id);
		expect((await sectionsRedigees(ctx, actor)).map(({ id }) => id)).toEqual([ici.id]);
		const { empreinte } = await sectionRedigee(ctx, actor, ici.id);
		accepte(await changeContact(ctx, actor, ici.id, { ...CONTACT, empreinte }, op()));
		expect(await sectionAdministree(ctx, chef, ici.id)).toMatchObject({
			nom: 'Ici',
			telephone: '01 02 03 04 05'
		});
		await expect(sectionRedigee(ctx, actor, ailleurs.id)).rejects.toMatchObject(ABSENT);
		await expect(
			changeContact(ctx, actor, ailleurs.id, { ...CONTACT, empreinte }, op())
		).rejects.toMatchObject(ABSENT);
	});

	test('n’écrase pas ce que quelqu’un d’autre a changé', async ({ ctx, chef, ici }) => {
		const actor = await redacteur(ctx, chef, ici.id);
		const { empreinte } = await sectionRedigee(ctx, actor, ici.id);
		accepte(
			await changeContact(ctx, actor, ici.id, { ...CONTACT, telephone: '06 00 00 00 00', empreinte }, op())
		);
		expect(await changeContact(ctx, actor, ici.id, { ...CONTACT, empreinte }, op())).toMatchObject({
			refus: { code: 'change-entre-temps' }
		});
	});

	test('nationale, vaut dans les sections créées après elle', async ({ ctx, chef }) => {
		const actor = await redacteur(ctx, chef, null);
		const fiche = { nom: 'Toute neuve', employeur: null, ...CONTACT };
		const { id } = accepte(await createSection(ctx, chef, fiche, op()));
		expect((await sectionsRedigees(ctx, actor)).map((une) => une.id)).toContain(id);
	});
});
