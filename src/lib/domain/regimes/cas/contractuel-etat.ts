import {
	type CasDuRegime,
	type FaitDate,
	jour,
	jours,
	pasDeDate,
	rejet
} from '#lib/domain/regimes/cas/cas.ts';

const notifie: FaitDate = { type: 'compte-rendu-notifie', le: '2026-09-01' };
const envoye: FaitDate = { type: 'recours-hierarchique-envoye', le: '2026-09-10', moyen: 'lrar' };
const recu: FaitDate = { type: 'recours-hierarchique-recu', le: '2026-09-14' };

/** Décret n° 86-83, art. 1-4: contract staff of the State. */
export const casContractuelEtat: CasDuRegime = {
	regime: 'contractuel-etat',
	nom: 'contractuels de l’État',
	cas: [
		{
			titre: 'la chaîne ordinaire : comme un fonctionnaire de l’État, devant la CCP',
			faits: [
				{ type: 'entretien-tenu', le: '2026-08-25' },
				notifie,
				envoye,
				recu,
				{ type: 'reponse-notifiee', le: '2026-09-29', sens: 'rejet' }
			],
			au: '2026-09-30',
			attendu: {
				'communication-compte-rendu': pasDeDate('accomplie', 'certain'),
				observations: pasDeDate('sans-objet', 'certain'),
				// 1 September + 15 + 1 = Thursday 17; not franc, Wednesday 16.
				'recours-hierarchique': jours('2026-09-16', '2026-09-17', 'accomplie', 'certain'),
				// 14 September + 15 + 1 = Wednesday 30; not franc, Tuesday 29.
				'reponse-autorite': jours('2026-09-29', '2026-09-30', 'accomplie', 'certain'),
				'rejet-implicite': rejet('2026-11-14', 'sans-objet', 'certain'),
				'saisine-cap': jour('2026-10-29', 'ouverte', 'discute'),
				// 29 September + 2 months + 1 = Monday 30 November.
				'recours-contentieux': jour('2026-11-30', 'ouverte', 'certain')
			},
			aFaire: 'saisine-cap',
			commission: 'la CCP de votre ministère ou de votre établissement'
		},
		{
			titre: 'silence : la CCP s’ouvre par précaution le lendemain du dernier jour de l’autorité',
			faits: [notifie, envoye, recu],
			au: '2026-10-01',
			attendu: {
				'reponse-autorite': jours('2026-09-29', '2026-09-30', 'depassee', 'certain'),
				// 30 September + 1 month = Friday 30 October. Prudent: 29 September + 1 month, or 30 days, = Thursday 29.
				'saisine-cap': jours('2026-10-29', '2026-10-30', 'ouverte', 'discute'),
				'rejet-implicite': rejet('2026-11-14', 'a-venir', 'certain'),
				// 14 November + 2 months + 1 = Friday 15 January.
				'recours-contentieux': jour('2027-01-15', 'a-venir', 'certain')
			},
			aFaire: 'saisine-cap'
		},
		{
			titre: 'le dernier jour de l’autorité n’est pas passé : pas encore de CCP',
			faits: [notifie, envoye, recu],
			au: '2026-09-30',
			attendu: {
				'reponse-autorite': jours('2026-09-29', '2026-09-30', 'ouverte', 'certain'),
				'saisine-cap': pasDeDate('a-venir', 'discute')
			},
			aFaire: null
		},
		{
			titre: 'réponse en retard, avant le rejet par silence',
			faits: [notifie, envoye, recu, { type: 'reponse-notifiee', le: '2026-10-15', sens: 'rejet' }],
			au: '2026-10-16',
			attendu: {
				'reponse-autorite': jours('2026-09-29', '2026-09-30', 'accomplie', 'certain'),
				'rejet-implicite': rejet('2026-11-14', 'sans-objet', 'certain'),
				// 15 October + 1 month = Sunday 15 November, not moved; + 30 days = Saturday 14: back to Friday 13.
				'saisine-cap': jours('2026-11-13', '2026-11-15', 'ouverte', 'discute'),
				// 15 October + 2 months + 1 = Wednesday 16 December.
				'recours-contentieux': jour('2026-12-16', 'ouverte', 'certain')
			}
		},
		{
			titre: 'réponse entre le rejet par silence et la fin du délai : deux nouveaux mois',
			faits: [notifie, envoye, recu, { type: 'reponse-notifiee', le: '2027-01-15', sens: 'rejet' }],
			au: '2027-01-18',
			attendu: {
				'rejet-implicite': rejet('2026-11-14', 'accomplie', 'certain'),
				// The last day of B is still inside it: 15 January + 2 months + 1 = Tuesday 16 March.
				'recours-contentieux': jour('2027-03-16', 'ouverte', 'certain')
			}
		},
		{
			titre: 'réponse après la fin des deux mois qui suivent le silence : elle ne rouvre pas le tribunal',
			faits: [notifie, envoye, recu, { type: 'reponse-notifiee', le: '2027-01-18', sens: 'rejet' }],
			au: '2027-01-19',
			attendu: {
				'rejet-implicite': rejet('2026-11-14', 'accomplie', 'certain'),
				// 18 January + 1 month = Thursday 18 February; + 30 days = Wednesday 17.
				'saisine-cap': jours('2027-02-17', '2027-02-18', 'ouverte', 'discute'),
				'recours-contentieux': jour('2027-01-15', 'depassee', 'certain')
			}
		},
		{
			titre: 'réponse un 31 janvier bissextile : la CCP jusqu’au 29 février',
			faits: [
				{ type: 'compte-rendu-notifie', le: '2027-12-20' },
				{ type: 'recours-hierarchique-envoye', le: '2028-01-05', moyen: 'main-propre' },
				{ type: 'recours-hierarchique-recu', le: '2028-01-05' },
				{ type: 'reponse-notifiee', le: '2028-01-31', sens: 'rejet' }
			],
			au: '2028-02-01',
			attendu: {
				'rejet-implicite': rejet('2028-03-05', 'sans-objet', 'certain'),
				// February 2028 ends on Tuesday 29; 30 days would lead to 1 March.
				'saisine-cap': jour('2028-02-29', 'ouverte', 'discute'),
				// 31 January + 2 months + 1 = Saturday 1 April, moved to Monday 3; back to Friday 31 March.
				'recours-contentieux': jours('2028-03-31', '2028-04-03', 'ouverte', 'certain')
			}
		},
		{
			titre: 'onze novembre et Noël : un jour férié en semaine, puis un long week-end',
			faits: [{ type: 'compte-rendu-notifie', le: '2026-10-26' }],
			au: '2026-10-27',
			attendu: {
				// 26 October + 15 + 1 = Wednesday 11 November, moved to Thursday 12; not franc, Tuesday 10.
				'recours-hierarchique': jours('2026-11-10', '2026-11-12', 'ouverte', 'certain'),
				// 26 October + 2 months + 1 = Sunday 27 December, moved to Monday 28; back past the 25th to Thursday 24.
				'recours-contentieux': jours('2026-12-24', '2026-12-28', 'ouverte', 'certain')
			}
		},
		{
			titre: 'en Alsace-Moselle, le Vendredi saint avance la date conseillée, Pâques déplace le dernier jour',
			zone: 'alsace-moselle',
			faits: [{ type: 'compte-rendu-notifie', le: '2026-03-19' }],
			au: '2026-03-20',
			attendu: {
				// 19 March + 15 + 1 = Saturday 4 April, Easter, Monday: Tuesday 7. Not franc, Good Friday 3: Thursday 2.
				'recours-hierarchique': jours('2026-04-02', '2026-04-07', 'ouverte', 'certain')
			}
		},
		{
			titre: 'boycott, puis recommandé jamais retiré : la première présentation compte',
			faits: [
				{ type: 'refus-envoye', le: '2026-01-12' },
				{ type: 'absence-constatee', le: '2026-01-27' },
				{
					type: 'compte-rendu-notifie',
					le: '2026-02-27',
					moyen: 'lrar-non-reclamee',
					presenteLe: '2026-02-12'
				}
			],
			au: '2026-02-27',
			attendu: {
				// 12 February + 15 + 1 = Saturday 28, moved to Monday 2 March; not franc, Friday 27.
				'recours-hierarchique': jours('2026-02-27', '2026-03-02', 'ouverte', 'discute'),
				// 12 February + 2 months + 1 = Monday 13 April.
				'recours-contentieux': jour('2026-04-13', 'ouverte', 'discute')
			}
		},
		{
			titre: 'recours par courriel : reçu le jour même, l’autorité peut être en retard',
			faits: [notifie, { ...envoye, moyen: 'courriel' }],
			au: '2026-09-29',
			attendu: {
				// 10 September + 15 + 1 = Saturday 26, moved to Monday 28; not franc, Friday 25.
				'reponse-autorite': jours('2026-09-25', '2026-09-28', 'depassee', 'certain'),
				'rejet-implicite': rejet('2026-11-10', 'a-venir', 'certain')
			}
		},
		{
			titre: 'recours posté sans accusé de réception : on ne sait pas si l’autorité est en retard',
			faits: [notifie, envoye],
			au: '2026-09-29',
			attendu: {
				'reponse-autorite': jours('2026-09-25', '2026-09-28', 'ouverte', 'discute'),
				'rejet-implicite': rejet('2026-11-10', 'a-venir', 'discute'),
				// B: 10 November + 2 months + 1 = Monday 11 January. Prudent on A: 1 September + 2 months + 1 = Monday 2 November.
				'recours-contentieux': jours('2026-11-02', '2027-01-11', 'ouverte', 'discute')
			}
		},
		{
			titre: 'remis la veille de l’entrée en vigueur pour les contrats de plus d’un an : pas de date',
			faits: [{ type: 'compte-rendu-notifie', le: '2014-03-23' }],
			au: '2014-03-25',
			attendu: { 'recours-hierarchique': pasDeDate('ouverte', 'a-verifier') }
		},
		{
			titre: 'remis le jour de l’entrée en vigueur : daté',
			faits: [{ type: 'compte-rendu-notifie', le: '2014-03-24' }],
			au: '2014-03-25',
			// 24 March + 15 + 1 = Wednesday 9 April; not franc, Tuesday 8.
			attendu: { 'recours-hierarchique': jours('2014-04-08', '2014-04-09', 'ouverte', 'certain') }
		},
		{
			titre: 'contractuel de la DGFiP : l’arrêté et ESTEVE ne changent rien à son décret',
			employeur: 'dgfip',
			faits: [{ type: 'entretien-tenu', le: '2026-08-25' }, notifie],
			au: '2026-09-02',
			attendu: {
				'communication-compte-rendu': pasDeDate('accomplie', 'certain'),
				observations: pasDeDate('ouverte', 'certain'),
				'recours-hierarchique': jours('2026-09-16', '2026-09-17', 'ouverte', 'certain')
			}
		}
	]
};
