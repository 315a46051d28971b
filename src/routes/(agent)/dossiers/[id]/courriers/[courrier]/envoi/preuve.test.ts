import { describe, expect, it } from 'vitest';
import { faitSaisi, LONGUEUR_PREUVE } from '../../../../../../faits/saisie.ts';
import { LONGUEUR_PREUVE_SAISIE, preuveComplete } from './preuve.ts';

const TOUT_COCHE = { esteve: 'oui', double: 'oui' };
const tapee = 'é'.repeat(LONGUEUR_PREUVE_SAISIE);
const lue = (preuve: string) =>
	faitSaisi('recours-hierarchique-envoye', { le: '2026-01-20', preuve }, LONGUEUR_PREUVE_SAISIE);

describe('la preuve d’un envoi', () => {
	it('accepte autant de caractères que la page en annonce, pas un de plus', () => {
		expect(lue(tapee)).toMatchObject({ ok: true, preuve: tapee });
		expect(lue(`${tapee}e`)).toMatchObject({
			ok: false,
			erreurs: [{ champ: 'preuve', message: expect.stringContaining(`${LONGUEUR_PREUVE_SAISIE} au plus`) }]
		});
	});

	it('la plus longue, cases cochées, se corrige ensuite comme la preuve de tout fait', () => {
		const preuve = preuveComplete(TOUT_COCHE, tapee);
		expect(preuve).toHaveLength(LONGUEUR_PREUVE);
		expect(preuve).toMatch(/^Saisi dans ESTEVE, capture gardée\. Envoyé aussi hors de l’application\. é/);
	});

	it('sans case ni texte, il n’y a rien', () => {
		expect(preuveComplete({ esteve: '', preuve: '' }, null)).toBeNull();
		expect(preuveComplete({ double: 'oui' }, null)).toBe('Envoyé aussi hors de l’application.');
	});
});
