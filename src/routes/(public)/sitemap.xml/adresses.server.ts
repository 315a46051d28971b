import { campagne } from '#lib/server/campagne.ts';
import type { Context } from '#lib/server/context.ts';
import { questions } from '#lib/server/droits.ts';
import { MOMENTS } from '../lettres/moments.ts';
import { REGIMES_EXPOSES } from '../regles/vue.server.ts';

/** The public pages that have no parameter and are worth finding. */
const FIXES = [
	'/',
	'/refuser',
	'/droits',
	'/mode-d-emploi',
	'/lettres',
	'/contester',
	'/campagne',
	'/outils',
	'/outils/delais',
	'/outils/convocation',
	'/outils/compte-rendu',
	'/outils/entretien',
	'/outils/ancienne-notation',
	'/regles',
	'/sources',
	'/chiffres-publics',
	'/chiffres-publics/methode',
	'/api',
	'/confidentialite',
	'/accessibilite',
	'/mentions-legales'
];

/** Every public page to be found, by its path. */
export async function adressesPubliques(ctx: Context): Promise<string[]> {
	const entrees = await campagne(ctx);
	return [
		...FIXES,
		...questions().map(({ code }) => `/droits/${code}`),
		...MOMENTS.flatMap(({ lettres }) => lettres.map((code) => `/lettres/${code}`)),
		...REGIMES_EXPOSES.map((code) => `/regles/${code}`),
		...entrees.map(({ adresse }) => `/campagne/${adresse}`)
	];
}
