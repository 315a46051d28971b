import { describe, expect, it } from 'vitest';
import type { FaitEcrit } from '../../../../test/support/chaine.ts';
import { lireFaits } from './lecture-faits.ts';
import { convocationQuiCompte } from './regime-du-dossier.ts';

const premiere = { type: 'convocation-recue', le: '2026-02-02', entretienLe: '2026-02-16', rang: 1 };
const seconde = { type: 'convocation-recue', le: '2026-02-12', entretienLe: '2026-02-26', rang: 2 };
const tenu = (le: string) => ({ type: 'entretien-tenu', le });

describe('la convocation qui compte', () => {
	it.each<[string, FaitEcrit[], string | undefined]>([
		['aucune convocation', [tenu('2026-02-16')], undefined],
		['pas encore d’entretien : la dernière', [premiere, seconde], '2026-02-12'],
		['tenu le jour de la première', [premiere, seconde, tenu('2026-02-16')], '2026-02-02'],
		['tenu le jour de la seconde', [premiere, seconde, tenu('2026-02-26')], '2026-02-12'],
		[
			'tenu un jour qu’aucune n’annonçait : la dernière',
			[premiere, seconde, tenu('2026-03-02')],
			'2026-02-12'
		]
	])('%s', (_titre, faits, recueLe) => {
		const lus = lireFaits(faits);
		if (!lus.ok) throw new Error(lus.refus.message);
		expect(convocationQuiCompte(lus.faits)?.le.toString()).toBe(recueLe);
	});
});
