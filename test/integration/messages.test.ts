import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { MESSAGES_PAR_JOUR } from '#lib/domain/echanges/message.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import { sendAvis } from '#lib/server/avis.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { diffusionDestinataire, noteDeSuivi, priseEnCharge } from '#lib/server/db/schema-collectif.ts';
import {
	type Cible,
	diffusionEnvoyee,
	diffusions,
	diffusionsNonLues,
	diffusionsRecues,
	joignables,
	openDiffusion,
	sendDiffusion
} from '#lib/server/diffusions.ts';
import { changeConsentement, changeJoignable, dossier, joinService } from '#lib/server/dossiers.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { endMandat } from '#lib/server/mandats.ts';
import {
	markMessagesLus,
	messages,
	messagesDuDossier,
	messagesNonLus,
	sendMessage
} from '#lib/server/messages.ts';
import { addAppel, addNote, nombreDeNotes, notesDeSuivi, removeNote } from '#lib/server/notes-de-suivi.ts';
import {
	addReponse,
	changeReponse,
	removeReponse,
	reponse,
	reponsesTypes
} from '#lib/server/reponses-types.ts';
import { createService } from '#lib/server/services.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';
import { type AgentDEssai, agentDEssai, sectionDEssai } from '../support/suivi.ts';

const op = () => randomUUID();
const ABSENT = { code: 'introuvable' };

const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => {
	ctx.clock.set('2026-03-02');
	const administrateur = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
	const ici = await sectionDEssai(ctx, administrateur, 'Ici');
	const ailleurs = await sectionDEssai(ctx, administrateur, 'Ailleurs');
	const { delegue: noa } = await ici.autreDelegue();
	return { administrateur, ici, ailleurs, dominique: ici.delegue, noa, loin: ailleurs.delegue };
});

/** Who takes care of a dossier, written as the delegate. */
const prendre = (ctx: TestContext, qui: Delegue, sectionId: string, { dossierId, agent }: AgentDEssai) =>
	asActor(ctx.db, qui, (tx) =>
		tx.insert(priseEnCharge).values({
			id: op(),
			dossierId,
			compteId: agent.compteId,
			sectionId,
			delegueId: qui.compteId,
			par: qui.compteId,
			depuisAt: ctx.now()
		})
	);

const attendent = async (ctx: TestContext, compteId: string) =>
	(await ctx.owner`select from avis where compte_id = ${compteId} and envoye_at is null`).length;

/** Everything that a thief reads in these tables. */
async function enClair(ctx: TestContext, tables: readonly string[]): Promise<string> {
	const lignes = await Promise.all(tables.map((table) => ctx.owner`select * from ${ctx.owner(table)}`));
	return lignes
		.flat()
		.flatMap((ligne) => Object.values(ligne as Record<string, unknown>))
		.map((valeur) => (Buffer.isBuffer(valeur) ? valeur.toString('latin1') : String(valeur)))
		.join('\n');
}

