import type { LayoutServerLoad } from './$types';

/** Some delegates also administer. */
export const load: LayoutServerLoad = ({ locals }) => ({
	administre: locals.session?.roles.includes('administrateur') ?? false
});
