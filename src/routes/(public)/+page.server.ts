import { fondement } from '#lib/domain/regimes/fondements.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { exemple } from './exemple.server.ts';

export function load() {
	return {
		exemple: exemple(),
		references: {
			circulaire: reference(fondement('circulaire-2012-04-23')),
			caen: reference(fondement('ta-caen-1900482')),
			compteRendu: reference(fondement('caa-paris-21pa02972')),
			juge: reference(fondement('ce-386907')),
			delai: reference(fondement('decret-2010-888-art-6'))
		}
	};
}
