import {
	CHAMPS_DE_CONVOCATION,
	documentConvocation,
	lireOptionsDeLecture
} from '#lib/domain/contrat/convocation.ts';
import type { Lu } from '#lib/domain/contrat/codes.ts';
import { refus } from '#lib/domain/refus.ts';
import { autreType, lireCorpsJson, lireParametres, lireTexte, typeDe } from '../demande.server.ts';
import { autreMethode, respond } from '../reponse.server.ts';
import type { RequestHandler } from './$types';

type Demande = Readonly<Record<string, unknown>> & { texte: string };

/**
 * Reads a convocation. The text is never in the address, which servers and proxies write down: it is the body, or the `texte` of
 * a JSON object. With a bare text, the days and codes beside it are in the address.
 */
export const POST: RequestHandler = (event) =>
	respond(event, async () => {
		const demande = await lireDemande(event.request, event.url);
		if (!demande.ok) return demande;
		const { texte, ...reste } = demande.valeur;
		const options = lireOptionsDeLecture(reste);
		return options.ok ? documentConvocation(texte, options.valeur) : options;
	});

export const fallback = autreMethode('POST');

async function lireDemande(request: Request, url: URL): Promise<Lu<Demande>> {
	if (typeDe(request) === 'text/plain') {
		const parametres = lireParametres(url, CHAMPS_DE_CONVOCATION);
		if (!parametres.ok) return parametres;
		const texte = await lireTexte(request);
		return texte.ok ? { ok: true, valeur: { ...parametres.valeur, texte: texte.valeur } } : texte;
	}
	if (typeDe(request) !== 'application/json') return autreType('text/plain', 'application/json');
	const lu = await lireCorpsJson(request, ['texte', ...CHAMPS_DE_CONVOCATION]);
	if (!lu.ok) return lu;
	const { texte } = lu.valeur;
	return typeof texte === 'string'
		? { ok: true, valeur: { ...lu.valeur, texte } }
		: refus('texte-attendu', 'Il manque « texte » : donnez la convocation entre guillemets.', 'texte');
}
