import { describe, expect, it } from 'vitest';
import { hasard } from '../../../../test/support/hasard.ts';
import { colonnesProposees, refusDeColonnes, sontDesTitres } from './colonnes.ts';
import { lireMandats, lireServices } from './lecture.ts';
import { planDeMandats } from './plan-mandats.ts';
import { planDeServices, type ServiceConnu } from './plan-services.ts';

const COLONNES = ['nom', 'rattachement', 'effectif'] as const;

/** « Nom;Au-dessus;Effectif », a row each. */
const ecrits = (...lignes: string[]) => {
	const lu = lireServices(
		lignes.map((texte, rang) => ({ ligne: rang + 2, cellules: texte.split(';') })),
		COLONNES
	);
	expect(lu.erreurs).toEqual([]);
	return lu.lus;
};

const connu = (
	id: string,
	nom: string,
	parentId: string | null = null,
	reste: Partial<ServiceConnu> = {}
) => ({
	id,
	nom,
	parentId,
	effectif: null,
	ferme: false,
	participants: null,
	...reste
});
const REGLAGES = { rattachements: true, deplacer: false };
const messages = (remarques: readonly { ligne: number | null; message: string }[]) =>
	remarques.map(({ ligne, message }) => `${ligne ?? '-'} ${message.replaceAll(/[\u00a0\u202f]/g, ' ')}`);

describe('les colonnes d’un fichier', () => {
	it.each([
		[
			['Nom du service', 'Direction', 'Effectif'],
			['nom', 'rattachement', 'effectif']
		],
		[
			['DIRECTION', 'Sous-direction', 'Bureau', 'Nb agents', 'Code'],
			['rattachement', 'rattachement', 'nom', 'effectif', null]
		],
		[
			['Libellé', 'Rattaché à', 'Effectifs 2026'],
			['nom', 'rattachement', 'effectif']
		],
		[
			['Service', 'Service au-dessus'],
			['nom', 'rattachement']
		],
		[
			['Nomenclature', 'Agentivité'],
			[null, null]
		]
	])('%j se reconnaissent', (titres, attendues) => {
		expect(colonnesProposees('services', titres)).toEqual(attendues);
	});

	it('celles des mandats aussi', () => {
		expect(colonnesProposees('mandats', ['Mél', 'Nom et prénom', 'Fonction'])).toEqual([
			'courriel',
			'nom',
			'role'
		]);
	});

	it('une première ligne de données n’est pas une ligne de titres', () => {
		expect(sontDesTitres('services', ['Service', 'Effectif'])).toBe(true);
		expect(sontDesTitres('services', ['Service des impôts', '12'])).toBe(false);
		expect(sontDesTitres('mandats', ['adresse@exemple.fr', 'Nom'])).toBe(false);
	});

	it('il faut le nom, une fois', () => {
		expect(refusDeColonnes('services', ['effectif', null])).toMatchObject({
			refus: { code: 'colonne-manquante' }
		});
		expect(refusDeColonnes('services', ['nom', 'nom'])).toMatchObject({
			refus: { code: 'colonne-double', champ: 'colonne_1' }
		});
		expect(refusDeColonnes('services', ['rattachement', 'rattachement', 'nom'])).toBeNull();
	});
});

describe('une ligne', () => {
	it.each([
		['=1+1;;', '« =1+1 » commence comme une formule de tableur'],
		['@SUM(A1);;', 'commence comme une formule'],
		[';;12', 'Le nom du service manque'],
		['Accueil;;douze', 'L’effectif « douze »'],
		['Accueil;;-3', 'L’effectif « -3 »'],
		['Accueil;;12,5', 'L’effectif « 12,5 »'],
		['Accueil;;=SUM(A1:A3)', 'L’effectif « =SUM(A1:A3) »'],
		[`${'a'.repeat(161)};;`, 'est trop long']
	])('%s est mise de côté', (texte, phrase) => {
		const { lus, erreurs } = lireServices([{ ligne: 5, cellules: texte.split(';') }], COLONNES);
		expect(lus).toEqual([]);
		expect(messages(erreurs)[0]).toContain(phrase);
		expect(erreurs[0]?.ligne).toBe(5);
	});

	it.each([
		['1\u202f234', 1234],
		['12,0', 12],
		['12.00', 12],
		['', null],
		['0', null]
	])('l’effectif « %s » se lit', (texte, effectif) => {
		const { lus } = lireServices([{ ligne: 2, cellules: ['Accueil', '', texte] }], COLONNES);
		expect(lus).toEqual([{ ligne: 2, nom: 'Accueil', rattachement: [], effectif }]);
	});

	it('par niveaux, une ligne sans nom dit la dernière direction nommée', () => {
		const { lus } = lireServices(
			[{ ligne: 2, cellules: ['Nord', 'Lille', ''] }],
			['rattachement', 'rattachement', 'nom']
		);
		expect(lus).toEqual([{ ligne: 2, nom: 'Lille', rattachement: ['Nord'], effectif: null }]);
	});
});

