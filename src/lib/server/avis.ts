import { randomUUIDv7 } from 'node:crypto';
import { and, asc, desc, eq, inArray, isNull, lte, max, or, sql } from 'drizzle-orm';
import { courrielDAvis } from '#lib/domain/rappels/courriel.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import { dataKey, placeCourriel } from '#lib/server/comptes.ts';
import { TIME_ZONES } from '#lib/server/clock.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDEtatDeRappel } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { avis } from '#lib/server/db/schema-contestation.ts';
import { compte, dossier } from '#lib/server/db/schema.ts';
import { readDossier } from '#lib/server/dossiers.ts';
import { logLine } from '#lib/server/journal.ts';
import { openField } from '#lib/server/keys/seal.ts';
import { BAIL_SECONDES, messageIdDe, pauseApres, reponseGardee } from '#lib/server/mail/reprise.ts';
import { sendFailure } from '#lib/server/mail/send-failure.ts';

const WORKER = { kind: 'worker' } as const;
const ETAT = codesDEtatDeRappel;
/** As for the reminders: the worker gives its sign of life between two passes. */
const LONGEST_PASS_MS = 10_000;
const LOT = 500;

/**
 * Asks for the mail that tells somebody that something waits in their space. Inside the transaction of the act that calls for
 * it: both are kept, or neither. One that still waits for the same account is enough. The database refuses an account that the
 * actor has no reason to write to.
 */
export async function demandeAvis(tx: Tx, ctx: Context, compteId: string): Promise<void> {
	await demandeDesAvis(tx, ctx, [compteId]);
}

/** `demandeAvis` for many: they leave one at a time, each at the hour of its own reader. */
export async function demandeDesAvis(tx: Tx, ctx: Context, compteIds: readonly string[]): Promise<void> {
	for (const lot of parLots(compteIds))
		await tx
			.insert(avis)
			.values(lot.map((compteId) => demande(ctx, compteId)))
			.onConflictDoNothing();
}

/**
 * Asks for mails that leave at once, whatever the hour and the mails of the day: what they announce is worth nothing the day
 * after. One that waits for the same account leaves with them. Runs as `worker`.
 */
export async function demandeDesAvisImmediats(
	tx: Tx,
	ctx: Context,
	compteIds: readonly string[]
): Promise<void> {
	// A row that is on its way keeps its lease: it says the same.
	const sous = ctx.now().add({ seconds: BAIL_SECONDES }).toString();
	for (const lot of parLots(compteIds))
		await tx
			.insert(avis)
			.values(lot.map((compteId) => ({ ...demande(ctx, compteId), immediat: true })))
			.onConflictDoUpdate({
				target: avis.compteId,
				targetWhere: eq(avis.etat, sql.raw(String(ETAT.numero('a-envoyer')))),
				set: {
					immediat: true,
					bailJusqueAt: sql`case when ${avis.bailJusqueAt} > ${sous}::timestamptz then ${sous}::timestamptz
						else ${avis.bailJusqueAt} end`
				}
			});
}

const demande = (ctx: Context, compteId: string) => ({
	id: randomUUIDv7(),
	compteId,
	demandeAt: ctx.now(),
	etat: ETAT.numero('a-envoyer'),
	essais: 0
});

/** One statement takes so many accounts, each once. */
const parLots = (compteIds: readonly string[]): string[][] => {
	const uns = [...new Set(compteIds)];
	return Array.from({ length: Math.ceil(uns.length / LOT) }, (_, rang) =>
		uns.slice(rang * LOT, (rang + 1) * LOT)
	);
};

/** What became of the last mail asked for an agent. `impossible`: no address, or one that no server takes. */
export type SuiteDAvis = 'en-attente' | 'parti' | 'impossible';

/**
 * What became of the last mail asked for each of these agents, as far as the delegate follows them. None for an agent for whom
 * none was asked lately. Runs as `delegue`.
 */
export async function suitesDAvis(tx: Tx, compteIds: readonly string[]): Promise<Map<string, SuiteDAvis>> {
	const rows = await tx
		.select({ compteId: avis.compteId, etat: avis.etat })
		.from(avis)
		.where(inArray(avis.compteId, [...compteIds]))
		.orderBy(asc(avis.demandeAt));
	return new Map(rows.map(({ compteId, etat }) => [compteId, SUITES[ETAT.code(etat)]]));
}

/** What became of the last mail asked for one agent whom the delegate follows; undefined when none was asked lately. */
export const suiteDAvis = (
	ctx: Context,
	delegue: Delegue,
	compteId: string
): Promise<SuiteDAvis | undefined> =>
	asActor(ctx.db, delegue, async (tx) => (await suitesDAvis(tx, [compteId])).get(compteId));

const SUITES = {
	'a-envoyer': 'en-attente',
	envoye: 'parti',
	'sans-objet': 'impossible',
	echec: 'impossible'
} as const satisfies Record<(typeof ETAT.codes)[number], SuiteDAvis>;

type Row = typeof avis.$inferSelect;

/**
 * Sends the mails that wait, one at a time, for ten seconds at most, and says how many left. An account gets one a day at most,
 * not before the hour of the reminders where its agent lives; one that is asked for at once waits for neither. As for the reminders, a row is held by a lease while its mail is
 * on its way, and leaves again under the same Message-ID when its worker died.
 */
