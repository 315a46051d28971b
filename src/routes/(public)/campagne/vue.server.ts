import type { Entree } from '#lib/server/campagne.ts';
import type { Context } from '#lib/server/context.ts';
import type { Sorte } from '#lib/server/details-de-campagne.ts';
import { atom } from '#lib/server/documents/atom.ts';
import { enHtml } from '#lib/server/documents/html.ts';
import { tailleDeMedia } from '#lib/server/medias.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { DocumentVu, EntreeAnnoncee, EntreeVue, FilmVu } from './vue.ts';

const SORTE_DITE: Readonly<Record<Sorte, string>> = { clip: 'Clip', tract: 'Tract', texte: 'Texte' };

const SYNDICAT = 'Le syndicat';

/** An entry in a list. */
export const annonce = ({ adresse, titre, resume, le, section, details }: Entree): EntreeAnnoncee => ({
	href: `/campagne/${adresse}`,
	titre,
	resume,
	le: le.toString(),
	sorte: SORTE_DITE[details.sorte],
	section
});

/** An entry on its own page. */
export async function entreeVue(
	ctx: Context,
	{ entree, liees }: { entree: Entree; liees: readonly Entree[] }
): Promise<EntreeVue> {
	const { details, corps, sectionId } = entree;
	const film = await filmVu(ctx, entree);
	return {
		...annonce(entree),
		pageDeSection: sectionId && `/sections/${sectionId}`,
		corps: enHtml(corps),
		film,
		/** A film announced as a file that is not there yet. */
		filmAttendu: details.fichier !== undefined && film === null,
		lien: details.lien ? { href: details.lien, hote: hoteDe(details.lien) } : null,
		transcription: details.transcription ? enHtml(details.transcription, { niveau: 3 }) : null,
		documents: (await Promise.all(details.documents.map((un) => documentVu(ctx, un)))).filter(
			(un) => un !== null
		),
		liees: liees.map(annonce)
	};
}

async function filmVu({ config }: Context, { details, titre }: Entree): Promise<FilmVu | null> {
	const { fichier, sousTitres } = details;
	const taille = fichier === undefined ? null : await tailleDeMedia(config, fichier);
	if (fichier === undefined || taille === null) return null;
	const sousTitresPresents = sousTitres !== undefined && (await tailleDeMedia(config, sousTitres)) !== null;
	return {
		src: `/medias/${fichier}`,
		son: /\.(?:mp3|ogg)$/.test(fichier),
		taille: tailleDite(taille),
		sousTitres: sousTitresPresents ? `/medias/${sousTitres}` : null,
		titre
	};
}

async function documentVu(
	{ config }: Context,
	un: Entree['details']['documents'][number]
): Promise<DocumentVu | null> {
	if ('lien' in un)
		return { titre: un.titre, href: un.lien, precision: `site ${hoteDe(un.lien)}`, dehors: true };
	const taille = await tailleDeMedia(config, un.fichier);
	if (taille === null) return null;
	const type = un.fichier.slice(un.fichier.lastIndexOf('.') + 1).toUpperCase();
	const precision = `${type}, ${tailleDite(taille)}`;
	return { titre: un.titre, href: `/medias/${un.fichier}`, precision, dehors: false };
}

const hoteDe = (lien: string): string => new URL(lien).hostname;

const KILO = 1000;

/** « 850 ko », « 12,4 Mo ». */
export function tailleDite(octets: number): string {
	if (octets < KILO * KILO) return `${Math.max(1, Math.round(octets / KILO))}\u00a0ko`;
	const mega = octets / KILO / KILO;
	return `${mega.toLocaleString('fr-FR', { maximumFractionDigits: mega < 10 ? 1 : 0 })}\u00a0Mo`;
}

/** How many entries a feed tells. */
const DERNIERES = 40;

/** The feed of a list of entries, as an answer. `page`: the path of the page that it follows. */
export function flux(
	ctx: Context,
	{ urn, titre, page, entrees }: { urn: string; titre: string; page: string; entrees: readonly Entree[] }
): Response {
	const xml = atom({
		urn,
		titre: typographie(titre),
		auteur: SYNDICAT,
		soi: `${ctx.origin}${page}/atom.xml`,
		page: `${ctx.origin}${page}`,
		depuis: ctx.now(),
		entrees: entrees.slice(0, DERNIERES).map((une) => ({
			urn: une.urn,
			titre: une.titre,
			resume: une.resume,
			auteur: une.section ?? SYNDICAT,
			adresse: `${ctx.origin}/campagne/${une.adresse}`,
			publieeAt: une.at
		}))
	});
	return new Response(xml, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}
