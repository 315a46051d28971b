import { randomInt, randomUUIDv7, timingSafeEqual } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import { cleSaisie } from '#lib/domain/acces/cle-personnelle.ts';
import { codeAffiche, codeSaisi, LONGUEUR_DU_CODE, SIGNES_DU_CODE } from '#lib/domain/acces/code-courriel.ts';
import { refus, type Refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { findCompte, indexCourriel, motifDeRefus, openCompte } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { connexion } from '#lib/server/db/schema.ts';
import { createJeton, jetonHash } from '#lib/server/jetons.ts';
import { blindIndex } from '#lib/server/keys/keys.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { parseAddress } from '#lib/server/mail/address.ts';
import { createSession, reopenSession, type NouvelleSession } from '#lib/server/sessions.ts';
import { attente, giveBackAttempt, reseau, takeAttempt, type NomDeBudget } from '#lib/server/throttle.ts';

/*
 * Signing in and signing up are one flow: a code goes to the address, and the account opens at the first right code. So an
 * address that has an account and one that has none get the same answers, after the same work.
 */

export const MINUTES_DU_CODE = 10;
export const ESSAIS_PAR_CODE = 5;

/** The browser that knocks: its two cookies, and the network address it comes from. */
export type Visiteur = {
	navigateur: string | undefined;
	appareil: string | undefined;
	adresse: string;
};

/** A code was mailed; `navigateur` goes into the cookie of the browser that asked. */
export type CodeDemande = { ok: true; demandeId: string; navigateur: string };

/**
 * Mails a code to an address, for this browser. Refused: what is not an address, an address that an employer reads, too
 * many codes asked, a mail server that does not take the mail (nothing is counted then).
 */
export async function requestCode(
	ctx: Context,
	texte: string,
	visiteur: Visiteur
): Promise<CodeDemande | Refus> {
	const courriel = parseAddress(texte);
	if (courriel === null) {
		return refus('courriel', 'Écrivez une adresse complète, comme « prenom.nom@exemple.fr ».', 'courriel');
	}
	const prepared = await asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const motif = await motifDeRefus(tx, courriel);
		if (motif !== null) return refus('courriel-employeur', motif, 'courriel');
		const budgets = budgetsDeDemande(ctx, courriel, visiteur);
		const refused = await takeAll(tx, ctx, budgets, tropDeCodes);
		return refused ?? { ok: true as const, budgets, ...(await insertDemande(tx, ctx, courriel, visiteur)) };
	});
	if (!prepared.ok) return prepared;
	const failure = await mailCode(ctx, courriel, prepared.code);
	if (failure === null) return { ok: true, demandeId: prepared.id, navigateur: prepared.navigateur };
	await asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		await tx.delete(connexion).where(eq(connexion.id, prepared.id));
		for (const [nom, qui] of prepared.budgets) await giveBackAttempt(tx, ctx, nom, qui);
	});
	return failure;
}

/** The request that a browser is waiting to answer: its address and when its code expires. Null in another browser. */
export async function demandeEnCours(
	ctx: Context,
	navigateur: string | undefined,
	demandeId: string
): Promise<{ courriel: string; expireAt: Temporal.Instant } | null> {
	if (!navigateur) return null;
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const [row] = await tx
			.select()
			.from(connexion)
			.where(and(eq(connexion.id, demandeId), eq(connexion.navigateurHash, jetonHash(navigateur))));
		return row ? { courriel: courrielDe(ctx, row), expireAt: row.expireAt } : null;
	});
}

/** A sign-in that succeeded; `appareil` goes into the cookie by which the account knows this device. */
export type Entree = { ok: true; session: NouvelleSession; appareil: string | null };

/**
 * Opens a session with a mailed code, and the account with it if there was none. The code serves once, for ten minutes, in
 * the browser that asked, within five tries. The same form sent twice opens the same session.
 */
