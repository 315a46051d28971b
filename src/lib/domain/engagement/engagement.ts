import { SEUIL_DE_PROTECTION } from '#lib/domain/engagement/cascade.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';

/** « Je boycotte si au moins `seuil` collègues de mon service le font ». */
export type EngagementSaisi = {
	/** Colleagues, oneself left out. */
	seuil: number;
	/** Last day on which it holds if the number is not reached. */
	finLe: Temporal.PlainDate;
};

/** Colleagues that one asks for: fewer would be told of a group under the threshold of protection. */
export const SEUIL_MIN = SEUIL_DE_PROTECTION - 1;
export const SEUIL_MAX = 500;
/** Nobody answers for longer for what they said once. */
export const MOIS_MAX = 6;

/** What makes a dossier able to carry a pledge. */
export type DossierQuiSEngage = {
	/** The section knows that the agent takes part. */
	compte: boolean;
	/** In a service of the section. */
	service: boolean;
	clos: boolean;
	/** The agent refused or stayed away already. */
	agit: boolean;
	/** The interview was held, or its report came: nothing is left to refuse. */
	passe: boolean;
	/** A pledge of this dossier is reached. */
	atteint: boolean;
};

/** Whether an agent may pledge from this dossier. Refused with what to do first. */
export function peutSEngager(dossier: DossierQuiSEngage): { ok: true } | Refus {
	if (dossier.atteint)
		return refus(
			'engagement-atteint',
			'Votre engagement est tenu : le nombre est atteint, il ne se change plus.'
		);
	if (dossier.clos) return refus('dossier-clos', 'Ce dossier est clos.');
	if (!dossier.compte)
		return refus(
			'engagement-prive',
			'Votre dossier est privé : il n’entre dans aucun compte. Pour vous engager, choisissez d’abord « compté » ou « suivi ».'
		);
	if (!dossier.service)
		return refus(
			'engagement-sans-service',
			'Votre dossier n’est rattaché à aucun service : demandez à vos délégué·es le lien d’invitation du vôtre.'
		);
	if (dossier.agit)
		return refus(
			'engagement-inutile',
			'Votre refus ou votre absence est déjà noté : vous comptez déjà parmi les collègues qui boycottent.'
		);
	if (dossier.passe)
		return refus(
			'engagement-tardif',
			'L’entretien de cette saison est passé pour vous : il n’y a plus rien à refuser. Votre compte rendu, lui, se conteste.'
		);
	return { ok: true };
}

/**
 * Checks a pledge. Refused, with its field: a number of colleagues out of bounds, a last day that is past or further than
 * `MOIS_MAX` months away.
 */
export function engagementSaisi(
	{ seuil, finLe }: EngagementSaisi,
	{ au }: { au: Temporal.PlainDate }
): { ok: true } | Refus {
	if (!Number.isInteger(seuil) || seuil < SEUIL_MIN)
		return refus(
			'seuil-trop-bas',
			`Écrivez ${SEUIL_MIN} ou plus : en dessous, dire que le nombre est atteint désignerait presque les personnes.`,
			'seuil'
		);
	if (seuil > SEUIL_MAX)
		return refus('seuil-trop-haut', `Écrivez un nombre de collègues, ${SEUIL_MAX} au plus.`, 'seuil');
	if (finLe.since(au).sign < 0)
		return refus('fin-passee', 'Ce jour est passé : choisissez aujourd’hui ou plus tard.', 'finLe');
	if (finLe.since(au.add({ months: MOIS_MAX })).sign > 0)
		return refus(
			'fin-trop-loin',
			`Choisissez un jour dans les ${MOIS_MAX} mois : vous pourrez vous engager à nouveau ensuite.`,
			'finLe'
		);
	return { ok: true };
}
