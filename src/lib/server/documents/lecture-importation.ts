import { refus } from '#lib/domain/refus.ts';
import { runIsole } from '#lib/server/documents/isolement.ts';
import type { Demande, Reponse } from '#lib/server/liste-lue.ts';
import { enParts } from './parts.ts';

const PROGRAMME = 'src/lib/server/documents/importation-a-part.ts';
const LIMITES = { ms: 90_000, octets: 1024 * 1024 * 1024, natif: false };

/**
 * Asks something of a list that somebody brings in, in a program apart: whoever calls waits without doing anything. `connus`,
 * `participants`: JSON as the database wrote it. Refused: as `lignesDuFichier`, and a file that takes more than ninety seconds
 * or 1 GiB to read.
 */
export async function askListe<D extends Demande>(
	demande: D,
	{ connus, participants, fichier }: { connus: string; participants: string; fichier: Uint8Array }
): Promise<Extract<Reponse, { type: D['type'] } | { ok: false }>> {
	const parts = enParts([
		Buffer.from(JSON.stringify(demande)),
		Buffer.from(connus),
		Buffer.from(participants),
		fichier
	]);
	const lu = await runIsole(PROGRAMME, [], parts, LIMITES, 'importation');
	if (!lu.ok)
		return refus(
			'liste-demesuree',
			'Une fois ouvert, ce fichier prend une place ou un temps démesurés : enregistrez-le au format CSV, puis recommencez.',
			'fichier'
		);
	return JSON.parse(lu.sortie.toString('utf8')) as Extract<Reponse, { type: D['type'] } | { ok: false }>;
}
