import { type CasDuRegime, jour, jours, pasDeDate } from '#lib/domain/regimes/cas/cas.ts';

/** Other directorates of the economic and financial ministries. */
export const casFinances: CasDuRegime = {
	regime: 'fpe',
	nom: 'ministères économiques et financiers',
	cas: [
		{
			titre: 'les 15 jours de l’arrêté de 2012 n’ont pas pu être vérifiés : aucune date pour la remise',
			employeur: 'finances',
			faits: [{ type: 'entretien-tenu', le: '2026-03-03' }],
			au: '2026-03-20',
			attendu: {
				'communication-compte-rendu': pasDeDate('ouverte', 'a-verifier'),
				observations: pasDeDate('a-venir', 'a-verifier')
			},
			aFaire: null
		},
		{
			titre: 'le dernier jour tombe à Noël, un vendredi : le lundi suivant',
			employeur: 'finances',
			faits: [{ type: 'compte-rendu-notifie', le: '2026-12-09' }],
			au: '2026-12-10',
			attendu: {
				observations: pasDeDate('ouverte', 'a-verifier'),
				// 9 December + 15 + 1 = Friday 25, then the weekend: Monday 28; not franc, Thursday 24.
				'recours-hierarchique': jours('2026-12-24', '2026-12-28', 'ouverte', 'certain'),
				// 9 December + 2 months + 1 = Wednesday 10 February.
				'recours-contentieux': jour('2027-02-10', 'ouverte', 'certain')
			},
			aFaire: 'recours-hierarchique'
		}
	]
};
