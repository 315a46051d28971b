import { describe, expect, it } from 'vitest';
import { EMPLOYEURS, REGIMES, STATUTS } from './codes.ts';
import donnees from './fondements.json' with { type: 'json' };
import { adresseOfficielle } from './adresse.ts';
import { citation, fondement, fondements } from './fondements.ts';
import { instance, instances } from './instances.ts';
import { regimeDe, VERSANTS } from './regime-de.ts';
import { estAncien, regimeApplicable, toutesLesRegles } from './regimes.ts';
import { CODES_ECHEANCE, estDatee } from './regle.ts';

const REGIMES_AVEC_CHAINE = REGIMES.filter((code) => !estAncien(code));

function applicable(...[code, employeur]: Parameters<typeof regimeApplicable>) {
	const lu = regimeApplicable(code, employeur);
	if (!lu.ok) throw new Error(lu.refus.message);
	return lu.regime;
}

describe('règles', () => {
	it.each(toutesLesRegles())('$ou : chaque source citée existe', ({ regle }) => {
		const codes = [
			...regle.fondements,
			...(estDatee(regle) ? regle.lectures.flatMap((lecture) => lecture.fondements) : []),
			...(regle.remarques ?? []).flatMap((remarque) => remarque.fondement ?? [])
		];
		for (const code of codes) expect(fondement(code).texte).not.toBe('');
	});

	it.each(toutesLesRegles())('$ou : une règle à vérifier le dit de deux façons', ({ regle }) => {
		expect(regle.genre === 'a-verifier').toBe(regle.certitude === 'a-verifier');
	});

	it.each(toutesLesRegles().filter(({ regle }) => regle.genre === 'a-verifier'))(
		'$ou : une règle à vérifier ne presse que celui qui doit agir',
		({ ou, regle }) => {
			const texte = 'texte' in regle ? regle.texte : '';
			if (regle.pour === 'autorite') expect(texte).not.toContain('Agissez');
			if (/^(fph|contractuel-hospitalier) /.test(ou)) {
				expect(texte.includes('Agissez tout de suite')).toBe(regle.pour === 'agent');
				expect(texte).toContain('à la direction des ressources humaines et au syndicat');
			}
		}
	);

	it.each(REGIMES_AVEC_CHAINE)('%s : toute la chaîne est décrite', (code) => {
		expect(Object.keys(applicable(code).regles).toSorted()).toEqual(CODES_ECHEANCE.toSorted());
	});

	it.each(REGIMES_AVEC_CHAINE)('%s : le préavis et les exigences ont des sources connues', (code) => {
		const { preavis, exigences } = applicable(code);
		for (const source of [...preavis.fondements, ...Object.values(exigences).flat()]) {
			expect(fondement(source).texte).not.toBe('');
		}
	});

	it('la matrice des délais, case par case', () => {
		const cellule = (regle: ReturnType<typeof toutesLesRegles>[number]['regle']) =>
			estDatee(regle)
				? `${regle.duree}${regle.genre === 'acte-franc' ? ' franc' : ''} ${regle.certitude}`
				: regle.genre;
		const lues = Object.fromEntries(toutesLesRegles().map(({ ou, regle }) => [ou, cellule(regle)]));
		const attendues = (code: string, cases: string[]) =>
			Object.fromEntries(CODES_ECHEANCE.map((echeance, rang) => [`${code} ${echeance}`, cases[rang]]));
		expect(lues).toMatchObject({
			...attendues('fpe', [
				'sans-delai',
				'sans-delai',
				'P15D franc certain',
				'P15D franc certain',
				'P2M certain',
				'P1M discute',
				'P2M franc certain'
			]),
			...attendues('fpt', [
				'P15D discute',
				'sans-delai',
				'P15D franc certain',
				'P15D certain',
				'P2M certain',
				'P1M discute',
				'P2M franc certain'
			]),
			...attendues('fph', [
				'P30D certain',
				'P15D discute',
				'P15D discute',
				'a-verifier',
				'P2M certain',
				'a-verifier',
				'P2M franc certain'
			]),
			...attendues('contractuel-etat', [
				'sans-delai',
				'sans-delai',
				'P15D franc certain',
				'P15D franc certain',
				'P2M certain',
				'P1M discute',
				'P2M franc certain'
			]),
			...attendues('contractuel-territorial', [
				'P15D discute',
				'sans-delai',
				'P15D franc certain',
				'P15D discute',
				'P2M certain',
				'P1M discute',
				'P2M franc certain'
			]),
			...attendues('contractuel-hospitalier', [
				'a-verifier',
				'a-verifier',
				'a-verifier',
				'a-verifier',
				'P2M certain',
				'a-verifier',
				'P2M franc certain'
			]),
			'dgfip communication-compte-rendu': 'a-verifier',
			'dgfip observations': 'a-verifier',
			'dgfip recours-hierarchique': 'P15D franc certain',
			'finances observations': 'a-verifier',
			'education-biatss observations': 'a-verifier'
		});
	});

	it('à la DGFiP, un contractuel suit les règles des contractuels de l’État', () => {
		expect(applicable('contractuel-etat', 'dgfip').regles).toEqual(applicable('contractuel-etat').regles);
	});
});

