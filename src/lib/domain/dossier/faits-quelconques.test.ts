import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPLOYEURS, MOYENS_ENVOI, REGIMES, ZONES } from '#lib/domain/regimes/codes.ts';
import { echeances, type Question } from './echeances.ts';
import { type Fait, TYPES_DE_FAIT } from './faits.ts';
import { lireFaits } from './lecture-faits.ts';

const PREMIER = Temporal.PlainDate.from('1969-06-01');
const DERNIER = Temporal.PlainDate.from('2101-06-01');

/** A day of the known calendar or a little outside of it. */
const unJour = fc.oneof(
	fc
		.integer({ min: 0, max: PREMIER.until(DERNIER).days })
		.map((jours) => PREMIER.add({ days: jours }).toString()),
	fc.constantFrom(
		'1970-01-01',
		'1972-02-29',
		'2026-12-31',
		'2099-12-31',
		'2100-12-31',
		'0000-01-01',
		'9999-12-31'
	)
);
/** Any fact with details that it may have, in their right form. */
const unFait = fc
	.record({
		type: fc.constantFrom(...TYPES_DE_FAIT),
		le: unJour,
		moyen: fc.constantFrom(undefined, ...MOYENS_ENVOI),
		presenteLe: fc.option(unJour, { nil: undefined }),
		entretienLe: fc.option(unJour, { nil: undefined }),
		sens: fc.constantFrom(undefined, 'rejet', 'partiel', 'total'),
		modifie: fc.constantFrom(undefined, true, false)
	})
	.map(({ type, le, ...details }) => {
		const complet = lireFaits([{ type, le, ...details }]);
		if (complet.ok) return { type, le, ...details };
		const permis = Object.entries(details).filter(
			([nom, valeur]) => lireFaits([{ type, le, [nom]: valeur }]).ok
		);
		return { type, le, ...Object.fromEntries(permis) };
	});
/** Facts close to one another more often than not: a list that could be a file. */
const unDossier = fc.oneof(
	fc.array(unFait, { maxLength: 12 }),
	fc
		.tuple(
			fc.integer({ min: 0, max: 40_000 }),
			fc.array(fc.tuple(unFait, fc.integer({ min: 0, max: 60 })), { maxLength: 12 })
		)
		.map(([debut, suite]) => {
			let le = Temporal.PlainDate.from('1970-01-01').add({ days: debut });
			return suite.map(([fait, ecart]) => {
				le = le.add({ days: ecart });
				return { type: fait.type, le: le.toString() };
			});
		})
);
const uneQuestion = fc.record({
	bruts: unDossier,
	regime: fc.constantFrom(...REGIMES),
	employeur: fc.constantFrom(null, ...EMPLOYEURS),
	zone: fc.constantFrom(...ZONES),
	au: unJour
});

function faitsDe(bruts: unknown): Fait[] {
	const lus = lireFaits(bruts);
	if (!lus.ok) throw new Error(lus.refus.message);
	return lus.faits;
}
const poser = ({ bruts, au, ...reste }: { bruts: unknown; au: string } & Omit<Question, 'faits' | 'au'>) =>
	echeances({ ...reste, faits: faitsDe(bruts), au: Temporal.PlainDate.from(au) });

describe('des faits quelconques', () => {
	it('reçoivent une réponse ou une phrase, jamais une erreur', () => {
		let reponses = 0;
		fc.assert(
			fc.property(uneQuestion, (question) => {
				const resultat = poser(question);
				if (resultat.ok) reponses++;
				else expect(resultat.refus.message).toMatch(/[.!?]$/u);
			}),
			{ numRuns: 1000 }
		);
		expect(reponses).toBeGreaterThan(50);
	});

	it('donnent la même réponse dans tous les ordres', () => {
		const melangee = uneQuestion.chain((question) =>
			fc.record({
				question: fc.constant(question),
				melange: fc.shuffledSubarray(question.bruts, { minLength: question.bruts.length })
			})
		);
		fc.assert(
			fc.property(melangee, ({ question, melange }) => {
				expect(poser({ ...question, bruts: melange })).toEqual(poser(question));
			}),
			{ numRuns: 500 }
		);
	});
});

describe('dix mille faits', () => {
	const JOURS = Array.from({ length: 10_000 }, (_, rang) =>
		Temporal.PlainDate.from('1990-01-01').add({ days: rang })
	);
	const au = '2026-11-22';
	const dossier = (type: (rang: number) => string) =>
		poser({
			bruts: JOURS.map((le, rang) => ({ type: type(rang), le: le.toString() })),
			regime: 'fpe',
			zone: 'metropole',
			au
		});

	it.each(['convocation-recue', 'refus-envoye', 'absence-constatee', 'recours-hierarchique-envoye'])(
		'%s : une réponse, dont les échéances tiennent en une page',
		(type) => {
			const resultat = dossier(() => type);
			expect(resultat).toMatchObject({ ok: true });
			const etapes = resultat.ok ? resultat.echeances.flatMap((echeance) => echeance.etapes) : [];
			expect(etapes.length).toBeLessThan(60);
		}
	);

	it('un fait noté deux fois parmi dix mille est retrouvé', () => {
		expect(dossier((rang) => (rang % 9_999 === 0 ? 'reponse-notifiee' : 'convocation-recue'))).toMatchObject({
			ok: false,
			refus: { code: 'fait-en-double' }
		});
	});
});
