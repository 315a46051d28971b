/** Builds the site from the present sources, even if it seems to be done. */
import { build } from '../../src/boot/build.ts';

await build();
