const ENTIER = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

/** « 1 234 », with the narrow no-break space of French typography. */
export function nombre(n: number): string {
	return ENTIER.format(n);
}

/** « 1 agent », « 0 agent », « 2 agents »: in French, zero and one are singular. */
export function compte(n: number, singulier: string, pluriel = `${singulier}s`): string {
	return `${nombre(n)}\u00a0${Math.abs(n) < 2 ? singulier : pluriel}`;
}

/** « 43 % » of a whole; an empty whole gives « 0 % ». */
export function pourcentage(part: number, tout: number): string {
	return `${nombre(tout === 0 ? 0 : (100 * part) / tout)}\u00a0%`;
}
