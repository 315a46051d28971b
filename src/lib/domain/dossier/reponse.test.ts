import { describe, expect, it } from 'vitest';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import { type Cas, envoye, ligne, notifie, recu, textes } from '../../../../test/support/chaine.ts';

describe('réponse de l’autorité et rejet par silence', () => {
	const faits = [notifie, envoye, recu];
	it.each<[string, CodeEcheance, Cas, string]>([
		// 22 January + 16 = Saturday 7 February, moved to Monday 9. Prudent: 22 + 15 = Friday 6.
		[
			'reçu le 22 janvier : l’autorité a jusqu’au 9 février',
			'reponse-autorite',
			{ faits, au: '2026-02-09' },
			'2026-01-22 2026-02-06 2026-02-09 ouverte certain'
		],
		[
			'le lendemain elle est en retard',
			'reponse-autorite',
			{ faits, au: '2026-02-10' },
			'2026-01-22 2026-02-06 2026-02-09 depassee certain'
		],
		[
			'territoriale : quinze jours sans jour franc',
			'reponse-autorite',
			{ regime: 'fpt', faits, au: '2026-02-06' },
			'2026-01-22 2026-02-06 2026-02-06 ouverte certain'
		],
		[
			'contractuel territorial : même compte, discuté',
			'reponse-autorite',
			{ regime: 'contractuel-territorial', faits, au: '2026-02-07' },
			'2026-01-22 2026-02-06 2026-02-06 depassee discute'
		],
		[
			'hôpital : délai à vérifier',
			'reponse-autorite',
			{ regime: 'fph', faits, au: '2026-02-10' },
			'2026-01-22 - - ouverte a-verifier'
		],
		[
			'par application : reçu le jour même',
			'reponse-autorite',
			{ faits: [notifie, { ...envoye, moyen: 'application' }], au: '2026-02-10' },
			'2026-01-20 2026-02-04 2026-02-05 depassee certain'
		],
		[
			'par la poste sans accusé : on ne déclare pas le retard',
			'reponse-autorite',
			{ faits: [notifie, envoye], au: '2026-02-20' },
			'2026-01-20 2026-02-04 2026-02-05 ouverte discute'
		],
		[
			'répondu : accompli',
			'reponse-autorite',
			{ faits: [...faits, { type: 'reponse-notifiee', le: '2026-02-05' }], au: '2026-02-06' },
			'2026-01-22 2026-02-06 2026-02-09 accomplie certain'
		],
		// 22 January + 2 months = Sunday 22 March: never moved.
		[
			'rejet à venir, un dimanche',
			'rejet-implicite',
			{ faits, au: '2026-03-21' },
			'2026-01-22 - 2026-03-22 a-venir certain'
		],
		[
			'rejet accompli le jour même',
			'rejet-implicite',
			{ faits, au: '2026-03-22' },
			'2026-01-22 - 2026-03-22 accomplie certain'
		],
		[
			'une réponse avant : sans objet',
			'rejet-implicite',
			{ faits: [...faits, { type: 'reponse-notifiee', le: '2026-02-05' }], au: '2026-04-01' },
			'2026-01-22 - 2026-03-22 sans-objet certain'
		],
		[
			'une réponse après : le rejet a eu lieu',
			'rejet-implicite',
			{ faits: [...faits, { type: 'reponse-notifiee', le: '2026-04-10' }], au: '2026-04-11' },
			'2026-01-22 - 2026-03-22 accomplie certain'
		],
		[
			'par la poste sans accusé : compté de l’envoi, discuté',
			'rejet-implicite',
			{ faits: [notifie, envoye], au: '2026-02-20' },
			'2026-01-20 - 2026-03-20 a-venir discute'
		]
	])('%s', (_titre, code, cas, attendu) => {
		expect(ligne(cas, code)).toBe(attendu);
	});

	it('en retard, l’autorité peut être relancée ; sur une réception supposée, non', () => {
		const texte = (faits: Cas['faits']) => textes({ faits, au: '2026-02-20' }, 'reponse-autorite');
		expect(texte([notifie, envoye, recu])).toContain('vous pouvez écrire');
		expect(texte([notifie, envoye])).not.toContain('vous pouvez écrire');
	});

	it('contractuel territorial : la lecture « francs » est dite', () => {
		const cas = {
			regime: 'contractuel-territorial' as const,
			faits: [notifie, envoye, recu],
			au: '2026-01-30'
		};
		expect(textes(cas, 'reponse-autorite')).toContain('jours francs');
	});
});
