import { randomUUIDv7 } from 'node:crypto';
import { and, asc, count, eq, isNull, notExists, or, sql } from 'drizzle-orm';
import {
	faitDeLAvis,
	type Resultat,
	resultatPossible,
	type VoteSaisi,
	voteSaisi
} from '#lib/domain/commission/resultat.ts';
import {
	commissionProposee,
	jourDeSeance,
	membresSaisis,
	type Seance
} from '#lib/domain/commission/seance.ts';
import { avant, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { EMPLOYEURS, type RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { Agent, Delegue, Elu } from '#lib/server/acteurs.ts';
import { demandeAvis, type SuiteDAvis, suitesDAvis } from '#lib/server/avis.ts';
import { dataKey } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { type Accord, codesDAccord, codesDeConsentement, codesDeFait } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { capPassage, capSession } from '#lib/server/db/schema-contestation.ts';
import {
	cleAgent,
	dossier as dossierTable,
	fait,
	mandat,
	participation,
	section,
	service
} from '#lib/server/db/schema.ts';
import { type Contenu, placeDossier, readDossier } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { recordFait } from '#lib/server/faits.ts';
import { type DataKey, unwrapDataKey } from '#lib/server/keys/keys.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { marque } from '#lib/server/recours.ts';
import { marqueDeRemise, remise } from '#lib/server/remises.ts';
import { assertDelegue, nomDuParticipant } from '#lib/server/tableau.ts';
import { isUuid } from '#lib/server/uuid.ts';

/*
 * The sittings of the CAP and CCP that a section prepares, and the followed dossiers put on them. The delegate asks, notes and
 * tells; the agent alone agrees (docs/decisions/0032). An elected member notes and tells too, of the agreed dossiers alone
 * (0034). A sitting is sealed with the key of the system, since several sections’ delegates and agents read it; what is said
 * of a dossier is sealed with the key of its agent.
 */

/** Who prepares a sitting and says what came out of it. */
export type Preparateur = Delegue | Elu;

export type SeanceGardee = Seance & { id: string; sectionId: string; version: number };

/** A sitting in a list. */
export type SeanceResumee = SeanceGardee & {
	/** Dossiers put on it, and those whose agents agreed. */
	proposes: number;
	accordes: number;
};

/** The sittings of a section, the next one first, then those that were held, the latest first. Throws `introuvable`. */
export async function seances(
	ctx: Context,
	actor: Delegue,
	sectionId: string
): Promise<{ aVenir: SeanceResumee[]; tenues: SeanceResumee[] }> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const rows = await tx
			.select()
			.from(capSession)
			.where(eq(capSession.sectionId, sectionId))
			.orderBy(asc(capSession.le), asc(capSession.id));
		const nombres = await nombresDePassages(tx);
		const toutes = rows.map((row) => ({
			...openSeance(ctx, row),
			...(nombres.get(row.id) ?? { proposes: 0, accordes: 0 })
		}));
		return parDate(ctx, toutes);
	});
}

/** A sitting in the list of an elected member: they see no other dossier than the agreed ones. */
export type SeanceDuSiege = SeanceGardee & { section: string; accordes: number };

/** The sittings of every section where an elected member sits, the next one first, then those that were held. */
export async function seancesDuSiege(
	ctx: Context,
	actor: Elu
): Promise<{ aVenir: SeanceDuSiege[]; tenues: SeanceDuSiege[] }> {
	return asActor(ctx.db, actor, async (tx) => {
		const rows = await tx
			.select({ seance: capSession, section: section.nom })
			.from(capSession)
			.innerJoin(section, eq(section.id, capSession.sectionId))
			.orderBy(asc(capSession.le), asc(capSession.id));
		const nombres = await nombresDePassages(tx);
		const toutes = rows.map(({ seance: row, section: nom }) => ({
			...pourSonLecteur(openSeance(ctx, row), actor),
			section: nom,
			accordes: nombres.get(row.id)?.accordes ?? 0
		}));
		return parDate(ctx, toutes);
	});
}

