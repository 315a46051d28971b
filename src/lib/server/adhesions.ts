import { and, eq, sql } from 'drizzle-orm';
import { apercu, courrier } from '#lib/domain/courriers/courrier.ts';
import type { ChampsSaisis } from '#lib/domain/courriers/champs.ts';
import type { Courrier, Modele, RefusCourrier } from '#lib/domain/courriers/modele.ts';
import {
	estDuLieu,
	nomDAdhesion,
	peutRejoindre,
	peutSeRetirer,
	type TexteDeContestation,
	type TexteDeRefus
} from '#lib/domain/groupe/acte.ts';
import { estVerse, verser } from '#lib/domain/groupe/versement.ts';
import type { Brouillon } from '#lib/domain/recours/brouillon.ts';
import { rubriques } from '#lib/domain/recours/rubriques.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { MoyenEnvoi } from '#lib/domain/regimes/codes.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { type Acte, holdActe, openActe, placeNom, selectActes } from '#lib/server/actes-collectifs.ts';
import { modele } from '#lib/server/contenu.ts';
import type { Context } from '#lib/server/context.ts';
import { insertCourrier } from '#lib/server/courriers.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { acteCollectif, acteParticipant } from '#lib/server/db/schema-contestation.ts';
import { type Dossier, type DossierVu, employeurCode, readDossier, vu } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { recordFait } from '#lib/server/faits.ts';
import { openField, sealField } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { marque, recours, saveBrouillon } from '#lib/server/recours.ts';
import { isUuid } from '#lib/server/uuid.ts';

/*
 * How an agent takes part in a group act, from their own dossier: the row of `acte_participant` is the agreement to be named,
 * made by the agent alone and taken back by the agent alone. Their letter is a letter of their own dossier.
 */

/** What an agent agreed to. */
export type Adhesion = {
	nom: string;
	accordAt: Temporal.Instant;
	/** Their letter, once finished. */
	courrierId: string | null;
	/** Day on which it left, signed. */
	signeLe: Temporal.PlainDate | null;
};

/** An act as the agent of a dossier sees it. */
export type ActeVu = {
	acte: Acte;
	/** Null before joining. */
	moi: Adhesion | null;
	/** Names of the others who agreed; null before joining, when nobody is named. */
	autres: string[] | null;
	/** How many joined, by fives; null under five. */
	parCinq: number | null;
	/** Whether this dossier may join now. */
	possible: { ok: true } | Refus;
};

/**
 * The acts of a dossier: those that it joined, those that it may join, and those that only lack a letter for its régime, since
 * its agent was told of them. Throws `introuvable` unless it is the agent’s.
 */
export const actesDuDossier = (
	ctx: Context,
	agent: Agent,
	dossierId: string
): Promise<{ dossier: DossierVu; actes: ActeVu[] }> =>
	asActor(ctx.db, agent, async (tx) => {
		const un = await readDossier(tx, ctx, agent, dossierId);
		const rows = await selectActes(tx).orderBy(acteCollectif.id);
		const vus: ActeVu[] = [];
		for (const row of rows) {
			const lu = await voir(tx, ctx, un, openActe(ctx, row));
			if (lu && (lu.moi !== null || lu.possible.ok || estSansLettre(lu.possible))) vus.push(lu);
		}
		return { dossier: vu(ctx, un), actes: vus };
	});

/**
 * One act, seen from a dossier that joined it or stands where it is proposed. Throws `introuvable` otherwise, and unless the
 * dossier is the agent’s.
 */
export const acteDuDossier = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	acteId: string
): Promise<{ dossier: DossierVu } & ActeVu> =>
	asActor(ctx.db, agent, async (tx) => {
		const un = await readDossier(tx, ctx, agent, dossierId);
		return { dossier: vu(ctx, un), ...(await readActeVu(tx, ctx, un, acteId)) };
	});

