import { texteSur } from '#lib/domain/moyens/textes.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { fondement, type Fondement } from '#lib/domain/regimes/fondements.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** What holds for every ground, before any of them. */
export type Principe = { texte: string; fondements: Fondement[] };

/** To whom the recourse goes, never the evaluator. */
const DESTINATAIRES: Partial<Record<RegimeCode, string>> = {
	fpe: "l'autorité hiérarchique",
	'contractuel-etat': "l'autorité hiérarchique",
	fpt: "l'autorité territoriale",
	'contractuel-territorial': "l'autorité territoriale",
	fph: "l'autorité investie du pouvoir de nomination (AIPN)",
	'contractuel-hospitalier': "l'autorité investie du pouvoir de nomination (AIPN)"
};

/** What to know before using any ground, in the order of a letter (source: moyens.md, § 1). */
export const principes = ({ regime }: { regime: RegimeCode }): Principe[] => [
	...(estAncien(regime) ? [] : [destinataire(regime)]),
	principe(
		"Contestez chaque élément, un par un : l'élément, la raison, la rédaction demandée. Ce qui est laissé de côté pourra être refusé ensuite par la commission.",
		'doctrine-cgt-recours-hierarchique'
	),
	principe(
		"Demandez l'annulation de tout le compte rendu : la note et l'appréciation ne se séparent pas, et une demande limitée à quelques phrases a été refusée en première instance.",
		'caa-lyon-16ly02938',
		'caa-marseille-19ma01665'
	),
	principe(
		'Demandez aussi une nouvelle appréciation, dans un temps donné : trois mois dans une affaire.',
		'caa-paris-20pa04065'
	),
	principe(
		"Un défaut de procédure n'annule que s'il a pu changer le résultat ou s'il a privé d'une garantie : dites ce que vous avez perdu.",
		'ce-335033'
	),
	principe(
		'Une signature qui manque a suffi à faire annuler, sans que cette preuve soit demandée.',
		'caa-paris-16pa03469'
	),
	principe("Aucune étape n'est obligatoire avant le tribunal.", 'ce-386907')
];

function destinataire(regime: RegimeCode): Principe {
	const texte = texteSur('revision', { regime });
	const aVerifier =
		fondement(texte).certitude === 'a-verifier'
			? " À vérifier : nous n'avons pas pu lire le texte qui vous concerne dans sa version actuelle."
			: '';
	return principe(
		`Écrivez à ${DESTINATAIRES[regime] ?? ''}, jamais à la personne qui vous évalue.${aVerifier}`,
		texte
	);
}

const principe = (texte: string, ...codes: string[]): Principe => ({
	texte: typographie(texte),
	fondements: codes.map(fondement)
});
