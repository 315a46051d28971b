import { describe, expect, it } from 'vitest';
import { notationOnicDepuis } from './onic-2005.ts';
import type { Anomalie } from './resultat.ts';

function anomalies(saisie: object): Anomalie[] {
	const vu = notationOnicDepuis(saisie);
	if (!vu.ok) throw new Error(vu.refus.message);
	return vu.valeur.anomalies;
}

/** What is raised besides what nobody can state in the input. */
const releves = (saisie: object): string[] =>
	anomalies(saisie)
		.filter(({ niveau }) => niveau !== 'info')
		.map(({ code, niveau }) => `${code} ${niveau}`);

const unAgent = (notePrecedente: unknown, note: unknown) => ({
	corps: [{ agent: 'A.B.', notePrecedente, note }, ...Array(9).fill({ notePrecedente: 20, note: 21 })]
});

describe('O07, O08 : l’évolution de la note (articles 8 et 9)', () => {
	it.each<[string, unknown, unknown, string[]]>([
		['+3', 20, 23, []],
		['+2', 20.5, 22.5, []],
		['+1', 19, 20, []],
		['0', 21, 21, []],
		['−0,5', 21, 20.5, []],
		['−1', 21, 20, []],
		['+3 depuis la note de référence', null, 23, []],
		['sans note précédente connue, rien n’est calculé', undefined, 25, []],
		['sans note, rien n’est calculé', 20, undefined, []],
		['+0,5 n’est pas une marge', 20, 20.5, ['O08 erreur']],
		['+0,1 : 20,1 n’est pas 20', 20, 20.1, ['O08 erreur']],
		['de 20,1 à 21,1, exactement +1', 20.1, 21.1, []],
		['de 20,3 à 23,3, exactement +3', 20.3, 23.3, []],
		['+4', 20, 24, ['O08 erreur']],
		['−2', 24, 22.5, ['O08 erreur']],
		['+2,999 n’est pas +3', 20, 22.999, ['O08 erreur']],
		['+4 depuis la note de référence', null, 24, ['O08 erreur']],
		['repartie de 20 malgré une note précédente', 24, 21, ['O07 erreur', 'O08 erreur']]
	])('%s', (_, precedente, note, attendus) => {
		expect(releves(unAgent(precedente, note))).toEqual(attendus);
		expect(releves({ fiche: { notePrecedente: precedente, note } })).toEqual(attendus);
	});

	it('l’anomalie nomme l’agent, les deux notes et l’article', () => {
		const [une] = anomalies(unAgent(20, 20.1));
		expect(une).toMatchObject({ code: 'O08', agent: 'A.B.', fondement: { article: '9' } });
		expect(une?.texte).toContain('(20) à 20,1, l’évolution est de +0,1');
	});

	it('une ligne sans nom est désignée par son rang', () => {
		expect(anomalies({ corps: [{ notePrecedente: 20, note: 27 }] })[0]?.agent).toBe('ligne 1');
		const vu = notationOnicDepuis({ corps: [{ agent: '', notePrecedente: 20, note: 23 }] });
		expect(vu.ok && vu.valeur.quotas?.[0]?.agents).toEqual(['ligne 1']);
	});
});

describe('O05 : qui signe la note de qui (article 6)', () => {
	it.each<[string, string, string[]]>([
		['bureau du siège', 'chef de service', []],
		['services extérieurs', 'Inspecteur général', []],
		['placé sous l’autorité directe du directeur général adjoint', 'directrice générale adjointe', []],
		['sous l’autorité directe du directeur général', 'Le directeur général', []],
		['chef de service du siège', 'directeur général', []],
		['directeur régional', 'directeur général', []],
		['responsable du laboratoire', 'directeur-general', []],
		['inspecteur général', 'directeur général', []],
		['directeur général adjoint', 'directeur général', []],
		['direction régionale de Lille', 'inspectrice générale', []],
		['laboratoire', 'inspecteur général', []],
		['autorite-directeur-general-adjoint', 'directeur-general-adjoint', []],
		['services-exterieurs', 'directeur régional', ['O05 erreur']],
		['bureau-du-siege', 'supérieur hiérarchique direct', ['O05 erreur']],
		['bureau du siège', 'inspecteur général', ['O05 erreur']],
		['directeur régional', 'inspecteur général', ['O05 erreur']],
		['responsable du laboratoire', 'inspecteur général', ['O05 erreur']],
		['chef de service', 'directeur général adjoint', ['O05 erreur']],
		['services extérieurs', 'Inspecteur·rice général·e', []],
		['chef·fe de service du siège', 'D.G.', []],
		['services extérieurs', 'Mme Durand', ['O05 alerte']],
		['services extérieurs', 'le chef de service, par délégation', ['O05 alerte']],
		['sur la Lune', 'chef de service', ['O05 alerte']]
	])('%s, signée par « %s »', (affectation, signataire, attendus) => {
		expect(releves({ fiche: { affectation, signataire } })).toEqual(attendus);
	});

	it.each([{ signataire: 'directeur régional' }, { affectation: 'services extérieurs' }, {}])(
		'ce qui n’est pas donné n’est pas une anomalie : %o',
		(fiche) => {
			expect(releves({ fiche })).toEqual([]);
		}
	);
});

