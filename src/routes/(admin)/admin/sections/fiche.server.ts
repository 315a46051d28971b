import { z } from 'zod';
import { operation } from '#lib/server/formulaires.ts';
import { contactSaisi } from '../../../contact.server.ts';
import { ligne } from '../../../formulaire.server.ts';
import { employeurDe } from '../../../employeurs.ts';

/** An employer of the list; null for all of them, and for what the list does not offer. */
export const employeurChoisi = z
	.string()
	.default('')
	.transform((code) => employeurDe(code));

/** The card of a section as it is typed. */
export const ficheSaisie = z.object({
	op_id: operation,
	nom: ligne('Donnez le nom de la section.'),
	employeur: employeurChoisi,
	...contactSaisi.shape
});
