import { contestes, type ElementEnvoye, type PieceCitee } from '#lib/domain/recours/brouillon.ts';
import type { Context } from '#lib/server/context.ts';
import { courrierFige, type CourrierFige, type CourrierResume } from '#lib/server/courriers.ts';
import type { DossierVu, Lecteur } from '#lib/server/dossiers.ts';
import { type Piece, pieces } from '#lib/server/pieces.ts';
import { marque, recours } from '#lib/server/recours.ts';

/** An exhibit that a sent letter cites, under the number that it bears there. */
export type PieceRemise = PieceCitee & {
	/** What kind of letter cites it first. */
	lettre: string;
	/** The file; null when its agent took it back since, so that nobody receives it. */
	piece: Piece | null;
};

/** What the elected members receive of a dossier: the letters that left, the exhibits that they cite, the dates. */
export type Remise = {
	dossier: DossierVu;
	/** How the letters call the agent’s grade; null when they do not. */
	grade: string | null;
	/** What was contested, with what was obtained. */
	elements: ElementEnvoye[];
	/** Oldest first. */
	lettres: CourrierFige[];
	/** Finished, not sent: they join the others once their sending is noted. */
	enAttente: CourrierResume[];
	pieces: PieceRemise[];
};

/**
 * What a dossier gives to the elected members today. `accordAt`: letters finished after it were not agreed to, and are left
 * out. For its agent, and for a delegate while it is followed. Throws `introuvable` as `dossier` does.
 */
export async function remise(
	ctx: Context,
	lecteur: Lecteur,
	dossierId: string,
	{ accordAt = null }: { accordAt?: Temporal.Instant | null } = {}
): Promise<Remise> {
	const { dossier, brouillon, lettres: toutes } = await recours(ctx, lecteur, dossierId);
	const figees = toutes.filter(
		({ figeAt }) => accordAt === null || Temporal.Instant.compare(figeAt, accordAt) <= 0
	);
	const gardees = await pieces(ctx, lecteur, dossierId);
	const parties = new Set(brouillon.envois.map(({ courrierId }) => courrierId));
	const lettres: CourrierFige[] = [];
	for (const { id } of figees.toReversed())
		if (parties.has(id)) lettres.push(await courrierFige(ctx, lecteur, id));
	const presentes = new Map(
		gardees.filter(({ retireeAt }) => retireeAt === null).map((piece) => [piece.id, piece])
	);
	const citees = new Map<string, PieceRemise>();
	for (const { titre, pieces: siennes } of lettres)
		for (const citee of siennes)
			if (!citees.has(citee.id))
				citees.set(citee.id, { ...citee, lettre: titre, piece: presentes.get(citee.id) ?? null });
	return {
		dossier,
		grade: gradeDes(lettres),
		elements: contestes(brouillon),
		lettres,
		enAttente: figees.filter(({ id }) => !parties.has(id)),
		pieces: [...citees.values()]
	};
}

function gradeDes(lettres: readonly CourrierFige[]): string | null {
	const grades = lettres.flatMap(({ champs: { agentGrade } }) =>
		typeof agentGrade === 'string' && agentGrade.trim() !== '' ? [agentGrade.trim()] : []
	);
	return grades.at(-1) ?? null;
}

/** Mark of the papers that are handed over: what an agent agreed to is what they saw. */
export const marqueDeRemise = ({ lettres, enAttente, pieces: citees }: Remise): string =>
	marque({
		lettres: lettres.map(({ id }) => id),
		enAttente: enAttente.map(({ id }) => id),
		pieces: citees.map(({ id, piece }) => [id, piece !== null])
	});
