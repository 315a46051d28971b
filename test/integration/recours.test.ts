import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import {
	type Brouillon,
	choisir,
	contestes,
	ecartees,
	type Selection
} from '#lib/domain/recours/brouillon.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { modele } from '#lib/server/contenu.ts';
import { courrierFige, courriersDe } from '#lib/server/courriers.ts';
import { createDossier, type NouveauDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import {
	freezeLettre,
	lettreEnCours,
	marque,
	recordEnvoi,
	recordReponse,
	recours,
	saveBrouillon,
	type Partie
} from '#lib/server/recours.ts';
import { test, type TestContext } from '../support/database.ts';
import {
	insertCompte,
	insertDossier,
	insertFirstAdministrateur,
	insertMandat,
	insertSection
} from '../support/rows.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const op = () => randomUUID();
const MOTIF = 'Aucun fait précis ne vient à l’appui de cette appréciation.';

const DOSSIER: NouveauDossier = {
	employeur: 'dgfip',
	statut: 'titulaire',
	zone: 'metropole',
	saison: 2026,
	consentement: 'prive',
	nom: null,
	invitation: null
};

/** An agent whose report was notified on 10 January 2026, two days ago. */
async function notifie(ctx: TestContext): Promise<{ qui: Agent; id: string }> {
	ctx.clock.set('2026-01-12');
	const qui: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
	const cree = await createDossier(ctx, qui, DOSSIER, op());
	if (!cree.ok) throw new Error(cree.refus.message);
	await noter(ctx, qui, cree.id, { type: 'compte-rendu-notifie', le: jour('2026-01-10') });
	return { qui, id: cree.id };
}

async function noter(ctx: TestContext, qui: Agent, id: string, fait: Fait): Promise<void> {
	const note = await recordFait(ctx, qui, id, { fait, preuve: null }, op());
	if (!note.ok) throw new Error(note.refus.message);
}

/** A part of the draft changed by hand, as a page does. */
const partie = <T>(
	lire: (brouillon: Brouillon) => T,
	changer: (brouillon: Brouillon) => Brouillon
): Partie<T> => ({
	lire,
	changer: (brouillon) => ({ ok: true, brouillon: changer(brouillon) })
});

const nomme = (nom: string) =>
	partie(
		({ identite }) => identite,
		(brouillon) => ({ ...brouillon, identite: { ...brouillon.identite, nom } })
	);

const SELECTION: Selection = [
	{ code: 'appreciation', lignes: [] },
	{ code: 'croix', lignes: ['Implication', 'Sens du service public'] }
];

/** A whole draft: three elements with their reasons, an authority, a name, what is left aside confirmed. */
async function rediger(ctx: TestContext, qui: Agent, id: string, selection = SELECTION): Promise<void> {
	const tout = partie<Brouillon>(
		(brouillon) => brouillon,
		(brouillon) => {
			const lu = choisir(brouillon.elements, selection);
			if (!lu.ok) throw new Error(lu.refus.message);
			const elements = lu.elements.map((element) => ({ ...element, motif: MOTIF }));
			return {
				...brouillon,
				elements,
				ecartes: ecartees(elements),
				autorite: { ...brouillon.autorite, qualite: 'Directrice départementale' },
				identite: { ...brouillon.identite, nom: 'Camille Petit' }
			};
		}
	);
	const { brouillon } = await recours(ctx, qui, id);
	expect(await saveBrouillon(ctx, qui, id, tout, marque(brouillon))).toEqual({ ok: true });
}

async function terminer(
	ctx: TestContext,
	qui: Agent,
	id: string,
	code: 'recours-hierarchique' | 'relance' | 'saisine-cap' = 'recours-hierarchique'
): Promise<string> {
	const ecrite = lettreEnCours(ctx, await recours(ctx, qui, id), code);
	const figee = await freezeLettre(ctx, qui, id, { code, lue: ecrite?.marque ?? '' }, op());
	if (!figee.ok) throw new Error(figee.refus.message);
	return figee.id;
}

const texteDe = async (ctx: TestContext, qui: Agent, courrierId: string) =>
	enTexte((await courrierFige(ctx, qui, courrierId)).courrier);

describe('le brouillon', () => {
	test('est vide au départ, puis garde ce qui est enregistré', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		const avant = await recours(ctx, qui, id);
		expect(avant.brouillon.elements).toEqual([]);
		await saveBrouillon(ctx, qui, id, nomme('Camille'), marque(avant.brouillon.identite));
		expect((await recours(ctx, qui, id)).brouillon.identite.nom).toBe('Camille');
	});

	test('deux onglets sur la même page : le second n’écrase rien, et peut recommencer', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		const base = marque((await recours(ctx, qui, id)).brouillon.identite);
		expect(await saveBrouillon(ctx, qui, id, nomme('Premier'), base)).toEqual({ ok: true });
		expect(await saveBrouillon(ctx, qui, id, nomme('Second'), base)).toMatchObject({
			ok: false,
			refus: { code: 'version-depassee' }
		});
		const garde = (await recours(ctx, qui, id)).brouillon.identite;
		expect(garde.nom).toBe('Premier');
		expect(await saveBrouillon(ctx, qui, id, nomme('Second'), marque(garde))).toEqual({ ok: true });
	});

	test('deux onglets sur deux pages ne se gênent pas, même ensemble', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		const { brouillon } = await recours(ctx, qui, id);
		const autorite = partie(
			(un) => un.autorite,
			(un) => ({ ...un, autorite: { ...un.autorite, nom: 'Durand' } })
		);
		const reponses = await Promise.all([
			saveBrouillon(ctx, qui, id, nomme('Camille'), marque(brouillon.identite)),
			saveBrouillon(ctx, qui, id, autorite, marque(brouillon.autorite))
		]);
		expect(reponses).toEqual([{ ok: true }, { ok: true }]);
		const apres = (await recours(ctx, qui, id)).brouillon;
		expect([apres.identite.nom, apres.autorite.nom]).toEqual(['Camille', 'Durand']);
	});

	test('le même envoi deux fois est une réussite', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		const base = marque((await recours(ctx, qui, id)).brouillon.identite);
		const envois = await Promise.all(
			[1, 2, 3].map(() => saveBrouillon(ctx, qui, id, nomme('Camille'), base))
		);
		expect(envois).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
	});

	test('rien de ce qui est tapé n’est en clair dans la base', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		await rediger(ctx, qui, id);
		await terminer(ctx, qui, id);
		for (const table of ['recours', 'courrier', 'operation']) {
			const lignes =
				await ctx.owner`select t::text as ligne, encode(t::text::bytea, 'escape') as octets from ${ctx.owner(table)} t`;
			expect(JSON.stringify(lignes)).not.toMatch(/Camille|Directrice|précis/);
		}
		const [{ contenu }] = await ctx.owner<
			[{ contenu: Buffer }]
		>`select contenu from recours where dossier_id = ${id}`;
		expect(contenu.toString('latin1')).not.toContain('Camille');
	});
});

