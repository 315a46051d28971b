import { expect, it } from 'vitest';
import { exemple } from './exemple.server.ts';

it('un compte rendu notifié le samedi 10 janvier 2026 se conteste jusqu’au lundi 26', () => {
	expect(exemple()).toEqual({ notifie: '2026-01-10', prudente: '2026-01-23', limite: '2026-01-26' });
});
