import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELICATES, ORDINAIRES } from './cas/phrases.ts';
import { mentions } from './mentions.ts';

const moyens = (texte: string) => mentions(texte).map(({ moyen }) => moyen);

describe('les mentions d’un compte rendu', () => {
	it.each(DELICATES)('trouvée : $titre', ({ texte, moyens: attendus }) => {
		expect(moyens(texte)).toEqual(attendus);
	});

	it.each(ORDINAIRES)('ordinaire : $titre', ({ texte }) => {
		expect(mentions(texte)).toEqual([]);
	});

	it.each(DELICATES)('encore trouvée au milieu d’un compte rendu : $titre', ({ texte, moyens: attendus }) => {
		const autour = ORDINAIRES.map((phrase) => phrase.texte).join('\n\n');
		expect(moyens(`${autour}\n\n${texte}\n\n${autour}`)).toEqual(attendus);
	});
});

describe('le contexte d’une mention', () => {
	const texte =
		'Bon agent. Il est regrettable que ses mandats syndicaux l’éloignent du guichet. Rien d’autre.';
	const [mention] = mentions(texte);

	it('reste dans la phrase', () => {
		expect(mention).toMatchObject({
			avant: 'Il est regrettable que ',
			extrait: 'ses mandats syndicaux',
			apres: ' l’éloignent du guichet'
		});
	});

	it('est d’un seul tenant avec ce qui la complète', () => {
		expect(mentions('Sa décharge d’activité syndicale l’éloigne.').map(({ extrait }) => extrait)).toEqual([
			'Sa décharge d’activité syndicale'
		]);
	});

	it('va jusqu’à la phrase qui en tire une conséquence', () => {
		const [refus] = mentions('L’agent a refusé l’entretien. De ce fait, le niveau baisse. Rien d’autre.');
		expect(refus?.apres).toBe('. De ce fait, le niveau baisse');
		expect(mentions('A refusé l’entretien. Le niveau baisse.')[0]).toMatchObject({ apres: '', moyen: 'G39' });
	});

	it.each([
		['Ses mandats syndicaux nuisent au service.', true],
		['Ses mandats syndicaux sont connus.', false],
		['Malgré la baisse des effectifs et un arrêt maladie, les délais sont tenus.', false],
		['Affectée au guichet depuis son congé maternité, elle donne satisfaction.', false],
		['Ses arrêts maladie ne sont pas retenus, malgré un service perturbé.', false],
		['Ses arrêts maladie ont perturbé le service.', true],
		['Ses arrêts maladie sont sans incidence sur l’appréciation, insuffisante par ailleurs.', false]
	])('dit si la phrase reproche : « %s » %s', (phrase, reproche) => {
		expect(mentions(phrase).map((une) => une.reproche)).toEqual([reproche]);
	});

	it('ne dépasse pas cent caractères de chaque côté, et ne coupe aucun mot', () => {
		const long = 'mot '.repeat(60);
		const [seule] = mentions(`${long}activité syndicale ${long}`);
		expect(seule?.avant).toBe('mot '.repeat(25));
		expect(seule?.apres).toBe(' mot'.repeat(25));
	});
});

describe('n’importe quel texte', () => {
	const bribe = fc.constantFrom(
		...DELICATES.map(({ texte }) => texte),
		...ORDINAIRES.map(({ texte }) => texte),
		'syn-\n',
		'dicat ',
		'·e',
		'\r\n',
		'\ud800',
		'ses ',
		'FO'
	);
	const melange = fc
		.array(fc.oneof(bribe, fc.string({ unit: 'grapheme' })), { maxLength: 30 })
		.map((morceaux) => morceaux.join(''));

	it('donne des places du texte lui-même, en ordre et sans chevauchement', () => {
		fc.assert(
			fc.property(melange, (texte) => {
				let place = 0;
				for (const { debut, fin, extrait, avant, apres } of mentions(texte)) {
					expect(debut).toBeGreaterThanOrEqual(place);
					expect(texte.slice(debut, fin)).toBe(extrait);
					expect(texte.slice(debut - avant.length, fin + apres.length)).toBe(avant + extrait + apres);
					place = fin;
				}
			})
		);
	});

	it('les capitales ne cachent aucune mention', () => {
		for (const { texte, moyens: attendus } of DELICATES.filter(
			({ texte }) => !/\bFO\b|SUD|maIadie/.test(texte)
		))
			expect(moyens(texte.toUpperCase()), texte).toEqual(attendus);
	});

	/** What makes a search that goes back over its steps take minutes. */
	it.each<[string, string]>([
		['un mot sans fin', 'a'.repeat(1_000_000)],
		['un début de tournure répété', 'refusé de participer aux '.repeat(40_000)],
		['des mots de métier répétés', 'gestion des arrêts '.repeat(50_000)],
		['des lettres seules', 'a '.repeat(500_000)],
		['des coupes de ligne', 'a-\n'.repeat(330_000)],
		['des lignes vides', '\n'.repeat(1_000_000)],
		['des espaces', ' '.repeat(1_000_000)],
		['des finales inclusives', 'agent(e)s'.repeat(110_000)]
	])('un mégaoctet hostile est lu : %s', (_, texte) => {
		expect(mentions(texte)).toEqual([]);
	});

	it('cent mille mentions ne font qu’un résultat plus long', () => {
		expect(mentions('syndicat. '.repeat(100_000))).toHaveLength(100_000);
	});
});
