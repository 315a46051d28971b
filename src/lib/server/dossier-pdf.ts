import { jourEnFrancais } from '#lib/domain/courriers/francais.ts';
import { enClair } from '#lib/domain/courriers/modele.ts';
import { LETTRES, type PieceCitee } from '#lib/domain/recours/brouillon.ts';
import { chronologieDuRecours, type LigneDeChronologie } from '#lib/domain/recours/chronologie-du-recours.ts';
import { moyenDeVoie, VOIES } from '#lib/domain/recours/envoi.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Context } from '#lib/server/context.ts';
import { courrierFige, type CourrierFige } from '#lib/server/courriers.ts';
import type { LigneDeSommaire, Partie } from '#lib/server/documents/assemblage.ts';
import { nombreDePages } from '#lib/server/documents/pages.ts';
import { type BlocDePapier, papier, type Papier, type TexteDePapier } from '#lib/server/documents/papier.ts';
import { pdf } from '#lib/server/documents/pdf.ts';
import { runAssemblage } from '#lib/server/documents/run-assemblage.ts';
import { poidsDePiece, type Volume, volumes } from '#lib/server/documents/volumes.ts';
import type { DossierVu, FaitActuel, Lecteur } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { contenuDePiece, type Piece } from '#lib/server/pieces.ts';
import { faitDEnvoi, recours, type RecoursVu } from '#lib/server/recours.ts';

/*
 * The whole dossier of a frozen letter, to be handed over: contents, letter, bordereau, chronology, exhibits under a cover
 * sheet each. Made at each request, kept nowhere.
 */

/** What whoever makes the dossier decided. `lignes` null: the lines that are proposed. */
export type ChoixDeDossier = {
	/** Largest volume, in bytes; null for a single file. */
	limite: number | null;
	/** Ids of the facts of the chronology. */
	lignes: ReadonlySet<string> | null;
	/** Ids of the facts whose proof is told in the agent’s own words. */
	preuves: ReadonlySet<string>;
};

/** A line that the chronology may have. */
export type LigneAuChoix = LigneDeChronologie & {
	retenue: boolean;
	/** What shows it among the papers: a number of registered letter, an exhibit of this letter. */
	montre: { texte: string; piece: number | null } | null;
	/** What the agent keeps to prove it, in their words. */
	preuve: string | null;
	preuveRetenue: boolean;
};

/** An exhibit that the letter cites. */
export type PieceDuDossier = PieceCitee & {
	/** What is known of it today; it has no content left once withdrawn. */
	piece: Piece | null;
	presente: boolean;
};

/** A paper that comes before the exhibits. */
type Ouverture = { code: string; titre: string; pages: number; poids: number };

export type DossierComplet = {
	fige: CourrierFige;
	dossier: DossierVu;
	/** Whether a sending of this letter was noted. */
	envoyee: boolean;
	lignes: LigneAuChoix[];
	pieces: PieceDuDossier[];
	/** Enclosures that the letter announces and that are no exhibit of the dossier. */
	horsDuFichier: string[];
	ouverture: Ouverture[];
	/** `rangs`: of the exhibits that are still there; `poids` in bytes, at most. */
	volumes: Volume[];
};

/**
 * What the dossier of a frozen letter holds, and how it is shared between volumes. For its agent, and for a delegate while the
 * dossier is followed. Throws `introuvable`, also for a letter of another dossier or one that is none of the recourse.
 */
export async function dossierComplet(
	ctx: Context,
	lecteur: Lecteur,
	dossierId: string,
	courrierId: string,
	choix: ChoixDeDossier
): Promise<DossierComplet> {
	const fige = await lettreFigee(ctx, lecteur, { dossierId, courrierId });
	const vu = await recours(ctx, lecteur, dossierId);
	const pieces = piecesDuDossier(fige, vu.pieces);
	const lignes = lignesAuChoix(vu, fige, choix);
	const { courrier } = fige;
	const ouverture = [
		feuillet('lettre', 'La lettre', pdf(courrier)),
		feuillet('bordereau', 'Bordereau des pièces', papier(bordereau(fige, pieces))),
		...(lignes.some(({ retenue }) => retenue)
			? [feuillet('chronologie', 'Chronologie', papier(chronologie(fige, lignes)))]
			: [])
	];
	return {
		fige,
		dossier: vu.dossier,
		envoyee: vu.brouillon.envois.some((envoi) => envoi.courrierId === fige.id),
		lignes,
		pieces,
		horsDuFichier: horsDuFichier(fige),
		ouverture,
		volumes: volumes(
			presentes(pieces).map(({ piece }) => poidsDePiece(piece)),
			choix.limite,
			{
				ouverture: ouverture.reduce((somme, { poids }) => somme + poids, 0),
				sommaire: SOMMAIRE + LIGNE_DE_SOMMAIRE * pieces.length
			}
		)
	};
}

