import { describe, expect, it } from 'vitest';
import { modeDEmploi } from '#lib/domain/mode-d-emploi/mode-d-emploi.ts';
import { compact, readPdf } from '../../../test/support/pdf.ts';
import { feuilletPdf, FORMATS_DE_FEUILLET } from './documents/feuillet.ts';
import { feuilletDuModeDEmploi, type SectionDuFeuillet } from './mode-d-emploi.ts';

const ORIGINE = 'https://vigie.exemple.org';
const section: SectionDuFeuillet = {
	id: '01934b5e-7a0c-7000-8000-0123456789ab',
	nom: 'Section des finances publiques des Alpes-de-Haute-Provence et du Vaucluse',
	telephone: '04 00 00 00 00',
	courriel: 'section@exemple.fr',
	permanence: 'Le mardi de 12 h à 14 h, salle syndicale du deuxième étage, bâtiment B'
};
const jour = (iso: string) => Temporal.PlainDate.from(iso);

function etapes(avecDates: boolean) {
	const lues = modeDEmploi({
		regime: 'fpe',
		employeur: 'dgfip',
		zone: 'metropole',
		au: jour('2026-02-20'),
		entretienLe: avecDates ? jour('2026-02-02') : null,
		faits: avecDates
			? [
					{ type: 'convocation-recue', le: jour('2026-01-12'), entretienLe: jour('2026-02-02') },
					{ type: 'refus-envoye', le: jour('2026-01-20') },
					{ type: 'compte-rendu-communique', le: jour('2026-02-10') },
					{ type: 'compte-rendu-notifie', le: jour('2026-02-18') }
				]
			: []
	});
	if (!lues.ok) throw new Error(lues.refus.message);
	return lues.etapes;
}

const lu = (avecDates: boolean, lieu: SectionDuFeuillet | null, format: 'a4' | 'a5') =>
	readPdf(
		feuilletPdf(feuilletDuModeDEmploi({ etapes: etapes(avecDates), regime: 'fpe' }, lieu, ORIGINE), format)
	);

/** A hyphen at the end of a line may be the text’s own or the page’s. */
const sansTrait = (texte: string): string => compact(texte).replace(/[-\u2010]/g, '');

describe.each(FORMATS_DE_FEUILLET)('le mode d’emploi sur une feuille %s', (format) => {
	it.each([false, true])('tient sur sa feuille et se lit à voix haute (dates : %s)', async (avecDates) => {
		const pdf = await lu(avecDates, section, format);
		expect(pdf.pages).toHaveLength(format === 'a5' && avecDates ? 2 : 1);
		expect(pdf.xmp?.get('pdfuaid:part')).toBe('1');
		expect(pdf.langue).toBe('fr-FR');
		expect(pdf.roles.filter((role) => role === 'H2')).toHaveLength(8);
		expect(pdf.roles).toEqual(expect.arrayContaining(['H1', 'Figure']));
		for (const attendu of [
			'Boycott de l’entretien professionnel',
			'n’est pas une grève',
			'Vaucluse',
			`${ORIGINE}/sections/${section.id}`,
			'ne remplace pas un avocat',
			...(avecDates ? ['Reçue le lundi 12 janvier 2026', 'Notifié le mercredi 18 février 2026'] : [])
		])
			expect(sansTrait(pdf.texte)).toContain(sansTrait(attendu));
	});

	it('sans section connue, le carré mène au site', async () => {
		const { texte } = await lu(false, null, format);
		expect(sansTrait(texte)).toContain(sansTrait(ORIGINE));
		expect(texte).not.toContain('/sections/');
		expect(texte).not.toContain('Votre section');
	});
});