export async function sendAvis(ctx: Context): Promise<number> {
	const end = performance.now() + LONGEST_PASS_MS;
	let partis = 0;
	while (performance.now() < end) {
		const ligne = await claim(ctx);
		if (!ligne) break;
		if (await handle(ctx, ligne)) partis += 1;
	}
	return partis;
}

const claim = (ctx: Context): Promise<Row | null> =>
	asActor(ctx.db, WORKER, async (tx) => {
		const libre = or(isNull(avis.bailJusqueAt), lte(avis.bailJusqueAt, ctx.now()));
		const [ligne] = await tx
			.select()
			.from(avis)
			.where(and(eq(avis.etat, ETAT.numero('a-envoyer')), libre))
			.orderBy(desc(avis.immediat), asc(avis.demandeAt), asc(avis.id))
			.limit(1)
			.for('update', { skipLocked: true });
		if (!ligne) return null;
		await change(tx, ligne, { bailJusqueAt: ctx.now().add({ seconds: BAIL_SECONDES }) });
		return ligne;
	});

/** One claimed row: left for later, dropped, sent or kept for another try. True when its mail left. */
async function handle(ctx: Context, ligne: Row): Promise<boolean> {
	const to = await asActor(ctx.db, WORKER, (tx) => destinataire(tx, ctx, ligne));
	if (to === null) return false;
	const { objet, texte } = courrielDAvis({ adresse: `${ctx.origin}/dossiers` });
	try {
		const messageId = messageIdDe(ctx, `avis|${ligne.id}`);
		await ctx.mailer.send({ to, subject: objet, text: texte, messageId });
	} catch (cause) {
		await recordEchec(ctx, ligne, cause);
		return false;
	}
	const envoye = { etat: ETAT.numero('envoye'), envoyeAt: ctx.now(), erreur: null };
	await asActor(ctx.db, WORKER, (tx) => change(tx, ligne, envoye));
	return true;
}

/** The address of a row whose time has come. Null when it must wait, or when nobody can be reached any more. */
async function destinataire(tx: Tx, ctx: Context, ligne: Row): Promise<string | null> {
	const { compteId } = ligne;
	const [qui] = await tx
		.select({ courriel: compte.courriel, desactiveAt: compte.desactiveAt })
		.from(compte)
		.where(eq(compte.id, compteId));
	if (!qui?.courriel || qui.desactiveAt) {
		await change(tx, ligne, { etat: ETAT.numero(qui?.desactiveAt ? 'sans-objet' : 'echec') });
		return null;
	}
	const des = ligne.immediat ? ctx.now() : await heureDEnvoi(tx, ctx, ligne);
	if (Temporal.Instant.compare(ctx.now(), des) < 0) {
		await change(tx, ligne, { bailJusqueAt: des });
		return null;
	}
	return openField(await dataKey(tx, ctx.keys, compteId), placeCourriel(compteId), qui.courriel);
}

/** From when on the mail may leave: the morning of the day of its asking, or of the day after the last one that left. */
async function heureDEnvoi(tx: Tx, ctx: Context, { compteId, demandeAt }: Row): Promise<Temporal.Instant> {
	const timeZone = TIME_ZONES[await zoneDe(tx, ctx, compteId)];
	const [dernier] = await tx
		.select({ at: max(avis.envoyeAt) })
		.from(avis)
		.where(eq(avis.compteId, compteId));
	const matin = (at: Temporal.Instant, { days }: { days: number }) =>
		at
			.toZonedDateTimeISO(timeZone)
			.toPlainDate()
			.add({ days })
			.toZonedDateTime({
				timeZone,
				plainTime: Temporal.PlainTime.from({ hour: ctx.config.heureDesRappels })
			})
			.toInstant();
	const [demande, suivant] = [
		matin(demandeAt, { days: 0 }),
		dernier?.at ? matin(dernier.at, { days: 1 }) : null
	];
	return suivant && Temporal.Instant.compare(suivant, demande) > 0 ? suivant : demande;
}

/** Where the agent lives, as their latest dossier says. */
async function zoneDe(tx: Tx, ctx: Context, compteId: string) {
	const [dernier] = await tx
		.select({ id: dossier.id })
		.from(dossier)
		.where(eq(dossier.compteId, compteId))
		.orderBy(desc(dossier.saison), desc(dossier.id))
		.limit(1);
	return dernier ? (await readDossier(tx, ctx, WORKER, dernier.id)).zone : 'metropole';
}

/** A refusal for good of this address is told to the delegates; anything else is tried again, ever less often. */
async function recordEchec(ctx: Context, ligne: Row, cause: unknown): Promise<void> {
	const { fault, code, responseCode } = sendFailure(cause);
	logLine({ mail: 'avis', code, responseCode });
	await asActor(ctx.db, WORKER, (tx) =>
		change(tx, ligne, {
			etat: ETAT.numero(fault === 'server' ? 'a-envoyer' : 'echec'),
			essais: ligne.essais + 1,
			bailJusqueAt: ctx.now().add({ seconds: pauseApres(ligne.essais) }),
			erreur: reponseGardee(responseCode)
		})
	);
}

async function change(tx: Tx, { id }: Row, values: Partial<typeof avis.$inferInsert>): Promise<void> {
	await tx.update(avis).set(values).where(eq(avis.id, id));
}
