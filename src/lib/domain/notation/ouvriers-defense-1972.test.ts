import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notationDefenseDepuis } from './ouvriers-defense-1972.ts';
import type { ResultatNotation } from './resultat.ts';

function notation(fiche: object): ResultatNotation {
	const vu = notationDefenseDepuis({ fiche });
	if (!vu.ok) throw new Error(vu.refus.message);
	return vu.valeur;
}

/** What is raised besides what is only good to know. */
const releves = (fiche: object): string[] =>
	notation(fiche)
		.anomalies.filter(({ niveau }) => niveau !== 'info')
		.map(({ code, niveau }) => `${code} ${niveau}`);

const POINTS = [20, 20, 20, 20, 20, 20, 20];
const CONFORME = {
	categorie: 'ouvrier professionnel',
	grille: 1,
	points: POINTS,
	assiduite: 25,
	total: 165,
	note: 16.5,
	notePrecedente: 16.5,
	appreciation: 'Bon ouvrier, apprécié de son équipe.',
	signataire: 'directeur de l’établissement',
	dateNotation: '1990-11-15',
	annee: 1990,
	communication: { ecrite: true, emargement: true },
	presenceMois: 12,
	absences: []
};

it('une fiche conforme ne relève rien, et sa note est recalculée', () => {
	expect(releves(CONFORME)).toEqual([]);
	expect(notation(CONFORME).note).toBe(16.5);
});

it('une fiche vide ne relève rien', () => {
	expect(releves({})).toEqual([]);
	expect(notation({})).not.toHaveProperty('note');
});

describe('W01 : une note et une appréciation (point 1)', () => {
	it.each<[string, object, string[]]>([
		['ni l’une ni l’autre n’est donnée : inconnu', {}, []],
		['dite sans note', { note: null }, ['W01 erreur']],
		['dite sans appréciation', { note: 16, appreciation: null }, ['W01 erreur']],
		['appréciation vide', { note: 16, appreciation: '' }, ['W01 erreur']],
		['sans note, mais trois mois de présence', { note: null, presenceMois: 3 }, []]
	])('%s', (_, fiche, attendus) => {
		expect(releves(fiche)).toEqual(attendus);
	});
});

describe('W02 : qui note (point 2)', () => {
	it.each<[string, string[]]>([
		['directeur', []],
		['La directrice de l’établissement', []],
		['directeur-etablissement', []],
		['chef de service', []],
		['Cheffe de service', []],
		['adjoint, par délégation de signature', []],
		['adjoint-par-delegation', []],
		['adjoint au directeur', ['W02 alerte']],
		['adjoint, sans délégation', ['W02 alerte']],
		['commandant de l’annexe', ['W02 erreur']],
		['commandant-annexe', ['W02 erreur']],
		['Cheffe d’une annexe', ['W02 erreur']],
		['directeur de l’établissement et de ses annexes', []],
		['directeur de l’annexe', ['W02 erreur']],
		['chef d’atelier', ['W02 erreur']],
		['chef-atelier', ['W02 erreur']],
		['directeur des achats', ['W02 alerte']],
		['M. Durand', ['W02 alerte']]
	])('%s', (signataire, attendus) => {
		expect(releves({ signataire })).toEqual(attendus);
	});
});

describe('W03 : la grille de la catégorie (point 3.2)', () => {
	it.each<[string, unknown, string[]]>([
		['ouvrier professionnel', 1, []],
		['Ouvrière spécialisée', 1, []],
		['manœuvre', 2, []],
		['chef d’équipe', 3, []],
		['pompier', 3, []],
		['agent de sécurité', 3, []],
		['pointeau', 3, []],
		['ouvrier professionnel', 2, ['W03 erreur']],
		['manoeuvre', 1, ['W03 erreur']],
		['chef-equipe', 1, ['W03 erreur']],
		['ouvrier professionnel, chef d’équipe', 1, ['W03 erreur']],
		['ouvrier', 1, ['W03 alerte']],
		['ouvrier professionnel', 4, ['W03 erreur']],
		['ouvrier professionnel', undefined, []]
	])('%s, grille %s', (categorie, grille, attendus) => {
		expect(releves({ categorie, grille })).toEqual(attendus);
	});

	it('une catégorie et un signataire donnés par leur code sont redits en mots', () => {
		const dits = notation({ categorie: 'ouvrier-specialise', grille: 2, signataire: 'chef-atelier' })
			.anomalies.map(({ texte }) => texte)
			.join(' ');
		expect(dits).toContain('Pour «\u00a0ouvrier spécialisé\u00a0», c’est la grille 1.');
		expect(dits).toContain('signée «\u00a0chef d’atelier, chef d’équipe\u00a0»');
	});
});

