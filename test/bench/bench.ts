/**
 * `npm run bench`: every measure, or only those named: `npm run bench -- delais`. What is compared is done on the same machine
 * in the same run, in rounds that alternate, so that whatever else the machine does hits them alike.
 */
import { say } from './figures.ts';

const MEASURES: Record<string, () => Promise<() => void | Promise<void>>> = {
	delais: async () => (await import('./delais.ts')).measureDelais,
	dossier: async () => (await import('./dossier.ts')).measureDossier,
	lettres: async () => (await import('./lettres.ts')).measureLettres,
	pages: async () => (await import('./pages.ts')).measurePages
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(MEASURES, name));
if (unknown.length > 0) {
	say(`Mesure inconnue : ${unknown.join(', ')}. Il y a : ${Object.keys(MEASURES).join(', ')}.`);
	process.exitCode = 2;
} else {
	for (const [name, load] of Object.entries(MEASURES)) {
		if (asked.length > 0 && !asked.includes(name)) continue;
		const measure = await load();
		await measure();
	}
}
