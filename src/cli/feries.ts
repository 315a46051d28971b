import {
	DERNIERE_ANNEE,
	estAConfirmer,
	type Ferie,
	feries,
	PREMIERE_ANNEE
} from '#lib/domain/delais/feries.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { ZONES } from '#lib/domain/regimes/codes.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Commande, ParsedArgs, Sortie } from './commande.ts';
import { lireCode } from './saisie.ts';

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
	const { annee } = options;
	if (typeof annee !== 'string' || !/^\d{4}$/.test(annee)) {
		const lu = typeof annee === 'string' ? `« ${annee} » n’est pas une année` : 'Il manque « annee »';
		return refus(
			annee === undefined ? 'option-manquante' : 'annee-illisible',
			`${lu} : écrivez quatre chiffres, comme 2026.`,
			'annee'
		);
	}
	const zone = lireCode(options.zone, ZONES, 'zone', 'metropole');
	if (!zone.ok) return zone;
	const liste = feries(Number(annee), zone.valeur);
	if (!liste.ok) return liste;
	const lignes = liste.feries.map(
		(ferie) => `${enToutesLettres(ferie.date)} : ${ferie.nom}${ferie.national ? '' : ` (${portee(ferie)})`}`
	);
	if (estAConfirmer(zone.valeur)) {
		lignes.push('', 'La liste locale de ce territoire est à confirmer sur place chaque année.');
	}
	return {
		json: liste.feries.map(({ date, nom, national }) => ({ date, nom, national })),
		texte: typographie(lignes.join('\n'))
	};
}

/** What a local holiday is worth: some lists differ, and some were read nowhere reliable. */
const portee = ({ certitude }: Ferie): string =>
	certitude === 'certain' ? 'local' : certitude === 'discute' ? 'local, discuté' : 'local, à vérifier';
