import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lireFaits } from '#lib/domain/dossier/lecture-faits.ts';
import { conseils } from '#lib/domain/recours/conseils.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { fondements } from '#lib/domain/regimes/fondements.ts';
import type { TexteLocal } from '#lib/domain/regimes/texte-local.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { type CasDeDossier, FOND, notifie, PROCEDURE, tenu } from './cas/dossiers.ts';
import { CATALOGUE } from './catalogue.ts';
import { CODES_MOYEN, FORCES } from './moyen.ts';
import { moyens } from './moyens.ts';

const TOUS = [...PROCEDURE, ...FOND];

function audit({ regime = 'fpe', faits = [], ...reste }: Omit<CasDeDossier, 'titre'>) {
	const lus = lireFaits(faits);
	if (!lus.ok) throw new Error(lus.refus.message);
	return moyens({
		...reste,
		regime,
		faits: lus.faits,
		zone: 'metropole',
		au: Temporal.PlainDate.from('2026-06-01')
	});
}

function retenus(cas: Omit<CasDeDossier, 'titre'>) {
	const resultat = audit(cas);
	if (!resultat.ok) throw new Error(resultat.refus.message);
	return resultat.moyens;
}

const premier = (cas: Omit<CasDeDossier, 'titre'>, code: string) => {
	const trouve = retenus(cas).find((moyen) => moyen.code === code);
	if (!trouve) throw new Error(`no ${code}`);
	return trouve;
};

