import { administrateur } from '#lib/server/acteurs.ts';
import { AppError } from '#lib/server/errors.ts';
import { services, type ServiceVu } from '#lib/server/services.ts';

/** The service of a page, among all those of its section. Throws `introuvable` when it is not there. */
export async function serviceDeLaPage(
	{ ctx, actor }: App.Locals,
	params: { section: string; service: string }
): Promise<{ un: ServiceVu; tous: ServiceVu[] }> {
	const tous = await services(ctx, administrateur(actor), params.section);
	const un = tous.find(({ id }) => id === params.service);
	if (!un) throw new AppError('introuvable');
	return { un, tous };
}