describe('ce qu’un fichier de services changerait', () => {
	it('crée ce qui manque, au-dessus d’abord, quel que soit l’ordre des lignes', () => {
		const plan = planDeServices(
			ecrits('Accueil;Direction Nord;12', 'Direction Nord;;', 'Caisse;Direction Nord;4'),
			[],
			REGLAGES
		);
		expect(plan).toMatchObject({ erreurs: [], avertissements: [], inchanges: 0 });
		expect(plan.operations).toEqual([
			{ type: 'cree', ligne: 3, nom: 'Direction Nord', parent: null, effectif: null },
			{ type: 'cree', ligne: 2, nom: 'Accueil', parent: { cree: 0 }, effectif: 12 },
			{ type: 'cree', ligne: 4, nom: 'Caisse', parent: { cree: 0 }, effectif: 4 }
		]);
	});

	it('reconnaît ce qui existe malgré accents et capitales, change l’effectif, laisse le reste', () => {
		const plan = planDeServices(
			ecrits(
				'ACCUEIL;direction générale;12',
				'Caisse;Direction Generale;4',
				'Secrétariat;Direction générale;'
			),
			[
				connu('d', 'Direction générale'),
				connu('a', 'Accueil', 'd', { effectif: 10 }),
				connu('c', 'Caisse', 'd', { effectif: 4 }),
				connu('s', 'Secrétariat', 'd', { effectif: 3 })
			],
			REGLAGES
		);
		expect(plan).toEqual({
			operations: [{ type: 'effectif', ligne: 2, id: 'a', nom: 'Accueil', avant: 10, effectif: 12 }],
			inchanges: 2,
			erreurs: [],
			avertissements: []
		});
	});

	it('sans rien qui dise au-dessus, retrouve chaque service par son nom', () => {
		const plan = planDeServices(
			ecrits('Accueil;;12', 'Nouveau;;3'),
			[connu('d', 'Nord'), connu('a', 'Accueil', 'd')],
			{
				...REGLAGES,
				rattachements: false
			}
		);
		expect(plan.operations).toEqual([
			{ type: 'effectif', ligne: 2, id: 'a', nom: 'Accueil', avant: null, effectif: 12 },
			{ type: 'cree', ligne: 3, nom: 'Nouveau', parent: null, effectif: 3 }
		]);
	});

	it('suit un chemin entier, et crée en le disant ce qui n’a pas de ligne', () => {
		const plan = planDeServices(ecrits('Accueil;Nord > Lille;12'), [connu('n', 'Nord')], REGLAGES);
		expect(plan.operations).toEqual([
			{ type: 'cree', ligne: null, nom: 'Lille', parent: { id: 'n' }, effectif: null },
			{ type: 'cree', ligne: 2, nom: 'Accueil', parent: { cree: 0 }, effectif: 12 }
		]);
		expect(messages(plan.avertissements)).toEqual([
			'- « Lille » n’a pas de ligne à lui : il est créé parce que d’autres en dépendent.'
		]);
	});

	it('deux lignes du même service : pareilles, la seconde ne change rien ; différentes, c’est une erreur', () => {
		const pareilles = planDeServices(ecrits('Accueil;;12', 'accueil;;12'), [], REGLAGES);
		expect(pareilles).toMatchObject({ inchanges: 1, erreurs: [] });
		expect(pareilles.operations).toHaveLength(1);
		const autres = planDeServices(ecrits('Accueil;;12', 'Accueil;;13'), [], REGLAGES);
		expect(messages(autres.erreurs)).toEqual([
			'3 « Accueil » est déjà à la ligne 2 avec un autre effectif : gardez la bonne des deux.'
		]);
	});

	it('deux services du même nom à deux endroits sont deux services, qu’un nom seul ne désigne plus', () => {
		const deux = ecrits('Accueil;Nord > Lille;2', 'Accueil;Sud > Nice;3', 'Guichet;Accueil;1');
		const plan = planDeServices(deux, [], REGLAGES);
		expect(messages(plan.erreurs)).toEqual([
			'4 Plusieurs services s’appellent « Accueil » : écrivez le chemin entier, comme « Direction > Accueil ».'
		]);
	});

	it.each([
		[['A;A;'], '2 « A » ne peut pas dépendre de lui-même'],
		[['A;B;', 'B;A;'], 'qui dépend de'],
		[['A;B;', 'B;C;', 'C;A;'], 'qui dépend de']
	])('une boucle %j est refusée', (lignes, phrase) => {
		const plan = planDeServices(ecrits(...lignes), [], REGLAGES);
		expect(messages(plan.erreurs)).toHaveLength(1);
		expect(messages(plan.erreurs)[0]).toContain(phrase);
	});

	it('ce qui dépend d’une boucle ne fait pas une seconde erreur', () => {
		const plan = planDeServices(ecrits('A;B;', 'B;A;', 'C;A;', 'D;C;'), [], REGLAGES);
		expect(plan.erreurs).toHaveLength(1);
	});

	describe('un service qui porte ce nom ailleurs', () => {
		const section = [connu('n', 'Nord'), connu('s', 'Sud'), connu('a', 'Accueil', 'n', { effectif: 5 })];

		it('reste où il est, en le disant', () => {
			const plan = planDeServices(ecrits('Accueil;Sud;5'), section, REGLAGES);
			expect(plan.operations).toMatchObject([{ type: 'cree', nom: 'Accueil', parent: { id: 's' } }]);
			expect(messages(plan.avertissements)[0]).toContain('celui-ci en sera un autre');
		});

		it('est déplacé quand on le demande, avec son nouvel effectif', () => {
			const plan = planDeServices(ecrits('Accueil;Sud;6'), section, { ...REGLAGES, deplacer: true });
			expect(plan.operations).toEqual([
				{ type: 'deplace', ligne: 2, id: 'a', nom: 'Accueil', avant: 'n', parent: { id: 's' } },
				{ type: 'effectif', ligne: 2, id: 'a', nom: 'Accueil', avant: 5, effectif: 6 }
			]);
		});

		it('n’est pas déplacé quand le fichier le nomme aussi à sa place', () => {
			const plan = planDeServices(ecrits('Accueil;Nord;5', 'Accueil;Sud;6'), section, {
				...REGLAGES,
				deplacer: true
			});
			expect(plan.operations).toMatchObject([{ type: 'cree', parent: { id: 's' } }]);
		});

		it('ne passe pas sous un service qu’il contient', () => {
			const plan = planDeServices(ecrits('Nord;Guichet;'), [...section, connu('g', 'Guichet', 'a')], {
				...REGLAGES,
				deplacer: true
			});
			expect(messages(plan.erreurs)).toEqual([
				'2 « Nord » dépendrait d’un service qu’il contient : corrigez le service au-dessus.'
			]);
		});

		it('peut échanger sa place avec celui qui le contient, le plus haut d’abord', () => {
			const plan = planDeServices(ecrits('Nord;Accueil;', 'Accueil;;'), section, {
				...REGLAGES,
				deplacer: true
			});
			expect(plan.erreurs).toEqual([]);
			expect(plan.operations).toMatchObject([
				{ type: 'deplace', id: 'a', parent: null },
				{ type: 'deplace', id: 'n', parent: { id: 'a' } }
			]);
		});
	});

	it('un effectif plus petit que les participants est dit, jamais refusé', () => {
		const plan = planDeServices(
			ecrits('Accueil;;3'),
			[connu('a', 'Accueil', null, { participants: 7 })],
			REGLAGES
		);
		expect(plan.erreurs).toEqual([]);
		expect(plan.operations).toHaveLength(1);
		expect(messages(plan.avertissements)[0]).toContain('compte plus de participant·es');
	});

	it('rien n’est ajouté ni changé dans un service fermé', () => {
		const ferme = [connu('n', 'Nord', null, { ferme: true })];
		expect(planDeServices(ecrits('Nord;;4'), ferme, REGLAGES).erreurs).toHaveLength(1);
		expect(planDeServices(ecrits('Accueil;Nord > Lille;4'), ferme, REGLAGES).erreurs).toHaveLength(1);
	});

	it('un fichier appliqué deux fois ne change rien la seconde fois', () => {
		const tirage = hasard(20261122);
		const lignes = Array.from({ length: 400 }, (_, rang) => {
			const sur = rang < 10 ? '' : `Service ${tirage(0, Math.min(rang, 60) - 1)}`;
			return `Service ${rang};${sur};${tirage(1, 90)}`;
		}).toSorted(() => tirage(0, 2) - 1);
		const lus = ecrits(...lignes);
		const premier = planDeServices(lus, [], REGLAGES);
		expect(premier.erreurs).toEqual([]);
		const connus: ServiceConnu[] = [];
		for (const [rang, op] of premier.operations.entries()) {
			if (op.type !== 'cree') throw new Error('A first import only creates');
			// Whatever is above was created before.
			const parent = op.parent && 'cree' in op.parent ? op.parent.cree : null;
			expect(parent ?? -1).toBeLessThan(rang);
			connus.push(
				connu(String(rang), op.nom, parent === null ? null : String(parent), { effectif: op.effectif })
			);
		}
		expect(planDeServices(lus, connus, REGLAGES)).toEqual({
			operations: [],
			inchanges: 400,
			erreurs: [],
			avertissements: []
		});
	});

	it('une chaîne de 50 000 services se range sans épuiser la pile', () => {
		const lignes = Array.from({ length: 50_000 }, (_, rang) => ({
			ligne: rang + 1,
			nom: `S${rang}`,
			rattachement: rang === 49_999 ? [] : [`S${rang + 1}`],
			effectif: null
		}));
		const { operations } = planDeServices(lignes, [], REGLAGES);
		expect(operations).toHaveLength(50_000);
		expect(operations[0]).toMatchObject({ nom: 'S49999', parent: null });
	});
});

