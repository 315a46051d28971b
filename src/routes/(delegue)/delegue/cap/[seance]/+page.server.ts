import { delegue } from '#lib/server/acteurs.ts';
import { seance } from '#lib/server/cap.ts';
import { noteDe } from '../../../../formulaire.server.ts';
import { passageVu, seanceVue } from '../../../../seances/seance.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	ouverte: 'La séance est ouverte. Mettez-y un premier dossier.',
	corrigee: 'La séance est corrigée.',
	propose:
		'Le dossier est proposé. L’agent est prévenu par un courriel qui ne dit rien ; il répond dans son espace.',
	retire: 'Le dossier n’est plus sur cette séance.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const une = await seance(ctx, delegue(locals.actor), params.seance);
	return {
		note: noteDe(url, NOTES),
		lourd: url.searchParams.get('note') === 'lourd',
		occupe: url.searchParams.get('note') === 'occupe',
		section: une.section,
		seance: seanceVue(une, ctx.today()),
		passages: une.passages.map(passageVu),
		accordes: une.passages.filter(({ accord }) => accord === 'donne').length,
		notes: une.passages.some(({ accord, notes }) => accord === 'donne' && notes !== null)
	};
};
