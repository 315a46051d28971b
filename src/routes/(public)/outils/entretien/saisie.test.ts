import { describe, expect, it } from 'vitest';
import { controle } from '#lib/domain/entretien/controle.ts';
import { demande, type Valeurs } from './saisie.ts';

const AU = Temporal.PlainDate.from('2026-02-03');
const BASE: Valeurs = { lieu: 'dgfip', statut: 'titulaire', entretienLe: '02/02/2026' };

const lu = (valeurs: Valeurs) => demande({ ...BASE, ...valeurs }, AU);

describe('la liste remplie après l’entretien', () => {
	it('garde les réponses de chaque sorte, et rien d’autre', () => {
		const lue = lu({
			recueLe: '2026-01-20',
			'q-G04': 'non',
			'q-G20': 'oui',
			'd-sujets': 'sante greve',
			'd-inventee': 'oui'
		});
		expect(lue).toMatchObject({
			ok: true,
			demande: {
				dossier: { regime: 'fpe', employeur: 'dgfip', reponses: { G04: 'non' } },
				propres: { sujets: ['sante', 'greve'] }
			}
		});
		if (lue.ok) {
			expect(lue.demande.dossier.reponses).toEqual({ G04: 'non' });
			expect(lue.demande.propres).not.toHaveProperty('inventee');
			expect(lue.demande.dossier.faits.map(({ type }) => type)).toEqual([
				'convocation-recue',
				'entretien-tenu'
			]);
		}
	});

	it.each([
		['rien', { lieu: '', statut: '', entretienLe: '' }, ['lieu', 'statut', 'entretienLe']],
		['un entretien à venir', { entretienLe: '04/02/2026' }, ['entretienLe']],
		['un jour d’aucun calendrier', { entretienLe: '31/02/2026' }, ['entretienLe']],
		['une année mal tapée', { recueLe: '12/01/1026' }, ['recueLe']],
		['vingt mille caractères', { recueLe: 'é'.repeat(20_000) }, ['recueLe']],
		['de l’arabe et des emojis', { recueLe: 'غدًا 🎉' }, ['recueLe']]
	])('%s : refusé à son champ, en peu de mots', (_cas, valeurs, champs) => {
		const lue = lu(valeurs);
		expect(lue.ok).toBe(false);
		if (lue.ok) return;
		expect(lue.erreurs.map(({ champ }) => champ)).toEqual(champs);
		for (const { message } of lue.erreurs) expect(message.length).toBeLessThan(140);
	});

	it.each([
		['q-G04', '<script>alert(1)</script>', 'reponse-inconnue'],
		['q-G19', 'beaucoup', 'nombre-attendu']
	])('%s = %s : refusé par sa question', (nom, valeur, code) => {
		const lue = lu({ [nom]: valeur });
		if (!lue.ok) throw new Error('refused too soon');
		expect(controle(lue.demande.dossier, lue.demande.propres)).toMatchObject({
			ok: false,
			refus: { code, champ: nom.slice(2) }
		});
	});
});
