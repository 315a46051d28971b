import {
	type CasDuRegime,
	type FaitDate,
	jour,
	jours,
	pasDeDate,
	rejet
} from '#lib/domain/regimes/cas/cas.ts';

const notifie: FaitDate = { type: 'compte-rendu-notifie', le: '2026-03-16', moyen: 'main-propre' };
const envoye: FaitDate = { type: 'recours-hierarchique-envoye', le: '2026-03-25', moyen: 'lrar' };
const recu: FaitDate = { type: 'recours-hierarchique-recu', le: '2026-03-27' };
const reponse = (le: string): FaitDate => ({ type: 'reponse-notifiee', le, sens: 'rejet' });

/** Décret n° 2010-888: civil servants of the State. */
export const casFpe: CasDuRegime = {
	regime: 'fpe',
	nom: 'fonctionnaires de l’État',
	cas: [
		{
			titre: 'la chaîne ordinaire : entretien, remise, recours, réponse ; le mois de la CAP court',
			faits: [
				{ type: 'entretien-tenu', le: '2026-03-03' },
				{ type: 'compte-rendu-communique', le: '2026-03-10' },
				{ type: 'compte-rendu-vise', le: '2026-03-12' },
				notifie,
				envoye,
				recu,
				reponse('2026-04-09')
			],
			au: '2026-04-10',
			attendu: {
				'communication-compte-rendu': pasDeDate('accomplie', 'certain'),
				// The visa has come: the time for remarks is over.
				observations: pasDeDate('sans-objet', 'certain'),
				// 16 March + 15 + 1 = Wednesday 1 April; not franc, Tuesday 31 March.
				'recours-hierarchique': jours('2026-03-31', '2026-04-01', 'accomplie', 'certain'),
				// 27 March + 15 + 1 = Sunday 12 April, moved to Monday 13; not franc, Saturday 11: back to Friday 10.
				'reponse-autorite': jours('2026-04-10', '2026-04-13', 'accomplie', 'certain'),
				'rejet-implicite': rejet('2026-05-27', 'sans-objet', 'certain'),
				// 9 April + 1 month = Saturday 9 May, never moved; back past 8 May to Thursday 7.
				'saisine-cap': jours('2026-05-07', '2026-05-09', 'ouverte', 'discute'),
				// 9 April + 2 months + 1 = Wednesday 10 June.
				'recours-contentieux': jour('2026-06-10', 'ouverte', 'certain')
			},
			aFaire: 'saisine-cap',
			commission: 'la CAP dont relève votre corps'
		},
		{
			titre: 'silence : la CAP s’ouvre par précaution, le tribunal attend le rejet',
			faits: [notifie, envoye, recu],
			au: '2026-04-20',
			attendu: {
				'reponse-autorite': jours('2026-04-10', '2026-04-13', 'depassee', 'certain'),
				// Monday 13 April + 1 month = Wednesday 13 May. Prudent: 27 March + 15 = 11 April, + 1 month (or 30 days) = Monday 11 May.
				'saisine-cap': jours('2026-05-11', '2026-05-13', 'ouverte', 'discute'),
				'rejet-implicite': rejet('2026-05-27', 'a-venir', 'certain'),
				// 27 May + 2 months + 1 = Tuesday 28 July.
				'recours-contentieux': jour('2026-07-28', 'a-venir', 'certain')
			},
			aFaire: 'saisine-cap'
		},
		{
			titre: 'réponse en retard mais avant le rejet : la CAP saisie par précaution est à renouveler',
			faits: [notifie, envoye, recu, { type: 'cap-saisie', le: '2026-04-21' }, reponse('2026-05-04')],
			au: '2026-05-05',
			attendu: {
				'reponse-autorite': jours('2026-04-10', '2026-04-13', 'accomplie', 'certain'),
				'rejet-implicite': rejet('2026-05-27', 'sans-objet', 'certain'),
				// 4 May + 1 month = Thursday 4 June; + 30 days = Wednesday 3.
				'saisine-cap': jours('2026-06-03', '2026-06-04', 'ouverte', 'discute'),
				// 4 May + 2 months + 1 = Sunday 5 July, moved to Monday 6; back to Friday 3.
				'recours-contentieux': jours('2026-07-03', '2026-07-06', 'ouverte', 'certain')
			},
			aFaire: 'saisine-cap'
		},
		{
			titre: 'réponse expresse après le rejet par silence, dans le délai du tribunal : deux nouveaux mois',
			faits: [notifie, envoye, recu, reponse('2026-06-30')],
			au: '2026-07-01',
			attendu: {
				'reponse-autorite': jours('2026-04-10', '2026-04-13', 'accomplie', 'certain'),
				'rejet-implicite': rejet('2026-05-27', 'accomplie', 'certain'),
				// 30 June + 1 month = Thursday 30 July, which 30 days give too.
				'saisine-cap': jour('2026-07-30', 'ouverte', 'discute'),
				// 30 June + 2 months + 1 = Monday 31 August.
				'recours-contentieux': jour('2026-08-31', 'ouverte', 'certain')
			},
			aFaire: 'saisine-cap'
		},
		{
			titre: 'réponse expresse le lendemain de la fin du délai : le tribunal est fermé, la CAP s’ouvre',
			faits: [notifie, envoye, recu, reponse('2026-07-29')],
			au: '2026-07-30',
			attendu: {
				'rejet-implicite': rejet('2026-05-27', 'accomplie', 'certain'),
				// 29 July + 1 month = Saturday 29 August; + 30 days = Friday 28.
				'saisine-cap': jours('2026-08-28', '2026-08-29', 'ouverte', 'discute'),
				'recours-contentieux': jour('2026-07-28', 'depassee', 'certain')
			},
			aFaire: 'saisine-cap'
		},
		{
			titre: 'fin de mois : remis le 31 décembre, février n’a que 28 jours',
			faits: [{ type: 'compte-rendu-notifie', le: '2026-12-31' }],
			au: '2027-01-04',
			attendu: {
				// 31 December + 15 + 1 = Saturday 16 January, moved to Monday 18; not franc, Friday 15.
				'recours-hierarchique': jours('2027-01-15', '2027-01-18', 'ouverte', 'certain'),
				// Two months end on 28 February, + 1 = Monday 1 March; counted from 1 January, 1 March as well.
				'recours-contentieux': jour('2027-03-01', 'ouverte', 'certain')
			},
			aFaire: 'recours-hierarchique'
		},
		{
			titre: 'le dernier jour tombe le jeudi de l’Ascension : le vendredi du pont est un jour ouvrable',
			faits: [{ type: 'compte-rendu-notifie', le: '2026-04-28' }],
			au: '2026-05-14',
			attendu: {
				// 28 April + 15 + 1 = Thursday 14 May, Ascension, moved to Friday 15; not franc, Wednesday 13.
				'recours-hierarchique': jours('2026-05-13', '2026-05-15', 'ouverte', 'certain'),
				// 28 April + 2 months + 1 = Monday 29 June.
				'recours-contentieux': jour('2026-06-29', 'ouverte', 'certain')
			}
		},
		{
			titre: 'en Martinique, le 22 mai local avance la date conseillée sans toucher au dernier jour',
			zone: 'martinique',
			faits: [{ type: 'compte-rendu-notifie', le: '2026-05-07' }],
			au: '2026-05-11',
			attendu: {
				// 7 May + 15 + 1 = Saturday 23, Sunday, Whit Monday: Tuesday 26. Not franc, Friday 22, local: Thursday 21.
				'recours-hierarchique': jours('2026-05-21', '2026-05-26', 'ouverte', 'certain'),
				'recours-contentieux': jour('2026-07-08', 'ouverte', 'certain')
			}
		},
		{
			titre: 'boycott : le compte rendu rédigé sans l’agent ouvre les mêmes recours',
			faits: [
				{ type: 'refus-envoye', le: '2026-01-12' },
				{ type: 'absence-constatee', le: '2026-02-03' },
				{ type: 'compte-rendu-notifie', le: '2026-02-20' }
			],
			au: '2026-02-23',
			attendu: {
				'communication-compte-rendu': pasDeDate('accomplie', 'certain'),
				observations: pasDeDate('ouverte', 'certain'),
				// 20 February + 15 + 1 = Sunday 8 March, moved to Monday 9; not franc, Saturday 7: back to Friday 6.
				'recours-hierarchique': jours('2026-03-06', '2026-03-09', 'ouverte', 'certain'),
				// 20 February + 2 months + 1 = Tuesday 21 April.
				'recours-contentieux': jour('2026-04-21', 'ouverte', 'certain')
			}
		},
		{
			titre: 'boycott : rien n’est encore remis, aucun délai ne part',
			faits: [
				{ type: 'refus-envoye', le: '2026-01-12' },
				{ type: 'absence-constatee', le: '2026-02-03' }
			],
			au: '2026-02-10',
			attendu: {
				'communication-compte-rendu': pasDeDate('a-venir', 'certain'),
				'recours-hierarchique': pasDeDate('a-venir', 'certain'),
				'recours-contentieux': pasDeDate('a-venir', 'certain')
			},
			aFaire: null
		},
		{
			titre: 'recours posté sans accusé de réception : compté de l’envoi, sans déclarer l’autorité en retard',
			faits: [notifie, { ...envoye, moyen: 'lettre' }],
			au: '2026-05-04',
			attendu: {
				// 25 March + 15 + 1 = Friday 10 April; not franc, Thursday 9.
				'reponse-autorite': jours('2026-04-09', '2026-04-10', 'ouverte', 'discute'),
				// 10 April + 1 month = Sunday 10 May. Prudent: 9 April + 1 month or 30 days = Saturday 9 May, 8 May closed: Thursday 7.
				'saisine-cap': jours('2026-05-07', '2026-05-10', 'ouverte', 'discute'),
				// Whit Monday: an event is never moved.
				'rejet-implicite': rejet('2026-05-25', 'a-venir', 'discute'),
				// B: 25 May + 2 months + 1 = Sunday 26 July, moved to Monday 27. Prudent on A: 16 March + 2 months + 1 = Sunday 17 May: Friday 15.
				'recours-contentieux': jours('2026-05-15', '2026-07-27', 'ouverte', 'discute')
			}
		},
		{
			titre: 'compte rendu définitif changé après la CAP : nouvelle décision, nouveau délai',
			faits: [
				notifie,
				envoye,
				recu,
				reponse('2026-04-09'),
				{ type: 'cap-saisie', le: '2026-04-28' },
				{ type: 'cap-avis', le: '2026-06-16', sens: 'partiel' },
				{ type: 'compte-rendu-definitif-notifie', le: '2026-07-01', modifie: true }
			],
			au: '2026-07-02',
			attendu: {
				'saisine-cap': jours('2026-05-07', '2026-05-09', 'accomplie', 'discute'),
				// 1 July + 2 months + 1 = Wednesday 2 September.
				'recours-contentieux': jour('2026-09-02', 'ouverte', 'certain')
			},
			aFaire: 'recours-contentieux'
		},
		{
			titre: 'compte rendu définitif inchangé après la CAP : le délai de la réponse est resté le seul',
			faits: [
				notifie,
				envoye,
				recu,
				reponse('2026-04-09'),
				{ type: 'cap-saisie', le: '2026-04-28' },
				{ type: 'compte-rendu-definitif-notifie', le: '2026-07-01', modifie: false }
			],
			au: '2026-07-02',
			attendu: { 'recours-contentieux': jour('2026-06-10', 'depassee', 'discute') },
			aFaire: null
		},
		{
			titre:
				'remis la veille de l’article 6 actuel (31 décembre 2011) : pas de date devinée, le tribunal seul',
			faits: [{ type: 'compte-rendu-notifie', le: '2011-12-30' }],
			au: '2012-01-02',
			attendu: {
				'recours-hierarchique': pasDeDate('ouverte', 'a-verifier'),
				// Two months end on 29 February 2012, + 1 = Thursday 1 March; counted from 31 December, 29 February.
				'recours-contentieux': jours('2012-02-29', '2012-03-01', 'ouverte', 'certain')
			}
		},
		{
			titre: 'remis le premier jour de l’article 6 actuel : daté',
			faits: [{ type: 'compte-rendu-notifie', le: '2011-12-31' }],
			au: '2012-01-02',
			attendu: {
				// 31 December + 15 + 1 = Monday 16 January; not franc, Sunday 15: back to Friday 13.
				'recours-hierarchique': jours('2012-01-13', '2012-01-16', 'ouverte', 'certain')
			}
		}
	]
};