describe('les messages', () => {
	test('vont et viennent, signés, et disent s’ils sont lus', async ({
		ctx,
		scene: { ici, dominique, noa }
	}) => {
		const un = await agentDEssai(ctx, ici.jeton);
		accepte(await sendMessage(ctx, dominique, un.dossierId, ' Avez-vous reçu le compte rendu ? ', op()));
		expect(await attendent(ctx, un.agent.compteId)).toBe(1);
		expect(await messagesNonLus(ctx, un.agent)).toEqual(new Map([[un.dossierId, 1]]));
		const lu = await messages(ctx, un.agent, un.dossierId);
		expect(lu.messages).toMatchObject([
			{ texte: 'Avez-vous reçu le compte rendu ?', nom: 'Dominique', deLAgent: false, soi: false, luAt: null }
		]);
		await markMessagesLus(ctx, un.agent, lu.messages);
		expect(await messagesNonLus(ctx, un.agent)).toEqual(new Map());
		accepte(await sendMessage(ctx, un.agent, un.dossierId, 'Oui, hier.', op()));
		expect(await messagesDuDossier(ctx, noa, un.dossierId)).toEqual({ nombre: 2, nonLus: 1 });
		const recu = await messages(ctx, noa, un.dossierId);
		expect(recu.messages).toMatchObject([
			{ texte: 'Oui, hier.', deLAgent: true, luAt: null },
			{ soi: false, luAt: ctx.now() }
		]);
		// A delegate does not read for the agent, nor the agent for a delegate.
		await markMessagesLus(ctx, un.agent, recu.messages);
		expect(await messagesDuDossier(ctx, noa, un.dossierId)).toMatchObject({ nonLus: 1 });
		await markMessagesLus(ctx, noa, recu.messages);
		expect(await messagesDuDossier(ctx, noa, un.dossierId)).toEqual({ nombre: 2, nonLus: 0 });
	});

	test('préviennent qui s’occupe du dossier, par un courriel qui ne dit rien, et personne d’autre', async ({
		ctx,
		scene: { administrateur, ici, dominique, noa }
	}) => {
		const un = await agentDEssai(ctx, ici.jeton);
		const envoyer = async () => accepte(await sendMessage(ctx, un.agent, un.dossierId, 'SECRET-ECRIT', op()));
		expect(await envoyer()).toMatchObject({ prevenu: false });
		const { delegue, mandat } = await ici.autreDelegue();
		await prendre(ctx, delegue, ici.id, un);
		expect(await envoyer()).toMatchObject({ prevenu: true });
		expect(await attendent(ctx, delegue.compteId)).toBe(1);
		for (const autre of [dominique, noa]) expect(await attendent(ctx, autre.compteId)).toBe(0);
		ctx.outbox.length = 0;
		await sendAvis(ctx);
		expect(JSON.stringify(ctx.outbox)).not.toMatch(/SECRET-ECRIT|Camille|délégu|section/);
		// Whoever has left office is not told any more.
		accepte(await endMandat(ctx, administrateur, ici.id, mandat, op()));
		expect(await envoyer()).toMatchObject({ prevenu: false });
		expect(await attendent(ctx, delegue.compteId)).toBe(0);
	});

	test('sont refusés vides, trop longs, trop nombreux, ou quand personne ne les lirait', async ({
		ctx,
		scene: { ici, dominique }
	}) => {
		const un = await agentDEssai(ctx, ici.jeton);
		const refuse = async (texte: string) => {
			const envoye = await sendMessage(ctx, un.agent, un.dossierId, texte, op());
			return envoye.ok ? null : envoye.refus.code;
		};
		expect(await refuse('  ')).toBe('texte-manquant');
		expect(await refuse('a'.repeat(4001))).toBe('texte-trop-long');
		for (let rang = 0; rang < MESSAGES_PAR_JOUR; rang += 1) expect(await refuse(`n° ${rang}`)).toBe(null);
		expect(await refuse('un de trop')).toBe('trop-de-messages');
		// The other side still writes.
		accepte(await sendMessage(ctx, dominique, un.dossierId, 'Appelez-moi.', op()));
		const compte = await agentDEssai(ctx, ici.jeton, { consentement: 'compte' });
		expect(await sendMessage(ctx, compte.agent, compte.dossierId, 'Bonjour', op())).toMatchObject({
			refus: { code: 'dossier-non-suivi' }
		});
	});

	test('vingt envois du même formulaire font un message', async ({ ctx, scene: { ici, dominique } }) => {
		const un = await agentDEssai(ctx, ici.jeton);
		const opId = op();
		const envois = await Promise.all(
			Array.from({ length: 20 }, () => sendMessage(ctx, dominique, un.dossierId, 'Bonjour', opId))
		);
		expect(new Set(envois.map((envoi) => (envoi.ok ? envoi.id : envoi.refus.code))).size).toBe(1);
		expect((await messages(ctx, un.agent, un.dossierId)).messages).toHaveLength(1);
	});

	test('les plus anciens se lisent page après page', async ({ ctx, scene: { ici, dominique } }) => {
		const un = await agentDEssai(ctx, ici.jeton);
		for (let rang = 0; rang < 2 * MESSAGES_PAR_JOUR; rang += 1)
			accepte(await sendMessage(ctx, rang % 2 ? un.agent : dominique, un.dossierId, `n° ${rang}`, op()));
		const premiere = await messages(ctx, un.agent, un.dossierId);
		expect(premiere.messages).toHaveLength(50);
		expect(premiere.messages[0]).toMatchObject({ texte: 'n° 59' });
		const suite = await messages(ctx, un.agent, un.dossierId, premiere.plusAnciens);
		expect(suite.messages.map(({ texte }) => texte)).toEqual(
			Array.from({ length: 10 }, (_, rang) => `n° ${9 - rang}`)
		);
		expect(suite.plusAnciens).toBe(null);
	});

	test('cessent d’être lus par la section quand l’agent reprend son accord, et lui restent', async ({
		ctx,
		scene: { ici, dominique }
	}) => {
		const un = await agentDEssai(ctx, ici.jeton);
		accepte(await sendMessage(ctx, dominique, un.dossierId, 'Bonjour', op()));
		const { version } = await dossier(ctx, un.agent, un.dossierId);
		const prive = { consentement: 'prive', nom: null, version } as const;
		accepte(await changeConsentement(ctx, un.agent, un.dossierId, prive, op()));
		await expect(messages(ctx, dominique, un.dossierId)).rejects.toMatchObject(ABSENT);
		await expect(sendMessage(ctx, dominique, un.dossierId, 'Encore', op())).rejects.toMatchObject(ABSENT);
		expect((await messages(ctx, un.agent, un.dossierId)).messages).toHaveLength(1);
	});

	test('ne sont ni lus ni écrits par quelqu’un d’autre', async ({ ctx, scene: { ici, dominique, loin } }) => {
		const un = await agentDEssai(ctx, ici.jeton);
		const autre = await agentDEssai(ctx, ici.jeton);
		accepte(await sendMessage(ctx, dominique, un.dossierId, 'Bonjour', op()));
		const { messages: ecrits } = await messages(ctx, un.agent, un.dossierId);
		for (const qui of [autre.agent, loin]) {
			await expect(messages(ctx, qui, un.dossierId)).rejects.toMatchObject(ABSENT);
			await expect(sendMessage(ctx, qui, un.dossierId, 'Intrus', op())).rejects.toMatchObject(ABSENT);
			await markMessagesLus(ctx, qui, ecrits);
		}
		expect(await messagesDuDossier(ctx, loin, un.dossierId)).toEqual({ nombre: 0, nonLus: 0 });
		expect(await messagesNonLus(ctx, un.agent)).toEqual(new Map([[un.dossierId, 1]]));
	});
});

