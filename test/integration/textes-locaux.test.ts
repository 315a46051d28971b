import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Echeance } from '#lib/domain/dossier/echeance.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { TexteSaisi } from '#lib/domain/regimes/texte-saisi.ts';
import type { Administrateur, Agent, Delegue } from '#lib/server/acteurs.ts';
import { agendaDuDossier, calendrier } from '#lib/server/calendrier.ts';
import { openCompte } from '#lib/server/comptes.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { createDossier, dossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { reconcileRappels, sendRappels } from '#lib/server/rappels.ts';
import { createSection } from '#lib/server/sections.ts';
import { createService } from '#lib/server/services.ts';
import { suivis } from '#lib/server/suivis.ts';
import {
	createTexte,
	endTexte,
	projectTextes,
	texteDeLaSection,
	textesLocaux
} from '#lib/server/textes-locaux.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte, PRIVE } from '../support/dossier.ts';
import { insertCompte, insertFirstAdministrateur, insertMandat } from '../support/rows.ts';

const op = () => randomUUID();
const jour = (texte: string) => Temporal.PlainDate.from(texte);
const administrateur = (compteId: string): Administrateur => ({ kind: 'administrateur', compteId });

const CARTE = {
	employeur: null,
	courriel: null,
	telephone: null,
	permanence: null,
	adresse: null,
	site: null
};

async function scene(ctx: TestContext) {
	const national = administrateur(await insertFirstAdministrateur(ctx));
	const section = async (nom: string) => {
		const { id } = accepte(await createSection(ctx, national, { ...CARTE, nom }, op()));
		const compteId = await insertCompte(ctx);
		await insertMandat(ctx, national.compteId, { compteId, sectionId: id, role: 'administrateur' });
		return { id, chef: administrateur(compteId) };
	};
	return { national, section };
}
const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => scene(ctx));
type Section = Awaited<ReturnType<Awaited<ReturnType<typeof scene>>['section']>>;

const texte = (change: Partial<TexteSaisi> = {}): TexteSaisi => ({
	regime: 'fpe',
	employeur: null,
	objet: 'observations',
	duree: 'P15D',
	franc: false,
	depuis: null,
	reference: 'Note de service du 5 janvier 2026, point 4',
	lien: 'https://www.economie.gouv.fr/note',
	luLe: jour('2026-01-06'),
	valideDu: jour('2026-01-05'),
	valideAu: null,
	...change
});

/** A followed dossier of a civil servant of the State in a section, with an address, holding these facts. */
async function agentDe(ctx: TestContext, { id: sectionId, chef }: Section, ...faits: Fait[]) {
	const courriel = `${randomUUID()}@exemple.fr`;
	const { compteId } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		openCompte(tx, ctx, { courriel })
	);
	const agent: Agent = { kind: 'agent', compteId };
	const service = { nom: `Service ${randomUUID()}`, effectif: 9, parentId: null };
	const { id: serviceId } = accepte(await createService(ctx, chef, sectionId, service, op()));
	const lien = { serviceId, usagesMax: 5, expireLe: ctx.today().add({ days: 30 }) };
	const { jeton } = accepte(await createInvitation(ctx, chef, sectionId, lien, op()));
	const nouveau = {
		...PRIVE,
		employeur: 'etat',
		consentement: 'suivi',
		nom: 'Camille Petit',
		invitation: jeton
	} as const;
	const { id } = accepte(await createDossier(ctx, agent, nouveau, op()));
	for (const fait of faits) accepte(await recordFait(ctx, agent, id, { fait, preuve: null }, op()));
	return { agent, id, courriel };
}

async function echeanceDe(
	ctx: TestContext,
	lecteur: Agent | Delegue,
	id: string,
	code: Echeance['code']
): Promise<Echeance> {
	const { chaine } = await dossier(ctx, lecteur, id);
	const trouvee = chaine.echeances.find((une) => une.code === code);
	if (!trouvee) throw new Error(`No ${code}`);
	return trouvee;
}

const projetee = async (ctx: TestContext, id: string) =>
	(
		await ctx.owner<{ limite: string }[]>`
		select limite::text from echeance_ouverte where dossier_id = ${id} and code = 1`
	).map(({ limite }) => limite);

