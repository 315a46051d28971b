import type { Rubrique } from '#lib/server/droits.ts';

/** Parts of the list of questions: their title, and the title of the tab, which a colleague may see and tells nothing. */
export const TITRES: Readonly<Record<Rubrique, { titre: string; onglet: string }>> = {
	avant: { titre: 'Avant de se décider', onglet: 'Vos droits : avant l’entretien' },
	convocation: { titre: 'La convocation et le jour venu', onglet: 'Vos droits : la convocation' },
	'compte-rendu': { titre: 'Le compte rendu', onglet: 'Vos droits : le compte rendu' },
	recours: { titre: 'Contester', onglet: 'Vos droits : la suite' },
	protections: { titre: 'Votre situation', onglet: 'Vos droits : votre situation' },
	collectif: { titre: 'Ensemble, et sans se découvrir', onglet: 'Vos droits : ensemble' }
};
