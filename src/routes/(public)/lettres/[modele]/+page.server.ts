import { apercu } from '#lib/domain/courriers/courrier.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { avecMots, motsDeSection } from '#lib/server/passages.ts';
import { reference } from '#lib/ui/format/reference.ts';
import type { PageServerLoad } from './$types';
import { lettreDemandee, sectionNommee } from '../lettres.server.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { moment, refuse, exemple } = lettreDemandee(params.modele);
	const section = sectionNommee(url);
	const mots = await motsDeSection(locals.ctx, { section, employeur: null });
	const { modele, repris } = avecMots(exemple, mots);
	const au = locals.ctx.today();
	const { code, titre, resume, version, valideDu, avant, apres, fondements } = exemple;
	return {
		lettre: { code, titre, resume, version, valideDu, avant, apres },
		moment: moment.titre,
		refuse,
		section,
		exemple: apercu(modele, {}).courrier,
		repris,
		sources: fondements.map((un) => reference(fondement(un), au))
	};
};
