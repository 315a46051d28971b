import type { Certitude, EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { Sources } from '#lib/domain/regimes/regle.ts';

type Day = Temporal.PlainDate;

/** The name that a commission bore during a period: a dated value, never a constant (regimes.md § 7). */
export type Instance = {
	regime: RegimeCode;
	employeur: EmployeurCode | null;
	/** First and last day, both included; null: no known bound. */
	du: string | null;
	au: string | null;
	/** Ready for « saisissez … ». */
	nom: string;
	certitude: Certitude;
	fondements: Sources;
};

const INSTANCES: readonly Instance[] = [
	{
		regime: 'fpe',
		employeur: 'dgfip',
		du: null,
		au: '2018-12-31',
		nom: 'la CAPL, puis la CAPN au second niveau',
		certitude: 'discute',
		fondements: ['doctrine-fo-dgfip-62', 'doctrine-fo-dgfip-84']
	},
	{
		regime: 'fpe',
		employeur: 'dgfip',
		du: '2019-01-01',
		au: '2022-12-31',
		nom: 'la CAPL',
		certitude: 'certain',
		fondements: ['doctrine-solidaires-830-2019', 'doctrine-solidaires-capl-2022']
	},
	{
		regime: 'fpe',
		employeur: 'dgfip',
		du: '2023-01-01',
		au: null,
		nom: 'la CAP nationale',
		certitude: 'certain',
		fondements: ['doctrine-cfdt-capn-2023', 'doctrine-fo-dgfip-capn', 'doctrine-solidaires-cap-b-2025']
	},
	{
		regime: 'fpe',
		employeur: 'douane',
		du: null,
		au: null,
		nom: 'la CAP nationale',
		certitude: 'discute',
		fondements: ['doctrine-cgt-douanes-recours']
	},
	{
		regime: 'fpe',
		employeur: 'education-biatss',
		du: null,
		au: null,
		nom: 'la CAP dont relève votre corps (académique ou nationale)',
		certitude: 'a-verifier',
		fondements: ['circulaire-2013-080']
	},
	{
		regime: 'fpe',
		employeur: null,
		du: null,
		au: null,
		nom: 'la CAP dont relève votre corps',
		certitude: 'certain',
		fondements: ['decret-2010-888-art-6', 'cgfp-livre-2-titre-6-r']
	},
	{
		regime: 'fpt',
		employeur: null,
		du: null,
		au: null,
		nom: 'la CAP du centre de gestion, ou celle de votre collectivité si elle n’y est pas affiliée',
		certitude: 'certain',
		fondements: ['decret-2014-1526-art-7']
	},
	{
		regime: 'fph',
		employeur: null,
		du: null,
		au: null,
		nom: 'la CAP locale (CAPL) ou départementale (CAPD)',
		certitude: 'discute',
		fondements: ['doctrine-autonomes-sante-cap']
	},
	{
		regime: 'contractuel-etat',
		employeur: null,
		du: null,
		au: null,
		nom: 'la CCP de votre ministère ou de votre établissement',
		certitude: 'certain',
		fondements: ['cgfp-livre-2-titre-7-r']
	},
	{
		regime: 'contractuel-territorial',
		employeur: null,
		du: null,
		au: null,
		nom: 'la CCP',
		certitude: 'certain',
		fondements: ['decret-88-145-art-1-3', 'cgfp-r272-21']
	},
	{
		regime: 'contractuel-hospitalier',
		employeur: null,
		du: null,
		au: null,
		nom: 'la CCP départementale (ou celle de l’AP-HP)',
		certitude: 'certain',
		fondements: ['arrete-2018-01-08-ccp-fph']
	}
];

/**
 * The commission to seize on a given day, with the name it bore then: the employer’s own row first, else the régime’s. Null
 * for the older marking systems, which have none.
 */
export function instance(
	regime: RegimeCode,
	employeur: EmployeurCode | null | undefined,
	le: Day
): Instance | null {
	const jour = le.toString();
	const duJour = INSTANCES.filter(
		(ligne) => ligne.regime === regime && (ligne.du ?? jour) <= jour && jour <= (ligne.au ?? jour)
	);
	return (
		duJour.find((ligne) => employeur && ligne.employeur === employeur) ??
		duJour.find((ligne) => ligne.employeur === null) ??
		null
	);
}

/** Every row, for the checks on the data itself. */
export const instances = (): readonly Instance[] => INSTANCES;
