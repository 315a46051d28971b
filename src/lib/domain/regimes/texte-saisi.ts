import { enToutesLettres, apres, avant } from '#lib/domain/delais/jour.ts';
import type { TypeDeFait } from '#lib/domain/dossier/faits.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import {
	estAncien,
	nomEmployeur,
	regimeApplicable,
	type RegimeApplicable
} from '#lib/domain/regimes/regimes.ts';
import { estDatee, type RegleDatee } from '#lib/domain/regimes/regle.ts';
import {
	effetSur,
	joursDePreavis,
	longueurDe,
	longueurEnFrancais,
	neFinitJamaisApres,
	type ObjetDeTexte,
	peutFinirAvant,
	type TexteLocal
} from '#lib/domain/regimes/texte-local.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;

/** Longest time that a text may set: beyond it, a number was mistyped. */
const JOURS_MAX = 366;
const MOIS_MAX = 12;

/** A text as it is typed, before it has an id and the name of its section. */
export type TexteSaisi = Omit<TexteLocal, 'id' | 'section' | 'finLe'>;

/**
 * What forbids a section to enter this text. Refused: an employer that does not go with the régime, a length that is none,
 * a notice no longer than the one already known, a delay longer than the décret’s, a start that the régime does not know,
 * days in disorder, a text for the same thing on the same days (`autres`: the texts of the section).
 */
export function refusDeTexte(
	texte: TexteSaisi,
	{ autres, au }: { autres: readonly TexteLocal[]; au: Day }
): Refus | null {
	if (estAncien(texte.regime)) {
		return refus(
			'sans-chaine',
			'Cette ancienne notation n’a ni préavis ni délai : rien à y régler.',
			'regime'
		);
	}
	const applicable = regimeApplicable(texte.regime, texte.employeur);
	if (!applicable.ok) {
		return refus(
			'employeur-incompatible',
			'Cet employeur relève de l’État, pas ces agents : laissez « Tous ceux de la section ».',
			'employeur'
		);
	}
	return (
		refusDeLongueur(texte, applicable.regime) ??
		refusDeDepart(texte, applicable.regime) ??
		refusDeJours(texte, au) ??
		refusDeChevauchement(texte, autres)
	);
}

/**
 * What forbids to end a text from `le` on. Refused: a day before its first one, after its last one, or after the end that it
 * already has. Its own first day is allowed: the text then never applied, as when it was entered by mistake.
 */
export function refusDeFin({ valideDu, valideAu, finLe }: TexteLocal, le: Day): Refus | null {
	if (avant(le, valideDu)) {
		return refus(
			'avant-le-debut',
			`Ce texte ne commence que le ${enToutesLettres(valideDu)}. S’il a été saisi par erreur, donnez ce jour-là.`,
			'le'
		);
	}
	if (valideAu && apres(le, valideAu)) {
		return refus(
			'deja-fini',
			`Ce texte s’arrête déjà de lui-même après le ${enToutesLettres(valideAu)}.`,
			'le'
		);
	}
	if (finLe && !avant(le, finLe)) {
		return refus(
			'deja-fini',
			`Ce texte a déjà une fin, le ${enToutesLettres(finLe)} : on ne peut que l’avancer.`,
			'le'
		);
	}
	return null;
}

export type EtatDeTexte = 'a-venir' | 'en-vigueur' | 'termine';

/** Where a text stands on a day. */
export function etatDeTexte({ valideDu, valideAu, finLe }: TexteLocal, au: Day): EtatDeTexte {
	const dernier = dernierJour({ valideAu, finLe });
	if (dernier && (apres(au, dernier) || avant(dernier, valideDu))) return 'termine';
	return avant(au, valideDu) ? 'a-venir' : 'en-vigueur';
}

