import { and, eq, isNull } from 'drizzle-orm';
import { codeDeRepriseSaisi } from '#lib/domain/acces/code-de-reprise.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { type CleProposee, cleRecopiee, proposeCle } from '#lib/server/cles-personnelles.ts';
import { type Accord, accordDe, codeHash, openContenu } from '#lib/server/comptes-tenus.ts';
import { dataKey, findCompte, indexCle, indexCourriel, placeCourriel } from '#lib/server/comptes.ts';
import {
	type Compte,
	type CodeDemande,
	type Entree,
	redeemCode,
	requestCode,
	type Visiteur
} from '#lib/server/connexions.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Consentement } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { compteTenu } from '#lib/server/db/schema-collectif.ts';
import { compte, fait, section } from '#lib/server/db/schema.ts';
import { changeConsentement, type DossierVu, dossiers, type FaitActuel } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { blindIndex } from '#lib/server/keys/keys.ts';
import { sealField } from '#lib/server/keys/seal.ts';
import { createSession, reopenSession } from '#lib/server/sessions.ts';
import { attente, giveBackAttempt, reseau, takeAttempt } from '#lib/server/throttle.ts';

/*
 * How a member takes over the account that a delegate opened for them (comptes-tenus.ts): the claim code, then a personal key or
 * an address of their own. From that moment nobody else writes in it, and the delegates see what the consent of the dossier
 * allows, as for any other. The code serves once.
 */

/** A code that serves: what it opens, and its one written form, for the form that follows. */
export type RepriseOuverte = { ok: true; code: string; section: string; expireAt: Temporal.Instant };

/**
 * What a claim code opens. Reads, changes nothing. Refused: a mistyped code, one that opens nothing (unknown, replaced, over, or
 * already used, which no answer tells apart), too many wrong codes from this network.
 */
export async function repriseDuCode(
	ctx: Context,
	texte: string,
	visiteur: Visiteur
): Promise<RepriseOuverte | Refus> {
	const lu = codeDeRepriseSaisi(texte);
	if (!lu.ok) return lu;
	const tenu = await asActor(ctx.db, { kind: 'connexion' }, (tx) => findTenu(tx, ctx, lu.code, visiteur));
	if (!tenu.ok) return tenu;
	const [ou] = await asActor(ctx.db, { kind: 'public' }, (tx) =>
		tx.select({ nom: section.nom }).from(section).where(eq(section.id, tenu.sectionId))
	);
	return { ok: true, code: lu.code, section: ou?.nom ?? '', expireAt: tenu.expireAt };
}

/** Makes a personal key for the account that a code opens. Nothing is stored. Refused: as in `repriseDuCode`. */
export async function proposeCleDeReprise(
	ctx: Context,
	texte: string,
	visiteur: Visiteur
): Promise<({ ok: true; code: string } & CleProposee) | Refus> {
	const lu = codeDeRepriseSaisi(texte);
	if (!lu.ok) return lu;
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const tenu = await findTenu(tx, ctx, lu.code, visiteur);
		return tenu.ok ? { ok: true, code: lu.code, ...proposeCle(ctx, tenu.compteId) } : tenu;
	});
}

/**
 * Gives the account of a claim code to whoever types back the key that was just shown, and opens a session. The same form sent
 * twice opens the same session. Refused: as in `repriseDuCode` and `cleRecopiee`.
 */
export async function claimWithCle(
	ctx: Context,
	saisie: { code: string; cle: string; preuve: string; appareilPersonnel: boolean },
	visiteur: Visiteur
): Promise<Entree | Refus> {
	const lu = codeDeRepriseSaisi(saisie.code);
	if (!lu.ok) return lu;
	const id = blindIndex(ctx.keys, 'session', `reprise|${lu.code}|${saisie.preuve}`).toString('base64url');
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const rejouee = await reopenSession(tx, ctx, id);
		if (rejouee) return { ok: true, session: rejouee, appareil: null };
		const tenu = await findTenu(tx, ctx, lu.code, visiteur, { lock: true });
		if (!tenu.ok) return tenu;
		const { compteId } = tenu;
		const lue = cleRecopiee(ctx, compteId, saisie);
		if (!lue.ok) return lue;
		await handOver(tx, ctx, compteId, { clePersonnelleIndex: indexCle(ctx.keys, lue.cle) });
		const session = await createSession(tx, ctx, compteId, {
			appareilPersonnel: saisie.appareilPersonnel,
			id
		});
		return { ok: true, session, appareil: null };
	});
}

