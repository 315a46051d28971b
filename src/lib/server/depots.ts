import { randomUUID } from 'node:crypto';
import { nomLisible, tropGros } from '#lib/domain/pieces/format.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { type Partie, partiesDe } from '#lib/server/parties.ts';
import { addPiece } from '#lib/server/pieces.ts';
import { isUuid } from '#lib/server/uuid.ts';

/** What became of one file of a form: its name, fit to be shown, and why it was refused. */
export type Depose = { nom: string; refus: Refus['refus'] | null };

/** Forms read at once: each holds one file of at most ten mebibytes. */
const ENSEMBLE = 8;
/** Of which from one account: somebody slow must not take the place of all. */
const PAR_COMPTE = 2;

const enCours = new Map<string, number>();

/** Takes a place to bring files, and gives the way to leave it; null when there is none. */
export function enterDepot({ compteId }: Agent): (() => void) | null {
	const miens = enCours.get(compteId) ?? 0;
	const tous = enCours.values().reduce((somme, nombre) => somme + nombre, 0);
	if (miens >= PAR_COMPTE || tous >= ENSEMBLE) return null;
	enCours.set(compteId, miens + 1);
	return () => {
		const restants = (enCours.get(compteId) ?? 1) - 1;
		if (restants > 0) enCours.set(compteId, restants);
		else enCours.delete(compteId);
	};
}

/** What is said when there is no place. */
export const refusDeDepot = (): Refus =>
	refus(
		'depots-nombreux',
		'Trop de fichiers arrivent en même temps. Rien n’a été gardé : attendez une minute, puis renvoyez les vôtres.',
		'fichiers'
	);

/**
 * Keeps the files of a form as it arrives, each in a transaction of its own: one that is refused, or a form that is cut, takes nothing from
 * those before it, and what is not whole leaves nothing. The operation comes before the files in the form. Throws
 * `introuvable`, and `FormulaireIllisible`.
 */
export async function receivePieces(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	{ corps, type }: { corps: ReadableStream<Uint8Array> | null; type: string }
): Promise<Depose[]> {
	let opId: string = randomUUID();
	const deposes: Depose[] = [];
	for await (const partie of partiesDe(corps, type)) {
		if (partie.genre === 'texte') {
			if (partie.champ === 'op_id' && isUuid(partie.texte)) opId = partie.texte.toLowerCase();
		} else {
			const depose = await keep(ctx, agent, dossierId, partie, opId);
			deposes.push(depose.nom === '' ? { ...depose, nom: `Fichier ${deposes.length + 1}` } : depose);
		}
	}
	return deposes;
}

async function keep(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	partie: Exclude<Partie, { genre: 'texte' }>,
	opId: string
): Promise<Depose> {
	if (partie.genre === 'trop-gros') return { nom: '', refus: tropGros().refus };
	const { nom, octets } = partie;
	const garde = await addPiece(ctx, agent, dossierId, { nom, octets }, opId);
	return { nom: nomLisible(nom), refus: garde.ok ? null : garde.refus };
}
