import {
	type CasDuRegime,
	type FaitDate,
	jour,
	jours,
	pasDeDate,
	rejet
} from '#lib/domain/regimes/cas/cas.ts';

const notifie: FaitDate = { type: 'compte-rendu-notifie', le: '2026-10-15' };
const envoye: FaitDate = { type: 'recours-hierarchique-envoye', le: '2026-10-27', moyen: 'main-propre' };
const recu: FaitDate = { type: 'recours-hierarchique-recu', le: '2026-10-27' };

/** Décret n° 88-145, art. 1-3: contract staff of local government. */
export const casContractuelTerritorial: CasDuRegime = {
	regime: 'contractuel-territorial',
	nom: 'contractuels territoriaux',
	cas: [
		{
			titre: 'la chaîne ordinaire : les quinze jours de l’autorité finissent un 11 novembre, sans report',
			faits: [
				{ type: 'entretien-tenu', le: '2026-10-06' },
				notifie,
				envoye,
				recu,
				{ type: 'reponse-notifiee', le: '2026-11-10', sens: 'rejet' }
			],
			au: '2026-11-12',
			attendu: {
				// 6 October + 15 = Wednesday 21.
				'communication-compte-rendu': jour('2026-10-21', 'accomplie', 'discute'),
				observations: pasDeDate('sans-objet', 'certain'),
				// 15 October + 15 + 1 = Saturday 31, Sunday 1 November: Monday 2; not franc, Friday 30 October.
				'recours-hierarchique': jours('2026-10-30', '2026-11-02', 'accomplie', 'certain'),
				// 27 October + 15 = Wednesday 11 November, not moved: back to Tuesday 10.
				'reponse-autorite': jours('2026-11-10', '2026-11-11', 'accomplie', 'discute'),
				'rejet-implicite': rejet('2026-12-27', 'sans-objet', 'certain'),
				'saisine-cap': jour('2026-12-10', 'ouverte', 'discute'),
				// 10 November + 2 months + 1 = Monday 11 January.
				'recours-contentieux': jour('2027-01-11', 'ouverte', 'certain')
			},
			aFaire: 'saisine-cap',
			commission: 'la CCP'
		},
		{
			titre: 'silence : la CCP par précaution, le tribunal après le rejet',
			faits: [notifie, envoye, recu],
			au: '2026-11-12',
			attendu: {
				'reponse-autorite': jours('2026-11-10', '2026-11-11', 'depassee', 'discute'),
				// 11 November + 1 month, or 30 days, = Friday 11 December.
				'saisine-cap': jour('2026-12-11', 'ouverte', 'discute'),
				'rejet-implicite': rejet('2026-12-27', 'a-venir', 'certain'),
				// 27 December + 2 months + 1 = Sunday 28 February, moved to Monday 1 March; back to Friday 26.
				'recours-contentieux': jours('2027-02-26', '2027-03-01', 'a-venir', 'certain')
			},
			aFaire: 'saisine-cap'
		},
		{
			titre: 'réponse en retard un 1er décembre : le mois finit au jour de l’An, sans report',
			faits: [notifie, envoye, recu, { type: 'reponse-notifiee', le: '2026-12-01', sens: 'rejet' }],
			au: '2026-12-02',
			attendu: {
				'reponse-autorite': jours('2026-11-10', '2026-11-11', 'accomplie', 'discute'),
				'rejet-implicite': rejet('2026-12-27', 'sans-objet', 'certain'),
				// 1 December + 1 month = Friday 1 January, never moved; + 30 days = Thursday 31 December.
				'saisine-cap': jours('2026-12-31', '2027-01-01', 'ouverte', 'discute'),
				// 1 December + 2 months + 1 = Tuesday 2 February.
				'recours-contentieux': jour('2027-02-02', 'ouverte', 'certain')
			}
		},
		{
			titre: 'réponse expresse après le silence, un 29 janvier : le mois finit avec février',
			faits: [notifie, envoye, recu, { type: 'reponse-notifiee', le: '2027-01-29', sens: 'rejet' }],
			au: '2027-02-01',
			attendu: {
				'rejet-implicite': rejet('2026-12-27', 'accomplie', 'certain'),
				// February 2027 has 28 days: Sunday 28, not moved; back to Friday 26.
				'saisine-cap': jours('2027-02-26', '2027-02-28', 'ouverte', 'discute'),
				// 29 January + 2 months = Easter Monday, + 1 = Tuesday 30 March: inside a delay a holiday changes nothing.
				'recours-contentieux': jour('2027-03-30', 'ouverte', 'certain')
			},
			aFaire: 'saisine-cap'
		},
		{
			titre: 'à Saint-Martin, le 27 et le 28 mai sont tous deux tenus pour fériés',
			zone: 'saint-martin',
			faits: [{ type: 'compte-rendu-notifie', le: '2026-05-12' }],
			au: '2026-05-13',
			attendu: {
				// 12 May + 15 + 1 = Thursday 28, not moved by a local day; not franc, Wednesday 27, local: Tuesday 26.
				'recours-hierarchique': jours('2026-05-26', '2026-05-28', 'ouverte', 'certain'),
				'recours-contentieux': jour('2026-07-13', 'ouverte', 'certain')
			}
		},
		{
			titre: 'recours en recommandé sans accusé noté : compté de l’envoi, discuté',
			faits: [notifie, { ...envoye, moyen: 'lrar' }],
			au: '2026-11-16',
			attendu: {
				'reponse-autorite': jours('2026-11-10', '2026-11-11', 'ouverte', 'discute'),
				'saisine-cap': jour('2026-12-11', 'ouverte', 'discute'),
				'rejet-implicite': rejet('2026-12-27', 'a-venir', 'discute'),
				// Prudent on A: 15 October + 2 months + 1 = Wednesday 16 December.
				'recours-contentieux': jours('2026-12-16', '2027-03-01', 'ouverte', 'discute')
			}
		},
		{
			titre: 'boycott : le compte rendu remis sans entretien ouvre le recours',
			faits: [
				{ type: 'absence-constatee', le: '2026-10-06' },
				{ ...notifie, moyen: 'main-propre' }
			],
			au: '2026-10-16',
			attendu: {
				// No interview, no start; but the report is there.
				'communication-compte-rendu': pasDeDate('accomplie', 'discute'),
				'recours-hierarchique': jours('2026-10-30', '2026-11-02', 'ouverte', 'certain')
			},
			aFaire: 'recours-hierarchique'
		},
		{
			titre: 'remise en retard, un jour après les quinze jours',
			faits: [{ type: 'entretien-tenu', le: '2026-10-06' }],
			au: '2026-10-22',
			attendu: { 'communication-compte-rendu': jour('2026-10-21', 'depassee', 'discute') }
		},
		{
			titre: 'remis le 31 décembre 2015 : pas de date, sauf au tribunal, en année bissextile',
			faits: [{ type: 'compte-rendu-notifie', le: '2015-12-31' }],
			au: '2016-01-04',
			attendu: {
				'recours-hierarchique': pasDeDate('ouverte', 'a-verifier'),
				// Two months end on 29 February 2016, + 1 = Tuesday 1 March.
				'recours-contentieux': jour('2016-03-01', 'ouverte', 'certain')
			}
		},
		{
			titre: 'remis le 1er janvier 2016 : daté',
			faits: [{ type: 'compte-rendu-notifie', le: '2016-01-01' }],
			au: '2016-01-04',
			// 1 January + 15 + 1 = Sunday 17, moved to Monday 18; not franc, Saturday 16: back to Friday 15.
			attendu: { 'recours-hierarchique': jours('2016-01-15', '2016-01-18', 'ouverte', 'certain') }
		}
	]
};
