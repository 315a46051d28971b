import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesCites } from '#lib/domain/regimes/citations.ts';
import { CERTITUDES } from '#lib/domain/regimes/codes.ts';
import donnees from '#lib/domain/regimes/fondements.json' with { type: 'json' };
import { codeDeSource, fondements, TYPES_DE_SOURCE } from '#lib/domain/regimes/fondements.ts';
import { instances } from '#lib/domain/regimes/instances.ts';
import { toutesLesRegles } from '#lib/domain/regimes/regimes.ts';
import { racineDuProjet } from '#lib/server/racine.ts';
import {
	derives,
	sourcesNommees,
	textesNommes,
	tientAujourdhui
} from '../../../test/support/derive-du-droit.ts';
import { citations, HISTOIRE, usages } from './usages.ts';

const RACINE = racineDuProjet();

/** What is on screen, in letters, in the rules: not the tests, nor the letters of administrations that test the reader. */
const FICHIERS = globSync('src/**/*.{ts,svelte,md,yaml,typ}', { cwd: RACINE })
	.map((fichier) => fichier.split(path.sep).join('/'))
	.filter((fichier) => !/\.test\.ts$|\/cas\//.test(fichier))
	.sort()
	.map((fichier) => ({ fichier, contenu: readFileSync(path.join(RACINE, fichier), 'utf8') }));

/** What is said to somebody: comments may name texts that nobody is told to rely on. */
const sansCommentaires = (contenu: string): string =>
	contenu.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|<!--[\s\S]*?-->/gm, '');

describe('dérive du droit : chaque source citée est au registre, et tient encore', () => {
	it('le balayage lit bien le programme', () => {
		expect(FICHIERS.length).toBeGreaterThan(300);
		expect(FICHIERS.flatMap(({ contenu }) => codesCites(contenu)).length).toBeGreaterThan(200);
	});

	it('aucun fichier ne nomme une source inconnue ou abrogée', () => {
		const fautes = FICHIERS.flatMap(({ fichier, contenu }) =>
			derives(codesCites(contenu), { histoire: HISTOIRE.test(fichier) }).map(
				({ code, raison }) => `${fichier} : ${code}, ${raison}`
			)
		);
		expect(fautes).toEqual([]);
	});

	it('aucune règle, commission, lettre, notice ou page en vigueur ne cite une source inconnue ou abrogée', () => {
		const fautes = citations().flatMap(({ ou, codes, histoire }) =>
			derives(codes, { histoire }).map(({ code, raison }) => `${ou} : ${code}, ${raison}`)
		);
		expect(fautes).toEqual([]);
	});

	it.each(toutesLesRegles().filter(({ regle }) => regle.valideAu === null))(
		'$ou : la règle d’aujourd’hui ne repose pas seulement sur un texte du passé',
		({ regle }) => {
			expect(tientAujourdhui(regle.fondements.map(codeDeSource))).toBe(true);
		}
	);

	it.each(instances().filter(({ au }) => au === null))(
		'$nom ($regime) : le nom d’aujourd’hui ne repose pas seulement sur un texte du passé',
		({ fondements: codes }) => {
			expect(tientAujourdhui(codes)).toBe(true);
		}
	);

	it('un texte nommé dans une phrase est au registre, et n’y est pas abrogé', () => {
		const fautes = FICHIERS.flatMap(({ fichier, contenu }) =>
			textesNommes(sansCommentaires(contenu))
				.filter((nom) => {
					const trouvees = sourcesNommees(nom);
					return (
						trouvees.length === 0 ||
						(!HISTOIRE.test(fichier) && trouvees.every(({ etat }) => etat === 'abroge'))
					);
				})
				.map((nom) => `${fichier} : ${nom}`)
		);
		expect(fautes).toEqual([]);
	});
});

