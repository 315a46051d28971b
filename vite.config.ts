import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { endWithVite } from './src/boot/end-with-vite.ts';

export default defineConfig({
	plugins: [sveltekit(), endWithVite()],
	test: {
		// What is waited for comes when the machine has time for it.
		expect: { poll: { timeout: 20_000 } },
		// Files share what they import, never what they change: half the time of a run would go into loading it again.
		isolate: false,
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					pool: 'threads',
					include: ['src/**/*.test.ts', 'test/architecture.test.ts'],
					setupFiles: ['test/support/silence.ts'],
					testTimeout: 30_000
				}
			},
			{
				extends: true,
				test: {
					name: 'integration',
					include: ['test/{integration,securite,pannes}/**/*.test.ts'],
					setupFiles: ['test/support/silence.ts'],
					globalSetup: ['test/support/integration-setup.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'e2e',
					include: ['test/e2e/**/*.test.ts'],
					globalSetup: ['test/support/e2e-setup.ts'],
					// A busy machine takes longer, and may lose a race that no person would run: a second try is given, and told (test/run.ts).
					retry: 1,
					testTimeout: 300_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