export async function redeemCode(
	ctx: Context,
	saisie: { demandeId: string | null; code: string; appareilPersonnel: boolean },
	visiteur: Visiteur
): Promise<Entree | Refus> {
	const lu = codeSaisi(saisie.code);
	if (!lu.ok) return lu;
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const demandes = await lockDemandes(tx, saisie.demandeId, visiteur.navigateur);
		const [derniere] = demandes;
		if (!derniere) return AUTRE_NAVIGATEUR;
		const courriel = courrielDe(ctx, derniere);
		const ouvertes = demandes.filter((row) => row.utiliseAt === null && isBefore(ctx.now(), row.expireAt));
		const rejouee = demandes.find((row) => row.utiliseAt !== null && isCode(ctx, row, lu.code));
		if (rejouee) return replay(tx, ctx, rejouee, courriel, visiteur);
		if (ouvertes.length === 0) return CODE_EXPIRE;
		const essais = Math.max(...ouvertes.map((row) => row.essais));
		if (essais >= ESSAIS_PAR_CODE) return CODE_EPUISE;

		const budgets = budgetsDEssai(ctx, courriel, visiteur);
		const refused = await takeAll(tx, ctx, budgets, tropDEssais);
		if (refused) return refused;
		const juste = ouvertes.find((row) => isCode(ctx, row, lu.code));
		if (!juste) {
			for (const { id } of ouvertes) await countEssai(tx, id);
			if (demandes.some((row) => isCode(ctx, row, lu.code))) return CODE_EXPIRE;
			return codeFaux(ESSAIS_PAR_CODE - essais - 1);
		}
		for (const [nom, qui] of budgets) await giveBackAttempt(tx, ctx, nom, qui);
		for (const { id } of ouvertes) await markUsed(tx, ctx, id);
		return enter(tx, ctx, juste, courriel, saisie.appareilPersonnel, visiteur);
	});
}

/**
 * Opens a session with a personal key. Refused: a mistyped key, a key that no account has, too many wrong keys from this
 * network.
 */
export async function redeemCle(
	ctx: Context,
	saisie: { cle: string; appareilPersonnel: boolean },
	visiteur: Visiteur
): Promise<Entree | Refus> {
	const lue = cleSaisie(saisie.cle);
	if (!lue.ok) return lue;
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const budgets: Prise[] = [['echec-reseau', reseau(visiteur.adresse)]];
		const refused = await takeAll(tx, ctx, budgets, tropDEssais);
		if (refused) return refused;
		const compte = await findCompte(tx, ctx, { cle: lue.cle });
		if (!compte) {
			return refus(
				'cle-inconnue',
				'Aucun compte ne s’ouvre avec cette clé : relisez-la, ou prenez la plus récente si vous l’avez remplacée.',
				'cle'
			);
		}
		for (const [nom, qui] of budgets) await giveBackAttempt(tx, ctx, nom, qui);
		if (compte.desactive) return COMPTE_FERME;
		const session = await createSession(tx, ctx, compte.compteId, saisie);
		return { ok: true, session, appareil: null };
	});
}

/* Codes ----------------------------------------------------------------------------------------------------------- */

type Demande = typeof connexion.$inferSelect;

const placeOf = (id: string): Place => ({
	table: 'connexion',
	column: 'courriel',
	row: id,
	compte: 'systeme'
});

const courrielDe = (ctx: Context, row: Demande): string =>
	openField(ctx.keys.systeme, placeOf(row.id), row.courriel);

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;

/** Keyed, since 85 million codes are soon tried against a plain digest. */
const codeHash = (ctx: Context, demandeId: string, code: string): Buffer =>
	blindIndex(ctx.keys, 'code', `${demandeId}|${code}`);

const isCode = (ctx: Context, row: Demande, code: string): boolean =>
	timingSafeEqual(row.codeHash, codeHash(ctx, row.id, code));

async function insertDemande(tx: Tx, ctx: Context, courriel: string, visiteur: Visiteur) {
	const id = randomUUIDv7();
	const navigateur = /^[\w-]{43}$/.test(visiteur.navigateur ?? '') ? visiteur.navigateur! : createJeton();
	const code = Array.from(
		{ length: LONGUEUR_DU_CODE },
		() => SIGNES_DU_CODE[randomInt(SIGNES_DU_CODE.length)]
	).join('');
	await tx.insert(connexion).values({
		id,
		navigateurHash: jetonHash(navigateur),
		courrielIndex: indexCourriel(ctx.keys, courriel),
		courriel: sealField(ctx.keys.systeme, placeOf(id), courriel),
		codeHash: codeHash(ctx, id, code),
		essais: 0,
		creeAt: ctx.now(),
		expireAt: ctx.now().add({ minutes: MINUTES_DU_CODE })
	});
	return { id, navigateur, code };
}

