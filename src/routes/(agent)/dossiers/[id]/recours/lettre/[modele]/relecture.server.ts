import type { CodeLettre } from '#lib/domain/recours/brouillon.ts';
import { agent } from '#lib/server/acteurs.ts';
import type { DossierVu } from '#lib/server/dossiers.ts';
import { nouvelleOperation } from '#lib/server/formulaires.ts';
import { noteDe } from '../../../../../../formulaire.server.ts';
import { lettreEtRelecture, type RelectureVue } from '../../../../../../relecture.server.ts';

/** The second reading of a letter as its agent sees it, with the address of its acts. */
export type RelectureDeLAgent = {
	dossierId: string;
	ici: string;
	operation: string;
	/** Delegates may read the dossier. */
	suivi: boolean;
	note: string | null;
	vue: RelectureVue;
};

const NOTES = {
	demandee: 'Votre demande est notée : vos délégué·es la verront dans votre dossier.',
	repondue: 'Votre réponse est enregistrée.',
	reglee: 'La remarque est marquée comme réglée.'
};

/**
 * The second reading of a letter; null when it is not being written, or when nobody could read it: a dossier without a
 * section, in which nobody wrote anything.
 */
export async function relectureDeLAgent(
	locals: App.Locals,
	{ id, section, consentement }: Pick<DossierVu, 'id' | 'section' | 'consentement'>,
	code: CodeLettre,
	url: URL
): Promise<RelectureDeLAgent | null> {
	const relue = await lettreEtRelecture(locals.ctx, agent(locals.actor), id, code, 'Vous');
	if (!relue || (!section && relue.relectures.length === 0)) return null;
	return {
		dossierId: id,
		ici: `/dossiers/${id}/recours/lettre/${code}/relecture`,
		operation: nouvelleOperation(),
		suivi: consentement === 'suivi',
		note: noteDe(url, NOTES),
		vue: relue.vue
	};
}
