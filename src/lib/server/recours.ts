import { randomUUIDv7 } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { ChampsSaisis } from '#lib/domain/courriers/champs.ts';
import { apercu } from '#lib/domain/courriers/courrier.ts';
import type { Courrier, Modele, RefusCourrier } from '#lib/domain/courriers/modele.ts';
import { retenue } from '#lib/domain/courriers/retenue.ts';
import { avecRetouches, type Retouche } from '#lib/domain/courriers/retouches.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import {
	avecEnvoyes,
	type Brouillon,
	brouillonComplet,
	type BrouillonGarde,
	brouillonVide,
	type CodeLettre,
	complements,
	contestes,
	departVide,
	type ElementEnvoye,
	elementsDeLettre,
	type Envoi,
	LETTRES,
	type PieceCitee,
	piecesCitees
} from '#lib/domain/recours/brouillon.ts';
import { estRecommandee, moyenDeVoie, peutPartir, type Voie } from '#lib/domain/recours/envoi.ts';
import { champsDeLettre, type Matiere } from '#lib/domain/recours/lettre.ts';
import { lettreOuverte } from '#lib/domain/recours/ouverture.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { dataKey } from '#lib/server/comptes.ts';
import { modele } from '#lib/server/contenu.ts';
import type { Context } from '#lib/server/context.ts';
import { courrierFige, type CourrierResume, insertCourrier, readCourriers } from '#lib/server/courriers.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { recours as recoursTable } from '#lib/server/db/schema.ts';
import {
	type Dossier,
	type DossierVu,
	employeurCode,
	type Lecteur,
	readDossier,
	vu
} from '#lib/server/dossiers.ts';
import { empreinte } from '#lib/server/empreinte.ts';
import { AppError } from '#lib/server/errors.ts';
import { recordFait } from '#lib/server/faits.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { type Piece, pieces, readPieces } from '#lib/server/pieces.ts';

/** A recourse as its agent, or a delegate of a followed dossier, sees it. */
export type RecoursVu = {
	dossier: DossierVu;
	brouillon: Brouillon;
	lettres: CourrierResume[];
	/** Withdrawn ones too. */
	pieces: Piece[];
};

/** The recourse of a dossier, empty when nothing was typed yet. Throws `introuvable` as `dossier` does. */
export const recours = (ctx: Context, lecteur: Lecteur, dossierId: string): Promise<RecoursVu> =>
	asActor(ctx.db, lecteur, (tx) => readRecours(tx, ctx, lecteur, dossierId));

/** `recours` inside a transaction. */
export async function readRecours(
	tx: Tx,
	ctx: Context,
	lecteur: Lecteur,
	dossierId: string
): Promise<RecoursVu> {
	const un = await readDossier(tx, ctx, lecteur, dossierId);
	const { brouillon } = await readBrouillon(tx, ctx, un);
	return {
		dossier: vu(ctx, un),
		brouillon,
		lettres: await readCourriers(tx, ctx, lecteur, dossierId),
		pieces: await readPieces(tx, ctx, lecteur, dossierId)
	};
}

/** Mark of a part of a draft, or of a letter, as a page shows it: it comes back with the form. */
export const marque = (partie: unknown): string => empreinte({ partie });

/** A part of a draft that one page edits: how to find it, and how to put it back changed. */
export type Partie<T> = {
	lire: (brouillon: Brouillon) => T;
	changer: (brouillon: Brouillon) => { ok: true; brouillon: Brouillon } | Refus;
};

/**
 * Changes one part of a draft. `base` is the mark of that part when the page was opened: if another tab changed it since,
 * nothing is written and the refusal is `version-depassee`, unless the other tab wrote the very same thing.
 * Other refusals: those of the change itself. Throws `introuvable`.
 */
export const saveBrouillon = <T>(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	{ lire, changer }: Partie<T>,
	base: string
): Promise<{ ok: true } | Refus> =>
	asActor(ctx.db, agent, async (tx) => {
		const un = await readDossier(tx, ctx, agent, dossierId, { lock: true });
		const kept = await readBrouillon(tx, ctx, un);
		const change = changer(kept.brouillon);
		if (!change.ok) return change;
		const [avant, apres] = [marque(lire(kept.brouillon)), marque(lire(change.brouillon))];
		if (avant === apres) return { ok: true as const };
		if (avant !== base) return refusDAutreOnglet();
		await writeBrouillon(tx, ctx, un, kept, change.brouillon);
		return { ok: true as const };
	});

