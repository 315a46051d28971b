import { expect, it } from 'vitest';
import { isTooSlow, PATIENCE_MS, SLOWEST_BYTES_PER_SECOND, type Arrival } from './arrival.ts';
import { LARGEST_UPLOAD_BYTES } from './gate.ts';

const MIO = 1024 * 1024;
const form: Arrival = { elapsed: 0, waited: 0, received: 0, bringsFiles: false };
const files: Arrival = { ...form, bringsFiles: true };
const minutes = (number: number) => number * 60_000;

it.each<[string, boolean, Arrival]>([
	['a form within the minute', false, { ...form, elapsed: PATIENCE_MS }],
	['a form beyond it', true, { ...form, elapsed: PATIENCE_MS + 1 }],
	['a form that arrives fast all the same', true, { ...form, elapsed: PATIENCE_MS + 1, received: 3 * MIO }],
	['a form that we make wait', true, { ...form, elapsed: PATIENCE_MS + 1, waited: PATIENCE_MS }],
	['ten mebibytes on a line of 300 kbit/s', false, { ...files, elapsed: minutes(4.6), received: 9.9 * MIO }],
	['files that do not come', true, { ...files, elapsed: PATIENCE_MS + 1 }],
	['files by the drop', true, { ...files, elapsed: minutes(5), received: minutes(5) / 1000 }],
	['files that stop after a good start', true, { ...files, elapsed: minutes(12), received: 10 * MIO }],
	['files that we make wait', false, { ...files, elapsed: minutes(3), waited: minutes(2), received: 10 }]
])('%s: %s', (_, slow, arrival) => {
	expect(isTooSlow(arrival)).toBe(slow);
});

it('the largest upload on the slowest line ends before the server gives up', () => {
	const seconds = PATIENCE_MS / 1000 + LARGEST_UPLOAD_BYTES / SLOWEST_BYTES_PER_SECOND;
	expect(seconds).toBeLessThan(75 * 60);
});
