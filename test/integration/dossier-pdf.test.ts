import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Brouillon } from '#lib/domain/recours/brouillon.ts';
import { departVide } from '#lib/domain/recours/brouillon.ts';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { changeConsentement, createDossier, dossier } from '#lib/server/dossiers.ts';
import {
	type ChoixDeDossier,
	dossierComplet,
	type VolumeFait,
	volumeDuDossier
} from '#lib/server/dossier-pdf.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { openCompte } from '#lib/server/comptes.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { addPiece, withdrawPiece } from '#lib/server/pieces.ts';
import { marque, recordEnvoi, recours, saveBrouillon } from '#lib/server/recours.ts';
import { createSection } from '#lib/server/sections.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte, PRIVE } from '../support/dossier.ts';
import { uneImage, unPdf } from '../support/fichiers.ts';
import { type Decor, decor, envoi, figer, jour } from '../support/lettres-figees.ts';
import { compact, readPdf } from '../support/pdf.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';

const op = () => randomUUID();
const ABSENT = { code: 'introuvable' };
const PROPOSE: ChoixDeDossier = { limite: null, lignes: null, preuves: new Set() };

type Fichier = { nom: string; octets: Uint8Array };

/** Exhibits deposited, and joined to the appeal in this order; their ids. */
async function joindre(ctx: TestContext, { qui, id }: Decor, fichiers: Fichier[]): Promise<string[]> {
	const ids: string[] = [];
	for (const fichier of fichiers) ids.push(accepte(await addPiece(ctx, qui, id, fichier, op())).piece.id);
	const { brouillon } = await recours(ctx, qui, id);
	const changer = (un: Brouillon) => ({
		ok: true as const,
		brouillon: {
			...un,
			departs: { ...un.departs, 'recours-hierarchique': { ...departVide(), joindre: ids } }
		}
	});
	accepte(await saveBrouillon(ctx, qui, id, { lire: (tout) => tout, changer }, marque(brouillon)));
	return ids;
}

/** An appeal that cites a PDF of three pages and a picture, finished. */
async function avecPieces(ctx: TestContext) {
	const un = await decor(ctx);
	const ids = await joindre(ctx, un, [
		{ nom: 'Bilan annuel.pdf', octets: await unPdf({ pages: 3, texte: 'Chiffres' }) },
		{ nom: 'Tableau.png', octets: await uneImage('png') }
	]);
	const courrierId = await figer(ctx, un, 'recours-hierarchique');
	return { ...un, ids, courrierId, lettre: { dossierId: un.id, courrierId } };
}

async function lire(fait: VolumeFait | { ok: false }) {
	if (!fait.ok) throw new Error(JSON.stringify(fait));
	return { nom: fait.nom, taille: fait.octets.length, ...(await readPdf(fait.octets)) };
}

/** Two sections, each with a delegate and a way to join it. */
const test = base.extend('sections', { scope: 'file' }, async ({ ctx }) => {
	const actor = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
	const section = async (nom: string) => {
		const carte = { courriel: null, telephone: null, permanence: null, adresse: null, site: null };
		const { id } = accepte(await createSection(ctx, actor, { nom, employeur: 'dgfip', ...carte }, op()));
		const lien = { serviceId: null, usagesMax: 50, expireLe: ctx.today().add({ days: 300 }) };
		const { jeton } = accepte(await createInvitation(ctx, actor, id, lien, op()));
		const courriel = `delegue-${op()}@exemple.fr`;
		const titre = { courriel, nom: 'Dominique', role: 'delegue' as const };
		const mandat = accepte(await addMandat(ctx, actor, id, titre, op()));
		const [porteur] = await ctx.owner<
			{ id: string }[]
		>`select compte_id as id from mandat where id = ${mandat.id}`;
		return { jeton, delegue: { kind: 'delegue', compteId: porteur?.id ?? '' } satisfies Delegue };
	};
	return { ici: await section('Ici'), ailleurs: await section('Ailleurs') };
});

