import { encode } from 'uqr';

/** A QR code to draw: its side in modules, and the dark ones as an SVG path. */
export type QrCode = { cote: number; trace: string };

/** A QR code as an SVG path: one horizontal stroke of modules after the other, with the quiet zone that readers need. */
export function qrCode(text: string): QrCode {
	const { size, data } = encode(text, { ecc: 'M', border: 4 });
	const trace = data
		.flatMap((line, y) =>
			line.flatMap((dark, x) => (dark && !line[x - 1] ? [`M${x} ${y}h${lengthOf(line, x)}v1H${x}z`] : []))
		)
		.join('');
	return { cote: size, trace };
}

function lengthOf(line: boolean[], from: number): number {
	const end = line.indexOf(false, from);
	return (end < 0 ? line.length : end) - from;
}
