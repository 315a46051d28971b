import { randomUUIDv7 } from 'node:crypto';
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { EmployeurCode } from '#lib/domain/regimes/codes.ts';
import type { Versant } from '#lib/domain/regimes/regime-de.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { saison } from '#lib/server/db/schema.ts';
import { assertAdministre, changeInSection } from '#lib/server/sections.ts';

/** What an employer announced for a season. */
export type Saison = {
	/** Year of the interviews. */
	annee: number;
	/** Null: every employer of the section. */
	employeur: EmployeurCode | Versant | null;
	/** Interviews are to be held by this day. */
	entretiensAvant: Temporal.PlainDate | null;
	/** Reports are to be returned by this day. */
	comptesRendusAvant: Temporal.PlainDate | null;
};

export type SaisonVue = Omit<Saison, 'employeur'> & { employeur: string | null };

const COLONNES = {
	annee: saison.annee,
	employeur: saison.employeur,
	entretiensAvant: saison.entretiensAvant,
	comptesRendusAvant: saison.comptesRendusAvant
};

/** The seasons of a section, the latest first. Throws `introuvable` unless the actor administers it. */
export async function saisons(ctx: Context, actor: Administrateur, sectionId: string): Promise<SaisonVue[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertAdministre(tx, sectionId);
		return readSaisons(tx, sectionId);
	});
}

/** The lines of a section, of one season or of all, the latest first. */
export const readSaisons = (tx: Tx, sectionId: string, annee?: number): Promise<SaisonVue[]> =>
	tx
		.select(COLONNES)
		.from(saison)
		.where(and(eq(saison.sectionId, sectionId), annee === undefined ? undefined : eq(saison.annee, annee)))
		.orderBy(desc(saison.annee), asc(saison.employeur));

/**
 * Writes the dates of a season for an employer; the last ones typed hold, and two empty dates remove the line. Refused:
 * a date outside the season and the year after it, reports due before the interviews. Throws `introuvable` unless the
 * actor administers the section.
 */
export async function saveSaison(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	saisie: Saison,
	opId: string
): Promise<{ ok: true } | Refus> {
	const refuse = refusDeSaison(saisie);
	if (refuse) return refuse;
	const { annee, employeur, entretiensAvant, comptesRendusAvant } = saisie;
	return changeInSection(ctx, actor, sectionId, { acte: 'saison', opId }, async (tx) => {
		await tx
			.delete(saison)
			.where(
				and(
					eq(saison.sectionId, sectionId),
					eq(saison.annee, annee),
					employeur === null ? isNull(saison.employeur) : eq(saison.employeur, employeur)
				)
			);
		if (entretiensAvant || comptesRendusAvant)
			await tx
				.insert(saison)
				.values({ id: randomUUIDv7(), sectionId, annee, employeur, entretiensAvant, comptesRendusAvant });
		return { ok: true as const };
	});
}

function refusDeSaison({ annee, entretiensAvant, comptesRendusAvant }: Saison): Refus | null {
	const hors = ({ year }: Temporal.PlainDate) => year < annee || year > annee + 1;
	const phrase = `Ce jour n’est pas dans la saison ${annee} : vérifiez l’année.`;
	if (entretiensAvant && hors(entretiensAvant)) return refus('hors-saison', phrase, 'entretiensAvant');
	if (comptesRendusAvant && hors(comptesRendusAvant))
		return refus('hors-saison', phrase, 'comptesRendusAvant');
	if (
		entretiensAvant &&
		comptesRendusAvant &&
		Temporal.PlainDate.compare(comptesRendusAvant, entretiensAvant) < 0
	)
		return refus(
			'ordre-des-dates',
			'Les comptes rendus seraient rendus avant les entretiens : vérifiez les deux jours.',
			'comptesRendusAvant'
		);
	return null;
}
