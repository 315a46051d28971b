import { randomUUID } from 'node:crypto';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Refus } from '#lib/domain/refus.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { createDossier, type NouveauDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';

/** What somebody of the tax administration answers who keeps their dossier to themselves. */
export const PRIVE: NouveauDossier = {
	employeur: 'dgfip',
	statut: 'titulaire',
	zone: 'metropole',
	saison: 2026,
	consentement: 'prive',
	nom: null,
	invitation: null
};

/** The answer of an act that had to pass. Throws the sentence of its refusal. */
export function accepte<R extends { ok: true }>(reponse: R | Refus): R {
	if (!reponse.ok) throw new Error(reponse.refus.message);
	return reponse;
}

/** Opens a private dossier that holds these facts; gives its id and theirs, in order. */
export async function dossierAvec(
	ctx: Context,
	agent: Agent,
	...faits: readonly Fait[]
): Promise<{ id: string; faitIds: string[] }> {
	const { id } = accepte(await createDossier(ctx, agent, PRIVE, randomUUID()));
	const faitIds: string[] = [];
	for (const fait of faits) {
		const note = await recordFait(ctx, agent, id, { fait, preuve: null }, randomUUID());
		faitIds.push(accepte(note).id);
	}
	return { id, faitIds };
}
