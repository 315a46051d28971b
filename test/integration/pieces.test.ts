import { createHash, randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { PIECES_PAR_DOSSIER, PLACE_PAR_COMPTE, TAILLE_MAXIMALE } from '#lib/domain/pieces/piece.ts';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import { changeConsentement, createDossier, dossier } from '#lib/server/dossiers.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { addMandat } from '#lib/server/mandats.ts';
import {
	addPiece,
	contenuDePiece,
	INTITULE_MAXIMUM,
	type Piece,
	pieces,
	placeOccupee,
	renamePiece,
	withdrawPiece
} from '#lib/server/pieces.ts';
import { createSection } from '#lib/server/sections.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte, dossierAvec, PRIVE } from '../support/dossier.ts';
import { uneImage, uneImageDe, unPdf } from '../support/fichiers.ts';
import { insertCompte, insertFirstAdministrateur } from '../support/rows.ts';

const op = () => randomUUID();
const ABSENT = { code: 'introuvable' };
const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');

type Dossier = { qui: Agent; id: string };

/** An agent with a dossier that nobody else reads. */
async function agentSeul(ctx: TestContext): Promise<Dossier> {
	const qui: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
	return { qui, id: (await dossierAvec(ctx, qui)).id };
}

async function depose(
	ctx: TestContext,
	{ qui, id }: Dossier,
	nom: string,
	octets: Uint8Array
): Promise<Piece> {
	return accepte(await addPiece(ctx, qui, id, { nom, octets }, op())).piece;
}

/** What is stored, seen from behind the scenes. */
async function lignes(
	{ owner }: TestContext,
	dossierId: string
): Promise<{ pieces: number; morceaux: number }> {
	const [compte] = await owner<{ pieces: number; morceaux: number }[]>`
		select count(distinct p.id)::int as pieces, count(m.piece_id)::int as morceaux
		from piece p left join piece_morceau m on m.piece_id = p.id where p.dossier_id = ${dossierId}`;
	return compte ?? { pieces: -1, morceaux: -1 };
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
		const mandat = accepte(
			await addMandat(ctx, actor, id, { courriel, nom: 'Dominique', role: 'delegue' }, op())
		);
		const [porteur] = await ctx.owner<
			{ id: string }[]
		>`select compte_id as id from mandat where id = ${mandat.id}`;
		const delegue: Delegue = { kind: 'delegue', compteId: porteur?.id ?? '' };
		return { jeton, delegue };
	};
	return { ici: await section('Ici'), ailleurs: await section('Ailleurs') };
});

