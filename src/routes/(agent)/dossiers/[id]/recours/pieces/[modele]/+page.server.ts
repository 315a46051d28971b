import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { type Brouillon, type CodeLettre, departVide, LETTRES } from '#lib/domain/recours/brouillon.ts';
import { ordonner } from '#lib/domain/pieces/ordre.ts';
import { agent } from '#lib/server/acteurs.ts';
import { modele } from '#lib/server/contenu.ts';
import { AppError } from '#lib/server/errors.ts';
import { choixFacultatif, lireFormulaire } from '../../../../../../formulaire.server.ts';
import { pieceVue } from '../../../../../../pieces.server.ts';
import { marque, peutEcrire, recours, saveBrouillon } from '#lib/server/recours.ts';
import { rendre } from '../../formulaire.server.ts';
import { cadre } from '../../vue.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

const estLettre = z.enum(LETTRES);

/** The letter of this address, for this dossier, with the exhibits that it may join. */
async function ouvrir({ locals, params }: RequestEvent<RouteParams>) {
	const code = estLettre.safeParse(params.modele);
	if (!code.success) throw new AppError('introuvable');
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const trouve = modele(code.data, vu.dossier.regime);
	if (!trouve) throw new AppError('introuvable');
	const presentes = vu.pieces.filter(({ retireeAt }) => retireeAt === null);
	return { vu, code: code.data, trouve, presentes };
}

const joindreDe =
	(code: CodeLettre) =>
	({ departs }: Brouillon): string[] =>
		departs[code]?.joindre ?? [];

export const load: PageServerLoad = async (event) => {
	const { vu, code, trouve, presentes } = await ouvrir(event);
	const joindre = joindreDe(code)(vu.brouillon);
	const vues = presentes.map(pieceVue);
	return {
		cadre: cadre(vu),
		titre: trouve.titre,
		base: marque(joindre),
		jointes: joindre.flatMap((id) => vues.filter((piece) => piece.id === id)),
		autres: vues.filter(({ id }) => !joindre.includes(id)),
		suite: suite(event.params.id, code, peutEcrire(vu, code)),
		enregistre: event.url.searchParams.has('enregistre')
	};
};

/** Where one goes from here: to the letter, or to the task list as long as nothing calls for it. */
const suite = (id: string, code: CodeLettre, ouverte: boolean): string =>
	ouverte ? `/dossiers/${id}/recours/lettre/${code}` : `/dossiers/${id}/recours`;

const AUTRE_ONGLET =
	'Le choix des pièces a changé dans un autre onglet. Le voici tel qu’il est enregistré : vérifiez, puis recommencez.';

const formulaire = z.object({
	base: z.string().catch(''),
	joindre: z
		.string()
		.catch('')
		.transform((texte) => texte.split(' ').filter(Boolean)),
	monte: choixFacultatif,
	descend: choixFacultatif
});

export const actions: Actions = {
	/** Chooses the exhibits of the letter and their order. */
	default: async (event) => {
		const { locals, params, request } = event;
		const { vu, code, presentes } = await ouvrir(event);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return rendre(lu.reponse.data);
		const { base, joindre: coches, monte, descend } = lu.donnees;
		const ids = presentes.map(({ id }) => id);
		const lire = joindreDe(code);
		const changer = (brouillon: Brouillon) => {
			const joindre = ordonner(lire(brouillon), ids, { coches, monte, descend });
			const depart = { ...(brouillon.departs[code] ?? departVide()), joindre };
			return {
				ok: true as const,
				brouillon: { ...brouillon, departs: { ...brouillon.departs, [code]: depart } }
			};
		};
		const garde = await saveBrouillon(locals.ctx, agent(locals.actor), params.id, { lire, changer }, base);
		if (!garde.ok) {
			return rendre({ valeurs: lu.valeurs, erreurs: [{ champ: '', message: AUTRE_ONGLET }] });
		}
		if (monte !== null || descend !== null) redirect(303, `${event.url.pathname}?enregistre=1`);
		redirect(303, suite(params.id, code, peutEcrire(vu, code)));
	}
};
