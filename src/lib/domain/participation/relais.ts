import { type Refus, refus } from '#lib/domain/refus.ts';

/** A delegate is away for some days, both ends included, and somebody takes their dossiers meanwhile, or nobody. */
export type Relais = {
	absentId: string;
	relaisId: string | null;
	duLe: Temporal.PlainDate;
	auLe: Temporal.PlainDate;
};

/** A section, as far as it matters to know who answers for a dossier on a day. */
export type Equipe = {
	/** Accounts that are delegates of the section today. */
	delegues: ReadonlySet<string>;
	relais: readonly Relais[];
	au: Temporal.PlainDate;
};

/** A longer one is rather an end of mandate. */
const JOURS_MAXIMUM = 366;

/** Who answers today for the dossiers of a delegate: themselves, who stands in for them, or null for nobody. */
export function repondant(titulaire: string, { delegues, relais, au }: Equipe): string | null {
	if (!delegues.has(titulaire)) return null;
	const siens = relais.filter(({ absentId }) => absentId === titulaire).filter((un) => couvre(un, au));
	if (siens.length === 0) return titulaire;
	const present = ({ relaisId }: Relais) =>
		relaisId !== null &&
		delegues.has(relaisId) &&
		!relais.some((un) => un.absentId === relaisId && couvre(un, au));
	return siens.find(present)?.relaisId ?? null;
}

/**
 * Whether an absence can be written down. Refused: days in the wrong order, an end that is past, more than a year, days on
 * which the same delegate is away already, a stand-in who is away on one of these days.
 */
export function peutSAbsenter(
	nouveau: Relais,
	relais: readonly Relais[],
	au: Temporal.PlainDate
): { ok: true } | Refus {
	const { duLe, auLe, absentId, relaisId } = nouveau;
	if (Temporal.PlainDate.compare(auLe, duLe) < 0)
		return refus('jours-inverses', 'Le dernier jour est avant le premier : corrigez l’un des deux.', 'au');
	if (Temporal.PlainDate.compare(auLe, au) < 0)
		return refus('absence-passee', 'Cette absence est déjà finie : indiquez un dernier jour à venir.', 'au');
	if (duLe.until(auLe).days >= JOURS_MAXIMUM)
		return refus(
			'absence-longue',
			'Une absence se note pour un an au plus. Au-delà, passez vos dossiers à d’autres délégué·es.',
			'au'
		);
	if (relais.some((un) => un.absentId === absentId && seTouchent(un, nouveau)))
		return refus(
			'absence-existante',
			'Une autre absence est déjà notée pour une partie de ces jours : annulez-la d’abord.',
			'du'
		);
	if (relais.some((un) => un.absentId === relaisId && seTouchent(un, nouveau)))
		return refus(
			'relais-absent',
			'Cette personne est absente elle aussi pendant une partie de ces jours : choisissez-en une autre.',
			'relais'
		);
	return { ok: true };
}

/** True on a day of the absence. */
export const couvre = ({ duLe, auLe }: Pick<Relais, 'duLe' | 'auLe'>, au: Temporal.PlainDate): boolean =>
	Temporal.PlainDate.compare(duLe, au) <= 0 && Temporal.PlainDate.compare(au, auLe) <= 0;

const seTouchent = (a: Relais, b: Relais): boolean =>
	Temporal.PlainDate.compare(a.duLe, b.auLe) <= 0 && Temporal.PlainDate.compare(b.duLe, a.auLe) <= 0;
