import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ mentions: locals.ctx.config.mentions });
