import { agent } from '#lib/server/acteurs.ts';
import { contenuDePiece } from '#lib/server/pieces.ts';
import { enTelechargement } from '../../../../../../pieces.server.ts';
import type { RequestHandler } from './$types';

/** The original of an exhibit, byte for byte. */
export const GET: RequestHandler = async ({ locals, params }) =>
	enTelechargement(await contenuDePiece(locals.ctx, agent(locals.actor), params.id, params.piece));