const parDate = <S extends Seance>(ctx: Context, toutes: readonly S[]): { aVenir: S[]; tenues: S[] } => ({
	aVenir: toutes.filter(({ le }) => !avant(le, ctx.today())),
	tenues: toutes.filter(({ le }) => avant(le, ctx.today())).toReversed()
});

/** How many dossiers are on each sitting, and how many agents agreed, as far as the actor sees them. */
async function nombresDePassages(tx: Tx): Promise<Map<string, { proposes: number; accordes: number }>> {
	const rows = await tx
		.select({
			seance: capPassage.sessionId,
			proposes: count(),
			accordes: sql<number>`count(*) filter (where ${capPassage.accord} = ${codesDAccord.numero('donne')})::int`
		})
		.from(capPassage)
		.groupBy(capPassage.sessionId);
	return new Map(rows.map(({ seance: id, ...nombres }) => [id, nombres]));
}

/** What the delegates note about a sitting is not for the elected members. */
const pourSonLecteur = (gardee: SeanceGardee, { kind }: Preparateur): SeanceGardee =>
	kind === 'elu' ? { ...gardee, note: '' } : gardee;

/** A dossier on a sitting, as the delegates see it, and the elected members once its agent agreed. */
export type Passage = {
	dossierId: string;
	nom: string | null;
	service: string | null;
	accord: Accord;
	accordAt: Temporal.Instant | null;
	/** What became of the last mail to the agent; the delegates alone look after it. */
	avis: SuiteDAvis | null;
	/** Null while the agent has not agreed, or no longer does: what was noted is not shown any more. */
	notes: string | null;
	resultat: Resultat | null;
	resultatAt: Temporal.Instant | null;
};

export type SeanceVue = SeanceGardee & { section: { id: string; nom: string }; passages: Passage[] };

/**
 * One sitting with the followed dossiers on it, by name; for an elected member, those whose agents agree at this moment. Throws
 * `introuvable` unless it is of a section of the actor.
 */
export const seance = (ctx: Context, actor: Preparateur, id: string): Promise<SeanceVue> =>
	asActor(ctx.db, actor, (tx) => readSeanceVue(tx, ctx, actor, id));

async function readSeanceVue(tx: Tx, ctx: Context, actor: Preparateur, id: string): Promise<SeanceVue> {
	const { gardee, section: sienne } = await readSeance(tx, ctx, actor, id);
	const rows = await tx
		.select({ passage: capPassage, dossier: dossierTable, cle: cleAgent, service: service.nom })
		.from(capPassage)
		.innerJoin(dossierTable, eq(dossierTable.id, capPassage.dossierId))
		.innerJoin(cleAgent, eq(cleAgent.compteId, capPassage.compteId))
		.leftJoin(service, eq(service.id, dossierTable.serviceId))
		.where(eq(capPassage.sessionId, id));
	const comptes = rows.map(({ passage }) => passage.compteId);
	const prevenus: ReadonlyMap<string, SuiteDAvis> =
		actor.kind === 'delegue' ? await suitesDAvis(tx, comptes) : new Map();
	const passages = rows.map(({ passage, dossier, cle, service: ou }) => {
		const key = unwrapDataKey(ctx.keys, cle);
		return {
			dossierId: passage.dossierId,
			nom: contenuDuDossier(key, dossier).nom,
			service: ou,
			avis: prevenus.get(passage.compteId) ?? null,
			...openPassage(key, passage)
		};
	});
	return {
		...gardee,
		section: sienne,
		passages: passages.toSorted((a, b) => (a.nom ?? '').localeCompare(b.nom ?? '', 'fr'))
	};
}

const contenuDuDossier = (
	key: DataKey,
	{ id, compteId, contenu }: typeof dossierTable.$inferSelect
): Contenu => JSON.parse(openField(key, placeDossier(id, compteId), contenu)) as Contenu;

/** One dossier on a sitting. Throws `introuvable`. */
export async function passage(
	ctx: Context,
	actor: Preparateur,
	seanceId: string,
	dossierId: string
): Promise<{ seance: SeanceVue; passage: Passage }> {
	const vue = await seance(ctx, actor, seanceId);
	const un = vue.passages.find((autre) => autre.dossierId === dossierId);
	if (!un) throw new AppError('introuvable');
	return { seance: vue, passage: un };
}

