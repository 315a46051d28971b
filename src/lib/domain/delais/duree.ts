import { enBref, type Refus, refus } from '#lib/domain/refus.ts';

/** A length written in ISO 8601: days, months or years, never mixed. */
export type DureeIso = `P${number}${'D' | 'M' | 'Y'}`;

/** A length ready to be added: years are counted as twelve months. */
export type Duree = { jours: number } | { mois: number };

/** Longer than the whole known calendar: refused before any computation. */
const TROP_LONG_EN_ANNEES = 131;

/** Reads `PnD`, `PnM` or `PnY`, n from 1. Refused: another writing, zero, a length longer than the known calendar. */
export function lireDuree(texte: string): { ok: true; duree: Duree } | Refus {
	const lu = /^P(\d+)([DMY])$/.exec(texte);
	const nombre = Number(lu?.[1]);
	if (!lu) {
		return refus(
			'duree-illisible',
			`« ${enBref(texte)} » n'est pas une durée : écrivez P15D pour 15 jours, P2M pour 2 mois ou P1Y pour 1 an.`,
			'duree'
		);
	}
	if (nombre === 0)
		return refus('duree-nulle', 'Un délai dure au moins un jour : écrivez par exemple P1D.', 'duree');
	const parAn = { D: 366, M: 12, Y: 1 }[lu[2] as 'D' | 'M' | 'Y'];
	if (nombre > TROP_LONG_EN_ANNEES * parAn) {
		return refus(
			'duree-trop-longue',
			`« ${enBref(texte)} » dépasse le calendrier connu : donnez une durée plus courte.`,
			'duree'
		);
	}
	if (lu[2] === 'D') return { ok: true, duree: { jours: nombre } };
	return { ok: true, duree: { mois: lu[2] === 'M' ? nombre : nombre * 12 } };
}

/** A length of the rules, already known to be well written. */
export function duree(iso: DureeIso): Duree {
	const lue = lireDuree(iso);
	if (!lue.ok) throw new RangeError(`Rule with an impossible length: ${iso}`);
	return lue.duree;
}

/** A length in French: « 15 jours », « 1 mois ». */
export const dureeEnFrancais = (longueur: Duree): string =>
	'mois' in longueur ? `${longueur.mois} mois` : `${longueur.jours} jour${longueur.jours > 1 ? 's' : ''}`;
