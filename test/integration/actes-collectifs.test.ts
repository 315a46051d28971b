import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import type { ContenuDActe, TexteCommun } from '#lib/domain/groupe/acte.ts';
import { retenus } from '#lib/domain/recours/brouillon.ts';
import type { Refus } from '#lib/domain/refus.ts';
import {
	acte,
	actes,
	changeActe,
	closeActe,
	createActe,
	lettresParties,
	servicesOuverts,
	transmission
} from '#lib/server/actes-collectifs.ts';
import type { Administrateur, Delegue } from '#lib/server/acteurs.ts';
import {
	acteDuDossier,
	actesDuDossier,
	estDansLeRecours,
	freezeRefus,
	joinActe,
	leaveActe,
	recordRefusEnvoye,
	refusEnCours,
	signContestation,
	verseActe
} from '#lib/server/adhesions.ts';
import { courrierFige, courriersDe } from '#lib/server/courriers.ts';
import { createDossier, dossier, joinService } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { endMandat } from '#lib/server/mandats.ts';
import { recours } from '#lib/server/recours.ts';
import { closeService, createService } from '#lib/server/services.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte, PRIVE } from '../support/dossier.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';
import { type AgentDEssai, agentDEssai, recoursDEssai, sectionDEssai } from '../support/suivi.ts';

const op = () => randomUUID();
const SAISON = 2026;
const AU = '2026-03-02';
const INTROUVABLE = { code: 'introuvable' };

const test = base.extend('monde', { scope: 'file' }, async ({ ctx }) => {
	const administrateur: Administrateur = {
		kind: 'administrateur',
		compteId: await insertFirstAdministrateur(ctx)
	};
	return {
		administrateur,
		ici: await sectionDEssai(ctx, administrateur, 'Ici'),
		ailleurs: await sectionDEssai(ctx, administrateur, 'Ailleurs')
	};
});

const REFUS: TexteCommun = {
	genre: 'refus',
	motifs: ['moyens', 'quotas'],
	motifLibre: 'Notre service a perdu trois emplois en deux ans.'
};
const CONTESTATION: TexteCommun = {
	genre: 'contestation',
	rubrique: 'appreciation',
	intitule: '',
	motif: 'La même phrase se lit dans tous les comptes rendus du service.',
	redaction: '',
	moyen: null,
	remarque: 'Le compte rendu ne porte aucun visa.'
};
const contenu = (texte: TexteCommun, change: Partial<ContenuDActe> = {}): ContenuDActe => ({
	titre: 'Ensemble',
	explication: 'Une démarche de toute l’équipe.',
	finLe: '2026-03-20',
	texte,
	...change
});

const ouvre = async (
	ctx: TestContext,
	delegue: Delegue,
	sectionId: string,
	texte: TexteCommun = REFUS,
	serviceId: string | null = null
): Promise<string> =>
	accepte(
		await createActe(ctx, delegue, sectionId, { serviceId, saison: SAISON, contenu: contenu(texte) }, op())
	).id;

const rejoint = (
	ctx: TestContext,
	{ agent, dossierId }: AgentDEssai,
	acteId: string,
	nom: string,
	version = 1
) => joinActe(ctx, agent, dossierId, acteId, { nom, version }, op());

const codeDe = (lu: { ok: true } | Refus) => (lu.ok ? 'ok' : lu.refus.code);

const noms = async (ctx: TestContext, delegue: Delegue, acteId: string) =>
	(await acte(ctx, delegue, acteId)).participants.map(({ nom }) => nom);

const CHAMPS = {
	agentNom: 'Ana Petit',
	agentGenre: 'feminin',
	dateEntretien: '2026-03-10',
	destinataireCivilite: 'madame',
	destinataireNom: 'Martin'
};

/** The agent’s letter of refusal, finished. */
async function termine(
	ctx: TestContext,
	{ agent, dossierId }: AgentDEssai,
	acteId: string,
	cosignataires: string[] = []
): Promise<string> {
	const saisi = { champs: CHAMPS, cosignataires };
	const { marque: lue } = await refusEnCours(ctx, agent, dossierId, acteId, saisi);
	return accepte(await freezeRefus(ctx, agent, dossierId, acteId, { ...saisi, lue }, op())).id;
}

const envoie = (ctx: TestContext, { agent, dossierId }: AgentDEssai, acteId: string, le = AU) =>
	recordRefusEnvoye(
		ctx,
		agent,
		dossierId,
		acteId,
		{ le: Temporal.PlainDate.from(le), moyen: 'courriel', preuve: null },
		op()
	);

