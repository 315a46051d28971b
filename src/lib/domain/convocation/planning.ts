import type { Contexte } from './contexte.ts';
import type { Message } from './courriel.ts';
import { decouper, enTete } from './courriel.ts';
import { dansLEtendue } from './texte.ts';

/** Two people at least, each with a different hour, on lines of their own or on one: the schedule of a whole service. */
export function estUnPlanning({ texte, heures, dates }: Contexte, message: Message): boolean {
	const moments = new Set<string>();
	let rang = 0;
	for (const { debut, fin, plie } of decouper(texte.plie.slice(message.debut, message.fin), message.debut)) {
		while (rang < heures.length && heures[rang]!.debut < debut) rang++;
		const premiere = heures[rang];
		if (!premiere || premiere.debut >= fin || fin - debut > 200) continue;
		if (enTete(message, debut)) continue;
		const [date] = dansLEtendue(dates, { debut, fin });
		const nommee = !/^[a-z' ]{1,30}:/.test(plie) && PERSONNE.test(texte.brut.slice(debut, fin));
		for (let suite = rang; heures[suite] && heures[suite]!.debut < fin; suite++) {
			const { heure, debut: depart, fin: place } = heures[suite]!;
			if (
				(nommee && suite === rang) ||
				A_QUELQU_UN.test(texte.brut.slice(place, Math.min(fin, place + 30))) ||
				DE_QUELQU_UN.test(texte.brut.slice(Math.max(debut, depart - 45), depart))
			)
				moments.add(`${date?.mois}-${date?.jour} ${heure}`);
		}
	}
	return moments.size > 1;
}

/** What follows an hour in a schedule written on one line: « 9 h Sonia, 10 h 30 M. Petit ». */
const A_QUELQU_UN =
	/^ ?[:(|-]? ?(?:pour )?(?:(?:M\.|Mme|Mlle) )?(?:\p{Lu}\p{Ll}+|\p{Lu}{3,}) ?(?:[.,;)|\/-]|$)/u;
/** What stands before an hour in one: « Mme Durand à | 9 h et M. Petit à | 10 h 30 », « Paul | 9h, Lucie | 10h30 ». */
const DE_QUELQU_UN =
	/(?:^|[\s:,;(|/-])(?:(?:M\.|Mme|Mlle|Monsieur|Madame) ?\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?|(?!(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Janvier|F[ée]vrier|Mars|Avril|Mai|Juin|Juillet|Ao[ûu]t|Septembre|Octobre|Novembre|D[ée]cembre|D[ée]but|Fin|Heure|Horaires?|Accueil|Pause|Matin|Entretien|Rendez|Bureau|Salle|Reprise|Arriv[ée]e|Teams|Professionnel|Annuel|Puis|Ou|Soit|Sinon|Cr[ée]neau)(?![\p{L}]))\p{Lu}\p{Ll}[\p{L}'-]+) ?(?:[:,(|-] ?)?(?:à )?$/u;
/** A line of a schedule: it opens with a name, or holds a civil title next to a name, and is no sentence. */
const PERSONNE =
	/^(?:[-*•|] ?|\d{1,2}[.)] ?|\d[\d hH:–-]{1,14}[|;:,-]? ?)?(?:(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame) \p{Lu}|\p{Lu}\p{L}+[ -]\p{Lu}[\p{L}.-]*(?:[ ,;|:(-]|$)|\p{Lu}[\p{L}-]{2,} ?[;|:-])|[|;:-] ?(?:M\.|Mme|Mlle|Monsieur|Madame) \p{Lu}|[|;:-] ?\p{Lu}\p{Ll}+ \p{Lu}\p{L}+ ?$/u;
