/**
 * Numbers that look drawn at random and are the same at each run: a test or a measure that prints its seed can be done
 * again. Each call gives an integer from `min` to `max`, both included.
 */
export function hasard(seed: number): (min: number, max: number) => number {
	let etat = seed >>> 0;
	return (min, max) => {
		etat = (etat + 0x6d2b79f5) >>> 0;
		let melange = Math.imul(etat ^ (etat >>> 15), etat | 1);
		melange ^= melange + Math.imul(melange ^ (melange >>> 7), melange | 61);
		return min + (((melange ^ (melange >>> 14)) >>> 0) % (max - min + 1));
	};
}