/** What is typed of a sitting: `commission` empty takes the name that it bears on that day, `membres` one a line. */
export type SeanceSaisie = Omit<Seance, 'membres'> & { membres: string };

/**
 * Opens a sitting for a section. Refused: as `jourDeSeance` and `membresSaisis`, and rules under which no commission sits. Throws
 * `introuvable` unless the delegate is one of the section.
 */
export async function createSeance(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	saisie: SeanceSaisie,
	opId: string
): Promise<{ ok: true; id: string } | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		return once(tx, actor.compteId, opId, 'seance', async () => {
			const jour = jourDeSeance(saisie.le, { au: ctx.today(), avant: null, resultats: false });
			const lue = jour.ok ? await seanceSaisie(tx, sectionId, saisie) : jour;
			if (!lue.ok) return lue;
			const id = randomUUIDv7();
			await tx.insert(capSession).values({
				id,
				sectionId,
				...sealSeance(ctx, id, lue.seance),
				version: 1,
				creeePar: actor.compteId,
				creeeAt: ctx.now()
			});
			return { ok: true as const, id };
		});
	});
}

/**
 * Corrects a sitting. When its day or those who sit change, the agents whose dossiers are on it are told: they agreed to give
 * theirs to these people. Refused: as for a new one, and a page opened before the last correction (`version`). Throws
 * `introuvable`.
 */
export async function changeSeance(
	ctx: Context,
	actor: Delegue,
	id: string,
	{ version, ...saisie }: SeanceSaisie & { version: number },
	opId: string
): Promise<{ ok: true } | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		const { gardee: before } = await readSeance(tx, ctx, actor, id, { lock: true });
		return once(tx, actor.compteId, opId, 'seance-correction', async () => {
			if (before.version !== version) return refusDeVersion('Cette séance');
			const presents = await tx
				.select({
					compteId: capPassage.compteId,
					accord: capPassage.accord,
					resultatAt: capPassage.resultatAt
				})
				.from(capPassage)
				.where(eq(capPassage.sessionId, id));
			const jour = jourDeSeance(saisie.le, {
				au: ctx.today(),
				avant: before.le,
				resultats: presents.some(({ resultatAt }) => resultatAt !== null)
			});
			const lue = jour.ok ? await seanceSaisie(tx, before.sectionId, saisie) : jour;
			if (!lue.ok) return lue;
			await tx
				.update(capSession)
				.set({ ...sealSeance(ctx, id, lue.seance), version: version + 1 })
				.where(eq(capSession.id, id));
			if (aDire(before, lue.seance)) {
				for (const { compteId, accord } of presents)
					if (accord !== codesDAccord.numero('refuse')) await demandeAvis(tx, ctx, compteId);
			}
			return { ok: true as const };
		});
	});
}

const aDire = (a: Seance, b: Seance): boolean =>
	!a.le.equals(b.le) || marque(a.membres) !== marque(b.membres);

async function seanceSaisie(
	tx: Tx,
	sectionId: string,
	saisie: SeanceSaisie
): Promise<{ ok: true; seance: Seance } | Refus> {
	const lus = membresSaisis(saisie.membres);
	if (!lus.ok) return lus;
	const [sienne] = await tx
		.select({ employeur: section.employeur })
		.from(section)
		.where(eq(section.id, sectionId));
	const employeur = EMPLOYEURS.find((code) => code === sienne?.employeur) ?? null;
	const proposee = commissionProposee(saisie.regime, employeur, saisie.le);
	if (proposee === null)
		return refus('sans-commission', 'Ces règles ne connaissent pas de CAP ni de CCP.', 'regime');
	return {
		ok: true,
		seance: { ...saisie, membres: lus.membres, commission: saisie.commission || proposee }
	};
}

