import { z } from 'zod';
import { FICHES_DE_POSTE } from '#lib/domain/notation/onic-saisie.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { ouiNon } from '../../champs.server.ts';

/** The answer that says that no theme was spoken of; nothing ticked is not known. */
const AUCUN = 'aucun';

/** Several ticks come side by side. */
const rubriques = z
	.string()
	.default('')
	.transform((coches, ctx) => {
		const lues = coches.split(' ').filter(Boolean);
		if (lues.length > 1 && lues.includes(AUCUN)) {
			ctx.addIssue({
				code: 'custom',
				message: typographie('Cochez des thèmes, ou « Aucun de ces thèmes », pas les deux.')
			});
			return z.NEVER;
		}
		if (lues.length === 0) return undefined;
		return lues.includes(AUCUN) ? [] : lues;
	});

/** What the form of an interview says, as the contract writes it. */
export const ENTRETIEN = z
	.object({
		conduitPar: z.enum(['superieur-direct', 'autre']).optional().catch(undefined),
		rubriques,
		moyensDesObjectifs: ouiNon,
		ficheDePoste: z.enum(FICHES_DE_POSTE).optional().catch(undefined)
	})
	.transform((entretien) => ({ entretien }));