/**
 * Joins an act under a name, once the agent read its text (`version`). The consent level of the dossier does not change.
 * Refused: as `peutRejoindre` and `nomDAdhesion`, twice, a text that changed since, a régime without a letter of refusal.
 */
export const joinActe = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	acteId: string,
	{ nom, version }: { nom: string; version: number },
	opId: string
): Promise<{ ok: true } | Refus> =>
	asActor(ctx.db, agent, async (tx) => {
		const un = await readDossier(tx, ctx, agent, dossierId, { lock: true });
		return once(tx, agent.compteId, opId, 'acte-rejoint', async () => {
			await holdActe(tx, acteId);
			const { acte, moi, possible } = await readActeVu(tx, ctx, un, acteId);
			if (moi !== null) return refus('deja-rejoint', 'Vous avez déjà rejoint cet acte depuis ce dossier.');
			if (!possible.ok) return possible;
			if (acte.version !== version)
				return refus(
					'version-depassee',
					'Le texte a changé depuis que vous avez ouvert cette page : relisez-le avant de donner votre accord.'
				);
			const lu = nomDAdhesion(nom);
			if (!lu.ok) return lu;
			await tx.insert(acteParticipant).values({
				acteId,
				dossierId,
				compteId: agent.compteId,
				nom: sealField(ctx.keys.systeme, placeNom(acteId, dossierId), lu.nom),
				accordAt: ctx.now()
			});
			return { ok: true as const };
		});
	});

/**
 * Takes back the agreement: the row goes, the name with it. The letter finished in the dossier stays there. Refused: once the
 * letter left. Throws `introuvable` unless the dossier joined the act.
 */
export const leaveActe = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	acteId: string,
	opId: string
): Promise<{ ok: true } | Refus> =>
	asActor(ctx.db, agent, async (tx) => {
		const un = await readDossier(tx, ctx, agent, dossierId, { lock: true });
		return once(tx, agent.compteId, opId, 'acte-retrait', async () => {
			const { moi } = await readRejoint(tx, ctx, un, acteId);
			const possible = peutSeRetirer({ signeLe: moi.signeLe?.toString() ?? null });
			if (!possible.ok) return possible;
			await tx.delete(acteParticipant).where(laSienne(acteId, un));
			return { ok: true as const };
		});
	});

/** What an agent typed for their letter of refusal, and the others whom they chose to name in it. */
export type RefusSaisi = { champs: ChampsSaisis; cosignataires: readonly string[] };

/** The letter of refusal as far as it is written. */
export type RefusEnCours = {
	modele: Modele;
	courrier: Courrier;
	refus: RefusCourrier[];
	/** Mark of the letter as it reads now. */
	marque: string;
};

/** The agent’s letter with the common text, kept nowhere. Throws `introuvable` unless the dossier joined this refusal. */
export const refusEnCours = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	acteId: string,
	saisi: RefusSaisi
): Promise<RefusEnCours> =>
	asActor(ctx.db, agent, async (tx) => {
		const un = await readDossier(tx, ctx, agent, dossierId);
		const { acte } = await readRejoint(tx, ctx, un, acteId);
		const { trouve, champs, au } = lettreDeRefus(ctx, un, texteDeRefus(acte), saisi);
		const { courrier: ecrit, refus: manques } = apercu(trouve, champs, { au });
		return { modele: trouve, courrier: ecrit, refus: manques, marque: marque(ecrit) };
	});

/**
 * Finishes the letter of refusal: freezes it in the agent’s dossier. Once per operation. Refused: something missing, a letter
 * that no longer reads as on the page that was sent (`lue` is its mark), a name that is not of somebody who agreed, a letter
 * that left already. Throws `introuvable` as `refusEnCours`.
 */
