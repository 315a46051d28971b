import { expect, it } from 'vitest';
import { readPdf } from '../../../test/support/pdf.ts';
import { papier } from './documents/papier.ts';
import { feuilleDEngagement } from './feuille-d-engagement.ts';

it('la feuille d’engagement dit à quoi on s’engage, laisse de la place, et où elle reste', async () => {
	const service =
		'Service de gestion comptable des établissements publics locaux de Château-Arnoux-Saint-Auban';
	const { pages, texte, roles } = await readPdf(papier(feuilleDEngagement({ service, saison: 2026 })));
	expect(pages.length).toBeLessThanOrEqual(2);
	for (const attendu of ['S’engager n’est pas refuser', 'n’est pas une grève', 'deux fois', 'détruite'])
		expect(texte).toContain(attendu);
	expect(roles).toEqual(expect.arrayContaining(['H1', 'L', 'Table']));
});
