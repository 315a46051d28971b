import { randomUUIDv7 } from 'node:crypto';
import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import { seDonnePourTous } from '#lib/domain/acces/roles.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import { type Mandat, motifDeRefus, openCompte, placeCourriel } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { cleAgent, compte, mandat } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { logLine } from '#lib/server/journal.ts';
import { type Keys, unwrapDataKey } from '#lib/server/keys/keys.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { parseAddress } from '#lib/server/mail/address.ts';
import { sendFailure } from '#lib/server/mail/send-failure.ts';
import { type Fini, once } from '#lib/server/operations.ts';
import { administreTout, assertAdministre, changeInSection } from '#lib/server/sections.ts';
import { resetTotp } from '#lib/server/totp.ts';
import { isUuid } from '#lib/server/uuid.ts';

/** For one section, or for the whole union (null). */
export type PorteeDeMandat = string | null;

export type MandatVu = {
	id: string;
	compteId: string;
	role: Mandat['role'];
	/** How the section knows the person; null for a mandate given without a name. */
	nom: string | null;
	/** Null for an account that only has a personal key. */
	courriel: string | null;
	depuisAt: Temporal.Instant;
	/** In force while null. */
	finAt: Temporal.Instant | null;
	/** The second factor is set up: the person came in at least once. */
	secondFacteur: boolean;
	/** The actor's own. */
	soi: boolean;
};

/**
 * The mandates of a section, or those for the whole union, in force first, then those that ended. Throws `introuvable`
 * unless the actor administers it.
 */
export async function mandats(
	ctx: Context,
	actor: Administrateur,
	portee: PorteeDeMandat
): Promise<MandatVu[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertPortee(tx, portee);
		return readMandats(tx, ctx, actor, portee);
	});
}

/**
 * The mandates for the whole union that are in force, which hold in each section too. Null for somebody who does not administer
 * them: they know that there may be some, not who has them.
 */
export async function mandatsHerites(ctx: Context, actor: Administrateur): Promise<MandatVu[] | null> {
	return asActor(ctx.db, actor, async (tx) => {
		if (!(await administreTout(tx))) return null;
		return (await readMandats(tx, ctx, actor, null)).filter(({ finAt }) => finAt === null);
	});
}

async function readMandats(
	tx: Tx,
	ctx: Context,
	actor: Administrateur,
	portee: PorteeDeMandat
): Promise<MandatVu[]> {
	const rows = await tx
		.select({
			id: mandat.id,
			compteId: mandat.compteId,
			role: mandat.role,
			nom: mandat.nom,
			depuisAt: mandat.depuisAt,
			finAt: mandat.finAt,
			courriel: compte.courriel,
			totpConfirmeAt: compte.totpConfirmeAt,
			cle: cleAgent
		})
		.from(mandat)
		.innerJoin(compte, eq(compte.id, mandat.compteId))
		.innerJoin(cleAgent, eq(cleAgent.compteId, mandat.compteId))
		.where(dePortee(portee))
		.orderBy(sql`${mandat.finAt} is not null`, desc(mandat.finAt), asc(mandat.role), asc(mandat.depuisAt));
	return rows.map(({ cle, totpConfirmeAt, ...row }) => ({
		...row,
		nom: nomDuMandat(ctx.keys, row),
		courriel: row.courriel
			? openField(unwrapDataKey(ctx.keys, cle), placeCourriel(row.compteId), row.courriel)
			: null,
		secondFacteur: totpConfirmeAt !== null,
		soi: row.compteId === actor.compteId
	}));
}

export type NouveauMandat = { courriel: string; nom: string; role: Mandat['role'] };

/**
 * Gives a mandate to the account of this address, opened if there was none, and tells its owner by a mail that says
 * nothing. `prevenu` is false when the mail did not leave. The answer is the same whether the account existed or not.
 * Refused: an address that is none or that an employer reads, a mandate that is already in force, a closed account, a
 * delegate of the whole union. Throws `introuvable` unless the actor administers the section.
 */
