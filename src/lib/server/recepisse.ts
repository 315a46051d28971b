import { jourEnFrancais } from '#lib/domain/courriers/francais.ts';
import { enClair } from '#lib/domain/courriers/modele.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { CourrierFige } from '#lib/server/courriers.ts';
import type { Papier } from '#lib/server/documents/papier.ts';

/**
 * The receipt to have signed when a frozen letter is handed over: which letter, from whom, to whom, with which enclosures, and
 * the places for the name, the capacity, the day, the signature and the stamp. `le` null leaves the day to be written by hand.
 */
export function recepisse({ courrier }: CourrierFige, le: Temporal.PlainDate | null): Papier {
	const pieces = courrier.piecesJointes.map(enClair);
	const expediteur = courrier.signatures[0] ?? courrier.expediteur[0];
	return {
		titre: 'Récépissé',
		sousTitre: typographie('Lettre remise en main propre'),
		pied: null,
		blocs: [
			{
				type: 'paragraphe',
				texte: typographie(
					'La personne qui signe ci-dessous a reçu la lettre suivante, et les pièces qui y sont jointes.'
				)
			},
			{
				type: 'tableau',
				entetes: ['La lettre', 'Détail'],
				lignes: [
					['De', expediteur ? enClair(expediteur) : ''],
					['À', courrier.destinataire.map(enClair).join(', ')],
					['Objet', enClair(courrier.objet)],
					['Datée du', courrier.date === null ? '' : jourEnFrancais(courrier.date)],
					['Pièces jointes', piecesEnClair(pieces)]
				],
				largeurs: [1, 3]
			},
			...(pieces.length > 0 ? [{ type: 'liste' as const, elements: pieces }] : []),
			{
				type: 'tableau',
				entetes: ['À la remise', 'À remplir'],
				lignes: [
					['Nom et prénom', ''],
					['Qualité', ''],
					['Reçue le', le === null ? '' : enToutesLettres(le)],
					['Heure', '']
				],
				largeurs: [1, 3]
			},
			{
				type: 'paragraphe',
				texte: typographie(
					'Signer atteste la remise de cette lettre, pas un accord avec ce qu’elle demande. Fait en deux exemplaires, un pour chacun.'
				)
			},
			{ type: 'signature', libelles: ['Signature', 'Cachet du service'] }
		]
	};
}

/** How many, the list of them being under the table: a long cell would not follow from page to page. */
function piecesEnClair({ length }: readonly string[]): string {
	if (length === 0) return 'Aucune';
	return length === 1 ? '1 pièce, ci-dessous' : `${length} pièces, ci-dessous`;
}