describe('l’audit d’un dossier', () => {
	it.each(TOUS.map((cas) => [cas.titre, cas] as const))(
		'%s',
		(_titre, { attendus = {}, absents = [], ...cas }) => {
			const forces = Object.fromEntries(retenus(cas).map(({ code, force }) => [code, force]));
			expect(forces).toMatchObject(attendus);
			for (const code of absents) expect(forces).not.toHaveProperty(code);
		}
	);

	it('chaque moyen est retenu dans un dossier et écarté dans un autre', () => {
		const retenusUneFois = new Set(TOUS.flatMap(({ attendus = {} }) => Object.keys(attendus)));
		const ecartesUneFois = new Set<string>(TOUS.flatMap(({ absents = [] }) => absents));
		expect(CODES_MOYEN.filter((code) => !retenusUneFois.has(code))).toEqual([]);
		expect(CODES_MOYEN.filter((code) => !ecartesUneFois.has(code))).toEqual([]);
	});

	it('sans réponse ni texte, un dossier complet ne montre rien d’autre que ce que disent les faits', () => {
		expect(retenus({ faits: [notifie] }).map(({ code }) => code)).toEqual(['G16']);
		expect(
			retenus({
				reponses: Object.fromEntries(
					CATALOGUE.flatMap(({ questions }) =>
						questions
							.filter(({ reponses }) => typeof reponses === 'object' && !('minimum' in reponses))
							.map(({ code }) => [code, 'ne-sais-pas'])
					)
				)
			}).map(({ code }) => code)
		).toEqual(['G16']);
	});

	it('le plus fort d’abord, puis dans l’ordre des codes', () => {
		const liste = retenus({
			faits: [notifie],
			reponses: { G36: 'non', G07: 'non', G28: 'oui', G15: 'non', G20: 'ecrit', G10: 'non' }
		});
		expect(liste.map(({ code }) => code)).toEqual(['G07', 'G20', 'G10', 'G28', 'G36', 'G15', 'G16']);
		const rangs = liste.map(({ force }) => FORCES.indexOf(force));
		expect(rangs).toEqual(rangs.toSorted((a, b) => a - b));
	});

	it('Éducation : moins de huit jours, le décret et l’arrêté sont tous deux manqués', () => {
		const convocation = { type: 'convocation-recue', le: '2026-01-12', entretienLe: '2026-01-15' };
		const { fondements } = premier({ employeur: 'education-biatss', faits: [convocation] }, 'G02');
		expect(fondements.map(({ code }) => code).slice(0, 2)).toEqual([
			'decret-2010-888-art-2',
			'arrete-2013-03-18-education'
		]);
	});

	it('l’ordre des faits ne change rien', () => {
		const [cas] = PROCEDURE.filter(({ faits = [] }) => faits.length === 3);
		expect(retenus({ ...cas, faits: cas?.faits?.toReversed() ?? [] })).toEqual(retenus({ ...cas }));
	});

	it('ce qui ne se plaide pas n’a pas de paragraphe, tout le reste en a un', () => {
		for (const cas of TOUS) {
			for (const { code, force, paragraphe } of retenus(cas)) {
				expect([code, paragraphe === '']).toEqual([code, force === 'sans-effet']);
			}
		}
	});

	it('après un refus, chaque moyen dit ce qu’il en reste ; sans refus, aucun', () => {
		const boycotte = retenus({
			faits: [{ type: 'refus-envoye', le: '2026-01-13' }, notifie],
			reponses: { G07: 'non', G28: 'oui', G40: 'oui' }
		});
		expect(boycotte.map(({ boycott }) => boycott === null)).not.toContain(true);
		expect(premier({ faits: [notifie], reponses: { G07: 'non' } }, 'G07').boycott).toBeNull();
	});

	it('une mention trouvée par les mots dit par quelle question la confirmer', () => {
		const texte = 'Sa décharge syndicale désorganise le service.';
		expect(premier({ texte }, 'G20')).toMatchObject({ aConfirmer: 'G20', force: 'forte' });
		expect(premier({ texte, reponses: { G20: 'ecrit' } }, 'G20').aConfirmer).toBeNull();
	});

	it('un refus que le texte présente comme une action syndicale renforce le moyen, à confirmer', () => {
		const texte = 'L’agent a refusé l’entretien à l’appel de son syndicat.';
		const refuse = { type: 'refus-envoye', le: '2026-01-13' };
		const apresRefus = premier({ faits: [refuse, notifie], texte }, 'G20');
		expect(apresRefus.aConfirmer).toBe('G20');
		expect(apresRefus.texte).toMatch(/renforcé.*se lisent|se lisent.*renforcé/);
		expect(premier({ faits: [notifie], texte }, 'G20').texte).not.toContain('renforcé');
	});

	it('« 70 % ou plus » n’écrit aucun chiffre dans la lettre ; la quotité dite l’emporte', () => {
		const cochee = { faits: [notifie], decharge: 70 };
		expect(premier(cochee, 'G21').texte).toMatch(/70.%.ou plus/);
		expect(premier(cochee, 'G21').paragraphe).toContain('[quotité]');
		expect(premier({ ...cochee, reponses: { G21: 85 } }, 'G21').paragraphe).toMatch(/de 85.%/);
		expect(retenus({ ...cochee, reponses: { G21: 100 } }).map(({ code }) => code)).not.toContain('G21');
	});

	it('les voies et délais absents servent de défense au tribunal, sans donner un jour de plus', () => {
		const { defense } = premier({ faits: [{ ...notifie, voiesEtDelais: false }] }, 'G15');
		expect(defense?.echeance).toBe('recours-contentieux');
		expect(
			retenus({ faits: [notifie], reponses: { G07: 'non' } }).every(({ defense }) => defense === null)
		).toBe(true);
	});

	it('une ancienne notation : l’analogie est dite', () => {
		const { texte } = premier({ regime: 'ouvriers-defense-1972', reponses: { G22: 'oui' } }, 'G22');
		expect(texte).toContain('Par analogie seulement');
	});
});