describe('les notes et les appels', () => {
	const APPEL = { sens: 'sortant', issue: 'sans-reponse', texte: '' } as const;

	test('se lisent entre délégué·es, se retirent par qui les a écrits', async ({
		ctx,
		scene: { ici, dominique, noa }
	}) => {
		const un = await agentDEssai(ctx, ici.jeton);
		const le = ctx.today().subtract({ days: 3 });
		accepte(await addAppel(ctx, noa, un.dossierId, { ...APPEL, le }, op()));
		const { id } = accepte(await addNote(ctx, dominique, un.dossierId, 'Rappeler lundi.', op()));
		const { notes } = await notesDeSuivi(ctx, noa, un.dossierId);
		expect(notes).toMatchObject([
			{ texte: 'Rappeler lundi.', nom: 'Dominique', appel: null, soi: false },
			{ appel: { sens: 'sortant', issue: 'sans-reponse' }, soi: true, le }
		]);
		await expect(removeNote(ctx, noa, un.dossierId, id, op())).rejects.toMatchObject(ABSENT);
		const retrait = op();
		accepte(await removeNote(ctx, dominique, un.dossierId, id, retrait));
		accepte(await removeNote(ctx, dominique, un.dossierId, id, retrait));
		expect(await nombreDeNotes(ctx, noa, un.dossierId)).toBe(1);
		await expect(removeNote(ctx, dominique, un.dossierId, id, op())).rejects.toMatchObject(ABSENT);
	});

	test('sont refusés vides, ou à venir', async ({ ctx, scene: { ici, dominique } }) => {
		const un = await agentDEssai(ctx, ici.jeton);
		const demain = ctx.today().add({ days: 1 });
		expect(await addNote(ctx, dominique, un.dossierId, ' ', op())).toMatchObject({
			refus: { code: 'texte-manquant' }
		});
		expect(await addAppel(ctx, dominique, un.dossierId, { ...APPEL, le: demain }, op())).toMatchObject({
			refus: { code: 'jour-a-venir' }
		});
		expect(await nombreDeNotes(ctx, dominique, un.dossierId)).toBe(0);
	});

	test('ne sont lus ni par l’agent ni par une autre section', async ({
		ctx,
		scene: { ici, dominique, loin }
	}) => {
		const un = await agentDEssai(ctx, ici.jeton);
		accepte(await addNote(ctx, dominique, un.dossierId, 'Rappeler lundi.', op()));
		await expect(notesDeSuivi(ctx, loin, un.dossierId)).rejects.toMatchObject(ABSENT);
		await expect(addNote(ctx, loin, un.dossierId, 'Intrus', op())).rejects.toMatchObject(ABSENT);
		const le = ctx.today();
		await expect(addAppel(ctx, loin, un.dossierId, { ...APPEL, le }, op())).rejects.toMatchObject(ABSENT);
		expect(await nombreDeNotes(ctx, loin, un.dossierId)).toBe(0);
		const lire = asActor(ctx.db, un.agent, (tx) => tx.select().from(noteDeSuivi));
		await expect(lire).rejects.toThrow();
	});
});

