import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { type Brouillon, choisir, ecartees } from '#lib/domain/recours/brouillon.ts';
import { MOTS_MAXIMUM } from '#lib/domain/recours/relecture.ts';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import { courrierFige } from '#lib/server/courriers.ts';
import { changeConsentement, createDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { addMandat, endMandat } from '#lib/server/mandats.ts';
import { freezeLettre, lettreEnCours, marque, recours, saveBrouillon } from '#lib/server/recours.ts';
import {
	addRemarque,
	answerRemarque,
	approbationsDe,
	approveLettre,
	askRelecture,
	lettreRelue,
	lettresARelire,
	relecturesAttendues
} from '#lib/server/relectures.ts';
import { createSection } from '#lib/server/sections.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte, PRIVE } from '../support/dossier.ts';
import { insertCompte, insertFirstAdministrateur } from '../support/rows.ts';

const op = () => randomUUID();
const CODE = 'recours-hierarchique' as const;
const ABSENT = { code: 'introuvable' };
const ROUGE = 'Aucun fait précis ne vient à l’appui de cette appréciation.';

/** A section, its delegates by name, and the way to join it. */
async function section(ctx: TestContext, compteId: string, nom: string, noms: string[]) {
	const actor = { kind: 'administrateur', compteId } as const;
	const carte = { courriel: null, telephone: null, permanence: null, adresse: null, site: null };
	const { id } = accepte(await createSection(ctx, actor, { nom, employeur: 'dgfip', ...carte }, op()));
	const nouvelle = { serviceId: null, usagesMax: 500, expireLe: ctx.today().add({ days: 300 }) };
	const { jeton } = accepte(await createInvitation(ctx, actor, id, nouvelle, op()));
	const nomme = async (qui: string) => {
		const courriel = `${randomUUID()}@exemple.fr`;
		const mandat = accepte(await addMandat(ctx, actor, id, { courriel, nom: qui, role: 'delegue' }, op()));
		const [porteur] = await ctx.owner<
			{ id: string }[]
		>`select compte_id as id from mandat where id = ${mandat.id}`;
		const delegue: Delegue = { kind: 'delegue', compteId: porteur?.id ?? '' };
		return { delegue, fin: async () => accepte(await endMandat(ctx, actor, id, mandat.id, op())) };
	};
	return { jeton, nomme, delegues: await Promise.all(noms.map(nomme)) };
}

const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => {
	ctx.clock.set('2026-01-12');
	const national = await insertFirstAdministrateur(ctx);
	const ici = await section(ctx, national, 'Ici', ['Dominique Faure', 'Noa Roux']);
	const ailleurs = await section(ctx, national, 'Ailleurs', ['Ana Loin']);
	const [dominique, noa] = ici.delegues.map(({ delegue }) => delegue) as [Delegue, Delegue];
	return { ici, dominique, noa, loin: ailleurs.delegues[0]!.delegue };
});

type Decor = { qui: Agent; id: string };

/** An agent of the section who is followed, whose report was notified two days ago and whose draft lacks nothing. */
async function suivi(ctx: TestContext, jeton: string, { redige = true } = {}): Promise<Decor> {
	const qui: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
	const nouveau = { ...PRIVE, consentement: 'suivi', nom: 'Camille Petit', invitation: jeton } as const;
	const { id } = accepte(await createDossier(ctx, qui, nouveau, op()));
	const fait = { type: 'compte-rendu-notifie', le: Temporal.PlainDate.from('2026-01-10') } as const;
	accepte(await recordFait(ctx, qui, id, { fait, preuve: null }, op()));
	if (redige) await rediger(ctx, { qui, id }, ROUGE);
	return { qui, id };
}

async function rediger(ctx: TestContext, { qui, id }: Decor, motif: string, nom = 'Camille Petit') {
	const changer = (avant: Brouillon) => {
		const lu = choisir(avant.elements, [{ code: 'appreciation', lignes: [] }]);
		if (!lu.ok) return lu;
		const elements = lu.elements.map((element) => ({ ...element, motif }));
		const autorite = { ...avant.autorite, qualite: 'Directrice départementale' };
		const identite = { ...avant.identite, nom };
		const brouillon = { ...avant, elements, autorite, identite, ecartes: ecartees(elements) };
		return { ok: true as const, brouillon };
	};
	const { brouillon } = await recours(ctx, qui, id);
	accepte(await saveBrouillon(ctx, qui, id, { lire: (tout) => tout, changer }, marque(brouillon)));
}

