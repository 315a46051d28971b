import { mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apercu, courrier } from '#lib/domain/courriers/courrier.ts';
import { enClair, type Modele } from '#lib/domain/courriers/modele.ts';
import { noticeDeRisque, type Affirmation } from '#lib/domain/courriers/risques.ts';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { contenuRisques, lireModeles, lireRisques, modele, modeles } from '#lib/server/contenu.ts';
import { racineDuProjet } from '#lib/server/racine.ts';

/** One answer to every question of every model. */
const TOUT: Record<string, unknown> = {
	agentNom: 'Camille Roux',
	agentGrade: 'Contrôle fiscal, 2e classe',
	agentAdresse: '3 rue des Lilas\n62000 Arras',
	agentCourriel: 'camille@example.org',
	service: 'SIP de Lens',
	administration: 'DDFiP du Pas-de-Calais',
	employeur: 'dgfip',
	ville: 'Lens',
	dateLettre: '2026-03-02',
	envoi: 'lrar',
	destinataireCivilite: 'madame',
	destinataireNom: 'Claire Martin',
	destinataireQualite: 'Responsable du SIP de Lens',
	destinataireAdresse: '10 place Jean-Jaurès\n62300 Lens',
	destinataireCourriel: 'claire@example.test',
	dateConvocation: '2026-01-12',
	dateEntretien: '2026-01-26',
	dateRefus: '2026-01-14',
	motifs: ['missions', 'quotas', 'moyens', 'individualisation'],
	motifLibre: 'Notre service a perdu trois emplois en deux ans.',
	miseEnGarde: true,
	moment: 'apres',
	presentAuTravail: true,
	anneeEvaluee: '2025',
	dateNotification: '2026-02-02',
	dansLeDelai: true,
	dateRecours: '2026-02-10',
	dateReceptionRecours: '2026-02-12',
	dateReponse: '2026-02-26',
	sensReponse: 'partiel',
	elements: [
		{ element: 'Croix du milieu, ligne 3', motif: 'Objectifs tenus à 98 %.', redaction: 'Très bon' },
		{ element: 'Appréciation générale', motif: 'Aucun fait précis ne l’appuie.' }
	],
	moyens: ['Le compte rendu ne porte pas la signature du supérieur direct.'],
	audience: true,
	accompagnant: 'Ana Petit, de la section syndicale',
	saisiDansApplication: true,
	instance: 'la CAP nationale n° 2',
	pieces: ['Tableau d’activité 2025']
};

/** The answers that this model asks for. */
const saisie = (lu: Modele, plus: Record<string, unknown> = {}) => ({
	...Object.fromEntries(
		Object.entries(TOUT).filter(([code]) => lu.champs.some((champ) => champ.code === code))
	),
	...plus
});

/** The fewest answers that give a letter. */
const minimum = (lu: Modele): Record<string, unknown> =>
	Object.fromEntries(
		[
			...lu.champs.filter(({ obligatoire }) => obligatoire).map(({ code }) => code),
			...lu.auMoinsUn.map(([premier]) => premier!)
		].map((code) => [code, TOUT[code]])
	);

function lettre(lu: Modele, champs: Record<string, unknown>): string {
	const ecrit = courrier(lu, champs, { au: '2026-03-02' });
	if (!ecrit.ok) throw new Error(`${lu.code} : ${JSON.stringify(ecrit.refus)}`);
	return enTexte(ecrit.courrier);
}

const collectif = (lu: Modele) => lu.champs.some(({ code }) => code === 'signataires');

/** Every letter that this model can give, by turns of the answers that change its wording. */
function variantes(lu: Modele): [string, string][] {
	const plurielles = collectif(lu)
		? [['au pluriel', { signataires: ['Ana Petit', 'Lou Diaz'] }] as const]
		: [];
	const ouiNon = lu.champs
		.filter(({ type }) => type === 'oui-non')
		.map(({ code }) => [`sans ${code}`, { [code]: false }] as const);
	const choisis = lu.champs.flatMap((champ) =>
		champ.type === 'choix' && champ.code !== 'agentGenre'
			? champ.choix.map(({ code }) => [`${champ.code} ${code}`, { [champ.code]: code }] as const)
			: []
	);
	const sans = lu.champs
		.filter(({ code, obligatoire }) => !obligatoire && !lu.auMoinsUn.flat().includes(code))
		.map(({ code }) => [`sans ${code}`, { [code]: undefined }] as const);
	return [
		['minimale', lettre(lu, minimum(lu))],
		...[['complète', {}] as const, ...plurielles, ...ouiNon, ...choisis, ...sans].map(
			([titre, plus]): [string, string] => [titre, lettre(lu, saisie(lu, plus))]
		)
	];
}

