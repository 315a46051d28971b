import { randomUUIDv7 } from 'node:crypto';
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { apercu } from '#lib/domain/courriers/courrier.ts';
import type { ChampsSaisis } from '#lib/domain/courriers/champs.ts';
import { jourEnFrancais } from '#lib/domain/courriers/francais.ts';
import type { Courrier, Modele, RefusCourrier } from '#lib/domain/courriers/modele.ts';
import { acteSaisi, type ContenuDActe, type Genre, peutEtreChange } from '#lib/domain/groupe/acte.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import { demandeAvis } from '#lib/server/avis.ts';
import { modele } from '#lib/server/contenu.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDeConsentement } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { acteCollectif, acteParticipant } from '#lib/server/db/schema-contestation.ts';
import { participation, service } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { assertDelegue, type SectionDeleguee } from '#lib/server/tableau.ts';
import { isUuid } from '#lib/server/uuid.ts';

/*
 * Group acts, as the delegates of a section write and follow them. How an agent joins one is adhesions.ts. The text and the
 * names are sealed with the key of the site: they belong to the section, and no agent’s key may open them for the others.
 */

/** An act as it stands. */
export type Acte = ContenuDActe & {
	id: string;
	sectionId: string;
	/** Null for the whole section. */
	service: { id: string; nom: string; ferme: boolean } | null;
	/** Year of the interviews. */
	saison: number;
	/** Grows at each change of the text. */
	version: number;
	creeAt: Temporal.Instant;
	closAt: Temporal.Instant | null;
};

/** Somebody who agreed to be named; a withdrawal leaves nothing of them. */
export type Participant = {
	nom: string;
	accordAt: Temporal.Instant;
	/** Day on which their own letter left, signed. */
	signeLe: Temporal.PlainDate | null;
};

export type ActeDeSection = Acte & { section: SectionDeleguee; participants: Participant[] };

/** What is sealed of an act. */
type ContenuScelle = ContenuDActe & { saison: number };

const NUMEROS: Record<Genre, number> = { refus: 1, contestation: 2 };

/** The acts of a section for a season, open ones first, then the latest. Throws `introuvable` unless the delegate is one of it. */
export async function actes(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	saison: number
): Promise<ActeDeSection[]> {
	return asActor(ctx.db, actor, async (tx) => {
		const section = await assertDelegue(tx, actor, sectionId);
		const rows = await selectActes(tx)
			.where(eq(acteCollectif.sectionId, sectionId))
			.orderBy(sql`${acteCollectif.closAt} is not null`, desc(acteCollectif.id));
		const lus = rows.map((row) => openActe(ctx, row)).filter((acte) => acte.saison === saison);
		const parActe = await participantsDe(
			tx,
			ctx,
			lus.map(({ id }) => id)
		);
		return lus.map((acte) => ({ ...acte, section, participants: parActe.get(acte.id) ?? [] }));
	});
}

/** One act with who agreed. Throws `introuvable` unless it is of a section of the delegate. */
export const acte = (ctx: Context, actor: Delegue, id: string): Promise<ActeDeSection> =>
	asActor(ctx.db, actor, (tx) => readActeDeSection(tx, ctx, actor, id));

/** The open services of a section, for an act of one of them. Throws `introuvable` unless the delegate is one of it. */
export async function servicesOuverts(
	ctx: Context,
	actor: Delegue,
	sectionId: string
): Promise<{ id: string; nom: string }[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		return tx
			.select({ id: service.id, nom: service.nom })
			.from(service)
			.where(and(eq(service.sectionId, sectionId), isNull(service.fermeLe)))
			.orderBy(asc(service.nom));
	});
}

/** An act to open: where, for which year of interviews, and what it says. */
export type NouvelActe = { serviceId: string | null; saison: number; contenu: ContenuDActe };

/**
 * Opens an act, and asks for the discreet mail to the agents of the place whose dossier is followed: nobody else is known to
 * the delegates. Refused: as `acteSaisi`, a closed service. Throws `introuvable` unless the delegate is one of the section,
 * or when the service is none of it.
 */
