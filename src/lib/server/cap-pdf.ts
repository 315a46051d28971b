import { titreDeSeance } from '#lib/domain/commission/seance.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { FAITS, REGIMES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import type { ElementEnvoye } from '#lib/domain/recours/brouillon.ts';
import { citation } from '#lib/domain/regimes/fondements.ts';
import { nomEmployeur } from '#lib/domain/regimes/regimes.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { passageDe, type Preparateur, seance, type SeanceVue } from '#lib/server/cap.ts';
import type { Context } from '#lib/server/context.ts';
import type { Partie } from '#lib/server/documents/assemblage.ts';
import { nombreDePages } from '#lib/server/documents/pages.ts';
import { type BlocDePapier, papier, type Papier } from '#lib/server/documents/papier.ts';
import { runAssemblage } from '#lib/server/documents/run-assemblage.ts';
import { poidsDePiece } from '#lib/server/documents/volumes.ts';
import { employeurCode, type Lecteur } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { contenuDePiece } from '#lib/server/pieces.ts';
import { remise, type PieceRemise, type Remise } from '#lib/server/remises.ts';

/*
 * The papers that the elected members of a commission receive: a list, then for each dossier whose agent agreed one page that
 * says what matters, its letters as they were sent and the exhibits that they cite, in one file to be printed.
 */

/** Heaviest pack, in bytes: beyond, each dossier is taken by itself. */
const POIDS_MAXIMUM = 64 * 1024 * 1024;

const PIED =
	'Document de travail confidentiel, remis aux seuls élu·es nommé·es en première page. À détruire après la séance.';

/** A pack, or why it cannot be made now: too heavy to be handed over, or others are being made. */
export type Paquet = { ok: true; octets: Uint8Array } | { ok: false; cause: 'lourd' | 'occupe' };

/** One dossier of a pack. */
type Dossier = { rang: number; nom: string; notes: string | null; remise: Remise };

/**
 * The pack of a sitting: only the dossiers whose agents agree at this moment, with the papers that they agreed to. `notes`: with
 * the delegates’ notes. `dossierId`: this one alone. Throws `introuvable` as `seance` does, and for a dossier that is not in the
 * pack.
 */
export async function paquet(
	ctx: Context,
	actor: Preparateur,
	seanceId: string,
	{ notes, dossierId = null }: { notes: boolean; dossierId?: string | null }
): Promise<Paquet> {
	const vue = await seance(ctx, actor, seanceId);
	const accordes = vue.passages.filter(
		({ accord, dossierId: id }) => accord === 'donne' && (dossierId === null || id === dossierId)
	);
	if (dossierId !== null && accordes.length === 0) throw new AppError('introuvable');
	const dossiers: Dossier[] = [];
	for (const [place, un] of accordes.entries()) {
		dossiers.push({
			rang: place + 1,
			nom: un.nom ?? 'Sans nom',
			notes: notes ? un.notes : null,
			remise: await remise(ctx, actor, un.dossierId, { accordAt: un.accordAt })
		});
	}
	if (poids(dossiers) > POIDS_MAXIMUM) return { ok: false, cause: 'lourd' };
	const parties: Partie[] = [
		{ ...partie('liste', 'Liste des dossiers', 1), nature: 'papier', papier: couverture(vue, dossiers) }
	];
	for (const un of dossiers) parties.push(...(await partiesDuDossier(ctx, actor, un)));
	return assembler(titreDeSeance(vue), parties);
}

/**
 * What the elected members would receive of a dossier, for its agent to read before they agree: without the delegates’ notes.
 * Throws `introuvable`.
 */
export async function apercuDuPaquet(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	seanceId: string
): Promise<Paquet> {
	const { seance: sienne } = await passageDe(ctx, agent, dossierId, seanceId);
	const donnee = await remise(ctx, agent, dossierId);
	const un = { rang: 1, nom: donnee.dossier.nom ?? 'Sans nom', notes: null, remise: donnee };
	if (poids([un]) > POIDS_MAXIMUM) return { ok: false, cause: 'lourd' };
	return assembler(titreDeSeance(sienne), await partiesDuDossier(ctx, agent, un));
}

const poids = (dossiers: readonly Dossier[]): number =>
	dossiers
		.flatMap(({ remise: { pieces } }) => pieces)
		.reduce((somme, { piece }) => somme + (piece ? poidsDePiece(piece) : 0), 0);

