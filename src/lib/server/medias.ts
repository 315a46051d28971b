import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Config } from '#lib/server/config.ts';
import { AppError } from '#lib/server/errors.ts';

/*
 * Films and documents of the campaign: files that whoever runs the site puts in one folder, known by their name alone. Nothing
 * comes there from the site.
 */

/** What may be served, by the end of its name. None of these is a page: nothing in them runs on our address. */
const TYPES: Readonly<Record<string, string>> = {
	mp4: 'video/mp4',
	webm: 'video/webm',
	mp3: 'audio/mpeg',
	ogg: 'audio/ogg',
	vtt: 'text/vtt; charset=utf-8',
	pdf: 'application/pdf',
	odt: 'application/vnd.oasis.opendocument.text',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	jpg: 'image/jpeg',
	png: 'image/png',
	webp: 'image/webp'
};

/** The ends of name that the folder may serve, for the sentences that say so. */
export const EXTENSIONS_DE_MEDIA: readonly string[] = Object.keys(TYPES);

/** MIME type of a file by its name; null for a name with a path, hidden, too long, or of a type that is not served. */
export function typeDeMedia(nom: string): string | null {
	const extension = /^[a-z\d][a-z\d_-]{0,99}\.([a-z\d]{3,4})$/.exec(nom)?.[1] ?? '';
	return Object.hasOwn(TYPES, extension) ? (TYPES[extension] ?? null) : null;
}

/** Bytes from `de` to `a`, both included. */
export type Plage = { de: number; a: number };

/**
 * The bytes that a `Range` header asks of a file of `taille` bytes (RFC 9110, § 14). Null: the whole file, also for what is not
 * understood or asks for several pieces. « hors-du-fichier »: nothing of it is in the file.
 */
export function plage(entete: string | null, taille: number): Plage | 'hors-du-fichier' | null {
	const [, debut = '', fin = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(entete ?? '') ?? [];
	if (debut === '' && fin === '') return null;
	if (debut === '') {
		const derniers = Math.min(Number(fin), taille);
		return derniers === 0 ? 'hors-du-fichier' : { de: taille - derniers, a: taille - 1 };
	}
	const de = Number(debut);
	if (fin !== '' && Number(fin) < de) return null;
	if (de >= taille) return 'hors-du-fichier';
	return { de, a: fin === '' ? taille - 1 : Math.min(Number(fin), taille - 1) };
}

/** A file that is open: `lire` or `fermer` must be called, once. */
export type Media = {
	type: string;
	taille: number;
	/** Changes with the file, so that two halves of two files never make one. */
	etag: string;
	lire: (morceau: Plage) => ReadableStream<Uint8Array>;
	fermer: () => Promise<void>;
};

type Dossier = Pick<Config, 'mediasDir'>;

/** Opens a file of the folder. Throws `introuvable` for a name that is not one, a link, a folder, or what is not there. */
export async function openMedia({ mediasDir }: Dossier, nom: string): Promise<Media> {
	const type = typeDeMedia(nom);
	const fichier = type === null ? null : await openFile(join(mediasDir, nom));
	if (type === null || fichier === null) throw new AppError('introuvable');
	const { size, mtimeMs } = await fichier.stat();
	return {
		type,
		taille: size,
		etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
		// The same streams under two names: that of Node, and that of the platform.
		lire: ({ de, a }) =>
			Readable.toWeb(
				fichier.createReadStream({ start: de, end: a })
			) as ReadableStream<unknown> as ReadableStream<Uint8Array>,
		fermer: () => fichier.close()
	};
}

/** Null when nothing of this name can be read as a file. A link is not followed: the folder serves what is in it. */
async function openFile(chemin: string): Promise<FileHandle | null> {
	let fichier: FileHandle;
	try {
		// Without waiting: what is no file, such as a pipe, is closed at once.
		fichier = await open(chemin, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
	} catch (cause) {
		if (isAbsent(cause)) return null;
		throw cause;
	}
	if ((await fichier.stat()).isFile()) return fichier;
	await fichier.close();
	return null;
}

/** Size in bytes of a file of the folder; null when it is not there. */
export async function tailleDeMedia({ mediasDir }: Dossier, nom: string): Promise<number | null> {
	if (typeDeMedia(nom) === null) return null;
	try {
		const vu = await lstat(join(mediasDir, nom));
		return vu.isFile() ? vu.size : null;
	} catch (cause) {
		if (isAbsent(cause)) return null;
		throw cause;
	}
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENXIO']);
const isAbsent = (cause: unknown): boolean => ABSENT.has((cause as NodeJS.ErrnoException).code ?? '');
