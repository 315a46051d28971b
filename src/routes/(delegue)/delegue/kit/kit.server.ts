import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { type Kit, kit } from '#lib/server/kit.ts';
import { choixFacultatif } from '../../../formulaire.server.ts';
import { choixDe } from '../choix.server.ts';

const lieu = z.object({ service: choixFacultatif });

/** What the address asks the papers of: a section of the delegate, one of its services, a season. Throws `introuvable`. */
export async function kitDe(
	url: URL,
	locals: App.Locals
): Promise<Awaited<ReturnType<typeof choixDe>> & { un: Kit }> {
	const choix = await choixDe(url, locals);
	const { service } = lieu.parse({ service: url.searchParams.get('service') ?? '' });
	const un = await kit(locals.ctx, delegue(locals.actor), choix.section.id, {
		serviceId: service,
		saison: choix.saison
	});
	return { ...choix, un };
}
