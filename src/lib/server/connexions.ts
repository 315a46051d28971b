import { cleSaisie } from '#lib/domain/acces/cle-personnelle.ts';
import { codeAffiche, codeSaisi } from '#lib/domain/acces/code-courriel.ts';
import { refus, type Refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { appareilDe, estAppareilConnu } from '#lib/server/appareils.ts';
import { findCompte, motifDeRefus, openCompte } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import {
	countEssai,
	courrielDe,
	deleteDemande,
	estOuverte,
	estSonCode,
	findDemande,
	insertDemande,
	lockDemandes,
	markUsed,
	MINUTES_DU_CODE,
	type DemandeDeCode
} from '#lib/server/demandes-de-code.ts';
import { logLine } from '#lib/server/journal.ts';
import { blindIndex } from '#lib/server/keys/keys.ts';
import { parseAddress } from '#lib/server/mail/address.ts';
import { sendFailure } from '#lib/server/mail/send-failure.ts';
import { createSession, reopenSession, type NouvelleSession } from '#lib/server/sessions.ts';
import { attente, giveBackAttempt, reseau, takeAttempt, type NomDeBudget } from '#lib/server/throttle.ts';

/*
 * Signing in and signing up are one flow: a code goes to the address, and the account opens at the first right code. So an
 * address that has an account and one that has none get the same answers, after the same work.
 */

const ESSAIS_PAR_CODE = 5;

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
		if (refused) return refused;
		const demande = await insertDemande(tx, ctx, courriel, visiteur.navigateur);
		return { ok: true as const, budgets, ...demande };
	});
	if (!prepared.ok) return prepared;
	const failure = await mailCode(ctx, courriel, prepared.code);
	if (failure === null) return { ok: true, demandeId: prepared.id, navigateur: prepared.navigateur };
	await asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		await deleteDemande(tx, prepared.id);
		await giveBackAll(tx, ctx, prepared.budgets);
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
	const demande = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		findDemande(tx, demandeId, navigateur)
	);
	return demande && { courriel: courrielDe(ctx, demande), expireAt: demande.expireAt };
}

/** A sign-in that succeeded; `appareil` goes into the cookie by which the account knows this device. */
export type Entree = { ok: true; session: NouvelleSession; appareil: string | null };

/**
 * Opens a session with a mailed code, and the account with it if there was none. The code serves once, for ten minutes, in
 * the browser that asked, within five tries. The same form sent twice opens the same session. `compteA` gives the account that
 * a proven address opens: its own, by default.
 */
export async function redeemCode(
	ctx: Context,
	saisie: { demandeId: string | null; code: string; appareilPersonnel: boolean },
	visiteur: Visiteur,
	compteA: Compte = compteDeLAdresse
): Promise<Entree | Refus> {
	const lu = codeSaisi(saisie.code);
	if (!lu.ok) return lu;
	const { demandeId } = saisie;
	const { navigateur } = visiteur;
	if (!demandeId || !navigateur) return AUTRE_NAVIGATEUR;
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const demandes = await lockDemandes(tx, demandeId, navigateur);
		const [derniere] = demandes;
		if (!derniere) return AUTRE_NAVIGATEUR;
		const courriel = courrielDe(ctx, derniere);
		const ouvertes = demandes.filter((une) => estOuverte(ctx, une));
		const rejouee = demandes.find((une) => une.utiliseAt !== null && estSonCode(ctx, une, lu.code));
		if (rejouee) return replay(tx, ctx, rejouee, courriel, visiteur);
		if (ouvertes.length === 0) return CODE_EXPIRE;
		const essais = Math.max(...ouvertes.map((une) => une.essais));
		if (essais >= ESSAIS_PAR_CODE) return CODE_EPUISE;

		const budgets = budgetsDEssai(ctx, courriel, visiteur);
		const refused = await takeAll(tx, ctx, budgets, tropDEssais);
		if (refused) return refused;
		const juste = ouvertes.find((une) => estSonCode(ctx, une, lu.code));
		if (!juste) {
			await countEssai(tx, ouvertes);
			if (demandes.some((une) => estSonCode(ctx, une, lu.code))) return CODE_EXPIRE;
			return codeFaux(ESSAIS_PAR_CODE - essais - 1);
		}
		await giveBackAll(tx, ctx, budgets);
		await markUsed(tx, ctx, ouvertes);
		const compte = await compteA(tx, ctx, courriel);
		if (!compte.ok) return compte;
		return enter(tx, ctx, compte.compteId, { demande: juste, courriel, ...saisie }, visiteur);
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
		await giveBackAll(tx, ctx, budgets);
		if (compte.desactive) return COMPTE_FERME;
		const session = await createSession(tx, ctx, compte.compteId, saisie);
		return { ok: true, session, appareil: null };
	});
}

