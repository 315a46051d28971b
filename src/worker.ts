/**
 * The scheduled tasks: mails, their checks, the turn of the day, the cleaning. Every one of them is in the list below.
 */
import { orderToStop } from './boot/signals.ts';
import { ZONES } from '#lib/domain/regimes/codes.ts';
import { sendAvis } from '#lib/server/avis.ts';
import { recompte } from '#lib/server/compteurs.ts';
import { parseConfig } from '#lib/server/config.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import { isDatabaseUnavailable } from '#lib/server/db/connection.ts';
import { tipEngagements } from '#lib/server/engagements.ts';
import { ConfigError } from '#lib/server/errors.ts';
import { runImportations } from '#lib/server/importations-en-cours.ts';
import { logLine, trace } from '#lib/server/journal.ts';
import { purge } from '#lib/server/menage.ts';
import { refreshDossiers } from '#lib/server/projections.ts';
import { chiffresAPublier, publishChiffres } from '#lib/server/publications.ts';
import { reconcileRappels, sendRappels } from '#lib/server/rappels.ts';
import { beat } from '#lib/server/sante.ts';
import { projectTextes } from '#lib/server/textes-locaux.ts';

interface Tache {
	nom: string;
	/** Runs when this key changes, once for each value. */
	rythme: (ctx: Context) => string;
	run: (ctx: Context) => Promise<unknown>;
}

/** A key that changes every so many seconds. */
const toutesLes = (secondes: number) => (ctx: Context) =>
	String(Math.floor(ctx.now().epochMilliseconds / 1000 / secondes));
/** A key that changes whenever a day begins somewhere: an agent of Nouméa does not wait for midnight in Paris. */
const chaqueJour = (ctx: Context) => ZONES.map((zone) => ctx.today(zone)).join();
/** The weeks of the published figures are those of Paris. A week missed for want of a worker is published the day it comes back. */
const chaqueJourDeParis = (ctx: Context) => ctx.today().toString();

const TACHES: readonly Tache[] = [
	{ nom: 'battement', rythme: toutesLes(60), run: beat },
	{ nom: 'jour', rythme: chaqueJour, run: refresh },
	// Before the mails, which wait for it.
	{ nom: 'textes', rythme: toutesLes(5), run: project },
	{ nom: 'rappels', rythme: toutesLes(5), run: sendRappels },
	{ nom: 'engagements', rythme: toutesLes(10), run: tipEngagements },
	{ nom: 'avis', rythme: toutesLes(5), run: sendAvis },
	{ nom: 'importations', rythme: toutesLes(2), run: runImportations },
	{ nom: 'reconciliation', rythme: toutesLes(3600), run: reconcile },
	{ nom: 'publication', rythme: chaqueJourDeParis, run: publish },
	{ nom: 'menage', rythme: toutesLes(3600), run: purge }
];

/** How often the list is looked at, and how long after a failure the task is tried again. */
const REGARD_MS = 1_000;
const PAUSE_MS = 15_000;

try {
	await run();
} catch (error) {
	if (!(error instanceof ConfigError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
}

async function run(): Promise<void> {
	const order = orderToStop();
	const ctx = await createContext(parseConfig(process.env));
	process.send?.('ready');
	const derniers = new Map<string, string>();
	while (!order.aborted) {
		const calme = await turn(ctx, derniers, order);
		await pause(calme ? REGARD_MS : PAUSE_MS, order);
	}
	await ctx.close();
}

/** Runs what is due. False when a task failed: it keeps its turn, the others go on. */
async function turn(ctx: Context, derniers: Map<string, string>, order: AbortSignal): Promise<boolean> {
	let calme = true;
	for (const { nom, rythme, run: task } of TACHES) {
		const moment = rythme(ctx);
		if (order.aborted || derniers.get(nom) === moment) continue;
		try {
			await task(ctx);
			derniers.set(nom, moment);
		} catch (error) {
			calme = false;
			logLine({ tache: nom, erreur: isDatabaseUnavailable(error) ? 'base indisponible' : trace(error) });
		}
	}
	return calme;
}

/** A dossier that cannot be read is tried again at the next turn of the day, or at its next change. */
async function refresh(ctx: Context): Promise<void> {
	for (const error of await refreshDossiers(ctx)) logLine({ tache: 'jour', erreur: trace(error) });
}

/** The same for the dossiers of a section that entered or ended a text. */
async function project(ctx: Context): Promise<void> {
	for (const error of await projectTextes(ctx)) logLine({ tache: 'textes', erreur: trace(error) });
}

async function reconcile(ctx: Context): Promise<void> {
	const manquants = await reconcileRappels(ctx);
	if (manquants > 0)
		logLine({ tache: 'reconciliation', erreur: `${manquants} rappels manquaient et ont été remis` });
}

/** Before a week is frozen, the counters are checked against the rows that they count. */
async function publish(ctx: Context): Promise<void> {
	if (!(await chiffresAPublier(ctx))) return;
	const faux = await recompte(ctx);
	if (faux > 0)
		logLine({ tache: 'publication', erreur: `${faux} compteurs étaient faux et ont été refaits` });
	await publishChiffres(ctx);
}

function pause(ms: number, order: AbortSignal): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	const timer = setTimeout(done, ms);
	order.addEventListener('abort', done, { once: true });
	function done(): void {
		clearTimeout(timer);
		order.removeEventListener('abort', done);
		resolve();
	}
	return promise;
}
