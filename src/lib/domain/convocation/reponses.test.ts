import { describe, expect, it } from 'vitest';
import { lectureConvocation } from './lecture.ts';
import { alertesDesReponses, type Reponses } from './reponses.ts';

const jour = (iso: string) => Temporal.PlainDate.from(iso);
const recueLe = jour('2026-01-12');
const INCONNUES: Reponses = {
	recueLe,
	entretienLe: null,
	heure: null,
	lieu: null,
	evaluateur: null,
	rang: null
};

/** Codes left for this text and these answers; by default the answers are what was read. */
function codes(texte: string, corrections: Partial<Reponses> = {}): string[] {
	const lu = lectureConvocation(texte, { recueLe, regime: 'fpe' });
	const { entretienLe, heure, lieu, evaluateur } = lu;
	const reponses = { ...INCONNUES, entretienLe, heure, lieu, evaluateur, ...corrections };
	return alertesDesReponses(reponses, lu, { regime: 'fpe' }).map(({ code }) => code);
}

describe('les alertes, une fois la lecture corrigée', () => {
	it.each<[string, string, string, Partial<Reponses>]>([
		['la date', 'date-absente', 'Votre entretien aura lieu bientôt.', { entretienLe: jour('2026-02-03') }],
		[
			'la date retenue entre deux',
			'plusieurs-dates',
			'Votre entretien aura lieu le 3 ou le 4 février 2026.',
			{ entretienLe: jour('2026-02-03') }
		],
		[
			'l’heure retenue entre deux',
			'plusieurs-dates',
			'Votre entretien aura lieu le 3 février 2026 à 9 h ou 10 h.',
			{ heure: '10:00' }
		],
		[
			'le bon jour de la semaine',
			'date-incoherente',
			'Votre entretien aura lieu le lundi 3 février 2026 à 10 h.',
			{ entretienLe: jour('2026-02-02') }
		],
		[
			'l’année',
			'annee-supposee',
			'Votre entretien aura lieu le 3 février à 10 h.',
			{ entretienLe: jour('2027-02-03') }
		],
		['l’heure', 'heure-absente', 'Votre entretien aura lieu le 3 février 2026.', { heure: '10:00' }],
		['le lieu', 'lieu-absent', 'Votre entretien aura lieu le 3 février 2026.', { lieu: 'bureau 214' }],
		[
			'le nom',
			'evaluateur-inconnu',
			'Votre entretien aura lieu le 3 février 2026.',
			{ evaluateur: 'Mme Martin' }
		],
		[
			'le rang',
			'seconde-convocation',
			'Seconde convocation : votre entretien aura lieu le 3 février 2026.',
			{ rang: 1 }
		]
	])('%s, une fois dit, efface « %s »', (_quoi, code, texte, corrections) => {
		expect(codes(texte)).toContain(code);
		expect(codes(texte, corrections)).not.toContain(code);
	});

	it('le préavis suit le jour corrigé, dans les deux sens', () => {
		const texte = 'Votre entretien aura lieu le 3 février 2026 à 10 h.';
		expect(codes(texte)).not.toContain('preavis-insuffisant');
		expect(codes(texte, { entretienLe: jour('2026-01-15') })[0]).toBe('preavis-insuffisant');
	});

	it('aucune réponse n’efface un report ni la présence d’un tiers', () => {
		const texte =
			'Votre entretien du 20 janvier 2026 est reporté au 3 février 2026 à 10 h, en présence de Mme Lopez.';
		const toutes: Partial<Reponses> = {
			entretienLe: jour('2026-02-04'),
			heure: '11:00',
			lieu: 'bureau 214',
			evaluateur: 'Mme Martin',
			rang: 1
		};
		expect(codes(texte, toutes)).toEqual(expect.arrayContaining(['report', 'tiers-annonce']));
	});
});

describe('les alertes, sans texte', () => {
	const sansTexte = (reponses: Partial<Reponses>) =>
		alertesDesReponses({ ...INCONNUES, ...reponses }, null, {
			regime: 'fpe',
			employeur: 'education-biatss'
		}).map(({ code }) => code);

	it('ce qui n’a pas été demandé n’est pas reproché à la convocation', () => {
		expect(sansTexte({})).toEqual([]);
	});

	it('le jour de réception manquant est demandé', () => {
		expect(sansTexte({ recueLe: null })).toEqual(['reception-inconnue']);
	});

	it('le préavis se compte sur les réponses', () => {
		expect(sansTexte({ entretienLe: jour('2026-01-15') })).toEqual(['preavis-insuffisant']);
	});
});