/** A followed dossier that may be put on a sitting. */
export type Proposable = {
	dossierId: string;
	nom: string | null;
	service: string | null;
	saison: number;
	regime: RegimeCode;
	/** Its agent seized the commission. */
	saisie: boolean;
	/** The commission of the sitting is theirs. */
	concerne: boolean;
};

/**
 * The followed dossiers of the section that are not on a sitting, those whose agents seized its commission first. Throws
 * `introuvable`.
 */
export async function proposables(
	ctx: Context,
	actor: Delegue,
	seanceId: string
): Promise<{ seance: SeanceGardee; section: { id: string; nom: string }; dossiers: Proposable[] }> {
	return asActor(ctx.db, actor, async (tx) => {
		const { gardee, section: sienne } = await readSeance(tx, ctx, actor, seanceId);
		const rows = await tx
			.select({ participation, dossier: dossierTable, cle: cleAgent, service: service.nom })
			.from(participation)
			.innerJoin(dossierTable, eq(dossierTable.id, participation.dossierId))
			.innerJoin(cleAgent, eq(cleAgent.compteId, participation.compteId))
			.leftJoin(service, eq(service.id, participation.serviceId))
			.where(
				and(
					eq(participation.sectionId, gardee.sectionId),
					eq(participation.consentement, codesDeConsentement.numero('suivi')),
					isNull(dossierTable.closAt),
					notExists(
						tx
							.select({ id: capPassage.id })
							.from(capPassage)
							.where(
								and(eq(capPassage.dossierId, participation.dossierId), eq(capPassage.sessionId, seanceId))
							)
					)
				)
			);
		const saisies = await saisiesDeCommission(tx);
		const dossiers = rows.map(({ participation: un, dossier, cle, service: ou }) => {
			const { regime } = contenuDuDossier(unwrapDataKey(ctx.keys, cle), dossier);
			return {
				dossierId: dossier.id,
				nom: nomDuParticipant(ctx.keys, un, cle),
				service: ou,
				saison: dossier.saison,
				regime,
				saisie: saisies.has(dossier.id),
				concerne: regime === gardee.regime
			};
		});
		return { seance: gardee, section: sienne, dossiers: dossiers.toSorted(parPriorite) };
	});
}

const rang = ({ saisie, concerne }: Proposable): number => (concerne ? (saisie ? 0 : 1) : saisie ? 2 : 3);
const parPriorite = (a: Proposable, b: Proposable): number =>
	rang(a) - rang(b) || (a.nom ?? '').localeCompare(b.nom ?? '', 'fr');

/** The dossiers whose facts, as they stand, say that the commission was seized. */
async function saisiesDeCommission(tx: Tx): Promise<Set<string>> {
	const rows = await tx
		.selectDistinct({ dossierId: fait.dossierId })
		.from(fait)
		.where(
			and(
				eq(fait.code, codesDeFait.numero('cap-saisie')),
				eq(fait.retire, false),
				sql`not exists (select from fait autre where autre.remplace_id = ${fait.id})`
			)
		);
	return new Set(rows.map(({ dossierId }) => dossierId));
}

/**
 * Asks an agent to put their dossier on a sitting: nothing leaves before they agree. Refused: a sitting that was held, a dossier
 * already on it. Throws `introuvable` for a dossier that the section does not follow, or that is closed.
 */
export async function proposeDossier(
	ctx: Context,
	actor: Delegue,
	seanceId: string,
	dossierId: string,
	opId: string
): Promise<{ ok: true } | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		const { gardee } = await readSeance(tx, ctx, actor, seanceId);
		const un = await readDossier(tx, ctx, actor, dossierId);
		if (un.section?.id !== gardee.sectionId || un.closAt !== null) throw new AppError('introuvable');
		return once(tx, actor.compteId, opId, 'passage', async () => {
			if (avant(gardee.le, ctx.today()))
				return refus(
					'seance-tenue',
					`Cette séance s’est tenue le ${enToutesLettres(gardee.le)} : préparez la suivante.`,
					'dossier'
				);
			const [ajoute] = await tx
				.insert(capPassage)
				.values({
					id: randomUUIDv7(),
					sessionId: seanceId,
					dossierId,
					compteId: un.compteId,
					proposePar: actor.compteId,
					proposeAt: ctx.now(),
					accord: codesDAccord.numero('demande'),
					version: 1
				})
				.onConflictDoNothing()
				.returning({ id: capPassage.id });
			if (!ajoute)
				return refus(
					'deja-propose',
					'Ce dossier est déjà sur cette séance : choisissez-en un autre.',
					'dossier'
				);
			await demandeAvis(tx, ctx, un.compteId);
			return { ok: true as const };
		});
	});
}

