import { describe, expect, it } from 'vitest';
import { LIEUX, CHOIX_DE_STATUT } from './lieux.ts';
import { type ReponsesDeSituation, situationDe } from './situation.ts';

const de = (reponses: Partial<ReponsesDeSituation>) =>
	situationDe({ lieu: '', statut: '', decharge: '', ...reponses });

describe('qui demande', () => {
	it.each([
		['dgfip', 'titulaire', 'fpe', 'dgfip'],
		['dgfip', 'stagiaire', 'fpe', 'dgfip'],
		['dgfip', 'contractuel', 'contractuel-etat', 'dgfip'],
		['etat', 'titulaire', 'fpe', undefined],
		['territorial', 'titulaire', 'fpt', undefined],
		['hospitalier', 'contractuel', 'contractuel-hospitalier', undefined],
		['defense', 'ouvrier-etat', 'ouvriers-defense-1972', undefined],
		['onic', 'titulaire', 'onic-2005', undefined],
		['onic', 'contractuel', 'contractuel-etat', undefined]
	])('%s, %s : régime %s', (lieu, statut, regime, employeur) => {
		const lu = de({ lieu, statut });
		expect(lu).toMatchObject({ ok: true, situation: { regime, statut } });
		expect(lu.ok && lu.situation.employeur).toBe(employeur);
	});

	it('compte la décharge syndicale cochée', () => {
		expect(de({ lieu: 'dgfip', statut: 'titulaire', decharge: 'oui' })).toMatchObject({
			situation: { decharge: 70 }
		});
	});

	it('demande les deux réponses qui manquent', () => {
		expect(de({ lieu: 'ailleurs' })).toMatchObject({
			ok: false,
			erreurs: [{ champ: 'lieu' }, { champ: 'statut' }]
		});
	});

	it('dit qu’il ne connaît pas les règles plutôt que d’en appliquer d’autres', () => {
		expect(de({ lieu: 'dgfip', statut: 'ouvrier-etat' })).toMatchObject({
			ok: false,
			erreurs: [{ champ: 'statut' }]
		});
	});

	it('répond à chaque lieu pour au moins un statut', () => {
		for (const { valeur: lieu } of LIEUX) {
			expect(
				CHOIX_DE_STATUT.some(({ valeur: statut }) => de({ lieu, statut }).ok),
				lieu
			).toBe(true);
		}
	});
});
