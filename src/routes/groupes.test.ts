import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acces, groupeDe, type Titre } from '#lib/domain/acces/groupes.ts';
import { ROLES } from '#lib/domain/acces/roles.ts';

/** Every address of the site: the folders that hold a page or an endpoint. */
const adresses = [
	...new Set(
		globSync('**/+{page,server}{,@*}{,.server}.{svelte,ts}', { cwd: import.meta.dirname }).map(
			(file) => `/${file.slice(0, file.lastIndexOf('/'))}`
		)
	)
];
const tout: Titre = { roles: ROLES, secondFactor: true };

it('there are addresses to check', () => {
	expect(adresses.length).toBeGreaterThan(10);
});

describe('every address has a guard', () => {
	it.each(adresses)('%s is in a group that somebody may enter', (adresse) => {
		expect(acces(adresse, tout)).toBe('ouvert');
	});

	it.each(adresses.filter((adresse) => !/^\/\((public|connexion|machine)\)/.test(adresse)))(
		'%s asks for a session, and for more than an agent outside the agents’ pages',
		(adresse) => {
			expect(acces(adresse, null)).toBe('connexion');
			const agent = acces(adresse, { roles: [], secondFactor: false });
			expect(agent).toBe(groupeDe(adresse) === '(agent)' ? 'ouvert' : 'interdit');
		}
	);
});

it('no page leaves the layout of its group', () => {
	expect(globSync('**/+*@*', { cwd: import.meta.dirname })).toEqual([]);
});
