import { type CasDuRegime, jour, jours, pasDeDate } from '#lib/domain/regimes/cas/cas.ts';

/** Civil servants of the DGFiP. */
export const casDgfip: CasDuRegime = {
	regime: 'fpe',
	nom: 'DGFiP',
	cas: [
		{
			titre: 'signé le 10, courriel d’ESTEVE le 17 : le premier jour compte, et se discute',
			employeur: 'dgfip',
			faits: [
				{ type: 'compte-rendu-communique', le: '2026-02-05' },
				{ type: 'compte-rendu-signe', le: '2026-02-10' },
				{ type: 'compte-rendu-notifie', le: '2026-02-17', moyen: 'application' }
			],
			au: '2026-02-18',
			attendu: {
				'communication-compte-rendu': pasDeDate('accomplie', 'a-verifier'),
				observations: pasDeDate('ouverte', 'a-verifier'),
				// 10 February + 15 + 1 = Thursday 26; not franc, Wednesday 25.
				'recours-hierarchique': jours('2026-02-25', '2026-02-26', 'ouverte', 'discute'),
				// 10 February + 2 months + 1 = Saturday 11 April, moved to Monday 13; back to Friday 10.
				'recours-contentieux': jours('2026-04-10', '2026-04-13', 'ouverte', 'certain')
			},
			aFaire: 'recours-hierarchique'
		},
		{
			titre: 'le courriel d’ESTEVE est la seule date : elle compte, et se discute',
			employeur: 'dgfip',
			faits: [{ type: 'compte-rendu-notifie', le: '2026-02-17', moyen: 'application' }],
			au: '2026-02-18',
			attendu: {
				// 17 February + 15 + 1 = Thursday 5 March; not franc, Wednesday 4.
				'recours-hierarchique': jours('2026-03-04', '2026-03-05', 'ouverte', 'discute')
			}
		},
		{
			titre: 'réponse en décembre 2018 : la CAPL, puis la CAPN',
			employeur: 'dgfip',
			faits: [{ type: 'reponse-notifiee', le: '2018-12-31' }],
			au: '2019-01-02',
			// 31 December + 1 month = Thursday 31 January 2019; + 30 days = Wednesday 30.
			attendu: { 'saisine-cap': jours('2019-01-30', '2019-01-31', 'ouverte', 'discute') },
			commission: 'la CAPL, puis la CAPN au second niveau'
		},
		{
			titre: 'réponse en novembre 2022 : la CAPL seule',
			employeur: 'dgfip',
			faits: [{ type: 'reponse-notifiee', le: '2022-11-30' }],
			au: '2022-12-01',
			// 30 November + 1 month, or 30 days, = Friday 30 December.
			attendu: { 'saisine-cap': jour('2022-12-30', 'ouverte', 'discute') },
			commission: 'la CAPL'
		},
		{
			titre: 'réponse en janvier 2023 : la CAP nationale',
			employeur: 'dgfip',
			faits: [{ type: 'reponse-notifiee', le: '2023-01-02' }],
			au: '2023-01-03',
			// 2 January + 1 month = Thursday 2 February; + 30 days = Wednesday 1.
			attendu: { 'saisine-cap': jours('2023-02-01', '2023-02-02', 'ouverte', 'discute') },
			commission: 'la CAP nationale'
		}
	]
};
