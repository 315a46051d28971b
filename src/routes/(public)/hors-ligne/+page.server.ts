import { redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

export const actions: Actions = {
	/** The browser forgets every page of this site that it keeps, and the program that keeps them. */
	default: ({ setHeaders }) => {
		setHeaders({ 'clear-site-data': '"cache", "storage"' });
		redirect(303, '/confidentialite#poste');
	}
};
