import { randomBytes, timingSafeEqual } from 'node:crypto';
import { and, eq, isNotNull } from 'drizzle-orm';
import { cleAffichee, clePersonnelle, cleSaisie, OCTETS_DE_CLE } from '#lib/domain/acces/cle-personnelle.ts';
import { refus, type Refus } from '#lib/domain/refus.ts';
import { indexCle, openCompte } from '#lib/server/comptes.ts';
import type { Entree, Visiteur } from '#lib/server/connexions.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { compte } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { blindIndex } from '#lib/server/keys/keys.ts';
import {
	createSession,
	endSessions,
	preuveFraiche,
	type NouvelleSession,
	type SessionCourante
} from '#lib/server/sessions.ts';
import { attente, reseau, takeAttempt } from '#lib/server/throttle.ts';

/*
 * A new key is shown once and kept nowhere: the page holds it, and a proof that it was made here. It starts to work when
 * it is typed back, so nobody is left outside with a key that was copied wrong.
 */

const MINUTES_POUR_RECOPIER = 60;

/** A key just made: as it is shown, and what the form that follows sends back with it. */
export type CleProposee = { cle: string; preuve: string };

/** Makes a key, for a new account (null) or for an existing one. Nothing is stored. */
export function proposeCle(ctx: Context, compteId: string | null): CleProposee {
	const cle = clePersonnelle(randomBytes(OCTETS_DE_CLE));
	const expire = ctx.now().add({ minutes: MINUTES_POUR_RECOPIER }).epochMilliseconds;
	return { cle: cleAffichee(cle), preuve: `${expire}.${sceau(ctx, compteId, cle, expire)}` };
}

/**
 * Opens an account that has no address with the key that was just shown, typed back. Refused: a mistyped key, another key
 * than the one shown, a page left open for more than an hour, too many accounts from this network.
 */
export async function openCompteWithCle(
	ctx: Context,
	saisie: { cle: string; preuve: string; appareilPersonnel: boolean },
	visiteur: Visiteur
): Promise<Entree | Refus> {
	const lue = cleRecopiee(ctx, null, saisie);
	if (!lue.ok) return lue;
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const retryAt = await takeAttempt(tx, ctx, 'ouverture-reseau', reseau(visiteur.adresse));
		if (retryAt !== null) {
			const quand = attente(retryAt, ctx.now());
			return refus('trop-d-essais', `Trop de comptes viennent d’être ouverts d’ici. Réessayez ${quand}.`);
		}
		const { compteId } = await openCompte(tx, ctx, { cle: lue.cle });
		return { ok: true, session: await createSession(tx, ctx, compteId, saisie), appareil: null };
	});
}

/**
 * Gives an account the key that was just shown, typed back, in place of the one it had. Every session ends but the answer.
 * Refused: as above, and without a fresh proof.
 */
export async function setCle(
	ctx: Context,
	session: SessionCourante,
	saisie: { cle: string; preuve: string }
): Promise<{ ok: true; session: NouvelleSession } | Refus> {
	if (!preuveFraiche(session, ctx.now())) return PREUVE_TROP_VIEILLE;
	const lue = cleRecopiee(ctx, session.compteId, saisie);
	if (!lue.ok) return lue;
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		await tx
			.update(compte)
			.set({ clePersonnelleIndex: indexCle(ctx.keys, lue.cle) })
			.where(eq(compte.id, session.compteId));
		return { ok: true, session: await startAgain(tx, ctx, session) };
	});
}

/**
 * Takes the key of an account away. Every session ends but the answer. Refused without a fresh proof, and to an account
 * without address, which could no longer be entered.
 */
export async function removeCle(
	ctx: Context,
	session: SessionCourante
): Promise<{ ok: true; session: NouvelleSession } | Refus> {
	if (!preuveFraiche(session, ctx.now())) return PREUVE_TROP_VIEILLE;
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const [removed] = await tx
			.update(compte)
			.set({ clePersonnelleIndex: null })
			.where(and(eq(compte.id, session.compteId), isNotNull(compte.courrielIndex)))
			.returning({ id: compte.id });
		if (!removed) {
			return refus(
				'cle-seule',
				'Cette clé est la seule façon d’entrer dans votre compte : remplacez-la par une nouvelle.'
			);
		}
		return { ok: true, session: await startAgain(tx, ctx, session) };
	});
}

/** What one comes in with has changed: whoever else was inside is out. */
async function startAgain(tx: Tx, ctx: Context, session: SessionCourante): Promise<NouvelleSession> {
	await endSessions(tx, ctx, session.compteId);
	return createSession(tx, ctx, session.compteId, {
		appareilPersonnel: session.appareilPersonnel,
		secondFacteur: session.secondFactor
	});
}

/** The key typed back, when it is the one that was shown on this form. Throws `introuvable` for a form we never made. */
export function cleRecopiee(
	ctx: Context,
	compteId: string | null,
	saisie: { cle: string; preuve: string }
): { ok: true; cle: string } | Refus {
	const lue = cleSaisie(saisie.cle);
	if (!lue.ok) return lue;
	const found = /^(\d{10,15})\.([\w-]{43})$/.exec(saisie.preuve);
	if (!found) throw new AppError('introuvable');
	const expire = Number(found[1]);
	if (!timingSafeEqual(Buffer.from(found[2]!), Buffer.from(sceau(ctx, compteId, lue.cle, expire)))) {
		return refus(
			'cle-autre',
			'Cette clé existe peut-être, mais ce n’est pas celle qui vient d’être affichée : relisez-la.',
			'cle'
		);
	}
	return expire > ctx.now().epochMilliseconds ? lue : PAGE_TROP_VIEILLE;
}

const sceau = (ctx: Context, compteId: string | null, cle: string, expire: number): string =>
	blindIndex(ctx.keys, 'cle-proposee', `${compteId ?? 'nouveau'}|${cle}|${expire}`).toString('base64url');

const PAGE_TROP_VIEILLE = refus(
	'cle-trop-vieille',
	'Cette page est ouverte depuis plus d’une heure : demandez une autre clé, celle-ci ne servira pas.',
	'cle'
);
const PREUVE_TROP_VIEILLE = refus(
	'preuve-trop-vieille',
	'Vous êtes dans votre espace depuis plus de dix minutes : prouvez de nouveau que c’est bien vous.'
);
