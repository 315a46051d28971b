import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{ ignores: ['node_modules/', '.svelte-kit/', 'build/', 'data/', 'drizzle/'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		rules: {
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'no-console': 'error',
			eqeqeq: 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig } }
	},
	{
		rules: {
			// Every address here is written out: the site lives at the root of its own domain.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['src/**'],
		ignores: ['**/unicode.ts', '**/*.test.ts'],
		rules: {
			// What somebody sends may take minutes to put in order.
			'no-restricted-properties': [
				'error',
				{ property: 'normalize', message: 'Use normalise() of #lib/domain/unicode.ts.' }
			]
		}
	},
	{
		files: ['src/lib/domain/**'],
		rules: { 'no-restricted-globals': ['error', 'Date', 'process', 'console'] }
	}
);
