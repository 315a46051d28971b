import { fail } from '@sveltejs/kit';
import { suiteSure } from '#lib/domain/acces/suite.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Actions, PageServerLoad } from './$types';

const FERMEE = typographie(
	'Votre session s’est fermée avant cet envoi : rien n’a été enregistré. Votre texte est toujours là. Ouvrez la connexion dans un autre onglet, entrez, puis revenez ici et envoyez de nouveau.'
);

export const load: PageServerLoad = ({ url }) => ({ suite: suiteSure(url.searchParams.get('suite')) });

export const actions: Actions = {
	/**
	 * Receives a form that was sent without a session, and gives it back. With scripts the page stays in place and shows the
	 * sentence; without, this page holds the fields and sends them again. Files cannot be given back.
	 */
	default: async ({ request }) => {
		const fields = [...(await request.formData())];
		const champs = fields.flatMap(([nom, valeur]) => (typeof valeur === 'string' ? [{ nom, valeur }] : []));
		if (request.headers.get('x-sveltekit-action') === 'true') {
			const valeurs = Object.fromEntries(champs.map(({ nom, valeur }) => [nom, valeur]));
			return fail(401, { erreurs: [{ champ: '', message: FERMEE }], valeurs });
		}
		return fail(401, { champs, fichiers: champs.length < fields.length });
	}
};
