import { AppError } from '#lib/server/errors.ts';
import { preuveFraiche, type SessionCourante } from '#lib/server/sessions.ts';

/** Where one proves again who one is, before changing the way in. */
export const PROUVER = `/connexion?preuve=1&suite=${encodeURIComponent('/compte/cle')}`;

/** The session, when it was opened a short time ago; null when it must be proved again. */
export function fraiche({ ctx, session }: App.Locals): SessionCourante | null {
	if (!session) throw new AppError('interdit');
	return preuveFraiche(session, ctx.now()) ? session : null;
}
