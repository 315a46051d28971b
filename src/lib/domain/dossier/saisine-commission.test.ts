import { describe, expect, it } from 'vitest';
import { type Cas, envoye, ligne, notifie, recu, textes } from '../../../../test/support/chaine.ts';

describe('saisine de la commission', () => {
	const faits = [notifie, envoye, recu];
	const reponse = { type: 'reponse-notifiee', le: '2026-02-05' };
	it.each<[string, Cas, string]>([
		['tant que l’autorité a du temps : pas de date', { faits, au: '2026-02-09' }, '- - - a-venir discute'],
		// 9 February + 1 month = 9 March. Prudent: 22 January + 15 = 6 February, + 1 month = Friday 6 March (+ 30 days = 8 March).
		[
			'silence : ouverte par précaution',
			{ faits, au: '2026-02-10' },
			'2026-02-09 2026-03-06 2026-03-09 ouverte discute'
		],
		['silence, mois passé', { faits, au: '2026-03-10' }, '2026-02-09 2026-03-06 2026-03-09 depassee discute'],
		// Territorial: 6 February + 1 month = 6 March; prudent the same.
		[
			'silence en territoriale',
			{ regime: 'fpt', faits, au: '2026-02-07' },
			'2026-02-06 2026-03-06 2026-03-06 ouverte discute'
		],
		// 5 February + 1 month = Thursday 5 March; + 30 days = 7 March.
		[
			'réponse le 5 février : un mois',
			{ faits: [...faits, reponse], au: '2026-02-06' },
			'2026-02-05 2026-03-05 2026-03-05 ouverte discute'
		],
		// 15 March + 1 month = 15 April; + 30 days = 14 April.
		[
			'mois de 31 jours : trente jours font la prudence',
			{ faits: [notifie, { ...reponse, le: '2026-03-15' }], au: '2026-03-16' },
			'2026-03-15 2026-04-14 2026-04-15 ouverte discute'
		],
		// 31 January + 1 month = Saturday 28 February (no roll); + 30 days = 2 March. Prudent: back to Friday 27.
		[
			'fin de mois courte, non reportée',
			{ faits: [notifie, { ...reponse, le: '2026-01-31' }], au: '2026-02-01' },
			'2026-01-31 2026-02-27 2026-02-28 ouverte discute'
		],
		[
			'saisie : accomplie',
			{ faits: [...faits, reponse, { type: 'cap-saisie', le: '2026-02-20' }], au: '2026-02-21' },
			'2026-02-05 2026-03-05 2026-03-05 accomplie discute'
		],
		[
			'saisie par précaution, puis réponse : à renouveler',
			{
				faits: [...faits, { type: 'cap-saisie', le: '2026-02-12' }, { ...reponse, le: '2026-02-20' }],
				au: '2026-02-21'
			},
			'2026-02-20 2026-03-20 2026-03-20 ouverte discute'
		],
		[
			'renouvelée : accomplie',
			{
				faits: [
					...faits,
					{ type: 'cap-saisie', le: '2026-02-12' },
					{ ...reponse, le: '2026-02-20' },
					{ type: 'cap-saisie', le: '2026-02-23' }
				],
				au: '2026-02-24'
			},
			'2026-02-20 2026-03-20 2026-03-20 accomplie discute'
		],
		[
			'accord complet : sans objet',
			{ faits: [...faits, { ...reponse, sens: 'total' }], au: '2026-02-06' },
			'2026-02-05 2026-03-05 2026-03-05 sans-objet discute'
		],
		[
			'hôpital : aucune date, même dans le silence',
			{ regime: 'fph', faits, au: '2026-04-01' },
			'- - - a-venir a-verifier'
		]
	])('%s', (_titre, cas, attendu) => {
		expect(ligne(cas, 'saisine-cap')).toBe(attendu);
	});

	it('accord complet à l’hôpital : sans objet, comme ailleurs', () => {
		const cas = {
			regime: 'fph' as const,
			faits: [...faits, { ...reponse, sens: 'total' }],
			au: '2026-02-06'
		};
		expect(ligne(cas, 'saisine-cap')).toBe('2026-02-05 - - sans-objet a-verifier');
	});

	it('une instance que personne n’a vérifiée est dite à vérifier', () => {
		const cas = { faits: [{ ...reponse }], au: '2026-02-06' };
		const texte = (employeur: 'education-biatss' | 'dgfip') => textes({ ...cas, employeur }, 'saisine-cap');
		expect(texte('education-biatss')).toContain('à vérifier avec le syndicat');
		expect(texte('dgfip')).not.toContain('à vérifier');
	});

	it('le mois passé dans le silence, la défense et la date du tribunal sont dites', () => {
		const texte = textes({ faits, au: '2026-03-10' }, 'saisine-cap');
		expect(texte).toContain('rejet par silence');
		expect(texte).toContain('mardi 26 mai 2026');
	});

	it.each([
		['2018-06-01', 'CAPL, puis la CAPN'],
		['2021-06-01', 'la CAPL.'],
		['2026-06-01', 'la CAP nationale']
	])('à la DGFiP le %s, l’instance s’appelait « %s »', (le, nom) => {
		const cas = { employeur: 'dgfip' as const, faits: [{ ...reponse, le }], au: le };
		expect(textes(cas, 'saisine-cap')).toContain(nom);
	});
});
