import { describe, expect, it } from 'vitest';
import { lireFaits } from '#lib/domain/dossier/lecture-faits.ts';
import { silence } from '#lib/domain/recours/silence.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { calcul, type Cas, envoye, notifie, recu } from '../../../../test/support/chaine.ts';

function silenceDe(regime: RegimeCode, au: string, faits: Cas['faits'] = [notifie, envoye, recu]) {
	const lus = lireFaits(faits);
	if (!lus.ok) throw new Error(lus.refus.message);
	const nom = regime.startsWith('contractuel') ? 'CCP' : 'CAP';
	const trouve = silence({ faits: lus.faits, chaine: calcul({ faits, au, regime }) }, nom);
	if (!trouve) return null;
	const dit = (code: string) => trouve.lectures.find((lecture) => lecture.code === code)?.texte ?? '';
	return { ...trouve, depuis: trouve.depuis?.toString() ?? null, dit };
}

/* Received on Thursday 22 January 2026. */
describe('le lendemain du dernier jour de l’autorité, le silence se propose', () => {
	// Francs: 22 + 16 = Saturday 7 February, so Monday 9. Not francs: 22 + 15 = Friday 6.
	it.each<[RegimeCode, string, string, string, string]>([
		['fpe', '2026-02-09', '2026-02-10', 'lundi 9 mars 2026', 'vendredi 6 mars 2026'],
		['contractuel-etat', '2026-02-09', '2026-02-10', 'lundi 9 mars 2026', 'vendredi 6 mars 2026'],
		['fpt', '2026-02-06', '2026-02-07', 'vendredi 6 mars 2026', 'vendredi 6 mars 2026'],
		['contractuel-territorial', '2026-02-06', '2026-02-07', 'vendredi 6 mars 2026', 'vendredi 6 mars 2026']
	])('%s : rien le %s, les deux lectures le %s', (regime, veille, lendemain, limite, vise) => {
		expect(silenceDe(regime, veille)).toBeNull();
		const dit = silenceDe(regime, lendemain);
		expect(dit).toMatchObject({ etat: 'retard', depuis: lendemain, etablie: true });
		expect(dit?.lectures.map(({ code, certitude }) => `${code} ${certitude}`)).toEqual([
			'courte discute',
			'longue certain',
			'tribunal certain'
		]);
		for (const jour of [limite, vise]) expect(dit?.dit('courte')).toContain(jour);
		expect(dit?.dit('longue')).toContain('dimanche 22 mars 2026');
		expect(dit?.dit('tribunal')).toContain('mardi 26 mai 2026');
		expect(dit?.defense).toContain(regime.startsWith('contractuel') ? 'la CCP saisie' : 'la CAP saisie');
	});
});

describe('où le temps de l’autorité n’a pas pu être vérifié', () => {
	it.each<RegimeCode>(['fph', 'contractuel-hospitalier'])(
		'%s : ce qui se sait, sans date pour la commission',
		(regime) => {
			const dit = silenceDe(regime, '2026-02-01');
			expect(dit).toMatchObject({ etat: 'sans-delai', depuis: null, defense: null });
			expect(dit?.lectures.map(({ code, certitude }) => `${code} ${certitude}`)).toEqual([
				'courte a-verifier',
				'longue certain',
				'tribunal certain'
			]);
			expect(dit?.dit('courte')).toContain('n’a pas pu être vérifié');
			expect(dit?.dit('courte')).not.toMatch(/\d{4}/);
			expect(dit?.dit('longue')).toContain('dimanche 22 mars 2026');
			expect(silenceDe(regime, '2026-03-22')).toMatchObject({ etat: 'rejet', depuis: '2026-03-22' });
		}
	);
});

describe('la suite du silence', () => {
	it('au bout de deux mois, le rejet est né, un dimanche comme un autre jour', () => {
		const dit = silenceDe('fpe', '2026-03-22');
		expect(dit).toMatchObject({ etat: 'rejet', depuis: '2026-03-22' });
		expect(dit?.dit('longue')).toContain('vaut rejet depuis le dimanche 22 mars 2026');
	});

	it('le mois de la première lecture passé, jamais « trop tard » seul', () => {
		const dit = silenceDe('fpe', '2026-03-10');
		expect(dit?.dit('courte')).toContain('saisissez la CAP quand même, et défendez la seconde lecture');
		expect(dit?.dit('tribunal')).toContain('mardi 26 mai 2026');
	});

	it.each([
		['2026-02-12', 'avant la fin de ce mois'],
		['2026-03-09', 'avant la fin de ce mois'],
		['2026-03-10', 'après ce mois, fini le lundi 9 mars 2026']
	])('commission saisie le %s : %s', (le, attendu) => {
		const faits = [notifie, envoye, recu, { type: 'cap-saisie', le }];
		expect(silenceDe('fpe', '2026-03-12', faits)?.dit('courte')).toContain(attendu);
	});

	it('sans accusé, personne n’est dit en retard', () => {
		expect(silenceDe('fpe', '2026-02-10', [notifie, envoye])).toMatchObject({ etablie: false });
	});

	it('rien à dire avant l’envoi, ni après une réponse', () => {
		expect(silenceDe('fpe', '2026-02-10', [notifie])).toBeNull();
		const repondu = [notifie, envoye, recu, { type: 'reponse-notifiee', le: '2026-02-11' }];
		expect(silenceDe('fpe', '2026-02-12', repondu)).toBeNull();
	});

	it('le délai du tribunal passé se discute encore', () => {
		expect(silenceDe('fpt', '2026-06-01')?.dit('tribunal')).toContain('un retard se discute');
	});
});
