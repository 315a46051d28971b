import type { QrCode } from '#lib/server/qr.ts';

/** A QR code as an SVG image for a paper. Always dark on white: cameras read nothing else. */
export const dessin = ({ cote, trace }: QrCode): string =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${cote} ${cote}" shape-rendering="crispEdges"><rect width="${cote}" height="${cote}" fill="#fff"/><path d="${trace}" fill="#000"/></svg>`;
