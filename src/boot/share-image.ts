/**
 * `npx node src/boot/share-image.ts`: draws `static/partage.png`, the picture of an address that is passed on. The emblem alone:
 * it says nothing of what the page is about.
 */
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const [PAPER, INK, ACCENT, GLOW] = ['#f7f2e8', '#1b222c', '#b3261e', '#f2b84b'];

const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">
	<rect width="1200" height="630" fill="${PAPER}"/>
	<g transform="translate(424 117) scale(11)">
		<circle cx="16" cy="3.4" r="2.3" fill="none" stroke="${INK}" stroke-width="1.7"/>
		<path d="M7.5 12 13 6.6h6l5.5 5.4z" fill="${INK}"/>
		<path d="M10 12.5v14M22 12.5v14" fill="none" stroke="${INK}" stroke-width="1.7"/>
		<circle cx="16" cy="19.5" r="5.4" fill="${GLOW}" opacity="0.45"/>
		<circle cx="16" cy="19.5" r="3.2" fill="${ACCENT}"/>
		<path d="M7.5 26.5h17v3h-17zM10 30.5h12v3H10z" fill="${INK}"/>
	</g>
</svg>`;

const target = new URL('../../static/partage.png', import.meta.url);
await writeFile(target, await sharp(Buffer.from(picture)).png({ palette: true }).toBuffer());
