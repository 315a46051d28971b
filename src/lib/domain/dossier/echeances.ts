import { type Etape, etape } from '#lib/domain/delais/delais.ts';
import { apres, avant, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { argumentsDeDepart } from '#lib/domain/dossier/arguments-de-depart.ts';
import { chronologie } from '#lib/domain/dossier/chronologie.ts';
import { recoursContentieux } from '#lib/domain/dossier/contentieux.ts';
import {
	envoiDuRecours,
	envoiSansPreuve,
	type Faits,
	premier,
	reception
} from '#lib/domain/dossier/depart.ts';
import type { Echeance, Maintenant, ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import {
	avecEtapes,
	type Cadre,
	echeanceDeRegle,
	envoiTardif
} from '#lib/domain/dossier/echeance-de-regle.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { irregularites } from '#lib/domain/moyens/irregularites.ts';
import { ECHEANCES } from '#lib/domain/dossier/libelles.ts';
import { regimeDuDossier } from '#lib/domain/dossier/regime-du-dossier.ts';
import { rejetImplicite, reponseAutorite } from '#lib/domain/dossier/reponse.ts';
import { saisineCommission } from '#lib/domain/dossier/saisine-commission.ts';
import { situation } from '#lib/domain/dossier/situation.ts';
import type { Refus } from '#lib/domain/refus.ts';
import type { EmployeurCode, RegimeCode, Zone } from '#lib/domain/regimes/codes.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';
import type { TexteLocal } from '#lib/domain/regimes/texte-local.ts';
import { JOURS_AVANT } from '#lib/domain/rappels/paliers.ts';
import { typographie } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;

export type Question = {
	/** In any order. */
	faits: readonly Fait[];
	regime: RegimeCode;
	employeur?: EmployeurCode | null;
	zone: Zone;
	/** The day on which the question is asked. */
	au: Day;
	/** Union discharge in percent, when known. */
	decharge?: number;
	/** Texts entered by the section of the agent. */
	textes?: readonly TexteLocal[];
};

/** Days before the prudent day from which an act that may wait is shown as the one to do: the first reminder. */
export const [JOURS_D_ALERTE] = JOURS_AVANT;

/**
 * The whole chain of a dossier: where it stands, the act to do now, every step with its last day and its prudent day, why, by
 * which source, and what the facts show to be out of order (reference: decompte.md §§ 3–8 and 11). Refused: facts that could
 * not have happened in that order, a fact after `au`, an employer that does not go with the régime. The older marking systems
 * have no chain: the list is empty and `phrase` says so.
 */
export function echeances(question: Question): ({ ok: true } & ResultatEcheances) | Refus {
	const { regime: code, employeur, zone, au, decharge, textes } = question;
	const ordre = chronologie(question.faits, { regime: code, au });
	if (!ordre.ok) return ordre;
	const { faits } = ordre;
	if (estAncien(code)) return { ok: true, ...sansChaine(code, au, faits) };
	const applicable = regimeDuDossier({ regime: code, employeur, textes, faits, au });
	if (!applicable.ok) return applicable;
	const cadre: Cadre = { faits, regime: applicable.regime, zone, au };
	const liste = chaine(cadre);
	return {
		ok: true,
		regime: code,
		au,
		situation: situation(faits, { silence: estSilence(faits, liste, au), clos: estClos(liste) }),
		maintenant: maintenant(faits, liste, au),
		echeances: liste,
		irregularites: irregularites({ ...cadre, echeances: liste, decharge }),
		departs: argumentsDeDepart(cadre, { echeances: liste, au }),
		phrase: null
	};
}

const sansChaine = (regime: RegimeCode, au: Day, faits: Faits): ResultatEcheances => ({
	regime,
	au,
	situation: situation(faits, { silence: false, clos: false }),
	maintenant: null,
	echeances: [],
	irregularites: [],
	departs: [],
	phrase: typographie(
		"Cette ancienne notation n'a ni délai ni recours écrits dans son texte : il n'y a pas d'échéance à calculer. Faites confirmer votre statut par le syndicat."
	)
});

function chaine(cadre: Cadre): Echeance[] {
	const recours = echeanceDeRegle(cadre, 'recours-hierarchique');
	const reponse = reponseAutorite(cadre);
	const contentieux = recoursContentieux(cadre, recours);
	return [
		echeanceDeRegle(cadre, 'communication-compte-rendu'),
		echeanceDeRegle(cadre, 'observations'),
		avecEtapes(recours, ...etapesDuRetard(cadre, recours, contentieux)),
		reponse,
		rejetImplicite(cadre),
		saisineCommission(cadre, { recours, reponse, contentieux }),
		contentieux
	].map((echeance) => avecUrgence(echeance, cadre.au));
}

/** An appeal that is late, sent or not, still has an effect before the court: say what remains. */
function etapesDuRetard({ faits, au }: Cadre, recours: Echeance, contentieux: Echeance): Etape[] {
	const envoi = envoiTardif(faits, recours);
	if (envoi) {
		const seuleLaReception = !premier(faits, 'recours-hierarchique-envoye');
		return [
			etape(
				`Votre recours porte la date du ${enToutesLettres(envoi)}, après le dernier jour : la commission peut refuser de vous entendre. Envoyé dans les deux mois, il garde son effet pour le tribunal.`,
				envoi,
				'ce-beaulieu-1964'
			),
			...(seuleLaReception ? [ENVOI_A_NOTER] : []),
			...etapesSansPreuve(faits)
		];
	}
	const { limite } = contentieux;
	if (recours.statut !== 'depassee' || !limite || apres(au, limite)) return [];
	return [
		etape(
			`Le dernier jour est passé : la commission pourra refuser de vous entendre. Le tribunal reste ouvert jusqu'au ${enToutesLettres(limite)}, et un recours envoyé d'ici là interrompt encore son délai.`,
			limite,
			'ce-beaulieu-1964'
		)
	];
}

/** An earlier sending might have been in time, if it could be proved. */
function etapesSansPreuve(faits: Faits): Etape[] {
	const envoi = envoiSansPreuve(faits);
	if (!envoi) return [];
	return [
		etape(
			`Un premier envoi, le ${enToutesLettres(envoi)}, ne se prouve pas : cherchez ce qui le montre, un accusé de réception ou une réponse qui en parle, et notez le jour de sa réception.`,
			envoi
		)
	];
}

/** Only the receipt is recorded: the day of sending may have been in time (D09). */
const ENVOI_A_NOTER = etape(
	"C'est le jour de sa réception : notez le jour de l'envoi, le cachet de la poste peut suffire.",
	null,
	'crpa-l112-1'
);

/** Past the prudent day but not the last one: still time, but today. */
function avecUrgence(echeance: Echeance, au: Day): Echeance {
	const { pour, statut, prudente, limite } = echeance;
	if (pour !== 'agent' || statut !== 'ouverte' || !prudente || !limite || !apres(au, prudente)) {
		return echeance;
	}
	const urgence: Etape = etape(
		`La date conseillée est passée ; il est encore temps, jusqu'au ${enToutesLettres(limite)}, mais faites-le aujourd'hui.`,
		limite
	);
	return avecEtapes(echeance, urgence);
}

const trouver = (liste: readonly Echeance[], code: Echeance['code']) =>
	liste.find((echeance) => echeance.code === code);

/** No answer, and the authority’s time is over: its fifteen days when its receipt is established, else the two months. */
function estSilence(faits: Faits, liste: readonly Echeance[], au: Day): boolean {
	if (premier(faits, 'reponse-notifiee')) return false;
	const rejet = trouver(liste, 'rejet-implicite')?.limite;
	const reponse = trouver(liste, 'reponse-autorite')?.limite;
	const rejete = rejet !== null && rejet !== undefined && !avant(au, rejet);
	const enRetard = reception(faits)?.etablie === true && !!reponse && apres(au, reponse);
	return rejete || enRetard;
}

/** The court period is over and nothing else is open to the agent. */
const estClos = (liste: readonly Echeance[]): boolean =>
	trouver(liste, 'recours-contentieux')?.statut === 'depassee' &&
	!liste.some(({ pour, statut, limite }) => pour === 'agent' && statut === 'ouverte' && limite !== null);

/** Recourses lost by waiting: to be done at once where their delay could not be verified. Remarks stop no clock. */
const RECOURS_SANS_ATTENDRE: readonly Echeance['code'][] = ['recours-hierarchique', 'saisine-cap'];

/**
 * The act to do: among those open to the agent, a recourse whose delay could not be verified, then the earliest prudent day.
 * While the authority still has time to answer, or has granted everything, the court can wait until its prudent day comes near.
 * On the same day a recourse goes before remarks, which stop no clock.
 */
function maintenant(faits: Faits, liste: readonly Echeance[], au: Day): Maintenant | null {
	const ouvertes = liste.filter(({ pour, statut }) => pour === 'agent' && statut === 'ouverte');
	const sansAttendre = ouvertes.find(
		({ code, certitude }) => certitude === 'a-verifier' && RECOURS_SANS_ATTENDRE.includes(code)
	);
	if (sansAttendre && !estClos(liste)) return acte(sansAttendre);
	const attente =
		(envoiDuRecours(faits) !== null &&
			!premier(faits, 'reponse-notifiee') &&
			!estSilence(faits, liste, au)) ||
		premier(faits, 'reponse-notifiee')?.sens === 'total';
	const parUrgence = ouvertes
		.flatMap((echeance) => {
			const { code, prudente } = echeance;
			if (!prudente) return [];
			const peutAttendre = attente && code === 'recours-contentieux';
			return peutAttendre && avant(au, prudente.subtract({ days: JOURS_D_ALERTE }))
				? []
				: [{ echeance, prudente }];
		})
		.toSorted(
			(a, b) =>
				Temporal.PlainDate.compare(a.prudente, b.prudente) ||
				Number(a.echeance.code === 'observations') - Number(b.echeance.code === 'observations')
		);
	return parUrgence[0] ? acte(parUrgence[0].echeance) : null;
}

const acte = ({ code, prudente }: Echeance): Maintenant => ({
	code,
	titre: ECHEANCES[code].titre,
	prudente
});
