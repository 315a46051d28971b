import { describe, expect, it } from 'vitest';
import { TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { faitsProposes } from './propositions.ts';
import { questionsDe } from '../../../../faits/questions.ts';

describe('la première remise du compte rendu se demande comme le régime la nomme', () => {
	it.each(['fpt', 'contractuel-territorial'] as const)('%s : c’est la notification', (regime) => {
		for (const situation of ['absent', 'entretien-tenu'] as const) {
			const { suivants, autres } = faitsProposes([], situation, regime);
			expect(suivants).toContain('compte-rendu-notifie');
			expect(suivants).not.toContain('compte-rendu-communique');
			expect(autres).toContain('compte-rendu-communique');
			expect([...suivants, ...autres].toSorted()).toEqual(TYPES_DE_FAIT.toSorted());
		}
		expect(questionsDe('compte-rendu-notifie', regime).aide).toContain('pour la première fois');
		const { aide } = questionsDe('compte-rendu-communique', regime);
		expect(aide).toContain('après le visa');
		expect(aide).not.toContain('première fois');
	});

	it.each(['fpe', 'fph', 'contractuel-etat', 'contractuel-hospitalier'] as const)(
		'%s : on a pu le montrer avant de le notifier',
		(regime) => {
			expect(faitsProposes([], 'entretien-tenu', regime).suivants).toEqual([
				'compte-rendu-communique',
				'compte-rendu-notifie'
			]);
			expect(questionsDe('compte-rendu-communique', regime).aide).toContain('La première fois');
		}
	);
});
