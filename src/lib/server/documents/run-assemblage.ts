import { type Refus, refus } from '#lib/domain/refus.ts';
import { type Limites, runIsole } from '#lib/server/documents/isolement.ts';
import type { Assemblage } from './assemblage.ts';
import { enOctets } from './assemblage-en-octets.ts';

const PROGRAMME = 'src/lib/server/documents/assemblage-a-part.ts';
const LIMITES: Limites = { ms: 180_000, octets: 1536 * 1024 * 1024 };

/**
 * `assemblage` in a process of its own: neither the decoding of the exhibits nor the memory that it takes are those of the
 * site. Refused: as in `assemblage`; a file that takes more than three minutes or 1.5 GiB to make.
 */
export async function runAssemblage(voulu: Assemblage): Promise<{ ok: true; octets: Buffer } | Refus> {
	const fait = await runIsole(PROGRAMME, [], enOctets(voulu), LIMITES);
	if (!fait.ok) {
		return refus(
			'assemblage-demesure',
			'Ce dossier est trop lourd pour être réuni en une fois : partagez-le en volumes plus petits.'
		);
	}
	const { sortie } = fait;
	if (sortie.toString('latin1', 0, 5) === '%PDF-') return { ok: true, octets: sortie };
	return JSON.parse(sortie.toString('utf8')) as Refus;
}