describe('un acte s’ouvre', () => {
	test('dans sa section, une fois par formulaire, et se retrouve dans la saison', async ({ ctx, monde }) => {
		const { delegue, id: sectionId } = monde.ici;
		const opId = op();
		const nouveau = { serviceId: null, saison: SAISON, contenu: contenu(REFUS) };
		const une = accepte(await createActe(ctx, delegue, sectionId, nouveau, opId));
		expect(await createActe(ctx, delegue, sectionId, nouveau, opId)).toEqual(une);
		const lus = await actes(ctx, delegue, sectionId, SAISON);
		expect(lus.filter(({ id }) => id === une.id)).toMatchObject([
			{ titre: 'Ensemble', saison: SAISON, version: 1, service: null, participants: [], closAt: null }
		]);
		expect(await actes(ctx, delegue, sectionId, SAISON + 1)).toEqual([]);
	});

	test('pas dans une autre section, ni après la fin du mandat', async ({ ctx, monde }) => {
		const { ici, ailleurs, administrateur } = monde;
		const nouveau = { serviceId: null, saison: SAISON, contenu: contenu(REFUS) };
		await expect(createActe(ctx, ailleurs.delegue, ici.id, nouveau, op())).rejects.toMatchObject(INTROUVABLE);
		const { delegue, mandat } = await ici.autreDelegue();
		const id = await ouvre(ctx, delegue, ici.id);
		accepte(await endMandat(ctx, administrateur, ici.id, mandat, op()));
		for (const essai of [
			() => createActe(ctx, delegue, ici.id, nouveau, op()),
			() => acte(ctx, delegue, id),
			() => actes(ctx, delegue, ici.id, SAISON),
			() => servicesOuverts(ctx, delegue, ici.id),
			() => changeActe(ctx, delegue, id, { contenu: contenu(REFUS), version: 1 }, op()),
			() => closeActe(ctx, delegue, id, op())
		])
			await expect(essai()).rejects.toMatchObject(INTROUVABLE);
	});

	test('pas pour un service fermé, ni pour celui d’une autre section', async ({ ctx, monde }) => {
		const { ici, ailleurs, administrateur } = monde;
		const service = async (sectionId: string) =>
			accepte(
				await createService(
					ctx,
					administrateur,
					sectionId,
					{ nom: `S ${op()}`, effectif: null, parentId: null },
					op()
				)
			).id;
		const [ouvert, loin] = [await service(ici.id), await service(ailleurs.id)];
		const pour = (serviceId: string) =>
			createActe(ctx, ici.delegue, ici.id, { serviceId, saison: SAISON, contenu: contenu(REFUS) }, op());
		expect(codeDe(await pour(ouvert))).toBe('ok');
		const fermes = (await servicesOuverts(ctx, ici.delegue, ici.id)).map(({ id }) => id);
		expect(fermes).toContain(ouvert);
		await ferme(ctx, administrateur, ici.id, ouvert);
		expect(codeDe(await pour(ouvert))).toBe('service-ferme');
		await expect(pour(loin)).rejects.toMatchObject(INTROUVABLE);
		await expect(pour('pas-un-id')).rejects.toMatchObject(INTROUVABLE);
	});

	test('prévient les seuls agents suivis du lieu', async ({ ctx, monde }) => {
		const { ici, ailleurs } = monde;
		const suivi = await agentDEssai(ctx, ici.jeton, { consentement: 'suivi' });
		const autres = [
			await agentDEssai(ctx, ici.jeton, { consentement: 'compte' }),
			await agentDEssai(ctx, ici.jeton, { consentement: 'prive' }),
			await agentDEssai(ctx, ailleurs.jeton, { consentement: 'suivi' })
		];
		await ouvre(ctx, ici.delegue, ici.id);
		const prevenus = await ctx.owner<{ id: string }[]>`select compte_id as id from avis`;
		expect(prevenus.map(({ id }) => id)).toContain(suivi.agent.compteId);
		for (const { agent } of autres) expect(prevenus.map(({ id }) => id)).not.toContain(agent.compteId);
	});
});

const ferme = async (ctx: TestContext, qui: Administrateur, sectionId: string, serviceId: string) => {
	accepte(await closeService(ctx, qui, sectionId, serviceId, ctx.today(), op()));
};

