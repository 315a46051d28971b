import { describe, expect, it } from 'vitest';
import { comparaison } from './comparaison.ts';
import { baisses } from './niveaux.ts';

const lues = (precedent: string, texte: string): string[] => {
	const compare = comparaison(texte, precedent);
	return compare ? baisses(compare) : [];
};

describe('ce qui a baissé d’une année à l’autre', () => {
	it.each<[string, string, string, string[]]>([
		[
			'un mot pour un autre',
			'Manière de servir excellente.',
			'Manière de servir satisfaisante.',
			["« Manière de servir excellente » l'an dernier, « Manière de servir satisfaisante » cette année"]
		],
		[
			'« très » retiré',
			'Qualité du travail : très bonne',
			'Qualité du travail : bonne',
			["« Qualité du travail : très bonne » l'an dernier, « Qualité du travail : bonne » cette année"]
		],
		[
			'« non » ajouté',
			'Objectif 1 : réduire les délais, atteint.',
			'Objectif 1 : réduire les délais, non atteint.',
			[
				"« Objectif 1 : réduire les délais, atteint » l'an dernier, « Objectif 1 : réduire les délais, non atteint » cette année"
			]
		],
		[
			'une phrase longue n’est citée que par ses mots',
			`Les résultats obtenus sur ${'les dossiers confiés '.repeat(5)}sont remarquables.`,
			`Les résultats obtenus sur ${'les dossiers confiés '.repeat(5)}sont satisfaisants.`,
			["« remarquables » l'an dernier, « satisfaisants » cette année"]
		],
		[
			'une seule des deux notes d’une phrase',
			'Rigueur excellente et accueil bon.',
			'Rigueur excellente et accueil moyen.',
			[
				"« Rigueur excellente et accueil bon » l'an dernier, « Rigueur excellente et accueil moyen » cette année"
			]
		],
		['une hausse', 'Manière de servir bonne.', 'Manière de servir très bonne.', []],
		['un synonyme', 'Manière de servir bonne.', 'Manière de servir satisfaisante.', []],
		['rien de changé', 'Manière de servir bonne.', 'Manière de servir bonne.', []],
		['« très » sans niveau', 'Agent très investi au guichet.', 'Agent investi au guichet.', []],
		[
			'une note en moins : on ne sait pas laquelle',
			'Rigueur bonne, accueil bon.',
			'Rigueur bonne, accueil.',
			[]
		]
	])('%s', (_titre, precedent, texte, attendu) => {
		expect(lues(precedent, texte)).toEqual(attendu);
	});

	it('cent mille signes à la suite ne la ralentissent pas', () => {
		const suite = '.'.repeat(50_000);
		expect(lues(`Rigueur excellente${suite}x`, `Rigueur bonne${suite}x`)).toHaveLength(1);
	});

	it('dix au plus', () => {
		const lignes = (mot: string) =>
			Array.from({ length: 30 }, (_, rang) => `- Critère numéro ${rang} du tableau : ${mot}`).join('\n');
		expect(lues(lignes('excellent'), lignes('bon'))).toHaveLength(10);
	});
});
