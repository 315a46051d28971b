import {
	effectifDepasse,
	NOTIONS,
	part,
	retard,
	type Decompte,
	type Decomptes,
	type Ligne,
	type Notion
} from '#lib/domain/participation/section.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { SaisonVue } from '#lib/server/saisons.ts';
import { dateLongue, tempsAvant } from '#lib/ui/format/dates.ts';
import { compte, nombre } from '#lib/ui/format/nombres.ts';
import { nomDeLEmployeur } from '../../employeurs.ts';
import { NOTIONS_DITES, TROIS } from './notions.ts';

/** « 9 dans Vigie, 5 sur papier »; empty when nobody was counted on paper. */
export const provenance = ({ vigie, papier }: Decompte): string =>
	papier === 0 ? '' : `${nombre(vigie)} dans Vigie, ${nombre(papier)} sur papier`;

/** A line of participation ready for the screen. */
export type LigneVue = {
	cle: string;
	noeud: string | null;
	nom: string;
	ferme: boolean;
	/** It contains open services. */
	contient: boolean;
	effectif: number | null;
	/** « 120 », « au moins 80 » when a head count is missing. */
	effectifDit: string;
	/** Share of the head count that refused in fact. */
	part: number | null;
	/** More people than the head count. */
	aVerifier: boolean;
	/** « 2 accordées, 1 rejetée »; « – » without any. */
	issues: string;
	nombres: Record<Notion, Decompte & { dit: string }>;
};

export const ligneVue = (ligne: Ligne): LigneVue => ({
	cle: ligne.noeud ?? 'dehors',
	noeud: ligne.noeud,
	nom: ligne.nom,
	ferme: ligne.ferme,
	contient: ligne.enfants > 0,
	effectif: ligne.effectif,
	effectifDit: effectifDit(ligne),
	part: part(ligne, 'refus'),
	aVerifier: effectifDepasse(ligne),
	issues: issues(ligne.decompte),
	nombres: Object.fromEntries(
		NOTIONS.map((notion) => [notion, { ...ligne.decompte[notion], dit: provenance(ligne.decompte[notion]) }])
	) as LigneVue['nombres']
});

function effectifDit({ effectif, sansEffectif }: Ligne): string {
	if (effectif === null) return 'inconnu';
	return sansEffectif > 0 ? `au moins ${nombre(effectif)}` : nombre(effectif);
}

export function issues({ favorables, partielles, rejets }: Decomptes): string {
	const dites = [
		favorables.total > 0 ? compte(favorables.total, 'accordée', 'accordées') : '',
		partielles.total > 0 ? `${nombre(partielles.total)} en partie` : '',
		rejets.total > 0 ? compte(rejets.total, 'rejetée', 'rejetées') : ''
	].filter(Boolean);
	return dites.join(', ') || '–';
}

/** « 14 refus annoncés sur 38 agents, 37 % », or what is missing to say so. */
export function phraseDeParticipation(ligne: Ligne): string {
	const { total } = ligne.decompte.refus;
	const qui = total === 0 ? 'Aucun refus annoncé' : compte(total, 'refus annoncé', 'refus annoncés');
	if (ligne.effectif === null) return typographie(`${qui}. L’effectif n’est pas connu.`);
	if (ligne.sansEffectif > 0)
		return typographie(
			`${qui}, sur au moins ${compte(ligne.effectif, 'agent')} : il manque ${ligne.sansEffectif > 1 ? `l’effectif de ${ligne.sansEffectif} services` : 'l’effectif d’un service'}.`
		);
	const pourCent = part(ligne, 'refus');
	return typographie(
		`${qui} sur ${compte(ligne.effectif, 'agent')}${pourCent === null || total === 0 ? '' : `, ${pourCent} %`}.`
	);
}

/** The three bars of a place. */
export const barresVues = (ligne: Ligne) =>
	TROIS.map((notion) => {
		const { vigie, papier, total } = ligne.decompte[notion];
		const pourCent = part(ligne, notion);
		return {
			cle: notion,
			libelle: { engages: 'Promis', convoques: 'Convoqué·es', refus: 'Refusé' }[notion],
			dit:
				pourCent === null
					? nombre(total)
					: `${nombre(total)} sur ${nombre(ligne.effectif ?? 0)}, ${pourCent}\u202f%`,
			origine: provenance(ligne.decompte[notion]),
			vigie,
			papier
		};
	});

/** What follows the three bars, each with where it comes from and where it stood a year before. */
export function chiffresVus(
	{ decompte }: Pick<Ligne, 'decompte'>,
	avant: Decomptes | null,
	dates: readonly SaisonVue[],
	au: Temporal.PlainDate
) {
	const dus = retard(
		decompte.attendus.total,
		dates.map(({ comptesRendusAvant }) => comptesRendusAvant),
		au
	);
	const un = (notion: Notion, nom?: string) => {
		const { total } = decompte[notion];
		const { un: seul, plusieurs } = NOTIONS_DITES[notion];
		return {
			cle: notion,
			nombre: nombre(total),
			nom: nom ?? (total < 2 ? seul : plusieurs),
			origine: provenance(decompte[notion]),
			avant: avant && avant[notion].total > 0 ? nombre(avant[notion].total) : null,
			ton: null as 'retard' | null
		};
	};
	const attendus = decompte.attendus.total;
	return [
		un('participants'),
		un('absences'),
		un('secondes'),
		un('comptesRendus'),
		{
			...un(
				'attendus',
				dus.etat === 'en-retard'
					? attendus < 2
						? 'compte rendu en retard'
						: 'comptes rendus en retard'
					: undefined
			),
			origine:
				dus.le === null
					? 'L’employeur n’a pas annoncé de date.'
					: `${dus.etat === 'en-retard' ? 'Dus' : 'À rendre'} le ${dateLongue(dus.le.toString())} au plus tard.`,
			avant: null,
			ton: dus.etat === 'en-retard' ? ('retard' as const) : null
		},
		{
			...un('contestations'),
			origine: issues(decompte) === '–' ? un('contestations').origine : issues(decompte)
		}
	];
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
