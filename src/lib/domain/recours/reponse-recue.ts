import { apres, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { premier } from '#lib/domain/dossier/depart.ts';
import type { Echeance, ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { compteDuCompteRendu } from '#lib/domain/recours/tribunal.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** When an answer came, next to the silence that it breaks. */
export type MomentDeLaReponse =
	'a-temps' | 'en-retard' | 'avant-le-rejet' | 'apres-le-rejet' | 'apres-le-delai';

/** The answer to an appeal and what its day changes. `fondement`: code of its source, null without one. */
export type ReponseRecue = {
	le: Temporal.PlainDate;
	moment: MomentDeLaReponse;
	texte: string;
	fondement: string | null;
};

/**
 * Where an answer stands: inside the authority’s time, after it, after the rejection by silence, after the end of the court
 * period that this rejection opened (decompte.md § 8). Where that time could not be verified, only the rejection counts. After
 * an appeal that left too late for the court, the answer opens nothing there.
 * Null without an answer. `nom`: CAP or CCP.
 */
export function reponseRecue(
	{ faits, chaine }: { faits: readonly Fait[]; chaine: ResultatEcheances },
	nom: string
): ReponseRecue | null {
	const reponse = premier(faits, 'reponse-notifiee');
	if (!reponse) return null;
	const fin = echeanceDe(chaine, 'reponse-autorite')?.limite ?? null;
	const rejet = echeanceDe(chaine, 'rejet-implicite')?.limite ?? null;
	const { le } = reponse;
	const moment = momentDe(chaine, { le, fin, rejet });
	const [du, au] = [rejet ? enToutesLettres(rejet) : '', fin ? enToutesLettres(fin) : ''];
	const dits: Record<MomentDeLaReponse, [string, string | null]> = {
		'a-temps': [
			`Venue dans le temps de l’autorité. Le mois de la ${nom} et les deux mois du tribunal partent de ce jour.`,
			null
		],
		'en-retard': [
			`Venue après le temps de l’autorité (${au}), avant le rejet par silence : c’est une réponse quand même. Le mois de la ${nom} et les deux mois du tribunal partent de ce jour.`,
			null
		],
		'avant-le-rejet': ['Les deux mois du tribunal partent de ce jour.', 'cja-r421-1'],
		'apres-le-rejet': [
			`Venue après le rejet par silence du ${du}, avant la fin du délai du tribunal : elle ouvre deux nouveaux mois.`,
			'ce-463055'
		],
		'apres-le-delai': [
			`Venue après le rejet par silence du ${du} et après la fin du délai du tribunal : elle ne rouvre rien devant lui. Si l’administration vous a induit en erreur, voyez un avocat.`,
			'ce-463055'
		]
	};
	const [texte, fondement] = compteDuCompteRendu(chaine) ? sansEffetAuTribunal(nom) : dits[moment];
	return { le, moment, texte: typographie(texte), fondement };
}

/** The appeal left after the court period: its answer opens nothing there, and its commission month may be refused. */
const sansEffetAuTribunal = (nom: string): [string, string] => [
	`Le délai du tribunal se compte toujours du compte rendu : votre recours est parti après sa fin, et cette réponse ne le rouvre pas. Vous pouvez saisir la ${nom}, qui pourra refuser ; appelez votre section, un retard se discute.`,
	'crpa-l411-2'
];

type Jours = {
	le: Temporal.PlainDate;
	fin: Temporal.PlainDate | null;
	rejet: Temporal.PlainDate | null;
};

function momentDe(chaine: ResultatEcheances, { le, fin, rejet }: Jours): MomentDeLaReponse {
	if (rejet && apres(le, rejet)) {
		const compte = echeanceDe(chaine, 'recours-contentieux')?.depuis;
		return compte && !compte.equals(rejet) && !compteDuCompteRendu(chaine)
			? 'apres-le-rejet'
			: 'apres-le-delai';
	}
	if (!fin) return 'avant-le-rejet';
	return apres(le, fin) ? 'en-retard' : 'a-temps';
}

const echeanceDe = (chaine: ResultatEcheances, code: Echeance['code']): Echeance | undefined =>
	chaine.echeances.find((echeance) => echeance.code === code);
