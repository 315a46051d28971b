import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignement } from './alignement.ts';
import { DELICATES, ORDINAIRES } from './cas/phrases.ts';
import { comparaison, MOTS_POUR_JUGER, PART_RECOPIEE, type Comparaison } from './comparaison.ts';

const AN_PASSE = `Résultats : les objectifs sont atteints. Madame Petit tient son portefeuille avec rigueur.
Manière de servir : excellente. Ses relations avec les usagers sont appréciées de tous.

Perspectives : souhaite se former à l’accueil. Avis très favorable.`;

const comparer = (texte: string, precedent: string): Comparaison => {
	const resultat = comparaison(texte, precedent);
	expect(resultat).not.toBeNull();
	return resultat!;
};

const sortes = (texte: string, precedent = AN_PASSE) =>
	comparer(texte, precedent).segments.map(({ sorte }) => sorte);

describe('deux comptes rendus comparés', () => {
	it('le même texte est gardé en entier', () => {
		const memes = comparer(AN_PASSE, AN_PASSE);
		expect(memes).toMatchObject({ part: 100, similitude: 100, remplacements: [] });
		expect(new Set(memes.segments.map(({ sorte }) => sorte))).toEqual(new Set(['garde']));
	});

	it('les capitales, les accents, les espaces et la ponctuation ne comptent pas', () => {
		const { part } = comparer(AN_PASSE.toUpperCase().replaceAll(' ', '  ').replaceAll('’', "'"), AN_PASSE);
		expect(part).toBe(100);
	});

	it('une phrase ajoutée', () => {
		expect(sortes(AN_PASSE.replace('Ses relations', 'Elle arrive en retard. Ses relations'))).toEqual([
			'garde',
			'garde',
			'garde',
			'ajoute',
			'garde',
			'garde',
			'garde'
		]);
	});

	it('une phrase retirée', () => {
		expect(sortes(AN_PASSE.replace(' Avis très favorable.', ''))).toContain('retire');
	});

	it('une phrase déplacée n’est ni ajoutée ni retirée', () => {
		const rigueur = 'Madame Petit tient son portefeuille avec rigueur.';
		const deplacee = `${AN_PASSE.replace(rigueur, '')} ${rigueur}`;
		expect(sortes(deplacee).filter((sorte) => sorte !== 'garde')).toEqual(['deplace', 'deplace']);
		expect(comparer(deplacee, AN_PASSE).part).toBe(100);
	});

	it('un mot changé se voit dans sa phrase', () => {
		const { segments, remplacements } = comparer(AN_PASSE.replace('excellente', 'bonne'), AN_PASSE);
		expect(segments.find(({ sorte }) => sorte === 'change')).toMatchObject({
			ecarts: [
				{ sorte: 'garde', texte: 'Manière de servir : ' },
				{ sorte: 'retire', precedent: 'excellente. ' },
				{ sorte: 'ajoute', texte: 'bonne. ' }
			]
		});
		expect(remplacements).toEqual([
			{ avant: 'excellente', apres: 'bonne', phrase: 'Manière de servir : bonne.' }
		]);
	});

	it('une case cochée ailleurs est un changement', () => {
		const { part, segments } = comparer('Implication : ☐ Excellent ☒ Bon', 'Implication : ☒ Excellent ☐ Bon');
		expect(part).toBeLessThan(100);
		expect(segments.map(({ sorte }) => sorte)).toEqual(['change']);
	});

	it('un texte sans un mot ne se compare pas', () => {
		for (const vide of ['', ' \n ', '… ! ?']) {
			expect(comparaison(vide, AN_PASSE)).toBeNull();
			expect(comparaison(AN_PASSE, vide)).toBeNull();
		}
	});

	it('un autre texte n’a rien de commun', () => {
		const { similitude, recopie } = comparer('Zèbre ivre. Kayak jaune.', AN_PASSE);
		expect({ similitude, recopie }).toEqual({ similitude: 0, recopie: false });
	});
});

describe('un texte recopié', () => {
	const mot = (rang: number) => `mot${'abcdefghij'[rang % 10]}${'abcdefghij'[Math.floor(rang / 10)]}`;
	const texte = (mots: number, nouveaux: number) =>
		Array.from({ length: mots }, (_, rang) => (rang < nouveaux ? 'neuf' : '') + mot(rang)).join(' ');

	it.each([
		[100, 0, true],
		[100, 100 - PART_RECOPIEE, true],
		[100, 101 - PART_RECOPIEE, false],
		[MOTS_POUR_JUGER, 0, true],
		[MOTS_POUR_JUGER - 1, 0, false]
	])('%d mots dont %d nouveaux : %s', (mots, nouveaux, recopie) => {
		expect(comparer(texte(mots, nouveaux), texte(mots, 0)).recopie).toBe(recopie);
	});
});

