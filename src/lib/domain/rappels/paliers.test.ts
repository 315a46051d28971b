import { describe, expect, it } from 'vitest';
import { paliers, rappelsDus } from './paliers.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const recours = {
	code: 'recours-hierarchique',
	depuis: jour('2026-01-10'),
	prudente: jour('2026-01-23'),
	limite: jour('2026-01-26')
};

const enClair = (liste: { code: string; le: Temporal.PlainDate }[]) =>
	liste.map(({ code, le }) => `${le.toString()} ${code}`);

describe('paliers de rappel', () => {
	it('dix, cinq, deux et un jour avant la date conseillée, puis chaque jour, puis « est-ce fait ? »', () => {
		expect(enClair(paliers(recours))).toEqual([
			'2026-01-13 j-10',
			'2026-01-18 j-5',
			'2026-01-21 j-2',
			'2026-01-22 j-1',
			'2026-01-23 quotidien',
			'2026-01-24 quotidien',
			'2026-01-25 quotidien',
			'2026-01-26 quotidien',
			'2026-01-27 est-ce-fait'
		]);
	});

	it('aucun rappel avant que le délai ait commencé', () => {
		const court = { ...recours, depuis: jour('2026-01-20') };
		expect(enClair(paliers(court))[0]).toBe('2026-01-21 j-2');
	});

	it('une date conseillée qui surveille un délai plus ancien garde tous ses paliers', () => {
		const attente = { depuis: jour('2026-03-20'), prudente: jour('2026-03-11'), limite: jour('2026-05-21') };
		expect(enClair(paliers(attente))[0]).toBe('2026-03-01 j-10');
	});

	it('sans date, aucun rappel', () => {
		expect(paliers({ depuis: null, prudente: null, limite: null })).toEqual([]);
	});
});

describe('rappels dus un jour donné', () => {
	const du = (aujourdhui: string) =>
		rappelsDus([recours], jour(aujourdhui)).map(({ palier }) => `${palier.code} ${palier.le.toString()}`);

	it.each([
		['la veille du premier palier', '2026-01-12', []],
		['le jour du premier palier', '2026-01-13', ['j-10 2026-01-13']],
		['le palier manqué la veille est rattrapé', '2026-01-19', ['j-5 2026-01-18']],
		['le jour conseillé', '2026-01-23', ['quotidien 2026-01-23']],
		['le dernier jour', '2026-01-26', ['quotidien 2026-01-26']],
		['le lendemain', '2026-01-27', ['est-ce-fait 2026-01-27']],
		['plus tard, toujours la même question', '2026-02-03', ['est-ce-fait 2026-01-27']]
	])('%s', (_titre, aujourdhui, attendu) => {
		expect(du(aujourdhui)).toEqual(attendu);
	});
});
