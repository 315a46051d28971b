import { aVerifier } from '#lib/domain/regimes/commun.ts';
import { fpe } from '#lib/domain/regimes/fpe.ts';
import type { Surcharge } from '#lib/domain/regimes/regle.ts';

/** AENES, ITRF, libraries, ATSS: the State’s decree plus the arrêté of 18 March 2013. */
export const educationBiatss: Surcharge = {
	employeur: 'education-biatss',
	regime: 'fpe',
	nom: 'Éducation et enseignement supérieur (BIATSS)',
	preavis: {
		jours: 15,
		force: 'faible',
		certitude: 'a-verifier',
		fondements: ['arrete-2013-03-18-education'],
		nom: 'l’arrêté de votre ministère',
		mentionsEcrites: true
	},
	regles: {
		observations: aVerifier(fpe.regles.observations, {
			texte:
				'L’usage est de 15 jours, mais aucun texte lu ne l’écrit : demandez à votre établissement et au syndicat.',
			fondements: ['arrete-2013-03-18-education', 'doctrine-snalc']
		})
	}
};
