import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Echeance, ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import { CERTITUDES_LIBELLES, ECHEANCES, STATUTS_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { tempsAvant, tempsRestant } from '#lib/ui/format/dates.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { etapesVues } from './maintenant.server.ts';

/** A step of a chain, ready for the screen. */
export type EcheanceVue = ReturnType<typeof echeanceVue>;

/** Every step of a chain with its days, its count and its sources. */
export const echeancesVues = ({ echeances, au, maintenant }: ResultatEcheances): EcheanceVue[] =>
	echeances.map((echeance) => echeanceVue(echeance, au, maintenant?.code === echeance.code));

function echeanceVue(echeance: Echeance, au: Temporal.PlainDate, estMaintenant: boolean) {
	const { code, pour, statut, certitude, prudente, limite, parTexteLocal, etapes, fondements } = echeance;
	const citees = new Set(etapes.map(({ fondement }) => fondement));
	const enCours = statut === 'ouverte' || statut === 'a-venir';
	return {
		code,
		...ECHEANCES[code],
		qui: pour === 'agent' ? 'À vous' : 'À l’administration',
		statut: estMaintenant ? 'à faire maintenant' : STATUTS_LIBELLES[statut],
		estMaintenant,
		certitude,
		motCertitude: CERTITUDES_LIBELLES[certitude],
		prudente: prudente && pour === 'agent' ? enToutesLettres(prudente) : null,
		limite: limite && enToutesLettres(limite),
		nomLimite:
			code === 'rejet-implicite'
				? 'Naît le'
				: pour === 'autorite'
					? 'Son dernier jour'
					: parTexteLocal
						? 'Dernier jour'
						: 'Dernier jour légal',
		reste:
			enCours && limite
				? (pour === 'agent' ? tempsRestant : tempsAvant)(au.toString(), limite.toString())
				: null,
		etapes: etapesVues(echeance, au),
		// Those that a step already shows are not said twice.
		sources: fondements.filter((source) => !citees.has(source.code)).map((source) => reference(source, au))
	};
}
