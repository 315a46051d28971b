import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { ecrit } from '#lib/domain/echanges/message.ts';
import { titreSaisi } from '#lib/domain/echanges/reponse-type.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';

/** Longest message to a service, in characters. */
export const DIFFUSION_MAXIMUM = 6000;

/**
 * How many messages a section sends in seven days, all its delegates together, and how many of them one delegate. Whoever
 * agreed to be written to once must not have to take it back: above this, people stop reading.
 */
export const RYTHME = { jours: 7, section: 4, delegue: 2 } as const;

/** A message to a service. */
export type Diffusion = { titre: string; texte: string };

/** A message to a service as it will be kept. Refused: no title, no text, too long. */
export function diffusionSaisie({ titre, texte }: Diffusion): { ok: true; diffusion: Diffusion } | Refus {
	const nomme = titreSaisi(titre, 'Donnez un titre : c’est ce que l’on lit d’abord.');
	if (!nomme.ok) return nomme;
	const lu = ecrit(texte, { manque: 'Écrivez le message.', max: DIFFUSION_MAXIMUM });
	return lu.ok ? { ok: true, diffusion: { titre: nomme.titre, texte: lu.texte } } : lu;
}

/**
 * Why one more message may not leave today, or null. `envois`: the days of those that the section sent, and whether this
 * delegate sent them; those that are older than the window are looked over.
 */
export function refusDeRythme(
	envois: readonly { le: Temporal.PlainDate; soi: boolean }[],
	au: Temporal.PlainDate
): Refus | null {
	const recents = envois
		.filter(({ le }) => Temporal.PlainDate.compare(le.add({ days: RYTHME.jours }), au) > 0)
		.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le));
	return (
		refusAuDela(
			recents.filter(({ soi }) => soi),
			RYTHME.delegue,
			'Vous avez'
		) ?? refusAuDela(recents, RYTHME.section, 'Votre section a')
	);
}

function refusAuDela(
	recents: readonly { le: Temporal.PlainDate }[],
	limite: number,
	qui: string
): Refus | null {
	const sortant = recents.at(-limite);
	if (!sortant) return null;
	const des = sortant.le.add({ days: RYTHME.jours });
	return refus(
		'trop-de-messages',
		`${qui} déjà envoyé ${limite} messages en ${RYTHME.jours} jours : le prochain peut partir à compter du ${enToutesLettres(des)}.`
	);
}
