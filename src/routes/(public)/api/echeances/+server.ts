import {
	CHAMPS_D_ECHEANCES,
	documentEcheances,
	lireFaitsCourts,
	lireQuestion
} from '#lib/domain/contrat/echeances.ts';
import { echeances } from '#lib/domain/dossier/echeances.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { lireFaits } from '#lib/domain/dossier/lecture-faits.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { lireCorpsJson, lireParametres } from '../demande.server.ts';
import { autreMethode, type Reponse, respond } from '../reponse.server.ts';
import type { RequestHandler } from './$types';

/** The whole chain of facts without details: `?regime=fpe&fait=compte-rendu-notifie=2026-01-10`. */
export const GET: RequestHandler = (event) =>
	respond(event, () => {
		const { url, locals } = event;
		const lus = lireParametres(url, CHAMPS_D_ECHEANCES, ['fait']);
		return lus.ok
			? chaine(lus.valeur, locals.ctx.today(), () => lireFaitsCourts(url.searchParams.getAll('fait')))
			: lus;
	});

/** The whole chain of facts with their details, in a JSON object. */
export const POST: RequestHandler = (event) =>
	respond(event, async () => {
		const lu = await lireCorpsJson(event.request, [...CHAMPS_D_ECHEANCES, 'faits']);
		return lu.ok ? chaine(lu.valeur, event.locals.ctx.today(), () => lireFaits(lu.valeur['faits'])) : lu;
	});

export const fallback = autreMethode('GET', 'POST');

function chaine(
	demande: Readonly<Record<string, unknown>>,
	aujourdhui: Temporal.PlainDate,
	lire: () => { ok: true; faits: Fait[] } | Refus
): Reponse {
	const question = lireQuestion(demande, aujourdhui);
	if (!question.ok) return question;
	const faits = lire();
	if (!faits.ok) return faits;
	const resultat = echeances({ ...question.valeur, faits: faits.faits });
	return resultat.ok ? { ok: true, document: documentEcheances(resultat) } : resultat;
}
