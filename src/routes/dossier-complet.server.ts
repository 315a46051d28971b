import { redirect } from '@sveltejs/kit';
import { enMo } from '#lib/domain/pieces/piece.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { limiteChoisie, LIMITES_MIO } from '#lib/server/documents/volumes.ts';
import type {
	ChoixDeDossier,
	DossierComplet,
	LigneAuChoix,
	PieceDuDossier,
	VolumeFait
} from '#lib/server/dossier-pdf.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { compte } from '#lib/ui/format/nombres.ts';
import { pieceVue } from './pieces.server.ts';
import { pdfATelecharger } from './telechargement.server.ts';

const SANS_LIMITE = 'aucune';
/** What most mail programs still take. */
const LIMITE_PROPOSEE = '10';

/** The limit that an address asks for, as the page shows it. */
function limiteDe(url: URL): string {
	const demandee = url.searchParams.get('limite');
	if (demandee === SANS_LIMITE) return SANS_LIMITE;
	return limiteChoisie(demandee) === null ? LIMITE_PROPOSEE : (demandee ?? LIMITE_PROPOSEE);
}

/**
 * What was decided of a dossier, read in its address: the limit, and opaque ids of facts. An address without a choice has
 * the lines that are proposed; a fact that is recorded afterwards is in none that was chosen.
 */
export function choixDe(url: URL): ChoixDeDossier {
	const choisies = url.searchParams.has('choix');
	return {
		limite: limiteChoisie(limiteDe(url)),
		lignes: choisies ? new Set(url.searchParams.getAll('ligne')) : null,
		preuves: new Set(choisies ? url.searchParams.getAll('preuve') : [])
	};
}

/** The number of the volume that an address asks for: the first unless told. */
export function numeroDe(url: URL): number {
	const numero = Number(url.searchParams.get('volume') ?? '1');
	return Number.isInteger(numero) && numero > 0 ? numero : 1;
}

/** The same choice in another address of the same dossier. */
function requete(url: URL, ajout: readonly (readonly [string, string])[]): string {
	const gardes = ['choix', 'ligne', 'preuve'].flatMap((nom) =>
		url.searchParams.getAll(nom).map((valeur) => [nom, valeur] as [string, string])
	);
	return new URLSearchParams([
		['limite', limiteDe(url)],
		...gardes,
		...ajout.map(([nom, valeur]): [string, string] => [nom, valeur])
	]).toString();
}

const MIO = 1024 * 1024;

/** A size that is at most this, rounded up to what is shown. */
const auPlus = (octets: number): string =>
	`au plus ${enMo(octets < MIO ? octets + 1023 : Math.ceil((Math.ceil((octets * 10) / MIO) * MIO) / 10))}`;

/** The dossier of a letter as its page shows it, whoever reads. */
export function dossierVu(complet: DossierComplet, url: URL) {
	const { fige, lignes, pieces, ouverture, volumes } = complet;
	const presentes = pieces.filter(({ presente }) => presente);
	const parties = [
		...ouverture.map(({ titre, pages }) => ({ titre, quoi: compte(pages, 'page') })),
		...presentes.map((citee) => ({ titre: nom(citee), quoi: quoiDe(citee) }))
	];
	return {
		ici: url.pathname,
		titre: fige.titre,
		terminee: jourDe(fige.figeAt),
		envoyee: complet.envoyee,
		total: auPlus(volumes.reduce((somme, { poids }) => somme + poids, 0)),
		parties,
		limite: limiteDe(url),
		limites: [
			...LIMITES_MIO.map((mio) => ({ valeur: String(mio), libelle: `${mio}\u00a0Mo` })),
			{ valeur: SANS_LIMITE, libelle: 'Pas de limite : un seul fichier jusqu’à 32\u00a0Mo' }
		],
		volumes: volumes.map(({ rangs, poids, depasse }, place) => ({
			numero: place + 1,
			href: `${url.pathname}/volume?${requete(url, [['volume', String(place + 1)]])}`,
			taille: auPlus(poids),
			depasse,
			contenu: [
				...(place === 0 ? ouverture.map(({ titre }) => titre) : []),
				...rangs.map((rang) => nom(presentes[rang]!))
			]
		})),
		lignes: lignes.map(ligneVue),
		choisies: lignes.filter(({ retenue }) => retenue).map(({ id }) => id),
		preuves: lignes.flatMap(preuveVue),
		preuvesChoisies: lignes.filter(({ preuveRetenue }) => preuveRetenue).map(({ id }) => id),
		avertissements: avertissements(pieces),
		sansPiece: pieces.length === 0,
		horsDuFichier: complet.horsDuFichier,
		refus: refusVu(url, pieces)
	};
}
export type DossierCompletVu = ReturnType<typeof dossierVu>;

