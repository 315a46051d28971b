import { redirect } from '@sveltejs/kit';
import { typographie } from '#lib/domain/typographie.ts';
import { redacteur } from '#lib/server/acteurs.ts';
import { passagesOuverts } from '#lib/server/ecrits-par-genre.ts';
import { createEcrit, ecritsRediges } from '#lib/server/ecrits-rediges.ts';
import { questions } from '#lib/server/droits.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { estGenre, type CodeDeGenre } from '../../mots.ts';
import { apercuDe, formulaireDEcrit, porteeDe, saisieDe } from '../../saisie.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const genre = genreDe(params.nature);
	const pris = await ecritsRediges(locals.ctx, redacteur(locals.actor), porteeDe(params.section));
	const prises = new Set(pris.filter((un) => un.genre === genre).map(({ cle }) => cle));
	const libre = ({ valeur }: { valeur: string }) => !prises.has(valeur);
	const cle = url.searchParams.get('cle') ?? '';
	const passage = genre === 'passage' ? passagesOuverts().find((un) => un.cle === cle) : undefined;
	return {
		operation: nouvelleOperation(),
		place: params.section,
		genre,
		places: placesDe(genre).filter(libre),
		/** The passages to choose from, with the words that the letter has today. */
		passages: passagesOuverts()
			.map(({ cle: valeur, ...un }) => ({ ...un, valeur }))
			.filter(libre),
		passage
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const genre = genreDe(params.nature);
		const qui = redacteur(locals.actor);
		const portee = porteeDe(params.section);
		// Before anything is shown of a form: whose section it is.
		await ecritsRediges(locals.ctx, qui, portee);
		const lu = await lireFormulaire(request, formulaireDEcrit);
		if (!lu.ok) return lu.reponse;
		const { op_id, geste, cle } = lu.donnees;
		if (geste === 'apercu')
			return { valeurs: lu.valeurs, erreurs: [], apercu: apercuDe(genre, lu.donnees.corps) };
		const saisie = saisieDe(genre, lu.donnees, titreDuPassage(cle));
		const place = { portee, genre, cle: genre === 'presentation' ? '' : cle };
		const cree = await createEcrit(locals.ctx, qui, place, saisie, op_id);
		if (!cree.ok) return rendreFormulaire(lu.valeurs, cree);
		redirect(303, `/redaction/${params.section}/ecrits/${cree.id}?note=brouillon`);
	}
};

function genreDe(code: string): CodeDeGenre {
	if (!estGenre(code)) throw new AppError('introuvable');
	return code;
}

/** Where a text of this kind may go, when its place is chosen in a list. */
function placesDe(genre: CodeDeGenre): { valeur: string; libelle: string }[] {
	if (genre === 'position')
		return questions().map(({ code, question }) => ({ valeur: code, libelle: question }));
	return [];
}

const titreDuPassage = (cle: string): string => {
	const passage = passagesOuverts().find((un) => un.cle === cle);
	return passage ? typographie(`${passage.modele} : ${passage.titre}`) : '';
};