/**
 * Takes a dossier put by mistake off a sitting. Refused once its agent has answered: their answer is theirs. Throws
 * `introuvable`.
 */
export async function removePassage(
	ctx: Context,
	actor: Delegue,
	seanceId: string,
	dossierId: string,
	opId: string
): Promise<{ ok: true } | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		await readSeance(tx, ctx, actor, seanceId);
		return once(tx, actor.compteId, opId, 'passage-retrait', async () => {
			const { row } = await readPassage(tx, ctx, seanceId, dossierId);
			if (row.accord !== codesDAccord.numero('demande'))
				return refus(
					'agent-a-repondu',
					'L’agent a répondu : son dossier reste sur la liste avec sa réponse. Pour ne pas le présenter, voyez-le ensemble.'
				);
			await tx.delete(capPassage).where(eq(capPassage.id, row.id));
			return { ok: true as const };
		});
	});
}

/** Longest notes and texts of a result, in characters. */
export const LONGUEURS = { notes: 4000, suites: 1000, mot: 2000 } as const;

/**
 * Keeps the notes on a dossier, which the delegates and the elected members share. `base` is the mark of the notes when the page was opened.
 * Refused: notes that somebody else changed since, a dossier whose agent declined. Throws `introuvable`.
 */
export async function saveNotes(
	ctx: Context,
	actor: Preparateur,
	{ seanceId, dossierId }: Cible,
	{ notes, base }: { notes: string; base: string }
): Promise<{ ok: true } | Refus> {
	return changePassage(ctx, actor, { seanceId, dossierId }, async ({ row, key, place }) => {
		if (row.accord === codesDAccord.numero('refuse'))
			return refus('agent-refuse', 'L’agent ne veut pas de ce passage : rien ne s’y note plus.');
		const avantLui = row.notes ? openField(key, place('notes'), row.notes) : '';
		if (avantLui === notes) return { ok: true, change: null };
		if (marque(avantLui) !== base) return refusDeVersion('Ces notes');
		return { ok: true, change: { notes: notes ? sealField(key, place('notes'), notes) : null } };
	});
}

/** The six numbers of a vote come as typed. */
export type ResultatSaisi = Omit<Resultat, 'vote'> & { vote: VoteSaisi };

/**
 * Notes what came out of the sitting for a dossier, and has its agent told. `base` is the mark of the result when the page was
 * opened. Refused: as `voteSaisi` and `resultatPossible`, an agent who has not agreed, a result that somebody else changed
 * since. Throws `introuvable`.
 */
export async function recordResultat(
	ctx: Context,
	actor: Preparateur,
	{ seanceId, dossierId }: Cible,
	{ base, vote, ...saisi }: ResultatSaisi & { base: string }
): Promise<{ ok: true } | Refus> {
	return changePassage(
		ctx,
		actor,
		{ seanceId, dossierId },
		async ({ row, key, place, seance: tenue, tx }) => {
			if (row.accord !== codesDAccord.numero('donne'))
				return refus('sans-accord', 'L’agent n’a pas donné son accord : rien de ce dossier ne se note ici.');
			const lu = voteSaisi(vote);
			if (!lu.ok) return lu;
			const resultat: Resultat = { ...saisi, vote: lu.vote };
			const possible = resultatPossible(resultat, { le: tenue.le, au: ctx.today() });
			if (!possible.ok) return possible;
			const avantLui = row.resultat ? openField(key, place('resultat'), row.resultat) : null;
			const nouveau = JSON.stringify(resultat);
			if (avantLui === nouveau) return { ok: true, change: null };
			if (marqueDuResultat(avantLui === null ? null : (JSON.parse(avantLui) as Resultat)) !== base)
				return refusDeVersion('Ce résultat');
			await demandeAvis(tx, ctx, row.compteId);
			return {
				ok: true,
				change: { resultat: sealField(key, place('resultat'), nouveau), resultatAt: ctx.now() }
			};
		}
	);
}