describe('modèles', () => {
	it('les sept modèles, dans l’ordre d’un dossier', () => {
		expect(modeles().map(({ code }) => code)).toEqual([
			'refus-collectif',
			'reponse-seconde-convocation',
			'absence',
			'recours-hierarchique',
			'relance',
			'saisine-cap-precaution',
			'saisine-cap'
		]);
	});

	it.each(modeles().map((lu) => [lu.code, lu] as const))(
		'%s cite des sources connues et non abrogées',
		(_, lu) => {
			expect(lu.fondements.length).toBeGreaterThan(0);
			for (const code of lu.fondements) expect(fondement(code).etat).not.toBe('abroge');
		}
	);

	it('peu de champs sont obligatoires', () => {
		expect(Object.fromEntries(modeles().map((lu) => [lu.code, Object.keys(minimum(lu))]))).toEqual({
			'refus-collectif': ['agentNom', 'dateEntretien'],
			'reponse-seconde-convocation': ['agentNom', 'dateEntretien'],
			absence: ['agentNom', 'dateEntretien'],
			'recours-hierarchique': ['agentNom', 'dateNotification', 'elements'],
			relance: ['agentNom', 'dateRecours'],
			'saisine-cap-precaution': ['agentNom', 'dateNotification', 'dateRecours', 'elements'],
			'saisine-cap': ['agentNom', 'dateNotification', 'dateRecours', 'dateReponse', 'elements']
		});
	});

	it('un refus se contente aussi de la date de la convocation', () => {
		expect(
			lettre(modele('refus-collectif')!, { agentNom: 'Jo Li', dateConvocation: '2026-01-12' })
		).toContain('votre convocation du 12\u00a0janvier 2026.');
	});

	it.each(modeles().map((lu) => [lu.code, lu] as const))(
		'%s : texte au féminin, au masculin, sans marque, au pluriel',
		(_, lu) => {
			for (const agentGenre of ['feminin', 'masculin', 'neutre']) {
				expect(lettre(lu, saisie(lu, { agentGenre }))).toMatchSnapshot(agentGenre);
			}
			if (collectif(lu)) {
				const pluriel = (agentGenre: string) =>
					lettre(lu, saisie(lu, { agentGenre, signataires: ['Ana Petit', 'Lou Diaz'] }));
				expect(pluriel('neutre')).toMatchSnapshot('pluriel');
				expect(pluriel('feminin')).toContain('pour chacune de nous');
				expect(pluriel('masculin')).toContain('pour chacun de nous');
			}
			expect(lettre(lu, minimum(lu))).toMatchSnapshot('minimal');
		}
	);

	it.each(modeles().map((lu) => [lu.code, lu] as const))(
		'%s : un aperçu vide se lit, avec ses blancs',
		(_, lu) => {
			const { courrier: vide, refus } = apercu(lu, {});
			expect(enTexte(vide)).toContain('[votre prénom et votre nom]');
			expect(refus.length).toBeGreaterThan(0);
			expect(vide.blocs.length).toBeGreaterThan(2);
		}
	);
});

