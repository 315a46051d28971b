import { describe, expect } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { recordFait } from '#lib/server/faits.ts';
import { refreshDossiers } from '#lib/server/projections.ts';
import { sendRappels } from '#lib/server/rappels.ts';
import { marque, recordEnvoi, recordReponse, recours } from '#lib/server/recours.ts';
import { test, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { type Decor, decor, envoi, figer, jour, op } from '../support/lettres-figees.ts';

/** Lives these days at nine o'clock as the worker does; the subjects read at this address, by day. */
async function vivre(ctx: TestContext, { courriel }: Decor, ...jours: string[]) {
	const recus: Record<string, string> = {};
	for (const le of jours) {
		ctx.clock.set(le);
		ctx.outbox.length = 0;
		await refreshDossiers(ctx);
		await sendRappels(ctx);
		const [mail, ...autres] = ctx.outbox.filter(({ to }) => to === courriel);
		expect(autres).toEqual([]);
		if (mail) recus[le] = mail.subject.replaceAll('\u202f', ' ');
	}
	return recus;
}

const JUSQU_AU = (date: string) => `À faire d’ici au ${date}`;

describe('les rappels suivent chaque envoi et chaque réponse', () => {
	/* Sent and received on 20 January: 20 + 15 = 4 February, and the earlier of a month and 30 days, Wednesday 4 March. */
	test.for<RegimeCode>(['fpe', 'fpt', 'contractuel-etat'])(
		'%s : envoyé, silence, saisine, réponse, tribunal',
		async (regime, { ctx }) => {
			const un = await decor(ctx, regime);
			const recoursId = await figer(ctx, un, 'recours-hierarchique');
			expect(await vivre(ctx, un, '2026-01-13')).toEqual({ '2026-01-13': JUSQU_AU('vendredi 23 janvier') });
			ctx.clock.set('2026-01-20');
			accepte(await recordEnvoi(ctx, un.qui, recoursId, envoi('2026-01-20', 'application'), op()));
			expect(await vivre(ctx, un, '2026-01-21', '2026-01-23', '2026-01-27')).toEqual({});

			// Ten days before the prudent day, the precautionary referral that the silence opened.
			expect(await vivre(ctx, un, '2026-02-21', '2026-02-22')).toEqual({
				'2026-02-22': JUSQU_AU('mercredi 4 mars')
			});
			const precaution = await figer(ctx, un, 'saisine-cap-precaution');
			accepte(await recordEnvoi(ctx, un.qui, precaution, envoi('2026-02-22', 'courriel'), op()));
			// No longer the commission; the court, on its first period as long as no receipt is noted: 10 January + 2 months + 1 day.
			expect(await vivre(ctx, un, '2026-02-27', '2026-03-01')).toEqual({
				'2026-03-01': JUSQU_AU('mercredi 11 mars')
			});

			// A late answer, before the rejection by silence: the referral is to be renewed, 2 March + 30 days.
			const { brouillon } = await recours(ctx, un.qui, un.id);
			const reponses = { appreciation: { obtenu: 'non' as const, dit: 'Non.', replique: '' } };
			const fait = { type: 'reponse-notifiee' as const, le: jour('2026-03-02'), sens: 'rejet' as const };
			ctx.clock.set('2026-03-02');
			const dite = { reponses, fait, preuve: null };
			accepte(await recordReponse(ctx, un.qui, un.id, dite, { base: marque(brouillon.envoyes), opId: op() }));
			expect(await vivre(ctx, un, '2026-03-06', '2026-03-22')).toEqual({
				'2026-03-22': JUSQU_AU('mercredi 1er avril')
			});
			const saisine = await figer(ctx, un, 'saisine-cap');
			accepte(await recordEnvoi(ctx, un.qui, saisine, envoi('2026-03-22', 'lrar'), op()));
			// Then the court alone: 2 March + 2 months, Saturday 2 May, back to Thursday 30 April.
			expect(await vivre(ctx, un, '2026-03-27', '2026-04-20')).toEqual({
				'2026-04-20': JUSQU_AU('jeudi 30 avril')
			});
			const depot: Fait = { type: 'recours-contentieux-depose', le: jour('2026-04-20') };
			accepte(await recordFait(ctx, un.qui, un.id, { fait: depot, preuve: null }, op()));
			expect(await vivre(ctx, un, '2026-04-25', '2026-04-28')).toEqual({});
		}
	);
});
