import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { comparaison } from '#lib/domain/moyens/comparaison.ts';
import { redacteur } from '#lib/server/acteurs.ts';
import { takeBackVersion, type EcritEntier, type Version } from '#lib/server/ecrits-rediges.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { momentEnClair } from '#lib/ui/format/instants.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../../formulaire.server.ts';
import { apercuDe } from '../../../saisie.server.ts';
import { ecritDe, enTete } from '../../ecrit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const lu = await ecritDe(locals.ctx, redacteur(locals.actor), params);
	const version = versionDe(lu, params.version);
	const suivante = lu.versions.find((une) => une.version === version.version + 1);
	return {
		operation: nouvelleOperation(),
		place: params.section,
		ecrit: enTete(lu),
		version: version.version,
		titre: version.titre,
		quand: momentEnClair(version.at),
		html: apercuDe(lu.genre, version.corps),
		ecarts: suivante ? ecarts(version, suivante) : null
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const qui = redacteur(locals.actor);
		const { version } = versionDe(await ecritDe(locals.ctx, qui, params), params.version);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const acte = { vue: lu.donnees.version, opId: lu.donnees.op_id };
		const repris = await takeBackVersion(locals.ctx, qui, params.ecrit, version, acte);
		if (!repris.ok) return rendreFormulaire(lu.valeurs, repris);
		redirect(303, `/redaction/${params.section}/ecrits/${params.ecrit}?note=reprise`);
	}
};

const formulaire = z.object({ op_id: operation, version: z.coerce.number().int().min(0).catch(0) });

function versionDe({ versions }: EcritEntier, demandee: string): Version {
	const version = versions.find((une) => String(une.version) === demandee);
	if (!version) throw new AppError('introuvable');
	return version;
}

/** What the next version kept, added and removed, in the order of the text; null when one of them has no word. */
function ecarts(
	avant: Version,
	apres: Version
): { sorte: 'garde' | 'ajoute' | 'retire'; texte: string }[] | null {
	const comparees = comparaison(apres.corps, avant.corps);
	if (!comparees) return null;
	return comparees.segments.flatMap((segment) => {
		if (segment.sorte === 'change')
			return segment.ecarts.map(({ sorte, texte, precedent }) => ({ sorte, texte: texte || precedent }));
		const { sorte, texte, precedent } = segment;
		if (sorte !== 'deplace') return [{ sorte, texte: texte || precedent }];
		return [{ sorte: texte === '' ? ('retire' as const) : ('ajoute' as const), texte: texte || precedent }];
	});
}
