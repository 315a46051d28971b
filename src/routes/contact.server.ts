import { z } from 'zod';
import { typographie } from '#lib/domain/typographie.ts';
import { parseAddress } from '#lib/server/mail/address.ts';
import { ligneFacultative } from './formulaire.server.ts';

const COURRIEL = typographie('Écrivez une adresse entière, comme section@exemple.fr, ou laissez vide.');
const SITE = typographie('Écrivez l’adresse entière du site, comme https://exemple.fr, ou laissez vide.');

/** How to reach a section, as it is typed. */
export const contactSaisi = z.object({
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
