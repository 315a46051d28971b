import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { type Brouillon, choisir, departVide, ecartees } from '#lib/domain/recours/brouillon.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Administrateur, Agent, Delegue } from '#lib/server/acteurs.ts';
import { openCompte } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Consentement } from '#lib/server/db/codes.ts';
import { createDossier, type NouveauDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { addMandat } from '#lib/server/mandats.ts';
import {
	freezeLettre,
	lettreEnCours,
	marque,
	recordEnvoi,
	recours,
	saveBrouillon
} from '#lib/server/recours.ts';
import { createSection } from '#lib/server/sections.ts';
import { accepte, PRIVE } from './dossier.ts';
import { compteDe } from './mandats.ts';

/* A section with its delegate, and agents whose dossiers they follow, made through the functions of the application. */

const op = () => randomUUID();

export type SectionDEssai = {
	id: string;
	nom: string;
	delegue: Delegue;
	/** Token of an invitation of the section. */
	jeton: string;
	/** Gives the mandate of delegate to another account. */
	autreDelegue: () => Promise<{ delegue: Delegue; mandat: string }>;
};

/** A section of the tax administration, with one delegate. */
export async function sectionDEssai(
	ctx: Context,
	administrateur: Administrateur,
	nom: string
): Promise<SectionDEssai> {
	const carte = { courriel: null, telephone: null, permanence: null, adresse: null, site: null };
	const { id } = accepte(
		await createSection(ctx, administrateur, { nom, employeur: 'dgfip', ...carte }, op())
	);
	const autreDelegue = async () => {
		const courriel = `delegue-${randomUUID()}@exemple.fr`;
		const qui = { courriel, nom: 'Dominique', role: 'delegue' } as const;
		const { id: mandat } = accepte(await addMandat(ctx, administrateur, id, qui, op()));
		return { mandat, delegue: { kind: 'delegue', compteId: await compteDe(ctx, courriel) } as const };
	};
	const nouvelle = { serviceId: null, usagesMax: 500, expireLe: ctx.today().add({ days: 300 }) };
	const { jeton } = accepte(await createInvitation(ctx, administrateur, id, nouvelle, op()));
	return { id, nom, jeton, autreDelegue, delegue: (await autreDelegue()).delegue };
}

export type AgentDEssai = { agent: Agent; courriel: string; dossierId: string };

/** An agent of the section with a dossier that holds these facts. Without an address, the account has a key only. */
export async function agentDEssai(
	ctx: Context,
	jeton: string,
	{
		consentement = 'suivi',
		avecAdresse = true,
		nom = 'Camille Petit',
		faits = [],
		...autres
	}: {
		consentement?: Consentement;
		avecAdresse?: boolean;
		nom?: string;
		faits?: readonly Fait[];
	} & Partial<Pick<NouveauDossier, 'employeur' | 'statut' | 'zone' | 'saison'>> = {}
): Promise<AgentDEssai> {
	const courriel = `agent-${randomUUID()}@exemple.fr`;
	const { compteId } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		openCompte(tx, ctx, avecAdresse ? { courriel } : { cle: randomUUIDv7() })
	);
	const agent = { kind: 'agent', compteId } as const;
	const nouveau = { ...PRIVE, ...autres, consentement, nom, invitation: jeton };
	const { id } = accepte(await createDossier(ctx, agent, nouveau, op()));
	for (const fait of faits) accepte(await recordFait(ctx, agent, id, { fait, preuve: null }, op()));
	return { agent, courriel, dossierId: id };
}

/**
 * Writes, finishes and sends the appeal of a dossier whose report was notified, with these exhibits. Gives the id of the letter.
 * `element`: what is said of the appreciation, so that a test can find it again.
 */
export async function recoursDEssai(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	{
		le,
		motif = 'Aucun fait ne le montre.',
		pieces = [],
		grade = 'Contrôleuse principale'
	}: { le: Temporal.PlainDate; motif?: string; pieces?: readonly string[]; grade?: string }
): Promise<string> {
	const code = 'recours-hierarchique';
	const { brouillon } = await recours(ctx, agent, dossierId);
	const changer = (before: Brouillon) => {
		const lu = choisir(before.elements, [{ code: 'appreciation', lignes: [] }]);
		if (!lu.ok) return lu;
		const elements = lu.elements.map((element) => ({
			...element,
			motif,
			redaction: 'Travail soigné et constant.'
		}));
		return {
			ok: true as const,
			brouillon: {
				...before,
				elements,
				ecartes: ecartees(elements),
				autorite: { ...before.autorite, qualite: 'Directrice départementale' },
				identite: { ...before.identite, nom: 'Camille Petit', grade },
				departs: { ...before.departs, [code]: { ...departVide(), joindre: [...pieces] } }
			}
		};
	};
	accepte(await saveBrouillon(ctx, agent, dossierId, { lire: (tout) => tout, changer }, marque(brouillon)));
	const ecrite = lettreEnCours(ctx, await recours(ctx, agent, dossierId), code);
	const { id } = accepte(
		await freezeLettre(ctx, agent, dossierId, { code, lue: ecrite?.marque ?? '' }, op())
	);
	accepte(await recordEnvoi(ctx, agent, id, { le, moyen: 'courriel', preuve: null }, op()));
	return id;
}
