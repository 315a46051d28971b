import { randomUUIDv7, randomBytes } from 'node:crypto';
import type { Context } from '#lib/server/context.ts';
import { asActor, type Actor } from '#lib/server/db/as-actor.ts';
import * as t from '#lib/server/db/schema.ts';
import { createDataKey, unwrapDataKey } from '#lib/server/keys/keys.ts';
import { sealField } from '#lib/server/keys/seal.ts';

/*
 * Rows of every table, written through the same door as the application, for the tests of the database itself. Every
 * sealed text is the canary that the caller gives.
 */

const agent = (compteId: string): Actor => ({ kind: 'agent', compteId });
export const DAY = Temporal.PlainDate.from('2026-03-02');

/** An account with its data key. */
export async function insertCompte(ctx: Context, canary = 'rien'): Promise<string> {
	const id = randomUUIDv7();
	const { key, cle, kekId } = createDataKey(ctx.keys, id);
	const courriel = sealField(key, { table: 'compte', column: 'courriel', row: id, compte: id }, canary);
	await asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		await tx.insert(t.compte).values({ id, courrielIndex: randomBytes(32), courriel, creeAt: ctx.now() });
		await tx.insert(t.cleAgent).values({ compteId: id, cle, kekId });
	});
	return id;
}

/** The administrator of everything, made as the first start makes it. */
export async function insertFirstAdministrateur(ctx: Context): Promise<string> {
	const compteId = await insertCompte(ctx);
	await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		tx.insert(t.mandat).values({ id: randomUUIDv7(), compteId, role: 'administrateur', depuisAt: ctx.now() })
	);
	return compteId;
}

/** A section with one service, one season, one invitation and one text of the employer. */
export async function insertSection(ctx: Context, administrateurId: string, nom: string) {
	const sectionId = randomUUIDv7();
	const serviceId = randomUUIDv7();
	const invitationId = randomUUIDv7();
	const texteId = randomUUIDv7();
	await asActor(ctx.db, { kind: 'administrateur', compteId: administrateurId }, async (tx) => {
		await tx.insert(t.section).values({ id: sectionId, nom });
		await tx.insert(t.service).values({ id: serviceId, sectionId, nom: `Service de ${nom}`, effectif: 12 });
		await tx.insert(t.saison).values({ id: randomUUIDv7(), sectionId, annee: 2026 });
		await tx.insert(t.invitation).values({
			id: invitationId,
			sectionId,
			serviceId,
			jetonHash: randomBytes(32),
			usagesMax: 30,
			usages: 0,
			expireAt: ctx.now().add({ hours: 24 }),
			creeePar: administrateurId,
			creeAt: ctx.now()
		});
		await tx.insert(t.texteLocal).values({
			id: texteId,
			sectionId,
			regime: 'fpe',
			objet: 'preavis',
			duree: 'P10D',
			franc: false,
			reference: 'Note',
			luLe: DAY,
			valideDu: DAY,
			saisiPar: administrateurId,
			saisiAt: ctx.now(),
			aProjeter: true
		});
	});
	return { sectionId, serviceId, invitationId, texteId };
}

export async function insertMandat(
	ctx: Context,
	administrateurId: string,
	mandat: { compteId: string; sectionId: string; role: 'delegue' | 'administrateur'; ended?: boolean }
): Promise<void> {
	await asActor(ctx.db, { kind: 'administrateur', compteId: administrateurId }, (tx) =>
		tx.insert(t.mandat).values({
			id: randomUUIDv7(),
			compteId: mandat.compteId,
			sectionId: mandat.sectionId,
			role: mandat.role,
			depuisAt: ctx.now(),
			finAt: mandat.ended ? ctx.now() : null
		})
	);
}

/** A dossier with one row in each table that hangs on it; a participation when the consent allows one. */
export async function insertDossier(
	ctx: Context,
	dossier: {
		compteId: string;
		sectionId: string;
		serviceId: string;
		consentement: 0 | 1 | 2;
		canary?: string;
	}
): Promise<string> {
	const { canary = 'rien', ...rest } = dossier;
	const own = { dossierId: randomUUIDv7(), compteId: dossier.compteId };
	await asActor(ctx.db, agent(dossier.compteId), async (tx) => {
		const [row] = await tx.select().from(t.cleAgent);
		if (!row) throw new Error('The account has no key');
		const key = unwrapDataKey(ctx.keys, row);
		const seal = (table: string, column: string, id: string) =>
			sealField(key, { table, column, row: id, compte: own.compteId }, canary);
		await tx.insert(t.dossier).values({
			...rest,
			id: own.dossierId,
			saison: 2026,
			contenu: seal('dossier', 'contenu', own.dossierId),
			version: 1,
			creeAt: ctx.now()
		});
		const id = randomUUIDv7();
		await tx.insert(t.fait).values({
			...own,
			id,
			code: 1,
			le: DAY,
			details: seal('fait', 'details', id),
			retire: false,
			enregistreAt: ctx.now(),
			enregistrePar: own.compteId
		});
		await tx.insert(t.echeanceOuverte).values({ ...own, code: 2, pour: 1, prudente: DAY, limite: DAY });
		await tx.insert(t.recours).values({
			...own,
			id,
			contenu: seal('recours', 'contenu', id),
			version: 1,
			majAt: ctx.now()
		});
		await tx
			.insert(t.courrier)
			.values({ ...own, id, modele: 1, contenu: seal('courrier', 'contenu', id), figeAt: ctx.now() });
		await tx.insert(t.rappel).values({
			...own,
			id,
			echeance: 2,
			limite: DAY,
			palier: 10,
			destinataire: 1,
			duLe: DAY,
			etat: 1,
			essais: 0,
			creeAt: ctx.now()
		});
		if (dossier.consentement > 0) {
			await tx.insert(t.participation).values({
				...own,
				sectionId: dossier.sectionId,
				serviceId: dossier.serviceId,
				saison: 2026,
				consentement: dossier.consentement,
				identite: seal('participation', 'identite', own.dossierId),
				joignable: false,
				depuisLe: DAY,
				convoqueLe: DAY
			});
		}
		await tx
			.insert(t.operation)
			.values({ compteId: own.compteId, opId: randomUUIDv7(), acte: 'essai', resultat: '{"ok":true}' });
	});
	return own.dossierId;
}
