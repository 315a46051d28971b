import sharp from 'sharp';

/** 200 dots per inch on the height of A4: a text that was photographed is read on paper. */
const COTE_MAXIMUM = 2340;
/** A bomb is refused when it is added; this is the second door. */
const PIXELS_MAXIMUM = 120_000_000;
const QUALITES = [85, 72, 58, 45];

/** A picture ready to be printed: JPEG, three colours of sRGB, nothing but its pixels. */
export type ImageImprimable = { octets: Uint8Array; largeur: number; hauteur: number };

/**
 * Turns a picture upright (EXIF), brings it to sRGB and to a size that prints well, and encodes it again without anything
 * that the camera wrote (place, device, day). At most `maximum` bytes: a heavier one loses quality, then size. Transparent
 * parts become white. Rejects when the picture cannot be decoded.
 */
export async function imageImprimable(octets: Uint8Array, maximum: number): Promise<ImageImprimable> {
	const base = sharp(octets, { limitInputPixels: PIXELS_MAXIMUM, failOn: 'error' })
		.autoOrient()
		.flatten({ background: '#ffffff' })
		.toColourspace('srgb');
	for (let cote = COTE_MAXIMUM; ; cote = Math.floor(cote * 0.75)) {
		const pixels = await base
			.clone()
			.resize({ width: cote, height: cote, fit: 'inside', withoutEnlargement: true })
			.raw()
			.toBuffer({ resolveWithObject: true });
		const { width, height, channels } = pixels.info;
		for (const quality of QUALITES) {
			const jpeg = await sharp(pixels.data, { raw: { width, height, channels } })
				.toColourspace('srgb')
				.jpeg({ quality, chromaSubsampling: quality > 80 ? '4:4:4' : '4:2:0' })
				.toBuffer();
			if (jpeg.length <= maximum || cote < 100) return { octets: jpeg, largeur: width, hauteur: height };
		}
	}
}