describe('le dossier d’une lettre', () => {
	test('réunit sommaire, lettre, bordereau, chronologie et pièces, dans cet ordre', async ({ ctx }) => {
		const { qui, lettre } = await avecPieces(ctx);
		const lu = await lire(await volumeDuDossier(ctx, qui, lettre, PROPOSE, 1));
		const textes = lu.pages.map(({ texte }) => compact(texte));
		const rang = (mot: string) => textes.findIndex((texte) => texte.includes(compact(mot)));
		expect(lu.nom).toBe('dossier-2026-01-12-1.pdf');
		expect(rang('Sommaire')).toBe(0);
		expect(textes[1]).toContain('CamillePetit');
		const debut = textes.length - 6;
		expect(textes[debut]).toContain('Piècen°1');
		expect(textes[debut]).toContain('Bilanannuel');
		expect(textes[debut + 3]).toContain('Chiffres3');
		expect(textes[debut + 3]).toContain('Piècen°1–3/3');
		expect(textes[debut + 4]).toContain('Tableau');
		expect(textes[debut + 5]).toContain(`page${textes.length}/${textes.length}`);
		expect(textes[debut - 1]).toContain('Notificationducompterendu');
		expect(lu.texte).toContain('Bordereau des pièces');
		expect(lu.roles).toContain('Table');
	});

	test('une lettre sans pièce a son dossier', async ({ ctx }) => {
		const un = await decor(ctx);
		const courrierId = await figer(ctx, un, 'recours-hierarchique');
		const lettre = { dossierId: un.id, courrierId };
		const complet = await dossierComplet(ctx, un.qui, un.id, courrierId, PROPOSE);
		expect(complet.ouverture.map(({ code }) => code)).toEqual(['lettre', 'bordereau', 'chronologie']);
		expect(complet.volumes).toHaveLength(1);
		const lu = await lire(await volumeDuDossier(ctx, un.qui, lettre, PROPOSE, 1));
		expect(lu.texte).toContain('Aucune pièce');
		expect(complet.horsDuFichier.join()).toMatch(/Copie du compte rendu/);
		expect(compact(lu.texte)).toContain('horsdecefichier:–Copieducompterendu');
	});

	test('une pièce retirée après coup garde son numéro au bordereau, sans ses pages', async ({ ctx }) => {
		const { qui, id, ids, courrierId, lettre } = await avecPieces(ctx);
		accepte(await withdrawPiece(ctx, qui, id, ids[0]!, op()));
		const { pieces } = await dossierComplet(ctx, qui, id, courrierId, PROPOSE);
		expect(pieces.map(({ numero, presente }) => [numero, presente])).toEqual([
			[1, false],
			[2, true]
		]);
		const lu = await lire(await volumeDuDossier(ctx, qui, lettre, PROPOSE, 1));
		const texte = compact(lu.texte);
		expect(texte).toContain('Bilanannuel(retiréele12janvier2026)');
		expect(texte).not.toContain('Chiffres');
		expect(texte).toContain('Piècen°2–1/1');
	});

	test('la chronologie ne dit que les actes de la contestation, sauf ce que l’agent coche', async ({
		ctx
	}) => {
		const { qui, id, courrierId, lettre } = await avecPieces(ctx);
		const noter = async (le: string, type: 'refus-envoye' | 'observations-envoyees', preuve: string) =>
			accepte(await recordFait(ctx, qui, id, { fait: { type, le: jour(le) }, preuve }, op())).id;
		const refus = await noter('2026-01-05', 'refus-envoye', 'Vu par mon voisin de bureau');
		const { lignes } = await dossierComplet(ctx, qui, id, courrierId, PROPOSE);
		expect(lignes.filter(({ retenue }) => retenue).map(({ texte }) => texte)).toEqual([
			'Notification du compte rendu'
		]);
		const tu = await lire(await volumeDuDossier(ctx, qui, lettre, PROPOSE, 1));
		expect(compact(tu.texte)).not.toMatch(/refusdeparticiper|voisin/);
		const coche = { ...PROPOSE, lignes: new Set([refus]) };
		const sansMots = await lire(await volumeDuDossier(ctx, qui, lettre, coche, 1));
		expect(compact(sansMots.texte)).toContain('Envoidurefusdeparticiperàl’entretien');
		expect(compact(sansMots.texte)).not.toContain('voisin');
		const dit = { ...coche, preuves: new Set([refus]) };
		const avecMots = await lire(await volumeDuDossier(ctx, qui, lettre, dit, 1));
		expect(compact(avecMots.texte)).toContain('Vuparmonvoisindebureau');
		const vide = await dossierComplet(ctx, qui, id, courrierId, { ...PROPOSE, lignes: new Set() });
		expect(vide.ouverture.map(({ code }) => code)).toEqual(['lettre', 'bordereau']);
	});

	test('l’envoi noté, son numéro et sa preuve entrent dans la chronologie', async ({ ctx }) => {
		const { qui, id, ids, courrierId } = await avecPieces(ctx);
		const note = envoi('2026-01-12', 'lrar', { numero: '1A20212345673', pieceId: ids[1] ?? null });
		accepte(await recordEnvoi(ctx, qui, courrierId, note, op()));
		const { lignes, envoyee } = await dossierComplet(ctx, qui, id, courrierId, PROPOSE);
		expect(envoyee).toBe(true);
		expect(lignes.at(-1)?.montre).toEqual({
			texte: 'Pièce n°\u00a02, recommandé n°\u00a01A20212345673',
			piece: 2
		});
	});
});

