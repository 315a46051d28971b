import type { Ligne } from '#lib/domain/participation/section.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { BlocDePapier, Papier } from '#lib/server/documents/papier.ts';
import type { TableauDeSection, VueDemandee } from '#lib/server/tableau.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { compte, nombre } from '#lib/ui/format/nombres.ts';
import { EXACTS } from '../fichier.server.ts';
import { NOTIONS_DITES, TROIS } from '../notions.ts';
import { barresVues, chiffresVus, datesVues, issues, phraseDeParticipation } from '../vue.server.ts';

const REUNION = ['Ce que nous décidons', 'Qui s’en charge, pour quand', 'Prochaine réunion'];

/**
 * Where the section stands, for a meeting: what counts on one page, then each service. `forme`: to be read on a screen of any
 * width, or printed.
 */
export function pointDeSituation(
	vu: TableauDeSection,
	section: string,
	{ saison }: VueDemandee,
	au: Temporal.PlainDate,
	forme: 'ecran' | 'feuille'
): Papier {
	const dates = datesVues(vu.dates, au);
	const avant = (notion: keyof typeof vu.avant) =>
		vu.avant[notion].total > 0 ? nombre(vu.avant[notion].total) : '–';
	const chiffres = chiffresVus(vu.tout, vu.avant, vu.dates, au);
	const titre = (texte: string): BlocDePapier => ({ type: 'titre', niveau: 2, texte });
	const liste = (elements: string[]): BlocDePapier[] =>
		elements.length > 0 ? [{ type: 'liste', elements: elements.map(typographie) }] : [];
	const trois: BlocDePapier =
		forme === 'ecran'
			? {
					type: 'liste',
					elements: barresVues(vu.tout).map(({ cle, libelle, dit, vigie, papier }) =>
						typographie(
							`${libelle} : ${dit} (${nombre(vigie)} dans Vigie, ${nombre(papier)} sur papier ; ${avant(cle)} un an avant).`
						)
					)
				}
			: {
					type: 'tableau',
					entetes: ['Ce qui est compté', 'Ensemble', 'Dans Vigie', 'Sur papier', 'Un an avant'],
					largeurs: [2.2, 1.6, 1, 1, 1],
					lignes: barresVues(vu.tout).map(({ cle, libelle, dit, vigie, papier }) => [
						libelle,
						dit,
						nombre(vigie),
						nombre(papier),
						avant(cle)
					])
				};
	return {
		titre: 'Point de situation',
		sousTitre: typographie(
			`${vu.branche ? `${section}, ${vu.branche.nom}` : section}. Saison ${saison}, au ${dateLongue(au.toString())}.`
		),
		pied: typographie(EXACTS),
		blocs: [
			{ type: 'paragraphe', texte: phraseDeParticipation(vu.tout) },
			trois,
			{
				type: 'paragraphe',
				texte: typographie(
					'Promis, convoqué, refusé : trois choses différentes, qui ne s’additionnent pas. Une même personne peut être dans les trois.'
				)
			},
			titre('Et ensuite'),
			...liste(
				chiffres.map(
					({ nombre: combien, nom, origine, avant: hier }) =>
						`${combien} ${nom}${hier === null ? '' : ` (${hier} un an avant)`}${origine ? ` : ${enIncise(origine)}` : ''}.`
				)
			),
			...(dates.length > 0
				? [
						titre('Ce que l’employeur a annoncé'),
						...liste(dates.map(({ libelle, date, reste }) => `${libelle} : ${date}, ${reste}.`))
					]
				: []),
			...(vu.lignes.length > 0 ? [titre('Service par service'), services(vu.lignes, forme)] : []),
			...(vu.pages > 1
				? [{ type: 'paragraphe' as const, texte: 'Les autres services sont dans le classeur.' }]
				: []),
			titre('À la réunion'),
			{ type: 'cases', elements: REUNION }
		]
	};
}

/** A sentence as the end of another. */
const enIncise = (phrase: string): string =>
	phrase.replace(/^(Dus|À rendre|L’employeur)/u, (debut) => debut.toLowerCase()).replace(/\.$/, '');

/** A table on paper, sentences on a screen: a phone has no room for eight columns. */
const services = (lignes: readonly Ligne[], forme: 'ecran' | 'feuille'): BlocDePapier =>
	forme === 'ecran'
		? {
				type: 'liste',
				elements: lignes.map(({ nom, effectif, decompte }) =>
					typographie(
						`${nom} : ${effectif === null ? 'effectif inconnu' : compte(effectif, 'agent')} ; promis ${decompte.engages.total}, convoqué·es ${decompte.convoques.total}, refus ${decompte.refus.total}, absences ${decompte.absences.total}, comptes rendus attendus ${decompte.attendus.total}.`
					)
				)
			}
		: tableauDesServices(lignes);

const tableauDesServices = (lignes: readonly Ligne[]): BlocDePapier => ({
	type: 'tableau',
	entetes: [
		'Service',
		'Effectif',
		...TROIS.map((notion) => NOTIONS_DITES[notion].colonne),
		'Absences',
		'Attendus',
		'Réponses'
	],
	largeurs: [3.4, 1, 0.9, 1.2, 0.9, 1, 1, 1.4],
	lignes: lignes.map(({ nom, effectif, sansEffectif, decompte }) => [
		nom,
		effectif === null ? 'inconnu' : `${sansEffectif > 0 ? '≥\u00a0' : ''}${nombre(effectif)}`,
		...TROIS.map((notion) => nombre(decompte[notion].total)),
		nombre(decompte.absences.total),
		nombre(decompte.attendus.total),
		issues(decompte)
	])
});
