import { expect, it } from 'vitest';
import { Debit, LIMITE } from './debit.ts';

const T0 = Temporal.Instant.from('2026-01-26T09:00:00Z');
const take = (debit: Debit, adresse: string, fois: number, now = T0) =>
	Array.from({ length: fois }, () => debit.take(adresse, now)).at(-1);

it('a network that asks too much waits for the next window, the others do not', () => {
	const debit = new Debit();
	expect(take(debit, '203.0.113.7', LIMITE)).toBeNull();
	const again = debit.take('203.0.113.200', T0.add({ minutes: 3 }));
	expect(String(again)).toBe('2026-01-26T09:10:00Z');
	expect(debit.take('198.51.100.1', T0)).toBeNull();
	expect(debit.take('203.0.113.7', T0.add({ minutes: 10 }))).toBeNull();
});

it('a clock set back makes nobody wait', () => {
	const debit = new Debit();
	take(debit, '203.0.113.7', LIMITE + 1);
	expect(debit.take('203.0.113.7', T0.subtract({ hours: 1 }))).toBeNull();
});

it('however many networks come, only the latest are remembered', () => {
	const debit = new Debit();
	take(debit, '10.0.0.1', LIMITE + 1);
	for (let rang = 0; rang < 20_000; rang++) debit.take(`11.${rang >> 8}.${rang & 255}.1`, T0);
	expect(debit.take('10.0.0.1', T0)).toBeNull();
});

it('two hundred agents behind one address pass within ten minutes', () => {
	expect(take(new Debit(), '203.0.113.7', 200 * 3)).toBeNull();
});