describe('déposer', () => {
	test('garde l’original octet pour octet, en morceaux scellés, avec son empreinte', async ({ ctx }) => {
		const un = await agentSeul(ctx);
		const octets = await uneImageDe(1_000_000);
		const piece = await depose(ctx, un, 'Photo_du compte-rendu.JPG', octets);
		expect(piece).toMatchObject({
			dossierId: un.id,
			nom: 'Photo_du compte-rendu.JPG',
			intitule: 'Photo du compte-rendu',
			type: 'jpeg',
			taille: 1_000_000,
			sha256: sha256(octets),
			pages: 1,
			actifs: [],
			retireeAt: null
		});
		expect(await lignes(ctx, un.id)).toEqual({ pieces: 1, morceaux: 4 });
		const relu = await contenuDePiece(ctx, un.qui, un.id, piece.id);
		expect(sha256(relu.octets)).toBe(sha256(octets));
		expect(relu.piece).toEqual(piece);
		expect(await pieces(ctx, un.qui, un.id)).toEqual([piece]);
	});

	test('accepte les trois types, et compte les pages d’un PDF', async ({ ctx }) => {
		const un = await agentSeul(ctx);
		await depose(ctx, un, 'rapport.pdf', await unPdf({ pages: 3 }));
		await depose(ctx, un, 'a.png', await uneImage('png'));
		await depose(ctx, un, 'b.jpeg', await uneImage('jpeg'));
		const gardees = await pieces(ctx, un.qui, un.id);
		expect(gardees.map(({ type, pages }) => [type, pages])).toEqual([
			['pdf', 3],
			['png', 1],
			['jpeg', 1]
		]);
	});

	test('dix mébioctets passent, un octet de plus est refusé sans rien garder', async ({ ctx }) => {
		const un = await agentSeul(ctx);
		const piece = await depose(ctx, un, 'juste.jpg', await uneImageDe(TAILLE_MAXIMALE));
		const relu = await contenuDePiece(ctx, un.qui, un.id, piece.id);
		expect(relu.octets).toHaveLength(TAILLE_MAXIMALE);
		expect(sha256(relu.octets)).toBe(piece.sha256);
		const trop = { nom: 'trop.jpg', octets: await uneImageDe(TAILLE_MAXIMALE + 1) };
		expect(await addPiece(ctx, un.qui, un.id, trop, op())).toMatchObject({
			refus: { code: 'piece-trop-grosse', champ: 'fichiers' }
		});
		expect(await lignes(ctx, un.id)).toEqual({ pieces: 1, morceaux: 40 });
	});

	test('le même envoi deux fois, même ensemble, ne garde qu’une pièce par fichier', async ({ ctx }) => {
		const un = await agentSeul(ctx);
		const envoi = op();
		const fichiers = [
			{ nom: 'a.pdf', octets: await unPdf() },
			{ nom: 'b.png', octets: await uneImage('png') }
		];
		const tous = [...fichiers, ...fichiers, ...fichiers];
		const reponses = await Promise.all(tous.map((fichier) => addPiece(ctx, un.qui, un.id, fichier, envoi)));
		const ids = reponses.map((reponse) => accepte(reponse).piece.id);
		expect(new Set(ids).size).toBe(2);
		expect((await lignes(ctx, un.id)).pieces).toBe(2);
		expect(ids.slice(0, 2)).toEqual(ids.slice(2, 4));
	});

	test('deux fichiers ensemble ne prennent pas tous deux la dernière place du compte', async ({ ctx }) => {
		const un = await agentSeul(ctx);
		const autre = await dossierAvecSaison(ctx, un.qui, 2025);
		const octets = [await uneImageDe(50_000), await uneImageDe(50_001)] as const;
		const pleine = await depose(ctx, { qui: un.qui, id: autre }, 'pleine.png', await uneImage('png'));
		await ctx.owner`update piece set taille = ${PLACE_PAR_COMPTE - 60_000} where id = ${pleine.id}`;
		const reponses = await Promise.all(
			octets.map((contenu, rang) =>
				addPiece(ctx, un.qui, un.id, { nom: `${rang}.jpg`, octets: contenu }, op())
			)
		);
		expect(reponses.filter(({ ok }) => ok)).toHaveLength(1);
		const refusee = reponses.find(({ ok }) => !ok);
		expect(refusee).toMatchObject({ refus: { code: 'place-epuisee' } });
		expect((await lignes(ctx, un.id)).pieces).toBe(1);
		expect(await placeOccupee(ctx, un.qui)).toBeLessThanOrEqual(PLACE_PAR_COMPTE);
	});

	test('au plus deux cents pièces dans un dossier ; en retirer une rend sa place', async ({ ctx }) => {
		const un = await agentSeul(ctx);
		const modele = await depose(ctx, un, 'modele.png', await uneImage('png'));
		await ctx.owner`insert into piece (id, dossier_id, compte_id, contenu, taille, ajoutee_at)
			select gen_random_uuid(), dossier_id, compte_id, contenu, taille, ajoutee_at
			from piece, generate_series(2, ${PIECES_PAR_DOSSIER}) where id = ${modele.id}`;
		const encore = { nom: 'encore.png', octets: await uneImage('png', { largeur: 7 }) };
		expect(await addPiece(ctx, un.qui, un.id, encore, op())).toMatchObject({
			refus: { code: 'trop-de-pieces' }
		});
		accepte(await withdrawPiece(ctx, un.qui, un.id, modele.id, op()));
		expect(await addPiece(ctx, un.qui, un.id, encore, op())).toMatchObject({ ok: true });
	});
});