/** Which letter of which dossier. */
export type LettreDuDossier = { dossierId: string; courrierId: string };

async function lettreFigee(
	ctx: Context,
	lecteur: Lecteur,
	{ dossierId, courrierId }: LettreDuDossier
): Promise<CourrierFige> {
	const fige = await courrierFige(ctx, lecteur, courrierId);
	const duRecours = LETTRES.some((code) => code === fige.modele);
	if (fige.dossierId !== dossierId || !duRecours) throw new AppError('introuvable');
	return fige;
}

/** The PDF of one volume, under a name that tells neither who nor what. */
export type VolumeFait = { ok: true; nom: string; octets: Uint8Array };

/**
 * One volume of a dossier, the first being 1. Refused as `runAssemblage` refuses, and while four are being made; `champ` is then the code of the part at
 * fault: `fichier-3`. Throws `introuvable` as `dossierComplet` does, and for a volume that there is not.
 */
export async function volumeDuDossier(
	ctx: Context,
	lecteur: Lecteur,
	lettre: LettreDuDossier,
	choix: ChoixDeDossier,
	numero: number
): Promise<VolumeFait | Refus> {
	// Whoever may not have it neither takes a place nor learns that there is none.
	await lettreFigee(ctx, lecteur, lettre);
	if (enPreparation >= ENSEMBLE) {
		return refus(
			'assemblage-occupe',
			'Plusieurs dossiers sont déjà en préparation. Attendez une minute, puis demandez de nouveau ce fichier.'
		);
	}
	enPreparation += 1;
	try {
		return await makeVolume(ctx, lecteur, lettre, choix, numero);
	} finally {
		enPreparation -= 1;
	}
}

/** Volumes at once: each holds its exhibits in memory from the moment that they are read. */
const ENSEMBLE = 4;
let enPreparation = 0;

async function makeVolume(
	ctx: Context,
	lecteur: Lecteur,
	{ dossierId, courrierId }: LettreDuDossier,
	choix: ChoixDeDossier,
	numero: number
): Promise<VolumeFait | Refus> {
	const complet = await dossierComplet(ctx, lecteur, dossierId, courrierId, choix);
	const volume = complet.volumes[numero - 1];
	if (!volume) throw new AppError('introuvable');
	const total = complet.volumes.length;
	const siennes = presentes(complet.pieces);
	const parties: Partie[] = [sommaire(complet, numero), ...(numero === 1 ? partiesDOuverture(complet) : [])];
	for (const rang of volume.rangs) {
		const citee = siennes[rang]!;
		const { octets } = await contenuDePiece(ctx, lecteur, dossierId, citee.id);
		parties.push(couverture(citee), exhibit(citee, octets));
	}
	const jour = ctx.today(complet.dossier.zone).toString();
	const fait = await runAssemblage({
		titre: `Dossier du ${jourEnFrancais(jour)}`,
		estampille: total > 1 ? `volume ${numero}/${total}` : null,
		limite: volume.depasse ? null : choix.limite,
		parties
	});
	return fait.ok ? { ok: true, nom: `dossier-${jour}-${numero}.pdf`, octets: fait.octets } : fait;
}

/** Bytes of the contents, with the fonts of the stamps and the bookmarks, and of each of its lines, at most. */
const SOMMAIRE = 40_000;
const LIGNE_DE_SOMMAIRE = 1_500;
/** Bytes that stamps and tags add to each page of a paper of ours, at most. */
const PAGE_ESTAMPILLEE = 1_500;

function feuillet(code: string, titre: string, octets: Uint8Array): Ouverture {
	const pages = nombreDePages(octets);
	return { code, titre, pages, poids: octets.length + pages * PAGE_ESTAMPILLEE };
}

function piecesDuDossier({ pieces }: CourrierFige, gardees: readonly Piece[]): PieceDuDossier[] {
	return pieces.map((citee) => {
		const piece = gardees.find(({ id }) => id === citee.id) ?? null;
		return { ...citee, piece, presente: piece !== null && piece.retireeAt === null };
	});
}

type Presente = PieceDuDossier & { piece: Piece };

const presentes = (pieces: readonly PieceDuDossier[]): Presente[] =>
	pieces.flatMap((citee) =>
		citee.presente && citee.piece !== null ? [{ ...citee, piece: citee.piece }] : []
	);

const nomDePiece = ({ numero, intitule }: PieceCitee): string =>
	typographie(`Pièce n° ${numero} – ${intitule}`);