const COMMUNIQUE: Fait = { type: 'compte-rendu-communique', le: jour('2026-02-20') };

describe('saisir un texte', () => {
	test('la date est la même à l’écran, dans l’agenda, chez les délégué·es et dans les courriels', async ({
		ctx,
		scene
	}) => {
		ctx.clock.set('2026-02-25');
		const ici = await scene.section('Section des dates');
		const { agent, id, courriel } = await agentDe(ctx, ici, COMMUNIQUE);
		expect((await echeanceDe(ctx, agent, id, 'observations')).limite).toBeNull();
		expect(await projetee(ctx, id)).toEqual([]);
		const avant = agendaDuDossier(await dossier(ctx, agent, id));

		accepte(await createTexte(ctx, ici.chef, ici.id, texte(), op()));
		expect(await projectTextes(ctx)).toEqual([]);
		const agenda = agendaDuDossier(await dossier(ctx, agent, id));
		expect(agenda.sequence).toBeGreaterThan(avant.sequence);
		expect(calendrier(agenda, ctx.now())).toContain('DTSTART;VALUE=DATE:20260306');
		const vue = await echeanceDe(ctx, agent, id, 'observations');
		expect(vue).toMatchObject({ certitude: 'discute', statut: 'ouverte' });
		expect(vue.limite?.toString()).toBe('2026-03-07');
		expect(vue.etapes.map(({ texte: phrase }) => phrase).join(' ')).toContain(
			'Texte saisi par la section des dates\u202f: Note de service du 5 janvier 2026, point 4, en vigueur depuis le lundi 5 janvier 2026.'
		);
		expect(vue.fondements.at(-1)).toMatchObject({
			code: expect.stringMatching(/^texte-local:/) as string,
			adresseOfficielle: 'https://www.economie.gouv.fr/note',
			verifieLe: '2026-01-06'
		});
		expect(await projetee(ctx, id)).toEqual(['2026-03-07']);

		const delegue: Delegue = { kind: 'delegue', compteId: await insertCompte(ctx) };
		await insertMandat(ctx, scene.national.compteId, {
			compteId: delegue.compteId,
			sectionId: ici.id,
			role: 'delegue'
		});
		expect((await echeanceDe(ctx, delegue, id, 'observations')).limite?.toString()).toBe('2026-03-07');
		const [suivi] = (await suivis(ctx, delegue, ici.id, 2026)).suivis;
		expect(JSON.stringify(suivi)).toContain('2026-03-07');

		ctx.clock.set('2026-03-05');
		ctx.outbox.length = 0;
		await projectTextes(ctx);
		await sendRappels(ctx);
		const [rappel] = ctx.outbox.filter(({ to }) => to === courriel);
		expect(rappel?.subject).toMatch(/vendredi 6 mars/);
	});

	test('aucun courriel ne part tant que les dates n’ont pas été recomptées', async ({ ctx, scene }) => {
		ctx.clock.set('2026-02-25');
		const ici = await scene.section('Section qui écrit');
		const { id: texteId } = accepte(await createTexte(ctx, ici.chef, ici.id, texte(), op()));
		const { courriel } = await agentDe(ctx, ici, COMMUNIQUE);
		await projectTextes(ctx);
		const partis = async () => {
			ctx.outbox.length = 0;
			await sendRappels(ctx);
			return ctx.outbox.filter(({ to }) => to === courriel).map(({ subject }) => subject);
		};

		ctx.clock.set('2026-03-04');
		accepte(await createTexte(ctx, ici.chef, ici.id, texte({ objet: 'preavis', duree: 'P10D' }), op()));
		expect(await partis()).toEqual([]);
		await projectTextes(ctx);
		expect(await partis()).toEqual([expect.stringMatching(/vendredi 6 mars/)]);

		ctx.clock.set('2026-03-05');
		accepte(await endTexte(ctx, ici.chef, ici.id, texteId, texte().valideDu, op()));
		expect(await partis()).toEqual([]);
		await projectTextes(ctx);
		expect(await partis()).toEqual([]);
	});

	describe('le jour conseillé bouge, le dernier jour non', () => {
		const notifie = { type: 'compte-rendu-notifie', le: jour('2026-02-10'), moyen: 'main-propre' } as const;
		const dixJours = texte({ objet: 'recours-hierarchique', duree: 'P10D' });
		const partis = async (ctx: TestContext, courriel: string) => {
			ctx.outbox.length = 0;
			await sendRappels(ctx);
			return ctx.outbox.filter(({ to }) => to === courriel).length;
		};

		test('le rappel du jour n’est pas envoyé deux fois', async ({ ctx, scene }) => {
			ctx.clock.set('2026-02-25');
			const ici = await scene.section('Section qui ne répète pas');
			const { courriel } = await agentDe(ctx, ici, { ...notifie, vise: true, voiesEtDelais: true });
			expect(await partis(ctx, courriel)).toBe(1);
			accepte(await createTexte(ctx, ici.chef, ici.id, dixJours, op()));
			await projectTextes(ctx);
			expect(await reconcileRappels(ctx)).toBe(0);
			expect(await partis(ctx, courriel)).toBe(0);
			ctx.clock.set('2026-02-26');
			expect(await partis(ctx, courriel)).toBe(1);
		});

		test('le texte terminé, les rappels des derniers jours partent encore', async ({ ctx, scene }) => {
			ctx.clock.set('2026-02-20');
			const ici = await scene.section('Section qui se ravise');
			const { id: texteId } = accepte(await createTexte(ctx, ici.chef, ici.id, dixJours, op()));
			const { courriel } = await agentDe(ctx, ici, { ...notifie, vise: true, voiesEtDelais: true });
			await projectTextes(ctx);
			for (const le of ['2026-02-20', '2026-02-21']) {
				ctx.clock.set(le);
				expect(await partis(ctx, courriel), le).toBe(1);
			}
			accepte(await endTexte(ctx, ici.chef, ici.id, texteId, dixJours.valideDu, op()));
			await projectTextes(ctx);
			const suite = ['2026-02-22', '2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26'];
			const comptes: number[] = [];
			for (const le of suite) {
				ctx.clock.set(le);
				comptes.push(await partis(ctx, courriel));
			}
			expect(comptes).toEqual([0, 1, 1, 1, 1]);
		});
	});

	test('le même formulaire envoyé vingt fois saisit un seul texte', async ({ ctx, scene }) => {
		ctx.clock.set('2026-02-25');
		const ici = await scene.section('Section patiente');
		const opId = op();
		const reponses = await Promise.all(
			Array.from({ length: 20 }, () => createTexte(ctx, ici.chef, ici.id, texte(), opId))
		);
		expect(new Set(reponses.map((une) => JSON.stringify(une))).size).toBe(1);
		expect(await textesLocaux(ctx, ici.chef, ici.id)).toHaveLength(1);
	});

	test('deux textes sur la même chose et les mêmes jours : le second est refusé, même saisi en même temps', async ({
		ctx,
		scene
	}) => {
		ctx.clock.set('2026-02-25');
		const ici = await scene.section('Section en double');
		const reponses = await Promise.all(
			[texte(), texte({ duree: 'P20D', employeur: 'dgfip' })].map((un) =>
				createTexte(ctx, ici.chef, ici.id, un, op())
			)
		);
		expect(reponses.filter(({ ok }) => ok)).toHaveLength(1);
		expect(reponses.find(({ ok }) => !ok)).toMatchObject({
			refus: { code: 'chevauchement', champ: 'valideDu' }
		});
		expect(await textesLocaux(ctx, ici.chef, ici.id)).toHaveLength(1);
	});

	test('le texte d’une section ne change rien aux dossiers d’une autre', async ({ ctx, scene }) => {
		ctx.clock.set('2026-02-25');
		const [ici, ailleurs] = [await scene.section('Section d’ici'), await scene.section('Section d’ailleurs')];
		accepte(await createTexte(ctx, ailleurs.chef, ailleurs.id, texte(), op()));
		await projectTextes(ctx);
		const { agent, id } = await agentDe(ctx, ici, COMMUNIQUE);
		expect((await echeanceDe(ctx, agent, id, 'observations')).limite).toBeNull();
		expect((await dossier(ctx, agent, id)).textes).toEqual([]);
	});
});

