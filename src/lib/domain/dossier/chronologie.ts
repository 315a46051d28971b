import { anneeConnue, DERNIERE_ANNEE, refusAnnee } from '#lib/domain/delais/feries.ts';
import { apres, avant, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { type Fait, type TypeDeFait, TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { FAITS } from '#lib/domain/dossier/libelles.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { premieresRemises } from '#lib/domain/regimes/regimes.ts';
import { majuscule } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;
type Cadre = { regime: RegimeCode; au: Day };

/** Facts that may happen more than once in a file. Of several appeals, the first one counts. */
const REPETABLES: ReadonlySet<TypeDeFait> = new Set([
	'convocation-recue',
	'refus-envoye',
	'absence-constatee',
	'observations-envoyees',
	'recours-hierarchique-envoye',
	'cap-saisie'
]);

/** Whether a fact may happen more than once in a file. */
export const estRepetable = (type: TypeDeFait): boolean => REPETABLES.has(type);

/** None of `suites` may come before the earliest of `premiers`. */
type Precedence = { premiers: readonly TypeDeFait[]; suites: readonly TypeDeFait[] };

const APRES_REMISE: readonly TypeDeFait[] = [
	'compte-rendu-signe',
	'observations-envoyees',
	'recours-hierarchique-envoye',
	'recours-hierarchique-recu',
	'reponse-notifiee',
	'cap-saisie',
	'cap-avis',
	'compte-rendu-definitif-notifie',
	'recours-contentieux-depose'
];

const PRECEDENCES: readonly Precedence[] = [
	{
		premiers: ['entretien-tenu'],
		suites: ['compte-rendu-communique', 'compte-rendu-vise', 'compte-rendu-notifie', ...APRES_REMISE]
	},
	{
		premiers: ['recours-hierarchique-envoye'],
		suites: ['recours-hierarchique-recu', 'reponse-notifiee', 'cap-saisie', 'cap-avis']
	},
	{ premiers: ['recours-hierarchique-recu'], suites: ['reponse-notifiee', 'cap-avis'] },
	{
		premiers: ['recours-hierarchique-envoye', 'recours-hierarchique-recu'],
		suites: ['cap-saisie', 'compte-rendu-definitif-notifie']
	},
	{ premiers: ['cap-saisie'], suites: ['cap-avis', 'compte-rendu-definitif-notifie'] },
	{ premiers: ['cap-avis'], suites: ['compte-rendu-definitif-notifie'] }
];

/**
 * Puts facts in the order of their days and checks that they could have happened so. The order of the list never matters.
 * Refused: a fact after `au` or outside the known calendar, the same fact twice, an act before what it answers to.
 */
export function chronologie(
	faits: readonly Fait[],
	cadre: Cadre
): { ok: true; faits: readonly Fait[] } | Refus {
	const ordonnes = faits.toSorted(parJour);
	const refuse =
		ordonnes.map((fait) => refusDuJour(fait, cadre.au)).find((trouve) => trouve !== null) ??
		refusDoublon(ordonnes) ??
		refusDesRangs(ordonnes) ??
		refusAvantConvocation(ordonnes) ??
		refusDesDetails(ordonnes) ??
		refusDOrdre(ordonnes, premieresRemises(cadre.regime));
	return refuse ?? { ok: true, faits: ordonnes };
}

/**
 * Whether a new fact may join those of a dossier. Refused: as in `chronologie`, with the field of the form at fault.
 */
export function peutEtreEnregistre(faits: readonly Fait[], fait: Fait, cadre: Cadre): { ok: true } | Refus {
	const ensemble = chronologie([...faits, fait], cadre);
	return ensemble.ok ? { ok: true } : ensemble;
}

/** By day; on one day, in the order of the chain. */
const parJour = (a: Fait, b: Fait) =>
	Temporal.PlainDate.compare(a.le, b.le) || TYPES_DE_FAIT.indexOf(a.type) - TYPES_DE_FAIT.indexOf(b.type);

function refusDuJour({ type, le }: Fait, au: Day): Refus | null {
	if (apres(le, au)) {
		return refus(
			'fait-futur',
			`${majuscule(FAITS[type].nom)} porte une date à venir (${enToutesLettres(le)}) : un fait se note une fois arrivé, au plus tard le ${enToutesLettres(au)}.`,
			'le'
		);
	}
	if (!anneeConnue(le.year)) return refusAnnee(le.year, 'le');
	if (le.year < DERNIERE_ANNEE) return null;
	return refus(
		'annee-hors-calendrier',
		`Les délais d'un fait de ${DERNIERE_ANNEE} sortiraient du calendrier connu, qui s'arrête là.`,
		'le'
	);
}

function refusDoublon(faits: readonly Fait[]): Refus | null {
	const marque = (fait: Fait) => {
		if (!REPETABLES.has(fait.type)) return fait.type;
		// The same letter leaves by several ways on one day: in the application, and registered.
		const voie = fait.type !== 'refus-envoye' && 'moyen' in fait ? fait.moyen : undefined;
		return [fait.type, fait.le, voie ?? ''].join(' ');
	};
	const combien = new Map<string, number>();
	for (const fait of faits) combien.set(marque(fait), (combien.get(marque(fait)) ?? 0) + 1);
	const double = faits.find((fait) => (combien.get(marque(fait)) ?? 0) > 1);
	if (!double) return null;
	return refus(
		'fait-en-double',
		`Le même fait est noté deux fois (${FAITS[double.type].nom}) : corrigez le premier au lieu d'en ajouter un autre.`,
		'type'
	);
}

/** Ranks of convocations, when given, follow their days. */
function refusDesRangs(faits: readonly Fait[]): Refus | null {
	let dernier = 0;
	for (const fait of faits) {
		if (fait.type !== 'convocation-recue' || fait.rang === undefined) continue;
		if (fait.rang <= dernier) {
			return refus(
				'rang-impossible',
				`Les convocations se suivent : celle du ${enToutesLettres(fait.le)} ne peut pas être la n° ${fait.rang} après la n° ${dernier}.`,
				'rang'
			);
		}
		dernier = fait.rang;
	}
	return null;
}

/** An interview or an absence cannot precede the first convocation. */
function refusAvantConvocation(faits: readonly Fait[]): Refus | null {
	const premiere = faits.find(({ type }) => type === 'convocation-recue');
	if (premiere?.type !== 'convocation-recue' || (premiere.rang ?? 1) > 1) return null;
	const tropTot = faits.find(
		({ type, le }) => (type === 'entretien-tenu' || type === 'absence-constatee') && avant(le, premiere.le)
	);
	return tropTot ? refusPrecedence(premiere, tropTot) : null;
}

function refusDesDetails(faits: readonly Fait[]): Refus | null {
	for (const fait of faits) {
		if ('presenteLe' in fait && fait.presenteLe && !anneeConnue(fait.presenteLe.year)) {
			return refusAnnee(fait.presenteLe.year, 'presenteLe');
		}
		if ('presenteLe' in fait && fait.presenteLe && apres(fait.presenteLe, fait.le)) {
			return refus(
				'presentation-impossible',
				`La lettre ne peut pas être retirée le ${enToutesLettres(fait.le)} avant sa première présentation, le ${enToutesLettres(fait.presenteLe)} : vérifiez les deux dates.`,
				'presenteLe'
			);
		}
		if (fait.type === 'absence-constatee' && fait.entretienLe && apres(fait.entretienLe, fait.le)) {
			return refus(
				'absence-impossible',
				`Une absence ne se constate pas avant l'entretien prévu le ${enToutesLettres(fait.entretienLe)} : vérifiez les deux dates.`,
				'entretienLe'
			);
		}
	}
	return null;
}

function refusDOrdre(faits: readonly Fait[], premiereRemise: readonly TypeDeFait[]): Refus | null {
	const regles = [
		...PRECEDENCES,
		{ premiers: premiereRemise, suites: ['compte-rendu-signe', 'observations-envoyees'] as const },
		{
			premiers: [...premiereRemise, 'compte-rendu-signe'] as const,
			suites: APRES_REMISE.filter((type) => type !== 'compte-rendu-signe')
		}
	];
	for (const { premiers, suites } of regles) {
		const premier = faits.find(({ type }) => premiers.includes(type));
		if (!premier) continue;
		const fautif = faits.find(({ type, le }) => suites.includes(type) && avant(le, premier.le));
		if (fautif) return refusPrecedence(premier, fautif);
	}
	return null;
}

const refusPrecedence = (premier: Fait, fautif: Fait): Refus =>
	refus(
		'chronologie-impossible',
		`${majuscule(FAITS[fautif.type].nom)} (${enToutesLettres(fautif.le)}) ne peut pas précéder ${FAITS[premier.type].nom} (${enToutesLettres(premier.le)}) : vérifiez les deux dates.`,
		'le'
	);