describe('W04, W05, W06 : les points et la note (point 4.1)', () => {
	it.each<[string, object, string[]]>([
		['six rubriques', { points: POINTS.slice(1) }, ['W04 erreur']],
		['huit rubriques', { points: [...POINTS, 25] }, ['W04 erreur']],
		['assiduité 25', { assiduite: 25 }, []],
		['assiduité 21', { assiduite: 21 }, []],
		['assiduité 18', { assiduite: 18 }, []],
		['assiduité 13', { assiduite: 13 }, []],
		['assiduité 6', { assiduite: 6 }, []],
		['assiduité 0', { assiduite: 0 }, []],
		['assiduité 20', { assiduite: 20 }, ['W06 erreur']],
		['assiduité 24,5', { assiduite: 24.5 }, ['W06 erreur']],
		['assiduité −6', { assiduite: -6 }, ['W06 erreur']],
		['total juste', { points: POINTS, assiduite: 25, total: 165 }, []],
		['total faux', { points: POINTS, assiduite: 25, total: 160 }, ['W05 erreur']],
		['note égale au total divisé par 10', { total: 163, note: 16.3 }, []],
		['note à cinq centièmes', { total: 163.5, note: 16.4 }, []],
		['note à plus de cinq centièmes', { total: 163.4, note: 16.4 }, ['W05 erreur']],
		['note arrondie à l’unité', { total: 165, note: 17 }, ['W05 erreur']],
		['note au-dessus de 20', { note: 20.1 }, ['W05 erreur']],
		['note de 20', { note: 20 }, []],
		['note de 0', { note: 0 }, []],
		['note négative', { note: -0.5 }, ['W05 erreur']],
		['total au-dessus de 200', { total: 201 }, ['W05 erreur']],
		['points sans assiduité : la note ne se calcule pas', { points: POINTS, note: 5 }, []]
	])('%s', (_, fiche, attendus) => {
		expect(releves(fiche)).toEqual(attendus);
	});

	it.each<[string, object, number | undefined]>([
		['des points', { points: POINTS, assiduite: 21 }, 16.1],
		['des points, même si le total porté est autre', { points: POINTS, assiduite: 21, total: 200 }, 16.1],
		['des points à décimales', { points: [20.1, 20.1, 20.1, 20, 20, 20, 20], assiduite: 25 }, 16.53],
		['du total, sans les points', { total: 148 }, 14.8],
		['de rien', { note: 14.8 }, undefined]
	])('la note vient %s', (_, fiche, note) => {
		expect(notation(fiche).note).toBe(note);
	});

	it('pour tous les points entiers, une note juste ne relève rien et une note décalée d’un dixième relève W05', () => {
		const points = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 7, maxLength: 7 });
		fc.assert(
			fc.property(points, fc.constantFrom(25, 21, 18, 13, 6, 0), (tires, assiduite) => {
				const total = tires.reduce((somme, un) => somme + un, assiduite);
				const note = Number(`${total}e-1`);
				const fiche = { points: tires, assiduite, total };
				expect(notation({ ...fiche, note }).note).toBe(note);
				expect(releves({ ...fiche, note })).toEqual([]);
				const decalee = Number(`${total < 200 ? total + 1 : total - 1}e-1`);
				expect(releves({ ...fiche, note: decalee })).toEqual(['W05 erreur']);
			})
		);
	});
});

describe('W07 : pas de péréquation (point 4.1)', () => {
	it.each<[string, string[]]>([
		['Note ramenée à 15 après harmonisation.', ['W07 erreur']],
		['La péréquation explique cette note.', ['W07 erreur']],
		['Note non soumise à péréquation.', []],
		['Bon ouvrier.', []]
	])('%s', (appreciation, attendus) => {
		expect(releves({ appreciation })).toEqual(attendus);
	});
});

describe('W08 à W11 : les absences (point 4.1)', () => {
	it.each<[string, string[]]>([
		['maladie', ['W08 alerte']],
		['arrêt maladie', ['W08 alerte']],
		['grossesse', ['W09 erreur']],
		['congé de maternité', ['W09 erreur']],
		['maladie liée à la grossesse', ['W09 erreur']],
		['accident du travail', ['W10 erreur']],
		['accident-travail', ['W10 erreur']],
		['blessure de service', ['W10 erreur']],
		['maladie contractée en service', ['W10 erreur']],
		['adoption', ['W10 erreur']],
		['pension-guerre', ['W10 erreur']],
		['hospitalisation', ['W10 erreur']],
		['convalescence', ['W10 erreur']],
		['autorisation d’absence', ['W11 erreur']],
		['autre', []]
	])('%s, retenue', (motif, attendus) => {
		expect(releves({ absences: [{ motif, retenue: true }] })).toEqual(attendus);
		expect(releves({ absences: [{ motif, retenue: false }], assiduite: 13 })).toEqual([]);
		expect(releves({ absences: [{ motif }] })).toEqual([]);
		expect(releves({ absences: [{ motif }], assiduite: 25 })).toEqual([]);
	});

	it('une assiduité réduite et une absence dont on ne dit rien : à demander', () => {
		expect(releves({ absences: [{ motif: 'hospitalisation' }], assiduite: 18 })).toEqual(['W10 alerte']);
	});

	it('chaque absence a sa ligne', () => {
		const absences = ['maladie', 'adoption', 'maladie'].map((motif) => ({ motif, retenue: true }));
		expect(releves({ absences })).toEqual(['W10 erreur', 'W08 alerte', 'W08 alerte']);
	});
});

