import { apercu } from '#lib/domain/courriers/courrier.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { reference } from '#lib/ui/format/reference.ts';
import type { PageServerLoad } from './$types';
import { lettreDemandee } from '../lettres.server.ts';

export const load: PageServerLoad = ({ locals, params }) => {
	const { moment, refuse, exemple } = lettreDemandee(params.modele);
	const au = locals.ctx.today();
	const { code, titre, resume, version, valideDu, avant, apres, fondements } = exemple;
	return {
		lettre: { code, titre, resume, version, valideDu, avant, apres },
		moment: moment.titre,
		refuse,
		exemple: apercu(exemple, {}).courrier,
		sources: fondements.map((un) => reference(fondement(un), au))
	};
};