/**
 * Mails a code to the address by which a member wants to come in. Refused: as in `repriseDuCode`, then as in `requestCode`.
 */
export async function requestCodeDeReprise(
	ctx: Context,
	saisie: { code: string; courriel: string },
	visiteur: Visiteur
): Promise<CodeDemande | Refus> {
	const ouverte = await repriseDuCode(ctx, saisie.code, visiteur);
	return ouverte.ok ? requestCode(ctx, saisie.courriel, visiteur) : ouverte;
}

/**
 * Gives the account of a claim code to the address that the mailed code proves, and opens a session. Refused: as in
 * `redeemCode`, a claim code that no longer serves, an address that already opens another account.
 */
export async function claimWithCourriel(
	ctx: Context,
	saisie: { code: string; demandeId: string | null; codeCourriel: string; appareilPersonnel: boolean },
	visiteur: Visiteur
): Promise<Entree | Refus> {
	const lu = codeDeRepriseSaisi(saisie.code);
	if (!lu.ok) return enTete(lu);
	const { demandeId, codeCourriel, appareilPersonnel } = saisie;
	const compteA: Compte = async (tx, _ctx, courriel) => {
		const tenu = await findTenu(tx, ctx, lu.code, visiteur, { lock: true });
		if (!tenu.ok) return enTete(tenu);
		if (await findCompte(tx, ctx, { courriel })) return refusAdressePrise();
		const { compteId } = tenu;
		const key = await dataKey(tx, ctx.keys, compteId);
		await handOver(tx, ctx, compteId, {
			courrielIndex: indexCourriel(ctx.keys, courriel),
			courriel: sealField(key, placeCourriel(compteId), courriel)
		});
		return { ok: true, compteId };
	};
	return redeemCode(ctx, { demandeId, code: codeCourriel, appareilPersonnel }, visiteur, compteA);
}

/** A refusal of the claim code, told at the top: the field of this page is for the mailed code. */
const enTete = ({ refus: { code, message } }: Refus): Refus => refus(code, message);

/** What a member finds in the account that they took over. */
export type Reprise = {
	dossier: DossierVu;
	accord: Accord;
	accordLe: Temporal.PlainDate;
	/** What they were told, in the words of the delegate. */
	dit: string | null;
	repriseAt: Temporal.Instant;
	/** Until the member said what stands. */
	aConfirmer: boolean;
	/** The facts that count; `par`: who wrote it, null for the member. */
	faits: (FaitActuel & { par: string | null })[];
};

/** What was written in the name of a member before they took their account over; null for any other account. */
export async function repriseDe(ctx: Context, agent: Agent): Promise<Reprise | null> {
	const lue = await asActor(ctx.db, agent, async (tx) => {
		const [tenu] = await tx
			.select({
				accord: compteTenu.accord,
				accordLe: compteTenu.accordLe,
				contenu: compteTenu.contenu,
				reclameAt: compteTenu.reclameAt,
				confirmeAt: compteTenu.confirmeAt
			})
			.from(compteTenu)
			.where(eq(compteTenu.compteId, agent.compteId));
		const auteurs = await tx
			.select({ id: fait.id, par: fait.enregistrePar })
			.from(fait)
			.where(eq(fait.compteId, agent.compteId));
		return tenu?.reclameAt ? { ...tenu, repriseAt: tenu.reclameAt, auteurs } : null;
	});
	const [un] = lue ? await dossiers(ctx, agent) : [];
	if (!lue || !un) return null;
	const { dit, tenants } = openContenu(ctx.keys, agent.compteId, lue.contenu);
	const noms = new Map(tenants.map(({ compteId, nom }) => [compteId, nom ?? SANS_NOM]));
	const parQui = new Map(lue.auteurs.map(({ id, par }) => [id, par]));
	return {
		dossier: un,
		accord: accordDe(lue.accord),
		accordLe: lue.accordLe,
		dit,
		repriseAt: lue.repriseAt,
		aConfirmer: lue.confirmeAt === null,
		faits: un.faits.map((ligne) => {
			const par = parQui.get(ligne.id);
			return { ...ligne, par: par && par !== agent.compteId ? (noms.get(par) ?? SANS_NOM) : null };
		})
	};
}

