import { describe, expect, test } from 'vitest';
import { place, urgence, type EcheanceOuverte } from './file.ts';

const AU = Temporal.PlainDate.from('2026-03-10');
const jour = (texte: string | null) => (texte ? Temporal.PlainDate.from(texte) : null);
const ouverte = (
	code: EcheanceOuverte['code'],
	prudente: string | null,
	limite: string | null
): EcheanceOuverte => ({
	code,
	pour: code === 'reponse-autorite' || code === 'rejet-implicite' ? 'autorite' : 'agent',
	prudente: jour(prudente),
	limite: jour(limite)
});
const recours = (prudente: string, limite: string) => ouverte('recours-hierarchique', prudente, limite);
const reponse = (limite: string | null) => ouverte('reponse-autorite', limite, limite);
const rejet = (limite: string) => ouverte('rejet-implicite', null, limite);
const tribunal = (prudente: string) => ouverte('recours-contentieux', prudente, '2026-06-30');

describe('vu du 10 mars', () => {
	test.for([
		['un recours à faire le 18', [recours('2026-03-18', '2026-03-20')], 'agent', 'a-faire'],
		['le 17, dans sept jours', [recours('2026-03-17', '2026-03-20')], 'agent', 'bientot'],
		['aujourd’hui', [recours('2026-03-10', '2026-03-12')], 'agent', 'bientot'],
		['hier, dernier jour demain', [recours('2026-03-09', '2026-03-11')], 'agent', 'encore-temps'],
		['dernier jour aujourd’hui', [recours('2026-03-06', '2026-03-10')], 'agent', 'encore-temps'],
		['dernier jour hier', [recours('2026-03-06', '2026-03-09')], 'agent', 'depasse'],
		['une réponse attendue', [reponse('2026-03-20'), rejet('2026-04-20')], 'employeur', null],
		[
			'une réponse attendue, le tribunal encore loin',
			[reponse('2026-03-20'), rejet('2026-04-20'), tribunal('2026-03-21')],
			'employeur',
			null
		],
		[
			'une réponse attendue, le tribunal à dix jours',
			[reponse('2026-03-20'), rejet('2026-04-20'), tribunal('2026-03-20')],
			'agent',
			'a-faire'
		],
		['un silence et le tribunal', [rejet('2026-04-20'), tribunal('2026-05-21')], 'agent', 'a-faire'],
		['une date à vérifier', [ouverte('saisine-cap', null, null)], 'repos', null],
		['rien', [], 'repos', null]
	] as const)('%s', ([, ouvertes, voie, attendue]) => {
		const vue = place(ouvertes, AU);
		expect(vue.voie).toBe(voie);
		if (attendue !== null && vue.echeance)
			expect(urgence({ cible: vue.echeance.prudente, limite: vue.echeance.limite }, AU)).toBe(attendue);
	});

	test.for([
		['sans autre jour que le dernier, demain', null, '2026-03-11', 'bientot'],
		['sans autre jour que le dernier, dépassé', null, '2026-03-09', 'depasse']
	] as const)('%s', ([, cible, limite, attendue]) => {
		expect(urgence({ cible: jour(cible ?? limite), limite: jour(limite) }, AU)).toBe(attendue);
	});

	test.for([
		['la réponse peut encore venir', [reponse('2026-03-10'), rejet('2026-04-20')], false],
		['son dernier jour était hier', [reponse('2026-03-09'), rejet('2026-04-20')], true],
		['elle n’est plus attendue', [rejet('2026-04-20')], true],
		['son dernier jour n’est pas vérifié', [reponse(null), rejet('2026-04-20')], false],
		['il n’y a pas de recours', [recours('2026-03-18', '2026-03-20')], false]
	] as const)('silence de l’employeur : %s', ([, ouvertes, silence]) => {
		expect(place(ouvertes, AU).silence).toBe(silence);
	});
});

test('le même jour, un recours passe avant des observations', () => {
	const observations = ouverte('observations', '2026-03-18', '2026-03-18');
	const { echeance } = place([observations, recours('2026-03-18', '2026-03-24')], AU);
	expect(echeance?.code).toBe('recours-hierarchique');
});
