import { randomUUIDv7 } from 'node:crypto';
import { and, asc, eq, gt, inArray, isNull, lte, notExists, or, sql } from 'drizzle-orm';
import type { Echeance } from '#lib/domain/dossier/echeance.ts';
import { courrielDeRappel } from '#lib/domain/rappels/courriel.ts';
import { type Palier, paliers, rappelsDus } from '#lib/domain/rappels/paliers.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { dataKey, placeCourriel } from '#lib/server/comptes.ts';
import { TIME_ZONES } from '#lib/server/clock.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import {
	codesDEcheance,
	codesDeDestinataire,
	codesDEtatDeRappel,
	codesDePour
} from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { compte, dossier, echeanceOuverte, rappel, texteLocal } from '#lib/server/db/schema.ts';
import { type Dossier, readDossier } from '#lib/server/dossiers.ts';
import { logLine } from '#lib/server/journal.ts';
import { openField } from '#lib/server/keys/seal.ts';
import { BAIL_SECONDES, messageIdDe, pauseApres, reponseGardee } from '#lib/server/mail/reprise.ts';
import { sendFailure } from '#lib/server/mail/send-failure.ts';

const WORKER = { kind: 'worker' } as const;
const ETAT = codesDEtatDeRappel;
const A_L_AGENT = codesDeDestinataire.numero('agent');

/** Between two passes the worker gives its sign of life and hears the order to stop, however many mails are due. */
const LONGEST_PASS_MS = 10_000;

type Row = typeof rappel.$inferSelect;

/**
 * Plans the mails that the open steps of a dossier call for, from `au` on, and drops those that no longer make sense. In
 * the transaction of the change that calls for it (D9). An account without an address gets none.
 */
export async function writeRappels(
	tx: Tx,
	ctx: Context,
	un: Dossier,
	{ echeances, au }: { echeances: readonly Echeance[]; au: Temporal.PlainDate }
): Promise<void> {
	const [qui] = await tx.select({ courriel: compte.courriel }).from(compte).where(eq(compte.id, un.compteId));
	const rappelees = un.closAt || !qui?.courriel ? [] : echeances;
	const connus = await tx.select().from(rappel).where(eq(rappel.dossierId, un.id));
	// A day to aim at that moves counts its thresholds anew: what was said today of this last day is not said again.
	const duJour = (ligne: Pick<Row, 'echeance' | 'limite' | 'duLe'>) =>
		`${ligne.echeance}|${ligne.limite.toString()}|${ligne.duLe.toString()}`;
	const dits = new Set(connus.filter(({ etat }) => etat === ETAT.numero('envoye')).map(duJour));
	const voulus = rappelees
		.flatMap((echeance) => prevus(echeance, au))
		.filter((voulu) => !dits.has(duJour(voulu)));
	const cle = (ligne: Pick<Row, 'echeance' | 'limite' | 'palier'>) =>
		`${ligne.echeance}|${ligne.limite.toString()}|${ligne.palier}`;
	const parCle = new Map(connus.map((ligne) => [cle(ligne), ligne]));
	// A mail that could not leave on its day still leaves, until the next one takes its place; none is made for a day gone by.
	const gardes = new Set([...voulus, ...rappelees.flatMap((echeance) => manque(echeance, au))].map(cle));

	const dechus = connus.filter((ligne) => ligne.etat === ETAT.numero('a-envoyer') && !gardes.has(cle(ligne)));
	await setEtat(tx, dechus, 'sans-objet');
	for (const voulu of voulus) {
		const connu = parCle.get(cle(voulu));
		if (!connu || connu.etat === ETAT.numero('echec')) continue;
		if (connu.etat === ETAT.numero('a-envoyer') && connu.duLe.equals(voulu.duLe)) continue;
		// One that left for another day to aim at leaves again for this one.
		await tx
			.update(rappel)
			.set({ etat: ETAT.numero('a-envoyer'), duLe: voulu.duLe })
			.where(eq(rappel.id, connu.id));
	}
	const nouveaux = voulus.filter((voulu) => !parCle.has(cle(voulu)));
	if (nouveaux.length === 0) return;
	await tx
		.insert(rappel)
		.values(
			nouveaux.map((voulu) => ligneNouvelle(ctx, { dossierId: un.id, compteId: un.compteId, ...voulu }))
		)
		.onConflictDoNothing();
}