describe('O06, O11, O04 : la fiche et sa signature (articles 7, 12 et 4)', () => {
	it.each<[string, object, string[]]>([
		['appréciation présente', { appreciationGenerale: true }, []],
		['appréciation absente', { appreciationGenerale: false }, ['O06 alerte']],
		['appréciation vide', { appreciation: '  ' }, ['O06 alerte']],
		['pas de note', { note: null, appreciationGenerale: true }, ['O06 alerte']],
		['signée', { signeeAgent: true }, []],
		['non signée', { signeeAgent: false }, ['O04 alerte', 'O11 alerte']],
		[
			'une note en alerte sous un éloge',
			{ notePrecedente: 20, note: 20, appreciation: 'Excellent agent, très impliqué.' },
			['O06 alerte']
		],
		[
			'une hausse sous un reproche',
			{ notePrecedente: 20, note: 22, appreciation: 'Travail insuffisant.' },
			['O06 alerte']
		],
		[
			'aucune insuffisance n’est pas un reproche',
			{ notePrecedente: 20, note: 22, appreciation: 'Aucune insuffisance relevée.' },
			[]
		]
	])('%s', (_, fiche, attendus) => {
		expect(releves({ fiche })).toEqual(attendus);
	});
});

describe('O02, O03 : l’entretien (article 2)', () => {
	const THEMES = ['résultats', 'objectifs', 'formation', 'perspectives'];
	it.each<[string, object, string[]]>([
		['les quatre thèmes du contrat', { rubriques: THEMES }, []],
		[
			'les quatre thèmes en toutes lettres',
			{
				rubriques: [
					'Résultats au regard des objectifs',
					'Objectifs de l’année suivante',
					'Besoins de formation',
					'Évolution professionnelle'
				]
			},
			[]
		],
		['un thème de plus', { rubriques: [...THEMES, 'divers'] }, []],
		['sans formation', { rubriques: THEMES.filter((un) => un !== 'formation') }, ['O02 alerte']],
		[
			'les objectifs passés ne sont pas ceux à venir',
			{ rubriques: ['Résultats des objectifs', 'formation', 'carrière'] },
			['O02 alerte']
		],
		['aucun thème', { rubriques: [] }, ['O02 alerte']],
		['moyens des objectifs abordés', { moyensDesObjectifs: true }, []],
		['moyens des objectifs passés sous silence', { moyensDesObjectifs: false }, ['O02 alerte']],
		['par le supérieur direct', { conduitPar: 'superieur-direct' }, []],
		['par sa supérieure hiérarchique directe', { conduitPar: 'Supérieure hiérarchique directe' }, []],
		['par un autre', { conduitPar: 'autre' }, ['O02 alerte']],
		['par quelqu’un dont on ne sait rien', { conduitPar: 'Mme Durand' }, ['O02 alerte']],
		['fiche de poste', { ficheDePoste: true }, []],
		['fiche de poste arrêtée ensemble', { ficheDePoste: 'conjointe' }, []],
		['fiche de poste du supérieur seul', { ficheDePoste: 'superieur-seul' }, ['O03 alerte']],
		['pas de fiche de poste', { ficheDePoste: false }, ['O03 alerte']],
		['rien n’est dit', {}, []]
	])('%s', (_, entretien, attendus) => {
		expect(releves({ entretien })).toEqual(attendus);
	});

	it('ce qui manque est nommé', () => {
		const [une] = anomalies({ entretien: { rubriques: THEMES.slice(0, 2) } });
		expect(une?.texte).toContain('besoins de formation\u202f; les perspectives');
	});
});