export const freezeRefus = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	acteId: string,
	{ lue, ...saisi }: RefusSaisi & { lue: string },
	opId: string
): Promise<{ ok: true; id: string } | Refus> =>
	asActor(ctx.db, agent, async (tx) => {
		const un = await readDossier(tx, ctx, agent, dossierId, { lock: true });
		return once(tx, agent.compteId, opId, 'courrier', async () => {
			await holdActe(tx, acteId);
			const { acte, moi, autres } = await readRejoint(tx, ctx, un, acteId);
			if (moi.signeLe !== null) return refusDejaPartie();
			if (saisi.cosignataires.some((nom) => !autres.includes(nom)))
				return refus(
					'cosignataire-inconnu',
					'La liste des collègues a changé : une personne cochée ne participe plus. Relisez-la, puis recommencez.',
					'cosignataires'
				);
			const { trouve, champs, au } = lettreDeRefus(ctx, un, texteDeRefus(acte), saisi);
			const ecrite = courrier(trouve, champs, { au });
			if (!ecrite.ok) return refus('lettre-incomplete', ecrite.refus[0]?.message ?? 'Il manque une réponse.');
			if (marque(ecrite.courrier) !== lue)
				return refus(
					'lettre-changee',
					'La lettre n’est plus celle que vous aviez sous les yeux. Relisez-la ci-dessous, puis terminez.'
				);
			const fige = { courrier: ecrite.courrier, champs, elements: [], pieces: [], regime: un.regime };
			const id = await insertCourrier(tx, ctx, un, fige);
			await tx.update(acteParticipant).set({ courrierId: id }).where(laSienne(acteId, un));
			return { ok: true as const, id };
		});
	});

/** How a letter of refusal left. */
export type EnvoiDeRefus = { le: Temporal.PlainDate; moyen: MoyenEnvoi; preuve: string | null };

/**
 * Notes that the letter of refusal left, signed: the fact in the agent’s dossier first, then the day in the act. A refusal of
 * the same day already among the facts is not noted twice. Refused: without a finished letter, twice, or as `recordFait`.
 */
export async function recordRefusEnvoye(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	acteId: string,
	{ le, moyen, preuve }: EnvoiDeRefus,
	opId: string
): Promise<{ ok: true } | Refus> {
	const { dossier, acte, moi } = await acteDuDossier(ctx, agent, dossierId, acteId);
	if (moi === null || acte.texte.genre !== 'refus') throw new AppError('introuvable');
	if (moi.signeLe !== null) return moi.signeLe.equals(le) ? { ok: true } : refusDejaPartie();
	if (moi.courrierId === null)
		return refus(
			'lettre-absente',
			'Terminez d’abord votre lettre : l’acte ne compte que celle qui est signée.'
		);
	const dejaNote = dossier.faits.some(({ fait }) => fait.type === 'refus-envoye' && fait.le.equals(le));
	if (!dejaNote) {
		const note = await recordFait(
			ctx,
			agent,
			dossierId,
			{ fait: { type: 'refus-envoye', le, moyen }, preuve },
			opId
		);
		if (!note.ok) return note;
	}
	await sign(ctx, agent, dossierId, acteId, { signeLe: le });
	return { ok: true };
}

/** The appeals of the dossier that left from here: what a contestation may be signed with. */
export type RecoursParti = { courrierId: string; le: string };

/** The appeals that left, in their order. */
export const recoursPartis = ({ envois }: Pick<Brouillon, 'envois'>): RecoursParti[] =>
	envois
		.filter(({ modele: code }) => code === 'recours-hierarchique')
		.map(({ courrierId, le }) => ({ courrierId, le }));

/**
 * Tells the act that the agent’s own appeal left. Refused: an appeal whose sending is not noted. Throws `introuvable` unless
 * the dossier joined this contestation.
 */
export async function signContestation(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	acteId: string,
	courrierId: string
): Promise<{ ok: true } | Refus> {
	const { acte, moi } = await acteDuDossier(ctx, agent, dossierId, acteId);
	if (moi === null || acte.texte.genre !== 'contestation') throw new AppError('introuvable');
	const { brouillon } = await recours(ctx, agent, dossierId);
	const parti = recoursPartis(brouillon).find((un) => un.courrierId === courrierId);
	if (!parti)
		return refus(
			'envoi-pas-note',
			'Notez d’abord l’envoi de votre recours : l’acte ne compte que les lettres parties.',
			'courrier'
		);
	await sign(ctx, agent, dossierId, acteId, { courrierId, signeLe: Temporal.PlainDate.from(parti.le) });
	return { ok: true };
}

