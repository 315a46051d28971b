import {
	communicationSansDelai,
	observationsSansDelai,
	RECOURS_CONTENTIEUX,
	recoursHierarchique,
	REJET_IMPLICITE,
	reponseAutorite,
	saisineCommission
} from '#lib/domain/regimes/commun.ts';
import type { Regime } from '#lib/domain/regimes/regle.ts';

/** Art. 6 in its present wording. */
const DEPUIS = '2011-12-31';

/** Kept apart because employers add to it. */
export const recoursHierarchiqueFpe = recoursHierarchique(DEPUIS, ['decret-2010-888-art-6']);

/** Civil servants of the State: décret 2010-888. */
export const fpe: Regime = {
	code: 'fpe',
	premiereRemise: ['compte-rendu-communique', 'compte-rendu-notifie'],
	visaApresRemise: false,
	piecesExigees: false,
	preavis: { jours: 8, force: 'moyenne', certitude: 'certain', fondements: ['decret-2010-888-art-2'] },
	exigences: {
		entretien: ['decret-2010-888-art-2'],
		signature: ['decret-2010-888-art-4'],
		visa: ['decret-2010-888-art-4']
	},
	certitudes: { entretien: 'certain', signature: 'certain', visa: 'certain' },
	regles: {
		'communication-compte-rendu': communicationSansDelai({
			texte: 'Le décret ne fixe aucun délai pour vous remettre le compte rendu.',
			fondements: ['decret-2010-888-art-4']
		}),
		observations: observationsSansDelai({
			texte:
				'Le décret ne fixe aucun délai pour vos observations ; un ministère peut en fixer un. Elles ne sont pas un recours et n’arrêtent aucun délai.',
			fondements: ['decret-2010-888-art-4']
		}),
		'recours-hierarchique': recoursHierarchiqueFpe,
		'reponse-autorite': reponseAutorite('acte-franc', DEPUIS, 'certain', ['decret-2010-888-art-6']),
		'rejet-implicite': REJET_IMPLICITE,
		'saisine-cap': saisineCommission(DEPUIS, ['decret-2010-888-art-6']),
		'recours-contentieux': RECOURS_CONTENTIEUX
	}
};
