import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { memoTribunal, phraseDuTribunal, type PhraseSourcee } from '#lib/domain/recours/tribunal.ts';
import { citation, fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Contact } from '#lib/server/contacts.ts';
import type { Papier } from '#lib/server/documents/papier.ts';
import type { DossierVu } from '#lib/server/dossiers.ts';

/** Longest card of a section that the page holds, in characters. */
const CARTE_MAXIMUM = 180;

/**
 * The memo « Aller au tribunal » of a dossier as a working paper of one A4 page: the two days, where they come from, how to
 * file, what to join, whom to call. `contacts`: the sections that the agent may call. No date where the chain has none.
 */
export function papierDuTribunal(
	un: Pick<DossierVu, 'faits' | 'chaine' | 'regime'>,
	contacts: readonly Contact[]
): Papier {
	const nom = un.regime.startsWith('contractuel') ? 'CCP' : 'CAP';
	const memo = memoTribunal({ faits: un.faits.map(({ fait }) => fait), chaine: un.chaine }, nom);
	const { jours, raisons, savoir } = memo;
	return {
		titre: 'Aller au tribunal',
		sousTitre: phraseDuTribunal(memo),
		pied: typographie(
			`Calculé le ${enToutesLettres(un.chaine.au)} d’après les faits notés. Information syndicale ; elle ne remplace pas un avocat.`
		),
		blocs: [
			...(jours.length > 0
				? [
						{
							type: 'tableau' as const,
							entetes: ['Ce qui compte', 'Jour', 'Effet'],
							lignes: jours.map(({ quoi, le, effet }) => [quoi, enToutesLettres(le), effet]),
							largeurs: [5, 5, 8]
						}
					]
				: []),
			...(raisons.length > 0
				? [titre('Pourquoi ces jours'), { type: 'liste' as const, elements: raisons.map(avecSource) }]
				: []),
			...(memo.certitude === 'discute'
				? [paragraphe('Une de ces dates se discute ; le jour à viser est bon dans toutes les lectures.')]
				: []),
			titre('Saisir le tribunal'),
			{ type: 'liste', elements: [...savoir.map(avecSource), typographie(TELERECOURS)] },
			titre('À joindre'),
			{ type: 'cases', elements: memo.joindre },
			titre('Qui appeler'),
			paragraphe(quiAppeler(contacts))
		]
	};
}

const titre = (texte: string) => ({ type: 'titre' as const, niveau: 2 as const, texte });
const paragraphe = (texte: string) => ({ type: 'paragraphe' as const, texte: typographie(texte) });

const TELERECOURS =
	'Au greffe, par la poste, ou en ligne par Télérecours citoyens. Son mode d’emploi et le tribunal à saisir ne sont pas dans nos sources : demandez-les à votre section ou au greffe.';

/** « … (CE, 3 décembre 2018, n° 417292) » */
function avecSource({ texte, fondement: code }: PhraseSourcee): string {
	if (code === null) return texte;
	return typographie(`${texte} (${citation(fondement(code))})`);
}

function quiAppeler([carte]: readonly Contact[]): string {
	if (!carte) return 'Votre section syndicale, tôt : une requête se prépare plusieurs semaines avant.';
	const { nom, telephone, courriel, permanence } = carte;
	const lignes = [nom, telephone, courriel, permanence].filter((texte) => texte !== null).join(' · ');
	const court = lignes.length > CARTE_MAXIMUM ? `${lignes.slice(0, CARTE_MAXIMUM)}…` : lignes;
	return `${court}. Appelez tôt : une requête se prépare plusieurs semaines avant.`;
}
