import { CATALOGUE } from '#lib/domain/moyens/catalogue.ts';
import type { CodeMoyen } from '#lib/domain/moyens/moyen.ts';
import type { EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import { fondement, type Fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** A wording that turns against whoever writes it. */
export type Piege = {
	code: string;
	nePasEcrire: string;
	pourquoi: string;
	/** What to write in its place; null when there is nothing to say. */
	ecrirePlutot: string | null;
	fondements: Fondement[];
};

type PiegeBrut = Omit<Piege, 'fondements'> & {
	fondements: readonly [string, ...string[]];
	/** Where the trap is set; everywhere when absent. */
	ou?: (population: { regime: RegimeCode; employeur?: EmployeurCode | null }) => boolean;
};

const BRUTS: readonly PiegeBrut[] = [
	{
		code: 'motivation',
		nePasEcrire: 'compte rendu « insuffisamment motivé »',
		pourquoi: "Le compte rendu n'a pas à être motivé : l'argument tombe.",
		ecrirePlutot: "« aucun fait précis ne vient à l'appui de cette appréciation »",
		fondements: ['ta-orleans-2202230', 'crpa-l211-2']
	},
	{
		code: 'avis-cap',
		nePasEcrire: "« la CAP a donné raison à l'agent, l'administration devait suivre »",
		pourquoi: "L'avis de la commission ne lie personne.",
		ecrirePlutot: '« cet avis confirme que… »',
		fondements: ['caa-nancy-21nc02134']
	},
	{
		code: 'voies-de-recours',
		nePasEcrire: "« l'absence de voies de recours rend le compte rendu nul »",
		pourquoi: "Elle empêche seulement d'opposer le délai du tribunal.",
		ecrirePlutot:
			"rien, sauf si l'on vous dit trop tard : la notification ne mentionnait ni voies ni délais de recours",
		fondements: ['cja-r421-5', 'ce-387763']
	},
	{
		code: 'article-7',
		nePasEcrire: '« article 6 du décret n° 2014-1526 » pour une demande de révision',
		pourquoi: "La révision est à l'article 7 ; l'article 6 règle la procédure.",
		ecrirePlutot: '« article 7 »',
		fondements: ['decret-2014-1526-art-7', 'decret-2014-1526-art-6'],
		ou: ({ regime }) => regime === 'fpt'
	},
	{
		code: 'rapo',
		nePasEcrire: '« recours administratif préalable obligatoire »',
		pourquoi: 'Ni le recours hiérarchique ni la commission ne sont obligatoires avant le tribunal.',
		ecrirePlutot: '« recours hiérarchique »',
		fondements: ['ce-386907']
	},
	{
		code: 'capl',
		nePasEcrire: '« recours en CAPL »',
		pourquoi: 'À la DGFiP, la commission est nationale depuis la campagne 2023.',
		ecrirePlutot: '« la CAP compétente »',
		fondements: ['doctrine-cfdt-capn-2023', 'doctrine-solidaires-2026'],
		ou: ({ regime, employeur }) => regime === 'fpe' && employeur === 'dgfip'
	},
	{
		code: 'suppression',
		nePasEcrire: '« supprimer la phrase… » comme seule demande',
		pourquoi:
			"La note et l'appréciation ne se séparent pas ; une demande limitée à quelques phrases a été refusée en première instance.",
		ecrirePlutot:
			'« annuler le compte rendu et procéder à une nouvelle appréciation », puis la rédaction demandée',
		fondements: ['caa-lyon-16ly02938', 'caa-marseille-19ma01665']
	},
	{
		code: 'droit-au-refus',
		nePasEcrire: "« l'entretien n'étant pas obligatoire, il est de mon droit… »",
		pourquoi:
			"Aucun texte n'écrit ce droit, et l'administration comme les juges traitent un refus injustifié comme une faute possible.",
		ecrirePlutot: '« Je vous informe que je ne participerai pas à cet entretien individuel… »',
		fondements: ['circulaire-2012-04-23', 'ta-caen-1900482']
	},
	{
		code: 'greve',
		nePasEcrire: '« conformément au droit de grève »',
		pourquoi: "Un boycott n'est pas une grève et n'est pas protégé comme elle.",
		ecrirePlutot: null,
		fondements: ['circulaire-2012-04-23']
	},
	{
		code: 'signature',
		nePasEcrire: '« je refuse de signer », en signe de protestation',
		pourquoi: "Cela n'arrête aucun délai : la signature atteste seulement que vous avez lu.",
		ecrirePlutot: 'signez avec « pris connaissance le … , sous réserve de recours »',
		fondements: ['decret-2010-888-art-4', 'circulaire-2012-04-23']
	},
	{
		code: 'trente-jours',
		nePasEcrire: '« délai de 30 jours » pour saisir la commission',
		pourquoi: 'Les textes disent un mois.',
		ecrirePlutot: "« dans le délai d'un mois », et envoyez tôt",
		fondements: ['decret-2010-888-art-6', 'decret-2014-1526-art-7', 'decret-86-83-art-1-4'],
		// In hospitals the delay was not read; the older markings have none.
		ou: ({ regime }) =>
			['fpe', 'fpt', 'contractuel-etat', 'contractuel-territorial'].some((lu) => lu === regime)
	},
	{
		code: 'boycott',
		nePasEcrire: 'une remarque sur le boycott dirigée contre la personne qui vous évalue',
		pourquoi: 'Elle fait passer le refus pour un conflit personnel, et donne prise à une sanction.',
		ecrirePlutot: 'vos raisons collectives, et elles seules',
		fondements: ['ta-caen-1900482', 'cgfp-l533-1']
	}
];

/** The wording traps set for an agent (source: moyens.md, § 6). */
export const pieges = (population: { regime: RegimeCode; employeur?: EmployeurCode | null }): Piege[] =>
	BRUTS.filter(({ ou }) => ou?.(population) ?? true).map(
		({ code, nePasEcrire, pourquoi, ecrirePlutot, fondements }) => ({
			code,
			nePasEcrire: typographie(nePasEcrire),
			pourquoi: typographie(pourquoi),
			ecrirePlutot: ecrirePlutot === null ? null : typographie(ecrirePlutot),
			fondements: fondements.map(fondement)
		})
	);

/** A ground that looks strong and is not pleaded. */
export type NonPlaide = {
	code: CodeMoyen;
	titre: string;
	/** Only in this case; null for what is never pleaded. */
	quand: string | null;
	pourquoi: string;
	fondements: Fondement[];
};

/** What is not pleaded in a régime, and why: the cases of the catalogue that have no effect, one for each ground. */
export const nonPlaides = ({ regime }: { regime: RegimeCode }): NonPlaide[] =>
	CATALOGUE.filter(({ regimes }) => regimes.includes(regime)).flatMap(
		({ code, titre, cas, pour, contre }) => {
			const vain = cas.find(({ force, aConfirmer }) => force === 'sans-effet' && !aConfirmer);
			if (typeof vain?.constat !== 'string') return [];
			const jamais = cas.every(({ force }) => force === 'sans-effet');
			return [
				{
					code,
					titre: typographie(titre),
					quand: jamais ? null : typographie(vain.quand),
					pourquoi: typographie(vain.constat),
					fondements: [...new Set([...contre, ...pour].map((une) => une.fondement))].map(fondement)
				}
			];
		}
	);
