import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ZONES } from '#lib/domain/regimes/codes.ts';
import { createClock, systemClock } from './clock.ts';
import { ConfigError } from './errors.ts';

describe('the civil day', () => {
	const clock = createClock(() => Temporal.Instant.from('2026-03-01T23:30:00.123456Z'));

	test.each([
		['metropole', '2026-03-02'],
		['guadeloupe', '2026-03-01'],
		['la-reunion', '2026-03-02'],
		['saint-pierre-et-miquelon', '2026-03-01'],
		['nouvelle-caledonie', '2026-03-02'],
		['polynesie-francaise', '2026-03-01']
	] as const)('in %s is %s', (zone, day) => {
		expect(clock.today(zone).toString()).toBe(day);
	});

	test('is known in every zone, and is that of Paris by default', () => {
		for (const zone of ZONES) expect(clock.today(zone)).toBeInstanceOf(Temporal.PlainDate);
		expect(clock.today().toString()).toBe('2026-03-02');
	});

	test('an instant has no more than milliseconds, as much as any reader keeps', () => {
		expect(clock.now().toString()).toBe('2026-03-01T23:30:00.123Z');
	});
});

describe('the clock file', () => {
	const folder = mkdtempSync(join(tmpdir(), 'vigie-horloge-'));
	afterAll(() => rmSync(folder, { recursive: true }));
	const file = join(folder, 'horloge');
	const clock = systemClock(file);
	const daysFromNow = () => clock.today().since(Temporal.Now.plainDateISO('Europe/Paris')).days;

	test('moves the day while the program runs', () => {
		expect(daysFromNow()).toBe(0);
		writeFileSync(file, 'P3D\n');
		expect(daysFromNow()).toBe(3);
		writeFileSync(file, '-P2D');
		expect(daysFromNow()).toBe(-2);
	});

	test('that holds no duration is refused', () => {
		writeFileSync(file, 'demain');
		expect(() => clock.now()).toThrow(ConfigError);
	});
});
