import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { racineDuProjet } from '#lib/server/racine.ts';

/** An address of the site as the build serves it. */
export type Route = {
	/** By its place in the sources: `/(agent)/dossiers/[id]`. */
	id: string;
	estPage: boolean;
	/** Names of the form actions of the page. */
	actions: string[];
	/** Methods that an endpoint answers: `GET`. */
	methodes: string[];
};

/** What runs in a Node of its own: the pages of the build are not modules of the tests. */
const LISTER = `
const { manifest } = await import(process.argv[1]);
const routes = [];
for (const { id, page, endpoint } of manifest._.routes) {
	const leaf = page && (await manifest._.nodes[page.leaf]());
	const methodes = endpoint ? Object.keys(await endpoint()).filter((nom) => /^[A-Z]+$/.test(nom)) : [];
	routes.push({ id, estPage: page !== null, actions: Object.keys(leaf?.server?.actions ?? {}), methodes });
}
process.stdout.write(JSON.stringify(routes));
process.exit(0);
`;

/** Every address of the last build, by the manifest that SvelteKit answers from. */
export function routesDuSite(): Route[] {
	const manifest = pathToFileURL(`${racineDuProjet()}/.svelte-kit/output/server/manifest-full.js`);
	const sortie = execFileSync(process.execPath, ['--input-type=module', '-e', LISTER, manifest.href], {
		encoding: 'utf8'
	});
	return JSON.parse(sortie) as Route[];
}

/** The address of a route for these parameters, as a browser asks it. */
export function adresse(id: string, params: Readonly<Record<string, string>>): string {
	const chemin = id
		.replaceAll(/\/\([a-z]+\)/g, '')
		.replaceAll(/\[(\w+)\]/g, (_, nom: string) => encodeURIComponent(params[nom] ?? 'inconnu'));
	return chemin === '' ? '/' : chemin;
}
