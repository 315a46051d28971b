import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest';

let spies: MockInstance[] = [];

/** A test that logs a warning or an error fails: what nobody reads must not be said. */
beforeEach(() => {
	spies = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
});

afterEach(() => {
	const said = spies.flatMap((spy) => spy.mock.calls);
	for (const spy of spies) spy.mockRestore();
	expect(said, 'nothing is logged').toEqual([]);
});
