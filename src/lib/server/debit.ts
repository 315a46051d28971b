import { reseau } from '#lib/server/throttle.ts';

/** Calls that one network may make in a window. A whole ministry shares an address: it is far above what people ask by hand. */
export const LIMITE = 600;
const MINUTES = 10;
/** Networks remembered at once; beyond, the one whose window began first is forgotten. */
const RESEAUX = 20_000;

type Fenetre = { debutAt: Temporal.Instant; nombre: number };

/**
 * How much each network asks of functions that touch nothing, in the memory of this process: a database write would cost more
 * than the answer that it protects. Several processes each count for themselves, and a restart forgets. Windows are fixed, as in
 * `throttle.ts`. Holds networks, never addresses.
 */
export class Debit {
	#fenetres = new Map<string, Fenetre>();

	/** Counts one call from an address. Null when it is within the limit, else when the next window opens. */
	take(adresse: string, now: Temporal.Instant): Temporal.Instant | null {
		const qui = reseau(adresse);
		const connue = this.#fenetres.get(qui);
		const fenetre = connue && isOpen(connue, now) ? connue : this.#open(qui, now);
		fenetre.nombre++;
		return fenetre.nombre <= LIMITE ? null : fenetre.debutAt.add({ minutes: MINUTES });
	}

	#open(qui: string, now: Temporal.Instant): Fenetre {
		const fenetre = { debutAt: now, nombre: 0 };
		// Taken out first, so that the oldest window stays at the head.
		this.#fenetres.delete(qui);
		if (this.#fenetres.size >= RESEAUX) {
			const oldest = this.#fenetres.keys().next();
			if (!oldest.done) this.#fenetres.delete(oldest.value);
		}
		this.#fenetres.set(qui, fenetre);
		return fenetre;
	}
}

/** A clock that was set back opens a new window: nobody waits for an hour that is over. */
function isOpen({ debutAt }: Fenetre, now: Temporal.Instant): boolean {
	const age = debutAt.until(now).total('minutes');
	return age >= 0 && age < MINUTES;
}
