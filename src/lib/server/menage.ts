import { and, inArray, lt, ne } from 'drizzle-orm';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDEtatDeRappel, codesDEtatDImportation } from '#lib/server/db/codes.ts';
import { importation } from '#lib/server/db/schema-collectif.ts';
import { avis } from '#lib/server/db/schema-contestation.ts';
import { connexion, lienUnique, operation, session, throttle } from '#lib/server/db/schema.ts';

/** Longer than anybody leaves a form open before sending it again. */
const JOURS_DES_OPERATIONS = 30;
/** How long a delegate is shown that a mail left, or that none could. */
const JOURS_DES_AVIS = 60;
/** How long the file of an import waits for somebody to go on with it. */
const JOURS_DES_FICHIERS = 30;

/** Deletes what no longer serves: ended sessions and codes, spent links, old counters, answers of forms and mails. */
export async function purge(ctx: Context): Promise<void> {
	await asActor(ctx.db, { kind: 'worker' }, async (tx) => {
		const now = ctx.now();
		await tx.delete(session).where(lt(session.finAt, now));
		await tx.delete(connexion).where(lt(connexion.expireAt, now.subtract({ hours: 1 })));
		await tx.delete(lienUnique).where(lt(lienUnique.expireAt, now));
		await tx.delete(throttle).where(lt(throttle.debutAt, now.subtract({ hours: 24 })));
		await tx
			.delete(operation)
			.where(lt(operation.faitAt, now.subtract({ hours: 24 * JOURS_DES_OPERATIONS })));
		await tx
			.delete(avis)
			.where(
				and(
					ne(avis.etat, codesDEtatDeRappel.numero('a-envoyer')),
					lt(avis.demandeAt, now.subtract({ hours: 24 * JOURS_DES_AVIS }))
				)
			);
		await tx
			.update(importation)
			.set({ fichier: null })
			.where(
				and(
					inArray(importation.etat, [
						codesDEtatDImportation.numero('lue'),
						codesDEtatDImportation.numero('essayee'),
						codesDEtatDImportation.numero('echouee')
					]),
					lt(importation.creeAt, now.subtract({ hours: 24 * JOURS_DES_FICHIERS }))
				)
			);
	});
}
