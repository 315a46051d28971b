import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Palier } from '#lib/domain/rappels/paliers.ts';
import { typographie } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;

/**
 * The mail of a reminder. It says that something is to be done and by which day, never what, nor for whom: an employer
 * may read it over a shoulder. `adresse`: where the rest is read, after signing in.
 */
export function courrielDeRappel(
	{ code }: Palier,
	{ prudente, limite, adresse }: { prudente: Day; limite: Day; adresse: string }
): { objet: string; texte: string } {
	const { objet, phrases } = message(code, prudente, limite);
	const texte = [
		'Bonjour,',
		...phrases,
		`Le détail vous attend ici, après connexion :\n${adresse}`,
		SIGNATURE
	];
	return { objet: typographie(objet), texte: `${texte.map(typographie).join('\n\n')}\n` };
}

/**
 * The mail of a delegate’s act: something waits, and nothing more. It does not even say that anybody wrote, since an agent who
 * has colleagues to write to them there is one who takes part. `adresse`: as above.
 */
export function courrielDAvis({ adresse }: { adresse: string }): { objet: string; texte: string } {
	const texte = [
		'Bonjour,',
		'Quelque chose vous attend dans votre espace personnel.',
		`C’est ici, après connexion :\n${adresse}`,
		SIGNATURE
	];
	return {
		objet: typographie('Quelque chose vous attend'),
		texte: `${texte.map(typographie).join('\n\n')}\n`
	};
}

const SIGNATURE =
	'Ce message ne contient rien d’autre, exprès. Préférez votre propre appareil pour ouvrir cette adresse.\nCe message est automatique : une réponse ne serait pas lue.';

function message(code: Palier['code'], prudente: Day, limite: Day): { objet: string; phrases: string[] } {
	switch (code) {
		case 'est-ce-fait':
			return {
				objet: 'Est-ce fait ?',
				phrases: [
					`Une chose était à faire au plus tard le ${enToutesLettres(limite)}.`,
					'Si c’est fait, notez-le : les dates suivantes en dépendent. Sinon, venez voir ce qui reste possible.'
				]
			};
		case 'quotidien':
			return {
				objet: `À faire aujourd’hui, au plus tard ${sansAnnee(limite)}`,
				phrases: [
					`Une chose reste à faire. Le dernier jour est le ${enToutesLettres(limite)} : faites-la aujourd’hui.`,
					'Si c’est déjà fait, notez-le et ces rappels s’arrêteront.'
				]
			};
		default:
			return {
				objet: `À faire d’ici au ${sansAnnee(prudente)}`,
				phrases: [
					`Une chose est à faire d’ici au ${enToutesLettres(prudente)}.`,
					'Si c’est déjà fait, notez-le et ces rappels s’arrêteront.'
				]
			};
	}
}

/** « vendredi 23 janvier » */
const sansAnnee = (jour: Day): string => enToutesLettres(jour).replace(/\s\d{4}$/, '');
