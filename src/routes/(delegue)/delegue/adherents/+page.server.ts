import { delegue } from '#lib/server/acteurs.ts';
import { comptesTenus } from '#lib/server/comptes-tenus.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { choixDe } from '../choix.server.ts';
import { quiTient } from './tenu.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { sections, section } = await choixDe(url, locals);
	const tenus = await comptesTenus(locals.ctx, delegue(locals.actor), section.id);
	return {
		sections,
		section,
		tenus: tenus.map((un) => ({
			id: un.compteId,
			nom: un.nom,
			ou: un.service ?? 'Sans service',
			depuis: jourDe(un.creeAt),
			qui: quiTient(un),
			code: un.codeJusquAt ? `Code bon jusqu’au ${jourDe(un.codeJusquAt)}` : 'Aucun code valable',
			retire: un.consentement === null
		}))
	};
};
