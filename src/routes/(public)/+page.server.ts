import { fondement } from '#lib/domain/regimes/fondements.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { exemple } from './exemple.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const au = locals.ctx.today();
	return {
		exemple: exemple(),
		references: {
			circulaire: reference(fondement('circulaire-2012-04-23'), au),
			caen: reference(fondement('ta-caen-1900482'), au),
			compteRendu: reference(fondement('caa-paris-21pa02972'), au),
			juge: reference(fondement('ce-386907'), au),
			delai: reference(fondement('decret-2010-888-art-6'), au)
		}
	};
};