/**
 * Puts the common text into the agent’s own recourse, beside what is there. Refused: as `verser`, an appeal that left, a part
 * that the reports of this employer do not have, or another tab that writes at the same time. Throws `introuvable` unless the
 * dossier joined this contestation.
 */
export async function verseActe(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	acteId: string
): Promise<{ ok: true } | Refus> {
	const { dossier, acte, moi } = await acteDuDossier(ctx, agent, dossierId, acteId);
	if (moi === null) throw new AppError('introuvable');
	const texte = texteDeContestation(acte);
	const siennes = rubriques({ regime: dossier.regime, employeur: employeurCode(dossier.employeur) });
	if (texte.rubrique !== null && !siennes.some(({ code }) => code === texte.rubrique))
		return refus(
			'rubrique-absente',
			'Les comptes rendus de votre employeur n’ont pas cette rubrique : recopiez le texte sous « Autre élément », dans votre recours.'
		);
	const lire = ({ elements, demandes, communs }: Brouillon) => ({
		elements,
		moyens: demandes.moyens,
		communs
	});
	const { brouillon } = await recours(ctx, agent, dossierId);
	const changer = (avant: Brouillon) =>
		avant.envoyes === null
			? verser(avant, { acteId, texte })
			: refus(
					'recours-parti',
					'Votre recours est parti : le texte commun n’y entre plus. Voyez avec vos délégué·es s’il faut un complément.'
				);
	return saveBrouillon(ctx, agent, dossierId, { lire, changer }, marque(lire(brouillon)));
}

/** Whether the common text of a contestation stands in a recourse as it was brought. */
export const estDansLeRecours = (brouillon: Brouillon, acte: Acte): boolean =>
	acte.texte.genre === 'contestation' && estVerse(brouillon, { acteId: acte.id, texte: acte.texte });

const sign = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	acteId: string,
	signature: { signeLe: Temporal.PlainDate; courrierId?: string }
): Promise<void> =>
	asActor(ctx.db, agent, async (tx) => {
		const un = await readDossier(tx, ctx, agent, dossierId, { lock: true });
		await readRejoint(tx, ctx, un, acteId);
		await tx.update(acteParticipant).set(signature).where(laSienne(acteId, un));
	});

const laSienne = (acteId: string, { id, compteId }: Pick<Dossier, 'id' | 'compteId'>) =>
	and(
		eq(acteParticipant.acteId, acteId),
		eq(acteParticipant.dossierId, id),
		eq(acteParticipant.compteId, compteId)
	);

async function readActeVu(tx: Tx, ctx: Context, un: Dossier, acteId: string): Promise<ActeVu> {
	if (!isUuid(acteId)) throw new AppError('introuvable');
	const [row] = await selectActes(tx).where(eq(acteCollectif.id, acteId));
	const lu = row && (await voir(tx, ctx, un, openActe(ctx, row)));
	if (!lu) throw new AppError('introuvable');
	return lu;
}

/** An act that this dossier joined. */
async function readRejoint(
	tx: Tx,
	ctx: Context,
	un: Dossier,
	acteId: string
): Promise<ActeVu & { moi: Adhesion; autres: string[] }> {
	const lu = await readActeVu(tx, ctx, un, acteId);
	if (lu.moi === null || lu.autres === null) throw new AppError('introuvable');
	return { ...lu, moi: lu.moi, autres: lu.autres };
}

