import { and, asc, desc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDEcrit } from '#lib/server/db/codes.ts';
import { ecrit, ecritVersion, parution } from '#lib/server/db/schema-ecrits.ts';
import { section } from '#lib/server/db/schema.ts';

/*
 * What sections and the union write for everybody, as everybody reads it. How it is written: ecrits-rediges.ts.
 */

/** Kinds of places that the words of a section may take. */
export type Genre = Parameters<typeof codesDEcrit.numero>[0];

/** Words of a section, or of the union, that appear now. */
export type EcritPublie = {
	id: string;
	/** Whose words; null: the whole union. */
	sectionId: string | null;
	/** Name of that section. */
	section: string | null;
	genre: Genre;
	/** Where they go: code of a question, name of an entry, « model/passage »; empty for the page of a section. */
	cle: string;
	titre: string;
	resume: string;
	/** Markdown. */
	corps: string;
	/** What the kind needs besides, checked by whoever reads the kind. */
	details: unknown;
	version: number;
	/** When they first appeared. */
	du: Temporal.Instant;
};

/** Those who read what appears; editors read theirs as they wrote it. */
type Lecteur = { kind: 'public' } | Agent | Delegue;

/** `section`: of that one alone, null for the whole union alone, everybody's when absent. */
type Ou = { section?: string | null; cle?: string };

/**
 * What appears of a kind at this instant, the latest first: of each place, the version whose turn began last. What is to
 * appear later, was given up or was withdrawn is not there.
 */
export async function ecritsPublies(
	ctx: Context,
	actor: Lecteur,
	genre: Genre,
	{ section: deQui, cle }: Ou = {}
): Promise<EcritPublie[]> {
	return asActor(ctx.db, actor, async (tx) => {
		const commencees = and(isNull(parution.annuleeAt), lte(parution.du, ctx.now()));
		const derniere = tx
			.selectDistinctOn([parution.ecritId], { ecritId: parution.ecritId, version: parution.version })
			.from(parution)
			.where(commencees)
			.orderBy(parution.ecritId, desc(parution.du), desc(parution.at), desc(parution.id))
			.as('derniere');
		const premiere = tx
			.select({ ecritId: parution.ecritId, du: sql`min(${parution.du})`.mapWith(parution.du).as('premier') })
			.from(parution)
			.where(commencees)
			.groupBy(parution.ecritId)
			.as('premiere');
		const rows = await tx
			.select({
				id: ecrit.id,
				sectionId: ecrit.sectionId,
				section: section.nom,
				cle: ecrit.cle,
				titre: ecritVersion.titre,
				resume: ecritVersion.resume,
				corps: ecritVersion.corps,
				details: ecritVersion.details,
				version: ecritVersion.version,
				du: premiere.du
			})
			.from(ecrit)
			.innerJoin(derniere, eq(derniere.ecritId, ecrit.id))
			.innerJoin(premiere, eq(premiere.ecritId, ecrit.id))
			.innerJoin(
				ecritVersion,
				and(eq(ecritVersion.ecritId, ecrit.id), eq(ecritVersion.version, derniere.version))
			)
			.leftJoin(section, eq(section.id, ecrit.sectionId))
			.where(
				and(
					eq(ecrit.genre, codesDEcrit.numero(genre)),
					deQui === undefined
						? undefined
						: deQui === null
							? isNull(ecrit.sectionId)
							: eq(ecrit.sectionId, deQui),
					cle === undefined ? undefined : eq(ecrit.cle, cle)
				)
			)
			.orderBy(desc(premiere.du), asc(ecrit.id));
		return rows.map((row) => ({ ...row, genre }));
	});
}
