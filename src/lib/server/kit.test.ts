import { describe, expect, it } from 'vitest';
import { compact, readPdf } from '../../../test/support/pdf.ts';
import { FORMATS_D_AFFICHE, FORMATS_DE_TRACT, tractPdf } from './documents/tract.ts';
import { affiche, chiffresDits, courriel, type Kit, tract } from './kit.ts';

const ADRESSE = 'https://vigie.exemple.org';
const KIT: Kit = {
	section: {
		nom: 'Section des finances publiques des Alpes-de-Haute-Provence et du Vaucluse',
		telephone: '04 00 00 00 00',
		courriel: 'section@exemple.fr',
		permanence: 'Le mardi de 12 h à 14 h, salle syndicale du deuxième étage, bâtiment B'
	},
	service: {
		id: '00000000-0000-4000-8000-000000000001',
		nom: 'Service de gestion comptable des établissements publics locaux de Château-Arnoux-Saint-Auban'
	},
	saison: 2026,
	chiffres: [
		{ valeur: 'environ 125', libelle: 'agents participent' },
		{ valeur: 'de 103 à 112', libelle: 'ont annoncé leur refus' },
		{ valeur: 'au moins 48', libelle: 'contestent leur compte rendu' }
	],
	semaine: Temporal.PlainDate.from('2026-03-02')
};
const MUET: Kit = { ...KIT, service: null, chiffres: [], semaine: null };

describe('ce qui peut se dire d’un lieu', () => {
	const tranches = {
		participants: { min: 23, max: 27 },
		convoques: { min: 23, max: 27 },
		refus: { min: 0, max: 7 },
		contestations: null
	};

	it('un nombre arrondi est dit, ce qui est petit ou protégé ne l’est pas', () => {
		expect(chiffresDits({ effectif: 60, tranches })).toEqual([
			{ valeur: 'environ 25', libelle: 'agents participent' }
		]);
	});

	it('la plus haute tranche se dit « au moins »', () => {
		const haute = { participants: { min: 13, max: 24 } };
		expect(chiffresDits({ effectif: 24, tranches: haute })[0]?.valeur).toBe('au moins 13');
	});

	it('une large tranche se dit par ses deux bouts', () => {
		const large = { refus: { min: 13, max: 27 } };
		expect(chiffresDits({ effectif: 60, tranches: large })[0]?.valeur).toBe('de 13 à 27');
	});
});

describe.each([
	...FORMATS_D_AFFICHE.map((format) => ['affiche', format, affiche] as const),
	...FORMATS_DE_TRACT.map((format) => ['tract', format, tract] as const)
])('%s %s', (_, format, papier) => {
	it('tient sur une feuille avec les noms les plus longs, et dit d’où viennent ses chiffres', async () => {
		const { pages, texte, roles, xmp } = await readPdf(tractPdf(papier(KIT, ADRESSE), format));
		expect(pages).toHaveLength(1);
		expect(xmp?.get('pdfuaid:part')).toBe('1');
		expect(roles).toEqual(expect.arrayContaining(['H1', 'Figure']));
		for (const attendu of [
			'Château-Arnoux-Saint-Auban',
			'environ 125',
			'lundi 2 mars 2026',
			'n’est pas une grève',
			ADRESSE
		])
			expect(sansTrait(texte)).toContain(sansTrait(attendu));
	});

	it('sans chiffre à dire, n’en parle pas', async () => {
		const { pages, texte } = await readPdf(tractPdf(papier(MUET, ADRESSE), format));
		expect(pages).toHaveLength(1);
		expect(texte).not.toMatch(/environ|protégés|semaine du/);
	});
});

it('le message porte les mêmes chiffres et les mêmes mises en garde', () => {
	const { objet, texte } = courriel(KIT, ADRESSE);
	expect(objet).toContain('2026');
	for (const attendu of [
		'– environ 125 agents participent',
		'n’est pas une grève',
		ADRESSE,
		'jamais depuis le poste'
	])
		expect(texte).toContain(attendu);
	expect(courriel(MUET, ADRESSE).texte).not.toMatch(/environ|protégés/);
});

/** A hyphen at the end of a line may be the text’s own or the page’s. */
const sansTrait = (texte: string): string => compact(texte).replace(/[-\u2010]/g, '');