export async function addMandat(
	ctx: Context,
	actor: Administrateur,
	portee: PorteeDeMandat,
	nouveau: NouveauMandat,
	opId: string
): Promise<{ ok: true; id: string; prevenu: boolean } | Refus> {
	if (portee === null && !seDonnePourTous(nouveau.role))
		return refus(
			'delegue-sans-section',
			'Un·e délégué·e l’est d’une section : choisissez-la d’abord.',
			'role'
		);
	const courriel = parseAddress(nouveau.courriel);
	if (!courriel)
		return refus('courriel-illisible', 'Écrivez une adresse entière, comme prenom@exemple.fr.', 'courriel');
	const motif = await asActor(ctx.db, actor, async (tx) => {
		await assertPortee(tx, portee);
		return motifDeRefus(tx, courriel);
	});
	if (motif !== null) return refus('domaine-refuse', motif, 'courriel');
	const { compteId, desactive } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		openCompte(tx, ctx, { courriel })
	);
	if (desactive)
		return refus(
			'compte-ferme',
			'Ce compte est fermé : demandez une autre adresse à cette personne.',
			'courriel'
		);
	let isNew = false;
	const ajoute = await changePortee(ctx, actor, portee, { acte: 'mandat', opId }, async (tx) => {
		if (await enCours(tx, portee, compteId, nouveau.role))
			return refus('mandat-en-cours', 'Cette adresse a déjà ce mandat ici.', 'courriel');
		const id = randomUUIDv7();
		await tx.insert(mandat).values({
			id,
			compteId,
			sectionId: portee,
			role: nouveau.role,
			nom: sealField(ctx.keys.systeme, placeNom(id), nouveau.nom),
			depuisAt: ctx.now()
		});
		isNew = true;
		return { ok: true as const, id };
	});
	if (!ajoute.ok) return ajoute;
	return { ...ajoute, prevenu: isNew ? await tell(ctx, courriel) : true };
}

/**
 * Ends a mandate, from the next request of its holder on. A mandate that ended already stays so. Refused: the last one that
 * administers the whole union. Throws `introuvable` unless it is one of a section that the actor administers.
 */
export async function endMandat(
	ctx: Context,
	actor: Administrateur,
	portee: PorteeDeMandat,
	mandatId: string,
	opId: string
): Promise<{ ok: true } | Refus> {
	return changePortee(ctx, actor, portee, { acte: 'mandat-fin', opId }, async (tx) => {
		const un = await readMandat(tx, portee, mandatId);
		if (un.finAt !== null) return { ok: true as const };
		if (portee === null && un.role === 'administrateur' && !(await autreAdministrateur(tx, mandatId)))
			return refus(
				'dernier-administrateur',
				'C’est la dernière administration nationale : sans elle, plus personne ne pourrait créer de section. Donnez-en d’abord un à quelqu’un d’autre.'
			);
		await tx.update(mandat).set({ finAt: ctx.now() }).where(eq(mandat.id, mandatId));
		return { ok: true as const };
	});
}

/**
 * Takes away the second factor of somebody who lost their device; they make another one when they next sign in. Refused:
 * one’s own, and that of somebody who holds a mandate out of the actor’s reach, since this would lower the guard there too.
 * Throws `introuvable` unless the mandate is in force in a section that the actor administers.
 */
export async function resetSecondFacteur(
	ctx: Context,
	actor: Administrateur,
	portee: PorteeDeMandat,
	mandatId: string
): Promise<{ ok: true } | Refus> {
	const vus = await asActor(ctx.db, actor, async (tx) => {
		await assertPortee(tx, portee);
		const un = await readMandat(tx, portee, mandatId);
		if (un.finAt !== null) throw new AppError('introuvable');
		return { compteId: un.compteId, mandats: await idsEnCours(tx, un.compteId) };
	});
	if (vus.compteId === actor.compteId)
		return refus('le-sien', 'C’est le vôtre : demandez à un·e autre administrateur·rice.');
	const tous = await asActor(ctx.db, { kind: 'connexion' }, (tx) => idsEnCours(tx, vus.compteId));
	if (tous.length > vus.mandats.length)
		return refus(
			'mandat-ailleurs',
			'Cette personne a aussi un mandat que vous n’administrez pas : demandez à l’administration nationale.'
		);
	await resetTotp(ctx, actor, vus.compteId);
	return { ok: true };
}

