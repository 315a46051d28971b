import { asc, eq } from 'drizzle-orm';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { section } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { isUuid } from '#lib/server/uuid.ts';

/** The public card of a section of the union. */
export type Contact = {
	nom: string;
	courriel: string | null;
	telephone: string | null;
	permanence: string | null;
	adresse: string | null;
	site: string | null;
};

/**
 * Whom an agent may call: the only section there is; among several, those of this employer, or else those that are tied
 * to none. Empty when there is nobody to name.
 */
export async function contacts(ctx: Pick<Context, 'db'>, employeur: string | null): Promise<Contact[]> {
	const sections = await sectionsPour(ctx, employeur);
	return sections.map(({ id: _id, employeur: _employeur, ...carte }) => carte);
}

/** The same sections, each with its id. */
export async function sectionsPour(
	{ db }: Pick<Context, 'db'>,
	employeur: string | null
): Promise<(Contact & { id: string; employeur: string | null })[]> {
	const sections = await asActor(db, { kind: 'public' }, (tx) =>
		tx
			.select({
				id: section.id,
				nom: section.nom,
				employeur: section.employeur,
				courriel: section.courriel,
				telephone: section.telephone,
				permanence: section.permanence,
				adresse: section.adresse,
				site: section.site
			})
			.from(section)
			.orderBy(asc(section.nom))
	);
	if (sections.length === 1) return sections;
	const deLEmployeur = sections.filter((une) => une.employeur === employeur);
	return deLEmployeur.length > 0 ? deLEmployeur : sections.filter((une) => une.employeur === null);
}

/** The card of a section, for its own page. Throws `introuvable` for an id that is not one of a section. */
export async function sectionPublique({ db }: Pick<Context, 'db'>, sectionId: string): Promise<Contact> {
	if (!isUuid(sectionId)) throw new AppError('introuvable');
	const { nom, courriel, telephone, permanence, adresse, site } = section;
	const [carte] = await asActor(db, { kind: 'public' }, (tx) =>
		tx
			.select({ nom, courriel, telephone, permanence, adresse, site })
			.from(section)
			.where(eq(section.id, sectionId))
	);
	if (!carte) throw new AppError('introuvable');
	return carte;
}
