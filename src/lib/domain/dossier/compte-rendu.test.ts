import { describe, expect, it } from 'vitest';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import { type Cas, ligne, notifie, textes } from '../../../../test/support/chaine.ts';

describe('remise du compte rendu et observations', () => {
	const entretien = { type: 'entretien-tenu', le: '2026-01-10' };
	it.each<[string, CodeEcheance, Cas, string]>([
		[
			'État : le décret ne fixe aucun délai',
			'communication-compte-rendu',
			{ faits: [entretien], au: '2026-01-12' },
			'2026-01-10 - - ouverte certain'
		],
		[
			'DGFiP : à vérifier dans ESTEVE',
			'communication-compte-rendu',
			{ employeur: 'dgfip', faits: [entretien], au: '2026-01-12' },
			'2026-01-10 - - ouverte a-verifier'
		],
		// 10 + 15 = Sunday 25 January, not moved; prudent Friday 23.
		[
			'territoriale : quinze jours, non reportés',
			'communication-compte-rendu',
			{ regime: 'fpt', faits: [entretien], au: '2026-01-12' },
			'2026-01-10 2026-01-23 2026-01-25 ouverte discute'
		],
		[
			'territoriale : la copie visée ne ferme pas, la notification si',
			'communication-compte-rendu',
			{
				regime: 'fpt',
				faits: [entretien, { type: 'compte-rendu-communique', le: '2026-01-20' }],
				au: '2026-01-26'
			},
			'2026-01-10 2026-01-23 2026-01-25 depassee discute'
		],
		// 10 January + 30 = Monday 9 February.
		[
			'hôpital : trente jours',
			'communication-compte-rendu',
			{ regime: 'fph', faits: [entretien], au: '2026-01-12' },
			'2026-01-10 2026-02-09 2026-02-09 ouverte certain'
		],
		[
			'après un refus, aucun délai ne part',
			'communication-compte-rendu',
			{ regime: 'fpt', faits: [{ type: 'refus-envoye', le: '2026-01-05' }], au: '2026-01-12' },
			'- - - a-venir discute'
		],
		[
			'hôpital : quinze jours pour les observations',
			'observations',
			{ regime: 'fph', faits: [{ type: 'compte-rendu-communique', le: '2026-01-12' }], au: '2026-01-13' },
			'2026-01-12 2026-01-27 2026-01-27 ouverte discute'
		],
		[
			'Éducation : observations à vérifier',
			'observations',
			{
				employeur: 'education-biatss',
				faits: [{ type: 'compte-rendu-communique', le: '2026-01-12' }],
				au: '2026-01-13'
			},
			'2026-01-12 - - ouverte a-verifier'
		]
	])('%s', (_titre, code, cas, attendu) => {
		expect(ligne(cas, code)).toBe(attendu);
	});

	it('« rédigé sans vous » ne se dit plus une fois le compte rendu remis', () => {
		const refus = { type: 'refus-envoye', le: '2026-01-05' };
		const texte = (faits: Cas['faits']) => textes({ faits, au: '2026-01-12' }, 'communication-compte-rendu');
		expect(texte([refus])).toContain('sera rédigé sans vous');
		expect(texte([refus, notifie])).not.toContain('sera rédigé sans vous');
	});

	it('sans délai écrit, la remise du compte rendu ouvre le temps des observations', () => {
		expect(ligne({ regime: 'fpt', faits: [notifie], au: '2026-01-12' }, 'observations')).toBe(
			'2026-01-10 - - ouverte certain'
		);
	});
});