/** Joins the parts; an exhibit of which a page cannot be copied leaves a sheet that says so, and the others stay. */
async function assembler(titre: string, parties: readonly Partie[]): Promise<Paquet> {
	const fait = await runAssemblage({ titre, parties: [...parties], estampille: null });
	if (fait.ok) return { ok: true, octets: fait.octets };
	if (fait.refus.code === 'assemblage-occupe') return { ok: false, cause: 'occupe' };
	if (fait.refus.code === 'assemblage-demesure') return { ok: false, cause: 'lourd' };
	const fautive = parties.findIndex(({ code, nature }) => nature === 'piece' && code === fait.refus.champ);
	const enCause = parties[fautive];
	if (!enCause) throw new Error(`A pack cannot be assembled: ${fait.refus.code}`);
	const { code, titre: intitule, niveau, marque } = enCause;
	const feuille: Partie = {
		code,
		titre: intitule,
		niveau,
		marque,
		nature: 'papier',
		papier: {
			titre: intitule ?? 'Pièce',
			sousTitre: null,
			pied: PIED,
			blocs: [
				{
					type: 'paragraphe',
					texte: typographie('Cette pièce ne peut pas être reprise ici : demandez-la à l’agent.')
				}
			]
		}
	};
	return assembler(titre, parties.with(fautive, feuille));
}

const partie = (code: string, titre: string, niveau: 1 | 2, marque: string | null = null) => ({
	code,
	titre: typographie(titre),
	niveau,
	marque: marque === null ? null : typographie(marque)
});

async function partiesDuDossier(ctx: Context, lecteur: Lecteur, un: Dossier): Promise<Partie[]> {
	const code = (suite: string) => `dossier-${un.rang}-${suite}`;
	const parties: Partie[] = [
		{
			...partie(code('fiche'), un.nom, 1, `Dossier ${un.rang}`),
			nature: 'papier',
			papier: ficheDUnePage(un)
		},
		...un.remise.lettres.map(({ id, titre, courrier }) => ({
			...partie(code(id), titre, 2),
			nature: 'courrier' as const,
			courrier
		}))
	];
	for (const citee of un.remise.pieces) {
		if (!citee.piece) continue;
		const { piece, octets } = await contenuDePiece(ctx, lecteur, un.remise.dossier.id, citee.id);
		const nom = nomDePiece(citee);
		parties.push({
			...partie(code(citee.id), nom, 2, `Dossier ${un.rang}, pièce n° ${citee.numero}`),
			nature: 'piece',
			type: piece.type,
			pages: piece.pages,
			nom: `dossier ${un.rang}, ${nom}`,
			octets
		});
	}
	return parties;
}

const nomDePiece = ({ numero, intitule }: PieceRemise): string => `Pièce n° ${numero} – ${intitule}`;

function couverture(vue: SeanceVue, dossiers: readonly Dossier[]): Papier {
	return {
		titre: titreDeSeance(vue),
		sousTitre: vue.lieu === '' ? vue.section.nom : `${vue.section.nom} – ${vue.lieu}`,
		pied: typographie(PIED),
		blocs: [
			{ type: 'titre', niveau: 2, texte: 'Remis à' },
			{ type: 'liste', elements: vue.membres.map(({ nom, role }) => typographie(`${nom}, ${role}`)) },
			{ type: 'titre', niveau: 2, texte: 'Dossiers' },
			listeDesDossiers(dossiers)
		]
	};
}

function listeDesDossiers(dossiers: readonly Dossier[]): BlocDePapier {
	if (dossiers.length === 0)
		return {
			type: 'paragraphe',
			texte: typographie('Aucun agent n’a donné son accord à ce jour : ce fichier ne contient aucun dossier.')
		};
	return {
		type: 'tableau',
		entetes: ['N°', 'Agent', 'Grade', 'Service', 'Demandes'],
		largeurs: [0, 3, 3, 3, 0],
		lignes: dossiers.map(({ rang, nom, remise: { grade, dossier, elements } }) => [
			String(rang),
			{ texte: nom, vers: `dossier-${rang}-fiche` },
			grade ?? 'non dit',
			lieuDeTravail(dossier) ?? '',
			String(elements.length)
		])
	};
}

/** The service, else the employer when it is a known one. */
function lieuDeTravail({ service, employeur }: Remise['dossier']): string | null {
	const code = employeurCode(employeur);
	return service?.nom ?? (code ? nomEmployeur(code) : null);
}

/* One page ---------------------------------------------------------------------------------------------------------- */

/** How much of a long dossier its page says: what is left out is in the letters that follow. */
const MESURES = [
	{ elements: 12, motif: 360, faits: 14, moyens: 6, notes: 1200 },
	{ elements: 10, motif: 180, faits: 10, moyens: 5, notes: 800 },
	{ elements: 8, motif: 100, faits: 8, moyens: 4, notes: 500 },
	{ elements: 6, motif: 60, faits: 6, moyens: 3, notes: 300 }
] as const;
type Mesure = (typeof MESURES)[number];

/** The page of a dossier: as much as one page holds. */
function ficheDUnePage(un: Dossier): Papier {
	const fiches = MESURES.map((mesure) => () => fiche(un, mesure));
	for (const faire of fiches) {
		const faite = faire();
		if (nombreDePages(papier(faite)) === 1) return faite;
	}
	return fiche(un, MESURES[MESURES.length - 1]!);
}

