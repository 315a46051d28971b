import { NOTIONS_EN_COURBE } from '#lib/domain/participation/section.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { AppError } from '#lib/server/errors.ts';
import { sectionsDeleguees, type SectionDeleguee, type VueDemandee } from '#lib/server/tableau.ts';

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

/** What an address of the dashboard asks to see; what it does not say is the section, the refusals and the first page. */
export function vueDemandee(url: URL, locals: Pick<App.Locals, 'ctx'>): VueDemandee {
	const page = Number(url.searchParams.get('page'));
	const notion = url.searchParams.get('notion');
	return {
		saison: saisonDe(url, locals),
		branche: url.searchParams.get('branche') || null,
		notion: NOTIONS_EN_COURBE.find((une) => une === notion) ?? 'refus',
		page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1
	};
}

/** The address of a view of the dashboard, or of a file or paper made of it. */
export function adresseDe(
	chemin: string,
	sectionId: string,
	{ saison, branche, notion, page }: VueDemandee
): string {
	const dit = new URLSearchParams({ section: sectionId, saison: String(saison) });
	if (branche !== null) dit.set('branche', branche);
	if (notion !== 'refus') dit.set('notion', notion);
	if (page > 1) dit.set('page', String(page));
	return `${chemin}?${dit.toString()}`;
}
