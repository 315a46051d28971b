import { type Refus, refus } from '#lib/domain/refus.ts';
import { type Limites, runIsole } from '#lib/server/documents/isolement.ts';
import type { Assemblage, Assemble } from './assemblage.ts';
import { deReponse, enOctets } from './assemblage-en-octets.ts';

const PROGRAMME = 'src/lib/server/documents/assemblage-a-part.ts';
const LIMITES: Limites = { ms: 120_000, octets: 1024 * 1024 * 1024, natif: true };
/** Files being made or waiting for their turn: each keeps its exhibits in the memory of the site. */
const ENSEMBLE = 4;

let enCours = 0;

/**
 * `assemblage` in a process of its own: neither the decoding of the exhibits nor the memory that it takes are those of the
 * site. One file is made at a time. Refused: as in `assemblage`; a fifth file at once; one that takes more than two minutes or
 * 1 GiB to make.
 */
export async function runAssemblage(voulu: Assemblage): Promise<Assemble | Refus> {
	if (enCours >= ENSEMBLE) {
		return refus(
			'assemblage-occupe',
			'Plusieurs dossiers sont déjà en préparation. Attendez une minute, puis demandez de nouveau ce fichier.'
		);
	}
	enCours += 1;
	try {
		const fait = await runIsole(PROGRAMME, [], enOctets(voulu), LIMITES, 'assemblage');
		if (fait.ok) return deReponse(fait.sortie);
		return refus(
			'assemblage-demesure',
			'Ce dossier est trop lourd pour être réuni en une fois. Choisissez une limite plus petite : il sera partagé en plusieurs volumes.'
		);
	} finally {
		enCours -= 1;
	}
}
