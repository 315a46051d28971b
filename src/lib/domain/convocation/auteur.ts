import type { Message } from './courriel.ts';
import { basDuMessage, nomSigne, recoitEnPersonne, sontDeuxPersonnes } from './personnes.ts';
import type { Etendue, Texte } from './texte.ts';
import { dansLEtendue, extrait } from './texte.ts';

/**
 * What a convocation shows of who it comes from, where that is not plainly the person who will lead the interview. `service`:
 * an office of staff, a secretariat, somebody who signs for another. `autre-personne`: signed by one, led by another. `rang`: the
 * text itself says that somebody else than the direct superior leads.
 */
export type Auteur =
	{ motif: 'service' } | { motif: 'autre-personne'; signe: string; mene: string } | { motif: 'rang' };

const SERVICE =
	/ressources humaines|(?<![a-z])d?rh(?![a-z])|secretaria|secretaire|(?:service|bureau|gestionnaire) du personnel|(?:^|\n)(?:pour l[ea] |p\/o|par (?:delegation|ordre)(?![a-z]))/;
/** « Le service des ressources humaines vous informe… » */
const SERVICE_CONVOQUE =
	/^(?:l[ea] |l')?(?:service|bureau|pole|direction|secretariat|drh|dgs)(?: (?:des ressources humaines|rh|du personnel|de direction|general))? (?:vous )(?:informe|convoque|invite|convie|communique)/;

const AU_DESSUS = '(?:n ?\\+ ?[2-9]|superieure? de votre (?:superieure?|cheff?e?|n ?\\+ ?1))';
const DIRECT = 'votre (?:superieure?|cheff?e?|responsable|n ?\\+ ?1|encadrante?)';
const MENE = '(?:conduit|mene|assure|realise|tenu|recue?|attendue?)';
const MENERA = '(?:(?:vous|te) recevra|conduira|menera|assurera|realisera|procedera)';
/** Somebody above, or in the place of, the direct superior, as the subject or the agent of the verb. */
const PAR_UN_AUTRE = new RegExp(
	[
		`(?<![a-z])${MENE}[^.;]{0,60} par [^.;]{0,50}(?<![a-z])${AU_DESSUS}`,
		`(?<![a-z])${AU_DESSUS}[^.;]{0,60} ${MENERA}(?![a-z])`,
		`(?<![a-z])(?:en l'absence|a la place|en remplacement|en lieu et place|pour le compte) de ${DIRECT}[^.;]{0,100}(?:${MENERA}|${MENE})(?![a-z])`,
		`(?:${MENERA}|${MENE})(?![a-z])[^.;]{0,100} (?:en l'absence|a la place|en remplacement|en lieu et place) de ${DIRECT}`
	].join('|')
);
/** The same words in a rule or a possibility. */
const POSSIBLE = /(?<![a-z])(?:en cas d|si |s'il|pourra|pourrait|le cas echeant|eventuel)/;

/** Reads who the convocation comes from; null when nothing sets that person apart from the one who leads the interview. */
export function auteurEcrit(
	texte: Texte,
	enonces: readonly Etendue[],
	message: Message,
	evaluateur: string | null
): Auteur | null {
	const phrases = dansLEtendue(enonces, message).map((enonce) =>
		extrait(texte, enonce, 600).replace(/\s+/g, ' ').trim()
	);
	if (phrases.some((phrase) => PAR_UN_AUTRE.test(phrase) && !POSSIBLE.test(phrase))) return { motif: 'rang' };
	if (recoitEnPersonne(texte, message)) return null;
	const bas = basDuMessage(texte, message);
	const signe = bas
		.map(({ debut, fin }) => nomSigne(texte.brut.slice(debut, fin)))
		.find((nom) => nom !== null);
	const courtes = bas.filter(({ plie }) => plie.length < 60).map(({ plie }) => plie);
	const expediteur = message.de?.toLowerCase() ?? '';
	if (
		phrases.some((phrase) => SERVICE_CONVOQUE.test(phrase)) ||
		SERVICE.test([...courtes, expediteur].join('\n'))
	)
		return { motif: 'service' };
	if (!signe || !evaluateur || !sontDeuxPersonnes(signe, evaluateur)) return null;
	return { motif: 'autre-personne', signe, mene: evaluateur };
}