describe('mettre fin à un texte', () => {
	test('il ne vaut plus pour ce qui commence à partir de ce jour, et reste dans la liste', async ({
		ctx,
		scene
	}) => {
		ctx.clock.set('2026-02-25');
		const ici = await scene.section('Section qui change');
		const { id: texteId } = accepte(await createTexte(ctx, ici.chef, ici.id, texte(), op()));
		const avant = await agentDe(ctx, ici, COMMUNIQUE);
		const apres = await agentDe(ctx, ici, { ...COMMUNIQUE, le: jour('2026-02-24') });
		expect(await projetee(ctx, apres.id)).toEqual(['2026-03-11']);

		expect(await endTexte(ctx, ici.chef, ici.id, texteId, jour('2026-02-24'), op())).toEqual({ ok: true });
		await projectTextes(ctx);
		expect(await projetee(ctx, apres.id)).toEqual([]);
		expect(await projetee(ctx, avant.id)).toEqual(['2026-03-07']);
		expect((await echeanceDe(ctx, apres.agent, apres.id, 'observations')).limite).toBeNull();
		const garde = await texteDeLaSection(ctx, ici.chef, ici.id, texteId);
		expect(garde.finLe?.toString()).toBe('2026-02-24');
		expect(garde.reference).toBe(texte().reference);

		expect(await endTexte(ctx, ici.chef, ici.id, texteId, jour('2026-03-01'), op())).toMatchObject({
			refus: { code: 'deja-fini', champ: 'le' }
		});
		expect(await endTexte(ctx, ici.chef, ici.id, texteId, jour('2026-01-05'), op())).toEqual({ ok: true });
		await projectTextes(ctx);
		expect(await projetee(ctx, avant.id)).toEqual([]);
		// Corrected: the same thing may now be entered again.
		accepte(await createTexte(ctx, ici.chef, ici.id, texte({ duree: 'P10D' }), op()));
		await projectTextes(ctx);
		expect(await projetee(ctx, avant.id)).toEqual(['2026-03-02']);
	});

	test('un dossier illisible n’arrête pas les autres', async ({ ctx, scene }) => {
		ctx.clock.set('2026-02-25');
		const ici = await scene.section('Section abîmée');
		const casse = await agentDe(ctx, ici, COMMUNIQUE);
		const sain = await agentDe(ctx, ici, COMMUNIQUE);
		await ctx.owner`update dossier set contenu = 'abimé' where id = ${casse.id}`;
		accepte(await createTexte(ctx, ici.chef, ici.id, texte(), op()));
		expect(await projectTextes(ctx)).toHaveLength(1);
		expect(await projetee(ctx, sain.id)).toEqual(['2026-03-07']);
		await ctx.owner`delete from dossier where id = ${casse.id}`;
	});
});

