import { elu } from '#lib/server/acteurs.ts';
import { passage } from '#lib/server/cap.ts';
import { noteDe } from '../../../../../formulaire.server.ts';
import { lignesDuResultat, passageVu, seanceVue } from '../../../../../seances/seance.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	notes: 'Vos notes sont gardées.',
	resultat:
		'L’avis est noté. L’agent est prévenu par un courriel qui ne dit rien ; il le lit dans son espace.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const { seance, passage: un } = await passage(ctx, elu(locals.actor), params.seance, params.id);
	return {
		note: noteDe(url, NOTES),
		seance: seanceVue(seance, ctx.today()),
		passage: passageVu(un),
		notes: un.notes,
		resultat: un.resultat ? lignesDuResultat(un.resultat) : null
	};
};
