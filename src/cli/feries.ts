import { documentFeries } from '#lib/domain/contrat/feries.ts';
import { DERNIERE_ANNEE, estAConfirmer, type Ferie, PREMIERE_ANNEE } from '#lib/domain/delais/feries.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { ZONES } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Commande, ParsedArgs, Sortie } from './commande.ts';

const usage = `vigie feries --annee 2026 [--zone metropole] [--json]

Jours fériés d’une année, nationaux et locaux.
  --annee    de ${PREMIERE_ANNEE} à ${DERNIERE_ANNEE}
  --zone     ${ZONES.join(', ')}`;

/** `vigie feries`: the holidays of a year in a zone, sorted. */
export const commande: Commande = {
	nom: 'feries',
	usage,
	options: { annee: { type: 'string' }, zone: { type: 'string' } },
	run: async ({ options }) => lister(options)
};

function lister(options: ParsedArgs['options']): Sortie | Refus {
	const liste = documentFeries(options);
	if (!liste.ok) return liste;
	const lignes = liste.feries.map(
		(ferie) => `${enToutesLettres(ferie.date)} : ${ferie.nom}${ferie.national ? '' : ` (${portee(ferie)})`}`
	);
	if (estAConfirmer(liste.zone)) {
		lignes.push('', 'La liste locale de ce territoire est à confirmer sur place chaque année.');
	}
	return { json: liste.document, texte: typographie(lignes.join('\n')) };
}

/** What a local holiday is worth: some lists differ, and some were read nowhere reliable. */
const portee = ({ certitude }: Ferie): string =>
	certitude === 'certain' ? 'local' : certitude === 'discute' ? 'local, discuté' : 'local, à vérifier';
