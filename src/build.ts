/** `npm run build`: builds the site from the present sources, even if it seems to be done. */
import { build, BuildFailure } from './boot/build.ts';

try {
	await build('inherit');
} catch (error) {
	if (!(error instanceof BuildFailure)) throw error;
	// Vite has said why.
	process.exitCode = 1;
}