const codeDePiece = (numero: number): string => `piece-${numero}`;

/* Chronology ------------------------------------------------------------------------------------------------------ */

function lignesAuChoix(
	{ dossier, brouillon }: RecoursVu,
	fige: CourrierFige,
	{ lignes, preuves }: ChoixDeDossier
): LigneAuChoix[] {
	const faits = new Map(dossier.faits.map((fait) => [fait.id, fait]));
	return chronologieDuRecours(dossier.faits, fige.regime).map((ligne) => {
		const fait = faits.get(ligne.id)!;
		const retenue = lignes === null ? ligne.proposee : lignes.has(ligne.id);
		return {
			...ligne,
			texte: typographie(ligne.texte),
			retenue,
			montre: montre(fait, brouillon.envois, fige),
			preuve: fait.preuve,
			preuveRetenue: retenue && fait.preuve !== null && preuves.has(ligne.id)
		};
	});
}

/** What shows the sending of a letter, as it was noted with it. */
function montre(
	{ fait }: FaitActuel,
	envois: RecoursVu['brouillon']['envois'],
	{ pieces }: CourrierFige
): LigneAuChoix['montre'] {
	const moyen = 'moyen' in fait ? fait.moyen : undefined;
	const siens = envois.filter(({ modele, le, moyen: voie }) => {
		const connue = VOIES.find((code) => code === voie);
		return (
			faitDEnvoi(modele) === fait.type &&
			le === fait.le.toString() &&
			(connue === undefined || moyenDeVoie(connue) === moyen)
		);
	});
	const piece = pieces.find(({ id }) => siens.some(({ pieceId }) => pieceId === id));
	const numero = siens.find((envoi) => envoi.numero !== '')?.numero;
	const mots = [
		...(piece ? [`Pièce n° ${piece.numero}`] : []),
		...(numero === undefined ? [] : [`recommandé n° ${numero}`])
	];
	return mots.length > 0 ? { texte: typographie(mots.join(', ')), piece: piece?.numero ?? null } : null;
}

function chronologie(fige: CourrierFige, lignes: readonly LigneAuChoix[]): Papier {
	const retenues = lignes.filter(({ retenue }) => retenue);
	const prouve = retenues.some(({ montre: vu, preuveRetenue }) => vu !== null || preuveRetenue);
	return {
		titre: 'Chronologie',
		sousTitre: quiEtQuoi(fige),
		pied: null,
		blocs: [
			{
				type: 'tableau',
				entetes: ['Jour', 'Acte', ...(prouve ? ['Ce qui le montre'] : [])],
				largeurs: [0, 3, ...(prouve ? [2] : [])],
				lignes: retenues.map((ligne) => [
					jourEnFrancais(ligne.le.toString()),
					ligne.texte,
					...(prouve ? [preuveDe(ligne)] : [])
				])
			}
		]
	};
}

function preuveDe({ montre: vu, preuve, preuveRetenue }: LigneAuChoix): TexteDePapier {
	const texte = [vu?.texte, preuveRetenue ? preuve : null].filter(Boolean).join('\n');
	const piece = vu?.piece ?? null;
	return piece === null ? texte : { texte, vers: codeDePiece(piece) };
}

/* Papers ---------------------------------------------------------------------------------------------------------- */

/** « Camille Petit, recours hiérarchique du 15 janvier 2026 ». */
function quiEtQuoi({ courrier, titre }: CourrierFige): string {
	const qui = courrier.signatures[0] ?? courrier.expediteur[0];
	const du = courrier.date === null ? '' : ` du ${jourEnFrancais(courrier.date)}`;
	return typographie(`${qui ? `${enClair(qui)} – ` : ''}${titre}${du}`);
}

const jourCivil = (at: Temporal.Instant): string =>
	jourEnFrancais(at.toZonedDateTimeISO('Europe/Paris').toPlainDate().toString());

/** What the letter announces besides the exhibits of the dossier: it has to be joined by hand. */
const horsDuFichier = ({ courrier }: CourrierFige): string[] =>
	courrier.piecesJointes.map(enClair).filter((texte) => !/^Pièce\sn°/.test(texte));

function bordereau(fige: CourrierFige, pieces: readonly PieceDuDossier[]): Papier {
	const annoncees = horsDuFichier(fige);
	const vide: BlocDePapier = {
		type: 'paragraphe',
		texte: typographie('Aucune pièce de ce dossier n’est jointe à cette lettre.')
	};
	return {
		titre: 'Bordereau des pièces',
		sousTitre: quiEtQuoi(fige),
		pied: null,
		blocs: [
			...(pieces.length > 0 ? [tableDesPieces(pieces), ...empreintes(pieces)] : [vide]),
			...(annoncees.length > 0
				? [
						{
							type: 'paragraphe' as const,
							texte: typographie('La lettre annonce aussi, hors de ce fichier :')
						},
						{ type: 'liste' as const, elements: annoncees }
					]
				: [])
		]
	};
}

