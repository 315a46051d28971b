import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Refus } from '#lib/domain/refus.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { acte, type ActeDeSection, changeActe, contenuDe } from '#lib/server/actes-collectifs.ts';
import { nouvelleOperation, operation, type Valeurs } from '#lib/server/formulaires.ts';
import { acteAffiche } from '../../../../../acte.server.ts';
import { jour, lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { choixDeContestation, contenuSaisi, FORMULAIRES, valeursDe } from '../../saisie.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const un = await acte(locals.ctx, delegue(locals.actor), params.acte);
	if (un.closAt !== null) redirect(303, `/delegue/actes/${un.id}`);
	return {
		operation: nouvelleOperation(),
		acte: acteAffiche(un),
		valeurs: valeursDe(contenuDe(un)),
		accepte: un.participants.length > 0,
		...choixDeContestation()
	};
};

const dernierJour = z.object({
	op_id: operation,
	finLe: jour('Donnez le dernier jour pour rejoindre l’acte.').transform((le) => le.toString())
});
const version = z.object({ version: z.coerce.number().int().catch(0) });

/** What the form asks: everything, or only the day once somebody agreed to the text. */
async function demande(request: Request, un: ActeDeSection) {
	if (un.participants.length > 0) {
		const lu = await lireFormulaire(request, dernierJour);
		return lu.ok ? { ...lu, contenu: { ...contenuDe(un), finLe: lu.donnees.finLe } } : lu;
	}
	const lu = await lireFormulaire(request, FORMULAIRES[un.texte.genre]);
	return lu.ok ? { ...lu, contenu: contenuSaisi(lu.donnees) } : lu;
}

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = delegue(locals.actor);
		const lu = await demande(request, await acte(ctx, qui, params.acte));
		if (!lu.ok) return lu.reponse;
		const nouveau = { contenu: lu.contenu, ...version.parse(lu.valeurs) };
		const change = await changeActe(ctx, qui, params.acte, nouveau, lu.donnees.op_id);
		if (change.ok) redirect(303, `/delegue/actes/${params.acte}?note=modifie`);
		return rendreFormulaire(await aReprendre(lu.valeurs, change, () => acte(ctx, qui, params.acte)), change);
	}
};

/** After another delegate, the form carries the version that stands now: what is sent next was read beside it. */
async function aReprendre(
	valeurs: Valeurs,
	{ refus }: Refus,
	relire: () => Promise<ActeDeSection>
): Promise<Valeurs> {
	if (refus.code !== 'version-depassee') return valeurs;
	return { ...valeurs, version: String((await relire()).version) };
}
