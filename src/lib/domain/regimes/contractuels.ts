import {
	aVerifier,
	communicationSansDelai,
	depuisLaCommunication,
	observationsSansDelai,
	QUINZE_JOURS_TERRITORIAL,
	RECOURS_CONTENTIEUX,
	recoursHierarchique,
	REJET_IMPLICITE,
	reponseAutorite,
	saisineCommission
} from '#lib/domain/regimes/commun.ts';
import { communicationEnQuinzeJours } from '#lib/domain/regimes/fpt.ts';
import type { Regime } from '#lib/domain/regimes/regle.ts';

const recoursContentieux = {
	...RECOURS_CONTENTIEUX,
	fondements: ['cja-r421-1', 'caa-paris-16pa03916'] as const
};

const DEPUIS_ETAT = '2014-03-24';

/** Contract staff of the State: décret 86-83, art. 1-4. */
export const contractuelEtat: Regime = {
	code: 'contractuel-etat',
	premiereRemise: ['compte-rendu-communique', 'compte-rendu-notifie'],
	visaApresRemise: false,
	piecesExigees: false,
	preavis: { jours: 8, force: 'moyenne', certitude: 'certain', fondements: ['decret-86-83-art-1-4'] },
	exigences: {
		entretien: ['decret-86-83-art-1-4'],
		signature: ['decret-86-83-art-1-4'],
		visa: ['decret-86-83-art-1-4']
	},
	certitudes: { entretien: 'certain', signature: 'certain', visa: 'certain' },
	regles: {
		'communication-compte-rendu': communicationSansDelai({
			texte: 'Le décret ne fixe aucun délai pour vous remettre le compte rendu.',
			fondements: ['decret-86-83-art-1-4']
		}),
		observations: observationsSansDelai({
			texte:
				'Le décret ne fixe aucun délai pour vos observations. Elles ne sont pas un recours et n’arrêtent aucun délai.',
			fondements: ['decret-86-83-art-1-4']
		}),
		'recours-hierarchique': recoursHierarchique(DEPUIS_ETAT, ['decret-86-83-art-1-4']),
		'reponse-autorite': reponseAutorite('acte-franc', DEPUIS_ETAT, 'certain', ['decret-86-83-art-1-4']),
		'rejet-implicite': REJET_IMPLICITE,
		'saisine-cap': saisineCommission(DEPUIS_ETAT, ['decret-86-83-art-1-4']),
		'recours-contentieux': recoursContentieux
	}
};

const DEPUIS_TERRITORIAL = '2016-01-01';

/** Contract staff of local government: décret 88-145, art. 1-3, known through the sheets of centres de gestion. */
export const contractuelTerritorial: Regime = {
	code: 'contractuel-territorial',
	premiereRemise: ['compte-rendu-notifie'],
	visaApresRemise: true,
	piecesExigees: true,
	preavis: {
		jours: 8,
		force: 'moyenne',
		certitude: 'certain',
		fondements: ['decret-88-145-art-1-3', 'fiche-mdc85-ccp', 'fiche-cig-ntient']
	},
	exigences: {
		entretien: ['decret-88-145-art-1-3', 'fiche-cig-ntient'],
		signature: ['decret-88-145-art-1-3', 'fiche-cig-ntient'],
		visa: ['decret-88-145-art-1-3', 'fiche-cig-ntient']
	},
	certitudes: { entretien: 'discute', signature: 'discute', visa: 'discute' },
	regles: {
		'communication-compte-rendu': communicationEnQuinzeJours(DEPUIS_TERRITORIAL, [
			'decret-88-145-art-1-3',
			'fiche-cig-ntient'
		]),
		observations: observationsSansDelai({
			texte:
				'Aucun délai connu pour vos observations. Elles ne sont pas un recours et n’arrêtent aucun délai.',
			fondements: ['decret-88-145-art-1-3', 'fiche-cig-ntient']
		}),
		'recours-hierarchique': recoursHierarchique(
			DEPUIS_TERRITORIAL,
			['decret-88-145-art-1-3', 'fiche-cdg77-ccp', 'fiche-mdc85-ccp', 'fiche-cig-ntient'],
			[QUINZE_JOURS_TERRITORIAL, depuisLaCommunication('fiche-cig-ntient')]
		),
		'reponse-autorite': {
			...reponseAutorite('acte-simple', DEPUIS_TERRITORIAL, 'discute', [
				'decret-88-145-art-1-3',
				'fiche-cig-ntient'
			]),
			remarques: [
				{
					texte:
						'Un centre de gestion écrit « 15 jours », deux autres « 15 jours francs », soit un jour de plus pour l’autorité. Nous comptons le plus court.',
					fondement: 'fiche-cdg77-ccp'
				}
			]
		},
		'rejet-implicite': REJET_IMPLICITE,
		'saisine-cap': saisineCommission(DEPUIS_TERRITORIAL, [
			'decret-88-145-art-1-3',
			'fiche-cdg77-ccp',
			'cgfp-r272-21'
		]),
		'recours-contentieux': recoursContentieux
	}
};

const NON_LU = {
	texte:
		'Le délai n’a pas pu être vérifié pour les contractuels hospitaliers. Agissez tout de suite et demandez l’article applicable à la direction des ressources humaines et au syndicat.',
	fondements: ['decret-91-155-art-1-3'] as const
};

/** The same, for a step of the authority: the agent has nothing to hurry. */
const NON_LU_POUR_L_AUTORITE = {
	...NON_LU,
	texte:
		'Le délai de l’administration n’a pas pu être vérifié pour les contractuels hospitaliers. Demandez l’article applicable à la direction des ressources humaines et au syndicat.'
};

/** Contract staff of hospitals: the present wording of décret 91-155, art. 1-3, was not read (D14). */
export const contractuelHospitalier: Regime = {
	code: 'contractuel-hospitalier',
	premiereRemise: ['compte-rendu-communique', 'compte-rendu-notifie'],
	visaApresRemise: false,
	piecesExigees: false,
	preavis: {
		jours: 8,
		force: 'faible',
		certitude: 'a-verifier',
		fondements: ['decret-91-155-art-1-3']
	},
	exigences: {
		entretien: ['decret-91-155-art-1-3'],
		signature: ['decret-91-155-art-1-3'],
		visa: ['decret-91-155-art-1-3']
	},
	certitudes: { entretien: 'a-verifier', signature: 'a-verifier', visa: 'a-verifier' },
	regles: {
		'communication-compte-rendu': aVerifier(
			contractuelEtat.regles['communication-compte-rendu'],
			NON_LU_POUR_L_AUTORITE
		),
		observations: aVerifier(contractuelEtat.regles.observations, NON_LU),
		'recours-hierarchique': {
			...aVerifier(contractuelEtat.regles['recours-hierarchique'], NON_LU),
			lectures: [
				{
					texte: '15 jours, si les règles ressemblent à celles des fonctionnaires hospitaliers',
					duree: 'P15D',
					franc: false,
					fondements: ['fiche-gh-formation-fph']
				}
			]
		},
		'reponse-autorite': aVerifier(contractuelEtat.regles['reponse-autorite'], NON_LU_POUR_L_AUTORITE),
		'rejet-implicite': REJET_IMPLICITE,
		'saisine-cap': aVerifier(contractuelEtat.regles['saisine-cap'], NON_LU),
		'recours-contentieux': recoursContentieux
	}
};