/** One more dossier of an agent, for another season. */
async function dossierAvecSaison(ctx: TestContext, qui: Agent, saison: number): Promise<string> {
	return accepte(await createDossier(ctx, qui, { ...PRIVE, saison }, op())).id;
}

describe('ce qui est gardé', () => {
	test('ne montre ni le nom, ni le titre, ni un octet du fichier', async ({ ctx }) => {
		const un = await agentSeul(ctx);
		const octets = await unPdf({ texte: 'CANARI-DU-TEXTE' });
		await depose(ctx, un, 'CANARI-DU-NOM.pdf', octets);
		const [row] = await ctx.owner<{ contenu: Buffer; morceau: Buffer }[]>`
			select p.contenu, m.contenu as morceau from piece p join piece_morceau m on m.piece_id = p.id
			where p.dossier_id = ${un.id}`;
		const stocke = Buffer.concat([row?.contenu ?? Buffer.of(), row?.morceau ?? Buffer.of()]).toString(
			'latin1'
		);
		expect(stocke.length).toBeGreaterThan(octets.length);
		for (const trace of ['CANARI', '%PDF', '%%EOF', sha256(octets)]) expect(stocke).not.toContain(trace);
		const operations = await ctx.owner<{ ligne: string }[]>`
			select op_id || resultat as ligne from operation where compte_id = ${un.qui.compteId}`;
		expect(operations.map(({ ligne }) => ligne).join()).not.toContain(sha256(octets).slice(0, 8));
	});

	test('un morceau changé de rang, de pièce ou d’un bit est refusé', async ({ ctx }) => {
		const un = await agentSeul(ctx);
		const octets = await uneImageDe(600_000);
		const a = await depose(ctx, un, 'a.jpg', octets);
		const b = await depose(ctx, un, 'b.jpg', octets);
		await ctx.owner`update piece_morceau set rang = 9 where piece_id = ${a.id} and rang = 0`;
		await ctx.owner`update piece_morceau set rang = 0 where piece_id = ${a.id} and rang = 1`;
		await expect(contenuDePiece(ctx, un.qui, un.id, a.id)).rejects.toThrow();
		await ctx.owner`update piece_morceau m set contenu = autre.contenu from piece_morceau autre
			where m.piece_id = ${b.id} and m.rang = 2 and autre.piece_id = ${a.id} and autre.rang = 2`;
		await expect(contenuDePiece(ctx, un.qui, un.id, b.id)).rejects.toThrow();
		const c = await depose(ctx, un, 'c.jpg', octets);
		await ctx.owner`delete from piece_morceau where piece_id = ${c.id} and rang = 2`;
		await expect(contenuDePiece(ctx, un.qui, un.id, c.id)).rejects.toThrow(/not what was kept/);
	});
});

describe('donner un titre, retirer', () => {
	test('le titre change, le nom du fichier reste ; un titre vide ou trop long est refusé', async ({
		ctx
	}) => {
		const un = await agentSeul(ctx);
		const { id, nom } = await depose(ctx, un, 'scan-12.png', await uneImage('png'));
		accepte(await renamePiece(ctx, un.qui, un.id, id, '  Mon compte   rendu du 3 mars ', op()));
		expect(await pieces(ctx, un.qui, un.id)).toMatchObject([{ nom, intitule: 'Mon compte rendu du 3 mars' }]);
		expect(await renamePiece(ctx, un.qui, un.id, id, ' ', op())).toMatchObject({
			refus: { code: 'intitule-vide' }
		});
		expect(await renamePiece(ctx, un.qui, un.id, id, 'a'.repeat(INTITULE_MAXIMUM + 1), op())).toMatchObject({
			refus: { code: 'intitule-trop-long' }
		});
	});

	test('retirée : plus un octet, le titre et l’empreinte restent, la place revient', async ({ ctx }) => {
		const un = await agentSeul(ctx);
		const piece = await depose(ctx, un, 'preuve.png', await uneImage('png'));
		const envoi = op();
		accepte(await withdrawPiece(ctx, un.qui, un.id, piece.id, envoi));
		accepte(await withdrawPiece(ctx, un.qui, un.id, piece.id, envoi));
		expect(await lignes(ctx, un.id)).toEqual({ pieces: 1, morceaux: 0 });
		expect(await pieces(ctx, un.qui, un.id)).toEqual([{ ...piece, retireeAt: ctx.now() }]);
		await expect(contenuDePiece(ctx, un.qui, un.id, piece.id)).rejects.toMatchObject(ABSENT);
		await expect(renamePiece(ctx, un.qui, un.id, piece.id, 'Autre', op())).rejects.toMatchObject(ABSENT);
		expect(await placeOccupee(ctx, un.qui)).toBe(0);
	});

	test('retirer une seconde fois garde le premier instant', async ({ ctx }) => {
		const un = await agentSeul(ctx);
		const piece = await depose(ctx, un, 'preuve.png', await uneImage('png'));
		accepte(await withdrawPiece(ctx, un.qui, un.id, piece.id, op()));
		const premier = ctx.now();
		ctx.clock.advance('PT1H');
		accepte(await withdrawPiece(ctx, un.qui, un.id, piece.id, op()));
		expect(await pieces(ctx, un.qui, un.id)).toMatchObject([{ retireeAt: premier }]);
	});
});

