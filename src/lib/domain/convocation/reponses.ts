import type { EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { TexteLocal } from '#lib/domain/regimes/texte-local.ts';
import { PIECES_CONVOCATION } from '#lib/domain/regimes/codes.ts';
import type { Alerte, CodeAlerte } from './alertes.ts';
import { alertesDesSilences, parGravite } from './alertes.ts';
import { controles, preavis } from './controles.ts';
import type { LectureConvocation } from './lecture.ts';

/** What the agent says of a convocation, or corrects in what was read of it; null is unknown. */
export type Reponses = {
	recueLe: Temporal.PlainDate | null;
	entretienLe: Temporal.PlainDate | null;
	heure: string | null;
	lieu: string | null;
	evaluateur: string | null;
	/** 1 for a first convocation, 2 for a second one or a later one. */
	rang: 1 | 2 | null;
};

type Reglement = (reponses: Reponses, lu: LectureConvocation) => boolean;

const jamais: Reglement = () => false;
const jourCorrige: Reglement = ({ entretienLe }, lu) =>
	entretienLe?.toString() !== lu.entretienLe?.toString();

/** The alerts that come from what the text says, each with the answers that settle it; the others are worked out again. */
const DU_TEXTE: Partial<Record<CodeAlerte, Reglement>> = {
	'date-absente': ({ entretienLe }) => entretienLe !== null,
	'plusieurs-dates': ({ entretienLe, heure }, lu) =>
		entretienLe !== null && (lu.entretienLe === null || heure !== null),
	'date-incoherente': jourCorrige,
	'annee-supposee': jourCorrige,
	report: jamais,
	'seconde-convocation': ({ rang }) => rang === 1,
	'tiers-annonce': jamais,
	'evaluateur-inconnu': ({ evaluateur }) => evaluateur !== null,
	'heure-absente': ({ heure }) => heure !== null,
	'lieu-absent': ({ lieu }) => lieu !== null,
	'auteur-a-verifier': ({ evaluateur }, lu) => evaluateur !== lu.evaluateur,
	'evaluateur-a-verifier': jamais
};

/**
 * What is wrong or unknown in a convocation given these answers, the gravest first. `lu`: what was read of its text, null when
 * the agent answers without it; what nobody was asked is then not held against the convocation.
 */
export function alertesDesReponses(
	reponses: Reponses,
	lu: LectureConvocation | null,
	qui: { regime?: RegimeCode; employeur?: EmployeurCode; textes?: readonly TexteLocal[] }
): Alerte[] {
	const { recueLe, entretienLe, heure, lieu } = reponses;
	const duTexte = lu
		? lu.alertes.filter(({ code }) => DU_TEXTE[code] !== undefined && !DU_TEXTE[code](reponses, lu))
		: [];
	const controlees = controles({
		...qui,
		recueLe,
		preavisJours: preavis(recueLe, entretienLe),
		pieces: lu?.pieces ?? PIECES_CONVOCATION,
		heure: lu ? heure : (heure ?? NON_DEMANDE),
		lieu: lu ? lieu : NON_DEMANDE
	});
	return parGravite([...duTexte, ...controlees, ...alertesDesSilences({ reception: recueLe === null })]);
}

const NON_DEMANDE = 'non demandé';
