/** Sites of the State, of its courts and of Parliament: only these are linked; what was read elsewhere is named, not linked. */
const OFFICIELS = [
	'legifrance.gouv.fr',
	'service-public.fr',
	'service-public.gouv.fr',
	'fonction-publique.gouv.fr',
	'education.gouv.fr',
	'defense.gouv.fr',
	'bercy.gouv.fr',
	'conseil-etat.fr',
	'senat.fr',
	'assemblee-nationale.fr',
	'defenseurdesdroits.fr'
];

/** Where a legal reference was read: an official address to link, the bare name of another site, or nothing. */
export function lieuDeLecture(url: string | null | undefined): { lien?: string; site?: string } {
	if (!url || !URL.canParse(url)) return {};
	const { protocol, hostname } = new URL(url);
	if (protocol !== 'https:' && protocol !== 'http:') return {};
	const officiel = OFFICIELS.some((site) => hostname === site || hostname.endsWith(`.${site}`));
	return officiel ? { lien: url } : { site: hostname.replace(/^www\./, '') };
}
