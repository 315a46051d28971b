import { describe, expect, it } from 'vitest';
import { apercu, courrier } from '#lib/domain/courriers/courrier.ts';
import { enClair, type Modele } from '#lib/domain/courriers/modele.ts';
import { PROMESSES } from '#lib/domain/courriers/promesses.ts';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import { modele, modeles } from '#lib/server/contenu.ts';

/* Every letter that the models of the union can give, read as their receivers would. */

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
	pieces: ['Tableau d’activité 2025'],
	mode: 'consultation',
	documents: ['Ma fiche de poste', 'Mes trois derniers comptes rendus'],
	points: ['Appréciation générale'],
	dateRejet: '2026-04-12',
	dateSaisine: '2026-03-02',
	dateReunion: '2026-05-20',
	observations: 'Les objectifs de 2025 ont été tenus.\n\nLe service a perdu deux emplois.',
	serviceConcerne: 'SIP de Lens',
	genreDActe: 'contestation',
	combien: 'plusieurs',
	lettres: ['Ana Petit, le 2 mars 2026', 'Lou Diaz, le 3 mars 2026'],
	mot: 'Nous vous demandons une rencontre.',
	raisons: ['preavis', 'pieces', 'conge', 'formation', 'mandat', 'absence'],
	raisonLibre: 'Deux réunions du service ont lieu ce jour-là.',
	disponibilites: ['mardi 10 février, le matin', 'jeudi 12 février'],
	manquants: ['formulaire', 'fiche-de-poste', 'objectifs', 'precedent', 'criteres'],
	autresDocuments: ['L’organigramme du service'],
	report: true,
	entretien: 'tenu',
	manque: 'date',
	dateCommunication: '2026-02-02',
	limite: '1400'
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
	it('les dix-neuf modèles, dans l’ordre d’un dossier', () => {
		expect(modeles().map(({ code }) => code)).toEqual([
			'refus-collectif',
			'refus-en-une-ligne',
			'reponse-seconde-convocation',
			'demande-pieces',
			'demande-report',
			'absence',
			'demande-compte-rendu',
			'observations-compte-rendu',
			'demande-visa',
			'demande-notification',
			'recours-hierarchique',
			'complement-recours',
			'demande-dossier',
			'relance',
			'demande-motifs',
			'saisine-cap-precaution',
			'saisine-cap',
			'observations-cap',
			'transmission-collective'
		]);
	});

	it('peu de champs sont obligatoires', () => {
		expect(Object.fromEntries(modeles().map((lu) => [lu.code, Object.keys(minimum(lu))]))).toEqual({
			'refus-collectif': ['agentNom', 'dateEntretien'],
			'refus-en-une-ligne': ['agentNom', 'dateEntretien'],
			'reponse-seconde-convocation': ['agentNom', 'dateEntretien'],
			'demande-pieces': ['agentNom', 'manquants'],
			'demande-report': ['agentNom', 'dateEntretien'],
			absence: ['agentNom', 'dateEntretien'],
			'demande-compte-rendu': ['agentNom'],
			'observations-compte-rendu': ['agentNom', 'observations'],
			'demande-visa': ['agentNom'],
			'demande-notification': ['agentNom'],
			'recours-hierarchique': ['agentNom', 'dateNotification', 'elements'],
			'complement-recours': ['agentNom', 'dateRecours', 'elements'],
			'demande-dossier': ['agentNom'],
			relance: ['agentNom', 'dateRecours'],
			'demande-motifs': ['agentNom', 'dateRecours'],
			'saisine-cap-precaution': ['agentNom', 'dateNotification', 'dateRecours', 'elements'],
			'saisine-cap': ['agentNom', 'dateNotification', 'dateRecours', 'dateReponse', 'elements'],
			'observations-cap': ['agentNom', 'dateSaisine', 'observations'],
			'transmission-collective': ['agentNom', 'service', 'lettres']
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
			const accordee = lu.champs.some(({ code }) => code === 'agentGenre');
			if (!accordee) expect(lettre(lu, saisie(lu))).toMatchSnapshot('complet');
			for (const agentGenre of accordee ? ['feminin', 'masculin', 'neutre'] : []) {
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

/** Never promised, never claimed; and what is wrong in the letters of the State’s civil servants. */
const INTERDITS = [...PROMESSES.map(({ motif }) => motif), /invalide/i, /2014-1526/];

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

describe('avis et conseils autour des lettres', () => {
	const phrases = modeles().flatMap((lu) =>
		[lu.resume, ...lu.avant, ...lu.apres, ...lu.avertissements.map(({ texte }) => texte)].map(
			(phrase) => [lu.code, phrase] as const
		)
	);

	it.each(phrases)('%s : %s', (_, phrase) => {
		expect(phrase).toMatch(/^[«\p{Lu}].*[.!?»]$/su);
		expect(phrase).not.toMatch(/'| [;:!?»]|« /);
		for (const interdit of [
			/droit au refus/i,
			/votre droit/i,
			/grève/i,
			/CAPL/,
			/RAPO/,
			/un an\b/i,
			/ne risquez rien/i,
			/protég/i
		]) {
			expect(phrase).not.toMatch(interdit);
		}
	});
});

it('les objets des lettres sont courts et sans nom', () => {
	for (const lu of modeles()) {
		const ecrit = courrier(lu, saisie(lu));
		expect(ecrit.ok && enClair(ecrit.courrier.objet).length).toBeLessThan(120);
		expect(ecrit.ok && enClair(ecrit.courrier.objet)).not.toContain('Roux');
	}
});
