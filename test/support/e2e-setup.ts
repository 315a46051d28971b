import chromium from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';
import { build, isBuildFresh } from '../../src/boot/build.ts';
import { prepareModele } from './modele-de-site.ts';

declare module 'vitest' {
	interface ProvidedContext {
		chromiumPath: string;
		/** A data folder that nothing uses, ready to be copied. */
		modeleDeSite: string;
	}
}

/**
 * Once for all journeys: the site is built if its sources changed, Chromium is unpacked (two at once would collide), and the
 * data folder that every site begins with is made.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	if (!isBuildFresh()) await build();
	project.provide('chromiumPath', await chromium.executablePath());
	const modele = await prepareModele();
	project.provide('modeleDeSite', modele.dataDir);
	return modele.remove;
}
