import { etape } from '#lib/domain/delais/delais.ts';
import { apres, avant, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { premier, reception } from '#lib/domain/dossier/depart.ts';
import type { Echeance } from '#lib/domain/dossier/echeance.ts';
import {
	avecEtapes,
	type Cadre,
	datee,
	type DebutDEtape,
	sansDate
} from '#lib/domain/dossier/echeance-de-regle.ts';
import { estDatee } from '#lib/domain/regimes/regle.ts';

/** The receipt of the appeal as the start of what the authority owes. */
function debut({ faits }: Cadre): (DebutDEtape & { etablie: boolean }) | null {
	const recu = reception(faits);
	return recu && { ...recu, certain: recu.etablie };
}

/**
 * The authority’s answer. It is late only after `limite`, and never on a receipt that is merely supposed (decompte.md §§ 3
 * and 11).
 */
export function reponseAutorite(cadre: Cadre): Echeance {
	const regle = cadre.regime.regles['reponse-autorite'];
	const recu = debut(cadre);
	if (!estDatee(regle)) {
		return sansDate(cadre, 'reponse-autorite', regle, recu?.le ?? null);
	}
	const echeance = datee(cadre, 'reponse-autorite', regle, recu);
	if (recu && !recu.etablie && echeance.statut === 'depassee') {
		return avecEtapes(
			{ ...echeance, statut: 'ouverte' },
			etape('Sans date de réception, on ne peut pas dire que la réponse est en retard.', null)
		);
	}
	if (echeance.statut === 'depassee') return avecEtapes(echeance, RELANCER);
	const reponse = premier(cadre.faits, 'reponse-notifiee');
	if (!reponse || !echeance.limite || !apres(reponse.le, echeance.limite)) return echeance;
	const enRetard = etape(`La réponse est venue en retard, le ${enToutesLettres(reponse.le)}.`, reponse.le);
	return avecEtapes(echeance, enRetard);
}

const RELANCER = etape(
	'La réponse est en retard : vous pouvez écrire à l’autorité pour la lui rappeler. Ce rappel ne déplace aucun délai.',
	null,
	'crpa-l411-2'
);

/** The rejection born of silence: an event. It happens on its day unless an answer came first. */
export function rejetImplicite(cadre: Cadre): Echeance {
	const regle = cadre.regime.regles['rejet-implicite'];
	const recu = debut(cadre);
	if (!estDatee(regle)) {
		return sansDate(cadre, 'rejet-implicite', regle, recu?.le ?? null);
	}
	const echeance = datee(cadre, 'rejet-implicite', regle, recu);
	const { limite } = echeance;
	const reponse = premier(cadre.faits, 'reponse-notifiee');
	if (reponse && (!limite || !apres(reponse.le, limite))) {
		const venue = etape(
			`Une réponse est venue le ${enToutesLettres(reponse.le)} : il n'y a pas de rejet par silence.`,
			reponse.le
		);
		return avecEtapes({ ...echeance, statut: 'sans-objet' }, venue);
	}
	return { ...echeance, statut: !limite || avant(cadre.au, limite) ? 'a-venir' : 'accomplie' };
}