describe('un acte change', () => {
	test('tant que personne n’y a donné son accord ; ensuite, seul le dernier jour bouge', async ({
		ctx,
		monde
	}) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const change = (nouveau: ContenuDActe, version: number) =>
			changeActe(ctx, ici.delegue, id, { contenu: nouveau, version }, op());
		expect(codeDe(await change(contenu(REFUS, { titre: 'Mieux' }), 1))).toBe('ok');
		const un = await agentDEssai(ctx, ici.jeton, { consentement: 'prive' });
		expect(codeDe(await rejoint(ctx, un, id, 'Ana Petit', 1))).toBe('version-depassee');
		expect(codeDe(await rejoint(ctx, un, id, 'Ana Petit', 2))).toBe('ok');
		expect(codeDe(await change(contenu(REFUS), 2))).toBe('texte-deja-accepte');
		expect(codeDe(await change(contenu(REFUS, { titre: 'Mieux', finLe: '2026-04-01' }), 2))).toBe('ok');
		expect(await acte(ctx, ici.delegue, id)).toMatchObject({
			titre: 'Mieux',
			finLe: '2026-04-01',
			version: 3
		});
	});

	test('sans qu’un·e délégué·e écrase ce qu’un·e autre vient d’écrire', async ({ ctx, monde }) => {
		const { ici } = monde;
		const { delegue: autre } = await ici.autreDelegue();
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const essais = await Promise.all(
			[ici.delegue, autre].map((qui, rang) =>
				changeActe(ctx, qui, id, { contenu: contenu(REFUS, { titre: `Titre ${rang}` }), version: 1 }, op())
			)
		);
		expect(essais.map(codeDe).toSorted()).toEqual(['ok', 'version-depassee']);
		const garde = await acte(ctx, ici.delegue, id);
		expect(garde).toMatchObject({ version: 2, titre: `Titre ${essais.findIndex(({ ok }) => ok)}` });
	});

	test('et se ferme : plus personne n’y entre, plus rien n’y change', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const un = await agentDEssai(ctx, ici.jeton, { consentement: 'compte' });
		accepte(await rejoint(ctx, un, id, 'Ana Petit'));
		for (const opId of [op(), op()]) accepte(await closeActe(ctx, ici.delegue, id, opId));
		const autre = await agentDEssai(ctx, ici.jeton);
		expect(codeDe(await rejoint(ctx, autre, id, 'Lou Diaz'))).toBe('acte-clos');
		expect(
			codeDe(await changeActe(ctx, ici.delegue, id, { contenu: contenu(REFUS), version: 1 }, op()))
		).toBe('acte-clos');
		expect(await noms(ctx, ici.delegue, id)).toEqual(['Ana Petit']);
		await termine(ctx, un, id);
		expect(codeDe(await envoie(ctx, un, id))).toBe('ok');
	});
});

