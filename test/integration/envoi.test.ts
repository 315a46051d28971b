import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { CodeLettre } from '#lib/domain/recours/brouillon.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { addPiece, withdrawPiece } from '#lib/server/pieces.ts';
import { marque, recordEnvoi, recordReponse, recours } from '#lib/server/recours.ts';
import { test, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { uneFeuilleA4 } from '../support/fichiers-de-pieces.ts';
import { type Decor, decor, envoi, figer, jour, op } from '../support/lettres-figees.ts';
import { insertCompte } from '../support/rows.ts';

const envoyes = async (ctx: TestContext, { qui, id }: Decor) => {
	const { brouillon, dossier } = await recours(ctx, qui, id);
	return {
		envois: brouillon.envois,
		faits: dossier.faits
			.filter(({ fait }) => fait.type === 'recours-hierarchique-envoye' || fait.type === 'cap-saisie')
			.map(({ fait }) => `${fait.type} ${fait.le.toString()} ${'moyen' in fait ? fait.moyen : ''}`)
	};
};

describe('une lettre par plusieurs voies', () => {
	test('le même jour, en recommandé et dans l’application : deux envois, deux faits, une réception', async ({
		ctx
	}) => {
		const un = await decor(ctx);
		const courrier = await figer(ctx, un, 'recours-hierarchique');
		ctx.clock.set('2026-01-20');
		accepte(await recordEnvoi(ctx, un.qui, courrier, envoi('2026-01-20', 'lrar', { numero: '1A 1' }), op()));
		accepte(await recordEnvoi(ctx, un.qui, courrier, envoi('2026-01-20', 'application'), op()));
		const { envois, faits } = await envoyes(ctx, un);
		expect(faits).toEqual([
			'recours-hierarchique-envoye 2026-01-20 lrar',
			'recours-hierarchique-envoye 2026-01-20 application'
		]);
		expect(envois.map(({ moyen, numero, depotLe }) => [moyen, numero, depotLe])).toEqual([
			['lrar', '1A 1', '2026-01-20'],
			['application', '', '']
		]);
		const { chaine } = (await recours(ctx, un.qui, un.id)).dossier;
		const reponse = chaine.echeances.find(({ code }) => code === 'reponse-autorite');
		expect(reponse?.limite?.toString()).toBe('2026-02-05');
	});

	test('le même envoi noté de nouveau le complète, sans autre fait', async ({ ctx }) => {
		const un = await decor(ctx);
		const courrier = await figer(ctx, un, 'recours-hierarchique');
		ctx.clock.set('2026-01-20');
		accepte(await recordEnvoi(ctx, un.qui, courrier, envoi('2026-01-20', 'lre'), op()));
		const octets = await uneFeuilleA4('Preuve de dépôt');
		const { piece } = accepte(await addPiece(ctx, un.qui, un.id, { nom: 'preuve.pdf', octets }, op()));
		const complete = envoi('2026-01-20', 'lre', { numero: '42', pieceId: piece.id, etapes: ['depot'] });
		accepte(await recordEnvoi(ctx, un.qui, courrier, complete, op()));
		const { envois, faits } = await envoyes(ctx, un);
		expect(faits).toEqual(['recours-hierarchique-envoye 2026-01-20 lrar']);
		expect(envois).toEqual([
			{
				courrierId: courrier,
				modele: 'recours-hierarchique',
				le: '2026-01-20',
				moyen: 'lre',
				numero: '42',
				depotLe: '2026-01-20',
				pieceId: piece.id,
				etapes: ['depot']
			}
		]);
	});

	test('un second envoi n’efface pas ce que l’on a noté de la réponse', async ({ ctx }) => {
		const un = await decor(ctx);
		const courrier = await figer(ctx, un, 'recours-hierarchique');
		ctx.clock.set('2026-02-01');
		accepte(await recordEnvoi(ctx, un.qui, courrier, envoi('2026-01-20', 'courriel'), op()));
		const { brouillon } = await recours(ctx, un.qui, un.id);
		const reponses = { appreciation: { obtenu: 'non' as const, dit: 'Maintenue.', replique: '' } };
		const fait = { type: 'reponse-notifiee' as const, le: jour('2026-01-30'), sens: 'rejet' as const };
		const dite = { reponses, fait, preuve: null };
		accepte(await recordReponse(ctx, un.qui, un.id, dite, { base: marque(brouillon.envoyes), opId: op() }));
		accepte(await recordEnvoi(ctx, un.qui, courrier, envoi('2026-01-21', 'lrar'), op()));
		const apres = (await recours(ctx, un.qui, un.id)).brouillon;
		expect(apres.envoyes).toMatchObject([{ id: 'appreciation', obtenu: 'non', dit: 'Maintenue.' }]);
	});

	test('vingt fois le même formulaire : un fait, un envoi', async ({ ctx }) => {
		const un = await decor(ctx);
		const courrier = await figer(ctx, un, 'recours-hierarchique');
		ctx.clock.set('2026-01-20');
		const opId = op();
		const notes = await Promise.all(
			Array.from({ length: 20 }, () =>
				recordEnvoi(ctx, un.qui, courrier, envoi('2026-01-20', 'main-propre'), opId)
			)
		);
		expect(new Set(notes.map((note) => JSON.stringify(note))).size).toBe(1);
		const { envois, faits } = await envoyes(ctx, un);
		expect([envois.length, faits.length]).toEqual([1, 1]);
	});
});

describe('un envoi impossible ne note rien', () => {
	test.for<[string, CodeLettre, string, string]>([
		['demain', 'recours-hierarchique', '2026-02-21', 'pas encore arrivé'],
		['avant la notification', 'recours-hierarchique', '2026-01-09', 'ne peut pas précéder'],
		['avant le recours qu’elle rappelle', 'relance', '2026-01-19', 'le recours qu’elle rappelle'],
		['une relance de demain', 'relance', '2026-02-21', 'pas encore arrivé'],
		['la commission avant le recours', 'saisine-cap-precaution', '2026-01-19', 'resté sans réponse']
	])('%s', async ([, code, le, dit], { ctx }) => {
		const un = await decor(ctx);
		if (code !== 'recours-hierarchique') {
			const premier = await figer(ctx, un, 'recours-hierarchique');
			ctx.clock.set('2026-01-20');
			accepte(await recordEnvoi(ctx, un.qui, premier, envoi('2026-01-20', 'courriel'), op()));
			ctx.clock.set('2026-02-20');
		}
		const courrier = await figer(ctx, un, code);
		ctx.clock.set('2026-02-20');
		const avant = await envoyes(ctx, un);
		const note = await recordEnvoi(ctx, un.qui, courrier, envoi(le, 'courriel'), op());
		expect(note).toMatchObject({ ok: false, refus: { champ: 'le' } });
		expect(note.ok ? '' : note.refus.message).toContain(dit);
		expect(await envoyes(ctx, un)).toEqual(avant);
	});

	test('une pièce retirée, ou d’un autre, ne prouve rien', async ({ ctx }) => {
		const [un, autre] = [await decor(ctx), await decor(ctx)];
		const courrier = await figer(ctx, un, 'recours-hierarchique');
		ctx.clock.set('2026-01-20');
		const octets = await uneFeuilleA4('Preuve');
		const deposer = async ({ qui, id }: Decor) =>
			accepte(await addPiece(ctx, qui, id, { nom: 'preuve.pdf', octets }, op())).piece.id;
		const [retiree, dAutrui] = [await deposer(un), await deposer(autre)];
		accepte(await withdrawPiece(ctx, un.qui, un.id, retiree, op()));
		for (const pieceId of [retiree, dAutrui, randomUUID(), 'pas-un-identifiant']) {
			const note = await recordEnvoi(ctx, un.qui, courrier, envoi('2026-01-20', 'lrar', { pieceId }), op());
			expect(note).toMatchObject({ ok: false, refus: { code: 'piece-retiree', champ: 'piece' } });
		}
		expect((await envoyes(ctx, un)).faits).toEqual([]);
	});

	test('la lettre d’un autre est introuvable', async ({ ctx }) => {
		const un = await decor(ctx);
		const courrier = await figer(ctx, un, 'recours-hierarchique');
		const intrus: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
		const note = recordEnvoi(ctx, intrus, courrier, envoi('2026-01-12', 'courriel'), op());
		await expect(note).rejects.toMatchObject({ code: 'introuvable' });
	});
});
