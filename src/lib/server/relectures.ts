import { randomUUIDv7 } from 'node:crypto';
import { and, asc, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Courrier } from '#lib/domain/courriers/modele.ts';
import { type CodeLettre, LETTRES } from '#lib/domain/recours/brouillon.ts';
import {
	approbations,
	aTraiter,
	estAttendue,
	estDUnDelegue,
	lireMot,
	MOTS_MAXIMUM,
	type Mot
} from '#lib/domain/recours/relecture.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import { demandeAvis } from '#lib/server/avis.ts';
import { dataKey } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { courrierFige, type CourrierFige } from '#lib/server/courriers.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDeModele } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { relecture } from '#lib/server/db/schema-contestation.ts';
import { nomDuDelegue } from '#lib/server/delegues.ts';
import { type Dossier, type Lecteur, readDossier } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { lettreEnCours, type LettreEnCours, marque, peutEcrire, readRecours } from '#lib/server/recours.ts';

/** What is sealed of a word, with the key of the agent. */
type Contenu = Omit<Mot, 'regle'> & {
	/** Name on the mandate of the delegate; null for the agent, and for a mandate without a name. */
	nom: string | null;
	texte: string;
	/** What it quotes of the letter, as it was copied. */
	passage: string;
	/** The remark that it answers. */
	reponseA: string | null;
};

/** A word of a second reading, as the agent or a delegate reads it. */
export type Relecture = Contenu &
	Mot & {
		id: string;
		modele: string;
		/** Written by the reader. */
		soi: boolean;
		faiteAt: Temporal.Instant;
	};

/** A letter being written with what was said of it, from the oldest. `marque`: what an approval bears on. */
export type LettreRelue = { lettre: LettreEnCours; marque: string; relectures: Relecture[] };

/**
 * Mark of what a letter says: another one as soon as a word of it changes. The day that it bears is left out, since it
 * follows the calendar and nobody rereads a letter for it.
 */
export const marqueDeLecture = (courrier: Courrier): string => {
	const { modele, expediteur, destinataire, envoi, objet, blocs, signatures, piecesJointes } = courrier;
	return marque([modele, expediteur, destinataire, envoi, objet, blocs, signatures, piecesJointes]);
};

/**
 * A letter being written of this dossier, for its agent or a delegate of a followed one; null when the draft does not call
 * for it now. Throws `introuvable` when the dossier is not for the reader to see.
 */
export const lettreRelue = (
	ctx: Context,
	lecteur: Lecteur,
	dossierId: string,
	code: CodeLettre
): Promise<LettreRelue | null> =>
	asActor(ctx.db, lecteur, (tx) => readLettre(tx, ctx, lecteur, dossierId, code));

/** What may be read again in a dossier, and what waits for it. */
export type LettreARelire = {
	code: CodeLettre;
	titre: string;
	/** The agent asked, and no delegate wrote since. */
	attendue: boolean;
	/** Remarks that the agent has not dealt with. */
	remarques: number;
	/** The approvals of the letter as it reads now. */
	approuvees: Relecture[];
	/** It was approved, then it changed. */
	approuveeAvant: boolean;
};

/**
 * The letters being written in a dossier, in the order of a case, but for those that were finished as they read now; those
 * that are waited for come first. Throws `introuvable` as `dossier` does.
 */
export async function lettresARelire(
	ctx: Context,
	lecteur: Lecteur,
	dossierId: string
): Promise<LettreARelire[]> {
	const { vu, mots } = await asActor(ctx.db, lecteur, async (tx) => {
		const lu = await readRecours(tx, ctx, lecteur, dossierId);
		return { vu: lu, mots: await readRelectures(tx, ctx, lecteur, lu.dossier) };
	});
	const lettres: LettreARelire[] = [];
	for (const code of LETTRES) {
		const siens = mots.filter(({ modele }) => modele === code);
		// Some letters may be written at any time: nobody waits for one that its agent has not begun.
		const commencee = code === 'recours-hierarchique' || vu.brouillon.departs[code] !== undefined;
		if (!(commencee || siens.length > 0) || !peutEcrire(vu, code)) continue;
		const lettre = lettreEnCours(ctx, vu, code);
		if (!lettre) continue;
		const lue = marqueDeLecture(lettre.courrier);
		const figee = vu.lettres.find(({ modele }) => modele === code);
		if (figee && marqueDeLecture((await courrierFige(ctx, lecteur, figee.id)).courrier) === lue) continue;
		lettres.push({ code, titre: lettre.modele.titre, ...etat(siens, lue) });
	}
	return lettres.toSorted((a, b) => Number(b.attendue) - Number(a.attendue));
}

