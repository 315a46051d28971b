import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import {
	type Paragraphe,
	paragraphes,
	type Retouche,
	RETOUCHE_MAXIMUM,
	retouchesDe
} from '#lib/domain/courriers/retouches.ts';
import { type Brouillon, type CodeLettre, departVide, LETTRES } from '#lib/domain/recours/brouillon.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { agent } from '#lib/server/acteurs.ts';
import { AppError } from '#lib/server/errors.ts';
import { type Valeurs, valeursDe } from '#lib/server/formulaires.ts';
import { lettreEnCours, marque, peutEcrire, recours, saveBrouillon } from '#lib/server/recours.ts';
import { reference } from '#lib/ui/format/reference.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { trop } from '../../../../../../../formulaire.server.ts';
import { rendre } from '../../../formulaire.server.ts';
import { cadre } from '../../../vue.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

const estLettre = z.enum(LETTRES);

/** The paragraphs of the letter of this address; a letter that nothing calls for goes back to the task list. */
async function ouvrir({ locals, params }: RequestEvent<RouteParams>) {
	const code = estLettre.safeParse(params.modele);
	if (!code.success) throw new AppError('introuvable');
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const ecrite = lettreEnCours(locals.ctx, vu, code.data);
	if (!ecrite || !peutEcrire(vu, code.data)) redirect(303, `/dossiers/${params.id}/recours`);
	const siens = paragraphes(ecrite.proposee, retouchesDuDepart(code.data)(vu.brouillon));
	return { vu, code: code.data, ecrite, siens, lue: marque(siens.map(({ origine }) => origine)) };
}

const retouchesDuDepart =
	(code: CodeLettre) =>
	({ departs }: Brouillon): Retouche[] =>
		departs[code]?.retouches ?? [];

export const load: PageServerLoad = async (event) => {
	const { vu, code, ecrite, siens, lue } = await ouvrir(event);
	const { id } = event.params;
	return {
		cadre: cadre(vu),
		titre: ecrite.modele.titre,
		base: marque(retouchesDuDepart(code)(vu.brouillon)),
		lue,
		paragraphes: siens.map((un, rang) => ({ ...un, nom: `p${rang}` })),
		orphelines: ecrite.orphelines.map(({ texte }, rang) => ({ nom: `orpheline${rang}`, texte })),
		maximum: RETOUCHE_MAXIMUM,
		sources: ecrite.modele.fondements.map((source) => reference(fondement(source), vu.dossier.chaine.au)),
		retour: { href: `/dossiers/${id}/recours/lettre/${code}`, libelle: 'La lettre' }
	};
};

export const actions: Actions = {
	/** Keeps the paragraphs that the agent wrote otherwise. Refused: too long, or a letter that changed since the page was opened. */
	default: async (event) => {
		const { locals, params, request } = event;
		const { code, ecrite, siens, lue } = await ouvrir(event);
		const valeurs = await valeursDe(request);
		const erreurs = tropLongs(siens, valeurs);
		if (valeurs['lue'] !== lue) {
			erreurs.push({
				champ: '',
				message:
					'La lettre a changé avec vos réponses depuis que vous avez ouvert cette page. Copiez vos paragraphes, puis rechargez.'
			});
		}
		if (erreurs.length > 0) return rendre({ valeurs, erreurs });
		const gardees = ecrite.orphelines.filter((_, rang) => valeurs[`orpheline${rang}`] !== 'oui');
		const retouches = [...retouchesDe(siens.map((un, rang) => choix(un, rang, valeurs))), ...gardees];
		const changer = (brouillon: Brouillon) => ({
			ok: true as const,
			brouillon: {
				...brouillon,
				departs: {
					...brouillon.departs,
					[code]: { ...(brouillon.departs[code] ?? departVide()), retouches }
				}
			}
		});
		const partie = { lire: retouchesDuDepart(code), changer };
		const garde = await saveBrouillon(
			locals.ctx,
			agent(locals.actor),
			params.id,
			partie,
			valeurs['base'] ?? ''
		);
		if (garde.ok) redirect(303, `/dossiers/${params.id}/recours/lettre/${code}#apercu`);
		const { vu } = await ouvrir(event);
		return rendre({
			valeurs,
			erreurs: [{ champ: '', message: garde.refus.message }],
			base: marque(retouchesDuDepart(code)(vu.brouillon))
		});
	}
};

/** The agent’s words for a paragraph, or the union’s again. A paragraph that did not come stays as it is. */
const choix = ({ origine, texte }: Paragraphe, rang: number, valeurs: Valeurs): Retouche => ({
	origine,
	texte: valeurs[`retour${rang}`] === 'oui' ? origine : (valeurs[`p${rang}`] ?? texte)
});

const tropLongs = (siens: readonly Paragraphe[], valeurs: Valeurs): ErreurChamp[] =>
	siens.flatMap((_, rang) =>
		(valeurs[`p${rang}`] ?? '').length > RETOUCHE_MAXIMUM
			? [{ champ: `p${rang}`, message: trop(RETOUCHE_MAXIMUM) }]
			: []
	);
