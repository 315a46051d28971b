import { apercu } from '#lib/domain/courriers/courrier.ts';
import type { Modele } from '#lib/domain/courriers/modele.ts';
import { retenue } from '#lib/domain/courriers/retenue.ts';
import { REGIMES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import type { Context } from '#lib/server/context.ts';
import { avecMots, motsDeSection } from '#lib/server/passages.ts';
import { reference } from '#lib/ui/format/reference.ts';
import type { PageServerLoad } from './$types';
import { lettreDemandee, sectionNommee } from '../lettres.server.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { moment, refuse, exemple } = lettreDemandee(params.modele);
	const section = sectionNommee(url);
	const au = locals.ctx.today();
	const retenu = retenue(exemple, au.toString());
	const { code, titre, resume, version, valideDu, avant, apres, fondements } = exemple;
	return {
		lettre: { code, titre, resume, version, valideDu, avant, apres },
		moment: moment.titre,
		refuse,
		pour: REGIMES_LIBELLES[exemple.regime],
		section,
		retenue: retenu?.message ?? null,
		// Nobody reads a letter that says no before the notice of risk of their own employer.
		exemple: refuse || retenu ? null : await exempleDe(locals.ctx, exemple, section),
		sources: fondements.map((un) => reference(fondement(un), au))
	};
};

/** The letter with its blanks, in the words of the section that one comes from. */
async function exempleDe(ctx: Context, exemple: Modele, section: string) {
	const { modele, repris } = avecMots(exemple, await motsDeSection(ctx, { section, employeur: null }));
	return { courrier: apercu(modele, {}).courrier, repris };
}