type Prevu = Pick<Row, 'echeance' | 'limite' | 'palier' | 'duLe'>;

/** The mails of one step of the agent, past and to come: open, or over since (« est-ce fait ? »). */
function prevusDe({ code, pour, statut, ...jours }: Echeance): Prevu[] {
	const { prudente, limite } = jours;
	if (pour !== 'agent' || (statut !== 'ouverte' && statut !== 'depassee') || !prudente || !limite) return [];
	return paliers(jours).map(({ le }) => ({
		echeance: codesDEcheance.numero(code),
		limite,
		palier: palierNumero(prudente, le),
		duLe: le
	}));
}

/** Those still to come. */
const prevus = (echeance: Echeance, au: Temporal.PlainDate): Prevu[] =>
	prevusDe(echeance).filter(({ duLe }) => Temporal.PlainDate.compare(duLe, au) >= 0);

/** The last one that was due, when none is due today. */
function manque(echeance: Echeance, au: Temporal.PlainDate): Prevu[] {
	const dernier = prevusDe(echeance).findLast(({ duLe }) => Temporal.PlainDate.compare(duLe, au) <= 0);
	return dernier && !dernier.duLe.equals(au) ? [dernier] : [];
}

/** A threshold is stored as its number of days before the prudent day, negative after it. */
const palierNumero = (prudente: Temporal.PlainDate, le: Temporal.PlainDate): number =>
	le.until(prudente).days;

const ligneNouvelle = (ctx: Context, ligne: Prevu & Pick<Row, 'dossierId' | 'compteId'>) => ({
	...ligne,
	id: randomUUIDv7(),
	destinataire: A_L_AGENT,
	etat: ETAT.numero('a-envoyer'),
	essais: 0,
	creeAt: ctx.now()
});

async function setEtat(tx: Tx, lignes: readonly Row[], etat: 'sans-objet' | 'echec'): Promise<void> {
	if (lignes.length === 0) return;
	const ids = lignes.map(({ id }) => id);
	await tx
		.update(rappel)
		.set({ etat: ETAT.numero(etat) })
		.where(inArray(rappel.id, ids));
}

/**
 * Sends the mails that are due, one at a time, for ten seconds at most, and says how many left. Each row is held by a lease
 * while its mail is on its way; a worker that dies in between leaves it to the next one, which sends it again under the same
 * Message-ID.
 */
export async function sendRappels(ctx: Context): Promise<number> {
	const end = performance.now() + LONGEST_PASS_MS;
	let partis = 0;
	while (performance.now() < end) {
		const ligne = await claim(ctx);
		if (!ligne) break;
		if (await handle(ctx, ligne)) partis += 1;
	}
	return partis;
}

/** Takes one due row for a minute. One that a text of the section may still move waits until it has been counted again. */
async function claim(ctx: Context): Promise<Row | null> {
	return asActor(ctx.db, WORKER, async (tx) => {
		const libre = or(isNull(rappel.bailJusqueAt), lte(rappel.bailJusqueAt, ctx.now()));
		const aRecompter = tx
			.select({ id: texteLocal.id })
			.from(texteLocal)
			.innerJoin(dossier, eq(dossier.sectionId, texteLocal.sectionId))
			.where(and(eq(dossier.id, rappel.dossierId), texteLocal.aProjeter));
		const [ligne] = await tx
			.select()
			.from(rappel)
			// The islands where a day begins first; the hour of each zone is looked at afterwards.
			.where(
				and(
					eq(rappel.etat, ETAT.numero('a-envoyer')),
					lte(rappel.duLe, ctx.today('wallis-et-futuna')),
					libre,
					notExists(aRecompter)
				)
			)
			.orderBy(asc(rappel.duLe), asc(rappel.id))
			.limit(1)
			.for('update', { skipLocked: true });
		if (!ligne) return null;
		const bailJusqueAt = ctx.now().add({ seconds: BAIL_SECONDES });
		await tx.update(rappel).set({ bailJusqueAt }).where(eq(rappel.id, ligne.id));
		return ligne;
	});
}