describe('la pièce d’un autre', () => {
	const actes = (ctx: TestContext, qui: Agent, id: string, pieceId: string) => [
		() => pieces(ctx, qui, id),
		() => contenuDePiece(ctx, qui, id, pieceId),
		() => renamePiece(ctx, qui, id, pieceId, 'À moi', op()),
		() => withdrawPiece(ctx, qui, id, pieceId, op()),
		async () => addPiece(ctx, qui, id, { nom: 'a.png', octets: await uneImage('png') }, op())
	];

	test('n’existe pas, ni par son dossier, ni par le mien', async ({ ctx }) => {
		const lui = await agentSeul(ctx);
		const moi = await agentSeul(ctx);
		const piece = await depose(ctx, lui, 'sienne.png', await uneImage('png'));
		const avant = await lignes(ctx, lui.id);
		for (const acte of actes(ctx, moi.qui, lui.id, piece.id))
			await expect(acte()).rejects.toMatchObject(ABSENT);
		for (const acte of actes(ctx, moi.qui, moi.id, piece.id).slice(1, 4)) {
			await expect(acte()).rejects.toMatchObject(ABSENT);
		}
		for (const acte of actes(ctx, moi.qui, 'pas-un-id', 'ni-ça'))
			await expect(acte()).rejects.toMatchObject(ABSENT);
		expect(await lignes(ctx, lui.id)).toEqual(avant);
		expect(await pieces(ctx, lui.qui, lui.id)).toEqual([piece]);
	});

	test('se lit par la déléguée de la section tant que le dossier est suivi, et par elle seule', async ({
		ctx,
		sections: { ici, ailleurs }
	}) => {
		const qui: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
		const rejoint = { ...PRIVE, consentement: 'suivi' as const, nom: 'Alix', invitation: ici.jeton };
		const { id } = accepte(await createDossier(ctx, qui, rejoint, op()));
		const octets = await unPdf();
		const piece = await depose(ctx, { qui, id }, 'rapport.pdf', octets);
		expect(await pieces(ctx, ici.delegue, id)).toEqual([piece]);
		const lue = await contenuDePiece(ctx, ici.delegue, id, piece.id);
		expect(sha256(lue.octets)).toBe(sha256(octets));
		await expect(pieces(ctx, ailleurs.delegue, id)).rejects.toMatchObject(ABSENT);
		await expect(contenuDePiece(ctx, ailleurs.delegue, id, piece.id)).rejects.toMatchObject(ABSENT);

		const { version } = await dossier(ctx, qui, id);
		accepte(await changeConsentement(ctx, qui, id, { consentement: 'compte', nom: 'Alix', version }, op()));
		await expect(pieces(ctx, ici.delegue, id)).rejects.toMatchObject(ABSENT);
		await expect(contenuDePiece(ctx, ici.delegue, id, piece.id)).rejects.toMatchObject(ABSENT);
	});
});