/**
 * Keeps who may know of the dossier from now on, as the member says it themselves: confirmed or changed. Refused: as in
 * `changeConsentement`. Throws `introuvable` for an account that nobody took over.
 */
export async function confirmReprise(
	ctx: Context,
	agent: Agent,
	choix: { consentement: Consentement; nom: string | null; version: number },
	opId: string
): Promise<{ ok: true; dossierId: string } | Refus> {
	const reprise = await repriseDe(ctx, agent);
	if (!reprise) throw new AppError('introuvable');
	const { id } = reprise.dossier;
	const change = await changeConsentement(ctx, agent, id, choix, opId);
	if (!change.ok) return change;
	await asActor(ctx.db, agent, (tx) =>
		tx
			.update(compteTenu)
			.set({ confirmeAt: ctx.now() })
			.where(and(eq(compteTenu.compteId, agent.compteId), isNull(compteTenu.confirmeAt)))
	);
	return { ok: true, dossierId: id };
}

type Tenu = { ok: true; compteId: string; sectionId: string; expireAt: Temporal.Instant };

/**
 * The account that a code opens. A wrong code costs the network an attempt. With `lock`, the account is held until the end of
 * the transaction: a delegate who is writing in it finishes first, and none begins meanwhile.
 */
async function findTenu(
	tx: Tx,
	ctx: Context,
	code: string,
	visiteur: Visiteur,
	{ lock = false } = {}
): Promise<Tenu | Refus> {
	const network = reseau(visiteur.adresse);
	const retryAt = await takeAttempt(tx, ctx, 'reprise-reseau', network);
	if (retryAt !== null)
		return refus(
			'trop-d-essais',
			`Trop d’essais n’ont pas abouti depuis ce réseau. Réessayez ${attente(retryAt, ctx.now())}.`,
			'code'
		);
	const query = tx
		.select({
			compteId: compteTenu.compteId,
			sectionId: compteTenu.sectionId,
			expireAt: compteTenu.codeExpireAt
		})
		.from(compteTenu)
		.where(and(eq(compteTenu.codeHash, codeHash(ctx.keys, code)), isNull(compteTenu.reclameAt)));
	const [tenu] = await (lock ? query.for('update') : query);
	if (!tenu?.expireAt || Temporal.Instant.compare(ctx.now(), tenu.expireAt) >= 0) return CODE_MORT;
	await giveBackAttempt(tx, ctx, 'reprise-reseau', network);
	return { ok: true, compteId: tenu.compteId, sectionId: tenu.sectionId, expireAt: tenu.expireAt };
}

/** From here on the account has an owner, and the code is dead. */
async function handOver(
	tx: Tx,
	ctx: Context,
	compteId: string,
	porte: Partial<typeof compte.$inferInsert>
): Promise<void> {
	await tx
		.update(compteTenu)
		.set({ reclameAt: ctx.now(), codeHash: null, codeExpireAt: null })
		.where(and(eq(compteTenu.compteId, compteId), isNull(compteTenu.reclameAt)));
	await tx.update(compte).set(porte).where(eq(compte.id, compteId));
}

const SANS_NOM = 'un·e délégué·e de votre section';

const CODE_MORT = refus(
	'code-mort',
	'Ce code n’ouvre aucun dossier : il a peut-être déjà servi, expiré, ou été remplacé. Relisez-le, ou demandez-en un autre à votre section.',
	'code'
);

const refusAdressePrise = (): Refus =>
	refus(
		'adresse-prise',
		'Cette adresse ouvre déjà un autre compte, avec ses propres dossiers. Reprenez celui-ci avec une clé personnelle, ou avec une autre adresse.',
		'courriel'
	);
