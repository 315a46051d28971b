import { ecrit } from '#lib/domain/echanges/message.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';

/** Longest note, in characters. */
export const NOTE_MAXIMUM = 4000;

/** Who called. */
export const SENS_D_APPEL = ['sortant', 'entrant'] as const;
export type SensDAppel = (typeof SENS_D_APPEL)[number];

/** What came of the call: people spoke, a message was left, nobody answered. */
export const ISSUES_D_APPEL = ['parle', 'message', 'sans-reponse'] as const;
export type IssueDAppel = (typeof ISSUES_D_APPEL)[number];

export type Appel = { sens: SensDAppel; issue: IssueDAppel };

/** A note as it will be kept. Refused: nothing typed, too long. */
export const noteSaisie = (texte: string): { ok: true; texte: string } | Refus =>
	ecrit(texte, { manque: 'Écrivez votre note.', max: NOTE_MAXIMUM });

/**
 * A phone call as it will be kept; what was said may be left out when nobody answered. Refused: who called or what came of it
 * not chosen, no day or a day to come (`au`: today), a conversation without a word of it, too long a text.
 */
export function appelSaisi(
	{
		le,
		sens,
		issue,
		texte
	}: {
		le: Temporal.PlainDate | null;
		sens: SensDAppel | null;
		issue: IssueDAppel | null;
		texte: string;
	},
	au: Temporal.PlainDate
): { ok: true; le: Temporal.PlainDate; appel: Appel; texte: string } | Refus {
	if (sens === null) return refus('sens-manquant', 'Dites qui a appelé.', 'sens');
	if (issue === null) return refus('issue-manquante', 'Dites ce que l’appel a donné.', 'issue');
	if (le === null) return refus('jour-manquant', 'Donnez le jour de l’appel.', 'le');
	if (Temporal.PlainDate.compare(le, au) > 0)
		return refus('jour-a-venir', 'Ce jour est à venir : notez l’appel une fois passé.', 'le');
	const appel = { sens, issue };
	if (texte.trim() === '' && issue !== 'parle') return { ok: true, le, appel, texte: '' };
	const lu = ecrit(texte, {
		manque: 'Notez en une phrase ce qui s’est dit : votre collègue de permanence en aura besoin.',
		max: NOTE_MAXIMUM
	});
	return lu.ok ? { ok: true, le, appel, texte: lu.texte } : lu;
}
