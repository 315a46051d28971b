import {
	type CasDuRegime,
	type FaitDate,
	jour,
	jours,
	pasDeDate,
	rejet
} from '#lib/domain/regimes/cas/cas.ts';

const notifie: FaitDate = { type: 'compte-rendu-notifie', le: '2026-03-20' };
const envoye: FaitDate = { type: 'recours-hierarchique-envoye', le: '2026-03-30', moyen: 'lrar' };
const recu: FaitDate = { type: 'recours-hierarchique-recu', le: '2026-04-01' };
const reponse = (le: string): FaitDate => ({ type: 'reponse-notifiee', le, sens: 'rejet' });

/** Décret n° 91-155, art. 1-3, not read in its present wording: only silence and the court have days. */
export const casContractuelHospitalier: CasDuRegime = {
	regime: 'contractuel-hospitalier',
	nom: 'contractuels hospitaliers',
	cas: [
		{
			titre: 'compte rendu remis : aucune date devinée, le tribunal seul est daté',
			faits: [{ type: 'entretien-tenu', le: '2026-02-10' }, notifie],
			au: '2026-03-23',
			attendu: {
				'communication-compte-rendu': pasDeDate('accomplie', 'a-verifier'),
				observations: pasDeDate('ouverte', 'a-verifier'),
				'recours-hierarchique': pasDeDate('ouverte', 'a-verifier'),
				'reponse-autorite': pasDeDate('a-venir', 'a-verifier'),
				'rejet-implicite': pasDeDate('a-venir', 'certain'),
				'saisine-cap': pasDeDate('a-venir', 'a-verifier'),
				// 20 March + 2 months + 1 = Thursday 21 May.
				'recours-contentieux': jour('2026-05-21', 'ouverte', 'certain')
			},
			aFaire: 'recours-hierarchique'
		},
		{
			titre: 'recours reçu : le silence se compte, la réponse non',
			faits: [notifie, envoye, recu],
			au: '2026-04-07',
			attendu: {
				'recours-hierarchique': pasDeDate('accomplie', 'a-verifier'),
				'reponse-autorite': pasDeDate('ouverte', 'a-verifier'),
				'rejet-implicite': rejet('2026-06-01', 'a-venir', 'certain'),
				// 1 June + 2 months + 1 = Sunday 2 August, moved to Monday 3; back to Friday 31 July.
				'recours-contentieux': jours('2026-07-31', '2026-08-03', 'a-venir', 'certain')
			},
			aFaire: null
		},
		{
			titre: 'silence accompli : le tribunal, pas la CCP',
			faits: [notifie, envoye, recu],
			au: '2026-06-01',
			attendu: {
				'rejet-implicite': rejet('2026-06-01', 'accomplie', 'certain'),
				'saisine-cap': pasDeDate('a-venir', 'a-verifier'),
				'recours-contentieux': jours('2026-07-31', '2026-08-03', 'ouverte', 'certain')
			},
			aFaire: 'recours-contentieux'
		},
		{
			titre: 'réponse expresse avant le silence : deux mois depuis elle, CCP à saisir sans attendre',
			faits: [notifie, envoye, recu, reponse('2026-04-30')],
			au: '2026-05-04',
			attendu: {
				'rejet-implicite': rejet('2026-06-01', 'sans-objet', 'certain'),
				'saisine-cap': pasDeDate('ouverte', 'a-verifier'),
				// 30 April + 2 months + 1 = Wednesday 1 July.
				'recours-contentieux': jour('2026-07-01', 'ouverte', 'certain')
			},
			aFaire: 'saisine-cap',
			commission: 'la CCP départementale (ou celle de l’AP-HP)'
		},
		{
			titre: 'réponse expresse après le silence : deux nouveaux mois',
			faits: [notifie, envoye, recu, reponse('2026-07-13')],
			au: '2026-07-14',
			attendu: {
				'rejet-implicite': rejet('2026-06-01', 'accomplie', 'certain'),
				'recours-contentieux': jour('2026-09-14', 'ouverte', 'certain')
			}
		},
		{
			titre: 'remis un 31 décembre : fin de février, un jour de plus',
			faits: [{ type: 'compte-rendu-notifie', le: '2026-12-31' }],
			au: '2027-01-04',
			attendu: { 'recours-contentieux': jour('2027-03-01', 'ouverte', 'certain') }
		},
		{
			titre: 'à Wallis-et-Futuna, le 29 juillet local avance la date conseillée',
			zone: 'wallis-et-futuna',
			faits: [{ type: 'compte-rendu-notifie', le: '2026-05-28' }],
			au: '2026-05-29',
			// 28 May + 2 months + 1 = Wednesday 29 July, local: Tuesday 28.
			attendu: { 'recours-contentieux': jours('2026-07-28', '2026-07-29', 'ouverte', 'certain') }
		},
		{
			titre: 'boycott : rien de remis, rien qui court',
			faits: [
				{ type: 'refus-envoye', le: '2026-01-12' },
				{ type: 'absence-constatee', le: '2026-02-03' }
			],
			au: '2026-03-02',
			attendu: {
				'communication-compte-rendu': pasDeDate('a-venir', 'a-verifier'),
				'recours-contentieux': pasDeDate('a-venir', 'certain')
			},
			aFaire: null
		},
		{
			titre: 'recours posté sans accusé de réception : la prudence reste sur le premier délai',
			faits: [notifie, { ...envoye, le: '2026-04-01', moyen: 'lettre' }],
			au: '2026-04-20',
			attendu: {
				'rejet-implicite': rejet('2026-06-01', 'a-venir', 'discute'),
				'recours-contentieux': jours('2026-05-21', '2026-08-03', 'ouverte', 'discute')
			}
		}
	]
};
