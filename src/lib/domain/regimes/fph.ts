import {
	ARRIVER_AVANT,
	aVerifier,
	depuisLaCommunication,
	NOTIFICATION,
	RECOURS_CONTENTIEUX,
	REJET_IMPLICITE,
	reponseAutorite,
	saisineCommission
} from '#lib/domain/regimes/commun.ts';
import type { Regime } from '#lib/domain/regimes/regle.ts';

const DEPUIS = '2021-01-01';

const NON_VERIFIE =
	'Le délai exact n’a pas pu être vérifié pour les hôpitaux. Agissez tout de suite et demandez l’article applicable à la direction des ressources humaines et au syndicat.';

/** The same, for a step of the authority: the agent has nothing to hurry. */
const NON_VERIFIE_POUR_L_AUTORITE =
	'Le délai exact de l’administration n’a pas pu être vérifié pour les hôpitaux. Demandez l’article applicable à la direction des ressources humaines et au syndicat.';

/** Hospital civil servants: décret 2020-719, known through concordant secondary sources. */
export const fph: Regime = {
	code: 'fph',
	premiereRemise: ['compte-rendu-communique', 'compte-rendu-notifie'],
	visaApresRemise: false,
	piecesExigees: true,
	preavis: { jours: 8, force: 'moyenne', certitude: 'certain', fondements: ['decret-2020-719'] },
	exigences: {
		entretien: ['decret-2020-719'],
		signature: ['decret-2020-719'],
		visa: ['decret-2020-719']
	},
	certitudes: { entretien: 'certain', signature: 'certain', visa: 'certain' },
	regles: {
		'communication-compte-rendu': {
			genre: 'acte-simple',
			duree: 'P30D',
			lectures: [],
			pour: 'autorite',
			certitude: 'certain',
			fondements: ['decret-2020-719', 'fiche-cap-metiers-fph'],
			valideDu: DEPUIS,
			valideAu: null,
			depuis: ['entretien-tenu'],
			closPar: ['compte-rendu-communique', 'compte-rendu-notifie']
		},
		observations: {
			genre: 'acte-simple',
			duree: 'P15D',
			lectures: [],
			pour: 'agent',
			certitude: 'discute',
			fondements: ['decret-2020-719', 'fiche-cap-metiers-fph'],
			valideDu: DEPUIS,
			valideAu: null,
			depuis: ['compte-rendu-communique'],
			closPar: ['observations-envoyees'],
			remarques: [
				{
					texte: 'Vos observations ne sont pas un recours et n’arrêtent aucun délai.',
					fondement: 'decret-2020-719'
				}
			]
		},
		'recours-hierarchique': {
			genre: 'acte-simple',
			duree: 'P15D',
			lectures: [depuisLaCommunication('fiche-cap-metiers-fph')],
			pour: 'agent',
			certitude: 'discute',
			fondements: ['decret-2020-719', 'fiche-cap-metiers-fph'],
			valideDu: DEPUIS,
			valideAu: null,
			depuis: NOTIFICATION,
			aDefaut: ['compte-rendu-communique'],
			closPar: ['recours-hierarchique-envoye', 'recours-hierarchique-recu'],
			remarques: [
				{
					texte: 'Un jour de plus si le décret dit « francs » : ne comptez pas dessus.',
					fondement: 'decret-2020-719'
				},
				{
					texte:
						'Deux délais de 15 jours courent : l’un pour rendre le compte rendu, l’autre pour demander sa révision. Agissez dans le premier qui se termine.',
					fondement: 'fiche-cap-metiers-fph'
				},
				ARRIVER_AVANT
			]
		},
		'reponse-autorite': aVerifier(reponseAutorite('acte-simple', DEPUIS, 'discute', ['decret-2020-719']), {
			texte: NON_VERIFIE_POUR_L_AUTORITE,
			fondements: ['decret-2020-719']
		}),
		'rejet-implicite': REJET_IMPLICITE,
		'saisine-cap': aVerifier(saisineCommission(DEPUIS, ['decret-2020-719']), {
			texte: NON_VERIFIE,
			fondements: ['decret-2020-719', 'doctrine-autonomes-sante-cap']
		}),
		'recours-contentieux': { ...RECOURS_CONTENTIEUX, aDefaut: ['compte-rendu-communique'] }
	}
};