const lue = async (ctx: TestContext, qui: Agent | Delegue, id: string) => {
	const ouverte = await lettreRelue(ctx, qui, id, CODE);
	if (!ouverte) throw new Error('the letter is not being written');
	return ouverte;
};

const mot = (marqueLue: string, texte = 'Citez le chiffre de 2025.', passage = '') => ({
	code: CODE,
	lue: marqueLue,
	texte,
	passage
});

const finir = async (ctx: TestContext, { qui, id }: Decor) => {
	const ecrite = lettreEnCours(ctx, await recours(ctx, qui, id), CODE);
	return accepte(await freezeLettre(ctx, qui, id, { code: CODE, lue: ecrite?.marque ?? '' }, op())).id;
};

const avisDe = (ctx: TestContext, { qui }: Decor) =>
	ctx.owner`select from avis where compte_id = ${qui.compteId} and envoye_at is null`;

describe('remarques et réponses', () => {
	test('l’agent lit la remarque, le nom du mandat et le passage cité, répond, et la règle', async ({
		ctx,
		scene: { ici, dominique, noa }
	}) => {
		const un = await suivi(ctx, ici.jeton);
		const { marque: vue } = await lue(ctx, dominique, un.id);
		const envoi = mot(vue, ' Citez le chiffre de 2025. ', 'Aucun fait précis');
		const { id: remarqueId } = accepte(await addRemarque(ctx, dominique, un.id, envoi, op()));
		expect(await avisDe(ctx, un)).toHaveLength(1);
		expect((await lue(ctx, un.qui, un.id)).relectures).toMatchObject([
			{
				id: remarqueId,
				genre: 'remarque',
				nom: 'Dominique Faure',
				texte: 'Citez le chiffre de 2025.',
				passage: 'Aucun fait précis',
				marque: vue,
				regle: false,
				soi: false
			}
		]);
		const reponse = { code: CODE, remarqueId, texte: 'C’est fait : 412 dossiers.', regler: true };
		accepte(await answerRemarque(ctx, un.qui, un.id, reponse, op()));
		const { relectures } = await lue(ctx, noa, un.id);
		expect(relectures).toMatchObject([
			{ regle: true },
			{ genre: 'reponse', reponseA: remarqueId, texte: 'C’est fait : 412 dossiers.', nom: null }
		]);
		expect(await lettresARelire(ctx, noa, un.id)).toMatchObject([{ code: CODE, remarques: 0 }]);
	});

	test('une remarque sur une version d’avant n’est pas perdue', async ({
		ctx,
		scene: { ici, dominique }
	}) => {
		const un = await suivi(ctx, ici.jeton);
		const { marque: vue } = await lue(ctx, dominique, un.id);
		await rediger(ctx, un, 'Une autre raison.');
		accepte(await addRemarque(ctx, dominique, un.id, mot(vue), op()));
		const apres = await lue(ctx, un.qui, un.id);
		expect(apres.marque).not.toBe(vue);
		expect(apres.relectures).toMatchObject([{ marque: vue }]);
	});

	test('vide ou trop longue, elle est refusée sur son champ', async ({ ctx, scene: { ici, dominique } }) => {
		const un = await suivi(ctx, ici.jeton);
		const { marque: vue } = await lue(ctx, dominique, un.id);
		const refuse = async (texte: string, passage = '') => {
			const reponse = await addRemarque(ctx, dominique, un.id, mot(vue, texte, passage), op());
			return reponse.ok ? null : `${reponse.refus.code} ${reponse.refus.champ ?? ''}`;
		};
		expect(await refuse('  \n ')).toBe('texte-manquant texte');
		expect(await refuse('a'.repeat(4001))).toBe('texte-trop-long texte');
		expect(await refuse('bien', 'a'.repeat(1001))).toBe('passage-trop-long passage');
		expect((await lue(ctx, un.qui, un.id)).relectures).toEqual([]);
		expect(await avisDe(ctx, un)).toHaveLength(0);
	});

	test('vingt envois du même formulaire font une remarque, et un seul message', async ({
		ctx,
		scene: { ici, dominique }
	}) => {
		const un = await suivi(ctx, ici.jeton);
		const { marque: vue } = await lue(ctx, dominique, un.id);
		const opId = op();
		const reponses = await Promise.all(
			Array.from({ length: 20 }, () => addRemarque(ctx, dominique, un.id, mot(vue), opId))
		);
		expect(new Set(reponses.map((reponse) => (reponse.ok ? reponse.id : reponse.refus.code))).size).toBe(1);
		expect((await lue(ctx, un.qui, un.id)).relectures).toHaveLength(1);
		expect(await avisDe(ctx, un)).toHaveLength(1);
	});

	test('une lettre ne porte pas plus de mots que l’on n’en lit', async ({
		ctx,
		scene: { ici, dominique }
	}) => {
		const un = await suivi(ctx, ici.jeton);
		const { marque: vue } = await lue(ctx, dominique, un.id);
		for (let rang = 0; rang < MOTS_MAXIMUM; rang += 1)
			accepte(await addRemarque(ctx, dominique, un.id, mot(vue), op()));
		expect(await addRemarque(ctx, dominique, un.id, mot(vue), op())).toMatchObject({
			refus: { code: 'trop-de-mots' }
		});
		expect((await lue(ctx, un.qui, un.id)).relectures).toHaveLength(MOTS_MAXIMUM);
	});

	test('rien de ce qui est écrit n’est en clair dans la base', async ({ ctx, scene: { ici, dominique } }) => {
		const un = await suivi(ctx, ici.jeton);
		const { marque: vue } = await lue(ctx, dominique, un.id);
		accepte(await addRemarque(ctx, dominique, un.id, mot(vue, 'SECRET-RELU', 'PASSAGE-CITE'), op()));
		for (const table of ['relecture', 'operation', 'avis']) {
			const lignes = await ctx.owner`select * from ${ctx.owner(table)}`;
			const texte = lignes
				.flatMap((ligne) => Object.values(ligne as Record<string, unknown>))
				.map((valeur) => (Buffer.isBuffer(valeur) ? valeur.toString('latin1') : String(valeur)))
				.join('\n');
			expect(texte).not.toMatch(/SECRET-RELU|PASSAGE-CITE|Faure/);
			expect(texte).not.toContain(vue);
		}
	});
});

