import { expect, it } from 'vitest';
import { qrCode } from './qr.ts';

it('a QR code is a square of dark runs with a quiet zone of four modules', () => {
	const { cote, trace } = qrCode('otpauth://totp/x');
	const dark = new Set<string>();
	for (const [, x, y, length] of trace.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
		for (let i = 0; i < Number(length); i++) dark.add(`${Number(x) + i},${y}`);
	}
	// The three finders, from the edge of the quiet zone.
	for (const [x, y] of [
		[4, 4],
		[cote - 5, 4],
		[4, cote - 5]
	]) {
		expect(dark.has(`${x},${y}`)).toBe(true);
	}
	expect(
		[...dark].every((module) => module.split(',').every((n) => Number(n) >= 4 && Number(n) < cote - 4))
	).toBe(true);
});