describe('un texte saisi par la section', () => {
	const base = {
		section: 'Section de l’Oise',
		regime: 'fpe',
		employeur: null,
		franc: false,
		depuis: null,
		lien: null,
		luLe: Temporal.PlainDate.from('2025-06-01'),
		valideDu: Temporal.PlainDate.from('2020-01-01'),
		valideAu: null,
		finLe: null
	} as const;
	const auditAvec = (texte: TexteLocal, faits: CasDeDossier['faits']) => {
		const lus = lireFaits(faits ?? []);
		if (!lus.ok) throw new Error(lus.refus.message);
		const resultat = moyens({
			regime: 'fpe',
			faits: lus.faits,
			zone: 'metropole',
			au: Temporal.PlainDate.from('2026-06-01'),
			textes: [texte]
		});
		if (!resultat.ok) throw new Error(resultat.refus.message);
		return resultat.moyens;
	};

	it('promet un préavis plus long : moyen faible, sous un titre qui reste vrai', () => {
		const texte = {
			...base,
			id: '1',
			objet: 'preavis',
			duree: 'P10D',
			reference: 'Note du 3 mars 2025'
		} as const;
		const [preavis] = auditAvec(texte, [
			{ type: 'convocation-recue', le: '2026-01-02', entretienLe: '2026-01-11' }
		]);
		expect(preavis).toMatchObject({ code: 'G02', force: 'faible' });
		expect(preavis?.titre).not.toContain('huit jours');
		expect(preavis?.texte).toContain('Note du 3 mars 2025');
		expect(preavis?.paragraphe).toContain('en promet au moins 10');
	});

	it('fixe un délai de remise, là où le décret n’en a pas', () => {
		const texte = {
			...base,
			id: '2',
			objet: 'communication-compte-rendu',
			duree: 'P15D',
			reference: 'Note du 3 mars 2025'
		} as const;
		const [remise] = auditAvec(texte, [tenu, notifie]);
		expect(remise).toMatchObject({ code: 'G12', force: 'faible' });
		expect(remise?.paragraphe).toContain('le texte suivant\u202f: Note du 3 mars 2025');
	});
});

