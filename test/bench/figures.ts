/** The middle of several measures. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** « 1 234 » */
export function whole(value = NaN): string {
	return Math.round(value).toLocaleString('fr');
}

/** « 1,23 » */
export function short(value = NaN): string {
	return value.toLocaleString('fr', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** « 12 [11 – 14] »: the median, the least and the most. */
export function spread(values: readonly number[], write: (value?: number) => string): string {
	return `${write(median(values))} [${write(Math.min(...values))} – ${write(Math.max(...values))}]`;
}

/** One line on the screen. */
export function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
