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
import { apres, avant, enToutesLettres, plusTot } from '#lib/domain/delais/jour.ts';
import { depart, type Faits } from '#lib/domain/dossier/depart.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { codeDeSource } from '#lib/domain/regimes/fondements.ts';
import type { Zone } from '#lib/domain/regimes/codes.ts';
import type { RegleDatee } from '#lib/domain/regimes/regle.ts';

type Day = Temporal.PlainDate;

/** The two days of a step and how they were found. */
export type Dates = { limite: Day; prudente: Day | null; etapes: Etape[] };

/**
 * Days of a rule from its start. `auPlusTot` and `faits` only make the prudent day earlier. Refused: an end outside the known
 * calendar.
 */
export function dates(
	regle: RegleDatee,
	{ depuis, auPlusTot, faits, zone }: { depuis: Day; auPlusTot: Day; faits: Faits; zone: Zone }
): ({ ok: true } & Dates) | Refus {
	const longueur = duree(regle.duree);
	if (regle.genre === 'evenement-par-silence') {
		const naissance = evenementParSilence({ depuis, duree: longueur });
		if (!naissance.ok) return naissance;
		return { ok: true, limite: naissance.limite, prudente: null, etapes: naissance.etapes };
	}
	const franc = regle.genre === 'acte-franc';
	const decompte = (franc ? acteDansDelaiFranc : acteDansDelaiSimple)({ depuis, duree: longueur, zone });
	if (!decompte.ok) return decompte;
	const lectures = autresLectures(regle, { depuis, auPlusTot, faits });
	const prudente = datePrudente([decompte.limiteSansReport, ...lectures.map(({ fin }) => fin)], zone);
	return {
		ok: true,
		limite: decompte.limite,
		prudente,
		etapes: [
			...decompte.etapes,
			...(apres(decompte.limite, decompte.limiteSansReport) ? [RESERVE_SUR_LE_REPORT] : []),
			...lectures
				.filter(({ texte, fin }) => texte !== null && avant(fin, decompte.limiteSansReport))
				.map(({ texte, fin, source }) =>
					etape(`Lecture plus courte : ${texte}, soit jusqu'au ${enToutesLettres(fin)}.`, fin, source)
				),
			regle.pour === 'agent' ? etapePrudente(prudente) : etapeLendemain(prudente)
		]
	};
}

type Fin = { texte: string | null; fin: Day; source?: string };

/** Last days of the other readings, none of them moved; a first presentation counts in each. */
function autresLectures(
	regle: RegleDatee,
	{ depuis, auPlusTot, faits }: { depuis: Day; auPlusTot: Day; faits: Faits }
): Fin[] {
	const franc = regle.genre === 'acte-franc';
	return [
		{ texte: null, fin: terme(auPlusTot, duree(regle.duree), franc) },
		...regle.lectures.flatMap((lecture) => {
			const debut = lecture.depuis ? depart(faits, lecture.depuis) : { le: depuis, auPlusTot };
			if (!debut) return [];
			const longueur = duree(lecture.duree ?? regle.duree);
			const fin = terme(plusTot(debut.le, debut.auPlusTot), longueur, lecture.franc ?? franc);
			return [{ texte: lecture.texte, fin, source: codeDeSource(lecture.fondements[0]) }];
		})
	];
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

/** No text writes the move to a working day for the delays of the appraisal decrees (D02). */
const RESERVE_SUR_LE_REPORT = etape(
	"Ce report est la règle générale des délais francs ; aucun texte ne l'écrit pour celui-ci : ne comptez pas dessus.",
	null,
	'ce-312682'
);

/** The prudent day of an act of the authority: nothing is asked of the agent. */
const etapeLendemain = (prudente: Day): Etape =>
	etape(
		`Par la lecture la plus courte, l'acte peut déjà être tenu pour manquant après le ${enToutesLettres(prudente)}. Le retard ne se constate qu'après le dernier jour.`,
		prudente
	);

/** The step that gives the prudent day of an act of the agent. */
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
