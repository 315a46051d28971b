import { fail, redirect } from '@sveltejs/kit';
import { enMo, PIECES_PAR_DOSSIER, PLACE_PAR_COMPTE } from '#lib/domain/pieces/piece.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { agent } from '#lib/server/acteurs.ts';
import { type Depose, enterDepot, receivePieces, refusDeDepot } from '#lib/server/depots.ts';
import { dossier } from '#lib/server/dossiers.ts';
import { nouvelleOperation } from '#lib/server/formulaires.ts';
import { FormulaireIllisible } from '#lib/server/parties.ts';
import { placeOccupee } from '#lib/server/pieces.ts';
import { recours } from '#lib/server/recours.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { pieceVue } from '../../../../pieces.server.ts';
import { citations } from './piece.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const qui = agent(locals.actor);
	const vu = await recours(locals.ctx, qui, params.id);
	const { terminees } = await citations(locals, vu);
	const vues = vu.pieces.map((piece) => ({ ...pieceVue(piece), citations: terminees.get(piece.id) ?? [] }));
	return {
		id: vu.dossier.id,
		saison: vu.dossier.saison,
		operation: nouvelleOperation(),
		gardees: vues.filter(({ retiree }) => retiree === null),
		retirees: vues.filter(({ retiree }) => retiree !== null),
		place: {
			occupee: enMo(await placeOccupee(locals.ctx, qui)),
			totale: enMo(PLACE_PAR_COMPTE),
			nombre: PIECES_PAR_DOSSIER
		},
		note: NOTES[url.searchParams.get('note') ?? ''] ?? null
	};
};

const NOTES: Readonly<Record<string, string>> = {
	deposees: 'Vos fichiers sont déposés',
	titre: 'Le titre est changé',
	retiree: 'La pièce est retirée'
};

/** The form given back: what is to be mended, and what was kept all the same. */
type Rendu = { erreurs: ErreurChamp[]; deposees: string[] };

export const actions: Actions = {
	/** Keeps the files of a form as they arrive. */
	default: async ({ request, locals, params, setHeaders }) => {
		const qui = agent(locals.actor);
		await dossier(locals.ctx, qui, params.id);
		const leave = enterDepot(qui);
		if (!leave) {
			setHeaders({ 'Retry-After': '5' });
			return fail<Rendu>(503, { erreurs: [enErreur(refusDeDepot().refus)], deposees: [] });
		}
		try {
			const type = request.headers.get('content-type') ?? '';
			const deposes = await receivePieces(locals.ctx, qui, params.id, { corps: request.body, type });
			return rendre(params.id, deposes);
		} catch (cause) {
			if (!(cause instanceof FormulaireIllisible)) throw cause;
			return fail<Rendu>(422, { erreurs: [{ champ: 'fichiers', message: COUPE }], deposees: [] });
		} finally {
			leave();
		}
	}
};

const AUCUN = 'Choisissez au moins un fichier, ou prenez une photo.';
const COUPE =
	'Cet envoi est arrivé incomplet, ou compte plus de cinquante fichiers. La liste ci-dessous dit ce qui est gardé : renvoyez le reste.';

function rendre(id: string, deposes: readonly Depose[]) {
	const erreurs = deposes.flatMap(({ nom, refus }) =>
		refus ? [{ champ: 'fichiers', message: typographie(`« ${nom} » : ${refus.message}`) }] : []
	);
	if (deposes.length === 0) erreurs.push({ champ: 'fichiers', message: AUCUN });
	if (erreurs.length === 0) redirect(303, `/dossiers/${id}/pieces?note=deposees`);
	return fail<Rendu>(422, { erreurs, deposees: deposes.filter(({ refus }) => !refus).map(({ nom }) => nom) });
}

const enErreur = ({ message, champ = '' }: { message: string; champ?: string }): ErreurChamp => ({
	champ,
	message
});
