import { describe, expect, it } from 'vitest';
import { enBref } from '#lib/domain/refus.ts';
import { champInconnu, lireCode, lireCodeFacultatif, lireOuiNon } from './codes.ts';
import { documentConvocation, lireOptionsDeLecture } from './convocation.ts';
import { echeances } from '#lib/domain/dossier/echeances.ts';
import { documentDelai } from './delai.ts';
import { lireDocument, lireObjet } from './document.ts';
import { documentEcheances, lireFaitsCourts, lireQuestion } from './echeances.ts';
import { documentFeries } from './feries.ts';

const AU = Temporal.PlainDate.from('2026-02-02');
const codeDe = (lu: { ok: boolean; refus?: { code: string } }) => (lu.ok ? 'accepté' : lu.refus?.code);

describe('un document JSON', () => {
	it('se lit, même écrit par un éditeur qui marque le début du fichier', () => {
		expect(lireDocument('\ufeff{"a":[1]}')).toEqual({ ok: true, valeur: { a: [1] } });
	});

	it('peut contenir des crochets dans ses textes, autant qu’on veut', () => {
		const texte = JSON.stringify({ texte: '[{'.repeat(1000) + '\\"' + '['.repeat(100) });
		expect(lireDocument(texte).ok).toBe(true);
	});

	it.each<[string, string, string]>([
		['coupé', '{"a":', 'json-illisible'],
		['vide', '', 'json-illisible'],
		['une chaîne sans fin', `"${'\\"'.repeat(500_000)}`, 'json-illisible'],
		['vingt et un niveaux', `${'['.repeat(21)}${']'.repeat(21)}`, 'json-trop-profond'],
		['un million de niveaux', '{"a":'.repeat(1_000_000), 'json-trop-profond']
	])('est refusé %s', (_, texte, code) => {
		expect(codeDe(lireDocument(texte, 'faits'))).toBe(code);
	});

	it('vide, le dit', () => {
		expect(lireDocument(' \n', 'faits')).toMatchObject({
			refus: { message: expect.stringContaining('est vide') }
		});
	});

	it('accepte vingt niveaux', () => {
		expect(lireDocument(`${'['.repeat(20)}${']'.repeat(20)}`).ok).toBe(true);
	});

	it.each(['null', '[]', '"a"', '3'])('%s n’est pas un objet', (texte) => {
		expect(codeDe(lireObjet(texte))).toBe('objet-attendu');
	});
});

describe('un code', () => {
	const ZONES = ['metropole', 'guyane'] as const;

	it('manque, est inconnu, ou est le code par défaut', () => {
		expect(lireCode(undefined, ZONES, 'zone')).toMatchObject({
			refus: { code: 'option-manquante', champ: 'zone' }
		});
		expect(lireCode(null, ZONES, 'zone', 'guyane')).toEqual({ ok: true, valeur: 'guyane' });
		for (const faux of ['', 'Guyane', 3, true, ['guyane'], {}, '__proto__']) {
			expect(codeDe(lireCode(faux, ZONES, 'zone', 'metropole'))).toBe('code-inconnu');
		}
	});

	it('facultatif, il est nul quand il ne vient pas', () => {
		expect(lireCodeFacultatif(undefined, ZONES, 'zone')).toEqual({ ok: true, valeur: null });
		expect(lireCodeFacultatif('guyane', ZONES, 'zone')).toEqual({ ok: true, valeur: 'guyane' });
	});

	it('ce qui est redit dans une phrase reste court', () => {
		expect(enBref('a'.repeat(1000))).toHaveLength(61);
	});
});

it('un oui ou non ne se devine pas', () => {
	expect(lireOuiNon(undefined, 'franc')).toEqual({ ok: true, valeur: false });
	for (const faux of ['true', 1, 0, 'oui', []]) expect(codeDe(lireOuiNon(faux, 'franc'))).toBe('oui-ou-non');
});

it('un champ inconnu est nommé', () => {
	expect(champInconnu(['regime', '__proto__'], ['regime'])?.refus).toMatchObject({
		code: 'champ-inconnu',
		champ: '__proto__'
	});
	expect(champInconnu(['regime'], ['regime'])).toBeNull();
});