/** One claimed row: left for later, dropped, sent or kept for another try. True when its mail left. */
async function handle(ctx: Context, ligne: Row): Promise<boolean> {
	const lettre = await asActor(ctx.db, WORKER, (tx) => prepare(tx, ctx, ligne));
	if (!lettre) return false;
	try {
		await ctx.mailer.send(lettre);
	} catch (cause) {
		await recordEchec(ctx, ligne, cause);
		return false;
	}
	const envoye = {
		etat: ETAT.numero('envoye'),
		envoyeAt: ctx.now(),
		messageId: lettre.messageId,
		erreur: null
	};
	await asActor(ctx.db, WORKER, (tx) => tx.update(rappel).set(envoye).where(eq(rappel.id, ligne.id)));
	return true;
}

/** The mail of a row, or null when it must wait for the morning, or when a later one of the same step takes its place. */
async function prepare(tx: Tx, ctx: Context, ligne: Row) {
	const un = await readDossier(tx, ctx, WORKER, ligne.dossierId);
	const matin = ligne.duLe.toZonedDateTime({
		timeZone: TIME_ZONES[un.zone],
		plainTime: Temporal.PlainTime.from({ hour: ctx.config.heureDesRappels })
	});
	if (Temporal.Instant.compare(ctx.now(), matin.toInstant()) < 0) {
		await tx.update(rappel).set({ bailJusqueAt: matin.toInstant() }).where(eq(rappel.id, ligne.id));
		return null;
	}
	const [suivant] = await tx
		.select({ id: rappel.id })
		.from(rappel)
		.where(
			and(
				eq(rappel.dossierId, ligne.dossierId),
				eq(rappel.echeance, ligne.echeance),
				gt(rappel.duLe, ligne.duLe),
				lte(rappel.duLe, ctx.today(un.zone)),
				inArray(rappel.etat, [ETAT.numero('a-envoyer'), ETAT.numero('envoye')])
			)
		);
	const [qui] = await tx
		.select({ courriel: compte.courriel })
		.from(compte)
		.where(eq(compte.id, ligne.compteId));
	if (suivant || !qui?.courriel) {
		await setEtat(tx, [ligne], suivant ? 'sans-objet' : 'echec');
		return null;
	}
	const to = openField(
		await dataKey(tx, ctx.keys, ligne.compteId),
		placeCourriel(ligne.compteId),
		qui.courriel
	);
	const { objet, texte } = texteDuRappel(ctx, ligne);
	return { to, subject: objet, text: texte, messageId: messageId(ctx, ligne) };
}

function texteDuRappel(ctx: Context, { duLe, limite, palier }: Row): { objet: string; texte: string } {
	const prudente = duLe.add({ days: palier });
	return courrielDeRappel(palierDe({ duLe, limite, palier }), {
		prudente,
		limite,
		adresse: `${ctx.origin}/dossiers`
	});
}

function palierDe({ duLe, limite, palier }: Pick<Row, 'duLe' | 'limite' | 'palier'>): Palier {
	if (Temporal.PlainDate.compare(duLe, limite) > 0) return { code: 'est-ce-fait', le: duLe };
	if (palier <= 0) return { code: 'quotidien', le: duLe };
	return { code: `j-${palier}` as Palier['code'], le: duLe };
}

