import { echeances } from '#lib/domain/dossier/echeances.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { type Brouillon, brouillonVide, choisir, ecartees } from '#lib/domain/recours/brouillon.ts';

/* One recourse at the DGFiP in winter 2026, for the tests of its tasks and of its letters. */

export const jour = (texte: string) => Temporal.PlainDate.from(texte);

/** Its last legal day is Monday 26 January. */
export const NOTIFIE: Fait<'compte-rendu-notifie'> = { type: 'compte-rendu-notifie', le: jour('2026-01-10') };
/** The authority’s last day is Thursday 5 February. */
export const ENVOYE: Fait<'recours-hierarchique-envoye'> = {
	type: 'recours-hierarchique-envoye',
	le: jour('2026-01-20'),
	moyen: 'courriel'
};
export const REJET: Fait<'reponse-notifiee'> = {
	type: 'reponse-notifiee',
	le: jour('2026-02-03'),
	sens: 'rejet'
};

/** The deadlines of these facts on this day. */
export function chaine(faits: Fait[], au: string) {
	const resultat = echeances({ faits, regime: 'fpe', employeur: 'dgfip', zone: 'metropole', au: jour(au) });
	if (!resultat.ok) throw new Error(resultat.refus.message);
	return resultat;
}

/** A draft that lacks nothing: a cross and the appreciation with their reasons, an authority, a name. */
export function complet(): Brouillon {
	const vide = brouillonVide();
	const lu = choisir(
		[],
		[
			{ code: 'appreciation', lignes: [] },
			{ code: 'croix', lignes: ['Implication'] }
		]
	);
	if (!lu.ok) throw new Error(lu.refus.message);
	const elements = lu.elements.map((element) => ({ ...element, motif: `Raison de ${element.id}` }));
	return {
		...vide,
		elements,
		ecartes: ecartees(elements),
		autorite: { ...vide.autorite, qualite: 'Directrice' },
		identite: { ...vide.identite, nom: 'Camille Petit' }
	};
}
