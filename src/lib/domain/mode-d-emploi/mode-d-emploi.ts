import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { premier } from '#lib/domain/dossier/depart.ts';
import type { ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import { echeances } from '#lib/domain/dossier/echeances.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { ECHEANCES } from '#lib/domain/dossier/libelles.ts';
import { CODES_D_ETAPE, type CodeDEtape, type Etape } from '#lib/domain/mode-d-emploi/etape.ts';
import { TRAMES } from '#lib/domain/mode-d-emploi/phrases.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { EmployeurCode, RegimeCode, Zone } from '#lib/domain/regimes/codes.ts';
import { estAncien, type RegimeApplicable, regimeApplicable } from '#lib/domain/regimes/regimes.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import { typographie } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;

/** Who follows the steps, and what has happened to them; no fact: the steps as they are for everybody under these rules. */
export type Suivi = {
	regime: RegimeCode;
	employeur: EmployeurCode | null;
	zone: Zone;
	au: Day;
	/** What has happened so far, in any order. */
	faits: readonly Fait[];
	/** The day of the interview, past or to come, when it is known. */
	entretienLe: Day | null;
};

/**
 * The steps of a collective refusal for this agent, with their own days. Refused: an older marking system, which has no such
 * interview; an employer that does not go with the régime; facts that could not have happened in that order.
 */
export function modeDEmploi(suivi: Suivi): { ok: true; etapes: Etape[] } | Refus {
	const { regime, employeur } = suivi;
	if (estAncien(regime)) {
		return refus(
			'regime-ancien',
			'Ces règles de notation sont anciennes : faites confirmer votre statut par le syndicat avant toute démarche.',
			'statut'
		);
	}
	const regles = regimeApplicable(regime, employeur);
	if (!regles.ok) return regles;
	const chaine = echeances(suivi);
	if (!chaine.ok) return chaine;
	const jours = joursDe(suivi, regles.regime, chaine);
	return {
		ok: true,
		etapes: CODES_D_ETAPE.map((code) =>
			typographiee({ code, jours: jours[code] ?? [], ...TRAMES[code](regles.regime) })
		)
	};
}

function joursDe(
	{ faits, au, entretienLe }: Suivi,
	regime: RegimeApplicable,
	chaine: ResultatEcheances
): Partial<Record<CodeDEtape, string[]>> {
	const convocation = premier(faits, 'convocation-recue');
	const refusLe = premier(faits, 'refus-envoye')?.le;
	return {
		convocation: convocation ? joursDeConvocation(convocation.le, entretienLe, regime) : [],
		refus: refusLe ? [`Refus envoyé le ${enToutesLettres(refusLe)}.`] : veille(entretienLe, au),
		jour: entretienLe
			? [`Entretien prévu le ${enToutesLettres(entretienLe)}${distance(entretienLe, au)}.`]
			: [],
		'compte-rendu': [...remises(faits), ...aTenir(chaine, ['observations'])],
		contester: aTenir(chaine, ['recours-hierarchique', 'saisine-cap', 'recours-contentieux'])
	};
}

function joursDeConvocation(recueLe: Day, entretienLe: Day | null, regime: RegimeApplicable): string[] {
	const recue = `Reçue le ${enToutesLettres(recueLe)}.`;
	if (!entretienLe) return [recue];
	const jours = recueLe.until(entretienLe, { largestUnit: 'days' }).days;
	const { preavis } = regime;
	const compte = `Jusqu’à l’entretien : ${enJours(Math.max(0, jours))}.`;
	if (preavis.certitude === 'a-verifier') return [recue, compte];
	return [
		recue,
		jours < preavis.jours
			? `${compte} C’est moins que les ${preavis.jours} jours du texte : vous pouvez demander un report par écrit.`
			: `${compte} Le texte en veut au moins ${preavis.jours}.`
	];
}

/** The last day to write before the interview; a past one is told as such. */
function veille(entretienLe: Day | null, au: Day): string[] {
	if (!entretienLe) return [];
	const dernier = entretienLe.subtract({ days: 1 });
	const reste = au.until(dernier, { largestUnit: 'days' }).days;
	if (reste >= 0) return [`Écrivez au plus tard le ${enToutesLettres(dernier)}${distance(dernier, au)}.`];
	return reste === -1
		? ['L’entretien est aujourd’hui : écrivez avant l’heure.']
		: [
				'Le jour de l’entretien est passé. Vous n’y êtes pas allé·e et n’avez rien écrit ? Écrivez maintenant, avec la section.'
			];
}

const remises = (faits: readonly Fait[]): string[] =>
	faits.flatMap(({ type, le }) => {
		if (type === 'compte-rendu-communique') return [`Donné à relire le ${enToutesLettres(le)}.`];
		return type === 'compte-rendu-notifie' ? [`Notifié le ${enToutesLettres(le)}.`] : [];
	});

/** The days to keep of these steps, while they are still open: the advised one, then the last one. */
const aTenir = ({ echeances: toutes, au }: ResultatEcheances, codes: readonly CodeEcheance[]): string[] =>
	toutes
		.filter(({ code, statut }) => codes.includes(code) && (statut === 'ouverte' || statut === 'depassee'))
		.flatMap(({ code, statut, prudente, limite, certitude }) => {
			const { titre } = ECHEANCES[code];
			if (!limite && certitude !== 'a-verifier')
				return [`${titre} : le texte ne fixe pas de délai, écrivez vite.`];
			if (!limite || certitude === 'a-verifier')
				return [`${titre} : délai à vérifier, agissez tout de suite et demandez à la section.`];
			if (statut === 'depassee') return [`${titre} : le dernier jour était le ${enToutesLettres(limite)}.`];
			const vise = prudente ?? limite;
			return [
				`${titre} : visez le ${enToutesLettres(vise)}${distance(vise, au)}. Dernier jour : ${enToutesLettres(limite)}.`
			];
		});

function distance(jour: Day, au: Day): string {
	const jours = au.until(jour, { largestUnit: 'days' }).days;
	if (jours < 0) return '';
	if (jours === 0) return ', aujourd’hui';
	return jours === 1 ? ', demain' : `, dans ${enJours(jours)}`;
}

const enJours = (jours: number): string => `${jours} jour${jours > 1 ? 's' : ''}`;

const typographiee = (etape: Etape): Etape => ({
	...etape,
	bref: typographie(etape.bref),
	jours: etape.jours.map(typographie),
	vous: etape.vous.map((une) => ({ ...une, texte: typographie(une.texte) })),
	employeur: etape.employeur.map((une) => ({ ...une, texte: typographie(une.texte) })),
	garder: etape.garder.map(typographie)
});
