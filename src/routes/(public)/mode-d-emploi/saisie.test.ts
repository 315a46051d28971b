import { describe, expect, it } from 'vitest';
import { demande, type Valeurs } from './saisie.ts';

const AU = Temporal.PlainDate.from('2026-02-03');
const BASE: Valeurs = { lieu: 'dgfip', statut: 'titulaire' };
const lu = (valeurs: Valeurs) => demande({ ...BASE, ...valeurs }, AU);

describe('les dates du mode d’emploi', () => {
	it('aucune n’est exigée', () => {
		expect(lu({})).toMatchObject({
			ok: true,
			demande: {
				suivi: { regime: 'fpe', employeur: 'dgfip', zone: 'metropole', faits: [], entretienLe: null }
			}
		});
	});

	it('chacune devient un fait ; le jour de l’entretien peut être à venir, et se passe de convocation', () => {
		const lue = lu({ entretienLe: '2026-03-02', refusLe: '01/02/2026', zone: 'alsace-moselle' });
		if (!lue.ok) throw new Error('refused');
		expect(lue.demande.suivi.faits.map(({ type }) => type)).toEqual(['refus-envoye']);
		expect(lue.demande.suivi.entretienLe?.toString()).toBe('2026-03-02');
		expect(lue.demande.suivi.zone).toBe('alsace-moselle');
	});

	it.each([
		['sans lieu ni statut', { lieu: '', statut: '' }, ['lieu', 'statut']],
		['un refus à venir', { refusLe: '04/02/2026' }, ['refusLe']],
		['un jour d’aucun calendrier', { notifieLe: '31/02/2026' }, ['notifieLe']],
		['une année mal tapée', { entretienLe: '12/01/0026' }, ['entretienLe']],
		['vingt mille caractères', { recueLe: 'x'.repeat(20_000) }, ['recueLe']],
		['du balisage', { recueLe: '<img src=x onerror=alert(1)>' }, ['recueLe']]
	])('%s : refusé à son champ, en peu de mots', (_cas, valeurs, champs) => {
		const lue = lu(valeurs);
		expect(lue.ok).toBe(false);
		if (lue.ok) return;
		expect(lue.erreurs.map(({ champ }) => champ)).toEqual(champs);
		for (const { message } of lue.erreurs) expect(message.length).toBeLessThan(120);
	});

	it('un compte rendu d’avant la convocation est une date mal tapée', () => {
		const lue = lu({ recueLe: '02/02/2026', notifieLe: '01/02/2026' });
		expect(lue).toMatchObject({ ok: false, erreurs: [{ champ: 'notifieLe' }] });
	});
});
