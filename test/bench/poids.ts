import { brotliDecompressSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { build, isBuildFresh } from '../../src/boot/build.ts';
import { chacun, demande } from '../support/demande.ts';
import { startSite } from '../support/site.ts';
import { say } from './figures.ts';

/** What a public page costs somebody who opens it for the first time, in bytes on the line. */
interface Poids {
	chemin: string;
	/** The page with its style: all that the first view needs. */
	page: number;
	/** The same before compression. */
	nue: number;
	/** Scripts that the page asks for, and what they weigh. */
	scripts: number;
	octetsDesScripts: number;
}

const BROTLI = { headers: { 'accept-encoding': 'br' } };

/** Bytes and requests of every page of the site map, the heaviest first. */
export async function measurePoids(): Promise<void> {
	if (!isBuildFresh()) {
		say('Construction du site…');
		await build();
	}
	await using site = await startSite();
	const { texte } = await demande(site.origin, '/sitemap.xml');
	const plan = new XMLParser({ isArray: (name) => name === 'url' }).parse(texte) as {
		urlset: { url: { loc: string }[] };
	};
	const chemins = plan.urlset.url.map(({ loc }) => new URL(loc).pathname);
	const poids = await chacun(chemins, (chemin) => poidsDe(site.origin, chemin));
	say('');
	say(`${poids.length} pages publiques, en octets compressés (br) ; la première vue est une seule réponse`);
	say(`  ${'page'.padEnd(52)}${'1re vue'.padStart(8)}${'nue'.padStart(9)}   scripts`);
	for (const un of poids.toSorted((a, b) => b.page - a.page))
		say(
			`  ${un.chemin.padEnd(52)}${String(un.page).padStart(8)}${String(un.nue).padStart(9)}   ${un.scripts} : ${un.octetsDesScripts}`
		);
}

async function poidsDe(origin: string, chemin: string): Promise<Poids> {
	const { body } = await demande(origin, chemin, BROTLI);
	const html = brotliDecompressSync(Buffer.from(body, 'latin1'));
	const adresses = new Set(
		[
			...html
				.toString()
				.matchAll(/<(?:script[^>]*src|link[^>]*rel="modulepreload"[^>]*href|link[^>]*href)="([^"]+\.js)"/g)
		].map(([, adresse = '']) => new URL(adresse, origin + chemin).pathname)
	);
	const scripts = await chacun(
		[...adresses],
		async (adresse) => (await demande(origin, adresse, BROTLI)).body.length
	);
	return {
		chemin,
		page: body.length,
		nue: html.length,
		scripts: scripts.length,
		octetsDesScripts: scripts.reduce((somme, octets) => somme + octets, 0)
	};
}