/** Marks of what a page shows, for `base`. */
export const marqueDesNotes = (notes: string | null): string => marque(notes ?? '');
export const marqueDuResultat = (resultat: Resultat | null): string => marque(resultat);

/** A dossier on a sitting. */
type Cible = { seanceId: string; dossierId: string };

type Change = Partial<Pick<typeof capPassage.$inferInsert, 'notes' | 'resultat' | 'resultatAt'>>;

/** One change of what the delegates say of a dossier, under lock. */
async function changePassage(
	ctx: Context,
	actor: Preparateur,
	{ seanceId, dossierId }: Cible,
	decide: (
		un: Awaited<ReturnType<typeof readPassage>> & { seance: SeanceGardee; tx: Tx }
	) => Promise<{ ok: true; change: Change | null } | Refus>
): Promise<{ ok: true } | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		const { gardee } = await readSeance(tx, ctx, actor, seanceId);
		const un = await readPassage(tx, ctx, seanceId, dossierId);
		const decision = await decide({ ...un, seance: gardee, tx });
		if (!decision.ok) return decision;
		if (decision.change)
			await tx
				.update(capPassage)
				.set({ ...decision.change, version: un.row.version + 1 })
				.where(eq(capPassage.id, un.row.id));
		return { ok: true };
	});
}

async function readPassage(tx: Tx, ctx: Context, seanceId: string, dossierId: string) {
	if (!isUuid(dossierId)) throw new AppError('introuvable');
	const [row] = await tx
		.select()
		.from(capPassage)
		.where(and(eq(capPassage.sessionId, seanceId), eq(capPassage.dossierId, dossierId)))
		.for('update');
	if (!row) throw new AppError('introuvable');
	return { row, key: await dataKey(tx, ctx.keys, row.compteId), place: placePassage(row) };
}

/** A sitting of one of the actor’s sections. Throws `introuvable`. */
async function readSeance(
	tx: Tx,
	ctx: Context,
	actor: Preparateur,
	id: string,
	{ lock = false } = {}
): Promise<{ gardee: SeanceGardee; section: { id: string; nom: string } }> {
	if (!isUuid(id)) throw new AppError('introuvable');
	const query = tx.select().from(capSession).where(eq(capSession.id, id));
	const [row] = lock ? await query.for('update') : await query;
	if (!row) throw new AppError('introuvable');
	const sienne =
		actor.kind === 'delegue'
			? await assertDelegue(tx, actor, row.sectionId)
			: await assertSiege(tx, actor, row.sectionId);
	return { gardee: pourSonLecteur(openSeance(ctx, row), actor), section: sienne };
}

/** The section where an elected member sits, by a mandate of its own or one of the whole union. Throws `introuvable`. */
async function assertSiege(
	tx: Tx,
	{ compteId }: Elu,
	sectionId: string
): Promise<{ id: string; nom: string }> {
	const [une] = await tx
		.select({ id: section.id, nom: section.nom })
		.from(section)
		.innerJoin(
			mandat,
			and(
				eq(mandat.compteId, compteId),
				eq(mandat.role, 'elu'),
				isNull(mandat.finAt),
				or(isNull(mandat.sectionId), eq(mandat.sectionId, section.id))
			)
		)
		.where(eq(section.id, sectionId))
		.limit(1);
	if (!une) throw new AppError('introuvable');
	return une;
}

/* The agent --------------------------------------------------------------------------------------------------------- */

