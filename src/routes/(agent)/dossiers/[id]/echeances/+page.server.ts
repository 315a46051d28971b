import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Echeance } from '#lib/domain/dossier/echeance.ts';
import {
	CERTITUDES_LIBELLES,
	ECHEANCES,
	REGIMES_LIBELLES,
	STATUTS_LIBELLES
} from '#lib/domain/dossier/libelles.ts';
import { agent } from '#lib/server/acteurs.ts';
import { contacts } from '#lib/server/contacts.ts';
import { dossier, employeurCode } from '#lib/server/dossiers.ts';
import { tempsAvant, tempsRestant } from '#lib/ui/format/dates.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { departsVus } from '../../../../departs.server.ts';
import { etapesVues } from '../../../../maintenant.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const un = await dossier(locals.ctx, agent(locals.actor), params.id);
	const { chaine } = un;
	return {
		id: un.id,
		saison: un.saison,
		regles: REGIMES_LIBELLES[un.regime],
		phrase: chaine.phrase,
		contacts: await contacts(locals.ctx, employeurCode(un.employeur)),
		echeances: chaine.echeances.map((echeance) =>
			echeanceVue(echeance, chaine.au, chaine.maintenant?.code === echeance.code)
		),
		departs: departsVus(chaine)
	};
};

function echeanceVue(echeance: Echeance, au: Temporal.PlainDate, estMaintenant: boolean) {
	const { code, pour, statut, certitude, prudente, limite, etapes, fondements } = echeance;
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
			code === 'rejet-implicite' ? 'Naît le' : pour === 'agent' ? 'Dernier jour légal' : 'Son dernier jour',
		reste:
			enCours && limite
				? (pour === 'agent' ? tempsRestant : tempsAvant)(au.toString(), limite.toString())
				: null,
		etapes: etapesVues(echeance, au),
		// Those that a step already shows are not said twice.
		sources: fondements.filter((source) => !citees.has(source.code)).map((source) => reference(source, au))
	};
}
