import type { TypeDeFait } from '#lib/domain/dossier/faits.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import {
	contractuelEtat,
	contractuelHospitalier,
	contractuelTerritorial
} from '#lib/domain/regimes/contractuels.ts';
import { dgfip } from '#lib/domain/regimes/dgfip.ts';
import { educationBiatss } from '#lib/domain/regimes/education-biatss.ts';
import { douane, finances } from '#lib/domain/regimes/finances.ts';
import { fpe } from '#lib/domain/regimes/fpe.ts';
import { fph } from '#lib/domain/regimes/fph.ts';
import { fpt } from '#lib/domain/regimes/fpt.ts';
import { avecTextes, type TextesAuJour } from '#lib/domain/regimes/texte-local.ts';
import {
	CODES_ECHEANCE,
	type CodeEcheance,
	type PreavisPromis,
	type Regime,
	type Regle,
	type Surcharge
} from '#lib/domain/regimes/regle.ts';

/** Older marking systems: no chain of delays. */
export type RegimeAncien = Extract<RegimeCode, 'onic-2005' | 'ouvriers-defense-1972'>;
type RegimeAvecChaine = Exclude<RegimeCode, RegimeAncien>;

const REGIMES: Record<RegimeAvecChaine, Regime> = {
	fpe,
	fpt,
	fph,
	'contractuel-etat': contractuelEtat,
	'contractuel-territorial': contractuelTerritorial,
	'contractuel-hospitalier': contractuelHospitalier
};

const SURCHARGES: Record<EmployeurCode, Surcharge> = {
	dgfip,
	finances,
	douane,
	'education-biatss': educationBiatss
};

/** Régimes in which each employer has agents: its own texts change `fpe` only. */
const REGIMES_D_UN_EMPLOYEUR_DE_L_ETAT: readonly RegimeCode[] = ['fpe', 'contractuel-etat'];

/** A régime with what the employer changes in it. */
export type RegimeApplicable = Regime & {
	employeur: EmployeurCode | null;
	/** Notice promised by a text of the employer or one that a section entered, longer than the régime’s. */
	preavisEmployeur: PreavisPromis | null;
};

/** True for the older marking systems, which have no chain of delays. */
export const estAncien = (code: RegimeCode): code is RegimeAncien => !Object.hasOwn(REGIMES, code);

/**
 * The facts that hand the report over for the first time: where the notification alone does, a communication is the copy
 * that follows the visa. No employer changes it.
 */
export const premieresRemises = (code: RegimeCode): readonly TypeDeFait[] =>
	estAncien(code) ? ['compte-rendu-communique', 'compte-rendu-notifie'] : REGIMES[code].premiereRemise;

/**
 * The rules that apply to an agent: the régime, what the employer changes in it, then what the texts entered by the section
 * set on the days in question. Refused: an employer that has no agent under this régime.
 */
export function regimeApplicable(
	code: RegimeAvecChaine,
	employeur?: EmployeurCode | null,
	textes?: TextesAuJour
): { ok: true; regime: RegimeApplicable } | Refus {
	const national = regimeDeLEmployeur(code, employeur);
	return national.ok && textes ? { ok: true, regime: avecTextes(national.regime, textes) } : national;
}

function regimeDeLEmployeur(
	code: RegimeAvecChaine,
	employeur: EmployeurCode | null | undefined
): { ok: true; regime: RegimeApplicable } | Refus {
	const regime = REGIMES[code];
	if (!employeur) return { ok: true, regime: { ...regime, employeur: null, preavisEmployeur: null } };
	if (!REGIMES_D_UN_EMPLOYEUR_DE_L_ETAT.includes(code)) {
		return refus(
			'employeur-incompatible',
			`L'employeur « ${employeur} » relève de l'État : il ne va pas avec le régime « ${code} ».`,
			'employeur'
		);
	}
	const surcharge = SURCHARGES[employeur];
	const concerne = surcharge.regime === code;
	return {
		ok: true,
		regime: {
			...regime,
			employeur,
			preavisEmployeur: concerne ? (surcharge.preavis ?? null) : null,
			regles: concerne ? { ...regime.regles, ...surcharge.regles } : regime.regles
		}
	};
}

/** A rule and where it stands; `ou` names the place: « fpe saisine-cap », « dgfip saisine-cap ». */
export type RegleSituee = {
	ou: string;
	regime: RegimeAvecChaine;
	employeur: EmployeurCode | null;
	echeance: CodeEcheance;
	regle: Regle;
};

/** Every rule of every régime and employer. */
export const toutesLesRegles = (): RegleSituee[] => [
	...Object.entries(REGIMES).flatMap(([code, { regles }]) => situees(regles, code as RegimeAvecChaine, null)),
	...Object.values(SURCHARGES).flatMap(({ regime, employeur, regles }) =>
		situees(regles, regime as RegimeAvecChaine, employeur)
	)
];

const situees = (
	regles: Partial<Record<CodeEcheance, Regle>>,
	regime: RegimeAvecChaine,
	employeur: EmployeurCode | null
): RegleSituee[] =>
	CODES_ECHEANCE.flatMap((echeance) => {
		const regle = regles[echeance];
		return regle ? [{ ou: `${employeur ?? regime} ${echeance}`, regime, employeur, echeance, regle }] : [];
	});

/** French name of an employer. */
export const nomEmployeur = (code: EmployeurCode): string => SURCHARGES[code].nom;
