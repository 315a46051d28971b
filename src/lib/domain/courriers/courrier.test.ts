import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propre } from '#lib/domain/courriers/champs.ts';
import { apercu, courrier } from '#lib/domain/courriers/courrier.ts';
import { gabarit, type Noeud } from '#lib/domain/courriers/gabarit.ts';
import { enClair, type Champ, type Modele } from '#lib/domain/courriers/modele.ts';
import { enTexte, mailto, mailtoDAnnonce } from '#lib/domain/courriers/texte.ts';
import { defautsDuModele } from '#lib/domain/courriers/verification.ts';

const commun = { aide: null, pourquoi: null, obligatoire: false };
const texte = (code: string, plus: Partial<Champ> = {}): Champ =>
	({ ...commun, code, libelle: code, blanc: `votre ${code}`, type: 'texte', maximum: 100, ...plus }) as Champ;
const CHAMPS: Champ[] = [
	texte('agentNom', { obligatoire: true, blanc: 'votre nom' }),
	{
		...commun,
		code: 'agentGenre',
		libelle: 'Accord',
		blanc: 'accord',
		type: 'choix',
		defaut: 'neutre',
		choix: ['feminin', 'masculin', 'neutre'].map((code) => ({ code, libelle: code, texte: code }))
	},
	{ ...commun, code: 'dateEssai', libelle: 'Jour', blanc: 'jour', type: 'date', obligatoire: true },
	{ ...commun, code: 'present', libelle: 'Présent', blanc: 'présent', type: 'oui-non' },
	{
		...commun,
		code: 'motifs',
		libelle: 'Motifs',
		blanc: 'motifs',
		type: 'choix-multiple',
		choix: ['quotas', 'moyens'].map((code) => ({ code, libelle: code, texte: code }))
	},
	{
		...commun,
		code: 'signataires',
		libelle: 'Signataires',
		blanc: 's',
		type: 'liste',
		maximum: 50,
		nombreMaximum: 5
	},
	{
		...commun,
		code: 'elements',
		libelle: 'Éléments',
		blanc: 'éléments',
		type: 'tableau',
		nombreMaximum: 3,
		colonnes: [
			{
				...commun,
				code: 'quoi',
				libelle: 'Quoi',
				blanc: 'quoi',
				type: 'texte',
				maximum: 50,
				obligatoire: true
			},
			{ ...commun, code: 'sens', libelle: 'Sens', blanc: 'sens', type: 'texte-long', maximum: 500 }
		]
	},
	texte('libre', { type: 'texte-long', maximum: 20_000 })
];

function noeuds(source: string): Noeud[] {
	const lu = gabarit(source);
	if (!lu.ok) throw new Error(lu.erreur.message);
	return lu.noeuds;
}

const modeleDEssai = (lettre: string, plus: Partial<Modele> = {}): Modele => ({
	code: 'essai',
	titre: 'Essai',
	resume: 'Essai',
	version: '1',
	valideDu: '2020-01-01',
	regimes: ['fpe'],
	regime: 'fpe',
	employeurs: null,
	champs: CHAMPS,
	auMoinsUn: [],
	fondements: [],
	avertissements: [],
	passages: [],
	retrait: null,
	avant: [],
	apres: [],
	gabarits: {
		destinataire: noeuds('À la direction'),
		objet: noeuds('Objet du {dateEssai}'),
		lettre: noeuds(lettre),
		'pieces-jointes': []
	},
	...plus
});

const SAISIE = { agentNom: 'Jeanne Dupont', dateEssai: '2026-01-26' };

function corps(lettre: string, saisie: Record<string, unknown> = {}): unknown[] {
	const ecrit = courrier(modeleDEssai(lettre), { ...SAISIE, ...saisie });
	if (!ecrit.ok) throw new Error(JSON.stringify(ecrit.refus));
	return ecrit.courrier.blocs.map((bloc) =>
		bloc.type === 'liste' ? bloc.elements.map(enClair) : [bloc.type, enClair(bloc.texte)]
	);
}

