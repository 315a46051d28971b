import { describe, expect, it } from 'vitest';
import { autresMots, motsDe, racine } from './mots.ts';

describe('formes qui se valent', () => {
	it.each([
		['délai', 'délais', 'DELAI'],
		['recours', 'Recours'],
		['travail', 'travaux'],
		['tribunal', 'tribunaux'],
		['syndical', 'syndicale', 'syndicaux', 'syndicales'],
		['contractuel', 'contractuelle', 'contractuelles'],
		['refus', 'refuser', 'refusé', 'refusée', 'refusées'],
		['obligé', 'obliger', 'obligée'],
		['cœur', 'coeur'],
		['agent', 'agente', 'agents'],
		['niveau', 'niveaux']
	])('%s', (...formes) => {
		expect([...new Set(formes.map(racine))]).toHaveLength(1);
		expect(racine(formes[0]!)).not.toBeNull();
	});
});

describe('formes qui restent différentes', () => {
	it.each([
		['note', 'non'],
		['visa', 'vis'],
		['droit', 'droite-'],
		['avis', 'avoir'],
		['cap', 'ccp']
	])('%s et %s', (une, autre) => {
		expect(racine(une)).not.toBe(racine(autre));
	});
});

it.each(['le', 'LES', 'à', 'ça', 'l', 'qu', 'est'])('« %s » ne dit rien seul', (mot) =>
	expect(racine(mot)).toBeNull()
);

it('un numéro reste entier', () => {
	expect(motsDe('art. L. 521-1').map(({ mot }) => mot)).toEqual(['art', 'L', '521', '1']);
	expect(racine('2010')).toBe('2010');
});

it('l’apostrophe et le point médian séparent, et la place est celle du texte', () => {
	const texte = 'L’entretien des contractuel·les';
	for (const { mot, debut } of motsDe(texte)) expect(texte.slice(debut, debut + mot.length)).toBe(mot);
	expect(motsDe(texte).map(({ mot }) => mot)).toEqual(['L', 'entretien', 'des', 'contractuel', 'les']);
});

it('les mots des agents mènent à ceux des pages, dans les deux sens', () => {
	expect(autresMots(racine('salaires')!)).toContain('paie');
	expect(autresMots(racine('paie')!)).toContain('salaire');
	expect(autresMots(racine('convocation')!)).toEqual([]);
});
