import { NOTIONS, part, type Decompte, type Ligne, type Notion } from '#lib/domain/participation/section.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { SaisonVue } from '#lib/server/saisons.ts';
import { dateLongue, tempsAvant } from '#lib/ui/format/dates.ts';
import { compte, nombre } from '#lib/ui/format/nombres.ts';
import { nomDeLEmployeur } from '../../employeurs.ts';

/** « 9 dans Vigie, 5 sur papier »; empty when nobody was counted on paper. */
export const provenance = ({ vigie, papier }: Decompte): string =>
	papier === 0 ? '' : `${nombre(vigie)} dans Vigie, ${nombre(papier)} sur papier`;

/** The other figures of a service in one line, those at zero left out. */
function suite({ decompte: { refus, absences, comptesRendus, contestations } }: Ligne): string {
	const dits: [number, string, string][] = [
		[refus.total, 'refus annoncé', 'refus annoncés'],
		[absences.total, 'absence', 'absences'],
		[comptesRendus.total, 'compte rendu reçu', 'comptes rendus reçus'],
		[contestations.total, 'conteste', 'contestent']
	];
	return dits
		.filter(([total]) => total > 0)
		.map(([total, un, plusieurs]) => compte(total, un, plusieurs))
		.join('\u00a0· ');
}

/** A line of participation ready for the screen. */
export type LigneVue = {
	cle: string;
	serviceId: string | null;
	nom: string;
	chemin: string;
	niveau: number;
	ferme: boolean;
	effectif: number | null;
	/** « 120 », « au moins 80 » when a head count is missing. */
	effectifDit: string;
	part: number | null;
	/** More people than the head count. */
	aVerifier: boolean;
	convoques: number;
	/** « 11 refus annoncés · 5 absences ». */
	suite: string;
	nombres: Record<Notion, Decompte & { dit: string }>;
};

export function ligneVue(ligne: Ligne): LigneVue {
	const { total } = ligne.decompte.participants;
	return {
		cle: ligne.serviceId ?? ligne.nom,
		serviceId: ligne.serviceId,
		nom: ligne.nom,
		chemin: ligne.chemin.join(' › '),
		niveau: Math.min(ligne.profondeur, 4),
		ferme: ligne.ferme,
		effectif: ligne.effectif,
		effectifDit: effectifDit(ligne),
		part: part(ligne),
		aVerifier: ligne.effectif !== null && ligne.sansEffectif === 0 && total > ligne.effectif,
		convoques: ligne.convoques,
		suite: suite(ligne),
		nombres: Object.fromEntries(
			NOTIONS.map((notion) => [
				notion,
				{ ...ligne.decompte[notion], dit: provenance(ligne.decompte[notion]) }
			])
		) as LigneVue['nombres']
	};
}

function effectifDit({ effectif, sansEffectif }: Ligne): string {
	if (effectif === null) return 'inconnu';
	return sansEffectif > 0 ? `au moins ${nombre(effectif)}` : nombre(effectif);
}

/** « 14 agents participent sur 38 », or what is missing to say so. */
export function phraseDeParticipation(ligne: Ligne): string {
	const { total } = ligne.decompte.participants;
	const qui =
		total === 0 ? 'Aucun agent ne participe' : compte(total, 'agent participe', 'agents participent');
	if (ligne.effectif === null) return typographie(`${qui}. L’effectif n’est pas connu.`);
	if (ligne.sansEffectif > 0)
		return typographie(
			`${qui}, sur au moins ${nombre(ligne.effectif)} : il manque ${ligne.sansEffectif > 1 ? `l’effectif de ${ligne.sansEffectif} services` : 'l’effectif d’un service'}.`
		);
	return typographie(`${qui} sur ${nombre(ligne.effectif)}.`);
}

/** What the employers announced, each day with what is left. */
export const datesVues = (dates: readonly SaisonVue[], au: Temporal.PlainDate) =>
	dates.flatMap(({ employeur, entretiensAvant, comptesRendusAvant }) => {
		const pour = employeur === null ? '' : ` (${nomDeLEmployeur(employeur)})`;
		const ligne = (libelle: string, le: Temporal.PlainDate | null) =>
			le === null
				? []
				: [
						{
							libelle: `${libelle}${pour}`,
							date: dateLongue(le.toString()),
							reste: tempsAvant(au.toString(), le.toString())
						}
					];
		return [
			...ligne('Entretiens au plus tard', entretiensAvant),
			...ligne('Retour des comptes rendus au plus tard', comptesRendusAvant)
		];
	});
