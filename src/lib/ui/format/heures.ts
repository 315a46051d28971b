/** The hour that somebody typed as `HH:MM`: `10:30`, `9:05`, « 10h30 », « 10 h », « 14 heures ». `null` for anything else. */
export function heureSaisie(texte: string): string | null {
	const [, h, m] = /^(\d{1,2})\s*(?::|h|heures?|H)\s*(\d{2})?$/.exec(texte.trim()) ?? [];
	if (h === undefined || Number(h) > 23 || Number(m ?? 0) > 59) return null;
	return `${h.padStart(2, '0')}:${m ?? '00'}`;
}

/** `10:30` as « 10 h 30 », `14:00` as « 14 h ». */
export function heureEnClair(heure: string): string {
	const [h = '', m = ''] = heure.split(':');
	return `${Number(h)}\u00a0h${m === '00' ? '' : `\u00a0${m}`}`;
}
