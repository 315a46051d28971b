import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { contestes } from '#lib/domain/recours/brouillon.ts';
import { reponseRecue } from '#lib/domain/recours/reponse-recue.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { RecoursVu } from '#lib/server/recours.ts';
import { commission } from '../../../../maintenant.server.ts';
import { versFait } from '../../../../suivi.server.ts';
import { echeanceDe, phrase, type Phrase } from './vue.server.ts';

/** The answer as it was noted: its day and what it changes, then what the new report must say if something was granted. */
export type ReponseNotee = {
	le: string;
	effet: Phrase;
	/** « Élément, en partie : la rédaction demandée ». */
	accordes: string[];
	/** Where the new report is noted; null once it is. */
	noterLeNouveau: string | null;
	/** The day to aim at before the court meanwhile. */
	tribunal: string | null;
};

/** Null without an answer. */
export function reponseNotee(vu: RecoursVu): ReponseNotee | null {
	const { dossier, brouillon } = vu;
	const faits = dossier.faits.map(({ fait }) => fait);
	const recue = reponseRecue({ faits, chaine: dossier.chaine }, commission(dossier));
	if (!recue) return null;
	const definitif = faits.some(({ type }) => type === 'compte-rendu-definitif-notifie');
	const tribunal = echeanceDe(vu, 'recours-contentieux');
	return {
		le: enToutesLettres(recue.le),
		effet: phrase(vu, recue.texte, recue.fondement ?? undefined),
		accordes: contestes(brouillon)
			.filter(({ obtenu }) => obtenu === 'oui' || obtenu === 'en-partie')
			.map(({ nom, redaction, obtenu }) =>
				typographie(
					`${nom}${obtenu === 'oui' ? '' : ', en partie'}${redaction === '' ? '' : ` : ${redaction}`}`
				)
			),
		noterLeNouveau: definitif ? null : versFait(dossier.id, 'compte-rendu-definitif-notifie'),
		tribunal: tribunal?.statut === 'ouverte' && tribunal.prudente ? enToutesLettres(tribunal.prudente) : null
	};
}