describe('les réponses types', () => {
	const SAISIE = { titre: 'Seconde convocation', texte: 'Vous pouvez aussi la refuser.' };

	test('sont à toute la section, par titre', async ({ ctx, scene: { ici, dominique, noa } }) => {
		const { id } = accepte(await addReponse(ctx, dominique, ici.id, SAISIE, op()));
		accepte(await addReponse(ctx, noa, ici.id, { titre: 'Absence', texte: 'Elle est justifiée.' }, op()));
		expect((await reponsesTypes(ctx, noa, ici.id)).map(({ titre }) => titre)).toEqual([
			'Absence',
			'Seconde convocation'
		]);
		const change = { titre: 'Deuxième convocation', texte: SAISIE.texte, version: 1 };
		accepte(await changeReponse(ctx, noa, id, change, op()));
		expect(await changeReponse(ctx, dominique, id, change, op())).toMatchObject({
			refus: { code: 'version-depassee' }
		});
		expect(await reponse(ctx, dominique, id)).toMatchObject({ titre: 'Deuxième convocation', version: 2 });
		expect(accepte(await removeReponse(ctx, dominique, id, op()))).toMatchObject({ sectionId: ici.id });
		await expect(reponse(ctx, dominique, id)).rejects.toMatchObject(ABSENT);
	});

	test('ne sont pas celles d’une autre section', async ({ ctx, scene: { ici, dominique, loin } }) => {
		const { id } = accepte(await addReponse(ctx, dominique, ici.id, SAISIE, op()));
		await expect(reponsesTypes(ctx, loin, ici.id)).rejects.toMatchObject(ABSENT);
		await expect(addReponse(ctx, loin, ici.id, SAISIE, op())).rejects.toMatchObject(ABSENT);
		await expect(reponse(ctx, loin, id)).rejects.toMatchObject(ABSENT);
		await expect(changeReponse(ctx, loin, id, { ...SAISIE, version: 1 }, op())).rejects.toMatchObject(ABSENT);
		await expect(removeReponse(ctx, loin, id, op())).rejects.toMatchObject(ABSENT);
		expect(await reponse(ctx, dominique, id)).toMatchObject(SAISIE);
	});
});

