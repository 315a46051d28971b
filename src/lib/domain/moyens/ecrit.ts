import type { Genre, Mention } from '#lib/domain/moyens/mentions.ts';
import { mots } from '#lib/domain/moyens/mots.ts';

/**
 * True when the words of a mention write by themselves what their ground asks to be written: the union by its name, an
 * opinion by its kind, an illness that is held against the agent, a minimum presence, a forbidden criterion, a quota. False
 * when they only suggest it (« son mandat », « sa décharge », « un mouvement collectif », « en fin de carrière »). They are to be
 * read in their context all the same. Source: moyens.md, §§ 3 and 4.
 */
export function estEcrit({
	genre,
	avant,
	extrait,
	apres,
	reproche
}: Pick<Mention, 'genre' | 'avant' | 'extrait' | 'apres' | 'reproche'>): boolean {
	if (genre === 'quota' && !DE_L_APPRECIATION.test(motsDe(`${avant} ${apres}`).join(' '))) return false;
	const suite = genre === 'opinions' ? motsDe(apres).slice(0, QUI_COMPLETENT) : [];
	return ECRIT[genre]([...motsDe(extrait), ...suite].join(' '), reproche);
}

const motsDe = (texte: string): string[] => mots(texte).map(({ forme }) => forme);

/** « ses opinions politiques », « ses idées, très politiques »: what kind of opinion, just after it. */
const QUI_COMPLETENT = 2;

const jamais = (): boolean => false;

const ECRIT: Record<Genre, (formes: string, reproche: boolean) => boolean> = {
	syndicat: (formes) => SYNDICAT.test(formes),
	opinions: (formes) => OPINION.test(formes),
	sante: (_, reproche) => reproche,
	// Whatever the reason of the absence, nothing says yet that it is an illness.
	absence: jamais,
	grossesse: (_, reproche) => reproche,
	presence: (formes, reproche) => reproche || /minim/.test(formes),
	'temps-partiel': jamais,
	greve: jamais,
	discrimination: (formes, reproche) => !DEVINE.test(formes) && (reproche || !STATUT.test(formes)),
	personne: jamais,
	quota: (formes) => QUOTA.test(formes),
	'refus-entretien': jamais
};

/** The union or its people by name, the bodies where they sit. */
const SYNDICAT =
	/syndi[cq]|\b(?:du|des) personnels?\b|\bforce ouvriere\b|\b(?:cgtg?|cfdt|cftc|cgc|unsa|fsu|fo|sud|solidaires|sgen|ferc|ugict|ufict|snui|snasub|snptes|sntrs|safpt|fafpt|fa fpt|snca|hmi|smps|syncass|snch|csn|cnt)\b|\b(?:cap[ln]?|ccp|csa|cst|cse|chsct|f3sct|cts|comite social|commission administrative paritaire)\b/;

const OPINION =
	/politi|relig|philosoph|ideolog|confession|partisan|musulman|jui[fv]|jehovah|macon|voile|foulard|ramadan|proselyt/;

/** Age is guessed. */
const DEVINE = /retraite|carriere|seniorite|accent/;

/** A recognised status that a sentence may note without holding it against anybody. */
const STATUT = /rqth|travailleu|situation de handicap|reconnu|declare/;

/** A quota of hours or of places is the trade of the service. */
const DE_L_APPRECIATION =
	/croix|apprecia|evalua|niveau|excellent|tres bon|not(?:e|ation)s?\b|valeur professionnelle/;

const QUOTA = /quota|contingent|nombre limite|pourcentage|impose|a respecter/;
