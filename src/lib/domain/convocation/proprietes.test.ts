import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { lectureConvocation } from './lecture.ts';
import { LONGUEUR_MAXIMALE, texteLisible, texteNormal } from './texte.ts';

const recueLe = Temporal.PlainDate.from('2026-02-02');

/** Scraps of convocations, to reach the patterns that random letters never would. */
const BRIBES = [
	'lundi',
	'26 janvier',
	'2026',
	'26/01/2026',
	'à 10h',
	'entretien professionnel',
	'reporté au',
	'initialement prévu le',
	'De : Claire Martin',
	'Envoyé : ',
	'\n',
	'> ',
	'Le lun. 2 févr. 2026 à 10:12, X a écrit :',
	'Lieu : ',
	'dans mon bureau',
	'ci-joint',
	'la fiche de poste',
	'sans',
	'M. Dupont',
	'en présence de',
	'BEGIN:VEVENT',
	'DTSTART:20260310T090000Z',
	'END:VEVENT',
	'. ',
	', ',
	' ',
	'31/02/2026',
	'demain',
	'et',
	'ou',
	'du',
	'au',
	'\u0000',
	'\ud800',
	'ß',
	'İ',
	'\u202f',
	'<p>',
	'<td>',
	'</p>',
	'&eacute;',
	'<!--',
	'3/10/2026 10:00 AM',
	'Tue',
	'par votre N+2'
];
const melange = fc
	.array(fc.oneof(fc.constantFrom(...BRIBES), fc.string({ unit: 'grapheme' })), { maxLength: 40 })
	.map((mots) => mots.join(' '));

