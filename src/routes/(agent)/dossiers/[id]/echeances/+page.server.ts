import { REGIMES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { agent } from '#lib/server/acteurs.ts';
import { contacts } from '#lib/server/contacts.ts';
import { dossier, employeurCode } from '#lib/server/dossiers.ts';
import { departsVus } from '../../../../departs.server.ts';
import { echeancesVues } from '../../../../echeances.server.ts';
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
		echeances: echeancesVues(chaine),
		departs: departsVus(chaine)
	};
};
