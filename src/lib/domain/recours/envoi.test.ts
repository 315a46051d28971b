import { describe, expect, it } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import {
	alerteDeJour,
	alerteDeNumero,
	etapesDEnvoi,
	moyenDeVoie,
	peutPartir,
	preuveDEnvoi,
	VOIES
} from '#lib/domain/recours/envoi.ts';
import { ENVOYE, jour, NOTIFIE, REJET } from '../../../../test/support/recours.ts';

describe('le numéro d’un recommandé', () => {
	it.each([
		['rien d’écrit', ''],
		['La Poste, par groupes', '1A 187 022 0781 0'],
		['treize caractères d’un trait', '1A18702207810'],
		['avec des espaces et des points', '2C 123 456 789.01'],
		['international, avec sa clé', 'RR 473124829 GB'],
		['en minuscules', 'rr473124829gb'],
		// The rules of the check digit: 11 − rest, 10 becomes 0, 11 becomes 5.
		['clé 0', 'RR 000 600 000 FR'],
		['clé 5', 'RR 000 000 005 FR']
	])('%s : rien à redire', (_, numero) => {
		expect(alerteDeNumero(numero)).toBeNull();
	});

	it.each([
		['trop court', '1A 123', 'n’a pas la forme habituelle'],
		['des mots', 'au guichet de Lyon', 'n’a pas la forme habituelle'],
		['une lettre O pour un zéro', '1A1870220781O', 'n’a pas la forme habituelle'],
		['international, un chiffre changé', 'RR 473124839 GB', 'semble mal recopié']
	])('%s : une question, jamais un refus', (_, numero, dit) => {
		const alerte = alerteDeNumero(numero);
		expect(alerte).toContain(dit);
		expect(alerte).toContain(numero);
		expect(alerte).toContain('gardé tel quel');
	});
});

describe('le jour d’un envoi', () => {
	const jourDe = (le: string, voie: 'lrar' | 'lre' | 'courriel' = 'lrar', dateeLe: string | null = null) =>
		alerteDeJour({ le: jour(le), voie, zone: 'metropole' }, dateeLe);

	it.each([
		['un lundi au guichet', jourDe('2026-01-19')],
		['un dimanche, par voie électronique', jourDe('2026-01-18', 'lre')],
		['un dimanche, par courriel', jourDe('2026-01-18', 'courriel')],
		['le jour de la lettre', jourDe('2026-01-19', 'lrar', '2026-01-19')]
	])('%s : rien à redire', (_, alerte) => {
		expect(alerte).toBeNull();
	});

	it.each([
		['un dimanche au guichet', jourDe('2026-01-18'), 'dimanche 18 janvier 2026 n’est pas un jour ouvré'],
		['avant le jour de la lettre', jourDe('2026-01-19', 'lrar', '2026-01-20'), 'mardi 20 janvier 2026']
	])('%s : une question', (_, alerte, dit) => {
		expect(alerte).toContain(dit);
	});
});

describe('ce qui ne peut pas être parti ce jour-là', () => {
	const CAP: Fait = { type: 'cap-saisie', le: jour('2026-02-10') };
	const faits = [NOTIFIE, ENVOYE, REJET, CAP];
	const partir = (modele: string, le: string, siens: Fait[] = faits) =>
		peutPartir(modele, jour(le), { faits: siens, au: jour('2026-03-02') });

	it.each([
		['relance', 'demain', '2026-03-03', 'pas encore arrivé'],
		[
			'relance',
			'avant le recours',
			'2026-01-19',
			'avant le recours qu’elle rappelle (mardi 20 janvier 2026)'
		],
		['relance', 'hors du calendrier', '1969-03-03', '1969'],
		['saisine-cap-precaution', 'avant le recours', '2026-01-19', 'resté sans réponse'],
		[
			'saisine-cap',
			'avant la réponse qu’elle cite',
			'2026-02-02',
			'avant la réponse qu’elle conteste (mardi 3 février 2026)'
		],
		['observations-cap', 'avant la saisine', '2026-02-09', 'avant la saisine de la commission']
	])('%s, %s', (modele, _, le, dit) => {
		const refuse = partir(modele, le);
		expect(refuse).toMatchObject({ ok: false, refus: { champ: 'le' } });
		expect(refuse.ok ? '' : refuse.refus.message).toContain(dit);
	});

	it.each([
		['le jour même', 'relance', '2026-03-02'],
		['le jour du recours', 'relance', '2026-01-20'],
		['le jour de la réponse', 'saisine-cap', '2026-02-03'],
		['une lettre sans rien avant elle', 'demande-dossier', '2026-01-12'],
		['une demande jamais notée', 'saisine-cap', '2026-01-12', [NOTIFIE]]
	] as const)('%s : possible', (_, modele, le, siens?: readonly Fait[]) => {
		expect(partir(modele, le, siens ? [...siens] : faits)).toEqual({ ok: true });
	});
});

describe('ce qui est gardé', () => {
	it('un recommandé électronique est une lettre recommandée pour les délais', () => {
		expect(VOIES.map(moyenDeVoie)).toEqual([
			'lrar',
			'lrar',
			'main-propre',
			'application',
			'courriel',
			'lettre'
		]);
	});

	it('chaque voie a sa liste, sans code répété ; celle de l’application porte son nom', () => {
		for (const voie of VOIES) {
			const codes = etapesDEnvoi(voie, null).map(({ code }) => code);
			expect(codes.length).toBeGreaterThan(0);
			expect(new Set(codes).size).toBe(codes.length);
		}
		expect(etapesDEnvoi('application', 'ESTEVE')[0]?.texte).toContain('saisi dans ESTEVE');
		expect(etapesDEnvoi('application', null)[0]?.texte).toContain('l’application de l’employeur');
	});

	it.each([
		[
			'lrar',
			'1A18702207810',
			true,
			/^Recommandé n°.1A18702207810, déposé le lundi 19 janvier 2026\. Preuve jointe/
		],
		['lre', '', false, /^Recommandé électronique, déposé le lundi 19 janvier 2026\.$/],
		['courriel', 'ignoré', true, /^Preuve jointe au dossier\.$/]
	] as const)('la preuve d’un envoi : %s', (voie, numero, pieceJointe, dit) => {
		expect(preuveDEnvoi({ voie, le: jour('2026-01-19'), numero, pieceJointe })).toMatch(dit);
	});

	it('sans numéro ni pièce, rien ne se prouve', () => {
		const sans = { le: jour('2026-01-19'), numero: '', pieceJointe: false };
		expect(preuveDEnvoi({ voie: 'lettre', ...sans })).toBeNull();
	});
});
