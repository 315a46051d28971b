import { lireCode } from '#lib/domain/contrat/codes.ts';
import { type Ferie, feries } from '#lib/domain/delais/feries.ts';
import { enBref, type Refus, refus } from '#lib/domain/refus.ts';
import { type Zone, ZONES } from '#lib/domain/regimes/codes.ts';

/** What may be asked of `feries`. */
export const CHAMPS_DE_FERIES = ['annee', 'zone'] as const;

/** The answer of the contract to `feries`, sorted by day. */
export type DocumentFeries = Pick<Ferie, 'date' | 'nom' | 'national'>[];

/** The holidays of a year in a zone. Refused: a year that is missing, unreadable or outside the known calendar, an unknown zone. */
export function documentFeries(
	demande: Readonly<Partial<Record<(typeof CHAMPS_DE_FERIES)[number], unknown>>>
): { ok: true; document: DocumentFeries; zone: Zone; feries: readonly Ferie[] } | Refus {
	const { annee } = demande;
	if (typeof annee !== 'string' || !/^\d{4}$/.test(annee)) {
		const manque = annee === undefined;
		return refus(
			manque ? 'option-manquante' : 'annee-illisible',
			`${manque ? 'Il manque « annee »' : `« ${enBref(annee)} » n’est pas une année`} : écrivez quatre chiffres, comme 2026.`,
			'annee'
		);
	}
	const zone = lireCode(demande.zone, ZONES, 'zone', 'metropole');
	if (!zone.ok) return zone;
	const liste = feries(Number(annee), zone.valeur);
	if (!liste.ok) return liste;
	return {
		ok: true,
		document: liste.feries.map(({ date, nom, national }) => ({ date, nom, national })),
		zone: zone.valeur,
		feries: liste.feries
	};
}
