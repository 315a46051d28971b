import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Folder of the project: the nearest one above this file that holds both package.json and `src/content`. It is the same
 * from the sources, run by Node, and from the built server, which lives in `build/` of the same folder: contents, letter
 * templates and fonts are read from disk in both cases. Throws when the build was moved away from its project.
 */
export function racineDuProjet(depuis: string = import.meta.dirname): string {
	for (let dossier = depuis; ; dossier = path.dirname(dossier)) {
		if (existsSync(path.join(dossier, 'package.json')) && existsSync(path.join(dossier, 'src', 'content'))) {
			return dossier;
		}
		if (dossier === path.dirname(dossier)) {
			throw new Error(`Aucun dossier au-dessus de ${depuis} ne contient package.json et src/content.`);
		}
	}
}