describe('rejoindre', () => {
	test('ne nomme personne avant, et nomme les autres après, quel que soit le niveau choisi', async ({
		ctx,
		monde
	}) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const trois = [
			await agentDEssai(ctx, ici.jeton, { consentement: 'prive' }),
			await agentDEssai(ctx, ici.jeton, { consentement: 'compte' }),
			await agentDEssai(ctx, ici.jeton, { consentement: 'suivi' })
		] as const;
		const [prive, compte, suivi] = trois;
		const voit = ({ agent, dossierId }: AgentDEssai) => acteDuDossier(ctx, agent, dossierId, id);
		accepte(await rejoint(ctx, prive, id, ' Ana\n Petit '));
		expect(await voit(compte)).toMatchObject({ moi: null, autres: null, parCinq: null });
		accepte(await rejoint(ctx, compte, id, 'Lou Diaz'));
		expect(await voit(prive)).toMatchObject({
			moi: { nom: 'Ana Petit', signeLe: null },
			autres: ['Lou Diaz']
		});
		expect(await voit(suivi)).toMatchObject({ moi: null, autres: null });
		expect(await noms(ctx, ici.delegue, id)).toEqual(['Ana Petit', 'Lou Diaz']);
		for (const [{ agent, dossierId }, consentement] of [
			[prive, 'prive'],
			[compte, 'compte']
		] as const)
			expect((await dossier(ctx, agent, dossierId)).consentement).toBe(consentement);
		await expect(dossier(ctx, ici.delegue, prive.dossierId)).rejects.toMatchObject(INTROUVABLE);
	});

	test('deux fois : l’accord est déjà donné ; deux envois du même formulaire n’en font qu’un', async ({
		ctx,
		monde
	}) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const { agent, dossierId } = await agentDEssai(ctx, ici.jeton);
		const opId = op();
		const join = (cle: string) => joinActe(ctx, agent, dossierId, id, { nom: 'Ana Petit', version: 1 }, cle);
		expect((await Promise.all([join(opId), join(opId)])).map(codeDe)).toEqual(['ok', 'ok']);
		expect(codeDe(await join(op()))).toBe('deja-rejoint');
		expect(await noms(ctx, ici.delegue, id)).toEqual(['Ana Petit']);
	});

	test('sous un nom qui se lit, et dont rien n’est gardé s’il est refusé', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const un = await agentDEssai(ctx, ici.jeton);
		for (const [nom, code] of [
			['', 'nom-manquant'],
			['\u202e\u200f', 'nom-manquant'],
			['x'.repeat(20_000), 'nom-trop-long'],
			['Ana 🎉', 'nom-dessine']
		] as const)
			expect(codeDe(await rejoint(ctx, un, id, nom))).toBe(code);
		expect(await noms(ctx, ici.delegue, id)).toEqual([]);
		expect(codeDe(await rejoint(ctx, un, id, 'ليلى حداد'))).toBe('ok');
		expect(await noms(ctx, ici.delegue, id)).toEqual(['ليلى حداد']);
	});

	test('pas après le dernier jour, ni un service fermé, ni depuis une autre saison', async ({
		ctx,
		monde
	}) => {
		const { ici, administrateur } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const un = await agentDEssai(ctx, ici.jeton, { consentement: 'prive' });
		ctx.clock.set('2026-03-21');
		expect(codeDe(await rejoint(ctx, un, id, 'Ana Petit'))).toBe('adhesions-finies');
		expect(
			(await actesDuDossier(ctx, un.agent, un.dossierId)).actes.map(({ acte: { id: vu } }) => vu)
		).not.toContain(id);
		ctx.clock.set(AU);
		const passe = accepte(
			await createDossier(ctx, un.agent, { ...PRIVE, saison: 2025, invitation: ici.jeton }, op())
		);
		expect(codeDe(await rejoint(ctx, { ...un, dossierId: passe.id }, id, 'Ana Petit'))).toBe('autre-saison');
		const nouveau = { nom: `S ${op()}`, effectif: null, parentId: null };
		const { id: serviceId } = accepte(await createService(ctx, administrateur, ici.id, nouveau, op()));
		const invitation = { serviceId, usagesMax: 5, expireLe: ctx.today().add({ days: 30 }) };
		const { jeton } = accepte(await createInvitation(ctx, administrateur, ici.id, invitation, op()));
		const duService = await ouvre(ctx, ici.delegue, ici.id, REFUS, serviceId);
		const dedans = await agentDEssai(ctx, jeton, { consentement: 'prive' });
		await expect(rejoint(ctx, un, duService, 'Ana Petit')).rejects.toMatchObject(INTROUVABLE);
		await ferme(ctx, administrateur, ici.id, serviceId);
		expect(codeDe(await rejoint(ctx, dedans, duService, 'Lou Diaz'))).toBe('service-ferme');
	});

	test('un refus, dans les mots de chaque statut', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const commune = await agentDEssai(ctx, ici.jeton, { employeur: 'territorial', statut: 'titulaire' });
		expect(codeDe(await rejoint(ctx, commune, id, 'Ana Petit'))).toBe('ok');
		const saisi = { champs: { agentNom: 'Ana Petit', dateEntretien: '2026-03-30' }, cosignataires: [] };
		const enCours = await refusEnCours(ctx, commune.agent, commune.dossierId, id, saisi);
		expect(enCours.modele).toMatchObject({ code: 'refus-collectif', regime: 'fpt' });
		expect(enCours.refus).toEqual([]);
		const contester = await ouvre(ctx, ici.delegue, ici.id, CONTESTATION);
		expect(codeDe(await rejoint(ctx, commune, contester, 'Ana Petit'))).toBe('ok');
	});

	test('pas l’acte d’une autre section, et rien pour le dossier d’une autre personne', async ({
		ctx,
		monde
	}) => {
		const { ici, ailleurs } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const dedans = await agentDEssai(ctx, ici.jeton);
		const loin = await agentDEssai(ctx, ailleurs.jeton);
		accepte(await rejoint(ctx, dedans, id, 'Ana Petit'));
		await expect(acte(ctx, ailleurs.delegue, id)).rejects.toMatchObject(INTROUVABLE);
		for (const { agent, dossierId } of [loin, { ...dedans, agent: loin.agent }]) {
			const saisi = { champs: CHAMPS, cosignataires: [] };
			for (const essai of [
				() => acteDuDossier(ctx, agent, dossierId, id),
				() => joinActe(ctx, agent, dossierId, id, { nom: 'Lou', version: 1 }, op()),
				() => leaveActe(ctx, agent, dossierId, id, op()),
				() => refusEnCours(ctx, agent, dossierId, id, saisi),
				() => freezeRefus(ctx, agent, dossierId, id, { ...saisi, lue: '' }, op()),
				() => envoie(ctx, { ...loin, agent, dossierId }, id),
				() => verseActe(ctx, agent, dossierId, id),
				() => signContestation(ctx, agent, dossierId, id, op())
			])
				await expect(essai()).rejects.toMatchObject(INTROUVABLE);
		}
		expect((await actesDuDossier(ctx, loin.agent, loin.dossierId)).actes).toEqual([]);
		await expect(actesDuDossier(ctx, loin.agent, dedans.dossierId)).rejects.toMatchObject(INTROUVABLE);
	});
});

