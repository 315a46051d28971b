import { redacteur } from '#lib/server/acteurs.ts';
import { ecritPourLUnion } from '#lib/server/ecrits-rediges.ts';
import { sectionsRedigees } from '#lib/server/redaction.ts';
import { noteDe } from '../../formulaire.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = { contact: 'Le contact est enregistré. Les pages publiques le montrent dans la minute.' };

export const load: PageServerLoad = async ({ locals, url }) => ({
	note: noteDe(url, NOTES),
	union: await ecritPourLUnion(locals.ctx, redacteur(locals.actor)),
	sections: await sectionsRedigees(locals.ctx, redacteur(locals.actor))
});
