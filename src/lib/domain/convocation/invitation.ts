/** Zones of the French territories: the hour they write is the hour on the agent’s clock. */
const ZONES_FRANCAISES = [
	'Europe/Paris',
	'America/Guadeloupe',
	'America/Martinique',
	'America/Cayenne',
	'America/St_Barthelemy',
	'America/Marigot',
	'America/Miquelon',
	'Indian/Reunion',
	'Indian/Mayotte',
	'Pacific/Noumea',
	'Pacific/Tahiti',
	'Pacific/Wallis'
];

type Propriete = { nom: string; parametres: Record<string, string>; valeur: string };

/**
 * Rewrites each calendar file pasted in a text (`BEGIN:VCALENDAR` … `END:VCALENDAR`) as plain labelled lines, « Quand », « Lieu »,
 * « Organisateur », so that the rest of the reading knows only one language. An instant (`Z`) or a foreign zone is told in Paris
 * time; the hour of a French territory is kept as it is. A text without a calendar file comes back unchanged.
 */
export function sansCalendrier(texte: string): string {
	if (!/(?:^|\n)(?:BEGIN:V(?:CALENDAR|EVENT)|DTSTART[:;])/.test(texte)) return texte;
	const sortie: string[] = [];
	const composants: string[] = [];
	let calendrierAnnule = false;
	let annulee = false;
	const lignes = texte
		.replace(/\r\n?/g, '\n')
		.replace(/\n[ \t]/g, '')
		.split('\n');
	const annules = evenementsAnnules(lignes);
	for (const [rang, ligne] of lignes.entries()) {
		const propriete = lirePropriete(ligne);
		if (propriete?.nom === 'BEGIN') {
			composants.push(propriete.valeur.trim().toUpperCase());
			annulee ||= annules.has(rang);
		} else if (propriete?.nom === 'END') {
			const fini = composants.pop();
			if (composants.length === 0) calendrierAnnule = false;
			if (fini === 'VEVENT') annulee = calendrierAnnule;
			sortie.push('');
		} else if (composants.length === 0) {
			// Lines copied out of a file, without its envelope.
			sortie.push((propriete && enClair(propriete, annulee)) ?? ligne);
		} else if (propriete) {
			const { nom, valeur } = propriete;
			calendrierAnnule ||= nom === 'METHOD' && valeur.trim().toUpperCase() === 'CANCEL';
			annulee ||= calendrierAnnule;
			const phrase = composants.at(-1) === 'VEVENT' ? enClair(propriete, annulee) : null;
			if (phrase !== null) sortie.push(phrase);
		}
	}
	return sortie.join('\n');
}

/** Lines that open an event which is told, further down, to be cancelled. One pass, from the end. */
function evenementsAnnules(lignes: readonly string[]): Set<number> {
	const annules = new Set<number>();
	let annule = false;
	for (let rang = lignes.length - 1; rang >= 0; rang--) {
		const ligne = lignes[rang]!.trim().toUpperCase();
		if (ligne === 'END:VEVENT') annule = false;
		else if (ligne === 'STATUS:CANCELLED') annule = true;
		else if (ligne === 'BEGIN:VEVENT' && annule) annules.add(rang);
	}
	return annules;
}

function lirePropriete(ligne: string): Propriete | null {
	const tete = /^([A-Za-z-]{2,40})((?:;[^:"]{0,200}(?:"[^"]{0,500}"[^:"]{0,200})?)?):/.exec(ligne);
	if (!tete?.[1]) return null;
	const parametres = Object.fromEntries(
		(tete[2] ?? '')
			.split(';')
			.filter((morceau) => morceau.includes('='))
			.map((morceau) => {
				const egal = morceau.indexOf('=');
				return [morceau.slice(0, egal).toUpperCase(), morceau.slice(egal + 1).replaceAll('"', '')];
			})
	);
	return { nom: tete[1].toUpperCase(), parametres, valeur: ligne.slice(tete[0].length) };
}

/** One property of an event as a labelled line; null when it says nothing about the interview. */
function enClair({ nom, parametres, valeur }: Propriete, annulee: boolean): string | null {
	if (valeur.trim() === '') return null;
	const texte = valeur.replace(/\\n/gi, '\n').replace(/\\([,;\\])/g, '$1');
	switch (nom) {
		case 'DTSTART': {
			const quand = moment(valeur.trim(), parametres.TZID);
			if (quand === null) return null;
			return annulee ? `L’entretien du ${quand} est annulé.` : `Quand : entretien ${quand}`;
		}
		case 'SUMMARY':
			return `Objet : ${texte}`;
		case 'LOCATION':
			return `Lieu : ${texte}`;
		case 'DESCRIPTION':
			return `\n${texte}\n`;
		case 'ORGANIZER':
			return parametres.CN === undefined ? null : `Organisateur : ${parametres.CN}`;
		case 'STATUS':
			return texte.trim().toUpperCase() === 'CANCELLED' ? 'L’entretien est annulé.' : null;
		case 'ATTACH':
			return parametres.FILENAME === undefined ? null : `Pièces jointes : ${parametres.FILENAME}`;
		default:
			return null;
	}
}

/** `20260310T100000`, `20260310T090000Z` or `20260310` as « 2026-03-10 10:00 »; null when it is no moment at all. */
function moment(valeur: string, zone: string | undefined): string | null {
	const lu = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z?))?$/.exec(valeur);
	if (!lu) return null;
	const [, annee, mois, jour, heure, minute, universel] = lu;
	const date = `${annee}-${mois}-${jour}`;
	if (heure === undefined) return date;
	const locale = `${date}T${heure}:${minute}`;
	try {
		const civile = Temporal.PlainDateTime.from(locale, { overflow: 'reject' });
		const origine = universel ? 'UTC' : zone;
		const etrangere = origine !== undefined && !ZONES_FRANCAISES.includes(origine) && estZone(origine);
		const paris = etrangere
			? civile.toZonedDateTime(origine).withTimeZone('Europe/Paris').toPlainDateTime()
			: civile;
		return paris.toString({ smallestUnit: 'minute' }).replace('T', ' ');
	} catch (cause) {
		if (!(cause instanceof RangeError)) throw cause;
		return null;
	}
}

/** Names given by Windows (« Romance Standard Time ») are not zones here: their hour is kept as written. */
const estZone = (nom: string): boolean => nom === 'UTC' || /^[A-Z][A-Za-z]+\/[A-Z][A-Za-z_/-]+$/.test(nom);
