import path from 'node:path';
import { z } from 'zod';
import { typographie } from '#lib/domain/typographie.ts';
import {
	ContenuRefuse,
	dossierDuContenu,
	estCitable,
	fichiers,
	jour,
	ouvrir,
	phrase,
	uneFois,
	verifier
} from '#lib/server/contenu.ts';
import type { Context } from '#lib/server/context.ts';
import {
	cleDEntree,
	type DetailsDeCampagne,
	detailsDeCampagne,
	SORTES
} from '#lib/server/details-de-campagne.ts';
import { ecritsPublies, type EcritPublie } from '#lib/server/ecrits.ts';
import { sourcesCitees } from '#lib/server/documents/html.ts';
import { AppError } from '#lib/server/errors.ts';

/*
 * The campaign: what the union ships, and what the union and its sections wrote since. An entry of the union takes the place of
 * a shipped one of the same name; a section has its own names.
 */

/** An entry of the campaign that everybody may read. */
export type Entree = {
	/** The end of its address, `/campagne/…`. */
	adresse: string;
	cle: string;
	/** Whose words; null: the whole union. */
	sectionId: string | null;
	section: string | null;
	titre: string;
	resume: string;
	/** Markdown. */
	corps: string;
	details: DetailsDeCampagne;
	/** When it appeared. */
	at: Temporal.Instant;
	/** The same, as a day in Paris. */
	le: Temporal.PlainDate;
	/** Stays the same for ever, whatever the address of the site: names the entry in the feeds. */
	urn: string;
};

const entete = z.strictObject({
	cle: cleDEntree,
	titre: phrase,
	resume: phrase,
	le: jour,
	sorte: z.enum(SORTES),
	documents: z.array(z.unknown()).default([]),
	liees: z.array(cleDEntree).default([])
});

const fournies = uneFois((): readonly Entree[] => lireCampagne(path.join(dossierDuContenu(), 'campagne')));

/** Reads the entries that the union ships. Throws `ContenuRefuse` on the first file that cannot be one, or links to none. */
export function lireCampagne(dossier: string): Entree[] {
	const lus = fichiers(dossier, '.md').map((fichier) => ({ fichier, entree: lireEntree(fichier) }));
	const cles = new Set(lus.map(({ entree }) => entree.cle));
	for (const { fichier, entree } of lus) {
		const perdue = entree.details.liees.find((cle) => !cles.has(cle));
		if (perdue !== undefined) throw new ContenuRefuse(fichier, `le texte lié « ${perdue} » n’existe pas.`);
	}
	return lus.map(({ entree }) => entree);
}

function lireEntree(fichier: string): Entree {
	const { donnees, corps } = ouvrir(fichier);
	const { cle, titre, resume, le, ...reste } = verifier(entete, donnees, fichier);
	if (cle !== path.basename(fichier, '.md'))
		throw new ContenuRefuse(fichier, `« ${cle} » n’est pas le nom du fichier.`);
	if (corps.trim() === '') throw new ContenuRefuse(fichier, 'le texte manque.');
	const perdue = sourcesCitees(corps).find((code) => !estCitable(code));
	if (perdue !== undefined)
		throw new ContenuRefuse(
			fichier,
			`la source « ${perdue} » n’est pas au registre, ou le texte est abrogé.`
		);
	const leJour = Temporal.PlainDate.from(le);
	return {
		adresse: cle,
		cle,
		sectionId: null,
		section: null,
		titre,
		resume,
		corps: corps.trim(),
		details: verifier(detailsDeCampagne, reste, fichier),
		at: leJour.toZonedDateTime(PARIS).toInstant(),
		le: leJour,
		urn: `urn:vigie:campagne:${cle}`
	};
}

const PARIS = 'Europe/Paris';

/**
 * The entries that everybody may read, the latest first: all of them, or those of one section with those of the whole union.
 * What is to appear later is not among them.
 */
export async function campagne(ctx: Context, { section }: { section?: string } = {}): Promise<Entree[]> {
	const ecrits = await ecritsPublies(ctx, { kind: 'public' }, 'campagne', {});
	const ecrites = ecrits
		.filter(({ sectionId }) => section === undefined || sectionId === null || sectionId === section)
		.map(enEntree);
	const remplacees = new Set(ecrites.filter((une) => une.sectionId === null).map(({ cle }) => cle));
	const toutes = [...fournies().filter(({ cle }) => !remplacees.has(cle)), ...ecrites];
	return toutes.sort((a, b) => Temporal.Instant.compare(b.at, a.at) || (a.adresse < b.adresse ? -1 : 1));
}

/** An entry of a section goes by its id: two sections may choose the same name. */
const enEntree = (un: EcritPublie): Entree => ({
	adresse: un.sectionId === null ? un.cle : un.id,
	cle: un.cle,
	sectionId: un.sectionId,
	section: un.section,
	titre: typographie(un.titre),
	resume: typographie(un.resume),
	corps: un.corps,
	details: detailsDeCampagne.parse(un.details),
	at: un.du,
	le: un.du.toZonedDateTimeISO(PARIS).toPlainDate(),
	urn: `urn:uuid:${un.id}`
});

/** One entry with those that it is tied to. Throws `introuvable` when nothing that may be read has this address. */
export async function entree(ctx: Context, adresse: string): Promise<{ entree: Entree; liees: Entree[] }> {
	const toutes = await campagne(ctx);
	const lue = toutes.find((une) => une.adresse === adresse);
	if (lue === undefined) throw new AppError('introuvable');
	const liees = lue.details.liees.flatMap((cle) => {
		const siennes = toutes.filter((une) => une.cle === cle && une !== lue);
		const liee =
			siennes.find((une) => une.sectionId === lue.sectionId) ?? siennes.find((une) => une.sectionId === null);
		return liee ? [liee] : [];
	});
	return { entree: lue, liees };
}
