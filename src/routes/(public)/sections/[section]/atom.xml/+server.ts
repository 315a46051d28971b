import { campagne } from '#lib/server/campagne.ts';
import { sectionPublique } from '#lib/server/contacts.ts';
import type { RequestHandler } from './$types';
import { flux } from '../../../campagne/vue.server.ts';

/** What the section writes, and what the whole union does: one feed to follow is enough. */
export const GET: RequestHandler = async ({ locals: { ctx }, params }) => {
	const { nom } = await sectionPublique(ctx, params.section);
	return flux(ctx, {
		urn: `urn:uuid:${params.section.toLowerCase()}`,
		titre: `La campagne, ${nom}`,
		page: `/sections/${params.section.toLowerCase()}`,
		entrees: await campagne(ctx, { section: params.section.toLowerCase() })
	});
};
