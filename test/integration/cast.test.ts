import { describe, expect } from 'vitest';
import { campagne } from '#lib/server/campagne.ts';
import { sectionsDeleguees, tableau } from '#lib/server/tableau.ts';
import { findCompte } from '#lib/server/comptes.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDAccord } from '#lib/server/db/codes.ts';
import { loadCast } from '../../src/demo/cast.ts';
import { AGENTS, DELEGUEE } from '../../src/demo/distribution.ts';
import { test } from '../support/database.ts';

describe('la distribution de la démonstration', () => {
	test('se charge une fois ; la charger encore ne change rien', async ({ ctx }) => {
		ctx.clock.set('2026-11-22');
		await loadCast(ctx);
		const lignes = () =>
			ctx.owner`select (select count(*)::int from dossier) as dossiers, (select count(*)::int from fait) as faits,
				(select count(*)::int from participation) as comptes, (select count(*)::int from service) as services,
				(select count(*)::int from cap_passage where accord = ${codesDAccord.numero('donne')}) as accords,
				(select count(*)::int from engagement) as engagements,
				(select count(*)::int from tactique) as tactiques,
				(select count(*)::int from ecrit_version) as ecrits, (select count(*)::int from parution) as parutions`;
		const [premier] = await lignes();
		const comptes = AGENTS.filter(({ consentement }) => consentement !== 'prive').length;
		expect(premier).toMatchObject({
			// That of the member whose dossier the delegate keeps is one more.
			dossiers: AGENTS.length + 1,
			comptes: comptes + 1,
			services: 3,
			engagements: 1,
			accords: 1,
			tactiques: 1,
			// Seven clips and a draft, and what the section says of itself and of a question.
			ecrits: 10,
			parutions: 9
		});
		await loadCast(ctx);
		expect(await lignes()).toEqual([premier]);
	});

	test('se recharge après que le jour de la séance est passé et que l’agente a refusé', async ({ ctx }) => {
		await ctx.owner`update cap_passage set accord = ${codesDAccord.numero('refuse')}`;
		ctx.clock.set('2026-12-20');
		await loadCast(ctx);
		const passages = await ctx.owner`select accord from cap_passage`;
		expect(passages).toMatchObject([{ accord: codesDAccord.numero('refuse') }]);
		ctx.clock.set('2026-11-22');
	});

	test('la campagne s’étale sur l’année ; la suite viendra à son jour', async ({ ctx }) => {
		const titres = async () => {
			const ecrites = (await campagne(ctx)).filter(({ urn }) => urn.startsWith('urn:uuid:'));
			return ecrites.map(({ titre, le }) => `${le.toString().slice(0, 7)} ${titre}`);
		};
		const passees = [
			'2026-10 La montre',
			'2026-08 Les dossiers',
			'2026-06 Demande urgente',
			'2026-04 Témoignage',
			'2026-02 Compte à rebours',
			'2026-01 Les dominos'
		];
		expect(await titres()).toEqual(passees);
		ctx.clock.set('2026-12-02');
		expect(await titres()).toEqual(['2026-12 Détour', ...passees]);
		ctx.clock.set('2026-11-22');
	});

	test('la déléguée y lit sa section', async ({ ctx }) => {
		const compte = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
			findCompte(tx, ctx, { courriel: DELEGUEE.courriel })
		);
		if (!compte) throw new Error('Nadia Benali has no account');
		const deleguee = { kind: 'delegue' as const, compteId: compte.compteId };
		const [section] = await sectionsDeleguees(ctx, deleguee);
		if (!section) throw new Error('Nadia Benali has no section');
		const vue = { saison: 2026, branche: null, notion: 'refus', page: 1 } as const;
		const { tout } = await tableau(ctx, deleguee, section.id, vue);
		expect(tout.effectif).toBe(69);
		expect(tout.decompte.participants).toEqual({ vigie: 11, papier: 4, total: 15 });
	});
});