/** A letter being written, with what it still lacks. */
export type LettreEnCours = {
	modele: Modele;
	/** With the agent’s own paragraphs. */
	courrier: Courrier;
	/** In the union’s wording alone. */
	proposee: Courrier;
	/** Paragraphs of the agent that no longer have a place. */
	orphelines: Retouche[];
	pieces: PieceCitee[];
	champs: ChampsSaisis;
	refus: RefusCourrier[];
	/** Mark of the letter as it reads now. */
	marque: string;
};

/** The letter as the draft and the facts make it today. Null when no model holds for the régime of the dossier. */
export function lettreEnCours(
	ctx: Context,
	vu: Pick<RecoursVu, 'dossier' | 'brouillon' | 'pieces'>,
	code: CodeLettre
): LettreEnCours | null {
	const trouve = modele(code, vu.dossier.regime);
	if (!trouve) return null;
	const depart = vu.brouillon.departs[code] ?? departVide();
	const presentes = vu.pieces.filter(({ retireeAt }) => retireeAt === null);
	const citees = piecesCitees(depart, presentes);
	const champs = champsDeLettre(trouve, code, matiereDe(ctx, vu, citees));
	const { courrier: proposee, refus: manques } = apercu(trouve, champs);
	const { courrier: ecrit, orphelines } = avecRetouches(proposee, depart.retouches);
	const retenu = retenue(trouve, ctx.today(vu.dossier.zone).toString());
	return {
		modele: trouve,
		courrier: ecrit,
		proposee,
		orphelines,
		pieces: citees,
		champs,
		refus: [...(retenu === null ? [] : [retenu]), ...manques, ...orphelines.map(refusDOrpheline)],
		marque: marque(ecrit)
	};
}

/** What the agent wrote is neither lost nor put elsewhere: it waits for them. */
const refusDOrpheline = ({ texte }: Retouche): RefusCourrier => ({
	code: 'retouche-sans-place',
	message: typographie(
		`Un paragraphe que vous aviez réécrit a changé avec vos réponses : reprenez-le ou retirez-le (« ${texte.slice(0, 60)}… »).`
	),
	champ: 'retouches'
});

/** Whether the draft and the facts call for a letter. */
export const peutEcrire = (
	{ dossier, brouillon }: Pick<RecoursVu, 'dossier' | 'brouillon'>,
	code: CodeLettre
): boolean =>
	lettreOuverte({ brouillon, chaine: dossier.chaine, faits: dossier.faits.map(({ fait }) => fait) }, code);

/**
 * Finishes a letter: freezes it with its model, its version and its fields. Once per operation. Refused: something missing,
 * or a letter that no longer reads as on the page that was sent (`lue` is the mark of that one), or that nothing calls for
 * any more.
 */
export const freezeLettre = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	{ code, lue }: { code: CodeLettre; lue: string },
	opId: string
): Promise<{ ok: true; id: string } | Refus> =>
	asActor(ctx.db, agent, (tx) =>
		once(tx, agent.compteId, opId, 'courrier', async () => {
			const un = vu(ctx, await readDossier(tx, ctx, agent, dossierId, { lock: true }));
			const { brouillon } = await readBrouillon(tx, ctx, un);
			const toutes = await readPieces(tx, ctx, agent, dossierId);
			const ecrite = lettreEnCours(ctx, { dossier: un, brouillon, pieces: toutes }, code);
			if (!ecrite) throw new AppError('introuvable');
			const [manque] = ecrite.refus;
			if (manque) return refus('lettre-incomplete', manque.message);
			if (ecrite.marque !== lue || !peutEcrire({ dossier: un, brouillon }, code)) {
				return refus(
					'lettre-changee',
					'La lettre n’est plus celle que vous aviez sous les yeux. Relisez-la ci-dessous, puis terminez.'
				);
			}
			const id = await insertCourrier(tx, ctx, un, {
				courrier: ecrite.courrier,
				champs: ecrite.champs,
				elements: elementsContestes(code, brouillon),
				pieces: ecrite.pieces,
				regime: un.regime
			});
			return { ok: true as const, id };
		})
	);

/** What a letter adds to what is contested: the appeal all of it, its supplement the rest, the others nothing. */
function elementsContestes(code: CodeLettre, brouillon: Brouillon): ElementEnvoye[] {
	if (code === 'recours-hierarchique') return elementsDeLettre(brouillon.elements);
	return code === 'complement-recours' ? complements(brouillon) : [];
}

/**
 * The fact that the sending of a letter records. None for those that start or stop no delay: a supplement belongs to the
 * appeal that it completes, whose day alone counts; a reminder, a request and observations ask without any effect in law.
 */
