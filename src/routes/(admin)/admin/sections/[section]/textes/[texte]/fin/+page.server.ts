import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { etatDeTexte } from '#lib/domain/regimes/texte-saisi.ts';
import { administrateur } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { endTexte, texteDeLaSection } from '#lib/server/textes-locaux.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { jour, lireFormulaire, rendreFormulaire } from '../../../../../../../formulaire.server.ts';
import { pourQui, sourceDeTexte, titreDeTexte, validite } from '../../texte.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx, actor } = locals;
	const texte = await texteDeLaSection(ctx, administrateur(actor), params.section, params.texte);
	const au = ctx.today();
	return {
		operation: nouvelleOperation(),
		titre: titreDeTexte(texte),
		pour: pourQui(texte),
		validite: validite(texte),
		source: sourceDeTexte(texte, au),
		termine: etatDeTexte(texte, au) === 'termine',
		aujourdhui: au.toString(),
		debut: dateLongue(texte.valideDu.toString())
	};
};

const formulaire = z.object({
	op_id: operation,
	le: jour('Donnez le premier jour où ce texte ne s’applique plus.')
});

export const actions: Actions = {
	/** Ends the text; it stays in the list, among those that are over. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { ctx, actor } = locals;
		const { op_id, le } = lu.donnees;
		const fini = await endTexte(ctx, administrateur(actor), params.section, params.texte, le, op_id);
		if (!fini.ok) return rendreFormulaire(lu.valeurs, fini);
		redirect(303, `/admin/sections/${params.section}/textes?note=fini`);
	}
};
