import { type ContenuActif, PAGES_MAXIMUM, PIXELS_MAXIMUM } from '#lib/domain/pieces/piece.ts';
import { type Fichier, typeDePiece } from '#lib/domain/pieces/format.ts';
import type { TypeDePiece } from '#lib/domain/pieces/piece.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { type Limites, runIsole } from '#lib/server/documents/isolement.ts';
import type { Lecture } from '#lib/server/documents/lecture-piece.ts';

/** An exhibit that may be kept: what it is, how many pages, what it may do by itself. */
export type Examine = { nom: string; type: TypeDePiece; pages: number; actifs: ContenuActif[] };

const PROGRAMME = 'src/lib/server/documents/lecture-piece-a-part.ts';
const LIMITES = { ms: 10_000, octets: 512 * 1024 * 1024 };

/**
 * Whether a file may be an exhibit: its name, its first bytes, then a whole reading by a program apart. Refused with one
 * sentence: what `typeDePiece` refuses, a file that cannot be read to its end, locked, with too many pages or pixels, or that
 * takes more than ten seconds or 512 MiB to read.
 */
export async function examinePiece(fichier: Fichier): Promise<({ ok: true } & Examine) | Refus> {
	const reconnu = typeDePiece(fichier);
	if (!reconnu.ok) return reconnu;
	const { type, nom } = reconnu;
	// Only pictures need a decoder in machine code: what reads a PDF is held by the permissions entirely.
	const limites: Limites = { ...LIMITES, natif: type !== 'pdf' };
	const lu = await runIsole(PROGRAMME, [type], fichier.octets, limites);
	if (!lu.ok) return REFUS[lu.cause === 'arret' ? 'illisible' : 'demesure'](type);
	const lecture = JSON.parse(lu.sortie.toString('utf8')) as Lecture;
	if (!lecture.ok) return REFUS[lecture.defaut](type);
	return { ok: true, nom, type, pages: lecture.pages, actifs: lecture.actifs };
}

type Defaut = Extract<Lecture, { ok: false }>['defaut'];

const non = (code: string, message: string): Refus => refus(code, message, 'fichiers');

const REFUS: Readonly<Record<Defaut, (type: TypeDePiece) => Refus>> = {
	illisible: (type) =>
		type === 'pdf'
			? non(
					'piece-illisible',
					'Ce PDF est abîmé ou incomplet : il ne peut pas être lu jusqu’au bout. Téléchargez-le de nouveau, ou ouvrez-le et imprimez-le « en PDF ».'
				)
			: non(
					'piece-illisible',
					'Cette image est abîmée ou incomplète : elle ne peut pas être lue jusqu’au bout. Reprenez la photo, ou envoyez-la de nouveau depuis l’appareil qui l’a prise.'
				),
	verrouille: () =>
		non(
			'piece-verrouillee',
			'Ce PDF est protégé par un mot de passe ou verrouillé : ni vos délégué·es ni la commission ne pourraient le lire. Ouvrez-le, imprimez-le « en PDF », puis déposez cette copie.'
		),
	'trop-de-pages': () =>
		non(
			'piece-trop-de-pages',
			`Ce PDF compte plus de ${PAGES_MAXIMUM} pages. Ne gardez que celles qui prouvent quelque chose : ouvrez-le et imprimez « en PDF » les pages utiles.`
		),
	'trop-grande': () =>
		non(
			'piece-trop-grande',
			`Cette image compte plus de ${PIXELS_MAXIMUM / 1_000_000} millions de pixels. Reprenez la photo ou le scan avec une taille moyenne.`
		),
	demesure: (type) =>
		non(
			'piece-demesuree',
			`Une fois ouvert, ce fichier prend une place ou un temps démesurés. ${type === 'pdf' ? 'Imprimez-le « en PDF »' : 'Faites-en une capture d’écran ou une photo plus petite'}, puis déposez cette copie.`
		)
};
