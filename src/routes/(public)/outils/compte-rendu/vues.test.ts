import { describe, expect, it } from 'vitest';
import { comparaison } from '#lib/domain/moyens/comparaison.ts';
import { questions } from '#lib/domain/moyens/questions.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { comparaisonVue } from './comparaison-vue.ts';
import { groupesDeQuestions } from '../../../questions-vues.ts';

function questionsDe(regime: (typeof REGIMES)[number]) {
	const posees = questions({ regime });
	if (!posees.ok) throw new Error(posees.refus.message);
	return posees.questions;
}

describe('les questions à l’écran', () => {
	it.each(REGIMES)('%s : chaque question est dans un groupe, une fois', (regime) => {
		const posees = questionsDe(regime);
		const { groupes } = groupesDeQuestions(posees, '', {});
		const vues = groupes.flatMap(({ blocs }) =>
			blocs.flatMap((bloc) => bloc.questions.map(({ nom }) => nom))
		);
		expect(vues.toSorted()).toEqual(posees.map(({ code }) => `q-${code}`).toSorted());
	});

	it('un passage se lit à côté de sa question, dans un groupe ouvert', () => {
		const texte = 'Son mandat syndical nuit au service.';
		const { groupes, passages } = groupesDeQuestions(questionsDe('fpe'), texte, {});
		const avec = groupes.filter(({ blocs }) => blocs.some((bloc) => bloc.passages.length > 0));
		expect(passages).toBe(1);
		expect(avec.map(({ ouvert }) => ouvert)).toEqual([true]);
		expect(avec[0]?.blocs.find((bloc) => bloc.passages.length > 0)?.moyen).toBe('G20');
	});

	it('ce qui a été répondu revient, et rouvre son groupe', () => {
		const { groupes } = groupesDeQuestions(questionsDe('fpe'), '', { 'q-G07': 'non' });
		const ouverts = groupes.filter(({ ouvert }) => ouvert);
		expect(ouverts).toHaveLength(1);
		expect(
			ouverts[0]?.blocs.flatMap((bloc) => bloc.questions).find(({ nom }) => nom === 'q-G07')?.valeur
		).toBe('non');
	});

	it('une suite attend la première réponse de son moyen', () => {
		const { groupes } = groupesDeQuestions(questionsDe('fpe'), '', {});
		const g20 = groupes.flatMap(({ blocs }) => blocs).find(({ moyen }) => moyen === 'G20');
		const suites = g20?.questions.map(({ suite }) => suite) ?? [];
		expect(suites.length).toBeGreaterThan(1);
		expect(suites).toEqual(suites.map((_, rang) => rang > 0));
	});
});

describe('la comparaison à l’écran', () => {
	const vue = (texte: string, precedent: string) => comparaisonVue(comparaison(texte, precedent));

	it('rien à comparer, rien à montrer', () => {
		expect(vue('Bon agent.', '')).toBeNull();
	});

	it('les phrases reprises sont réunies, une phrase déplacée n’est montrée qu’où elle est', () => {
		const [a, b, c] = [
			'Le travail est suivi avec soin. ',
			'Les délais du service sont tenus. ',
			'Le public est bien reçu ici. '
		];
		expect(
			vue(a + b + c, c + a + b)
				?.blocs.map(({ sorte }) => sorte)
				.toSorted()
		).toEqual(['deplace', 'garde']);
		expect(vue(a + b, a + b)?.blocs).toEqual([{ sorte: 'garde', phrases: 2, texte: a + b }]);
	});

	it('mille différences n’en montrent que cent cinquante, et disent combien manquent', () => {
		const lettres = (rang: number) =>
			[...String(rang)].map((chiffre) => 'abcdefghij'[Number(chiffre)]).join('');
		const texte = (mot: string) =>
			Array.from({ length: 1000 }, (_, rang) => `${mot}${lettres(rang)}. `).join('');
		const { blocs, autres } = vue(texte('x'), texte('y'))!;
		expect(blocs).toHaveLength(150);
		expect(autres).toBe(1850);
	});
});
