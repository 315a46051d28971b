import { type Etape, etape, terme } from '#lib/domain/delais/delais.ts';
import { duree } from '#lib/domain/delais/duree.ts';
import { apres, avant, enToutesLettres, plusTot } from '#lib/domain/delais/jour.ts';
import { datePrudente, etapePrudente } from '#lib/domain/dossier/dates.ts';
import { depart, type Faits, premier, reception } from '#lib/domain/dossier/depart.ts';
import type { Echeance } from '#lib/domain/dossier/echeance.ts';
import {
	assemble,
	auMieuxDiscute,
	avecEtapes,
	type Cadre,
	datee,
	envoiTardif,
	estAccomplie,
	remarques,
	sansDate,
	statutDActe
} from '#lib/domain/dossier/echeance-de-regle.ts';
import { instance } from '#lib/domain/regimes/instances.ts';
import { estDatee, type RegleDatee } from '#lib/domain/regimes/regle.ts';

type Day = Temporal.PlainDate;
type Voisines = { recours: Echeance; reponse: Echeance; contentieux: Echeance };

/**
 * The commission (CAP or CCP): one month from the answer; without an answer, a precautionary month from the end of the
 * authority’s time (decompte.md § 7, D05 and D06).
 */
export function saisineCommission(cadre: Cadre, voisines: Voisines): Echeance {
	const regle = cadre.regime.regles['saisine-cap'];
	const reponse = depart(cadre.faits, ['reponse-notifiee']);
	if (!estDatee(regle)) {
		const echeance = sansDate(cadre, 'saisine-cap', regle, reponse?.le ?? null);
		return avecInstance(cadre, avecAccord(cadre.faits, echeance));
	}
	const echeance = reponse
		? aRenouveler(cadre, reponse.le, avecAccord(cadre.faits, datee(cadre, 'saisine-cap', regle, reponse)))
		: (apresSilence(cadre, regle, voisines) ?? datee(cadre, 'saisine-cap', regle, null));
	return avecInstance(cadre, avecDoute(cadre, echeance, voisines));
}

/** The authority granted everything: nothing is left to refer. */
function avecAccord(faits: Faits, echeance: Echeance): Echeance {
	if (premier(faits, 'reponse-notifiee')?.sens !== 'total') return echeance;
	return avecEtapes(
		{ ...echeance, statut: 'sans-objet' },
		etape('La réponse vous donne entièrement satisfaction : rien à porter devant la commission.', null)
	);
}

/** A referral made before the answer was a precaution: it has to be renewed, unless the commission has spoken. */
function aRenouveler({ faits, regime, au }: Cadre, reponseLe: Day, echeance: Echeance): Echeance {
	if (echeance.statut !== 'accomplie') return echeance;
	const renouvelee = faits.some(
		({ type, le }) => type === 'cap-avis' || (type === 'cap-saisie' && !avant(le, reponseLe))
	);
	if (renouvelee) return echeance;
	return avecEtapes(
		{
			...echeance,
			statut: statutDActe({ accompli: false, depuis: reponseLe, limite: echeance.limite, au })
		},
		etape(
			'Vous aviez saisi la commission avant la réponse, par précaution : renouvelez votre saisine.',
			null,
			regime.regles['saisine-cap'].fondements[0]
		)
	);
}

/** Opens the day after the authority’s last day, when nothing was answered. Null before. */
function apresSilence(
	{ faits, regime, zone, au }: Cadre,
	regle: RegleDatee,
	{ reponse, contentieux }: Voisines
): Echeance | null {
	const recu = reception(faits);
	const finDeLAutorite = reponse.limite;
	const regleDeReponse = regime.regles['reponse-autorite'];
	// What silence is worth was read nowhere for a régime whose delay comes from a text of the section alone.
	if (regle.parTexteLocal) return null;
	if (!recu || !finDeLAutorite || !estDatee(regleDeReponse) || !apres(au, finDeLAutorite)) return null;
	const limite = terme(finDeLAutorite, duree(regle.duree), false);
	// A shorter time written in a text of the section may be held against the agent; it moves the prudent day only.
	const debutPrudent = plusTot(
		terme(recu.auPlusTot, duree(regleDeReponse.duree), false),
		...regleDeReponse.lectures.map((lecture) =>
			terme(recu.auPlusTot, duree(lecture.duree ?? regleDeReponse.duree), false)
		)
	);
	const prudente = datePrudente(
		[regle, ...regle.lectures].map((lecture) =>
			terme(debutPrudent, duree(lecture.duree ?? regle.duree), false)
		),
		zone
	);
	const accompli = estAccomplie(faits, regle);
	return assemble('saisine-cap', regle, {
		depuis: finDeLAutorite,
		limite,
		prudente,
		statut: statutDActe({ accompli, depuis: finDeLAutorite, limite, au }),
		certitude: auMieuxDiscute(regle),
		etapes: [
			...recu.etapes,
			etape(
				`Aucune réponse au ${enToutesLettres(finDeLAutorite)}, dernier jour de l'autorité : saisissez la commission par précaution. Ce que vaut ce silence se discute.`,
				finDeLAutorite,
				'fiche-cdg77-ccp'
			),
			etape(`Un mois depuis ce jour mène au ${enToutesLettres(limite)}.`, limite, regle.fondements[0]),
			etapePrudente(prudente),
			...defense(contentieux),
			...remarques(regle, accompli)
		]
	});
}

/** Reading B: never « trop tard » alone. */
const defense = ({ limite, statut }: Echeance): Etape[] => [
	etape(
		'Si la commission est déclarée saisie trop tard, soutenez que le mois n’a couru que du rejet par silence, né au bout de deux mois. Si elle l’est trop tôt, renouvelez votre saisine après la réponse.',
		null,
		'crpa-l231-4'
	),
	...(limite && statut !== 'accomplie'
		? [
				etape(
					`Devant le tribunal, le dernier jour ${statut === 'depassee' ? 'était' : 'est'} le ${enToutesLettres(limite)}, que la commission soit saisie ou non.`,
					limite
				)
			]
		: [])
];

/** A late appeal may cost the commission, not the court. */
function avecDoute({ faits, regime }: Cadre, echeance: Echeance, { recours }: Voisines): Echeance {
	if (!envoiTardif(faits, recours) || !echeance.limite) return echeance;
	const doute = etape(
		'Votre recours hiérarchique est parti trop tard : la commission peut refuser de vous entendre.',
		null,
		regime.regles['recours-hierarchique'].fondements[0]
	);
	return avecEtapes({ ...echeance, certitude: 'discute' }, doute);
}

/** Names the commission as it was called on the day that counts. */
function avecInstance({ regime, au }: Cadre, echeance: Echeance): Echeance {
	const commission = instance(regime.code, regime.employeur, echeance.depuis ?? au);
	if (!commission) return echeance;
	const reserve = commission.certitude === 'a-verifier' ? ' Laquelle : à vérifier avec le syndicat.' : '';
	const nom = etape(`À saisir : ${commission.nom}.${reserve}`, null, commission.fondements[0]);
	return avecEtapes(echeance, nom);
}