test('on ne touche pas aux textes d’une autre section', async ({ ctx, scene }) => {
	ctx.clock.set('2026-02-25');
	const [ici, ailleurs] = [await scene.section('Section gardée'), await scene.section('Section curieuse')];
	const { id: texteId } = accepte(await createTexte(ctx, ici.chef, ici.id, texte(), op()));
	const actes = [
		() => textesLocaux(ctx, ailleurs.chef, ici.id),
		() => texteDeLaSection(ctx, ailleurs.chef, ici.id, texteId),
		() => texteDeLaSection(ctx, ailleurs.chef, ailleurs.id, texteId),
		() => createTexte(ctx, ailleurs.chef, ici.id, texte({ objet: 'preavis', duree: 'P10D' }), op()),
		() => endTexte(ctx, ailleurs.chef, ici.id, texteId, ctx.today(), op()),
		() => endTexte(ctx, ailleurs.chef, ailleurs.id, texteId, ctx.today(), op()),
		() => endTexte(ctx, ici.chef, ici.id, 'pas-un-identifiant', ctx.today(), op())
	];
	for (const acte of actes) await expect(acte()).rejects.toMatchObject({ code: 'introuvable' });
	expect(await textesLocaux(ctx, ici.chef, ici.id)).toMatchObject([{ finLe: null }]);
});
