import { FAITS } from '#lib/domain/dossier/libelles.ts';
import { majuscule } from '#lib/domain/typographie.ts';
import type { Context } from '#lib/server/context.ts';
import type { CodeRemis, CompteTenuVu } from '#lib/server/comptes-tenus.ts';
import type { FaitActuel } from '#lib/server/dossiers.ts';
import { qrCode } from '#lib/server/qr.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { jourDe } from '#lib/ui/format/instants.ts';

/** Who keeps an account, as a delegate of the section reads it. */
export function quiTient({ tenant, tenantNom }: Pick<CompteTenuVu, 'tenant' | 'tenantNom'>): string {
	if (tenant === 'soi') return 'Tenu par vous';
	const nom = tenantNom ?? 'un·e délégué·e';
	return tenant === 'autre' ? `Tenu par ${nom}` : `Plus tenu par personne : ${nom} n’est plus délégué·e`;
}

/** What is handed over to the member: the code, and the address where it is typed, which the QR code holds without the code. */
export function remise(ctx: Context, nom: string, remis: CodeRemis) {
	const adresse = `${ctx.origin}/reprendre`;
	return { nom, code: remis.code, jusquAu: jourDe(remis.expireAt), adresse, qr: qrCode(adresse) };
}

/** A fact on one line. */
export const ligneDeFait = ({ id, fait, preuve }: FaitActuel) => ({
	id,
	titre: majuscule(FAITS[fait.type].nom),
	jour: dateLongue(fait.le.toString()),
	preuve
});