describe('se retirer', () => {
	test('efface la ligne : plus de nom, ni pour les autres, ni pour la section', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const [un, autre] = [await agentDEssai(ctx, ici.jeton), await agentDEssai(ctx, ici.jeton)];
		accepte(await rejoint(ctx, un, id, 'Ana Petit'));
		accepte(await rejoint(ctx, autre, id, 'Lou Diaz'));
		const courrier = await termine(ctx, un, id, ['Lou Diaz']);
		accepte(await leaveActe(ctx, un.agent, un.dossierId, id, op()));
		expect(await noms(ctx, ici.delegue, id)).toEqual(['Lou Diaz']);
		expect(await acteDuDossier(ctx, autre.agent, autre.dossierId, id)).toMatchObject({ autres: [] });
		expect(await acteDuDossier(ctx, un.agent, un.dossierId, id)).toMatchObject({ moi: null, autres: null });
		expect(await ctx.owner`select from acte_participant where dossier_id = ${un.dossierId}`).toHaveLength(0);
		expect((await courriersDe(ctx, un.agent, un.dossierId)).map(({ id: c }) => c)).toEqual([courrier]);
		await expect(leaveActe(ctx, un.agent, un.dossierId, id, op())).rejects.toMatchObject(INTROUVABLE);
		expect(codeDe(await rejoint(ctx, un, id, 'Ana Petit'))).toBe('ok');
	});

	test('pas une fois sa lettre partie', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const un = await agentDEssai(ctx, ici.jeton);
		accepte(await rejoint(ctx, un, id, 'Ana Petit'));
		await termine(ctx, un, id);
		accepte(await envoie(ctx, un, id));
		expect(codeDe(await leaveActe(ctx, un.agent, un.dossierId, id, op()))).toBe('lettre-partie');
		expect(await noms(ctx, ici.delegue, id)).toEqual(['Ana Petit']);
	});

	test('même après avoir changé de section', async ({ ctx, monde }) => {
		const { ici, ailleurs } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const un = await agentDEssai(ctx, ici.jeton, { consentement: 'prive' });
		accepte(await rejoint(ctx, un, id, 'Ana Petit'));
		const { version } = await dossier(ctx, un.agent, un.dossierId);
		accepte(await joinService(ctx, un.agent, un.dossierId, { invitation: ailleurs.jeton, version }, op()));
		const lu = await acteDuDossier(ctx, un.agent, un.dossierId, id);
		expect(lu).toMatchObject({ moi: { nom: 'Ana Petit' }, possible: { refus: { code: 'autre-service' } } });
		accepte(await leaveActe(ctx, un.agent, un.dossierId, id, op()));
		await expect(acteDuDossier(ctx, un.agent, un.dossierId, id)).rejects.toMatchObject(INTROUVABLE);
	});
});

