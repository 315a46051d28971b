/** How the place where a source was read may be shown. */
export type LieuDeLecture = {
	/** The address in https, only when it belongs to the State, a court or the Défenseur des droits: may be shown as a link. */
	adresseOfficielle: string | null;
	/** Host of an unofficial copy: shown as « lu dans … », never as a link. */
	luDans: string | null;
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

/**
 * The address to link to when the page belongs to the State, to a court or to the Défenseur des droits, always in https; null
 * otherwise. Also null: another protocol than the web’s, a port, a name or password before the host.
 */
export function adresseOfficielle(url: string): string | null {
	const lue = URL.parse(url);
	if (lue === null || !['https:', 'http:'].includes(lue.protocol)) return null;
	const { hostname: hote, port, username, password } = lue;
	const officiel = HOTES_OFFICIELS.some((fin) => hote === fin || hote.endsWith(`.${fin}`));
	if (!officiel || port !== '' || username !== '' || password !== '') return null;
	lue.protocol = 'https:';
	return lue.href;
}

/** An address as it may be shown: linked when it is official, else its host; nothing without an address. */
export function lieuDeLecture(url: string | null): LieuDeLecture {
	const officielle = url === null ? null : adresseOfficielle(url);
	return {
		adresseOfficielle: officielle,
		luDans: url === null || officielle ? null : (URL.parse(url)?.hostname ?? null)
	};
}
