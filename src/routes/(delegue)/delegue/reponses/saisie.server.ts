import { z } from 'zod';
import { operation, texte } from '#lib/server/formulaires.ts';

/** The form of a saved answer; what may be in it is said by the domain. */
export const formulaireDeReponse = z.object({
	op_id: operation,
	titre: texte,
	texte,
	version: z.coerce.number().int().catch(0)
});
