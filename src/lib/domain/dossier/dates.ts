import {
	acteDansDelaiFranc,
	acteDansDelaiSimple,
	type Decompte,
	type Etape,
	etape,
	evenementParSilence,
	jourOuvertPrecedent,
	terme
} from '#lib/domain/delais/delais.ts';
import { duree } from '#lib/domain/delais/duree.ts';
import { enToutesLettres, plusTot } from '#lib/domain/delais/jour.ts';
import { depart, type Faits } from '#lib/domain/dossier/depart.ts';
import type { Refus } from '#lib/domain/refus.ts';
import type { Zone } from '#lib/domain/regimes/codes.ts';
import type { RegleDatee } from '#lib/domain/regimes/regle.ts';

type Day = Temporal.PlainDate;

/** The two days of a step and how they were found. */
export type Dates = { depuis: Day; limite: Day; prudente: Day | null; etapes: Etape[] };

/** Days of a rule from its start. `auPlusTot` and `faits` only make the prudent day earlier. */
export function dates(
	regle: RegleDatee,
	{ depuis, auPlusTot, faits, zone }: { depuis: Day; auPlusTot: Day; faits: Faits; zone: Zone }
): Dates {
	const longueur = duree(regle.duree);
	if (regle.genre === 'evenement-par-silence') {
		const { limite, etapes } = compte(evenementParSilence({ depuis, duree: longueur }));
		return { depuis, limite, prudente: null, etapes };
	}
	const franc = regle.genre === 'acte-franc';
	const decompte = compte(
		(franc ? acteDansDelaiFranc : acteDansDelaiSimple)({ depuis, duree: longueur, zone })
	);
	const lectures = [
		decompte.limiteSansReport,
		terme(auPlusTot, longueur, franc),
		...regle.lectures.flatMap((lecture) => {
			const debut = lecture.depuis ? depart(faits, lecture.depuis) : { le: depuis, auPlusTot };
			if (!debut) return [];
			const duReste = lecture.duree ? duree(lecture.duree) : longueur;
			return [
				terme(debut.le, duReste, lecture.franc ?? franc),
				terme(debut.auPlusTot, duReste, lecture.franc ?? franc)
			];
		})
	];
	const prudente = datePrudente(lectures, zone);
	return {
		depuis,
		limite: decompte.limite,
		prudente,
		etapes: [...decompte.etapes, etapePrudente(prudente)]
	};
}

/**
 * The prudent day: the earliest of the last days of every reading, none of them moved, then back to a day open in the zone
 * (decompte.md § 3).
 */
export function datePrudente(lectures: readonly Day[], zone: Zone): Day {
	const [premiere, ...autres] = lectures;
	if (!premiere) throw new RangeError('A prudent day needs at least one reading');
	return jourOuvertPrecedent(plusTot(premiere, ...autres), zone);
}

/** The step that gives the prudent day. */
export const etapePrudente = (prudente: Day): Etape =>
	etape(
		`Visez le ${enToutesLettres(prudente)} : jour ouvert qui respecte la lecture la plus courte que l'on puisse vous opposer.`,
		prudente
	);

/** The count of a day that was checked to be inside the known calendar. */
export function compte(resultat: ({ ok: true } & Decompte) | Refus): Decompte {
	if (!resultat.ok) throw new RangeError(resultat.refus.message);
	return resultat;
}