/**
 * Those of these followed dossiers where a letter waits for a delegate to read it. One query finds where the agent wrote last:
 * only these dossiers are opened. Throws `introuvable` for one of them that the delegate may not see.
 */
export async function relecturesAttendues(
	ctx: Context,
	delegue: Delegue,
	dossierIds: readonly string[]
): Promise<Set<string>> {
	const apres = alias(relecture, 'apres');
	const rows = await asActor(ctx.db, delegue, (tx) =>
		tx
			.selectDistinct({ dossierId: relecture.dossierId })
			.from(relecture)
			.where(
				and(
					inArray(relecture.dossierId, [...dossierIds]),
					eq(relecture.par, relecture.compteId),
					notExists(
						tx
							.select({ id: apres.id })
							.from(apres)
							.where(
								and(
									eq(apres.dossierId, relecture.dossierId),
									eq(apres.modele, relecture.modele),
									sql`${apres.id} > ${relecture.id}`,
									// Nobody’s any more once a delegate closed their account, and never the agent’s.
									sql`${apres.par} is distinct from ${apres.compteId}`
								)
							)
					)
				)
			)
	);
	const attendues = new Set<string>();
	for (const { dossierId } of rows) {
		const lettres = await lettresARelire(ctx, delegue, dossierId);
		if (lettres.some(({ attendue }) => attendue)) attendues.add(dossierId);
	}
	return attendues;
}

function etat(mots: readonly Relecture[], lue: string): Omit<LettreARelire, 'code' | 'titre'> {
	const approuvees = approbations(mots, lue);
	return {
		attendue: estAttendue(mots),
		remarques: aTraiter(mots).length,
		approuvees,
		approuveeAvant: approuvees.length === 0 && mots.some(({ genre }) => genre === 'approbation')
	};
}

/** The approvals that a finished letter bears: those of delegates who read it as it was frozen. */
export const approbationsDe = (
	ctx: Context,
	lecteur: Lecteur,
	{ dossierId, modele, courrier }: Pick<CourrierFige, 'dossierId' | 'modele' | 'courrier'>
): Promise<Relecture[]> =>
	asActor(ctx.db, lecteur, async (tx) => {
		const un = await readDossier(tx, ctx, lecteur, dossierId);
		const mots = (await readRelectures(tx, ctx, lecteur, un)).filter((mot) => mot.modele === modele);
		return approbations(mots, marqueDeLecture(courrier));
	});

/** What a delegate sends: on which letter, as they read it (`lue`). */
type Lu = { code: CodeLettre; lue: string };

/**
 * A delegate remarks on a letter being written, and the agent is told that something waits. It keeps the mark of what was
 * read: a letter that changed meanwhile loses no remark. Refused: nothing typed, too much, a letter that is not being
 * written any more. Throws `introuvable` unless the dossier is followed in a section of the delegate.
 */
export const addRemarque = (
	ctx: Context,
	delegue: Delegue,
	dossierId: string,
	{ code, lue, texte, passage }: Lu & { texte: string; passage: string },
	opId: string
): Promise<{ ok: true; id: string } | Refus> =>
	relire(ctx, delegue, dossierId, { code, acte: 'relecture-remarque', opId }, async (tx, un) => {
		const mot = lireMot({ texte, passage }, 'Écrivez votre remarque, ou approuvez la lettre.');
		if (!mot.ok) return mot;
		return insertMot(tx, ctx, delegue, un, code, { ...mot, genre: 'remarque', marque: lue, reponseA: null });
	});