describe('l’approbation', () => {
	test('porte sur la version lue : elle passe après un changement, et revient avec le texte', async ({
		ctx,
		scene: { ici, dominique }
	}) => {
		const un = await suivi(ctx, ici.jeton);
		const { marque: vue } = await lue(ctx, dominique, un.id);
		accepte(await approveLettre(ctx, dominique, un.id, mot(vue, ''), op()));
		const etat = async () => (await lettresARelire(ctx, un.qui, un.id))[0];
		expect(await etat()).toMatchObject({ approuvees: [{ nom: 'Dominique Faure' }], approuveeAvant: false });
		await rediger(ctx, un, 'Une autre raison.');
		expect(await etat()).toMatchObject({ approuvees: [], approuveeAvant: true });
		await rediger(ctx, un, ROUGE);
		expect(await etat()).toMatchObject({ approuvees: [{ nom: 'Dominique Faure' }], approuveeAvant: false });
	});

	test('le jour qui passe ne la défait pas', async ({ ctx, scene: { ici, dominique } }) => {
		const un = await suivi(ctx, ici.jeton);
		const { marque: vue } = await lue(ctx, dominique, un.id);
		accepte(await approveLettre(ctx, dominique, un.id, mot(vue, ''), op()));
		ctx.clock.advance('P2D');
		expect(await lettresARelire(ctx, un.qui, un.id)).toMatchObject([
			{ approuvees: [{ nom: 'Dominique Faure' }] }
		]);
		const courrier = await courrierFige(ctx, un.qui, await finir(ctx, un));
		expect(await approbationsDe(ctx, un.qui, courrier)).toMatchObject([{ nom: 'Dominique Faure' }]);
		expect(await lettresARelire(ctx, dominique, un.id)).toEqual([]);
		ctx.clock.set('2026-01-12');
	});

	test('une lettre finie après un changement ne l’a plus', async ({ ctx, scene: { ici, dominique } }) => {
		const un = await suivi(ctx, ici.jeton);
		const { marque: vue } = await lue(ctx, dominique, un.id);
		accepte(await approveLettre(ctx, dominique, un.id, mot(vue, ''), op()));
		await rediger(ctx, un, 'Une autre raison.');
		const courrier = await courrierFige(ctx, un.qui, await finir(ctx, un));
		expect(await approbationsDe(ctx, un.qui, courrier)).toEqual([]);
	});

	test('est refusée si la lettre a changé depuis, ou s’il y manque une réponse', async ({
		ctx,
		scene: { ici, dominique }
	}) => {
		const un = await suivi(ctx, ici.jeton);
		const { marque: vue } = await lue(ctx, dominique, un.id);
		await rediger(ctx, un, 'Une autre raison.');
		expect(await approveLettre(ctx, dominique, un.id, mot(vue, ''), op())).toMatchObject({
			refus: { code: 'lettre-changee' }
		});
		await rediger(ctx, un, ROUGE, '');
		const incomplete = mot((await lue(ctx, dominique, un.id)).marque, '');
		expect(await approveLettre(ctx, dominique, un.id, incomplete, op())).toMatchObject({
			refus: { code: 'lettre-incomplete' }
		});
		expect((await lue(ctx, un.qui, un.id)).relectures).toEqual([]);
	});

	test('deux délégués ensemble : deux noms ; le même deux fois : un seul', async ({
		ctx,
		scene: { ici, dominique, noa }
	}) => {
		const un = await suivi(ctx, ici.jeton);
		const { marque: vue } = await lue(ctx, dominique, un.id);
		const reponses = await Promise.all(
			[dominique, noa, dominique].map((qui) => approveLettre(ctx, qui, un.id, mot(vue, ''), op()))
		);
		expect(reponses.map(({ ok }) => ok)).toEqual([true, true, true]);
		const [etat] = await lettresARelire(ctx, un.qui, un.id);
		expect(etat?.approuvees.map(({ nom }) => nom).toSorted()).toEqual(['Dominique Faure', 'Noa Roux']);
	});
});

