import { type CasDuRegime, jours, pasDeDate } from '#lib/domain/regimes/cas/cas.ts';

/** Administrative, technical, social, health and library staff of education. */
export const casEducationBiatss: CasDuRegime = {
	regime: 'fpe',
	nom: 'Éducation et enseignement supérieur (BIATSS)',
	cas: [
		{
			titre: 'les 15 jours pour les observations sont un usage : aucune date',
			employeur: 'education-biatss',
			faits: [
				{ type: 'entretien-tenu', le: '2026-05-19' },
				{ type: 'compte-rendu-communique', le: '2026-06-02' },
				{ type: 'compte-rendu-notifie', le: '2026-06-09' }
			],
			au: '2026-06-10',
			attendu: {
				'communication-compte-rendu': pasDeDate('accomplie', 'certain'),
				observations: pasDeDate('ouverte', 'a-verifier'),
				// 9 June + 15 + 1 = Thursday 25; not franc, Wednesday 24.
				'recours-hierarchique': jours('2026-06-24', '2026-06-25', 'ouverte', 'certain')
			},
			aFaire: 'recours-hierarchique'
		},
		{
			titre: 'réponse un 31 juillet : quelle CAP, à vérifier',
			employeur: 'education-biatss',
			faits: [{ type: 'reponse-notifiee', le: '2026-07-31' }],
			au: '2026-08-03',
			// 31 July + 1 month = Monday 31 August; + 30 days = Sunday 30: back to Friday 28.
			attendu: { 'saisine-cap': jours('2026-08-28', '2026-08-31', 'ouverte', 'discute') },
			commission: 'la CAP dont relève votre corps (académique ou nationale)'
		},
		{
			titre: 'à Mayotte, le 27 avril local avance la date conseillée de tout un week-end',
			employeur: 'education-biatss',
			zone: 'mayotte',
			faits: [{ type: 'compte-rendu-notifie', le: '2026-04-12' }],
			au: '2026-04-13',
			attendu: {
				// 12 April + 15 + 1 = Tuesday 28; not franc, Monday 27, local, then the weekend: Friday 24.
				'recours-hierarchique': jours('2026-04-24', '2026-04-28', 'ouverte', 'certain')
			}
		}
	]
};