describe('recevoir les messages de la section', () => {
	const accepter = async (ctx: TestContext, { agent, dossierId }: AgentDEssai, joignable = true) => {
		const { version } = await dossier(ctx, agent, dossierId);
		return changeJoignable(ctx, agent, dossierId, { joignable, version }, op());
	};

	test('se demande à part : personne n’est joignable sans l’avoir dit, ni après l’avoir repris', async ({
		ctx,
		scene: { administrateur }
	}) => {
		const section = await sectionDEssai(ctx, administrateur, 'À part');
		const cible = { sectionId: section.id, serviceId: null, saison: 2026 };
		const compte = await agentDEssai(ctx, section.jeton, { consentement: 'compte' });
		await agentDEssai(ctx, section.jeton);
		expect(await joignables(ctx, section.delegue, cible)).toBe(0);
		accepte(await accepter(ctx, compte));
		expect(await joignables(ctx, section.delegue, cible)).toBe(1);
		accepte(await accepter(ctx, compte, false));
		expect(await joignables(ctx, section.delegue, cible)).toBe(0);
	});

	test('un dossier privé ne l’est pas, et ne le redevient pas tout seul', async ({
		ctx,
		scene: { administrateur }
	}) => {
		const section = await sectionDEssai(ctx, administrateur, 'Privée');
		const cible = { sectionId: section.id, serviceId: null, saison: 2026 };
		const un = await agentDEssai(ctx, section.jeton);
		accepte(await accepter(ctx, un));
		const choisir = async (consentement: 'prive' | 'suivi') => {
			const { version } = await dossier(ctx, un.agent, un.dossierId);
			const nom = consentement === 'prive' ? null : 'Camille Petit';
			accepte(await changeConsentement(ctx, un.agent, un.dossierId, { consentement, nom, version }, op()));
		};
		await choisir('prive');
		expect(await accepter(ctx, un)).toMatchObject({ refus: { code: 'dossier-prive' } });
		await choisir('suivi');
		expect(await joignables(ctx, section.delegue, cible)).toBe(0);
	});

	test('l’accord donné à une section ne vaut pas pour une autre', async ({
		ctx,
		scene: { administrateur }
	}) => {
		const avant = await sectionDEssai(ctx, administrateur, 'Avant');
		const apres = await sectionDEssai(ctx, administrateur, 'Après');
		const un = await agentDEssai(ctx, avant.jeton);
		accepte(await accepter(ctx, un));
		const { version } = await dossier(ctx, un.agent, un.dossierId);
		const place = { invitation: apres.jeton, version };
		accepte(await joinService(ctx, un.agent, un.dossierId, place, op()));
		for (const { id, delegue } of [avant, apres])
			expect(await joignables(ctx, delegue, { sectionId: id, serviceId: null, saison: 2026 })).toBe(0);
	});

	test('ne se change pas pour quelqu’un d’autre, ni d’une page dépassée', async ({ ctx, scene: { ici } }) => {
		const un = await agentDEssai(ctx, ici.jeton);
		const autre = await agentDEssai(ctx, ici.jeton);
		const choix = { joignable: true, version: 1 };
		await expect(changeJoignable(ctx, autre.agent, un.dossierId, choix, op())).rejects.toMatchObject(ABSENT);
		accepte(await changeJoignable(ctx, un.agent, un.dossierId, choix, op()));
		expect(await changeJoignable(ctx, un.agent, un.dossierId, choix, op())).toMatchObject({
			refus: { code: 'version-depassee' }
		});
	});
});

