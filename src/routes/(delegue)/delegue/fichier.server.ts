import { NOTIONS, NOTIONS_SUR_PAPIER, type Notion } from '#lib/domain/participation/section.ts';
import { courbe, etendue } from '#lib/domain/participation/courbes.ts';
import type { FeuilleDeCalcul, Valeur } from '#lib/server/documents/tableur.ts';
import type { LigneDeFichier, TableauDeSection, VueDemandee } from '#lib/server/tableau.ts';
import { NOTIONS_DITES } from './notions.ts';

/** What every file that leaves the dashboard says of itself. */
export const EXACTS =
	'Chiffres exacts, pour les délégué·es de la section seulement. Ne pas transmettre : dans un petit service, un total suffit à désigner quelqu’un.';

const SUR_PAPIER: readonly Notion[] = NOTIONS_SUR_PAPIER;

type Contexte = { saison: number; au: Temporal.PlainDate };

/** One row for each service, each notion by source and summed. */
export function lignesDesServices(lignes: readonly LigneDeFichier[], { saison, au }: Contexte): Valeur[][] {
	const entetes = NOTIONS.flatMap((notion) => {
		const { libelle } = NOTIONS_DITES[notion];
		return SUR_PAPIER.includes(notion)
			? [`${libelle} (Vigie)`, `${libelle} (papier)`, `${libelle} (ensemble)`]
			: [`${libelle} (Vigie)`];
	});
	return [
		['Service', 'Dans', 'Saison', 'Au', 'Effectif connu', 'Services sans effectif', ...entetes],
		...lignes.map(({ nom, chemin, effectif, sansEffectif, decompte }) => [
			nom,
			chemin.join(' › '),
			saison,
			au,
			effectif,
			sansEffectif,
			...NOTIONS.flatMap((notion) => {
				const { vigie, papier, total } = decompte[notion];
				return SUR_PAPIER.includes(notion) ? [vigie, papier, total] : [vigie];
			})
		]),
		[EXACTS]
	];
}

/** The workbook: the services, then the weeks of each place that the screen shows. */
export function feuillesDuClasseur(
	lignes: readonly LigneDeFichier[],
	vu: TableauDeSection,
	demande: VueDemandee,
	au: Temporal.PlainDate
): FeuilleDeCalcul[] {
	return [
		{ nom: 'Services', lignes: lignesDesServices(lignes, { saison: demande.saison, au }) },
		{ nom: 'Semaines', lignes: lignesDesSemaines(vu, demande, au) }
	];
}

function lignesDesSemaines(
	{ tout, lignes, ajouts }: TableauDeSection,
	{ saison, notion }: VueDemandee,
	au: Temporal.PlainDate
): Valeur[][] {
	const tous = [...ajouts.values()];
	const vue = etendue(
		tous.flatMap(({ cette }) => cette.map(({ semaine }) => semaine)),
		tous.flatMap(({ avant }) => avant.map(({ semaine }) => semaine)),
		{ enCours: saison >= au.year, ceJour: au }
	);
	return [
		['Service', 'Semaine du', 'Ce qui est compté', 'Ajouté', 'Vigie', 'Papier', 'Ensemble', 'Un an avant'],
		...[tout, ...lignes].flatMap(({ noeud, nom }) => {
			const { cette, avant } = ajouts.get(noeud ?? '') ?? { cette: [], avant: [] };
			if (cette.length === 0 && avant.length === 0) return [];
			return courbe(cette, avant, vue).map((pas): Valeur[] => [
				nom,
				pas.semaine,
				NOTIONS_DITES[notion].libelle,
				pas.ajout,
				pas.vigie,
				pas.papier,
				pas.total,
				pas.avant
			]);
		}),
		[EXACTS]
	];
}
