import { ARRIVER_AVANT, aVerifier } from '#lib/domain/regimes/commun.ts';
import { fpe } from '#lib/domain/regimes/fpe.ts';
import type { Surcharge } from '#lib/domain/regimes/regle.ts';

const regles: Surcharge['regles'] = {
	'communication-compte-rendu': aVerifier(fpe.regles['communication-compte-rendu'], {
		texte:
			'L’arrêté de 2012 écrivait 15 jours, sans dire depuis quand ; rien ne confirme qu’il s’applique encore : demandez à votre section.',
		fondements: ['arrete-2012-12-20-finances']
	}),
	observations: aVerifier(fpe.regles.observations, {
		texte:
			'L’arrêté de 2012 écrivait 15 jours pour compléter le compte rendu ; rien ne confirme qu’il s’applique encore : demandez à votre section.',
		fondements: ['arrete-2012-12-20-finances']
	})
};

/** Other directorates of the economic and financial ministries. */
export const finances: Surcharge = {
	employeur: 'finances',
	regime: 'fpe',
	nom: 'ministères économiques et financiers',
	regles
};

/** Customs: same arrêté; the gracious step of seven days does not stop the appeal of art. 6. */
export const douane: Surcharge = {
	employeur: 'douane',
	regime: 'fpe',
	nom: 'douane',
	regles: {
		...regles,
		'recours-hierarchique': {
			...fpe.regles['recours-hierarchique'],
			fondements: ['decret-2010-888-art-6', 'doctrine-cgt-douanes-recours'],
			remarques: [
				{
					texte: 'La révision gracieuse n’arrête pas ce délai : ne l’attendez pas.',
					fondement: 'doctrine-cgt-douanes-recours'
				},
				ARRIVER_AVANT
			]
		}
	}
};