describe('les blocs viennent du modèle, jamais de ce qui est tapé', () => {
	it('paragraphes, titre, citation, liste', () => {
		expect(
			corps('Un\ndeux\n\n### T {dateEssai}\n\n> cité\n\n- a\n- b\n{si present}\n- c\n{fin}\n- d')
		).toEqual([
			['paragraphe', 'Un deux'],
			['titre', 'T 26\u00a0janvier 2026'],
			['citation', 'cité'],
			['a', 'b', 'd']
		]);
	});

	it('une ligne vide tapée fait un paragraphe, un retour à la ligne reste', () => {
		expect(corps('Voici : {libre}\n\nFin', { libre: 'a\nb\n\n\nc' })).toEqual([
			['paragraphe', 'Voici\u202f: a\nb'],
			['paragraphe', 'c'],
			['paragraphe', 'Fin']
		]);
	});

	it.each([
		'# titre',
		'- puce',
		'> cité',
		'{si dateEssai}x{fin}',
		'{agentNom}',
		'{',
		'}',
		'\\{',
		'#import "x"',
		'$x$',
		'| a | b |'
	])('« %s » tapé reste du texte', (libre) =>
		expect(corps('{libre}', { libre })).toEqual([['paragraphe', libre]])
	);

	it('tout texte tapé se retrouve tel quel, une fois nettoyé', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (libre) => {
				const attendu = propre(libre);
				fc.pre(attendu !== '' && !/\n\s*\n/.test(attendu));
				expect(corps('A {libre} B', { libre })).toEqual([['paragraphe', `A ${attendu} B`]]);
			})
		);
	});

	it('une boucle compte ses lignes et nomme leurs champs', () => {
		const ecrit = courrier(
			modeleDEssai('{pour e dans elements}\n{numero}. {e.quoi}{si e.sens} : {e.sens}{fin}\n\n{fin}'),
			{
				...SAISIE,
				elements: [{ quoi: 'croix', sens: 'Très bon' }, { quoi: '', sens: ' ' }, { quoi: 'phrase' }]
			}
		);
		expect(ecrit.ok && ecrit.courrier.blocs.map((b) => (b.type === 'paragraphe' ? b.texte : null))).toEqual([
			[
				{ nature: 'modele', texte: '1. ' },
				{ nature: 'saisi', texte: 'croix', champ: 'elements.0.quoi' },
				{ nature: 'modele', texte: '\u202f: ' },
				{ nature: 'saisi', texte: 'Très bon', champ: 'elements.0.sens' }
			],
			[
				{ nature: 'modele', texte: '2. ' },
				{ nature: 'saisi', texte: 'phrase', champ: 'elements.1.quoi' }
			]
		]);
	});
});

describe('accords', () => {
	const lettre = '{nombre: Je suis {genre: prêt | prête | en mesure} | Nous sommes là}.';
	it.each([
		[{ agentGenre: 'masculin' }, 'Je suis prêt.'],
		[{ agentGenre: 'feminin' }, 'Je suis prête.'],
		[{ agentGenre: 'neutre' }, 'Je suis en mesure.'],
		[{}, 'Je suis en mesure.'],
		[{ signataires: ['Ana Roy'] }, 'Nous sommes là.'],
		[{ signataires: 'Ana Roy\n\nLou Petit' }, 'Nous sommes là.'],
		[{ signataires: ['', ' '] }, 'Je suis en mesure.']
	])('%j', (saisie, attendu) => expect(corps(lettre, saisie)).toEqual([['paragraphe', attendu]]));
});

describe('ce qui manque', () => {
	it('se refuse, tout ensemble, chaque fois avec son champ', () => {
		const refuse = courrier(modeleDEssai('x'), {
			inconnu: 1,
			agentNom: ' ',
			dateEssai: '2026-02-30',
			libre: 3
		});
		expect(refuse).toEqual({
			ok: false,
			refus: [
				expect.objectContaining({ code: 'champ-inconnu', champ: 'inconnu' }),
				expect.objectContaining({ code: 'champ-manquant', champ: 'agentNom' }),
				expect.objectContaining({ code: 'date-impossible', champ: 'dateEssai' }),
				expect.objectContaining({ code: 'texte-attendu', champ: 'libre' })
			]
		});
	});

	it('se voit dans un aperçu, entre crochets', () => {
		const { courrier: partiel, refus } = apercu(modeleDEssai('Le {dateEssai}, {agentNom}.'), {
			dateEssai: 'demain'
		});
		expect(partiel.blocs).toEqual([
			{
				type: 'paragraphe',
				texte: [
					{ nature: 'modele', texte: 'Le ' },
					{ nature: 'blanc', texte: '[jour]', champ: 'dateEssai' },
					{ nature: 'modele', texte: ', ' },
					{ nature: 'blanc', texte: '[votre nom]', champ: 'agentNom' },
					{ nature: 'modele', texte: '.' }
				]
			}
		]);
		expect(refus.map(({ champ }) => champ)).toEqual(['agentNom', 'dateEssai']);
		expect(enClair(partiel.lieuEtDate)).toBe('Le [date]');
	});

	it('un groupe demande au moins une de ses réponses', () => {
		const modele = modeleDEssai('x', { auMoinsUn: [['libre', 'present']] });
		expect(courrier(modele, SAISIE)).toMatchObject({
			ok: false,
			refus: [{ code: 'champ-manquant', champ: 'libre' }]
		});
		expect(courrier(modele, { ...SAISIE, present: 'oui' }).ok).toBe(true);
	});
});

