import type { RegimeCode } from '#lib/domain/regimes/codes.ts';

/** A wording that harms: why, what to write instead, the source where there is one (moyens.md § 6). */
type PiegeDEcriture = {
	nePasEcrire: string;
	raison: string;
	ecrire: string | null;
	fondement: string | null;
	regimes?: readonly RegimeCode[];
	/** Only for who refused or did not come. */
	boycott?: true;
};

const PIEGES: readonly PiegeDEcriture[] = [
	{
		nePasEcrire: '« insuffisamment motivé »',
		raison: 'Un compte rendu n’a pas à être motivé : l’argument tombe.',
		ecrire: '« aucun fait précis ne vient à l’appui de cette appréciation »',
		fondement: 'ta-orleans-2202230'
	},
	{
		nePasEcrire: '« supprimer la phrase… » comme seule demande',
		raison: 'La note et l’appréciation ne se séparent pas : demander quelques phrases a déjà été refusé.',
		ecrire:
			'« annuler le compte rendu et procéder à une nouvelle appréciation », puis la rédaction souhaitée',
		fondement: 'caa-lyon-16ly02938'
	},
	{
		nePasEcrire: '« l’absence de voies de recours rend le compte rendu nul »',
		raison: 'Elle ne sert que si l’on vous dit trop tard : elle empêche le délai du tribunal de courir.',
		ecrire: null,
		fondement: 'ce-387763'
	},
	{
		nePasEcrire: '« recours administratif préalable obligatoire »',
		raison: 'Aucun recours préalable n’est exigé avant le tribunal.',
		ecrire: '« recours hiérarchique »',
		fondement: 'ce-386907'
	},
	{
		nePasEcrire: '« article 6 du décret 2014-1526 » pour demander la révision',
		raison: 'L’article 6 règle la procédure ; la révision est à l’article 7.',
		ecrire: '« article 7 »',
		fondement: 'decret-2014-1526-art-7',
		regimes: ['fpt', 'contractuel-territorial']
	},
	{
		nePasEcrire: '« c’est mon droit de refuser », « conformément au droit de grève »',
		raison: 'Aucun texte ne donne un droit au refus, et un boycott n’est pas une grève.',
		ecrire: null,
		fondement: 'circulaire-2012-04-23',
		boycott: true
	},
	{
		nePasEcrire: 'un reproche contre la personne qui vous évalue',
		raison: 'Le désaccord deviendrait un conflit personnel, et pourrait se retourner contre vous.',
		ecrire: 'le travail, les faits, les dates',
		fondement: null
	}
];

/** The traps of this régime; `boycott`: the agent refused the interview or did not come. */
export const pieges = (regime: RegimeCode, boycott: boolean): readonly PiegeDEcriture[] =>
	PIEGES.filter(
		(piege) => (piege.regimes?.includes(regime) ?? true) && (boycott || piege.boycott === undefined)
	);
