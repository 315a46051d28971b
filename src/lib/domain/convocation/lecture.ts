import type { EmployeurCode, PieceConvocation, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { TexteLocal } from '#lib/domain/regimes/texte-local.ts';
import type { Alerte } from './alertes.ts';
import { alerteDuConstat, alertesDesSilences, parGravite } from './alertes.ts';
import { auteurEcrit } from './auteur.ts';
import { sansBalises } from './balises.ts';
import { controles, preavis, sourceDuMeneur } from './controles.ts';
import { messages } from './courriel.ts';
import { creneau } from './creneau.ts';
import { sansCalendrier } from './invitation.ts';
import { lieuEcrit } from './lieu.ts';
import { annonceUnTiers, evaluateurEcrit } from './personnes.ts';
import { piecesJointes } from './pieces.ts';
import { enonces, texteNormal } from './texte.ts';

type Day = Temporal.PlainDate;

/** What the reader may know besides the text. */
export type OptionsDeLecture = {
	recueLe?: Day;
	regime?: RegimeCode;
	employeur?: EmployeurCode;
	/** Texts entered by the section of the agent: a longer notice. */
	textes?: readonly TexteLocal[];
};

/** What a convocation says, and what is wrong with it. What it does not say, or leaves to a choice, is null with an alert. */
export type LectureConvocation = {
	entretienLe: Day | null;
	/** `HH:MM` */
	heure: string | null;
	lieu: string | null;
	evaluateur: string | null;
	/** Announced as enclosed. */
	pieces: PieceConvocation[];
	/** Days from the reception to the interview. */
	preavisJours: number | null;
	alertes: Alerte[];
};

/**
 * Reads a convocation pasted from a mail, a letter, a calendar or a scan. Nothing is invented: a year that is not written is
 * the first one that puts the interview after the reception, and an alert says so. Never throws; `texteLisible` tells beforehand
 * whether a text is worth reading.
 */
export function lectureConvocation(source: string, options: OptionsDeLecture): LectureConvocation {
	const texte = texteNormal(sansCalendrier(sansBalises(source)));
	const phrases = enonces(texte);
	const rendezVous = creneau(texte, phrases, messages(texte), options.recueLe);
	const { message, sources } = rendezVous;
	const { lieu, motif: lieuManquant } = premiere(
		sources.map((fil) => lieuEcrit(texte, phrases, fil, fil === message ? rendezVous.enonce : null)),
		'absent'
	);
	const { evaluateur, motif: evaluateurManquant } = premiere(
		sources.map((fil) => evaluateurEcrit(texte, fil)),
		'inconnu'
	);
	const pieces = piecesJointes(texte, phrases, message, rendezVous.jour?.year ?? null);
	const preavisJours = preavis(options.recueLe, rendezVous.jour);
	const { jour: entretienLe, heure, constats } = rendezVous;
	const alertes = [
		...constats.map(alerteDuConstat),
		...controles({
			...options,
			preavisJours,
			pieces,
			heure,
			lieu,
			auteur: entretienLe === null && heure === null ? null : auteurEcrit(texte, phrases, message, evaluateur)
		}),
		...alertesDesSilences({
			heure: heure === null && !constats.some(({ code }) => code === 'plusieurs-dates'),
			lieu: lieuManquant,
			evaluateur: evaluateurManquant,
			reception: options.recueLe === undefined,
			tiers: annonceUnTiers(texte, phrases, message),
			sourceDuMeneur: sourceDuMeneur(options)
		})
	];
	return { entretienLe, heure, lieu, evaluateur, pieces, preavisJours, alertes: parGravite(alertes) };
}

/** The first reading that says something, were it a choice; else the silence of the first. */
const premiere = <L extends { motif: string | null }>(lectures: L[], silence: L['motif']): L =>
	lectures.find(({ motif }) => motif !== silence) ?? lectures[0]!;