/**
 * A delegate approves a letter exactly as they read it; the second time says nothing more. Refused: a letter that changed
 * since (`lettre-changee`), that still lacks something, that is not being written any more, too long a word beside it.
 * Throws `introuvable` as `addRemarque`.
 */
export const approveLettre = (
	ctx: Context,
	delegue: Delegue,
	dossierId: string,
	{ code, lue, texte, passage }: Lu & { texte: string; passage: string },
	opId: string
): Promise<{ ok: true; id: string } | Refus> =>
	relire(ctx, delegue, dossierId, { code, acte: 'relecture-approbation', opId }, async (tx, un, ouverte) => {
		if (ouverte.marque !== lue)
			return refus(
				'lettre-changee',
				'La lettre a changé depuis que vous l’avez ouverte : relisez-la ci-dessous, puis approuvez-la.'
			);
		if (ouverte.lettre.refus.length > 0)
			return refus(
				'lettre-incomplete',
				'Il manque encore des réponses à cette lettre : écrivez une remarque, vous l’approuverez une fois complète.'
			);
		const mot = lireMot({ texte, passage }, null);
		if (!mot.ok) return mot;
		const deja = approbations(ouverte.relectures, lue).find(({ soi }) => soi);
		if (deja) return { ok: true, id: deja.id };
		return insertMot(tx, ctx, delegue, un, code, {
			...mot,
			genre: 'approbation',
			marque: lue,
			reponseA: null
		});
	});

/**
 * The agent asks the delegates to read a letter; while one is waited for, a second request adds nothing. Refused: a dossier
 * that no delegate may read, a letter that is not being written. Throws `introuvable`.
 */
export const askRelecture = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	code: CodeLettre,
	opId: string
): Promise<{ ok: true; id: string } | Refus> =>
	relire(ctx, agent, dossierId, { code, acte: 'relecture-demande', opId }, async (tx, un, ouverte) => {
		if (un.consentement !== 'suivi')
			return refus(
				'dossier-non-suivi',
				'Personne ne peut encore lire cette lettre : laissez d’abord vos délégué·es suivre ce dossier.'
			);
		const derniere = ouverte.relectures.findLast(({ genre }) => genre === 'demande');
		if (derniere && estAttendue(ouverte.relectures)) return { ok: true, id: derniere.id };
		const mot = { genre: 'demande' as const, marque: ouverte.marque, texte: '', passage: '', reponseA: null };
		return insertMot(tx, ctx, agent, un, code, mot);
	});

/**
 * The agent answers a remark, marks it as dealt with, or both at once. Refused: neither of them, too long a text. Throws
 * `introuvable` unless the remark is on this letter of this dossier of the agent.
 */
export const answerRemarque = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	{
		code,
		remarqueId,
		texte,
		regler
	}: { code: CodeLettre; remarqueId: string; texte: string; regler: boolean },
	opId: string
): Promise<{ ok: true; id: string } | Refus> =>
	asActor(ctx.db, agent, (tx) =>
		once(tx, agent.compteId, opId, 'relecture-reponse', async () => {
			const vu = await readRecours(tx, ctx, agent, dossierId);
			const mots = (await readRelectures(tx, ctx, agent, vu.dossier)).filter(({ modele }) => modele === code);
			const remarque = mots.find(({ id, genre }) => id === remarqueId && genre === 'remarque');
			if (!remarque) throw new AppError('introuvable');
			const mot = lireMot(
				{ texte },
				regler ? null : 'Écrivez votre réponse, ou marquez la remarque comme réglée.'
			);
			if (!mot.ok) return mot;
			if (regler)
				await tx
					.update(relecture)
					.set({ regleeAt: ctx.now() })
					.where(and(eq(relecture.id, remarqueId), isNull(relecture.regleeAt)));
			if (mot.texte === '') return { ok: true as const, id: remarqueId };
			const lettre = lettreEnCours(ctx, vu, code);
			return insertMot(tx, ctx, agent, vu.dossier, code, {
				...mot,
				genre: 'reponse',
				marque: lettre ? marqueDeLecture(lettre.courrier) : remarque.marque,
				reponseA: remarqueId
			});
		})
	);

