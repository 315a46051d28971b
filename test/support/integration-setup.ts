import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './test-server.ts';

declare module 'vitest' {
	interface ProvidedContext {
		testServer: TestServer;
	}
}

/** One PostgreSQL for the whole run; each test file copies its template (database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const { close, ...testServer } = await startTestServer();
	project.provide('testServer', testServer);
	return close;
}