describe('W13, W14 : l’appréciation d’une année sur l’autre (point 4.2)', () => {
	const TEXTE = 'Ouvrier sérieux et régulier, qui connaît son métier.';
	it.each<[string, object, string[]]>([
		['texte recopié', { appreciation: TEXTE, appreciationPrecedente: TEXTE }, ['W13 alerte']],
		[
			'recopié à la casse et aux accents près',
			{ appreciation: TEXTE, appreciationPrecedente: TEXTE.toUpperCase() },
			['W13 alerte']
		],
		[
			'quatre mots sur cinq de l’an passé',
			{
				appreciation: 'Bon ouvrier sérieux et rapide.',
				appreciationPrecedente: 'Bon ouvrier sérieux et lent.'
			},
			['W13 alerte']
		],
		[
			'trois mots sur quatre de l’an passé',
			{ appreciation: 'Bon ouvrier sérieux, rapide.', appreciationPrecedente: 'Bon ouvrier sérieux, lent.' },
			[]
		],
		[
			'texte nouveau',
			{ appreciation: TEXTE, appreciationPrecedente: 'A dirigé le chantier de la cale sèche.' },
			[]
		],
		['texte de l’an passé inconnu', { appreciation: TEXTE }, []],
		['même note', { appreciation: TEXTE, note: 15, notePrecedente: 15 }, []],
		['baisse sans un mot', { appreciation: TEXTE, note: 14, notePrecedente: 15 }, ['W14 erreur']],
		['hausse sans un mot', { appreciation: TEXTE, note: 15.1, notePrecedente: 15 }, ['W14 erreur']],
		[
			'baisse expliquée',
			{ appreciation: 'Note en baisse : des retards répétés.', note: 14, notePrecedente: 15 },
			[]
		],
		['hausse expliquée', { appreciation: 'De nets progrès.', note: 15, notePrecedente: 14 }, []],
		[
			'des progrès n’expliquent pas une baisse',
			{ appreciation: 'De nets progrès.', note: 13, notePrecedente: 14 },
			['W14 erreur']
		],
		[
			'aucun progrès n’explique pas une hausse',
			{ appreciation: 'Aucun progrès.', note: 15, notePrecedente: 14 },
			['W14 erreur']
		],
		['appréciation inconnue', { note: 14, notePrecedente: 15 }, []],
		[
			'la note vient des points',
			{ appreciation: TEXTE, points: POINTS, assiduite: 25, notePrecedente: 15 },
			['W14 erreur']
		],
		[
			'pas d’appréciation du tout',
			{ appreciation: null, note: 14, notePrecedente: 15 },
			['W01 erreur', 'W14 erreur']
		],
		[
			'texte recopié sous une autre note',
			{ appreciation: 'En progrès.', appreciationPrecedente: 'En progrès.', note: 16, notePrecedente: 15 },
			['W14 erreur', 'W13 alerte']
		]
	])('%s', (_, fiche, attendus) => {
		expect(releves(fiche)).toEqual(attendus);
	});
});

describe('W15 : mentions interdites (point 4.2)', () => {
	it.each<[string, string[]]>([
		['Délégué syndical, peu disponible à l’atelier.', ['W15 erreur']],
		['Ses opinions politiques gênent l’équipe.', ['W15 erreur']],
		['Ses convictions religieuses sont connues.', ['W15 erreur']],
		['Souvent en arrêt maladie.', []],
		['Bon ouvrier, précis et régulier.', []]
	])('%s', (appreciation, attendus) => {
		expect(releves({ appreciation })).toEqual(attendus);
	});

	it('le passage est montré avec ce qui l’entoure', () => {
		const [une] = notation({
			appreciation: 'Bon ouvrier. Représentant syndical depuis 1988, peu présent.'
		}).anomalies;
		expect(une?.texte).toContain('«\u00a0Représentant syndical depuis 1988, peu présent');
	});
});