describe('deux textes quelconques', () => {
	const phrase = fc.constantFrom(
		...[...DELICATES, ...ORDINAIRES].slice(0, 40).map(({ texte }) => texte),
		'Bon. ',
		'Oui. ',
		'☒ Bon ☐ Excellent\n\n',
		'syn-\ndicat',
		'C.G.T.',
		'(e)s',
		' ',
		'\r\n'
	);
	const bruit = fc
		.array(fc.oneof(phrase, phrase, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 25 })
		.map((morceaux) => morceaux.join(' '));
	const lesDeux = (essai: (texte: string, precedent: string) => void) =>
		fc.assert(fc.property(bruit, bruit, essai), { numRuns: 300 });

	it('bout à bout, les segments rendent les deux textes', () => {
		lesDeux((texte, precedent) => {
			const { segments } = comparaison(texte, precedent) ?? { segments: null };
			if (!segments) return;
			const bout = (cote: 'texte' | 'precedent') => segments.map((segment) => segment[cote]).join('');
			expect([bout('texte'), bout('precedent')]).toEqual([texte, precedent]);
			for (const segment of segments) {
				if (segment.sorte !== 'change') continue;
				expect(segment.ecarts.map((ecart) => ecart.texte).join('')).toBe(segment.texte);
				expect(segment.ecarts.map((ecart) => ecart.precedent).join('')).toBe(segment.precedent);
			}
		});
	});

	it('dans l’autre sens, ce qui était ajouté est retiré', () => {
		lesDeux((texte, precedent) => {
			const [aller, retour] = [comparaison(texte, precedent), comparaison(precedent, texte)];
			expect(retour?.mots).toEqual(
				aller?.mots && { gardes: aller.mots.gardes, ajoutes: aller.mots.retires, retires: aller.mots.ajoutes }
			);
			expect(retour?.similitude).toBe(aller?.similitude);
		});
	});

	it('comparé à lui-même, un texte est gardé à cent pour cent', () => {
		fc.assert(
			fc.property(bruit, (texte) => {
				const { part = 100, mots = { ajoutes: 0, retires: 0 } } = comparaison(texte, texte) ?? {};
				expect([part, mots.ajoutes, mots.retires]).toEqual([100, 0, 0]);
			})
		);
	});

	it.each<[string, string, string]>([
		['sans un point', 'mot '.repeat(25_000), 'mot mut '.repeat(12_500)],
		['que des phrases d’un mot', 'a. b. '.repeat(16_000), 'b. c. a. '.repeat(11_000)],
		['sans espace', 'a'.repeat(100_000), 'b'.repeat(100_000)],
		[
			'une phrase toujours la même',
			'Le travail est bien fait. '.repeat(4_000),
			'Le travail est mal fait. '.repeat(4_000)
		]
	])('cent kilooctets hostiles sont comparés : %s', (_, texte, precedent) => {
		const { part, mots } = comparer(texte, precedent);
		expect(part).toBeLessThanOrEqual(100);
		expect(mots.gardes + mots.ajoutes).toBeGreaterThan(0);
	});
});

describe('l’alignement', () => {
	it('donne des paires égales, dans l’ordre des deux listes, et la plus longue suite des petites', () => {
		const lettres = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 12 });
		fc.assert(
			fc.property(lettres, lettres, (une, autre) => {
				const paires = alignement(une, autre);
				paires.forEach(([a, b], rang) => {
					expect(une[a]).toBe(autre[b]);
					const [avantA, avantB] = paires[rang - 1] ?? [-1, -1];
					expect(a).toBeGreaterThan(avantA);
					expect(b).toBeGreaterThan(avantB);
				});
				if (une.length > 0 && une.every((lettre) => autre.includes(lettre)) && autre.length === 1)
					expect(paires).toHaveLength(1);
			})
		);
	});

	it.each([
		['abcabba', 'cbabac', 4],
		['abcd', 'dcba', 1],
		['abcdef', 'abxdef', 5],
		['', 'abc', 0]
	])('« %s » et « %s » ont %d lettres en commun, dans l’ordre', (une, autre, nombre) => {
		expect(alignement([...une], [...autre])).toHaveLength(nombre);
	});
});
