/** What somebody asks of the exhibits of a letter: those ticked, and one that moves by a rank. */
export type Demande = { coches: readonly string[]; monte: string | null; descend: string | null };

/**
 * The exhibits of a letter in their order: those that were there and still are ticked keep theirs, the others follow in the order of the
 * dossier; then one moves up or down by a rank. What is not in the dossier is left out.
 */
export function ordonner(
	avant: readonly string[],
	presentes: readonly string[],
	{ coches, monte, descend }: Demande
): string[] {
	const voulues = presentes.filter((id) => coches.includes(id));
	const gardees = avant.filter((id) => voulues.includes(id));
	const ordre = [...gardees, ...voulues.filter((id) => !gardees.includes(id))];
	if (monte !== null) return echanger(ordre, ordre.indexOf(monte), -1);
	return descend === null ? ordre : echanger(ordre, ordre.indexOf(descend), 1);
}

function echanger(ordre: readonly string[], rang: number, pas: 1 | -1): string[] {
	const [un, autre] = [ordre[rang], ordre[rang + pas]];
	return un === undefined || autre === undefined ? [...ordre] : ordre.with(rang, autre).with(rang + pas, un);
}
