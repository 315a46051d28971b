import { describe, expect, it } from 'vitest';
import {
	avecDe,
	avecDu,
	jourCivil,
	jourDeLaSemaineEnFrancais,
	jourEnFrancais
} from '#lib/domain/courriers/francais.ts';

describe('un jour se lit sans horloge ni Temporal', () => {
	it.each([
		['2026-01-26', '26\u00a0janvier 2026', 'lundi 26\u00a0janvier 2026'],
		['2026-05-01', '1er\u00a0mai 2026', 'vendredi 1er\u00a0mai 2026'],
		['2024-02-29', '29\u00a0février 2024', 'jeudi 29\u00a0février 2024'],
		['2000-12-31', '31\u00a0décembre 2000', 'dimanche 31\u00a0décembre 2000'],
		['1900-01-01', '1er\u00a0janvier 1900', 'lundi 1er\u00a0janvier 1900']
	])('%s', (jour, date, dateEtNom) => {
		expect(jourEnFrancais(jour)).toBe(date);
		expect(jourDeLaSemaineEnFrancais(jour)).toBe(dateEtNom);
	});

	it('le nom du jour est celui du calendrier, chaque jour de cinq ans', () => {
		const noms = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
		const debut = Temporal.PlainDate.from('2023-12-25');
		for (let rang = 0; rang < 5 * 366; rang += 1) {
			const jour = debut.add({ days: rang });
			expect(jourDeLaSemaineEnFrancais(jour.toString())).toContain(`${noms[jour.dayOfWeek - 1]} `);
		}
	});

	it.each([
		'2026-02-29',
		'2026-13-01',
		'2026-00-10',
		'2026-04-31',
		'2026-1-26',
		'26/01/2026',
		'2026-01-26T10:00',
		''
	])('« %s » n’est pas un jour', (texte) => expect(jourCivil(texte)).toBeNull());
});

describe('« de » s’élide devant une voyelle', () => {
	it.each([
		['Arras', 'd’Arras'],
		['Lille', 'de Lille'],
		['Évry', 'd’Évry'],
		['Hazebrouck', 'd’Hazebrouck'],
		['huit agents', 'de huit agents'],
		['onze agents', 'de onze agents'],
		['Marc Petit', 'de Marc Petit'],
		['SNUI', 'd’SNUI'],
		['la section', 'de la section'],
		['une personne', 'd’une personne'],
		['le délégué de la section', 'du délégué de la section'],
		['les élus de la section', 'des élus de la section'],
		['Le Goff', 'de Le Goff']
	])('%s', (nom, attendu) => expect(avecDe(nom)).toBe(attendu));
});

describe('le nom d’un service se contracte', () => {
	it.each([
		['le SIP de Lens', 'du SIP de Lens'],
		['SIP de Lens', 'du SIP de Lens'],
		['la trésorerie d’Arras', 'de la trésorerie d’Arras'],
		['Trésorerie d’Arras', 'de la Trésorerie d’Arras'],
		['l’équipe 3', 'de l’équipe 3'],
		["l'équipe 3", 'de l’équipe 3'],
		['équipe 3', 'de l’équipe 3'],
		['les domaines', 'des domaines'],
		['services centraux', 'des services centraux'],
		['service des impôts', 'du service des impôts'],
		['Pôle de recouvrement', 'du Pôle de recouvrement'],
		['brigade de vérification', 'de la brigade de vérification'],
		['DDFiP du Nord', 'de la DDFiP du Nord'],
		['établissement de Nantes', 'de l’établissement de Nantes'],
		['Kermoor', 'du service Kermoor'],
		['la CAP nationale n° 2', 'de la CAP nationale n° 2'],
		['CCP n° 2', 'de la CCP n° 2'],
		['CAPL de Lens', 'de la CAPL de Lens'],
		['commission n° 2', 'de la commission n° 2']
	])('%s', (nom, attendu) => expect(avecDu(nom)).toBe(attendu));
});