const FAIT_D_ENVOI = {
	'recours-hierarchique': 'recours-hierarchique-envoye',
	'complement-recours': null,
	'demande-dossier': null,
	relance: null,
	'demande-motifs': null,
	'saisine-cap-precaution': 'cap-saisie',
	'saisine-cap': 'cap-saisie',
	'observations-cap': null
} as const satisfies Record<CodeLettre, Fait['type'] | null>;

/** The fact that the sending of a letter records; null when no delay follows from it. */
export const faitDEnvoi = (code: CodeLettre): Fait['type'] | null => FAIT_D_ENVOI[code];

/** How a frozen letter left: its day, its way, what is kept to prove it. */
export type EnvoiSaisi = {
	le: Temporal.PlainDate;
	moyen: Voie;
	/** In the words of the agent. */
	preuve: string | null;
	/** Number of the registered letter. */
	numero?: string;
	/** An exhibit of the dossier. */
	pieceId?: string | null;
	/** Codes of the checklist that were ticked. */
	etapes?: string[];
};

/**
 * Notes that a frozen letter left: the fact with its deadlines first, then the draft, which keeps what was contested. A letter
 * may leave by several ways; noted again for the same day and way, it only completes what is kept of that sending. `fait` is
 * the fact that holds the sending, null for a letter that records none. Refused: a day before what the letter answers to, an
 * exhibit that is no longer there, or as `recordFait` refuses the fact. Throws `introuvable`.
 */
export async function recordEnvoi(
	ctx: Context,
	agent: Agent,
	courrierId: string,
	saisi: EnvoiSaisi,
	opId: string
): Promise<{ ok: true; dossierId: string; code: CodeLettre; fait: string | null } | Refus> {
	const { dossierId, modele: code, elements } = await courrierFige(ctx, agent, courrierId);
	if (!estLettre(code)) throw new AppError('introuvable');
	const { dossier } = await recours(ctx, agent, dossierId);
	const possible = peutPartir(code, saisi.le, { faits: dansLOrdre(dossier), au: dossier.chaine.au });
	if (!possible.ok) return possible;
	const { numero = '', pieceId = null, etapes = [] } = saisi;
	const la = await refusDePiece(ctx, agent, dossierId, pieceId);
	if (la) return la;
	const note = await factOfEnvoi(ctx, agent, dossier, { code, saisi }, opId);
	if (!note.ok) return note;
	const le = saisi.le.toString();
	const depotLe = estRecommandee(saisi.moyen) ? le : '';
	const envoi: Envoi = {
		courrierId,
		modele: code,
		le,
		moyen: saisi.moyen,
		numero: depotLe === '' ? '' : numero,
		depotLe,
		pieceId,
		etapes
	};
	await noteEnvoi(ctx, agent, dossierId, envoi, elements);
	return { ok: true, dossierId, code, fait: note.id };
}

const dansLOrdre = ({ faits }: DossierVu): Fait[] =>
	faits.map(({ fait }) => fait).toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le));

async function refusDePiece(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	pieceId: string | null
): Promise<Refus | null> {
	if (pieceId === null) return null;
	const siennes = await pieces(ctx, agent, dossierId);
	if (siennes.some(({ id, retireeAt }) => id === pieceId && retireeAt === null)) return null;
	return refus(
		'piece-retiree',
		'Cette pièce n’est plus dans votre dossier : choisissez-en une autre, ou ajoutez-la de nouveau.',
		'piece'
	);
}

/** The fact of a sending, recorded unless it is there already: the same day, by the same way. */
async function factOfEnvoi(
	ctx: Context,
	agent: Agent,
	{ id, faits }: DossierVu,
	{ code, saisi: { le, moyen: voie, preuve } }: { code: CodeLettre; saisi: EnvoiSaisi },
	opId: string
): Promise<{ ok: true; id: string | null } | Refus> {
	const type = FAIT_D_ENVOI[code];
	if (!type) return { ok: true, id: null };
	const moyen = moyenDeVoie(voie);
	const connu = faits.find(
		({ fait }) => fait.type === type && fait.le.equals(le) && (fait.moyen ?? moyen) === moyen
	);
	return connu
		? { ok: true, id: connu.id }
		: recordFait(ctx, agent, id, { fait: { type, le, moyen }, preuve }, opId);
}

/** The answer to each element of the appeal, with what the agent says to it; by id of the element. */
export type Reponses = Readonly<Record<string, Pick<ElementEnvoye, 'obtenu' | 'dit' | 'replique'>>>;