describe('la lettre de refus de chacun·e', () => {
	test('porte le texte commun et seulement les noms choisis, puis se fige dans son dossier', async ({
		ctx,
		monde
	}) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const un = await agentDEssai(ctx, ici.jeton, { consentement: 'prive' });
		accepte(await rejoint(ctx, un, id, 'Ana Petit'));
		for (const nom of ['Lou Diaz', 'Noé Roux'])
			accepte(await rejoint(ctx, await agentDEssai(ctx, ici.jeton), id, nom));
		const seule = await courrierFige(ctx, un.agent, await termine(ctx, un, id));
		expect(seule.dossierId).toBe(un.dossierId);
		const texte = enTexte(seule.courrier);
		expect(texte).toContain('Notre service a perdu trois emplois en deux ans.');
		expect(texte).toContain('emplois manquants');
		expect(texte).toContain('je ne participerai pas');
		expect(texte).not.toMatch(/Diaz|Roux/);
		const aDeux = enTexte(
			(await courrierFige(ctx, un.agent, await termine(ctx, un, id, ['Lou Diaz']))).courrier
		);
		expect(aDeux).toContain('nous ne participerons pas');
		expect(aDeux).toMatch(/Ana Petit\nLou Diaz/);
		expect(aDeux).not.toContain('Roux');
		await expect(courrierFige(ctx, ici.delegue, seule.id)).rejects.toMatchObject(INTROUVABLE);
	});

	test('ne prend ni un autre texte, ni le nom de quelqu’un qui n’a pas donné son accord', async ({
		ctx,
		monde
	}) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const un = await agentDEssai(ctx, ici.jeton);
		accepte(await rejoint(ctx, un, id, 'Ana Petit'));
		const champs = { ...CHAMPS, motifs: ['missions'], motifLibre: 'Autre chose.' };
		const { courrier: lu, marque: lue } = await refusEnCours(ctx, un.agent, un.dossierId, id, {
			champs,
			cosignataires: []
		});
		expect(enTexte(lu)).not.toMatch(/Autre chose|ensemble des missions/);
		const fige = (cosignataires: string[], marqueLue: string) =>
			freezeRefus(ctx, un.agent, un.dossierId, id, { champs, cosignataires, lue: marqueLue }, op());
		expect(codeDe(await fige(['Une Inconnue'], lue))).toBe('cosignataire-inconnu');
		expect(codeDe(await fige([], 'une autre marque'))).toBe('lettre-changee');
		const sansNom = { champs: { dateEntretien: '2026-03-10' }, cosignataires: [], lue };
		expect(codeDe(await freezeRefus(ctx, un.agent, un.dossierId, id, sansNom, op()))).toBe(
			'lettre-incomplete'
		);
		expect(await courriersDe(ctx, un.agent, un.dossierId)).toEqual([]);
	});

	test('partie, elle entre dans les faits du dossier et dans l’acte', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const un = await agentDEssai(ctx, ici.jeton, { consentement: 'prive' });
		accepte(await rejoint(ctx, un, id, 'Ana Petit'));
		expect(codeDe(await envoie(ctx, un, id))).toBe('lettre-absente');
		await termine(ctx, un, id);
		expect(codeDe(await envoie(ctx, un, id, '2026-03-05'))).not.toBe('ok');
		expect((await acte(ctx, ici.delegue, id)).participants).toMatchObject([{ signeLe: null }]);
		expect(codeDe(await envoie(ctx, un, id))).toBe('ok');
		expect(codeDe(await envoie(ctx, un, id))).toBe('ok');
		const { faits } = await dossier(ctx, un.agent, un.dossierId);
		expect(faits.map(({ fait }) => [fait.type, fait.le.toString()])).toEqual([['refus-envoye', AU]]);
		const [participant] = (await acte(ctx, ici.delegue, id)).participants;
		expect(participant?.signeLe?.toString()).toBe(AU);
		const saisi = { champs: CHAMPS, cosignataires: [], lue: '' };
		expect(codeDe(await freezeRefus(ctx, un.agent, un.dossierId, id, saisi, op()))).toBe('lettre-partie');
	});
});

