const ENTIER = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

/** « 1 234 », with the narrow no-break space of French typography. */
export function nombre(n: number): string {
	return ENTIER.format(n);
}

/** « 1 agent », « 0 agent », « 2 agents »: in French, zero and one are singular. */
export function compte(n: number, singulier: string, pluriel = `${singulier}s`): string {
	return `${nombre(n)}\u00a0${Math.abs(n) < 2 ? singulier : pluriel}`;
}
