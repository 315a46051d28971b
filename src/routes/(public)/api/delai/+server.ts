import { CHAMPS_DE_DELAI, documentDelai } from '#lib/domain/contrat/delai.ts';
import { lireParametres, ouiNon } from '../demande.server.ts';
import { autreMethode, respond } from '../reponse.server.ts';
import type { RequestHandler } from './$types';

/** Counts one delay. */
export const GET: RequestHandler = (event) =>
	respond(event, () => {
		const lus = lireParametres(event.url, CHAMPS_DE_DELAI);
		if (!lus.ok) return lus;
		const { franc, report, ...demande } = lus.valeur;
		return documentDelai({ ...demande, franc: ouiNon(franc), report: ouiNon(report) });
	});

export const fallback = autreMethode('GET');