describe('ce qui ne convient pas est refusé', () => {
	it.each<[string, Record<string, unknown>, string, string]>([
		['un texte trop long', { agentNom: 'x'.repeat(101) }, 'texte-trop-long', 'agentNom'],
		['une date en français', { dateEssai: '26/01/2026' }, 'date-illisible', 'dateEssai'],
		['une date en nombre', { dateEssai: 20260126 }, 'date-illisible', 'dateEssai'],
		['un choix inconnu', { agentGenre: 'x' }, 'choix-inconnu', 'agentGenre'],
		['un choix multiple inconnu', { motifs: ['quotas', 'x'] }, 'choix-inconnu', 'motifs'],
		['ni oui ni non', { present: 'peut-être' }, 'oui-non-attendu', 'present'],
		['trop de lignes', { signataires: Array(6).fill('A') }, 'trop-de-lignes', 'signataires'],
		['une liste de nombres', { signataires: [1] }, 'texte-attendu', 'signataires.0'],
		['un tableau qui n’en est pas un', { elements: 'x' }, 'liste-attendue', 'elements'],
		['une ligne qui n’en est pas une', { elements: ['x'] }, 'ligne-illisible', 'elements.0'],
		['une colonne inconnue', { elements: [{ quoi: 'a', x: 'b' }] }, 'champ-inconnu', 'elements.0.x'],
		['une colonne vide', { elements: [{ sens: 'b' }] }, 'champ-manquant', 'elements.0.quoi']
	])('%s', (_, saisie, code, champ) => {
		expect(courrier(modeleDEssai('x'), { ...SAISIE, ...saisie })).toMatchObject({
			ok: false,
			refus: [{ code, champ }]
		});
	});

	it('les refus sont des phrases françaises, bien composées', () => {
		const refuse = courrier(modeleDEssai('x'), { x: 1, dateEssai: '2026-02-30', agentGenre: 'y' });
		for (const { message } of refuse.ok ? [] : refuse.refus) {
			expect(message).toMatch(/^(?:«|\p{Lu}).*\.$/u);
			expect(message).not.toMatch(/ [:;!?]|« |invalide/);
		}
		expect(refuse.ok).toBe(false);
	});
});

describe('ce qui est tapé est gardé, sauf ce qui ne s’imprime pas', () => {
	it.each([
		['e\u0301', 'é'],
		['a\u0000b\u0007', 'ab'],
		['a\r\nb\u2028c', 'a\nb\nc'],
		['\ufeffa', 'a'],
		['a\u202eb\u2066c', 'abc'],
		['a\ud800b', 'a\ufffdb'],
		["l'été :  « x »", "l'été :  « x »"],
		['👩‍👧 😀 שלום', '👩‍👧 😀 שלום']
	])('%j', (tape, garde) => expect(propre(tape)).toBe(garde));
});

describe('la lettre autour du corps', () => {
	it('porte la date donnée, sinon celle du jour, et un nom de fichier qui ne dit rien', () => {
		const modele = modeleDEssai('x');
		const un = courrier(modele, SAISIE, { au: '2026-01-12' });
		expect(un.ok && [enClair(un.courrier.lieuEtDate), un.courrier.nomDeFichier]).toEqual([
			'Le 12\u00a0janvier 2026',
			'lettre-2026-01-12'
		]);
	});

	it('à plusieurs, les noms sont sous la lettre', () => {
		const ecrit = courrier(modeleDEssai('x'), { ...SAISIE, signataires: ['Ana Roy', 'Lou Petit'] });
		expect(ecrit.ok && ecrit.courrier.expediteur.map(enClair)).toEqual(['Les signataires de cette lettre']);
		expect(ecrit.ok && ecrit.courrier.signatures.map(enClair)).toEqual([
			'Jeanne Dupont',
			'Ana Roy',
			'Lou Petit'
		]);
	});

	it('avertit quand une réponse le demande', () => {
		const modele = modeleDEssai('x', {
			avertissements: [
				{ si: { champ: 'motifs', non: false, test: 'contient', attendu: 'quotas' }, texte: 'Attention.' }
			]
		});
		const lire = (motifs: string[]) => {
			const ecrit = courrier(modele, { ...SAISIE, motifs });
			return ecrit.ok && ecrit.courrier.avertissements;
		};
		expect(lire(['moyens', 'quotas'])).toEqual(['Attention.']);
		expect(lire(['moyens'])).toEqual([]);
	});
});

