import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { normalise } from '#lib/domain/unicode.ts';

/** A gentle remark on a wording that could be turned against the agent; it blocks nothing. */
export type Conseil = { code: string; texte: string };

type Piege = Conseil & {
	motif: RegExp;
	seulement?: 'redaction';
	/** Where the remark is true; everywhere when absent. */
	regimes?: readonly RegimeCode[];
};

const RECOURS_HIERARCHIQUE: readonly RegimeCode[] = ['fpe', 'contractuel-etat'];
const REVISION: readonly RegimeCode[] = ['fpt', 'fph', 'contractuel-territorial', 'contractuel-hospitalier'];
/** Where the month of the commission was read (moyens.md § 6). */
const MOIS_LU: readonly RegimeCode[] = ['fpe', 'fpt', 'contractuel-etat', 'contractuel-territorial'];

/** Wording traps of moyens.md § 6 and refus-et-risques.md § 5; accents and case do not matter (see `simplifie`). */
const PIEGES: readonly Piege[] = [
	{
		code: 'motivation',
		motif:
			/insuffisamment motive|(defaut|absence|manque|insuffisance) de motivation|pas (suffisamment )?motive/,
		texte:
			'Si vous parlez du compte rendu : il n’a pas à être motivé comme une sanction, l’argument tombe. Écrivez plutôt « aucun fait précis ne vient à l’appui de cette appréciation », et dites ce qui manque.'
	},
	{
		code: 'avis-cap',
		motif: /\b(cap|ccp|commission)\b.{0,60}(donne raison|devait suivre|doit suivre)/,
		texte: 'L’avis de la commission n’oblige pas l’administration. Écrivez plutôt « cet avis confirme que… ».'
	},
	{
		code: 'voies-de-recours',
		motif: /(voies|delais) (et delais )?de recours.{0,80}(nul|illegal|annul)/,
		texte:
			'L’absence des voies et délais de recours n’annule pas le compte rendu : elle sert seulement si l’on vous dit trop tard.'
	},
	{
		code: 'rapo',
		motif: /recours administratif prealable|\brapo\b/,
		texte: 'Ce recours n’est pas un préalable obligatoire. Écrivez « recours hiérarchique ».',
		regimes: RECOURS_HIERARCHIQUE
	},
	{
		code: 'rapo',
		motif: /recours administratif prealable|\brapo\b/,
		texte: 'Cette demande n’est pas un préalable obligatoire. Écrivez « demande de révision ».',
		regimes: REVISION
	},
	{
		code: 'capl',
		motif: /\bcapl\b/,
		texte:
			'Le nom de la commission a changé selon les employeurs et les années. Écrivez « la CAP compétente ».',
		// In hospitals the commission may well be local.
		regimes: ['fpe', 'fpt']
	},
	{
		code: 'suppression',
		seulement: 'redaction',
		motif: /^\W*(supprimer|supprimez|retirer|enlever|effacer|suppression)\b/,
		texte:
			'Un compte rendu ne se découpe pas : demander seulement de supprimer une phrase a déjà été refusé. La lettre demande l’annulation et une nouvelle appréciation ; écrivez ici le texte que vous voulez à la place.'
	},
	{
		code: 'droit-au-refus',
		motif:
			/(droit|liberte) (de|du|au) (refus|refuser|boycott)|entretien.{0,30}(pas|n'est pas|nullement) obligatoire/,
		texte: 'Ne plaidez pas un droit au refus : aucun texte ne l’écrit. Parlez du travail de l’année.'
	},
	{
		code: 'retrait',
		motif: /droit de retrait/,
		texte:
			'Un tribunal a déjà écarté le droit de retrait pour un refus d’entretien. Parlez du travail de l’année.'
	},
	{
		code: 'greve',
		motif: /\bgreve\b/,
		texte:
			'Un boycott n’est pas une grève : ne les rapprochez pas. Si le compte rendu vous reproche une vraie grève, citez la phrase et appelez la section.'
	},
	{
		code: 'signature',
		motif: /refus(e|er|ant)? de signer/,
		texte: 'Refuser de signer n’arrête aucun délai. Signer atteste seulement que vous avez lu.'
	},
	{
		code: 'trente-jours',
		motif: /\b(delai|cap|ccp|commission)\b.{0,40}\b(30|trente) jours\b/,
		texte: 'Pour la commission, le décret dit « un mois ». Écrivez « dans le délai d’un mois ».',
		regimes: MOIS_LU
	},
	{
		code: 'article-7',
		motif: /2014-1526/,
		texte:
			'Ce décret est celui des fonctionnaires territoriaux ; à l’État, le recours repose sur le décret 2010-888, art. 6.',
		regimes: ['fpe']
	},
	{
		code: 'article-7',
		motif: /(revision|recours).{0,80}art(icle|\.) ?6\b.{0,40}2014-1526/,
		texte:
			'La révision est à l’article 7 du décret 2014-1526 ; l’article 6 règle la procédure de l’entretien.',
		regimes: ['fpt']
	},
	{
		code: 'autre-decret',
		motif: /2010-888/,
		texte: 'Ce décret est celui des fonctionnaires de l’État. Ne citez que le texte écrit dans votre lettre.',
		regimes: ['fpt', 'fph', 'contractuel-territorial', 'contractuel-hospitalier']
	},
	{
		code: 'attaque',
		motif:
			/\b(incompetente?|menteu(r|se)|ment(ir|ait)|malhonnete|tyran(nique)?|vengeance|acharne(ment)?|mauvaise foi|ridicule|scandaleu(x|se))\b/,
		texte:
			'Visez les faits, jamais la personne : une attaque se retourne contre vous. Dites ce qui s’est passé, quand, et qui peut le confirmer.'
	},
	{
		code: 'sanction',
		motif: /sanction deguisee|harcelement/,
		texte: 'C’est une accusation grave : il faut un dossier. Appelez la section avant de l’écrire.'
	},
	{
		code: 'crochets',
		motif: /\[[^[\]]{2,200}\]/,
		texte: 'Il reste un passage entre crochets : complétez-le ou retirez-le.'
	},
	{
		code: 'boycott',
		motif: /boycott/,
		texte:
			'Si vous parlez du boycott, donnez des raisons collectives, et rien contre la personne qui vous évalue.'
	}
];

/** Lower case, without accents, with straight apostrophes and single spaces. */
const simplifie = (texte: string): string =>
	normalise(texte, 'NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ');

/** What was typed, and the régime of whoever typed it; absent for a text that agents of several régimes will sign. */
export type Ecrit = { motif: string; redaction: string; regime?: RegimeCode };

/** What to tell about what was typed, each remark once, where it is true. Pure, and safe in a browser. */
export function conseils({ motif, redaction, regime }: Ecrit): Conseil[] {
	const lus = { motif: simplifie(motif), redaction: simplifie(redaction) };
	const dits = PIEGES.filter(
		({ motif: piege, seulement, regimes }) =>
			(regime === undefined || (regimes?.includes(regime) ?? true)) &&
			(piege.test(lus.redaction) || (seulement === undefined && piege.test(lus.motif)))
	);
	return dits
		.filter(({ code }, rang) => dits.findIndex((autre) => autre.code === code) === rang)
		.map(({ code, texte }) => ({ code, texte: typographie(texte) }));
}