const tableDesPieces = (pieces: readonly PieceDuDossier[]): BlocDePapier => ({
	type: 'tableau',
	entetes: ['N°', 'Pièce', 'Pages', 'Déposée'],
	largeurs: [0, 1, 0, 0],
	lignes: pieces.map(({ numero, intitule, piece, presente }) => [
		String(numero),
		presente
			? { texte: intitule, vers: codeDePiece(numero) }
			: typographie(
					`${intitule} (${piece?.retireeAt ? `retirée le ${jourCivil(piece.retireeAt)}` : 'retirée'})`
				),
		presente && piece ? String(piece.pages) : '–',
		piece ? `le ${jourCivil(piece.ajouteeAt)}` : '–'
	])
});

/** The pages of exhibits are printed anew: their SHA-256 is that of the original, which the agent keeps. */
const empreintes = (pieces: readonly PieceDuDossier[]): BlocDePapier[] => [
	{ type: 'titre', niveau: 2, texte: typographie('Empreintes des fichiers d’origine') },
	{
		type: 'paragraphe',
		texte: typographie(
			'L’empreinte SHA-256 d’un fichier change si un seul signe y change : elle dit si un original produit plus tard est bien celui-là.'
		)
	},
	{
		type: 'tableau',
		entetes: ['N°', 'SHA-256'],
		largeurs: [0, 1],
		lignes: pieces.map(({ numero, sha256 }) => [String(numero), parGroupes(sha256)])
	}
];

/** Eight groups of eight, which a line may be cut between. */
const parGroupes = (sha256: string): string => sha256.replace(/(.{8})(?=.)/g, '$1 ');

/* Parts ----------------------------------------------------------------------------------------------------------- */

/** The contents of the whole dossier, in each volume: what is elsewhere is told too. */
function sommaire(complet: DossierComplet, numero: number): Partie {
	const siennes = presentes(complet.pieces);
	const ou = (code: string, volume: number): { code: string } | { ou: string } =>
		volume === numero ? { code } : { ou: `volume ${volume}` };
	const lignes: LigneDeSommaire[] = [
		...complet.ouverture.map(({ code, titre, pages }) => ({ titre, pages, ...ou(code, 1) })),
		...complet.volumes.flatMap(({ rangs }, place) =>
			rangs.map((rang) => {
				const citee = siennes[rang]!;
				return {
					titre: nomDePiece(citee),
					pages: citee.piece.pages + 1,
					...ou(codeDePiece(citee.numero), place + 1)
				};
			})
		)
	];
	return {
		code: 'sommaire',
		titre: 'Sommaire',
		niveau: 1,
		marque: null,
		nature: 'sommaire',
		sousTitre: quiEtQuoi(complet.fige),
		lignes
	};
}

function partiesDOuverture({ fige, pieces, lignes, ouverture }: DossierComplet): Partie[] {
	return ouverture.map(({ code, titre }): Partie => {
		const base = { code, titre, niveau: 1 as const, marque: null };
		if (code === 'lettre') return { ...base, nature: 'courrier', courrier: fige.courrier };
		return {
			...base,
			nature: 'papier',
			papier: code === 'bordereau' ? bordereau(fige, pieces) : chronologie(fige, lignes)
		};
	});
}

const marqueDe = ({ numero }: PieceCitee): string => typographie(`Pièce n° ${numero}`);

function couverture(citee: Presente): Partie {
	const { numero, intitule, piece } = citee;
	return {
		code: codeDePiece(numero),
		titre: nomDePiece(citee),
		niveau: 1,
		marque: marqueDe(citee),
		nature: 'papier',
		papier: {
			titre: marqueDe(citee),
			sousTitre: intitule,
			pied: null,
			blocs: [
				{
					type: 'paragraphe',
					texte: typographie(
						`${piece.pages} page${piece.pages > 1 ? 's' : ''}, déposée le ${jourCivil(piece.ajouteeAt)}.`
					)
				}
			]
		}
	};
}

const exhibit = (citee: Presente, octets: Uint8Array): Partie => ({
	code: `fichier-${citee.numero}`,
	titre: null,
	niveau: 1,
	marque: marqueDe(citee),
	nature: 'piece',
	type: citee.piece.type,
	pages: citee.piece.pages,
	nom: typographie(`la pièce n° ${citee.numero} (« ${citee.intitule} »)`),
	octets
});
