import { texteSur } from '#lib/domain/moyens/textes.ts';
import { nomDeLaCommission } from '#lib/domain/recours/commission.ts';
import { SOURCE_DU_PERIMETRE } from '#lib/domain/recours/tactique.ts';
import type { Certitude, EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';

type Population = { regime: RegimeCode; employeur: EmployeurCode | null };

/** A sentence of the law with the code of what it rests on. */
export type Enonce = { texte: string; fondement: string | null };

const enonce = (texte: string, fondement: string | null): Enonce => ({
	texte: typographie(texte),
	fondement
});

/** How surely what the first letter leaves out is lost for the commission: what was read, and where. */
export type Perimetre = { texte: string; fondements: string[]; certitude: Certitude };

/** What says, in each régime, that the commission comes after the first letter. */
const APRES_LE_RECOURS: Partial<Record<RegimeCode, string>> = {
	fpe: 'decret-2010-888-art-6',
	fpt: 'decret-2014-1526-art-7',
	'contractuel-etat': 'decret-86-83-art-1-4',
	'contractuel-territorial': 'fiche-cdg77-ccp',
	fph: 'decret-2020-719'
};

/**
 * Whether what is left aside can still go to the commission. The rule « element by element » was read in one guide, of one
 * employer; it is applied everywhere as the careful reading, and said to be no more than that (regimes.md § 3.1, moyens.md § 1).
 */
export function perimetre({ regime, employeur }: Population): Perimetre {
	const nom = nomDeLaCommission(regime);
	const article = APRES_LE_RECOURS[regime];
	const guide =
		employeur === 'dgfip'
			? `À la DGFiP, un guide syndical le dit : seuls les points contestés dans ce recours vont devant la ${nom}.`
			: `Un guide syndical de la DGFiP le dit pour ses agents ; nous ne l’avons lu dans aucun texte qui vous concerne.`;
	const lu = regime === 'contractuel-territorial' ? 'des centres de gestion l’écrivent' : 'cela, c’est écrit';
	const texte =
		article === undefined
			? `Le texte qui vous concerne n’a pas pu être lu dans sa version actuelle. ${guide} Par prudence, faites comme si.`
			: regime === 'fph'
				? `D’après ce qui est rapporté de votre décret, la ${nom} ne vient qu’après la demande de révision ; nous n’avons pas lu ce texte lui-même. ${guide} Par prudence, faites comme si.`
				: `La ${nom} ne vient qu’après cette première lettre : ${lu}. Qu’elle refuse ce que la lettre ne contestait pas est discuté. ${guide} Par prudence, faites comme si.`;
	return {
		texte: typographie(texte),
		fondements: article === undefined ? [SOURCE_DU_PERIMETRE] : [article, SOURCE_DU_PERIMETRE],
		certitude: article === undefined || regime === 'fph' ? 'a-verifier' : 'discute'
	};
}

/** What a recourse may bring, and what it cannot, whatever the grounds (refus-et-risques.md § 5, regimes.md § 2). */
export function apports({ regime }: Pick<Population, 'regime'>): { peut: Enonce[]; nePeutPas: Enonce[] } {
	const nom = nomDeLaCommission(regime);
	return {
		peut: [
			enonce(
				'Faire revoir le compte rendu : l’autorité peut changer ce que vous contestez.',
				texteSur('revision', { regime })
			),
			enonce(
				`Ouvrir la porte de la ${nom}, qui se saisit après cette première lettre${APRES_LE_RECOURS[regime] ? '' : ' : pour vous, cela reste à vérifier'}.`,
				APRES_LE_RECOURS[regime] ?? null
			),
			enonce(
				'Envoyé dans les deux mois du tribunal, un recours interrompt ce délai, une seule fois.',
				'crpa-l411-2'
			)
		],
		nePeutPas: [
			enonce(`Obliger l’administration à suivre la ${nom} : elle donne un avis.`, 'caa-nancy-21nc02134'),
			enonce(
				`Arrêter le délai du tribunal en saisissant la ${nom} : il court à part. Ni le recours ni la ${nom} ne sont obligatoires avant lui.`,
				'ce-386907'
			),
			enonce(
				'Faire traiter le compte rendu comme une sanction : il n’a pas à être motivé. Dites plutôt quels faits manquent.',
				'ta-orleans-2202230'
			),
			enonce('Promettre un résultat : aucun argument n’est certain, même fort.', null)
		]
	};
}

/** What may be asked even without a solid ground. `lettre`: the letter that asks it. */
export type Demande = Enonce & { lettre: 'demande-dossier' | 'demande-motifs' | null };

/** What remains to be asked when nothing solid is found; the agent stays free to contest all the same. */
export const demandesPossibles = ({ regime }: Pick<Population, 'regime'>): Demande[] => [
	{
		...enonce(
			'Écrire vos observations sur le compte rendu, s’il n’est pas encore visé. Ce n’est pas un recours : elles n’arrêtent aucun délai.',
			texteSur('remise', { regime })
		),
		lettre: null
	},
	{
		...enonce('Faire corriger une erreur de fait : une date, un chiffre, une mission oubliée.', null),
		lettre: null
	},
	{
		...enonce('Demander à voir votre dossier : vos anciens comptes rendus, vos objectifs.', null),
		lettre: 'demande-dossier'
	},
	{
		...enonce(
			'Demander les raisons, après une réponse ou un silence. Aucun texte vérifié n’oblige à les donner.',
			'ta-orleans-2202230'
		),
		lettre: 'demande-motifs'
	},
	{
		...enonce('Relire le texte avec votre section : un œil extérieur voit autre chose.', null),
		lettre: null
	}
];
