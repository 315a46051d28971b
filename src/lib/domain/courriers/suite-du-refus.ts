import type { Affirmation } from '#lib/domain/courriers/risques.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** refus-et-risques.md § 3 and 6. */
const COMMUNE: Affirmation[] = [
	{
		texte:
			'Une seconde date peut vous être proposée. Répondez par écrit, dans les mêmes mots ; après une mise en garde écrite, appelez d’abord la section.',
		fondements: ['doctrine-cgt-refus-participation', 'circulaire-2012-04-23'],
		certitude: 'discute'
	},
	{
		texte: 'Un compte rendu sera rédigé, même sans vous. Votre refus peut y être écrit, de façon neutre.',
		fondements: ['caa-paris-21pa02972', 'circulaire-2012-04-23'],
		certitude: 'certain'
	}
];

/** regimes.md § 3, rows 6, 8, 9, 12 and 14. */
const FPE: Affirmation[] = [
	{
		texte:
			'Le compte rendu vous est communiqué : vous pouvez y écrire vos observations. Puis il vous est notifié : notez ce jour, les délais en partent. Signer atteste seulement que vous avez lu.',
		fondements: ['decret-2010-888-art-4'],
		certitude: 'certain'
	},
	{
		texte:
			'Pour le contester, vous avez quinze jours francs après la notification pour le recours hiérarchique, puis un mois après la réponse pour saisir la CAP.',
		fondements: ['decret-2010-888-art-6'],
		certitude: 'certain'
	},
	{
		texte:
			'Le tribunal administratif peut être saisi dans les deux mois de la notification ; après un recours hiérarchique, comptez depuis sa réponse. Ouvrez un dossier : Vigie calcule vos dates et vous les rappelle.',
		fondements: ['cja-r421-1'],
		certitude: 'certain'
	}
];

/** Delays that were not read for this agent are not told. */
const AUTRES: Affirmation[] = [
	{
		texte:
			'Le jour où le compte rendu vous est remis, notez-le : des délais courts en partent. Demandez-les aussitôt à la section.',
		fondements: [],
		certitude: 'a-verifier'
	}
];

/** What comes after a refusal, in order, by régime; only what was read in its texts. */
export const suiteDuRefus = (regime: RegimeCode): Affirmation[] =>
	[...COMMUNE, ...(regime === 'fpe' ? FPE : AUTRES)].map((une) => ({
		...une,
		texte: typographie(une.texte)
	}));
