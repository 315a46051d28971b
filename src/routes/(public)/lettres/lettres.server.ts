import { REGIMES, type RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { Modele } from '#lib/domain/courriers/modele.ts';
import { modele } from '#lib/server/contenu.ts';
import { AppError } from '#lib/server/errors.ts';
import { isUuid } from '#lib/server/uuid.ts';
import { LETTRES as REFUS } from '../refuser/lettre.ts';
import { momentDe, type Moment } from './moments.ts';

/** A letter that anybody may read and write. */
export type Lettre = {
	moment: Moment;
	/** The letters that say no: the notice of risk comes before them. */
	refuse: boolean;
	/** In the words of the first régime that has it. */
	exemple: Modele;
	regimes: RegimeCode[];
};

/** The letter of this code for the public pages; undefined when there is none, or none for an agent. */
export function lettreConnue(code: string): Lettre | undefined {
	const moment = momentDe(code);
	const exemple = REGIMES.flatMap((regime) => modele(code, regime) ?? [])[0];
	if (moment === null || exemple === undefined) return undefined;
	return { moment, refuse: REFUS.some((une) => une === code), exemple, regimes: exemple.regimes };
}

/** The same, or « introuvable ». */
export function lettreDemandee(code: string): Lettre {
	const lettre = lettreConnue(code);
	if (lettre === undefined) throw new AppError('introuvable');
	return lettre;
}

/** The section whose page one comes from, by its id in the address; empty when there is none. */
export function sectionNommee(url: URL): string {
	const section = url.searchParams.get('section') ?? '';
	return isUuid(section) ? section : '';
}