describe('la limite', () => {
	test('partage les pièces entre des volumes qui y tiennent, chacun avec le sommaire entier', async ({
		ctx
	}) => {
		const { qui, id, courrierId, lettre } = await avecPieces(ctx);
		const entier = await dossierComplet(ctx, qui, id, courrierId, PROPOSE);
		const limite = (entier.volumes[0]?.poids ?? 0) - 1;
		const choix = { ...PROPOSE, limite };
		const { volumes } = await dossierComplet(ctx, qui, id, courrierId, choix);
		expect(volumes.map(({ rangs }) => rangs)).toEqual([[0], [1]]);
		for (const rang of [0, 1]) {
			const lu = await lire(await volumeDuDossier(ctx, qui, lettre, choix, rang + 1));
			expect(lu.taille).toBeLessThanOrEqual(volumes[rang]!.poids);
			expect(lu.nom).toBe(`dossier-2026-01-12-${rang + 1}.pdf`);
			expect(compact(lu.pages[0]!.texte)).toContain(`volume${rang === 0 ? 2 : 1}`);
			expect(compact(lu.pages[0]!.texte)).toContain('Tableau');
			expect(compact(lu.pages.at(-1)!.texte)).toContain(`volume${rang + 1}/2`);
		}
		await expect(volumeDuDossier(ctx, qui, lettre, choix, 3)).rejects.toMatchObject(ABSENT);
	});

	test('une pièce plus lourde que la limite est seule dans son volume, qui le dit', async ({ ctx }) => {
		const { qui, id, courrierId } = await avecPieces(ctx);
		const { volumes } = await dossierComplet(ctx, qui, id, courrierId, { ...PROPOSE, limite: 1000 });
		expect(volumes.map(({ rangs, depasse }) => [rangs, depasse])).toEqual([
			[[], true],
			[[0], true],
			[[1], true]
		]);
	});
});

describe('personne d’autre', () => {
	test('ni un autre agent, ni sous un autre dossier', async ({ ctx }) => {
		const { id, courrierId, lettre, qui } = await avecPieces(ctx);
		const autre = await avecPieces(ctx);
		await expect(dossierComplet(ctx, autre.qui, id, courrierId, PROPOSE)).rejects.toMatchObject(ABSENT);
		await expect(volumeDuDossier(ctx, autre.qui, lettre, PROPOSE, 1)).rejects.toMatchObject(ABSENT);
		const croise = { dossierId: autre.id, courrierId };
		await expect(volumeDuDossier(ctx, qui, croise, PROPOSE, 1)).rejects.toMatchObject(ABSENT);
		await expect(dossierComplet(ctx, qui, id, 'pas-un-id', PROPOSE)).rejects.toMatchObject(ABSENT);
	});

	test('un délégué, tant que le dossier est suivi', async ({ ctx, sections }) => {
		ctx.clock.set('2026-01-12');
		const { compteId } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
			openCompte(tx, ctx, { courriel: `${op()}@exemple.fr` })
		);
		const qui: Agent = { kind: 'agent', compteId };
		const suivi = { consentement: 'suivi' as const, nom: 'Camille Petit', invitation: sections.ici.jeton };
		const { id } = accepte(await createDossier(ctx, qui, { ...PRIVE, ...suivi }, op()));
		const fait = { type: 'compte-rendu-notifie' as const, le: jour('2026-01-10') };
		accepte(await recordFait(ctx, qui, id, { fait, preuve: null }, op()));
		const un = { qui, id, courriel: '' };
		await joindre(ctx, un, [{ nom: 'Bilan.pdf', octets: await unPdf() }]);
		const lettre = { dossierId: id, courrierId: await figer(ctx, un, 'recours-hierarchique') };
		const { delegue } = sections.ici;
		const lu = await lire(await volumeDuDossier(ctx, delegue, lettre, PROPOSE, 1));
		expect(compact(lu.texte)).toContain('Piècen°1–1/1');
		const { delegue: ailleurs } = sections.ailleurs;
		await expect(volumeDuDossier(ctx, ailleurs, lettre, PROPOSE, 1)).rejects.toMatchObject(ABSENT);
		const { version } = await dossier(ctx, qui, id);
		const retrait = { consentement: 'prive' as const, nom: null, version };
		accepte(await changeConsentement(ctx, qui, id, retrait, op()));
		await expect(volumeDuDossier(ctx, delegue, lettre, PROPOSE, 1)).rejects.toMatchObject(ABSENT);
	});
});