/** One act on a letter that is being written, once, in turn with those of the same person on the same letter. */
const relire = (
	ctx: Context,
	qui: Agent | Delegue,
	dossierId: string,
	{ code, acte, opId }: { code: CodeLettre; acte: string; opId: string },
	fn: (tx: Tx, un: Dossier, ouverte: LettreRelue) => Promise<{ ok: true; id: string } | Refus>
): Promise<{ ok: true; id: string } | Refus> =>
	asActor(ctx.db, qui, async (tx) => {
		const un = await readDossier(tx, ctx, qui, dossierId);
		return once(tx, qui.compteId, opId, acte, async () => {
			const tour = `relecture|${dossierId}|${code}|${qui.compteId}`;
			await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tour}, 0))`);
			const ouverte = await readLettre(tx, ctx, qui, dossierId, code);
			if (!ouverte)
				return refus(
					'lettre-fermee',
					'Cette lettre n’est pas, ou n’est plus, en préparation : revenez au dossier.'
				);
			if (ouverte.relectures.length >= MOTS_MAXIMUM)
				return refus(
					'trop-de-mots',
					`Cette lettre porte déjà ${MOTS_MAXIMUM} remarques et réponses : appelez-vous, ce sera plus court.`
				);
			return fn(tx, un, ouverte);
		});
	});

async function readLettre(
	tx: Tx,
	ctx: Context,
	lecteur: Lecteur,
	dossierId: string,
	code: CodeLettre
): Promise<LettreRelue | null> {
	const vu = await readRecours(tx, ctx, lecteur, dossierId);
	const lettre = peutEcrire(vu, code) ? lettreEnCours(ctx, vu, code) : null;
	if (!lettre) return null;
	const mots = await readRelectures(tx, ctx, lecteur, vu.dossier);
	return {
		lettre,
		marque: marqueDeLecture(lettre.courrier),
		relectures: mots.filter(({ modele }) => modele === code)
	};
}

/** Every word on the letters of a dossier that the caller found in this transaction, from the oldest. */
async function readRelectures(
	tx: Tx,
	ctx: Context,
	lecteur: Lecteur,
	{ id: dossierId, compteId }: Pick<Dossier, 'id' | 'compteId'>
): Promise<Relecture[]> {
	const rows = await tx
		.select()
		.from(relecture)
		.where(and(eq(relecture.dossierId, dossierId), eq(relecture.compteId, compteId)))
		.orderBy(asc(relecture.id));
	if (rows.length === 0) return [];
	const key = await dataKey(tx, ctx.keys, compteId);
	return rows.map(({ id, modele, contenu, par, faiteAt, regleeAt }) => ({
		...(JSON.parse(openField(key, place(id, compteId), contenu)) as Contenu),
		id,
		modele: codesDeModele.code(modele),
		soi: 'compteId' in lecteur && par === lecteur.compteId,
		regle: regleeAt !== null,
		faiteAt
	}));
}

/** Adds a word to a letter of a dossier that the caller found, in the name of who wrote it. */
async function insertMot(
	tx: Tx,
	ctx: Context,
	qui: Agent | Delegue,
	{ id: dossierId, compteId, section }: Dossier,
	code: CodeLettre,
	{ genre, marque: lue, texte, passage, reponseA }: Omit<Contenu, 'nom'>
): Promise<{ ok: true; id: string }> {
	const id = randomUUIDv7();
	const nom = qui.kind === 'delegue' && section ? await nomDuDelegue(tx, ctx, qui, section.id) : null;
	const contenu: Contenu = { genre, marque: lue, texte, passage, reponseA, nom };
	const key = await dataKey(tx, ctx.keys, compteId);
	await tx.insert(relecture).values({
		id,
		dossierId,
		compteId,
		modele: codesDeModele.numero(code),
		contenu: sealField(key, place(id, compteId), JSON.stringify(contenu)),
		approuve: genre === 'approbation',
		par: qui.compteId,
		faiteAt: ctx.now()
	});
	if (estDUnDelegue(genre)) await demandeAvis(tx, ctx, compteId);
	return { ok: true, id };
}

const place = (row: string, compte: string): Place => ({
	table: 'relecture',
	column: 'contenu',
	row,
	compte
});