export async function createActe(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	{ serviceId, saison, contenu }: NouvelActe,
	opId: string
): Promise<{ ok: true; id: string } | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const saisi = acteSaisi(contenu, { au: ctx.today().toString() });
		if (!saisi.ok) return saisi;
		if (serviceId !== null && !(await estOuvert(tx, sectionId, serviceId)))
			return refus(
				'service-ferme',
				'Ce service est fermé : choisissez-en un autre, ou toute la section.',
				'serviceId'
			);
		return once(tx, actor.compteId, opId, 'acte-collectif', async () => {
			const id = randomUUIDv7();
			await tx.insert(acteCollectif).values({
				id,
				sectionId,
				serviceId,
				genre: NUMEROS[contenu.texte.genre],
				contenu: sealContenu(ctx, id, { ...contenu, saison }),
				version: 1,
				creePar: actor.compteId,
				creeAt: ctx.now()
			});
			for (const compteId of await suivisDuLieu(tx, { sectionId, serviceId, saison }))
				await demandeAvis(tx, ctx, compteId);
			return { ok: true as const, id };
		});
	});
}

/**
 * Changes an act. Refused: as `acteSaisi` and `peutEtreChange`, a closed act, an act that another delegate changed since the
 * page was opened (`version`). Throws `introuvable` as `acte` does.
 */
export async function changeActe(
	ctx: Context,
	actor: Delegue,
	id: string,
	{ contenu, version }: { contenu: ContenuDActe; version: number },
	opId: string
): Promise<{ ok: true } | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		await holdActe(tx, id);
		const avant = await readActeDeSection(tx, ctx, actor, id);
		return once(tx, actor.compteId, opId, 'acte-change', async () => {
			if (avant.version !== version) return refusVersion();
			if (avant.closAt !== null)
				return refus('acte-clos', 'Cet acte est fermé : ouvrez-en un autre pour changer le texte.');
			const saisi = acteSaisi(contenu, { au: ctx.today().toString() });
			if (!saisi.ok) return saisi;
			const possible = peutEtreChange(contenuDe(avant), contenu, avant.participants.length);
			if (!possible.ok) return possible;
			await tx
				.update(acteCollectif)
				.set({ contenu: sealContenu(ctx, id, { ...contenu, saison: avant.saison }), version: version + 1 })
				.where(eq(acteCollectif.id, id));
			return { ok: true as const };
		});
	});
}

/** Closes an act: nobody joins it any more, those who joined go on. Closed already, it stays so. Throws `introuvable`. */
export async function closeActe(
	ctx: Context,
	actor: Delegue,
	id: string,
	opId: string
): Promise<{ ok: true } | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		await holdActe(tx, id);
		const avant = await readActeDeSection(tx, ctx, actor, id);
		return once(tx, actor.compteId, opId, 'acte-clos', async () => {
			if (avant.closAt === null)
				await tx.update(acteCollectif).set({ closAt: ctx.now() }).where(eq(acteCollectif.id, id));
			return { ok: true as const };
		});
	});
}

/** The letter by which the section hands the signed letters over, with what it still lacks. Kept nowhere. */
export type Transmission = { modele: Modele; courrier: Courrier; refus: RefusCourrier[] };

/**
 * Writes the cover letter of an act from what the delegate typed. Its list is that of the participants whose letter left,
 * whatever was typed, but for those left out (`sans`, as `lettresParties` calls them): whoever asks is not named. `au`: day
 * of the letter when the form gives none, ISO.
 */
export function transmission(
	un: ActeDeSection,
	saisis: ChampsSaisis,
	{ au, sans = [] }: { au: string; sans?: readonly string[] }
): Transmission {
	const trouve = modele('transmission-collective');
	if (!trouve) throw new Error('No model for the cover letter of a group act');
	const lettres = lettresParties(un).filter((lettre) => !sans.includes(lettre));
	const champs = {
		...saisis,
		genreDActe: un.texte.genre,
		combien: lettres.length === 1 ? 'une' : 'plusieurs',
		lettres
	};
	return { modele: trouve, ...apercu(trouve, champs, { au }) };
}

/** The letters that left, as the cover letter lists them: « Ana Petit, le 2 mars 2026 ». */
export const lettresParties = ({ participants }: Pick<ActeDeSection, 'participants'>): string[] =>
	participants.flatMap(({ nom, signeLe }) =>
		signeLe === null ? [] : [`${nom}, le ${jourEnFrancais(signeLe.toString())}`]
	);

/** What a delegate wrote of an act, as they may write it again. */
export const contenuDe = ({ titre, explication, finLe, texte }: ContenuDActe): ContenuDActe => ({
	titre,
	explication,
	finLe,
	texte
});