/** The name on a mandate, or null. */
export const nomDuMandat = (keys: Keys, { id, nom }: { id: string; nom: Buffer | null }): string | null =>
	nom ? openField(keys.systeme, placeNom(id), nom) : null;

const placeNom = (mandatId: string): Place => ({
	table: 'mandat',
	column: 'nom',
	row: mandatId,
	compte: 'systeme'
});

async function assertPortee(tx: Tx, portee: PorteeDeMandat): Promise<void> {
	if (portee !== null) return assertAdministre(tx, portee);
	if (!(await administreTout(tx))) throw new AppError('introuvable');
}

/** `changeInSection`, or the same for the whole union. */
async function changePortee<R extends Fini | Refus>(
	ctx: Context,
	actor: Administrateur,
	portee: PorteeDeMandat,
	acte: { acte: string; opId: string },
	fn: (tx: Tx) => Promise<R>
): Promise<R> {
	if (portee !== null) return changeInSection(ctx, actor, portee, acte, fn);
	return asActor(ctx.db, actor, async (tx) => {
		await assertPortee(tx, null);
		await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('mandat', 0))`);
		return once(tx, actor.compteId, acte.opId, acte.acte, () => fn(tx));
	});
}

const dePortee = (portee: PorteeDeMandat) =>
	portee === null ? isNull(mandat.sectionId) : eq(mandat.sectionId, portee);

async function enCours(
	tx: Tx,
	portee: PorteeDeMandat,
	compteId: string,
	role: Mandat['role']
): Promise<boolean> {
	const found = await tx
		.select({ id: mandat.id })
		.from(mandat)
		.where(and(dePortee(portee), eq(mandat.compteId, compteId), eq(mandat.role, role), isNull(mandat.finAt)));
	return found.length > 0;
}

async function readMandat(tx: Tx, portee: PorteeDeMandat, mandatId: string) {
	if (!isUuid(mandatId)) throw new AppError('introuvable');
	const [row] = await tx
		.select({ compteId: mandat.compteId, role: mandat.role, finAt: mandat.finAt })
		.from(mandat)
		.where(and(eq(mandat.id, mandatId), dePortee(portee)));
	if (!row) throw new AppError('introuvable');
	return row;
}

async function autreAdministrateur(tx: Tx, mandatId: string): Promise<boolean> {
	const others = await tx
		.select({ id: mandat.id })
		.from(mandat)
		.where(
			and(dePortee(null), eq(mandat.role, 'administrateur'), isNull(mandat.finAt), ne(mandat.id, mandatId))
		);
	return others.length > 0;
}

const idsEnCours = (tx: Tx, compteId: string) =>
	tx
		.select({ id: mandat.id })
		.from(mandat)
		.where(and(eq(mandat.compteId, compteId), isNull(mandat.finAt)));

/** A mail that anybody may read over a shoulder. False when the server did not take it: the screen says so. */
async function tell(ctx: Context, to: string): Promise<boolean> {
	const text = typographie(
		[
			'Bonjour,',
			'Un accès est ouvert à votre adresse. Pour entrer :',
			`${ctx.origin}/connexion`,
			'Donnez cette adresse : un code vous y sera envoyé. Gardez votre téléphone à portée de main pour préparer un second code.',
			'Si vous n’attendiez pas ce message, ne faites rien.'
		].join('\n\n')
	);
	try {
		await ctx.mailer.send({ to, subject: 'Votre accès est ouvert', text });
		return true;
	} catch (error) {
		const { code, responseCode } = sendFailure(error);
		logLine({ mail: 'mandat', code, responseCode });
		return false;
	}
}
