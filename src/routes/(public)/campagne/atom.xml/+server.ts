import { campagne } from '#lib/server/campagne.ts';
import type { RequestHandler } from './$types';
import { flux } from '../vue.server.ts';

export const GET: RequestHandler = async ({ locals: { ctx } }) =>
	flux(ctx, {
		urn: `urn:vigie:campagne`,
		titre: 'La campagne',
		page: '/campagne',
		entrees: await campagne(ctx)
	});