describe('sources', () => {
	it('un code inconnu est une erreur', () => {
		expect(() => fondement('decret-imaginaire')).toThrow(RangeError);
	});

	it('les codes sont uniques', () => {
		expect(fondements()).toHaveLength(donnees.length);
	});

	it.each([
		['https://www.legifrance.gouv.fr/loda/id/JORFTEXT000029918006', true],
		['https://conseil-etat.fr/decisions', true],
		['https://juridique.defenseurdesdroits.fr/doc', true],
		['https://education.gouv.fr/bo', true],
		['https://paris.cour-administrative-appel.fr/decision', true],
		['https://nimes.tribunal-administratif.fr/', true],
		['https://www.defenseurdesdroits.fr/', true],
		['HTTPS://WWW.LEGIFRANCE.GOUV.FR/loda', true],
		['http://www.conseil-etat.fr/', true],
		['https://legifrance.gouv.fr.exemple.org/', false],
		['https://legifrance.gouv.fr./', false],
		['https://exemple.org/legifrance.gouv.fr', false],
		['https://exemple.org/?https://legifrance.gouv.fr', false],
		['https://legifrance.gouv.fr@exemple.org/', false],
		['https://exemple.org\\@legifrance.gouv.fr/', false],
		['https://agent:secret@legifrance.gouv.fr/', false],
		['https://agent@legifrance.gouv.fr/', false],
		['https://legifrance.gouv.fr:8443/', false],
		['https://legifrance-gouv.fr/', false],
		['https://légifrance.gouv.fr.exemple.org/', false],
		['https://xn--lgifrance-b1a.fr/', false],
		['https://gouv.fr.exemple.org/', false],
		['https://legifrance.gоuv.fr/', false],
		['javascript://legifrance.gouv.fr/%0aalert(1)', false],
		['ftp://legifrance.gouv.fr/', false],
		['//legifrance.gouv.fr/loda', false],
		['https://faux-conseil-etat.fr/', false],
		['https://snalc.fr/entretien-professionnel', false],
		['pas une adresse', false]
	])('%s : officielle, %s', (url, officielle) => {
		expect(adresseOfficielle(url) !== null).toBe(officielle);
	});

	it('un lien part toujours en https', () => {
		expect(adresseOfficielle('http://www.conseil-etat.fr/arret?n=1')).toBe(
			'https://www.conseil-etat.fr/arret?n=1'
		);
		for (const source of fondements()) {
			if (source.adresseOfficielle !== null) expect(source.adresseOfficielle).toMatch(/^https:\/\//);
		}
	});

	it('une adresse officielle peut être un lien, une autre n’est que nommée', () => {
		for (const { url, adresseOfficielle, luDans } of fondements()) {
			expect([adresseOfficielle, luDans].filter((valeur) => valeur !== null)).toHaveLength(
				url === null ? 0 : 1
			);
		}
	});

	it('une citation nomme l’article', () => {
		expect(citation(fondement('decret-2010-888-art-6'))).toBe(
			'Décret n°\u00a02010-888 du 28 juillet 2010, art.\u00a06'
		);
		expect(citation(fondement('decret-2020-719'))).not.toContain('relever');
	});
});

describe('instances', () => {
	const nom = (le: string, employeur: 'dgfip' | 'douane' | null) =>
		instance('fpe', employeur, Temporal.PlainDate.from(le))?.nom;

	it.each([
		['2018-12-31', 'dgfip', 'la CAPL, puis la CAPN au second niveau'],
		['2019-01-01', 'dgfip', 'la CAPL'],
		['2022-12-31', 'dgfip', 'la CAPL'],
		['2023-01-01', 'dgfip', 'la CAP nationale'],
		['2026-06-01', 'douane', 'la CAP nationale'],
		['2026-06-01', null, 'la CAP dont relève votre corps']
	] as const)('le %s, employeur %s : %s', (le, employeur, attendu) => {
		expect(nom(le, employeur)).toBe(attendu);
	});

	it('chaque ligne a une source connue, et les anciennes notations n’ont pas d’instance', () => {
		for (const { fondements: codes } of instances()) for (const code of codes) fondement(code);
		expect(instance('onic-2005', null, Temporal.PlainDate.from('2010-01-01'))).toBeNull();
	});
});

describe('régime déduit', () => {
	it.each([
		['dgfip', 'titulaire', 'fpe'],
		['dgfip', 'stagiaire', 'fpe'],
		['dgfip', 'contractuel', 'contractuel-etat'],
		['education-biatss', 'contractuel', 'contractuel-etat'],
		['etat', 'titulaire', 'fpe'],
		['territorial', 'titulaire', 'fpt'],
		['territorial', 'contractuel', 'contractuel-territorial'],
		['hospitalier', 'stagiaire', 'fph'],
		['hospitalier', 'contractuel', 'contractuel-hospitalier'],
		['defense', 'titulaire', 'fpe'],
		['defense', 'ouvrier-etat', 'ouvriers-defense-1972']
	] as const)('%s, %s : %s', (employeur, statut, regime) => {
		const deduit = regimeDe({ employeur, statut });
		expect(deduit).toMatchObject({ ok: true, regime });
		expect(deduit.ok && deduit.phrase).toMatch(/\.$/u);
	});

	it('chaque couple donne un régime ou une phrase de refus', () => {
		for (const employeur of [...EMPLOYEURS, ...VERSANTS]) {
			for (const statut of STATUTS) {
				const deduit = regimeDe({ employeur, statut });
				expect(deduit.ok ? deduit.phrase : deduit.refus.message).not.toBe('');
			}
		}
		expect(regimeDe({ employeur: 'territorial', statut: 'ouvrier-etat' })).toMatchObject({
			ok: false,
			refus: { code: 'regime-inconnu' }
		});
	});
});