/** The same for each try of a row on its day, and says nothing of it. */
const messageId = (ctx: Context, { id, duLe }: Row): string =>
	messageIdDe(ctx, `rappel|${id}|${duLe.toString()}`);

/** A refusal for good of this address is shown on screen at once; anything else is tried again, ever less often. */
async function recordEchec(ctx: Context, ligne: Row, cause: unknown): Promise<void> {
	const { fault, code, responseCode } = sendFailure(cause);
	logLine({ mail: 'rappel', code, responseCode });
	await asActor(ctx.db, WORKER, (tx) =>
		tx
			.update(rappel)
			.set({
				etat: ETAT.numero(fault === 'server' ? 'a-envoyer' : 'echec'),
				essais: ligne.essais + 1,
				bailJusqueAt: ctx.now().add({ seconds: pauseApres(ligne.essais) }),
				erreur: reponseGardee(responseCode)
			})
			.where(eq(rappel.id, ligne.id))
	);
}

/**
 * Looks at every open step that calls for a mail today and plans the one that is missing. Says how many were: anything
 * but 0 is a fault of ours, since each change of a dossier plans its own.
 */
export async function reconcileRappels(ctx: Context): Promise<number> {
	return asActor(ctx.db, WORKER, async (tx) => {
		const aujourdhui = ctx.today();
		const dejaDit = tx
			.select({ id: rappel.id })
			.from(rappel)
			.where(
				and(
					eq(rappel.dossierId, echeanceOuverte.dossierId),
					eq(rappel.echeance, echeanceOuverte.code),
					eq(rappel.limite, echeanceOuverte.limite),
					eq(rappel.duLe, aujourdhui),
					eq(rappel.etat, ETAT.numero('envoye'))
				)
			);
		const ouvertes = await tx
			.select({ ouverte: echeanceOuverte })
			.from(echeanceOuverte)
			.innerJoin(compte, eq(compte.id, echeanceOuverte.compteId))
			.where(
				and(
					eq(echeanceOuverte.pour, codesDePour.numero('agent')),
					lte(echeanceOuverte.prudente, aujourdhui.add({ days: 10 })),
					sql`${compte.courriel} is not null`,
					notExists(dejaDit)
				)
			);
		const manquants = rappelsDus(
			ouvertes.map(({ ouverte }) => ({ ...ouverte, depuis: null })),
			aujourdhui
		).flatMap(({ echeance: { dossierId, compteId, code, prudente, limite }, palier }) =>
			prudente && limite && palier.le.equals(aujourdhui)
				? [
						{
							dossierId,
							compteId,
							echeance: code,
							limite,
							palier: palierNumero(prudente, palier.le),
							duLe: palier.le
						}
					]
				: []
		);
		if (manquants.length === 0) return 0;
		const ajoutes = await tx
			.insert(rappel)
			.values(manquants.map((manquant) => ligneNouvelle(ctx, manquant)))
			.onConflictDoNothing()
			.returning({ id: rappel.id });
		return ajoutes.length;
	});
}

/** A reminder that could not be sent, for the screen. */
export type RappelEnEchec = { dossierId: string; duLe: Temporal.PlainDate; limite: Temporal.PlainDate };

/** The reminders of an agent that no mail server took, those of the last month. */
export async function rappelsEnEchec(ctx: Context, agent: Agent): Promise<RappelEnEchec[]> {
	return asActor(ctx.db, agent, (tx) =>
		tx
			.select({ dossierId: rappel.dossierId, duLe: rappel.duLe, limite: rappel.limite })
			.from(rappel)
			.where(
				and(
					eq(rappel.compteId, agent.compteId),
					eq(rappel.etat, ETAT.numero('echec')),
					gt(rappel.duLe, ctx.today().subtract({ days: 31 }))
				)
			)
			.orderBy(asc(rappel.duLe))
	);
}
