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

/** Décret n° 2020-719: hospital civil servants. No delay of this text is franc; two were not read. */
export const casFph: CasDuRegime = {
	regime: 'fph',
	nom: 'fonctionnaires hospitaliers',
	cas: [
		{
			titre: 'la chaîne ordinaire : trente jours, quinze jours, visa, quinze jours',
			faits: [
				{ type: 'entretien-tenu', le: '2026-02-10' },
				{ type: 'compte-rendu-communique', le: '2026-03-02' },
				{ type: 'observations-envoyees', le: '2026-03-12' },
				{ type: 'compte-rendu-vise', le: '2026-03-17' },
				notifie,
				envoye,
				recu
			],
			au: '2026-04-07',
			attendu: {
				// 10 February + 30 = Thursday 12 March.
				'communication-compte-rendu': jour('2026-03-12', 'accomplie', 'certain'),
				// 2 March + 15 = Tuesday 17.
				observations: jour('2026-03-17', 'accomplie', 'discute'),
				// 20 March + 15 = Saturday 4 April, not moved. Prudent from the communication: Tuesday 17 March.
				'recours-hierarchique': jours('2026-03-17', '2026-04-04', 'accomplie', 'discute'),
				'reponse-autorite': pasDeDate('ouverte', 'a-verifier'),
				'rejet-implicite': rejet('2026-06-01', 'a-venir', 'certain'),
				'saisine-cap': pasDeDate('a-venir', 'a-verifier'),
				// 1 June + 2 months + 1 = Sunday 2 August, moved to Monday 3; back to Friday 31 July.
				'recours-contentieux': jours('2026-07-31', '2026-08-03', 'a-venir', 'certain')
			},
			commission: 'la CAP locale (CAPL) ou départementale (CAPD)'
		},
		{
			titre: 'silence : le rejet naît, la CAP n’a toujours pas de date vérifiée',
			faits: [notifie, envoye, recu],
			au: '2026-06-02',
			attendu: {
				'reponse-autorite': pasDeDate('ouverte', 'a-verifier'),
				'rejet-implicite': rejet('2026-06-01', 'accomplie', 'certain'),
				'saisine-cap': pasDeDate('a-venir', 'a-verifier'),
				'recours-contentieux': jours('2026-07-31', '2026-08-03', 'ouverte', 'certain')
			},
			aFaire: 'recours-contentieux'
		},
		{
			titre: 'réponse expresse avant le rejet : le tribunal compte depuis elle',
			faits: [notifie, envoye, recu, { type: 'reponse-notifiee', le: '2026-05-07', sens: 'rejet' }],
			au: '2026-05-11',
			attendu: {
				'rejet-implicite': rejet('2026-06-01', 'sans-objet', 'certain'),
				'saisine-cap': pasDeDate('ouverte', 'a-verifier'),
				// 7 May + 2 months + 1 = Wednesday 8 July.
				'recours-contentieux': jour('2026-07-08', 'ouverte', 'certain')
			},
			aFaire: 'saisine-cap'
		},
		{
			titre: 'réponse expresse après le silence : deux nouveaux mois, et la CAP à saisir tout de suite',
			faits: [notifie, envoye, recu, { type: 'reponse-notifiee', le: '2026-07-13', sens: 'rejet' }],
			au: '2026-07-14',
			attendu: {
				'reponse-autorite': pasDeDate('accomplie', 'a-verifier'),
				'rejet-implicite': rejet('2026-06-01', 'accomplie', 'certain'),
				'saisine-cap': pasDeDate('ouverte', 'a-verifier'),
				// 13 July + 2 months + 1 = Monday 14 September.
				'recours-contentieux': jour('2026-09-14', 'ouverte', 'certain')
			},
			aFaire: 'saisine-cap'
		},
		{
			titre: 'trente jours ne sont pas un mois : entretien un 31 janvier bissextile',
			faits: [{ type: 'entretien-tenu', le: '2028-01-31' }],
			au: '2028-02-01',
			// 31 January + 30 = Wednesday 1 March 2028.
			attendu: { 'communication-compte-rendu': jour('2028-03-01', 'ouverte', 'certain') }
		},
		{
			titre: 'la communication est la seule date connue : elle fait partir les deux délais, jusqu’à Noël',
			faits: [{ type: 'compte-rendu-communique', le: '2026-12-10' }],
			au: '2026-12-11',
			attendu: {
				// 10 December + 15 = Friday 25, never moved: back to Thursday 24.
				observations: jours('2026-12-24', '2026-12-25', 'ouverte', 'discute'),
				'recours-hierarchique': jours('2026-12-24', '2026-12-25', 'ouverte', 'discute'),
				// 10 December + 2 months + 1 = Thursday 11 February.
				'recours-contentieux': jour('2027-02-11', 'ouverte', 'discute')
			},
			aFaire: 'recours-hierarchique'
		},
		{
			titre: 'à La Réunion, le 20 décembre local avance la date conseillée',
			zone: 'la-reunion',
			faits: [{ type: 'compte-rendu-notifie', le: '2028-12-05' }],
			au: '2028-12-06',
			attendu: {
				// 5 December + 15 = Wednesday 20, local: Tuesday 19.
				'recours-hierarchique': jours('2028-12-19', '2028-12-20', 'ouverte', 'discute'),
				'recours-contentieux': jour('2029-02-06', 'ouverte', 'certain')
			}
		},
		{
			titre: 'boycott : sans entretien, les trente jours ne partent pas',
			faits: [
				{ type: 'refus-envoye', le: '2026-01-12' },
				{ type: 'absence-constatee', le: '2026-02-03' }
			],
			au: '2026-04-07',
			attendu: { 'communication-compte-rendu': pasDeDate('a-venir', 'certain') },
			aFaire: null
		},
		{
			titre: 'recours posté sans accusé de réception : le rejet se compte de l’envoi, un samedi',
			faits: [notifie, { ...envoye, moyen: 'lettre' }],
			au: '2026-06-02',
			attendu: {
				'reponse-autorite': pasDeDate('ouverte', 'a-verifier'),
				'rejet-implicite': rejet('2026-05-30', 'accomplie', 'discute'),
				// B: 30 May + 2 months + 1 = Friday 31 July. Prudent on A: 20 March + 2 months + 1 = Thursday 21 May.
				'recours-contentieux': jours('2026-05-21', '2026-07-31', 'ouverte', 'discute')
			}
		},
		{
			titre: 'entretien de 2020 : le décret ne vaut que depuis 2021',
			faits: [{ type: 'entretien-tenu', le: '2020-12-15' }],
			au: '2021-01-04',
			attendu: { 'communication-compte-rendu': pasDeDate('ouverte', 'a-verifier') }
		},
		{
			titre: 'remis le 31 décembre 2020 : pas de date, sauf au tribunal',
			faits: [{ type: 'compte-rendu-notifie', le: '2020-12-31' }],
			au: '2021-01-04',
			attendu: {
				'recours-hierarchique': pasDeDate('ouverte', 'a-verifier'),
				// Two months end on 28 February 2021, + 1 = Monday 1 March.
				'recours-contentieux': jour('2021-03-01', 'ouverte', 'certain')
			}
		},
		{
			titre: 'remis le 1er janvier 2021 : daté',
			faits: [{ type: 'compte-rendu-notifie', le: '2021-01-01' }],
			au: '2021-01-04',
			attendu: {
				// 1 January + 15 = Saturday 16, not moved: back to Friday 15.
				'recours-hierarchique': jours('2021-01-15', '2021-01-16', 'ouverte', 'discute')
			}
		}
	]
};
