import { estRecommandee, moyenDeVoie, preuveDEnvoi, VOIES, type Voie } from '#lib/domain/recours/envoi.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { faitSaisi } from '../../../../../../faits/saisie.ts';
import { LONGUEUR_PREUVE_SAISIE, NUMERO_MAXIMUM } from './limites.ts';

type Valeurs = Readonly<Record<string, string>>;

/** What a form says of a sending. `preuve`: for the fact, with what the number and the exhibit say. */
export type EnvoiLu = {
	le: Temporal.PlainDate;
	moyen: Voie;
	numero: string;
	pieceId: string | null;
	etapes: string[];
	preuve: string | null;
};

/** Name of the boxes of a way of sending. */
export const champDesEtapes = (voie: Voie): string => `etapes-${voie}`;

/**
 * Reads the form of a sending. Refused, each with its field: no way of sending, no day or a day that no calendar has, a number
 * or a proof too long. Fields of the other ways are not read.
 */
export function envoiLu(
	valeurs: Valeurs
): { ok: true; envoi: EnvoiLu } | { ok: false; erreurs: ErreurChamp[] } {
	const erreurs: ErreurChamp[] = [];
	const moyen = VOIES.find((voie) => voie === valeurs['moyen']);
	const fait = faitSaisi(
		'recours-hierarchique-envoye',
		{
			le: valeurs['le'] ?? '',
			preuve: valeurs['preuve'] ?? '',
			...(moyen ? { moyen: moyenDeVoie(moyen) } : {})
		},
		LONGUEUR_PREUVE_SAISIE
	);
	if (!fait.ok) erreurs.push(...fait.erreurs);
	if (!moyen) {
		erreurs.push({ champ: 'moyen', message: 'Dites comment elle est partie : le compte en dépend.' });
	}
	const numero = moyen && estRecommandee(moyen) ? (valeurs['numero'] ?? '').replace(/\s+/g, ' ') : '';
	if (numero.length > NUMERO_MAXIMUM) {
		const message = `Ce numéro compte ${numero.length} caractères, ${NUMERO_MAXIMUM} au plus : recopiez celui de la preuve de dépôt, seul.`;
		erreurs.push({ champ: 'numero', message: typographie(message) });
	}
	if (erreurs.length > 0 || !fait.ok || !moyen) return { ok: false, erreurs };
	const { le } = fait.fait;
	const pieceId = valeurs['piece'] || null;
	const phrase = preuveDEnvoi({ voie: moyen, le, numero, pieceJointe: pieceId !== null });
	return {
		ok: true,
		envoi: {
			le,
			moyen,
			numero,
			pieceId,
			etapes: (valeurs[champDesEtapes(moyen)] ?? '').split(' ').filter((code) => code !== ''),
			preuve: [phrase, fait.preuve].filter((texte) => texte !== null).join(' ') || null
		}
	};
}