describe('la lettre', () => {
	test('terminée, elle ne change plus quand le brouillon change', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		await rediger(ctx, qui, id);
		const courrierId = await terminer(ctx, qui, id);
		const avant = await texteDe(ctx, qui, courrierId);
		expect(avant).toContain('m’a été notifié le 10\u00a0janvier 2026');
		const { brouillon } = await recours(ctx, qui, id);
		await saveBrouillon(ctx, qui, id, nomme('Autre Nom'), marque(brouillon.identite));
		ctx.clock.set('2026-03-01');
		expect(await texteDe(ctx, qui, courrierId)).toBe(avant);
		const fige = await courrierFige(ctx, qui, courrierId);
		expect(fige.courrier.version).toBe(modele('recours-hierarchique')?.version);
		expect(fige.champs).toMatchObject({ agentNom: 'Camille Petit', dateNotification: '2026-01-10' });
	});

	test('vingt envois de « terminer » font une seule lettre', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		await rediger(ctx, qui, id);
		const lue = lettreEnCours(ctx, await recours(ctx, qui, id), 'recours-hierarchique')?.marque ?? '';
		const opId = op();
		await Promise.all(
			Array.from({ length: 20 }, () =>
				freezeLettre(ctx, qui, id, { code: 'recours-hierarchique', lue }, opId)
			)
		);
		expect(await courriersDe(ctx, qui, id)).toHaveLength(1);
	});

	test('une lettre qui n’est plus celle que l’on a lue n’est pas figée', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		await rediger(ctx, qui, id);
		const vu = await recours(ctx, qui, id);
		const lue = lettreEnCours(ctx, vu, 'recours-hierarchique')?.marque ?? '';
		await saveBrouillon(ctx, qui, id, nomme('Autre Nom'), marque(vu.brouillon.identite));
		const figee = await freezeLettre(ctx, qui, id, { code: 'recours-hierarchique', lue }, op());
		expect(figee).toMatchObject({ ok: false, refus: { code: 'lettre-changee' } });
		expect(await courriersDe(ctx, qui, id)).toEqual([]);
	});

	test('une lettre incomplète n’est pas figée', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		const figee = await freezeLettre(ctx, qui, id, { code: 'recours-hierarchique', lue: '' }, op());
		expect(figee).toMatchObject({ ok: false, refus: { code: 'lettre-incomplete' } });
	});
});

