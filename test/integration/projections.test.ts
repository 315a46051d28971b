import { expect } from 'vitest';
import type { Agent } from '#lib/server/acteurs.ts';
import { refreshDossiers } from '#lib/server/projections.ts';
import { test, type TestContext } from '../support/database.ts';
import { dossierAvec } from '../support/dossier.ts';
import { insertCompte } from '../support/rows.ts';

async function dossierNotifie(ctx: TestContext): Promise<string> {
	const agent: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
	const le = Temporal.PlainDate.from('2026-01-10');
	return (await dossierAvec(ctx, agent, { type: 'compte-rendu-notifie', le })).id;
}

test('un dossier illisible n’empêche pas les autres de passer au jour suivant', async ({ ctx }) => {
	ctx.clock.set('2026-01-12');
	const ids = [await dossierNotifie(ctx), await dossierNotifie(ctx), await dossierNotifie(ctx)];
	const [illisible, ...autres] = ids;
	const ouvertes = () =>
		ctx.owner<{ dossierId: string; code: number }[]>`
			select dossier_id as "dossierId", code from echeance_ouverte order by dossier_id, code`;
	const avant = await ouvertes();
	expect(new Set(avant.map(({ dossierId }) => dossierId))).toEqual(new Set(ids));
	await ctx.owner`update dossier set contenu = '\\x01' where id = ${illisible!}`;
	await ctx.owner`delete from echeance_ouverte where dossier_id in ${ctx.owner(autres)}`;
	const erreurs = await refreshDossiers(ctx);
	expect(erreurs).toEqual([expect.objectContaining({ message: expect.stringContaining('dossier.contenu') })]);
	expect(await ouvertes()).toEqual(avant);
});
