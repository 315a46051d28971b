import { LISTES } from './codes.ts';
import { type Exemple, exemples } from './exemples.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	exemples: exemples().map((exemple) => ({
		titre: exemple.titre,
		appel: appel(exemple, locals.ctx.origin),
		reponse: JSON.stringify(exemple.reponse, null, 2)
	})),
	listes: LISTES
});

/** The call as it is typed in a terminal. */
function appel({ chemin, corps }: Exemple, origine: string): string {
	const adresse = `'${origine}${chemin}'`;
	if (!corps) return `curl ${adresse}`;
	return `curl -H 'Content-Type: ${corps.type}' --data-binary @- \\\n  ${adresse} << 'FIN'\n${corps.texte}\nFIN`;
}
