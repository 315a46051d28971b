import { json, type RequestEvent, type RequestHandler } from '@sveltejs/kit';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Context } from '#lib/server/context.ts';
import { Debit } from '#lib/server/debit.ts';
import { attente } from '#lib/server/throttle.ts';

/** What a function answers: its document, or why not. */
export type Reponse = { ok: true; document: unknown } | Refus;

/** Refusals that are not about what the question says (422) but about how it came. */
const STATUTS: Readonly<Record<string, number>> = {
	'json-illisible': 400,
	'json-trop-profond': 400,
	'objet-attendu': 400,
	'texte-abime': 400,
	'corps-coupe': 400,
	'corps-trop-gros': 413,
	'type-inconnu': 415
};

/** One for each process, as its context is; each test has its own. */
const DEBITS = new WeakMap<Context, Debit>();

/**
 * Answers a program by the document of the contract, or by its refusal, within what its network may ask. No session is read,
 * nothing is written nor logged of what is asked.
 */
export async function respond(
	{ locals, getClientAddress }: RequestEvent,
	answer: () => Reponse | Promise<Reponse>
): Promise<Response> {
	const { ctx } = locals;
	const now = ctx.now();
	const again = debitOf(ctx).take(getClientAddress(), now);
	if (again) {
		const trop = refus(
			'trop-de-demandes',
			`Trop de demandes sont venues de votre réseau : recommencez ${attente(again, now)}.`
		);
		return erreur(429, trop, { 'Retry-After': String(Math.ceil(now.until(again).total('seconds'))) });
	}
	const reponse = await answer();
	return reponse.ok ? json(reponse.document) : erreur(STATUTS[reponse.refus.code] ?? 422, reponse);
}

function debitOf(ctx: Context): Debit {
	const debit = DEBITS.get(ctx) ?? new Debit();
	DEBITS.set(ctx, debit);
	return debit;
}

/** What an address of functions answers to a method that it does not know. */
export const autreMethode =
	(...permises: string[]): RequestHandler =>
	({ request }) =>
		erreur(
			405,
			refus('methode-refusee', `${request.method} n’est pas possible ici : ${permises.join(' ou ')}.`),
			{ Allow: permises.join(', ') }
		);

const erreur = (status: number, { refus }: Refus, headers: Record<string, string> = {}): Response =>
	json({ erreur: refus }, { status, headers });