const nom = ({ numero, intitule }: PieceDuDossier): string => typographie(`Pièce n° ${numero} – ${intitule}`);

const quoiDe = ({ piece }: PieceDuDossier): string => (piece ? pieceVue(piece).quoi : '');

const ligneVue = ({ id, le, texte, montre }: LigneAuChoix) => ({
	valeur: id,
	libelle: typographie(`${dateLongue(le.toString())} : ${texte}`),
	...(montre ? { aide: typographie(`Avec : ${montre.texte}.`) } : {})
});

const preuveVue = ({ id, le, texte, preuve }: LigneAuChoix) =>
	preuve === null || preuve === ''
		? []
		: [
				{
					valeur: id,
					libelle: typographie(`« ${preuve} »`),
					aide: `${texte}, le ${dateLongue(le.toString())}`
				}
			];

/** What whoever hands the dossier over should know of its exhibits. */
function avertissements(pieces: readonly PieceDuDossier[]): string[] {
	return pieces.flatMap((citee) => {
		const { piece, presente, numero, intitule } = citee;
		const quelle = `La pièce n° ${numero} (« ${intitule} »)`;
		if (!presente) {
			const quand = piece?.retireeAt ? ` le ${jourDe(piece.retireeAt)}` : '';
			return [
				typographie(
					`${quelle} a été retirée${quand}, après que la lettre l’a citée. Le bordereau le dit, son numéro reste, ses pages n’y sont pas. Pour la remettre : déposez-la de nouveau, puis terminez une nouvelle lettre.`
				)
			];
		}
		const actifs = piece ? pieceVue(piece).actifs : [];
		return actifs.length > 0
			? [
					typographie(
						`${quelle} contient ${actifs.join(', ')}. Le dossier n’en garde que ce qui se voit ; l’original, lui, ne change pas.`
					)
				]
			: [];
	});
}

/** Why a volume could not be made, told on the page that one comes back to. */
function refusVu(url: URL, pieces: readonly PieceDuDossier[]): { titre: string; texte: string } | null {
	const dit = url.searchParams.get('refus');
	if (dit === null) return null;
	if (dit === 'assemblage-occupe')
		return {
			titre: 'Plusieurs dossiers sont en préparation',
			texte: 'Attendez une minute, puis demandez de nouveau ce fichier.'
		};
	const fautive = pieces.find(({ numero }) => dit === `fichier-${numero}`);
	if (!fautive)
		return {
			titre: 'Ce volume n’a pas pu être préparé',
			texte: typographie('Il est trop lourd pour être réuni en une fois : choisissez une limite plus petite.')
		};
	return {
		titre: typographie(`La pièce n° ${fautive.numero} n’a pas pu être reprise`),
		texte: typographie(
			`Une page de « ${fautive.intitule} » ne se laisse pas copier. Ouvrez ce fichier, imprimez-le « en PDF », déposez cette copie, puis citez-la à sa place dans une nouvelle lettre.`
		)
	};
}

/** The volume as a download; where it was refused, its page, which says why. */
export function enVolume(fait: VolumeFait | Refus, url: URL): Response {
	if (!fait.ok) {
		const page = url.pathname.replace(/\/volume$/, '');
		redirect(303, `${page}?${requete(url, [['refus', fait.refus.champ ?? fait.refus.code]])}`);
	}
	return pdfATelecharger(fait.octets, fait.nom);
}
