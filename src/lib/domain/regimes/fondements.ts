import type { Certitude } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import donnees from './fondements.json' with { type: 'json' };

/** A source: a text, a decision, a circular, a union page, as read on a given day. */
export type Fondement = {
	code: string;
	/** What the source is, in French. */
	texte: string;
	article: string | null;
	/** Where it was read; null when the address is still to be found. */
	url: string | null;
	/** ISO day of the last reading; null when never read. */
	verifieLe: string | null;
	/** The address again, only when it belongs to the State, a court or the Défenseur des droits: may be shown as a link. */
	adresseOfficielle: string | null;
	/** Host of an unofficial copy: shown as « lu dans … », never as a link. */
	luDans: string | null;
	etat: 'en-vigueur' | 'abroge' | 'historique' | 'a-verifier';
	certitude: Certitude;
	note: string;
};

type Donnee = Omit<Fondement, 'texte' | 'verifieLe' | 'adresseOfficielle' | 'luDans'> & {
	intitule: string;
	vuLe: string | null;
};

/** Hosts, with all their subdomains, whose pages may be linked to. */
const HOTES_OFFICIELS = [
	'gouv.fr',
	'conseil-etat.fr',
	'tribunal-administratif.fr',
	'cour-administrative-appel.fr',
	'courdecassation.fr',
	'conseil-constitutionnel.fr',
	'defenseurdesdroits.fr'
];

const FONDEMENTS: ReadonlyMap<string, Fondement> = new Map(
	(donnees as Donnee[]).map((donnee) => [donnee.code, depuisDonnee(donnee)])
);

/** The source of this code. Throws on an unknown code: a rule must not cite what nobody recorded. */
export function fondement(code: string): Fondement {
	const trouve = FONDEMENTS.get(code);
	if (!trouve) throw new RangeError(`Unknown fondement: ${code}`);
	return trouve;
}

/** Every recorded source. */
export const fondements = (): readonly Fondement[] => [...FONDEMENTS.values()];

/** The source in one French line: « Décret n° 2010-888 du 28 juillet 2010, art. 6 ». */
export const citation = ({ texte, article }: Fondement): string =>
	article === null || /^(numéros|identifiant)/.test(article)
		? texte
		: typographie(`${texte}, art. ${article}`);

/** True when the host of this address belongs to the State, to a court or to the Défenseur des droits. */
export function estAdresseOfficielle(url: string): boolean {
	const hote = URL.parse(url)?.hostname;
	return hote !== undefined && HOTES_OFFICIELS.some((fin) => hote === fin || hote.endsWith(`.${fin}`));
}

function depuisDonnee({ intitule, vuLe, ...donnee }: Donnee): Fondement {
	const officielle = donnee.url !== null && estAdresseOfficielle(donnee.url);
	return {
		...donnee,
		texte: typographie(intitule),
		verifieLe: vuLe,
		adresseOfficielle: officielle ? donnee.url : null,
		luDans: donnee.url === null || officielle ? null : (URL.parse(donnee.url)?.hostname ?? null)
	};
}
