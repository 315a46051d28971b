import { z } from 'zod';
import { typographie } from '#lib/domain/typographie.ts';
import { parseAddress } from '#lib/server/mail/address.ts';
import { operation } from '#lib/server/formulaires.ts';
import { ligne, ligneFacultative } from '../../../formulaire.server.ts';
import { employeurDe } from '../../../employeurs.ts';

const COURRIEL = typographie('Écrivez une adresse entière, comme section@exemple.fr, ou laissez vide.');
const SITE = typographie('Écrivez l’adresse entière du site, comme https://exemple.fr, ou laissez vide.');

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
	courriel: ligneFacultative().transform((texte, ctx) => {
		const adresse = texte === null ? null : parseAddress(texte);
		if (texte !== null && adresse === null) ctx.addIssue({ code: 'custom', message: COURRIEL });
		return adresse;
	}),
	telephone: ligneFacultative(60),
	permanence: ligneFacultative(300),
	adresse: ligneFacultative(300),
	site: ligneFacultative(300).transform((texte, ctx) => {
		if (texte === null) return null;
		const url = URL.parse(/^https?:\/\//i.test(texte) ? texte : `https://${texte}`);
		if (url?.hostname.includes('.')) return url.href;
		ctx.addIssue({ code: 'custom', message: SITE });
		return null;
	})
});
