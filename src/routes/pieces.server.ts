import { enMo, type ContenuActif } from '#lib/domain/pieces/piece.ts';
import type { Piece } from '#lib/server/pieces.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { compte } from '#lib/ui/format/nombres.ts';
import { BAC_A_SABLE } from './telechargement.server.ts';

/** An exhibit as a page shows it, whoever reads. */
export type PieceVue = {
	id: string;
	intitule: string;
	nom: string;
	/** « PDF, 3 pages, 1,2 Mo ». */
	quoi: string;
	deposee: string;
	retiree: string | null;
	sha256: string;
	/** What the file may do by itself, in words; empty for most. */
	actifs: string[];
};

const TYPES = { pdf: 'PDF', jpeg: 'image JPEG', png: 'image PNG' } as const;
const TYPES_MIME = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' } as const;

const ACTIFS: Readonly<Record<ContenuActif, string>> = {
	script: 'un petit programme (JavaScript)',
	action: 'une action à l’ouverture',
	lancement: 'le lancement d’un autre programme',
	'fichier-joint': 'un fichier joint',
	formulaire: 'un formulaire qui s’envoie',
	media: 'un son ou un film'
};

export const pieceVue = ({
	id,
	intitule,
	nom,
	type,
	pages,
	taille,
	ajouteeAt,
	retireeAt,
	sha256,
	actifs
}: Piece): PieceVue => ({
	id,
	intitule,
	nom,
	quoi: [TYPES[type], ...(type === 'pdf' ? [compte(pages, 'page')] : []), enMo(taille)].join(', '),
	deposee: jourDe(ajouteeAt),
	retiree: retireeAt ? jourDe(retireeAt) : null,
	sha256,
	actifs: actifs.map((actif) => ACTIFS[actif])
});

/** The original as a download, under its own name, never shown in the site. */
export const enTelechargement = ({
	piece: { nom, type, taille },
	octets
}: {
	piece: Piece;
	octets: Uint8Array<ArrayBuffer>;
}): Response =>
	new Response(octets, {
		headers: {
			'Content-Type': TYPES_MIME[type],
			'Content-Length': String(taille),
			'Content-Disposition': `attachment; filename*=UTF-8''${nomEncode(nom)}`,
			...BAC_A_SABLE
		}
	});

/** A name in the form of RFC 8187. */
const nomEncode = (nom: string): string =>
	encodeURIComponent(nom).replace(/['()*]/g, (signe) => `%${signe.charCodeAt(0).toString(16).toUpperCase()}`);