describe('l’envoi et la suite', () => {
	test('noter l’envoi fait courir le temps de l’autorité et garde ce qui était contesté', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		await rediger(ctx, qui, id);
		const courrierId = await terminer(ctx, qui, id);
		ctx.clock.set('2026-01-20');
		const opId = op();
		const envoi = { le: jour('2026-01-20'), moyen: 'courriel' as const, preuve: 'Accusé de lecture' };
		const [premier, second] = [
			await recordEnvoi(ctx, qui, courrierId, envoi, opId),
			await recordEnvoi(ctx, qui, courrierId, envoi, opId)
		];
		expect(premier).toMatchObject({ ok: true, dossierId: id, code: 'recours-hierarchique' });
		expect(second).toEqual(premier);
		const vu = await recours(ctx, qui, id);
		expect(vu.dossier.faits.filter(({ fait }) => fait.type === 'recours-hierarchique-envoye')).toHaveLength(
			1
		);
		expect(vu.brouillon.envois).toHaveLength(1);
		expect(vu.brouillon.envoyes?.map(({ nom }) => nom)).toEqual([
			'Tableau synoptique – Implication',
			'Tableau synoptique – Sens du service public',
			'Appréciation générale littérale'
		]);
		const reponse = vu.dossier.chaine.echeances.find(({ code }) => code === 'reponse-autorite');
		expect(reponse).toMatchObject({ statut: 'ouverte' });
		expect(reponse?.limite?.toString()).toBe('2026-02-05');
	});

	test('un envoi à venir est refusé et ne note rien', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		await rediger(ctx, qui, id);
		const courrierId = await terminer(ctx, qui, id);
		const envoi = { le: jour('2026-01-13'), moyen: 'courriel' as const, preuve: null };
		expect(await recordEnvoi(ctx, qui, courrierId, envoi, op())).toMatchObject({
			ok: false,
			refus: { code: 'fait-futur' }
		});
		expect((await recours(ctx, qui, id)).brouillon.envois).toEqual([]);
	});

	test('une relance ne note aucun fait et ne déplace aucune date', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		await noter(ctx, qui, id, {
			type: 'recours-hierarchique-envoye',
			le: jour('2026-01-12'),
			moyen: 'courriel'
		});
		await rediger(ctx, qui, id);
		ctx.clock.set('2026-02-10');
		const avant = (await recours(ctx, qui, id)).dossier.chaine;
		const courrierId = await terminer(ctx, qui, id, 'relance');
		const note = await recordEnvoi(
			ctx,
			qui,
			courrierId,
			{ le: jour('2026-02-10'), moyen: 'courriel', preuve: null },
			op()
		);
		expect(note.ok).toBe(true);
		const apres = (await recours(ctx, qui, id)).dossier.chaine;
		expect(JSON.stringify(apres)).toBe(JSON.stringify(avant));
	});

	test('la réponse, élément par élément, donne son sens, et la CAP ne reçoit que le reste', async ({
		ctx
	}) => {
		const { qui, id } = await notifie(ctx);
		await rediger(ctx, qui, id);
		const courrierId = await terminer(ctx, qui, id);
		await recordEnvoi(
			ctx,
			qui,
			courrierId,
			{ le: jour('2026-01-12'), moyen: 'courriel', preuve: null },
			op()
		);
		// The draft changes after the letter left: the commission must not hear of it.
		await rediger(ctx, qui, id, [{ code: 'formation', lignes: [] }]);
		ctx.clock.set('2026-01-28');
		const { brouillon } = await recours(ctx, qui, id);
		const reponses = {
			appreciation: { obtenu: 'non' as const, replique: 'La réponse ne cite aucun fait.' },
			croix: { obtenu: 'oui' as const, replique: '' },
			'croix-2': { obtenu: 'en-partie' as const, replique: '' }
		};
		const fait: Fait<'reponse-notifiee'> = {
			type: 'reponse-notifiee',
			le: jour('2026-01-27'),
			sens: 'partiel'
		};
		const note = await recordReponse(
			ctx,
			qui,
			id,
			{ reponses, fait, preuve: null },
			{ base: marque(brouillon.envoyes), opId: op() }
		);
		expect(note).toEqual({ ok: true });
		const texte = await texteDe(ctx, qui, await terminer(ctx, qui, id, 'saisine-cap'));
		expect(texte).toContain('À la présidence de la CAP nationale');
		expect(texte).toContain('n’accueille qu’en partie mes demandes');
		expect(texte).toContain('1. Tableau synoptique – Sens du service public');
		expect(texte).toContain('2. Appréciation générale littérale');
		expect(texte).toContain('La réponse ne cite aucun fait.');
		expect(texte).not.toMatch(/Implication|formation/i);
	});

	test('une réponse au jour impossible garde ce qui a été dit de chaque élément', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		await rediger(ctx, qui, id);
		await noter(ctx, qui, id, { type: 'recours-hierarchique-envoye', le: jour('2026-01-12') });
		const { brouillon } = await recours(ctx, qui, id);
		const fait: Fait<'reponse-notifiee'> = { type: 'reponse-notifiee', le: jour('2026-01-11') };
		const note = await recordReponse(
			ctx,
			qui,
			id,
			{ reponses: { appreciation: { obtenu: 'non', replique: 'À suivre' } }, fait, preuve: null },
			{ base: marque(contestes(brouillon)), opId: op() }
		);
		expect(note).toMatchObject({ ok: false, refus: { code: 'chronologie-impossible', champ: 'le' } });
		const apres = await recours(ctx, qui, id);
		expect(contestes(apres.brouillon).find((element) => element.id === 'appreciation')).toMatchObject({
			obtenu: 'non',
			replique: 'À suivre'
		});
		expect(apres.dossier.faits.some((un) => un.fait.type === 'reponse-notifiee')).toBe(false);
	});
});