/** An act from a dossier; null when it is neither joined nor proposed there: another dossier of the agent shows it. */
async function voir(tx: Tx, ctx: Context, un: Dossier, acte: Acte): Promise<ActeVu | null> {
	const rows = await tx.select().from(acteParticipant).where(eq(acteParticipant.acteId, acte.id));
	const mien = rows.find(({ dossierId }) => dossierId === un.id);
	const place = {
		sectionId: un.section?.id ?? null,
		serviceId: un.service?.id ?? null,
		saison: un.saison,
		clos: un.closAt !== null
	};
	const lieu = { sectionId: acte.sectionId, serviceId: acte.service?.id ?? null };
	if (!mien && !estDuLieu(lieu, place)) return null;
	const nomDe = ({ acteId, dossierId, nom }: (typeof rows)[number]) =>
		openField(ctx.keys.systeme, placeNom(acteId, dossierId), nom);
	const ouvert = { ...lieu, saison: acte.saison, finLe: acte.finLe, clos: acte.closAt !== null };
	const au = ctx.today(un.zone).toString();
	const possible = peutRejoindre({ ...ouvert, serviceFerme: acte.service?.ferme ?? false }, place, { au });
	return {
		acte,
		moi: mien
			? { nom: nomDe(mien), accordAt: mien.accordAt, courrierId: mien.courrierId, signeLe: mien.signeLe }
			: null,
		autres: mien
			? rows
					.filter((row) => row !== mien)
					.map(nomDe)
					.toSorted((a, b) => a.localeCompare(b, 'fr'))
			: null,
		parCinq: await parCinq(tx, acte.id),
		possible: possible.ok ? (sansLettre(un, acte) ?? possible) : possible
	};
}

async function parCinq(tx: Tx, acteId: string): Promise<number | null> {
	const [row] = await tx.execute<{ n: number | null }>(
		sql`select vigie_participants_par_cinq(${acteId}) as n`
	);
	return row?.n ?? null;
}

const SANS_LETTRE = 'regime-sans-lettre';

/** Everything would allow to join, but for the letter of the régime. */
export const estSansLettre = (possible: { ok: true } | Refus): boolean =>
	!possible.ok && possible.refus.code === SANS_LETTRE;

/** A refusal is signed with a letter of the union’s: where none was checked, nobody is asked to join. */
const sansLettre = ({ regime }: Dossier, { texte }: Acte): Refus | null =>
	texte.genre === 'refus' && modele('refus-collectif', regime) === undefined
		? refus(
				SANS_LETTRE,
				'Nous n’avons pas vérifié cette lettre de refus pour votre statut, dont les règles sont différentes. Avant toute démarche, voyez avec vos délégué·es comment y prendre part. Vos propres dates ne changent pas.'
			)
		: null;

/** The letter of refusal in the words of a régime that has one: who joins was refused otherwise. */
function modeleDeRefus({ regime }: Dossier): Modele {
	const trouve = modele('refus-collectif', regime);
	if (!trouve) throw new Error(`No letter of refusal for ${regime}`);
	return trouve;
}

/** The common reasons take the place of those that a form would send. */
function lettreDeRefus(
	ctx: Context,
	un: Dossier,
	{ motifs, motifLibre }: TexteDeRefus,
	{ champs, cosignataires }: RefusSaisi
): { trouve: Modele; champs: ChampsSaisis; au: string } {
	return {
		trouve: modeleDeRefus(un),
		champs: {
			...champs,
			employeur: employeurCode(un.employeur),
			motifs,
			motifLibre,
			signataires: [...cosignataires]
		},
		au: ctx.today(un.zone).toString()
	};
}

/** Throws `introuvable` for an act of the other kind: its pages are not these. */
function texteDeRefus({ texte }: Acte): TexteDeRefus {
	if (texte.genre !== 'refus') throw new AppError('introuvable');
	return texte;
}

function texteDeContestation({ texte }: Acte): TexteDeContestation {
	if (texte.genre !== 'contestation') throw new AppError('introuvable');
	return texte;
}

const refusDejaPartie = (): Refus =>
	refus('lettre-partie', 'Votre lettre est partie : elle ne change plus. Parlez-en à vos délégué·es.');