/** A sitting on which a dossier was put, as its agent sees it: never the delegates’ notes. */
export type PassageDeLAgent = {
	seanceId: string;
	seance: Seance;
	/** Null when it is gone. */
	section: string | null;
	accord: Accord;
	accordAt: Temporal.Instant | null;
	/** The delegates of the sitting see the dossier: it is followed, and still in their section. */
	visible: boolean;
	resultat: Resultat | null;
	resultatAt: Temporal.Instant | null;
	/** An opinion of that commission is among the facts already. */
	avisNote: boolean;
};

/** The sittings on which a dossier was put, the latest first. Throws `introuvable` unless it is the agent’s. */
export async function passagesDe(ctx: Context, agent: Agent, dossierId: string): Promise<PassageDeLAgent[]> {
	return asActor(ctx.db, agent, async (tx) => {
		const un = await readDossier(tx, ctx, agent, dossierId);
		const rows = await tx
			.select({
				passage: {
					id: capPassage.id,
					compteId: capPassage.compteId,
					accord: capPassage.accord,
					accordAt: capPassage.accordAt,
					resultat: capPassage.resultat,
					resultatAt: capPassage.resultatAt
				},
				seance: { id: capSession.id, le: capSession.le, contenu: capSession.contenu },
				sectionId: capSession.sectionId,
				section: section.nom
			})
			.from(capPassage)
			.innerJoin(capSession, eq(capSession.id, capPassage.sessionId))
			.leftJoin(section, eq(section.id, capSession.sectionId))
			.where(and(eq(capPassage.dossierId, dossierId), eq(capPassage.compteId, agent.compteId)));
		if (rows.length === 0) return [];
		const key = await dataKey(tx, ctx.keys, agent.compteId);
		const avis = un.faits.flatMap(({ fait: noté }) => (noté.type === 'cap-avis' ? [noté.le] : []));
		return rows
			.map(({ passage: row, seance: sienne, sectionId, section: nom }) => ({
				seanceId: sienne.id,
				seance: openSeance(ctx, { ...sienne, sectionId, version: 0 }),
				section: nom,
				accord: codesDAccord.code(row.accord),
				accordAt: row.accordAt,
				visible: un.consentement === 'suivi' && un.section?.id === sectionId,
				resultat: openResultat(key, row),
				resultatAt: row.resultatAt,
				avisNote: avis.some((le) => !avant(le, sienne.le))
			}))
			.toSorted((a, b) => Temporal.PlainDate.compare(b.seance.le, a.seance.le));
	});
}

/** One of them. Throws `introuvable`. */
export async function passageDe(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	seanceId: string
): Promise<PassageDeLAgent> {
	const un = (await passagesDe(ctx, agent, dossierId)).find((autre) => autre.seanceId === seanceId);
	if (!un) throw new AppError('introuvable');
	return un;
}

/**
 * Agrees to give a dossier to those who sit, declines, or withdraws. `lue` marks what the page said would be given. Refused to
 * agree: to something else than what was on the page, to a sitting that was held, while the dossier is not followed. A
 * withdrawal is never refused. Throws `introuvable`.
 */
export async function answerPassage(
	ctx: Context,
	agent: Agent,
	{ seanceId, dossierId }: Cible,
	{ accord, lue }: { accord: Exclude<Accord, 'demande'>; lue: string },
	opId: string
): Promise<{ ok: true } | Refus> {
	const un = await passageDe(ctx, agent, dossierId, seanceId);
	if (accord === 'donne') {
		const possible = accordPossible(ctx, un, marqueDAccord(un, await remise(ctx, agent, dossierId)) === lue);
		if (!possible.ok) return possible;
	}
	return asActor(ctx.db, agent, (tx) =>
		once(tx, agent.compteId, opId, 'accord', async () => {
			await tx
				.update(capPassage)
				.set({ accord: codesDAccord.numero(accord), accordAt: ctx.now() })
				.where(
					and(
						eq(capPassage.sessionId, seanceId),
						eq(capPassage.dossierId, dossierId),
						eq(capPassage.compteId, agent.compteId)
					)
				);
			return { ok: true as const };
		})
	);
}

/** Mark of what an agent agrees to: these papers, to these people, on that day. */
export const marqueDAccord = (
	{ seance: { le, membres } }: PassageDeLAgent,
	papiers: Parameters<typeof marqueDeRemise>[0]
) => marque({ le: le.toString(), membres, papiers: marqueDeRemise(papiers) });

