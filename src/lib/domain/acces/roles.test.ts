import { expect, it } from 'vitest';
import { acces } from './groupes.ts';
import { espacesDe, ROLES, seDonnePourTous } from './roles.ts';

it.each([
	['un agent sans mandat', [], []],
	['une lectrice', ['lecteur'], ['/chiffres']],
	['un élu', ['elu'], ['/siege', '/chiffres']],
	['une rédactrice', ['redacteur'], ['/redaction', '/chiffres']],
	['une déléguée qui administre', ['delegue', 'administrateur'], ['/admin', '/delegue', '/chiffres']],
	['un rôle que nous ne connaissons pas', ['voyeur'], []]
])('%s trouve ses espaces', (_, roles, attendus) => {
	expect(espacesDe(roles).map(({ href }) => href)).toEqual(attendus);
});

it('chaque rôle ouvre au moins un espace, et chaque espace annoncé s’ouvre', () => {
	const GROUPES: Record<string, string> = {
		'/admin': '(admin)',
		'/delegue': '(delegue)',
		'/siege': '(elu)',
		'/redaction': '(redaction)',
		'/chiffres': '(chiffres)'
	};
	for (const role of ROLES) {
		const espaces = espacesDe([role]);
		expect(espaces.length, role).toBeGreaterThan(0);
		for (const { href } of espaces)
			expect(acces(`/${GROUPES[href]}${href}`, { roles: [role], secondFactor: true }), href).toBe('ouvert');
	}
});

it('seul un mandat de délégué ne se donne pas pour tout le syndicat', () => {
	expect(ROLES.filter((role) => !seDonnePourTous(role))).toEqual(['delegue']);
});
