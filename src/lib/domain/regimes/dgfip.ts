import { ARRIVER_AVANT, aVerifier } from '#lib/domain/regimes/commun.ts';
import { fpe, recoursHierarchiqueFpe } from '#lib/domain/regimes/fpe.ts';
import type { Surcharge } from '#lib/domain/regimes/regle.ts';

/** Civil servants of the DGFiP: ESTEVE since 2023, two candidate start days for the appeal (D03). */
export const dgfip: Surcharge = {
	employeur: 'dgfip',
	regime: 'fpe',
	nom: 'DGFiP',
	regles: {
		'communication-compte-rendu': aVerifier(fpe.regles['communication-compte-rendu'], {
			texte:
				'Regardez la date affichée dans ESTEVE. L’arrêté de 2012 écrivait 15 jours ; rien ne confirme qu’il s’applique encore : demandez à votre section.',
			fondements: ['arrete-2012-12-20-finances', 'doctrine-solidaires-capl-2022']
		}),
		observations: aVerifier(fpe.regles.observations, {
			texte:
				'Regardez la date affichée dans ESTEVE : le délai pour vos observations n’a pas pu être vérifié. En cas de doute, demandez à votre section.',
			fondements: ['arrete-2012-12-20-finances', 'doctrine-solidaires-capl-2022']
		}),
		'recours-hierarchique': {
			...recoursHierarchiqueFpe,
			fondements: ['decret-2010-888-art-6', 'doctrine-cgt-recours-hierarchique', 'doctrine-cgt-cap-a-2024'],
			discuteSiDeuxDeparts: true,
			remarques: [
				{
					texte:
						'Notez le jour de votre signature et le jour du courriel d’ESTEVE : le premier des deux compte.',
					fondement: 'doctrine-cgt-cap-a-2024'
				},
				{
					texte: 'Saisissez votre recours dans ESTEVE et envoyez-le aussi par écrit, hors de l’application.',
					fondement: 'doctrine-cgt18-esteve-bug'
				},
				{
					texte:
						'Contestez chaque élément, un par un : ce que vous laissez de côté pourra être refusé par la CAP.',
					fondement: 'doctrine-cgt-recours-hierarchique'
				},
				ARRIVER_AVANT
			]
		}
	}
};