function accordPossible(
	ctx: Context,
	{ visible, seance: sienne }: PassageDeLAgent,
	memes: boolean
): { ok: true } | Refus {
	if (!visible)
		return refus(
			'non-suivi',
			'Vos délégué·es ne voient pas ce dossier : choisissez d’abord « suivi » dans « Qui peut savoir ».'
		);
	if (avant(sienne.le, ctx.today()))
		return refus('seance-tenue', `Cette séance s’est tenue le ${enToutesLettres(sienne.le)}.`);
	if (!memes)
		return refus(
			'remise-changee',
			'Ce qui sera remis, ou à qui, a changé depuis que vous avez ouvert cette page. Relisez ci-dessous, puis répondez.'
		);
	return { ok: true };
}

/**
 * Notes the opinion in the agent’s own dossier, from what the section told. Refused: as `recordFait` does, and when the section
 * has told nothing. Throws `introuvable`.
 */
export async function recordAvis(
	ctx: Context,
	agent: Agent,
	{ seanceId, dossierId }: Cible,
	le: Temporal.PlainDate,
	opId: string
): Promise<{ ok: true } | Refus> {
	const { resultat, avisNote } = await passageDe(ctx, agent, dossierId, seanceId);
	if (resultat === null) throw new AppError('introuvable');
	// Noted in another tab, or on the page of the facts: it is done.
	if (avisNote) return { ok: true };
	const note = await recordFait(
		ctx,
		agent,
		dossierId,
		{ fait: faitDeLAvis(resultat.avis, le), preuve: null },
		opId
	);
	return note.ok ? { ok: true } : note;
}

/* What is sealed ----------------------------------------------------------------------------------------------------- */

type SeanceScellee = Omit<Seance, 'le'>;

function sealSeance(
	ctx: Context,
	id: string,
	{ le, ...contenu }: Seance
): { le: Temporal.PlainDate; contenu: Buffer } {
	return {
		le,
		contenu: sealField(ctx.keys.systeme, placeSeance(id), JSON.stringify(contenu satisfies SeanceScellee))
	};
}

function openSeance(
	ctx: Context,
	{
		id,
		sectionId,
		le,
		contenu,
		version
	}: Pick<typeof capSession.$inferSelect, 'id' | 'sectionId' | 'le' | 'contenu' | 'version'>
): SeanceGardee {
	const lu = JSON.parse(openField(ctx.keys.systeme, placeSeance(id), contenu)) as SeanceScellee;
	return { ...lu, id, sectionId, le, version };
}

const placeSeance = (row: string): Place => ({
	table: 'cap_session',
	column: 'contenu',
	row,
	compte: 'systeme'
});

type RowScellee = Pick<typeof capPassage.$inferSelect, 'id' | 'compteId'>;

const placePassage =
	({ id, compteId }: RowScellee) =>
	(column: 'notes' | 'resultat'): Place => ({ table: 'cap_passage', column, row: id, compte: compteId });

function openPassage(key: DataKey, row: typeof capPassage.$inferSelect) {
	const accord = codesDAccord.code(row.accord);
	const place = placePassage(row);
	const lisible = accord !== 'refuse';
	return {
		accord,
		accordAt: row.accordAt,
		notes: lisible && row.notes ? openField(key, place('notes'), row.notes) : null,
		resultat: lisible ? openResultat(key, row) : null,
		resultatAt: lisible ? row.resultatAt : null
	};
}

const openResultat = (key: DataKey, row: RowScellee & { resultat: Buffer | null }): Resultat | null =>
	row.resultat ? (JSON.parse(openField(key, placePassage(row)('resultat'), row.resultat)) as Resultat) : null;

const refusDeVersion = (quoi: string): Refus =>
	refus(
		'version-depassee',
		`${quoi} a changé depuis que vous avez ouvert cette page. Rien n’a été écrasé : votre texte est encore ci-dessous, avec ce qui est enregistré à côté.`
	);
