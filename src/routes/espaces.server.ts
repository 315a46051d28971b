import { espacesDe, type Espace } from '#lib/domain/acces/roles.ts';

/** The other parts of the site that the mandates of a session open, for the menu of the one at `ici`. */
export const autresEspaces = ({ session }: Pick<App.Locals, 'session'>, ici: string): Espace[] =>
	espacesDe(session?.roles ?? []).filter(({ href }) => href !== ici);
