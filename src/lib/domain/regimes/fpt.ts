import {
	depuisLaCommunication,
	observationsSansDelai,
	QUINZE_JOURS_TERRITORIAL,
	RECOURS_CONTENTIEUX,
	recoursHierarchique,
	REJET_IMPLICITE,
	reponseAutorite,
	saisineCommission
} from '#lib/domain/regimes/commun.ts';
import type { Regime, RegleDatee, Sources } from '#lib/domain/regimes/regle.ts';

const DEPUIS = '2015-01-01';

/** The report within 15 days of the interview; the text does not write the start (D19). */
export const communicationEnQuinzeJours = (valideDu: string, fondements: Sources): RegleDatee => ({
	genre: 'acte-simple',
	duree: 'P15D',
	lectures: [],
	pour: 'autorite',
	certitude: 'discute',
	fondements,
	valideDu,
	valideAu: null,
	depuis: ['entretien-tenu'],
	closPar: ['compte-rendu-notifie'],
	remarques: [
		{
			texte:
				'Le texte n’écrit pas le point de départ ; nous comptons depuis l’entretien. Un retard ne fait que décaler vos délais de recours.',
			fondement: 'senat-qe-01173'
		}
	]
});

/** Territorial civil servants: décret 2014-1526. The first hand-over is the notification; the visa comes after. */
export const fpt: Regime = {
	code: 'fpt',
	premiereRemise: ['compte-rendu-notifie'],
	visaApresRemise: true,
	piecesExigees: true,
	preavis: { jours: 8, force: 'moyenne', certitude: 'certain', fondements: ['decret-2014-1526-art-6'] },
	exigences: {
		entretien: ['decret-2014-1526-art-2'],
		signature: ['decret-2014-1526-art-5'],
		visa: ['decret-2014-1526-art-6']
	},
	certitudes: { entretien: 'certain', signature: 'certain', visa: 'certain' },
	regles: {
		'communication-compte-rendu': communicationEnQuinzeJours(DEPUIS, [
			'decret-2014-1526-art-6',
			'fiche-cig-etapes'
		]),
		observations: observationsSansDelai({
			texte:
				'Le décret ne fixe aucun délai pour vos observations ; un centre de gestion conseille 15 jours francs. Elles ne sont pas un recours et n’arrêtent aucun délai.',
			fondements: ['decret-2014-1526-art-6', 'fiche-cig-etapes']
		}),
		'recours-hierarchique': recoursHierarchique(
			DEPUIS,
			['decret-2014-1526-art-7'],
			[QUINZE_JOURS_TERRITORIAL, depuisLaCommunication('decret-2014-1526-art-6')]
		),
		'reponse-autorite': reponseAutorite('acte-simple', DEPUIS, 'certain', ['decret-2014-1526-art-7']),
		'rejet-implicite': REJET_IMPLICITE,
		'saisine-cap': saisineCommission(DEPUIS, ['decret-2014-1526-art-7', 'cgfp-r263-10']),
		'recours-contentieux': RECOURS_CONTENTIEUX
	}
};