describe('la contestation de chacun·e', () => {
	test('met le texte commun dans son recours, à côté de ce qui y est', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id, CONTESTATION);
		const un = await agentDEssai(ctx, ici.jeton, {
			consentement: 'prive',
			faits: [{ type: 'compte-rendu-notifie', le: Temporal.PlainDate.from('2026-02-27') }]
		});
		await expect(verseActe(ctx, un.agent, un.dossierId, id)).rejects.toMatchObject(INTROUVABLE);
		accepte(await rejoint(ctx, un, id, 'Ana Petit'));
		for (let fois = 0; fois < 2; fois += 1) accepte(await verseActe(ctx, un.agent, un.dossierId, id));
		const { brouillon } = await recours(ctx, un.agent, un.dossierId);
		expect(retenus(brouillon.elements)).toMatchObject([
			{ rubrique: 'appreciation', motif: 'La même phrase se lit dans tous les comptes rendus du service.' }
		]);
		expect(brouillon.demandes.moyens).toBe('Le compte rendu ne porte aucun visa.');
		expect(estDansLeRecours(brouillon, await acte(ctx, ici.delegue, id))).toBe(true);
	});

	test('n’invente pas une rubrique que ses comptes rendus n’ont pas', async ({ ctx, monde }) => {
		const { ici } = monde;
		const texte: TexteCommun = { ...CONTESTATION, rubrique: 'croix', intitule: 'Implication' };
		const id = await ouvre(ctx, ici.delegue, ici.id, texte);
		const commune = await agentDEssai(ctx, ici.jeton, { employeur: 'territorial', statut: 'titulaire' });
		accepte(await rejoint(ctx, commune, id, 'Ana Petit'));
		expect(codeDe(await verseActe(ctx, commune.agent, commune.dossierId, id))).toBe('rubrique-absente');
		const { brouillon } = await recours(ctx, commune.agent, commune.dossierId);
		expect(brouillon.elements).toEqual([]);
	});

	test('ne se dit signée que lorsque l’envoi du recours est noté', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id, CONTESTATION);
		const un = await agentDEssai(ctx, ici.jeton);
		accepte(await rejoint(ctx, un, id, 'Ana Petit'));
		expect(codeDe(await signContestation(ctx, un.agent, un.dossierId, id, op()))).toBe('envoi-pas-note');
		await expect(termine(ctx, un, id)).rejects.toMatchObject(INTROUVABLE);
		await expect(envoie(ctx, un, id)).rejects.toMatchObject(INTROUVABLE);
	});

	test('se dit signée par le recours parti de ce dossier, au jour de son envoi', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id, CONTESTATION);
		const faits = [{ type: 'compte-rendu-notifie' as const, le: Temporal.PlainDate.from('2026-02-25') }];
		const un = await agentDEssai(ctx, ici.jeton, { consentement: 'prive', faits });
		accepte(await rejoint(ctx, un, id, 'Ana Petit'));
		accepte(await verseActe(ctx, un.agent, un.dossierId, id));
		const courrierId = await recoursDEssai(ctx, un.agent, un.dossierId, {
			le: Temporal.PlainDate.from('2026-02-28')
		});
		const signe = (courrier: string) => signContestation(ctx, un.agent, un.dossierId, id, courrier);
		expect(codeDe(await signe(op()))).toBe('envoi-pas-note');
		const moi = async () => (await acteDuDossier(ctx, un.agent, un.dossierId, id)).moi;
		expect(await moi()).toMatchObject({ courrierId: null, signeLe: null });
		for (let fois = 0; fois < 2; fois += 1) expect(codeDe(await signe(courrierId))).toBe('ok');
		expect((await moi())?.courrierId).toBe(courrierId);
		const [participant] = (await acte(ctx, ici.delegue, id)).participants;
		expect(participant).toMatchObject({ nom: 'Ana Petit' });
		expect(participant?.signeLe?.toString()).toBe('2026-02-28');
		expect(codeDe(await leaveActe(ctx, un.agent, un.dossierId, id, op()))).toBe('lettre-partie');
	});

	test('n’entre plus dans un recours parti', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id, CONTESTATION);
		const faits = [{ type: 'compte-rendu-notifie' as const, le: Temporal.PlainDate.from('2026-02-25') }];
		const un = await agentDEssai(ctx, ici.jeton, { faits });
		accepte(await rejoint(ctx, un, id, 'Ana Petit'));
		await recoursDEssai(ctx, un.agent, un.dossierId, { le: Temporal.PlainDate.from('2026-02-28') });
		expect(codeDe(await verseActe(ctx, un.agent, un.dossierId, id))).toBe('recours-parti');
		const { brouillon } = await recours(ctx, un.agent, un.dossierId);
		expect(brouillon.communs).toEqual({});
		expect(brouillon.demandes.moyens).toBe('');
	});
});