describe('une relecture demandée', () => {
	test('attend le premier mot d’un délégué, et ne se demande pas deux fois', async ({
		ctx,
		scene: { ici, dominique }
	}) => {
		const un = await suivi(ctx, ici.jeton);
		const deux = await Promise.all([1, 2].map(() => askRelecture(ctx, un.qui, un.id, CODE, op())));
		expect(deux.map(({ ok }) => ok)).toEqual([true, true]);
		expect((await lue(ctx, dominique, un.id)).relectures).toMatchObject([{ genre: 'demande' }]);
		expect(await lettresARelire(ctx, dominique, un.id)).toMatchObject([{ attendue: true }]);
		expect(await avisDe(ctx, un)).toHaveLength(0);
		accepte(await addRemarque(ctx, dominique, un.id, mot((await lue(ctx, dominique, un.id)).marque), op()));
		expect(await lettresARelire(ctx, dominique, un.id)).toMatchObject([{ attendue: false, remarques: 1 }]);
	});

	test('est refusée tant que personne ne peut lire', async ({ ctx, scene: { ici } }) => {
		const un = await suivi(ctx, ici.jeton);
		await retirer(ctx, un);
		expect(await askRelecture(ctx, un.qui, un.id, CODE, op())).toMatchObject({
			refus: { code: 'dossier-non-suivi' }
		});
	});
});

const retirer = async (ctx: TestContext, { qui, id }: Decor) => {
	const { dossier } = await recours(ctx, qui, id);
	const choix = { consentement: 'compte', nom: 'Camille Petit', version: dossier.version } as const;
	accepte(await changeConsentement(ctx, qui, id, choix, op()));
};

/** Every verb of somebody who reads again. */
const verbes = (ctx: TestContext, qui: Delegue, id: string) => [
	() => lettreRelue(ctx, qui, id, CODE),
	() => lettresARelire(ctx, qui, id),
	() => addRemarque(ctx, qui, id, mot('x'), op()),
	() => approveLettre(ctx, qui, id, mot('x'), op())
];

describe('pas à quelqu’un d’autre', () => {
	test('une autre section, une personne sans mandat', async ({ ctx, scene: { ici, loin } }) => {
		const un = await suivi(ctx, ici.jeton);
		const sansMandat: Delegue = { kind: 'delegue', compteId: await insertCompte(ctx) };
		for (const qui of [loin, sansMandat])
			for (const verbe of verbes(ctx, qui, un.id)) await expect(verbe()).rejects.toMatchObject(ABSENT);
		for (const verbe of verbes(ctx, loin, 'pas-un-id')) await expect(verbe()).rejects.toMatchObject(ABSENT);
	});

	test('un accord retiré, puis un mandat fini', async ({ ctx, scene: { ici, dominique } }) => {
		const un = await suivi(ctx, ici.jeton);
		const { delegue, fin } = await ici.nomme('Alix Bref');
		const { marque: vue } = await lue(ctx, delegue, un.id);
		accepte(await addRemarque(ctx, delegue, un.id, mot(vue), op()));
		await fin();
		for (const verbe of verbes(ctx, delegue, un.id)) await expect(verbe()).rejects.toMatchObject(ABSENT);
		expect((await lue(ctx, dominique, un.id)).relectures).toMatchObject([{ nom: 'Alix Bref' }]);
		await retirer(ctx, un);
		for (const verbe of verbes(ctx, dominique, un.id)) await expect(verbe()).rejects.toMatchObject(ABSENT);
		expect((await lue(ctx, un.qui, un.id)).relectures).toMatchObject([{ nom: 'Alix Bref' }]);
	});

	test('un autre agent ne lit, ne demande, ne répond ni ne règle', async ({
		ctx,
		scene: { ici, dominique }
	}) => {
		const un = await suivi(ctx, ici.jeton);
		const autre = await suivi(ctx, ici.jeton);
		const { marque: vue } = await lue(ctx, dominique, un.id);
		const { id: remarqueId } = accepte(await addRemarque(ctx, dominique, un.id, mot(vue), op()));
		const reponse = { code: CODE, remarqueId, texte: 'Non', regler: true };
		for (const verbe of [
			() => lettreRelue(ctx, autre.qui, un.id, CODE),
			() => askRelecture(ctx, autre.qui, un.id, CODE, op()),
			() => answerRemarque(ctx, autre.qui, un.id, reponse, op()),
			// Neither from their own dossier.
			() => answerRemarque(ctx, autre.qui, autre.id, reponse, op())
		])
			await expect(verbe()).rejects.toMatchObject(ABSENT);
		expect((await lue(ctx, un.qui, un.id)).relectures).toMatchObject([{ regle: false }]);
	});
});