describe('chaque lettre possible', () => {
	const lettres = modeles().flatMap((lu) =>
		variantes(lu).map(([titre, texte]) => [lu.code, titre, texte] as const)
	);

	it('il y en a de quoi juger', () => expect(lettres.length).toBeGreaterThan(100));

	it.each(lettres)('%s, %s : bien composée', (_, __, texte) => {
		expect(texte).not.toMatch(/ {2}| [,.]|\n{3}|\[|\]|\{|\}|undefined|null/);
		expect(texte).not.toMatch(/\p{L}'\p{L}/u);
		expect(texte).not.toMatch(/ [;:!?»]|« /);
		for (const paragraphe of texte.split('\n')) expect(paragraphe).toBe(paragraphe.trim());
	});

	it.each(lettres)('%s, %s : rien de ce qui ne se promet ni ne se prétend', (code, _, texte) => {
		for (const interdit of INTERDITS) expect(texte).not.toMatch(interdit);
		if (!code.startsWith('refus') && !code.startsWith('absence')) expect(texte).not.toMatch(/boycott/i);
	});

	it.each(lettres.filter(([code]) => code !== 'recours-hierarchique'))(
		'%s, %s : rien contre la personne',
		(_, __, texte) => expect(texte).not.toMatch(/harc[eè]l|incompéten|injuste de votre part/i)
	);

	it('un recours s’adresse à l’autorité, demande l’annulation, reste entier', () => {
		const texte = lettre(modele('recours-hierarchique')!, minimum(modele('recours-hierarchique')!));
		expect(texte).toMatch(/^À l’autorité hiérarchique$/m);
		expect(texte).not.toMatch(/évaluateur|évaluatrice/);
		expect(texte).toContain('annuler ce compte rendu et de procéder à une nouvelle appréciation');
		expect(texte).toContain('article 6 du décret n°\u00a02010-888 du 28 juillet 2010');
		expect(texte).not.toContain('dans le délai de quinze jours francs que');
	});

	it('une lettre ne parle du respect du délai que si l’agent l’affirme', () => {
		const lu = modele('recours-hierarchique')!;
		expect(lettre(lu, { ...minimum(lu), dansLeDelai: true })).toContain(
			'dans le délai de quinze jours francs que cet article fixe'
		);
	});

	it.each([
		['dgfip', 'la CAP nationale compétente'],
		['douane', 'la CAP nationale compétente'],
		['finances', 'la CAP dont relève mon corps'],
		['education-biatss', 'la CAP dont relève mon corps'],
		[undefined, 'la CAP dont relève mon corps']
	])('instance de %s : %s', (employeur, instance) => {
		for (const code of ['recours-hierarchique', 'relance', 'saisine-cap-precaution', 'saisine-cap']) {
			const lu = modele(code)!;
			expect(lettre(lu, saisie(lu, { employeur, instance: undefined }))).toContain(instance);
			expect(lettre(lu, saisie(lu, { employeur }))).toContain('la CAP nationale n° 2');
		}
	});

	it('après une mise en garde écrite, l’avertissement renvoie au syndicat', () => {
		const lu = modele('reponse-seconde-convocation')!;
		const ecrit = courrier(lu, saisie(lu));
		expect(ecrit.ok && ecrit.courrier.avertissements).toEqual([
			expect.stringContaining('appelez le syndicat')
		]);
		const sans = courrier(lu, saisie(lu, { miseEnGarde: false }));
		expect(sans.ok && sans.courrier.avertissements).toEqual([]);
	});
});

/** Never promised, never claimed: a right to refuse, a strike, a victory, a wrong instance, a wrong step, a wrong delay. */
const INTERDITS = [
	/droits? (?:au|de|à un|d[’']un) (?:refus|grève|retrait)/i,
	/c’est (?:votre|mon|notre) droit|de mon droit/i,
	/obligatoire/i,
	/grève/i,
	/\bRAPO\b/,
	/CAPL/,
	/vous avez un an|délai d’un an/i,
	/trente jours|30 jours/,
	/ne risquez rien|aucune conséquence|aucun risque/i,
	/vous gagnerez|nous gagnerons/i,
	/la CAP (?:décide|vous donnera raison)/i,
	/je refuse de signer/i,
	/insuffisamment motivé/i,
	/recours administratif préalable/i,
	/conseil juridique/i,
	/invalide/i,
	/2014-1526/
];

const TITRES_DE_PHRASE = /^[«\p{Lu}].*[.!?»]$/su;

describe('avis et conseils autour des lettres', () => {
	const phrases = modeles().flatMap((lu) =>
		[lu.resume, ...lu.avant, ...lu.apres, ...lu.avertissements.map(({ texte }) => texte)].map(
			(phrase) => [lu.code, phrase] as const
		)
	);

	it.each(phrases)('%s : %s', (_, phrase) => {
		expect(phrase).toMatch(TITRES_DE_PHRASE);
		expect(phrase).not.toMatch(/'| [;:!?»]|« /);
		for (const interdit of [
			/droit au refus/i,
			/votre droit/i,
			/grève/i,
			/CAPL/,
			/RAPO/,
			/un an\b/i,
			/ne risquez rien/i
		]) {
			expect(phrase).not.toMatch(interdit);
		}
	});
});

describe('notices de risque', () => {
	const { notices } = contenuRisques();

	it('celles de la référence, mot pour mot, datées de leur dernière lecture', () => {
		expect(notices.map(({ code, texte }) => `${code}\n${texte}`).join('\n\n')).toMatchSnapshot();
		for (const notice of notices) expect(notice.lectureLe).toBe('2026-11-22');
	});

	it.each(notices.map((notice) => [notice.code, notice] as const))(
		'%s cite des sources connues et non abrogées',
		(code, notice) => {
			if (code !== 'N-STAGIAIRE') expect(notice.fondements.length).toBeGreaterThan(0);
			for (const source of notice.fondements) expect(fondement(source).etat).not.toBe('abroge');
			expect(notice.texte).not.toMatch(
				/ne risquez rien|votre droit|droit de retrait|conseil juridique|invalide/i
			);
		}
	);

	it('ce qui vaut pour un fonctionnaire de l’État est sourcé', () => {
		const lire = (liste: Affirmation[]) =>
			liste.map(({ texte, fondements }) => `${texte} [${fondements.join(', ')}]`);
		const { risques, employeurPeut, employeurNePeutPas } = noticeDeRisque(contenuRisques(), {
			regime: 'fpe',
			statut: 'titulaire'
		});
		expect([risques, employeurPeut, employeurNePeutPas].map(lire)).toMatchSnapshot();
	});

	it('le décret de l’État n’est cité à personne d’autre', () => {
		for (const regime of REGIMES.filter((code) => code !== 'fpe')) {
			const { risques, employeurPeut, employeurNePeutPas } = noticeDeRisque(contenuRisques(), {
				regime,
				statut: 'titulaire'
			});
			const sources = [risques, employeurPeut, employeurNePeutPas]
				.flat()
				.flatMap(({ fondements }) => fondements);
			expect(sources.filter((source) => source.startsWith('decret-2010-888'))).toEqual([]);
		}
	});

	it.each([
		['un fonctionnaire de l’État', { regime: 'fpe', statut: 'titulaire' }, ['N-FPE']],
		['un agent de la DGFiP', { regime: 'fpe', employeur: 'dgfip', statut: 'titulaire' }, ['N-DGFIP']],
		['un douanier', { regime: 'fpe', employeur: 'douane', statut: 'titulaire' }, ['N-FINANCES']],
		[
			'un stagiaire de la DGFiP',
			{ regime: 'fpe', employeur: 'dgfip', statut: 'stagiaire' },
			['N-DGFIP', 'N-STAGIAIRE']
		],
		[
			'un contractuel de la DGFiP',
			{ regime: 'contractuel-etat', employeur: 'dgfip', statut: 'contractuel' },
			['N-CONTRACTUEL-ETAT']
		],
		['une décharge de 69 %', { regime: 'fpe', statut: 'titulaire', decharge: 69 }, ['N-FPE']],
		['une décharge de 70 %', { regime: 'fpe', statut: 'titulaire', decharge: 70 }, ['N-FPE', 'N-DECHARGE']],
		['une décharge totale', { regime: 'fpe', statut: 'titulaire', decharge: 100 }, ['N-FPE']],
		['un territorial', { regime: 'fpt', statut: 'titulaire' }, ['N-FPT']],
		['un hospitalier', { regime: 'fph', statut: 'titulaire' }, ['N-FPH']],
		[
			'un contractuel hospitalier',
			{ regime: 'contractuel-hospitalier', statut: 'contractuel' },
			['N-CONTRACTUEL-HOSPITALIER']
		],
		[
			'un contractuel territorial',
			{ regime: 'contractuel-territorial', statut: 'contractuel' },
			['N-CONTRACTUEL-TERRITORIAL']
		],
		['un ouvrier de l’État', { regime: 'ouvriers-defense-1972', statut: 'ouvrier-etat' }, ['N-ANCIEN']]
	] as const)('%s lit les siennes', (_, situation, attendues) => {
		const lues = noticeDeRisque(contenuRisques(), situation);
		expect(lues.notices.map(({ code }) => code)).toEqual(attendues);
		expect(lues.risques).toHaveLength(situation.regime === 'fpe' ? 6 : 5);
	});
});

describe('un contenu fautif arrête le démarrage avec le fichier et la raison', () => {
	let dossier: string;
	const contenu = path.join(racineDuProjet(), 'src', 'content');
	const modifier = (fichier: string, change: (texte: string) => string) =>
		writeFileSync(path.join(dossier, fichier), change(readFileSync(path.join(dossier, fichier), 'utf8')));

	beforeEach(() => {
		dossier = mkdtempSync(path.join(tmpdir(), 'vigie-contenu-'));
		cpSync(path.join(contenu, 'modeles'), dossier, { recursive: true });
		cpSync(path.join(contenu, 'employeurs'), path.join(dossier, 'employeurs'), { recursive: true });
	});
	afterEach(() => rmSync(dossier, { recursive: true }));

	it.each<[string, (texte: string) => string, RegExp]>([
		[
			'une source inconnue',
			(t) => t.replace('fondements: [', 'fondements: [decret-inconnu, '),
			/absence\.md : fondements\.0 : cette source/
		],
		[
			'une source abrogée',
			(t) => t.replace('fondements: [', 'fondements: [loi-84-16-art-65, '),
			/le texte est abrogé/
		],
		[
			'un champ inconnu',
			(t) => t.replace('# Objet\n', '# Objet\n\n{inconnu}'),
			/Le champ « inconnu » n’existe pas/
		],
		['un bloc ouvert', (t) => `${t}\n{si service}`, /ligne \d+, « {si service} » n’est pas fermé/],
		['une section inconnue', (t) => `${t}\n# Post-scriptum\n`, /la section « # Post-scriptum » est inconnue/],
		[
			'une section oubliée',
			(t) => t.replace(/# Objet[\s\S]*?(?=# Lettre)/, ''),
			/il manque la section « objet »/
		],
		[
			'un champ commun inconnu',
			(t) => t.replace('  - ville\n', '  - vile\n'),
			/le champ commun « vile » n’existe pas/
		],
		['une clé inconnue', (t) => t.replace('version:', 'vresion:'), /vresion/],
		[
			'un code qui n’est pas le nom du fichier',
			(t) => t.replace('code: absence', 'code: absent'),
			/n’est pas le nom du fichier/
		],
		['un en-tête oublié', (t) => t.replace('---\n', ''), /doit commencer par un en-tête/]
	])('%s', (_, change, message) => {
		modifier('absence.md', change);
		expect(() => lireModeles(dossier)).toThrow(message);
	});

	it('la ligne dite est celle du fichier', () => {
		modifier('absence.md', (t) => t.replace(/^\{destinataireCivilite\},$/m, '{faute ici},'));
		const texte = readFileSync(path.join(dossier, 'absence.md'), 'utf8');
		const ligne = texte.slice(0, texte.indexOf('{faute ici}')).split('\n').length;
		expect(() => lireModeles(dossier)).toThrow(`ligne ${ligne}, `);
	});

	it.each<[string, (texte: string) => string, RegExp]>([
		['une notice sans destinataire', (t) => t.replace(/pour:\n.*\n/, 'pour: {}\n'), /dites pour qui/],
		['une notice sans date', (t) => t.replace(/lectureLe.*\n/, ''), /lectureLe/],
		['une notice vide', (t) => t.slice(0, t.lastIndexOf('---\n') + 4), /n’a pas de texte/]
	])('%s', (_, change, message) => {
		modifier('employeurs/fpe.md', change);
		expect(() => lireRisques(path.join(dossier, 'employeurs'))).toThrow(message);
	});
});

it('le contenu se trouve depuis les sources comme depuis le dossier construit', () => {
	const racine = racineDuProjet();
	expect(racineDuProjet(path.join(racine, 'build', 'server', 'chunks'))).toBe(racine);
	expect(() => racineDuProjet('/')).toThrow('Aucun dossier au-dessus de /');
});

it('les objets des lettres sont courts et sans nom', () => {
	for (const lu of modeles()) {
		const ecrit = courrier(lu, saisie(lu));
		expect(ecrit.ok && enClair(ecrit.courrier.objet).length).toBeLessThan(120);
		expect(ecrit.ok && enClair(ecrit.courrier.objet)).not.toContain('Roux');
	}
});
