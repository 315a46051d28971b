import { eq } from 'drizzle-orm';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { refusDeTactique, type Tactique } from '#lib/domain/recours/tactique.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { tactique as tactiqueTable } from '#lib/server/db/schema-contestation.ts';
import { type Lecteur, readDossier } from '#lib/server/dossiers.ts';
import { openField, type Place, sealField } from '#lib/server/keys/seal.ts';
import { assertAdministre, changeInSection } from '#lib/server/sections.ts';

/** The tactic of a section as its administrators see it. `version` is 0 while nothing was chosen. */
export type TactiqueAdministree = {
	tactique: Tactique | null;
	version: number;
	majAt: Temporal.Instant | null;
};

/** The tactic of a section, and how many times it changed. Throws `introuvable` unless the actor administers it. */
export const tactiqueDeLaSection = (
	ctx: Context,
	actor: Administrateur,
	sectionId: string
): Promise<TactiqueAdministree> =>
	asActor(ctx.db, actor, async (tx) => {
		await assertAdministre(tx, sectionId);
		return readForAdministrateur(tx, ctx, sectionId);
	});

/**
 * Chooses what the section advises. `version` is the one that was shown. Refused: as in `refusDeTactique`, or a tactic that
 * somebody changed meanwhile. Throws `introuvable` unless the actor administers the section.
 */
export const chooseTactique = (
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	{ version, ...tactique }: Tactique & { version: number },
	opId: string
): Promise<{ ok: true } | Refus> =>
	changeInSection(ctx, actor, sectionId, { acte: 'tactique', opId }, async (tx) => {
		const defaut = refusDeTactique(tactique);
		if (defaut) return defaut;
		const avant = await readForAdministrateur(tx, ctx, sectionId);
		if (avant.version !== version) return refusDeVersion();
		const valeurs = {
			contenu: sealField(ctx.keys.systeme, place(sectionId), JSON.stringify(tactique)),
			version: version + 1,
			majPar: actor.compteId,
			majAt: ctx.now()
		};
		if (version === 0) await tx.insert(tactiqueTable).values({ sectionId, ...valeurs });
		else await tx.update(tactiqueTable).set(valeurs).where(eq(tactiqueTable.sectionId, sectionId));
		return { ok: true as const };
	});

const refusDeVersion = (): Refus =>
	refus(
		'change-entre-temps',
		'Quelqu’un a changé la tactique pendant que vous écriviez. Lisez ce qu’elle dit maintenant, puis reportez-y vos changements.'
	);

/** What the section of a dossier advises its agent. */
export type TactiqueDuDossier = Tactique & { section: string };

/**
 * What the section of a dossier advises, for its agent and for the delegates who follow it; null without a section, or while
 * it chose nothing. Throws `introuvable` as `dossier` does.
 */
export const tactiqueDuDossier = (
	ctx: Context,
	lecteur: Lecteur,
	dossierId: string
): Promise<TactiqueDuDossier | null> =>
	asActor(ctx.db, lecteur, async (tx) => {
		const { section } = await readDossier(tx, ctx, lecteur, dossierId);
		if (!section) return null;
		const [row] = await tx
			.select({ contenu: tactiqueTable.contenu })
			.from(tactiqueTable)
			.where(eq(tactiqueTable.sectionId, section.id));
		return row ? { ...ouverte(ctx, section.id, row.contenu), section: section.nom } : null;
	});

async function readForAdministrateur(tx: Tx, ctx: Context, sectionId: string): Promise<TactiqueAdministree> {
	const [row] = await tx
		.select({
			contenu: tactiqueTable.contenu,
			version: tactiqueTable.version,
			majAt: tactiqueTable.majAt
		})
		.from(tactiqueTable)
		.where(eq(tactiqueTable.sectionId, sectionId));
	return row
		? { tactique: ouverte(ctx, sectionId, row.contenu), version: row.version, majAt: row.majAt }
		: { tactique: null, version: 0, majAt: null };
}

const place = (sectionId: string): Place => ({
	table: 'tactique',
	column: 'contenu',
	row: sectionId,
	compte: 'systeme'
});

const ouverte = (ctx: Context, sectionId: string, contenu: Buffer): Tactique =>
	JSON.parse(openField(ctx.keys.systeme, place(sectionId), contenu)) as Tactique;
