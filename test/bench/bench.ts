/**
 * `npm run bench`: every measure, or only those named: `npm run bench -- delais`, with sizes where
 * there are some: `npm run bench -- echelle 20000 2000`. What is compared is done on the same machine
 * in the same run, in rounds that alternate, so that whatever else the machine does hits them alike.
 */
import { say } from './figures.ts';

/** What a measure is given: the numbers that follow the names. */
type Measure = (sizes: readonly number[]) => void | Promise<void>;

const MEASURES: Record<string, () => Promise<Measure>> = {
	attaque: async () => (await import('./attaque.ts')).measureAttaque,
	delais: async () => (await import('./delais.ts')).measureDelais,
	dossier: async () => (await import('./dossier.ts')).measureDossier,
	echelle: async () => (await import('./echelle.ts')).measureEchelle,
	lettres: async () => (await import('./lettres.ts')).measureLettres,
	pages: async () => (await import('./pages.ts')).measurePages,
	poids: async () => (await import('./poids.ts')).measurePoids
};

const args = process.argv.slice(2);
const sizes = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
const asked = args.filter((arg) => !/^\d+$/.test(arg));
const unknown = asked.filter((name) => !Object.hasOwn(MEASURES, name));
if (unknown.length > 0) {
	say(`Mesure inconnue : ${unknown.join(', ')}. Il y a : ${Object.keys(MEASURES).join(', ')}.`);
	process.exitCode = 2;
} else {
	for (const [name, load] of Object.entries(MEASURES)) {
		if (asked.length > 0 && !asked.includes(name)) continue;
		const measure = await load();
		await measure(sizes);
	}
}