/** The facts among which a text on this step must say its start; empty where the régime leaves no choice. */
export function departsPossibles(objet: ObjetDeTexte, regime: RegimeApplicable): readonly TypeDeFait[] {
	if (objet !== 'observations') return [];
	const { depuis } = regime.regles[objet];
	return depuis.length > 1 ? depuis : [];
}

/** What a text changes for the agents, in one or two sentences, to be read before it is saved. */
export function effetEnFrancais(texte: TexteSaisi): string {
	const applicable = estAncien(texte.regime) ? null : regimeApplicable(texte.regime, texte.employeur);
	if (!applicable?.ok) return '';
	const longueur = longueurEnFrancais(texte);
	if (texte.objet === 'preavis') {
		return typographie(
			`Une convocation reçue moins de ${joursDePreavis(texte)} jours avant l’entretien est signalée comme contraire à ce texte : argument faible, à côté des ${applicable.regime.preavis.jours} jours du décret.`
		);
	}
	const regle = applicable.regime.regles[texte.objet];
	switch (effetSur(texte.objet, regle)) {
		case 'donne-la-date':
			return typographie(
				`Les textes nationaux ne datent pas cette étape ; ce texte la date, ${longueur} après son point de départ. La date est marquée « discutée ».`
			);
		case 'lie-l-administration':
			return typographie(
				`Le dernier jour de l’administration devient celui de ce texte (${longueur}) ; la longueur du décret reste dite à côté.`
			);
		case 'lecture':
			return typographie(
				regle.pour === 'agent'
					? `Le dernier jour ne bouge pas : un décret le fixe. La date conseillée, elle, tient dans le délai de ce texte (${longueur}).`
					: `Le dernier jour de l’autorité ne bouge pas : un décret le fixe. Le délai de ce texte (${longueur}) est dit à côté.`
			);
	}
}

function refusDeLongueur(texte: TexteSaisi, regime: RegimeApplicable): Refus | null {
	const [, nombre, unite] = /^P(\d+)([DM])$/.exec(texte.duree) ?? [];
	const max = unite === 'M' ? MOIS_MAX : JOURS_MAX;
	if (nombre === undefined || Number(nombre) < 1 || Number(nombre) > max) {
		return refus(
			'duree-hors-bornes',
			`Écrivez un nombre de 1 à ${JOURS_MAX} jours, ou de 1 à ${MOIS_MAX} mois.`,
			'nombre'
		);
	}
	if (texte.objet === 'preavis') return refusDePreavis(texte, regime);
	const regle = regime.regles[texte.objet];
	if (!estDatee(regle)) return null;
	if (ditLaMemeChose(texte, regle)) return commeLeDecret(regle);
	return effetSur(texte.objet, regle) === 'lie-l-administration'
		? refusDePromesse(texte, regle)
		: refusDeLecture(texte, regle);
}

function refusDePreavis(texte: TexteSaisi, { preavis, preavisEmployeur }: RegimeApplicable): Refus | null {
	if (!texte.duree.endsWith('D'))
		return refus('preavis-en-mois', 'Un préavis se compte en jours : écrivez-le ainsi.', 'unite');
	const jours = joursDePreavis(texte);
	if (jours <= preavis.jours) {
		return refus(
			'preavis-pas-plus-long',
			`Les textes nationaux demandent déjà ${preavis.jours} jours : un texte local ne compte que s’il en promet davantage.`,
			'nombre'
		);
	}
	if (preavisEmployeur && jours < preavisEmployeur.jours) {
		return refus(
			'preavis-pas-plus-long',
			`${majuscule(preavisEmployeur.nom)} en promet déjà ${preavisEmployeur.jours} : ce texte n’ajoute rien.`,
			'nombre'
		);
	}
	return null;
}

const leDecretFixe = (regle: RegleDatee) =>
	`Le décret fixe ce délai à ${longueurEnFrancais(longueurDe(regle))}`;

const commeLeDecret = (regle: RegleDatee): Refus =>
	refus('comme-le-decret', `${leDecretFixe(regle)} : ce texte n’y change rien.`, 'nombre');