describe('O01, O10, O12 : ce que rien n’indique', () => {
	const infos = (saisie: object) =>
		anomalies(saisie).flatMap(({ code, niveau }) => (niveau === 'info' ? [code] : []));

	it.each<[string, object, string[]]>([
		['un corps', unAgent(20, 21), ['O01', 'O10', 'O12']],
		['une fiche', { fiche: {} }, ['O01', 'O10', 'O12']],
		['un entretien, où rien n’est noté', { entretien: {} }, ['O01']]
	])('%s', (_, saisie, attendus) => {
		expect(infos(saisie)).toEqual(attendus);
	});

	it('deux fois le même nom', () => {
		const corps = [{ agent: 'A.B.' }, { agent: 'A.B.' }, { agent: 'C.D.' }];
		expect(anomalies({ corps }).filter(({ agent }) => agent === 'A.B.')).toEqual([
			expect.objectContaining({ code: 'O01', niveau: 'info' })
		]);
	});
});

describe('ce qui s’imprime avec le résultat', () => {
	it('le texte est dit historique, sans délai ni recours, et ses silences sont donnés', () => {
		const vu = notationOnicDepuis(unAgent(20, 20));
		if (!vu.ok) throw new Error(vu.refus.message);
		const { mention, suite, ambiguites } = vu.valeur;
		expect(mention.texte).toContain('historique');
		expect(mention.fondements.map(({ code }) => code)).toContain('decret-2002-682');
		expect(suite.texte).toContain('ne fixe aucun délai');
		const dits = ambiguites.map(({ texte }) => texte).join(' ');
		for (const mot of ['les notés', 'détachement', 'restées libres', 'plafond', 'alerte', 'petits groupes'])
			expect(dits).toContain(mot);
		expect(ambiguites.flatMap(({ fondements }) => fondements.map(({ code }) => code))).toEqual(
			expect.arrayContaining(['ce-995363', 'ce-59435'])
		);
	});
});

describe('une saisie refusée dit pourquoi', () => {
	it.each<[string, unknown, string, string | undefined]>([
		['rien', {}, 'saisie-vide', 'saisie'],
		['une liste', [], 'objet-attendu', 'saisie'],
		['null', null, 'objet-attendu', 'saisie'],
		['un champ inconnu', { fiches: {} }, 'champ-inconnu', 'fiches'],
		['un champ inconnu d’une fiche', { fiche: { couleur: 'bleu' } }, 'champ-inconnu', 'couleur'],
		['un champ hérité', { fiche: JSON.parse('{"__proto__":1}') }, 'champ-inconnu', '__proto__'],
		['un corps qui n’est pas une liste', { corps: {} }, 'liste-attendue', 'corps'],
		['une ligne qui n’est pas un objet', { corps: [3] }, 'objet-attendu', 'corps'],
		['une note en texte', { corps: [{ note: '23' }] }, 'nombre-attendu', 'note'],
		['une note de sept décimales', { fiche: { note: 20.1234567 } }, 'nombre-attendu', 'note'],
		['une note démesurée', { fiche: { note: 1e300 } }, 'nombre-attendu', 'note'],
		['une signature en texte', { fiche: { signeeAgent: 'oui' } }, 'oui-ou-non', 'signeeAgent'],
		['un signataire en nombre', { fiche: { signataire: 3 } }, 'texte-attendu', 'signataire'],
		[
			'une appréciation démesurée',
			{ fiche: { appreciation: 'a'.repeat(20_001) } },
			'texte-trop-long',
			'appreciation'
		],
		[
			'une appréciation donnée et dite absente',
			{ fiche: { appreciationGenerale: false, appreciation: 'Bon agent.' } },
			'contradiction',
			'appreciationGenerale'
		],
		['une fiche de poste inconnue', { entretien: { ficheDePoste: 'bleue' } }, 'code-inconnu', 'ficheDePoste'],
		['des rubriques en texte', { entretien: { rubriques: 'résultats' } }, 'liste-attendue', 'rubriques'],
		['trop de lignes', { corps: Array(50_001).fill({}) }, 'liste-trop-longue', 'corps']
	])('%s', (_, saisie, code, champ) => {
		const lue = notationOnicDepuis(saisie);
		expect(lue).toMatchObject({ ok: false, refus: { code, champ } });
		expect(!lue.ok && lue.refus.message).toMatch(/^\S.*[.}…]$/);
	});

	it('la ligne fautive d’un corps est donnée', () => {
		const lue = notationOnicDepuis({ corps: [{ note: 20 }, { note: 'vingt' }] });
		expect(!lue.ok && lue.refus.message).toMatch(/^Ligne n°\u00a02\. /);
	});
});
