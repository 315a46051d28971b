import { estOuvrable, jourConnu, ouvertAuPlusTard } from '#lib/domain/delais/calendrier.ts';
import { decompte, type Maniere, numeroDuTerme } from '#lib/domain/delais/decompte.ts';
import { type Duree, dureeEnFrancais } from '#lib/domain/delais/duree.ts';
import { estAConfirmer, ferieNational, feriesLocaux, refusAnnee } from '#lib/domain/delais/feries.ts';
import { apres, enToutesLettres, estFinDeSemaine, nomDuJour } from '#lib/domain/delais/jour.ts';
import { jourDuNumero, numero } from '#lib/domain/delais/numero.ts';
import type { Refus } from '#lib/domain/refus.ts';
import type { Zone } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;

/** One step of an explained count: what was done, the day it led to, the code of its source. */
export type Etape = { texte: string; date: Day | null; fondement?: string };

/** Where a delay ends. */
export type Fin = {
	/** Last day before any move to a working day. */
	limiteSansReport: Day;
	limite: Day;
};

/** Where a delay ends, and how it was counted. */
export type Decompte = Fin & { etapes: Etape[] };

type Compte = { depuis: Day; duree: Duree; zone: Zone };
type Resultat = ({ ok: true } & Decompte) | Refus;

/** One step; the sentence is given French typography. */
export const etape = (texte: string, date: Day | null, fondement?: string): Etape => ({
	texte: typographie(texte),
	date,
	...(fondement === undefined ? {} : { fondement })
});

/**
 * Last day to act when the delay is written “franc”, or is a court period: neither the first nor the last day counts, and
 * the end moves past Saturdays, Sundays and national holidays. Refused: a day outside the known calendar.
 */
export const acteDansDelaiFranc = (compte: Compte): Resultat =>
	delai({ ...compte, franc: true, report: true });

/** Last day to act when the delay is not written “franc”: no day added, no move. Refused: as above. */
export const acteDansDelaiSimple = (compte: Compte): Resultat =>
	delai({ ...compte, franc: false, report: false });

/**
 * Day on which a rejection is born from silence: same day-number, no day added, never moved, be it a Sunday. It is an event,
 * not a day to act by. Refused: as above.
 */
export function evenementParSilence({ depuis, duree }: Omit<Compte, 'zone'>): Resultat {
	const naissance = fin({ depuis, duree, franc: false, report: false });
	if (!naissance.ok) return naissance;
	return { ...naissance, etapes: etapesDuSilence(depuis, duree, naissance.limite) };
}

/**
 * Counts one delay as asked, and explains it. Local holidays of the zone never move its end: a step says that they exist.
 * Refused: a day outside the known calendar (1970–2100).
 */
export function delai(compte: Compte & Maniere): Resultat {
	const compteFait = fin(compte);
	if (!compteFait.ok) return compteFait;
	const { limiteSansReport, limite } = compteFait;
	const etapes = [
		...etapesDuCompte(compte, limiteSansReport),
		...etapesDuReport(limiteSansReport, limite),
		...etapesLocales(limiteSansReport, limite, compte.zone)
	];
	return { ...compteFait, etapes };
}

/** The end of a delay without a word of explanation. Refused: as above. */
export function fin(compte: { depuis: Day } & Maniere): ({ ok: true } & Fin) | Refus {
	const { depuis, duree, franc } = compte;
	const debut = numero(depuis);
	const comptee = decompte(debut, compte);
	if (comptee) {
		const { sansReport, limite } = comptee;
		return { ok: true, limiteSansReport: jourDuNumero(sansReport), limite: jourDuNumero(limite) };
	}
	return jourConnu(debut) ? refusAnnee(terme(depuis, duree, franc).year) : refusAnnee(depuis.year, 'depuis');
}

/** The elementary count alone: no move, and no check of the calendar. */
export const terme = (depuis: Day, duree: Duree, franc: boolean): Day =>
	jourDuNumero(numeroDuTerme(numero(depuis), duree, franc));

/** The day itself if it is open in the zone, else the previous one that is neither weekend, national nor local holiday. */
export const jourOuvertPrecedent = (jour: Day, zone: Zone): Day =>
	jourDuNumero(ouvertAuPlusTard(numero(jour), zone));

function etapesDuSilence(depuis: Day, duree: Duree, le: Day): Etape[] {
	const etapes = [
		etape(`Le silence se compte du ${enToutesLettres(depuis)}.`, depuis),
		etape(
			`Compter ${dureeEnFrancais(duree)} de silence mène au ${enToutesLettres(le)}, sans jour ajouté.`,
			le
		)
	];
	if (!estOuvrable(le)) {
		etapes.push(
			etape(
				`Cette date ne bouge pas, même ${pourquoiFerme(le)} : un rejet par silence naît tout seul, aucun jour n'est gagné.`,
				le
			)
		);
	}
	return etapes;
}

function etapesDuCompte({ depuis, duree, franc }: Compte & { franc: boolean }, fin: Day): Etape[] {
	const longueur = dureeEnFrancais(duree);
	const sansFranc = terme(depuis, duree, false);
	const raccourci = 'mois' in duree && sansFranc.day !== depuis.day;
	const etapes = [
		etape(
			`Le délai part du ${enToutesLettres(depuis)} ; ce jour-là ne compte pas, les jours suivants comptent tous, y compris samedis, dimanches et jours fériés.`,
			depuis
		),
		etape(
			raccourci
				? `${longueur} plus tard, le mois n'a pas de ${depuis.day} : on retient son dernier jour, ${enToutesLettres(sansFranc)}.`
				: `Compter ${longueur} mène au ${enToutesLettres(sansFranc)}.`,
			sansFranc
		)
	];
	if (franc) {
		etapes.push(
			etape(
				`Le délai est franc : son dernier jour s'ajoute, ce qui mène au ${enToutesLettres(fin)}.`,
				fin,
				'ce-472836'
			)
		);
	}
	return etapes;
}

function etapesDuReport(fin: Day, limite: Day): Etape[] {
	if (estOuvrable(fin)) return [];
	if (apres(limite, fin)) {
		return [
			etape(
				`Le dernier jour tombe ${pourquoiFerme(fin)} : le délai se termine le premier jour ouvrable qui suit, ${enToutesLettres(limite)}.`,
				limite,
				'cpc-art-642'
			)
		];
	}
	return [
		etape(
			`Le dernier jour tombe ${pourquoiFerme(fin)}, mais ce délai n'est pas reporté au jour ouvrable suivant.`,
			fin
		)
	];
}

/** Local holidays met at the end of the count, and the zones whose list is to be confirmed. */
function etapesLocales(fin: Day, limite: Day, zone: Zone): Etape[] {
	const etapes: Etape[] = [];
	for (let jour = fin; !apres(jour, limite); jour = jour.add({ days: 1 })) {
		for (const { nom } of feriesLocaux(jour, zone)) {
			etapes.push(
				etape(
					`Le ${enToutesLettres(jour)} est un jour férié local (${nom}) : il ne déplace pas le dernier jour. Agissez avant.`,
					jour
				)
			);
		}
	}
	if (estAConfirmer(zone)) {
		etapes.push(
			etape(
				'La liste des jours fériés locaux de ce territoire est à confirmer sur place chaque année.',
				limite
			)
		);
	}
	return etapes;
}

const pourquoiFerme = (jour: Day): string => {
	const ferie = ferieNational(jour);
	if (!ferie) return `un ${nomDuJour(jour)}`;
	const nom = `un jour férié (${ferie.nom})`;
	return estFinDeSemaine(jour) ? `un ${nomDuJour(jour)} et ${nom}` : nom;
};