/**
 * The subject and the first sentences hold no code: a telephone shows them while locked, and whoever asked from their own
 * browser for somebody else's address would only have to look.
 */
async function mailCode(ctx: Context, courriel: string, code: string): Promise<Refus | null> {
	const text = [
		'Bonjour,',
		'',
		typographie(
			'Quelqu’un, sans doute vous, vient de demander à entrer avec cette adresse. Si ce n’est pas vous, ne faites rien et ne donnez ce code à personne : sans lui, on n’entre pas.'
		),
		'',
		typographie(`Le code à recopier dans la page où vous l’avez demandé : ${codeAffiche(code)}`),
		'',
		typographie(`Il sert une fois, pendant ${MINUTES_DU_CODE} minutes, dans ce seul navigateur.`),
		''
	].join('\n');
	try {
		await ctx.mailer.send({ to: courriel, subject: 'Votre code', text });
		return null;
	} catch (error) {
		return courrielImpossible(error);
	}
}

/** The mail server did not take the mail: the person is told what to do, the operator gets its reply without the address. */
function courrielImpossible(error: unknown): Refus {
	const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number };
	process.stderr.write(`${JSON.stringify({ mail: 'code', code, responseCode })}\n`);
	if (code === 'EENVELOPE' && responseCode >= 500) {
		return refus(
			'courriel-refuse',
			'Le serveur de courriel dit que cette adresse n’existe pas : relisez-la.',
			'courriel'
		);
	}
	return refus(
		'courriel-impossible',
		'Le courriel n’a pas pu partir : ce n’est pas de votre fait. Réessayez dans quelques minutes ; une clé personnelle, elle, fonctionne sans courriel.',
		'courriel'
	);
}

/** The requests of this browser for the same address as the one named, newest first, held until the end. */
async function lockDemandes(
	tx: Tx,
	demandeId: string | null,
	navigateur: string | undefined
): Promise<Demande[]> {
	if (!demandeId || !navigateur) return [];
	const navigateurHash = jetonHash(navigateur);
	const [named] = await tx
		.select({ courrielIndex: connexion.courrielIndex })
		.from(connexion)
		.where(and(eq(connexion.id, demandeId), eq(connexion.navigateurHash, navigateurHash)));
	if (!named) return [];
	return tx
		.select()
		.from(connexion)
		.where(
			and(eq(connexion.navigateurHash, navigateurHash), eq(connexion.courrielIndex, named.courrielIndex))
		)
		.orderBy(desc(connexion.id))
		.for('update');
}

const countEssai = (tx: Tx, id: string) =>
	tx
		.update(connexion)
		.set({ essais: sql`${connexion.essais} + 1` })
		.where(eq(connexion.id, id));

const markUsed = (tx: Tx, ctx: Context, id: string) =>
	tx.update(connexion).set({ utiliseAt: ctx.now() }).where(eq(connexion.id, id));

async function enter(
	tx: Tx,
	ctx: Context,
	demande: Demande,
	courriel: string,
	appareilPersonnel: boolean,
	visiteur: Visiteur
): Promise<Entree | Refus> {
	const compte = await openCompte(tx, ctx, { courriel });
	if (compte.desactive) return COMPTE_FERME;
	const session = await createSession(tx, ctx, compte.compteId, {
		appareilPersonnel,
		id: sessionIdOf(ctx, demande, visiteur)
	});
	return { ok: true, session, appareil: appareilDe(ctx, courriel, visiteur) };
}

/**
 * A form sent twice: while the browser still holds the cookie that asked, and the session of the first one is alive, the
 * answer is that same session.
 */
async function replay(
	tx: Tx,
	ctx: Context,
	demande: Demande,
	courriel: string,
	visiteur: Visiteur
): Promise<Entree | Refus> {
	const session = await reopenSession(tx, ctx, sessionIdOf(ctx, demande, visiteur));
	if (!session) return CODE_DEJA_SERVI;
	return { ok: true, session, appareil: appareilDe(ctx, courriel, visiteur) };
}

/** The id of the session that a code opens: unguessable without our key, the same for both arrivals of one form. */
const sessionIdOf = (ctx: Context, demande: Demande, { navigateur }: Visiteur): string =>
	blindIndex(ctx.keys, 'session', `${demande.id}|${navigateur}`).toString('base64url');