/** Makes the changes of an act wait for each other, those of delegates and those of agents. */
export async function holdActe(tx: Tx, id: string): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`acte|${id}`}, 0))`);
}

/** The acts that the actor of the transaction may read: an agent’s or a delegate’s. */
export const selectActes = (tx: Tx) =>
	tx
		.select({
			id: acteCollectif.id,
			sectionId: acteCollectif.sectionId,
			serviceId: acteCollectif.serviceId,
			genre: acteCollectif.genre,
			contenu: acteCollectif.contenu,
			version: acteCollectif.version,
			creeAt: acteCollectif.creeAt,
			closAt: acteCollectif.closAt,
			serviceNom: service.nom,
			serviceFermeLe: service.fermeLe
		})
		.from(acteCollectif)
		.leftJoin(service, eq(service.id, acteCollectif.serviceId))
		.$dynamic();

type Row = Awaited<ReturnType<typeof selectActes>>[number];

/** Opens a row of `selectActes`. */
export function openActe(
	ctx: Context,
	{ contenu, genre, serviceId, serviceNom, serviceFermeLe, ...row }: Row
): Acte {
	const lu = JSON.parse(openField(ctx.keys.systeme, placeContenu(row.id), contenu)) as ContenuScelle;
	if (NUMEROS[lu.texte.genre] !== genre) throw new Error(`Act ${row.id} is not of the kind of its text`);
	return {
		...lu,
		...row,
		service:
			serviceId !== null && serviceNom !== null
				? { id: serviceId, nom: serviceNom, ferme: serviceFermeLe !== null }
				: null
	};
}

/** Where the name of a participant stands. */
export const placeNom = (acteId: string, dossierId: string): Place => ({
	table: 'acte_participant',
	column: 'nom',
	row: `${acteId}/${dossierId}`,
	compte: 'systeme'
});

async function readActeDeSection(tx: Tx, ctx: Context, actor: Delegue, id: string): Promise<ActeDeSection> {
	if (!isUuid(id)) throw new AppError('introuvable');
	const [row] = await selectActes(tx).where(eq(acteCollectif.id, id));
	if (!row) throw new AppError('introuvable');
	const section = await assertDelegue(tx, actor, row.sectionId);
	const parActe = await participantsDe(tx, ctx, [id]);
	return { ...openActe(ctx, row), section, participants: parActe.get(id) ?? [] };
}

/** Who agreed to each of these acts, by name. */
async function participantsDe(
	tx: Tx,
	ctx: Context,
	ids: readonly string[]
): Promise<Map<string, Participant[]>> {
	const rows = await tx
		.select()
		.from(acteParticipant)
		.where(inArray(acteParticipant.acteId, [...ids]));
	const nommes = rows.map(({ acteId, dossierId, nom, accordAt, signeLe }) => ({
		acteId,
		nom: openField(ctx.keys.systeme, placeNom(acteId, dossierId), nom),
		accordAt,
		signeLe
	}));
	nommes.sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
	return Map.groupBy(nommes, ({ acteId }) => acteId);
}

/** Throws `introuvable` when the service is none of the section. */
async function estOuvert(tx: Tx, sectionId: string, serviceId: string): Promise<boolean> {
	const [un] = isUuid(serviceId)
		? await tx
				.select({ fermeLe: service.fermeLe })
				.from(service)
				.where(and(eq(service.id, serviceId), eq(service.sectionId, sectionId)))
		: [];
	if (!un) throw new AppError('introuvable');
	return un.fermeLe === null;
}

/** Accounts of the followed dossiers of a place in a season. */
async function suivisDuLieu(
	tx: Tx,
	{ sectionId, serviceId, saison }: { sectionId: string; serviceId: string | null; saison: number }
): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ compteId: participation.compteId })
		.from(participation)
		.where(
			and(
				eq(participation.sectionId, sectionId),
				serviceId === null ? undefined : eq(participation.serviceId, serviceId),
				eq(participation.saison, saison),
				eq(participation.consentement, codesDeConsentement.numero('suivi'))
			)
		);
	return rows.map(({ compteId }) => compteId);
}

const placeContenu = (acteId: string): Place => ({
	table: 'acte_collectif',
	column: 'contenu',
	row: acteId,
	compte: 'systeme'
});

const sealContenu = (ctx: Context, id: string, contenu: ContenuScelle): Buffer =>
	sealField(ctx.keys.systeme, placeContenu(id), JSON.stringify(contenu));

const refusVersion = (): Refus =>
	refus(
		'version-depassee',
		'Cet acte a changé depuis que vous avez ouvert cette page. Rien n’a été écrasé : relisez-le, puis recommencez.'
	);