describe('le filet attrape ce pour quoi il est tendu', () => {
	const attrapes = (contenu: string, histoire = false) => derives(codesCites(contenu), { histoire });

	it.each([
		['un code inconnu dans une règle', "fondements: ['decret-2010-888-art-60'],", 'decret-2010-888-art-60'],
		['un arrêt inconnu', "phrase(vu, 'texte', 'ce-999999')", 'ce-999999'],
		['une cour inconnue', '"caa-paris-99pa00001"', 'caa-paris-99pa00001'],
		['un code inconnu dans un en-tête YAML', 'fondements: [cgfp-l999-1, ce-386907]', 'cgfp-l999-1'],
		[
			'un code inconnu dans une page',
			"<Source reference={r('doctrine-imaginaire')} />",
			'doctrine-imaginaire'
		],
		['un code inconnu comme clé', "const R = { 'ta-lyon-123': 1 };", 'ta-lyon-123']
	])('%s', (_titre, contenu, code) => {
		expect(attrapes(contenu)).toEqual([{ code, raison: 'inconnu' }]);
	});

	it('un texte abrogé, sauf là où tout parle du passé', () => {
		const contenu = "fondement('loi-84-16-art-65')";
		expect(attrapes(contenu)).toEqual([{ code: 'loi-84-16-art-65', raison: 'abroge' }]);
		expect(attrapes(contenu, true)).toEqual([]);
		expect(attrapes("fondement('loi-84-16-art-99')", true)).toEqual([
			{ code: 'loi-84-16-art-99', raison: 'inconnu' }
		]);
	});

	it('nos autres codes ne sont pas pris pour des sources', () => {
		expect(
			codesCites(
				"'code-expire' 'fiche-de-poste' 'doctrine-syndicale' 'trace-1' 'place-2' 'tract-a4' 'ce-qui-compte' /regles/ce-x"
			)
		).toEqual([]);
	});

	it.each([
		['prévu à l’article 6 du décret n° 2010-888 du 28 juillet 2010', ['2010-888']],
		['l’art. L. 212-6 du code général', ['L. 212-6']],
		['la circulaire du 23 avril 2012 permet', ['circulaire du 23 avril 2012']],
		['le décret n°\u00a099-123', ['99-123']]
	])('un texte nommé dans une phrase : %s', (phrase, attendu) => {
		expect(textesNommes(phrase)).toEqual(attendu);
	});

	it('un texte nommé mais inconnu ne trouve aucune source, un texte abrogé n’en trouve que d’abrogées', () => {
		expect(sourcesNommees('99-123')).toEqual([]);
		expect(sourcesNommees('2010-88')).toEqual([]);
		expect(sourcesNommees('2010-888').length).toBeGreaterThan(5);
		expect(sourcesNommees('circulaire du 23 avril 2012').map(({ code }) => code)).toContain(
			'circulaire-2012-04-23'
		);
		expect(sourcesNommees('circulaire du 24 avril 2012')).toEqual([]);
		expect(sourcesNommees('2010-1153').map(({ etat }) => etat)).toEqual(['abroge']);
	});

	it.each([
		[['decret-2010-888-art-6'], true],
		[['decret-2011-2041'], false],
		[['decret-2002-682'], false],
		[['decret-2011-2041', 'decret-2010-888-art-6'], true],
		[['doctrine-fo-dgfip-capn'], true]
	])('%j tient aujourd’hui : %s', (codes, attendu) => {
		expect(tientAujourdhui(codes)).toBe(attendu);
	});
});

describe('registre', () => {
	it.each(donnees)('$code : ses champs ont un sens', (donnee) => {
		expect(donnee.code).toMatch(/^[a-z\d]+(?:-[a-z\d]+)+$/);
		expect(codesCites(`'${donnee.code}'`)).toEqual([donnee.code]);
		expect(donnee.intitule.trim().length).toBeGreaterThan(5);
		expect(donnee.article).not.toBe('');
		expect(TYPES_DE_SOURCE).toContain(donnee.type);
		expect(['en-vigueur', 'abroge', 'historique', 'a-verifier']).toContain(donnee.etat);
		expect(CERTITUDES).toContain(donnee.certitude);
		if (donnee.url !== null) expect(new URL(donnee.url).protocol).toMatch(/^https?:$/);
		if (donnee.vuLe === null) expect(donnee.certitude).toBe('a-verifier');
		else expect(Temporal.PlainDate.from(donnee.vuLe).toString()).toBe(donnee.vuLe);
	});

	it('une source jamais lue n’a pas d’adresse où elle aurait été lue', () => {
		for (const { verifieLe, url } of fondements()) if (verifieLe === null) expect(url).toBeNull();
	});
});

describe('usages', () => {
	it('dit où une source est citée, en français, avec la page quand elle est publique', () => {
		const lieux = usages().get('decret-2010-888-art-6') ?? [];
		expect(lieux).toContainEqual({
			genre: 'regle',
			ou: 'Recours hiérarchique (fonctionnaires de l’État)',
			href: '/regles/fpe#recours-hierarchique',
			histoire: false
		});
		expect(lieux).toContainEqual({
			genre: 'lettre',
			ou: 'Lettre «\u00a0Recours hiérarchique contre le compte rendu\u00a0»',
			href: null,
			histoire: false
		});
		expect(lieux).toContainEqual({
			genre: 'page',
			ou: 'Page /contester',
			href: '/contester',
			histoire: false
		});
		expect(
			usages()
				.get('ce-335033')
				?.map(({ ou }) => ou)
		).toContain('Moyen G13 : CAP ou CCP non saisie malgré la demande'.replace(' :', '\u202f:'));
		expect(new Set(lieux.map(({ ou }) => ou)).size).toBe(lieux.length);
	});

	it('chaque lieu est dit par ce qu’il est, aucun par un nom de fichier', () => {
		for (const { ou } of citations()) expect(ou).not.toMatch(/^Programme|\.ts|\.svelte/);
	});

	it('une source que personne ne cite n’a pas de ligne', () => {
		const cites = usages();
		for (const lieux of cites.values()) expect(lieux.length).toBeGreaterThan(0);
		expect(cites.has('doctrine-imaginaire')).toBe(false);
	});
});