describe('ce qui n’est pas à soi', () => {
	test('un autre agent ne lit, n’écrit, ne termine et n’envoie rien', async ({ ctx }) => {
		const { qui, id } = await notifie(ctx);
		await rediger(ctx, qui, id);
		const courrierId = await terminer(ctx, qui, id);
		const intrus: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
		const introuvable = { name: 'AppError', code: 'introuvable' };
		await expect(recours(ctx, intrus, id)).rejects.toMatchObject(introuvable);
		await expect(saveBrouillon(ctx, intrus, id, nomme('Intrus'), '')).rejects.toMatchObject(introuvable);
		await expect(
			freezeLettre(ctx, intrus, id, { code: 'recours-hierarchique', lue: '' }, op())
		).rejects.toMatchObject(introuvable);
		await expect(courriersDe(ctx, intrus, id)).rejects.toMatchObject(introuvable);
		await expect(courrierFige(ctx, intrus, courrierId)).rejects.toMatchObject(introuvable);
		await expect(courrierFige(ctx, intrus, 'pas-un-identifiant')).rejects.toMatchObject(introuvable);
		await expect(
			recordEnvoi(ctx, intrus, courrierId, { le: jour('2026-01-12'), moyen: 'courriel', preuve: null }, op())
		).rejects.toMatchObject(introuvable);
		await expect(
			recordReponse(ctx, intrus, id, { reponses: {}, fait: null, preuve: null }, { base: '', opId: op() })
		).rejects.toMatchObject(introuvable);
		expect((await recours(ctx, qui, id)).brouillon.identite.nom).toBe('Camille Petit');
	});

	test('un·e délégué·e lit les lettres d’un dossier suivi, pas des autres', async ({ ctx }) => {
		const chef = await insertFirstAdministrateur(ctx);
		const { sectionId, serviceId } = await insertSection(ctx, chef, `Section ${op()}`);
		const compteId = await insertCompte(ctx);
		await insertMandat(ctx, chef, { compteId, sectionId, role: 'delegue' });
		const delegue = { kind: 'delegue' as const, compteId };
		const lisibles: number[] = [];
		for (const consentement of [0, 1, 2] as const) {
			const agentId = await insertCompte(ctx);
			const dossierId = await insertDossier(ctx, {
				compteId: agentId,
				sectionId,
				serviceId,
				consentement,
				canary: CONTENU
			});
			const lecture = courriersDe(ctx, delegue, dossierId);
			if (consentement < 2) await expect(lecture).rejects.toMatchObject({ code: 'introuvable' });
			else lisibles.push((await lecture).length);
		}
		expect(lisibles).toEqual([1]);
	});
});

/** What every sealed text of a dossier made by hand holds: enough of a dossier, and of a letter, to be read. */
const CONTENU = JSON.stringify({
	employeur: 'dgfip',
	statut: 'titulaire',
	regime: 'fpe',
	zone: 'metropole',
	nom: 'Anne',
	details: {},
	preuve: null,
	courrier: { objet: [] }
});
