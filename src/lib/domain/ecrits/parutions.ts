/** A turn of a text: from `du` on, this version is what everybody reads; without version, nothing is. */
export type Parution = {
	id: string;
	version: number | null;
	du: Temporal.Instant;
	/** When it was decided. */
	at: Temporal.Instant;
	annulee: boolean;
};

/**
 * Where a text stands at an instant. `brouillon`: it never appeared and nothing is planned. `retire`: it appeared and no longer
 * does. `parue`: the version that everybody reads. `prevues`: what is decided for later, in order.
 */
export type Etat = {
	code: 'brouillon' | 'programme' | 'paru' | 'retire';
	parue: number | null;
	prevues: Parution[];
};

/** Of two turns that begin together, the one decided last counts. */
const ordre = (a: Parution, b: Parution): number =>
	Temporal.Instant.compare(a.du, b.du) ||
	Temporal.Instant.compare(a.at, b.at) ||
	(a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Where a text stands, by its turns in any order. */
export function etatDesParutions(parutions: readonly Parution[], maintenant: Temporal.Instant): Etat {
	const valables = parutions.filter(({ annulee }) => !annulee).toSorted(ordre);
	const commencee = ({ du }: Parution) => Temporal.Instant.compare(du, maintenant) <= 0;
	const derniere = valables.findLast(commencee);
	const prevues = valables.filter((une) => !commencee(une));
	const parue = derniere?.version ?? null;
	if (parue !== null) return { code: 'paru', parue, prevues };
	if (prevues.some(({ version }) => version !== null)) return { code: 'programme', parue, prevues };
	return { code: derniere ? 'retire' : 'brouillon', parue, prevues };
}
