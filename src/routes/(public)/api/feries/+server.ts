import { CHAMPS_DE_FERIES, documentFeries } from '#lib/domain/contrat/feries.ts';
import { lireParametres } from '../demande.server.ts';
import { autreMethode, respond } from '../reponse.server.ts';
import type { RequestHandler } from './$types';

/** The holidays of a year in a zone. */
export const GET: RequestHandler = (event) =>
	respond(event, () => {
		const lus = lireParametres(event.url, CHAMPS_DE_FERIES);
		return lus.ok ? documentFeries(lus.valeur) : lus;
	});

export const fallback = autreMethode('GET');
