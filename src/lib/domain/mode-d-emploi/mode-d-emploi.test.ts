import { describe, expect, it } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { CODES_D_ETAPE, type Etape } from '#lib/domain/mode-d-emploi/etape.ts';
import { modeDEmploi, type Suivi } from '#lib/domain/mode-d-emploi/mode-d-emploi.ts';
import { EMPLOYEURS, REGIMES } from '#lib/domain/regimes/codes.ts';
import { codeDeSource, fondement } from '#lib/domain/regimes/fondements.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';

const jour = (iso: string) => Temporal.PlainDate.from(iso);
const RIEN: Suivi = {
	regime: 'fpe',
	employeur: null,
	zone: 'metropole',
	au: jour('2026-01-14'),
	faits: [],
	entretienLe: null
};

function etapes(suivi: Partial<Suivi>): Etape[] {
	const lues = modeDEmploi({ ...RIEN, ...suivi });
	if (!lues.ok) throw new Error(lues.refus.message);
	return lues.etapes;
}

/** Days of a step as one reads them, with ordinary spaces. */
const joursDe = (code: Etape['code'], suivi: Partial<Suivi>): string[] =>
	(etapes(suivi).find((une) => une.code === code)?.jours ?? []).map((texte) =>
		texte.replace(/[\u00a0\u202f]/g, ' ')
	);

const AVEC_CHAINE = REGIMES.filter((code) => !estAncien(code));
const SITUATIONS = [
	...AVEC_CHAINE.map((regime) => ({ regime, employeur: null })),
	...EMPLOYEURS.map((employeur) => ({ regime: 'fpe' as const, employeur }))
];

describe.each(SITUATIONS)('le mode d’emploi pour $regime ($employeur)', (situation) => {
	const lues = etapes(situation);

	it('a toutes les étapes, dans l’ordre, sans date tant qu’on n’en donne pas', () => {
		expect(lues.map(({ code }) => code)).toEqual(CODES_D_ETAPE);
		expect(lues.flatMap(({ jours }) => jours)).toEqual([]);
	});

	it('dit à chaque étape quoi faire et quoi garder, sur des sources du registre', () => {
		for (const { vous, garder, bref, employeur } of lues) {
			expect(vous.length).toBeGreaterThan(0);
			expect(garder.length).toBeGreaterThan(0);
			expect(bref.length).toBeLessThan(190);
			for (const { fondements, duSyndicat, certitude } of [...vous, ...employeur]) {
				for (const source of fondements) expect(fondement(source).code).toBe(codeDeSource(source));
				if (certitude === 'certain') expect(fondements.length).toBeGreaterThan(0);
				if (duSyndicat) expect(certitude).toBe('discute');
			}
		}
	});

	it('ne promet rien de ce qui ne se promet pas', () => {
		const tout = JSON.stringify(lues).replace(/[\u00a0\u202f]/g, ' ');
		expect(tout).not.toMatch(
			/ne risquez rien|aucune conséquence|c[’']est votre droit|droit au refus|droit de ne pas|ne peut (pas )?vous être reproch|n[’']est pas obligatoire pour|vous gagnerez|CAPL|la CAP décide|un an pour|conseil juridique/i
		);
	});

	it('annonce les risques avant toute lettre', () => {
		expect(lues[0]?.code).toBe('risques');
		expect(lues[0]?.vous[1]?.texte).toContain('n’est pas une grève');
	});
});

describe('les dates de la personne', () => {
	const convocation: Fait = { type: 'convocation-recue', le: jour('2026-01-12') };

	it('une convocation assez longue, et la veille pour écrire', () => {
		const suivi = { faits: [convocation], entretienLe: jour('2026-01-26') };
		expect(joursDe('convocation', suivi)).toEqual([
			'Reçue le lundi 12 janvier 2026.',
			'Jusqu’à l’entretien : 14 jours. Le texte en veut au moins 8.'
		]);
		expect(joursDe('refus', suivi)).toEqual([
			'Écrivez au plus tard le dimanche 25 janvier 2026, dans 11 jours.'
		]);
		expect(joursDe('jour', suivi)).toEqual(['Entretien prévu le lundi 26 janvier 2026, dans 12 jours.']);
	});

	it.each([
		['2026-01-20', 'exactement huit jours : assez', 'Le texte en veut au moins 8.'],
		['2026-01-19', 'sept jours : trop court', 'vous pouvez demander un report par écrit.']
	])('entretien le %s, %s', (le, _cas, fin) => {
		const [, compte] = joursDe('convocation', { faits: [convocation], entretienLe: jour(le) });
		expect(compte).toContain(fin);
	});

	it.each([
		['2026-01-14', 'L’entretien est aujourd’hui : écrivez avant l’heure.'],
		[
			'2026-01-13',
			'Le jour de l’entretien est passé. Vous n’y êtes pas allé·e et n’avez rien écrit ? Écrivez maintenant, avec la section.'
		],
		['2026-01-15', 'Écrivez au plus tard le mercredi 14 janvier 2026, aujourd’hui.']
	])('entretien le %s, vu du 14 janvier', (le, attendu) => {
		expect(joursDe('refus', { entretienLe: jour(le) })).toEqual([attendu]);
	});

	it('un refus déjà envoyé ne se demande plus', () => {
		const faits: Fait[] = [convocation, { type: 'refus-envoye', le: jour('2026-01-13') }];
		expect(joursDe('refus', { faits, entretienLe: jour('2026-01-26') })).toEqual([
			'Refus envoyé le mardi 13 janvier 2026.'
		]);
	});

	it('un compte rendu notifié donne les jours du recours, comptés comme dans un dossier', () => {
		const faits: Fait[] = [{ type: 'compte-rendu-notifie', le: jour('2026-01-09') }];
		const jours = joursDe('contester', { faits });
		expect(jours[0]).toMatch(/^Recours hiérarchique : visez le .*Dernier jour : lundi 26 janvier 2026\.$/);
		expect(jours.at(-1)).toContain('Recours au tribunal administratif');
	});

	it('un délai que personne n’a pu lire n’a pas de date', () => {
		const faits: Fait[] = [{ type: 'compte-rendu-notifie', le: jour('2026-01-09') }];
		expect(joursDe('contester', { faits, regime: 'contractuel-hospitalier' })[0]).toBe(
			'Recours hiérarchique : délai à vérifier, agissez tout de suite et demandez à la section.'
		);
	});

	it('un délai que le texte ne fixe pas n’est pas « à vérifier », sauf là où un employeur en fixe un que l’on n’a pas lu', () => {
		const faits: Fait[] = [{ type: 'compte-rendu-notifie', le: jour('2026-01-09') }];
		expect(joursDe('compte-rendu', { faits })).toContain(
			'Observations : le texte ne fixe pas de délai, écrivez vite.'
		);
		expect(joursDe('compte-rendu', { faits, employeur: 'dgfip' })).toContain(
			'Observations : délai à vérifier, agissez tout de suite et demandez à la section.'
		);
	});
});

describe('ce qui est refusé', () => {
	it.each(['onic-2005', 'ouvriers-defense-1972'] as const)(
		'%s : pas d’entretien de cette sorte',
		(regime) => {
			const lu = modeDEmploi({ ...RIEN, regime });
			expect(lu).toMatchObject({ ok: false, refus: { code: 'regime-ancien', champ: 'statut' } });
		}
	);

	it('un fait à venir', () => {
		const faits: Fait[] = [{ type: 'refus-envoye', le: jour('2026-01-20') }];
		expect(modeDEmploi({ ...RIEN, faits })).toMatchObject({ ok: false, refus: { code: 'fait-futur' } });
	});
});
