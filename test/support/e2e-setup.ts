import chromium from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';
import { build, isBuildFresh } from '../../src/boot/build.ts';

declare module 'vitest' {
	interface ProvidedContext {
		chromiumPath: string;
	}
}

/** Once for all journeys: the site is built if its sources changed, and Chromium is unpacked (two at once would collide). */
export default async function setup(project: TestProject): Promise<void> {
	if (!isBuildFresh()) await build();
	project.provide('chromiumPath', await chromium.executablePath());
}