/* Mails ----------------------------------------------------------------------------------------------------------- */

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
	const { fault, code, responseCode } = sendFailure(error);
	logLine({ mail: 'code', code, responseCode });
	if (fault === 'address') {
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

/* Entries --------------------------------------------------------------------------------------------------------- */

/** The account that an address opens once it is proven. Runs as `connexion`. */
export type Compte = (
	tx: Tx,
	ctx: Context,
	courriel: string
) => Promise<{ ok: true; compteId: string } | Refus>;

const compteDeLAdresse: Compte = async (tx, ctx, courriel) => {
	const { compteId, desactive } = await openCompte(tx, ctx, { courriel });
	return desactive ? COMPTE_FERME : { ok: true, compteId };
};

async function enter(
	tx: Tx,
	ctx: Context,
	compteId: string,
	{
		demande,
		courriel,
		appareilPersonnel
	}: { demande: DemandeDeCode; courriel: string; appareilPersonnel: boolean },
	visiteur: Visiteur
): Promise<Entree> {
	const session = await createSession(tx, ctx, compteId, {
		appareilPersonnel,
		id: sessionIdOf(ctx, demande, visiteur)
	});
	return { ok: true, session, appareil: appareilDe(ctx, courriel, visiteur.appareil) };
}

/**
 * A form sent twice: while the browser still holds the cookie that asked, and the session of the first one is alive, the
 * answer is that same session.
 */
async function replay(
	tx: Tx,
	ctx: Context,
	demande: DemandeDeCode,
	courriel: string,
	visiteur: Visiteur
): Promise<Entree | Refus> {
	const session = await reopenSession(tx, ctx, sessionIdOf(ctx, demande, visiteur));
	if (!session) return CODE_DEJA_SERVI;
	return { ok: true, session, appareil: appareilDe(ctx, courriel, visiteur.appareil) };
}

/** The id of the session that a code opens: unguessable without our key, the same for both arrivals of one form. */
const sessionIdOf = (ctx: Context, demande: DemandeDeCode, { navigateur }: Visiteur): string =>
	blindIndex(ctx.keys, 'session', `${demande.id}|${navigateur}`).toString('base64url');

/* Limits ---------------------------------------------------------------------------------------------------------- */

type Prise = [NomDeBudget, string];

function budgetsDeDemande(ctx: Context, courriel: string, visiteur: Visiteur): Prise[] {
	const { appareil, adresse } = visiteur;
	if (estAppareilConnu(ctx, courriel, appareil)) return [['demande-appareil', appareil]];
	const network = reseau(adresse);
	return [
		['demande-compte-reseau', `${courriel}|${network}`],
		['demande-compte', courriel],
		['demande-reseau', network]
	];
}

function budgetsDEssai(ctx: Context, courriel: string, visiteur: Visiteur): Prise[] {
	const { appareil, adresse } = visiteur;
	if (estAppareilConnu(ctx, courriel, appareil)) return [['essai-appareil', appareil]];
	return [
		['essai-compte', courriel],
		['echec-reseau', reseau(adresse)]
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

async function giveBackAll(tx: Tx, ctx: Context, budgets: Prise[]): Promise<void> {
	for (const [nom, qui] of budgets) await giveBackAttempt(tx, ctx, nom, qui);
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
