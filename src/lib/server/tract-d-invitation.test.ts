import { describe, expect, it } from 'vitest';
import { compact, readPdf } from '../../../test/support/pdf.ts';
import { FORMATS_DE_TRACT, tractPdf } from './documents/tract.ts';
import type { InvitationAImprimer } from './invitations.ts';
import { tractDInvitation } from './tract-d-invitation.ts';

const LIEN = `https://vigie.exemple.org/rejoindre/${'aB3-_'.repeat(8)}xyz`;
const invitation: InvitationAImprimer = {
	section: {
		nom: 'Section des finances publiques des Alpes-de-Haute-Provence et du Vaucluse',
		telephone: '04 00 00 00 00',
		courriel: 'section@exemple.fr',
		permanence: 'Le mardi de 12 h à 14 h, salle syndicale du deuxième étage, bâtiment B'
	},
	service: 'Service de gestion comptable des établissements publics locaux de Château-Arnoux-Saint-Auban',
	dernierJour: Temporal.PlainDate.from('2026-05-01')
};

describe.each(FORMATS_DE_TRACT)('le tract d’une invitation sur une feuille %s', (format) => {
	it('tient sur une page, avec les noms les plus longs, et se lit à voix haute', async () => {
		const { pages, texte, roles, xmp, langue } = await lu(invitation);
		expect(pages).toHaveLength(1);
		expect(xmp?.get('pdfuaid:part')).toBe('1');
		expect(langue).toBe('fr-FR');
		expect(roles).toEqual(expect.arrayContaining(['H1', 'L', 'Figure']));
		for (const attendu of [
			'gardez vos preuves et vos délais',
			'Château-Arnoux-Saint-Auban',
			'vendredi 1er mai 2026',
			'Vous décidez qui sait.',
			LIEN
		])
			expect(sansTrait(texte)).toContain(sansTrait(attendu));
	});

	it('se passe de ce que la section n’a pas dit', async () => {
		const { pages, texte } = await lu({
			section: { nom: 'Ici', telephone: null, courriel: null, permanence: null },
			service: null,
			dernierJour: invitation.dernierJour
		});
		expect(pages).toHaveLength(1);
		expect(texte).not.toContain('Votre section');
	});

	const lu = (une: InvitationAImprimer) => readPdf(tractPdf(tractDInvitation(une, LIEN), format));
});

/** A hyphen at the end of a line may be the text’s own or the page’s. */
const sansTrait = (texte: string): string => compact(texte).replace(/[-\u2010]/g, '');
