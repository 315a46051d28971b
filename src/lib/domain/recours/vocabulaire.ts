import { nomDeLaCommission } from '#lib/domain/recours/commission.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';

/** How the first letter, the authority and the commission are called in a régime, in a sentence to the agent. */
export type Vocabulaire = {
	/** « recours hiérarchique » or « demande de révision ». */
	recours: string;
	/** With its determiner: « votre recours hiérarchique ». */
	votreRecours: string;
	unRecours: string;
	/** « Votre demande de révision est déjà partie ». */
	dejaParti: string;
	/** To whom it goes: never the evaluator. */
	autorite: string;
	commission: 'CAP' | 'CCP';
};

const RECOURS = {
	recours: 'recours hiérarchique',
	votreRecours: 'votre recours hiérarchique',
	unRecours: 'un recours hiérarchique',
	dejaParti: 'Votre recours hiérarchique est déjà parti'
};
const REVISION = {
	recours: 'demande de révision',
	votreRecours: 'votre demande de révision',
	unRecours: 'une demande de révision',
	dejaParti: 'Votre demande de révision est déjà partie'
};
const AIPN = 'l’autorité investie du pouvoir de nomination';

/** The words of a régime (regimes.md §§ 3 to 6, moyens.md § 1); those of the State for the older marking systems. */
export function vocabulaire(regime: RegimeCode): Vocabulaire {
	const commission = nomDeLaCommission(regime);
	switch (regime) {
		case 'fpt':
		case 'contractuel-territorial':
			return { ...REVISION, autorite: 'l’autorité territoriale', commission };
		case 'fph':
		case 'contractuel-hospitalier':
			return { ...REVISION, autorite: AIPN, commission };
		default:
			return { ...RECOURS, autorite: 'l’autorité hiérarchique', commission };
	}
}