describe('le courrier de la section', () => {
	test('nomme celles et ceux dont la lettre est partie, et personne d’autre', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const champs = { agentNom: 'Nadia Benali', service: 'Section d’Ici', lettres: ['Une Inconnue'] };
		const lettre = async () => transmission(await acte(ctx, ici.delegue, id), champs, { au: AU });
		expect((await lettre()).refus.map(({ champ }) => champ)).toEqual(['lettres']);
		const [une, deux] = [await agentDEssai(ctx, ici.jeton), await agentDEssai(ctx, ici.jeton)];
		accepte(await rejoint(ctx, une, id, 'Ana Petit'));
		accepte(await rejoint(ctx, deux, id, 'Lou Diaz'));
		await termine(ctx, une, id, ['Lou Diaz']);
		accepte(await envoie(ctx, une, id));
		const seule = await lettre();
		expect(seule.refus).toEqual([]);
		expect(enTexte(seule.courrier)).toContain('- Ana Petit, le 2\u00a0mars 2026');
		expect(enTexte(seule.courrier)).toContain('de lui répondre directement, à son nom, et non à la section');
		expect(enTexte(seule.courrier)).not.toMatch(/Diaz|Inconnue/);
		await termine(ctx, deux, id);
		accepte(await envoie(ctx, deux, id));
		expect((await lettre()).courrier.piecesJointes).toHaveLength(2);
	});

	test('laisse de côté qui le demande, sans rien changer à son accord', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		for (const nom of ['Ana Petit', 'Lou Diaz']) {
			const un = await agentDEssai(ctx, ici.jeton);
			accepte(await rejoint(ctx, un, id, nom));
			await termine(ctx, un, id);
			accepte(await envoie(ctx, un, id));
		}
		const lu = await acte(ctx, ici.delegue, id);
		const [ana = '', lou = ''] = lettresParties(lu);
		const champs = { agentNom: 'Nadia Benali', service: 'Section d’Ici' };
		const sans = (ecartees: string[]) => transmission(lu, champs, { au: AU, sans: ecartees });
		const seule = enTexte(sans([lou]).courrier);
		expect(seule).toContain('Ana Petit');
		expect(seule).toContain('Cette lettre est signée par');
		expect(seule).not.toContain('Diaz');
		expect(sans([ana, lou]).refus.map(({ champ }) => champ)).toEqual(['lettres']);
		expect(sans(['Une Inconnue']).courrier.piecesJointes).toHaveLength(2);
		expect(await noms(ctx, ici.delegue, id)).toEqual(['Ana Petit', 'Lou Diaz']);
	});

	test('un refus déjà noté le même jour n’est pas noté deux fois', async ({ ctx, monde }) => {
		const { ici } = monde;
		const id = await ouvre(ctx, ici.delegue, ici.id);
		const un = await agentDEssai(ctx, ici.jeton);
		accepte(await rejoint(ctx, un, id, 'Ana Petit'));
		await termine(ctx, un, id);
		const le = Temporal.PlainDate.from(AU);
		accepte(
			await recordFait(
				ctx,
				un.agent,
				un.dossierId,
				{ fait: { type: 'refus-envoye', le }, preuve: null },
				op()
			)
		);
		expect(codeDe(await envoie(ctx, un, id))).toBe('ok');
		expect((await dossier(ctx, un.agent, un.dossierId)).faits).toHaveLength(1);
	});
});

test('rien de ce qui est écrit ni des noms ne se lit dans la base', async ({ ctx, monde }) => {
	const { ici } = monde;
	const secret = `Secret${randomUUID().replaceAll('-', '')}`;
	const texte: TexteCommun = { ...REFUS, motifLibre: secret };
	const un = await agentDEssai(ctx, ici.jeton, { consentement: 'prive' });
	const id = accepte(
		await createActe(
			ctx,
			ici.delegue,
			ici.id,
			{ serviceId: null, saison: SAISON, contenu: contenu(texte, { titre: secret, explication: secret }) },
			op()
		)
	).id;
	accepte(await rejoint(ctx, un, id, secret));
	await termine(ctx, un, id);
	for (const table of ['acte_collectif', 'acte_participant', 'courrier', 'operation']) {
		const [row] = await ctx.owner<{ n: number }[]>`
			select count(*)::int as n from ${ctx.owner(table)} t where t::text like ${`%${secret}%`}
				or position(${Buffer.from(secret)} in convert_to(t::text, 'UTF8')) > 0
				or position(encode(${Buffer.from(secret)}, 'hex') in t::text) > 0`;
		expect(row?.n, table).toBe(0);
	}
});