describe('les documents du contrat', () => {
	it('delai', () => {
		const lu = documentDelai({ depuis: '2026-02-05', duree: 'P15D', franc: true, report: true });
		expect(lu.ok && Object.keys(lu.document)).toEqual([
			'depuis',
			'duree',
			'franc',
			'report',
			'zone',
			'limiteSansReport',
			'limite',
			'etapes'
		]);
		expect(lu.ok && String(lu.document.limite)).toBe('2026-02-23');
	});

	it('feries', () => {
		const lu = documentFeries({ annee: '2026', zone: 'alsace-moselle' });
		expect(lu.ok && lu.document.filter(({ national }) => !national).map(({ nom }) => nom)).toEqual([
			expect.stringMatching(/^Vendredi saint/),
			'Saint-Étienne'
		]);
		expect(codeDe(documentFeries({ annee: 2026 }))).toBe('annee-illisible');
	});

	it('echeances', () => {
		const question = lireQuestion({ regime: 'fpe', decharge: '70' }, AU);
		const faits = lireFaitsCourts(['compte-rendu-notifie=2026-01-10']);
		if (!question.ok || !faits.ok) throw new Error('The question is refused');
		expect(question.valeur.decharge).toBe(70);
		const resultat = echeances({ ...question.valeur, faits: faits.faits });
		const document = resultat.ok ? documentEcheances(resultat) : null;
		expect(Object.keys(document ?? {}).slice(0, 6)).toEqual([
			'regime',
			'au',
			'situation',
			'maintenant',
			'echeances',
			'irregularites'
		]);
		const sources = document?.echeances.flatMap(({ fondements }) => fondements) ?? [];
		expect(sources.length).toBeGreaterThan(0);
		for (const source of sources)
			expect(Object.keys(source)).toEqual(['code', 'texte', 'article', 'url', 'verifieLe']);
	});

	it('convocation', () => {
		const options = lireOptionsDeLecture({ recue: '2026-01-20', regime: 'fpt' });
		const lu = documentConvocation(
			'Je vous recevrai le lundi 26 janvier 2026 à 10h30 pour votre entretien professionnel.',
			options.ok ? options.valeur : {}
		);
		expect(lu.ok && lu.document).toMatchObject({ heure: '10:30', preavisJours: 6 });
		const sources = lu.ok ? lu.document.alertes.flatMap(({ fondement }) => fondement ?? []) : [];
		expect(sources.length).toBeGreaterThan(0);
		for (const source of sources)
			expect(Object.keys(source)).toEqual(['code', 'texte', 'article', 'url', 'verifieLe']);
	});
});

describe('une question d’échéances', () => {
	it.each<[string, Record<string, unknown>, string]>([
		['sans régime', {}, 'option-manquante'],
		['un employeur inconnu', { regime: 'fpe', employeur: 'mairie' }, 'code-inconnu'],
		['un statut inconnu', { regime: 'fpe', statut: 'roi' }, 'code-inconnu'],
		['une décharge qui déborde', { regime: 'fpe', decharge: '101' }, 'decharge-illisible'],
		['une décharge à virgule', { regime: 'fpe', decharge: 0.5 }, 'decharge-illisible'],
		['une décharge qui est une liste', { regime: 'fpe', decharge: [70] }, 'decharge-illisible'],
		['un jour de question impossible', { regime: 'fpe', au: '2026-02-30' }, 'date-impossible'],
		['un jour de question vide', { regime: 'fpe', au: '' }, 'date-manquante']
	])('%s', (_, demande, code) => {
		expect(codeDe(lireQuestion(demande, AU))).toBe(code);
	});

	it('des champs nuls ne sont pas donnés', () => {
		const nuls = { employeur: null, zone: null, statut: null, decharge: null, au: null };
		expect(lireQuestion({ regime: 'fph', ...nuls }, AU)).toEqual({
			ok: true,
			valeur: { regime: 'fph', employeur: null, zone: 'metropole', au: AU }
		});
	});

	it.each([
		'compte-rendu-notifie',
		'cap-saisie=2026-01-10=2026-01-11',
		'=',
		'',
		'cap-saisie=hier',
		'inconnu=2026-01-10'
	])('« %s » n’est pas un fait daté', (texte) => {
		expect(lireFaitsCourts([texte])).toMatchObject({ ok: false, refus: { champ: 'fait' } });
	});
});

it('l’ancienne notation dit pourquoi elle n’a pas de chaîne, les autres non', () => {
	const document = (phrase: string | null) =>
		documentEcheances({
			regime: 'fpe',
			au: AU,
			situation: 'clos',
			maintenant: null,
			echeances: [],
			irregularites: [],
			departs: [],
			phrase
		});
	expect(document(null)).not.toHaveProperty('phrase');
	expect(document('Pas de délai.')).toHaveProperty('phrase', 'Pas de délai.');
});
