import { delegue } from '#lib/server/acteurs.ts';
import { AppError } from '#lib/server/errors.ts';
import { sectionsDeleguees, type SectionDeleguee } from '#lib/server/tableau.ts';

/** The season that an address asks for, by the year of its interviews; the present one otherwise. */
export function saisonDe(url: URL, { ctx }: Pick<App.Locals, 'ctx'>): number {
	const annee = Number(url.searchParams.get('saison'));
	return Number.isInteger(annee) && annee >= 2000 && annee <= 2100 ? annee : ctx.today().year;
}

/** What an address asks to see: one of the delegate’s sections, the first by name otherwise. Throws `introuvable`. */
export async function choixDe(
	url: URL,
	{ ctx, actor }: App.Locals
): Promise<{ sections: SectionDeleguee[]; section: SectionDeleguee; saison: number }> {
	const sections = await sectionsDeleguees(ctx, delegue(actor));
	const demandee = url.searchParams.get('section');
	const section = demandee === null ? sections[0] : sections.find(({ id }) => id === demandee);
	if (!section) throw new AppError('introuvable');
	return { sections, section, saison: saisonDe(url, { ctx }) };
}