/**
 * Notes the answer element by element. `fait` null when the answer itself is already among the facts. What was typed is
 * kept first, so that a day that is refused loses nothing. Refused: another tab (`base`), or as `recordFait` does.
 */
export async function recordReponse(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	{
		reponses,
		fait,
		preuve
	}: { reponses: Reponses; fait: Fait<'reponse-notifiee'> | null; preuve: string | null },
	{ base, opId }: { base: string; opId: string }
): Promise<{ ok: true } | Refus> {
	const partie: Partie<ElementEnvoye[]> = {
		lire: contestes,
		changer: (brouillon) => ({
			ok: true,
			brouillon: {
				...brouillon,
				envoyes: contestes(brouillon).map((element) => ({ ...element, ...reponses[element.id] }))
			}
		})
	};
	const garde = await saveBrouillon(ctx, agent, dossierId, partie, base);
	if (!garde.ok || !fait) return garde;
	const note = await recordFait(ctx, agent, dossierId, { fait, preuve }, opId);
	return note.ok ? { ok: true } : note;
}

const estLettre = (code: string): code is CodeLettre => LETTRES.some((lettre) => lettre === code);

const estLeMeme = (un: Envoi, autre: Envoi): boolean =>
	un.courrierId === autre.courrierId && un.le === autre.le && un.moyen === autre.moyen;

const noteEnvoi = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	envoi: Envoi,
	elements: readonly ElementEnvoye[]
): Promise<void> =>
	asActor(ctx.db, agent, async (tx) => {
		const un = await readDossier(tx, ctx, agent, dossierId, { lock: true });
		const kept = await readBrouillon(tx, ctx, un);
		const { envois, envoyes } = kept.brouillon;
		const autres = envois.filter((autre) => !estLeMeme(autre, envoi));
		const premierEnvoi = !envois.some(({ courrierId }) => courrierId === envoi.courrierId);
		await writeBrouillon(tx, ctx, un, kept, {
			...kept.brouillon,
			envois: [...autres, envoi].toSorted((a, b) => (a.le < b.le ? -1 : a.le > b.le ? 1 : 0)),
			// Once only: what was answered since the first sending stays.
			envoyes: premierEnvoi && elements.length > 0 ? avecEnvoyes(envoyes, elements) : envoyes
		});
	});

function matiereDe(
	ctx: Context,
	{ dossier, brouillon }: Pick<RecoursVu, 'dossier' | 'brouillon'>,
	citees: readonly PieceCitee[]
): Matiere {
	return {
		brouillon,
		faits: dossier.faits.map(({ fait }) => fait),
		chaine: dossier.chaine,
		employeur: employeurCode(dossier.employeur),
		pieces: citees,
		au: ctx.today(dossier.zone)
	};
}

/** The row of a draft; `id` null while there is none. */
type Garde = { id: string | null; version: number; brouillon: Brouillon };

async function readBrouillon(tx: Tx, ctx: Context, { id, compteId }: Dossier): Promise<Garde> {
	const [row] = await tx.select().from(recoursTable).where(eq(recoursTable.dossierId, id));
	if (!row) return { id: null, version: 0, brouillon: brouillonVide() };
	const key = await dataKey(tx, ctx.keys, compteId);
	const garde = JSON.parse(openField(key, place(row.id, compteId), row.contenu)) as BrouillonGarde;
	return { id: row.id, version: row.version, brouillon: brouillonComplet(garde) };
}

/** The caller holds the dossier. */
async function writeBrouillon(
	tx: Tx,
	ctx: Context,
	{ id: dossierId, compteId }: Dossier,
	kept: Garde,
	brouillon: Brouillon
): Promise<void> {
	const id = kept.id ?? randomUUIDv7();
	const key = await dataKey(tx, ctx.keys, compteId);
	const row = {
		contenu: sealField(key, place(id, compteId), JSON.stringify(brouillon)),
		version: kept.version + 1,
		majAt: ctx.now()
	};
	if (kept.id === null) await tx.insert(recoursTable).values({ id, dossierId, compteId, ...row });
	else await tx.update(recoursTable).set(row).where(eq(recoursTable.id, id));
}

const place = (row: string, compte: string): Place => ({ table: 'recours', column: 'contenu', row, compte });

const refusDAutreOnglet = (): Refus =>
	refus(
		'version-depassee',
		'Cette page a changé dans un autre onglet depuis que vous l’avez ouverte. Rien n’a été écrasé : votre texte est encore ci-dessous, et ce qui est enregistré est rappelé à côté.'
	);
