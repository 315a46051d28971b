import { type CasDuRegime, type FaitDate, jours } from '#lib/domain/regimes/cas/cas.ts';

const notifie: FaitDate = { type: 'compte-rendu-notifie', le: '2026-06-26' };

/** Customs. */
export const casDouane: CasDuRegime = {
	regime: 'fpe',
	nom: 'douane',
	cas: [
		{
			titre: 'une révision gracieuse n’arrête rien : les quinze jours francs courent de la notification',
			employeur: 'douane',
			faits: [notifie],
			au: '2026-07-06',
			attendu: {
				// 26 June + 15 + 1 = Sunday 12 July, moved to Monday 13; not franc, Saturday 11: back to Friday 10.
				'recours-hierarchique': jours('2026-07-10', '2026-07-13', 'ouverte', 'certain')
			}
		},
		{
			titre: 'la réponse mène devant la CAP nationale',
			employeur: 'douane',
			faits: [
				notifie,
				{ type: 'recours-hierarchique-envoye', le: '2026-07-08', moyen: 'main-propre' },
				{ type: 'recours-hierarchique-recu', le: '2026-07-08' },
				{ type: 'reponse-notifiee', le: '2026-07-24', sens: 'rejet' }
			],
			au: '2026-07-27',
			// 24 July + 1 month = Monday 24 August; + 30 days = Sunday 23: back to Friday 21.
			attendu: { 'saisine-cap': jours('2026-08-21', '2026-08-24', 'ouverte', 'discute') },
			commission: 'la CAP nationale'
		}
	]
};