/* Known devices --------------------------------------------------------------------------------------------------- */

/** The cookie of a device that the account of this address knows: the one it has, or a new one. */
function appareilDe(ctx: Context, courriel: string, visiteur: Visiteur): string {
	if (estConnu(ctx, courriel, visiteur)) return visiteur.appareil!;
	const nom = createJeton();
	return `${nom}.${sceauDAppareil(ctx, courriel, nom)}`;
}

function estConnu(ctx: Context, courriel: string, { appareil }: Visiteur): boolean {
	const [nom = '', sceau = ''] = appareil?.split('.') ?? [];
	const attendu = Buffer.from(sceauDAppareil(ctx, courriel, nom));
	const donne = Buffer.from(sceau);
	return donne.length === attendu.length && timingSafeEqual(donne, attendu);
}

const sceauDAppareil = (ctx: Context, courriel: string, nom: string): string =>
	blindIndex(ctx.keys, 'appareil', `${courriel}|${nom}`).toString('base64url');

/* Limits ---------------------------------------------------------------------------------------------------------- */

type Prise = [NomDeBudget, string];

function budgetsDeDemande(ctx: Context, courriel: string, visiteur: Visiteur): Prise[] {
	if (estConnu(ctx, courriel, visiteur)) return [['demande-appareil', visiteur.appareil!]];
	const network = reseau(visiteur.adresse);
	return [
		['demande-compte-reseau', `${courriel}|${network}`],
		['demande-compte', courriel],
		['demande-reseau', network]
	];
}

function budgetsDEssai(ctx: Context, courriel: string, visiteur: Visiteur): Prise[] {
	if (estConnu(ctx, courriel, visiteur)) return [['essai-appareil', visiteur.appareil!]];
	return [
		['essai-compte', courriel],
		['echec-reseau', reseau(visiteur.adresse)]
	];
}

/** Takes from each budget in turn; stops at the first that is spent and says so. */
async function takeAll(
	tx: Tx,
	ctx: Context,
	budgets: Prise[],
	tropDe: (quand: string) => Refus
): Promise<Refus | null> {
	for (const [nom, qui] of budgets) {
		const retryAt = await takeAttempt(tx, ctx, nom, qui);
		if (retryAt !== null) return tropDe(attente(retryAt, ctx.now()));
	}
	return null;
}

/* Sentences ------------------------------------------------------------------------------------------------------- */

const tropDeCodes = (quand: string): Refus =>
	refus(
		'trop-de-codes',
		`Plusieurs codes viennent déjà de partir : cherchez le dernier courriel reçu, y compris dans les indésirables. Vous pourrez en demander un autre ${quand}.`,
		'courriel'
	);

const tropDEssais = (quand: string): Refus =>
	refus(
		'trop-d-essais',
		`Trop d’essais n’ont pas abouti. Réessayez ${quand}, ou entrez depuis un appareil où vous l’avez déjà fait.`,
		'code'
	);

const AUTRE_NAVIGATEUR = refus(
	'code-autre-navigateur',
	'Ce code a déjà servi, ou il a été demandé dans un autre navigateur : demandez-en un nouveau ici.',
	'code'
);
const CODE_DEJA_SERVI = refus('code-deja-servi', 'Ce code a déjà servi : demandez-en un nouveau.', 'code');
const CODE_EXPIRE = refus(
	'code-expire',
	`Ce code n’est plus bon : il valait ${MINUTES_DU_CODE} minutes. Demandez-en un nouveau.`,
	'code'
);
const CODE_EPUISE = refus(
	'code-epuise',
	`Ce code a été essayé ${ESSAIS_PAR_CODE} fois, il ne sert plus : demandez-en un nouveau.`,
	'code'
);
const COMPTE_FERME = refus(
	'compte-ferme',
	'Ce compte a été fermé. Si c’est une erreur, écrivez à votre section.'
);

function codeFaux(restants: number): Refus {
	if (restants === 0) return CODE_EPUISE;
	return refus(
		'code-faux',
		`Ce n’est pas le code du dernier courriel : relisez-le. Il vous reste ${restants} essai${restants > 1 ? 's' : ''}.`,
		'code'
	);
}
