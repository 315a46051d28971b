import {
	type CasDuRegime,
	type FaitDate,
	jour,
	jours,
	pasDeDate,
	rejet
} from '#lib/domain/regimes/cas/cas.ts';

const notifie: FaitDate = { type: 'compte-rendu-notifie', le: '2026-03-16' };
const parApplication: FaitDate = {
	type: 'recours-hierarchique-envoye',
	le: '2026-03-24',
	moyen: 'application'
};

/** Décret n° 2014-1526: territorial civil servants. The first hand-over is the notification; the visa follows it. */
export const casFpt: CasDuRegime = {
	regime: 'fpt',
	nom: 'fonctionnaires territoriaux',
	cas: [
		{
			titre: 'la chaîne ordinaire : le visa suit la notification, l’autorité a quinze jours sans jour franc',
			faits: [
				{ type: 'entretien-tenu', le: '2026-03-03' },
				notifie,
				{ type: 'compte-rendu-signe', le: '2026-03-18' },
				{ type: 'compte-rendu-vise', le: '2026-03-24' },
				{ type: 'compte-rendu-communique', le: '2026-03-26' },
				{ type: 'recours-hierarchique-envoye', le: '2026-03-30', moyen: 'main-propre' },
				{ type: 'recours-hierarchique-recu', le: '2026-03-30' },
				{ type: 'reponse-notifiee', le: '2026-04-10', sens: 'rejet' }
			],
			au: '2026-04-13',
			attendu: {
				// 3 March + 15 = Wednesday 18.
				'communication-compte-rendu': jour('2026-03-18', 'accomplie', 'discute'),
				observations: pasDeDate('sans-objet', 'certain'),
				// 16 March + 15 + 1 = Wednesday 1 April; not franc, Tuesday 31 March. The visaed copy of 26 March counts for nothing.
				'recours-hierarchique': jours('2026-03-31', '2026-04-01', 'accomplie', 'certain'),
				// 30 March + 15 = Tuesday 14 April.
				'reponse-autorite': jour('2026-04-14', 'accomplie', 'certain'),
				'rejet-implicite': rejet('2026-05-30', 'sans-objet', 'certain'),
				// 10 April + 1 month, or 30 days, = Sunday 10 May: back past Saturday and 8 May to Thursday 7.
				'saisine-cap': jours('2026-05-07', '2026-05-10', 'ouverte', 'discute'),
				// 10 April + 2 months + 1 = Thursday 11 June.
				'recours-contentieux': jour('2026-06-11', 'ouverte', 'certain')
			},
			aFaire: 'saisine-cap',
			commission: 'la CAP du centre de gestion, ou celle de votre collectivité si elle n’y est pas affiliée'
		},
		{
			titre: 'silence sur un recours saisi dans une application : reçu le jour même',
			faits: [notifie, parApplication],
			au: '2026-04-09',
			attendu: {
				// 24 March + 15 = Wednesday 8 April.
				'reponse-autorite': jour('2026-04-08', 'depassee', 'certain'),
				// 8 April + 1 month, or 30 days, = Friday 8 May, a holiday but never moved: back to Thursday 7.
				'saisine-cap': jours('2026-05-07', '2026-05-08', 'ouverte', 'discute'),
				'rejet-implicite': rejet('2026-05-24', 'a-venir', 'certain'),
				// B: 24 May + 2 months + 1 = Saturday 25 July, moved to Monday 27. Receipt not recorded, prudent on A: Sunday 17 May, Friday 15.
				'recours-contentieux': jours('2026-05-15', '2026-07-27', 'ouverte', 'certain')
			},
			aFaire: 'saisine-cap'
		},
		{
			titre: 'réponse en retard, avant le rejet par silence',
			faits: [notifie, parApplication, { type: 'reponse-notifiee', le: '2026-04-30' }],
			au: '2026-05-04',
			attendu: {
				'reponse-autorite': jour('2026-04-08', 'accomplie', 'certain'),
				'rejet-implicite': rejet('2026-05-24', 'sans-objet', 'certain'),
				// 30 April + 1 month, or 30 days, = Saturday 30 May, not moved: back to Friday 29.
				'saisine-cap': jours('2026-05-29', '2026-05-30', 'ouverte', 'discute'),
				// 30 April + 2 months + 1 = Wednesday 1 July.
				'recours-contentieux': jour('2026-07-01', 'ouverte', 'certain')
			}
		},
		{
			titre: 'réponse expresse après le silence : le nouveau délai saute le 15 août',
			faits: [notifie, parApplication, { type: 'reponse-notifiee', le: '2026-06-15' }],
			au: '2026-06-16',
			attendu: {
				'reponse-autorite': jour('2026-04-08', 'accomplie', 'certain'),
				'rejet-implicite': rejet('2026-05-24', 'accomplie', 'certain'),
				'saisine-cap': jour('2026-07-15', 'ouverte', 'discute'),
				// 15 June + 2 months + 1 = Sunday 16 August, moved to Monday 17; back past Saturday 15, a holiday, to Friday 14.
				'recours-contentieux': jours('2026-08-14', '2026-08-17', 'ouverte', 'certain')
			},
			aFaire: 'saisine-cap'
		},
		{
			titre: 'réponse un 31 août : le mois finit le 30 septembre, les deux mois à la Toussaint',
			faits: [
				{ type: 'compte-rendu-notifie', le: '2026-06-16' },
				{ type: 'recours-hierarchique-envoye', le: '2026-06-24', moyen: 'main-propre' },
				{ type: 'recours-hierarchique-recu', le: '2026-06-24' },
				{ type: 'reponse-notifiee', le: '2026-08-31', sens: 'rejet' }
			],
			au: '2026-09-01',
			attendu: {
				'rejet-implicite': rejet('2026-08-24', 'accomplie', 'certain'),
				'saisine-cap': jour('2026-09-30', 'ouverte', 'discute'),
				// 31 August + 2 months = 31 October, + 1 = Sunday 1 November: Monday 2; back to Friday 30 October.
				'recours-contentieux': jours('2026-10-30', '2026-11-02', 'ouverte', 'certain')
			}
		},
		{
			titre:
				'recours remis le dernier jour des deux mois : trop tard pour la CAP, il interrompt le délai du tribunal',
			faits: [
				notifie,
				{ type: 'recours-hierarchique-envoye', le: '2026-05-18', moyen: 'main-propre' },
				{ type: 'recours-hierarchique-recu', le: '2026-05-18' }
			],
			au: '2026-05-19',
			attendu: {
				'recours-hierarchique': jours('2026-03-31', '2026-04-01', 'accomplie', 'certain'),
				// 18 May + 15 = Tuesday 2 June.
				'reponse-autorite': jour('2026-06-02', 'ouverte', 'certain'),
				'rejet-implicite': rejet('2026-07-18', 'a-venir', 'certain'),
				// A ended on Sunday 17 May, moved to Monday 18. B: 18 July + 2 months + 1 = Saturday 19 September: Monday 21; back to Friday 18.
				'recours-contentieux': jours('2026-09-18', '2026-09-21', 'a-venir', 'discute')
			}
		},
		{
			titre: 'recours remis le lendemain : il n’interrompt plus rien',
			faits: [
				notifie,
				{ type: 'recours-hierarchique-envoye', le: '2026-05-19', moyen: 'main-propre' },
				{ type: 'recours-hierarchique-recu', le: '2026-05-19' }
			],
			au: '2026-05-20',
			attendu: { 'recours-contentieux': jours('2026-05-15', '2026-05-18', 'depassee', 'certain') }
		},
		{
			titre: 'en Guyane, le 10 juin local avance la date conseillée',
			zone: 'guyane',
			faits: [{ type: 'compte-rendu-notifie', le: '2026-05-26' }],
			au: '2026-05-27',
			attendu: {
				// 26 May + 15 + 1 = Thursday 11 June; not franc, Wednesday 10, local: Tuesday 9.
				'recours-hierarchique': jours('2026-06-09', '2026-06-11', 'ouverte', 'certain'),
				'recours-contentieux': jour('2026-07-27', 'ouverte', 'certain')
			}
		},
		{
			titre: 'boycott : sans entretien, les quinze jours de remise ne partent pas',
			faits: [
				{ type: 'refus-envoye', le: '2026-01-12' },
				{ type: 'absence-constatee', le: '2026-02-03' }
			],
			au: '2026-03-02',
			attendu: {
				'communication-compte-rendu': pasDeDate('a-venir', 'discute'),
				'recours-hierarchique': pasDeDate('a-venir', 'certain')
			},
			aFaire: null
		},
		{
			titre: 'recours en recommandé sans accusé noté : ni retard déclaré, ni date certaine',
			faits: [notifie, { ...parApplication, moyen: 'lrar' }],
			au: '2026-04-20',
			attendu: {
				'reponse-autorite': jour('2026-04-08', 'ouverte', 'discute'),
				'rejet-implicite': rejet('2026-05-24', 'a-venir', 'discute'),
				'recours-contentieux': jours('2026-05-15', '2026-07-27', 'ouverte', 'discute')
			}
		},
		{
			titre: 'remise en retard : l’autorité a dépassé ses quinze jours, l’agent n’a rien perdu',
			faits: [{ type: 'entretien-tenu', le: '2026-03-03' }],
			au: '2026-03-19',
			attendu: {
				'communication-compte-rendu': jour('2026-03-18', 'depassee', 'discute'),
				'recours-hierarchique': pasDeDate('a-venir', 'certain')
			},
			aFaire: null
		},
		{
			titre: 'la copie visée seule n’est pas la notification : aucun délai ne part',
			faits: [{ type: 'compte-rendu-communique', le: '2026-03-26' }],
			au: '2026-03-27',
			attendu: {
				'recours-hierarchique': pasDeDate('a-venir', 'certain'),
				'recours-contentieux': pasDeDate('a-venir', 'certain')
			}
		},
		{
			titre: 'remis la veille du décret de 2014 : pas de date, sauf au tribunal',
			faits: [{ type: 'compte-rendu-notifie', le: '2014-12-31' }],
			au: '2015-01-05',
			attendu: {
				'recours-hierarchique': pasDeDate('ouverte', 'a-verifier'),
				// Two months end on 28 February 2015, + 1 = Sunday 1 March, moved to Monday 2; back to Friday 27 February.
				'recours-contentieux': jours('2015-02-27', '2015-03-02', 'ouverte', 'certain')
			}
		},
		{
			titre: 'remis le premier jour du décret de 2014 : daté',
			faits: [{ type: 'compte-rendu-notifie', le: '2015-01-01' }],
			au: '2015-01-05',
			attendu: {
				// 1 January + 15 + 1 = Saturday 17, moved to Monday 19; not franc, Friday 16.
				'recours-hierarchique': jours('2015-01-16', '2015-01-19', 'ouverte', 'certain')
			}
		}
	]
};