describe('le message à un service', () => {
	const TEXTE = { titre: 'Réunion lundi', texte: 'À midi, salle du bas.' };

	/** A section with a direction, an office in it, and one agent in each and one in none, who all agreed. */
	async function decor(ctx: TestContext, administrateur: Parameters<typeof sectionDEssai>[1], nom: string) {
		const section = await sectionDEssai(ctx, administrateur, nom);
		const service = async (libelle: string, parentId: string | null) => {
			const saisi = { nom: libelle, effectif: 12, parentId };
			const { id } = accepte(await createService(ctx, administrateur, section.id, saisi, op()));
			const nouvelle = { serviceId: id, usagesMax: 50, expireLe: ctx.today().add({ days: 300 }) };
			const { jeton } = accepte(await createInvitation(ctx, administrateur, section.id, nouvelle, op()));
			return { jeton, serviceId: id };
		};
		const direction = await service('Direction', null);
		const bureau = await service('Bureau', direction.serviceId);
		const joignable = async (jeton: string) => {
			const un = await agentDEssai(ctx, jeton);
			accepte(await changeJoignable(ctx, un.agent, un.dossierId, { joignable: true, version: 1 }, op()));
			return un;
		};
		const agents = {
			direction: await joignable(direction.jeton),
			bureau: await joignable(bureau.jeton),
			sansService: await joignable(section.jeton)
		};
		const cible = (serviceId: string | null): Cible => ({ sectionId: section.id, serviceId, saison: 2026 });
		return { section, direction, bureau, agents, cible };
	}

	test('atteint le service et ceux qu’il contient, seulement qui a accepté, et le compte', async ({
		ctx,
		scene: { administrateur }
	}) => {
		ctx.clock.set('2026-03-02');
		const { section, direction, bureau, agents, cible } = await decor(ctx, administrateur, 'Diffusion');
		await agentDEssai(ctx, bureau.jeton);
		expect(await joignables(ctx, section.delegue, cible(null))).toBe(3);
		const envoi = await sendDiffusion(ctx, section.delegue, cible(direction.serviceId), TEXTE, op());
		const { id, destinataires } = accepte(envoi);
		expect(destinataires).toBe(2);
		for (const { agent } of [agents.direction, agents.bureau]) {
			expect(await attendent(ctx, agent.compteId)).toBe(1);
			expect(await diffusionsNonLues(ctx, agent)).toBe(1);
			expect(await diffusionsRecues(ctx, agent)).toMatchObject([
				{ id, ...TEXTE, section: 'Diffusion', lue: false }
			]);
		}
		expect(await attendent(ctx, agents.sansService.agent.compteId)).toBe(0);
		await expect(openDiffusion(ctx, agents.sansService.agent, id)).rejects.toMatchObject(ABSENT);
		expect(await openDiffusion(ctx, agents.bureau.agent, id)).toMatchObject({ ...TEXTE, nom: 'Dominique' });
		expect(await diffusionsNonLues(ctx, agents.bureau.agent)).toBe(0);
		expect(await diffusions(ctx, section.delegue, section.id)).toMatchObject([
			{ id, service: { nom: 'Direction' }, destinataires: 2, lues: 1 }
		]);
		ctx.outbox.length = 0;
		await sendAvis(ctx);
		const partis = ctx.outbox.filter(({ to }) =>
			[agents.direction, agents.bureau].some(({ courriel }) => to === courriel)
		);
		expect(partis).toHaveLength(2);
		expect(JSON.stringify(partis)).not.toMatch(/Réunion|midi|Diffusion|Dominique/);
	});

	test('un agent seulement compté le reçoit aussi, et reste joignable pour lui seul', async ({
		ctx,
		scene: { administrateur }
	}) => {
		const section = await sectionDEssai(ctx, administrateur, 'Comptée');
		const un = await agentDEssai(ctx, section.jeton, { consentement: 'compte' });
		accepte(await changeJoignable(ctx, un.agent, un.dossierId, { joignable: true, version: 1 }, op()));
		const cible = { sectionId: section.id, serviceId: null, saison: 2026 };
		accepte(await sendDiffusion(ctx, section.delegue, cible, TEXTE, op()));
		expect(await attendent(ctx, un.agent.compteId)).toBe(1);
		await expect(dossier(ctx, section.delegue, un.dossierId)).rejects.toMatchObject(ABSENT);
	});

	test('ne part ni vide, ni à personne, ni plus souvent qu’il n’est permis', async ({
		ctx,
		scene: { administrateur }
	}) => {
		ctx.clock.set('2026-03-02');
		const { section, cible } = await decor(ctx, administrateur, 'Rythme');
		const { delegue: autre } = await section.autreDelegue();
		const refuse = async (qui = section.delegue, texte = TEXTE, ou = cible(null)) => {
			const envoi = await sendDiffusion(ctx, qui, ou, texte, op());
			return envoi.ok ? null : envoi.refus.code;
		};
		expect(await refuse(section.delegue, { ...TEXTE, titre: '' })).toBe('titre-manquant');
		expect(await refuse(section.delegue, TEXTE, { ...cible(null), saison: 2024 })).toBe('personne');
		expect(await Promise.all([refuse(), refuse(), refuse()])).toEqual(
			expect.arrayContaining([null, null, 'trop-de-messages'])
		);
		expect(await refuse(autre)).toBe(null);
		expect(await refuse(autre)).toBe(null);
		const { delegue: tiers } = await section.autreDelegue();
		expect(await refuse(tiers)).toBe('trop-de-messages');
		ctx.clock.set('2026-03-09');
		expect(await refuse(tiers)).toBe(null);
		ctx.clock.set('2026-03-02');
	});

	test('ne s’envoie ni ne se lit depuis une autre section, et n’atteint personne qui n’a pas accepté', async ({
		ctx,
		scene: { administrateur, loin, ailleurs }
	}) => {
		const { section, bureau, agents, cible } = await decor(ctx, administrateur, 'Fermée');
		const muet = await agentDEssai(ctx, section.jeton);
		const { id } = accepte(await sendDiffusion(ctx, section.delegue, cible(null), TEXTE, op()));
		await expect(sendDiffusion(ctx, loin, cible(null), TEXTE, op())).rejects.toMatchObject(ABSENT);
		await expect(joignables(ctx, loin, cible(null))).rejects.toMatchObject(ABSENT);
		await expect(diffusions(ctx, loin, section.id)).rejects.toMatchObject(ABSENT);
		await expect(diffusionEnvoyee(ctx, loin, id)).rejects.toMatchObject(ABSENT);
		const autreService = { sectionId: ailleurs.id, serviceId: bureau.serviceId, saison: 2026 };
		await expect(joignables(ctx, loin, autreService)).rejects.toMatchObject(ABSENT);
		// The database itself takes no line for whoever did not agree.
		const forcer = asActor(ctx.db, section.delegue, (tx) =>
			tx.insert(diffusionDestinataire).values({ diffusionId: id, compteId: muet.agent.compteId })
		);
		await expect(forcer).rejects.toThrow();
		await expect(openDiffusion(ctx, muet.agent, id)).rejects.toMatchObject(ABSENT);
		expect(await diffusionsRecues(ctx, agents.bureau.agent)).toHaveLength(1);
	});
});

test('rien de ce qui s’écrit n’est en clair dans la base', async ({ ctx, scene: { administrateur } }) => {
	const section = await sectionDEssai(ctx, administrateur, 'Scellée');
	const un = await agentDEssai(ctx, section.jeton);
	accepte(await changeJoignable(ctx, un.agent, un.dossierId, { joignable: true, version: 1 }, op()));
	const secret = 'SECRET-ECRIT';
	accepte(await sendMessage(ctx, un.agent, un.dossierId, secret, op()));
	accepte(await addNote(ctx, section.delegue, un.dossierId, secret, op()));
	accepte(await addReponse(ctx, section.delegue, section.id, { titre: secret, texte: secret }, op()));
	const cible = { sectionId: section.id, serviceId: null, saison: 2026 };
	accepte(await sendDiffusion(ctx, section.delegue, cible, { titre: secret, texte: secret }, op()));
	const tables = ['message', 'note_de_suivi', 'reponse_type', 'diffusion', 'operation', 'avis'];
	expect(await enClair(ctx, tables)).not.toMatch(/SECRET-ECRIT|Dominique/);
});