describe('ce qu’un fichier de mandats donnerait', () => {
	const lire = (...lignes: string[]) =>
		lireMandats(
			lignes.map((texte, rang) => ({ ligne: rang + 2, cellules: texte.split(';') })),
			['courriel', 'nom', 'role'],
			'delegue'
		);
	const adresse = (texte: string) => (texte.includes('@') ? texte.toLowerCase() : null);
	const motif = (courriel: string) =>
		courriel.endsWith('.gouv.fr') ? 'L’employeur lit cette adresse.' : null;

	it('le mandat par défaut vaut pour les cases vides', () => {
		expect(lire('a@b.fr;Ana;', 'c@d.fr;Élie;Élue CAP', 'e@f.fr;Zoé;Administratrice').lus).toMatchObject([
			{ role: 'delegue' },
			{ role: 'elu' },
			{ role: 'administrateur' }
		]);
		expect(messages(lire('a@b.fr;Ana;Chef').erreurs)[0]).toContain('« Chef » n’est pas un mandat');
		expect(lire(';Ana;', 'a@b.fr;;', 'a@b.fr;=Ana;').erreurs).toHaveLength(3);
	});

	it('laisse les mandats en cours et les doublons, arrête les adresses illisibles ou de l’employeur', () => {
		const { lus } = lire(
			'A@b.fr;Ana;',
			'a@b.fr;Ana;',
			'a@b.fr;Ana;élu',
			'c@d.fr;Élie;',
			'sans;X;',
			'x@a.gouv.fr;X;'
		);
		const plan = planDeMandats(lus, [{ courriel: 'c@d.fr', role: 'delegue' }], adresse, motif);
		expect(plan.operations).toEqual([
			{ type: 'mandat', ligne: 2, courriel: 'a@b.fr', nom: 'Ana', role: 'delegue' },
			{ type: 'mandat', ligne: 4, courriel: 'a@b.fr', nom: 'Ana', role: 'elu' }
		]);
		expect(plan.inchanges).toBe(2);
		expect(plan.erreurs.map(({ ligne }) => ligne)).toEqual([6, 7]);
	});
});