describe('W16 à W21 : communication, époque, cas particuliers (points 5 et 6)', () => {
	it.each<[string, object, string[]]>([
		['par écrit et contre émargement', { communication: { ecrite: true, emargement: true } }, []],
		['pas par écrit', { communication: { ecrite: false } }, ['W16 alerte']],
		['sans émargement', { communication: { ecrite: true, emargement: false } }, ['W16 alerte']],
		['on ne sait pas', { communication: {} }, []],
		['le 31 décembre', { annee: 1990, dateNotation: '1990-12-31' }, []],
		['le 1er janvier suivant', { annee: 1990, dateNotation: '1991-01-01' }, ['W18 alerte']],
		['date sans année', { dateNotation: '1991-01-01' }, []],
		['quatre mois de présence', { presenceMois: 4, note: 15 }, []],
		['trois mois et demi, et une note', { presenceMois: 3.5, note: 15 }, ['W20 alerte']],
		['trois mois, sans note', { presenceMois: 3 }, []],
		['handicap écrit', { appreciation: 'Travailleur handicapé, consciencieux.' }, ['W21 alerte']]
	])('%s', (_, fiche, attendus) => {
		expect(releves(fiche)).toEqual(attendus);
	});

	it.each<[string, object, string[]]>([
		['rien n’indique un handicap', {}, ['W21']],
		['une appréciation se lit', { appreciation: 'Bon ouvrier.' }, ['W12', 'W21']],
		['des points connus', { assiduite: 25 }, ['W17', 'W21']],
		['une mutation', { appreciation: 'Arrivé par mutation en mai.' }, ['W12', 'W19', 'W21']]
	])('bon à savoir : %s', (_, fiche, attendus) => {
		const infos = notation(fiche).anomalies.filter(({ niveau }) => niveau === 'info');
		expect(infos.map(({ code }) => code)).toEqual(attendus);
	});
});

describe('ce qui s’imprime avec le résultat', () => {
	it('la phrase convenue, sans délai ni recours, et les silences du texte', () => {
		const { mention, suite, ambiguites } = notation({});
		expect(mention.texte).toMatch(/^Ancienne notation\u202f: statut à confirmer par le syndicat\. /);
		expect(suite.texte).toContain('ne fixe aucun délai');
		const dits = ambiguites.map(({ texte }) => texte).join(' ');
		for (const mot of [
			'confidentielles',
			'égales',
			'continus',
			'se contredit',
			'accorde mal',
			'arrondi',
			'fonctionnaires'
		])
			expect(dits).toContain(mot);
		const codes = ambiguites.flatMap(({ fondements }) => fondements.map(({ code }) => code));
		expect(codes).toEqual(expect.arrayContaining(['loi-1905-art-65', 'crpa-l311-6', 'instruction-437504']));
	});

	it('chaque anomalie porte le point de l’instruction', () => {
		const [une] = notation({ assiduite: 20 }).anomalies;
		expect(une?.fondement).toMatchObject({ code: 'instruction-72-08', article: '4.1' });
	});
});

describe('une saisie refusée dit pourquoi', () => {
	it.each<[string, unknown, string, string]>([
		['rien', {}, 'saisie-vide', 'saisie'],
		['un corps', { corps: [] }, 'champ-inconnu', 'corps'],
		['un champ inconnu', { fiche: { couleur: 1 } }, 'champ-inconnu', 'couleur'],
		['une grille en texte', { fiche: { grille: '1' } }, 'nombre-attendu', 'grille'],
		['une grille et demie', { fiche: { grille: 1.5 } }, 'nombre-attendu', 'grille'],
		['des points en texte', { fiche: { points: ['20'] } }, 'nombre-attendu', 'points'],
		[
			'un jour qui n’existe pas',
			{ fiche: { dateNotation: '1990-02-30' } },
			'date-impossible',
			'dateNotation'
		],
		['avant l’instruction', { fiche: { annee: 1971 } }, 'nombre-attendu', 'annee'],
		[
			'une notation d’avant son année',
			{ fiche: { annee: 1990, dateNotation: '1989-12-31' } },
			'date-impossible',
			'dateNotation'
		],
		['un mois négatif', { fiche: { presenceMois: -1 } }, 'nombre-attendu', 'presenceMois'],
		['une communication en texte', { fiche: { communication: 'oui' } }, 'objet-attendu', 'communication'],
		['un détail inconnu', { fiche: { communication: { orale: true } } }, 'champ-inconnu', 'orale'],
		['un motif inconnu', { fiche: { absences: [{ motif: 'pêche' }] } }, 'motif-inconnu', 'motif']
	])('%s', (_, saisie, code, champ) => {
		expect(notationDefenseDepuis(saisie)).toMatchObject({ ok: false, refus: { code, champ } });
	});

	it('un motif inconnu donne la liste de ceux qui sont connus', () => {
		const lue = notationDefenseDepuis({ fiche: { absences: [{}, { motif: 'pêche' }] } });
		expect(!lue.ok && lue.refus.message).toMatch(
			/^Absence n°\u00a02\. .*pêche.*maladie, grossesse.*autorisation, autre\./
		);
	});
});
