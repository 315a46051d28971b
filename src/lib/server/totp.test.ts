import { describe, expect, it } from 'vitest';
import { pasAccepte } from './totp.ts';

/** The secret of RFC 6238, appendix B: « 12345678901234567890 » in base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

describe('RFC 6238, appendix B (SHA-1), in six digits', () => {
	it.each([
		[59, '287082'],
		[1_111_111_109, '081804'],
		[1_111_111_111, '050471'],
		[1_234_567_890, '005924'],
		[2_000_000_000, '279037'],
		[20_000_000_000, '353130']
	])('at %i the code is %s', (seconds, code) => {
		expect(pasAccepte(SECRET, code, at(seconds), null)).toBe(Math.floor(seconds / 30));
	});
});

describe('a code serves once, within one step', () => {
	const seconds = 1_111_111_109;
	const pas = Math.floor(seconds / 30);
	const code = '081804';

	it.each([
		['a clock one step late', 30, pas],
		['a clock one step early', -30, pas],
		['two steps late', 60, null],
		['two steps early', -60, null]
	])('%s', (_, shift, accepted) => {
		expect(pasAccepte(SECRET, code, at(seconds + shift), null)).toBe(accepted);
	});

	it('the same step is refused again, and so is an earlier one', () => {
		expect(pasAccepte(SECRET, code, at(seconds), pas)).toBeNull();
		expect(pasAccepte(SECRET, code, at(seconds), pas + 1)).toBeNull();
		expect(pasAccepte(SECRET, code, at(seconds), pas - 1)).toBe(pas);
	});

	it('another code is refused', () => {
		expect(pasAccepte(SECRET, '081805', at(seconds), null)).toBeNull();
	});
});
