import { type Etape, etape } from '#lib/domain/delais/delais.ts';
import { apres, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { type Faits, premier } from '#lib/domain/dossier/depart.ts';
import type { Echeance } from '#lib/domain/dossier/echeance.ts';
import {
	assemble,
	auMieuxDiscute,
	type Cadre,
	departManquant,
	envoiTardif,
	estAccomplie,
	sansDate,
	statutDActe
} from '#lib/domain/dossier/echeance-de-regle.ts';
import { type DelaiContentieux, delaiContentieux } from '#lib/domain/dossier/horloges.ts';
import type { Zone } from '#lib/domain/regimes/codes.ts';
import { estDatee } from '#lib/domain/regimes/regle.ts';

const ZONES_SANS_DELAI_DE_DISTANCE: readonly Zone[] = ['metropole', 'alsace-moselle'];

/** The court: the day of `horloges.ts`, with what weakens it and what can be pleaded against lateness. */
export function recoursContentieux(cadre: Cadre, recours: Echeance): Echeance {
	const { faits, regime, zone, au } = cadre;
	const regle = regime.regles['recours-contentieux'];
	if (!estDatee(regle)) {
		return sansDate(cadre, 'recours-contentieux', regle, null);
	}
	const delai = delaiContentieux({ faits, regle, zone });
	const tardifDevantLAutorite = delai.interrompu && envoiTardif(faits, recours) !== null;
	const discute = !delai.certain || tardifDevantLAutorite;
	return assemble('recours-contentieux', regle, {
		depuis: delai.depuis,
		limite: delai.limite,
		prudente: delai.prudente,
		statut: statutDActe({
			accompli: estAccomplie(faits, regle),
			depuis: delai.enCoursDes,
			limite: delai.limite,
			au
		}),
		certitude: discute ? auMieuxDiscute(regle) : regle.certitude,
		sources: delai.fondements,
		etapes: [
			...(delai.depuis ? delai.etapes : departManquant(cadre, 'recours-contentieux')),
			...reserves(cadre, { tardifDevantLAutorite, interrompu: delai.interrompu }),
			...depotTardif(faits, delai)
		]
	});
}

/** What does not move the day, said where it would be believed to. */
function reserves(
	{ faits, zone }: Cadre,
	{ tardifDevantLAutorite, interrompu }: { tardifDevantLAutorite: boolean; interrompu: boolean }
): Etape[] {
	const etapes: Etape[] = [];
	if (tardifDevantLAutorite) {
		etapes.push(
			etape(
				'Parti après les 15 jours mais dans les deux mois, votre recours interrompt quand même ce délai.',
				null,
				'ce-beaulieu-1964'
			)
		);
	}
	if (premier(faits, 'cap-saisie')) {
		etapes.push(
			etape(
				"Aucun texte ni aucune décision que nous ayons lus ne dit que saisir la commission arrête ce délai : comptez depuis la réponse au recours. Une circulaire de 2012, telle qu'un centre de gestion la rapporte, dit le contraire : c'est une défense, pas une date.",
				null,
				'circulaire-2012-04-23'
			)
		);
	}
	if (faits.some((fait) => 'voiesEtDelais' in fait && fait.voiesEtDelais === false)) {
		etapes.push(
			etape(
				interrompu
					? 'Voies et délais de recours non indiqués sur le compte rendu : on ne peut pas vous opposer le délai parti de lui. C’est une défense ; celui-ci part de la réponse à votre recours, ou du silence.'
					: 'Voies et délais de recours non indiqués : on ne peut pas vous opposer ce délai. C’est une défense, pas un délai de plus.',
				null,
				'cja-r421-5'
			)
		);
	}
	if (!ZONES_SANS_DELAI_DE_DISTANCE.includes(zone)) {
		etapes.push(
			etape(
				'Un délai de distance peut exister devant le tribunal seulement ; nous ne l’ajoutons pas : demandez à un avocat.',
				null,
				'cja-r421-7'
			)
		);
	}
	return etapes;
}

function depotTardif(faits: Faits, { limite }: DelaiContentieux): Etape[] {
	const depot = premier(faits, 'recours-contentieux-depose');
	if (!depot || !limite || !apres(depot.le, limite)) return [];
	return [
		etape(
			`Déposé le ${enToutesLettres(depot.le)}, après le dernier jour : voyez un avocat sur les défenses possibles.`,
			depot.le
		)
	];
}