describe('le paragraphe pour la lettre', () => {
	const non = { G01: 'non', G07: 'non', G34: 'non' };
	const paragraphe = (cas: Omit<CasDeDossier, 'titre'>, code: string) =>
		premier(cas, code).paragraphe.replace(/[\u00a0\u202f]/g, ' ');

	it('cite le texte de chaque régime', () => {
		const de = (regime: CasDeDossier['regime'] & string, code: string) =>
			paragraphe({ regime, faits: [notifie], reponses: non }, code);
		expect(de('fpe', 'G07')).toContain('l’article 4 du décret n° 2010-888 du 28 juillet 2010');
		expect(de('fpt', 'G01')).toContain('l’article 6 du décret n° 2014-1526 du 16 décembre 2014');
		expect(de('fpt', 'G07')).toContain('l’article 5 du décret n° 2014-1526');
		expect(de('fph', 'G07')).toContain('le décret n° 2020-719 du 12 juin 2020');
		expect(de('contractuel-etat', 'G07')).toContain('l’article 1-4 du décret n° 86-83');
		expect(de('contractuel-territorial', 'G07')).toContain('l’article 1-3 du décret n° 88-145');
		expect(de('contractuel-hospitalier', 'G07')).toContain('[à vérifier dans sa version actuelle]');
	});

	it('territoriale : l’article 7 pour la commission, jamais l’article 6', () => {
		const recours = [notifie, { type: 'recours-hierarchique-envoye', le: '2026-02-15' }];
		const texte = paragraphe({ regime: 'fpt', faits: recours, reponses: { G13: 'preuve' } }, 'G13');
		expect(texte).toContain('l’article 7 du décret n° 2014-1526');
		expect(texte).not.toContain('article 6');
	});

	it('met les dates des faits, et laisse un blanc là où elles manquent', () => {
		const convocation = { type: 'convocation-recue', le: '2026-01-12', entretienLe: '2026-01-15' };
		const avec = paragraphe({ faits: [convocation, notifie], reponses: { G02: 'report-refuse' } }, 'G02');
		expect(avec).toContain('le 12 janvier 2026, soit 3 jours avant l’entretien');
		expect(avec).toContain('et le report m’a été refusé');
		const sans = paragraphe({ faits: [notifie], reponses: { 'G02-jours': 3 } }, 'G02');
		expect(sans).toContain('le [date de réception], soit 3 jours');
	});

	it('l’arrêté de l’Éducation, quand le décret est respecté', () => {
		const texte = paragraphe(
			{
				employeur: 'education-biatss',
				faits: [{ type: 'convocation-recue', le: '2026-01-06', entretienLe: '2026-01-16' }]
			},
			'G02'
		);
		expect(texte).toContain('l’arrêté de mon ministère en promet au moins 15');
		expect(texte).not.toContain('huit jours');
	});

	it('cite la phrase recopiée, sinon la phrase trouvée, sinon un blanc', () => {
		const reponses = { G20: 'ecrit' };
		const texte = 'Il est regrettable que son mandat syndical l’éloigne du guichet.';
		expect(
			paragraphe({ reponses: { ...reponses, 'G20-phrase': 'son  « mandat »\nsyndical' } }, 'G20')
		).toContain('« son "mandat" syndical »');
		expect(paragraphe({ texte, reponses }, 'G20')).toContain(
			'« Il est regrettable que son mandat syndical l’éloigne du guichet »'
		);
		expect(paragraphe({ reponses }, 'G20')).toContain('« [phrase exacte] »');
	});

	const PROCEDURE_ET_FORME = CODES_MOYEN.slice(0, CODES_MOYEN.indexOf('G20'));
	it('chaque moyen de procédure dit ce qui a été perdu', () => {
		for (const cas of PROCEDURE) {
			for (const { code, paragraphe } of retenus(cas)) {
				if (paragraphe && PROCEDURE_ET_FORME.includes(code)) expect(paragraphe).toMatch(/j’y ai perdu/i);
			}
		}
	});

	it('ne tombe dans aucun piège d’écriture', () => {
		// A blank is to be completed, and the letter says so.
		const permis = new Set(['greve', 'crochets']);
		for (const cas of TOUS) {
			for (const { code, paragraphe } of retenus(cas)) {
				const pieges = conseils({
					motif: paragraphe,
					redaction: paragraphe,
					regime: cas.regime ?? 'fpe'
				}).filter(({ code: piege }) => !(permis.has(piege) && (piege !== 'greve' || code === 'G26')));
				expect([code, pieges]).toEqual([code, []]);
				expect(paragraphe).not.toMatch(
					/CAPL|30 jours|nulle?\b|invalide|boycott|droit de grève|insuffisamment/i
				);
			}
		}
	});

	it('ne cite ni un article dont le numéro reste à relire, ni une décision qui reste à lire', () => {
		const incertains = fondements().filter(({ certitude, url }) => certitude !== 'certain' || url === null);
		const numeros = incertains.flatMap(({ texte, article }) => [
			...(/n° \d{2}[A-Z]{2}\d+|n° \d{6,7}/.exec(texte) ?? []),
			...(article && /^[LR]\. /.test(article) ? [article.split(' et ')[0]!] : [])
		]);
		expect(numeros.length).toBeGreaterThan(10);
		for (const cas of TOUS) {
			for (const { code, paragraphe } of retenus(cas)) {
				const texte = paragraphe.replace(/[\u00a0\u202f]/g, ' ');
				expect([
					code,
					numeros.filter((numero) => texte.includes(numero.replace(/[\u00a0\u202f]/g, ' ')))
				]).toEqual([code, []]);
			}
		}
	});

	it('est une seule ligne, en typographie française', () => {
		for (const regime of REGIMES) {
			for (const cas of TOUS) {
				const { titre: _titre, attendus: _attendus, absents: _absents, employeur, ...reste } = cas;
				for (const { code, titre, texte, paragraphe } of retenus({
					...reste,
					regime,
					...(employeur && regime === 'fpe' ? { employeur } : {})
				})) {
					for (const ecrit of [titre, texte, paragraphe]) {
						expect([regime, code, ecrit]).toEqual([regime, code, typographie(ecrit)]);
						expect(ecrit).not.toMatch(/['–—\n]|undefined|null|NaN| {2}|«\u00a0«/);
					}
				}
			}
		}
	});
});

describe('refus', () => {
	it.each<[string, Omit<CasDeDossier, 'titre'>, string]>([
		['une question inconnue', { reponses: { G99: 'oui' } }, 'question-inconnue'],
		['le nom d’une méthode', { reponses: { toString: 'oui' } }, 'question-inconnue'],
		['une réponse hors de la liste', { reponses: { G07: 'peut-être' } }, 'reponse-inconnue'],
		['un nombre pour une liste', { reponses: { G07: 1 } }, 'reponse-inconnue'],
		['un nombre trop grand', { reponses: { G21: 170 } }, 'nombre-attendu'],
		['un nombre à virgule', { reponses: { G19: 5.5 } }, 'nombre-attendu'],
		['un jour impossible', { reponses: { G12: '2026-02-30' } }, 'date-impossible'],
		['un texte pour un jour', { reponses: { G12: 'hier' } }, 'date-illisible'],
		['une réponse trop longue', { reponses: { 'G20-phrase': 'a'.repeat(2001) } }, 'texte-trop-long'],
		['un compte rendu trop long', { texte: 'a'.repeat(200_001) }, 'texte-trop-long'],
		['un employeur d’un autre régime', { regime: 'fph', employeur: 'dgfip' }, 'employeur-incompatible'],
		[
			'une réponse avant le recours',
			{
				faits: [
					{ type: 'recours-hierarchique-envoye', le: '2026-02-15' },
					{ type: 'reponse-notifiee', le: '2026-02-01' }
				]
			},
			'chronologie-impossible'
		],
		['un fait à venir', { faits: [{ ...notifie, le: '2026-07-01' }] }, 'fait-futur'],
		['une remise à venir', { regime: 'fpt', reponses: { G12: '2026-07-01' } }, 'fait-futur'],
		[
			'une remise avant l’entretien',
			{
				regime: 'fpt',
				faits: [{ type: 'entretien-tenu', le: '2026-01-20' }],
				reponses: { G12: '2026-01-10' }
			},
			'chronologie-impossible'
		]
	])('%s', (_titre, cas, code) => {
		expect(audit(cas)).toMatchObject({ ok: false, refus: { code } });
	});

	it('quelles que soient les réponses : une liste triée, sans moyen que le régime ignore', () => {
		const possibles = CATALOGUE.flatMap(({ questions }) =>
			questions.flatMap(({ code, reponses }) =>
				typeof reponses === 'object' && !('minimum' in reponses)
					? [fc.constantFrom(...Object.keys(reponses)).map((valeur) => [code, valeur] as const)]
					: []
			)
		);
		const reponses = fc
			.subarray(possibles)
			.chain((choisies) => fc.tuple(...choisies))
			.map((paires) => Object.fromEntries(paires));
		const faits = fc.constantFrom(...TOUS.map((cas) => cas.faits ?? []));
		fc.assert(
			fc.property(fc.constantFrom(...REGIMES), faits, reponses, (regime, faits, reponses) => {
				const liste = retenus({ regime, faits, reponses });
				const rangs = liste.map(({ force }) => FORCES.indexOf(force));
				expect(rangs).toEqual(rangs.toSorted((a, b) => a - b));
				const refuse = faits.some(({ type }) => type === 'refus-envoye');
				for (const { code, force, paragraphe } of liste) {
					expect(paragraphe === '').toBe(force === 'sans-effet');
					if (refuse) expect(['G02', 'G03', 'G05']).not.toContain(code);
					if (regime === 'fpe') expect(['G03', 'G12', 'G17', 'G18']).not.toContain(code);
				}
			})
		);
	});

	it('cent mille caractères hostiles sont lus sans peine', () => {
		const texte = 'grève '.repeat(8_000) + '[['.repeat(20_000);
		expect(audit({ texte, textePrecedent: texte.toUpperCase() }).ok).toBe(true);
	});
});
