import { defineConfig } from 'drizzle-kit';

export default defineConfig({
	dialect: 'postgresql',
	schema: [
		'./src/lib/server/db/schema.ts',
		'./src/lib/server/db/schema-contestation.ts',
		'./src/lib/server/db/schema-collectif.ts',
		'./src/lib/server/db/schema-ecrits.ts'
	],
	out: './drizzle',
	casing: 'snake_case'
});
