import type { Context } from '#lib/server/context.ts';
import { contacts } from '#lib/server/contacts.ts';
import type { Papier } from '#lib/server/documents/papier.ts';
import { type DossierVu, employeurCode } from '#lib/server/dossiers.ts';
import { papierDuTribunal } from '#lib/server/memo-tribunal.ts';

/** The memo of a dossier, with the section of the agent first among those that may be called. */
export async function memoDuDossier(ctx: Context, un: DossierVu): Promise<Papier> {
	const cartes = await contacts(ctx, employeurCode(un.employeur));
	const sienne = cartes.find(({ nom }) => nom === un.section?.nom);
	return papierDuTribunal(un, sienne ? [sienne] : cartes);
}
