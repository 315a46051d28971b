import { lettreConnue, sectionNommee } from './lettres.server.ts';
import { MOMENTS } from './moments.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	section: sectionNommee(url),
	moments: MOMENTS.map(({ code, titre, quand, lettres }) => ({
		code,
		titre,
		quand,
		lettres: lettres.flatMap((une) => {
			const lettre = lettreConnue(une);
			return lettre ? [{ code: une, titre: lettre.exemple.titre, resume: lettre.exemple.resume }] : [];
		})
	}))
});
