import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { lettreOuverte } from '#lib/domain/recours/ouverture.ts';
import { silence } from '#lib/domain/recours/silence.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { RecoursVu } from '#lib/server/recours.ts';
import { reference, type Reference } from '#lib/ui/format/reference.ts';
import { commission, type Lien } from '../../../../maintenant.server.ts';
import { versFait } from '../../../../suivi.server.ts';

/** The silence of the authority as a page proposes it: what it may be worth, then what to do in each case. */
export type SilenceVu = {
	titre: string;
	depuis: string | null;
	lectures: {
		titre: string;
		texte: string;
		certitude: 'certain' | 'discute' | 'a-verifier';
		sources: Reference[];
	}[];
	defense: string | null;
	/** An answer came after all. */
	repondu: Lien;
	/** Nothing came: what the silence calls for. */
	rien: Lien[];
};

/** Facts after which the silence has no more to say. */
const APRES_LE_SILENCE = ['compte-rendu-definitif-notifie', 'recours-contentieux-depose'];

/** Null while the authority still has time, once it answered or went on, and before anything was sent. */
export function silenceVu(vu: RecoursVu): SilenceVu | null {
	const { dossier, brouillon } = vu;
	const { chaine, id } = dossier;
	const faits = dossier.faits.map(({ fait }) => fait);
	if (faits.some(({ type }) => APRES_LE_SILENCE.includes(type))) return null;
	const nom = commission(dossier);
	const trouve = silence({ faits, chaine }, nom);
	if (!trouve) return null;
	const ouverte = (code: 'relance' | 'saisine-cap-precaution') =>
		lettreOuverte({ brouillon, chaine, faits }, code);
	const saisie = faits.some(({ type }) => type === 'cap-saisie');
	return {
		titre: typographie(TITRES[trouve.etablie ? trouve.etat : 'sans-accuse']),
		depuis: trouve.depuis ? enToutesLettres(trouve.depuis) : null,
		lectures: trouve.lectures.map(({ titre, texte, certitude, fondements }) => ({
			titre,
			texte,
			certitude,
			sources: fondements.map((code) => reference(fondement(code), chaine.au))
		})),
		defense: trouve.defense,
		repondu: { href: `/dossiers/${id}/recours/reponse`, libelle: 'J’ai reçu une réponse' },
		rien: [
			...(ouverte('saisine-cap-precaution') && !saisie
				? [
						{
							href: `/dossiers/${id}/recours/lettre/saisine-cap-precaution`,
							libelle: `Rien reçu : écrire à la ${nom} par précaution`
						}
					]
				: []),
			...(trouve.etablie
				? []
				: [{ href: versFait(id, 'recours-hierarchique-recu'), libelle: 'J’ai l’accusé de réception' }])
		].map((lien) => ({ ...lien, libelle: typographie(lien.libelle) }))
	};
}

const TITRES = {
	retard: 'L’autorité n’a pas répondu à temps',
	rejet: 'Deux mois de silence : votre recours est rejeté',
	'sans-delai': 'Une réponse est-elle venue ?',
	'sans-accuse': 'Le temps de l’autorité semble passé'
};
