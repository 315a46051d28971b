import { TOTP } from 'otpauth';
import { redeemCode, requestCode, type Visiteur } from '#lib/server/connexions.ts';
import { resolveSession, type SessionCourante } from '#lib/server/sessions.ts';
import { beginTotp, enrolement, passSecondFacteur } from '#lib/server/totp.ts';
import type { TestContext } from './database.ts';

/** A browser that knocks from an address, without any cookie of ours. */
export const inconnu = (adresse = '192.0.2.1'): Visiteur => ({
	navigateur: undefined,
	appareil: undefined,
	adresse
});

/** The code in a mail. */
export function codeDans(text: string): string {
	const code = /^Le code[^\n]*?: ([0-9A-Z]{3}-[0-9A-Z]{3})$/mu.exec(text)?.[1];
	if (!code) throw new Error(`No code in this mail:\n${text}`);
	return code;
}

/** The code in the last mail to an address. */
export function dernierCode(ctx: TestContext, courriel: string): string {
	const mail = ctx.outbox.findLast(({ to }) => to === courriel);
	if (!mail) throw new Error(`No mail to ${courriel}`);
	return codeDans(mail.text);
}

/** Asks for a code and gives it back. `visiteur` comes out with the cookies that the browser would have. */
export async function signIn(
	ctx: TestContext,
	courriel: string,
	{ visiteur = inconnu(), appareilPersonnel = false } = {}
): Promise<{ session: SessionCourante; visiteur: Visiteur }> {
	const demande = await requestCode(ctx, courriel, visiteur);
	if (!demande.ok) throw new Error(demande.refus.message);
	const avec = { ...visiteur, navigateur: demande.navigateur };
	const saisie = { demandeId: demande.demandeId, code: dernierCode(ctx, courriel), appareilPersonnel };
	const entree = await redeemCode(ctx, saisie, avec);
	if (!entree.ok) throw new Error(entree.refus.message);
	const session = await resolveSession(ctx, entree.session.id);
	if (!session) throw new Error('The session that was just opened does not exist');
	return {
		session,
		visiteur: { ...avec, navigateur: undefined, appareil: entree.appareil ?? undefined }
	};
}

/** The code that an application shows now for a secret as the page writes it. */
export const codeTotp = (secret: string, now: Temporal.Instant): string =>
	new TOTP({ secret: secret.replaceAll(' ', '') }).generate({ timestamp: now.epochMilliseconds });

/** Makes a second factor, passes it, and gives the session that comes out, with the secret. */
export async function passTotp(
	ctx: TestContext,
	session: SessionCourante
): Promise<{ session: SessionCourante; secret: string }> {
	await beginTotp(ctx, session.compteId);
	const waiting = await enrolement(ctx, session.compteId);
	if (!waiting) throw new Error('No secret waits for its first code');
	const passe = await passSecondFacteur(ctx, session, codeTotp(waiting.secret, ctx.now()));
	if (!passe.ok) throw new Error(passe.refus.message);
	const next = await resolveSession(ctx, passe.session.id);
	if (!next) throw new Error('The session after the second factor does not exist');
	return { session: next, secret: waiting.secret };
}
