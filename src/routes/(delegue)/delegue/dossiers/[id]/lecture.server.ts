import { FAITS, ECHEANCES } from '#lib/domain/dossier/libelles.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';
import type { DossierVu } from '#lib/server/dossiers.ts';
import type { PointDeFrise } from '#lib/ui/Frise.svelte';
import { texteMaintenant } from '#lib/ui/format/maintenant.ts';
import { aVenir, passe } from '../../../../frise.server.ts';
import { etapesVues } from '../../../../maintenant.server.ts';
import { suiviDuDossier } from '../../../../suivi.server.ts';

/** The timeline of a followed dossier: the agent’s, without the links that change it, told by somebody else. */
export function fil(un: DossierVu): { passe: PointDeFrise[]; aVenir: PointDeFrise[] } {
	const noms = new Map(
		un.enregistres.flatMap(({ id, fait }) => (fait ? [[id, FAITS[fait.type].nom] as const] : []))
	);
	const lu = ({ lien: _lien, ...point }: PointDeFrise): PointDeFrise => ({
		...point,
		titre: majuscule(noms.get(point.cle) ?? point.titre),
		...(AUTREMENT[point.cle]?.[point.etat === 'silence' ? 'silence' : 'attente'] ?? {})
	});
	const suivi = suiviDuDossier(un);
	return { passe: passe(suivi).map(lu), aVenir: aVenir(suivi).map(lu) };
}

/** The card of the act that the agent has to do now; null when there is none. */
export function acteDeLAgent(un: DossierVu) {
	const { maintenant, echeances, au } = un.chaine;
	const echeance = echeances.find(({ code }) => code === maintenant?.code);
	if (!echeance) return null;
	const { code, prudente, limite, certitude, parTexteLocal } = echeance;
	const [aujourdhui, vise, fin] = [au, prudente, limite].map((jour) => jour?.toString() ?? null);
	return {
		...texteMaintenant({
			au: aujourdhui ?? '',
			prudente: vise ?? null,
			limite: fin ?? null,
			parTexteLocal
		}),
		acte: ECHEANCES[code].titre,
		enjeu: typographie(
			`C’est à l’agent de l’envoyer : vous pouvez l’appeler, pas agir à sa place ici.${parTexteLocal ? ' Cette date vient du texte saisi par la section.' : ''}`
		),
		etapes: etapesVues(echeance, au),
		certitude,
		...(aujourdhui && vise && fin ? { jours: { au: aujourdhui, prudente: vise, limite: fin } } : {})
	};
}

/** What the agent’s own timeline says to them: « votre recours ». */
const AUTREMENT: Readonly<Record<string, Partial<Record<'silence' | 'attente', Partial<PointDeFrise>>>>> = {
	'reponse-autorite': { silence: { titre: 'Pas de réponse au recours' } },
	'rejet-implicite': { silence: { detail: 'Sans réponse à cette date, le recours est rejeté.' } }
};
