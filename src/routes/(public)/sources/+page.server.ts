import { registre } from './vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ parties: registre(locals.ctx.today()) });
