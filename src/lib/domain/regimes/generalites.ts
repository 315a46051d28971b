import type { Certitude, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { Sources } from '#lib/domain/regimes/regle.ts';
import type { RegimeAncien } from '#lib/domain/regimes/regimes.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** A sentence about the law, what it rests on, how certain it is. */
export type Generalite = { texte: string; fondements: Sources; certitude: Certitude };

const dit = (texte: string, fondements: Sources, certitude: Certitude = 'certain'): Generalite => ({
	texte: typographie(texte),
	fondements,
	certitude
});

/** Whom each régime is for, in one sentence (regimes.md §§ 3 to 6). */
export const POPULATIONS: Readonly<Record<Exclude<RegimeCode, RegimeAncien>, Generalite>> = {
	fpe: dit('Fonctionnaires de l’État, sauf les corps qui suivent un autre système d’appréciation.', [
		'decret-2010-888-art-1',
		'cgfp-l521-2'
	]),
	fpt: dit('Fonctionnaires territoriaux, depuis le 1er janvier 2015.', ['decret-2014-1526-art-2']),
	fph: dit(
		'Fonctionnaires hospitaliers. Les directeurs et les directeurs des soins ont des règles particulières ; les médecins ont les leurs.',
		['decret-2020-719', 'decret-2020-719-art-18', 'csp-r6152-825']
	),
	'contractuel-etat': dit(
		'Contractuels de l’État en CDI, ou en CDD de plus d’un an, recrutés pour un besoin permanent.',
		['decret-86-83-art-1-4', 'decret-2014-364']
	),
	'contractuel-territorial': dit(
		'Contractuels territoriaux en CDI, ou en CDD de plus d’un an sur un emploi permanent, contrats de projet compris.',
		['decret-88-145-art-1-3', 'decret-2015-1912']
	),
	'contractuel-hospitalier': dit(
		'Contractuels hospitaliers en CDI, ou en CDD de plus d’un an. Le texte en vigueur n’a pas été lu : presque aucun délai n’est donné.',
		['decret-91-155-art-1-3', 'decret-2015-1434'],
		'a-verifier'
	)
};

/** What holds whatever the régime (regimes.md § 2). */
export const COMMUNES: readonly Generalite[] = [
	dit(
		'L’appréciation de la valeur professionnelle d’un fonctionnaire se fonde sur une évaluation individuelle, qui donne lieu à un compte rendu communiqué à l’agent.',
		['cgfp-l521-1']
	),
	dit(
		'Le code reprend aussi l’entretien annuel mené par le supérieur direct, le visa de l’autorité, l’information sur le compte personnel de formation et la révision que la CAP peut demander. Leur rédaction actuelle reste à relire.',
		['cgfp-l521-3-a-l521-5', 'loi-2019-828-art-27', 'fiche-cig-entpro'],
		'a-verifier'
	),
	dit('Un corps de l’État peut garder un autre système : une notation, des délais à lui.', [
		'cgfp-l521-2',
		'decret-2010-888-art-1'
	]),
	dit(
		'Avec une décharge syndicale de 70 % à moins de 100 %, l’entretien annuel a lieu sans appréciation de la valeur professionnelle, sauf dans un corps resté à la notation.',
		['cgfp-l212-6']
	),
	dit(
		'Signer atteste que vous avez lu, pas que vous êtes d’accord. Refuser de signer n’arrête pas le délai si la remise est prouvée.',
		['ce-396279', 'decret-2010-888-art-4']
	),
	dit('Ni le recours hiérarchique ni la commission ne sont obligatoires avant le tribunal administratif.', [
		'ce-386907'
	]),
	dit(
		'Un recours hiérarchique envoyé dans le délai du tribunal interrompt ce délai, une seule fois : il repart de la réponse, ou du rejet par silence.',
		['crpa-l411-2', 'ce-362568']
	),
	dit(
		'L’administration n’a pas à accuser réception : les deux mois pour saisir le tribunal courent dès le rejet par silence.',
		['crpa-l112-2', 'ce-417292', 'ta-toulouse-2105093']
	),
	dit(
		'Si la notification n’indique pas les voies et délais de recours, les deux mois ne peuvent pas vous être opposés. C’est une défense contre un retard, jamais une date à viser.',
		['cja-r421-5', 'ce-387763']
	),
	dit(
		'Le compte rendu d’un agent contractuel est une décision qui se conteste, comme celui d’un fonctionnaire.',
		['caa-paris-16pa03916']
	),
	dit('L’avis de la CAP ou de la CCP n’oblige personne.', ['caa-nancy-21nc02134'])
];
