import { lireCorps } from '#lib/domain/notation/corps-en-lignes.ts';
import type { PersonneEcrite } from '#lib/domain/notation/corps-en-lignes.ts';
import type { Lu } from '#lib/domain/contrat/codes.ts';
import { rangees, texteDuFichier } from '#lib/server/csv.ts';
import { textePropre, type Valeurs } from '#lib/server/formulaires.ts';

/**
 * Reads the corps that a form brings, typed or in a file; the text of a file takes the place of what is typed, so that it can be
 * mended on the page. Refused, at its field: as `texteDuFichier`, `rangees` and `lireCorps` do.
 */
export async function listeDuFormulaire(
	request: Request
): Promise<{ valeurs: Valeurs; corps: Lu<PersonneEcrite[]> }> {
	const formulaire = await request.formData();
	const tapees = formulaire.get('lignes');
	const fichier = formulaire.get('fichier');
	const brut = typeof tapees === 'string' ? tapees : '';
	const lu: Lu<string> =
		fichier instanceof File && fichier.size > 0
			? texteDuFichier(new Uint8Array(await fichier.arrayBuffer()), 'fichier')
			: { ok: true, valeur: brut };
	const lignes = textePropre(lu.ok ? lu.valeur : brut);
	return { valeurs: { lignes }, corps: lu.ok ? corpsDe(lignes) : lu };
}

function corpsDe(lignes: string): Lu<PersonneEcrite[]> {
	const lues = rangees(lignes, 'lignes');
	return lues.ok ? lireCorps(lues.valeur, 'lignes') : lues;
}
