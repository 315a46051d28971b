import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { type Brouillon, choisir, type CodeLettre, ecartees } from '#lib/domain/recours/brouillon.ts';
import type { Voie } from '#lib/domain/recours/envoi.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { openCompte } from '#lib/server/comptes.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { createDossier, type NouveauDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { addPiece, withdrawPiece } from '#lib/server/pieces.ts';
import { refreshDossiers } from '#lib/server/projections.ts';
import { sendRappels } from '#lib/server/rappels.ts';
import {
	type EnvoiSaisi,
	freezeLettre,
	lettreEnCours,
	marque,
	recordEnvoi,
	recordReponse,
	recours,
	saveBrouillon
} from '#lib/server/recours.ts';
import { test, type TestContext } from '../support/database.ts';
import { accepte, PRIVE } from '../support/dossier.ts';
import { uneFeuilleA4 } from '../support/fichiers-de-pieces.ts';
import { insertCompte } from '../support/rows.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const op = () => randomUUID();

/** Notified on Saturday 10 January 2026: prudent day Friday 23, last day Monday 26. */
const NOTIFIE: Fait = { type: 'compte-rendu-notifie', le: jour('2026-01-10') };

const EMPLOIS: Partial<Record<RegimeCode, Pick<NouveauDossier, 'employeur' | 'statut'>>> = {
	fpe: { employeur: 'dgfip', statut: 'titulaire' },
	fpt: { employeur: 'territorial', statut: 'titulaire' },
	fph: { employeur: 'hospitalier', statut: 'titulaire' },
	'contractuel-etat': { employeur: 'etat', statut: 'contractuel' }
};

type Decor = { qui: Agent; id: string; courriel: string };

/** An agent with an address and a dossier of this régime, the report notified. */
async function decor(ctx: TestContext, regime: RegimeCode = 'fpe'): Promise<Decor> {
	ctx.clock.set('2026-01-12');
	const courriel = `${randomUUID()}@exemple.fr`;
	const { compteId } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		openCompte(tx, ctx, { courriel })
	);
	const qui: Agent = { kind: 'agent', compteId };
	const { id } = accepte(await createDossier(ctx, qui, { ...PRIVE, ...EMPLOIS[regime] }, op()));
	accepte(await recordFait(ctx, qui, id, { fait: NOTIFIE, preuve: null }, op()));
	return { qui, id, courriel };
}

function complet(brouillon: Brouillon): Brouillon {
	const lu = accepte(choisir(brouillon.elements, [{ code: 'appreciation', lignes: [] }]));
	const elements = lu.elements.map((element) => ({ ...element, motif: 'Aucun fait ne vient à l’appui.' }));
	return {
		...brouillon,
		elements,
		ecartes: ecartees(elements),
		autorite: { ...brouillon.autorite, qualite: 'Directrice' },
		identite: { ...brouillon.identite, nom: 'Camille Petit' }
	};
}

/** A frozen letter of this kind, from a whole draft. */
async function figer(ctx: TestContext, { qui, id }: Decor, code: CodeLettre): Promise<string> {
	const { brouillon } = await recours(ctx, qui, id);
	if (brouillon.elements.length === 0) {
		const tout = {
			lire: (un: Brouillon) => un,
			changer: (un: Brouillon) => ({ ok: true as const, brouillon: complet(un) })
		};
		accepte(await saveBrouillon(ctx, qui, id, tout, marque(brouillon)));
	}
	const lue = lettreEnCours(ctx, await recours(ctx, qui, id), code)?.marque ?? '';
	return accepte(await freezeLettre(ctx, qui, id, { code, lue }, op())).id;
}

const envoi = (le: string, moyen: Voie, reste: Partial<EnvoiSaisi> = {}): EnvoiSaisi => ({
	le: jour(le),
	moyen,
	preuve: null,
	...reste
});

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

