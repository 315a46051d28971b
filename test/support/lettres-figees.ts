import { randomUUID } from 'node:crypto';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { type Brouillon, choisir, type CodeLettre, ecartees } from '#lib/domain/recours/brouillon.ts';
import type { Voie } from '#lib/domain/recours/envoi.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { openCompte } from '#lib/server/comptes.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Context } from '#lib/server/context.ts';
import { createDossier, type NouveauDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import {
	type EnvoiSaisi,
	freezeLettre,
	lettreEnCours,
	marque,
	recours,
	saveBrouillon
} from '#lib/server/recours.ts';
import type { TestContext } from './database.ts';
import { accepte, PRIVE } from './dossier.ts';

/* Letters ready to leave, for the tests of their sending. */

export const jour = (texte: string) => Temporal.PlainDate.from(texte);
export const op = () => randomUUID();

/** Notified on Saturday 10 January 2026: prudent day Friday 23, last day Monday 26. */
const NOTIFIE: Fait = { type: 'compte-rendu-notifie', le: jour('2026-01-10') };

const EMPLOIS: Partial<Record<RegimeCode, Pick<NouveauDossier, 'employeur' | 'statut'>>> = {
	fpe: { employeur: 'dgfip', statut: 'titulaire' },
	fpt: { employeur: 'territorial', statut: 'titulaire' },
	fph: { employeur: 'hospitalier', statut: 'titulaire' },
	'contractuel-etat': { employeur: 'etat', statut: 'contractuel' }
};

export type Decor = { qui: Agent; id: string; courriel: string };

/** An agent with an address and a dossier of this régime, the report notified. */
export async function decor(ctx: TestContext, regime: RegimeCode = 'fpe'): Promise<Decor> {
	ctx.clock.set('2026-01-12');
	const courriel = `${randomUUID()}@exemple.fr`;
	const { compteId } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		openCompte(tx, ctx, { courriel })
	);
	const qui: Agent = { kind: 'agent', compteId };
	const { id } = accepte(await createDossier(ctx, qui, { ...PRIVE, ...EMPLOIS[regime] }, op()));
	accepte(await recordFait(ctx, qui, id, { fait: NOTIFIE, preuve: null }, op()));
	return { qui, id, courriel };
}

function complet(brouillon: Brouillon): Brouillon {
	const lu = accepte(choisir(brouillon.elements, [{ code: 'appreciation', lignes: [] }]));
	const elements = lu.elements.map((element) => ({ ...element, motif: 'Aucun fait ne vient à l’appui.' }));
	return {
		...brouillon,
		elements,
		ecartes: ecartees(elements),
		autorite: { ...brouillon.autorite, qualite: 'Directrice' },
		identite: { ...brouillon.identite, nom: 'Camille Petit' }
	};
}

/** A frozen letter of this kind, from a whole draft. */
export async function figer(ctx: Context, { qui, id }: Decor, code: CodeLettre): Promise<string> {
	const { brouillon } = await recours(ctx, qui, id);
	if (brouillon.elements.length === 0) {
		const tout = {
			lire: (un: Brouillon) => un,
			changer: (un: Brouillon) => ({ ok: true as const, brouillon: complet(un) })
		};
		accepte(await saveBrouillon(ctx, qui, id, tout, marque(brouillon)));
	}
	const lue = lettreEnCours(ctx, await recours(ctx, qui, id), code)?.marque ?? '';
	return accepte(await freezeLettre(ctx, qui, id, { code, lue }, op())).id;
}

export const envoi = (le: string, moyen: Voie, reste: Partial<EnvoiSaisi> = {}): EnvoiSaisi => ({
	le: jour(le),
	moyen,
	preuve: null,
	...reste
});
