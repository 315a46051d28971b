/** Mebibytes that a volume may be limited to: what mail programs and court portals take. */
export const LIMITES_MIO = [5, 10, 20] as const;
const MIO = 1024 * 1024;
/** Bytes of the largest volume, when no limit is chosen: twice as much comes near to what the program apart may hold (`npm run bench -- dossier`). */
export const VOLUME_MAXIMUM = 32 * MIO;

/** A limit as it is chosen on a page: `5`, `10`, `20`; anything else is none but `VOLUME_MAXIMUM`. In bytes. */
export const limiteChoisie = (texte: string | null): number | null =>
	LIMITES_MIO.map((mio) => (String(mio) === texte ? mio * MIO : null)).find((octets) => octets !== null) ??
	null;

/** What is known of an exhibit before it is read. */
export type Poids = { type: 'pdf' | 'jpeg' | 'png'; taille: number; pages: number };

/** A picture weighs no more than this once it is ready to print: `imageImprimable` is held to it. */
const IMAGE_MAXIMUM = 1_300_000;
const IMAGE_MINIMUM = 60_000;
/** Cover sheet, with its fonts and its tags. */
const COUVERTURE = 14_000;

/** Bytes that a picture of this size may take in a volume. */
export const poidsDImage = (taille: number): number =>
	Math.min(IMAGE_MAXIMUM, Math.max(IMAGE_MINIMUM, taille));

/** Bytes that an exhibit takes in a volume, with its cover sheet, at most. */
export const poidsDePiece = ({ type, taille, pages }: Poids): number =>
	COUVERTURE +
	(type === 'pdf' ? Math.ceil(taille * 1.03) + 900 * pages + 8_000 : poidsDImage(taille) + 1_500);

/** One volume: ranks of the exhibits that it holds; `depasse` when a single exhibit is heavier than the limit by itself. */
export type Volume = { rangs: number[]; poids: number; depasse: boolean };

/**
 * Shares exhibits between volumes, in their order. Each volume holds at most `limite` bytes, and never more than
 * `VOLUME_MAXIMUM`, `ouverture` (the papers before
 * the exhibits) being counted in the first and `sommaire` in every one; an exhibit that is heavier than that is alone in its
 * volume, which says so. There is always a first volume, even without exhibits.
 */
export function volumes(
	poids: readonly number[],
	limite: number | null,
	{ ouverture, sommaire }: { ouverture: number; sommaire: number }
): Volume[] {
	const borne = Math.min(limite ?? VOLUME_MAXIMUM, VOLUME_MAXIMUM);
	const premier: Volume = { rangs: [], poids: ouverture + sommaire, depasse: false };
	const tous = [premier];
	let courant = premier;
	for (const [rang, octets] of poids.entries()) {
		if (courant.poids + octets > borne && (courant.rangs.length > 0 || courant === premier)) {
			courant = { rangs: [], poids: sommaire, depasse: false };
			tous.push(courant);
		}
		courant.rangs.push(rang);
		courant.poids += octets;
	}
	return tous.map((volume) => ({ ...volume, depasse: volume.poids > borne }));
}
