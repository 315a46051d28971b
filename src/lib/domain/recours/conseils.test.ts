import { describe, expect, it } from 'vitest';
import { conseils } from '#lib/domain/recours/conseils.ts';
import { memePersonne } from '#lib/domain/recours/personnes.ts';
import { RUBRIQUES } from '#lib/domain/recours/rubriques.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';

const codes = (motif: string, redaction = '') => conseils({ motif, redaction }).map(({ code }) => code);

describe('remarques sur la rédaction', () => {
	it.each<[string, string]>([
		['Ce compte rendu est insuffisamment motivé.', 'motivation'],
		['IL Y A UN DÉFAUT DE MOTIVATION', 'motivation'],
		['La CAP a donné raison à l’agente, l’administration devait suivre.', 'avis-cap'],
		['L’absence de voies de recours rend le compte rendu nul.', 'voies-de-recours'],
		['Je forme un recours administratif préalable obligatoire.', 'rapo'],
		['Je saisirai la CAPL.', 'capl'],
		['L’entretien n’étant pas obligatoire, il est de mon droit de refuser.', 'droit-au-refus'],
		['J’ai exercé mon droit de retrait.', 'retrait'],
		['Conformément au droit de grève', 'greve'],
		['J’ai refusé de signer.', 'signature'],
		['dans le délai de 30 jours', 'trente-jours'],
		['Je saisis la CAP sous trente jours.', 'trente-jours'],
		['l’article 6 du décret 2014-1526', 'article-7'],
		['Mon chef est un menteur.', 'attaque'],
		['C’est une sanction déguisée.', 'sanction'],
		['Mené par [nom et fonction].', 'crochets'],
		['Il se venge du boycott.', 'boycott']
	])('« %s »', (texte, code) => {
		expect(codes(texte)).toContain(code);
	});

	it.each<[string, RegimeCode, string, string | null]>([
		[
			'l’article 6 pour une révision territoriale',
			'fpt',
			'la révision de l’article 6 du décret 2014-1526',
			'article-7'
		],
		[
			'l’article 6 pour la procédure territoriale',
			'fpt',
			'convoqué selon l’article 6 du décret 2014-1526',
			null
		],
		['l’article 7 pour une révision territoriale', 'fpt', 'l’article 7 du décret 2014-1526', null],
		['le décret de l’État chez un hospitalier', 'fph', 'le décret n° 2010-888', 'autre-decret'],
		['le décret de l’État à l’État', 'fpe', 'le décret n° 2010-888', null],
		['la CAP locale d’un hôpital', 'fph', 'Je saisirai la CAPL.', null],
		['trente jours là où le mois n’a pas été lu', 'fph', 'dans le délai de 30 jours', null],
		['trente jours devant une CCP', 'contractuel-etat', 'la CCP sous 30 jours', 'trente-jours']
	])('%s', (_, regime, motif, code) => {
		expect(conseils({ motif, redaction: '', regime }).map((une) => une.code)).toEqual(code ? [code] : []);
	});

	it('la remarque nomme la lettre du régime', () => {
		const dit = (regime: RegimeCode) => conseils({ motif: 'un RAPO', redaction: '', regime })[0]?.texte;
		expect(dit('fpe')).toContain('recours hiérarchique');
		expect(dit('contractuel-territorial')).toContain('demande de révision');
	});

	it('« supprimer » ne se remarque que dans ce qui est demandé', () => {
		expect(codes('Supprimer mon poste était prévu dès juin.')).toEqual([]);
		expect(codes('', 'Supprimer la phrase sur mes absences')).toEqual(['suppression']);
	});

	it.each([
		'Aucun fait précis ne vient à l’appui de cette appréciation.',
		'En mars 2025, 340 dossiers traités pour un objectif de 300 (tableau du service joint).',
		'Les effectifs sont passés de 8 à 5 ; la réunion du 12 juin l’a constaté.',
		'L’objectif a été fixé le 30 juin.',
		'En trente jours, les 340 dossiers en attente ont été traités.',
		'Un handicap reconnu ; le médecin m’a donné raison.',
		'Cette commande a été mentionnée dans ma fiche de poste.'
	])('rien à redire : « %s »', (texte) => {
		expect(codes(texte)).toEqual([]);
	});

	it('chaque remarque vient une fois, quel que soit le nombre de fois', () => {
		expect(codes('grève, grève, grève', 'grève')).toEqual(['greve']);
	});
});

describe('la même personne', () => {
	it.each<[string, string, boolean]>([
		['Mme Martin, cheffe du SIP', 'Paule MARTIN', true],
		['M. Éric Lévêque', 'Eric Leveque', true],
		['Martin', 'Mme Martineau', false],
		['Paule Martin', 'Jean Martin', false],
		['Madame', 'Madame', false],
		['', 'Martin', false]
	])('« %s » et « %s » : %s', (a, b, attendu) => {
		expect(memePersonne(a, b)).toBe(attendu);
		expect(memePersonne(b, a)).toBe(attendu);
	});
});

it('chaque conseil de rubrique cite une source connue et en vigueur, ou aucune', () => {
	for (const { fondements } of RUBRIQUES)
		for (const code of fondements) expect(fondement(code).etat).not.toBe('abroge');
});
