import { describe, expect, it } from 'vitest';
import { index, recherche } from './recherche.ts';

const texte = (demande: string, corps: string) => {
	const document = { href: '/x', genre: 'Page', titre: 'Titre', resume: '', texte: corps };
	const [premier] = recherche(index([document]), demande);
	return premier?.extrait.map((un) => un.texte).join('') ?? '';
};
const LOIN = 'rien à lire ici. '.repeat(40);

describe('l’extrait', () => {
	it('montre l’endroit où les mots cherchés sont le plus serrés', () => {
		const corps = `Un préavis seul. ${LOIN}Le préavis de la convocation, avant la convocation. ${LOIN}Encore un préavis.`;
		expect(texte('préavis convocation', corps)).toContain('Le préavis de la convocation');
	});

	it('montre le premier de deux endroits qui se valent', () => {
		expect(texte('préavis', `${LOIN}préavis court. ${LOIN}préavis long.`)).toContain('préavis court');
	});

	it('reste court d’un texte qui n’est qu’un mot, des milliers de fois', () => {
		const lu = texte('préavis', 'préavis '.repeat(2_500));
		expect(lu).toContain('préavis préavis');
		expect(lu.length).toBeLessThan(260);
	});
});