describe('texte et adresse mailto', () => {
	const lettre = (libre: string) => {
		const ecrit = courrier(modeleDEssai('Madame,\n\n{libre}'), { ...SAISIE, libre }, { au: '2026-01-12' });
		if (!ecrit.ok) throw new Error('refus');
		return ecrit.courrier;
	};

	it('le texte garde l’ordre de la lettre', () => {
		expect(enTexte(lettre('a\nb'))).toBe(
			'Jeanne Dupont\n\nLe 12\u00a0janvier 2026\n\nÀ la direction\n\nObjet\u202f: Objet du 26\u00a0janvier 2026\n\nMadame,\n\na\nb\n\nJeanne Dupont\n'
		);
	});

	it('mailto ne laisse rien s’échapper du corps', () => {
		const adresse = mailto(lettre('a&b?c=d\n#e %0A é'))!;
		const url = new URL(adresse);
		expect([...url.searchParams.keys()]).toEqual(['subject', 'body']);
		expect(url.hash).toBe('');
		expect(url.searchParams.get('body')).toBe('Madame,\r\n\r\na&b?c=d\r\n#e %0A é\r\n\r\nJeanne Dupont\r\n');
	});

	it('mailto renonce quand la lettre est trop longue', () => {
		expect(mailto(lettre('é'.repeat(400)))).toBeNull();
		expect(mailto(lettre('x'.repeat(400)))).not.toBeNull();
	});

	it('une lettre trop longue s’annonce en deux phrases, sans rien de ce qu’elle dit', () => {
		const url = new URL(mailtoDAnnonce(lettre('é'.repeat(20_000)))!);
		expect(url.searchParams.get('subject')).toBe('Objet du 26\u00a0janvier 2026');
		expect(url.searchParams.get('body')).toBe(
			'Madame, Monsieur,\r\n\r\nVeuillez trouver ci-jointe ma lettre du 12\u00a0janvier 2026. Je vous remercie de m’en accuser réception.\r\n\r\nJeanne Dupont\r\n'
		);
	});
});

describe('un modèle fautif est reconnu', () => {
	it.each([
		['{inconnu}', 'Le champ « inconnu » n’existe pas.'],
		['{si inconnu}x{fin}', 'Le champ « inconnu » n’existe pas.'],
		['{libre}', 'Le champ facultatif « libre » s’écrit hors de « {si libre} ».'],
		['{si libre}a{sinon}{libre}{fin}', 'Le champ facultatif « libre » s’écrit hors de « {si libre} ».'],
		['{si motifs contient x}a{fin}', '« x » n’est pas un choix de « motifs ».'],
		['{si agentGenre contient feminin}a{fin}', '« agentGenre » n’est pas un champ « choix-multiple ».'],
		['{si motifs = quotas}a{fin}', '« motifs » n’est pas un champ « choix ».'],
		['{signataires}', 'Le champ « signataires » ne s’écrit pas tel quel'],
		['{jour agentNom}', '« agentNom » n’est pas une date'],
		['{pour s dans agentNom}{fin}', '« agentNom » n’est ni une liste, ni un tableau.'],
		['{pour e dans elements}{e.sens}{fin}', 'Le champ facultatif « e.sens » s’écrit hors'],
		['{pour e dans elements}{e.autre}{fin}', 'Le champ « e.autre » n’existe pas.'],
		['{pour e dans elements}{fin}{e.quoi}', 'Le champ « e.quoi » n’existe pas.'],
		['{nombre: {x} | b}', 'Le champ « x » n’existe pas.']
	])('%s', (lettre, defaut) => {
		expect(defautsDuModele(modeleDEssai(lettre))).toEqual([expect.stringContaining(defaut)]);
	});

	it.each([
		'{si libre}{libre}{fin}',
		'{si non libre}a{sinon}{libre}{fin}',
		'{pour e dans elements}{numero} {e.quoi}{si e.sens}{e.sens}{fin}{fin}',
		'{pour s dans signataires}{s}{fin}',
		'{jour dateEssai} {de agentNom} {agentGenre}'
	])('%s est juste', (lettre) => expect(defautsDuModele(modeleDEssai(lettre))).toEqual([]));

	it('l’autre réponse d’un groupe est sûre quand la première manque', () => {
		const autre = { ...CHAMPS[2]!, code: 'autre', obligatoire: false };
		const modele = { ...modeleDEssai('{si autre}{autre}{sinon}{libre}{fin}'), champs: [...CHAMPS, autre] };
		expect(defautsDuModele({ ...modele, auMoinsUn: [['autre', 'libre']] })).toEqual([]);
		expect(defautsDuModele(modele)).toHaveLength(1);
	});
});