function fiche(un: Dossier, mesure: Mesure): Papier {
	const { dossier, grade } = un.remise;
	return {
		titre: un.nom,
		sousTitre: typographie(
			[grade, lieuDeTravail(dossier), REGIMES_LIBELLES[dossier.regime], `entretien ${dossier.saison}`]
				.filter((mot) => mot !== null)
				.join(' – ')
		),
		pied: typographie(PIED),
		blocs: [
			...demandes(un.remise.elements, mesure),
			...dates(un.remise, mesure),
			...moyens(un.remise, mesure),
			...(un.notes ? bloc('Notes de la section', [enCourt(un.notes, mesure.notes)]) : []),
			...papiers(un.remise)
		].map(composer)
	};
}

/** Typography of what the page itself says, and of what was typed without it. */
const composer = (un: BlocDePapier): BlocDePapier =>
	un.type === 'paragraphe' && typeof un.texte === 'string' ? { ...un, texte: typographie(un.texte) } : un;

const bloc = (titre: string, paragraphes: readonly string[]): BlocDePapier[] => [
	{ type: 'titre', niveau: 2, texte: titre },
	...paragraphes.map((texte): BlocDePapier => ({ type: 'paragraphe', texte }))
];

const OBTENU = { oui: 'obtenu', 'en-partie': 'en partie', non: 'refusé' } as const;

/** What was asked in the appeal, why, and what came of it. */
function demandes(elements: readonly ElementEnvoye[], { elements: maximum, motif }: Mesure): BlocDePapier[] {
	const titre = 'Ce qui est demandé, ce qui a été obtenu';
	if (elements.length === 0)
		return bloc(titre, ['Le recours n’a pas été préparé dans Vigie : voyez les lettres et l’agent.']);
	const montres = elements.slice(0, maximum);
	return [
		{ type: 'titre', niveau: 2, texte: titre },
		{
			type: 'tableau',
			entetes: ['Élément', 'Demande et raison, en bref', 'Réponse'],
			largeurs: [3, 7, 0],
			lignes: montres.map(({ nom, redaction, motif: raison, replique, obtenu }) => [
				nom,
				[
					redaction && `Demande : ${enCourt(redaction, motif)}`,
					raison && `Raison : ${enCourt(raison, motif)}`,
					replique && `À la réponse : ${enCourt(replique, motif)}`
				]
					.filter(Boolean)
					.map((phrase) => typographie(String(phrase)))
					.join('\n'),
				obtenu === null ? 'non notée' : OBTENU[obtenu]
			])
		},
		...(elements.length > maximum
			? [
					{
						type: 'paragraphe' as const,
						texte: `Et ${elements.length - maximum} autres points : voyez le recours.`
					}
				]
			: [])
	];
}

function dates({ dossier: { faits } }: Remise, { faits: maximum }: Mesure): BlocDePapier[] {
	const parJour = faits
		.map(({ fait }) => fait)
		.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le))
		.slice(-maximum);
	if (parJour.length === 0) return [];
	return [
		{ type: 'titre', niveau: 2, texte: 'Les dates' },
		{
			type: 'liste',
			elements: parJour.map(({ type, le }) =>
				typographie(`${majuscule(enToutesLettres(le))} : ${FAITS[type].nom}`)
			)
		}
	];
}

const FORCES = { forte: 'argument fort', moyenne: 'argument moyen', faible: 'argument faible' } as const;

/** What the facts show to be out of order; what has no effect by itself is left to the letters. */
function moyens({ dossier: { chaine } }: Remise, { moyens: maximum }: Mesure): BlocDePapier[] {
	const tenus = chaine.irregularites.flatMap(({ titre, force, fondements }) =>
		force === 'sans-effet'
			? []
			: [`${titre} (${FORCES[force]}). ${fondements.slice(0, 2).map(citation).join(' ; ')}`]
	);
	if (tenus.length === 0) return [];
	return [
		{ type: 'titre', niveau: 2, texte: 'Ce que les faits notés montrent' },
		{ type: 'liste', elements: tenus.slice(0, maximum).map(typographie) }
	];
}

function papiers({ lettres, pieces }: Remise): BlocDePapier[] {
	if (lettres.length === 0) return bloc('Papiers joints', ['Aucune lettre envoyée n’est dans ce dossier.']);
	const retirees = pieces.filter(({ piece }) => piece === null);
	return [
		{ type: 'titre', niveau: 2, texte: 'Papiers joints' },
		{
			type: 'liste',
			elements: [
				...lettres.map(({ titre, courrier: { date } }) =>
					date === null ? titre : `${titre}, ${enToutesLettres(Temporal.PlainDate.from(date))}`
				),
				...pieces.filter(({ piece }) => piece !== null).map(nomDePiece),
				...retirees.map((une) => `${nomDePiece(une)} (retirée depuis par l’agent)`)
			].map(typographie)
		}
	];
}

/** The beginning of a text, on one line, cut between two words. */
function enCourt(texte: string, maximum: number): string {
	const ligne = texte.replace(/\s+/g, ' ').trim();
	if (ligne.length <= maximum) return ligne;
	return `${ligne.slice(0, maximum).replace(/\s+\S*$/, '')}…`;
}
