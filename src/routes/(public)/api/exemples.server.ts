import { documentConvocation, lireOptionsDeLecture } from '#lib/domain/contrat/convocation.ts';
import { documentDelai } from '#lib/domain/contrat/delai.ts';
import { documentEcheances, lireFaitsCourts, lireQuestion } from '#lib/domain/contrat/echeances.ts';
import { documentFeries } from '#lib/domain/contrat/feries.ts';
import { echeances } from '#lib/domain/dossier/echeances.ts';
import { lireFaits } from '#lib/domain/dossier/lecture-faits.ts';
import type { Refus } from '#lib/domain/refus.ts';

/** One call shown on the page, and what the functions answer to it on the day when the page is made. */
export type Exemple = {
	titre: string;
	methode: 'GET' | 'POST';
	/** With its parameters. */
	chemin: string;
	corps?: { type: 'application/json' | 'text/plain'; texte: string };
	reponse: unknown;
};

const AU = '2026-02-02';

const CONVOCATION = `Bonjour,
Je vous recevrai le lundi 26 janvier 2026 à 10h30, bureau 214, pour votre entretien professionnel.
Ci-joint la trame du compte rendu.
Claire Martin`;

const DOSSIER = {
	regime: 'fpe',
	au: AU,
	faits: [
		{ type: 'compte-rendu-notifie', le: '2026-01-12', moyen: 'courriel', voiesEtDelais: false },
		{ type: 'recours-hierarchique-envoye', le: '2026-01-23', moyen: 'lrar' }
	]
};

/** The examples of the page. Their answers come from the functions themselves: they cannot be out of date. */
export const exemples = (): Exemple[] => [
	{
		titre: 'Compter un délai',
		methode: 'GET',
		chemin: '/api/delai?depuis=2026-05-20&duree=P15D&franc=true&report=true',
		reponse: document(documentDelai({ depuis: '2026-05-20', duree: 'P15D', franc: true, report: true }))
	},
	{
		titre: 'Les jours fériés d’une année',
		methode: 'GET',
		chemin: '/api/feries?annee=2026&zone=alsace-moselle',
		reponse: document(documentFeries({ annee: '2026', zone: 'alsace-moselle' }))
	},
	{
		titre: 'Les échéances de quelques faits',
		methode: 'GET',
		chemin: `/api/echeances?regime=fpe&au=${AU}&fait=compte-rendu-notifie=2026-01-12`,
		reponse: chaine({ regime: 'fpe', au: AU }, lireFaitsCourts(['compte-rendu-notifie=2026-01-12']))
	},
	{
		titre: 'Les échéances d’un dossier, avec les détails de ses faits',
		methode: 'POST',
		chemin: '/api/echeances',
		corps: { type: 'application/json', texte: JSON.stringify(DOSSIER, null, 2) },
		reponse: chaine(DOSSIER, lireFaits(DOSSIER.faits))
	},
	{
		titre: 'Lire une convocation',
		methode: 'POST',
		chemin: '/api/convocation?recue=2026-01-20&regime=fpt',
		corps: { type: 'text/plain', texte: CONVOCATION },
		reponse: convocation()
	}
];

function chaine(demande: Parameters<typeof lireQuestion>[0], faits: ReturnType<typeof lireFaits>): unknown {
	const question = lireQuestion(demande, Temporal.PlainDate.from(AU));
	if (!question.ok || !faits.ok) throw new Error('An example of the page is refused');
	const resultat = echeances({ ...question.valeur, faits: faits.faits });
	return document(resultat.ok ? { ok: true, document: documentEcheances(resultat) } : resultat);
}

function convocation(): unknown {
	const options = lireOptionsDeLecture({ recue: '2026-01-20', regime: 'fpt' });
	if (!options.ok) throw new Error('An example of the page is refused');
	return document(documentConvocation(CONVOCATION, options.valeur));
}

/** As a program receives it: days as texts. */
function document(reponse: { ok: true; document: unknown } | Refus): unknown {
	if (!reponse.ok) throw new Error(`An example of the page is refused: ${reponse.refus.message}`);
	return JSON.parse(JSON.stringify(reponse.document));
}
