import { describe, expect, it } from 'vitest';
import {
	convocationSaisie,
	delaiAvantEntretien,
	dernierJourPourEcrire,
	erreurDuTexte,
	type Convocation
} from './reponses.ts';
import { saisieVide, type Saisie } from '../refuser/saisie.ts';

const AU = '2026-01-12';
const INCONNUE: Convocation = {
	recueLe: null,
	entretienLe: null,
	heure: null,
	endroit: null,
	evaluateur: null,
	rang: null
};
const lue = (reponses: Partial<Saisie>) => convocationSaisie({ ...saisieVide(), ...reponses }, AU);

describe('les réponses sur la convocation', () => {
	it('sans réponse, tout est inconnu et rien n’est reproché', () => {
		expect(lue({})).toEqual({ convocation: INCONNUE, erreurs: [] });
	});

	it('les jours tapés à la main deviennent des jours du calendrier', () => {
		const { convocation, erreurs } = lue({
			recueLe: '9/1/2026',
			entretienLe: '1er février 2026',
			heure: '10h30',
			rang: '2'
		});
		expect(erreurs).toEqual([]);
		expect(convocation).toMatchObject({
			recueLe: '2026-01-09',
			entretienLe: '2026-02-01',
			heure: '10:30',
			rang: 2
		});
	});

	it.each([
		[
			'un jour impossible',
			{ entretienLe: '31/02/2026' },
			'entretienLe',
			'«\u00a031/02/2026\u00a0» n’est pas un jour du calendrier'
		],
		[
			'une réception à venir',
			{ recueLe: '2026-01-13' },
			'recueLe',
			'Le mardi 13\u00a0janvier 2026 n’est pas encore arrivé'
		],
		['une année mal tapée', { entretienLe: '2062-02-03' }, 'entretienLe', 'vérifiez l’année'],
		['une heure qui n’existe pas', { heure: '25:00' }, 'heure', '«\u00a025:00\u00a0» n’est pas une heure'],
		['un nom sans fin', { evaluateur: 'a'.repeat(201) }, 'evaluateur', '200 au plus']
	])('refuse %s, en disant comment la reprendre', (_, reponses, champ, phrase) => {
		const { erreurs } = lue(reponses);
		expect(erreurs).toEqual([{ champ, message: expect.stringContaining(phrase) }]);
	});
});

describe('le collage', () => {
	it.each([
		['vide', ' \n ', 'Le texte est vide'],
		['de deux mégaoctets', 'é'.repeat(2_000_000), 'caractères']
	])('%s est refusé sur son champ', (_, texte, phrase) => {
		expect(erreurDuTexte(texte)).toEqual({ champ: 'texte', message: expect.stringContaining(phrase) });
	});
	it('ordinaire passe', () => {
		expect(erreurDuTexte('Votre entretien aura lieu le 3 février.')).toBeNull();
	});
});

describe('le temps qui reste avant l’entretien', () => {
	it.each([
		[
			'2026-01-21',
			'L’entretien est dans 9\u00a0jours, le mercredi 21\u00a0janvier 2026 à 10\u00a0h\u00a030.',
			'2026-01-20'
		],
		['2026-01-13', 'L’entretien est demain, mardi 13\u00a0janvier 2026 à 10\u00a0h\u00a030.', '2026-01-12'],
		['2026-01-12', 'L’entretien est aujourd’hui, lundi 12\u00a0janvier 2026 à 10\u00a0h\u00a030.', null],
		['2026-01-11', 'L’entretien était prévu hier, dimanche 11\u00a0janvier 2026 à 10\u00a0h\u00a030.', null],
		[
			'2026-01-02',
			'L’entretien était prévu il y a 10\u00a0jours, le vendredi 2\u00a0janvier 2026 à 10\u00a0h\u00a030.',
			null
		]
	])('pour un entretien le %s', (entretienLe, phrase, dernierJour) => {
		const convocation = { ...INCONNUE, entretienLe, heure: '10:30' };
		expect(delaiAvantEntretien(convocation, AU)).toBe(phrase);
		expect(dernierJourPourEcrire(convocation, AU)).toBe(dernierJour);
	});
	it('n’est pas inventé quand le jour est inconnu', () => {
		expect(delaiAvantEntretien(INCONNUE, AU)).toBeNull();
		expect(dernierJourPourEcrire(INCONNUE, AU)).toBeNull();
	});
});
