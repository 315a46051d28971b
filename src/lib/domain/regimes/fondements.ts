import { type LieuDeLecture, lieuDeLecture } from '#lib/domain/regimes/adresse.ts';
import type { Certitude } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import donnees from './fondements.json' with { type: 'json' };

/** Kinds of sources, from the strongest to the weakest. */
export const TYPES_DE_SOURCE = [
	'code',
	'loi',
	'decret',
	'arrete',
	'jurisprudence',
	'circulaire',
	'instruction',
	'doctrine-syndicale'
] as const;
export type TypeDeSource = (typeof TYPES_DE_SOURCE)[number];

/** A source: a text, a decision, a circular, a union page, as read on a given day. */
export type Fondement = {
	code: string;
	/** What kind of source it is. */
	type: TypeDeSource;
	/** What the source is, in French. */
	texte: string;
	article: string | null;
	/** Where it was read; null when the address is still to be found. */
	url: string | null;
	/** ISO day of the last reading; null when never read. */
	verifieLe: string | null;
	etat: 'en-vigueur' | 'abroge' | 'historique' | 'a-verifier';
	/** ISO day from which the text no longer holds, when its repeal is known ahead; absent otherwise. */
	abrogeLe?: string;
	certitude: Certitude;
	note: string;
} & LieuDeLecture;

type Donnee = Omit<Fondement, 'texte' | 'verifieLe' | keyof LieuDeLecture> & {
	intitule: string;
	vuLe: string | null;
};

const FONDEMENTS: ReadonlyMap<string, Fondement> = new Map(
	(donnees as Donnee[]).map((donnee) => [donnee.code, depuisDonnee(donnee)])
);

/** What a rule cites: a code of the registry, or the source itself when a section entered it. */
export type Source = string | Fondement;

/** Code of a source. */
export const codeDeSource = (source: Source): string => (typeof source === 'string' ? source : source.code);

/** The source itself. Throws on an unknown code: a rule must not cite what nobody recorded. */
export function fondement(source: Source): Fondement {
	if (typeof source !== 'string') return source;
	const code = source;
	const trouve = FONDEMENTS.get(code);
	if (!trouve) throw new RangeError(`Unknown fondement: ${code}`);
	return trouve;
}

/** Every recorded source. */
export const fondements = (): readonly Fondement[] => [...FONDEMENTS.values()];

/** Where a text says it: « art. 6 »; an instruction has points, « point 4.1 », « points 1 à 6.2 ». */
export function endroit({ code, article }: Pick<Fondement, 'code' | 'article'>): string {
	const points = / (?:à|et) /.test(article ?? '') ? 'points' : 'point';
	return code.startsWith('instruction-') ? `${points}\u00a0${article}` : typographie(`art. ${article}`);
}

/** The source in one French line: « Décret n° 2010-888 du 28 juillet 2010, art. 6 ». */
export const citation = (source: Pick<Fondement, 'code' | 'texte' | 'article'>): string =>
	source.article === null || /^(numéros|identifiant)/.test(source.article)
		? source.texte
		: `${source.texte}, ${endroit(source)}`;

function depuisDonnee({ intitule, vuLe, ...donnee }: Donnee): Fondement {
	return { ...donnee, texte: typographie(intitule), verifieLe: vuLe, ...lieuDeLecture(donnee.url) };
}