const ditLaMemeChose = (texte: TexteSaisi, regle: RegleDatee): boolean => {
	const { duree, franc } = longueurDe(regle);
	return texte.duree === duree && texte.franc === franc;
};

/** The administration may promise less than the décret allows it, never more. */
function refusDePromesse(texte: TexteSaisi, regle: RegleDatee): Refus | null {
	if (!neFinitJamaisApres(texte, regle)) {
		return refus(
			'plus-long-que-le-decret',
			`${leDecretFixe(regle)} : un texte local ne peut pas laisser plus de temps à l’administration, et celui-ci pourrait finir après.`,
			'nombre'
		);
	}
	return peutFinirAvant(texte, regle) ? null : commeLeDecret(regle);
}

function refusDeLecture(texte: TexteSaisi, regle: RegleDatee): Refus | null {
	if (peutFinirAvant(texte, regle)) return null;
	return refus(
		'plus-long-que-le-decret',
		regle.pour === 'agent'
			? `${leDecretFixe(regle)} : un texte local ne peut pas l’allonger. L’annoncer plus long ferait agir trop tard ceux qui s’y fieraient.`
			: `${leDecretFixe(regle)} : un texte local ne peut pas donner plus de temps à l’autorité.`,
		'nombre'
	);
}

function refusDeDepart({ objet, depuis }: TexteSaisi, regime: RegimeApplicable): Refus | null {
	if (depuis === null || departsPossibles(objet, regime).includes(depuis)) return null;
	return refus(
		'depart-impossible',
		'Pour cette étape, le point de départ est déjà écrit dans les textes nationaux : laissez « le premier des deux ».',
		'depuis'
	);
}

function refusDeJours({ luLe, valideDu, valideAu }: TexteSaisi, au: Day): Refus | null {
	if (apres(luLe, au))
		return refus('lu-a-venir', 'Ce jour est à venir : donnez celui où vous avez lu le texte.', 'luLe');
	if (valideAu && avant(valideAu, valideDu))
		return refus(
			'ordre-des-dates',
			'Le texte finirait avant de commencer : vérifiez les deux jours.',
			'valideAu'
		);
	return null;
}

/** Two texts on the same days would leave a choice that nobody made. */
function refusDeChevauchement(texte: TexteSaisi, autres: readonly TexteLocal[]): Refus | null {
	const autre = autres.find(
		(un) =>
			un.objet === texte.objet &&
			un.regime === texte.regime &&
			(un.employeur === null || texte.employeur === null || un.employeur === texte.employeur) &&
			seChevauchent(un, { ...texte, finLe: null })
	);
	if (!autre) return null;
	const pour = autre.employeur === null ? '' : ` (${nomEmployeur(autre.employeur)})`;
	return refus(
		'chevauchement',
		`Un autre texte règle déjà la même chose sur une partie de ces jours : ${autre.reference}${pour}. Donnez-lui d’abord une fin, ou choisissez d’autres jours.`,
		'valideDu'
	);
}

type Periode = Pick<TexteLocal, 'valideDu' | 'valideAu' | 'finLe'>;

/** Last day on which a text applies; null: no known one. Before `valideDu` when it never did. */
function dernierJour({ valideAu, finLe }: Omit<Periode, 'valideDu'>): Day | null {
	const veille = finLe?.subtract({ days: 1 }) ?? null;
	if (veille === null || valideAu === null) return veille ?? valideAu;
	return avant(veille, valideAu) ? veille : valideAu;
}

function seChevauchent(a: Periode, b: Periode): boolean {
	const [finA, finB] = [dernierJour(a), dernierJour(b)];
	const vide = (periode: Periode, fin: Day | null) => fin !== null && avant(fin, periode.valideDu);
	if (vide(a, finA) || vide(b, finB)) return false;
	return (finA === null || !avant(finA, b.valideDu)) && (finB === null || !avant(finB, a.valideDu));
}