describe('une lettre qui n’est pas en préparation', () => {
	test('sans brouillon, il n’y a rien à relire, et rien ne s’écrit', async ({
		ctx,
		scene: { ici, dominique }
	}) => {
		const un = await suivi(ctx, ici.jeton, { redige: false });
		expect(await lettreRelue(ctx, dominique, un.id, CODE)).toBeNull();
		expect(await lettresARelire(ctx, dominique, un.id)).toEqual([]);
		const fermee = { ok: false, refus: { code: 'lettre-fermee' } };
		expect(await addRemarque(ctx, dominique, un.id, mot('x'), op())).toMatchObject(fermee);
		expect(await approveLettre(ctx, dominique, un.id, mot('x'), op())).toMatchObject(fermee);
		expect(await askRelecture(ctx, un.qui, un.id, CODE, op())).toMatchObject(fermee);
	});

	test('celle que l’on peut écrire à tout moment se montre une fois demandée', async ({
		ctx,
		scene: { ici, dominique }
	}) => {
		const un = await suivi(ctx, ici.jeton, { redige: false });
		accepte(await askRelecture(ctx, un.qui, un.id, 'demande-dossier', op()));
		expect(await lettresARelire(ctx, dominique, un.id)).toMatchObject([
			{ code: 'demande-dossier', attendue: true }
		]);
	});

	test('celle d’une autre étape non plus', async ({ ctx, scene: { ici, dominique } }) => {
		const un = await suivi(ctx, ici.jeton);
		const envoi = { ...mot('x'), code: 'saisine-cap' as const };
		expect(await addRemarque(ctx, dominique, un.id, envoi, op())).toMatchObject({
			refus: { code: 'lettre-fermee' }
		});
	});
});

describe('ce qui attend dans la file', () => {
	test('un dossier dont l’agent a demandé une relecture, jusqu’à ce qu’on lui réponde', async ({
		ctx,
		scene: { ici, dominique, noa }
	}) => {
		const [demande, muet] = [await suivi(ctx, ici.jeton), await suivi(ctx, ici.jeton)];
		const attendues = async () => [...(await relecturesAttendues(ctx, noa, [demande.id, muet.id]))];
		expect(await attendues()).toEqual([]);
		accepte(await askRelecture(ctx, demande.qui, demande.id, CODE, op()));
		expect(await attendues()).toEqual([demande.id]);
		const { marque: vue } = await lue(ctx, dominique, demande.id);
		const { id: remarqueId } = accepte(await addRemarque(ctx, dominique, demande.id, mot(vue), op()));
		expect(await attendues()).toEqual([]);
		// An answer is no request.
		const reponse = { code: CODE, remarqueId, texte: 'C’est fait.', regler: true };
		accepte(await answerRemarque(ctx, demande.qui, demande.id, reponse, op()));
		expect(await attendues()).toEqual([]);
		accepte(await askRelecture(ctx, demande.qui, demande.id, CODE, op()));
		expect(await attendues()).toEqual([demande.id]);
		await finir(ctx, demande);
		expect(await attendues()).toEqual([]);
	});

	test('rien d’une autre section', async ({ ctx, scene: { ici, loin } }) => {
		const un = await suivi(ctx, ici.jeton);
		accepte(await askRelecture(ctx, un.qui, un.id, CODE, op()));
		expect(await relecturesAttendues(ctx, loin, [un.id])).toEqual(new Set());
	});
});
