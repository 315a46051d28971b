import { MOIS, SEMAINE } from '#lib/domain/delais/jour.ts';

/**
 * French of the letters. Days are read from `AAAA-MM-JJ` without Temporal: this code also runs in browsers that have none.
 */

type JourCivil = { annee: number; mois: number; jour: number };

/** Reads a civil day `AAAA-MM-JJ`; null for another writing or a day that no calendar has. */
export function jourCivil(texte: string): JourCivil | null {
	const [, a, m, j] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(texte) ?? [];
	const [annee, mois, jour] = [Number(a), Number(m), Number(j)];
	if (!(annee >= 1900 && mois >= 1 && mois <= 12)) return null;
	return jour >= 1 && jour <= joursDuMois(annee, mois) ? { annee, mois, jour } : null;
}

function joursDuMois(annee: number, mois: number): number {
	if (mois !== 2) return [4, 6, 9, 11].includes(mois) ? 30 : 31;
	return (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0 ? 29 : 28;
}

/** « 26 janvier 2026 », « 1er mai 2026 »; the text itself when it is not a civil day. */
export function jourEnFrancais(texte: string): string {
	const lu = jourCivil(texte);
	if (!lu) return texte;
	return `${lu.jour === 1 ? '1er' : lu.jour}\u00a0${MOIS[lu.mois - 1]} ${lu.annee}`;
}

/** « lundi 26 janvier 2026 ». */
export function jourDeLaSemaineEnFrancais(texte: string): string {
	const lu = jourCivil(texte);
	return lu ? `${nomDuJour(lu)} ${jourEnFrancais(texte)}` : texte;
}

/** Sakamoto’s count: the year begins in March, so that the odd day of February comes last. */
function nomDuJour({ annee, mois, jour }: JourCivil): string {
	const decalages = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
	const a = mois < 3 ? annee - 1 : annee;
	const rang =
		a + Math.floor(a / 4) - Math.floor(a / 100) + Math.floor(a / 400) + decalages[mois - 1]! + jour;
	// The count has Sunday at 0.
	return SEMAINE[(rang + 6) % 7]!;
}

/** Words that begin with a vowel or a silent h, for « d’ » and « l’ »; « onze », « oui », « ouate » and h aspirés are not elided. */
const ELIDE =
	/^(?!onz|oui\b|ouistiti|yaourt|y[aeo]|huit|haut|hors|hall|hameau|hangar|h[ée]ros\b)[aeiouyhàâäéèêëîïôöùûüœæ]/iu;
/** Acronyms are read letter by letter: F, H, L, M, N, R, S and X begin with a vowel sound. */
const SIGLE = /^[A-ZÉ]{2,}\d*\b/u;
const SIGLE_ELIDE = /^[AEFHILMNORSX]/u;
/** Acronyms that are read as words. */
const SIGLE_LU = /^(?:SIP|SIE|SIRH|SAR|SAS|SGAR|SAMU|RAN|RH|CAP|CHU)\b/u;

function elide(nom: string): boolean {
	if (SIGLE.test(nom) && !SIGLE_LU.test(nom)) return SIGLE_ELIDE.test(nom);
	return ELIDE.test(nom);
}

/**
 * « de la CAP », « d’Arras », « de Lille », « du délégué ». Of the articles, only « le » and « les » in small letters change:
 * « Le Mans » and « Le Goff » are names.
 */
export function avecDe(nom: string): string {
	if (/^les? /u.test(nom)) return avecDu(nom);
	return elide(nom) ? `d’${nom}` : `de ${nom}`;
}

const MASCULINS =
	/^(?:service|centre|pôle|bureau|secteur|département|site|greffe|laboratoire|lycée|collège|rectorat|secrétariat|cabinet|atelier|établissement|SIP|SIE|SGC|SPF|SPFE|SDIF|CDIF|PCE|PCRP|PRS|BOFIP|CSRH|CPS|SAR|SLR)\b/iu;
const FEMININS =
	/^(?:direction|division|trésorerie|paierie|brigade|équipe|cellule|mission|section|unité|recette|antenne|agence|sous-direction|délégation|préfecture|sous-préfecture|université|école|académie|bibliothèque|BDV|BCR|DDFIP|DRFIP|DISI|DIRCOFI|DNVSF|commission|CAP[LND]?|CCP[LND]?)\b/iu;

/**
 * The name of a service after « de »: « du SIP de Lens », « de la trésorerie d’Arras », « de l’équipe 3 », « des domaines ».
 * The article that was typed is contracted; else a known word gives its gender; else « du service X », which is always right.
 */
export function avecDu(nom: string): string {
	const article = /^(le|la|les) |^(l['’])/iu.exec(nom);
	if (article) {
		const reste = nom.slice(article[0].length);
		const contractes: Record<string, string> = { le: 'du ', la: 'de la ', les: 'des ' };
		return `${contractes[article[1]?.toLowerCase() ?? ''] ?? 'de l’'}${reste}`;
	}
	if (/^services\b/iu.test(nom)) return `des ${nom}`;
	if (MASCULINS.test(nom)) return elide(nom) ? `de l’${nom}` : `du ${nom}`;
	if (FEMININS.test(nom)) return elide(nom) ? `de l’${nom}` : `de la ${nom}`;
	return `du service ${nom}`;
}
