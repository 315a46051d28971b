import type { CourrierFige } from '#lib/server/courriers.ts';
import { agent } from '#lib/server/acteurs.ts';
import { courrierFige } from '#lib/server/courriers.ts';
import { modele } from '#lib/server/contenu.ts';
import { AppError } from '#lib/server/errors.ts';
import type { Piece } from '#lib/server/pieces.ts';
import { recours, type RecoursVu } from '#lib/server/recours.ts';
import { LETTRES } from '#lib/domain/recours/brouillon.ts';

/** The exhibit of an address, with everything of its recourse. Throws `introuvable`, for a withdrawn one too. */
export async function pieceDe(
	locals: App.Locals,
	params: { id: string; piece: string }
): Promise<{ vu: RecoursVu; piece: Piece }> {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const piece = vu.pieces.find(({ id }) => id === params.piece);
	if (!piece || piece.retireeAt) throw new AppError('introuvable');
	return { vu, piece };
}

/** A letter that cites an exhibit, with the number that it has there. */
export type Citation = { titre: string; href: string; numero: number };

/** The letters that cite exhibits, by exhibit: those that are finished, which nothing changes, and those being written. */
export type Citations = { terminees: Map<string, Citation[]>; enCours: Map<string, Citation[]> };

/** Which letters cite which exhibits. */
export async function citations(
	locals: App.Locals,
	{ dossier, brouillon, lettres }: RecoursVu
): Promise<Citations> {
	const qui = agent(locals.actor);
	const ici = `/dossiers/${dossier.id}`;
	const figees: CourrierFige[] = [];
	for (const { id } of lettres) figees.push(await courrierFige(locals.ctx, qui, id));
	const terminees = figees.flatMap(({ id, titre, pieces }) =>
		pieces.map(
			(citee) => [citee.id, { titre, href: `${ici}/courriers/${id}`, numero: citee.numero }] as const
		)
	);
	const enCours = LETTRES.flatMap((code) =>
		(brouillon.departs[code]?.joindre ?? []).map(
			(id, rang) =>
				[
					id,
					{
						titre: modele(code, dossier.regime)?.titre ?? code,
						href: `${ici}/recours/pieces/${code}`,
						numero: rang + 1
					}
				] as const
		)
	);
	return { terminees: parPiece(terminees), enCours: parPiece(enCours) };
}

function parPiece(citees: readonly (readonly [string, Citation])[]): Map<string, Citation[]> {
	const rangees = new Map<string, Citation[]>();
	for (const [id, citation] of citees) rangees.set(id, [...(rangees.get(id) ?? []), citation]);
	return rangees;
}