describe('lecture de n’importe quel texte', () => {
	it('répond toujours, sans rien inventer de mal formé', () => {
		fc.assert(
			fc.property(melange, (texte) => {
				const { heure, entretienLe, preavisJours, alertes } = lectureConvocation(texte, {
					recueLe,
					regime: 'fpt'
				});
				if (heure !== null) expect(heure).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
				expect(preavisJours === null).toBe(entretienLe === null);
				if (entretienLe === null)
					expect(alertes.map(({ code }) => code)).toEqual(
						expect.arrayContaining([
							expect.stringMatching(/^(date-absente|plusieurs-dates|date-incoherente)$/)
						])
					);
			}),
			{ numRuns: 500 }
		);
	});

	it('garde la même longueur entre le texte et sa forme repliée', () => {
		fc.assert(
			fc.property(fc.oneof(melange, fc.string({ unit: 'binary' })), (texte) => {
				const { brut, plie } = texteNormal(texte);
				expect(plie.length).toBe(brut.length);
			})
		);
	});

	it('du bruit sans date ne donne jamais de date', () => {
		const bruit = fc.array(
			fc.constantFrom(
				'Le café est fermé pour travaux.',
				'Votre entretien professionnel sera organisé prochainement.',
				'Tél. 04 72 10 12 26',
				'Réf. DRH/2026-01-12-003',
				'Conformément au décret n° 2010-888 du 28 juillet 2010,',
				'Lyon, le 5 janvier 2026',
				'Année 2025',
				'à retourner avant le 15 mars 2026',
				'Période du 1er janvier au 31 décembre 2025',
				'né le 3 avril 1980',
				'La réunion de service aura lieu le 12 mars 2026 à 9h.'
			),
			{ maxLength: 12 }
		);
		fc.assert(
			fc.property(bruit, (lignes) => {
				expect(lectureConvocation(lignes.join('\n\n'), { recueLe }).entretienLe).toBeNull();
			})
		);
	});

	it('le bruit autour d’une convocation ne change ni le jour ni l’heure', () => {
		const bruit = fc.array(
			fc.constantFrom(
				'Le café est fermé pour travaux.',
				'Tél. 04 72 10 12 26',
				'Vu le décret n° 2014-1526 du 16 décembre 2014.',
				'Merci de retourner le document avant le 15 mars 2026.',
				'Né le 3 avril 1980.',
				'Année de référence : 2025',
				'La réunion de service est déplacée au 12 mars 2026 à 9h.',
				'Merci de me répondre.'
			),
			{ maxLength: 5 }
		);
		const jours = fc.integer({ min: 1, max: 300 }).map((ecart) => recueLe.add({ days: ecart }));
		fc.assert(
			fc.property(bruit, bruit, jours, fc.integer({ min: 8, max: 18 }), (avant, apres, jour, h) => {
				const phrase = `Je vous recevrai pour votre entretien professionnel le ${enToutesLettres(jour)} à ${h} h.`;
				const lecture = lectureConvocation([...avant, phrase, ...apres].join('\n\n'), { recueLe });
				expect(lecture.entretienLe?.toString()).toBe(jour.toString());
				expect(lecture.heure).toBe(`${String(h).padStart(2, '0')}:00`);
				expect(lecture.preavisJours).toBe(recueLe.until(jour, { largestUnit: 'days' }).days);
			})
		);
	});

	it.each([
		'a',
		' ',
		'\n',
		'> a\nb\n',
		'26 janvier 2026 ',
		'entretien le 26/01/2026 à 10h ',
		'De : a\nEnvoyé : b\n',
		'M. A',
		'Aa-',
		'A b ',
		'1 1 1 ',
		'vingt ',
		'le 1 et 2 et 3 ',
		'Lieu : \n',
		'dans mon bureau ',
		'reporté au ',
		'du 1 au ',
		'décret n° ',
		'en présence de ',
		'ci-joint la fiche de poste ',
		'lundi 26 janvier à 10h ou ',
		'Le 1 a écrit :\n',
		'- 10h Mme A\n',
		'BEGIN:VEVENT\n',
		'"',
		', salle 1',
		'à ',
		'1',
		'10/03/2026-10h00 ',
		'3/10/2026 10:00 AM ',
		'Paul 9h, ',
		'9h00 DURAND\n',
		'é·e ',
		'>'.repeat(50) + '\n',
		'<p>',
		'<p',
		'<td>a</td>',
		'<p><!--',
		'<p><style>',
		'<p>&',
		'par votre N+2 ',
		'en l’absence de votre supérieur '
	])('cent mille caractères de %j se lisent', (motif) => {
		const texte = motif.repeat(Math.ceil(100_000 / motif.length));
		const { alertes } = lectureConvocation(texte, { recueLe, regime: 'fpt' });
		expect(alertes.length).toBeGreaterThan(0);
	});

	// More than twice what a page accepts: a step that walked the whole text for each line of it would not end in the time of a test.
	it.each([
		'De : a\nEnvoyé : b\n',
		'> a\nb\n',
		'lundi 26 janvier à 10h ou ',
		'entretien le 26/01/2026 à 10h ',
		'demain à 10h\n',
		'- 10h Mme A\n',
		'Lieu : \n',
		'<p><'
	])(
		'cinq cent mille caractères de %j se lisent en une fois',
		(motif) => {
			const texte = motif.repeat(Math.ceil(500_000 / motif.length));
			const { alertes } = lectureConvocation(texte, { recueLe, regime: 'fpt' });
			expect(alertes.length).toBeGreaterThan(0);
		},
		30_000
	);
});

describe('texte lisible', () => {
	it.each(['', '   ', '\n\u00a0\t', '---'])('refuse %j', (texte) => {
		expect(texteLisible(texte)).toMatchObject({ ok: false, refus: { code: 'texte-vide', champ: 'texte' } });
	});

	it('accepte la longueur maximale et refuse un caractère de plus', () => {
		expect(texteLisible('a'.repeat(LONGUEUR_MAXIMALE))).toEqual({ ok: true });
		expect(texteLisible('a'.repeat(LONGUEUR_MAXIMALE + 1))).toMatchObject({
			refus: { code: 'texte-trop-long' }
		});
	});
});