/** Lives these days at nine o'clock as the worker does; the subjects read at this address, by day. */
async function vivre(ctx: TestContext, { courriel }: Decor, ...jours: string[]) {
	const recus: Record<string, string> = {};
	for (const le of jours) {
		ctx.clock.set(le);
		ctx.outbox.length = 0;
		await refreshDossiers(ctx);
		await sendRappels(ctx);
		const [mail, ...autres] = ctx.outbox.filter(({ to }) => to === courriel);
		expect(autres).toEqual([]);
		if (mail) recus[le] = mail.subject.replaceAll('\u202f', ' ');
	}
	return recus;
}

const JUSQU_AU = (date: string) => `À faire d’ici au ${date}`;

describe('les rappels suivent chaque envoi et chaque réponse', () => {
	/* Sent and received on 20 January: 20 + 15 = 4 February, and the earlier of a month and 30 days, Wednesday 4 March. */
	test.for<RegimeCode>(['fpe', 'fpt', 'contractuel-etat'])(
		'%s : envoyé, silence, saisine, réponse, tribunal',
		async (regime, { ctx }) => {
			const un = await decor(ctx, regime);
			const recoursId = await figer(ctx, un, 'recours-hierarchique');
			expect(await vivre(ctx, un, '2026-01-13')).toEqual({ '2026-01-13': JUSQU_AU('vendredi 23 janvier') });
			ctx.clock.set('2026-01-20');
			accepte(await recordEnvoi(ctx, un.qui, recoursId, envoi('2026-01-20', 'application'), op()));
			expect(await vivre(ctx, un, '2026-01-21', '2026-01-23', '2026-01-27')).toEqual({});

			// Ten days before the prudent day, the precautionary referral that the silence opened.
			expect(await vivre(ctx, un, '2026-02-21', '2026-02-22')).toEqual({
				'2026-02-22': JUSQU_AU('mercredi 4 mars')
			});
			const precaution = await figer(ctx, un, 'saisine-cap-precaution');
			accepte(await recordEnvoi(ctx, un.qui, precaution, envoi('2026-02-22', 'courriel'), op()));
			// No longer the commission; the court, on its first period as long as no receipt is noted: 10 January + 2 months + 1 day.
			expect(await vivre(ctx, un, '2026-02-27', '2026-03-01')).toEqual({
				'2026-03-01': JUSQU_AU('mercredi 11 mars')
			});

			// A late answer, before the rejection by silence: the referral is to be renewed, 2 March + 30 days.
			const { brouillon } = await recours(ctx, un.qui, un.id);
			const reponses = { appreciation: { obtenu: 'non' as const, dit: 'Non.', replique: '' } };
			const fait = { type: 'reponse-notifiee' as const, le: jour('2026-03-02'), sens: 'rejet' as const };
			ctx.clock.set('2026-03-02');
			const dite = { reponses, fait, preuve: null };
			accepte(await recordReponse(ctx, un.qui, un.id, dite, { base: marque(brouillon.envoyes), opId: op() }));
			expect(await vivre(ctx, un, '2026-03-06', '2026-03-22')).toEqual({
				'2026-03-22': JUSQU_AU('mercredi 1er avril')
			});
			const saisine = await figer(ctx, un, 'saisine-cap');
			accepte(await recordEnvoi(ctx, un.qui, saisine, envoi('2026-03-22', 'lrar'), op()));
			// Then the court alone: 2 March + 2 months, Saturday 2 May, back to Thursday 30 April.
			expect(await vivre(ctx, un, '2026-03-27', '2026-04-20')).toEqual({
				'2026-04-20': JUSQU_AU('jeudi 30 avril')
			});
			const depot: Fait = { type: 'recours-contentieux-depose', le: jour('2026-04-20') };
			accepte(await recordFait(ctx, un.qui, un.id, { fait: depot, preuve: null }, op()));
			expect(await vivre(ctx, un, '2026-04-25', '2026-04-28')).toEqual({});
		}
	);
});
