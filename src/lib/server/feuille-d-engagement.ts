import { typographie } from '#lib/domain/typographie.ts';
import type { Papier } from '#lib/server/documents/papier.ts';

/** Lines of a sheet: two pages, with room to write by hand. */
const LIGNES = 24;

/**
 * The sheet on which the people of a service who are not in Vigie pledge. Its total is typed in as a paper count; the sheet
 * itself is never copied into the program.
 */
export function feuilleDEngagement({ service, saison }: { service: string; saison: number }): Papier {
	return {
		titre: 'Refuser à plusieurs',
		sousTitre: typographie(`Feuille d’engagement : ${service}, saison ${saison}`),
		pied: typographie(
			'Cette feuille reste chez les délégué·es : ni affichée, ni photographiée, ni envoyée. Elle est détruite une fois comptée.'
		),
		blocs: [
			{
				type: 'paragraphe',
				texte: typographie(
					'Chaque personne écrit à partir de combien de collègues du service, sans se compter, elle boycotte l’entretien professionnel.'
				)
			},
			{
				type: 'liste',
				elements: [
					'S’engager n’est pas refuser : rien ne part, chacun·e décide le jour venu et signe sa propre lettre.',
					'Un boycott n’est pas une grève et n’est pas protégé comme elle. Lisez les risques avec vos délégué·es avant d’envoyer quoi que ce soit.',
					'Qui s’est engagé·e dans Vigie ne s’inscrit pas ici : ce serait compter deux fois la même personne.',
					'On se retire en rayant sa ligne, sans raison à donner.'
				].map(typographie)
			},
			{
				type: 'tableau',
				entetes: ['Prénom et nom', typographie('Si au moins tant de collègues le font'), 'Signature'],
				lignes: Array.from({ length: LIGNES }, () => ['\u00a0\n\u00a0', '\u00a0', '\u00a0']),
				largeurs: [5, 3, 4]
			},
			{
				type: 'paragraphe',
				texte: typographie(
					'Total des personnes inscrites, à saisir comme comptage papier : ……………   Jour : ……………   Délégué·e : …………………………'
				)
			}
		]
	};
}
