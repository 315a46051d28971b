import { UNION } from '#lib/domain/publication/saison.ts';
import { NOTIONS_PUBLIEES, type NotionPubliee } from '#lib/domain/publication/tranches.ts';
import type { Context } from '#lib/server/context.ts';
import { csvDe, type Valeur } from '#lib/server/documents/tableur.ts';
import { AppError } from '#lib/server/errors.ts';
import {
	type LecteurDesChiffres,
	type PlacePubliee,
	placePubliee,
	type SemainePubliee,
	semainesPubliees,
	toutesLesPlaces
} from '#lib/server/publications.ts';
import { dateCourte } from '#lib/ui/format/dates.ts';
import { nombre } from '#lib/ui/format/nombres.ts';
import { partDite, trancheDite } from '#lib/ui/format/tranches.ts';
import { NOTIONS_DITES } from './(delegue)/delegue/notions.ts';

/** Places shown at once. */
const PAR_PAGE = 50;

/** « 2026-03-02 » is the Monday of the week; what is published holds until its Sunday. */
const jusquAu = ({ semaine }: SemainePubliee): string => dateCourte(semaine.add({ days: 6 }).toString());

/** The week that the address asks for, or the latest; null when there is none. */
async function semaineDemandee(
	ctx: Context,
	actor: LecteurDesChiffres,
	url: URL
): Promise<{ semaines: SemainePubliee[]; choisie: SemainePubliee | null }> {
	const semaines = await semainesPubliees(ctx, actor);
	const demande = url.searchParams.get('semaine');
	const choisie = demande === null ? semaines[0] : semaines.find((une) => cleDe(une) === demande);
	if (demande !== null && !choisie) throw new AppError('introuvable');
	return { semaines, choisie: choisie ?? null };
}

const cleDe = ({ saison, semaine }: SemainePubliee): string => `${saison}-s${semaine.toString()}`;

const notionDemandee = (url: URL): NotionPubliee =>
	NOTIONS_PUBLIEES.find((une) => une === url.searchParams.get('notion')) ?? 'refus';

/** What the page of a place shows, by its address: `?semaine=&lieu=&notion=&page=`. Null when nothing was published. */
export async function chiffresVus(ctx: Context, actor: LecteurDesChiffres, url: URL) {
	const { semaines, choisie } = await semaineDemandee(ctx, actor, url);
	if (!choisie) return null;
	const notion = notionDemandee(url);
	const lieu = url.searchParams.get('lieu') ?? UNION;
	const { place, chemin, enfants } = await placePubliee(ctx, actor, choisie, lieu);
	const pages = Math.max(1, Math.ceil(enfants.length / PAR_PAGE));
	const page = Math.min(pages, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
	const vers = (noeud: string, n = 1) => {
		const suite = new URLSearchParams({ semaine: cleDe(choisie), lieu: noeud, notion });
		if (n > 1) suite.set('page', String(n));
		return `?${suite.toString()}`;
	};
	const montres = enfants.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
	return {
		semaines: semaines.map((une) => ({
			valeur: cleDe(une),
			libelle: `Saison ${une.saison}, au ${jusquAu(une)}`
		})),
		semaine: cleDe(choisie),
		saison: choisie.saison,
		au: jusquAu(choisie),
		notion,
		notions: NOTIONS_PUBLIEES.map((une) => ({ valeur: une, libelle: NOTIONS_DITES[une].libelle })),
		libelle: NOTIONS_DITES[notion].libelle,
		lieu: place.noeud,
		nom: place.nom,
		chemin: chemin.map(({ noeud, nom }) => ({ nom, href: vers(noeud) })),
		place: rangVu(place, notion),
		lignes: [place, ...montres].map(ligneVue),
		rangs: montres.map((une) => ({ ...rangVu(une, notion), href: vers(une.noeud) })),
		pages,
		page,
		precedente: page > 1 ? vers(lieu, page - 1) : null,
		suivante: page < pages ? vers(lieu, page + 1) : null,
		exporte: `export?semaine=${encodeURIComponent(cleDe(choisie))}`
	};
}

function rangVu({ noeud, nom, effectif, tranches }: PlacePubliee, notion: NotionPubliee) {
	const tranche = tranches[notion];
	const part = partDite(tranche, effectif);
	return {
		cle: noeud,
		nom,
		href: null,
		dit: `${trancheDite(tranche)}${part === null ? '' : `, ${part} des agents`}`,
		effectif,
		min: tranche?.min ?? null,
		max: tranche?.max ?? null
	};
}

const ligneVue = ({ noeud, nom, effectif, tranches }: PlacePubliee) => ({
	cle: noeud,
	nom,
	effectif: effectif === null ? 'non dit' : nombre(effectif),
	participants: trancheDite(tranches.participants),
	convoques: trancheDite(tranches.convoques),
	refus: trancheDite(tranches.refus),
	absences: trancheDite(tranches.absences),
	comptesRendus: trancheDite(tranches.comptesRendus),
	contestations: trancheDite(tranches.contestations)
});

/** A whole week as a CSV file: of each place what the page tells, in words and by its ends, nothing more. */
export async function csvDesChiffres(ctx: Context, actor: LecteurDesChiffres, url: URL) {
	const { choisie } = await semaineDemandee(ctx, actor, url);
	if (!choisie) throw new AppError('introuvable');
	const places = await toutesLesPlaces(ctx, actor, choisie);
	const noms = new Map(places.map(({ noeud, nom }) => [noeud, nom]));
	const entetes = NOTIONS_PUBLIEES.flatMap((notion) => {
		const { libelle } = NOTIONS_DITES[notion];
		return [libelle, `${libelle}, au moins`, `${libelle}, au plus`];
	});
	const lignes = places.map(({ nom, parent, effectif, tranches }): Valeur[] => [
		nom,
		noms.get(parent ?? '') ?? null,
		effectif,
		...NOTIONS_PUBLIEES.flatMap((notion) => [
			trancheDite(tranches[notion]),
			tranches[notion]?.min ?? null,
			tranches[notion]?.max ?? null
		])
	]);
	return {
		nom: `chiffres-${choisie.saison}-${choisie.semaine.toString()}.csv`,
		texte: csvDe([['Lieu', 'Fait partie de', 'Effectif arrondi', ...entetes], ...lignes])
	};
}
