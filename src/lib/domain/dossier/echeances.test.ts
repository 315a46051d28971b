import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estOuvertDans } from '#lib/domain/delais/calendrier.ts';
import { ZONES } from '#lib/domain/regimes/codes.ts';
import { echeances } from './echeances.ts';
import { calcul } from '../../../../test/support/chaine.ts';

describe('hors de la chaîne', () => {
	it('les anciennes notations n’ont pas de chaîne, et une phrase le dit', () => {
		for (const regime of ['onic-2005', 'ouvriers-defense-1972'] as const) {
			const resultat = calcul({ regime, faits: [], au: '2026-01-01' });
			expect(resultat.echeances).toEqual([]);
			expect(resultat.phrase).toContain('syndicat');
		}
	});

	it('un employeur de l’État ne va pas avec la territoriale', () => {
		const question = { faits: [], regime: 'fpt', employeur: 'dgfip', zone: 'metropole' } as const;
		expect(echeances({ ...question, au: Temporal.PlainDate.from('2026-01-01') })).toMatchObject({
			ok: false,
			refus: { code: 'employeur-incompatible' }
		});
	});
});

describe('propriétés de la chaîne', () => {
	const REGIMES_AVEC_CHAINE = [
		'fpe',
		'fpt',
		'fph',
		'contractuel-etat',
		'contractuel-territorial',
		'contractuel-hospitalier'
	] as const;
	/** A file in the order of the law, cut anywhere: each fact some days after the one before. */
	const unDossier = fc
		.record({
			premier: fc.integer({ min: 0, max: 9000 }),
			ecarts: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 7, maxLength: 7 }),
			combien: fc.integer({ min: 0, max: 7 }),
			moyen: fc.constantFrom('lrar', 'application', 'lettre', undefined),
			modifie: fc.constantFrom(true, false, undefined),
			presentation: fc.integer({ min: 0, max: 20 }),
			attente: fc.integer({ min: 0, max: 200 })
		})
		.map(({ premier, ecarts, combien, moyen, modifie, presentation, attente }) => {
			let le = new Temporal.PlainDate(2021, 1, 1).add({ days: premier });
			const types = [
				'entretien-tenu',
				'compte-rendu-notifie',
				'recours-hierarchique-envoye',
				'recours-hierarchique-recu',
				'reponse-notifiee',
				'cap-saisie',
				'compte-rendu-definitif-notifie'
			];
			const faits = types.slice(0, combien).map((type, rang) => {
				le = le.add({ days: ecarts[rang] ?? 0 });
				return {
					type,
					le: le.toString(),
					...(type === 'recours-hierarchique-envoye' && moyen ? { moyen } : {}),
					...(type === 'compte-rendu-definitif-notifie' && modifie !== undefined ? { modifie } : {}),
					...(type === 'compte-rendu-notifie' && presentation > 0 && (ecarts[rang] ?? 0) >= presentation
						? { moyen: 'lrar', presenteLe: le.subtract({ days: presentation }).toString() }
						: {})
				};
			});
			return { faits, au: le.add({ days: attente }).toString() };
		});
	const unCas = fc.record({
		dossier: unDossier,
		regime: fc.constantFrom(...REGIMES_AVEC_CHAINE),
		zone: fc.constantFrom(...ZONES)
	});
	const comparer = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);

	it('la date conseillée est un jour ouvert de la zone, jamais après le dernier jour', () => {
		fc.assert(
			fc.property(unCas, ({ dossier, regime, zone }) => {
				for (const { prudente, limite } of calcul({ ...dossier, regime, zone }).echeances) {
					if (!prudente) continue;
					expect(estOuvertDans(prudente, zone)).toBe(true);
					expect(limite && comparer(prudente, limite)).toBeLessThanOrEqual(0);
				}
			})
		);
	});

	it('une règle à vérifier n’a pas de date, un rejet par silence n’a que son jour', () => {
		fc.assert(
			fc.property(unCas, ({ dossier, regime, zone }) => {
				for (const { code, certitude, prudente, limite } of calcul({ ...dossier, regime, zone }).echeances) {
					if (certitude === 'a-verifier') expect([prudente, limite]).toEqual([null, null]);
					if (code === 'rejet-implicite') expect(prudente).toBeNull();
				}
			})
		);
	});

	it('l’ordre de la liste ne compte pas', () => {
		fc.assert(
			fc.property(unCas, ({ dossier, regime, zone }) => {
				const envers = { ...dossier, faits: dossier.faits.toReversed() };
				expect(calcul({ ...envers, regime, zone })).toEqual(calcul({ ...dossier, regime, zone }));
			})
		);
	});

	it('l’acte à faire est ouvert et revient à l’agent', () => {
		fc.assert(
			fc.property(unCas, ({ dossier, regime, zone }) => {
				const { maintenant, echeances: liste } = calcul({ ...dossier, regime, zone });
				if (!maintenant) return;
				const acte = liste.find(({ code }) => code === maintenant.code);
				expect(acte).toMatchObject({ pour: 'agent', statut: 'ouverte' });
				expect(acte?.prudente).toEqual(maintenant.prudente);
			})
		);
	});

	it('chaque étape citée et chaque échéance ont une source', () => {
		fc.assert(
			fc.property(unCas, ({ dossier, regime, zone }) => {
				for (const { fondements, etapes } of calcul({ ...dossier, regime, zone }).echeances) {
					expect(fondements.length).toBeGreaterThan(0);
					const connus = fondements.map(({ code }) => code);
					for (const { fondement } of etapes) if (fondement) expect(connus).toContain(fondement);
				}
			})
		);
	});
});
